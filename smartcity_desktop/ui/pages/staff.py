"""Who works at headquarters, and the log of all that they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from smartcity_desktop.ui import background, theme
from smartcity_desktop.ui.tabs.log_tab import LogTab
from smartcity_desktop.ui.tabs.staff_tab import StaffTab
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smartcity_desktop.core.language import TimeZone
    from smartcity_desktop.core.staff import Person
    from smartcity_desktop.services.authority import AuthorityDesk
    from smartcity_desktop.services.deeds import DeedLog, LogView
    from smartcity_desktop.services.people import People
    from smartcity_desktop.services.staff import StaffDesk


class StaffPage(Speaking, QWidget):
    """Two tabs: people, and the log."""

    folder_used = Signal(object)

    def __init__(
        self,
        people: People,
        desk: StaffDesk,
        deeds: DeedLog,
        authority: AuthorityDesk,
        zone: Callable[[], TimeZone],
        folder: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people, self._deeds = people, deeds
        self.tabs = QTabWidget()
        self.people_tab = StaffTab(people, desk, authority, zone)
        self.log_tab = LogTab(deeds, zone, folder)
        self.tabs.addTab(self.people_tab, "")
        self.tabs.addTab(self.log_tab, "")
        column = QVBoxLayout(self)
        theme.margins(column, theme.L, theme.M)
        column.addWidget(self.tabs)
        self.people_tab.changed.connect(self.refresh)
        self.log_tab.folder_used.connect(self.folder_used)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.tabs.setTabText(0, self.tr("People"))
        self.tabs.setTabText(1, self.tr("Log"))

    def zones(self) -> list[QWidget]:
        """Tabs, and what is in the one in front."""
        return [self.tabs.tabBar(), self.tabs.currentWidget()]

    def refresh(self) -> None:
        """Read people and log anew."""

        def work() -> tuple[tuple[Person, ...], LogView]:
            return self._people.list(), self._deeds.view()

        background.run(work, self._on_read, self.people_tab.banner.show_problem, owner=self)

    def _on_read(self, found: tuple[tuple[Person, ...], LogView]) -> None:
        people, view = found
        self.people_tab.display(people)
        self.log_tab.display(view)
