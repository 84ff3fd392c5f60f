"""One edition: how far it has come, its regions, its panel, its assignments; published and closed from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from smartcity_desktop.core.edition import STATE_NAMES, EditionState
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.dialogs.publish import PublishDialog
from smartcity_desktop.ui.dialogs.reason import ReasonDialog
from smartcity_desktop.ui.dialogs.time_stamps import TimeStampsDialog
from smartcity_desktop.ui.edition_looks import EDITION_LOOKS, kind_words
from smartcity_desktop.ui.tabs.assignments_tab import AssignmentsTab
from smartcity_desktop.ui.tabs.facts_tab import FactsTab
from smartcity_desktop.ui.tabs.overview_tab import OverviewTab
from smartcity_desktop.ui.tabs.people_tab import PeopleTab
from smartcity_desktop.ui.tabs.regions_tab import RegionsTab
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from smartcity_desktop.core.language import TimeZone
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.services.drafting import Drafting
    from smartcity_desktop.services.editions import Editions, Overview
    from smartcity_desktop.services.facts import FactsDesk, StandingFacts
    from smartcity_desktop.services.publishing import Publishing
    from smartcity_desktop.services.staff import StaffDesk

_NARROW = 780
OVERVIEW, REGIONS, PEOPLE, ASSIGNMENTS, FACTS = range(5)
_TABS = {"regions": REGIONS, "people": PEOPLE, "assignments": ASSIGNMENTS}


class _Tabs(QTabWidget):
    """Tabs that give way in height.

    A sentence that wraps inside a tab makes its preferred height a least height: the buttons below would be
    pressed flat.
    """

    def hasHeightForWidth(self) -> bool:
        """No: the tables inside shrink and scroll."""
        return False


class EditionPage(Speaking, QWidget):
    """Emits `page_wanted` with a page's key, `region_picked` with a region id, `folder_used` with a folder.

    Args:
        zone: gives the time zone in which moments are written.
        folder: gives the folder that was written into last, or `None`.
    """

    page_wanted = Signal(object)
    region_picked = Signal(object)
    folder_used = Signal(object)
    back_wanted = Signal()
    shown = Signal()

    def __init__(
        self,
        editions: Editions,
        drafting: Drafting,
        facts: FactsDesk,
        publishing: Publishing,
        desk: StaffDesk,
        zone: Callable[[], TimeZone],
        folder: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._editions, self._drafting, self._publishing = editions, drafting, publishing
        self._facts = facts
        self._desk, self._zone, self._folder = desk, zone, folder
        self._code = ""
        self._unpublished = False  # something changed since the edition was published
        self._overview: Overview | None = None
        self._regions: tuple[Region, ...] = ()
        self.banner = Banner()
        self.back, self.state = QPushButton(), Pill()
        self.tabs = _Tabs()
        self.overview_tab, self.regions_tab = OverviewTab(), RegionsTab(drafting)
        self.people_tab, self.assignments_tab = PeopleTab(drafting), AssignmentsTab(drafting)
        self.facts_tab = FactsTab(facts)
        self.close_edition, self.publish = QPushButton(), QPushButton()
        self.time_stamps = QPushButton()
        self._build()
        self.retranslate()

    def _build(self) -> None:
        theme.mark(self.back, kind="quiet")
        theme.mark(self.close_edition, kind="quiet")
        theme.mark(self.time_stamps, kind="quiet")
        corner = QWidget()
        head = QHBoxLayout(corner)
        theme.margins(head, 0, theme.S)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.back)
        self.tabs.setDocumentMode(True)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setCornerWidget(corner, Qt.Corner.TopRightCorner)
        for tab in (
            self.overview_tab,
            self.regions_tab,
            self.people_tab,
            self.assignments_tab,
            self.facts_tab,
        ):
            self.tabs.addTab(tab, "")
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addWidget(self.time_stamps)
        foot.addStretch(1)
        foot.addWidget(self.close_edition)
        foot.addWidget(self.publish)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.S, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addWidget(self.banner)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        self.back.clicked.connect(self.back_wanted)
        self.overview_tab.wanted.connect(self._on_wanted)
        self.overview_tab.picked.connect(self.region_picked)
        self.regions_tab.picked.connect(self.region_picked)
        for tab in (self.regions_tab, self.people_tab, self.assignments_tab, self.facts_tab):
            tab.changed.connect(self._on_changed)
        self.time_stamps.clicked.connect(lambda: self.open_time_stamps())
        self.publish.clicked.connect(lambda: self.open_publish())
        self.close_edition.clicked.connect(lambda: self.open_close())
        theme.changed().connect(self._draw)
        self._draw()

    @property
    def code(self) -> str:
        """Code of the edition shown; empty before the first."""
        return self._code

    @property
    def overview(self) -> Overview | None:
        """What is shown."""
        return self._overview

    def show_edition(self, code: str) -> None:
        """Go over to an edition."""
        if code != self._code:
            self._unpublished = False
            self.banner.clear()
            self.tabs.setCurrentIndex(OVERVIEW)
        self._code = code
        self.refresh()

    def refresh(self) -> None:
        """Read the edition anew."""
        code = self._code
        if code:
            background.run(
                lambda: self._read(code),
                lambda found: self.display(*found),
                self.banner.show_problem,
                owner=self,
            )

    def _read(self, code: str) -> tuple[Overview, tuple[Region, ...], StandingFacts | None]:
        overview = self._editions.overview(code)
        past = overview.state is EditionState.HISTORY
        return overview, self._drafting.regions(), None if past else self._facts.show(code)

    def display(
        self, overview: Overview, regions: tuple[Region, ...], facts: StandingFacts | None = None
    ) -> None:
        """Show an edition; `regions` are all of the country."""
        self._overview, self._regions = overview, regions
        self.overview_tab.display(overview, regions, self._zone())
        self.regions_tab.display(overview, regions)
        self.people_tab.display(overview)
        self.assignments_tab.display(overview)
        self.facts_tab.display(facts)
        past = overview.state is EditionState.HISTORY
        self.tabs.setTabVisible(PEOPLE, not past)
        self.tabs.setTabVisible(ASSIGNMENTS, not past)
        self.tabs.setTabVisible(FACTS, not past)
        for button in (self.publish, self.time_stamps):
            button.setVisible(overview.state in (EditionState.DRAFT, EditionState.PUBLISHED))
        self.close_edition.setVisible(overview.state is EditionState.PUBLISHED)
        self.retranslate()
        self.shown.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._say_back()
        for at, words in (
            (OVERVIEW, self.tr("Summary")),
            (REGIONS, self.tr("Regions")),
            (PEOPLE, self.tr("Assessors")),
            (ASSIGNMENTS, self.tr("Assignments")),
            (FACTS, self.tr("Facts")),
        ):
            self.tabs.setTabText(at, words)
        self.close_edition.setText(self.tr("&Close receiving…"))
        self.time_stamps.setText(self.tr("&Time-stamps…"))
        view = self._overview
        if view is None:
            return
        icon, tone = EDITION_LOOKS[view.state]
        self.state.display(icon, tone, self._state_words)
        published = view.state is EditionState.PUBLISHED
        self.publish.setText(self.tr("&Publish again…") if published else self.tr("&Publish…"))
        theme.mark(self.publish, kind="primary" if self._unpublished or not published else "")

    def zones(self) -> list[QWidget]:
        """Tabs, what is in the one in front, and the buttons below."""
        return [self.tabs.tabBar(), self.tabs.currentWidget(), self.publish]

    def open_publish(self) -> PublishDialog | None:
        """Open the dialog that signs and hands out."""
        if self._overview is None:
            return None
        code = self._code
        dialog = PublishDialog(
            self._publish_words,
            lambda secrets, folder, rubric, reason: self._publishing.publish(
                code, secrets, folder, rubric_file=rubric, reason=reason
            ),
            self._folder(),
            self._desk,
            again=self._overview.state is EditionState.PUBLISHED,
            parent=self,
        )
        dialog.succeeded.connect(self._on_published)
        dialog.open()
        return dialog

    def open_time_stamps(self) -> TimeStampsDialog:
        """Open the dialog that names time-stamping services."""
        dialog = TimeStampsDialog(self._editions, self._drafting, self._code, self._zone(), self)
        dialog.changed.connect(self._on_changed)
        dialog.open()
        return dialog

    def open_close(self) -> ReasonDialog:
        """Open the dialog that ends receiving."""
        code = self._code
        dialog = ReasonDialog(
            lambda: (
                self.tr("Close receiving?"),
                self.tr(
                    "Packages that arrive later are refused. The ranking can still be looked at and decided."
                ),
                self.tr("Close receiving"),
            ),
            lambda reason: self._publishing.close(code, reason),
            self,
        )
        dialog.succeeded.connect(lambda _none: self._on_closed())
        dialog.open()
        return dialog

    def _publish_words(self) -> tuple[str, str, str]:
        assert self._overview is not None
        edition = self._overview.edition
        sentence = self.tr(
            "{regions}, {people} and {assignments} are signed and written as one package. Dates and rules can no longer "
            "change afterwards; regions, assessors and assignments can be added, and the rubric can get a later "
            "version, by publishing again."
        ).format(
            regions=self.tr("%n region(s)", "", len(edition.regions)),
            people=self.tr("%n assessor(s)", "", len(edition.assessors)),
            assignments=self.tr("%n assignment(s)", "", len(edition.assignments)),
        )
        heading = self.tr("Publish {edition}").format(edition=texts.say(edition.title))
        return heading, sentence, self.tr("Sign and publish")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the tabs their room: the way back is an arrow alone where it is narrow."""
        super().resizeEvent(event)
        self._say_back()

    def _say_back(self) -> None:
        words = self.tr("All editions")
        narrow = self.width() < theme.scaled(_NARROW)
        self.back.setText("" if narrow else words)
        self.back.setAccessibleName(words)
        self.back.setToolTip(words if narrow else "")

    def _state_words(self) -> str:
        if self._overview is None:
            return ""
        kind = kind_words(self._overview.edition.kind)
        return " · ".join(filter(None, (texts.say(STATE_NAMES[self._overview.state]), kind)))

    def _on_wanted(self, target: str) -> None:
        if target in _TABS:
            self.tabs.setCurrentIndex(_TABS[target])
        else:
            self.page_wanted.emit(target)

    def _on_changed(self) -> None:
        if self._overview is not None and self._overview.state is EditionState.PUBLISHED:
            self._unpublished = True
            self.banner.say(
                "info",
                lambda: self.tr("The assessors learn of this change when you publish the edition again."),
                action=lambda: self.tr("Publish again…"),
                on_action=lambda: self.open_publish(),
            )
        self.refresh()

    def _on_published(self, package: Path) -> None:
        self._unpublished = False
        self.folder_used.emit(package.parent)
        self.banner.say(
            "good",
            lambda: self.tr("Published. Hand this package to the assessors: {file}").format(
                file=package.name
            ),
            lambda: str(package.parent),
        )
        self.refresh()

    def _on_closed(self) -> None:
        self.banner.say("good", lambda: self.tr("Receiving is closed."))
        self.refresh()

    def _draw(self) -> None:
        self.back.setIcon(theme.icon("arrow-left", "accent"))
