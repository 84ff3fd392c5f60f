"""The one thin line at the foot: the save indicator, delivery beside it, everything else on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.ui.widgets.save_indicator import SaveIndicator


class _Word(QToolButton):
    """One word with its sign; it takes no focus and does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(16, 16))
        self.words: Callable[[], str] = str

    def retell(self) -> None:
        """Ask for the words again."""
        words = self.words()
        self.setText(f" {words}")  # the blank keeps sign and word apart
        self.setAccessibleName(words)
        self.setVisible(bool(words))


class StatusLine(Speaking, QFrame):
    """Holds the save indicator given and any number of words by key."""

    def __init__(self, indicator: SaveIndicator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, kind="bar")
        self._words: dict[str, _Word] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.S, 1, theme.S, 1)
        self._row.setSpacing(theme.S)
        self._row.addWidget(indicator)
        self._row.addStretch(1)

    def put(self, key: str, words: Callable[[], str], icon_name: str, tone: str) -> None:
        """Set a word; `delivery` stands on the left."""
        if key not in self._words:
            self._words[key] = _Word()
            self._row.insertWidget(1 if key == "delivery" else self._row.count(), self._words[key])
        word = self._words[key]
        word.words = words
        if icon_name:
            word.setIcon(theme.icon(icon_name, tone))
        theme.mark(word, tone=tone)
        word.retell()

    def text(self, key: str) -> str:
        """Give what stands under a key."""
        return self._words[key].text().strip()

    def clear(self) -> None:
        """Take all words away; the save indicator stays."""
        for word in self._words.values():
            self._row.removeWidget(word)
            word.hide()
            word.deleteLater()
        self._words.clear()

    def retranslate(self) -> None:
        """Set every word anew."""
        for word in self._words.values():
            word.retell()
