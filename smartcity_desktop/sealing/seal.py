"""Making a package: written whole, read again and verified before it gets its name (PACKAGE.md 4)."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
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
)
from smartcity_desktop.sealing import cms, container, names
from smartcity_desktop.sealing.certificates import read_certificate
from smartcity_desktop.sealing.container import Entry
from smartcity_desktop.sealing.hashing import SideHash
from smartcity_desktop.sealing.head import head_json, read_head
from smartcity_desktop.sealing.manifest import JSON_TYPE, Row, manifest_bytes
from smartcity_desktop.sealing.read_back import ReadBack
from smartcity_desktop.sealing.sources import (
    Measured,
    SealFile,
    measure,
    part_of,
    pieces_from,
    source_changed,
)
from smartcity_desktop.sealing.verify import check_own
from smartcity_desktop.system.at_rest import PLAIN, AtRest
from smartcity_desktop.system.files import whole_file

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from smartcity_desktop.sealing.quarantine import PrivateCopy
    from smartcity_desktop.sealing.signer import Signer

APPLICATION = f"SmartCity Desktop {__version__}"
_NOTHING = hashlib.sha256().digest()  # of an empty file, which no walk comes by


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
class Plan:
    """A package that is signed and not written yet: every byte of it is settled.

    Attributes:
        head: as it stands in it.
        digest: package digest (hex).
        size: of the whole file in bytes.
    """

    head: Head
    digest: str
    size: int
    _parts: tuple[Measured, ...]
    _entries: tuple[Entry, ...]

    def pieces(self) -> Generator[bytes, None, None]:
        """Give the package's bytes in order, in pieces: the whole of a source that is `bytes`, else at most 256 KiB.

        Every source is hashed beside it. Before the last piece is given all of them were found to be what was
        signed, so that a package whose source changed is never finished.

        Raises:
            FileProblem: a source is unreadable, gone or changed since it was measured.
            PackageRefused: `E_EVIDENCE`: evidence is not what its name says.
        """
        with SideHash() as hashes:
            for part, entry in zip(self._parts, self._entries, strict=True):
                yield container.local_header(entry)
                hashes.feed(part.name, b"")
                for piece in pieces_from(part, entry.data):
                    hashes.feed(part.name, piece)
                    yield piece
            digests = hashes.digests()
        for part in self._parts:
            if digests[part.name] != part.sha256:
                raise source_changed(part)
        yield container.directory(self._entries)

    def unproven(self) -> Generator[bytes, None, None]:
        """Give the same bytes without hashing a source: for who hashes what becomes of them, then asks `refuse`.

        Raises:
            FileProblem, PackageRefused: a source is unreadable, gone, longer or shorter.
        """
        for part, entry in zip(self._parts, self._entries, strict=True):
            yield container.local_header(entry)
            yield from pieces_from(part, entry.data)
        yield container.directory(self._entries)

    def refuse(self, written: PrivateCopy) -> None:
        """Refuse what was written where a file of it is not what was signed.

        Args:
            written: the package, with the digests of its files.

        Raises:
            FileProblem, PackageRefused: a source changed since it was measured.
            PackageRefused: `E_DIGEST`: the source is what it was; what was written reads back differently.
        """
        for part, entry in zip(self._parts, self._entries, strict=True):
            if written.digests.get((entry.data, entry.size), _NOTHING) == part.sha256:
                continue
            now = hashlib.sha256()
            for piece in pieces_from(part, entry.data):
                now.update(piece)
            raise source_changed(part) if now.digest() != part.sha256 else _differs()


def seal(
    signer: Signer, head: HeadFields, files: Sequence[SealFile], out: Path, at_rest: AtRest = PLAIN
) -> Sealed:
    """Make, sign and check a package.

    Args:
        signer: whose signature it bears.
        head: what the package is.
        files: in the order in which they are to stand in it.
        out: file to make; it must not exist yet, because what was signed once is never replaced.
        at_rest: how the file is to lie on the disk.

    Raises:
        FileProblem: a source is unreadable, gone or changed while it was read; `out` exists; the disk is full.
        PackageRefused: the fields or names break the format, or evidence is not what its name says (`E_EVIDENCE`).
        ChangeRefused: the clock stands outside the years that a signature can say.
        Nothing is left behind in any of these cases.
    """
    refuse_taken(out)
    planned = plan(signer, head, files)
    with (
        whole_file(out) as raw,
        ReadBack(raw, at_rest) as made,
        closing(planned.unproven()) as pieces,
    ):
        for piece in pieces:
            made.write(piece)
        whole = made.finish()
        planned.refuse(whole)
        # The disk writes while what was written is looked at: neither waits for the other.
        with ThreadPoolExecutor(1) as disk:
            written = disk.submit(os.fsync, raw.fileno())
            _look(whole, planned)
            written.result()
    return Sealed(out, planned.digest, planned.head)


def refuse_taken(out: Path) -> None:
    """Refuse a name that is taken: what was signed once is never replaced.

    Raises:
        FileProblem: there is such a file.
    """
    if out.exists() or out.is_symlink():
        raise FileProblem(
            str(out),
            Text("paket dengan nama ini sudah ada.", "a package of this name exists already."),
            Text(
                "Paket yang sudah ada tidak diganti; pakai nama lain.",
                "It is not replaced; use another name.",
            ),
        )


def plan(signer: Signer, head: HeadFields, files: Sequence[SealFile]) -> Plan:
    """Measure the files and sign, without writing anything.

    What evidence is called is taken for its SHA-256; `Plan.pieces` proves it.

    Raises:
        FileProblem, PackageRefused, ChangeRefused: as `seal`.
    """
    created = _moment(head.created)
    measured = [measure(file) for file in files]
    full = _head(signer, head, created, files, measured)
    parts = (*_structure(signer, full, measured), *measured)
    entries = _entries(parts)
    digest = cms.manifest_digest(_manifest(parts)).hex()
    return Plan(full, digest, container.whole_size(entries), parts, entries)


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


def _manifest(parts: Sequence[Measured]) -> bytes:
    source = parts[1].source
    assert isinstance(source, bytes)
    return source


def _head(
    signer: Signer,
    fields: HeadFields,
    created: datetime,
    files: Sequence[SealFile],
    measured: Sequence[Measured],
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


def _structure(signer: Signer, head: Head, measured: Sequence[Measured]) -> tuple[Measured, ...]:
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
    value = signer.sign(attributes)
    signature = cms.cms_bytes(certificate, signer.chain, attributes, value, signer.time_stamp(value))
    return (
        part_of(names.MIMETYPE, container.MEDIA_TYPE),
        part_of(names.MANIFEST, manifest),
        part_of(names.SIGNATURE, signature),
        part_of(names.HEAD, packaged),
    )


def _entries(parts: Sequence[Measured]) -> tuple[Entry, ...]:
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


def _look(written: PrivateCopy, planned: Plan) -> None:
    """Look at what was written as a stranger would, before it gets its name.

    The mass of its files was hashed when it was read back (`ReadBack`) and is not read once more.
    """
    if (check_own(written), written.size) != (planned.digest, planned.size):
        raise _differs()


def _differs() -> PackageRefused:
    return PackageRefused("E_DIGEST", "the package reads back differently from what was written")
