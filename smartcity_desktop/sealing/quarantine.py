"""The private copy on which alone a package is judged (PACKAGE.md 4.7, steps 1 and 2).

A hostile stick can answer two reads differently; the copy cannot. A small package is kept in memory and nowhere else.
A larger one is written into the quarantine folder, encrypted under a key that only this process has in memory: what
is left of it on the disk, also after a power cut, can be read by nobody, and a chunk that was changed there does not
open. A letter is decrypted straight into the copy, so that its content never lies on a disk.

While the copy is written its files are hashed beside it (`PrivateCopy.digests`): the walk that finds them is no
reader and decides nothing. It only says what the SHA-256 of certain bytes of the copy is.
"""

from __future__ import annotations

import errno
import io
import os
import secrets as randomness
import stat
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, cast

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.at_rest import EncryptedFiles, EncryptedWriter
from smartcity_desktop.sealing.container import ENTRIES_LIMIT, FILE_LIMIT, LOCAL_SIZE, local_sizes
from smartcity_desktop.sealing.hashing import Bytes, Hashes, SideHash
from smartcity_desktop.sealing.letters import HEADER_LIMIT, decrypt_stream, is_encrypted
from smartcity_desktop.system.at_rest import PLAIN, AtRest, changed
from smartcity_desktop.system.files import file_problem, open_regular, remove_quietly, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

CHUNK = 1024 * 1024
IN_MEMORY = CHUNK
"""Packages of at most so many bytes are never written into the quarantine."""
LETTER_LIMIT = FILE_LIMIT + HEADER_LIMIT + (FILE_LIMIT // 65536 + 2) * 16


@dataclass(frozen=True, slots=True)
class PrivateCopy:
    """A copy that only this program reads.

    Attributes:
        source: its bytes, for reading at any place.
        size: in bytes.
        path: the encrypted file below it; `None` where it is in memory alone.
        digests: SHA-256 of bytes of it, by where they begin and how many they are.
        name: of the file it was taken from.
    """

    source: BinaryIO
    size: int
    path: Path | None = None
    digests: Mapping[tuple[int, int], bytes] = field(default_factory=dict)
    name: str = ""

    def close(self) -> None:
        """Close and remove it. Doing it twice is harmless."""
        self.source.close()
        if self.path is not None:
            remove_quietly(self.path)


def pieces_of(stream: BinaryIO, name: Path | str, limit: int, most: int, first: int = 0) -> Iterator[bytes]:
    """Give the bytes of a stream in pieces of at most `most` bytes; the first may be shorter.

    Raises:
        FileProblem: larger than `limit` bytes.
    """
    total = 0
    while chunk := stream.read(most if total else first or most):
        total += len(chunk)
        if total > limit:  # it grew while it was read
            raise too_large(name, limit)
        yield chunk


def take_copy(
    path: Path, quarantine: Path, secrets: Sequence[str] = (), at_rest: AtRest = PLAIN
) -> PrivateCopy:
    """Copy a file once, in pieces, never more than a package may have; a letter is decrypted on the way.

    Args:
        path: where the file lies, also on a stick.
        quarantine: a folder of ours on this computer's own disk, for what is not small.
        secrets: age identities (`AGE-SECRET-KEY-1…`) that may open a letter.
        at_rest: how the file lies on the disk, where it is one that was kept here before.

    Raises:
        PackageRefused: `E_SIZE` (empty or too large), `E_AGE` (a letter that cannot be opened).
        FileProblem: the file or the quarantine cannot be used; nothing is left behind.
    """
    content = _small(path) if at_rest is PLAIN else None
    if content is not None:
        return PrivateCopy(io.BytesIO(content), len(content), name=path.name)
    with open_regular(path) as raw:
        size = os.fstat(raw.fileno()).st_size
        if size > LETTER_LIMIT:
            raise PackageRefused("E_SIZE", f"{size} bytes; at most {FILE_LIMIT}")
        if at_rest is PLAIN:
            return _copied(raw, path, quarantine, secrets, size)
        with _kept(raw, path, at_rest) as stream:
            return _copied(stream, path, quarantine, secrets)


def _small(path: Path) -> bytes | None:
    """Return an ordinary, small, plain file at once, as `open_regular` would; `None` for any other, to be looked at."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    name = os.fspath(path)
    try:
        if not stat.S_ISREG(os.lstat(name).st_mode):
            return None
        descriptor = os.open(name, flags | getattr(os, "O_BINARY", 0))
        try:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode) or not 0 < found.st_size <= IN_MEMORY:
                return None
            content = os.read(descriptor, found.st_size + 1)
        finally:
            os.close(descriptor)
    except OSError:
        return None
    return content if len(content) == found.st_size and not is_encrypted(content) else None


@contextmanager
def _kept(raw: BinaryIO, path: Path, at_rest: AtRest) -> Iterator[BinaryIO]:
    try:
        yield at_rest.reader(raw)
    except ValueError as problem:
        raise changed(path) from problem


def _copied(
    source: BinaryIO, path: Path, quarantine: Path, secrets: Sequence[str], size: int = 0
) -> PrivateCopy:
    first = source.read(IN_MEMORY + 1)
    if not first:
        raise PackageRefused("E_SIZE", "the file is empty")
    letter = is_encrypted(first)
    if not letter and size > FILE_LIMIT:  # only a letter may be a little larger than what is in it
        raise PackageRefused("E_SIZE", f"{size} bytes; at most {FILE_LIMIT}")
    if not letter and len(first) <= IN_MEMORY:
        return PrivateCopy(io.BytesIO(first), len(first), name=path.name)
    with _Gathered(quarantine, path.name) as gathered:
        if letter:
            decrypt_stream(_Joined(first, source), gathered, secrets, FILE_LIMIT)
        else:
            _copy(first, source, gathered)
        return gathered.finish()


def _copy(first: bytes, source: BinaryIO, gathered: _Gathered) -> None:
    size, piece = 0, first
    while piece:
        size += len(piece)
        if size > FILE_LIMIT:
            raise PackageRefused("E_SIZE", f"more than {FILE_LIMIT} bytes")
        gathered.write(piece)
        piece = source.read(CHUNK)


class _Joined:
    """The bytes that were read already, then the rest."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = io.BytesIO(first)
        self._rest = rest

    def read(self, size: int, /) -> bytes:
        """Give at most `size` bytes."""
        return self._first.read(size) or self._rest.read(size)


class _Gathered:
    """Takes the bytes of the copy: in memory while they are few, then encrypted in the quarantine.

    Leaving its `with` block by an exception removes what was written.
    """

    def __init__(self, quarantine: Path, name: str) -> None:
        self._target = quarantine / f"{randomness.token_hex(16)}.asice"
        self._name = name
        self._held = bytearray()
        self._size = 0
        self._raw: BinaryIO | None = None
        self._files = EncryptedFiles(randomness.token_bytes(32))
        self._writer: EncryptedWriter | None = None
        self._hashes = SideHash()
        self._walk = Walk(self._hashes)

    def __enter__(self) -> _Gathered:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if self._raw is not None:
            self._hashes.__exit__()
            if kind is not None:
                with suppress(OSError):  # what a full disk did not take is flushed, and refused, once more
                    self._raw.close()
                remove_quietly(self._target)

    def write(self, data: bytes) -> None:
        """Take the next bytes; failures of the disk are FileProblems that name the quarantine."""
        self._size += len(data)
        if not self._held and len(data) >= CHUNK:
            self._put(data)
            return
        self._held += data
        if len(self._held) > CHUNK:
            self._put(bytes(self._held))
            self._held.clear()

    def finish(self) -> PrivateCopy:
        """Return the copy."""
        if self._writer is None and self._size <= IN_MEMORY:
            if not self._size:
                raise PackageRefused("E_SIZE", "the letter is empty")
            return PrivateCopy(io.BytesIO(bytes(self._held)), self._size, name=self._name)
        if self._held:
            self._put(bytes(self._held))
        assert self._writer is not None
        assert self._raw is not None
        try:
            self._writer.finish()
            self._raw.flush()
            source = cast("BinaryIO", _Checked(self._files.reader(self._raw)))
        except (OSError, ValueError) as error:
            raise self._problem(error) from error
        digests = self._walk.digests(self._hashes.digests())
        return PrivateCopy(source, self._size, self._target, digests, self._name)

    def _put(self, piece: bytes) -> None:
        try:
            writer = self._writer or self._begin()
            self._walk.feed(piece)
            writer.write(piece)
        except OSError as error:
            raise self._problem(error) from error

    def _begin(self) -> EncryptedWriter:
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self._raw = os.fdopen(os.open(self._target, flags, 0o600), "w+b")
        self._hashes.__enter__()
        self._writer = self._files.writer(self._raw)
        return self._writer

    def _problem(self, error: Exception) -> Exception:
        if isinstance(error, OSError):
            return file_problem(error, self._target)
        return file_problem(OSError(errno.EIO, str(error)), self._target)


class _Checked:
    """Reads the encrypted copy; one that was changed in the quarantine is refused like a file that was changed."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.seek = source.seek
        self.close = source.close

    def read(self, size: int = -1, /) -> bytes:
        """Give at most `size` bytes."""
        try:
            return self._source.read(size)
        except ValueError:
            raise PackageRefused("E_DIGEST", "the private copy was changed in the quarantine") from None


class Walk:
    """Finds the files of a package as its bytes go by and has them hashed.

    It believes what it sees, for it decides nothing: nonsense only leads to digests that nobody asks for.
    """

    def __init__(self, hashes: Hashes) -> None:
        self._hashes = hashes
        self._head = bytearray()
        self._at = 0  # where the next byte stands in the package
        self._file: tuple[int, int] | None = None  # begin and size of the file that goes by
        self._left = 0
        self._count = 0
        self._over = False

    def feed(self, data: bytes) -> None:
        """Look at the next bytes."""
        view, at = memoryview(data), 0
        while at < len(view) and not self._over:
            if self._left:
                take = min(self._left, len(view) - at)
                self._hashes.feed(self._file, view[at : at + take])
                self._left -= take
            else:
                take = self._take_header(view[at:])
            at += take
            self._at += take

    def digests(self, found: Mapping[object, bytes]) -> Mapping[tuple[int, int], bytes]:
        """Return the digests by begin and size."""
        return {key: digest for key, digest in found.items() if isinstance(key, tuple)}

    def _take_header(self, view: Bytes) -> int:
        wanted = LOCAL_SIZE - len(self._head)
        if wanted <= 0:
            size, name_size = local_sizes(self._head)
            wanted += name_size
        take = min(wanted, len(view))
        self._head += view[:take]
        if len(self._head) >= LOCAL_SIZE:
            size, name_size = local_sizes(self._head)
            if size < 0 or self._count > ENTRIES_LIMIT:
                self._over = True
            elif len(self._head) == LOCAL_SIZE + name_size:
                self._left, self._file = size, (self._at + take, size)
                self._count += 1
                self._head.clear()
        return take
