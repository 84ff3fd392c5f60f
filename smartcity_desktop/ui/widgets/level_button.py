"""One level: its key, its name and its descriptor, in one row that can be clicked as a whole."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_KEY, _LARGEST_KEY = 40, 52
_ROOMY, _TIGHT = 6, 1
_CLIP = 15
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class LevelButton(QRadioButton):
    """A radio button that is drawn as a row; the wheel does nothing to it.

    `key` stands in a square of at least 40 × 40 pixels; `asks` draws a clip where the level asks for evidence, with a
    warning sign while there is none and a tick where there is.
    """

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._name = ""
        self._description = ""
        self._asks = ""
        self._pad, self._tight = _ROOMY, False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed().connect(self.updateGeometry)

    def say(self, name: str, description: str) -> None:
        """Set name and descriptor; either may be empty."""
        self._name, self._description = name, description
        self.updateGeometry()
        self.update()

    def ask_evidence(self, asks: str) -> None:
        """Draw the clip in a token's colour (`warn`, `good`), or not at all (empty)."""
        if asks != self._asks:
            self._asks = asks
            self.updateGeometry()
            self.update()

    def set_tight(self, tight: bool) -> None:
        """Take less room, where the window is low: name and descriptor share their lines."""
        self._tight, self._pad = tight, _TIGHT if tight else _ROOMY
        self.updateGeometry()
        self.update()

    @property
    def key(self) -> str:
        """What stands in the square."""
        return self._key

    @property
    def words(self) -> tuple[str, str]:
        """Name and descriptor."""
        return self._name, self._description

    @property
    def asks(self) -> str:
        """The colour of the clip, empty without one."""
        return self._asks

    def hasHeightForWidth(self) -> bool:
        """The descriptor is wrapped."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at a width."""
        if self._tight:
            return max(self._square(), self._flow(self._text_room(width))[1]) + 2 * self._pad
        room = QRect(0, 0, self._text_room(width), 10_000)
        height = 0
        if self._name:
            height += QFontMetrics(self._bold()).boundingRect(room, _WRAP, self._name).height()
        if self._description:
            height += self.fontMetrics().boundingRect(room, _WRAP, self._description).height()
        return max(self._square(), height) + 2 * self._pad

    def sizeHint(self) -> QSize:
        """Give a size for a middling width."""
        return QSize(theme.scaled(360), self.heightForWidth(theme.scaled(360)))

    def minimumSizeHint(self) -> QSize:
        """Never below the square with its key."""
        side = self._square() + 2 * self._pad
        return QSize(side + theme.scaled(100), side)

    def hitButton(self, position: QPoint) -> bool:
        """The whole row is the button."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, square, name, descriptor, clip and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_square(painter)
        left = self._pad + self._square() + theme.M
        room = QRect(left, self._pad, self._text_room(self.width()), self.height() - 2 * self._pad)
        self._paint_words(painter, room)
        if self._asks:
            self._paint_asking(painter)
        painter.end()

    def _paint_asking(self, painter: QPainter) -> None:
        """Paint a clip, and beside it whether the evidence is there: by shape, not by colour alone."""
        side = theme.scaled(_CLIP)
        left, top = self.width() - 2 * side - theme.S - 2, (self.height() - side) // 2
        sign = "check" if self._asks == "good" else "triangle-alert"
        theme.icon("paperclip", self._asks).paint(painter, QRect(left, top, side, side))
        theme.icon(sign, self._asks).paint(painter, QRect(left + side + 2, top, side, side))

    def _paint_ground(self, painter: QPainter) -> None:
        chosen, hovered = self.isChecked(), self.underMouse() and self.isEnabled()
        ground = "accent_soft" if chosen else "hover" if hovered else "raised"
        edge, width = ("accent", 2.0) if self.hasFocus() else ("accent" if chosen else "line", 1.0)
        inset = width / 2
        painter.setBrush(theme.colour(ground))
        painter.setPen(QPen(theme.colour(edge), width))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)

    def _paint_square(self, painter: QPainter) -> None:
        side, chosen = self._square(), self.isChecked()
        square = QRectF(self._pad, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen if chosen else QPen(theme.colour("edge"), 1.0))
        painter.setBrush(theme.colour("accent" if chosen else "surface"))
        painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        font = self._bold()
        font.setPointSizeF(self.font().pointSizeF() * 1.25)
        painter.setFont(font)
        painter.setPen(theme.colour("accent_text" if chosen else "text" if self.isEnabled() else "muted"))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, self._key)

    def _flow(self, width: int) -> tuple[QTextLayout, int]:
        """Break name and descriptor into lines of a width, one after the other; gives them and their height."""
        layout = QTextLayout(f"{self._name}\u2002{self._description}".strip(), self.font())
        name, rest = QTextCharFormat(), QTextCharFormat()
        enabled = self.isEnabled() or self.isChecked()
        name.setForeground(theme.colour("text" if enabled else "muted"))
        name.setFontWeight(QFont.Weight.DemiBold)
        rest.setForeground(theme.colour("text" if self.isChecked() else "muted"))
        parts = ((name, 0, len(self._name)), (rest, len(self._name), len(self._description) + 1))
        ranges = []
        for form, start, length in parts:
            part = QTextLayout.FormatRange()
            part.format, part.start, part.length = form, start, length
            ranges.append(part)
        layout.setFormats(ranges)
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, ceil(height)

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        if self._tight:
            layout, height = self._flow(room.width())
            layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - height) / 2))
            return
        strong = self._bold()
        name_height = QFontMetrics(strong).boundingRect(room, _WRAP, self._name).height() if self._name else 0
        text_height = (
            self.fontMetrics().boundingRect(room, _WRAP, self._description).height()
            if self._description
            else 0
        )
        top = room.top() + (room.height() - name_height - text_height) // 2
        ink = theme.colour("text" if self.isEnabled() or self.isChecked() else "muted")
        painter.setPen(ink)
        painter.setFont(strong)
        painter.drawText(QRect(room.left(), top, room.width(), name_height), _WRAP, self._name)
        painter.setFont(self.font())
        if not self.isChecked():
            painter.setPen(theme.colour("muted"))
        painter.drawText(
            QRect(room.left(), top + name_height, room.width(), text_height), _WRAP, self._description
        )

    def _text_room(self, width: int) -> int:
        clip = 2 * theme.scaled(_CLIP) + 2 + theme.M if self._asks else 0
        return max(60, width - self._pad - self._square() - theme.M - theme.M - clip)

    def _square(self) -> int:
        return max(_KEY, min(theme.scaled(_KEY), _LARGEST_KEY))

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
