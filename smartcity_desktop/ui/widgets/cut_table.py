"""A table with rules across it: the cut line of a ranking, and the heading of what is listed apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.models.rows import Sorted, value_at

if TYPE_CHECKING:
    from collections.abc import Callable

Index = QModelIndex | QPersistentModelIndex


class Rule(NamedTuple):
    """A row that is a rule: its words, and whether it is the cut line itself."""

    words: Callable[[], str]
    cut: bool


class CutSorted(Sorted):
    """Keeps the given order, and the rules whatever is looked for."""

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Keep rules, and rows with every word."""
        if isinstance(self._rows_model.row_value(source_row), Rule):
            return True
        return super().filterAcceptsRow(source_row, source_parent)


class RuleDelegate(QStyledItemDelegate):
    """Paints a rule as a strong band with its words in it; other cells as ever."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        row = value_at(index)
        if not isinstance(row, Rule):
            super().paint(painter, option, index)
            return
        cell = QRectF(option.rect)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.save()
        painter.fillRect(cell, theme.colour("accent" if row.cut else "sunken"))
        painter.setFont(font)
        painter.setPen(theme.colour("accent_text" if row.cut else "muted"))
        painter.drawText(
            cell.adjusted(theme.M, 0, -theme.M, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            row.words(),
        )
        painter.restore()


class CutTable(QTableView):
    """Rules span all columns; call `lay_rules` after rows or filter changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(RuleDelegate(self))

    def lay_rules(self) -> None:
        """Let every rule that is shown span the whole table."""
        self.clearSpans()
        model = self.model()
        if model is None:
            return
        for row in range(model.rowCount()):
            if isinstance(value_at(model.index(row, 0)), Rule):
                self.setSpan(row, 0, 1, model.columnCount())
