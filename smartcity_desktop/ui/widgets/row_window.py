"""A long list of rows of which only those that are seen exist; the others are room."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QScrollArea

    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.ui.widgets.citation_row import CitationRow

_MORE = 1
"""Rows beyond either edge that exist, so that Tab has somewhere to go."""
_STEP = 1
"""Rows that are made in one turn of the event loop: the window never waits for a screenful of them."""


class RowWindow(QWidget):
    """Shows citations in a scroll area; rows that leave the view are used again for those that come into it.

    Args:
        area: in whose content this stands.
        make: makes an empty row.
    """

    bound = Signal(object)  # CitationRow that shows another citation now
    left = Signal(object)  # CitationRow that is not seen any more

    def __init__(self, area: QScrollArea, make: Callable[[], CitationRow]) -> None:
        super().__init__()
        self._area, self._make = area, make
        self._items: tuple[Citation, ...] = ()
        self._read_only = False
        self._rows: dict[int, CitationRow] = {}
        self._free: list[CitationRow] = []
        self._pitch = 0
        self.made = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.refresh)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(0)
        area.verticalScrollBar().valueChanged.connect(self.refresh)
        area.viewport().installEventFilter(self)
        theme.changed().connect(self._on_look)

    def display(self, citations: Sequence[Citation], *, read_only: bool) -> None:
        """Show a list; a row whose place shows the same thing keeps focus and what is typed in it."""
        self._items, self._read_only = tuple(citations), read_only
        if self._items and not self._pitch:
            self._measure()
        self._fit()
        for at, row in list(self._rows.items()):
            if at < len(self._items):
                self._bind(at, row)
            else:
                self._release(at)
        self.refresh()

    @property
    def rows(self) -> tuple[CitationRow, ...]:
        """The rows that exist, in order."""
        return tuple(self._rows[at] for at in sorted(self._rows))

    def refresh(self) -> None:
        """Have rows where they are seen."""
        if not self._items or not self._pitch:
            return
        first, last = self._seen()
        for at in [at for at, row in self._rows.items() if not first <= at <= last and not _focused(row)]:
            self._release(at)
        missing = [at for at in range(first, last + 1) if at not in self._rows]
        new = 0
        for at in missing:
            if not self._free:
                if new == _STEP:
                    self._timer.start()
                    break
                new += 1
            self._show(at)
        self._grow()
        if missing:
            self._order_tabs()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the view."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._timer.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rows the whole width."""
        super().resizeEvent(event)
        for at, row in self._rows.items():
            self._place(at, row)
        self._timer.start()

    # -- steps -------------------------------------------------------------------------------------------------

    def _seen(self) -> tuple[int, int]:
        view = self._area.viewport()
        top = -self.mapTo(view, QPoint(0, 0)).y() if view.isAncestorOf(self) else 0
        first = max(0, top // self._pitch - _MORE)
        last = max(0, (top + max(view.height(), self._pitch)) // self._pitch) + _MORE
        return min(first, len(self._items) - 1), min(last, len(self._items) - 1)

    def _show(self, at: int) -> None:
        row = self._free.pop() if self._free else self._new()
        self._rows[at] = row
        self._place(at, row)
        self._bind(at, row)
        row.show()

    def _new(self) -> CitationRow:
        self.made += 1
        row = self._make()
        row.setParent(self)
        row.stepped.connect(lambda by, row=row: self._on_step(row, by))
        row.focused.connect(lambda row=row: self._area.ensureWidgetVisible(row, 0, theme.S))
        return row

    def _bind(self, at: int, row: CitationRow) -> None:
        if row.display(self._items[at], read_only=self._read_only):
            self.bound.emit(row)

    def _release(self, at: int) -> None:
        row = self._rows.pop(at)
        row.hide()
        row.clear()
        self.left.emit(row)
        self._free.append(row)

    def _place(self, at: int, row: CitationRow) -> None:
        row.setGeometry(0, at * self._pitch, self.width(), self._pitch - theme.S)

    def _fit(self) -> None:
        self.setFixedHeight(max(0, len(self._items) * self._pitch - theme.S) if self._items else 0)

    def _on_look(self) -> None:
        """Measure anew, once the rows have the new look."""
        QTimer.singleShot(0, self, self._measure)

    def _measure(self) -> None:
        """Find out how high a row is, which follows the size of text."""
        row = next(iter(self._rows.values()), None) or (self._free[0] if self._free else None)
        if row is None:
            if not self._items:
                return
            row = self._new()
            row.hide()
            self._free.append(row)
        for part in (row, *row.findChildren(QWidget)):
            part.ensurePolished()  # one that was never shown knows nothing of its borders yet
        self._pitch = row.height_of_all() + theme.S
        self._fit()
        for at, one in self._rows.items():
            self._place(at, one)
        self._timer.start()

    def _grow(self) -> None:
        """Give rows the room that words need which an empty one, measured first, did not have."""
        need = max((row.height_of_all() for row in self._rows.values()), default=0) + theme.S
        if need > self._pitch:
            self._pitch = need
            self._fit()
            for at, row in self._rows.items():
                self._place(at, row)

    def _order_tabs(self) -> None:
        stops = [stop for row in self.rows for stop in row.stops()]
        for one, other in itertools.pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _on_step(self, row: CitationRow, by: int) -> None:
        """Go to the same field of the next row, or of the one before."""
        at = next((at for at, one in self._rows.items() if one is row), None)
        if at is None or not 0 <= at + by < len(self._items):
            return
        place = row.stop_with_focus()
        if at + by not in self._rows:
            self._show(at + by)
        self._rows[at + by].take_focus(place)


def _focused(row: CitationRow) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and row.isAncestorOf(focus)
