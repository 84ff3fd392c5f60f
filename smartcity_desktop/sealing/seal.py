"""Making a package: written whole, read again and verified before it gets its name (PACKAGE.md 4)."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

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
from smartcity_desktop.sealing.hashing import SideHash
from smartcity_desktop.sealing.head import head_json, read_head
from smartcity_desktop.sealing.manifest import JSON_TYPE, Row, manifest_bytes
from smartcity_desktop.sealing.quarantine import PrivateCopy, pieces_of
from smartcity_desktop.sealing.read_back import ReadBack
from smartcity_desktop.sealing.verify import check_own
from smartcity_desktop.system.at_rest import PLAIN, AtRest, changed
from smartcity_desktop.system.files import file_problem, open_regular, too_large, whole_file

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from smartcity_desktop.sealing.examination import Examination
    from smartcity_desktop.sealing.signer import Signer

APPLICATION = f"SmartCity Desktop {__version__}"
_PIECE = 256 * 1024
"""What is read, hashed, written and read back at a time: several such pieces fit into a processor's own memory."""
Source = bytes | Path | Callable[[], AbstractContextManager[BinaryIO]]
"""A file's bytes, where they lie as they are, or what opens them afresh each time (evidence at rest)."""


@dataclass(frozen=True, slots=True)
class SealFile:
    """A file that goes into a package: its bytes, or where they lie.

    Attributes:
        crc32: of evidence, as it was found when its name was, so that it need not be read to be measured.
    """

    name: str
    role: Role
    media_type: str
    source: Source
    crc32: int | None = None


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
    source: Source
    size: int
    crc: int
    sha256: bytes
    evidence: bool = False


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
    _parts: tuple[_Measured, ...]
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
                size = 0
                for piece in _pieces(part):
                    hashes.feed(part.name, piece)
                    size += len(piece)
                    if size > part.size:
                        raise _changed(part)
                    yield piece
                if size != part.size:
                    raise _changed(part)
            digests = hashes.digests()
        for part in self._parts:
            if digests[part.name] != part.sha256:
                raise _changed(part)
        yield container.directory(self._entries)


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
        closing(planned.pieces()) as pieces,
    ):
        for piece in pieces:
            made.write(piece)
        whole = made.finish()
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
    measured = [_measured(file) for file in files]
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


def _manifest(parts: Sequence[_Measured]) -> bytes:
    source = parts[1].source
    assert isinstance(source, bytes)
    return source


def _measured(file: SealFile) -> _Measured:
    """Find size and CRC-32 of a file, and its SHA-256 where its name does not say it."""
    named = names.evidence_digest(file.name) if file.role is Role.EVIDENCE else None
    if file.role is Role.EVIDENCE and named is None:
        raise PackageRefused("E_EVIDENCE", f"{file.name} is not named by its SHA-256")
    if named is not None and file.crc32 is not None and not isinstance(file.source, bytes):
        # That this is its CRC-32 follows from its SHA-256, which was taken of the same bytes and is proved on writing.
        size = _size(file.name, file.source)
        return _Measured(file.name, file.source, size, file.crc32, bytes.fromhex(named), evidence=True)
    digest, crc, size = hashlib.sha256(), 0, 0
    for piece in _opened(file.name, file.source):
        if named is None:
            digest.update(piece)
        crc = zlib.crc32(piece, crc)
        size += len(piece)
    sha256 = digest.digest() if named is None else bytes.fromhex(named)
    return _Measured(file.name, file.source, size, crc, sha256, named is not None)


def _pieces(part: _Measured) -> Iterable[bytes]:
    return _opened(part.name, part.source)


def _opened(name: str, source: Source) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    with _stream(name, source) as stream:
        yield from pieces_of(stream, name, container.ENTRY_LIMIT, _PIECE)


def _size(name: str, source: Path | Callable[[], AbstractContextManager[BinaryIO]]) -> int:
    with _stream(name, source) as stream:
        size = stream.seek(0, os.SEEK_END)
    if size > container.ENTRY_LIMIT:
        raise too_large(name, container.ENTRY_LIMIT)
    return size


@contextmanager
def _stream(
    name: str, source: Path | Callable[[], AbstractContextManager[BinaryIO]]
) -> Generator[BinaryIO, None, None]:
    try:
        with open_regular(source) if isinstance(source, Path) else source() as stream:
            yield stream
    except ValueError as problem:  # of a file at rest
        raise changed(name) from problem
    except OSError as error:
        raise file_problem(error, name) from error


def _part(name: str, content: bytes) -> _Measured:
    return _Measured(name, content, len(content), zlib.crc32(content), hashlib.sha256(content).digest())


def _changed(part: _Measured) -> FileProblem | PackageRefused:
    if part.evidence:
        return PackageRefused("E_EVIDENCE", f"{part.name} changed on this disk since it was attached")
    return FileProblem(
        str(part.source) if isinstance(part.source, Path) else part.name,
        Text("berkas berubah saat paket dibuat.", "the file changed while the package was made."),
        Text("Tutup program yang memakainya, lalu ulangi.", "Close what uses it, then try again."),
    )


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
    value = signer.sign(attributes)
    signature = cms.cms_bytes(certificate, signer.chain, attributes, value, signer.time_stamp(value))
    return (
        _part(names.MIMETYPE, container.MEDIA_TYPE),
        _part(names.MANIFEST, manifest),
        _part(names.SIGNATURE, signature),
        _part(names.HEAD, packaged),
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


def _look(written: BinaryIO, planned: Plan) -> None:
    """Look at what was written as a stranger would, before it gets its name.

    The mass of its files was read back while it was written (`ReadBack`) and is not read once more.
    """
    size = written.seek(0, os.SEEK_END)
    digest = check_own(PrivateCopy(written, size), _read_back)
    if (digest, size) != (planned.digest, planned.size):
        raise PackageRefused("E_DIGEST", "the package reads back differently from what was written")


def _read_back(x: Examination) -> None:
    x.intact = True
