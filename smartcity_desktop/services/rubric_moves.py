"""A later version of the rubric at the assessor's: what it would do to a region, and moving it over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import SIGNED_STATES, AssessmentState
from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric_change import compare
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.store.records import assessments, editions, regions, revisions, rubrics

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.core.assessment import Assessment
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric, RubricName
    from smartcity_desktop.core.rubric_change import RubricChange
    from smartcity_desktop.store.database import Database, Session
    from smartcity_desktop.system.clock import Clock, NewId


@dataclass(frozen=True, slots=True)
class MoveOffer:
    """A region that is on an earlier version of the rubric than its edition."""

    assignment_id: str
    assessment_id: str
    region: Region
    state: AssessmentState
    present: RubricName
    offered: RubricName


@dataclass(frozen=True, slots=True)
class MovePreview:
    """What moving a region would do, indicator by indicator; nothing is changed by looking."""

    offer: MoveOffer
    old: Rubric
    new: Rubric
    change: RubricChange
    assessment: Assessment


class RubricMoves:
    """Moves the regions of one assessor onto a later version of the rubric, one by one and only when told to."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        new_id: NewId,
        me: str,
        before: Callable[[], object] = lambda: None,
    ) -> None:
        """Prepare; `before` is called before a region is moved, and what it raises stops that."""
        self._before = before
        self._database = database
        self._clock = clock
        self._new_id = new_id
        self._me = me

    def offers(self, edition: str) -> tuple[MoveOffer, ...]:
        """Return the regions whose latest assessment is on an earlier version than the edition, by name.

        Raises:
            NotFound: there is no such edition.
        """
        with self._database.read() as session:
            present = editions.edition(session, edition).edition.rubric
            latest = {
                line.assignment_id: line
                for line in assessments.summaries(session, edition)
                if line.assessor_id == self._me
            }
            found = [
                MoveOffer(
                    line.assignment_id,
                    line.assessment_id,
                    regions.region(session, line.region_id),
                    line.state,
                    line.rubric,
                    present,
                )
                for line in latest.values()
                if line.rubric != present and line.state is not AssessmentState.ABANDONED
            ]
        return tuple(sorted(found, key=lambda offer: offer.region.name))

    def preview(self, assessment_id: str) -> MovePreview:
        """Return what becomes of every answer of a region.

        Raises:
            NotFound: there is no such assessment.
            ChangeRefused: it is on the edition's present version.
        """
        with self._database.read() as session:
            return self._preview(session, assessment_id)

    def came_from(self, assessment_id: str) -> str:
        """Return the id of the draft on an earlier version that was given up for this one; empty where there is none.

        Raises:
            NotFound: there is no such assessment.
        """
        with self._database.read() as session:
            here = assessments.assessment(session, assessment_id)
            before = [
                one
                for one in assessments.of_assignment(session, here.assignment_id)
                if one.revision < here.revision
            ]
        last = before[-1] if before else None
        if last is None or last.state is not AssessmentState.ABANDONED or last.rubric == here.rubric:
            return ""
        return last.id

    def move(self, assessment_id: str, reason: str) -> str:
        """Make a new draft on the edition's present version, in one transaction; returns its id.

        A draft on the earlier version is abandoned and stays readable, with what could not be carried over; a signed
        assessment stays as it was signed, and the new draft is its revision.

        Args:
            assessment_id: the latest of its region.
            reason: why; for a draft, that there is a later version is reason enough.

        Raises:
            NotFound: there is no such assessment.
            ChangeRefused: it is on the present version, was revised since, or a signed one is moved without a reason.
        """
        self._before()
        with self._database.write() as session:
            preview = self._preview(session, assessment_id)
            new = preview.offer.offered
            if preview.assessment.state in SIGNED_STATES and not reason.strip():
                raise ChangeRefused(
                    Text("Alasan belum ditulis.", "The reason is missing."),
                    Text("Tulis alasannya.", "Write the reason."),
                )
            moved = (
                f"{_MOVED.id} {new.code} versi {new.version} / {_MOVED.en} {new.code} version {new.version}"
            )
            draft = revisions.NewDraft(
                self._new_id(), reason.strip() or moved, self._clock.now(), self._clock.monotonic()
            )
            return revisions.move(session, assessment_id, preview.change, draft, moved)

    def _preview(self, session: Session, assessment_id: str) -> MovePreview:
        assessment = assessments.assessment(session, assessment_id)
        if assessment.assessor_id != self._me:
            raise NotFound(Text("penilaian", "assessment"), assessment_id)
        present = editions.edition(session, assessment.edition).edition.rubric
        if assessment.rubric == present:
            raise ChangeRefused(
                Text(
                    "Daerah ini sudah memakai rubrik versi {version}.",
                    "This region is on version {version} of the rubric already.",
                ).filled(version=present.version),
                Text("Tidak perlu tindakan.", "Nothing has to be done."),
            )
        old, new = (
            read_rubric(rubrics.rubric_text(session, name), name.code)
            for name in (assessment.rubric, present)
        )
        offer = MoveOffer(
            assessment.assignment_id,
            assessment.id,
            regions.region(session, assessment.region_id),
            assessment.state,
            assessment.rubric,
            present,
        )
        return MovePreview(offer, old, new, compare(old, new), assessment)


_MOVED = Text("Pindah ke rubrik", "Moved to rubric")
