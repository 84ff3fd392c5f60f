"""Reads a region's sheet with all that a page shows, and remembers what cannot have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from smartcity_desktop.core.applied import applied
from smartcity_desktop.core.checks import problems
from smartcity_desktop.core.evidence_problems import in_order, photos_as_they_are
from smartcity_desktop.core.facts import RegionFacts, of_region
from smartcity_desktop.core.returned import Returned, returned
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.scoring import score_sheet
from smartcity_desktop.core.sheet import SheetView
from smartcity_desktop.store.records import assessments, editions, facts, regions, rubrics
from smartcity_desktop.store.tables import ASSESSMENT, EDITION, ENTRY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.core.assessment import Assessment, Entry
    from smartcity_desktop.core.checks import Problem
    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.core.rubric import Rubric, RubricName
    from smartcity_desktop.store.database import Session


class Stamp(NamedTuple):
    """Changes whenever anything of an assessment does: every change of its content is an entry."""

    newest: int
    state: str
    rubric: str


class Sheets:
    """Gives `SheetView`s. What stands in an assessment is read once, and again after others than `after` wrote."""

    def __init__(self) -> None:
        self._rubrics: dict[RubricName, Rubric] = {}
        self._editions: dict[tuple[Any, ...], Edition] = {}
        self._facts: dict[tuple[str, str, RubricName], RegionFacts] = {}
        self._bases: dict[str, Assessment] = {}
        self._held: tuple[Stamp, Assessment] | None = None

    def rubric(self, session: Session, name: RubricName) -> Rubric:
        """Return a rubric; under its digest it never changes."""
        if name not in self._rubrics:
            self._rubrics[name] = read_rubric(rubrics.rubric_text(session, name), name.code)
        return self._rubrics[name]

    def edition(self, session: Session, code: str) -> Edition:
        """Return an edition as it was published last."""
        columns = (EDITION.c.code, EDITION.c.digest, EDITION.c.sequence, EDITION.c.state)
        row = session.connection().execute(select(*columns).where(EDITION.c.code == code)).first()
        key = tuple(row) if row is not None else ()
        if key not in self._editions or not key:
            self._editions = {key: editions.edition(session, code).edition}
        return self._editions[key]

    def told(self, session: Session, assessment: Assessment) -> RegionFacts:
        """Return what is told of a region; an edition that is taken in again builds the desk anew."""
        key = (assessment.edition, assessment.region_id, assessment.rubric)
        if key not in self._facts:
            found = facts.facts(session, assessment.edition, assessment.region_id)
            self._facts[key] = of_region(found, self.rubric(session, assessment.rubric))
        return self._facts[key]

    def assessment(self, session: Session, assessment_id: str) -> Assessment:
        """Return an assessment as it stands, in a transaction that has written nothing yet.

        Raises:
            NotFound: there is none.
        """
        stamp = self.stamp(session, assessment_id)
        if self._held is not None and self._held[1].id == assessment_id and self._held[0] == stamp:
            return self._held[1]
        found = assessments.assessment(session, assessment_id)
        self.hold(stamp, found)
        return found

    def after(self, session: Session, before: Assessment, made: Iterable[Entry]) -> Assessment:
        """Return an assessment after entries that were made in this transaction."""
        return applied(before, made) or assessments.assessment(session, before.id)

    def hold(self, stamp: Stamp | None, assessment: Assessment) -> None:
        """Remember what stands in an assessment, once it is committed."""
        self._held = (stamp, assessment) if stamp is not None else None

    def stamp(self, session: Session, assessment_id: str) -> Stamp | None:
        """Return what tells a changed assessment from one that is the same."""
        newest = select(func.max(ENTRY.c.sequence)).scalar_subquery()
        columns = (newest, ASSESSMENT.c.state, ASSESSMENT.c.rubric_digest)
        row = session.connection().execute(select(*columns).where(ASSESSMENT.c.id == assessment_id)).first()
        return None if row is None else Stamp(row[0] or 0, row[1], row[2])

    def view(self, session: Session, assessment: Assessment) -> SheetView:
        """Return all that the page shows of an assessment."""
        edition = self.edition(session, assessment.edition)
        rubric = self.rubric(session, assessment.rubric)
        return SheetView(
            assessment=assessment,
            edition=edition,
            region=regions.region(session, assessment.region_id),
            rubric=rubric,
            mode=next(a.mode for a in edition.assignments if a.id == assessment.assignment_id),
            result=score_sheet(
                rubric, assessment.answers, region=assessment.region_id, assessor=assessment.assessor_id
            ),
            problems=_problems(rubric, assessment),
            facts=self.told(session, assessment),
            returned=self._returned(session, rubric, assessment),
        )

    def _returned(self, session: Session, rubric: Rubric, assessment: Assessment) -> Returned | None:
        """Compare with the parent: it was signed, so that its content cannot change while this is open."""
        parent = assessment.parent_id
        if parent is None:
            return None
        if parent not in self._bases:
            self._bases = {parent: assessments.assessment(session, parent)}
        return returned(rubric, self._bases[parent], assessment)


def _problems(rubric: Rubric, assessment: Assessment) -> tuple[Problem, ...]:
    found = problems(
        rubric, assessment.answers, assessment.citations, assessment.explanations, assessment.looks
    )
    notes = photos_as_they_are(rubric, assessment.citations)
    return in_order(rubric, (*found, *notes)) if notes else found
