"""How the rows of the contents are painted: heading, section, indicator."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from smartcity_desktop.core.rubric import Severity
from smartcity_desktop.ui import texts, theme

if TYPE_CHECKING:
    from smartcity_desktop.core.language import Text

ROW = int(Qt.ItemDataRole.UserRole) + 1
_ICON = 14
_SIGNS = {
    Severity.BLOCK: ("circle-alert", "bad"),
    Severity.WARN: ("triangle-alert", "warn"),
    Severity.NOTE: ("info", "accent"),
}
_VERTICAL = Qt.AlignmentFlag.AlignVCenter


class RowKind(Enum):
    """What a row is."""

    HEADING = 0
    SECTION = 1
    INDICATOR = 2


@dataclass(frozen=True, slots=True)
class Row:
    """What a row shows. `count` is "7/9" of a section, the level of an indicator."""

    kind: RowKind
    code: str
    name: Text
    count: str = ""
    complete: bool = False
    begun: bool = False
    worst: Severity | None = None
    commented: bool = False
    evidence: int = 0
    named: bool = False  # by headquarters, when it sent the sheet back
    depth: int = 0


class SectionRows(QStyledItemDelegate):
    """Paints a `Row` held under `ROW`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give the height of a row."""
        row = index.data(ROW)
        heights = {RowKind.HEADING: 26, RowKind.SECTION: 30, RowKind.INDICATOR: 26}
        return QSize(10, theme.scaled(heights[row.kind]) if isinstance(row, Row) else 10)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground, sign, name, marks and count."""
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        area, state = QRect(option.rect), option.state
        font = QFont(option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected) and row.kind is not RowKind.HEADING
        hovered = bool(state & QStyle.StateFlag.State_MouseOver) and row.kind is not RowKind.HEADING
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        if chosen or hovered:
            painter.setPen(theme.colour("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(area.adjusted(2, 1, -2, -1), 5, 5)
        if row.kind is RowKind.HEADING:
            self._paint_heading(painter, area, row, font)
        else:
            self._paint_row(painter, area, row, font, chosen=chosen)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, row: Row, font: QFont) -> None:
        font.setPointSizeF(font.pointSizeF() * 0.86)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        room = area.adjusted(theme.S + row.depth * theme.S, 4, -theme.S, 0)
        name = QFontMetrics(font).elidedText(texts.say(row.name), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _VERTICAL, name)

    def _paint_row(self, painter: QPainter, area: QRect, row: Row, font: QFont, *, chosen: bool) -> None:
        section = row.kind is RowKind.SECTION
        side = theme.scaled(_ICON)
        left = area.left() + theme.S + row.depth * theme.S
        if section:
            self._icon(painter, *self._sign(row), left, area, side)
            left += side + theme.S - 2
        else:
            left += side + theme.S - 2
            font.setPointSizeF(font.pointSizeF() * 0.94)
        right = self._paint_count(painter, area, row, font)
        for name, token in self._marks(row):
            right -= side + 3
            self._icon(painter, name, token, right, area, side)
        font.setWeight(QFont.Weight.DemiBold if section and chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if section or chosen or not row.complete else "muted"))
        words = texts.say(row.name)
        room = QRect(left, area.top(), right - left - theme.XS, area.height())
        painter.drawText(
            room,
            _VERTICAL,
            QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width()),
        )

    def _paint_count(self, painter: QPainter, area: QRect, row: Row, font: QFont) -> int:
        """Paint the count at the right; returns where it begins."""
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.92)
        small.setWeight(QFont.Weight.DemiBold if row.kind is RowKind.INDICATOR else QFont.Weight.Medium)
        metrics = QFontMetrics(small)
        words = row.count or ("" if row.kind is RowKind.SECTION else "–")
        width = max(metrics.horizontalAdvance(words), metrics.horizontalAdvance("0"))
        right = area.right() - theme.S - 2
        painter.setFont(small)
        done = row.complete and row.kind is RowKind.SECTION
        painter.setPen(theme.colour("good" if done else "muted" if not row.begun else "text"))
        painter.drawText(
            QRect(right - width, area.top(), width + 1, area.height()),
            _VERTICAL | Qt.AlignmentFlag.AlignRight,
            words,
        )
        return right - width - theme.XS

    def _sign(self, row: Row) -> tuple[str, str]:
        if row.complete:
            return "circle-check", "good"
        return ("circle-dot", "accent") if row.begun else ("circle", "edge")

    def _marks(self, row: Row) -> list[tuple[str, str]]:
        marks = []
        if row.worst is not None:
            marks.append(_SIGNS[row.worst])
        if row.named:
            marks.append(("undo-2", "warn"))
        if row.evidence:
            marks.append(("paperclip", "muted"))
        if row.commented:
            marks.append(("message-square-text", "muted"))
        return marks

    def _icon(self, painter: QPainter, name: str, token: str, left: int, area: QRect, side: int) -> None:
        where = QRect(left, area.top() + (area.height() - side) // 2, side, side)
        theme.icon(name, token).paint(painter, where)
