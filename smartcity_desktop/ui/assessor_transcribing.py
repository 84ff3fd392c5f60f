"""Wires the keying of paper sheets into the assessor's window: Ctrl+T on a region in the list or in front."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.ui import background, score_keys
from smartcity_desktop.ui.pages.transcription import TranscriptionPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.transcription import Transcription
    from smartcity_desktop.services.transcription import OpenedPaper, TranscriptionDesk
    from smartcity_desktop.ui.main_window import MainWindow
    from smartcity_desktop.ui.open_sheet import OpenSheet
    from smartcity_desktop.ui.pages.regions import RegionsPage
    from smartcity_desktop.ui.window_actions import WindowActions

T = TypeVar("T")
_KEY = "Ctrl+T"


class AssessorTranscribing(QObject):
    """Opens a paper for the draft that is in front, keeps it at every key, and takes it into the sheet."""

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
        self.page = page = TranscriptionPage()
        window.add_page("transcription", self._title, "", page, under="regions")
        actions.add(
            lambda: QCoreApplication.translate("transcribing", "Type a filled paper sheet in…"),
            "keyboard",
            self.begin,
            _KEY,
        )
        score_keys.bind(page, {"Escape": page.back_wanted.emit})
        page.back_wanted.connect(lambda: window.go("score"))
        page.kept.connect(self._on_kept)
        page.page_typed.connect(self._on_page_typed)
        page.taken.connect(self._on_taken)
        page.begun_again.connect(self._on_again)
        sheet.opened.connect(self._on_opened)

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
        if view is not None and self._window.key != "transcription":
            self._open(view.assessment.id)

    def _on_opened(self, _view: object) -> None:
        if self._said:
            # What was said of one region's paper is not said of the next.
            self._said = False
            self._window.banner.clear()
        if self._wanted:
            self._wanted = False
            self.begin_open()

    def begin_open(self) -> None:
        """Open the paper of the sheet that is open."""
        view = self._sheet.view
        if view is not None:
            self._open(view.assessment.id)

    def _open(self, number: str) -> None:
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

    def _on_taken(self, now: Transcription) -> None:
        self._with_desk(lambda desk, number: desk.take_in(number, now), self._on_done)

    def _on_done(self, count: int) -> None:
        self.opened = None
        self._window.save_indicator.saving()
        self._window.save_indicator.saved(datetime.now(UTC))
        self._sheet.reload()
        self._window.go("score")
        self._said = True
        self._window.banner.say(
            "good",
            lambda: QCoreApplication.translate(
                "transcribing", "{n} answers were taken from the paper into the sheet."
            ).format(n=count),
            lambda: QCoreApplication.translate("transcribing", "Ctrl+Z takes all of them back at once."),
        )

    def _with_desk(self, work: Callable[[TranscriptionDesk, str], T], done: Callable[[T], None]) -> None:
        opened, desk = self.opened, self._desk
        if opened is not None:
            number = opened.assessment_id
            background.run(lambda: work(desk, number), done, self.page.banner.show_problem, owner=self)

    def _title(self) -> str:
        name = self.opened.region.name if self.opened else ""
        return QCoreApplication.translate("transcribing", "Paper sheet {region}").format(region=name)
