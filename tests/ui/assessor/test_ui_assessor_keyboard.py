"""What the key card promises beside the levels: explain, find, undo in words, bring back, filter; no mouse anywhere."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from smartcity_desktop.core.assessment import AssessmentState, Field
from smartcity_desktop.core.facts import Figure
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.store.records import assessments
from smartcity_desktop.ui.dialogs.blank_sheets import BlankSheetsDialog
from smartcity_desktop.ui.sections import Show
from smartcity_desktop.ui.widgets.figure_line import FigureLine
from smartcity_desktop.ui.widgets.goto_box import GotoBox, Place, distance, found_places
from smartcity_desktop.ui.widgets.history_view import HistoryView

if TYPE_CHECKING:
    from tests.ui.assessor.conftest import Laptop

NO = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NO) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)
    QApplication.processEvents()


def typed(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def test_a_whole_region_is_scored_by_keyboard_alone(laptop: Laptop) -> None:
    press(KEY.Key_Return)
    laptop.settle()
    score = laptop.desk.score
    for turn, code in enumerate(score.moves.order):
        assert score.code == code
        press((KEY.Key_4, KEY.Key_2, KEY.Key_1)[turn % 3])
        laptop.settle()
        if score.form.problems.open_edit() is not None:
            press(KEY.Key_E, CTRL)
            typed("Diperlihatkan di ruang kendali.")
            press(KEY.Key_Escape)
            assert score.form.levels.has_focus
        press(KEY.Key_Return)
    assert QApplication.focusWidget() is score.next
    laptop.settle()
    view = laptop.desk.sheet.view
    assert view is not None
    assert not [problem.key for problem in view.problems if problem.open]
    assert view.result.total.exact is not None
    press(KEY.Key_Space)
    laptop.settle()
    assert laptop.window.key == "finalise"
    assert laptop.desk.finalise.isVisible()


def test_a_warning_stands_there_at_the_moment_of_choosing(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_4)
    form = laptop.desk.score.form
    assert laptop.window.save_indicator.unsaved
    assert any("evidence" in note for note in form.notes)
    press(KEY.Key_2)
    assert form.notes == ()
    laptop.settle()


def test_an_interview_alone_does_not_carry_a_high_level(laptop: Laptop) -> None:
    laptop.open()
    view = laptop.desk.sheet.view
    assert view is not None
    number = view.assessment.id
    laptop.services.evidence.attach_bytes(number, "INF-F1", b"kata", "kata.txt", EvidenceKind.INTERVIEW)
    laptop.desk.sheet.reload()
    laptop.settle()
    levels = laptop.desk.score.form.levels
    assert levels.button(Decimal(4)).asks == "warn"
    assert "not attached" in levels.button(Decimal(4)).accessibleDescription()
    press(KEY.Key_4)
    assert laptop.desk.score.form.notes
    laptop.services.evidence.attach_bytes(number, "INF-F1", b"isi", "isi.txt", EvidenceKind.DOCUMENT)
    laptop.desk.sheet.reload()
    laptop.settle()
    assert laptop.desk.score.form.notes == ()
    assert "is attached" in levels.button(Decimal(4)).accessibleDescription()


def test_an_explanation_is_typed_where_the_warning_stands(laptop: Laptop) -> None:
    laptop.open()
    form = laptop.desk.score.form
    press(KEY.Key_4)
    laptop.settle()
    press(KEY.Key_Tab)
    edit = form.problems.open_edit()
    assert edit is not None
    assert QApplication.focusWidget() is edit
    assert "INF-F1" in edit.accessibleName()
    typed("4 kecamatan diperlihatkan")
    press(KEY.Key_Tab)
    assert QApplication.focusWidget() is form.comment
    (text,) = laptop.stored().explanations.values()
    assert text == "4 kecamatan diperlihatkan"
    assert form.notes[0].startswith("Explained")
    laptop.desk.score.go("INF-F2")
    press(KEY.Key_E, CTRL)
    assert "no warning" in laptop.desk.score.banner.words
    laptop.desk.score.go("INF-F1")
    edit = form.problems.open_edit()
    assert edit is not None
    assert edit.toPlainText() == "4 kecamatan diperlihatkan"


def test_finalising_going_to_a_place_and_the_next_region_are_one_key_away(laptop: Laptop) -> None:
    laptop.open()
    first = laptop.stored().region_id
    press(KEY.Key_F, CTRL | SHIFT)
    laptop.settle()
    assert laptop.window.key == "finalise"
    press(KEY.Key_K, CTRL | SHIFT)
    laptop.settle()
    assert laptop.window.key == "score"
    assert laptop.stored().region_id != first
    press(KEY.Key_F, CTRL | SHIFT)
    press(KEY.Key_K, CTRL)
    (box,) = laptop.window.findChildren(GotoBox)
    assert box.isVisible()
    typed("INF-F2")
    press(KEY.Key_Return)
    assert (laptop.window.key, laptop.desk.score.code) == ("score", "INF-F2")


def test_papers_and_copies_share_a_menu_whose_keys_hold_everywhere(laptop: Laptop) -> None:
    entry = laptop.window.menu.actions()[0]
    assert entry.text() == "Paper and copies"
    keys = {one.shortcut().toString() for one in laptop.desk.papers.entries.menu.actions()}
    assert {"Ctrl+Shift+S", "Ctrl+T", "Ctrl+Shift+P"} <= keys
    press(KEY.Key_P, CTRL | SHIFT)
    (dialog,) = laptop.window.findChildren(BlankSheetsDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_the_finding_on_the_dimension_is_one_key_away(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_M, CTRL | SHIFT)
    assert QApplication.focusWidget() is laptop.desk.score.form.finding
    typed("Jaringan jalan merata.")
    press(KEY.Key_Escape)
    assert laptop.desk.score.form.levels.has_focus
    (found,) = laptop.stored().findings.items()
    assert found[1] == "Jaringan jalan merata."
    laptop.desk.score.go("SUP-K2")
    assert laptop.desk.score.form.finding.toPlainText() == ""
    press(KEY.Key_Z, CTRL)
    laptop.settle()
    assert laptop.stored().findings == {}
    assert "General finding" in laptop.desk.score.banner.words


def test_undo_says_what_it_took_back_and_when_there_is_no_more(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_3)
    press(KEY.Key_1)
    laptop.settle()
    press(KEY.Key_Z, CTRL)
    laptop.settle()
    assert laptop.desk.score.banner.words == "Undone – INF-F1 · Level: 1 → 3"
    press(KEY.Key_Y, CTRL)
    laptop.settle()
    assert laptop.desk.score.banner.words == "Done again – INF-F1 · Level: 3 → 1"
    press(KEY.Key_Y, CTRL)
    laptop.settle()
    assert laptop.desk.score.banner.words == "Nothing to do again."
    for _ in range(3):
        press(KEY.Key_Z, CTRL)
    laptop.settle()
    assert "Nothing more to undo" in laptop.desk.score.banner.words
    assert laptop.stored().answers == {}


def test_evidence_is_undone_by_the_same_key(laptop: Laptop) -> None:
    laptop.open()
    laptop.desk.files.note("INF-F1", EvidenceKind.INTERVIEW, "Wawancara dengan dinas.")
    laptop.settle()
    assert len(laptop.stored().citations) == 1
    laptop.desk.score.go("INF-F3")
    press(KEY.Key_Z, CTRL)
    laptop.settle()
    assert laptop.stored().citations == ()
    assert laptop.desk.score.code == "INF-F1"
    assert laptop.desk.score.banner.words == "Undone – INF-F1 · Evidence: taken off"
    press(KEY.Key_Y, CTRL)
    laptop.settle()
    assert len(laptop.stored().citations) == 1
    assert len(laptop.desk.score.evidence.rows) == 1


def test_an_earlier_value_is_brought_back_by_keys(laptop: Laptop) -> None:
    laptop.open()
    for key in (KEY.Key_3, KEY.Key_1, KEY.Key_2):
        press(key)
    laptop.settle()
    press(KEY.Key_H, CTRL)
    laptop.settle()
    box = laptop.window.findChildren(HistoryView)[-1]
    focused = box.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Bring back 1"
    QTest.keyClick(focused, KEY.Key_Down)
    focused = box.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Bring back 3"
    QTest.keyClick(focused, KEY.Key_Space)
    laptop.settle()
    stored = laptop.stored()
    assert stored.answers["INF-F1"].value == 3
    history = laptop.services.scoring.history(stored.id, "INF-F1")
    assert [entry.new for entry in history if entry.field is Field.SCORE] == ["3", "1", "2", "3"]
    laptop.desk.sheet.undo()
    laptop.settle()
    assert laptop.stored().answers["INF-F1"].value == 2


def test_the_filters_say_how_many_they_keep(laptop: Laptop) -> None:
    laptop.open()
    picker = laptop.desk.score._ui.filter
    total = len(laptop.desk.score.moves.order)
    press(KEY.Key_4)
    laptop.settle()
    words = [picker.itemText(place) for place in range(picker.count())]
    assert words == [
        f"All indicators · {total}",
        f"Unanswered · {total - 1}",
        "With problems · 1",
        f"Without evidence · {total}",
        "With a comment · 0",
    ]


def test_what_changed_since_it_came_back_is_listed_and_what_was_named_is_marked(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_2)
    number = laptop.stored().id
    states = (
        (AssessmentState.SIGNED, ""),
        (AssessmentState.SENT, ""),
        (AssessmentState.RECEIVED, ""),
        (AssessmentState.RETURNED, "Mohon periksa INF-F3."),
    )
    with laptop.services.database.write() as session:
        for state, reason in states:
            assessments.set_state(session, number, state, at=datetime.now(UTC), who="pusat", reason=reason)
    again = laptop.services.finalising.revise(number, "Diminta pusat")
    laptop.desk.sheet.show(laptop.services.scoring.reload(again))
    laptop.settle()
    score = laptop.desk.score
    picker = score._ui.filter
    assert picker.itemText(picker.findData(Show.CHANGED.value)) == "Changed since it came back · 0"
    score.go("INF-F2")
    press(KEY.Key_1)
    laptop.settle()
    picker.pick(Show.CHANGED)
    assert score.contents.shown_codes() == ("INF-F2",)
    assert "sent back" in score.contents.section_words()[0]
    press(KEY.Key_Z, CTRL)
    laptop.settle()
    assert score.contents.shown_codes() == ()
    laptop.open(1)
    assert picker.findData(Show.CHANGED.value) == -1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("surabaya", "Kota Surabaya"),
        ("surabya", "Kota Surabaya"),
        ("usrabaya", "Kota Surabaya"),
        ("73.78", "Kota Surabaya"),
        ("ujung pandang", "Kota Makassar"),
        ("ujng", "Kota Makassar"),
        ("inff1", "Jalan"),
    ],
)
def test_go_to_forgives_slips_and_knows_former_names(text: str, wanted: str) -> None:
    places = [
        Place("region", "1", "35.78", "Kota Surabaya", "Jawa Timur", former=("73.78",)),
        Place("region", "2", "73.71", "Kota Makassar", "Sulawesi Selatan", former=("Kota Ujung Pandang",)),
        Place("indicator", "INF-F1", "INF-F1", "Jalan"),
    ]
    assert found_places(places, text)[0].title == wanted
    assert found_places(places, "xyzxyz") == []


def test_the_distance_of_two_words_counts_slips() -> None:
    assert distance("ambon", "ambon", 2) == 0
    assert distance("abmon", "ambon", 2) == 1
    assert distance("amon", "ambon", 2) == 1
    assert distance("ternate", "ambon", 2) == 3


def test_a_former_name_is_said_beside_the_name_of_today(laptop: Laptop) -> None:
    box = GotoBox(
        [Place("region", "2", "73.71", "Kota Makassar", former=("Kota Ujung Pandang",))], laptop.window
    )
    QTest.keyClicks(box.search, "ujung")
    assert "formerly Kota Ujung Pandang" in box.list.item(0).text()
    box.deleteLater()


def text_of(data: bytes) -> str:
    """Read all words of a PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def said_by(widget: QWidget) -> str:
    """Give all that a widget and what is in it say, to the eye, the pointer and a screen reader."""
    parts = []
    for one in (widget, *widget.findChildren(QWidget)):
        parts += [one.toolTip(), one.accessibleName(), one.accessibleDescription()]
        if isinstance(one, QLabel):
            parts.append(one.text())
    return " ".join(parts)


def test_a_hidden_score_is_said_nowhere(laptop: Laptop) -> None:
    laptop.open()
    score = laptop.desk.score
    for code in score.moves.order:
        laptop.desk.sheet.give(code, Decimal(3))
    laptop.settle()
    shown = score.total._number.text()
    assert shown != "–"
    assert shown in said_by(score.total)
    assert score.card.bars.accessibleDescription()
    press(KEY.Key_F8)
    for turn in (KEY.Key_2, KEY.Key_3):
        for widget in (score.total, score.card):
            assert not [letter for letter in said_by(widget).replace("F8", "") if letter.isdigit()]
        press(turn)
        laptop.settle()
    finalise = laptop.desk.finalise
    laptop.window.go("finalise")
    laptop.settle()
    assert finalise._ui.total.text() == "–"
    assert "hidden" in finalise._ui.facts.text()
    assert finalise._ui.bars.accessibleDescription() == ""
    number = laptop.stored().id
    blind = text_of(laptop.services.printing.sheet(number, Language.ENGLISH, "A4", blind=True))
    assert shown not in blind
    assert shown in text_of(laptop.services.printing.sheet(number, Language.ENGLISH, "A4"))
    press(KEY.Key_F8)
    laptop.settle()
    assert finalise._ui.total.text() == shown
    laptop.window.go("score")
    laptop.settle()
    assert shown in said_by(score.total)


def test_every_stop_of_the_page_has_a_name_and_levels_are_large_enough(laptop: Laptop) -> None:
    laptop.open()
    laptop.window.resize(1366, 740)
    press(KEY.Key_4)
    laptop.settle()
    score = laptop.desk.score
    stops = [
        one
        for one in score.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()
    ]
    assert len(stops) > 8
    for one in stops:
        text = one.text() if isinstance(one, QAbstractButton) else ""
        assert one.accessibleName() or text, one
    for button in score.form.levels.buttons():
        if button.isVisible():
            assert button.width() >= 40
            assert button.height() >= 40


def test_a_figure_says_its_source_and_year_and_that_it_is_locked(laptop: Laptop) -> None:
    line = FigureLine(laptop.window)
    figure = Figure("R0001", "IPM", Text("IPM", "HDI"), Decimal("81.25"), "indeks", "BPS", 2018)
    line.display(Decimal("81.25"), "indeks", figure)
    assert "81.25 indeks" in line.text()
    assert "HDI 2018, source: BPS." in line.text()
    assert "cannot be changed here" in line.text()
    assert line.accessibleName() == line.text()
    line.display(None, "indeks", None)
    assert "not here yet" in line.text()
    line.deleteLater()
