"""The versions of its rubric that an edition was published with: the first, and those that followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from smartcity_desktop.core.rubric import RubricName
from smartcity_desktop.store.tables import EDITION_RUBRIC

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.store.database import Session


@dataclass(frozen=True, slots=True)
class RubricVersion:
    """A version of an edition's rubric.

    Attributes:
        since: number of the first publication with it, as far as this computer knows.
        reason: why it followed the one before, where it was published; empty for the first, and at an assessor's.
        at: when it was published, or taken in.
    """

    name: RubricName
    since: int
    reason: str
    at: datetime


def note_rubric(
    s: Session, edition: str, name: RubricName, *, since: int, at: datetime, reason: str = ""
) -> None:
    """Note the rubric of a publication; one that the edition had before changes nothing."""
    if not name.code or any(version.name == name for version in rubric_versions(s, edition)):
        return
    s.connection().execute(
        insert(EDITION_RUBRIC).values(
            edition=edition,
            since=since,
            rubric_code=name.code,
            rubric_version=name.version,
            rubric_digest=name.digest,
            reason=reason,
            at=at,
        )
    )


def rubric_versions(s: Session, edition: str) -> tuple[RubricVersion, ...]:
    """Return all versions that an edition was published with, the oldest first."""
    rows = s.connection().execute(
        select(EDITION_RUBRIC).where(EDITION_RUBRIC.c.edition == edition).order_by(EDITION_RUBRIC.c.since)
    )
    return tuple(
        RubricVersion(
            RubricName(row.rubric_code, row.rubric_version, row.rubric_digest), row.since, row.reason, row.at
        )
        for row in rows
    )
