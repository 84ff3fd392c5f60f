"""Headquarters' log: appended to in the transaction of the act itself, never changed."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from smartcity_desktop.core.deeds import (
    START,
    UNSIGNED,
    Approval,
    Approvals,
    Deed,
    Kept,
    deed_line,
    next_hash,
)
from smartcity_desktop.core.staff import Act
from smartcity_desktop.store.tables import DEED

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.store.database import Session


def append_deed(
    s: Session,
    *,
    at: datetime,
    monotonic: int,
    who: str,
    act: Act,
    subject: str,
    old: str = "",
    new: str = "",
    reason: str = "",
    approvals: Approvals = UNSIGNED,
) -> Kept:
    """Append one line, chained to the last.

    Args:
        s: in the transaction of the act itself: both stand, or neither.
        at: UTC.
        monotonic: counted time in nanoseconds.
        who: id of the person.
        act: what was done.
        subject: what to.
        old: before.
        new: after.
        reason: where one was asked for.
        approvals: what was signed for it.
    """
    length, head = log_head(s)
    deed = Deed(length + 1, at, monotonic, who, act, subject, old, new, reason, approvals)
    line = deed_line(deed)
    digest = next_hash(head, line.encode("utf-8")).hex()
    s.connection().execute(
        insert(DEED).values(
            sequence=deed.sequence,
            at=at,
            monotonic=monotonic,
            who=who,
            act=act.value,
            subject=subject,
            old=old,
            new=new,
            reason=reason,
            approvals=_to_column(approvals),
            line=line,
            digest=digest,
        )
    )
    return Kept(deed, line, digest)


def log_head(s: Session) -> tuple[int, bytes]:
    """Return the number of the last line (0 before the first) and the head of the chain (32 bytes)."""
    last = select(func.max(DEED.c.sequence)).scalar_subquery()
    row = (
        s.connection().execute(select(DEED.c.sequence, DEED.c.digest).where(DEED.c.sequence == last)).first()
    )
    return (row.sequence, bytes.fromhex(row.digest)) if row else (0, START)


def last_signed(s: Session) -> int:
    """Return the number of the last line that somebody signed; 0 where there is none."""
    signed = select(func.max(DEED.c.sequence)).where(DEED.c.approvals != _to_column(UNSIGNED))
    return s.connection().execute(signed).scalar() or 0


def deeds(s: Session) -> tuple[Kept, ...]:
    """Return the whole log, oldest first."""
    rows = s.connection().execute(select(DEED).order_by(DEED.c.sequence))
    return tuple(Kept(_deed(row), row.line, row.digest) for row in rows)


def of_acts(s: Session, acts: tuple[Act, ...]) -> tuple[Deed, ...]:
    """Return the lines of some acts, oldest first."""
    wanted = DEED.c.act.in_([act.value for act in acts])
    return tuple(
        _deed(row) for row in s.connection().execute(select(DEED).where(wanted).order_by(DEED.c.sequence))
    )


def _deed(row: Any) -> Deed:
    return Deed(
        sequence=row.sequence,
        at=row.at,
        monotonic=row.monotonic,
        who=row.who,
        act=Act(row.act),
        subject=row.subject,
        old=row.old,
        new=row.new,
        reason=row.reason,
        approvals=_from_column(row.approvals),
    )


def _to_column(approvals: Approvals) -> str:
    signed = [
        {
            "who": one.person_id,
            "role": one.role,
            "certificate": b64encode(one.certificate).decode("ascii"),
            "signature": b64encode(one.signature).decode("ascii"),
        }
        for one in approvals.signed
    ]
    return json.dumps({"statement": approvals.statement.decode("utf-8"), "signed": signed})


def _from_column(text: str) -> Approvals:
    found = json.loads(text)
    return Approvals(
        found["statement"].encode("utf-8"),
        tuple(
            Approval(one["who"], one["role"], b64decode(one["certificate"]), b64decode(one["signature"]))
            for one in found["signed"]
        ),
    )
