"""Assessments as they stand: made, read, moved from state to state, revised."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from smartcity_desktop.core.assessment import (
    NOT_APPLICABLE,
    Answer,
    Assessment,
    AssessmentState,
    Field,
    StateChange,
    moved,
)
from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.promise import read_promises
from smartcity_desktop.core.rubric import RubricName
from smartcity_desktop.core.visit import read_visit
from smartcity_desktop.store.records.citations import citation, citations, cite, uncite
from smartcity_desktop.store.records.entries import (
    CURRENT,
    append_entry,
    entries,
    entries_of_assignment,
)
from smartcity_desktop.store.records.journal import Change, note_state, state_changes
from smartcity_desktop.store.tables import ASSESSMENT, ASSIGNMENT, EDITION, ENTRY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from smartcity_desktop.store.database import Session

__all__ = [
    "Summary",
    "answers",
    "append_entry",
    "assessment",
    "citation",
    "cite",
    "create_assessment",
    "entries",
    "entries_of_assignment",
    "latest",
    "of_assignment",
    "set_state",
    "summaries",
    "uncite",
]


_ANSWER = (Field.SCORE, Field.REASON, Field.COMMENT)
"""What an answer is made of."""


@dataclass(frozen=True, slots=True)
class Summary:
    """An assessment in a list.

    Attributes:
        rubric: the version it is scored by.
        changed_at: when something was saved last.
    """

    assessment_id: str
    assignment_id: str
    region_id: str
    assessor_id: str
    revision: int
    state: AssessmentState
    rubric: RubricName
    changed_at: datetime | None


def is_here(s: Session, assessment_id: str) -> bool:
    """Whether there is an assessment of that id."""
    found = s.connection().execute(select(ASSESSMENT.c.id).where(ASSESSMENT.c.id == assessment_id))
    return found.first() is not None


def create_assessment(
    s: Session,
    *,
    id: str,  # noqa: A002 (the name of the value's own field)
    assignment_id: str,
    edition: str,
    region_id: str,
    assessor_id: str,
    revision: int,
    parent_id: str | None,
    at: datetime,
    who: str,
    reason: str = "",
    rubric: RubricName | None = None,
) -> None:
    """Begin an assessment as a draft. `rubric` is the version it is scored by, the edition's present one by default.

    Raises:
        NotFound: the assignment is not the edition's, or not of this region and assessor; the parent is not there.
        ChangeRefused: there is a draft of this assignment already, or one with this id or revision.
    """
    connection = s.connection()
    assignment = select(ASSIGNMENT.c.id).where(
        ASSIGNMENT.c.id == assignment_id,
        ASSIGNMENT.c.edition == edition,
        ASSIGNMENT.c.region_id == region_id,
        ASSIGNMENT.c.assessor_id == assessor_id,
    )
    if connection.execute(assignment).first() is None:
        raise NotFound(Text("penugasan", "assignment"), assignment_id)
    others = connection.execute(select(ASSESSMENT).where(ASSESSMENT.c.assignment_id == assignment_id)).all()
    if parent_id is not None and parent_id not in {row.id for row in others}:
        raise NotFound(Text("penilaian yang direvisi", "revised assessment"), parent_id)
    if any(row.state == AssessmentState.DRAFT for row in others):
        raise ChangeRefused(
            Text("Penugasan ini sudah memiliki draf.", "This assignment has a draft already."),
            Text("Lanjutkan atau hentikan draf itu.", "Go on with that draft, or abandon it."),
        )
    same_id = connection.execute(select(ASSESSMENT.c.id).where(ASSESSMENT.c.id == id)).first()
    if same_id is not None or any(row.revision == revision for row in others):
        raise ChangeRefused(
            Text(
                "Penilaian revisi {n} ini sudah ada.", "This assessment, revision {n}, is there already."
            ).filled(n=revision),
            Text("Periksa urutan paketnya.", "Check the order of its packages."),
        )
    rubric = rubric or _rubric_of(s, edition)
    connection.execute(
        insert(ASSESSMENT).values(
            id=id,
            assignment_id=assignment_id,
            edition=edition,
            region_id=region_id,
            assessor_id=assessor_id,
            revision=revision,
            parent_id=parent_id,
            rubric_code=rubric.code,
            rubric_version=rubric.version,
            rubric_digest=rubric.digest,
            state=AssessmentState.DRAFT.value,
        )
    )
    note_state(s, "assessment", id, Change(AssessmentState.DRAFT, at, who, reason))


def _rubric_of(s: Session, edition: str) -> RubricName:
    columns = (EDITION.c.rubric_code, EDITION.c.rubric_version, EDITION.c.rubric_digest)
    row = s.connection().execute(select(*columns).where(EDITION.c.code == edition)).one()
    return RubricName(row.rubric_code, row.rubric_version, row.rubric_digest)


def set_state(
    s: Session,
    id: str,  # noqa: A002 (the name of the value's own field)
    to: AssessmentState,
    *,
    at: datetime,
    who: str,
    reason: str = "",
) -> None:
    """Move an assessment to another state, with a line in its history.

    Raises:
        NotFound: there is no such assessment.
        ChangeRefused: it cannot go there from where it is, for one because somebody else was first.
    """
    moved(AssessmentState(_row(s, id).state), to)
    s.connection().execute(update(ASSESSMENT).where(ASSESSMENT.c.id == id).values(state=to.value))
    note_state(s, "assessment", id, Change(to, at, who, reason))


def assessment(s: Session, id: str) -> Assessment:  # noqa: A002 (the name of the value's own field)
    """Return an assessment as it stands.

    Raises:
        NotFound: there is none.
    """
    return _assessment(s, _row(s, id))


def latest(s: Session, assignment_id: str) -> Assessment | None:
    """Return the highest revision of an assignment, whatever its state."""
    wanted = (
        select(ASSESSMENT)
        .where(ASSESSMENT.c.assignment_id == assignment_id)
        .order_by(ASSESSMENT.c.revision.desc())
        .limit(1)
    )
    row = s.connection().execute(wanted).first()
    return None if row is None else _assessment(s, row)


def of_assignment(s: Session, assignment_id: str) -> tuple[Assessment, ...]:
    """Return all revisions of an assignment, oldest first."""
    rows = s.connection().execute(
        select(ASSESSMENT).where(ASSESSMENT.c.assignment_id == assignment_id).order_by(ASSESSMENT.c.revision)
    )
    return tuple(_assessment(s, row) for row in rows.all())


def summaries(s: Session, edition: str) -> tuple[Summary, ...]:
    """Return all assessments of an edition, every revision, by assignment and revision; in two statements."""
    connection = s.connection()
    mine = ASSESSMENT.c.edition == edition
    last = (
        select(func.max(ENTRY.c.sequence))
        .join_from(ENTRY, ASSESSMENT, ASSESSMENT.c.id == ENTRY.c.assessment_id)
        .where(mine)
        .group_by(ENTRY.c.assessment_id)
    )
    changed = {
        row.assessment_id: row.at
        for row in connection.execute(
            select(ENTRY.c.assessment_id, ENTRY.c.at).where(ENTRY.c.sequence.in_(last))
        )
    }
    rows = connection.execute(
        select(ASSESSMENT).where(mine).order_by(ASSESSMENT.c.assignment_id, ASSESSMENT.c.revision)
    )
    return tuple(
        Summary(
            assessment_id=row.id,
            assignment_id=row.assignment_id,
            region_id=row.region_id,
            assessor_id=row.assessor_id,
            revision=row.revision,
            state=AssessmentState(row.state),
            rubric=RubricName(row.rubric_code, row.rubric_version, row.rubric_digest),
            changed_at=changed.get(row.id),
        )
        for row in rows
    )


def answers(s: Session, edition: str, states: frozenset[AssessmentState]) -> dict[str, dict[str, Answer]]:
    """Return the answers of all assessments of an edition in these states, by assessment id and indicator."""
    connection = s.connection()
    mine = (ASSESSMENT.c.edition == edition, ASSESSMENT.c.state.in_([state.value for state in states]))
    cells: dict[str, list[Any]] = {
        id_: [] for id_ in connection.execute(select(ASSESSMENT.c.id).where(*mine)).scalars()
    }
    rows = connection.execute(
        select(CURRENT.c.assessment_id, CURRENT.c.subject, CURRENT.c.field, CURRENT.c.value)
        .join_from(CURRENT, ASSESSMENT, ASSESSMENT.c.id == CURRENT.c.assessment_id)
        .where(*mine, CURRENT.c.value.is_not(None), CURRENT.c.field.in_(_ANSWER))
    )
    for row in rows:
        cells[row.assessment_id].append(row)
    return {id_: _answers(found) for id_, found in cells.items()}


def _row(s: Session, id_: str) -> Any:
    row = s.connection().execute(select(ASSESSMENT).where(ASSESSMENT.c.id == id_)).first()
    if row is None:
        raise NotFound(Text("penilaian", "assessment"), id_)
    return row


def _assessment(s: Session, row: Any) -> Assessment:
    # Evidence stands in `citation`; its lines of the history, one a photograph, would be most of what is read here.
    mine = select(CURRENT).where(CURRENT.c.assessment_id == row.id, CURRENT.c.field != Field.EVIDENCE)
    standing = s.connection().execute(mine.where(CURRENT.c.value.is_not(None))).all()
    last = select(func.max(ENTRY.c.sequence)).where(ENTRY.c.assessment_id == row.id).scalar_subquery()
    return Assessment(
        id=row.id,
        assignment_id=row.assignment_id,
        edition=row.edition,
        region_id=row.region_id,
        assessor_id=row.assessor_id,
        revision=row.revision,
        parent_id=row.parent_id,
        state=AssessmentState(row.state),
        answers=_answers(standing),
        explanations={c.subject: c.value for c in standing if c.field == Field.EXPLANATION},
        findings={c.subject: c.value for c in standing if c.field == Field.FINDING},
        citations=citations(s, row.id),
        states=tuple(
            StateChange(AssessmentState(change.state), change.at, change.who, change.reason)
            for change in state_changes(s, "assessment", row.id)
        ),
        changed_at=s.connection().execute(select(ENTRY.c.at).where(ENTRY.c.sequence == last)).scalar(),
        rubric=RubricName(row.rubric_code, row.rubric_version, row.rubric_digest),
        visit=read_visit((c.subject, c.value) for c in standing if c.field in (Field.VISIT, Field.ATTENDEE)),
        promises=read_promises((c.subject, c.value) for c in standing if c.field == Field.PROMISE),
        looks=frozenset(c.subject for c in standing if c.field == Field.LOOK),
    )


def _answers(cells: Iterable[Any]) -> dict[str, Answer]:
    given: dict[str, dict[str, str]] = defaultdict(dict)
    for cell in cells:
        if cell.field in _ANSWER:
            given[cell.subject][cell.field] = cell.value
    return {
        indicator: Answer(
            indicator=indicator,
            value=None if score in (None, NOT_APPLICABLE) else Decimal(str(score)),
            not_applicable=score == NOT_APPLICABLE,
            reason=fields.get(Field.REASON, ""),
            comment=fields.get(Field.COMMENT, ""),
        )
        for indicator, fields in given.items()
        for score in (fields.get(Field.SCORE),)
    }
