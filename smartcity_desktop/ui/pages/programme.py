"""The year after: every region's way through every edition, as a dated history."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from smartcity_desktop.core.language import TimeZone
from smartcity_desktop.core.programme import STAGE_NAMES, Event, Stage, allowed_next
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.dialogs.next_step import NextStepDialog
from smartcity_desktop.ui.dialogs.reason import ReasonDialog
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.elided import ElidedLabel
from smartcity_desktop.ui.widgets.ledger_table import LedgerTable
from smartcity_desktop.ui.widgets.region_way import RegionWay
from smartcity_desktop.ui.widgets.running_count import RunningCount

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smartcity_desktop.core.region import Region
    from smartcity_desktop.services.programme import Ledger, LedgerRow, Programme


class ProgrammePage(Speaking, QWidget):
    """Emits `memorandum_wanted` with a `LedgerRow`, `file_wanted` with an `Event`.

    Args:
        regions: gives all regions of the country (called on the database thread).
        zone: gives the time zone in which moments are written.
    """

    memorandum_wanted = Signal(object)
    file_wanted = Signal(object)

    def __init__(
        self,
        programme: Programme,
        regions: Callable[[], tuple[Region, ...]],
        zone: Callable[[], TimeZone],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._programme, self._all_regions = programme, regions
        self._regions: tuple[Region, ...] = ()
        self._ledger: Ledger | None = None
        self._way: tuple[Event, ...] = ()
        self._row: LedgerRow | None = None
        self._wanted: tuple[str, str] | None = None
        self.banner = Banner()
        self._count_words, self.count = QLabel(wordWrap=True), RunningCount()
        self.ledger, self.way = LedgerTable(), RegionWay(zone)
        self._shown = ElidedLabel()
        self.memorandum, self.first, self.step = QPushButton(), QPushButton(), QPushButton()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        theme.mark(self._count_words, role="strong")
        theme.mark(self._shown, role="muted")
        theme.mark(self.step, kind="primary")
        theme.mark(self.first, kind="quiet")
        self.memorandum.hide()
        head = QHBoxLayout()
        head.setSpacing(theme.XL)
        head.addWidget(self._count_words, 1)
        head.addWidget(self.count, 2)
        self.splitter.addWidget(self.ledger)
        self.splitter.addWidget(self.way)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([700, 300])
        self.splitter.setStretchFactor(0, 5)
        self.splitter.setStretchFactor(1, 2)
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addWidget(self._shown, 1)
        for button in (self.first, self.memorandum, self.step):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        theme.margins(column, theme.L, theme.M)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(self.splitter, 1)
        column.addLayout(foot)
        self.ledger.picked.connect(self._on_row)
        self.ledger.filtered.connect(self._say_shown)
        self.way.timeline.withdraw_wanted.connect(lambda event: self.open_withdraw(event))
        self.way.timeline.file_wanted.connect(self.file_wanted)
        self.step.clicked.connect(lambda: self.open_step())
        self.first.clicked.connect(lambda: self.open_first())
        self.memorandum.clicked.connect(lambda: self.memorandum_wanted.emit(self._row))

    # -- reading and showing -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the ledger anew; the region that is picked stays."""
        if self._row is not None and self._wanted is None:
            self._wanted = (self._row.edition, self._row.region.id)
        background.run(
            lambda: (self._programme.ledger(), self._all_regions()),
            lambda found: self.display(*found),
            self.banner.show_problem,
            owner=self,
        )

    def want_region(self, edition: str, region_id: str) -> None:
        """Pick this region at the next `refresh`."""
        self._wanted = (edition, region_id)

    def display(self, ledger: Ledger, regions: Sequence[Region]) -> None:
        """Show the ledger."""
        self._ledger, self._regions = ledger, tuple(regions)
        wanted, self._wanted = self._wanted, None
        self.count.display(ledger.memoranda)
        self.ledger.display(ledger.rows)
        if wanted is not None:
            self.ledger.pick(*wanted)
        self._on_row(self.ledger.current)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.count.setAccessibleName(self.tr("Running count of memoranda"))
        self.step.setText(self.tr("Record the &next step…"))
        self.first.setText(self.tr("&Add a region…"))
        self.memorandum.setText(self.tr("&Memorandum…"))
        if self._ledger is not None:
            whole = self._ledger.memoranda[-1].running if self._ledger.memoranda else 0
            self._count_words.setText(
                self.tr("{memoranda} signed by {regions}").format(
                    memoranda=self.tr("%n memoranda", "", whole),
                    regions=self.tr("%n different region(s)", "", self._ledger.regions_with_memorandum),
                )
            )
        self._say_shown()

    def zones(self) -> list[QWidget]:
        """Filters, table, history, buttons."""
        return [self.ledger.look, self.ledger.table, self.way, self.step]

    def _say_shown(self) -> None:
        words = self.tr("{shown} of {all}")
        self._shown.set_whole(words.format(shown=self.ledger.shown, all=len(self.ledger.rows)))

    def _on_row(self, row: LedgerRow | None) -> None:
        self._row = row
        self.memorandum.hide()
        if row is None:
            self._way = ()
            self.way.clear()
            return
        region_id = row.region.id
        background.run(
            lambda: self._programme.way(region_id), self._show_way, self.banner.show_problem, owner=self
        )

    def _show_way(self, events: tuple[Event, ...]) -> None:
        row = self._row
        if row is None or not events or events[0].region_id != row.region.id:
            return
        self._way = events
        self.way.display(row.region, row.edition, events, self._regions)
        signed = (Stage.CHOSEN, Stage.MEMORANDUM)
        self.memorandum.setVisible(
            any(e.edition == row.edition and e.stage in signed and e.withdrawn is None for e in events)
        )

    # -- doing -------------------------------------------------------------------------------------------------

    def open_step(self) -> NextStepDialog | None:
        """Open the dialog for the next step of the region that is picked."""
        row = self._row
        if row is None:
            self.banner.say("warn", lambda: self.tr("Please pick a region first."))
            return None
        stages = allowed_next(event for event in self._way if event.edition == row.edition)
        if not stages:
            name = row.region.name
            self.banner.say(
                "info",
                lambda: self.tr("{region} has come to the end of its way; nothing follows.").format(
                    region=name
                ),
                lambda: self.tr("If the last step was a mistake, take it back in the history."),
            )
            return None
        return self._opened(row.edition, row.region, stages, self._regions)

    def open_first(self) -> NextStepDialog | None:
        """Open the dialog that brings a region into an edition's history, such as one that replaces another."""
        edition = self.ledger.picked_edition or (self._row.edition if self._row else "")
        if not edition:
            self.banner.say("warn", lambda: self.tr("Please pick the edition in the filter first."))
            return None
        there = {row.region.id for row in self.ledger.rows if row.edition == edition}
        free = [region for region in self._regions if region.id not in there]
        return self._opened(edition, None, (Stage.ASKED,), free)

    def open_withdraw(self, event: Event) -> ReasonDialog:
        """Open the dialog that takes a step back."""
        name = STAGE_NAMES[event.stage]
        dialog = ReasonDialog(
            lambda: (
                self.tr("Take “{stage}” back?").format(stage=texts.say(name)),
                self.tr("It stays in the history, struck through, with your reason."),
                self.tr("Take back"),
            ),
            lambda reason: self._programme.withdraw(event.sequence, reason),
            self,
            danger=True,
        )
        dialog.succeeded.connect(
            lambda _none: self._after(
                event, lambda: self.tr("Taken back: {stage}.").format(stage=texts.say(name))
            )
        )
        dialog.open()
        return dialog

    def _opened(
        self, edition: str, region: Region | None, stages: Sequence[Stage], regions: Sequence[Region]
    ) -> NextStepDialog:
        dialog = NextStepDialog(self._programme, edition, region, stages, regions, _today(), self)
        dialog.succeeded.connect(self._on_recorded)
        dialog.open()
        return dialog

    def _on_recorded(self, event: Event) -> None:
        name = STAGE_NAMES[event.stage]
        self._after(event, lambda: self.tr("Recorded: {stage}.").format(stage=texts.say(name)))

    def _after(self, event: Event, words: Callable[[], str]) -> None:
        self._wanted = (event.edition, event.region_id)
        self.banner.say("good", words)
        self.refresh()


def _today() -> date:
    return TimeZone.WIB.day(datetime.now(UTC))  # only a proposal, on the calendar that stages are noted by
