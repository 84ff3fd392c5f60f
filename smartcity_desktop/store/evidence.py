"""Evidence: files named by their content, each stored once, on the disk before any row names it."""

from __future__ import annotations

import io
import os
import re
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, BinaryIO

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.store.media import HEAD, UNKNOWN, media_type
from smartcity_desktop.system.files import (
    file_problem,
    fsync_folder,
    open_regular,
    read_regular,
    remove_quietly,
    rename_patiently,
    too_large,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMIT = 2 * 2**30
_CHUNK = 1 << 20
_NAME = re.compile(r"([0-9a-f]{64})\.([a-z0-9]{1,10})")


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
    head: bytes


class EvidenceStore:
    """A folder of evidence: `<two digits>/<SHA-256>.<ending>`."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self._folder = folder
        self._limit = limit
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

    def path(self, sha256: str, extension: str) -> Path:
        """Return where bytes lie; the same bytes kept under another ending are the same."""
        exact = self._folder / sha256[:2] / f"{sha256}.{extension}"
        if exact.exists():
            return exact
        return self._kept(sha256) or exact

    def read(self, sha256: str, extension: str) -> bytes:
        """Return bytes, hashed once more.

        Raises:
            FileProblem: they are gone, unreadable, or not what they were.
        """
        path = self.path(sha256, extension)
        data = read_regular(path, self._limit)
        if _digest(io.BytesIO(data)) != sha256:
            raise _changed(path)
        return data

    def check(self) -> tuple[str, ...]:
        """Hash everything and return the names of what is not what it was (or should not be there), sorted.

        Raises:
            FileProblem: something cannot be read.
        """
        bad = []
        for path in sorted(self._folder.glob("*/*")):
            name = _NAME.fullmatch(path.name)
            if name is None:
                bad.append(path.name)
                continue
            with open_regular(path) as stream:
                if _digest(stream) != name[1]:
                    bad.append(path.name)
        return tuple(bad)

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
        digest, size, head = sha256(), 0, b""
        try:
            with _about(self._folder), _create(partial) as target:
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
                    target.write(chunk)
                if not size:
                    raise FileProblem(
                        str(origin),
                        Text("berkas kosong (0 byte).", "the file is empty (0 bytes)."),
                        Text("Pilih berkas yang berisi.", "Choose a file with something in it."),
                    )
                target.flush()
                os.fsync(target.fileno())
        except BaseException:
            remove_quietly(partial)
            raise
        return _Copy(partial, digest.hexdigest(), size, head)

    def _keep(self, copy: _Copy, kind: str, ending: str) -> Stored:
        """Give a copy its name, unless the same bytes are there and still whole."""
        kept = self._kept(copy.sha256)
        if kept is not None:
            with open_regular(kept) as stream:
                if _digest(stream) == copy.sha256:
                    return Stored(copy.sha256, copy.size, kind, ending)
        target = kept or self._folder / copy.sha256[:2] / f"{copy.sha256}.{ending}"
        try:
            if not target.parent.is_dir():
                target.parent.mkdir(mode=0o700)
                fsync_folder(self._folder)
            rename_patiently(copy.path, target)
            fsync_folder(target.parent)
        except OSError as error:
            raise file_problem(error, target) from error
        return Stored(copy.sha256, copy.size, kind, ending)

    def _kept(self, sha256: str) -> Path | None:
        folder = self._folder / sha256[:2]
        return next((p for p in sorted(folder.glob(f"{sha256}.*")) if _NAME.fullmatch(p.name)), None)


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


def _digest(stream: BinaryIO) -> str:
    digest = sha256()
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _changed(path: Path | str) -> FileProblem:
    return FileProblem(
        str(path),
        Text("isi bukti ini berubah.", "the content of this evidence was changed."),
        Text(
            "Pulihkan berkas aslinya dari salinan, atau lampirkan lagi.",
            "Restore the original from a copy, or attach it again.",
        ),
    )
