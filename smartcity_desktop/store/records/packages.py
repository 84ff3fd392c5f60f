"""Packages that were made here and that came, and the log of exports."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import func, insert, select, update

from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageKind
from smartcity_desktop.store.tables import PACKAGE, PACKAGE_EXPORT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from smartcity_desktop.core.package import Head
    from smartcity_desktop.store.database import Session

Direction = Literal["in", "out"]
_SETTLED = ("made", "taken")


@dataclass(frozen=True, slots=True)
class PackageRecord:
    """What is known of one package.

    Attributes:
        digest: what names it: the package digest; the SHA-256 of its file where that could not be trusted.
        kind: what it carries. direction: `out` made here, `in` came. status: `made`, `taken`, `held`, `refused`.
        edition, assignment_id, sequence, supersedes, signer: as its head says.
        file: its name in outbox, inbox or held. code, detail: why it is held or refused.
        at: when this was noted. assessment_id: the assessment it carries, where that is kept here.
        audit_head, audit_length: of the history inside, as its head says.
        exported_to, exported_at: where and when it was copied last; kept by `set_exported`.
    """

    digest: str
    kind: PackageKind
    direction: str
    edition: str
    assignment_id: str | None
    sequence: int
    supersedes: str | None
    signer: str
    file: str
    status: str
    code: str
    detail: str
    at: datetime
    assessment_id: str | None
    exported_to: str = ""
    exported_at: datetime | None = None
    audit_head: str | None = None
    audit_length: int = 0


def made_here(
    head: Head, digest: str, file: str, assessment_id: str | None = None, at: datetime | None = None
) -> PackageRecord:
    """Return the record of a package that was made here, as its own head tells it.

    Args:
        head: of the package.
        digest: of the package.
        file: its name in the outbox.
        assessment_id: the assessment that it carries.
        at: when it was noted; by default when it was made, to the second.
    """
    return PackageRecord(
        digest=digest,
        kind=head.kind,
        direction="out",
        edition=head.edition,
        assignment_id=head.assignment,
        sequence=head.sequence,
        supersedes=head.supersedes,
        signer=head.signer,
        file=file,
        status="made",
        code="",
        detail="",
        at=at or head.created,
        assessment_id=assessment_id,
    )


_EARLIER = PACKAGE_EXPORT.alias()
_LAST = (
    select(func.max(_EARLIER.c.sequence))
    .where(_EARLIER.c.digest == PACKAGE.c.digest)
    .correlate(PACKAGE)
    .scalar_subquery()
)
_ALL = (
    select(
        PACKAGE,
        PACKAGE_EXPORT.c.target.label("exported_to"),
        PACKAGE_EXPORT.c.at.label("exported_at"),
    )
    .join_from(PACKAGE, PACKAGE_EXPORT, PACKAGE_EXPORT.c.sequence == _LAST, isouter=True)
    .order_by(PACKAGE.c.number)
)


def put_package(s: Session, record: PackageRecord) -> None:
    """Note a package that was made or taken in; one that was held or refused before is settled by it.

    Raises:
        ChangeRefused: this package was made or taken before, or another one stands at its place in the chain.
    """
    known = package(s, record.digest)
    if known is not None and known.status in _SETTLED:
        raise ChangeRefused(
            Text("Paket ini sudah tercatat.", "This package is on record already."),
            Text("Tidak perlu tindakan.", "Nothing has to be done."),
        )
    if record.status in _SETTLED and record.assignment_id is not None:
        rival = select(PACKAGE.c.digest).where(
            PACKAGE.c.assignment_id == record.assignment_id,
            PACKAGE.c.direction == record.direction,
            PACKAGE.c.kind == record.kind.value,
            PACKAGE.c.sequence == record.sequence,
            PACKAGE.c.status.in_(_SETTLED),
        )
        if s.connection().execute(rival).first() is not None:
            raise ChangeRefused(
                Text(
                    "Paket nomor {n} untuk penugasan {assignment} sudah ada.",
                    "There is a package number {n} of assignment {assignment} already.",
                ).filled(n=record.sequence, assignment=record.assignment_id),
                Text("Periksa kedua paket itu.", "Look at both packages."),
            )
    _write(s, record, new=known is None)


def note_package(s: Session, record: PackageRecord) -> None:
    """Note what became of a package that was held or refused; one that was made or taken stays as it is."""
    known = package(s, record.digest)
    if known is None or known.status not in _SETTLED:
        _write(s, record, new=known is None)


def package(s: Session, digest: str) -> PackageRecord | None:
    """Return what is known of a package."""
    return next(_read(s, PACKAGE.c.digest == digest), None)


def of_assessment(s: Session, assessment_id: str) -> PackageRecord | None:
    """Return the package that carries an assessment, made here or taken in."""
    return next(_read(s, PACKAGE.c.assessment_id == assessment_id, PACKAGE.c.status.in_(_SETTLED)), None)


def chain(s: Session, assignment_id: str, direction: str) -> tuple[PackageRecord, ...]:
    """Return the packages of an assignment that were made or taken, by sequence."""
    found = _read(
        s,
        PACKAGE.c.assignment_id == assignment_id,
        PACKAGE.c.direction == direction,
        PACKAGE.c.status.in_(_SETTLED),
    )
    return tuple(sorted(found, key=lambda record: record.sequence))


def packages(s: Session, edition: str) -> tuple[PackageRecord, ...]:
    """Return all packages of an edition, in the order in which they were noted first."""
    return tuple(_read(s, PACKAGE.c.edition == edition))


def carrying_sheets(s: Session) -> tuple[PackageRecord, ...]:
    """Return the packages of assessments that were made here or taken in, oldest first."""
    kind = PACKAGE.c.kind == PackageKind.ASSESSMENT.value
    return tuple(_read(s, kind, PACKAGE.c.status.in_(_SETTLED)))


def made_files(s: Session) -> frozenset[str]:
    """Return the names in the outbox of all packages made here."""
    made = select(PACKAGE.c.file).where(PACKAGE.c.direction == "out", PACKAGE.c.status == "made")
    return frozenset(s.connection().execute(made).scalars())


def kept_files(s: Session) -> frozenset[str]:
    """Return the names of all files, wherever they lie, that packages on record have."""
    return frozenset(s.connection().execute(select(PACKAGE.c.file)).scalars())


def held(s: Session) -> tuple[PackageRecord, ...]:
    """Return the packages that wait for somebody, of every edition, in the order in which they came."""
    return tuple(_read(s, PACKAGE.c.status == "held"))


def set_exported(s: Session, digest: str, to: str, at: datetime) -> None:
    """Write into the log of exports that a package was copied to a place.

    Raises:
        NotFound: there is no such package.
    """
    if package(s, digest) is None:
        raise NotFound(Text("paket", "package"), digest)
    s.connection().execute(insert(PACKAGE_EXPORT).values(digest=digest, target=to, at=at))


def _read(s: Session, *conditions: Any) -> Iterator[PackageRecord]:
    for row in s.connection().execute(_ALL.where(*conditions)):
        values = {field.name: getattr(row, field.name) for field in fields(PackageRecord)}
        values["kind"] = PackageKind(row.kind)
        values["exported_to"] = row.exported_to or ""
        yield PackageRecord(**values)


def _write(s: Session, record: PackageRecord, *, new: bool) -> None:
    values = {
        field.name: getattr(record, field.name)
        for field in fields(PackageRecord)
        if not field.name.startswith("exported_")
    }
    values["kind"] = record.kind.value
    if new:
        s.connection().execute(insert(PACKAGE).values(values))
    else:
        s.connection().execute(update(PACKAGE).where(PACKAGE.c.digest == record.digest).values(values))
