"""A text that saves itself: half a second after the last key, at every second of typing on, and when the focus goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

QUIET_MS = 500
LONGEST_MS = 800
"""Somebody who types on without a rest loses no more than this and the commit."""
_KEYS_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class CommentEdit(QPlainTextEdit):
    """Emits `typed` with the whole text once it rests; grows with its text between `lines` and `most` lines.

    Undo belongs to the text as long as it has something to undo, then to the region.
    """

    typed = Signal(object)
    left = Signal()  # Escape: back to the levels

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject = ""
        self._saved = ""
        self._lines, self._most = 2, 8
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._rest = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._rest.timeout.connect(self.save_now)
        self._latest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._latest.timeout.connect(self.save_now)
        self.textChanged.connect(self._on_changed)
        theme.changed().connect(self.updateGeometry)

    def set_lines(self, least: int, most: int) -> None:
        """Set how many lines it shows at the least and at the most."""
        self._lines, self._most = least, most
        self.updateGeometry()

    def display(self, subject: str, text: str) -> None:
        """Show the text of a subject; what is being typed on the same subject is never overwritten."""
        if subject == self._subject and (self._rest.isActive() or self.hasFocus()):
            if not self._rest.isActive() and text != self.toPlainText().strip():
                self._put(text)
            return
        self.save_now()
        self._subject = subject
        self._put(text)

    def save_now(self) -> None:
        """Hand over what was typed and not handed over yet."""
        self._rest.stop()
        self._latest.stop()
        text = self.toPlainText()
        if text != self._saved:
            self._saved = text
            self.typed.emit(text)

    @property
    def subject(self) -> str:
        """What the text belongs to."""
        return self._subject

    def sizeHint(self) -> QSize:
        """Give room for the lines that are there, within the limits."""
        line = self.fontMetrics().lineSpacing()
        lines = max(self._lines, min(self._most, self._rows()))
        return QSize(theme.scaled(200), lines * line + 2 * round(self.document().documentMargin()) + 14)

    def minimumSizeHint(self) -> QSize:
        """As high as its text wants to be, as narrow as needed."""
        return QSize(theme.scaled(80), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the region where the text itself has none."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = (event.matches(key) for key in _KEYS_UNDO)
            document = self.document()
            if (undo and not document.isUndoAvailable()) or (redo and not document.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.save_now()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the focus goes."""
        super().focusOutEvent(event)
        self.save_now()

    def _put(self, text: str) -> None:
        self._saved = text
        if text != self.toPlainText():
            self.setPlainText(text)
        self._rest.stop()
        self._latest.stop()
        self.updateGeometry()

    def _on_changed(self) -> None:
        self._rest.start()
        if not self._latest.isActive():
            self._latest.start()
        self.updateGeometry()

    def _rows(self) -> int:
        return int(self.document().size().height()) if self.toPlainText() else 1
