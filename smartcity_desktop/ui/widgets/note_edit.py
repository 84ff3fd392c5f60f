"""A few lines of text: no taller than it has to be, and Tab leads on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_LINES = 3


class NoteEdit(QPlainTextEdit):
    """Grows where there is room; takes three lines where there is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Give the height of three lines."""
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * _LINES + 22)

    def minimumSizeHint(self) -> QSize:
        """Give the height of two lines."""
        return QSize(120, self.fontMetrics().lineSpacing() * (_LINES - 1) + 18)
