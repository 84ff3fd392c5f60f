"""What stands before signing: Blocking, Needs an explanation, Notes; each a link to its indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smartcity_desktop.core.rubric import Severity
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.plain_words import plain_words
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.comment_edit import CommentEdit
from smartcity_desktop.ui.widgets.link_text import LinkText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smartcity_desktop.core.checks import Problem

_LOOKS = {
    Severity.BLOCK: ("circle-alert", "bad"),
    Severity.WARN: ("triangle-alert", "warn"),
    Severity.NOTE: ("info", "accent"),
}
_FIXED = 2  # rows that stay: how far reading is, and that nothing stands in the way
FEW = 6  # of one group are shown; the rest behind a link


class _Line(NamedTuple):
    problem: Problem
    holder: QWidget
    sign: QLabel
    link: LinkText
    edit: CommentEdit | None


class ProblemList(Speaking, QWidget):
    """Emits `jumped` with an indicator's code, and `explained` with (key, text) once a text rests."""

    jumped = Signal(object)
    explained = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._headings: dict[Severity, QLabel] = {}
        self._more: dict[Severity, QPushButton] = {}
        self._unfolded: set[Severity] = set()
        self._read_only = False
        self._column = QVBoxLayout(self)
        theme.margins(self._column, 0, theme.S)
        self._none = QLabel(wordWrap=True)
        theme.mark(self._none, tone="good")
        self._reading, self._left = QLabel(wordWrap=True), (0, 0)
        theme.mark(self._reading, role="caption")
        self._column.addWidget(self._reading)
        self._column.addWidget(self._none)
        theme.changed().connect(self._draw)
        self.retranslate()

    # -- showing -----------------------------------------------------------------------------------------------

    def display(
        self, problems: Sequence[Problem], explanation: Callable[[str], str], *, read_only: bool = False
    ) -> None:
        """Show problems; while somebody types, only what changed is touched."""
        new = [(problem.key, problem.severity) for problem in problems]
        if new != [(line.problem.key, line.problem.severity) for line in self._lines]:
            self._build(problems)
        self._read_only = read_only
        by_key = {problem.key: problem for problem in problems}
        self._lines = [line._replace(problem=by_key[line.problem.key]) for line in self._lines]
        for line in self._lines:
            if line.edit is not None:
                line.edit.setReadOnly(read_only)
                line.edit.display(line.problem.key, explanation(line.problem.key))
        self.retranslate()

    def show_reading(self, done: int, count: int) -> None:
        """Say how many pieces of evidence are read, as long as not all are."""
        self._left = (done, count)
        self._say_none()

    def _say_none(self) -> None:
        done, count = self._left
        self._reading.setText(
            self.tr("Reading the evidence once more: {n} of {all}").format(n=done, all=count)
        )
        self._reading.setVisible(done < count)
        self._none.setVisible(not self._lines and done >= count)

    def save_now(self) -> None:
        """Hand over every explanation that was typed."""
        for line in self._lines:
            if line.edit is not None:
                line.edit.save_now()

    def edit_of(self, key: str) -> CommentEdit:
        """Give the field in which a warning is explained.

        Raises:
            KeyError: there is no such warning.
        """
        for line in self._lines:
            if line.problem.key == key and line.edit is not None:
                return line.edit
        raise KeyError(key)

    def link_of(self, indicator: str) -> LinkText:
        """Give the first link to an indicator.

        Raises:
            KeyError: there is none.
        """
        for line in self._lines:
            if line.problem.indicator == indicator:
                return line.link
        raise KeyError(indicator)

    def first_open(self) -> QWidget | None:
        """Give where to put the focus for what is open first: a link, or the field of an explanation."""
        line = next((line for line in self._lines if line.problem.open), None)
        if line is None:
            return None
        self._unfolded.add(line.problem.severity)
        self._draw()
        return line.edit if line.edit is not None else line.link

    def retranslate(self) -> None:
        """Set every word anew."""
        self._none.setText(self.tr("Nothing stands in the way: everything is answered and explained."))
        self._say_none()
        names = {
            Severity.BLOCK: self.tr("Blocking"),
            Severity.WARN: self.tr("Needs an explanation"),
            Severity.NOTE: self.tr("Notes"),
        }
        for severity, label in self._headings.items():
            count = sum(line.problem.severity is severity for line in self._lines)
            done = sum(line.problem.severity is severity and line.problem.explained for line in self._lines)
            words = f"{names[severity]} · {count}"
            if severity is Severity.WARN and done:
                words += self.tr(" ({n} explained)").format(n=done)
            label.setText(words)
        for severity, button in self._more.items():
            hidden = self._count(severity) - FEW
            button.setText(self.tr("Show %n more", "", hidden))
        for line in self._lines:
            line.link.set_words(plain_words(texts.say(line.problem.text)))
            if line.edit is not None:
                line.edit.setPlaceholderText(self.tr("Your explanation"))
                line.edit.setAccessibleName(
                    self.tr("Explanation for {code}").format(code=line.problem.indicator)
                )
        self._draw()

    # -- building ----------------------------------------------------------------------------------------------

    def _build(self, problems: Sequence[Problem]) -> None:
        while self._column.count() > _FIXED:
            item = self._column.takeAt(_FIXED)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines, self._headings, self._more = [], {}, {}
        for severity in (Severity.BLOCK, Severity.WARN, Severity.NOTE):
            group = [problem for problem in problems if problem.severity is severity]
            if group:
                self._build_group(severity, group)
        order = [problem.key for problem in problems]
        self._lines.sort(key=lambda line: order.index(line.problem.key))

    def _build_group(self, severity: Severity, group: list[Problem]) -> None:
        heading = QLabel()
        theme.mark(heading, role="strong", tone=_LOOKS[severity][1])
        self._headings[severity] = heading
        self._column.addWidget(heading)
        for problem in group:
            line = self._line(problem)
            self._lines.append(line)
            self._column.addWidget(line.holder)
        if len(group) > FEW:
            more = QPushButton()
            theme.mark(more, kind="quiet")
            more.clicked.connect(lambda: self._on_more(severity))
            self._more[severity] = more
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, problem: Problem) -> _Line:
        holder, sign, link = QWidget(), QLabel(), LinkText()
        link.clicked.connect(lambda: self.jumped.emit(problem.indicator))
        edit = CommentEdit() if problem.severity is Severity.WARN else None
        right = QVBoxLayout()
        theme.margins(right, 0, theme.XS)
        right.addWidget(link)
        if edit is not None:
            edit.set_lines(1, 5)
            edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            edit.typed.connect(lambda text: self.explained.emit((problem.key, text)))
            right.addWidget(edit)
        row = QHBoxLayout(holder)
        theme.margins(row, 0, theme.S)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        return _Line(problem, holder, sign, link, edit)

    def _count(self, severity: Severity) -> int:
        return sum(line.problem.severity is severity for line in self._lines)

    def _draw(self) -> None:
        seen: dict[Severity, int] = {}
        for line in self._lines:
            severity = line.problem.severity
            seen[severity] = seen.get(severity, 0) + 1
            line.holder.setVisible(seen[severity] <= FEW or severity in self._unfolded)
            name, token = _LOOKS[severity]
            if severity is Severity.WARN and line.problem.explained:
                name, token = "circle-check", "good"
            line.sign.setPixmap(theme.icon(name, token).pixmap(18, 18))
        for severity, button in self._more.items():
            button.setVisible(severity not in self._unfolded)

    def _on_more(self, severity: Severity) -> None:
        self._unfolded.add(severity)
        self._draw()
