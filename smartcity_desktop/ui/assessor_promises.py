"""Wires what regions promised to hand in later: writing it down on an indicator, the list, its paper."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from smartcity_desktop.core.language import TimeZone
from smartcity_desktop.core.promise import Promise
from smartcity_desktop.ui import background, texts
from smartcity_desktop.ui.dialogs.promise import PromiseDialog
from smartcity_desktop.ui.pages.promises import PromisesPage
from smartcity_desktop.ui.widgets import question

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from smartcity_desktop.app import AssessorServices
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.services.fieldwork import PromiseLine
    from smartcity_desktop.services.scoring import Saved, SheetView
    from smartcity_desktop.ui.main_window import MainWindow
    from smartcity_desktop.ui.open_sheet import OpenSheet
    from smartcity_desktop.ui.pages.regions import RegionsPage
    from smartcity_desktop.ui.pages.score import ScorePage
    from smartcity_desktop.ui.sheet_actions import SheetActions


class AssessorPromises(QObject):
    """Carries what the list of promises wants to the services and to the sheet that is open."""

    region_wanted = Signal(object)  # RegionLine

    def __init__(
        self,
        window: MainWindow,
        services: AssessorServices,
        sheet: OpenSheet,
        regions: RegionsPage,
        score: ScorePage,
        actions: SheetActions,
    ) -> None:
        super().__init__(sheet)
        self._window, self._services, self._sheet = window, services, sheet
        self._regions, self._score, self._actions = regions, score, actions
        self._wanted = ""  # indicator to go to once its region is open
        self.page = page = PromisesPage(self._today)
        window.add_page(
            "promises",
            lambda: QCoreApplication.translate("assessor", "Promised later"),
            "list-checks",
            page,
        )
        window.page_shown.connect(self._on_page)
        window.language_changed.connect(page.retranslate)
        sheet.opened.connect(self._arrive)
        page.kept_wanted.connect(self._on_kept)
        page.edit_wanted.connect(self._on_edit)
        page.remove_wanted.connect(self._on_remove)
        page.print_wanted.connect(self._on_print_promises)
        page.region_wanted.connect(self._on_promise_region)

    def show(self) -> None:
        """Bring the list to the front."""
        self._window.go("promises")

    def _on_page(self, key: str) -> None:
        if key == "promises":
            self.load()
            self.page.take_focus()

    def load(self) -> None:
        """Read all promises of the edition again."""
        edition = self._regions.edition_line
        if edition is None:
            self.page.display(())
            return
        fieldwork, code = self._services.fieldwork, edition.code
        background.run(
            lambda: fieldwork.promises(code),
            self.page.display,
            self.page.banner.show_problem,
            owner=self,
        )

    def ask(self) -> None:
        """Ask what the region hands in later for the indicator in front."""
        view, code = self._sheet.view, self._score.code
        if view is None or not code:
            return
        if view.read_only:
            self.show()
            return
        self._score.save_now()
        title = texts.say(view.rubric.indicator(code).title)
        dialog = PromiseDialog(f"{code} {title}", Promise("", code, ""), self._today(), self._window)
        dialog.given.connect(self._on_promised)
        dialog.open()

    def _on_promised(self, promise: Promise) -> None:
        fieldwork = self._services.fieldwork
        self._sheet.write(
            f"{promise.indicator} {promise.what}",
            "promise",
            lambda number: fieldwork.promise(number, promise.indicator, promise.what, promise.due),
        )
        self._score.banner.say(
            "good",
            lambda: QCoreApplication.translate("assessor", "Written down: promised later on {code}.").format(
                code=promise.indicator
            ),
            action=lambda: QCoreApplication.translate("assessor", "Show the list…"),
            on_action=self.show,
        )

    def _on_kept(self, line: PromiseLine) -> None:
        fieldwork, kept = self._services.fieldwork, not line.promise.kept
        self._change(line, lambda number: fieldwork.mark_kept(number, line.promise, kept=kept))

    def _on_edit(self, line: PromiseLine) -> None:
        about = f"{line.region.name} · {line.promise.indicator}"
        dialog = PromiseDialog(about, line.promise, self._today(), self._window)
        fieldwork = self._services.fieldwork
        dialog.given.connect(
            lambda promise: self._change(line, lambda number: fieldwork.set_promise(number, promise))
        )
        dialog.open()

    def _on_remove(self, line: PromiseLine) -> None:
        fieldwork = self._services.fieldwork
        question.ask(
            self._window,
            heading=QCoreApplication.translate("assessor", "Take this promise out?"),
            sentence=line.promise.what,
            yes=QCoreApplication.translate("assessor", "Take out"),
            then=lambda: self._change(line, lambda number: fieldwork.remove_promise(number, line.promise)),
        )

    def _change(self, line: PromiseLine, work: Callable[[str], Saved]) -> None:
        """Write into the assessment that a promise belongs to, open or not."""
        view = self._sheet.view
        if view is not None and view.assessment.id == line.assessment_id:
            self._sheet.write(line.promise.subject, "promise", work)
            self.load()
            return
        number, indicator = line.assessment_id, self._window.save_indicator
        indicator.saving()

        def saved(done: Saved) -> None:
            indicator.saved(done.at)
            self.load()

        def failed(error: SmartCityError) -> None:
            indicator.failed(error)
            self.page.banner.show_problem(error)

        background.run(lambda: work(number), saved, failed, owner=self)

    def _on_print_promises(self, line: PromiseLine) -> None:
        papers, language, paper = self._services.field_papers, texts.current(), self._window.settings.paper
        name = f"dijanjikan-menyusul-{line.region.code}.pdf"
        background.run(
            lambda: papers.promises(line.assessment_id, language, paper),
            lambda data: self._actions.show_paper(data, name, "promises"),
            self.page.banner.show_problem,
            owner=self,
        )

    def _on_promise_region(self, line: PromiseLine) -> None:
        found = next((one for one in self._regions.lines if one.assignment_id == line.assignment_id), None)
        if found is None:
            return
        self._wanted = line.promise.indicator
        view = self._sheet.view
        self.region_wanted.emit(found)
        if view is not None and view.assessment.assignment_id == line.assignment_id:
            self._arrive(view)

    def _arrive(self, _view: SheetView) -> None:
        if self._wanted:
            self._window.go("score")
            self._score.go(self._wanted)
        self._wanted = ""

    def _today(self) -> date:
        return TimeZone(self._window.settings.zone).day(datetime.now(UTC))
