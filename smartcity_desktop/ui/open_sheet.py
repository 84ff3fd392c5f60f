"""The sheet that is open: what stands in it, what was just typed, and what is saved.

A choice is painted at once and committed behind the window; what the database says afterwards replaces it. What could
not be saved stays wanted: it is tried again with the next save and by `retry`, and nothing else may be opened until
then.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.checks import problems_of
from smartcity_desktop.core.evidence_problems import broken as broken_evidence
from smartcity_desktop.core.evidence_problems import in_order, is_broken, of_evidence
from smartcity_desktop.ui import background

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from decimal import Decimal

    from smartcity_desktop.core.assessment import Citation, Entry
    from smartcity_desktop.core.checks import Problem
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.language import Text
    from smartcity_desktop.services.scoring import Saved, Scoring, SheetView

    Key = tuple[str, str]
    Work = Callable[[], "Saved | None"]


class OpenSheet(QObject):
    """One region's assessment while it is worked on. Reads and writes through `Scoring`, on the database thread."""

    opened = Signal(object)  # SheetView of another assessment
    changed = Signal(object)  # SheetView after something was saved
    reread = Signal()  # somebody wants to know how the sheet stands now, as with "check now"
    painted = Signal(object)  # code of an indicator whose answer is shown before it is saved
    moved = Signal(object)  # subject that undo or redo changed
    stepped = Signal(
        object
    )  # (whether it was undo, Saved or None where there was nothing): undo or redo is done
    saving = Signal()
    saved = Signal(object)  # datetime
    failed = Signal(object)  # SmartCityError: something is not saved
    refused = Signal(object)  # SmartCityError: something was not done, and nothing is lost by it

    def __init__(self, scoring: Scoring, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scoring = scoring
        self._view: SheetView | None = None
        self._broken: dict[str, Text] = {}
        self._painted: dict[str, Answer] = {}
        self._texts: dict[Key, str] = {}
        self._waiting: Counter[Key] = Counter()
        self._unsaved: dict[Key, tuple[Work, SmartCityError]] = {}
        self.elsewhere: dict[str, str] = {}  # typed on other pages and not saved yet, for a rescue

    # -- what stands in it -------------------------------------------------------------------------------------

    @property
    def view(self) -> SheetView | None:
        """The sheet as it was last read or saved; `None` before a region was opened."""
        return self._view

    @property
    def answers(self) -> dict[str, Answer]:
        """All answers as they are shown: saved ones under those just given."""
        saved = self._view.assessment.answers if self._view else {}
        return {**saved, **self._painted}

    def answer(self, code: str) -> Answer:
        """Give what is shown for an indicator; an empty answer where there is none."""
        if code in self._painted:
            return self._painted[code]
        saved = self._view.assessment.answers if self._view else {}
        return saved.get(code, Answer(code))

    def explanation(self, key: str) -> str:
        """Give the answer to a warning as it is shown."""
        saved = self._view.assessment.explanations if self._view else {}
        return self._texts.get((key, "explanation"), saved.get(key, ""))

    def finding(self, dimension: str) -> str:
        """Give the general finding on a dimension as it is shown."""
        saved = self._view.assessment.findings if self._view else {}
        return self._texts.get((dimension, "finding"), saved.get(dimension, ""))

    def citations(self, code: str) -> tuple[Citation, ...]:
        """Give the evidence of an indicator."""
        citations = self._view.assessment.citations if self._view else ()
        return tuple(citation for citation in citations if citation.indicator == code)

    def problems(self, code: str) -> tuple[Problem, ...]:
        """Give what an indicator does not meet, as it is shown: at the moment of choosing, before it is saved."""
        view = self._view
        if view is None:
            return ()
        explained = {key: text for (key, what), text in self._texts.items() if what == "explanation"}
        if code not in self._painted and not explained:
            return tuple(problem for problem in view.problems if problem.indicator == code)
        checked = problems_of(
            view.rubric,
            view.rubric.indicator(code),
            self.answer(code),
            {citation.kind for citation in self.citations(code)},
            {**view.assessment.explanations, **explained},
            look=code in view.assessment.looks,
        )
        return (*checked, *(one for one in view.problems if one.indicator == code and of_evidence(one)))

    @property
    def error(self) -> SmartCityError | None:
        """Why something is not saved; `None` when all is well or under way."""
        return next((error for _work, error in self._unsaved.values()), None)

    @property
    def unsaved(self) -> tuple[str, ...]:
        """Subjects of what could not be saved."""
        return tuple(dict.fromkeys(subject for subject, _what in self._unsaved))

    # -- opening -----------------------------------------------------------------------------------------------

    def open(self, edition: str, assignment_id: str) -> bool:
        """Open another region; refused (`False`) while something of this one is not saved."""
        if self._unsaved:
            self.failed_again()
            return False
        background.run(
            lambda: self._scoring.open(edition, assignment_id), self._arrive, self.refused.emit, owner=self
        )
        return True

    def show(self, view: SheetView) -> None:
        """Show a sheet that was read elsewhere."""
        self._view = view = self._minding(view)
        self._painted.clear()
        self._texts.clear()
        self._unsaved.clear()
        self._waiting.clear()
        self.opened.emit(view)

    def _arrive(self, view: SheetView) -> None:
        """Show a sheet that was asked for, unless the last save of this one failed on the way."""
        if self._unsaved:
            self.failed_again()
        else:
            self.show(view)

    def reload(self) -> None:
        """Read the sheet again, after something outside it changed it."""
        if self._view is not None:
            code = self._view.assessment.id
            background.run(
                lambda: self._scoring.reload(code), self.replace_view, self.refused.emit, owner=self
            )
            self.reread.emit()

    def mind(self, broken: Mapping[str, Text]) -> None:
        """Let evidence stand among the problems whose bytes are not what they were.

        Args:
            broken: what was found, as a sentence, by the SHA-256 of the bytes, also of other sheets; all others are whole or
                not read.
        """
        if dict(broken) != self._broken:
            self._broken = dict(broken)
            if self._view is not None:
                self.replace_view(self._view)

    def _minding(self, view: SheetView) -> SheetView:
        """Return a sheet with what is known of its evidence."""
        found = tuple(one for one in view.problems if not is_broken(one)) + tuple(
            broken_evidence(view.rubric, citation, self._broken[citation.sha256])
            for citation in view.assessment.citations
            if citation.sha256 in self._broken
        )
        return view if found == view.problems else replace(view, problems=in_order(view.rubric, found))

    def failed_again(self) -> None:
        """Say again why something is not saved."""
        error = self.error
        if error is not None:
            self.saving.emit()
            self.failed.emit(error)

    # -- changing ----------------------------------------------------------------------------------------------

    def give(self, code: str, value: Decimal | None) -> None:
        """Give an indicator a level, or take its answer back."""
        number = self._number()
        self._paint(replace(self.answer(code), value=value, not_applicable=False, reason=""))
        self._save((code, "level"), lambda: self._scoring.set_level(number, code, value))

    def set_not_applicable(self, code: str, reason: str) -> None:
        """Say that an indicator does not apply, with the reason as far as it is written."""
        number = self._number()
        self._paint(replace(self.answer(code), value=None, not_applicable=True, reason=reason))
        self._save((code, "level"), lambda: self._scoring.set_not_applicable(number, code, reason))

    def comment(self, code: str, text: str) -> None:
        """Write the comment on an indicator."""
        number = self._number()
        self._paint(replace(self.answer(code), comment=text.strip()))
        self._save((code, "comment"), lambda: self._scoring.set_comment(number, code, text))

    def explain(self, key: str, text: str) -> None:
        """Answer a warning."""
        number = self._number()
        self._texts[(key, "explanation")] = text
        self._save((key, "explanation"), lambda: self._scoring.set_explanation(number, key, text))

    def find(self, dimension: str, text: str) -> None:
        """Write the general finding on a dimension."""
        number = self._number()
        self._texts[(dimension, "finding")] = text
        self._save((dimension, "finding"), lambda: self._scoring.set_finding(number, dimension, text))

    def write(self, subject: str, what: str, work: Callable[[str], Saved]) -> None:
        """Save something else of the sheet, as `work` does for its id; what is refused counts as not saved."""
        number = self._number()
        self._save((subject, what), lambda: work(number))

    def undo(self) -> None:
        """Take the last saved change back."""
        number = self._number()
        self._step("undo", lambda: self._scoring.undo(number))

    def redo(self) -> None:
        """Do again what was taken back last."""
        number = self._number()
        self._step("redo", lambda: self._scoring.redo(number))

    def retry(self) -> None:
        """Try to save again what could not be saved."""
        for key, (work, _error) in list(self._unsaved.items()):
            if not self._waiting[key]:
                self._submit(key, work)

    def give_up(self) -> None:
        """Let go of what could not be saved, after a copy of it was put elsewhere; the sheet is read again."""
        self._unsaved.clear()
        self._painted.clear()
        self._texts.clear()
        self.saving.emit()
        self._report(None)
        self.reload()

    def history(self, code: str, done: Callable[[tuple[Entry, ...]], None]) -> None:
        """Read every saved value of an indicator and hand it to `done`."""
        number = self._number()
        background.run(lambda: self._scoring.story(number, code), done, self.refused.emit, owner=self)

    # -- saving ------------------------------------------------------------------------------------------------

    def _number(self) -> str:
        assert self._view is not None, "no sheet is open"
        return self._view.assessment.id

    def _paint(self, answer: Answer) -> None:
        self._painted[answer.indicator] = answer
        self.painted.emit(answer.indicator)

    def _save(self, key: Key, work: Work) -> None:
        self._unsaved.pop(key, None)
        self.retry()
        self._submit(key, work)

    def restore(self, entry: Entry) -> None:
        """Let an earlier value stand again."""
        number = self._number()
        self._save((entry.subject, "restore"), lambda: self._scoring.restore(number, entry))

    def _step(self, which: str, work: Work) -> None:
        """Undo or redo: what is on the page is what is saved, so the page follows the entry that changed."""
        self.retry()
        self._submit(("", which), work)

    def _submit(self, key: Key, work: Work) -> None:
        self._waiting[key] += 1
        self.saving.emit()
        background.run(
            work,
            lambda saved: self._on_saved(key, saved),
            lambda error: self._on_failed(key, work, error),
            owner=self,
        )

    def _on_saved(self, key: Key, saved: Saved | None) -> None:
        self._ended(key)
        self._unsaved.pop(key, None)
        if saved is not None and self._is_open(saved.view):
            self._settle()
            self.replace_view(saved.view)
        if not key[0] and saved is not None and saved.entries:
            self.moved.emit(saved.entries[0].subject)
        if not key[0]:
            self.stepped.emit((key[1] == "undo", saved))
        self._report(saved.at if saved else None)

    def _on_failed(self, key: Key, work: Work, error: SmartCityError) -> None:
        self._ended(key)
        if self._waiting[key] == 0:
            self._unsaved[key] = (work, error)
        self.failed.emit(error)

    def _report(self, at: datetime | None) -> None:
        """End one `saving`: as long as anything is not saved, no later success says that all is."""
        error = self.error
        if error is not None:
            self.failed.emit(error)
        else:
            changed = self._view.assessment.changed_at if self._view else None
            self.saved.emit(at or changed)

    def _ended(self, key: Key) -> None:
        self._waiting[key] -= 1
        if self._waiting[key] <= 0:
            del self._waiting[key]

    def _settle(self) -> None:
        """Let go of what is painted and no longer waiting: the database has it now."""
        busy = {subject for subject, _what in (*self._waiting, *self._unsaved)}
        for code in [code for code in self._painted if code not in busy]:
            del self._painted[code]
        for key in [key for key in self._texts if key not in self._waiting and key not in self._unsaved]:
            del self._texts[key]

    def _is_open(self, view: SheetView) -> bool:
        return self._view is not None and self._view.assessment.id == view.assessment.id

    def replace_view(self, view: SheetView) -> None:
        """Show the same sheet as it now stands; one that was left meanwhile is dropped."""
        if self._is_open(view):
            self._view = view = self._minding(view)
            self.changed.emit(view)
