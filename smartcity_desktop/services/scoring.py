"""Scoring a region: every choice is committed at once, and nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.answer_changes import Change as Change
from smartcity_desktop.core.answer_changes import changes_of, restoring, text_of
from smartcity_desktop.core.assessment import Answer, Assessment, AssessmentState, Entry, Field
from smartcity_desktop.core.errors import NotFound
from smartcity_desktop.core.field_report import by_hand
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.paper_plan import require_seen
from smartcity_desktop.store.records import assessments, editions, entries, packages, regions
from smartcity_desktop.store.sheets import Sheets
from smartcity_desktop.store.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from decimal import Decimal

    from smartcity_desktop.core.edition import Assignment, Edition, Mode
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.core.sheet import SheetView as SheetView
    from smartcity_desktop.store.database import Database, Session
    from smartcity_desktop.system.clock import Clock, NewId


@dataclass(frozen=True, slots=True)
class RegionLine:
    """One assigned region with its progress.

    `state` is `None` before it was opened; `last_copy_*` say when and where its package was exported last.
    """

    assignment_id: str
    region: Region
    mode: Mode
    state: AssessmentState | None
    revision: int
    assessment_id: str | None
    answered: int
    required: int
    optional_answered: int
    optional: int
    changed_at: datetime | None
    last_copy_at: datetime | None
    last_copy_to: str


@dataclass(frozen=True, slots=True)
class Saved:
    """What was committed, and what follows from it. `entries` are the new lines of the history."""

    at: datetime
    entries: tuple[Entry, ...]
    view: SheetView


class Scoring:
    """The scoring desk of one assessor."""

    def __init__(self, database: Database, clock: Clock, new_id: NewId, me: str) -> None:
        self._database = database
        self._clock = clock
        self._new_id = new_id
        self._me = me
        self._sheets = Sheets()
        self.steps = Steps(clock, new_id, me)

    def regions(self, edition: str) -> tuple[RegionLine, ...]:
        """List this assessor's regions of an edition, by name."""
        with self._database.read() as session:
            stored = editions.edition(session, edition).edition
            latest = {
                line.assignment_id: line
                for line in sorted(assessments.summaries(session, edition), key=lambda line: line.revision)
            }
            answers = assessments.answers(session, edition, frozenset(AssessmentState))
            places = {region.id: region for region in regions.all_regions(session)}
            copies = {
                record.assignment_id: record
                for record in packages.packages(session, edition)
                if record.exported_to
            }
            # A draft stays on its version of the rubric, and is counted by it.
            asked = {
                name: by_hand(self._sheets.rubric(session, name))
                for name in {stored.rubric, *(line.rubric for line in latest.values())}
            }
        lines = []
        for assignment in stored.assignments:
            if assignment.assessor_id != self._me:
                continue
            line = latest.get(assignment.id)
            required, optional = asked[line.rubric if line else stored.rubric]
            given = answers.get(line.assessment_id, {}) if line else {}
            filled = {code for code, answer in given.items() if answer.answered}
            copy = copies.get(assignment.id)
            lines.append(
                RegionLine(
                    assignment_id=assignment.id,
                    region=places[assignment.region_id],
                    mode=assignment.mode,
                    state=line.state if line else None,
                    revision=line.revision if line else 0,
                    assessment_id=line.assessment_id if line else None,
                    answered=len(filled & required),
                    required=len(required),
                    optional_answered=len(filled & optional),
                    optional=len(optional),
                    changed_at=line.changed_at if line else None,
                    last_copy_at=copy.exported_at if copy else None,
                    last_copy_to=copy.exported_to if copy else "",
                )
            )
        return tuple(sorted(lines, key=lambda line: (line.region.name.partition(" ")[2], line.region.name)))

    def open(self, edition: str, assignment_id: str) -> SheetView:
        """Open a region's latest assessment, making its first draft where there is none.

        Raises:
            NotFound: the assignment is not this assessor's.
        """
        with self._database.write() as session:
            stored = self._sheets.edition(session, edition)
            assignment = self._assignment(stored, assignment_id)
            latest = assessments.latest(session, assignment_id)
            if latest is None:
                assessment_id = self._new_id()
                assessments.create_assessment(
                    session,
                    id=assessment_id,
                    assignment_id=assignment.id,
                    edition=stored.code,
                    region_id=assignment.region_id,
                    assessor_id=assignment.assessor_id,
                    revision=1,
                    parent_id=None,
                    at=self._clock.now(),
                    who=self._me,
                )
                latest = self._with_figures(session, assessments.assessment(session, assessment_id))
            elif latest.state is AssessmentState.DRAFT:
                latest = self._with_figures(session, latest)
            return self._sheets.view(session, latest)

    def _with_figures(self, session: Session, draft: Assessment) -> Assessment:
        """Write the imported figures into a draft, where they changed or are not in it yet; nobody types them."""
        figures = self._sheets.told(session, draft).figures
        written = [
            entries.append_entry(
                session,
                draft.id,
                code,
                Field.SCORE,
                format(figure.value.normalize(), "f"),
                who=self._me,
                at=self._clock.now(),
                monotonic=self._clock.monotonic(),
            )
            for code, figure in figures.items()
        ]
        return assessments.assessment(session, draft.id) if any(written) else draft

    def reload(self, assessment_id: str) -> SheetView:
        """Return an assessment as it stands now."""
        with self._database.read() as session:
            return self._sheets.view(session, self._sheets.assessment(session, assessment_id))

    def set_level(self, assessment_id: str, indicator: str, value: Decimal | None) -> Saved:
        """Give an indicator a level, or take it back (`None`).

        Raises:
            ChangeRefused: the level is not on the scale, or the assessment is no draft.
        """
        return self._answer(assessment_id, Answer(indicator, value))

    def set_not_applicable(self, assessment_id: str, indicator: str, reason: str) -> Saved:
        """Mark an indicator as not applicable, with its reason (may be empty while it is being typed).

        Raises:
            ChangeRefused: the rubric does not allow it here.
        """
        answer = Answer(indicator, not_applicable=True, reason=reason)
        return self._answer(assessment_id, answer)

    def fill(
        self,
        assessment_id: str,
        answers: Iterable[Answer],
        explanations: Mapping[str, str] | None = None,
        *,
        seen: Mapping[str, Answer] | None = None,
    ) -> Saved:
        """Enter a whole sheet at once, as from a table or a paper, in one transaction and one step of undo.

        Args:
            assessment_id: the draft.
            answers: what is to stand; other indicators stay as they are.
            explanations: answers to warnings, by `Problem.key`.
            seen: what stood there when the person agreed to it, by indicator; compared in the same transaction.

        Raises:
            SheetMoved: other answers than the ones that were seen stand there by now; nothing is entered then.
            ChangeRefused: a level is not on the scale or *not applicable* not allowed; nothing is entered then.
        """
        changes: list[Change] = []
        rubric = self._rubric_of(assessment_id)
        for answer in answers:
            changes += changes_of(rubric, answer)
            if answer.comment:
                changes.append((answer.indicator, Field.COMMENT, text_of(answer.comment)))
        for key, text in (explanations or {}).items():
            changes.append((key, Field.EXPLANATION, text_of(text)))
        return self.record(assessment_id, tuple(changes), seen=seen)

    def set_comment(self, assessment_id: str, indicator: str, text: str) -> Saved:
        """Save the comment on an indicator."""
        return self.record(assessment_id, ((indicator, Field.COMMENT, text_of(text)),))

    def set_explanation(self, assessment_id: str, key: str, text: str) -> Saved:
        """Save the answer to a warning; `key` is `Problem.key`."""
        return self.record(assessment_id, ((key, Field.EXPLANATION, text_of(text)),))

    def set_finding(self, assessment_id: str, dimension: str, text: str) -> Saved:
        """Save the general finding on a dimension."""
        return self.record(assessment_id, ((dimension, Field.FINDING, text_of(text)),))

    def undo(self, assessment_id: str) -> Saved | None:
        """Take the last change of this session back by new entries; `None` if there is nothing to take back."""
        return self._step(assessment_id, undone=False)

    def redo(self, assessment_id: str) -> Saved | None:
        """Do again what was taken back last; `None` if there is nothing."""
        return self._step(assessment_id, undone=True)

    def history(self, assessment_id: str, subject: str) -> tuple[Entry, ...]:
        """Return every saved value of a subject, oldest first."""
        with self._database.read() as session:
            return entries.entries(session, assessment_id, subject)

    def story(self, assessment_id: str, indicator: str) -> tuple[Entry, ...]:
        """Return every saved value of an indicator, its explanations and its evidence, oldest first."""
        with self._database.read() as session:
            return entries.entries_about(session, assessment_id, indicator)

    def restore(self, assessment_id: str, entry: Entry) -> Saved:
        """Let a value of the history stand again, by new entries; `entry` is one that `story` gave.

        Raises:
            ChangeRefused: the rubric has no such level, or the assessment is no draft.
        """
        rubric = self._rubric_of(assessment_id)
        return self.record(
            assessment_id, restoring(rubric, entry, self.history(assessment_id, entry.subject))
        )

    def record(
        self, assessment_id: str, changes: tuple[Change, ...], *, seen: Mapping[str, Answer] | None = None
    ) -> Saved:
        """Save changes of cells in one transaction, as one step for undo; `seen` as in `fill`."""

        def make(session: Session) -> tuple[Entry, ...]:
            if seen:
                require_seen(seen, self._sheets.assessment(session, assessment_id).answers)
            return self._append(session, assessment_id, changes)

        saved = self._write(assessment_id, make)
        self.steps.record(assessment_id, saved.entries)
        return saved

    def _answer(self, assessment_id: str, answer: Answer) -> Saved:
        return self.record(assessment_id, changes_of(self._rubric_of(assessment_id), answer))

    def _rubric_of(self, assessment_id: str) -> Rubric:
        with self._database.read() as session:
            return self._sheets.rubric(session, self._sheets.assessment(session, assessment_id).rubric)

    def _step(self, assessment_id: str, *, undone: bool) -> Saved | None:
        step = self.steps.last(assessment_id, undone=undone)
        if step is None:
            return None
        saved = self._write(assessment_id, lambda session: self.steps.reverse(session, step))
        self.steps.moved(assessment_id, saved.entries, undone=undone)
        return saved

    def _write(self, assessment_id: str, make: Callable[[Session], tuple[Entry, ...]]) -> Saved:
        """Write in one transaction; what stands afterwards is remembered once it is committed."""
        with self._database.write() as session:
            before = self._sheets.assessment(session, assessment_id)
            made = make(session)
            now = self._sheets.after(session, before, made)
            stamp = self._sheets.stamp(session, assessment_id)
            view = self._sheets.view(session, now)
        self._sheets.hold(stamp, now)
        return Saved(self._clock.now(), made, view)

    def _append(self, session: Session, assessment_id: str, changes: Iterable[Change]) -> tuple[Entry, ...]:
        """Append those changes that change something."""
        now = self._clock.now()
        made = (
            entries.append_entry(
                session,
                assessment_id,
                subject,
                field,
                new,
                who=self._me,
                at=now,
                monotonic=self._clock.monotonic(),
            )
            for subject, field, new in changes
        )
        return tuple(entry for entry in made if entry is not None)

    def _assignment(self, edition: Edition, assignment_id: str) -> Assignment:
        for assignment in edition.assignments:
            if assignment.id == assignment_id and assignment.assessor_id == self._me:
                return assignment
        raise NotFound(Text("penugasan", "assignment"), assignment_id)
