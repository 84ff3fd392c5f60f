"""A calm word while something is being made ready: nothing moves, the window stays alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable


class Busy(Speaking, QWidget):
    """One sentence in the middle of the page."""

    def __init__(self, words: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._label = QLabel()
        theme.born(self._label, role="muted")
        # Stretches instead of an alignment: this stands in the first paint, which leaves the Qt namespace alone.
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self._label)
        row.addStretch(1)
        self.retranslate()

    def take_keys(self) -> None:
        """Take the focus: a passphrase that is typed too early shall press no button of the frame."""
        from PySide6.QtCore import Qt

        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._label.setText(self._words())
