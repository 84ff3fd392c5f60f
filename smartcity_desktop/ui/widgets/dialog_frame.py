"""The frame of every dialog: a body that scrolls, and buttons below it that never do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from smartcity_desktop.ui import guidance, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.focus_in_view import keep_focus_in_view

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

WIDEST, TALLEST = 900, 500


class DialogFrame(Speaking, QDialog):
    """A dialog that fits 900 × 500 at any text size: put widgets into `body`, buttons into `buttons`.

    Subclasses write `retranslate` and call it, and `fit`, at the end of `__init__`.
    """

    _alive: set[DialogFrame] = set()
    topic = ""  # chapter of the manual for F1; empty: that of the page behind

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        self.body.setSpacing(theme.M)
        self._area.setWidget(content)
        keep_focus_in_view(self._area)
        self.buttons = QDialogButtonBox()
        bar = QFrame()
        theme.mark(bar, kind="bar")
        row = QVBoxLayout(bar)
        row.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        row.addWidget(self.buttons)
        outer = QVBoxLayout(self)
        theme.margins(outer, 0, 0)
        outer.addWidget(self._area, 1)
        outer.addWidget(bar)

    def open(self) -> None:
        """Show it and return at once; it lives until it is answered, whoever else forgets it."""
        DialogFrame._alive.add(self)
        self.finished.connect(self._forget)
        super().open()

    def _forget(self, _result: int) -> None:
        DialogFrame._alive.discard(self)

    def read_by_keys(self) -> None:
        """Let arrow and page keys scroll a body that holds nothing else to focus; Enter still presses the button."""
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(self.windowTitle())
        self._area.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 opens the manual, for which a dialog that waits for an answer need not be closed."""
        if event.key() == Qt.Key.Key_F1 and not event.modifiers():
            guidance.ask(self.topic)
        else:
            super().keyPressEvent(event)

    def fit(self, width: int, height: int) -> None:
        """Set the size at 100 % text; larger text makes it larger, up to 900 × 500."""
        self.resize(min(WIDEST, theme.scaled(width)), min(TALLEST, theme.scaled(height)))
