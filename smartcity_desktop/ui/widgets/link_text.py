"""A link of several words that wraps: a button for the keyboard and the screen reader, a sentence for the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)


class LinkText(QAbstractButton):
    """Click, Space or Enter follow it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed().connect(self.updateGeometry)

    def set_words(self, words: str) -> None:
        """Set the sentence."""
        if words != self.text():
            self.setText(words.replace("&", "&&"))
            self.setAccessibleName(words)
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at a width."""
        room = QRect(0, 0, max(60, width - 8), 10_000)
        return self.fontMetrics().boundingRect(room, _WRAP, self._words()).height() + 4

    def sizeHint(self) -> QSize:
        """Give a size for a middling width."""
        width = theme.scaled(400)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One line of a few words."""
        return QSize(theme.scaled(100), self.fontMetrics().height() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the link, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sentence, underlined while it would be followed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        font = self.font()
        font.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(font)
        painter.setPen(theme.colour("accent"))
        painter.drawText(self.rect().adjusted(4, 2, -4, -2), _WRAP, self._words())
        painter.end()

    def _words(self) -> str:
        return self.text().replace("&&", "&")
