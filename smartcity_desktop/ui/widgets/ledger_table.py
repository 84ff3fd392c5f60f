"""All regions in all editions with the stage each stands at; filtered by edition, stage and words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QTableView, QVBoxLayout, QWidget

from smartcity_desktop.core.language import show_date
from smartcity_desktop.core.programme import STAGE_NAMES, Stage
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.edition_looks import STAGE_LOOKS
from smartcity_desktop.ui.models.rows import RIGHT, Column, RowsModel, Sorted, value_at
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.services.programme import LedgerRow

_ORDER = {stage: at for at, stage in enumerate(Stage)}
_WIDTHS = (168, 126, 166, 148, 150, 64)
_NAMES_ROOM = 60  # what a long name wants beyond that before province and steps have their place
_SPARED = (5, 4)  # columns that a narrow table goes without, the first first


class LedgerTable(Speaking, QWidget):
    """Emits `picked` with a `LedgerRow` or `None`, `filtered` when other rows are shown."""

    picked = Signal(object)
    filtered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self.edition, self.stage = QLineEdit(clearButtonEnabled=True), QComboBox(), QComboBox()
        self.model: RowsModel[LedgerRow] = RowsModel(self._columns())
        self.sorted = Sorted(self.model, self)
        self.table = QTableView()
        self._build()
        self.retranslate()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Region"), lambda row: row.region.name, strong=lambda _row: True),
            Column(
                lambda: self.tr("Edition"),
                lambda row: row.edition,
            ),
            Column(
                lambda: self.tr("Stage"),
                lambda row: texts.say(STAGE_NAMES[row.stage]),
                sort=lambda row: _ORDER[row.stage],
                tone=lambda row: STAGE_LOOKS[row.stage][1],
                icon=lambda row: STAGE_LOOKS[row.stage][0],
            ),
            Column(
                lambda: self.tr("Since"),
                lambda row: show_date(row.on, texts.current()) if row.on else "–",
                sort=lambda row: row.on or date.min,
            ),
            Column(lambda: self.tr("Province"), lambda row: row.region.province),
            Column(
                lambda: self.tr("Steps"),
                lambda row: str(row.events),
                sort=lambda row: row.events,
                align=RIGHT,
            ),
        )

    def _build(self) -> None:
        self.table.setModel(self.sorted)
        make_table(self.table)
        self._columns_of_table = Columns(self.table.horizontalHeader(), _WIDTHS, 0)
        self.table.installEventFilter(self)
        theme.changed().connect(self._fit)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        calm(self.edition, self.stage)
        for box in (self.edition, self.stage):
            box.addItem("", "")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setMinimumWidth(96)
        filters = QHBoxLayout()
        filters.setSpacing(theme.S)
        filters.addWidget(self.look, 1)
        filters.addWidget(self.edition)
        filters.addWidget(self.stage)
        column = QVBoxLayout(self)
        theme.margins(column, 0, theme.S)
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        self.setMinimumWidth(320)
        self.look.textChanged.connect(self._on_look)
        for box in (self.edition, self.stage):
            box.activated.connect(lambda _at: self._filter())
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _was: self.picked.emit(value_at(now))
        )

    @property
    def rows(self) -> tuple[LedgerRow, ...]:
        """All rows."""
        return self.model.rows

    @property
    def shown(self) -> int:
        """How many rows pass the filters."""
        return self.sorted.rowCount()

    @property
    def current(self) -> LedgerRow | None:
        """The row that is picked."""
        row: LedgerRow | None = value_at(self.table.currentIndex())
        return row

    @property
    def picked_edition(self) -> str:
        """The edition in the filter; empty for all."""
        return self.edition.currentData() or ""

    def display(self, rows: Sequence[LedgerRow]) -> None:
        """Show these rows; the filters stay."""
        self._offer(rows)
        self.table.selectionModel().blockSignals(True)
        self.model.show_rows(rows)
        self.table.selectionModel().blockSignals(False)
        self._filter()

    def pick(self, edition: str, region_id: str) -> None:
        """Pick a row; where a filter hides it, the filters are taken off."""
        rows = self.model.rows
        at = next(
            (n for n, row in enumerate(rows) if (row.edition, row.region.id) == (edition, region_id)), None
        )
        if at is None:
            return
        index = self.sorted.mapFromSource(self.model.index(at, 0))
        if not index.isValid():
            self.clear_filters()
            index = self.sorted.mapFromSource(self.model.index(at, 0))
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)

    def clear_filters(self) -> None:
        """Show all rows."""
        self.look.clear()
        self.edition.setCurrentIndex(0)
        self.stage.setCurrentIndex(0)
        self._filter()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.look.setPlaceholderText(self.tr("Look for…"))
        self.look.setToolTip(self.tr("Look for a region, province or stage"))
        self.look.setAccessibleName(self.tr("Look for a region, province or stage"))
        self.table.setAccessibleName(self.tr("Regions and their stages"))
        self.edition.setAccessibleName(self.tr("Edition"))
        self.stage.setAccessibleName(self.tr("Stage"))
        self.edition.setItemText(0, self.tr("All editions"))
        self.stage.setItemText(0, self.tr("All stages"))
        for at in range(1, self.stage.count()):
            self.stage.setItemText(at, texts.say(STAGE_NAMES[Stage(self.stage.itemData(at))]))
        self.model.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the table."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Go without the number of steps, then the province, rather than scroll sideways."""
        room = self.table.width() - theme.scaled(24)
        wanted = sum(map(theme.scaled, (*_WIDTHS, _NAMES_ROOM)))
        for at in _SPARED:
            self.table.setColumnHidden(at, wanted > room)
            if wanted > room:
                wanted -= theme.scaled(_WIDTHS[at])
        self._columns_of_table.fit()

    def _offer(self, rows: Sequence[LedgerRow]) -> None:
        """Fill the two filters, keeping what was picked."""
        there = {row.stage for row in rows}
        for box, values in (
            (self.edition, sorted({row.edition for row in rows}, reverse=True)),
            (self.stage, [stage.value for stage in Stage if stage in there]),
        ):
            picked = box.currentData()
            box.clear()
            box.addItem("", "")
            for value in values:
                box.addItem(value, value)
            box.setCurrentIndex(max(box.findData(picked), 0))
        self.retranslate()

    def _filter(self) -> None:
        edition, stage = self.picked_edition, self.stage.currentData()
        self.sorted.keep(
            lambda row: (not edition or row.edition == edition) and (not stage or row.stage == stage)
        )
        self.filtered.emit()

    def _on_look(self, text: str) -> None:
        self.sorted.look_for(text)
        self.filtered.emit()
