"""A radar of values between 0 and 1."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_RINGS = 4


class Spoke(NamedTuple):
    """One axis: a short label, its share in [0, 1] (`None`: no value yet), and the value as it is written."""

    label: str
    share: float | None
    written: str


class Radar(QWidget):
    """Draws spokes clockwise from the top; a spoke without a value breaks the outline instead of counting as 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spokes: tuple[Spoke, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed().connect(self.update)

    def display(self, spokes: Sequence[Spoke]) -> None:
        """Show these spokes."""
        self._spokes = tuple(spokes)
        self.setAccessibleDescription("; ".join(f"{s.label} {s.written}" for s in self._spokes))
        self.update()

    def sizeHint(self) -> QSize:
        """Give a comfortable size."""
        return QSize(theme.scaled(230), theme.scaled(200))

    def minimumSizeHint(self) -> QSize:
        """Give the size below which labels collide."""
        return QSize(theme.scaled(150), theme.scaled(130))

    def heightForWidth(self, width: int) -> int:
        """A little flatter than wide, and never very large."""
        return min(round(width * 0.86), theme.scaled(300))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint rings, spokes, outline and labels."""
        if len(self._spokes) < 3:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.82)
        painter.setFont(font)
        line = painter.fontMetrics().height()
        widest = max(painter.fontMetrics().horizontalAdvance(s.label) for s in self._spokes)
        radius = max(20.0, min(self.width() / 2 - widest - 6, self.height() / 2 - line - 4))
        centre = QPointF(self.width() / 2, self.height() / 2)
        self._paint_web(painter, centre, radius)
        self._paint_values(painter, centre, radius)
        self._paint_labels(painter, centre, radius, line)
        painter.end()

    def _at(self, centre: QPointF, radius: float, place: int) -> QPointF:
        angle = 2 * pi * place / len(self._spokes) - pi / 2
        return QPointF(centre.x() + radius * cos(angle), centre.y() + radius * sin(angle))

    def _paint_web(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("line"), 1))
        places = range(len(self._spokes))
        for ring in range(1, _RINGS + 1):
            part = radius * ring / _RINGS
            painter.drawPolygon(QPolygonF([self._at(centre, part, place) for place in places]))
        for place in places:
            painter.drawLine(centre, self._at(centre, radius, place))

    def _paint_values(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        points = [
            None if spoke.share is None else self._at(centre, radius * spoke.share, place)
            for place, spoke in enumerate(self._spokes)
        ]
        ink = theme.colour("accent")
        known = [point for point in points if point is not None]
        if len(known) == len(points):
            fill = QColor(ink)
            fill.setAlphaF(0.20)
            painter.setBrush(fill)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(QPolygonF(known))
        painter.setPen(QPen(ink, 2))
        for one, other in zip(points, [*points[1:], points[0]], strict=True):
            if one is not None and other is not None:
                painter.drawLine(one, other)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for point in known:
            painter.drawEllipse(point, 3, 3)

    def _paint_labels(self, painter: QPainter, centre: QPointF, radius: float, line: int) -> None:
        painter.setPen(theme.colour("muted"))
        for place, spoke in enumerate(self._spokes):
            tip = self._at(centre, radius + 5, place)
            width = painter.fontMetrics().horizontalAdvance(spoke.label) + 2
            across, down = tip.x() - centre.x(), tip.y() - centre.y()
            left = tip.x() - width / 2 if abs(across) < 3 else tip.x() if across > 0 else tip.x() - width
            top = tip.y() - line / 2 + (line / 2 * down / (radius + 5))
            painter.drawText(QRectF(left, top, width, line), Qt.AlignmentFlag.AlignCenter, spoke.label)
