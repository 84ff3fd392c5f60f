"""Builds the assessor's pages and wires them: the only place that knows several of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from smartcity_desktop.core.edition import Kind
from smartcity_desktop.core.language import TimeZone
from smartcity_desktop.sample import PRACTICE_PASSPHRASE
from smartcity_desktop.ui import background, choosing, score_keys, texts
from smartcity_desktop.ui.assessor_evidence import AssessorEvidence
from smartcity_desktop.ui.assessor_fieldwork import AssessorFieldwork
from smartcity_desktop.ui.assessor_papers import AssessorPapers
from smartcity_desktop.ui.assessor_versions import AssessorVersions
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.copying import copy_all
from smartcity_desktop.ui.evidence_files import EvidenceFiles
from smartcity_desktop.ui.open_sheet import OpenSheet
from smartcity_desktop.ui.pages.audit import AuditPage
from smartcity_desktop.ui.pages.delivery import DeliveryPage
from smartcity_desktop.ui.pages.finalise import FinalisePage
from smartcity_desktop.ui.pages.paper import PaperPage
from smartcity_desktop.ui.pages.paper_check import PaperCheckPage
from smartcity_desktop.ui.pages.regions import RegionsPage
from smartcity_desktop.ui.pages.score import ScorePage
from smartcity_desktop.ui.region_words import mode_words
from smartcity_desktop.ui.sheet_actions import SheetActions
from smartcity_desktop.ui.steps.edition_step import EditionStep
from smartcity_desktop.ui.steps.enrolment_step import EnrolmentStep

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smartcity_desktop.app import AssessorServices
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.sealing.identity import IdentityCard
    from smartcity_desktop.services.delivery import Confirmation
    from smartcity_desktop.services.edition_desk import EditionLine
    from smartcity_desktop.services.scoring import RegionLine, SheetView
    from smartcity_desktop.system.settings import Settings
    from smartcity_desktop.ui.copying import CopyReport
    from smartcity_desktop.ui.main_window import MainWindow

_SHEET_PAGES = ("score", "finalise", "paper")


def build(window: MainWindow, services: AssessorServices) -> AssessorDesk:
    """Fill the window with the assessor's pages and bring the regions to the front."""
    return AssessorDesk(window, services)


class AssessorDesk(QObject):
    """Carries what one page wants to the service or the page that has it."""

    def __init__(self, window: MainWindow, services: AssessorServices) -> None:
        zone = TimeZone(window.settings.zone)
        self.regions = RegionsPage(zone)
        super().__init__(self.regions)
        self._window = window
        self._services = services
        self._zone = zone
        self._edition = ""
        self._ready: tuple[str, ...] = ()
        self.sheet = OpenSheet(services.scoring, self)
        self.files = EvidenceFiles(services.evidence, services.scoring, self.sheet, self)
        self.files.take_out = services.backups.take_out
        self.score = ScorePage(self.sheet, self.files)
        self.finalise = FinalisePage(self.sheet, zone, practice_passphrase=PRACTICE_PASSPHRASE)
        AssessorEvidence(window, services.evidence, self.files, self.sheet, self.score, self.finalise)
        self.delivery = DeliveryPage(zone)
        self.paper = PaperPage()
        self.take_in = EditionStep(services.editions)
        self.actions = SheetActions(
            window, services, self.sheet, self.regions, self.score, self.finalise, self.paper
        )
        self.audit = AuditPage(services.audit, lambda: self._zone)
        self.paper_check = PaperCheckPage(services.paper)
        self._add_pages()
        self._wire_window()
        self._wire_pages()
        self._on_settings(window.settings)
        self.papers = AssessorPapers(
            window, services, self.sheet, self.regions, self.finalise.result, self.actions
        )
        self.fieldwork = AssessorFieldwork(
            window, services, self.sheet, self.regions, self.score, self.actions
        )
        self.fieldwork.region_wanted.connect(self.open_region)
        at_the_end = {"Ctrl+Shift+K": lambda: self.fieldwork.next_region(self.finalise.banner)}
        score_keys.bind(self.finalise, at_the_end)
        pages = (self.regions, self.score, self.finalise, self.delivery)
        self.versions = AssessorVersions(window, services, self.sheet, pages)
        self.enrolment: EnrolmentStep | None = None
        background.run(services.identity.card, self._on_card, self.regions.banner.show_problem, owner=self)
        self.load()
        window.go("regions")
        self.regions.take_focus()

    # -- building ----------------------------------------------------------------------------------------------

    def _add_pages(self) -> None:
        window = self._window
        window.add_page(
            "regions", lambda: QCoreApplication.translate("assessor", "Regions"), "map-pin", self.regions
        )
        window.add_page(
            "delivery", lambda: QCoreApplication.translate("assessor", "Hand over"), "send", self.delivery
        )
        window.add_page(
            "audit", lambda: QCoreApplication.translate("assessor", "History"), "history", self.audit
        )
        window.add_page(
            "paper_check",
            lambda: QCoreApplication.translate("assessor", "Check paper"),
            "qr-code",
            self.paper_check,
        )
        window.add_page("score", self._region_title, "", self.score, under="regions")
        window.add_page("finalise", self._region_title, "", self.finalise, under="regions")
        window.add_page(
            "paper", lambda: QCoreApplication.translate("assessor", "Sheet"), "", self.paper, under="regions"
        )
        window.add_page(
            "take_in",
            lambda: QCoreApplication.translate("assessor", "Take in an edition"),
            "",
            self.take_in,
            under="regions",
        )

    def _wire_window(self) -> None:
        window, sheet = self._window, self.sheet
        window.flush.connect(self.score.save_now)
        window.flush.connect(self.finalise.save_now)
        window.page_shown.connect(self._on_page)
        window.settings_changed.connect(self._on_settings)
        window.language_changed.connect(self._on_language)
        window.rescue_wanted.connect(self._on_rescue)
        window.remember(self.score.splitter, "score")
        sheet.saving.connect(window.save_indicator.saving)
        sheet.saved.connect(window.save_indicator.saved)
        sheet.failed.connect(self._on_save_failed)
        sheet.refused.connect(self._on_refused)
        sheet.opened.connect(self._on_opened)

    def _wire_pages(self) -> None:
        regions, score, finalise, delivery = self.regions, self.score, self.finalise, self.delivery
        regions.open_wanted.connect(self.open_region)
        regions.edition_chosen.connect(self._on_edition)
        regions.take_in_wanted.connect(self._on_take_in)
        regions.export_wanted.connect(lambda: self._copy(self._ready))
        score_keys.bind(regions, {"Ctrl+K": regions.take_focus, "F5": self.load})
        self.take_in.back_wanted.connect(lambda: self._window.go("regions"))
        self.take_in.finished.connect(self._window.reopen_wanted)
        score.finalise_wanted.connect(lambda: self._window.go("finalise"))
        score.hidden_wanted.connect(lambda hidden: self._window.change_settings(hide_scores=hidden))
        score.fast_wanted.connect(lambda fast: self._window.change_settings(fast_mode=fast))
        finalise.back_wanted.connect(lambda: self._window.go("score"))
        finalise.copy_wanted.connect(self._on_copy_this)
        score_keys.bind(finalise, {"Ctrl+P": self.actions.preview, "Escape": finalise.back_wanted.emit})
        self.actions.region_wanted.connect(self.open_region)
        self.actions.signed.connect(self.load)
        self.actions.all_signed.connect(self._on_all_signed)
        delivery.copy_wanted.connect(self._copy)
        delivery.receipt_wanted.connect(self._on_receipt)
        delivery.regions_wanted.connect(lambda: self._window.go("regions"))
        score_keys.bind(self.paper, {"Escape": self.paper.back_wanted.emit})

    # -- regions -----------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read editions and regions again."""
        services, wanted = self._services, self._edition or self._window.settings.edition

        def read() -> tuple[tuple[EditionLine, ...], str, tuple[RegionLine, ...], tuple[str, ...]]:
            editions = services.editions.editions()
            code = _chosen(editions, wanted)
            if not code:
                return editions, "", (), ()
            return editions, code, services.scoring.regions(code), services.delivery.ready(code)

        background.run(read, self._on_loaded, self.regions.banner.show_problem, owner=self)

    def _on_loaded(
        self,
        found: tuple[tuple[EditionLine, ...], str, tuple[RegionLine, ...], tuple[str, ...]],
    ) -> None:
        editions, self._edition, lines, self._ready = found
        self.regions.display_editions(editions, self._edition)
        self.regions.display(lines)
        self.delivery.display(lines, self._ready)
        edition = self.regions.edition_line
        if edition is not None and edition.kind is Kind.PRACTICE:
            self._window.set_practice(True)
        self._window.set_status("delivery", self._delivery_words, "cloud-off", "muted")
        self._say_context()

    def open_region(self, line: RegionLine) -> None:
        """Open a region for scoring; what is typed on the one before is saved first."""
        view = self.sheet.view
        self.score.save_now()
        if view is not None and line.assessment_id == view.assessment.id:
            self._window.go("score")
            return
        if not self.sheet.open(self._edition, line.assignment_id):
            self._window.go("score")

    def _on_opened(self, view: SheetView) -> None:
        self._window.go("score")
        self.score.go(self.score.code)
        if view.read_only:
            services, number = self._services, view.assessment.id
            background.run(
                lambda: services.finalising.signed(number),
                self.finalise.show_known,
                self.finalise.banner.show_problem,
                owner=self,
            )

    def _on_card(self, card: IdentityCard | None) -> None:
        """Keep the enrolment file and the code of the key at hand: whoever lost the file writes it again."""
        if card is None:
            return
        self.enrolment = EnrolmentStep(self._services.identity, card)
        self.enrolment.finished.connect(self._on_enrolment_read)
        self._window.add_page(
            "enrolment",
            lambda: (
                QCoreApplication.translate("assessor", "My key")
                if card.enrolled
                else QCoreApplication.translate("assessor", "Enrolment")
            ),
            "key-round",
            self.enrolment,
        )
        if not card.can_sign:
            self.regions.banner.say(
                "warn",
                lambda: QCoreApplication.translate(
                    "assessor", "Headquarters does not know your key yet: you can score, but not sign."
                ),
                action=lambda: QCoreApplication.translate("assessor", "To the enrolment"),
                on_action=lambda: self._window.go("enrolment"),
            )

    def _on_enrolment_read(self) -> None:
        enrolled = self.enrolment is not None and self.enrolment.enrolled
        self._window.go("regions" if enrolled else "take_in")

    def _on_edition(self, code: str) -> None:
        self._edition = code
        self._window.change_settings(edition=code)
        self.load()

    def _on_take_in(self, file: Path | None) -> None:
        self._window.go("take_in")
        if file is not None:
            self.take_in.look(file)

    # -- scoring -----------------------------------------------------------------------------------------------

    def _on_save_failed(self, error: SmartCityError) -> None:
        self._window.save_indicator.failed(error)
        self.score.banner.show_problem(
            error,
            action=lambda: QCoreApplication.translate("assessor", "Try again"),
            on_action=self.sheet.retry,
        )
        if self._window.key not in _SHEET_PAGES:
            self._window.go("score")

    def _on_refused(self, error: SmartCityError) -> None:
        if self._window.key == "regions":
            self.regions.banner.show_problem(error)

    # -- handing over ------------------------------------------------------------------------------------------

    def _copy(self, assessment_ids: Sequence[str]) -> None:
        folder = self._ask_folder()
        if folder is None or not assessment_ids:
            return
        services, numbers = self._services, tuple(assessment_ids)
        if self._window.key != "finalise":
            self._window.go("delivery")
        background.run(
            lambda: copy_all(services.delivery, numbers, folder),
            self._on_copied,
            self.delivery.banner.show_problem,
            owner=self,
        )

    def _on_copied(self, report: CopyReport) -> None:
        self._window.change_settings(copy_folder=str(report.folder))
        self.delivery.show_report(report)
        if self._window.key == "finalise":
            self._say_copied(report)
            self.sheet.reload()
        self.load()

    def _say_copied(self, report: CopyReport) -> None:
        error = next((copy.error for copy in report.copies if copy.error is not None), None)
        if error is not None:
            self.finalise.banner.show_problem(error)
            return
        self.finalise.banner.say(
            "good",
            lambda: QCoreApplication.translate("assessor", "Copied and read back: safe to remove."),
            lambda: QCoreApplication.translate("assessor", "In {folder}").format(folder=report.folder),
        )

    def _on_receipt(self, file: Path) -> None:
        background.run(
            lambda: self._services.delivery.take_receipt(file),
            self._on_confirmed,
            self.delivery.banner.show_problem,
            owner=self,
        )

    def _on_confirmed(self, told: Confirmation) -> None:
        self.delivery.show_receipt(told)
        self.sheet.reload()
        self.load()

    def _on_copy_this(self) -> None:
        if self.sheet.view is not None:
            self._copy((self.sheet.view.assessment.id,))

    def _on_all_signed(self) -> None:
        self._window.go("delivery")
        self.delivery.banner.say(
            "good", lambda: QCoreApplication.translate("assessor", "Every region is signed.")
        )

    def _on_rescue(self) -> None:
        folder = self._ask_folder()
        if folder is not None:
            self.actions.rescue(folder)

    def _ask_folder(self) -> Path | None:
        title = QCoreApplication.translate("assessor", "Folder or stick to copy to")
        return choosing.open_folder(self._window, Purpose.COPIES, title, self._window.settings.copy_folder)

    # -- frame -------------------------------------------------------------------------------------------------

    def _on_page(self, key: str) -> None:
        """Follow the page in front; while something is not saved, the sheet is not left."""
        error = self.sheet.error
        if error is not None and key not in _SHEET_PAGES:
            self._window.go("score")
            self.sheet.failed_again()
            return
        if key in ("regions", "delivery"):
            self.load()
        self._say_context()

    def _on_settings(self, settings: Settings) -> None:
        self.score.set_hidden(settings.hide_scores)
        self.finalise.set_hidden(settings.hide_scores)
        self.score.set_fast(settings.fast_mode)

    def _on_language(self) -> None:
        self._say_context()

    def _region_title(self) -> str:
        view = self.sheet.view
        return view.region.name if view else QCoreApplication.translate("assessor", "Score")

    def _say_context(self) -> None:
        key, view, edition = self._window.key, self.sheet.view, self.regions.edition_line
        if key in ("score", "finalise") and view is not None:
            me = next((a.name for a in view.edition.assessors if a.id == view.assessment.assessor_id), "")
            words = [view.region.province, mode_words(view.mode), me]
            self._window.set_context(" · ".join(word for word in words if word))
        elif key in ("regions", "delivery") and edition is not None:
            self._window.set_context(texts.say(edition.title))

    def _delivery_words(self) -> str:
        if not self._ready:
            return QCoreApplication.translate("assessor", "Off-line – nothing waits to be sent")
        return QCoreApplication.translate("assessor", "Off-line – {n} ready to send").format(
            n=len(self._ready)
        )


def _chosen(editions: Sequence[EditionLine], wanted: str) -> str:
    """Return the edition to show: the one worked on last, else the newest with regions of one's own."""
    codes = [line.code for line in editions]
    if wanted in codes:
        return wanted
    mine = [line.code for line in editions if line.mine]
    return (mine or codes or [""])[0]
