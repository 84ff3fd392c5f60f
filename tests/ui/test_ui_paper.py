"""The view of papers and printing, on PDF files made here and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog

from smartcity_desktop.ui import background
from smartcity_desktop.ui.widgets.paper_pages import Paper
from smartcity_desktop.ui.widgets.paper_view import PaperView
from smartcity_desktop.ui.widgets.printing import page_size, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

A4 = (595.28, 841.89)
F4 = (215 / 25.4 * 72, 330 / 25.4 * 72)


def pdf(size: tuple[float, float], pages: int, path: Path) -> bytes:
    """Make a PDF whose page n has a black square n centimetres from the left."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=size)
    for page in range(pages):
        canvas.rect((page + 1) * 28.35, 100, 28.35, 28.35, fill=1)
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> PaperView:
    view = PaperView()
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.show()
    return view


def show(view: PaperView, data: bytes, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.shown):
        view.show_pdf(data, "lembar.pdf")


def test_pages_are_shown_to_the_width_and_can_be_leafed_through(
    view: PaperView, tmp_path: Path, qtbot: QtBot
) -> None:
    show(view, pdf(A4, 3, tmp_path / "a.pdf"), qtbot)
    assert (view.page, view.pages) == (1, 3)
    assert view._page_words.text() == "page 1 of 3"
    assert view.area.horizontalScrollBar().maximum() == 0
    qtbot.mouseClick(view.after, Qt.MouseButton.LeftButton)
    assert view.page == 2
    qtbot.mouseClick(view.before, Qt.MouseButton.LeftButton)
    assert view.page == 1
    assert view._leaves[0].image is not None


def test_zoom_steps_and_back_to_the_width(view: PaperView, tmp_path: Path, qtbot: QtBot) -> None:
    show(view, pdf(A4, 2, tmp_path / "a.pdf"), qtbot)
    fitted = view._leaves[0].width()
    qtbot.mouseClick(view.larger, Qt.MouseButton.LeftButton)
    assert view._leaves[0].width() > fitted
    assert view._zoom_words.text() == "100 %"
    qtbot.mouseClick(view.smaller, Qt.MouseButton.LeftButton)
    assert view._zoom_words.text() == "75 %"
    qtbot.mouseClick(view.fit_width, Qt.MouseButton.LeftButton)
    assert view._leaves[0].width() == fitted
    background.drain()
    assert view._leaves[0].image is not None
    assert abs(view._leaves[0].image.width() - fitted) <= 1


def test_pages_far_away_are_let_go(view: PaperView, tmp_path: Path, qtbot: QtBot) -> None:
    show(view, pdf(A4, 12, tmp_path / "a.pdf"), qtbot)
    background.drain()
    assert view._leaves[11].image is None
    view.go_to(12)
    background.drain()
    assert view._leaves[11].image is not None
    assert view._leaves[0].image is None


def test_what_is_no_pdf_is_said(view: PaperView, qtbot: QtBot) -> None:
    view.show_pdf(b"%PDF-1.7 nothing", "rusak.pdf")
    background.drain()
    assert "rusak.pdf: is no PDF that can be shown" in view.banner.words


def test_the_paper_is_saved_whole(view: PaperView, tmp_path: Path, qtbot: QtBot) -> None:
    data = pdf(A4, 1, tmp_path / "a.pdf")
    show(view, data, qtbot)
    with qtbot.waitSignal(view.saved):
        view.save_to(tmp_path / "salinan ü.pdf")
    assert (tmp_path / "salinan ü.pdf").read_bytes() == data
    view.save_to(tmp_path / "tidak ada" / "x.pdf")
    background.drain()
    assert "tidak ada" in view.banner.words


@pytest.mark.parametrize(
    ("points", "name"),
    [(QSizeF(*A4), "A4"), (QSizeF(*F4), "F4"), (QSizeF(612, 792), "Letter")],
)
def test_paper_is_known_by_its_size(points: QSizeF, name: str) -> None:
    assert page_size(points).name().startswith(name)


def test_f4_has_its_millimetres() -> None:
    assert page_size(QSizeF(*F4)).size(QPageSize.Unit.Millimeter) == QSizeF(215, 330)


@pytest.mark.parametrize(("size", "pages"), [(A4, (1, 3)), (F4, (2, 3)), ((841.89, 595.28), (1, 2))])
def test_printing_puts_each_page_on_its_paper(
    view: PaperView, tmp_path: Path, qtbot: QtBot, size: tuple[float, float], pages: tuple[int, int]
) -> None:
    data = pdf(size, 3, tmp_path / "a.pdf")
    show(view, data, qtbot)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    printer.setResolution(150)
    prepare(printer, view._leaves[0]._points)
    printer.setFromTo(*pages)
    with qtbot.waitSignal(view.printed) as heard:
        view.print_to(printer)
    first, last = pages
    assert heard.args == [last - first + 1]
    printed = Paper((tmp_path / "cetak.pdf").read_bytes(), "cetak.pdf")
    assert len(printed.sizes()) == last - first + 1
    assert printed.sizes()[0].width() == pytest.approx(size[0], abs=1)
    assert printed.sizes()[0].height() == pytest.approx(size[1], abs=1)
    image = printed.image(0, 72)
    # The square of the first page in the range: as many centimetres from the left as its number, and black.
    at = round((first + 0.5) * 28.35)
    assert image.pixelColor(at, round(size[1] - 114)).lightness() < 40
    assert image.pixelColor(at + 40, round(size[1] - 114)).lightness() > 240


@pytest.mark.qt_log_ignore("propagateSizeHints", "QPainter::begin", extend=True)
def test_a_printer_that_takes_no_job_is_said(view: PaperView, tmp_path: Path, qtbot: QtBot) -> None:
    show(view, pdf(A4, 1, tmp_path / "a.pdf"), qtbot)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "tidak ada" / "x.pdf"))
    with qtbot.capture_exceptions() as caught:
        view.print_to(printer)
        background.drain()
    assert caught == []
    assert "does not take this job" in view.banner.words


def test_a_page_is_drawn_sharper_when_asked(tmp_path: Path) -> None:
    paper = Paper(pdf(A4, 2, tmp_path / "a.pdf"), "a.pdf")
    plain, sharp = paper.image(1, 72), paper.image(1, 144)
    assert (plain.width(), plain.height()) == (596, 842)
    assert (sharp.width(), sharp.height()) == (1191, 1684)
    # The square of page 2 spans 56.7 to 85.05 points from the left and 100 to 128.35 from the foot.
    for image, scale in ((plain, 1), (sharp, 2)):
        for x, dark in ((54, False), (59, True), (83, True), (88, False)):
            assert (image.pixelColor(x * scale, (842 - 114) * scale).lightness() < 40) is dark


def test_several_ranges_of_pages_are_printed(view: PaperView, tmp_path: Path, qtbot: QtBot) -> None:
    view.show_pdf(pdf(A4, 5, tmp_path / "lima.pdf"), "lima.pdf")
    background.drain()
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    printer.setPageRanges(QPageRanges.fromString("1,4-5"))
    with qtbot.waitSignal(view.printed) as heard:
        view.print_to(printer)
    assert heard.args == [3]


def test_without_a_printer_it_offers_a_pdf(
    view: PaperView, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    saved = tmp_path / "simpan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    view.show_pdf(pdf(A4, 1, tmp_path / "a.pdf"), "a.pdf")
    background.drain()
    view.print_button.click()
    assert "No printer is set up on this computer." in view.banner.words
    with qtbot.waitSignal(view.saved):
        view.banner._action.click()
    assert saved.read_bytes().startswith(b"%PDF")
