"""A `RowsModel` whose rows can be ticked; the ticks stay while a filter hides their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from smartcity_desktop.ui.models.rows import Column, RowsModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_TICKED = int(Qt.CheckState.Checked.value)


class MarkedRows(RowsModel[R]):
    """Ticks stand in the first column; `key` gives what a row is remembered by."""

    marks_changed = Signal()

    def __init__(
        self, columns: Sequence[Column], key: Callable[[Any], str], parent: QObject | None = None
    ) -> None:
        super().__init__(columns, parent)
        self._key = key
        self._marked: set[str] = set()

    @property
    def marked(self) -> frozenset[str]:
        """Keys of the ticked rows, also of those that are not shown."""
        return frozenset(self._marked)

    def marked_rows(self) -> tuple[R, ...]:
        """The ticked rows, in their order."""
        return tuple(row for row in self.rows if self._key(row) in self._marked)

    def mark(self, keys: Iterable[str], ticked: bool = True) -> None:
        """Tick rows by key, or take the ticks away."""
        before = set(self._marked)
        self._marked = self._marked | set(keys) if ticked else self._marked - set(keys)
        if self._marked != before:
            self._tell()

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; ticks of rows that are gone go with them."""
        super().show_rows(rows)
        known = {self._key(row) for row in rows}
        if not self._marked <= known:
            self._marked &= known
            self._tell()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the first column be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Give the tick, or what any `RowsModel` gives."""
        if role == _CHECK:
            if index.column():
                return None
            ticked = self._key(self.row_value(index.row())) in self._marked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Tick a row or take its tick away."""
        if role != _CHECK or index.column():
            return False
        ticked = (value.value if isinstance(value, Qt.CheckState) else int(value)) == _TICKED
        self.mark([self._key(self.row_value(index.row()))], ticked)
        return True

    def _tell(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
        self.marks_changed.emit()
