"""What an indicator does not meet, each with its sign, and below a warning the place to explain it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from smartcity_desktop.core.rubric import Severity
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.plain_words import plain_words
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.comment_edit import CommentEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smartcity_desktop.core.checks import Problem
    from smartcity_desktop.core.rubric import Indicator

_SIGNS = {
    Severity.BLOCK: ("circle-alert", "bad"),
    Severity.WARN: ("triangle-alert", "warn"),
    Severity.NOTE: ("info", "accent"),
}


class _Note(Speaking, QWidget):
    """One problem: a sign, the sentence, and for a warning the explanation."""

    def __init__(self, problem: Problem, indicator: Indicator, *, read_only: bool) -> None:
        super().__init__()
        self.problem, self._indicator = problem, indicator
        self.sign, self.label = QLabel(), QLabel(wordWrap=True)
        row = QHBoxLayout()
        theme.margins(row, 0, theme.S)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        column = QVBoxLayout(self)
        theme.margins(column, 0, theme.XS)
        column.addLayout(row)
        self.edit: CommentEdit | None = None
        if problem.severity is Severity.WARN:
            self.edit = CommentEdit()
            self.edit.set_lines(1, 5)
            self.edit.setReadOnly(read_only)
            self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            column.addWidget(self.edit)
        theme.changed().connect(self._draw)
        self.retranslate()

    def serve(self, problem: Problem, indicator: Indicator, *, read_only: bool) -> None:
        """Show another problem: of a warning where this has a field, of anything else where it has none."""
        self.problem, self._indicator = problem, indicator
        if self.edit is not None:
            self.edit.setReadOnly(read_only)
        self.retranslate()

    def rest(self) -> None:
        """Show none any more: what was typed is handed over, and nothing of it can be brought back elsewhere."""
        self.hide()
        if self.edit is not None:
            self.edit.display("", "")
            self.edit.document().clearUndoRedoStacks()

    def show_problem(self, problem: Problem) -> None:
        """Show the same problem, as it now stands."""
        if problem != self.problem:
            self.problem = problem
            self.retranslate()

    @property
    def explained(self) -> bool:
        """Whether it is a warning that was answered."""
        return self.problem.severity is Severity.WARN and self.problem.explained

    def retranslate(self) -> None:
        """Set every word anew."""
        code = self._indicator.code
        lead = f"{code} {texts.say(self._indicator.title)}: "
        words = plain_words(texts.say(self.problem.text).removeprefix(lead))
        words = words[:1].upper() + words[1:]
        kind = {
            Severity.BLOCK: self.tr("Blocks signing"),
            Severity.WARN: self.tr("Needs an explanation"),
            Severity.NOTE: self.tr("Note"),
        }[self.problem.severity]
        if self.explained:
            words = self.tr("Explained: {problem}").format(problem=words)
        self.label.setText(words)
        self.label.setAccessibleName(words if self.explained else f"{kind}: {words}")
        theme.mark(self.label, tone="muted" if self.explained else _SIGNS[self.problem.severity][1])
        if self.edit is not None:
            self.edit.setPlaceholderText(self.tr("Explain it here, or mend it (Ctrl+E)"))
            self.edit.setAccessibleName(
                self.tr("Explanation for {code}: {problem}").format(code=code, problem=words)
            )
        self._draw()

    def _draw(self) -> None:
        name, token = ("circle-check", "good") if self.explained else _SIGNS[self.problem.severity]
        self.sign.setPixmap(theme.icon(name, token).pixmap(16, 16))


class ProblemNotes(QWidget):
    """Emits `explained` with (key of the problem, text) once an explanation rests."""

    explained = Signal(object)
    left = Signal()
    built = Signal()  # there are other fields

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: list[_Note] = []
        self._spare: list[_Note] = []
        self._read_only = False
        self._column = QVBoxLayout(self)
        theme.margins(self._column, 0, theme.XS)
        self.hide()

    def display(
        self,
        indicator: Indicator,
        problems: Sequence[Problem],
        explanation: Callable[[str], str],
        *,
        read_only: bool,
    ) -> None:
        """Show problems; `explanation` gives what is written so far, by the problem's key."""
        wanted = [problem.key for problem in problems]
        if wanted != [note.problem.key for note in self._notes] or read_only != self._read_only:
            self._build(indicator, problems, read_only=read_only)
        for note, problem in zip(self._notes, problems, strict=True):
            note.show_problem(problem)
            if note.edit is not None:
                note.edit.display(problem.key, explanation(problem.key))

    def save_now(self) -> None:
        """Hand over what is typed and not handed over yet."""
        for edit in self.edits():
            edit.save_now()

    def edits(self) -> tuple[CommentEdit, ...]:
        """Give the fields for explanations, in order."""
        return tuple(note.edit for note in self._notes if note.edit is not None)

    def open_edit(self) -> CommentEdit | None:
        """Give the field of the first warning that is not explained, else the first field."""
        open_ones = [note.edit for note in self._notes if note.edit is not None and not note.explained]
        return next(iter((*open_ones, *self.edits())), None)

    @property
    def words(self) -> tuple[str, ...]:
        """What it says that the indicator does not meet."""
        return tuple(note.label.text() for note in self._notes)

    def _build(self, indicator: Indicator, problems: Sequence[Problem], *, read_only: bool) -> None:
        """Have other rows; what was typed in a row that goes is handed over, and the focus goes back to the levels.

        Rows that go are used again: a field for an explanation takes longer to make than all the rest of an indicator.
        """
        self._read_only = read_only
        kept = {note.problem.key: note for note in self._notes}
        wanted = {problem.key for problem in problems}
        stay = {
            key: note
            for key, note in kept.items()
            if key in wanted and note.edit is not None and note.edit.isReadOnly() == read_only
        }
        for key, note in kept.items():
            self._column.removeWidget(note)
            if key in stay:
                continue
            if note.edit is not None and note.edit.hasFocus():
                note.edit.save_now()
                self.left.emit()
            note.rest()
            self._spare.append(note)
        self._notes = [
            stay.get(problem.key) or self._served(problem, indicator, read_only=read_only)
            for problem in problems
        ]
        for note in self._notes:
            self._column.addWidget(note)
            note.show()
        self.setVisible(bool(self._notes))
        self.built.emit()

    def _served(self, problem: Problem, indicator: Indicator, *, read_only: bool) -> _Note:
        """Give a row for a problem, out of those that rest where one fits."""
        warns = problem.severity is Severity.WARN
        for at, note in enumerate(self._spare):
            if (note.edit is not None) == warns:
                del self._spare[at]
                note.serve(problem, indicator, read_only=read_only)
                return note
        note = _Note(problem, indicator, read_only=read_only)
        edit = note.edit
        if edit is not None:
            edit.typed.connect(lambda text: self.explained.emit((edit.subject, text)))
            edit.left.connect(self.left)
        return note
