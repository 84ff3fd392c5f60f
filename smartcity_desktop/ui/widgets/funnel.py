"""How many regions came how far: one bar below the other, each as wide as its share of the first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent


class FunnelStep(NamedTuple):
    """One step: its name and how many regions reached it."""

    name: str
    regions: int


class Funnel(QWidget):
    """Paints name, number and bar of each step; the accessible description says the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[FunnelStep, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed().connect(self.updateGeometry)

    def display(self, steps: Sequence[FunnelStep]) -> None:
        """Show these steps."""
        self._steps = tuple(steps)
        self.setAccessibleDescription("; ".join(f"{step.name} {step.regions}" for step in self._steps))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the height of all steps."""
        return QSize(theme.scaled(320), self._pitch() * len(self._steps))

    def minimumSizeHint(self) -> QSize:
        """As high as all steps, as narrow as can be read."""
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every step and the slopes between them."""
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        names = max(self.fontMetrics().horizontalAdvance(step.name) for step in self._steps)
        numbers = max(QFontMetrics(strong).horizontalAdvance(str(step.regions)) for step in self._steps)
        left = min(names, int(self.width() * 0.45)) + numbers + 2 * theme.M
        room = QRectF(left, 0, self.width() - left, self.height())
        whole = max(1, *(step.regions for step in self._steps))
        bars = [self._bar(room, place, step.regions / whole) for place, step in enumerate(self._steps)]
        self._paint_slopes(painter, bars)
        for place, step in enumerate(self._steps):
            self._paint_step(painter, place, step, bars[place], left - numbers - theme.M, strong)
        painter.end()

    def _bar(self, room: QRectF, place: int, share: float) -> QRectF:
        width = max(room.width() * share, 2.0)
        gap = theme.scaled(5)
        return QRectF(
            room.center().x() - width / 2, place * self._pitch() + gap, width, self._pitch() - 2 * gap
        )

    def _paint_slopes(self, painter: QPainter, bars: list[QRectF]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        for above, below in pairwise(bars):
            corners = (above.bottomLeft(), above.bottomRight(), below.topRight(), below.topLeft())
            painter.drawPolygon(QPolygonF([QPointF(corner) for corner in corners]))

    def _paint_step(
        self, painter: QPainter, place: int, step: FunnelStep, bar: QRectF, names: int, strong: QFont
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if step.regions else "line"))
        painter.drawRoundedRect(bar, 3, 3)
        top, height = place * self._pitch(), self._pitch()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self.font())
        painter.setPen(theme.colour("muted"))
        name = self.fontMetrics().elidedText(step.name, Qt.TextElideMode.ElideRight, names - theme.S)
        painter.drawText(QRectF(0, top, names, height), middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(strong)
        painter.setPen(theme.colour("text"))
        numbers = QRectF(0, top, bar.left(), height)
        numbers.setRight(names + QFontMetrics(strong).horizontalAdvance("0" * 4))
        numbers.setLeft(names)
        painter.drawText(numbers, middle | Qt.AlignmentFlag.AlignLeft, str(step.regions))

    def _pitch(self) -> int:
        return self.fontMetrics().height() + theme.scaled(14)
