"""What the regions promised to hand in later: what is open, what is overdue, what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.language import show_date
from smartcity_desktop.ui import score_keys, texts, theme
from smartcity_desktop.ui.models.rows import Column, RowsModel, Sorted, value_at
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.empty_page import EmptyPage
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent

    from smartcity_desktop.services.fieldwork import PromiseLine

_WHAT, _DUE = 2, 3
OPEN, OVERDUE, KEPT, ALL = "open", "overdue", "kept", "all"


class PromisesPage(Speaking, QWidget):
    """Lists promises over all regions; `today` says what is overdue."""

    kept_wanted = Signal(object)  # PromiseLine whose state is to be turned
    edit_wanted = Signal(object)  # PromiseLine
    remove_wanted = Signal(object)  # PromiseLine
    print_wanted = Signal(object)  # PromiseLine of the region whose list is to be printed
    region_wanted = Signal(object)  # PromiseLine whose region is to be opened

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.banner, self.search, self.show_only = Banner(), QLineEdit(), QComboBox()
        for key in (OPEN, OVERDUE, KEPT, ALL):
            self.show_only.addItem("", key)
        calm(self.show_only)
        self.model: RowsModel[PromiseLine] = RowsModel(self._columns(), self)
        self.sorted, self.table = Sorted(self.model, self), QTableView()
        self.table.setModel(self.sorted)
        make_table(self.table, stretch=_WHAT)
        self.table.sortByColumn(_DUE, Qt.SortOrder.AscendingOrder)
        self.empty = EmptyPage(
            "list-checks",
            lambda: self.tr("Nothing to show here"),
            lambda: self.tr(
                "Press Ctrl+D on an indicator to write down what the region hands in later, with a due date."
            ),
        )
        self._count = QLabel()
        theme.mark(self._count, role="caption")
        self.kept, self.edit, self.remove, self.print, self.open = (QPushButton() for _ in range(5))
        self._build()
        self.retranslate()

    def display(self, lines: Sequence[PromiseLine]) -> None:
        """Show promises; the one that was marked stays marked."""
        marked = self.marked
        self.model.show_rows(lines)
        self._filter()
        self.table.resizeColumnsToContents()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(_WHAT, header.ResizeMode.Stretch)
        rows = range(self.sorted.rowCount())
        at = next((r for r in rows if marked and self._at(r).promise.id == marked.promise.id), 0)
        if self.sorted.rowCount():
            self.table.selectRow(at)
        self._say()

    @property
    def marked(self) -> PromiseLine | None:
        """The promise whose row is marked."""
        found = value_at(self.table.currentIndex())
        return found if found is not None else None

    def zones(self) -> list[QWidget]:
        """Give the zones for F6."""
        return [self.search, self.table, self.print]

    def retranslate(self) -> None:
        """Set every word anew."""
        self.search.setPlaceholderText(self.tr("Find: region, indicator or words"))
        self.search.setAccessibleName(self.tr("Find a promise"))
        self.show_only.setAccessibleName(self.tr("Show"))
        names = {
            OPEN: self.tr("Open"),
            OVERDUE: self.tr("Overdue"),
            KEPT: self.tr("Kept"),
            ALL: self.tr("All"),
        }
        for at in range(self.show_only.count()):
            self.show_only.setItemText(at, names[self.show_only.itemData(at)])
        self.table.setAccessibleName(self.tr("Promised later"))
        self.edit.setText(self.tr("Edit…"))
        self.remove.setText(self.tr("Take out"))
        self.open.setText(self.tr("To the indicator"))
        self.model.retranslate()
        self._say()

    # -- building ----------------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                title=lambda: self.tr("Region"), text=lambda row: row.region.name, strong=lambda _row: True
            ),
            Column(title=lambda: self.tr("Indicator"), text=lambda row: row.promise.indicator),
            Column(
                title=lambda: self.tr("What was promised"),
                text=lambda row: " ".join(row.promise.what.split()),
                hint=lambda row: row.promise.what,
            ),
            Column(
                title=lambda: self.tr("Due"),
                text=lambda row: show_date(row.promise.due, texts.current()) if row.promise.due else "–",
                sort=lambda row: row.promise.due,
            ),
            Column(
                title=lambda: self.tr("State"),
                text=self._state,
                tone=lambda row: (
                    "good" if row.promise.kept else "bad" if row.overdue(self._today()) else "muted"
                ),
                icon=lambda row: (
                    "circle-check"
                    if row.promise.kept
                    else "circle-alert"
                    if row.overdue(self._today())
                    else "circle"
                ),
            ),
        )

    def _state(self, line: PromiseLine) -> str:
        if line.promise.kept:
            return self.tr("kept")
        return self.tr("overdue") if line.overdue(self._today()) else self.tr("open")

    def _build(self) -> None:
        theme.mark(self.print, kind="primary")
        for button, name in ((self.edit, "pencil"), (self.remove, "trash-2"), (self.open, "arrow-right")):
            theme.mark(button, kind="quiet")
            button.setIcon(theme.icon(name, "accent"))
        self.search.addAction(theme.icon("search", "muted"), self.search.ActionPosition.LeadingPosition)
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.search, 1)
        top.addWidget(self.show_only)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        foot = QFrame()
        theme.mark(foot, kind="foot")
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight, foot)
        theme.margins(self._foot, 0, theme.S)
        used_less, decisive = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (used_less, (self._count, self.open, self.edit, self.remove)),
            (decisive, (self.kept, self.print)),
        ):
            theme.margins(row, 0, theme.S)
            for widget in widgets:
                row.addWidget(widget)
            self._foot.addLayout(row)
        used_less.addStretch(1)
        decisive.insertStretch(0, 1)
        column = QVBoxLayout(self)
        theme.margins(column, theme.L, theme.S)
        column.addWidget(self.banner)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(foot)
        self.search.textChanged.connect(lambda _text: self._filter())
        self.show_only.activated.connect(lambda _at: self._filter())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._say())
        self.table.doubleClicked.connect(lambda _index: self._write(self.edit_wanted))
        self.kept.clicked.connect(lambda: self._write(self.kept_wanted))
        self.edit.clicked.connect(lambda: self._write(self.edit_wanted))
        self.remove.clicked.connect(lambda: self._write(self.remove_wanted))
        self.print.clicked.connect(lambda: self._emit(self.print_wanted))
        self.open.clicked.connect(lambda: self._emit(self.region_wanted))
        keys = {
            "Space": lambda: self._write(self.kept_wanted),
            "F2": lambda: self._write(self.edit_wanted),
            "Ctrl+Delete": lambda: self._write(self.remove_wanted),
            "Return": lambda: self._emit(self.region_wanted),
            "Enter": lambda: self._emit(self.region_wanted),
        }
        score_keys.bind(self.table, keys)
        score_keys.bind(
            self, {"Ctrl+P": lambda: self._emit(self.print_wanted), "Ctrl+K": self.search.setFocus}
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons in two lines where one is too narrow."""
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self) -> None:
        shown = [
            one
            for one in (self._count, self.open, self.edit, self.remove, self.kept, self.print)
            if not one.isHidden()
        ]
        wanted = sum(one.sizeHint().width() + theme.S for one in shown) + 2 * theme.L
        way = QBoxLayout.Direction
        self._foot.setDirection(way.LeftToRight if wanted <= self.width() else way.TopToBottom)

    # -- showing -----------------------------------------------------------------------------------------------

    def _filter(self) -> None:
        only, today = self.show_only.currentData(), self._today()
        keep: dict[str, Callable[[PromiseLine], bool]] = {
            OPEN: lambda line: not line.promise.kept,
            OVERDUE: lambda line: line.overdue(today),
            KEPT: lambda line: line.promise.kept,
        }
        self.sorted.keep(keep.get(only))
        self.sorted.look_for(self.search.text())
        if self.sorted.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._stack.setCurrentWidget(self.table if self.sorted.rowCount() else self.empty)
        self._say()

    def _say(self) -> None:
        marked, today = self.marked, self._today()
        rows = self.model.rows
        still = sum(not line.promise.kept for line in rows)
        late = sum(line.overdue(today) for line in rows)
        self._count.setText(self.tr("{n} open, {m} overdue").format(n=still, m=late))
        for button in (self.kept, self.edit, self.remove, self.print, self.open):
            button.setVisible(marked is not None)
        if marked is None:
            return
        for button in (self.kept, self.edit, self.remove):
            button.setVisible(marked.writable)
        self.kept.setText(self.tr("Mark as &open again") if marked.promise.kept else self.tr("Mark as &kept"))
        self.print.setText(self.tr("Print for {region}…").format(region=marked.region.name))
        self._fit_foot()

    def _emit(self, signal: SignalInstance) -> None:
        if self.marked is not None:
            signal.emit(self.marked)

    def _write(self, signal: SignalInstance) -> None:
        """Ask for a change, or say why there is none."""
        marked = self.marked
        if marked is None or marked.writable:
            self._emit(signal)
            return
        self.banner.say(
            "info",
            lambda: self.tr("This assessment is signed and can be read only."),
            lambda: self.tr("Revise it with a reason if it has to change."),
        )

    def _at(self, row: int) -> PromiseLine:
        found: PromiseLine = value_at(self.sorted.index(row, 0))
        return found

    def take_focus(self) -> None:
        """Put the focus on the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
