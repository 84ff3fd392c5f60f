"""What assessors reported of their drafts: the newest of each, and progress alone."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 (SQLModel reads the annotations)

from sqlalchemy import ForeignKeyConstraint

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.store.columns import at_least, moment, one_of, rule, sha256, whole, words
from smartcity_desktop.store.tables.foundation import STRICT, Row


class FieldReportRow(Row, table=True):
    """The newest report of one assessor in one edition; `digest` names the package that brought it."""

    __tablename__ = "field_report"
    __table_args__ = (
        ForeignKeyConstraint(
            ["edition", "assessor_id"], ["edition_assessor.edition", "edition_assessor.assessor_id"]
        ),
        sha256("digest"),
        at_least("number", 1),
        STRICT,
    )
    edition: str = words(primary_key=True)
    assessor_id: str = words(primary_key=True)
    number: int = whole()
    digest: str = words()
    made_at: datetime = moment()
    received_at: datetime = moment()


class FieldReportLineRow(Row, table=True):
    """What a report says of one assignment; `state` is empty where it was never opened."""

    __tablename__ = "field_report_line"
    __table_args__ = (
        ForeignKeyConstraint(
            ["edition", "assessor_id"], ["field_report.edition", "field_report.assessor_id"]
        ),
        one_of("state", AssessmentState),
        at_least("revision", 0),
        at_least("rubric_version", 0),
        rule("answered_counts", "answered >= 0 AND answered <= required"),
        rule("reason_of_abandoned", "reason = '' OR state IS 'abandoned'"),
        STRICT,
    )
    edition: str = words(primary_key=True)
    assessor_id: str = words(primary_key=True)
    assignment_id: str = words(primary_key=True, foreign_key="assignment.id")
    state: str | None = words()
    reason: str = words()
    revision: int = whole()
    rubric_version: int = whole()
    answered: int = whole()
    required: int = whole()
    changed_at: datetime | None = moment()
