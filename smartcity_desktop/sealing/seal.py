"""Making a package: written whole, read again and verified before it gets its name (PACKAGE.md 4)."""

from __future__ import annotations

import hashlib
import os
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from smartcity_desktop import __version__
from smartcity_desktop.core.errors import ChangeRefused, FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import (
    FORMAT_VERSION,
    Audience,
    Content,
    Head,
    PackageKind,
    PackageRefused,
    Role,
)
from smartcity_desktop.sealing import cms, container, names
from smartcity_desktop.sealing.certificates import read_certificate
from smartcity_desktop.sealing.container import Entry
from smartcity_desktop.sealing.head import head_json, read_head
from smartcity_desktop.sealing.manifest import JSON_TYPE, Row, manifest_bytes
from smartcity_desktop.sealing.quarantine import PrivateCopy, chunks
from smartcity_desktop.sealing.verify import check_own
from smartcity_desktop.system.files import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import BinaryIO

    from smartcity_desktop.sealing.signer import Signer

APPLICATION = f"SmartCity Desktop {__version__}"


@dataclass(frozen=True, slots=True)
class SealFile:
    """A file that goes into a package: its bytes, or where they lie."""

    name: str
    role: Role
    media_type: str
    source: bytes | Path


@dataclass(frozen=True, slots=True)
class HeadFields:
    """The part of the head that the caller decides. `created` (UTC) is also the signing time; it is cut to the second.

    All codes and ids follow `[A-Za-z0-9][A-Za-z0-9._:-]{0,79}`; digests are 64 hex digits.
    """

    kind: PackageKind
    package_id: str
    edition: str
    edition_digest: str | None
    roster_version: int
    signer_id: str
    audience: Audience
    assignment: str | None
    region: str | None
    sequence: int
    supersedes: str | None
    created: datetime
    audit_head: str | None
    audit_length: int


@dataclass(frozen=True, slots=True)
class Sealed:
    """A package that was made: its file, its digest (hex), its head."""

    path: Path
    digest: str
    head: Head


@dataclass(frozen=True, slots=True)
class _Measured:
    """A part of the package: name, where its bytes are, and what they are."""

    name: str
    source: bytes | Path
    size: int
    crc: int
    sha256: bytes


def seal(signer: Signer, head: HeadFields, files: Sequence[SealFile], out: Path) -> Sealed:
    """Make, sign and check a package.

    Args:
        signer: whose signature it bears.
        head: what the package is.
        files: in the order in which they are to stand in it.
        out: file to make; it must not exist yet, because what was signed once is never replaced.

    Raises:
        FileProblem: a source is unreadable, gone or changed while it was read; `out` exists; the disk is full.
        PackageRefused: the fields or names break the format, or evidence is not what its name says (`E_EVIDENCE`).
        ChangeRefused: the clock stands outside the years that a signature can say.
        Nothing is left behind in any of these cases.
    """
    created = _moment(head.created)
    if out.exists() or out.is_symlink():
        raise FileProblem(
            str(out),
            Text("paket dengan nama ini sudah ada.", "a package of this name exists already."),
            Text(
                "Paket yang sudah ada tidak diganti; pakai nama lain.",
                "It is not replaced; use another name.",
            ),
        )
    measured = [_measured(file.name, file.source) for file in files]
    _check_evidence(files, measured)
    full = _head(signer, head, created, files, measured)
    parts = [*_structure(signer, full, measured), *measured]
    entries = _entries(parts)
    with whole_file(out) as stream:
        _write(stream, parts, entries)
        stream.flush()
        os.fsync(stream.fileno())
        digest = _reread(Path(stream.name), container.whole_size(entries))
    return Sealed(out, digest, full)


def _moment(created: datetime) -> datetime:
    moment = created.astimezone(UTC).replace(microsecond=0)
    if not cms.FIRST_YEAR <= moment.year <= cms.LAST_YEAR:
        raise ChangeRefused(
            Text("Jam komputer menunjuk tahun {year}.", "The computer's clock says the year {year}.").filled(
                year=moment.year
            ),
            Text("Setel jam komputer, lalu tanda tangani.", "Set the clock, then sign."),
        )
    return moment


def _measured(name: str, source: bytes | Path) -> _Measured:
    digest, crc, size = hashlib.sha256(), 0, 0
    for piece in _pieces(source):
        digest.update(piece)
        crc = zlib.crc32(piece, crc)
        size += len(piece)
    return _Measured(name, source, size, crc, digest.digest())


def _pieces(source: bytes | Path) -> Iterable[bytes]:
    return chunks(source, container.ENTRY_LIMIT) if isinstance(source, Path) else (source,)


def _check_evidence(files: Sequence[SealFile], measured: Sequence[_Measured]) -> None:
    for file, found in zip(files, measured, strict=True):
        if file.role is Role.EVIDENCE and names.evidence_digest(file.name) != found.sha256.hex():
            raise PackageRefused("E_EVIDENCE", f"{file.name} changed on this disk since it was attached")


def _head(
    signer: Signer,
    fields: HeadFields,
    created: datetime,
    files: Sequence[SealFile],
    measured: Sequence[_Measured],
) -> Head:
    head = Head(
        version=FORMAT_VERSION,
        kind=fields.kind,
        package_id=fields.package_id,
        edition=fields.edition,
        edition_digest=fields.edition_digest,
        roster_version=fields.roster_version,
        signer=fields.signer_id,
        certificate_sha256=signer.certificate_sha256,
        audience=fields.audience,
        assignment=fields.assignment,
        region=fields.region,
        sequence=fields.sequence,
        supersedes=fields.supersedes,
        created=created,
        application=APPLICATION,
        audit_head=fields.audit_head,
        audit_length=fields.audit_length,
        contents=tuple(
            Content(file.name, file.role, file.media_type, found.size, found.sha256.hex())
            for file, found in zip(files, measured, strict=True)
        ),
    )
    # What a reader would refuse is refused here first, with the field named.
    return read_head(head_json(head))


def _structure(signer: Signer, head: Head, measured: Sequence[_Measured]) -> tuple[_Measured, ...]:
    """Return the four entries that open the package."""
    packaged = head_json(head)
    rows = [Row(names.HEAD, JSON_TYPE, hashlib.sha256(packaged).digest())]
    rows += [
        Row(content.name, content.media_type, found.sha256)
        for content, found in zip(head.contents, measured, strict=True)
    ]
    manifest = manifest_bytes(rows)
    certificate = read_certificate(signer.certificate)
    attributes = cms.signed_attributes(certificate, cms.manifest_digest(manifest), head.created)
    signature = cms.cms_bytes(certificate, signer.chain, attributes, signer.sign(attributes))
    return (
        _measured(names.MIMETYPE, container.MEDIA_TYPE),
        _measured(names.MANIFEST, manifest),
        _measured(names.SIGNATURE, signature),
        _measured(names.HEAD, packaged),
    )


def _entries(parts: Sequence[_Measured]) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for part in parts:
        if not names.is_safe(part.name):
            raise PackageRefused("E_ZIP_NAME", f"name {part.name!r} is not allowed")
        entries.append(Entry(part.name, part.size, part.crc, entries[-1].end if entries else 0))
    clash = names.clash(part.name for part in parts)
    if clash is not None:
        raise PackageRefused("E_ZIP_DUP", f"name {clash!r} stands for an earlier file or folder")
    if len(entries) > container.ENTRIES_LIMIT or container.whole_size(entries) > container.FILE_LIMIT:
        raise PackageRefused("E_LIMIT", f"{len(entries)} files, {container.whole_size(entries)} bytes")
    return tuple(entries)


def _write(stream: BinaryIO, parts: Sequence[_Measured], entries: Sequence[Entry]) -> None:
    for part, entry in zip(parts, entries, strict=True):
        stream.write(container.local_header(entry))
        digest = hashlib.sha256()
        for piece in _pieces(part.source):
            digest.update(piece)
            stream.write(piece)
        if digest.digest() != part.sha256:
            raise FileProblem(
                str(part.source),
                Text("berkas berubah saat paket dibuat.", "the file changed while the package was made."),
                Text("Tutup program yang memakainya, lalu ulangi.", "Close what uses it, then try again."),
            )
    stream.write(container.directory(entries))


def _reread(partial: Path, size: int) -> str:
    """Read what was written as a stranger would, before it gets its name."""
    with partial.open("rb") as source:
        return check_own(PrivateCopy(partial, source, size))
