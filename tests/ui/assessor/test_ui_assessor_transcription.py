"""A filled paper sheet goes into the sheet by the keyboard alone, twice keyed, blind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from smartcity_desktop.core.assessment import Answer, AssessmentState
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.paper_page import read_pages
from smartcity_desktop.core.transcription import Keyed, Phase
from smartcity_desktop.sample import PRACTICE_PASSPHRASE
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from smartcity_desktop.ui.pages.paper_review import PaperReviewPage
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


def confirm(laptop: Laptop) -> None:
    """Press Ctrl+Enter of the number pad where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, KEY.Key_Enter, CONTROL | Qt.KeyboardModifier.KeypadModifier)
    laptop.settle()


def reviewed(laptop: Laptop, page: TranscriptionPage, levels: list[str]) -> PaperReviewPage:
    """Key the same twice, and go to the review."""
    typed("")
    whole(page, levels)
    whole(page, levels)
    assert QApplication.focusWidget() is page.review
    typed("")
    laptop.settle()
    assert laptop.window.key == "paper_review"
    return laptop.desk.papers.transcribing.review


def line(review: PaperReviewPage, code: str) -> tuple[str, ...]:
    at = next(at for at, row in enumerate(review.table.rows) if row.line.code == code)
    code, _title, *said = review.table.said(at)
    return (code, *said)


def test_the_whole_way_by_the_number_pad(laptop: Laptop, paper: TranscriptionPage) -> None:
    assert QApplication.focusWidget() is paper.page.field
    assert not paper.entry.isVisible(), "first the page, then its rows"
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
    assert not paper.review.isVisible()
    whole(paper, second)
    assert paper.card.step.text().startswith("3 of 4")
    assert paper.card.count.text() == "2 of 32 rows differ, 2 to be decided"
    assert [paper.table.said(at) for at in (0, 1)] == [
        ("INF-D1", paper.table.lines[0].title, "?", "3", "0"),
        ("INF-D5", paper.table.lines[1].title, "?", "2", "blank"),
    ]
    paper.review.click()
    assert "2 differences are open" in paper.banner.words
    QTest.keyClick(paper.entry, KEY.Key_Left)
    assert paper.row == 7
    typed("4")
    for _ in range(5):  # whoever presses Enter once too often still enters nothing
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, KEY.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
        laptop.settle()
    review = laptop.desk.papers.transcribing.review
    assert laptop.window.key == "paper_review"
    assert laptop.stored().answers == {}
    assert "Nothing is entered yet" in review.banner.words
    assert review.enter.text() == "Enter 32 answers"
    assert review.count.text() == "0 replace · 32 new · 0 stay"
    confirm(laptop)
    assert laptop.window.key == "score"
    assert "32 answers were taken from the paper" in laptop.window.banner.words
    answers = laptop.stored().answers
    assert answers["INF-D1"].value == Decimal(3)
    assert answers["INF-D5"].value == Decimal(4)
    assert len(answers) == 32


def test_what_would_change_is_shown_kept_or_replaced_and_taken_back_by_one_key(
    laptop: Laptop, paper: TranscriptionPage
) -> None:
    view = laptop.desk.sheet.view
    assert view is not None
    fill = laptop.services.scoring.fill
    before = {"INF-F1": "1", "INF-F2": "2", "INF-F3": "3", "VIS-B2": "4"}
    fill(view.assessment.id, [Answer(code, Decimal(level)) for code, level in before.items()])
    review = reviewed(laptop, paper, ["2", "2", "4", *["1"] * 28, ""])
    assert [row.line.code for row in review.table.rows[:2]] == ["INF-F1", "INF-F3"], "first what would change"
    assert line(review, "INF-F1") == ("INF-F1", "1", "2", "replaces")
    assert line(review, "INF-F2") == ("INF-F2", "2", "2", "stays: the same")
    assert line(review, "INF-D1") == ("INF-D1", "–", "1", "new")
    assert line(review, "VIS-B2") == ("VIS-B2", "4", "–", "stays: blank on paper")
    assert review.count.text() == "2 replace · 28 new · 2 stay"
    assert review.enter.text() == "Enter 30 answers, 2 of them replacing"
    title = review.table.rows[0].title
    assert review.marked.text() == f"INF-F1 {title}: 1 Initial → 2 Partial"
    QTest.keyClick(review.table, KEY.Key_Down)
    QTest.keyClick(review.table, KEY.Key_Left)
    assert line(review, "INF-F3") == ("INF-F3", "3", "4", "the sheet's is kept")
    assert review.marked.text().endswith(": stays 3 Complete; on the paper 4 Measured and improved")
    assert review.enter.text() == "Enter 29 answers, 1 of them replacing"
    assert laptop.stored().answers.keys() == before.keys(), "still nothing is written"
    assert laptop.window.save_indicator.text().strip() == "Nothing to save"
    started = datetime.now(UTC)
    confirm(laptop)
    seconds = range(int((datetime.now(UTC) - started).total_seconds()) + 2)
    wib = started + timedelta(hours=7)
    assert laptop.window.save_indicator.text().strip() in {
        f"Saved {wib + timedelta(seconds=n):%H:%M:%S}" for n in seconds
    }
    answers = {code: answer.value for code, answer in laptop.stored().answers.items()}
    assert answers == {
        **{row.line.code: Decimal(1) for row in review.table.rows},
        "INF-F1": 2,
        "INF-F2": 2,
        "INF-F3": 3,
        "VIS-B2": 4,
    }
    assert "29 answers were taken from the paper into the sheet, 1 of them replaced one" in (
        laptop.window.banner.words
    )
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, KEY.Key_Z, CONTROL)
    laptop.settle()
    assert {code: str(answer.value) for code, answer in laptop.stored().answers.items()} == before
    assert laptop.window.banner.words == "", "what was taken back is no longer said to be in"


def test_the_review_is_drawn_anew_where_the_sheet_changed(laptop: Laptop, paper: TranscriptionPage) -> None:
    view = laptop.desk.sheet.view
    assert view is not None
    number, scoring = view.assessment.id, laptop.services.scoring
    scoring.fill(number, [Answer("INF-F1", Decimal(1)), Answer("INF-F2", Decimal(1))])
    review = reviewed(laptop, paper, ["2"] * 32)
    QTest.keyClick(review.table, KEY.Key_Space)
    assert line(review, "INF-F1")[-1] == "the sheet's is kept"
    scoring.set_level(number, "INF-F2", Decimal(4))
    scoring.set_level(number, "INF-F3", Decimal(4))
    confirm(laptop)
    assert laptop.window.key == "paper_review"
    assert "has changed since this review was drawn: INF-F2, INF-F3" in review.banner.words
    assert line(review, "INF-F1")[-1] == "the sheet's is kept", "what did not change stays decided"
    assert line(review, "INF-F3") == ("INF-F3", "4", "2", "replaces")
    assert [laptop.stored().answers[code].value for code in ("INF-F1", "INF-F2", "INF-F3")] == [1, 4, 4]
    assert review.enter.text() == "Enter 31 answers, 2 of them replacing"
    confirm(laptop)
    assert [laptop.stored().answers[code].value for code in ("INF-F1", "INF-F2", "INF-F3")] == [1, 2, 2]


def test_the_mouse_keeps_all_and_then_there_is_nothing_to_enter(
    laptop: Laptop, paper: TranscriptionPage
) -> None:
    view = laptop.desk.sheet.view
    assert view is not None
    codes = [one.code for one in view.rubric.indicators()]
    laptop.services.scoring.fill(view.assessment.id, [Answer(code, Decimal(1)) for code in codes])
    review = reviewed(laptop, paper, ["2"] * 31 + ["1"])
    assert review.enter.text() == "Enter 31 answers, 31 of them replacing"
    QTest.mouseClick(review.keep_all, Qt.MouseButton.LeftButton)
    assert review.enter.text() == "Done: the sheet stays as it is"
    QTest.mouseClick(review.use, Qt.MouseButton.LeftButton)
    assert review.enter.text() == "Enter 1 answer, 1 of them replacing"
    QTest.mouseClick(review.keep, Qt.MouseButton.LeftButton)
    before = len(laptop.services.scoring.history(view.assessment.id, codes[0]))
    QTest.mouseClick(review.enter, Qt.MouseButton.LeftButton)
    laptop.settle()
    assert laptop.window.key == "score"
    assert "the sheet stayed as it was" in laptop.window.banner.words
    assert {answer.value for answer in laptop.stored().answers.values()} == {Decimal(1)}
    assert len(laptop.services.scoring.history(view.assessment.id, codes[0])) == before
    assert not laptop.services.transcription.open(view.assessment.id).resumed


def test_back_from_the_review_another_decision_can_be_made(laptop: Laptop, paper: TranscriptionPage) -> None:
    typed("")
    whole(paper, ["1"] * 32)
    whole(paper, ["2"] + ["1"] * 31)
    QTest.keyClick(paper.entry, KEY.Key_Left)
    assert QApplication.focusWidget() is paper.review
    typed("")
    laptop.settle()
    review = laptop.desk.papers.transcribing.review
    assert line(review, "INF-F1")[2] == "1"
    QTest.keyClick(review.table, KEY.Key_Escape)
    assert laptop.window.key == "transcription"
    assert QApplication.focusWidget() is paper.entry
    QTest.keyClick(paper.entry, KEY.Key_Right)
    typed("")
    laptop.settle()
    assert line(review, "INF-F1")[2] == "2"


def test_a_damaged_file_is_said_and_put_aside(laptop: Laptop, paper: TranscriptionPage) -> None:
    typed("")
    whole(paper, ["1"])
    QTest.keyClick(paper.entry, KEY.Key_Escape)
    laptop.settle()
    (file,) = (laptop.services.folder.root / "transcriptions").iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    laptop.desk.papers.transcribing.begin()
    laptop.settle()
    assert "What was keyed of this paper is damaged" in paper.banner.words
    assert f"{file.stem}.damaged-1.json" in paper.banner.words
    assert paper.transcription is not None
    assert not paper.transcription.begun


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
    assert "Scale 0–4: 7 is no level" in paper.card.wrong
    assert (paper.row, paper.entry.selectedText()) == (0, "7")
    typed("")
    assert "Scale 0–4: 7 is no level" in paper.card.wrong, "Enter once more leaves no blank behind either"
    typed("t")
    assert "INF-F1 has to be scored in every region" in paper.card.wrong
    assert paper.transcription.done == 1
    typed("3")
    assert paper.card.wrong == ""
    assert (paper.row, paper.transcription.first[0]) == (1, Keyed(Decimal(3)))


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
    assert page.card.count.text().startswith("1 of 3 rows differ")
    QTest.keyClick(page.entry, KEY.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    odd_laptop.settle()
    confirm(odd_laptop)
    answers = odd_laptop.stored().answers
    assert answers["A11-Y"].not_applicable
    assert answers["A11-Y"].reason == "Tidak punya laut"
    assert (answers["A11-X"].value, answers["B-O"].value) == (Decimal("2.5"), Decimal(3))


def inside(widget: QWidget, window: QWidget) -> bool:
    """Whether all of a widget can be seen: inside its window and every scroll area above it."""
    return (
        widget.isVisible()
        and widget.visibleRegion().boundingRect() == widget.rect()
        and window.width() == 1024
    )


@pytest.mark.parametrize("percent", [100, 150])
def test_the_line_its_label_and_its_hint_are_whole_at_1024_by_540(
    laptop: Laptop, paper: TranscriptionPage, percent: int
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", percent)
    texts.install(app, Language.INDONESIAN)
    laptop.window.resize(1024, 540)
    laptop.settle()
    assert inside(paper.page.field, laptop.window)
    typed("")
    card = paper.card
    parts = [
        paper.entry,
        *(label for label in card.findChildren(QLabel) if label.text() and label.isVisible()),
    ]
    assert card.step.text() == "1 dari 4 – ketikan pertama"
    laptop.settle()
    assert [part for part in parts if not inside(part, laptop.window)] == []
    typed("9")
    laptop.settle()
    assert card.wrong.startswith("Skala 0–4: 9 bukan tingkat.")
    for part in (paper.entry, card.step, card.code, *card._below.findChildren(QLabel)):
        assert part.isHidden() or inside(part, laptop.window), part


@pytest.mark.parametrize("percent", [100, 150])
def test_the_review_fits_and_speaks_indonesian(
    laptop: Laptop, paper: TranscriptionPage, percent: int
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    view = laptop.desk.sheet.view
    assert view is not None
    laptop.services.scoring.fill(
        view.assessment.id, [Answer(code, Decimal(3)) for code in ("INF-F1", "INF-F2", "INF-F3")]
    )
    review = reviewed(laptop, paper, ["2"] * 28 + [""] * 4)
    theme.apply(app, "light", percent)
    texts.install(app, Language.INDONESIAN)
    laptop.window.resize(1024, 540)
    laptop.settle()
    assert review.enter.text() == "Masukkan 28 jawaban, 3 di antaranya mengganti"
    shown = [
        part
        for kind in (QLabel, QPushButton)
        for part in review.findChildren(kind)
        if part.isVisible() and part.text()
    ]
    assert {review.step, review.count, review.marked, review.keep, review.use, review.enter} <= set(shown)
    assert [part for part in shown if not inside(part, laptop.window)] == []
