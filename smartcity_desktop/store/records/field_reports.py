"""What assessors reported of their drafts; the newest of each is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.field_report import DraftLine, FieldReport
from smartcity_desktop.store.tables import ASSIGNMENT, FIELD_REPORT, FIELD_REPORT_LINE

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.store.database import Session


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report as it came. `digest` names the package that brought it; `received_at` is by headquarters' clock."""

    report: FieldReport
    digest: str
    received_at: datetime


def put_report(s: Session, report: FieldReport, *, digest: str, at: datetime) -> bool:
    """Keep a report where it is newer than the one at hand; returns whether it was."""
    connection = s.connection()
    mine = (FIELD_REPORT.c.edition == report.edition, FIELD_REPORT.c.assessor_id == report.assessor_id)
    known = connection.execute(select(FIELD_REPORT.c.number).where(*mine)).scalar()
    if known is not None and known >= report.number:
        return False
    key = {"edition": report.edition, "assessor_id": report.assessor_id}
    lines = FIELD_REPORT_LINE.c
    connection.execute(
        delete(FIELD_REPORT_LINE).where(
            lines.edition == report.edition, lines.assessor_id == report.assessor_id
        )
    )
    connection.execute(delete(FIELD_REPORT).where(*mine))
    connection.execute(
        insert(FIELD_REPORT).values(
            **key, number=report.number, digest=digest, made_at=report.made_at, received_at=at
        )
    )
    rows = [
        {
            **key,
            "assignment_id": line.assignment_id,
            "state": line.state.value if line.state else None,
            "reason": line.reason,
            "revision": line.revision,
            "rubric_version": line.rubric_version,
            "answered": line.answered,
            "required": line.required,
            "changed_at": line.changed_at,
        }
        for line in report.lines
    ]
    if rows:
        connection.execute(insert(FIELD_REPORT_LINE), rows)
    return True


def reports(s: Session, edition: str) -> tuple[KeptReport, ...]:
    """Return the newest report of every assessor of an edition, by assessor."""
    connection = s.connection()
    heads = connection.execute(
        select(FIELD_REPORT).where(FIELD_REPORT.c.edition == edition).order_by(FIELD_REPORT.c.assessor_id)
    ).all()
    rows = connection.execute(
        select(FIELD_REPORT_LINE, ASSIGNMENT.c.region_id)
        .join_from(FIELD_REPORT_LINE, ASSIGNMENT, ASSIGNMENT.c.id == FIELD_REPORT_LINE.c.assignment_id)
        .where(FIELD_REPORT_LINE.c.edition == edition)
        .order_by(FIELD_REPORT_LINE.c.assignment_id)
    ).all()
    return tuple(_kept(head, [row for row in rows if row.assessor_id == head.assessor_id]) for head in heads)


def _kept(head: Any, rows: list[Any]) -> KeptReport:
    lines = tuple(
        DraftLine(
            assignment_id=row.assignment_id,
            region_id=row.region_id,
            state=AssessmentState(row.state) if row.state else None,
            reason=row.reason,
            revision=row.revision,
            rubric_version=row.rubric_version,
            answered=row.answered,
            required=row.required,
            changed_at=row.changed_at,
        )
        for row in rows
    )
    report = FieldReport(head.edition, head.assessor_id, head.number, head.made_at, lines)
    return KeptReport(report, head.digest, head.received_at)
