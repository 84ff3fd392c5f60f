"""Scoring a region by keys and clicks; what is pressed stands in the database."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.assessor.conftest import Laptop

NO = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KEY = Qt.Key


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NO) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)
    QApplication.processEvents()


def typed(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def wheel(widget: QWidget) -> None:
    """Turn the wheel over a widget, as a mouse would."""
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        NO,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_enter_opens_the_region_and_digits_score_it(laptop: Laptop) -> None:
    press(KEY.Key_Return)
    laptop.settle()
    assert laptop.window.key == "score"
    for digit in (KEY.Key_3, KEY.Key_0, KEY.Key_4):
        press(digit)
        press(KEY.Key_Return)
    answers = laptop.stored().answers
    assert [answers[c].value for c in ("INF-F1", "INF-F2", "INF-F3")] == [Decimal(3), Decimal(0), Decimal(4)]
    assert laptop.desk.score.code == "INF-D1"
    assert "3" in laptop.desk.score._ui.progress.words
    assert laptop.window.save_indicator.error is None


def test_a_digit_is_painted_before_it_is_saved(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_2)
    assert laptop.desk.score.form.levels.button(Decimal(2)).isChecked()
    assert laptop.window.save_indicator.unsaved
    laptop.settle()
    assert not laptop.window.save_indicator.unsaved


def test_a_later_choice_is_not_painted_over_by_an_earlier_save(laptop: Laptop) -> None:
    laptop.open()
    for digit in (KEY.Key_1, KEY.Key_3, KEY.Key_2, KEY.Key_4):
        press(digit)
    laptop.settle()
    assert laptop.desk.score.form.levels.button(Decimal(4)).isChecked()
    assert laptop.stored().answers["INF-F1"].value == Decimal(4)


def test_digits_in_the_comment_are_letters(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_1)
    press(KEY.Key_M, CTRL)
    assert laptop.desk.score.form.comment.hasFocus()
    typed("tahun 2019, 4 kecamatan")
    laptop.window.flush.emit()
    answer = laptop.stored().answers["INF-F1"]
    assert answer.value == Decimal(1)
    assert answer.comment == "tahun 2019, 4 kecamatan"


def test_a_comment_saves_itself_when_it_rests(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.open()
    press(KEY.Key_M, CTRL)
    with qtbot.waitSignal(laptop.desk.sheet.saved):
        typed("Data lengkap.")
    assert laptop.stored().answers["INF-F1"].comment == "Data lengkap."


def test_a_comment_is_saved_also_by_somebody_who_types_on_without_a_rest(
    laptop: Laptop, qtbot: QtBot
) -> None:
    laptop.open()
    press(KEY.Key_M, CTRL)
    typist = QTimer(interval=100)
    typist.timeout.connect(lambda: typed("a"))
    with qtbot.waitSignal(laptop.desk.sheet.saved, timeout=3000):
        typist.start()
    typist.stop()
    kept = laptop.stored().answers["INF-F1"].comment
    assert kept
    assert laptop.desk.score.form.comment.toPlainText().startswith(kept)


def test_a_comment_is_saved_when_the_indicator_is_left(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_M, CTRL)
    typed("Belum sempat berhenti mengetik")
    press(KEY.Key_Return, CTRL)
    assert laptop.desk.score.code == "INF-F2"
    assert laptop.stored().answers["INF-F1"].comment == "Belum sempat berhenti mengetik"
    assert laptop.desk.score.form.comment.toPlainText() == ""


def test_a_comment_is_saved_when_another_region_is_opened(laptop: Laptop) -> None:
    laptop.open()
    first = laptop.desk.sheet.view
    assert first is not None
    press(KEY.Key_M, CTRL)
    typed("Kota pertama")
    laptop.open(1)
    view = laptop.desk.sheet.view
    assert view is not None
    assert view.region.name != first.region.name
    saved = laptop.services.scoring.reload(first.assessment.id).assessment
    assert saved.answers["INF-F1"].comment == "Kota pertama"
    assert "INF-F1" not in view.assessment.answers


def test_not_applicable_is_not_there_where_the_rubric_forbids_it(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_T)
    assert "INF-F1" not in laptop.stored().answers
    levels = laptop.desk.score.form.levels
    assert levels.buttons()[-1].isHidden()
    assert "every region" in levels.hint
    press(KEY.Key_9)
    assert levels.hint == "Scale 0–4: 9 is no level. ↓ goes on without it."
    press(KEY.Key_2)
    assert not levels.hint


def test_after_a_digit_that_is_no_level_enter_stays_until_there_is_an_answer(laptop: Laptop) -> None:
    laptop.open()
    score, levels = laptop.desk.score, laptop.desk.score.form.levels
    press(KEY.Key_3)
    press(KEY.Key_Enter)
    press(KEY.Key_5)
    laptop.settle()  # the answer before is saved by now, and the page was shown anew
    assert levels.hint.startswith("Scale 0–4: 5 is no level")
    for _ in range(2):
        press(KEY.Key_Enter)
        laptop.settle()
        assert score.code == "INF-F2"
    assert levels._hint.isVisible()
    press(KEY.Key_4)
    press(KEY.Key_Enter)
    assert score.code == "INF-F3"
    assert not levels.hint
    values = {code: answer.value for code, answer in laptop.stored().answers.items()}
    assert values == {"INF-F1": Decimal(3), "INF-F2": Decimal(4)}


def test_a_digit_that_is_no_level_is_left_by_the_arrow_by_backspace_or_backwards(laptop: Laptop) -> None:
    laptop.open()
    score = laptop.desk.score
    press(KEY.Key_9)
    press(KEY.Key_Down)
    assert score.code == "INF-F2"
    press(KEY.Key_9)
    press(KEY.Key_Return, SHIFT)
    assert score.code == "INF-F1"
    press(KEY.Key_9)
    press(KEY.Key_Backspace)
    press(KEY.Key_Return)
    assert score.code == "INF-F2"
    assert laptop.stored().answers == {}


def test_in_fast_mode_tab_stays_as_well(laptop: Laptop) -> None:
    laptop.open()
    laptop.desk.score.set_fast(True)
    press(KEY.Key_7)
    press(KEY.Key_Tab)
    assert laptop.desk.score.code == "INF-F1"
    press(KEY.Key_1)
    press(KEY.Key_Tab)
    assert laptop.desk.score.code == "INF-F2"


def test_not_applicable_asks_for_its_reason(odd_laptop: Laptop) -> None:
    odd_laptop.open()
    odd_laptop.desk.score.go("A11-Y")
    press(KEY.Key_T)
    assert odd_laptop.desk.score.form.reason.hasFocus()
    typed("Tidak ada pesisir")
    odd_laptop.window.flush.emit()
    answer = odd_laptop.stored().answers["A11-Y"]
    assert answer.not_applicable
    assert answer.reason == "Tidak ada pesisir"
    press(KEY.Key_Escape)
    press(KEY.Key_3)
    odd_laptop.settle()
    assert odd_laptop.stored().answers["A11-Y"].value == Decimal(3)
    assert not odd_laptop.desk.score.form.reason.isVisible()


def test_half_levels_are_reached_by_comma_and_by_arrows(odd_laptop: Laptop) -> None:
    odd_laptop.open()
    press(KEY.Key_2)
    press(KEY.Key_Comma)
    assert odd_laptop.stored().answers["A11-X"].value == Decimal("2.5")
    press(KEY.Key_Right)
    assert odd_laptop.stored().answers["A11-X"].value == Decimal(3)
    press(KEY.Key_0)
    assert odd_laptop.stored().answers["A11-X"].value == Decimal(3)
    assert len(odd_laptop.desk.score.form.levels.buttons()) == 10


def test_optional_ones_are_counted_apart_and_figures_are_read_only(odd_laptop: Laptop) -> None:
    odd_laptop.open()
    score = odd_laptop.desk.score
    press(KEY.Key_2)
    score.go("B-O")
    press(KEY.Key_3)
    odd_laptop.settle()
    assert score._ui.progress.words == "1 of 2 + 1 optional answered"
    score.go("B-N")
    assert not score.form.levels.isVisible()
    assert "imported by headquarters" in score.form._figure.text()
    press(KEY.Key_Escape)
    assert score.contents.section_words() == (
        "Section 1, Item A11: 1/2 answered",
        "Section 2, Dimension B: 0/0 +1 answered",
    )


def test_backspace_takes_the_answer_back(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_3)
    press(KEY.Key_Backspace)
    laptop.settle()
    assert laptop.desk.score.form.levels.answer is not None
    assert laptop.desk.score.form.levels.answer.value is None
    answer = laptop.stored().answers.get("INF-F1")
    assert answer is None or answer.value is None


def test_left_and_right_move_the_level_and_up_and_down_the_indicator(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_2)
    press(KEY.Key_Right)
    assert laptop.stored().answers["INF-F1"].value == Decimal(3)
    press(KEY.Key_Left)
    assert laptop.stored().answers["INF-F1"].value == Decimal(2)
    press(KEY.Key_Down)
    assert laptop.desk.score.code == "INF-F2"
    press(KEY.Key_Up)
    assert laptop.desk.score.code == "INF-F1"
    press(KEY.Key_Return, SHIFT)
    assert laptop.desk.score.code == "INF-F1"


def test_the_wheel_never_changes_a_score(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_2)
    laptop.settle()
    score = laptop.desk.score
    for widget in (
        *score.form.levels.buttons(),
        score.form.viewport(),
        score._ui.filter,
        score.contents.viewport(),
    ):
        wheel(widget)
    laptop.settle()
    assert laptop.stored().answers["INF-F1"].value == Decimal(2)
    assert len(laptop.stored().answers) == 1
    assert score._ui.filter.currentIndex() == 0


def test_undo_and_redo_go_over_scores_and_texts(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_1)
    press(KEY.Key_Return)
    press(KEY.Key_4)
    laptop.settle()
    press(KEY.Key_Z, CTRL)
    laptop.settle()
    assert laptop.stored().answers.get("INF-F2") is None or laptop.stored().answers["INF-F2"].value is None
    assert laptop.desk.score.code == "INF-F2"
    press(KEY.Key_Z, CTRL)
    laptop.settle()
    assert laptop.desk.score.code == "INF-F1"
    assert laptop.stored().answers.get("INF-F1") is None or laptop.stored().answers["INF-F1"].value is None
    press(KEY.Key_Y, CTRL)
    press(KEY.Key_Y, CTRL)
    laptop.settle()
    assert laptop.stored().answers["INF-F1"].value == Decimal(1)
    assert laptop.stored().answers["INF-F2"].value == Decimal(4)
    assert laptop.desk.score.form.levels.button(Decimal(4)).isChecked()


def test_a_saved_comment_is_undone_from_the_levels(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_M, CTRL)
    typed("Salah ketik")
    press(KEY.Key_Escape)
    laptop.settle()
    assert laptop.desk.score.form.levels.has_focus
    press(KEY.Key_Z, CTRL)
    laptop.settle()
    answer = laptop.stored().answers.get("INF-F1")
    assert answer is None or answer.comment == ""
    assert laptop.desk.score.form.comment.toPlainText() == ""


def test_next_unanswered_passes_over_what_is_answered_and_ends_in_words(laptop: Laptop) -> None:
    laptop.open()
    score = laptop.desk.score
    press(KEY.Key_1)
    score.go("INF-F3")
    press(KEY.Key_1)
    score.go("INF-F1")
    press(KEY.Key_Return, CTRL)
    assert score.code == "INF-F2"
    press(KEY.Key_2)
    laptop.settle()
    press(KEY.Key_Return, CTRL)
    assert score.code == "INF-D1"
    view = laptop.desk.sheet.view
    assert view is not None
    for indicator in view.rubric.indicators():
        laptop.desk.sheet.give(indicator.code, Decimal(2))
    laptop.settle()
    press(KEY.Key_Return, CTRL)
    assert "Every indicator is answered" in score.banner.words


def test_next_problem_goes_to_a_high_level_without_evidence(laptop: Laptop) -> None:
    laptop.open()
    score = laptop.desk.score
    score.go("SUP-K2")
    press(KEY.Key_4)
    laptop.settle()
    assert any("evidence" in note for note in score.form.notes)
    score.go("INF-F1")
    press(KEY.Key_Return, CTRL | SHIFT)
    assert score.code == "SUP-K2"
    press(KEY.Key_2)
    laptop.settle()
    assert score.form.notes == ()
    press(KEY.Key_Return, CTRL | SHIFT)
    assert "No answer has a problem" in score.banner.words


def test_go_to_finds_an_indicator_by_code_and_a_region_by_a_word(laptop: Laptop) -> None:
    from smartcity_desktop.ui.widgets.goto_box import GotoBox

    laptop.open()
    press(KEY.Key_K, CTRL)
    box = laptop.window.findChild(GotoBox)
    assert box is not None
    QTest.keyClicks(box.search, "supk2")
    QTest.keyClick(box.search, KEY.Key_Return)
    laptop.settle()
    assert laptop.desk.score.code == "SUP-K2"
    laptop.desk.score.goto_wanted.emit()
    box = laptop.window.findChildren(GotoBox)[-1]
    QTest.keyClicks(box.search, "surabaya")
    QTest.keyClick(box.search, KEY.Key_Return)
    laptop.settle()
    view = laptop.desk.sheet.view
    assert view is not None
    assert view.region.name == "Kota Surabaya"


def test_alt_and_a_number_go_to_the_hole_of_a_section(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_4, ALT)
    assert laptop.desk.score.code == "SUP-K1"
    press(KEY.Key_2)
    laptop.settle()
    press(KEY.Key_1, ALT)
    press(KEY.Key_4, ALT)
    assert laptop.desk.score.code == "SUP-K2"


def test_tab_goes_level_comment_evidence_next(laptop: Laptop) -> None:
    laptop.open()
    laptop.window.resize(1366, 740)
    laptop.settle()
    score = laptop.desk.score
    press(KEY.Key_2)
    for wanted in (score.form.comment, score.evidence.attach, score.next):
        press(KEY.Key_Tab)
        assert QApplication.focusWidget() is wanted
    score.form.take_focus()
    press(KEY.Key_Tab)
    assert QApplication.focusWidget() is score.form.comment
    press(KEY.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is score.form.levels.button(Decimal(2))


def test_tab_reaches_the_way_to_the_evidence_where_that_is_a_tab(laptop: Laptop) -> None:
    laptop.open()
    score = laptop.desk.score
    for wanted in (score.form.comment, score.form.evidence_link, score.next):
        press(KEY.Key_Tab)
        assert QApplication.focusWidget() is wanted
    press(KEY.Key_Backtab, SHIFT)
    press(KEY.Key_Space)
    assert QApplication.focusWidget() is score.evidence.attach
    assert score.evidence.isVisible()


def test_in_fast_mode_tab_goes_from_level_to_level(laptop: Laptop) -> None:
    laptop.open()
    laptop.desk.score._ui.fast.click()
    laptop.desk.score.form.take_focus()
    press(KEY.Key_1)
    press(KEY.Key_Tab)
    assert laptop.desk.score.code == "INF-F2"
    assert laptop.desk.score.form.levels.has_focus
    press(KEY.Key_Backtab, SHIFT)
    assert laptop.desk.score.code == "INF-F1"
    assert laptop.window.settings.fast_mode


def test_f6_goes_from_zone_to_zone(laptop: Laptop) -> None:
    laptop.open()
    score = laptop.desk.score
    laptop.window.resize(1366, 740)
    laptop.settle()
    press(KEY.Key_F6)
    assert QApplication.focusWidget() is score.evidence.attach
    press(KEY.Key_F6, SHIFT)
    assert score.form.levels.has_focus
    press(KEY.Key_F6, SHIFT)
    assert QApplication.focusWidget() is score.contents


def test_f6_and_escape_come_back_from_evidence_that_is_a_tab(laptop: Laptop) -> None:
    laptop.open()
    score = laptop.desk.score
    press(KEY.Key_F6)
    assert not score.form.isVisible()
    press(KEY.Key_F6, SHIFT)
    assert score.form.levels.has_focus
    press(KEY.Key_F6)
    assert QApplication.focusWidget() is score.evidence.attach
    press(KEY.Key_Escape)
    assert score.form.levels.has_focus


def test_enter_presses_the_button_after_the_last_indicator(laptop: Laptop) -> None:
    laptop.open()
    laptop.desk.score.go("VIS-B2")
    press(KEY.Key_2)
    press(KEY.Key_Return)
    assert QApplication.focusWidget() is laptop.desk.score.next
    press(KEY.Key_Return)
    laptop.settle()
    assert laptop.window.key == "finalise"


def test_all_levels_are_in_view_in_a_low_window(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.window.resize(1024, 540)
    laptop.open()
    form = laptop.desk.score.form
    press(KEY.Key_4)
    shown = [button for button in form.levels.buttons() if button.isVisible()]
    assert len(shown) == 5
    qtbot.waitUntil(
        lambda: all(button.visibleRegion().boundingRect().height() == button.height() for button in shown)
    )


def test_the_score_can_be_hidden_by_one_key(laptop: Laptop) -> None:
    laptop.open()
    score = laptop.desk.score
    assert "Total" in score.total.words
    press(KEY.Key_F8)
    assert "hidden" in score.total.words
    assert laptop.window.settings.hide_scores
    assert score.card.radar.isHidden()
    press(KEY.Key_F8)
    assert not laptop.window.settings.hide_scores


def test_f9_checks_and_counts(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_4)
    press(KEY.Key_F9)
    laptop.settle()
    assert "31 block signing, 1 need an explanation" in laptop.desk.score.banner.words


def test_every_level_says_what_it_is(laptop: Laptop) -> None:
    laptop.open()
    levels = laptop.desk.score.form.levels
    button = levels.button(Decimal(3))
    assert button.accessibleName() == "Indicator INF-F1, level 3 of 4"
    assert "Complete" in button.accessibleDescription()
    for one in levels.buttons():
        assert one.isHidden() or (one.height() >= 40 and one.width() >= 40)


def test_the_list_marks_counts_and_filters(laptop: Laptop) -> None:
    from smartcity_desktop.ui.sections import Show

    laptop.open()
    score = laptop.desk.score
    press(KEY.Key_4)
    laptop.settle()
    assert score.contents.section_words()[0].endswith("1/3 answered, needs an explanation")
    score._ui.filter.pick(Show.PROBLEMS)
    assert score.contents.shown_codes() == ("INF-F1",)
    score._ui.filter.pick(Show.UNANSWERED)
    assert "INF-F1" not in score.contents.shown_codes()
    assert len(score.contents.shown_codes()) == 31


def test_history_brings_an_earlier_value_back(laptop: Laptop) -> None:
    from smartcity_desktop.ui.widgets.history_view import HistoryView

    laptop.open()
    press(KEY.Key_1)
    press(KEY.Key_3)
    laptop.settle()
    laptop.desk.score.form.history_wanted.emit()
    laptop.settle()
    view = laptop.window.findChild(HistoryView)
    assert view is not None
    assert len(view.rows) == 2
    view.rows[1].restore.click()
    laptop.settle()
    assert laptop.stored().answers["INF-F1"].value == Decimal(1)
    assert laptop.desk.score.form.levels.button(Decimal(1)).isChecked()


def test_the_language_changes_while_scoring(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_2)
    laptop.window.change_settings(language="id")
    laptop.settle()
    score = laptop.desk.score
    assert score.next.text() == "Berikutnya"
    assert score.form.levels.button(Decimal(3)).accessibleName() == "Indikator INF-F1, tingkat 3 dari 4"
    assert score._ui.progress.words == "1 dari 32 terjawab"
    assert laptop.desk.finalise.sign.text() == "Tandatangani penilaian Kota Ambon"
    assert score.form.levels.button(Decimal(2)).isChecked()
