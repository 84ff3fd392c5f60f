"""Wires the keying of paper sheets into the assessor's window: Ctrl+T on a region in the list or in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.paper_plan import SheetMoved
from smartcity_desktop.ui import background, score_keys
from smartcity_desktop.ui.pages.paper_review import PaperReviewPage
from smartcity_desktop.ui.pages.transcription import TranscriptionPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.paper_plan import PaperPlan
    from smartcity_desktop.core.transcription import Transcription
    from smartcity_desktop.services.transcription import OpenedPaper, Taken, TranscriptionDesk
    from smartcity_desktop.ui.main_window import MainWindow
    from smartcity_desktop.ui.open_sheet import OpenSheet
    from smartcity_desktop.ui.pages.regions import RegionsPage
    from smartcity_desktop.ui.window_actions import WindowActions

T = TypeVar("T")
_KEY = "Ctrl+T"


class AssessorTranscribing(QObject):
    """Opens a paper for the draft that is in front, keeps it at every key, shows what it would do, and takes it in."""

    def __init__(
        self,
        window: MainWindow,
        desk: TranscriptionDesk,
        sheet: OpenSheet,
        regions: RegionsPage,
        actions: WindowActions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._sheet, self._regions = window, desk, sheet, regions
        self._wanted = False
        self.opened: OpenedPaper | None = None
        self._said = False
        self.page, self.review = TranscriptionPage(), PaperReviewPage()
        window.add_page("transcription", self._title, "", self.page, under="regions")
        window.add_page("paper_review", self._title, "", self.review, under="regions")
        actions.add(
            lambda: QCoreApplication.translate("transcribing", "Type a filled paper sheet in…"),
            "keyboard",
            self.begin,
            _KEY,
        )
        self._connect()

    def _connect(self) -> None:
        page, review, go = self.page, self.review, self._window.go
        score_keys.bind(page, {"Escape": page.back_wanted.emit})
        page.back_wanted.connect(lambda: go("score"))
        page.kept.connect(self._on_kept)
        page.page_typed.connect(self._on_page_typed)
        page.review_wanted.connect(self._on_review)
        page.begun_again.connect(self._on_again)
        score_keys.bind(review, {"Escape": review.back_wanted.emit})
        review.back_wanted.connect(self._on_back)
        review.confirmed.connect(self._on_confirmed)
        self._sheet.opened.connect(self._on_opened)
        self._sheet.stepped.connect(lambda _done: self._hush())

    def begin(self) -> None:
        """Open the paper of the region in front; in the list, that of the region that is marked."""
        view = self._sheet.view
        if self._window.key == "regions":
            line = self._regions.marked
            if line is None:
                return
            if view is None or view.assessment.assignment_id != line.assignment_id:
                self._wanted = True
                self._regions.open_wanted.emit(line)
                return
        if view is not None and self._window.key not in ("transcription", "paper_review"):
            self._open(view.assessment.id)

    def _on_opened(self, _view: object) -> None:
        self._hush()
        if self._wanted:
            self._wanted = False
            self.begin_open()

    def begin_open(self) -> None:
        """Open the paper of the sheet that is open."""
        view = self._sheet.view
        if view is not None:
            self._open(view.assessment.id)

    def _hush(self) -> None:
        """End what was said of a paper: not said of the next region, nor after it was taken back."""
        if self._said:
            self._said = False
            self._window.banner.clear()

    def _open(self, number: str) -> None:
        if self._sheet.error is not None:
            # What is not saved yet could not be shown beside the paper.
            self._sheet.failed_again()
            return
        view = self._sheet.view
        if view is not None and view.assessment.state is AssessmentState.DRAFT:
            self._window.flush.emit()
        desk = self._desk
        background.run(lambda: desk.open(number), self._on_paper, self._on_refused, owner=self)

    def _on_paper(self, opened: OpenedPaper) -> None:
        self.opened = opened
        self._window.go("transcription")
        self.page.display(opened)

    def _on_refused(self, error: SmartCityError) -> None:
        self._window.banner.show_problem(error)

    def _on_kept(self, now: Transcription) -> None:
        self._with_desk(lambda desk, number: desk.keep(number, now), lambda _none: None)

    def _on_page_typed(self, text: str) -> None:
        self._with_desk(
            lambda desk, number: desk.recognise(number, text), lambda found: self.page.show_page(found, text)
        )

    def _on_again(self) -> None:
        def again(desk: TranscriptionDesk, number: str) -> OpenedPaper:
            desk.drop(number)
            return desk.open(number)

        self._with_desk(again, self._on_paper)

    def _on_review(self, now: Transcription) -> None:
        self._with_desk(lambda desk, number: desk.review(number, now), self._on_plan)

    def _on_plan(self, plan: PaperPlan) -> None:
        if self.opened is not None:
            self._window.go("paper_review")
            self.review.display(plan, self.opened.rubric)

    def _on_back(self) -> None:
        self._window.go("transcription")
        self.page.take_focus()

    def _on_confirmed(self, agreed: PaperPlan) -> None:
        unsaved = self._sheet.error
        if unsaved is not None:
            # What was typed on the sheet and is not saved would be written over what is entered now.
            self.review.show_problem(unsaved)
            return
        self._with_desk(
            lambda desk, number: desk.take_in(number, agreed),
            lambda taken: self._on_done(taken),
            self._on_not_taken,
        )

    def _on_not_taken(self, error: SmartCityError) -> None:
        now = self.page.transcription
        if not isinstance(error, SheetMoved) or now is None:
            self.review.show_problem(error)
            return
        self._with_desk(
            lambda desk, number: desk.review(number, now),
            lambda plan: self.review.redraw(plan, error),
            self.review.show_problem,
        )

    def _on_done(self, taken: Taken) -> None:
        self.opened = None
        if taken.entered:
            self._window.save_indicator.saving()
            self._window.save_indicator.saved(taken.at)
        self._sheet.reload()
        self._window.go("score")
        self._said = True
        if not taken.entered:
            self._window.banner.say(
                "info",
                lambda: QCoreApplication.translate(
                    "transcribing", "The paper is done; the sheet stayed as it was."
                ),
            )
            return
        self._window.banner.say(
            "good",
            lambda: (
                QCoreApplication.translate(
                    "transcribing",
                    "{n} answers were taken from the paper into the sheet, {m} of them replaced one.",
                ).format(n=taken.entered, m=taken.replaced)
                if taken.replaced
                else QCoreApplication.translate(
                    "transcribing", "{n} answers were taken from the paper into the sheet."
                ).format(n=taken.entered)
            ),
            lambda: QCoreApplication.translate("transcribing", "Ctrl+Z takes all of them back at once."),
            stays=False,
        )

    def _with_desk(
        self,
        work: Callable[[TranscriptionDesk, str], T],
        done: Callable[[T], None],
        failed: Callable[[SmartCityError], None] | None = None,
    ) -> None:
        opened, desk = self.opened, self._desk
        if opened is not None:
            number = opened.assessment_id
            failed = failed or self.page.banner.show_problem
            background.run(lambda: work(desk, number), done, failed, owner=self)

    def _title(self) -> str:
        name = self.opened.region.name if self.opened else ""
        return QCoreApplication.translate("transcribing", "Paper sheet {region}").format(region=name)
