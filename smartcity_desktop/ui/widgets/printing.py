"""Printing a PDF: its pages, drawn at the printer's resolution, each on a sheet of its own size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.ui import background

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.ui.widgets.paper_pages import Leaves

# Sharper pictures than this only fill the printer's memory: text of 8 points is clean at 300 dots per inch.
SHARPEST = 300.0
_MM_PER_POINT = 25.4 / 72
_KEEP = Qt.AspectRatioMode.KeepAspectRatio


def page_size(points: QSizeF) -> QPageSize:
    """Give the paper of a page: A4 by its name, F4 (215 × 330 mm, which Qt does not know) and others by measure."""
    known = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    # Qt matches by three points, which takes F4 for a sheet of fan-fold paper: it must agree to one.
    off = known.size(QPageSize.Unit.Point) - points
    if known.id() != QPageSize.PageSizeId.Custom and max(abs(off.width()), abs(off.height())) < 1:
        return known
    millimetres = QSizeF(round(points.width() * _MM_PER_POINT), round(points.height() * _MM_PER_POINT))
    name = "F4" if millimetres == QSizeF(215, 330) else ""
    return QPageSize(millimetres, QPageSize.Unit.Millimeter, name, QPageSize.SizeMatchPolicy.ExactMatch)


def prepare(printer: QPrinter, points: QSizeF) -> None:
    """Set paper, orientation and borderless drawing for pages of this size."""
    portrait = points.height() >= points.width()
    upright = points if portrait else points.transposed()
    orientation = QPageLayout.Orientation.Portrait if portrait else QPageLayout.Orientation.Landscape
    printer.setPageLayout(QPageLayout(page_size(upright), orientation, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)


class PrintJob(QObject):
    """Draws one page after the other on the paper thread and puts it on the printer; ends with one of its signals."""

    finished = Signal(object)  # number of pages printed
    failed = Signal(object)

    def __init__(self, paper: Leaves, printer: QPrinter, pages: tuple[int, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._paper, self._printer, self._pages = paper, printer, pages
        self._at = 0
        self._painter = QPainter()

    def start(self) -> None:
        """Begin; `failed` where the printer takes no job."""
        if not self._painter.begin(self._printer):
            self.failed.emit(
                FileProblem(
                    self._printer.outputFileName() or self._printer.printerName(),
                    Text("pencetak tidak menerima tugas ini.", "the printer does not take this job."),
                    Text(
                        "Periksa pencetak atau folder tujuannya, lalu coba lagi.",
                        "Check the printer or the target folder, then try again.",
                    ),
                )
            )
            return
        self._next()

    def _next(self) -> None:
        page, sharpness = self._pages[self._at], min(float(self._printer.resolution()), SHARPEST)
        background.draw(
            lambda: self._paper.image(page, sharpness), self._on_drawn, self._on_failed, owner=self
        )

    def _on_drawn(self, image: QImage) -> None:
        if self._at > 0:
            self._printer.newPage()
        sheet = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        size = image.size().scaled(sheet.size(), _KEEP)
        left, top = (sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2
        self._painter.drawImage(QRectF(left, top, size.width(), size.height()), image)
        self._at += 1
        if self._at < len(self._pages):
            self._next()
            return
        self._painter.end()
        self.finished.emit(self._at)

    def _on_failed(self, error: SmartCityError) -> None:
        self._printer.abort()
        self._painter.end()
        self.failed.emit(error)
