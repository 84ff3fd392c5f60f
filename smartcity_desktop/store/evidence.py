"""Evidence: files named by their content, each stored once, on the disk before any row names it.

How their bytes lie there, and what the names say, is the affair of `AtRest`: encrypted, a name tells nothing either.

A file's name also keeps the CRC-32 of its bytes, which a package has to state before them (PACKAGE.md 4.1): there it
comes and goes with the file itself, and no package has to read its evidence twice. It is masked, for 32 bits of the
content would tell who has that content, and sealed, so that one that was changed counts as not kept. It proves
nothing: whoever uses it hashes the bytes.
"""

from __future__ import annotations

import io
import os
import re
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, BinaryIO

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.store import covered
from smartcity_desktop.store.media import HEAD, UNKNOWN, media_type
from smartcity_desktop.system.at_rest import PLAIN, opened
from smartcity_desktop.system.files import (
    file_problem,
    fsync_folder,
    open_regular,
    remove_quietly,
    rename_patiently,
    too_large,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smartcity_desktop.system.at_rest import AtRest

LIMIT = 2 * 2**30
_CHUNK = 1 << 20
_NAME = re.compile(r"([0-9a-f]{64})\.([a-z0-9]{1,10})")
_FILE = re.compile(r"(?P<alias>[0-9a-f]{64})(?:-(?P<sum>[0-9a-f]{24}))?\.[a-z0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes that lie in the store: their name, size, media type (by content) and ending."""

    sha256: str
    size: int
    media_type: str
    extension: str


@dataclass(frozen=True, slots=True)
class _Copy:
    """A finished copy that has no name yet."""

    path: Path
    sha256: str
    size: int
    crc: int
    head: bytes


class EvidenceStore:
    """A folder of evidence: `<two digits>/<alias of the SHA-256>-<kept CRC-32>.<ending>`."""

    def __init__(self, folder: Path, limit: int = LIMIT, at_rest: AtRest = PLAIN) -> None:
        self._folder = folder
        self._limit = limit
        self._at_rest = at_rest
        self._numbers = count()

    def put_file(self, path: Path) -> Stored:
        """Copy a file in; it is on the disk when this returns, and what is there already is kept once.

        Raises:
            FileProblem: empty, too large, a folder, a link, a device, unreadable, vanished or changed while it was
                copied; the disk is full or cannot be written. Nothing is left behind then.
        """
        with open_regular(path) as source:
            size = os.fstat(source.fileno()).st_size
            if size > self._limit:
                raise too_large(path, self._limit)
            copy = self._copy(source, path)
        try:
            if copy.size != size:
                raise FileProblem(
                    str(path),
                    Text("berkas berubah saat disalin.", "the file changed while it was copied."),
                    Text(
                        "Tutup program yang memakainya, lalu lampirkan lagi.",
                        "Close the program that uses it, then attach it again.",
                    ),
                )
            kind, ending = media_type(copy.head, path.suffix.lstrip(".").lower())
            return self._keep(copy, kind, ending)
        finally:
            remove_quietly(copy.path)

    def put_bytes(self, data: bytes, extension: str) -> Stored:
        """Keep bytes, for one a pasted picture; `extension` is a hint such as the ending of a name, or empty.

        Raises:
            FileProblem: empty or too large; the disk is full or cannot be written.
        """
        copy = self._copy(io.BytesIO(data), "tempelan (pasted)")
        try:
            kind, ending = media_type(copy.head, extension.lstrip(".").lower())
            return self._keep(copy, kind, ending)
        finally:
            remove_quietly(copy.path)

    def put_stream(self, source: BinaryIO, *, sha256: str, extension: str) -> Stored:
        """Keep bytes that came under a name, for one in a package: they have to be what they are named.

        Args:
            source: read to its end.
            sha256: what they are named, 64 hexadecimal digits.
            extension: the ending they keep.

        Raises:
            FileProblem: they are something else, empty or too large; the ending is none; the disk is full.
        """
        name = f"{sha256}.{extension}"
        if not _NAME.fullmatch(name):
            raise FileProblem(
                name,
                Text("nama bukti tidak sah.", "this is no name of evidence."),
                Text("Minta pengirim membuat paket baru.", "Ask the sender to make a new package."),
            )
        copy = self._copy(source, name)
        try:
            if copy.sha256 != sha256:
                raise _changed(name)
            kind, ending = media_type(copy.head, extension)
            return self._keep(copy, kind if ending == extension else UNKNOWN[0], extension)
        finally:
            remove_quietly(copy.path)

    @contextmanager
    def open(self, sha256: str, extension: str) -> Iterator[BinaryIO]:
        """Open bytes for reading, at any place; the same bytes kept under another ending are the same.

        Raises:
            FileProblem: they are gone, unreadable, or damaged where they are read.
        """
        with opened(self.path(sha256, extension), self._at_rest) as stream:
            yield stream

    def read(self, sha256: str, extension: str) -> bytes:
        """Return bytes, hashed once more.

        Raises:
            FileProblem: they are gone, unreadable, or not what they were.
        """
        with self.open(sha256, extension) as stream:
            data = stream.read(self._limit + 1)
        if _hex(data) != sha256:
            raise _changed(self.path(sha256, extension))
        return data

    def has(self, sha256: str) -> bool:
        """Whether bytes of that name are there; whether they are whole says `verify`."""
        return self._kept(sha256) is not None

    def covered(self, sha256: str) -> bool:
        """Whether bytes were taken out of the store and of its backups on purpose, because they were covered."""
        return (self._folder.with_name("backups") / covered.FOLDER / self._at_rest.alias(sha256)).exists()

    def verify(self, sha256: str, extension: str) -> None:
        """Hash bytes once more, piece by piece.

        Raises:
            FileProblem: as `read`.
        """
        with self.open(sha256, extension) as stream:
            if _digest(stream)[0] != sha256:
                raise _changed(self.path(sha256, extension))

    def remove(self, sha256: str) -> None:
        """Remove bytes for good, under whatever ending they are kept; that they are gone already is no problem.

        Raises:
            FileProblem: they cannot be removed.
        """
        while (kept := self._kept(sha256)) is not None:
            try:
                kept.unlink(missing_ok=True)
                fsync_folder(kept.parent)
            except OSError as error:
                raise file_problem(error, kept) from error

    def crc32(self, sha256: str, extension: str) -> int | None:
        """Return the CRC-32 that bytes had when they came in; `None` where none is kept, or its name was changed."""
        name = _FILE.fullmatch(self.path(sha256, extension).name)
        if name is None or name["sum"] is None:
            return None
        crc = int(name["sum"][:8], 16) ^ self._mask(sha256)
        return crc if self._sum(sha256, crc) == name["sum"] else None

    def check(self) -> tuple[str, ...]:
        """Hash everything and return the names of what is not what it was (or should not be there), sorted.

        Raises:
            FileProblem: something cannot be read.
        """
        return tuple(path.name for path, whole in self.each() if not whole)

    def each(self) -> Iterator[tuple[Path, bool]]:
        """Hash one file after the other, sorted by name, and give it with whether it is what it was.

        Raises:
            FileProblem: something cannot be read.
        """
        if not self._folder.is_dir():
            return
        for folder in sorted(path for path in self._folder.iterdir() if path.is_dir()):
            for path in sorted(folder.iterdir()):
                yield path, self._whole(path)

    def tidy(self) -> int:
        """Remove what a crash left half-copied; call it while the lock of the one instance is held.

        Returns:
            How many.
        """
        left = list(self._folder.glob("*.partial"))
        for path in left:
            remove_quietly(path)
        return len(left)

    def _copy(self, source: BinaryIO, origin: Path | str) -> _Copy:
        """Copy to a file without a name yet, flushed to the disk."""
        partial = self._folder / f"{os.getpid()}-{next(self._numbers)}.partial"
        digest, size, crc, head = sha256(), 0, 0, b""
        try:
            with _about(self._folder), _create(partial) as target:
                writer = self._at_rest.writer(target)
                while True:
                    with _about(origin):
                        chunk = source.read(_CHUNK)
                    if not chunk:
                        break
                    size += len(chunk)
                    if size > self._limit:
                        raise too_large(origin, self._limit)
                    head = head or chunk[:HEAD]
                    digest.update(chunk)
                    crc = zlib.crc32(chunk, crc)
                    writer.write(chunk)
                if not size:
                    raise FileProblem(
                        str(origin),
                        Text("berkas kosong (0 byte).", "the file is empty (0 bytes)."),
                        Text("Pilih berkas yang berisi.", "Choose a file with something in it."),
                    )
                writer.finish()
                target.flush()
                os.fsync(target.fileno())
        except BaseException:
            remove_quietly(partial)
            raise
        return _Copy(partial, digest.hexdigest(), size, crc, head)

    def _keep(self, copy: _Copy, kind: str, ending: str) -> Stored:
        """Give a copy its name, unless the same bytes are there and still whole."""
        kept = self._kept(copy.sha256)
        if kept is not None and self._whole(kept):
            return Stored(copy.sha256, copy.size, kind, ending)
        target = kept or self._named(copy.sha256, f"-{self._sum(copy.sha256, copy.crc)}.{ending}")
        try:
            if not target.parent.is_dir():
                target.parent.mkdir(mode=0o700)
                fsync_folder(self._folder)
            rename_patiently(copy.path, target)
            fsync_folder(target.parent)
        except OSError as error:
            raise file_problem(error, target) from error
        return Stored(copy.sha256, copy.size, kind, ending)

    def _kept(self, sha256: str, ending: str = "") -> Path | None:
        exact = self._named(sha256, "")
        try:
            names = os.listdir(exact.parent)  # noqa: PTH208  # a path for each name would cost more than the rest
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return None
        found = (n for n in names if n.startswith(exact.name) and n.endswith(ending and f".{ending}"))
        name = min((n for n in found if _FILE.fullmatch(n)), default=None)
        return None if name is None else exact.parent / name

    def _named(self, sha256: str, rest: str) -> Path:
        alias = self._at_rest.alias(sha256)
        return self._folder / alias[:2] / f"{alias}{rest}"

    def path(self, sha256: str, extension: str) -> Path:
        """Return the file in which bytes lie, as it is kept: for copies, not for looking in."""
        return self._kept(sha256, extension) or self._kept(sha256) or self._named(sha256, f".{extension}")

    def _sum(self, sha256: str, crc: int) -> str:
        shown = f"{crc ^ self._mask(sha256):08x}"
        return shown + _hex(self._at_rest.alias(f"CRC-32 of {sha256}: {crc:08x}").encode())[:16]

    def _mask(self, sha256: str) -> int:
        return int(_hex(self._at_rest.alias(f"CRC-32 of {sha256}").encode())[:8], 16)

    def _whole(self, path: Path) -> bool:
        """Whether a file is what its name says. One that cannot be read for reasons of the disk is a problem."""
        name = _FILE.fullmatch(path.name)
        if name is None:
            return False
        with open_regular(path) as raw:
            try:
                digest, crc = _digest(self._at_rest.reader(raw))
            except ValueError:
                return False
        return self._at_rest.alias(digest) == name["alias"] and name["sum"] in (None, self._sum(digest, crc))


def _create(partial: Path) -> BinaryIO:
    partial.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return partial.open("xb")


@contextmanager
def _about(path: Path | str) -> Iterator[None]:
    """Say what the disk refuses of `path`: source and store can both fail, and the sentence names the right one."""
    try:
        yield
    except OSError as error:
        raise file_problem(error, path) from error


def _digest(stream: BinaryIO) -> tuple[str, int]:
    """Return SHA-256 (hex) and CRC-32 of what is left of a stream."""
    digest, crc = sha256(), 0
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
        crc = zlib.crc32(chunk, crc)
    return digest.hexdigest(), crc


def _hex(data: bytes) -> str:
    return sha256(data).hexdigest()


def _changed(path: Path | str) -> FileProblem:
    return FileProblem(
        str(path),
        Text("isi bukti ini berubah.", "the content of this evidence was changed."),
        Text(
            "Pulihkan berkas aslinya dari salinan, atau lampirkan lagi.",
            "Restore the original from a copy, or attach it again.",
        ),
    )
