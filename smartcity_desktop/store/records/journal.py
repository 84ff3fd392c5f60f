"""Histories of states: who moved an edition or an assessment where, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import insert, select

from smartcity_desktop.store.tables import ASSESSMENT_STATE, EDITION_STATE

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.store.database import Session

Subject = Literal["edition", "assessment"]


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a history of states; `state` is the value of the subject's own enumeration."""

    state: str
    at: datetime
    who: str
    reason: str


def state_changes(s: Session, subject: Subject, key: str) -> tuple[Change, ...]:
    """Return the history of an edition (by code) or an assessment (by id), oldest first."""
    table = EDITION_STATE if subject == "edition" else ASSESSMENT_STATE
    column = table.c.edition if subject == "edition" else table.c.assessment_id
    rows = s.connection().execute(select(table).where(column == key).order_by(table.c.sequence))
    return tuple(Change(row.state, row.at, row.who, row.reason) for row in rows)


def note_state(s: Session, subject: Subject, key: str, change: Change) -> None:
    """Write one line of a history."""
    table = EDITION_STATE if subject == "edition" else ASSESSMENT_STATE
    s.connection().execute(
        insert(table).values(
            {
                "edition" if subject == "edition" else "assessment_id": key,
                "state": change.state,
                "at": change.at,
                "who": change.who,
                "reason": change.reason,
            }
        )
    )
