"""Assessments, the append-only history of what was saved, and the evidence that is cited."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 (SQLModel reads the annotations)

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text

from smartcity_desktop.core.assessment import TEXT_LIMIT, AssessmentState, Field, Quality
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.store.columns import (
    at_least,
    filled,
    moment,
    one_of,
    rule,
    sha256,
    whole,
    words,
)
from smartcity_desktop.store.tables.foundation import STRICT, Row

# A score is `NA` or a plain decimal: an optional sign, digits, at most one point with digits on both sides.
_UNSIGNED = "CASE WHEN substr(new, 1, 1) = '-' THEN substr(new, 2) ELSE new END"
_SCORE = (
    f"field <> 'score' OR new IS NULL OR new = 'NA' OR (length(new) <= 40 AND {_UNSIGNED} GLOB '[0-9]*' "
    f"AND {_UNSIGNED} GLOB '*[0-9]' AND {_UNSIGNED} NOT GLOB '*[^0-9.]*' AND {_UNSIGNED} NOT GLOB '*.*.*')"
)
_ENTRY_EVIDENCE = "field <> 'evidence' OR new IS NULL OR (length(new) = 64 AND new NOT GLOB '*[^0-9a-f]*')"


class AssessmentRow(Row, table=True):
    """One assessor's scoring of one region: one revision, at most one of them a draft."""

    __tablename__ = "assessment"
    __table_args__ = (
        ForeignKeyConstraint(
            ["assignment_id", "edition", "region_id", "assessor_id"],
            ["assignment.id", "assignment.edition", "assignment.region_id", "assignment.assessor_id"],
        ),
        ForeignKeyConstraint(["parent_id", "assignment_id"], ["assessment.id", "assessment.assignment_id"]),
        UniqueConstraint("assignment_id", "revision"),
        UniqueConstraint("id", "assignment_id"),
        one_of("state", AssessmentState),
        filled("id"),
        at_least("revision", 1),
        sha256("rubric_digest"),
        rule("parent_earlier", "parent_id IS NULL OR (parent_id <> id AND revision > 1)"),
        Index("one_draft", "assignment_id", unique=True, sqlite_where=text("state = 'draft'")),
        Index("ix_assessment_edition", "edition"),
        STRICT,
    )
    id: str = words(primary_key=True)
    assignment_id: str = words()
    edition: str = words()
    region_id: str = words()
    assessor_id: str = words()
    revision: int = whole()
    parent_id: str | None = words()
    rubric_code: str = words()
    rubric_version: int = whole()
    rubric_digest: str = words()
    state: str = words()


class AssessmentStateRow(Row, table=True):
    """One line of an assessment's history of states."""

    __tablename__ = "assessment_state_change"
    __table_args__ = (one_of("state", AssessmentState), STRICT)
    sequence: int | None = whole(default=None, primary_key=True)
    assessment_id: str = words(foreign_key="assessment.id", index=True)
    state: str = words()
    at: datetime = moment()
    who: str = words()
    reason: str = words()


class EntryRow(Row, table=True):
    """One saved change of a score or a text. What stands now is in the view `current_value`."""

    __tablename__ = "entry"
    __table_args__ = (
        one_of("field", Field),
        filled("subject"),
        rule("score_form", _SCORE),
        rule("evidence_form", _ENTRY_EVIDENCE),
        rule("text_length", f"new IS NULL OR length(new) BETWEEN 1 AND {TEXT_LIMIT}"),
        rule("changes", "old IS NOT new"),
        Index("ix_entry_cell", "assessment_id", "subject", "field"),
        STRICT,
    )
    sequence: int | None = whole(default=None, primary_key=True)
    assessment_id: str = words(foreign_key="assessment.id")
    subject: str = words()
    field: str = words()
    old: str | None = words()
    new: str | None = words()
    who: str = words()
    at: datetime = moment()
    monotonic: int = whole()


class EvidenceRow(Row, table=True):
    """Bytes of evidence, named by their content; they lie in the evidence folder before this row is written."""

    __tablename__ = "evidence"
    __table_args__ = (sha256("sha256"), at_least("size", 1), filled("extension"), STRICT)
    sha256: str = words(primary_key=True)
    extension: str = words(primary_key=True)
    size: int = whole()
    media_type: str = words()


class CitationRow(Row, table=True):
    """Evidence cited by an indicator; taken back, it stays in the history."""

    __tablename__ = "citation"
    __table_args__ = (
        ForeignKeyConstraint(["sha256", "extension"], ["evidence.sha256", "evidence.extension"]),
        one_of("kind", EvidenceKind),
        one_of("quality", Quality),
        filled("id"),
        filled("indicator"),
        rule("removal_whole", "(removed_at IS NULL) = (removed_by IS NULL)"),
        Index(
            "cited_once",
            "assessment_id",
            "indicator",
            "sha256",
            unique=True,
            sqlite_where=text("removed_at IS NULL"),
        ),
        STRICT,
    )
    sequence: int | None = whole(default=None, primary_key=True)
    id: str = words(unique=True)
    assessment_id: str = words(foreign_key="assessment.id", index=True)
    indicator: str = words()
    sha256: str = words()
    extension: str = words()
    original_name: str = words()
    kind: str = words()
    caption: str = words()
    quality: str | None = words()
    original: str = words()
    added_at: datetime = moment()
    added_by: str = words()
    removed_at: datetime | None = moment()
    removed_by: str | None = words()
