"""A cell that says how much is done, over a slim bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.models.rows import value_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


class ProgressCell(QStyledItemDelegate):
    """Draws the cell's own text, and below it the bar; `share` gives (done, whole) of a row's value."""

    def __init__(self, share: Callable[[Any], tuple[int, int]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._share = share

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Leave room for the bar."""
        size = super().sizeHint(option, index)
        return QSize(max(size.width() + theme.M, theme.scaled(150)), size.height() + 6)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw text and bar."""
        super().paint(painter, option, index)
        row = value_at(index)
        if row is None:
            return
        done, whole = self._share(row)
        area = QRectF(option.rect).adjusted(theme.S, 0, -theme.L, -4)
        rail = QRectF(area.left(), area.bottom() - 3, area.width(), 3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(rail, 1.5, 1.5)
        if done and whole:
            rail.setWidth(rail.width() * min(1.0, done / whole))
            painter.setBrush(theme.colour("good" if done >= whole else "accent"))
            painter.drawRoundedRect(rail, 1.5, 1.5)
        painter.restore()
