"""A printed paper on the screen: its pages, zoom, and what can be done with it (print, save)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.ui import background, choosing, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.paper_pages import ForeignPaper, Leaves, Paper

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage, QPaintEvent
    from PySide6.QtPrintSupport import QPrinter

    from smartcity_desktop.core.errors import SmartCityError

SCREEN = 96.0
STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_GAP = 16


class Leaf(QWidget):
    """One page; white until its picture arrives."""

    def __init__(self, page: int, points: QSizeF) -> None:
        super().__init__()
        self.page = page
        self._points = points
        self.image: QImage | None = None
        self.wanted = 0.0

    def zoom(self, factor: float) -> None:
        """Take the size of the page on the screen; the picture is drawn anew when it comes into view."""
        size = self._points * (factor * SCREEN / 72)
        self.setFixedSize(QSize(round(size.width()), round(size.height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper and, once it is there, the picture."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self.image)
        painter.setPen(QColor(theme.tokens().line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PaperView(Speaking, QWidget):
    """Shows a PDF. It never goes to the system's viewer: that would leave it unencrypted on the disk."""

    shown = Signal()  # the first page is drawn
    printed = Signal(object)  # number of pages
    saved = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data, self._name = b"", ""
        self._paper: Leaves | None = None
        self._leaves: list[Leaf] = []
        self._factor, self._fits = 1.0, True
        self.banner = Banner()
        self._build()
        theme.changed().connect(self._draw_icons)
        self._draw_icons()
        self.retranslate()

    # -- what pages use ----------------------------------------------------------------------------------------

    def show_pdf(self, data: bytes, name: str) -> None:
        """Show a PDF that the program has made; `name` is offered when it is saved."""
        self._show(Paper(data, name), data, name)

    def show_foreign(self, data: bytes, name: str) -> None:
        """Show a PDF that somebody else made, drawn in another process."""
        self._show(ForeignPaper(data, name), data, name)

    def _show(self, paper: Leaves, data: bytes, name: str) -> None:
        self._paper = None
        self._data, self._name = data, name
        self.banner.clear()

        def work() -> tuple[Leaves, tuple[QSizeF, ...]]:
            return paper, paper.sizes()

        background.draw(work, self._on_opened, self._on_failed, owner=self)

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return len(self._leaves)

    @property
    def page(self) -> int:
        """The page in view, from 1; 0 where there is none."""
        top = self.area.verticalScrollBar().value()
        middle = top + self.area.viewport().height() // 3
        above = [leaf.page + 1 for leaf in self._leaves if leaf.y() <= middle]
        return above[-1] if above else 0

    def go_to(self, page: int) -> None:
        """Bring a page (from 1) to the top."""
        if 1 <= page <= len(self._leaves):
            self.area.verticalScrollBar().setValue(self._leaves[page - 1].y() - _GAP // 2)

    def set_zoom(self, factor: float | None) -> None:
        """Zoom to a factor of the true size, or (`None`) to the width of the view."""
        self._fits = factor is None
        self._factor = factor if factor is not None else self._fitting()
        for leaf in self._leaves:
            leaf.zoom(self._factor)
        self._look()
        self._tell()

    # -- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.smaller, self.larger, self.fit_width = QToolButton(), QToolButton(), QToolButton()
        self.before, self.after = QToolButton(), QToolButton()
        self._zoom_words, self._page_words = QLabel(), QLabel()
        self.print_button, self.save_button = QPushButton(), QPushButton()
        theme.mark(self.print_button, kind="primary")
        self.fit_width.setCheckable(True)
        row = QHBoxLayout()
        row.setContentsMargins(theme.L, theme.S, theme.L, 0)
        row.setSpacing(theme.XS)
        for widget in (self.before, self._page_words, self.after):
            row.addWidget(widget)
        row.addSpacing(theme.M)
        for widget in (self.smaller, self._zoom_words, self.larger, self.fit_width):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.save_button, self.print_button):
            row.addWidget(button)
        self._sheets = QWidget()
        theme.mark(self._sheets, kind="desk")
        self._column = QVBoxLayout(self._sheets)
        theme.margins(self._column, _GAP, _GAP)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setWidget(self._sheets)
        self.area.viewport().installEventFilter(self)
        self.area.verticalScrollBar().valueChanged.connect(lambda _value: self._on_scrolled())
        column = QVBoxLayout(self)
        theme.margins(column, 0, theme.S)
        column.addLayout(row)
        told = QVBoxLayout()
        told.setContentsMargins(theme.L, 0, theme.L, 0)
        told.addWidget(self.banner)
        column.addLayout(told)
        column.addWidget(self.area, 1)
        self.smaller.clicked.connect(lambda: self._step(-1))
        self.larger.clicked.connect(lambda: self._step(1))
        self.fit_width.clicked.connect(lambda: self.set_zoom(None))
        self.before.clicked.connect(lambda: self.go_to(self.page - 1))
        self.after.clicked.connect(lambda: self.go_to(self.page + 1))
        self.print_button.clicked.connect(self._on_print)
        self.save_button.clicked.connect(self._on_save)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.print_button.setText(self.tr("Print…"))
        self.save_button.setText(self.tr("Save as…"))
        for button, words in (
            (self.smaller, self.tr("Smaller")),
            (self.larger, self.tr("Larger")),
            (self.fit_width, self.tr("Fit the width")),
            (self.before, self.tr("Previous page")),
            (self.after, self.tr("Next page")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.area.setAccessibleName(self.tr("Pages of {name}").format(name=self._name))
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the view; Ctrl and the wheel zoom."""
        if event.type() == QEvent.Type.Resize:
            if self._fits:
                self.set_zoom(None)
            self._look()
        return super().eventFilter(watched, event)

    def _draw_icons(self) -> None:
        for button, name in (
            (self.smaller, "zoom-out"),
            (self.larger, "zoom-in"),
            (self.fit_width, "move-horizontal"),
            (self.before, "chevron-up"),
            (self.after, "chevron-down"),
        ):
            button.setIcon(theme.icon(name, "muted", on="accent"))
            button.setIconSize(QSize(18, 18))
        self.print_button.setIcon(theme.icon("printer", "accent_text"))
        self.save_button.setIcon(theme.icon("download", "text"))

    def _tell(self) -> None:
        self._zoom_words.setText(f"{round(self._factor * 100)} %")
        self._page_words.setText(self.tr("page {n} of {m}").format(n=self.page, m=self.pages))
        self.fit_width.setChecked(self._fits)

    # -- pages -------------------------------------------------------------------------------------------------

    def _on_opened(self, found: tuple[Leaves, tuple[QSizeF, ...]]) -> None:
        self._paper, sizes = found
        for leaf in self._leaves:
            self._column.removeWidget(leaf)
            leaf.deleteLater()
        self._leaves = [Leaf(page, points) for page, points in enumerate(sizes)]
        for leaf in self._leaves:
            self._column.addWidget(leaf, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.set_zoom(None if self._fits else self._factor)
        self.area.verticalScrollBar().setValue(0)
        self.retranslate()

    def _fitting(self) -> float:
        if not self._leaves:
            return 1.0
        widest = max(leaf._points.width() for leaf in self._leaves) * SCREEN / 72
        room = self.area.viewport().width() - 2 * _GAP
        return float(max(0.3, min(3.0, room / widest)))

    def _step(self, by: int) -> None:
        if by > 0:
            wanted = next((step for step in STEPS if step > self._factor + 0.01), STEPS[-1])
        else:
            wanted = next((step for step in reversed(STEPS) if step < self._factor - 0.01), STEPS[0])
        self.set_zoom(wanted)

    def _on_scrolled(self) -> None:
        self._look()
        self._tell()

    def _look(self) -> None:
        """Have the pages in view drawn; let go of pictures far away."""
        self._column.activate()
        height = self.area.viewport().height()
        view = QRect(0, self.area.verticalScrollBar().value() - height, 1, 3 * height)
        sharpness = self._factor * SCREEN * self.devicePixelRatioF()
        for leaf in self._leaves:
            if not view.intersects(QRect(0, leaf.y(), 1, leaf.height())):
                leaf.image, leaf.wanted = None, 0.0
            elif leaf.wanted != sharpness and self._paper is not None:
                leaf.wanted = sharpness
                self._draw(self._paper, leaf, sharpness)

    def _draw(self, paper: Leaves, leaf: Leaf, sharpness: float) -> None:
        def drawn(image: QImage) -> None:
            if leaf.wanted == sharpness:
                leaf.image = image
                leaf.update()
                if leaf.page == 0:
                    self.shown.emit()

        background.draw(lambda: paper.image(leaf.page, sharpness), drawn, self._on_failed, owner=leaf)

    # -- print, save -------------------------------------------------------------------------------------------

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        from smartcity_desktop.ui.widgets.printing import prepare

        if self._paper is None:
            return
        if not QPrinterInfo.availablePrinterNames():
            # The system's own dialog would come up empty, or as a bare error.
            self.banner.say(
                "info",
                lambda: self.tr("No printer is set up on this computer."),
                lambda: self.tr("Save the paper as a PDF and print it on another computer."),
                action=lambda: self.tr("Save as PDF…"),
                on_action=self._on_save,
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._name)
        prepare(printer, self._leaves[0]._points)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, self.pages)
        dialog.setFromTo(1, self.pages)
        dialog.accepted.connect(lambda: self.print_to(printer))
        QDialog.open(dialog)  # the print dialog hides it behind an overload for C++

    def print_to(self, printer: QPrinter) -> None:
        """Print the pages that the printer's range names; ends with `printed` or a sentence in the banner."""
        from smartcity_desktop.ui.widgets.printing import PrintJob

        if self._paper is None:
            return
        ranges = printer.pageRanges()
        first, last = printer.fromPage() or 1, printer.toPage() or self.pages
        wanted = list(range(first, min(last, self.pages) + 1))
        if not ranges.isEmpty():
            wanted = [page for page in range(1, self.pages + 1) if ranges.contains(page)]
        pages = tuple(page - 1 for page in wanted)
        job = PrintJob(self._paper, printer, pages, self)
        job.finished.connect(self._on_printed)
        job.failed.connect(self._on_failed)
        job.finished.connect(job.deleteLater)
        job.failed.connect(job.deleteLater)
        job.start()

    def _on_printed(self, count: int) -> None:
        self.banner.say("good", lambda: self.tr("%n page(s) printed.", "", count))
        self.printed.emit(count)

    def _on_save(self) -> None:
        title = self.tr("Save as")
        file = choosing.save_file(self, Purpose.PAPERS, title, self._name, "PDF (*.pdf)")
        if file is not None:
            self.save_to(file)

    def save_to(self, path: Path) -> None:
        """Write the PDF, whole or not at all."""
        data = self._data
        background.run(lambda: _written(path, data), self._on_saved, self._on_failed, owner=self)

    def _on_saved(self, path: Path) -> None:
        self.banner.say("good", lambda: self.tr("Saved: {path}").format(path=path))
        self.saved.emit(path)

    def _on_failed(self, error: SmartCityError) -> None:
        self.banner.show_problem(error)


def _written(path: Path, data: bytes) -> Path:
    from smartcity_desktop.system.files import write_whole

    write_whole(path, data)
    return path
