"""New drafts made from what was signed, abandoned, or begun on an earlier version of the rubric."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from smartcity_desktop.core.assessment import SIGNED_STATES, AssessmentState, Field
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric_change import Fate
from smartcity_desktop.store.records.assessments import (
    assessment,
    create_assessment,
    of_assignment,
    set_state,
)
from smartcity_desktop.store.records.citations import cite
from smartcity_desktop.store.records.entries import CURRENT, append_entry
from smartcity_desktop.store.tables import ASSESSMENT

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.core.assessment import Assessment
    from smartcity_desktop.core.rubric_change import RubricChange
    from smartcity_desktop.store.database import Session


@dataclass(frozen=True, slots=True)
class NewDraft:
    """The draft that is made: its id, why, and when by both clocks."""

    id: str
    reason: str
    at: datetime
    monotonic: int


def revise(s: Session, assessment_id: str, new: NewDraft) -> str:
    """Begin a new draft with the content of an assessment that was signed, or abandoned; returns its id.

    Its parent is what was signed last. The content comes as new lines of the history.

    Raises:
        NotFound: there is no such assessment.
        ChangeRefused: it is a draft, or there is a later revision that was not abandoned.
    """
    old = assessment(s, assessment_id)
    if old.state is AssessmentState.DRAFT:
        raise _not_the_last()
    _begin(s, old, new, None)
    return new.id


def move(s: Session, assessment_id: str, change: RubricChange, new: NewDraft, left: str) -> str:
    """Begin a new draft on a later version of the rubric, with what the change carries over; returns its id.

    A draft is given up for it, for the reason `left`, and stays as it was; a signed one stays signed. Answers whose
    indicator changed are marked (`Field.LOOK`), so that nobody signs them unseen.

    Raises:
        NotFound: there is no such assessment.
        ChangeRefused: it is not on the older version, or there is a later revision that was not abandoned.
    """
    old = assessment(s, assessment_id)
    if old.rubric != change.old:
        raise ChangeRefused(
            Text("Penilaian ini tidak memakai rubrik lama itu.", "This assessment is not on that rubric."),
            Text(
                "Buka lagi daerahnya, lalu lihat pratinjaunya.", "Open the region again and look once more."
            ),
        )
    if old.state is AssessmentState.DRAFT:
        set_state(s, old.id, AssessmentState.ABANDONED, at=new.at, who=old.assessor_id, reason=left)
    _begin(s, old, new, change)
    marked = {one.code for one in change.indicators if one.fate is Fate.LOOK}
    for code, answer in old.answers.items():
        if code in marked and answer.answered:
            append_entry(
                s,
                new.id,
                code,
                Field.LOOK,
                str(change.old.version),
                who=old.assessor_id,
                at=new.at,
                monotonic=new.monotonic,
            )
    return new.id


def _begin(s: Session, old: Assessment, new: NewDraft, change: RubricChange | None) -> None:
    later = [
        other
        for other in of_assignment(s, old.assignment_id)
        if other.revision > old.revision and other.state is not AssessmentState.ABANDONED
    ]
    if later:
        raise _not_the_last()
    who = old.assessor_id
    highest = select(func.max(ASSESSMENT.c.revision)).where(ASSESSMENT.c.assignment_id == old.assignment_id)
    create_assessment(
        s,
        id=new.id,
        assignment_id=old.assignment_id,
        edition=old.edition,
        region_id=old.region_id,
        assessor_id=who,
        revision=s.connection().execute(highest).scalar_one() + 1,
        parent_id=old.id if old.state in SIGNED_STATES else old.parent_id,
        at=new.at,
        who=who,
        reason=new.reason,
        rubric=change.new if change else old.rubric,
    )
    standing = s.connection().execute(
        select(CURRENT)
        .where(CURRENT.c.assessment_id == old.id, CURRENT.c.value.is_not(None))
        .order_by(CURRENT.c.sequence)
    )
    for row in standing.all():
        field = Field(row.field)
        if field is not Field.EVIDENCE and (change is None or change.goes_along(row.subject, field)):
            append_entry(
                s, new.id, row.subject, field, row.value, who=who, at=new.at, monotonic=new.monotonic
            )
    for one in old.citations:
        if change is not None and not change.goes_along(one.indicator, Field.EVIDENCE):
            continue
        # A citation is named once in the whole store, so the copy has a name of its own, made from both.
        name = sha256(f"{new.id}:{one.id}".encode()).hexdigest()[:32]
        append_entry(
            s,
            new.id,
            f"{one.indicator}#{name}",
            Field.EVIDENCE,
            one.sha256,
            who=who,
            at=new.at,
            monotonic=new.monotonic,
        )
        cite(s, new.id, replace(one, id=name), who=who)


def _not_the_last() -> ChangeRefused:
    return ChangeRefused(
        Text(
            "Hanya revisi terakhir yang sudah ditandatangani yang dapat direvisi.",
            "Only the last signed revision can be revised.",
        ),
        Text("Buka revisi terakhir dari daerah ini.", "Open the last revision of this region."),
    )
