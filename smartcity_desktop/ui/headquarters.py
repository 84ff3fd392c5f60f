"""Builds headquarters' pages and wires them: the only place that knows several of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject

from smartcity_desktop.core.edition import EditionState
from smartcity_desktop.core.file_names import offered_name
from smartcity_desktop.core.language import TimeZone
from smartcity_desktop.system.files import write_whole
from smartcity_desktop.ui import background, choosing, texts
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.pages.audit import AuditPage
from smartcity_desktop.ui.pages.edition import EditionPage
from smartcity_desktop.ui.pages.editions import EditionsPage
from smartcity_desktop.ui.pages.inbox import InboxPage
from smartcity_desktop.ui.pages.keys import KeysPage
from smartcity_desktop.ui.pages.panel import PanelPage
from smartcity_desktop.ui.pages.paper import PaperPage
from smartcity_desktop.ui.pages.paper_check import PaperCheckPage
from smartcity_desktop.ui.pages.programme import ProgrammePage
from smartcity_desktop.ui.pages.ranking import RankingPage
from smartcity_desktop.ui.pages.staff import StaffPage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from smartcity_desktop.app import HeadquartersServices
    from smartcity_desktop.core.assessment import Assessment
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.language import Language
    from smartcity_desktop.core.programme import Event
    from smartcity_desktop.services.editions import EditionLine
    from smartcity_desktop.services.programme import LedgerRow
    from smartcity_desktop.ui.main_window import MainWindow

T = TypeVar("T")


def build(window: MainWindow, services: HeadquartersServices) -> HeadquartersDesk:
    """Fill the window with headquarters' pages and bring the editions to the front."""
    return HeadquartersDesk(window, services)


class HeadquartersDesk(QObject):
    """Carries what one page wants to the service or the page that has it, and keeps one edition picked on all."""

    def __init__(self, window: MainWindow, services: HeadquartersServices) -> None:
        self.editions = EditionsPage(services.editions, services.drafting)
        super().__init__(self.editions)
        self._window, self._services = window, services
        self._code = ""
        self._came_from = "ranking"
        self.edition = EditionPage(
            services.editions,
            services.drafting,
            services.facts,
            services.publishing,
            services.desk,
            self._zone,
            self._folder,
        )
        self.inbox = InboxPage(services.inbox, self._zone, self._folder, lambda: services.desk.person)
        self.panel = PanelPage(services.editions, services.consolidation, services.inbox.evidence)
        self.ranking = RankingPage(services.consolidation, services.desk, self._zone)
        self.programme = ProgrammePage(services.programme, services.drafting.regions, self._zone)
        self.keys = KeysPage(services.authority, services.recovery, services.desk, self._folder)
        self.edition.people_tab.authority = services.authority
        self.edition.people_tab.renewals = services.renewals
        self.staff = StaffPage(
            services.people, services.desk, services.deeds, services.authority, self._zone, self._folder
        )
        self.paper = PaperPage()
        self.audit = AuditPage(services.audit, self._zone)
        self.paper_check = PaperCheckPage(services.paper)
        self._add_pages()
        self._wire()
        window.remember(self.panel.splitter, "panel")
        window.remember(self.programme.splitter, "programme")
        window.remember(self.edition.assignments_tab.splitter, "assignments")
        self.load()
        window.go("editions")
        self.editions.table.setFocus()

    # -- building ----------------------------------------------------------------------------------------------

    def _add_pages(self) -> None:
        add = self._window.add_page
        add(
            "editions",
            lambda: QCoreApplication.translate("headquarters", "Editions"),
            "calendar-days",
            self.editions,
        )
        add(
            "edition",
            lambda: QCoreApplication.translate("headquarters", "Edition"),
            "",
            self.edition,
            under="editions",
        )
        add("inbox", lambda: QCoreApplication.translate("headquarters", "Inbox"), "inbox", self.inbox)
        add("panel", lambda: QCoreApplication.translate("headquarters", "Panel"), "users", self.panel)
        add("ranking", lambda: QCoreApplication.translate("headquarters", "Ranking"), "trophy", self.ranking)
        add(
            "programme",
            lambda: QCoreApplication.translate("headquarters", "Programme"),
            "handshake",
            self.programme,
        )
        add("keys", lambda: QCoreApplication.translate("headquarters", "Keys"), "key-round", self.keys)
        add("staff", lambda: QCoreApplication.translate("headquarters", "People"), "user-check", self.staff)
        add("audit", lambda: QCoreApplication.translate("headquarters", "History"), "history", self.audit)
        add(
            "paper_check",
            lambda: QCoreApplication.translate("headquarters", "Check paper"),
            "qr-code",
            self.paper_check,
        )
        add(
            "paper",
            lambda: QCoreApplication.translate("headquarters", "Paper"),
            "",
            self.paper,
            under="ranking",
        )

    def _wire(self) -> None:
        window = self._window
        window.page_shown.connect(self._on_page)
        window.language_changed.connect(self._say_context)
        self.editions.opened.connect(self.open_edition)
        self.editions.created.connect(self._on_created)
        self.edition.shown.connect(self._say_context)
        self.edition.back_wanted.connect(lambda: window.go("editions"))
        self.edition.page_wanted.connect(self._on_page_wanted)
        self.edition.region_picked.connect(self._on_region_of_edition)
        for page in (self.edition, self.inbox, self.keys, self.staff):
            page.folder_used.connect(lambda folder: window.change_settings(copy_folder=str(folder)))
        for picking in (self.inbox, self.panel, self.ranking):
            picking.picker.chosen.connect(self._on_picked)
        self.ranking.region_picked.connect(self._open_panel)
        self.ranking.decided.connect(self.load)
        self.ranking.paper_wanted.connect(self._print_ranking)
        self.panel.sheet_wanted.connect(self._print_sheet)
        self.panel.region_shown.connect(lambda _region: self._say_context())
        self.programme.memorandum_wanted.connect(self._print_memorandum)
        self.programme.file_wanted.connect(self._save_attachment)
        self.paper.back_wanted.connect(lambda: window.go(self._came_from))
        self.keys.due.connect(self._remind)
        self.keys.refresh()

    def _remind(self, due: bool) -> None:
        """Say on every page that cards of the keys, or a drill with them, are due."""
        self._window.set_status(
            "keys",
            lambda: self._key_words() if due else "",
            "key-round" if due else "",
            "warn",
        )

    def _key_words(self) -> str:
        card = self.keys.card
        if card is None or card.root_cards is None or card.recovery_cards is None:
            return QCoreApplication.translate("headquarters", "Key cards: still to be made")
        return QCoreApplication.translate("headquarters", "Key cards: a drill is due")

    def _zone(self) -> TimeZone:
        return TimeZone(self._window.settings.zone)

    def _folder(self) -> Path | None:
        kept = self._window.settings.copy_folder
        return Path(kept) if kept else None

    # -- the edition that is picked on all pages ---------------------------------------------------------------

    def load(self) -> None:
        """Read the editions anew and offer them on every page."""
        self._run(self._services.editions.list, self._on_editions)

    def _on_editions(self, lines: Sequence[EditionLine]) -> None:
        self.editions.display(lines)
        running = [line for line in lines if line.state is not EditionState.HISTORY]
        codes = [line.code for line in running]
        if self._code not in codes:
            wanted = self._window.settings.edition
            self._code = wanted if wanted in codes else codes[0] if codes else ""
        for page in (self.inbox, self.panel, self.ranking):
            page.picker.display(running, self._code)
            page.picker.setVisible(bool(running))
        self._refresh(self._window.key)

    def open_edition(self, code: str) -> None:
        """Bring an edition to the front."""
        self._pick(code)
        self.edition.show_edition(code)
        self._window.go("edition")

    def _on_created(self, code: str) -> None:
        self._code = code
        self.load()
        self.open_edition(code)

    def _on_picked(self, code: str) -> None:
        self._pick(code)
        self._refresh(self._window.key)

    def _pick(self, code: str) -> None:
        for page in (self.inbox, self.panel, self.ranking):
            at = page.picker.findData(code)
            if at >= 0:
                self._code = code
                page.picker.setCurrentIndex(at)

    # -- pages -------------------------------------------------------------------------------------------------

    def _on_page(self, key: str) -> None:
        if key == "editions":
            self.load()
        else:
            self._refresh(key)
        self._say_context()
        first: dict[str, QWidget] = {
            "editions": self.editions.table,
            "edition": self.edition.tabs.tabBar(),
            "inbox": self.inbox.take,
            "panel": self.panel.tree,
            "ranking": self.ranking.table,
            "programme": self.programme.ledger.look,
            "keys": self.keys.root.make,
            "staff": self.staff.people_tab.table,
            "paper_check": self.paper_check.words,
        }
        if key in first:
            first[key].setFocus()

    def _refresh(self, key: str) -> None:
        """Read anew what a page shows, whenever it comes to the front."""
        if key == "inbox":
            self._name_assignments()
        refreshing: dict[str, Callable[[], None]] = {
            "edition": self.edition.refresh,
            "inbox": self.inbox.refresh,
            "panel": self.panel.refresh,
            "ranking": self.ranking.refresh,
            "programme": self.programme.refresh,
            "keys": self.keys.refresh,
            "staff": self.staff.refresh,
        }
        if key in refreshing:
            refreshing[key]()

    def _name_assignments(self) -> None:
        code = self._code
        if code:

            def work() -> dict[str, str]:
                overview = self._services.editions.overview(code)
                names = {line.region.id: line.region.name for line in overview.lines}
                return {one.id: names[one.region_id] for one in overview.edition.assignments}

            self._run(work, self.inbox.name_assignments)

    def _on_page_wanted(self, key: str) -> None:
        self._pick(self.edition.code)
        self._window.go(key)

    def _on_region_of_edition(self, region_id: str) -> None:
        overview = self.edition.overview
        if overview is None or region_id not in overview.edition.regions:
            return
        if overview.state is EditionState.HISTORY or not overview.edition.assignments:
            self.programme.want_region(overview.edition.code, region_id)
            self._window.go("programme")
        else:
            self._pick(overview.edition.code)
            self._open_panel(region_id)

    def _open_panel(self, region_id: str) -> None:
        self.panel.want_region(region_id)
        self._window.go("panel")

    def _say_context(self) -> None:
        key = self._window.key
        if key == "panel" and self.panel.view is not None:
            region = self.panel.view.region
            self._window.set_context(f"{region.name} · {region.province}")
        elif key == "edition" and self.edition.overview is not None:
            edition = self.edition.overview.edition
            self._window.set_context(f"{texts.say(edition.title)} · {edition.code}")
        elif key == "paper":
            self._window.set_context(self._paper_name)

    # -- papers and files --------------------------------------------------------------------------------------

    _paper_name = ""

    def _print_ranking(self, code: str) -> None:
        self._show_paper(
            lambda language, paper: self._services.consolidation.print_ranking(code, language, paper),
            f"peringkat-{code}.pdf",
            "ranking",
            lambda language, paper, word: self._services.signing.sign(
                self._services.consolidation.minutes(code, language, paper),
                word,
                subject=f"ranking {code}",
                language=language,
            ),
        )

    def _print_sheet(self, assessment: Assessment) -> None:
        self._show_paper(
            lambda language, paper: self._services.printing.sheet(assessment.id, language, paper),
            f"lembar-{assessment.edition}-{assessment.region_id}-{assessment.assessor_id}.pdf",
            "panel",
        )

    def _print_memorandum(self, row: LedgerRow) -> None:
        self._show_paper(
            lambda language, paper: self._services.programme.memorandum(
                row.edition, row.region.id, language, paper
            ),
            f"nota-kesepahaman-{row.edition}-{row.region.code}.pdf",
            "programme",
            lambda language, paper, word: self._services.signing.sign(
                self._services.programme.signable(row.edition, row.region.id, language, paper),
                word,
                subject=f"memorandum {row.edition} {row.region.id}",
                language=language,
            ),
        )

    def _show_paper(
        self,
        draw: Callable[[Language, str], bytes],
        name: str,
        page: str,
        sign: Callable[[Language, str, str], bytes] | None = None,
    ) -> None:
        language, paper = texts.current(), self._window.settings.paper
        signing = (lambda word: sign(language, paper, word)) if sign else None
        self._run(lambda: draw(language, paper), lambda data: self._on_paper(data, name, page, signing))

    def _on_paper(self, data: bytes, name: str, page: str, sign: Callable[[str], bytes] | None) -> None:
        self._came_from, self._paper_name = page, name
        self.paper.display(data, name, sign)
        self._window.go("paper")
        self._window.rail.select(page)

    def _save_attachment(self, event: Event) -> None:
        """Save a copy of an event's file: what others wrote is not opened by this program."""
        kept = event.attachment.name if event.attachment else ""
        name = offered_name(kept, kept.rpartition(".")[2].lower()) if "." in kept else kept
        words = QCoreApplication.translate("headquarters", "Save a copy")
        path = choosing.save_file(self._window, Purpose.PAPERS, words, name)
        if path is not None:
            self._run(
                lambda: write_whole(path, self._services.programme.attachment(event)),
                lambda _none: self._window.banner.say(
                    "good",
                    lambda: QCoreApplication.translate("headquarters", "Saved: {path}").format(path=path),
                ),
            )

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        background.run(work, lambda value: _call(done, value), self._on_failed, owner=self)

    def _on_failed(self, error: SmartCityError) -> None:
        self._window.banner.show_problem(error)


def _call(done: Callable[[T], object], value: T) -> None:
    done(value)
