"""How every table of the program behaves: whole rows, no grid, no row numbers, sorted by a click on the header."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from smartcity_desktop.ui import theme


def make_table(view: QTableView, *, stretch: int = -1, several: bool = False) -> None:
    """Set a table view up; call it after `setModel`.

    Args:
        view: the view.
        stretch: the column that takes the spare width (-1: the last one).
        several: several rows can be picked.
    """
    mode = QAbstractItemView.SelectionMode
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setIconSize(QSize(16, 16))
    view.setSortingEnabled(True)
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setResizeContentsPrecision(0)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    if stretch >= 0:
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    header.setStretchLastSection(stretch < 0)

    def size_rows() -> None:
        view.verticalHeader().setDefaultSectionSize(theme.scaled(32))

    theme.changed().connect(size_rows)
    size_rows()
    view.resizeColumnsToContents()
