"""Picks regions to invite: filter as you type, a province, a list of codes from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from smartcity_desktop.system.files import read_regular
from smartcity_desktop.ui import background, choosing, region_codes, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.models.marked import MarkedRows
from smartcity_desktop.ui.models.rows import Column, Sorted, value_at
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.mark_table import MarkTable
from smartcity_desktop.ui.widgets.table import make_table
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from smartcity_desktop.core.region import Region
    from smartcity_desktop.services.drafting import Drafting
    from smartcity_desktop.ui.region_codes import Found


class InviteDialog(TaskDialog):
    """`succeeded` carries how many regions are invited now.

    Args:
        drafting: the service.
        edition: its code.
        regions: those that are not invited yet.
        everyone: all regions, to tell codes that are unknown from those invited already.
        parent: window over which it stands.
    """

    def __init__(
        self,
        drafting: Drafting,
        edition: str,
        regions: Sequence[Region],
        everyone: Sequence[Region],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._drafting, self._edition = drafting, edition
        self._regions, self._everyone = tuple(regions), tuple(everyone)
        self.model: MarkedRows[Region] = MarkedRows(
            (
                Column(lambda: self.tr("Region"), lambda row: row.name),
                Column(lambda: self.tr("Code"), lambda row: row.code),
                Column(lambda: self.tr("Province"), lambda row: row.province),
                Column(
                    lambda: self.tr("Remark"),
                    lambda row: "" if row.elected_head else self.tr("without an elected head"),
                    tone=lambda _row: "muted",
                ),
            ),
            key=lambda row: str(row.id),
        )
        self.model.show_rows(self._regions)
        self.sorted = Sorted(self.model, self)
        self.look, self.province = QLineEdit(clearButtonEnabled=True), QComboBox()
        self.units = QCheckBox()
        self.table = MarkTable()
        self.mark_shown, self.from_file = QPushButton(), QPushButton()
        self._build()
        self._filter()
        self.retranslate()
        self.fit(880, 500)
        self.look.setFocus()

    def _build(self) -> None:
        for name in sorted({region.province for region in self._regions}):
            self.province.addItem(name, name)
        self.province.insertItem(0, "", "")
        self.province.setCurrentIndex(0)
        self.province.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.province.setMinimumContentsLength(12)
        calm(self.province)
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.look, 2)
        top.addWidget(self.province, 1)
        top.addWidget(self.from_file)
        self.table.setModel(self.sorted)
        make_table(self.table, several=True)
        self._widths = Columns(self.table.horizontalHeader(), (220, 72, 180, 180), 0)
        self.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
        self.table.setMinimumHeight(130)
        below = QHBoxLayout()
        below.setSpacing(theme.S)
        below.addWidget(self.units)
        below.addStretch(1)
        below.addWidget(self.mark_shown)
        self.heading.hide()
        self.body.addLayout(top)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(below)
        for button in (self.mark_shown, self.from_file):
            button.setAutoDefault(False)
            theme.mark(button, kind="quiet")
        for ending in self.buttons.buttons():  # Enter in the search field ticks; it must never invite
            if isinstance(ending, QPushButton):
                ending.setAutoDefault(False)
        self.primary.setDefault(False)
        self.look.textChanged.connect(self.sorted.look_for)
        self.look.returnPressed.connect(self._on_enter)
        self.province.activated.connect(lambda _at: self._filter())
        self.units.toggled.connect(lambda _on: self._filter())
        self.mark_shown.clicked.connect(self._on_mark_shown)
        self.from_file.clicked.connect(self._on_from_file)
        self.model.marks_changed.connect(self._say_count)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Invite regions"))
        self.sentence.setText(
            self.tr(
                "Type a part of the name and press Enter, tick regions with Space, or take a list of codes."
            )
        )
        self.look.setPlaceholderText(self.tr("Name, code or province"))
        self.look.setAccessibleName(self.tr("Look for a region"))
        self.province.setItemText(0, self.tr("All provinces"))
        self.province.setAccessibleName(self.tr("Province"))
        self.table.setAccessibleName(self.tr("Regions that can be invited"))
        self.units.setText(self.tr("&Also the units without an elected head"))
        self.from_file.setText(self.tr("&List of codes…"))
        self.model.retranslate()
        self._say_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in the search field tick and nothing else, whichever button the box made the default."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.look.hasFocus():
            event.accept()
        else:
            super().keyPressEvent(event)

    def submit(self) -> None:
        """Invite those that are ticked."""
        ids = [row.id for row in self.model.marked_rows()]
        if ids:
            self.start(lambda: self._drafting.invite(self._edition, ids))
        else:
            self.missing(self.table, self.tr("Please tick at least one region."))

    def take_list(self, file: Path) -> None:
        """Tick the regions whose codes stand in a file."""
        self.banner.clear()
        everyone = self._everyone

        def work() -> Found:
            text = read_regular(file, region_codes.LIMIT).decode("utf-8-sig", errors="replace")
            return region_codes.find(text, everyone)

        background.run(work, self._on_list, self._on_failed, owner=self)

    def _filter(self) -> None:
        self.table.setColumnHidden(3, not self.units.isChecked())
        self._widths.fit()
        name, units = self.province.currentData(), self.units.isChecked()
        self.sorted.keep(lambda row: (units or row.elected_head) and (not name or row.province == name))

    def _say_count(self) -> None:
        number = len(self.model.marked)
        words = self.tr("Invite %n region(s)", "", number) if number else self.tr("Invite regions")
        self.primary.setText(words)
        self.mark_shown.setText(self.tr("&Tick all that are shown"))

    def _on_enter(self) -> None:
        """Tick the one region that is left and make room for the next name; else go on to the list."""
        if self.sorted.rowCount() == 1:
            self.model.mark([value_at(self.sorted.index(0, 0)).id])
            self.look.selectAll()
        else:
            self.table.setFocus()
            self.table.selectRow(0)

    def _on_mark_shown(self) -> None:
        rows = [
            self.sorted.mapToSource(self.sorted.index(at, 0)).row() for at in range(self.sorted.rowCount())
        ]
        self.model.mark(self.model.row_value(row).id for row in rows)

    def _on_from_file(self) -> None:
        file = choosing.open_file(
            self, Purpose.TABLES, self.tr("Choose a list of codes"), self.tr("List (*.csv *.txt)")
        )
        if file is not None:
            self.take_list(file)

    def _on_list(self, found: Found) -> None:
        here = {region.id for region in self._regions}
        new = [region for region in found.regions if region.id in here]
        already, unknown = len(found.regions) - len(new), found.unknown
        self.units.setChecked(self.units.isChecked() or any(not region.elected_head for region in new))
        self.model.mark(region.id for region in new)
        number = len(new)
        self.banner.say(
            "warn" if unknown or not new else "good",
            lambda: self.tr("%n region(s) of the list ticked.", "", number),
            lambda: self._rest_of_list(already, unknown),
        )

    def _rest_of_list(self, already: int, unknown: tuple[str, ...]) -> str:
        parts = []
        if already:
            parts.append(self.tr("%n region(s) had been invited before.", "", already))
        if unknown:
            parts.append(self.tr("Unknown codes: {codes}.").format(codes=", ".join(unknown[:12])))
        return " ".join(parts)
