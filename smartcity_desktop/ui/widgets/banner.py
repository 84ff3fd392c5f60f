"""A sentence that stands in the page: what happened and what to do, with a sign, a colour and a way to close it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.core.errors import SmartCityError

_SIGNS = {
    "info": "info",
    "good": "circle-check",
    "warn": "triangle-alert",
    "bad": "circle-alert",
    "practice": "flag",
}


class Banner(Speaking, QFrame):
    """Hidden until something is to be said. The words are asked for again after a change of language."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Callable[[], tuple[str, str]] = lambda: ("", "")
        self._action_label: Callable[[], str] | None = None
        self._on_action: Callable[[], object] | None = None
        self._error: SmartCityError | None = None
        theme.mark(self, kind="banner", tone="info")
        self._sign = QLabel()
        self._text = QLabel(wordWrap=True)
        self._more = QLabel(wordWrap=True)
        theme.mark(self._text, role="strong")
        for label in (self._text, self._more):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton()
        self._details = QPushButton()
        self._close = QToolButton()
        self._close.setIconSize(QSize(16, 16))
        for button in (self._action, self._details):
            theme.mark(button, kind="quiet")
        column = QVBoxLayout()
        theme.margins(column, 0, 2)
        column.addWidget(self._text)
        column.addWidget(self._more)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, theme.S, theme.S, theme.S)
        row.setSpacing(theme.S)
        row.addWidget(self._sign)
        row.addLayout(column, 1)
        row.addWidget(self._action)
        row.addWidget(self._details)
        row.addWidget(self._close)
        self._action.clicked.connect(self._on_action_clicked)
        self._details.clicked.connect(self._on_details)
        self._close.clicked.connect(self._on_close)
        theme.changed().connect(self._draw_sign)
        self._tone = "info"
        self.hide()

    def say(
        self,
        tone: str,
        words: Callable[[], str],
        more: Callable[[], str] | None = None,
        *,
        action: Callable[[], str] | None = None,
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Show a sentence.

        Args:
            tone: info, good, warn, bad or practice.
            words: the sentence, asked again after a change of language.
            more: a second, quieter sentence.
            action: label of a button.
            on_action: what the button does.
        """
        self._error = None
        self._show(tone, lambda: (words(), more() if more else ""), action, on_action)

    def show_problem(
        self,
        error: SmartCityError,
        *,
        action: Callable[[], str] | None = None,
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Show what happened and what to do about it."""
        self._error = error
        self._show("bad", lambda: (texts.say(error.happened), texts.say(error.remedy)), action, on_action)

    def clear(self) -> None:
        """Say nothing any more."""
        self._error = None
        self.hide()

    @property
    def words(self) -> str:
        """All that it says now; empty when hidden."""
        return "" if self.isHidden() else " ".join(filter(None, self._words()))

    def retranslate(self) -> None:
        """Set every word anew."""
        text, more = self._words()
        self._text.setText(text)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._action.setText(self._action_label() if self._action_label else "")
        self._details.setText(self.tr("Details"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self.setAccessibleName(f"{text} {more}".strip())

    def _show(
        self,
        tone: str,
        words: Callable[[], tuple[str, str]],
        action: Callable[[], str] | None,
        on_action: Callable[[], object] | None,
    ) -> None:
        from smartcity_desktop.ui.widgets import problem_dialog

        self._words = words
        self._action_label, self._on_action = action, on_action
        self._tone = tone
        theme.mark(self, tone=tone)
        self._action.setVisible(action is not None)
        self._details.setVisible(self._error is not None and bool(problem_dialog.details(self._error)))
        self.retranslate()
        self._draw_sign()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _draw_sign(self) -> None:
        token = "accent" if self._tone == "info" else self._tone
        self._sign.setPixmap(theme.icon(_SIGNS[self._tone], token).pixmap(20, 20))
        self._close.setIcon(theme.icon("x", "muted"))

    def _on_action_clicked(self) -> None:
        if self._on_action is not None:
            self._on_action()

    def _on_details(self) -> None:
        from smartcity_desktop.ui.widgets import problem_dialog

        if self._error is not None:
            problem_dialog.show(self.window(), self._error)

    def _on_close(self) -> None:
        self.clear()
        self.closed.emit()
