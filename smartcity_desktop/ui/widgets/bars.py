"""Values as bars, one below the other: name, bar, number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent


class Bar(NamedTuple):
    """One bar: name, share in [0, 1] (`None`: no value yet), the value as it is written, and its depth in the tree."""

    name: str
    share: float | None
    written: str
    depth: int = 0


class Bars(QWidget):
    """Draws name and number over a slim bar; a missing value leaves the bar empty and says so in its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed().connect(self.updateGeometry)

    def display(self, bars: Sequence[Bar]) -> None:
        """Show these bars."""
        changed = len(bars) != len(self._bars)
        self._bars = tuple(bars)
        self.setAccessibleDescription("; ".join(f"{bar.name} {bar.written}" for bar in self._bars))
        if changed:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the height of all bars."""
        return QSize(theme.scaled(220), len(self._bars) * self._pitch())

    def minimumSizeHint(self) -> QSize:
        """As high as all bars, as narrow as can be read."""
        return QSize(theme.scaled(140), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, bar in enumerate(self._bars):
            self._paint(painter, bar, place * self._pitch())
        painter.end()

    def _paint(self, painter: QPainter, bar: Bar, top: int) -> None:
        indent = bar.depth * theme.M
        line, thick = self.fontMetrics().height(), self._thick(bar)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Normal if bar.depth else QFont.Weight.DemiBold)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        number = metrics.horizontalAdvance(bar.written) + theme.S
        room = self.width() - indent - number
        painter.setPen(theme.colour("muted" if bar.depth else "text"))
        name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, max(room, 20))
        painter.drawText(QRectF(indent, top, room, line), Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(theme.colour("text" if bar.share is not None else "muted"))
        painter.drawText(
            QRectF(self.width() - number, top, number, line), Qt.AlignmentFlag.AlignRight, bar.written
        )
        rail = QRectF(indent, top + line + 2, self.width() - indent, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(rail, thick / 2, thick / 2)
        if bar.share:
            rail.setWidth(max(thick, rail.width() * bar.share))
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(rail, thick / 2, thick / 2)

    def _thick(self, bar: Bar) -> int:
        return theme.scaled(4 if bar.depth else 6)

    def _pitch(self) -> int:
        return self.fontMetrics().height() + theme.scaled(6) + theme.S + 2
