"""The way of all assessments in one line: how many are draft, ready, sent, received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from smartcity_desktop.core.assessment import STATE_NAMES, AssessmentState
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.delivery_badge import LOOKS

if TYPE_CHECKING:
    from collections.abc import Mapping

STAGES = (
    AssessmentState.DRAFT,
    AssessmentState.SIGNED,
    AssessmentState.SENT,
    AssessmentState.RECEIVED,
)


class StageLine(Speaking, QWidget):
    """Four numbers with sign and word, and an arrow between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[AssessmentState, int] = {}
        self._parts: dict[AssessmentState, tuple[QFrame, QLabel, QLabel, QLabel]] = {}
        self._arrows: list[QLabel] = []
        self._columns: list[QBoxLayout] = []
        row = QHBoxLayout(self)
        theme.margins(row, 0, theme.S)
        for state in STAGES:
            if self._parts:
                self._arrows.append(QLabel())
                row.addWidget(self._arrows[-1])
            row.addWidget(self._part(state), 1)
        theme.changed().connect(self.retranslate)
        self.retranslate()

    def display(self, counts: Mapping[AssessmentState, int]) -> None:
        """Show how many assessments are in each state."""
        self._counts = counts
        self.retranslate()

    @property
    def words(self) -> str:
        """What the line says, for screen readers and tests."""
        return ", ".join(f"{texts.say(STATE_NAMES[state])} {self._counts.get(state, 0)}" for state in STAGES)

    def set_low(self, low: bool) -> None:
        """Put numbers and words side by side, where the window is low."""
        direction = QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom
        for column in self._columns:
            column.setDirection(direction)
            column.setSpacing(theme.S if low else 0)

    def retranslate(self) -> None:
        """Set words, signs and colours anew."""
        for state, (frame, sign, number, word) in self._parts.items():
            count = self._counts.get(state, 0)
            name, tone = LOOKS[state]
            tone = tone if count else "muted"
            sign.setPixmap(theme.icon(name, tone).pixmap(20, 20))
            number.setText(str(count))
            word.setText(texts.say(STATE_NAMES[state]))
            theme.mark(number, role="title", tone="" if count else "muted")
            frame.setAccessibleName(f"{word.text()} {count}")
        for arrow in self._arrows:
            arrow.setPixmap(theme.icon("chevron-right", "edge").pixmap(16, 16))
        self.setAccessibleName(self.words)

    def _part(self, state: AssessmentState) -> QFrame:
        frame, sign, number, word = QFrame(), QLabel(), QLabel(), QLabel()
        theme.mark(frame, kind="card")
        word.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.mark(word, role="caption")
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        theme.margins(column, 0, 0)
        self._columns.append(column)
        column.addWidget(number)
        column.addWidget(word)
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        row.setSpacing(theme.M)
        row.addWidget(sign)
        row.addLayout(column, 1)
        self._parts[state] = (frame, sign, number, word)
        return frame
