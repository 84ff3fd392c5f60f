"""The score page: contents, indicator and evidence of one region, in three zones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from smartcity_desktop.ui import score_keys
from smartcity_desktop.ui.change_words import nothing_words, stepped_words, subject_of
from smartcity_desktop.ui.evidence_drop import EvidenceDrop
from smartcity_desktop.ui.forms.ui_score_page import Ui_ScorePage
from smartcity_desktop.ui.score_moves import ScoreMoves
from smartcity_desktop.ui.score_zones import ScoreZones
from smartcity_desktop.ui.sections import Section, counts_of, marks_of, sections, tally
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.evidence_panel import EvidencePanel
from smartcity_desktop.ui.widgets.score_card import ScoreCard
from smartcity_desktop.ui.zones import dismiss_banner

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QSplitter

    from smartcity_desktop.core.rubric import Indicator
    from smartcity_desktop.services.scoring import Saved, SheetView
    from smartcity_desktop.ui.evidence_files import EvidenceFiles
    from smartcity_desktop.ui.open_sheet import OpenSheet


class ScorePage(Speaking, QWidget):
    """Scores the sheet that is open; every choice goes to `OpenSheet`, which paints at once and saves behind."""

    finalise_wanted = Signal()
    arrived = Signal(object)  # code of the indicator that is now in front
    goto_wanted = Signal()
    print_wanted = Signal()
    history_wanted = Signal(object)  # code
    hidden_wanted = Signal(object)  # whether the score is to be hidden
    fast_wanted = Signal(object)  # whether Tab goes from level to level

    def __init__(self, sheet: OpenSheet, evidence: EvidenceFiles) -> None:
        super().__init__()
        self._sheet = sheet
        self._files = evidence
        self._sections: tuple[Section, ...] = ()
        self._check_wanted = False
        self._read_only = False
        self._ui = Ui_ScorePage()
        self._ui.setupUi(self)  # type: ignore[no-untyped-call]
        self.banner = Banner()
        self._ui.banner_place.addWidget(self.banner)
        self.moves = ScoreMoves(sheet, self.banner, self)
        self.evidence, self.card = EvidencePanel(), ScoreCard()
        self.places = ScoreZones(self._ui, self.evidence, self.card)
        self.form, self.contents = self._ui.form, self._ui.contents
        self.total, self.badge = self._ui.total, self._ui.badge
        self.next, self.previous, self.finalise = self._ui.next, self._ui.previous, self._ui.finalise
        self._connect()
        self._bind()
        self._drop = EvidenceDrop(self, self.evidence, lambda: self._can_attach)
        self._drop.dropped.connect(lambda data: self._files.take(self._code, data))
        self.retranslate()

    # -- showing -----------------------------------------------------------------------------------------------

    def display(self, view: SheetView) -> None:
        """Show a region, at its first hole."""
        self.banner.clear()
        self._sections = sections(view.rubric)
        self.moves.order = tuple(i.code for section in self._sections for i in section.indicators)
        self.moves.code = ""
        self.contents.display(self._sections)
        self._show_standing(view)
        self.go(self.moves.first_hole())
        self._say_read_only(view)

    def _say_read_only(self, view: SheetView) -> None:
        self._read_only = view.read_only
        self._say_next()
        if view.read_only:
            self.banner.say(
                "info",
                lambda: self.tr("This assessment is signed and can be read only."),
                lambda: self.tr("Revise it with a reason if it has to change."),
                action=lambda: self.tr("To the result…"),
                on_action=self.finalise_wanted.emit,
            )

    def go(self, code: str, *, focus: bool = True) -> None:
        """Go to an indicator; what was typed on the one before is saved first."""
        view = self._sheet.view
        if view is None or code not in self.moves.order:
            return
        self.save_now()
        if code != self._code and self._sheet.error is None and not view.read_only:
            self.banner.clear()
        self.moves.code = code
        section, indicator = self._found(code)
        self.form.display(
            view.rubric,
            section,
            indicator,
            self._sheet.answer(code),
            place=self.moves.place(),
            read_only=view.read_only,
            figure=view.facts.figures.get(code),
        )
        self._show_findings()
        self.contents.set_current(code)
        self.arrived.emit(code)
        self._say_next()
        if focus:
            self.places.show_form()
            self.form.take_focus()

    def save_now(self) -> None:
        """Commit what is typed and not yet saved."""
        self.form.save_now()

    def set_hidden(self, hidden: bool) -> None:
        """Show or hide the running score."""
        self.total.set_hidden(hidden)
        self.card.set_hidden(hidden)

    def set_fast(self, fast: bool) -> None:
        """In fast mode Tab goes from level to level."""
        self.form.levels.set_fast(fast)
        self._ui.fast.setChecked(fast)

    @property
    def code(self) -> str:
        """Code of the indicator in front."""
        return self.moves.code

    @property
    def _code(self) -> str:
        return self.moves.code

    def zones(self) -> list[QWidget]:
        """Give the zones for F6: contents, levels, evidence."""
        return [self.contents, self.form.levels.first_stop(), self.evidence.attach]

    def bring(self, zone: QWidget) -> bool:
        """Bring the levels or the evidence to the front, where they share one place."""
        (self.places.show_evidence if zone is self.evidence.attach else self.places.show_form)()
        return zone.isVisible()

    @property
    def splitter(self) -> QSplitter:
        """The splitter between the zones, so that its sizes can be kept."""
        return self._ui.zones

    def retranslate(self) -> None:
        """Set every word anew."""
        self._ui.fold.setToolTip(self.tr("Show or hide the sections"))
        self._ui.fold.setAccessibleName(self.tr("Show or hide the sections"))
        self._ui.fast.setText(self.tr("Fast mode"))
        self._ui.fast.setToolTip(self.tr("Tab goes from level to level"))
        self.previous.setText(self.tr("Previous"))
        self.places.retranslate(
            self.tr("Indicator"), self.tr("Evidence"), self.tr("Score"), self._count_evidence()
        )
        self._say_next()
        if self._sheet.view is not None and self._code:
            self._show_standing(self._sheet.view)

    # -- building ----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui, sheet, form = self._ui, self._sheet, self.form
        sheet.opened.connect(self.display)
        sheet.changed.connect(self._show_standing)
        sheet.painted.connect(self._on_painted)
        sheet.stepped.connect(self._on_stepped)
        sheet.refused.connect(self.banner.show_problem)
        self._files.refused.connect(self.banner.show_problem)
        self._files.busy.connect(self.evidence.set_busy)
        self.contents.chosen.connect(self.go)
        form.levels.chosen.connect(self._on_chosen)
        form.levels.not_applicable.connect(self._on_not_applicable)
        form.levels.step.connect(self.moves.step)
        for part in (form.levels, form.problems):
            part.built.connect(self.places.order_tabs)
        self.moves.wanted.connect(self.go)
        self.moves.ended.connect(lambda: self.next.setFocus(Qt.FocusReason.TabFocusReason))
        self.moves.finalise_wanted.connect(self.finalise_wanted)
        self.banner.closed.connect(form.take_focus)
        form.reason_typed.connect(self._on_reason)
        form.comment_typed.connect(lambda text: sheet.comment(form.comment.subject, text))
        form.explained.connect(lambda what: sheet.explain(*what))
        form.found.connect(lambda what: sheet.find(*what))
        form.history_wanted.connect(lambda: self.history_wanted.emit(self._code))
        form.evidence_wanted.connect(self._to_evidence)
        self.evidence.files.connect(lambda paths: self._files.attach(self._code, paths))
        self.evidence.paste.connect(self._paste)
        self.evidence.noted.connect(lambda what: self._files.note(self._code, *what))
        self.evidence.opened.connect(self._files.open)
        self.evidence.removed.connect(self._files.remove)
        self.evidence.described.connect(lambda what: self._files.describe(*what))
        self.evidence.picture_wanted.connect(
            lambda row: self._files.thumbnail(row.citation, row.show_picture, row)
        )
        self.total.hidden_wanted.connect(self.hidden_wanted)
        self.next.clicked.connect(self._on_next)
        self.previous.clicked.connect(lambda: self.moves.step(-1))
        self.finalise.clicked.connect(self.finalise_wanted)
        ui.fast.toggled.connect(lambda fast: self.fast_wanted.emit(fast))
        ui.filter.picked.connect(self.contents.show_only)

    def _bind(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+Return": self.next_unanswered,
            "Ctrl+Enter": self.next_unanswered,
            "Ctrl+Shift+Return": self.next_problem,
            "Ctrl+Shift+Enter": self.next_problem,
            "Ctrl+K": self.goto_wanted.emit,
            "Ctrl+M": lambda: self._to_text(self.form.comment),
            "Ctrl+Shift+M": lambda: self._to_text(self.form.finding),
            "Ctrl+E": lambda: self._to_text(self.form.problems.open_edit()),
            "Ctrl+H": lambda: self.history_wanted.emit(self._code),
            "Ctrl+B": self._attach,
            "Ctrl+V": self._paste,
            "Escape": self._back,
            "Ctrl+Z": self._undo,
            "Ctrl+Y": self._redo,
            "Ctrl+Shift+Z": self._redo,
            "Ctrl+P": self.print_wanted.emit,
            "F8": self.total.eye.toggle,
            "Ctrl+Shift+F": self.finalise_wanted.emit,
            "F9": self.check,
        }
        for number in range(1, score_keys.SECTIONS + 1):
            keys[f"Alt+{number}"] = partial(self._to_section, number)
        score_keys.bind(self, keys)

    # -- standing ----------------------------------------------------------------------------------------------

    def _show_standing(self, view: SheetView) -> None:
        """Show what follows from the answers: marks, progress, total, pictures, findings."""
        answers = self._sheet.answers
        marks = marks_of(view.rubric, answers, view.assessment.citations, view.problems, view.returned)
        self.moves.marks = marks
        self.contents.display_marks(answers, marks)
        self._ui.filter.display(counts_of(marks.values()), returned=view.returned is not None)
        counted = tally(view.rubric.indicators(), answers)
        self._ui.progress.display(counted)
        self.places.show_score(view, complete=counted.complete)
        self.badge.show_state(view.assessment.state)
        if self._code and view.read_only != self._read_only:
            self._say_read_only(view)
            self.go(self._code, focus=False)
        elif self._code:
            self.form.display_answer(self._sheet.answer(self._code))
            self._show_findings()
        if self._check_wanted:
            self._check_wanted = False
            self.moves.say_check(view)

    def _show_findings(self) -> None:
        view = self._sheet.view
        if view is None:
            return
        citations = self._sheet.citations(self._code)
        self.form.display_findings(
            self._sheet.problems(self._code), citations, self._sheet.explanation, self._sheet.finding
        )
        self.evidence.display(self._found(self._code)[1], citations, read_only=view.read_only)
        self.places.retranslate(
            self.tr("Indicator"), self.tr("Evidence"), self.tr("Score"), self._count_evidence()
        )

    def _found(self, code: str) -> tuple[Section, Indicator]:
        places = ((section, indicator) for section in self._sections for indicator in section.indicators)
        return next(place for place in places if place[1].code == code)

    def _count_evidence(self) -> int:
        return len(self._sheet.citations(self._code))

    def _say_next(self) -> None:
        end = self.tr("To the result…") if self._read_only else self.tr("Finalise…")
        self.finalise.setText(end)
        self.next.setText(end if self.moves.at_last else self.tr("Next"))
        self.next.setToolTip("" if self.moves.at_last else "Enter")
        self.finalise.setVisible(not self.moves.at_last)

    # -- moving and checking -----------------------------------------------------------------------------------

    def next_unanswered(self) -> None:
        """Go to the next indicator without an answer, or say that there is none."""
        self.save_now()
        self.moves.next_unanswered()

    def next_problem(self) -> None:
        """Go to the next indicator with a problem, or say that there is none."""
        self.save_now()
        self.moves.next_problem()

    def _to_section(self, number: int) -> None:
        code = self.contents.wanted_of(number)
        if code is not None:
            self.go(code)

    def _to_text(self, field: QWidget | None) -> None:
        """Put the focus into one of the texts of the indicator, in view."""
        if field is None:
            self.banner.say("good", lambda: self.tr("This indicator has no warning to explain."))
            return
        self.places.show_form()
        self.form.write_in(field)

    def _to_evidence(self) -> None:
        self.places.show_evidence()
        self.evidence.attach.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _attach(self) -> None:
        """Ask for files at once; what is attached is seen afterwards."""
        self._to_evidence()
        if self._can_attach:
            self.evidence.attach.click()

    def _back(self) -> None:
        """Go back to the levels; from there, close what is said above them."""
        if not (self.form.levels.has_focus and dismiss_banner(self.window())):
            self.go(self._code)

    def _on_next(self) -> None:
        if self.moves.at_last:
            self.finalise_wanted.emit()
        else:
            self.moves.step(1)

    def check(self) -> None:
        """Check everything now and say what was found."""
        self.save_now()
        self._check_wanted = True
        self._sheet.reload()

    # -- changing ----------------------------------------------------------------------------------------------

    def _on_chosen(self, value: Decimal | None) -> None:
        """Give the level; what was said of the step before is no longer news."""
        if self._sheet.error is None:
            self.banner.clear()
        self._sheet.give(self._code, value)

    def _on_not_applicable(self) -> None:
        self._sheet.set_not_applicable(self._code, self._sheet.answer(self._code).reason)
        self.form.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reason(self, text: str) -> None:
        code = self.form.reason.subject
        if self._sheet.answer(code).not_applicable:
            self._sheet.set_not_applicable(code, text)

    def _on_painted(self, code: str) -> None:
        if code == self._code:
            self.form.display_answer(self._sheet.answer(code))
            self._show_findings()

    def _on_stepped(self, done: tuple[bool, Saved | None]) -> None:
        """Go to what undo or redo changed, and say what that was."""
        undone, saved = done
        if saved is None or not saved.entries:
            self.banner.say("info", lambda: nothing_words(undone=undone))
            return
        code = subject_of(saved.entries[0])
        if code in self.moves.order:
            self.go(code)
        made = saved.entries
        self.banner.say("info", lambda: stepped_words(made, undone=undone))

    def _undo(self) -> None:
        self.save_now()
        self._sheet.undo()

    def _redo(self) -> None:
        self.save_now()
        self._sheet.redo()

    @property
    def _can_attach(self) -> bool:
        view = self._sheet.view
        return view is not None and not view.read_only

    def _paste(self) -> None:
        if self._can_attach:
            self._files.take(self._code, QApplication.clipboard().mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the evidence into its own zone or into a tab, by the room there is."""
        super().resizeEvent(event)
        self.places.fit(self.window().width(), event.size().height())
