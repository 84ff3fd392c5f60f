"""The country by its regions' points: shape, size and colour say how far each region came."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

WEST, EAST, SOUTH, NORTH = 94.5, 141.5, -11.3, 6.4
_NEAR = 9.0


class PinState(StrEnum):
    """What a pin says; drawn in this order, so that the rarer stands above."""

    OTHER = "other"
    ASKED = "asked"
    PARTLY = "partly"
    COMPLETE = "complete"
    LEFT = "left"
    CHOSEN = "chosen"


class Pin(NamedTuple):
    """A region's point."""

    region_id: str
    name: str
    latitude: float
    longitude: float
    state: PinState


class MapView(QWidget):
    """Paints the pins and a legend with their numbers; emits `picked` with a region id on a click."""

    picked = Signal(object)

    def __init__(self, words: Callable[[PinState], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._pins: tuple[Pin, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        theme.changed().connect(self.update)

    def display(self, pins: Sequence[Pin]) -> None:
        """Show these pins."""
        order = list(PinState)
        self._pins = tuple(sorted(pins, key=lambda pin: order.index(pin.state)))
        self.setAccessibleDescription("; ".join(f"{word} {n}" for _, word, n in self._legend()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give a comfortable size."""
        width = theme.scaled(560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Give the size below which pins lie on each other."""
        width = 300
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Keep the country's shape, with room for the legend."""
        return round(width * (NORTH - SOUTH) / (EAST - WEST)) + self._legend_height(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint pins and legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pin in self._pins:
            _paint_mark(painter, pin.state, self._at(pin))
        self._paint_legend(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Name the region under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            pin = self._near(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._named(pin) if pin else "", self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say which region was clicked."""
        pin = self._near(event.position())
        if pin is not None:
            self.picked.emit(pin.region_id)
        super().mouseReleaseEvent(event)

    def _named(self, pin: Pin) -> str:
        return pin.name if pin.state is PinState.OTHER else f"{pin.name} – {self._words(pin.state)}"

    def _near(self, at: QPointF) -> Pin | None:
        def away(pin: Pin) -> float:
            return (self._at(pin) - at).manhattanLength()

        nearest = min(self._pins, key=away, default=None)
        return nearest if nearest is not None and away(nearest) <= theme.scaled(int(_NEAR)) else None

    def _at(self, pin: Pin) -> QPointF:
        height = self.height() - self._legend_height(self.width())
        scale = min(self.width() / (EAST - WEST), height / (NORTH - SOUTH))
        left = (self.width() - scale * (EAST - WEST)) / 2
        return QPointF(left + (pin.longitude - WEST) * scale, (NORTH - pin.latitude) * scale)

    # -- legend ------------------------------------------------------------------------------------------------

    def _legend(self) -> list[tuple[PinState, str, int]]:
        counted = [(state, sum(pin.state is state for pin in self._pins)) for state in PinState]
        return [(state, self._words(state), n) for state, n in counted if n and state is not PinState.OTHER]

    def _legend_cells(self, width: int) -> list[tuple[PinState, str, QRectF]]:
        """Lay the legend's words out in lines."""
        metrics = self.fontMetrics()
        left, top, pitch = 0.0, 0.0, metrics.height() + 6.0
        cells = []
        for state, word, number in self._legend():
            text = f"{word} {number}"
            need = metrics.horizontalAdvance(text) + theme.scaled(22) + theme.M
            if left and left + need > width:
                left, top = 0.0, top + pitch
            cells.append((state, text, QRectF(left, top, need, pitch)))
            left += need
        return cells

    def _legend_height(self, width: int) -> int:
        cells = self._legend_cells(width)
        return round(cells[-1][2].bottom()) + theme.S if cells else 0

    def _paint_legend(self, painter: QPainter) -> None:
        cells = self._legend_cells(self.width())
        if not cells:
            return
        top = self.height() - cells[-1][2].bottom()
        for state, text, cell in cells:
            cell.translate(0, top)
            _paint_mark(painter, state, QPointF(cell.left() + theme.scaled(9), cell.center().y()))
            painter.setPen(theme.colour("text"))
            words = cell.adjusted(theme.scaled(20), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _paint_mark(painter: QPainter, state: PinState, at: QPointF) -> None:
    """Draw one mark; each state has a shape of its own, so that colour is never needed."""
    size = theme.scaled(4)
    if state is PinState.OTHER:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("scroll"))
        painter.drawEllipse(at, 1.4, 1.4)
    elif state is PinState.ASKED:
        painter.setPen(QPen(theme.colour("edge"), 1.5))
        painter.setBrush(theme.colour("raised"))
        painter.drawEllipse(at, size - 0.5, size - 0.5)
    elif state is PinState.PARTLY:
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.setBrush(theme.colour("raised"))
        painter.drawEllipse(at, size, size)
        painter.setBrush(theme.colour("accent"))
        painter.drawPie(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size), -90 * 16, 180 * 16)
    elif state is PinState.COMPLETE:
        painter.setPen(QPen(theme.colour("raised"), 1))
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(at, size + 0.5, size + 0.5)
    elif state is PinState.LEFT:
        painter.setPen(QPen(theme.colour("bad"), 2))
        for sign in (1, -1):
            painter.drawLine(
                QPointF(at.x() - size, at.y() - sign * size), QPointF(at.x() + size, at.y() + sign * size)
            )
    else:
        painter.setPen(QPen(theme.colour("raised"), 1))
        painter.setBrush(theme.colour("good"))
        far = size + 2.5
        painter.drawPolygon(
            QPolygonF(
                [QPointF(at.x() + x * far, at.y() + y * far) for x, y in ((0, -1), (1, 0), (0, 1), (-1, 0))]
            )
        )
