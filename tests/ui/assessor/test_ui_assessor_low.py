"""A low window: the title stays, what is chosen is in view, and what is said above neither piles up nor stays for ever."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.ui import theme
from smartcity_desktop.ui.coming_back import leave_with_next_act
from smartcity_desktop.ui.widgets.level_button import LevelButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.assessor.conftest import Laptop

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
FULL = FileProblem("E:/bukti", Text("hanya-baca.", "is read-only."), Text("Ganti.", "Choose another."))


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)
    QApplication.processEvents()


def is_whole(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


@pytest.fixture
def low(laptop: Laptop) -> Laptop:
    laptop.window.resize(1024, 540)
    laptop.window.set_practice(True)
    laptop.open()
    return laptop


@pytest.mark.parametrize("percent", [100, 150])
def test_title_and_chosen_level_are_in_view_below_two_messages(
    own_look: QApplication, low: Laptop, qtbot: QtBot, percent: int
) -> None:
    theme.apply(own_look, "light", percent)
    low.window.resize(1024, 540)
    score = low.desk.score
    for level, key in ((0, KEY.Key_0), (4, KEY.Key_4), (1, KEY.Key_1)):
        press(key)
        low.settle()
        low.window.banner.say(
            "warn", lambda: "The program was interrupted. " * 3, lambda: "All is there. " * 9
        )
        score.banner.show_problem(FULL)
        chosen = score.form.levels.button(Decimal(level))
        qtbot.waitUntil(lambda chosen=chosen: is_whole(chosen))
        assert is_whole(score.form.head._short_title)
        assert score.form.head._short_title.height() >= score.form.head._short_title.heightForWidth(
            score.form.head._short_title.width()
        )
        score.banner.clear()
        low.window.banner.clear()


def test_a_chosen_level_is_in_view_from_the_start_wherever_the_focus_is(
    own_look: QApplication, low: Laptop, qtbot: QtBot
) -> None:
    theme.apply(own_look, "light", 150)
    low.window.resize(1024, 540)
    press(KEY.Key_4)
    low.settle()
    low.window.go("regions")
    low.window.go("score")
    low.desk.score.contents.setFocus()
    low.desk.score.go("INF-F1", focus=False)
    qtbot.waitUntil(lambda: is_whole(low.desk.score.form.levels.button(Decimal(4))))


def test_tab_from_the_foot_brings_the_finding_into_view(low: Laptop, qtbot: QtBot) -> None:
    score = low.desk.score
    low.settle()
    assert not is_whole(score.form.finding)
    score.finalise.setFocus()
    for _turn in range(8):
        if QApplication.focusWidget() is score.form.finding:
            break
        press(KEY.Key_Tab)
    assert QApplication.focusWidget() is score.form.finding
    qtbot.waitUntil(lambda: is_whole(score.form.finding))


def test_question_and_all_levels_are_in_view_together(low: Laptop, qtbot: QtBot) -> None:
    form = low.desk.score.form
    for code in low.desk.score.moves.order[:3]:
        low.desk.score.go(code)
        qtbot.waitUntil(
            lambda: all(is_whole(level) for level in form.levels.buttons() if not level.isHidden())
        )
        assert is_whole(form._question)


def test_name_and_descriptor_of_a_level_share_their_lines_in_a_low_window(qtbot: QtBot) -> None:
    level = LevelButton("3")
    qtbot.addWidget(level)
    level.say(
        "Thorough", "Data of all five services are collected, coordinated and the basis of the plan. " * 2
    )
    level.resize(420, level.heightForWidth(420))
    stacked = level.heightForWidth(420)
    level.set_tight(True)
    assert level.heightForWidth(420) < stacked
    level.resize(420, level.heightForWidth(420))
    level.show()
    plain = level.grab().toImage()
    level.setChecked(True)
    assert level.grab().toImage() != plain
    level.say("Thorough", "")
    assert level.heightForWidth(420) >= 40


def test_the_question_is_reached_by_page_up_while_the_title_stays(low: Laptop, qtbot: QtBot) -> None:
    form = low.desk.score.form
    form.verticalScrollBar().setValue(form.verticalScrollBar().maximum())
    assert is_whole(form.head._short_title)
    assert form.head._line.isVisible()
    for _ in range(3):
        press(KEY.Key_PageUp)
    qtbot.waitUntil(lambda: form.verticalScrollBar().value() == 0)
    assert is_whole(form._question)
    assert not form.head._line.isVisible()


@pytest.mark.parametrize("percent", [100, 150])
def test_the_comment_is_whole_when_it_is_gone_to(
    own_look: QApplication, low: Laptop, qtbot: QtBot, percent: int
) -> None:
    theme.apply(own_look, "light", percent)
    press(KEY.Key_4)
    low.settle()
    press(KEY.Key_M, CTRL)
    comment = low.desk.score.form.comment
    assert comment.hasFocus()
    view = low.desk.score.form.viewport()
    qtbot.waitUntil(lambda: view.rect().contains(QRect(comment.mapTo(view, QPoint(0, 0)), comment.size())))
    assert comment.height() >= comment.sizeHint().height()


@pytest.mark.parametrize(("percent", "width"), [(100, 1024), (150, 1366)])
def test_a_card_of_evidence_is_as_high_as_its_parts(
    own_look: QApplication, low: Laptop, qtbot: QtBot, percent: int, width: int
) -> None:
    low.window.resize(width, 768)
    view = low.desk.sheet.view
    assert view is not None
    low.services.evidence.attach_bytes(
        view.assessment.id, "INF-F1", b"kata", "kata.txt", EvidenceKind.DOCUMENT
    )
    low.desk.sheet.reload()
    low.settle()
    press(KEY.Key_F6)
    (row,) = low.desk.score.evidence.rows
    theme.apply(own_look, "light", percent)
    low.settle()
    low.desk.score.places.show_evidence()
    qtbot.waitUntil(lambda: row._caption.height() >= row._caption.sizeHint().height())
    assert row.height() >= row.height_of_all()


def test_what_the_region_answered_leaves_room_for_the_evidence_below_it(low: Laptop, qtbot: QtBot) -> None:
    low.window.resize(1366, 768)
    score = low.desk.score
    panel = QTextEdit()
    score.places.show_beside(panel, "Answers", shown=True)
    qtbot.waitUntil(panel.isVisible)
    assert panel.height() <= score.height() * 0.3 + 1
    low.window.resize(1024, 540)
    low.settle()
    assert score.places.is_tab(panel)
    assert panel.maximumHeight() > 10_000


def test_what_was_undone_is_one_line_and_goes_by_itself(low: Laptop, qtbot: QtBot) -> None:
    press(KEY.Key_3)
    low.settle()
    press(KEY.Key_Z, CTRL)
    low.settle()
    banner = low.desk.score.banner
    assert banner.words.startswith("Undone")
    assert banner.height() <= 48
    assert 4_000 < banner.passes_in < 12_000
    banner._rest.start(0)
    qtbot.waitUntil(lambda: banner.words == "")


def test_escape_goes_back_to_the_levels_first_then_closes_what_is_said(low: Laptop) -> None:
    score, window = low.desk.score, low.window
    window.banner.say("warn", lambda: "Interrupted.")
    score.banner.show_problem(FULL)
    score.contents.setFocus()
    press(KEY.Key_Escape)
    assert score.form.levels.has_focus
    assert score.banner.words
    press(KEY.Key_Escape)
    assert score.banner.words == "", "the later one first"
    assert window.banner.words
    press(KEY.Key_Escape)
    assert window.banner.words == ""
    assert score.form.levels.has_focus


def test_f6_reaches_a_message_and_enter_presses_its_button(low: Laptop) -> None:
    score = low.desk.score
    press(KEY.Key_F9)
    low.settle()
    assert "block signing" in score.banner.words
    press(KEY.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    press(KEY.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is score.banner._action
    press(KEY.Key_Return)
    assert low.window.key == "finalise"


def test_what_a_notice_covered_is_said_again_once_unless_something_else_was_said(low: Laptop) -> None:
    window, score = low.window, low.desk.score

    def restored() -> None:
        window.banner.say("warn", lambda: "Restored: please confirm.")

    window.banner.say("warn", lambda: "Interrupted.")
    leave_with_next_act(window, low.desk, window.banner.turn, restored)
    press(KEY.Key_2)
    low.settle()
    assert window.banner.words == "Restored: please confirm."
    window.banner.dismiss()
    press(KEY.Key_Down)
    low.settle()
    assert window.banner.words == ""
    window.banner.say("warn", lambda: "Interrupted.")
    leave_with_next_act(window, low.desk, window.banner.turn, restored)
    window.banner.show_problem(FULL)
    score.arrived.emit(score.code)
    assert "read-only" in window.banner.words


def test_a_notice_leaves_with_the_next_act_and_takes_nothing_else_with_it(low: Laptop) -> None:
    window, score = low.window, low.desk.score
    acts = (
        lambda: press(KEY.Key_2),
        lambda: press(KEY.Key_Down),
        lambda: window.go("delivery"),
    )
    for act in acts:
        window.banner.say("warn", lambda: "Interrupted.")
        leave_with_next_act(window, low.desk, window.banner.turn)
        low.settle()
        assert window.banner.words == "Interrupted."
        act()
        low.settle()
        assert window.banner.words == ""
        window.banner.show_problem(FULL)
        low.desk.score.arrived.emit(score.code)
        assert window.banner.words, "what was said later stays"
        window.go("score")
        score.form.take_focus()
