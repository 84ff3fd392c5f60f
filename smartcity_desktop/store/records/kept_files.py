"""Which files the rows name, and whether there are rows at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from smartcity_desktop.store.tables import EDITION, EVIDENCE

if TYPE_CHECKING:
    from smartcity_desktop.store.database import Session


def cited_evidence(s: Session) -> tuple[tuple[str, str], ...]:
    """Return SHA-256 (hex) and ending of all evidence that was ever cited."""
    rows = s.connection().execute(select(EVIDENCE.c.sha256, EVIDENCE.c.extension))
    return tuple((row.sha256, row.extension) for row in rows)


def is_untouched(s: Session) -> bool:
    """Whether nothing was ever done in a database: no edition is in it, and so nothing that stands on one."""
    return s.connection().execute(select(EDITION.c.code).limit(1)).first() is None
