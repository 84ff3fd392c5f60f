"""What stands where there is nothing yet: a picture, a sentence, and the next thing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

ROOMY, TIGHT = 230, 190
"""Heights in pixels at 100 % text, from which there is a picture, and below which there is hardly any space."""


class EmptyPage(Speaking, QWidget):
    """An icon, a heading, what to do next, and (where given) the button that does it."""

    pressed = Signal()

    def __init__(
        self,
        icon_name: str,
        heading: Callable[[], str],
        sentence: Callable[[], str],
        action: Callable[[], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._words = (heading, sentence, action)
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._heading = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._sentence = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        theme.mark(self._heading, role="title")
        theme.mark(self._sentence, role="muted")
        self.button = QPushButton()
        theme.mark(self.button, kind="primary")
        self.button.setVisible(action is not None)
        self.button.clicked.connect(self.pressed)
        self._column = column = QVBoxLayout(self)
        theme.margins(column, theme.XL, theme.M)
        column.addStretch(2)
        for label in (self._picture, self._heading, self._sentence):
            column.addWidget(label)
        column.addSpacing(theme.S)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        theme.changed().connect(self._draw)
        self._draw()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        heading, sentence, action = self._words
        self._heading.setText(heading())
        self._sentence.setText(sentence())
        self.button.setText(action() if action else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the words come first: the picture goes, then the space around them."""
        super().resizeEvent(event)
        self._picture.setVisible(self.height() >= theme.scaled(ROOMY))
        tight = self.height() < theme.scaled(TIGHT)
        theme.margins(self._column, theme.XS if tight else theme.XL, theme.XS if tight else theme.M)

    def _draw(self) -> None:
        self._picture.setPixmap(theme.icon(self._icon_name, "edge").pixmap(48, 48))
