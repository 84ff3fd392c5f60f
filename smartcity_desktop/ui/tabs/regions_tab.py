"""The regions of an edition: who is invited, how many sheets are in, where each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.edition import EditionState
from smartcity_desktop.core.programme import STAGE_NAMES
from smartcity_desktop.core.rubric_versions import outdated_text
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.dialogs.invite import InviteDialog
from smartcity_desktop.ui.edition_looks import STAGE_LOOKS
from smartcity_desktop.ui.models.rows import RIGHT, Column, RowsModel, Sorted, value_at
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.empty_page import EmptyPage
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.core.region import Region
    from smartcity_desktop.services.drafting import Drafting
    from smartcity_desktop.services.editions import Overview, OverviewLine

_SHEETS = 3


class RegionsTab(Speaking, QWidget):
    """Emits `changed` when regions were added or taken out, `picked` with a region id on Enter or double click."""

    changed = Signal()
    picked = Signal(object)

    def __init__(self, drafting: Drafting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafting = drafting
        self._overview: Overview | None = None
        self._everyone: tuple[Region, ...] = ()
        self.banner = Banner()
        self.look, self._count = QLineEdit(clearButtonEnabled=True), QLabel()
        self.invite, self.remove = QPushButton(), QPushButton()
        self.model: RowsModel[OverviewLine] = RowsModel(self._columns())
        self.sorted = Sorted(self.model, self)
        self.table = QTableView()
        self._empty = EmptyPage(
            "map-pin",
            lambda: self.tr("No region is invited yet"),
            lambda: self.tr("Pick them by name or province, or take a list of codes from a file."),
            lambda: self.tr("Invite regions…"),
        )
        self._stack = QStackedWidget()
        self._build()
        self.retranslate()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Region"), lambda row: row.region.name),
            Column(lambda: self.tr("Code"), lambda row: row.region.code),
            Column(lambda: self.tr("Province"), lambda row: row.region.province),
            Column(
                lambda: self.tr("Sheets in"),
                lambda row: (
                    self.tr("{got} of {all}").format(got=row.received, all=row.assigned)
                    if row.assigned
                    else "–"
                ),
                sort=lambda row: (row.received, row.assigned),
                align=RIGHT,
                tone=lambda row: "warn" if row.outdated else None,
                icon=lambda row: "triangle-alert" if row.outdated else None,
                hint=lambda row: texts.say(outdated_text(row.outdated)) if row.outdated else "",
            ),
            Column(
                lambda: self.tr("Stage"),
                lambda row: texts.say(STAGE_NAMES[row.stage]) if row.stage else self.tr("not yet asked"),
                tone=lambda row: STAGE_LOOKS[row.stage][1] if row.stage else "muted",
                icon=lambda row: STAGE_LOOKS[row.stage][0] if row.stage else "circle",
            ),
        )

    def _build(self) -> None:
        self.table.setModel(self.sorted)
        make_table(self.table, several=True)
        self._widths = Columns(self.table.horizontalHeader(), (220, 72, 200, 120, 200), 0)
        self.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.look, 1)
        top.addWidget(self._count)
        top.addWidget(self.remove)
        top.addWidget(self.invite)
        theme.mark(self.remove, kind="quiet")
        theme.mark(self._count, role="muted")
        full = QWidget()
        column = QVBoxLayout(full)
        theme.margins(column, 0, theme.S)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self._stack.addWidget(full)
        self._stack.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.M, 0, 0)
        whole.addWidget(self.banner)
        whole.addWidget(self._stack, 1)
        self.look.textChanged.connect(self._on_look)
        self.invite.clicked.connect(self.open_invite)
        self._empty.pressed.connect(self.open_invite)
        self.remove.clicked.connect(self._on_remove)
        self.table.activated.connect(lambda index: self.picked.emit(value_at(index).region.id))

    def display(self, overview: Overview, everyone: Sequence[Region]) -> None:
        """Show the regions of an edition."""
        self._overview, self._everyone = overview, tuple(everyone)
        self.model.show_rows(overview.lines)
        self._stack.setCurrentIndex(0 if overview.lines else 1)
        open_ = overview.state in (EditionState.DRAFT, EditionState.PUBLISHED)
        self.invite.setVisible(open_)
        self.remove.setVisible(open_)
        self.table.setColumnHidden(_SHEETS, overview.state is EditionState.HISTORY)
        self._widths.fit()
        self._say_count()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.look.setPlaceholderText(self.tr("Look for a region, province or stage"))
        self.look.setAccessibleName(self.tr("Look for a region, province or stage"))
        self.table.setAccessibleName(self.tr("Regions of the edition"))
        self.invite.setText(self.tr("&Invite regions…"))
        self.remove.setText(self.tr("&Take out"))
        self.model.retranslate()
        self._say_count()

    def open_invite(self) -> InviteDialog | None:
        """Open the dialog that invites."""
        if self._overview is None:
            return None
        here = set(self._overview.edition.regions)
        dialog = InviteDialog(
            self._drafting,
            self._overview.edition.code,
            [region for region in self._everyone if region.id not in here],
            self._everyone,
            self,
        )
        dialog.succeeded.connect(self._on_invited)
        dialog.open()
        return dialog

    def _on_invited(self, number: int) -> None:
        self.banner.say("good", lambda: self.tr("%n region(s) are invited now.", "", number))
        self.changed.emit()

    def _on_remove(self) -> None:
        rows = [value_at(index) for index in self.table.selectionModel().selectedRows()]
        if not rows or self._overview is None:
            self.banner.say("warn", lambda: self.tr("Please pick the regions to take out first."))
            return
        code = self._overview.edition.code

        def work() -> None:
            for row in rows:
                self._drafting.uninvite(code, row.region.id)

        background.run(work, lambda _none: self._on_removed(len(rows)), self.banner.show_problem, owner=self)

    def _on_removed(self, number: int) -> None:
        self.banner.say("good", lambda: self.tr("%n region(s) were taken out.", "", number))
        self.changed.emit()

    def _on_look(self, text: str) -> None:
        self.sorted.look_for(text)
        self._say_count()

    def _say_count(self) -> None:
        shown, number = self.sorted.rowCount(), self.model.rowCount()
        self._count.setText(
            self.tr("{shown} of {all}").format(shown=shown, all=number)
            if shown != number
            else self.tr("%n region(s)", "", number)
        )
