"""Wires later versions of the rubric, giving drafts up, and reports of progress at the assessor's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.ui import background
from smartcity_desktop.ui.dialogs.reason import ReasonDialog
from smartcity_desktop.ui.dialogs.report_progress import ReportDialog
from smartcity_desktop.ui.dialogs.rubric_move import RubricMoveDialog

if TYPE_CHECKING:
    from smartcity_desktop.app import AssessorServices
    from smartcity_desktop.core.field_report import FieldReport
    from smartcity_desktop.services.reporting import Reported
    from smartcity_desktop.services.rubric_moves import MoveOffer, MovePreview
    from smartcity_desktop.services.scoring import SheetView
    from smartcity_desktop.ui.main_window import MainWindow
    from smartcity_desktop.ui.open_sheet import OpenSheet
    from smartcity_desktop.ui.pages.delivery import DeliveryPage
    from smartcity_desktop.ui.pages.finalise import FinalisePage
    from smartcity_desktop.ui.pages.regions import RegionsPage
    from smartcity_desktop.ui.pages.score import ScorePage


class AssessorVersions(QObject):
    """Says where a later version of the rubric is there, and moves a region onto it when told to."""

    def __init__(
        self,
        window: MainWindow,
        services: AssessorServices,
        sheet: OpenSheet,
        pages: tuple[RegionsPage, ScorePage, FinalisePage, DeliveryPage],
    ) -> None:
        super().__init__(sheet)
        self._window, self._services, self._sheet = window, services, sheet
        self.regions, self.score, self.finalise, self.delivery = pages
        self._offers: dict[str, MoveOffer] = {}
        window.page_shown.connect(lambda key: self.look() if key == "regions" else None)
        sheet.opened.connect(self._on_opened)
        self.finalise.abandon_wanted.connect(self.open_abandon)
        self.delivery.report_wanted.connect(self.look_report)

    # -- later versions ----------------------------------------------------------------------------------------

    def look(self) -> None:
        """Read which regions are on an earlier version of the rubric, and say it."""
        edition = self.regions.edition_line
        if edition is None:
            return
        services, code = self._services, edition.code
        background.run(
            lambda: services.rubric_moves.offers(code),
            self._on_offers,
            self.regions.banner.show_problem,
            owner=self,
        )

    def _on_offers(self, offers: tuple[MoveOffer, ...]) -> None:
        self._offers = {offer.assignment_id: offer for offer in offers}
        if offers:
            self.regions.banner.say(
                "info",
                lambda: QCoreApplication.translate(
                    "assessor", "A new version of the rubric is there; regions on the earlier one: {n}"
                ).format(n=len(offers)),
                lambda: QCoreApplication.translate(
                    "assessor", "Your drafts stay as they are until you move them: {names}"
                ).format(names=", ".join(offer.region.name for offer in offers[:5])),
                action=lambda: QCoreApplication.translate("assessor", "See the changes…"),
                on_action=lambda: self.look_preview(self._marked(offers)),
            )

    def _marked(self, offers: tuple[MoveOffer, ...]) -> MoveOffer:
        marked = self.regions.marked
        here = self._offers.get(marked.assignment_id) if marked is not None else None
        return here or offers[0]

    def look_preview(self, offer: MoveOffer) -> None:
        """Read what moving a region would do, and show it."""
        self.score.save_now()
        services, number = self._services, offer.assessment_id
        banner = self.score.banner if self._window.key == "score" else self.regions.banner
        background.run(
            lambda: services.rubric_moves.preview(number), self._on_preview, banner.show_problem, owner=self
        )

    def _on_preview(self, preview: MovePreview) -> None:
        self.open_move(preview)

    def open_move(self, preview: MovePreview) -> RubricMoveDialog:
        """Open the dialog that shows both versions and moves."""
        dialog = RubricMoveDialog(self._services.rubric_moves, preview, self._window)
        dialog.succeeded.connect(self._on_moved)
        dialog.open()
        return dialog

    def _on_moved(self, number: str) -> None:
        self.regions.banner.clear()
        self._show(number)

    def _show(self, number: str) -> None:
        services = self._services
        background.run(
            lambda: services.scoring.reload(number),
            self._sheet.show,
            self.score.banner.show_problem,
            owner=self,
        )

    def _on_opened(self, view: SheetView) -> None:
        """Say on the page of a region that there is a later version, or where the earlier draft is."""
        assessment = view.assessment
        if assessment.rubric != view.edition.rubric:
            if assessment.state is not AssessmentState.ABANDONED:
                self._say_later(view)
            return
        services = self._services
        background.run(
            lambda: services.rubric_moves.came_from(assessment.id),
            lambda found: self._say_earlier(found) if found else None,
            self.score.banner.show_problem,
            owner=self,
        )

    def _say_later(self, view: SheetView) -> None:
        now, later, number = view.assessment.rubric.version, view.edition.rubric.version, view.assessment.id
        services = self._services
        self.score.banner.say(
            "info",
            lambda: QCoreApplication.translate(
                "assessor", "A new version {later} of the rubric is there; this region is on version {now}."
            ).format(later=later, now=now),
            lambda: QCoreApplication.translate(
                "assessor", "On version {now} it can be signed and handed over, and does not count yet."
            ).format(now=now),
            action=lambda: QCoreApplication.translate("assessor", "See the changes…"),
            on_action=lambda: background.run(
                lambda: services.rubric_moves.preview(number),
                self._on_preview,
                self.score.banner.show_problem,
                owner=self,
            ),
        )

    def _say_earlier(self, earlier: str) -> None:
        view = self._sheet.view
        open_ones = len(view.assessment.looks) if view is not None else 0
        self.score.banner.say(
            "warn" if open_ones else "info",
            lambda: (
                QCoreApplication.translate(
                    "assessor", "The rubric changed; answers that have to be looked at again: {n}"
                ).format(n=open_ones)
                if open_ones
                else QCoreApplication.translate("assessor", "This draft came from an earlier version.")
            ),
            lambda: QCoreApplication.translate(
                "assessor", "Choosing the same level once more confirms it. The earlier draft is still there."
            ),
            action=lambda: QCoreApplication.translate("assessor", "See the earlier draft"),
            on_action=lambda: self._show(earlier),
        )

    # -- giving up ---------------------------------------------------------------------------------------------

    def open_abandon(self) -> ReasonDialog | None:
        """Open the dialog that gives the open draft up."""
        view = self._sheet.view
        if view is None or view.read_only:
            return None
        services, number, region = self._services, view.assessment.id, view.region.name
        dialog = ReasonDialog(
            lambda: (
                QCoreApplication.translate("assessor", "Abandon the draft of {region}?").format(
                    region=region
                ),
                QCoreApplication.translate(
                    "assessor",
                    "It stays readable and can be picked up again with a reason. Headquarters hears of it, with your "
                    "reason, in your next package or report.",
                ),
                QCoreApplication.translate("assessor", "Abandon the draft"),
            ),
            lambda reason: services.finalising.abandon(number, reason),
            self._window,
            danger=True,
        )
        dialog.succeeded.connect(lambda _none: self._on_abandoned())
        dialog.open()
        return dialog

    def _on_abandoned(self) -> None:
        self._sheet.reload()
        self.finalise.banner.say(
            "info",
            lambda: QCoreApplication.translate("assessor", "The draft is abandoned."),
            lambda: QCoreApplication.translate(
                "assessor", "Report it under Hand over, or let your next package do it."
            ),
        )

    # -- reports -----------------------------------------------------------------------------------------------

    def look_report(self) -> None:
        """Read what a report would say, and ask."""
        edition = self.regions.edition_line
        if edition is None:
            return
        services, code = self._services, edition.code
        background.run(
            lambda: services.reporting.progress(code),
            self._on_report,
            self.delivery.banner.show_problem,
            owner=self,
        )

    def _on_report(self, report: FieldReport) -> None:
        self.open_report(report)

    def open_report(self, report: FieldReport) -> ReportDialog:
        """Open the dialog that signs and writes a report."""
        names = {line.region.id: line.region.name for line in self.regions.lines}
        folder = self._window.settings.copy_folder
        dialog = ReportDialog(self._services.reporting, report, names, folder, self._window)
        dialog.succeeded.connect(self._on_reported)
        dialog.open()
        return dialog

    def _on_reported(self, made: Reported) -> None:
        self._window.change_settings(copy_folder=str(made.package.parent))
        self.delivery.banner.say(
            "good",
            lambda: QCoreApplication.translate("assessor", "The report is written: safe to remove."),
            lambda: str(made.package),
            stays=False,
        )
