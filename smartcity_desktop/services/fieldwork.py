"""What an assessor writes down in a region beside the scores: the visit, who took part, what was promised later.

Everything goes through the same recording as scores do, so that it is undone, revised, audited and sent with them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from smartcity_desktop.core.assessment import AssessmentState, Field
from smartcity_desktop.core.errors import NotFound
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.promise import Promise
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.visit import visit_subject
from smartcity_desktop.core.visit_input import checked_attendees, checked_promise, visit_text
from smartcity_desktop.store.records import assessments, promises, regions, rubrics

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.visit import Attendee
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.system.clock import NewId

    Change = tuple[str, Field, str | None]

Saved = TypeVar("Saved", covariant=True)


class Recording(Protocol[Saved]):
    """Writes lines of the history, and knows how to take them back."""

    def record(self, assessment_id: str, changes: tuple[Change, ...]) -> Saved:
        """Save changes of cells (subject, field, new value) in one transaction, as one step for undo."""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise with the region that made it; `writable` while its assessment is a draft."""

    region: Region
    assignment_id: str
    assessment_id: str
    writable: bool
    promise: Promise

    def overdue(self, today: date) -> bool:
        """Whether it is open and its date is past."""
        due = self.promise.due
        return not self.promise.kept and due is not None and due < today


class Fieldwork(Generic[Saved]):
    """Writes visits and promises of one assessor, through the desk that records their scores."""

    def __init__(self, database: Database, recording: Recording[Saved], new_id: NewId) -> None:
        self._database = database
        self._recording = recording
        self._new_id = new_id

    # -- visit -------------------------------------------------------------------------------------------------

    def set_visit(self, assessment_id: str, written: Mapping[str, str]) -> Saved:
        """Write fields of the visit, as one step; an empty text takes a field back.

        Args:
            assessment_id: a draft.
            written: by name of the field (`core.visit.VISIT_FIELDS`), as typed.

        Raises:
            ChangeRefused: a day, an hour or a zone is none, a text is too long, or the assessment is no draft.
        """
        changes = [
            (visit_subject(name), Field.VISIT, visit_text(name, text) or None)
            for name, text in written.items()
        ]
        return self._recording.record(assessment_id, tuple(changes))

    def set_attendees(self, assessment_id: str, typed: Sequence[Attendee]) -> Saved:
        """Write the whole attendance list, as one step; only lines that differ become entries.

        Raises:
            ChangeRefused: a line has no name or is too long, or the assessment is no draft.
        """
        kept = checked_attendees(typed)
        with self._database.read() as session:
            standing = assessments.assessment(session, assessment_id).visit.attendees
        numbers = {one.id for one in kept}
        changes: list[Change] = [(one.subject, Field.ATTENDEE, one.text) for one in kept]
        changes += [(one.subject, Field.ATTENDEE, None) for one in standing if one.id not in numbers]
        return self._recording.record(assessment_id, tuple(changes))

    # -- promises ----------------------------------------------------------------------------------------------

    def promise(self, assessment_id: str, indicator: str, what: str, due: date | None = None) -> Saved:
        """Write down that the region hands something in later.

        Raises:
            ChangeRefused: it does not say what, or the assessment is no draft.
            NotFound: the rubric has no such indicator.
        """
        with self._database.read() as session:
            name = assessments.assessment(session, assessment_id).rubric
            rubric = read_rubric(rubrics.rubric_text(session, name), name.code)
        if indicator not in {one.code for one in rubric.indicators()}:
            raise NotFound(Text("indikator", "indicator"), indicator)
        return self.set_promise(assessment_id, Promise(self._new_id(), indicator, what, due))

    def set_promise(self, assessment_id: str, promise: Promise) -> Saved:
        """Change a promise: its words, its date, whether it was kept.

        Raises:
            ChangeRefused: it does not say what, or the assessment is no draft.
        """
        kept = checked_promise(promise)
        return self._recording.record(assessment_id, ((kept.subject, Field.PROMISE, kept.text),))

    def mark_kept(self, assessment_id: str, promise: Promise, *, kept: bool) -> Saved:
        """Say that the thing came, or that it did not after all. Raises as `set_promise`."""
        return self.set_promise(assessment_id, replace(promise, kept=kept))

    def remove_promise(self, assessment_id: str, promise: Promise) -> Saved:
        """Take a promise back; it stays in the history. Raises as `set_promise`."""
        return self._recording.record(assessment_id, ((promise.subject, Field.PROMISE, None),))

    def promises(self, edition: str) -> tuple[PromiseLine, ...]:
        """List what the regions of an edition promised: open ones first, the earliest due above."""
        with self._database.read() as session:
            latest = {
                line.assignment_id: line
                for line in sorted(assessments.summaries(session, edition), key=lambda line: line.revision)
                if line.state is not AssessmentState.ABANDONED
            }
            found = promises.promises(session, [line.assessment_id for line in latest.values()])
            places = {region.id: region for region in regions.all_regions(session)}
        lines = [
            PromiseLine(
                places[line.region_id],
                line.assignment_id,
                line.assessment_id,
                line.state is AssessmentState.DRAFT,
                promise,
            )
            for line in latest.values()
            for promise in found.get(line.assessment_id, ())
        ]
        return tuple(sorted(lines, key=_order))


def _order(line: PromiseLine) -> tuple[bool, date, str, str, str]:
    promise = line.promise
    return promise.kept, promise.due or date.max, line.region.name, promise.indicator, promise.id
