"""The running count of memoranda: one band, a piece per edition, the sum so far above each end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from smartcity_desktop.core.programme_counts import MemorandaCount


class RunningCount(QWidget):
    """Paints the band; the accessible description says the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[MemorandaCount, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed().connect(self.updateGeometry)

    def display(self, counts: Sequence[MemorandaCount]) -> None:
        """Show these counts, oldest first."""
        self._counts = tuple(counts)
        self.setAccessibleDescription(
            "; ".join(f"{one.edition}: {one.in_edition} ({one.running})" for one in self._counts)
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Give the height of the band with its two lines of words."""
        return QSize(theme.scaled(420), 2 * self.fontMetrics().height() + theme.scaled(10) + 6)

    def minimumSizeHint(self) -> QSize:
        """As high, as narrow as can be read."""
        return QSize(theme.scaled(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pieces."""
        if not self._counts:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        whole = self._counts[-1].running
        line, thick = self.fontMetrics().height(), theme.scaled(10)
        left = 0.0
        inks = ("accent", "edge")
        for place, one in enumerate(self._counts):
            right = self.width() * one.running / whole
            piece = QRectF(left, line + 2, max(right - left - 2, 1), thick)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(inks[place % 2]))
            painter.drawRoundedRect(piece, 3, 3)
            painter.setFont(strong)
            painter.setPen(theme.colour("text"))
            above = QRectF(left, 0, right - left, line)
            painter.drawText(above, Qt.AlignmentFlag.AlignRight, str(one.running))
            painter.setFont(self.font())
            painter.setPen(theme.colour("muted"))
            below = QRectF(left, line + thick + 4, right - left, line)
            words = self.fontMetrics().elidedText(
                f"{one.edition}: {one.in_edition}", Qt.TextElideMode.ElideRight, int(right - left)
            )
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, words)
            left = right
        painter.end()
