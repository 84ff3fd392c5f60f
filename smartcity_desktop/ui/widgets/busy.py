"""A calm word while something is being made ready: nothing moves, the window stays alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable


class Busy(Speaking, QWidget):
    """One sentence in the middle of the page."""

    def __init__(self, words: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        theme.mark(self._label, role="muted")
        column = QVBoxLayout(self)
        column.addWidget(self._label)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._label.setText(self._words())
