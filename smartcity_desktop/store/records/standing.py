"""How every assignment stands, in one look: for comparing one database with another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from smartcity_desktop.core.assessment import AssessmentState, Field
from smartcity_desktop.store.records.entries import CURRENT
from smartcity_desktop.store.tables import ASSESSMENT, CITATION, ENTRY, PACKAGE, REGION

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Select

    from smartcity_desktop.store.database import Session


@dataclass(frozen=True, slots=True)
class Standing:
    """The latest revision of one assignment.

    Attributes:
        answered: indicators with a level or *not applicable*. evidence: citations.
        lines: of the history of all revisions. changed_at: moment of the last of them.
        packages: digests of the packages made of it.
    """

    assignment_id: str
    edition: str
    region: str
    assessor_id: str
    assessment_id: str
    revision: int
    state: AssessmentState
    answered: int
    evidence: int
    lines: int
    changed_at: datetime | None
    packages: tuple[str, ...]


def standings(s: Session) -> tuple[Standing, ...]:
    """Return how every assignment that was begun stands, by edition, region and assessor."""
    rows = {}
    for row in s.connection().execute(
        select(ASSESSMENT, REGION.c.name.label("region"))
        .join_from(ASSESSMENT, REGION, REGION.c.id == ASSESSMENT.c.region_id)
        .order_by(ASSESSMENT.c.edition, REGION.c.name, ASSESSMENT.c.assessor_id, ASSESSMENT.c.revision)
    ):
        rows[row.assignment_id] = row
    answered = _counted(
        s,
        select(CURRENT.c.assessment_id, func.count())
        .where(CURRENT.c.field == Field.SCORE.value, CURRENT.c.value.is_not(None))
        .group_by(CURRENT.c.assessment_id),
    )
    evidence = _counted(
        s,
        select(CITATION.c.assessment_id, func.count())
        .where(CITATION.c.removed_at.is_(None))
        .group_by(CITATION.c.assessment_id),
    )
    of_assignment = (
        select(ASSESSMENT.c.assignment_id, func.count().label("n"), func.max(ENTRY.c.sequence).label("last"))
        .join_from(ENTRY, ASSESSMENT, ASSESSMENT.c.id == ENTRY.c.assessment_id)
        .group_by(ASSESSMENT.c.assignment_id)
        .subquery()
    )
    lines = {
        row.assignment_id: row
        for row in s.connection().execute(
            select(of_assignment, ENTRY.c.at).join_from(
                of_assignment, ENTRY, ENTRY.c.sequence == of_assignment.c.last
            )
        )
    }
    made: dict[str, list[str]] = {}
    for row in s.connection().execute(
        select(PACKAGE.c.assignment_id, PACKAGE.c.digest)
        .where(PACKAGE.c.assignment_id.is_not(None), PACKAGE.c.status.in_(("made", "taken")))
        .order_by(PACKAGE.c.sequence)
    ):
        made.setdefault(row.assignment_id, []).append(row.digest)
    return tuple(
        Standing(
            assignment_id=row.assignment_id,
            edition=row.edition,
            region=row.region,
            assessor_id=row.assessor_id,
            assessment_id=row.id,
            revision=row.revision,
            state=AssessmentState(row.state),
            answered=answered.get(row.id, 0),
            evidence=evidence.get(row.id, 0),
            lines=lines[row.assignment_id].n if row.assignment_id in lines else 0,
            changed_at=lines[row.assignment_id].at if row.assignment_id in lines else None,
            packages=tuple(made.get(row.assignment_id, ())),
        )
        for row in rows.values()
    )


def _counted(s: Session, statement: Select[Any]) -> dict[str, int]:
    return {key: int(n) for key, n in s.connection().execute(statement)}
