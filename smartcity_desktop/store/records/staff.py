"""Headquarters' people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from smartcity_desktop.core.errors import NotFound
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.staff import Person, PersonStatus, StaffRole
from smartcity_desktop.store.tables import PERSON

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.store.database import Session


def put_person(s: Session, person: Person) -> None:
    """Write somebody new down."""
    s.connection().execute(
        insert(PERSON).values(
            id=person.id,
            name=person.name,
            role=person.role.value,
            certificate=person.certificate,
            status=person.status.value,
            since=person.since,
            until=person.until,
        )
    )


def people(s: Session) -> tuple[Person, ...]:
    """Return everybody who works here or did, by id."""
    rows = s.connection().execute(select(PERSON).order_by(PERSON.c.since, PERSON.c.id))
    return tuple(_person(row) for row in rows)


def person(s: Session, person_id: str) -> Person:
    """Return one person.

    Raises:
        NotFound: nobody has this id.
    """
    row = s.connection().execute(select(PERSON).where(PERSON.c.id == person_id)).first()
    if row is None:
        known = s.connection().execute(select(PERSON.c.id).order_by(PERSON.c.id)).scalars()
        raise NotFound(Text("petugas", "person"), person_id, tuple(known))
    return _person(row)


def set_role(s: Session, person_id: str, role: StaffRole) -> None:
    """Give somebody another role."""
    s.connection().execute(update(PERSON).where(PERSON.c.id == person_id).values(role=role.value))


def set_certificate(s: Session, person_id: str, certificate: bytes) -> None:
    """Keep the certificate (DER) of somebody's signing key."""
    s.connection().execute(update(PERSON).where(PERSON.c.id == person_id).values(certificate=certificate))


def set_removed(s: Session, person_id: str, at: datetime) -> None:
    """Write down that somebody left."""
    s.connection().execute(
        update(PERSON).where(PERSON.c.id == person_id).values(status=PersonStatus.REMOVED.value, until=at)
    )


def _person(row: Any) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        role=StaffRole(row.role),
        certificate=row.certificate,
        status=PersonStatus(row.status),
        since=row.since,
        until=row.until,
    )
