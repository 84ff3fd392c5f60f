"""A state in a rounded frame: sign, word and colour together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable


class Pill(Speaking, QFrame):
    """Hidden until something is shown; its word is asked for again after a change of language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name, self._tone = "", "muted"
        self._words: Callable[[], str] = str
        self._sign, self._word = QLabel(), QLabel()
        theme.mark(self, kind="pill")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.S, 2, theme.M, 2)
        row.setSpacing(theme.XS)
        row.addWidget(self._sign)
        row.addWidget(self._word)
        theme.changed().connect(self.retranslate)
        self.hide()

    def display(self, icon_name: str, tone: str, words: Callable[[], str]) -> None:
        """Show a state."""
        self._icon_name, self._tone, self._words = icon_name, tone, words
        self.setVisible(bool(words()))
        self.retranslate()

    @property
    def words(self) -> str:
        """The word that is shown."""
        return self._word.text()

    def retranslate(self) -> None:
        """Set word, sign and colour anew."""
        if not self._icon_name:
            return
        self._sign.setPixmap(theme.icon(self._icon_name, self._tone).pixmap(16, 16))
        self._word.setText(self._words())
        theme.mark(self._word, tone=self._tone)
        theme.mark(self, tone=self._tone)
        self.setAccessibleName(self._word.text())
