"""Scoring a region: every choice is committed at once, and nothing is overwritten."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import (
    NOT_APPLICABLE,
    TEXT_LIMIT,
    Answer,
    Assessment,
    AssessmentState,
    Entry,
    Field,
)
from smartcity_desktop.core.checks import Problem, problems
from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.facts import RegionFacts, of_region
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.scoring import Result, score_sheet
from smartcity_desktop.store.records import assessments, editions, entries, facts, packages, regions, rubrics

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from decimal import Decimal

    from smartcity_desktop.core.edition import Assignment, Edition, Mode
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric, RubricName
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
class SheetView:
    """A region opened for scoring, with all that the page shows."""

    assessment: Assessment
    edition: Edition
    region: Region
    rubric: Rubric
    mode: Mode
    result: Result
    problems: tuple[Problem, ...]
    facts: RegionFacts

    @property
    def read_only(self) -> bool:
        """Whether it was signed or abandoned."""
        return self.assessment.state is not AssessmentState.DRAFT


@dataclass(frozen=True, slots=True)
class Saved:
    """What was committed, and what follows from it. `entries` are the new lines of the history."""

    at: datetime
    entries: tuple[Entry, ...]
    view: SheetView


Change = tuple[str, Field, str | None]


class Scoring:
    """The scoring desk of one assessor."""

    def __init__(self, database: Database, clock: Clock, new_id: NewId, me: str) -> None:
        self._database = database
        self._clock = clock
        self._new_id = new_id
        self._me = me
        self._done: dict[str, list[tuple[Entry, ...]]] = defaultdict(list)
        self._undone: dict[str, list[tuple[Entry, ...]]] = defaultdict(list)
        self._rubrics: dict[str, Rubric] = {}
        self._facts: dict[tuple[str, str, RubricName], RegionFacts] = {}

    def regions(self, edition: str) -> tuple[RegionLine, ...]:
        """List this assessor's regions of an edition, by name."""
        with self._database.read() as session:
            stored = editions.edition(session, edition).edition
            rubric = _rubric(session, stored.rubric)
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
        given_by_hand = [indicator for indicator in rubric.indicators() if indicator.goalposts is None]
        optional = {indicator.code for indicator in given_by_hand if indicator.optional}
        required = {indicator.code for indicator in given_by_hand} - optional
        lines = []
        for assignment in stored.assignments:
            if assignment.assessor_id != self._me:
                continue
            line = latest.get(assignment.id)
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
            stored = editions.edition(session, edition).edition
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
            return self._view(session, latest)

    def _with_figures(self, session: Session, draft: Assessment) -> Assessment:
        """Write the imported figures into a draft, where they changed or are not in it yet; nobody types them."""
        rubric = _rubric(session, draft.rubric)
        figures = self._told(session, draft, rubric).figures
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
            return self._view(session, assessments.assessment(session, assessment_id))

    def set_level(self, assessment_id: str, indicator: str, value: Decimal | None) -> Saved:
        """Give an indicator a level, or take it back (`None`).

        Raises:
            ChangeRefused: the level is not on the scale, or the assessment is no draft.
        """
        return self.record(assessment_id, self._answered(assessment_id, Answer(indicator, value)))

    def set_not_applicable(self, assessment_id: str, indicator: str, reason: str) -> Saved:
        """Mark an indicator as not applicable, with its reason (may be empty while it is being typed).

        Raises:
            ChangeRefused: the rubric does not allow it here.
        """
        answer = Answer(indicator, not_applicable=True, reason=reason)
        return self.record(assessment_id, self._answered(assessment_id, answer))

    def fill(
        self, assessment_id: str, answers: Iterable[Answer], explanations: Mapping[str, str] | None = None
    ) -> Saved:
        """Enter a whole sheet at once, as from a table, in one transaction.

        Raises:
            ChangeRefused: a level is not on the scale or *not applicable* not allowed; nothing is entered then.
        """
        changes: list[Change] = []
        for answer in answers:
            changes += self._answered(assessment_id, answer)
            if answer.comment:
                changes.append((answer.indicator, Field.COMMENT, _text(answer.comment)))
        for key, text in (explanations or {}).items():
            changes.append((key, Field.EXPLANATION, _text(text)))
        return self.record(assessment_id, tuple(changes))

    def set_comment(self, assessment_id: str, indicator: str, text: str) -> Saved:
        """Save the comment on an indicator."""
        return self.record(assessment_id, ((indicator, Field.COMMENT, _text(text)),))

    def set_explanation(self, assessment_id: str, key: str, text: str) -> Saved:
        """Save the answer to a warning; `key` is `Problem.key`."""
        return self.record(assessment_id, ((key, Field.EXPLANATION, _text(text)),))

    def set_finding(self, assessment_id: str, dimension: str, text: str) -> Saved:
        """Save the general finding on a dimension."""
        return self.record(assessment_id, ((dimension, Field.FINDING, _text(text)),))

    def undo(self, assessment_id: str) -> Saved | None:
        """Take the last change back by a new entry; `None` if there is nothing to take back."""
        if not self._done[assessment_id]:
            return None
        step = self._done[assessment_id].pop()
        saved = self._append(assessment_id, [(e.subject, e.field, e.old) for e in reversed(step)])
        self._undone[assessment_id].append(step)
        return saved

    def redo(self, assessment_id: str) -> Saved | None:
        """Do again what was taken back last; `None` if there is nothing."""
        if not self._undone[assessment_id]:
            return None
        step = self._undone[assessment_id].pop()
        saved = self._append(assessment_id, [(e.subject, e.field, e.new) for e in step])
        self._done[assessment_id].append(step)
        return saved

    def history(self, assessment_id: str, subject: str) -> tuple[Entry, ...]:
        """Return every saved value of a subject, oldest first."""
        with self._database.read() as session:
            return entries.entries(session, assessment_id, subject)

    def _answered(self, assessment_id: str, answer: Answer) -> tuple[Change, ...]:
        """Return the entries that an answer makes, refused where the rubric forbids it."""
        rubric = self._rubric_of(assessment_id)
        if rubric.indicator(answer.indicator).goalposts is not None:
            raise ChangeRefused(
                Text(
                    "Indikator {code} adalah angka yang diimpor pusat dan tidak dinilai di sini.",
                    "Indicator {code} is a figure that headquarters imports; it is not scored here.",
                ).filled(code=answer.indicator),
                Text(
                    "Bila angkanya keliru, beri tahu pusat agar periode diterbitkan ulang.",
                    "If the figure is wrong, tell headquarters, so that the edition is published again.",
                ),
            )
        if answer.not_applicable:
            if not rubric.indicator(answer.indicator).not_applicable_allowed:
                raise ChangeRefused(
                    Text(
                        "Indikator {code} harus dinilai pada setiap daerah.",
                        "Indicator {code} has to be scored in every region.",
                    ).filled(code=answer.indicator),
                    Text("Pilih tingkat yang sesuai.", "Choose the level that fits."),
                )
            reason = _text(answer.reason)
            return (answer.indicator, Field.SCORE, NOT_APPLICABLE), (answer.indicator, Field.REASON, reason)
        text = None
        if answer.value is not None:
            if answer.value not in rubric.scale.levels:
                raise ChangeRefused(
                    Text(
                        "Tingkat {value} tidak ada pada skala.", "Level {value} is not on the scale."
                    ).filled(value=answer.value),
                    Text("Pilih {low} sampai {high}.", "Choose {low} to {high}.").filled(
                        low=rubric.scale.minimum, high=rubric.scale.maximum
                    ),
                )
            text = format(answer.value.normalize(), "f")
        return (answer.indicator, Field.SCORE, text), (answer.indicator, Field.REASON, None)

    def _rubric_of(self, assessment_id: str) -> Rubric:
        """Return the rubric an assessment is on; it never changes, so it is looked up once."""
        if assessment_id not in self._rubrics:
            with self._database.read() as session:
                name = assessments.assessment(session, assessment_id).rubric
                self._rubrics[assessment_id] = _rubric(session, name)
        return self._rubrics[assessment_id]

    def record(self, assessment_id: str, changes: tuple[Change, ...]) -> Saved:
        """Save changes of cells in one transaction, as one step for undo."""
        saved = self._append(assessment_id, list(changes))
        if saved.entries:
            self._done[assessment_id].append(saved.entries)
            self._undone[assessment_id].clear()
        return saved

    def _append(self, assessment_id: str, changes: list[Change]) -> Saved:
        """Append those changes that change something, in one transaction."""
        now = self._clock.now()
        with self._database.write() as session:
            written = []
            for subject, field, new in changes:
                entry = entries.append_entry(
                    session,
                    assessment_id,
                    subject,
                    field,
                    new,
                    who=self._me,
                    at=now,
                    monotonic=self._clock.monotonic(),
                )
                if entry is not None:
                    written.append(entry)
            view = self._view(session, assessments.assessment(session, assessment_id))
        return Saved(now, tuple(written), view)

    def _told(self, session: Session, assessment: Assessment, rubric: Rubric) -> RegionFacts:
        """Return what is told of a region; an edition that is taken in again builds the desk anew."""
        key = (assessment.edition, assessment.region_id, rubric.name)
        if key not in self._facts:
            found = facts.facts(session, assessment.edition, assessment.region_id)
            self._facts[key] = of_region(found, rubric)
        return self._facts[key]

    def _view(self, session: Session, assessment: Assessment) -> SheetView:
        edition = editions.edition(session, assessment.edition).edition
        rubric = _rubric(session, assessment.rubric)
        mode = next(a.mode for a in edition.assignments if a.id == assessment.assignment_id)
        return SheetView(
            assessment=assessment,
            edition=edition,
            region=regions.region(session, assessment.region_id),
            rubric=rubric,
            mode=mode,
            result=score_sheet(
                rubric, assessment.answers, region=assessment.region_id, assessor=assessment.assessor_id
            ),
            problems=problems(rubric, assessment.answers, assessment.citations, assessment.explanations),
            facts=self._told(session, assessment, rubric),
        )

    def _assignment(self, edition: Edition, assignment_id: str) -> Assignment:
        for assignment in edition.assignments:
            if assignment.id == assignment_id and assignment.assessor_id == self._me:
                return assignment
        raise NotFound(Text("penugasan", "assignment"), assignment_id)


def _text(text: str) -> str | None:
    """Trim a typed text; empty is `None`.

    Raises:
        ChangeRefused: it is longer than `TEXT_LIMIT` characters.
    """
    bare = text.strip()
    if len(bare) > TEXT_LIMIT:
        raise ChangeRefused(
            Text("Teks terlalu panjang ({n} huruf).", "The text is too long ({n} characters).").filled(
                n=len(bare)
            ),
            Text("Ringkas sampai {n} huruf.", "Shorten it to {n} characters.").filled(n=TEXT_LIMIT),
        )
    return bare or None


def _rubric(session: Session, name: RubricName) -> Rubric:
    return read_rubric(rubrics.rubric_text(session, name), name.code)
