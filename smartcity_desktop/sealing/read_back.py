"""A file of ours that is read back while it is written, a little behind the writer.

What the system gives back is compared, byte for byte, with the very buffers that were given to be written: those that
were hashed for the signature. So nothing need be hashed twice. That is no less than a second SHA-256 over the finished
file would show:

* Every byte from the first to the last is compared, in order, through one descriptor, and after the last one nothing
  may follow. A piece that is missing, doubled, moved or cut off makes the comparison fail.
* At rest a chunk gives a byte only if its AES-GCM tag fits under this file's own key, for this number of chunk. What
  was compared is therefore what will open later, under that key and at that place; the mark of the last chunk, without
  which no reader takes the file, is asked for at the end. The tag alone would not do: it does not tell whether the
  buffer was still the one that was hashed when it was encrypted.
* A chunk that was read back is not written again, for the file only grows. That a disk forgets it later, nobody can
  find out by reading, however often; the flush to the disk and its failures are the business of the caller.
"""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.at_rest import CHUNK, EncryptedFiles
from smartcity_desktop.system.at_rest import AtRest, changed

if TYPE_CHECKING:
    from io import BufferedWriter

_BEHIND = 1024 * 1024
_HELD_BACK = 2 * CHUNK  # the writer holds one chunk back, and the one before may be the one that is asked for


class ReadBack:
    """Writes a file and reads it back. Use it in a `with` block, which does not close what it writes into."""

    def __init__(self, raw: BufferedWriter | BinaryIO, at_rest: AtRest) -> None:
        self._raw = raw
        self._path = Path(raw.name)
        self._at_rest = at_rest
        self._writer = at_rest.writer(raw)
        self._pieces: deque[bytes] = deque()  # written and not read back yet
        self._waiting = 0  # bytes of them
        self._at = 0  # bytes read back

    def __enter__(self) -> Self:
        self._back: BinaryIO = self._path.open("rb")
        self._reader: BinaryIO | None = None
        return self

    def __exit__(self, *_: object) -> None:
        self._back.close()

    def write(self, piece: bytes) -> None:
        """Take the next bytes, which must not change any more.

        Raises:
            PackageRefused: `E_DIGEST`; FileProblem: earlier ones do not read back.
        """
        self._writer.write(piece)
        self._pieces.append(piece)
        self._waiting += len(piece)
        if self._waiting < _BEHIND:
            return
        self._raw.flush()
        try:
            if self._reader is None:
                files = self._at_rest
                self._reader = (
                    files.growing(self._back)
                    if isinstance(files, EncryptedFiles)
                    else files.reader(self._back)
                )
            self._compare(self._reader, _HELD_BACK)
        except ValueError as problem:  # of a file at rest
            raise changed(self._path) from problem

    def finish(self) -> BinaryIO:
        """Write what is held back, compare the rest, and return the whole file for reading.

        Raises:
            PackageRefused, FileProblem: as `write`.
        """
        self._writer.finish()
        self._raw.flush()
        try:
            reader = self._at_rest.reader(self._back)
            reader.seek(self._at)
            self._compare(reader, 0)
            if reader.read(1):
                raise _differs()
        except ValueError as problem:
            raise changed(self._path) from problem
        return reader

    def _compare(self, reader: BinaryIO, leave: int) -> None:
        while self._pieces and self._waiting - len(self._pieces[0]) >= leave:
            piece = self._pieces.popleft()
            self._waiting -= len(piece)
            self._at += len(piece)
            if reader.read(len(piece)) != piece:
                raise _differs()


def _differs() -> PackageRefused:
    return PackageRefused("E_DIGEST", "the package reads back differently from what was written")
