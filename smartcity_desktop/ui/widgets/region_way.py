"""One region's history beside the ledger: its name, and its steps in every edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from smartcity_desktop.core.programme import current
from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.empty_page import EmptyPage
from smartcity_desktop.ui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smartcity_desktop.core.language import TimeZone
    from smartcity_desktop.core.programme import Event
    from smartcity_desktop.core.region import Region


class RegionWay(Speaking, QStackedWidget):
    """Says what to do while no region is picked."""

    def __init__(self, zone: Callable[[], TimeZone], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._shown: tuple[Region, str, tuple[Event, ...], dict[str, str]] | None = None
        self._name, self._about = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.timeline = Timeline()
        theme.mark(self._name, role="heading")
        theme.mark(self._about, role="muted")
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(theme.S, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self._name)
        column.addWidget(self._about)
        column.addWidget(self.timeline, 1)
        self._none = EmptyPage(
            "history",
            lambda: self.tr("Pick a region"),
            lambda: self.tr("Its history stands here, step by step."),
        )
        self.addWidget(full)
        self.addWidget(self._none)
        self.setMinimumWidth(260)
        self.clear()
        self.retranslate()

    def display(
        self, region: Region, edition: str, events: Sequence[Event], regions: Sequence[Region]
    ) -> None:
        """Show a region's events, those of `edition` first."""
        self._shown = (region, edition, tuple(events), {one.id: one.name for one in regions})
        self.setCurrentIndex(0)
        self.retranslate()

    def clear(self) -> None:
        """Show no region."""
        self._shown = None
        self.setCurrentWidget(self._none)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.timeline.setAccessibleName(self.tr("History of the region"))
        if self._shown is None:
            return
        region, edition, events, names = self._shown
        codes = sorted({event.edition for event in events}, key=lambda one: (one != edition, one))
        heading = self.tr("Edition {edition}")
        groups = [
            (heading.format(edition=code), [event for event in events if event.edition == code])
            for code in codes
        ]
        last = current(event for event in events if event.edition == edition)
        self._name.setText(region.name)
        self._about.setText(f"{region.province} · {heading.format(edition=edition)}")
        self.timeline.display(
            groups,
            frozenset({last.sequence} if last else ()),
            lambda region_id: names.get(region_id, region_id),
            self._zone(),
        )
