"""What was saved last, and how much of it is in no package yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.store.tables import ASSESSMENT, ASSIGNMENT, ENTRY, REGION

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.store.database import Session


@dataclass(frozen=True, slots=True)
class LastWork:
    """The end of the history.

    Attributes:
        entry: number of the last line, 0 for none. at: its moment. unsigned: lines of drafts.
    """

    entry: int
    at: datetime | None
    unsigned: int


def last_work(s: Session) -> LastWork:
    """Return how the history ends."""
    connection = s.connection()
    last = connection.execute(select(ENTRY).order_by(ENTRY.c.sequence.desc()).limit(1)).first()
    drafts = (
        select(func.count())
        .select_from(ENTRY)
        .join(ASSESSMENT, ASSESSMENT.c.id == ENTRY.c.assessment_id)
        .where(ASSESSMENT.c.state == AssessmentState.DRAFT.value)
    )
    if last is None:
        return LastWork(0, None, 0)
    return LastWork(last.sequence, last.at, int(connection.execute(drafts).scalar_one()))


def lines_since(s: Session, entry: int) -> int:
    """Return how many lines of the history stand behind a number."""
    counted = select(func.count()).select_from(ENTRY).where(ENTRY.c.sequence > entry)
    return int(s.connection().execute(counted).scalar_one())


def region_of(s: Session, assignment_id: str) -> str:
    """Return the name of an assignment's region; empty where there is no such assignment."""
    wanted = select(REGION.c.name).join_from(ASSIGNMENT, REGION, REGION.c.id == ASSIGNMENT.c.region_id)
    return str(s.connection().execute(wanted.where(ASSIGNMENT.c.id == assignment_id)).scalar() or "")
