"""What is done with the open sheet beside scoring it: finding a place, history, paper, signing, revising, rescue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.language import TimeZone
from smartcity_desktop.ui import background, score_keys, texts
from smartcity_desktop.ui.rescue import rescue
from smartcity_desktop.ui.widgets.goto_box import GotoBox, Place
from smartcity_desktop.ui.widgets.history_view import HistoryView
from smartcity_desktop.ui.widgets.revise_dialog import ReviseDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smartcity_desktop.app import AssessorServices
    from smartcity_desktop.core.assessment import Entry
    from smartcity_desktop.services.finalising import Signed
    from smartcity_desktop.services.scoring import RegionLine
    from smartcity_desktop.ui.main_window import MainWindow
    from smartcity_desktop.ui.open_sheet import OpenSheet
    from smartcity_desktop.ui.pages.finalise import FinalisePage, SignRequest
    from smartcity_desktop.ui.pages.paper import PaperPage
    from smartcity_desktop.ui.pages.regions import RegionsPage
    from smartcity_desktop.ui.pages.score import ScorePage


class SheetActions(QObject):
    """Acts on the open sheet and on the pages that show it."""

    region_wanted = Signal(object)  # RegionLine
    signed = Signal()
    all_signed = Signal()  # no region waits for a signature any more

    def __init__(
        self,
        window: MainWindow,
        services: AssessorServices,
        sheet: OpenSheet,
        regions: RegionsPage,
        score: ScorePage,
        finalise: FinalisePage,
        paper: PaperPage,
    ) -> None:
        super().__init__(sheet)
        self._window, self._services, self._sheet = window, services, sheet
        self._regions, self._score, self._finalise, self._paper = regions, score, finalise, paper
        self._back_to = "score"
        paper.back_wanted.connect(lambda: window.go(self._back_to))
        regions.blank_wanted.connect(self._on_blank)
        score.goto_wanted.connect(self._on_goto)
        score.print_wanted.connect(self.preview)
        score.history_wanted.connect(self._on_history)
        score_keys.bind(finalise, {"F8": score.total.eye.toggle, "Ctrl+K": self._on_goto})
        finalise.jumped.connect(self._on_jump)
        finalise.preview_wanted.connect(self.preview)
        finalise.sign_wanted.connect(self._on_sign)
        finalise.next_wanted.connect(self._on_next_region)
        finalise.revise_wanted.connect(self._on_revise)

    # -- finding -----------------------------------------------------------------------------------------------

    def _on_goto(self) -> None:
        view = self._sheet.view
        indicators = view.rubric.indicators() if view is not None else ()
        places = [Place("indicator", one.code, one.code, texts.say(one.title)) for one in indicators]
        places += [
            Place(
                "region",
                line.assignment_id,
                line.region.code,
                line.region.name,
                line.region.province,
                former=(
                    *line.region.former_names,
                    *(former.code for former in line.region.former_codes),
                ),
            )
            for line in self._regions.lines
        ]
        box = GotoBox(places, self._window)
        box.chosen.connect(self._on_place)
        box.open_over(self._score)

    def _on_place(self, place: Place) -> None:
        if place.kind == "indicator":
            self._on_jump(place.key)
            return
        line = next(line for line in self._regions.lines if line.assignment_id == place.key)
        self.region_wanted.emit(line)

    def _on_jump(self, code: str) -> None:
        self._window.go("score")
        self._score.go(code)

    def _on_next_region(self) -> None:
        view = self._sheet.view
        here = view.assessment.assignment_id if view is not None else ""
        line = _next_unsigned(self._regions.lines, here)
        if line is not None:
            self.region_wanted.emit(line)
        else:
            self.all_signed.emit()

    # -- history -----------------------------------------------------------------------------------------------

    def _on_history(self, code: str) -> None:
        def show(entries: tuple[Entry, ...]) -> None:
            view = self._sheet.view
            if view is None:
                return
            dialog = HistoryView(
                view.rubric.indicator(code),
                entries,
                zone=TimeZone(self._window.settings.zone),
                read_only=view.read_only,
                parent=self._window,
            )
            dialog.restored.connect(self._sheet.restore)
            dialog.open()

        self._score.save_now()
        self._sheet.history(code, show)

    # -- paper -------------------------------------------------------------------------------------------------

    def preview(self) -> None:
        """Show the sheet as it will be printed; a signed one is the very PDF that was signed, so that it can be saved."""
        view = self._sheet.view
        if view is None:
            return
        self._score.save_now()
        self._finalise.save_now()
        back = self._window.key
        services, number = self._services, view.assessment.id
        language, paper = texts.current(), self._window.settings.paper
        blind = self._window.settings.hide_scores
        name = f"lembar-penilaian-{view.region.code}-r{view.assessment.revision}.pdf"
        banner = self._finalise.banner if back == "finalise" else self._score.banner
        background.run(
            lambda: (
                services.signed_sheets.sheet(number)
                or services.printing.sheet(number, language, paper, blind=blind)
            ),
            lambda data: self.show_paper(data, name, back),
            banner.show_problem,
            owner=self,
        )

    def _on_blank(self, line: RegionLine) -> None:
        edition = self._regions.edition_line
        if edition is None:
            return
        services, code = self._services, edition.code
        language, paper = texts.current(), self._window.settings.paper
        name = f"lembar-kosong-{line.region.code}.pdf"
        background.run(
            lambda: services.printing.blank(code, line.assignment_id, language, paper),
            lambda data: self.show_paper(data, name, "regions"),
            self._regions.banner.show_problem,
            owner=self,
        )

    def show_paper(
        self, data: bytes, name: str, back: str, sign: Callable[[str], bytes] | None = None
    ) -> None:
        """Bring a paper to the front (`PaperPage.display`); the way back leads to the page `back`."""
        self._back_to = back
        self._window.go("paper")
        self._paper.display(data, name, sign)

    # -- signing -----------------------------------------------------------------------------------------------

    def _on_sign(self, request: SignRequest) -> None:
        services = self._services
        background.run(
            lambda: services.finalising.sign(
                request.assessment_id,
                request.passphrase,
                no_conflict=request.no_conflict,
                drawn=request.drawn,
            ),
            self._on_signed,
            self._finalise.show_refused,
            owner=self,
        )

    def _on_signed(self, signed: Signed) -> None:
        self._finalise.show_signed(signed)
        self.signed.emit()

    def _on_revise(self) -> None:
        view = self._sheet.view
        if view is None:
            return
        services, number = self._services, view.assessment.id
        dialog = ReviseDialog(
            view.region.name, lambda reason: services.finalising.revise(number, reason), self._window
        )
        dialog.succeeded.connect(self._on_revised)
        dialog.open()

    def _on_revised(self, number: str) -> None:
        services = self._services
        background.run(
            lambda: services.scoring.reload(number),
            self._sheet.show,
            self._finalise.banner.show_problem,
            owner=self,
        )

    # -- rescue ------------------------------------------------------------------------------------------------

    def rescue(self, folder: Path) -> None:
        """Write all that is on the screen into a folder, on a thread that waits for no database."""
        view = self._sheet.view
        if view is None:
            return
        answers, elsewhere = self._sheet.answers, dict(self._sheet.elsewhere)
        background.draw(
            lambda: rescue(view, answers, folder, elsewhere),
            self._on_rescued,
            self._score.banner.show_problem,
            owner=self,
        )

    def _on_rescued(self, path: Path) -> None:
        self._sheet.give_up()
        self._window.banner.clear()
        self._score.banner.say(
            "good",
            lambda: QCoreApplication.translate("assessor", "Your work was copied to {path}").format(
                path=path
            ),
            lambda: QCoreApplication.translate(
                "assessor",
                "What could not be saved here stands in that table. You can close the program now.",
            ),
        )


def _next_unsigned(lines: tuple[RegionLine, ...], here: str) -> RegionLine | None:
    """Return the next region after `here` that waits for a signature, going round once."""
    at = next((n for n, line in enumerate(lines) if line.assignment_id == here), -1)
    around = (*lines[at + 1 :], *lines[: max(at, 0)])
    return next((line for line in around if line.state in (None, AssessmentState.DRAFT)), None)
