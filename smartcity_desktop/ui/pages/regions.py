"""The assessor's regions of an edition: where each stands, and the way into each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.edition import Kind
from smartcity_desktop.core.language import TimeZone
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.forms.ui_regions_page import Ui_RegionsPage
from smartcity_desktop.ui.models.rows import Column, RowsModel, Sorted, value_at
from smartcity_desktop.ui.region_words import (
    mode_words,
    moment_words,
    short_moment,
    state_look,
    state_order,
    state_words,
)
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.empty_page import EmptyPage
from smartcity_desktop.ui.widgets.progress_cell import ProgressCell
from smartcity_desktop.ui.widgets.progress_words import progress_words
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from smartcity_desktop.services.edition_desk import EditionLine
    from smartcity_desktop.services.scoring import RegionLine

_PROGRESS = 3
_WIDTHS = (150, 120, 130, 150, 120, 120, 96, 70)
_ENTER = (int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter))


class RegionsPage(Speaking, QWidget):
    """Lists regions; Enter opens the one that is marked, also from the search field."""

    open_wanted = Signal(object)  # RegionLine
    blank_wanted = Signal(object)  # RegionLine
    blanks_wanted = Signal()  # of several regions, see `picked`
    edition_chosen = Signal(object)  # code
    take_in_wanted = Signal(object)  # Path that was dropped, or None
    export_wanted = Signal()

    def __init__(self, zone: TimeZone = TimeZone.WIB) -> None:
        super().__init__()
        self._zone = zone
        self._editions: tuple[EditionLine, ...] = ()
        self._edition = ""
        self._ui = Ui_RegionsPage()
        self._ui.setupUi(self)  # type: ignore[no-untyped-call]
        self.banner = Banner()
        self._ui.banner_place.addWidget(self.banner)
        self.search, self.table, self.open = self._ui.search, self._ui.table, self._ui.open
        self.export_ready, self.edition = self._ui.export_ready, self._ui.edition
        self.model: RowsModel[RegionLine] = RowsModel(self._columns(), self)
        self.sorted = Sorted(self.model, self)
        self.empty = EmptyPage(
            "map-pin",
            lambda: self.tr("No region is assigned to you yet"),
            lambda: self.tr(
                "Take in the edition that headquarters sent you (its name ends in .asice or .asice.age), "
                "or drop it here."
            ),
            lambda: self.tr("Take in an edition…"),
        )
        self.nothing = EmptyPage(
            "search", lambda: self.tr("No region matches"), lambda: self.tr("Try fewer letters.")
        )
        self._dress()
        self._connect()
        self.setAcceptDrops(True)
        self.retranslate()

    # -- showing -----------------------------------------------------------------------------------------------

    def display_editions(self, editions: Sequence[EditionLine], chosen: str) -> None:
        """List the editions at hand and mark one."""
        self._editions, self._edition = tuple(editions), chosen
        self.edition.blockSignals(True)
        self.edition.clear()
        for line in self._editions:
            self.edition.addItem("", line.code)
        self.edition.setCurrentIndex(max(self.edition.findData(chosen), 0))
        self.edition.blockSignals(False)
        self.edition.setVisible(len(self._editions) > 1)
        self.retranslate()

    def display(self, lines: Sequence[RegionLine]) -> None:
        """Show regions; the one that was marked stays marked."""
        marked = self.marked
        self.model.show_rows(lines)
        self._fit_columns()
        self._mark(marked.assignment_id if marked else "")
        self._show_stack()
        self.retranslate()

    @property
    def marked(self) -> RegionLine | None:
        """The region whose row is marked."""
        found = value_at(self.table.currentIndex())
        return found if found is not None else None

    @property
    def picked(self) -> tuple[RegionLine, ...]:
        """The regions whose rows are picked, in the order of the table."""
        rows = sorted(self.table.selectionModel().selectedRows(), key=lambda index: index.row())
        return tuple(value_at(index) for index in rows)

    @property
    def lines(self) -> tuple[RegionLine, ...]:
        """All regions of the edition."""
        return self.model.rows

    @property
    def edition_line(self) -> EditionLine | None:
        """The edition that is shown."""
        return next((line for line in self._editions if line.code == self._edition), None)

    def zones(self) -> list[QWidget]:
        """Give the zones for F6."""
        return [self.search, self.table, self.open]

    def take_focus(self) -> None:
        """Put the focus where one types to find a region."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.search.setPlaceholderText(self.tr("Find a region: name, province or code"))
        self.search.setAccessibleName(self.tr("Find a region"))
        self.table.setAccessibleName(self.tr("Regions"))
        self.edition.setAccessibleName(self.tr("Edition"))
        for at, line in enumerate(self._editions):
            self.edition.setItemText(at, f"{texts.say(line.title)} · {line.code}")
        self._ui.take_in.setText(self.tr("Take in an edition…"))
        self._ui.blank.setText(self.tr("Blank sheet…"))
        self._ui.blank.setToolTip(
            self.tr(
                "Print blank sheets of the marked regions, to be filled in by pen (several: Ctrl+Shift+P)"
            )
        )
        ready = sum(line.state is AssessmentState.SIGNED for line in self.lines)
        self.export_ready.setText(self.tr("Copy ready ones ({n})…").format(n=ready))
        self.export_ready.setVisible(bool(ready))
        self._ui.count.setText(self.tr("%n region(s)", "", len(self.lines)))
        self._say_open()
        self.model.retranslate()

    # -- building ----------------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                title=lambda: self.tr("Region"),
                text=lambda row: row.region.name,
                sort=lambda row: (row.region.name.partition(" ")[2], row.region.name),
                strong=lambda _row: True,
            ),
            Column(title=lambda: self.tr("Province"), text=lambda row: row.region.province),
            Column(
                title=lambda: self.tr("State"),
                text=state_words,
                sort=state_order,
                icon=lambda row: state_look(row)[0],
                tone=lambda row: state_look(row)[1],
            ),
            Column(
                title=lambda: self.tr("Answered"),
                text=lambda row: progress_words(
                    row.answered, row.required, row.optional_answered, row.optional
                ),
                sort=lambda row: row.answered,
            ),
            Column(
                title=lambda: self.tr("Last change"),
                text=lambda row: short_moment(row.changed_at, self._zone),
                sort=lambda row: row.changed_at.timestamp() if row.changed_at else 0.0,
                tone=lambda _row: "muted",
                hint=lambda row: moment_words(row.changed_at, self._zone),
            ),
            Column(
                title=lambda: self.tr("Last copy"),
                text=lambda row: short_moment(row.last_copy_at, self._zone),
                sort=lambda row: row.last_copy_at.timestamp() if row.last_copy_at else 0.0,
                tone=lambda _row: "muted",
                hint=lambda row: row.last_copy_to,
            ),
            Column(title=lambda: self.tr("Mode"), text=lambda row: mode_words(row.mode)),
            Column(title=lambda: self.tr("Code"), text=lambda row: row.region.code),
        )

    def _dress(self) -> None:
        ui = self._ui
        ui.stack.addWidget(self.empty)
        ui.stack.addWidget(self.nothing)
        self.table.setModel(self.sorted)
        make_table(self.table, several=True)
        self._widths = Columns(self.table.horizontalHeader(), _WIDTHS, 1)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.setItemDelegateForColumn(
            _PROGRESS, ProgressCell(lambda row: (row.answered, row.required), self)
        )
        theme.mark(ui.foot, kind="foot")
        theme.mark(ui.count, role="caption")
        theme.mark(self.open, kind="primary")
        theme.mark(ui.take_in, kind="quiet")
        theme.mark(ui.blank, kind="quiet")
        for button, name, token in (
            (ui.take_in, "package-open", "accent"),
            (ui.blank, "printer", "accent"),
            (self.export_ready, "usb", "text"),
        ):
            button.setIcon(theme.icon(name, token))
        self.search.addAction(theme.icon("search", "muted"), self.search.ActionPosition.LeadingPosition)
        calm(self.edition)

    def _connect(self) -> None:
        ui = self._ui
        self.search.textChanged.connect(self._on_search)
        self.search.installEventFilter(self)
        self.table.installEventFilter(self)
        self.table.doubleClicked.connect(lambda _index: self._on_open())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._say_open())
        self.open.clicked.connect(self._on_open)
        ui.blank.clicked.connect(self._on_blank)
        ui.take_in.clicked.connect(lambda: self.take_in_wanted.emit(None))
        self.empty.pressed.connect(lambda: self.take_in_wanted.emit(None))
        self.export_ready.clicked.connect(self.export_wanted)
        self.edition.activated.connect(lambda at: self.edition_chosen.emit(self.edition.itemData(at)))

    def _fit_columns(self) -> None:
        self.table.resizeColumnsToContents()
        practice = self.edition_line is not None and self.edition_line.kind is Kind.PRACTICE
        self.table.setColumnHidden(5, practice and not any(line.last_copy_at for line in self.lines))
        self._widths.fit()

    # -- marking -----------------------------------------------------------------------------------------------

    def _mark(self, assignment_id: str) -> None:
        rows = range(self.sorted.rowCount())
        at = next((r for r in rows if value_at(self.sorted.index(r, 0)).assignment_id == assignment_id), 0)
        if self.sorted.rowCount():
            self.table.selectRow(at)

    def _show_stack(self) -> None:
        shown: QWidget = self.table
        if not self.lines:
            shown = self.empty
        elif not self.sorted.rowCount():
            shown = self.nothing
        self._ui.stack.setCurrentWidget(shown)
        self._ui.head.setVisible(bool(self.lines) or len(self._editions) > 1)
        self._ui.foot.setVisible(bool(self.lines))

    def _say_open(self) -> None:
        marked = self.marked
        self.open.setText(
            self.tr("Open {region}").format(region=marked.region.name) if marked else self.tr("Open")
        )

    # -- what the person does ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens from the search field and the table; the arrows go from the field into the table."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ENTER:
                self._on_open()
                return True
            if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return bool(self.table.event(event)) if event.key() == Qt.Key.Key_Down else True
        return super().eventFilter(watched, event)

    def _on_search(self, text: str) -> None:
        self.sorted.look_for(text)
        self._show_stack()
        self._mark(self.marked.assignment_id if self.marked else "")
        self._say_open()

    def _on_open(self) -> None:
        if self.marked is not None:
            self.open_wanted.emit(self.marked)

    def _on_blank(self) -> None:
        if len(self.picked) > 1:
            self.blanks_wanted.emit()
        elif self.marked is not None:
            self.blank_wanted.emit(self.marked)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take an edition file."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        from pathlib import Path

        event.acceptProposedAction()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.take_in_wanted.emit(files[0])
