"""What regions promised to hand in later, over many assessments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from smartcity_desktop.core.assessment import Field
from smartcity_desktop.core.promise import read_promises
from smartcity_desktop.store.records.entries import CURRENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.core.promise import Promise
    from smartcity_desktop.store.database import Session


def promises(s: Session, assessment_ids: Sequence[str]) -> dict[str, tuple[Promise, ...]]:
    """Return the promises that stand in these assessments, by id of the assessment; those without are left out."""
    rows = s.connection().execute(
        select(CURRENT.c.assessment_id, CURRENT.c.subject, CURRENT.c.value).where(
            CURRENT.c.field == Field.PROMISE.value, CURRENT.c.value.is_not(None)
        )
    )
    wanted = frozenset(assessment_ids)
    cells: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        if row.assessment_id in wanted:
            cells.setdefault(row.assessment_id, []).append((row.subject, row.value))
    return {number: read_promises(found) for number, found in cells.items()}
