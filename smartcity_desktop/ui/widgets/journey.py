"""A cell with a picture: of those asked, how many were assessed, and of them how many were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.models.rows import value_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

Index = QModelIndex | QPersistentModelIndex


class Shares(NamedTuple):
    """Counts of which each is a part of the one before."""

    asked: int
    assessed: int
    chosen: int


class JourneyDelegate(QStyledItemDelegate):
    """Paints nested bars; the numbers stand in cells of their own."""

    def __init__(self, shares: Callable[[Any], Shares], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shares = shares

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground and bars."""
        counts = self._shares(value_at(index))
        cell = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, theme.colour("accent_soft"))
        room = cell.adjusted(theme.S, 0, -theme.L, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = max(counts.asked, 1)
        for count, thick, ink in (
            (counts.asked, 6, "line"),
            (counts.assessed, 6, "edge"),
            (counts.chosen, 12, "accent"),
        ):
            if count:
                height = theme.scaled(thick)
                bar = QRectF(
                    room.left(),
                    room.center().y() - height / 2,
                    room.width() * min(count / whole, 1.0),
                    height,
                )
                painter.setBrush(theme.colour(ink))
                painter.drawRoundedRect(bar, 3, 3)
        painter.restore()
