"""A filled paper sheet goes into the sheet by the keyboard alone, twice keyed, blind."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.paper_page import read_pages
from smartcity_desktop.core.transcription import Phase
from smartcity_desktop.sample import PRACTICE_PASSPHRASE
from smartcity_desktop.ui import texts
from smartcity_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smartcity_desktop.ui.pages.transcription import TranscriptionPage
    from tests.ui.assessor.conftest import Laptop

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def paper(laptop: Laptop, qtbot: QtBot) -> TranscriptionPage:
    """Press Ctrl+T on the first region of the list."""
    with qtbot.waitActive(laptop.window):
        laptop.window.activateWindow()
    laptop.desk.regions.take_focus()
    QTest.keyClick(laptop.desk.regions.search, KEY.Key_T, CONTROL)
    laptop.settle()
    laptop.settle()
    assert laptop.window.key == "transcription"
    return laptop.desk.papers.transcribing.page


def typed(text: str, key: Qt.Key = KEY.Key_Enter) -> None:
    """Type where the focus is, and press Enter of the number pad."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(widget, key, Qt.KeyboardModifier.KeypadModifier)


def whole(page: TranscriptionPage, levels: list[str]) -> None:
    for level in levels:
        assert QApplication.focusWidget() is page.entry
        typed(level)


def test_the_whole_way_by_the_number_pad(laptop: Laptop, paper: TranscriptionPage) -> None:
    assert QApplication.focusWidget() is paper.page.field
    typed("")  # no scanner at hand
    first = [str(n % 5) for n in range(32)]
    second = [*first]
    second[3], second[7] = "0", ""
    whole(paper, first)
    assert "The first keying is done" in paper.banner.words
    assert paper.transcription is not None
    assert paper.transcription.phase is Phase.SECOND
    assert {line.now for line in paper.table.lines} == {None}, "the first keying is hidden"
    assert {line.first for line in paper.table.lines} == {None}
    whole(paper, second)
    assert paper.step.text().startswith("3 of 3")
    assert paper.count.text() == "2 of 32 rows differ, 2 to be decided: ← takes the first, → the second"
    assert [paper.table.said(at) for at in (0, 1)] == [
        ("INF-D1", paper.table.lines[0].title, "?", "3", "0"),
        ("INF-D5", paper.table.lines[1].title, "?", "2", "blank"),
    ]
    paper.take.click()
    assert "2 differences are open" in paper.banner.words
    assert laptop.stored().answers == {}
    QTest.keyClick(paper.entry, KEY.Key_Left)
    assert paper.row == 7
    typed("4")
    assert QApplication.focusWidget() is paper.take
    QTest.keyClick(paper.take, KEY.Key_Return)
    laptop.settle()
    assert laptop.window.key == "score"
    assert "32 answers were taken from the paper" in laptop.window.banner.words
    answers = laptop.stored().answers
    assert answers["INF-D1"].value == Decimal(3)
    assert answers["INF-D5"].value == Decimal(4)
    assert len(answers) == 32


def test_codes_and_arrows_lead_to_rows(paper: TranscriptionPage) -> None:
    typed("")
    typed("sup-k1")
    assert paper.transcription is not None
    assert paper.transcription.rows[paper.row].code == "SUP-K1"
    QTest.keyClick(paper.entry, KEY.Key_Up)
    assert paper.transcription.rows[paper.row].code == "INF-S3"
    typed("visb2 3")
    assert paper.transcription.first[31].value == Decimal(3)
    assert paper.row == 0
    typed("7")
    assert "Level 7 is not on the scale" in paper.banner.words
    typed("t")
    assert "INF-F1 has to be scored in every region" in paper.banner.words
    assert paper.transcription.done == 1


def test_interrupted_it_goes_on(laptop: Laptop, paper: TranscriptionPage) -> None:
    typed("")
    whole(paper, ["1", "2", "3"])
    QTest.keyClick(paper.entry, KEY.Key_Escape)
    laptop.settle()
    assert laptop.window.key == "score"
    laptop.desk.papers.transcribing.begin()
    laptop.settle()
    assert "3 of 32 rows" in paper.banner.words
    assert paper.row == 3
    paper.again.click()
    question = laptop.window.findChild(Question)
    question.yes.click()
    laptop.settle()
    assert paper.transcription is not None
    assert not paper.transcription.begun


def test_the_paper_is_recognised_by_its_code(laptop: Laptop, paper: TranscriptionPage) -> None:
    lines = laptop.desk.regions.lines
    blanks = [
        read_pages(laptop.services.printing.blank("LATIHAN", line.assignment_id, Language.INDONESIAN, "A4"))[
            0
        ]
        for line in lines[:2]
    ]
    typed(blanks[1].text)
    laptop.settle()
    assert f"not of the blank sheet of {lines[0].region.name}" in paper.banner.words
    paper.page.field.clear()
    typed(blanks[0].text)
    laptop.settle()
    assert paper.page.words.text() == f"Page 1 of {blanks[0].pages} of this very sheet."
    assert QApplication.focusWidget() is paper.entry


def test_a_signed_region_is_refused(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.open()
    view = laptop.desk.sheet.view
    assert view is not None
    for indicator in view.rubric.indicators():
        laptop.desk.sheet.give(indicator.code, Decimal(2))
    laptop.settle()
    laptop.services.finalising.sign(view.assessment.id, PRACTICE_PASSPHRASE, no_conflict=True)
    laptop.desk.sheet.reload()
    laptop.settle()
    assert laptop.stored().state is AssessmentState.SIGNED
    laptop.desk.papers.transcribing.begin()
    laptop.settle()
    assert laptop.window.key == "score"
    assert "Make a revision" in laptop.window.banner.words


def test_the_wheel_changes_nothing_and_everything_has_a_name(paper: TranscriptionPage) -> None:
    typed("")
    typed("2")
    before = paper.transcription
    for widget in (paper.entry, paper.page.field, paper.reason, paper.table.viewport()):
        place = QPointF(widget.rect().center())
        wheel = QWheelEvent(
            place,
            QPointF(widget.mapToGlobal(place)),
            QPoint(),
            QPoint(0, -240),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, wheel)
    assert paper.transcription == before
    assert paper.row == 1
    assert paper.entry.accessibleName().startswith("INF-F2, ")
    for widget in (paper.page.field, paper.reason, paper.table):
        assert widget.accessibleName()


def test_not_applicable_asks_why_once_and_halves_are_read(odd_laptop: Laptop) -> None:
    odd_laptop.open()
    odd_laptop.desk.papers.transcribing.begin()
    odd_laptop.settle()
    page = odd_laptop.desk.papers.transcribing.page
    typed("")
    typed("2,5")
    typed("t")
    assert QApplication.focusWidget() is page.reason
    typed("Tidak punya laut")
    typed("")
    assert page.transcription is not None
    assert page.transcription.phase is Phase.SECOND
    for level in ("2.5", "n", "3"):
        typed(level)
    assert page.transcription.phase is Phase.COMPARE
    assert page.count.text().startswith("1 of 3 rows differ")
    QTest.keyClick(page.entry, KEY.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    odd_laptop.settle()
    answers = odd_laptop.stored().answers
    assert answers["A11-Y"].not_applicable
    assert answers["A11-Y"].reason == "Tidak punya laut"
    assert (answers["A11-X"].value, answers["B-O"].value) == (Decimal("2.5"), Decimal(3))


def test_it_fits_and_speaks_indonesian(laptop: Laptop, paper: TranscriptionPage) -> None:
    typed("")
    whole(paper, ["1"])
    app = QApplication.instance()
    assert app is not None
    laptop.window.resize(1024, 540)
    texts.install(app, Language.INDONESIAN)
    laptop.settle()
    assert paper.step.text() == "1 dari 3 – ketikan pertama"
    assert laptop.window.width() == 1024
    assert paper.take.mapTo(laptop.window, paper.take.rect().bottomRight()).x() < 1024
    assert paper.entry.mapTo(laptop.window, paper.entry.rect().bottomRight()).y() < 540
