"""A sentence that stands in the page: what happened and what to do, with a sign, a colour and a way to close it."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
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
from smartcity_desktop.ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from smartcity_desktop.core.errors import SmartCityError

LOW = 600  # height of the window below which a banner takes one line
_SIGNS = {
    "info": "info",
    "good": "circle-check",
    "warn": "triangle-alert",
    "bad": "circle-alert",
    "practice": "flag",
}
_NOTICE_MS = 4_000  # until somebody who is at work has looked up
_LETTER_MS = 80  # a slow reader reads twelve letters a second
_turns = count(1)


class Banner(Speaking, QFrame):
    """Hidden until something is to be said. The words are asked for again after a change of language.

    A problem, a warning, and what has a button or a second sentence (what to do next) stay until they are closed,
    mended or replaced. Good news and remarks pass: they go after the time that reading them takes, which waits while
    the pointer or the focus is on them or the person is in another window. In a dialog everything stays: the dialog
    itself goes.

    In a low window it is one line, and a button unfolds it; a problem is unfolded from the start, as it says what
    to do. Nothing moves or fades, whatever the system's settings for motion say.

    Args:
        lasting: whether good news stays, too, because the words belong to a step that waits for the person.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, lasting: bool = False) -> None:
        super().__init__(parent)
        self._words: Callable[[], tuple[str, str]] = lambda: ("", "")
        self._action_label: Callable[[], str] | None = None
        self._on_action: Callable[[], object] | None = None
        self._error: SmartCityError | None = None
        self._lasting = lasting
        self._turn = 0
        self._tone = "info"
        self._low = self._open = False
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._on_read)
        theme.mark(self, kind="banner", tone="info")
        self._build()
        theme.changed().connect(self._on_theme)
        self.hide()

    def say(
        self,
        tone: str,
        words: Callable[[], str],
        more: Callable[[], str] | None = None,
        *,
        action: Callable[[], str] | None = None,
        on_action: Callable[[], object] | None = None,
        stays: bool | None = None,
    ) -> None:
        """Show a sentence.

        Args:
            tone: info, good, warn, bad or practice.
            words: the sentence, asked again after a change of language.
            more: a second, quieter sentence.
            action: label of a button.
            on_action: what the button does.
            stays: whether it stays until somebody closes it; by its tone and parts if left out.
        """
        self._error = None
        plain = more is None and action is None
        passes = tone in ("good", "info") and plain if stays is None else not stays
        self._show(tone, lambda: (words(), more() if more else ""), action, on_action, passes=passes)

    def show_problem(
        self,
        error: SmartCityError,
        *,
        action: Callable[[], str] | None = None,
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Show what happened and what to do about it."""
        self._error = error
        self._show(
            "bad",
            lambda: (texts.say(error.happened), texts.say(error.remedy)),
            action,
            on_action,
            passes=False,
        )

    def clear(self) -> None:
        """Say nothing any more."""
        self._error = None
        self._rest.stop()
        self.hide()

    def withdraw(self, turn: int) -> None:
        """Say nothing any more if this `turn` is what it says; what came later stays."""
        if turn == self._turn:
            self.clear()

    def dismiss(self) -> None:
        """Close it, as its button does."""
        self.clear()
        self.closed.emit()

    @property
    def words(self) -> str:
        """All that it says now; empty when hidden."""
        return "" if self.isHidden() else " ".join(filter(None, self._words()))

    @property
    def turn(self) -> int:
        """The number of what was said last, for `withdraw`; of two banners the later one has the higher number."""
        return self._turn

    @property
    def passes_in(self) -> int:
        """Milliseconds until it goes by itself; 0 if it stays."""
        return max(1, self._rest.remainingTime()) if self._rest.isActive() else 0

    def retranslate(self) -> None:
        """Set every word anew."""
        text, more = self._words()
        self._text.setText(text)
        self._more.setText(more)
        self._line.set_whole(f"{text} {more}".strip())
        self._action.setText(self._action_label() if self._action_label else "")
        self._details.setText(self.tr("Details"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self.setAccessibleName(f"{text} {more}".strip())
        self._arrange()

    # -- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._sign, self._line = QLabel(), ElidedLabel()
        self._text, self._more = QLabel(wordWrap=True), QLabel(wordWrap=True)
        for strong in (self._text, self._line):
            theme.mark(strong, role="strong")
        theme.born(self._more)
        for label in (self._text, self._more):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for words in (self._line, self._text):
            words.installEventFilter(self)
        self._action, self._details = QPushButton(), QPushButton()
        self._unfold, self._close = QToolButton(), QToolButton()
        self._unfold.setCheckable(True)
        for button in (self._action, self._details):
            theme.mark(button, kind="quiet")
        for tool in (self._unfold, self._close):
            tool.setIconSize(QSize(16, 16))
        column = QVBoxLayout()
        theme.margins(column, 0, 2)
        for words in (self._line, self._text, self._more):
            column.addWidget(words)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(theme.S)
        self._row.addWidget(self._sign)
        self._row.addLayout(column, 1)
        for part in (self._action, self._details, self._unfold, self._close):
            self._row.addWidget(part)
        self._action.clicked.connect(self._on_action_clicked)
        self._details.clicked.connect(self._on_details)
        self._unfold.toggled.connect(self._on_unfold)
        self._close.clicked.connect(self.dismiss)

    def _show(
        self,
        tone: str,
        words: Callable[[], tuple[str, str]],
        action: Callable[[], str] | None,
        on_action: Callable[[], object] | None,
        *,
        passes: bool,
    ) -> None:
        from smartcity_desktop.ui.widgets import problem_dialog

        self._turn = next(_turns)
        self._words = words
        self._action_label, self._on_action = action, on_action
        self._tone = tone
        self._open = tone == "bad"
        theme.mark(self, tone=tone)
        self._action.setVisible(action is not None)
        self._details.setVisible(self._error is not None and bool(problem_dialog.details(self._error)))
        self.retranslate()
        self._draw_signs()
        self.show()
        self._rest.stop()
        if passes and not self._lasting and not isinstance(self.window(), QDialog):
            self._rest.start(_NOTICE_MS + _LETTER_MS * len(self.words))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _draw_signs(self) -> None:
        token = "accent" if self._tone == "info" else self._tone
        self._sign.setPixmap(theme.icon(_SIGNS[self._tone], token).pixmap(20, 20))
        self._close.setIcon(theme.icon("x", "muted"))
        self._unfold.setIcon(theme.icon("chevron-up" if self._open else "chevron-down", "muted"))

    # -- one line in a low window ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Show one line or all, and the button between the two where there is more than the line shows."""
        folded = self._low and not self._open
        margin = theme.XS if self._low else theme.S
        self._row.setContentsMargins(theme.M, margin, theme.S, margin)
        self._line.setVisible(folded)
        self._text.setVisible(not folded)
        self._more.setVisible(not folded and bool(self._more.text()))
        room = (self._line if folded else self._text).width()
        cut = self._line.fontMetrics().horizontalAdvance(self._line.whole) > room
        self._unfold.setVisible(self._low and cut)
        self._unfold.blockSignals(True)
        self._unfold.setChecked(self._open)
        self._unfold.blockSignals(False)
        words = self.tr("Show one line") if self._open else self.tr("Show the whole message")
        self._unfold.setAccessibleName(words)
        self._unfold.setToolTip(words)

    def _measure(self) -> None:
        window = self.window()
        low = not isinstance(window, QDialog) and window.height() < theme.scaled(LOW)
        if low != self._low:
            self._low = low
            self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the height of the window."""
        self.window().installEventFilter(self)
        self._measure()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold and unfold by the room that there is."""
        if event.type() == QEvent.Type.Resize:
            if watched in (self._line, self._text):
                self._arrange()
            elif self.isVisible():
                self._measure()
        return super().eventFilter(watched, event)

    def _on_theme(self) -> None:
        self._draw_signs()
        self._measure()
        self._arrange()

    # -- answers -----------------------------------------------------------------------------------------------

    def _on_read(self) -> None:
        """Go, unless somebody is still at it or away: then look again."""
        busy = self.underMouse() or self.isAncestorOf(QApplication.focusWidget() or self)
        if self.isVisible() and (busy or not self.isActiveWindow()):
            self._rest.start(_NOTICE_MS)
        else:
            self.clear()

    def _on_unfold(self, opened: bool) -> None:
        self._open = opened
        self._arrange()
        self._draw_signs()

    def _on_action_clicked(self) -> None:
        if self._on_action is not None:
            self._on_action()

    def _on_details(self) -> None:
        from smartcity_desktop.ui.widgets import problem_dialog

        if self._error is not None:
            problem_dialog.show(self.window(), self._error)
