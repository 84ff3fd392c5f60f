"""The attendance list of a visit: typed cell by cell, or pasted in several lines; saves itself like everything else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableWidget, QTableWidgetItem, QWidget

from smartcity_desktop.core.visit import Attendee
from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.comment_edit import QUIET_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

_NAME, _OFFICE, _SIDE = range(3)
_ENTER = (int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter))
_SIDES = ("region", "panel")
_NUMBERED = re.compile(r"^\s*\d{1,3}[.)]\s+")


class AttendanceTable(Speaking, QTableWidget):
    """Always has an empty line at its end to go on in. Space turns the side; Ctrl+Delete takes a line out."""

    changed = Signal(object)  # tuple[Attendee, ...], empty lines left out

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self._saved: tuple[Attendee, ...] = ()
        self._read_only = False
        self._filling = False
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.verticalHeader().setVisible(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._rest = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._rest.timeout.connect(self.save_now)
        self.itemChanged.connect(self._on_changed)
        theme.changed().connect(self._fit)
        self._fit()
        self.retranslate()

    def display(self, people: Sequence[Attendee], *, read_only: bool) -> None:
        """Show a list; one that is being typed is not overwritten."""
        self._read_only = read_only
        saved = tuple(_bare(one) for one in people)
        if self._rest.isActive() or self.state() is QAbstractItemView.State.EditingState:
            return
        if saved == self._saved == self.typed() and self.rowCount() == len(saved) + (not read_only):
            return
        self._saved = saved
        self._fill(saved)

    def typed(self) -> tuple[Attendee, ...]:
        """Give the lines that have something in them."""
        rows = []
        for row in range(self.rowCount()):
            name, office = (self._text(row, column).strip() for column in (_NAME, _OFFICE))
            if name or office:
                rows.append(Attendee("", name, office, self._side(row)))
        return tuple(rows)

    def save_now(self) -> None:
        """Hand over what was typed and not handed over yet; also what stands in the cell that is being typed."""
        if self.state() is QAbstractItemView.State.EditingState:
            editor = self.focusWidget()
            if editor is not None and editor is not self:
                self.commitData(editor)
        self._rest.stop()
        typed = self.typed()
        if typed != self._saved:
            self._saved = typed
            self.changed.emit(typed)

    def paste(self, text: str) -> None:
        """Take several lines: name and office, parted by a tab, a semicolon or the first comma."""
        people = [_line(line) for line in text.splitlines() if line.strip()]
        if self._read_only or not people:
            return
        at = self.currentRow() if self.currentRow() >= 0 else self.rowCount() - 1
        side = self._side(at)
        before = [self._person(row) for row in range(at)]
        after = [self._person(row) for row in range(at, self.rowCount())]
        self._fill([*before, *(Attendee("", name, office, side) for name, office in people), *after])
        self.setCurrentCell(at + len(people), _NAME)
        self._rest.start()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setHorizontalHeaderLabels([self.tr("Name"), self.tr("Office, institution"), self.tr("Side")])
        self.setAccessibleName(self.tr("Attendance list"))
        self._filling = True
        for row in range(self.rowCount()):
            self._say_side(row, self._side(row))
        self._filling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Space turns the side, Ctrl+V pastes lines, Ctrl+Delete takes one out."""
        if not self._read_only and event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QApplication.clipboard().text())
        elif not self._read_only and event.key() == Qt.Key.Key_Space and self.currentColumn() == _SIDE:
            row = self.currentRow()
            self._say_side(row, _SIDES[1 - _SIDES.index(self._side(row))])
        elif (
            not self._read_only
            and event.key() == Qt.Key.Key_Delete
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.remove_row_now()
        elif event.key() in _ENTER and self.state() is not QAbstractItemView.State.EditingState:
            self._go_on()
        else:
            super().keyPressEvent(event)

    def remove_row_now(self) -> None:
        """Take the line out that the cursor stands in."""
        row = self.currentRow()
        if 0 <= row < self.rowCount() - 1 and not self._read_only:
            self.removeRow(row)
            self._rest.start()

    def _go_on(self) -> None:
        """Go from name to office, and from there to the next line."""
        row, column = self.currentRow(), self.currentColumn()
        if column == _NAME and self._text(row, _NAME).strip():
            self.setCurrentCell(row, _OFFICE)
        else:
            self.setCurrentCell(min(row + 1, self.rowCount() - 1), _NAME)

    def _fill(self, people: Sequence[Attendee]) -> None:
        self._filling = True
        self.setRowCount(0)
        for one in people:
            if one.name or one.office:
                self._append(one)
        if not self._read_only:
            self._append(Attendee("", "", "", people[-1].side if people else "region"))
        self._filling = False

    def _append(self, one: Attendee) -> None:
        row = self.rowCount()
        self.insertRow(row)
        for column, text in ((_NAME, one.name), (_OFFICE, one.office)):
            item = QTableWidgetItem(text)
            if self._read_only:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            self.setItem(row, column, item)
        side = QTableWidgetItem()
        side.setFlags(side.flags() & ~Qt.ItemFlag.ItemIsEditable)
        self.setItem(row, _SIDE, side)
        self._say_side(row, one.side)

    def _say_side(self, row: int, side: str) -> None:
        item = self.item(row, _SIDE)
        if item is not None:
            item.setData(Qt.ItemDataRole.UserRole, side)
            item.setText(self.tr("Region") if side == "region" else self.tr("Assessors"))

    def _on_changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        self._rest.start()
        last = self.rowCount() - 1
        if not self._read_only and item.row() == last and item.column() != _SIDE and item.text().strip():
            self._filling = True
            self._append(Attendee("", "", "", self._side(last)))
            self._filling = False

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""

    def _side(self, row: int) -> str:
        item = self.item(row, _SIDE)
        return str(item.data(Qt.ItemDataRole.UserRole) or "region") if item is not None else "region"

    def _person(self, row: int) -> Attendee:
        return Attendee("", self._text(row, _NAME), self._text(row, _OFFICE), self._side(row))

    def _fit(self) -> None:
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, header.ResizeMode.Stretch)
        header.setSectionResizeMode(_OFFICE, header.ResizeMode.Stretch)
        header.setSectionResizeMode(_SIDE, header.ResizeMode.ResizeToContents)
        self.verticalHeader().setDefaultSectionSize(theme.scaled(30))


def _bare(one: Attendee) -> Attendee:
    return Attendee("", one.name, one.office, one.side)


def _line(line: str) -> tuple[str, str]:
    bare = _NUMBERED.sub("", line).strip()
    for mark in ("\t", ";", ","):
        name, found, office = bare.partition(mark)
        if found:
            return name.strip(), office.replace("\t", " ").strip()
    return bare, ""
