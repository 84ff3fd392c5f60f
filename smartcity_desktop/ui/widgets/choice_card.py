"""A big button with a picture, a heading and a sentence: one of few choices that need explaining."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable


class ChoiceCard(Speaking, QPushButton):
    """Pressed like any button; its words are asked for again after a change of language."""

    def __init__(
        self,
        icon_name: str,
        heading: Callable[[], str],
        sentence: Callable[[], str],
        tone: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._tone = icon_name, tone
        self._words = (heading, sentence)
        theme.mark(self, kind="choice")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._picture, self._heading, self._sentence = QLabel(), QLabel(), QLabel(wordWrap=True)
        theme.mark(self._heading, role="heading")
        theme.mark(self._sentence, role="muted")
        for label in (self._picture, self._heading, self._sentence):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout()
        theme.margins(column, 0, 2)
        column.addWidget(self._heading)
        column.addWidget(self._sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        row.setSpacing(theme.L)
        row.addWidget(self._picture)
        row.addLayout(column, 1)
        theme.changed().connect(self._draw)
        self._draw()
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Give what the words need, not the empty label of the button."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Say that the sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height that the wrapped sentence needs."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else super().heightForWidth(width)

    def retranslate(self) -> None:
        """Set every word anew."""
        heading, sentence = self._words
        self._heading.setText(heading())
        self._sentence.setText(sentence())
        self.setAccessibleName(heading())
        self.setAccessibleDescription(sentence())

    def _draw(self) -> None:
        self._picture.setPixmap(theme.icon(self._icon_name, self._tone).pixmap(32, 32))
