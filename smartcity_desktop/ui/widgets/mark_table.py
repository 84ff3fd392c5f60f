"""A table whose rows are ticked with Space, several at once where several are picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class MarkTable(QTableView):
    """Stands over a `MarkedRows`, through any proxy."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick all picked rows with Space, or take the ticks away where all of them have one."""
        rows = self.selectionModel().selectedRows(0) if self.selectionModel() is not None else []
        if event.key() != Qt.Key.Key_Space or not rows:
            super().keyPressEvent(event)
            return
        role = Qt.ItemDataRole.CheckStateRole
        all_ticked = all(index.data(role) == Qt.CheckState.Checked for index in rows)
        state = Qt.CheckState.Unchecked if all_ticked else Qt.CheckState.Checked
        for index in rows:
            self.model().setData(index, state, role)
        event.accept()
