"""Wires what an assessor does in a region beside scoring: interview panel, timer, next region, visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from smartcity_desktop.core.edition import Mode
from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import TimeZone
from smartcity_desktop.ui import background, score_keys, texts
from smartcity_desktop.ui.assessor_promises import AssessorPromises
from smartcity_desktop.ui.models.rows import value_at
from smartcity_desktop.ui.pages.visit import VisitPage
from smartcity_desktop.ui.slot_clock import SlotClock
from smartcity_desktop.ui.widgets.field_tools import FieldTools
from smartcity_desktop.ui.widgets.reply_card import ReplyCard, ReplyStrip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from smartcity_desktop.app import AssessorServices
    from smartcity_desktop.core.visit import Attendee
    from smartcity_desktop.services.scoring import RegionLine, Saved, SheetView
    from smartcity_desktop.system.settings import Settings
    from smartcity_desktop.ui.main_window import MainWindow
    from smartcity_desktop.ui.open_sheet import OpenSheet
    from smartcity_desktop.ui.pages.regions import RegionsPage
    from smartcity_desktop.ui.pages.score import ScorePage
    from smartcity_desktop.ui.sheet_actions import SheetActions
    from smartcity_desktop.ui.widgets.banner import Banner

_REGION_PAGES = ("score", "visit")


class _Written:
    """Something of the visit on its way to the disk; until it is there, the page keeps what was typed."""

    def __init__(self, text: str, work: Callable[[str], Saved]) -> None:
        self.text = text  # as typed
        self._work = work
        self.done = self.failed = False

    def __call__(self, number: str) -> Saved:
        """Save it (database thread)."""
        try:
            saved = self._work(number)
        except SmartCityError:
            self.failed = True
            raise
        self.done = True
        return saved


class AssessorFieldwork(QObject):
    """Carries what the pages of fieldwork want to the services and to the sheet that is open."""

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
        self._written: dict[str, _Written] = {}
        self._panel: bool | None = None  # chosen with F7; by default the mode of the assignment decides
        self.card, self.strip = ReplyCard(score), ReplyStrip()
        self.card.hide()
        self.strip.hide()
        score.form.facts_place.addWidget(self.strip)
        self.tools = FieldTools(window.head)
        window.head.add_tool(self.tools)
        score.destroyed.connect(self.tools.deleteLater)
        self.tools.hide()
        self.clock = SlotClock(window.settings.slot_times, self._keep_times, self)
        self.visit = VisitPage(TimeZone(window.settings.zone))
        self.promises = AssessorPromises(window, services, sheet, regions, score, actions)
        self.promises.region_wanted.connect(self.region_wanted)
        window.add_page("visit", self._visit_title, "", self.visit, under="regions")
        self._wire()
        self._bind()

    # -- building ----------------------------------------------------------------------------------------------

    def _wire(self) -> None:
        window, sheet, tools = self._window, self._sheet, self.tools
        window.flush.connect(self.visit.save_now)
        window.flush.connect(self.clock.keep_now)
        window.page_shown.connect(self._on_page)
        window.settings_changed.connect(self._on_settings)
        window.language_changed.connect(self._on_language)
        sheet.opened.connect(self._on_opened)
        sheet.saved.connect(lambda _at: self._forget())
        sheet.changed.connect(self._on_changed)
        sheet.painted.connect(lambda _code: self._show_told())
        sheet.moved.connect(self._on_moved)
        self._score.arrived.connect(lambda _code: self._show_told())
        tools.timer_pressed.connect(self.clock.toggle)
        tools.promise_wanted.connect(self.promises.ask)
        tools.visit_wanted.connect(self.to_visit)
        tools.next_wanted.connect(lambda: self.next_region())
        self.clock.ticked.connect(self._show_time)
        self.strip.wanted.connect(lambda: self._score.places.bring(self.card))
        self.visit.written.connect(self._on_written)
        self.visit.attended.connect(self._on_attended)
        self.visit.back_wanted.connect(lambda: window.go("score"))
        self.visit.print_wanted.connect(self._on_print_visit)

    def _bind(self) -> None:
        shared = {
            "Ctrl+Shift+K": self.next_region,
            "Ctrl+Shift+D": self.promises.show,
            "F4": self.clock.toggle,
        }
        score_keys.bind(
            self._score,
            {**shared, "Ctrl+D": self.promises.ask, "Ctrl+J": self.to_visit, "F7": self.toggle_panel},
        )
        score_keys.bind(
            self.visit,
            {
                **shared,
                "Ctrl+J": lambda: self._window.go("score"),
                "Escape": lambda: self._window.go("score"),
                "Ctrl+P": self._on_print_visit,
                "Ctrl+Z": self._undo,
                "Ctrl+Y": self._redo,
                "Ctrl+Shift+Z": self._redo,
            },
        )
        score_keys.bind(self._regions, {"Ctrl+Shift+D": self.promises.show})

    # -- showing -----------------------------------------------------------------------------------------------

    def _on_opened(self, view: SheetView) -> None:
        self._panel = None
        self._written.clear()
        self._keep_for_rescue()
        self.clock.turn_to(view.assessment.id)
        self._on_changed(view)
        self._show_next()
        self._show_panel()
        self._show_time()

    def _on_changed(self, view: SheetView) -> None:
        self._written = {name: one for name, one in self._written.items() if not one.done}
        self._keep_for_rescue()
        if self._window.key == "visit":
            self._show_visit()
        self.tools.show_promises(sum(not one.kept for one in view.assessment.promises))
        self._show_told()

    def _show_visit(self) -> None:
        view = self._sheet.view
        if view is not None:
            self.visit.display(view, frozenset(self._written))

    def _on_page(self, key: str) -> None:
        self.tools.setVisible(key in _REGION_PAGES and self._sheet.view is not None)
        self.tools.set_width(self._window.width())
        self._show_next()
        if key == "visit":
            self._show_visit()
            self.visit.take_focus()

    def _on_settings(self, _settings: Settings) -> None:
        self._show_time()

    def _on_language(self) -> None:
        self._show_panel()

    def _visit_title(self) -> str:
        view = self._sheet.view
        name = view.region.name if view else ""
        return QCoreApplication.translate("assessor", "Visit · {region}").format(region=name)

    # -- interview desk ----------------------------------------------------------------------------------------

    @property
    def panel_shown(self) -> bool:
        """Whether the region's answers stand beside the indicator: as chosen, else in an interview that has some."""
        view = self._sheet.view
        if view is None:
            return False
        if self._panel is not None:
            return self._panel
        told = view.facts
        return view.mode is Mode.INTERVIEW and bool(
            told.replies or told.earlier or told.figures or told.others
        )

    def toggle_panel(self) -> None:
        """Show the region's answers; in a narrow window their line, then the whole tab; then hide them."""
        shown, places = self.panel_shown, self._score.places
        if shown and not places.is_in_front(self.card):
            places.bring(self.card)
            return
        self._panel = not shown
        self._show_panel()

    def _show_panel(self) -> None:
        shown = self.panel_shown
        words = QCoreApplication.translate("assessor", "Region's answer")
        self._score.places.show_beside(self.card, words, shown=shown)
        self._show_told()

    def _show_told(self) -> None:
        view, code = self._sheet.view, self._score.code
        if view is None or not code:
            return
        shown = self.panel_shown
        self.strip.setVisible(shown and self._score.places.is_tab(self.card))
        if shown:
            self.card.display(code, view.facts, self._sheet.answer(code).value)
            self.strip.display(code, view.facts)

    # -- timer -------------------------------------------------------------------------------------------------

    def _show_time(self) -> None:
        minutes = self._window.settings.slot_minutes
        self.tools.show_time(self.clock.seconds, minutes, running=self.clock.running)
        self.tools.set_width(self._window.width())

    def _keep_times(self, times: str) -> None:
        if times == "{}" and not self._window.settings.slot_times:
            return
        self._window.change_settings(slot_times=times)

    # -- next region -------------------------------------------------------------------------------------------

    def next_line(self) -> RegionLine | None:
        """Give the region after the one that is open, in the order of the list; `None` after the last."""
        rows, view = self._regions.sorted, self._sheet.view
        lines = [value_at(rows.index(row, 0)) for row in range(rows.rowCount())]
        here = view.assessment.assignment_id if view is not None else ""
        at = next((n for n, line in enumerate(lines) if line.assignment_id == here), -1)
        return lines[at + 1] if at + 1 < len(lines) else None

    def next_region(self, banner: Banner | None = None) -> None:
        """Open the next region of the list; what is typed is saved first. A page says the end in its own banner."""
        line = self.next_line()
        self.visit.save_now()
        if line is not None:
            self.region_wanted.emit(line)
            return
        (banner or self._score.banner).say(
            "info",
            lambda: QCoreApplication.translate("assessor", "This is the last region of the list."),
        )

    def _show_next(self) -> None:
        line = self.next_line()
        self.tools.show_next(line.region.name if line is not None else "")

    # -- visit -------------------------------------------------------------------------------------------------

    def to_visit(self) -> None:
        """Bring the record of the visit to the front."""
        if self._sheet.view is not None:
            self._window.go("visit")

    def _forget(self) -> None:
        """Let go of what failed and is wanted no more: all that is wanted is saved now."""
        self._written = {name: one for name, one in self._written.items() if not (one.done or one.failed)}
        self._keep_for_rescue()

    def _on_written(self, changes: dict[str, str]) -> None:
        fieldwork = self._services.fieldwork
        text = "; ".join(changes.values())
        self._write(changes, _Written(text, lambda number: fieldwork.set_visit(number, changes)))

    def _on_attended(self, people: tuple[Attendee, ...]) -> None:
        fieldwork = self._services.fieldwork
        text = "; ".join(f"{one.name}, {one.office}" for one in people)
        self._write(("attendance",), _Written(text, lambda number: fieldwork.set_attendees(number, people)))

    def _write(self, names: Iterable[str], work: _Written) -> None:
        """Save something of the visit; until it is, it is also at hand for a rescue."""
        self._written.update(dict.fromkeys(names, work))
        self._keep_for_rescue()
        self._sheet.write(" ".join(sorted(names)), "visit", work)

    def _keep_for_rescue(self) -> None:
        self._sheet.elsewhere = {f"visit.{name}": one.text for name, one in self._written.items()}

    def _on_moved(self, subject: str) -> None:
        """Go where undo or redo changed something of the visit."""
        if subject.startswith("visit") and self._window.key != "visit":
            self._window.go("visit")

    def _undo(self) -> None:
        self.visit.save_now()
        self._sheet.undo()

    def _redo(self) -> None:
        self.visit.save_now()
        self._sheet.redo()

    def _on_print_visit(self) -> None:
        view = self._sheet.view
        if view is None:
            return
        self.visit.save_now()
        papers, signing, number = (
            self._services.field_papers,
            self._services.field_signing,
            view.assessment.id,
        )
        language, paper = texts.current(), self._window.settings.paper
        name = f"berita-acara-kunjungan-{view.region.code}.pdf"

        def signed(passphrase: str) -> bytes:
            printed = papers.visit(number, language, paper, signature_field=True)
            return signing.sign(number, printed, passphrase, language)

        background.run(
            lambda: papers.visit(number, language, paper).data,
            lambda data: self._actions.show_paper(data, name, "visit", signed),
            self.visit.banner.show_problem,
            owner=self,
        )
