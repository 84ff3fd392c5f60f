"""How every table of the program behaves: whole rows, no grid, no row numbers, sorted by a click on the header."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip

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
    _WholeWords(view)
    view.resizeColumnsToContents()


class _WholeWords(QObject):
    """Shows the whole of a cell that is cut short while the mouse rests on it; a screen reader has it anyway."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the question for a tool tip, where the model has none of its own."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._view.indexAt(event.pos())
            words = index.data() if index.isValid() and not index.data(Qt.ItemDataRole.ToolTipRole) else ""
            if words and self._view.sizeHintForIndex(index).width() > self._view.visualRect(index).width():
                QToolTip.showText(event.globalPos(), str(words), self._view)
                return True
        return super().eventFilter(watched, event)


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
