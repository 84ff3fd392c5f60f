"""The lists of an edition: regions, panel, assignments, roster.

Each row knows since which publication it is there. What is published stays; what waits for the next publication may
still change; a draft is all waiting.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, and_, delete, insert, select, update

from smartcity_desktop.core.edition import (
    Assessor,
    Assignment,
    Mode,
    Recipients,
    RosterEntry,
    RosterStatus,
    SignerEntry,
    SignerStatus,
    TimeStampService,
)
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text
from smartcity_desktop.store.tables import ASSIGNMENT, EDITION_ASSESSOR, EDITION_REGION, ROSTER

if TYPE_CHECKING:
    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.store.database import Session

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class EditionParts:
    """The lists, each in the edition's own order."""

    regions: tuple[str, ...]
    assessors: tuple[Assessor, ...]
    assignments: tuple[Assignment, ...]
    roster: tuple[RosterEntry, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A list: its table, what keys it within the edition, and its name for people."""

    table: Table
    key: str
    name: Text


# In this order rows can be added; in the other they can be taken out.
_PARTS = (
    _Part(EDITION_REGION, "region_id", Text("daerah", "region")),
    _Part(EDITION_ASSESSOR, "assessor_id", Text("asesor", "assessor")),
    _Part(ASSIGNMENT, "id", Text("penugasan", "assignment")),
    _Part(ROSTER, "certificate_sha256", Text("sertifikat", "certificate")),
)


def put_parts(s: Session, code: str, parts: EditionParts, *, since: int) -> None:
    """Add all lists to a new edition."""
    for part, rows in zip(_PARTS, _rows(parts), strict=True):
        if rows:
            values = [
                row | {"edition": code, "position": k, "since": since} for k, row in enumerate(rows.values())
            ]
            s.connection().execute(insert(part.table), values)


def replace_parts(s: Session, code: str, parts: EditionParts) -> None:
    """Replace all lists of a draft."""
    for part in reversed(_PARTS):
        s.connection().execute(delete(part.table).where(part.table.c.edition == code))
    put_parts(s, code, parts, since=1)


def merge_parts(
    s: Session, code: str, parts: EditionParts, *, published: int, since: int | None = None
) -> None:
    """Bring the lists of a published edition to `parts`, leaving what is published.

    Args:
        s: in a write transaction.
        code: of the edition.
        parts: what is to stand there.
        published: number of the last publication.
        since: number of the publication that new rows come with; the next one by default.

    Raises:
        ChangeRefused: something published is missing in `parts`, or other than it was.
    """
    new_lists = _rows(parts)
    old_lists = [_stored(s, code, part) for part in _PARTS]
    for part, old, new in zip(_PARTS, old_lists, new_lists, strict=True):
        for key, row in old.items():
            if row["since"] <= published:
                _refuse_change(part, key, row, new.get(key))
    for part, old, new in reversed(list(zip(_PARTS, old_lists, new_lists, strict=True))):
        for key in old.keys() - new.keys():
            s.connection().execute(delete(part.table).where(_is(part, code, key)))
    number = since if since is not None else published + 1
    for part, old, new in zip(_PARTS, old_lists, new_lists, strict=True):
        _write(s, part, code, old, new, number)


def read_parts(s: Session, code: str) -> EditionParts:
    """Return the lists of an edition."""

    def rows(table: Table) -> list[Any]:
        wanted = select(table).where(table.c.edition == code).order_by(table.c.position)
        return list(s.connection().execute(wanted))

    return EditionParts(
        regions=tuple(row.region_id for row in rows(EDITION_REGION)),
        assessors=tuple(Assessor(r.assessor_id, r.name, r.institution) for r in rows(EDITION_ASSESSOR)),
        assignments=tuple(
            Assignment(r.id, r.region_id, r.assessor_id, Mode(r.mode)) for r in rows(ASSIGNMENT)
        ),
        roster=tuple(
            RosterEntry(
                assessor_id=row.assessor_id,
                certificate=row.certificate,
                certificate_sha256=row.certificate_sha256,
                status=RosterStatus(row.status),
                valid_from=row.valid_from,
                valid_until=row.valid_until,
                recipient=row.recipient,
                chain=tuple(map(b64decode, json.loads(row.chain))),
                days_left=row.days_left,
                revoked_at=row.revoked_at,
            )
            for row in rows(ROSTER)
        ),
    )


_RECEIPTS = "receipts"


def keys_to_columns(edition: Edition) -> dict[str, str]:
    """Return the columns of the keys that an edition names: for whom to encrypt, who signs, headquarters' people too."""
    recipients = {
        "working": list(edition.recipients.working),
        "recovery": list(edition.recipients.recovery),
    }
    signers = [
        {"certificate": b64encode(one.certificate).decode("ascii"), "status": one.status.value, "for": use}
        for use, entries in (("editions", edition.signers), (_RECEIPTS, edition.staff))
        for one in entries
    ]
    return {
        "recipients": json.dumps(recipients) if edition.recipients.all else "{}",
        "signers": json.dumps(signers),
        **services_to_columns(edition),
    }


def services_to_columns(edition: Edition) -> dict[str, str]:
    """Return the column of the time-stamping services that an edition names."""
    services = [
        {"url": one.url, "certificate": b64encode(one.certificate).decode("ascii")}
        for one in edition.time_stamp_services
    ]
    return {"time_stamp_services": json.dumps(services)}


def read_services(text: str) -> tuple[TimeStampService, ...]:
    """Read the column of time-stamping services."""
    return tuple(
        TimeStampService(one["url"], der, sha256(der).hexdigest())
        for one in json.loads(text)
        for der in (b64decode(one["certificate"]),)
    )


def read_recipients(text: str) -> Recipients:
    """Read the column of recipients."""
    found = json.loads(text)
    return Recipients(tuple(found.get("working", ())), tuple(found.get("recovery", ())))


def read_signers(text: str) -> tuple[SignerEntry, ...]:
    """Read who signs editions; the digests of the certificates are computed anew."""
    return tuple(_signer(one) for one in json.loads(text) if one.get("for") != _RECEIPTS)


def read_staff(text: str) -> tuple[SignerEntry, ...]:
    """Read who of headquarters' people signs receipts out of the same column."""
    return tuple(_signer(one) for one in json.loads(text) if one.get("for") == _RECEIPTS)


def _signer(one: dict[str, str]) -> SignerEntry:
    der = b64decode(one["certificate"])
    return SignerEntry(der, sha256(der).hexdigest(), SignerStatus(one["status"]))


def _rows(parts: EditionParts) -> tuple[dict[str, Values], ...]:
    """Return each list as rows by key, in the order of `_PARTS`."""
    return (
        {region_id: {"region_id": region_id} for region_id in parts.regions},
        {a.id: {"assessor_id": a.id, "name": a.name, "institution": a.institution} for a in parts.assessors},
        {
            a.id: {
                "id": a.id,
                "region_id": a.region_id,
                "assessor_id": a.assessor_id,
                "mode": a.mode.value,
            }
            for a in parts.assignments
        },
        {
            e.certificate_sha256: {
                "certificate_sha256": e.certificate_sha256,
                "assessor_id": e.assessor_id,
                "certificate": e.certificate,
                "status": e.status.value,
                "valid_from": e.valid_from,
                "valid_until": e.valid_until,
                "recipient": e.recipient,
                "chain": json.dumps([b64encode(above).decode("ascii") for above in e.chain]),
                "days_left": e.days_left,
                "revoked_at": e.revoked_at,
            }
            for e in parts.roster
        },
    )


def _stored(s: Session, code: str, part: _Part) -> dict[str, Values]:
    found = s.connection().execute(select(part.table).where(part.table.c.edition == code))
    return {getattr(row, part.key): dict(row._mapping) for row in found}


def _is(part: _Part, code: str, key: str) -> Any:
    return and_(part.table.c.edition == code, part.table.c[part.key] == key)


def _refuse_change(part: _Part, key: str, old: Values, new: Values | None) -> None:
    remedy = Text("Buat periode baru bila harus berubah.", "Make a new edition if it has to change.")
    if new is None:
        raise ChangeRefused(
            Text(
                "{what} {key} sudah terbit dan tidak dapat dikeluarkan dari periode.",
                "The {what} {key} is published and cannot be taken out of the edition.",
            ).filled(what=Text(part.name.id.capitalize(), part.name.en), key=key),
            remedy,
        )
    changed = [name for name, value in new.items() if old[name] != value]
    if not all(_may_change(name, old[name], new[name]) for name in changed):
        raise ChangeRefused(
            Text(
                "{what} {key} sudah terbit dan tidak dapat diubah.",
                "The {what} {key} is published and cannot change.",
            ).filled(what=Text(part.name.id.capitalize(), part.name.en), key=key),
            remedy,
        )


def _may_change(name: str, old: Any, new: Any) -> bool:
    """Whether a new publication may say so of a certificate: that it is revoked, or ends earlier."""
    if name == "status":
        return bool(new == RosterStatus.REVOKED)
    if name == "revoked_at":
        return old is None
    return name == "days_left" or (name == "valid_until" and bool(new < old))


def _write(
    s: Session, part: _Part, code: str, old: dict[str, Values], new: dict[str, Values], since: int
) -> None:
    """Add the rows that are new and renew those that differ; each keeps its place in the order."""
    added = []
    for position, (key, row) in enumerate(new.items()):
        values = row | {"position": position}
        if key not in old:
            added.append(values | {"edition": code, "since": since})
        elif any(old[key][name] != value for name, value in values.items()):
            s.connection().execute(update(part.table).where(_is(part, code, key)).values(values))
    if added:
        s.connection().execute(insert(part.table), added)
