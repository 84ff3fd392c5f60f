"""A field of one line that saves itself: half a second after the last key, and when the focus leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from smartcity_desktop.ui.widgets.comment_edit import QUIET_MS

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent


class SavingLine(QLineEdit):
    """Emits `typed` with the text once it rests. Undo belongs to the field while it has some, then to the region."""

    typed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = ""
        self._rest = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._rest.timeout.connect(self.save_now)
        self.textEdited.connect(lambda _text: self._rest.start())

    def display(self, text: str) -> None:
        """Show what is saved; what is being typed is never overwritten."""
        if self._rest.isActive() or (self.hasFocus() and self.text() != self._saved):
            return
        self._saved = text
        if text != self.text():
            self.setText(text)

    def save_now(self) -> None:
        """Hand over what was typed and not handed over yet."""
        self._rest.stop()
        if self.text() != self._saved:
            self._saved = self.text()
            self.typed.emit(self._saved)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the region where the field itself has none."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the focus goes."""
        super().focusOutEvent(event)
        self.save_now()
