"""How every table of the program behaves: whole rows, no grid, no row numbers, sorted by a click on the header."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt
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
    _RowHeight(view)
    view.resizeColumnsToContents()


class _RowHeight(QObject):
    """Keeps the rows of one view as high as the text needs; it goes with the view."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        theme.changed().connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Take the height for the text size that is on."""
        self._view.verticalHeader().setDefaultSectionSize(theme.scaled(32))
