"""What this laptop has to tell of its drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.field_report import DraftLine, FieldReport, by_hand, next_signed
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.store.records import assessments, editions, rubrics
from smartcity_desktop.store.tables import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from smartcity_desktop.core.assessment import Answer, Assessment
    from smartcity_desktop.core.edition import Assignment
    from smartcity_desktop.core.rubric import Rubric, RubricName
    from smartcity_desktop.store.database import Session
    from smartcity_desktop.store.records.assessments import Summary


def own_report(
    s: Session,
    edition: str,
    assessor_id: str,
    at: datetime,
    *,
    signing: str = "",
    read: tuple[Rubric, ...] = (),
) -> FieldReport:
    """Return how far an assessor is with all of their assignments in an edition, in a few statements.

    Args:
        s: in a transaction.
        edition: its code.
        assessor_id: who reports.
        at: now, by this computer's clock.
        signing: an assessment that counts as signed, for it is in the package that carries this.
        read: rubrics that were read before.

    Raises:
        NotFound: there is no such edition.
    """
    present = editions.edition(s, edition).edition
    latest = {line.assignment_id: line for line in assessments.summaries(s, edition)}
    given = assessments.answers(s, edition, frozenset(AssessmentState))
    asked = {rubric.name: by_hand(rubric)[0] for rubric in read}
    for name in {present.rubric, *(line.rubric for line in latest.values())} - asked.keys():
        asked[name] = by_hand(read_rubric(rubrics.rubric_text(s, name), name.code))[0]
    made = select(func.count()).select_from(PACKAGE).where(PACKAGE.c.direction == "out")
    return FieldReport(
        edition=edition,
        assessor_id=assessor_id,
        # Rises with every package made, so that the newest is told without a clock.
        number=s.connection().execute(made).scalar_one() + 1,
        made_at=at,
        lines=tuple(
            _line(s, assignment, latest.get(assignment.id), given, asked, signing)
            for assignment in sorted(present.assignments, key=lambda one: one.id)
            if assignment.assessor_id == assessor_id
        ),
    )


def report_with(
    s: Session, assessment: Assessment, at: datetime, *, read: tuple[Rubric, ...], after: FieldReport | None
) -> FieldReport:
    """Return the report that goes into the package of an assessment, which counts as signed in it.

    Args:
        s: in a transaction.
        assessment: that is being signed.
        at: now, by this computer's clock.
        read: rubrics that were read before.
        after: the report of the package that was made right before; nothing is read again then.
    """
    if after is not None:
        return next_signed(after, assessment.assignment_id, at)
    return own_report(s, assessment.edition, assessment.assessor_id, at, signing=assessment.id, read=read)


def _line(
    s: Session,
    assignment: Assignment,
    summary: Summary | None,
    given: Mapping[str, Mapping[str, Answer]],
    asked: Mapping[RubricName, frozenset[str]],
    signing: str,
) -> DraftLine:
    if summary is None:
        return DraftLine(assignment.id, assignment.region_id, None, "", 0, 0, 0, 0, None)
    answers = given.get(summary.assessment_id, {})
    required = asked[summary.rubric]
    state = AssessmentState.SIGNED if summary.assessment_id == signing else summary.state
    reason = ""
    if state is AssessmentState.ABANDONED:
        reason = assessments.assessment(s, summary.assessment_id).states[-1].reason
    return DraftLine(
        assignment_id=assignment.id,
        region_id=assignment.region_id,
        state=state,
        reason=reason,
        revision=summary.revision,
        rubric_version=summary.rubric.version,
        answered=sum(code in required and answer.answered for code, answer in answers.items()),
        required=len(required),
        changed_at=summary.changed_at,
    )
