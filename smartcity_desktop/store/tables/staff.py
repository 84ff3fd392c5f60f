"""Headquarters' people, and the log of all that they did."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 (SQLModel reads the annotations)

from smartcity_desktop.core.staff import Act, PersonStatus, StaffRole
from smartcity_desktop.store.columns import filled, moment, one_of, rule, sha256, whole, words
from smartcity_desktop.store.tables.foundation import STRICT, Row


class PersonRow(Row, table=True):
    """Somebody of headquarters. The certificate is empty until the authority is founded."""

    __tablename__ = "person"
    __table_args__ = (
        one_of("role", StaffRole),
        one_of("status", PersonStatus),
        filled("id"),
        filled("name"),
        rule("until_whole", "(status = 'removed') = (until IS NOT NULL)"),
        STRICT,
    )
    id: str = words(primary_key=True)
    name: str = words()
    role: str = words()
    certificate: bytes
    status: str = words()
    since: datetime = moment()
    until: datetime | None = moment()


class DeedRow(Row, table=True):
    """One line of headquarters' log. `line` is what was hashed; the columns say the same once more, to be looked for."""

    __tablename__ = "deed"
    __table_args__ = (one_of("act", Act), filled("line"), filled("who"), sha256("digest"), STRICT)
    sequence: int = whole(primary_key=True)
    at: datetime = moment()
    monotonic: int = whole()
    who: str = words()
    act: str = words()
    subject: str = words()
    old: str = words()
    new: str = words()
    reason: str = words()
    approvals: str = words()
    line: str = words()
    digest: str = words()
