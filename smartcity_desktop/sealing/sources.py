"""What goes into a package: the bytes, or where they lie, and how they are measured and given out."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageRefused, Role
from smartcity_desktop.sealing import container, names
from smartcity_desktop.sealing.quarantine import pieces_of
from smartcity_desktop.system.at_rest import changed
from smartcity_desktop.system.files import file_problem, open_regular, too_large

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

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
class Measured:
    """A part of the package: name, where its bytes are, and what they are."""

    name: str
    source: Source
    size: int
    crc: int
    sha256: bytes
    evidence: bool = False


def measure(file: SealFile) -> Measured:
    """Find size and CRC-32 of a file, and its SHA-256 where its name does not say it."""
    named = names.evidence_digest(file.name) if file.role is Role.EVIDENCE else None
    if file.role is Role.EVIDENCE and named is None:
        raise PackageRefused("E_EVIDENCE", f"{file.name} is not named by its SHA-256")
    if named is not None and file.crc32 is not None and not isinstance(file.source, bytes):
        # That this is its CRC-32 follows from its SHA-256, which was taken of the same bytes and is proved on writing.
        size = _size(file.name, file.source)
        return Measured(file.name, file.source, size, file.crc32, bytes.fromhex(named), evidence=True)
    digest, crc, size = hashlib.sha256(), 0, 0
    for piece in _opened(file.name, file.source):
        if named is None:
            digest.update(piece)
        crc = zlib.crc32(piece, crc)
        size += len(piece)
    sha256 = digest.digest() if named is None else bytes.fromhex(named)
    return Measured(file.name, file.source, size, crc, sha256, named is not None)


def pieces_from(part: Measured, at: int) -> Iterator[bytes]:
    """Give the bytes of a part that begins at `at` in the package, cut where a multiple of `_PIECE` stands there."""
    size = 0
    for piece in _opened(part.name, part.source, _PIECE - at % _PIECE):
        size += len(piece)
        if size > part.size:
            raise source_changed(part)
        yield piece
    if size != part.size:
        raise source_changed(part)


def _opened(name: str, source: Source, first: int = _PIECE) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    with _stream(name, source) as stream:
        yield from pieces_of(stream, name, container.ENTRY_LIMIT, _PIECE, first)


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


def part_of(name: str, content: bytes) -> Measured:
    """Measure a part that is in memory."""
    return Measured(name, content, len(content), zlib.crc32(content), hashlib.sha256(content).digest())


def source_changed(part: Measured) -> FileProblem | PackageRefused:
    """Return what to say of a source that is not what it was when it was measured."""
    if part.evidence:
        return PackageRefused("E_EVIDENCE", f"{part.name} changed on this disk since it was attached")
    return FileProblem(
        str(part.source) if isinstance(part.source, Path) else part.name,
        Text("berkas berubah saat paket dibuat.", "the file changed while the package was made."),
        Text("Tutup program yang memakainya, lalu ulangi.", "Close what uses it, then try again."),
    )
