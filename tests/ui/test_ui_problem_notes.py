"""What an indicator does not meet: rows serve one indicator after the other, and nothing of one gets into another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from smartcity_desktop.core.checks import Problem
from smartcity_desktop.core.language import same
from smartcity_desktop.core.rubric import Severity
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.system.resources import resource
from smartcity_desktop.ui.widgets.comment_edit import CommentEdit
from smartcity_desktop.ui.widgets.problem_notes import ProblemNotes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

RUBRIC = read_rubric(resource("rubric.yaml").read_text(encoding="utf-8"), "rubric.yaml")
ORDER = tuple(RUBRIC.indicators())


def problem(at: int, severity: Severity = Severity.WARN) -> Problem:
    code = ORDER[at].code
    return Problem(severity.value, severity, code, same(f"problem of {code}"), explained=False)


@pytest.fixture
def notes(qtbot: QtBot) -> ProblemNotes:
    made = ProblemNotes()
    qtbot.addWidget(made)
    made.said = []
    made.explained.connect(made.said.append)
    return made


def show(notes: ProblemNotes, at: int, *severities: Severity, text: str = "") -> None:
    found = [problem(at, severity) for severity in severities or (Severity.WARN,)]
    notes.display(ORDER[at], found, lambda _key: text, read_only=False)
    notes.show()


def test_what_is_typed_belongs_to_the_problem_that_was_shown(notes: ProblemNotes) -> None:
    show(notes, 0)
    (edit,) = notes.edits()
    QTest.keyClicks(edit, "because")
    show(notes, 1, text="other words")
    assert notes.said == [(problem(0).key, "because")]
    assert notes.edits() == (edit,), "the field serves again"
    assert edit.toPlainText() == "other words"
    assert ORDER[1].code in edit.accessibleName()
    QTest.keyClicks(edit, "!")
    notes.save_now()
    assert [key for key, _text in notes.said] == [problem(0).key, problem(1).key]


def test_nothing_typed_for_one_indicator_can_be_brought_back_in_another(notes: ProblemNotes) -> None:
    show(notes, 0)
    (edit,) = notes.edits()
    QTest.keyClicks(edit, "secret")
    edit.selectAll()
    edit.cut()
    show(notes, 1)
    assert not edit.document().isUndoAvailable()
    assert not edit.document().isRedoAvailable()
    edit.undo()
    assert edit.toPlainText() == ""


def test_rows_are_as_many_as_were_ever_seen_at_once(notes: ProblemNotes) -> None:
    for at in range(10):
        show(notes, at, Severity.WARN, Severity.NOTE)
        assert [ORDER[at].code in word for word in notes.words] == [True, True]
        show(notes, at, Severity.BLOCK)
        assert len(notes.edits()) == 0
        assert len(notes.words) == 1
    assert len(notes.findChildren(CommentEdit)) == 1


def test_a_field_in_use_stays_with_its_problem(notes: ProblemNotes) -> None:
    show(notes, 0, Severity.NOTE, Severity.WARN)
    (edit,) = notes.edits()
    QTest.keyClicks(edit, "half a sent")
    notes.display(ORDER[0], [problem(0)], lambda _key: "", read_only=False)
    assert notes.edits() == (edit,)
    assert edit.toPlainText() == "half a sent"
