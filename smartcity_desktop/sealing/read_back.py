"""A package of ours that is read back while it is written, a little behind the writer, and hashed as it comes back.

The SHA-256 that the signature speaks of is proved of what the system gives back, and not of what it was given: a byte
that was lost, doubled, moved or changed on its way from the source to the disk and back makes the digest another one.

* Every byte from the first to the last is read, in order, through one descriptor, and they have to be as many as were
  written.
* At rest a chunk gives a byte only if its AES-GCM tag fits under this file's own key, for this number of chunk. What
  was hashed is therefore what will open later, under that key and at that place; the mark of the last chunk, without
  which no reader takes the file, is asked for at the end.
* A chunk that was read back is not written again, for the file only grows. That a disk forgets it later, nobody can
  find out by reading, however often; the flush to the disk and its failures are the business of the caller.
"""

from __future__ import annotations

from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO, Self

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.at_rest import CHUNK, EncryptedFiles
from smartcity_desktop.sealing.hashing import Hashes
from smartcity_desktop.sealing.quarantine import PrivateCopy, Walk
from smartcity_desktop.system.at_rest import AtRest, changed

if TYPE_CHECKING:
    from io import BufferedWriter

_BEHIND = 1024 * 1024
_BATCHES = 2  # of about so many bytes that wait to be read back
_HELD_BACK = 2 * CHUNK  # the writer holds one chunk back, and the one before may be the one that is asked for


class ReadBack:
    """Writes a package and reads it back. Use it in a `with` block, which does not close what it writes into."""

    def __init__(self, raw: BufferedWriter | BinaryIO, at_rest: AtRest) -> None:
        self._raw = raw
        self._path = Path(raw.name)
        self._at_rest = at_rest
        self._writer = at_rest.writer(raw)
        self._written = 0
        self._asked = 0  # how far the thread was asked to read
        self._at = 0  # how far it came
        self._hashes = Hashes()
        self._walk = Walk(self._hashes)
        self._queue: SimpleQueue[int | None] = SimpleQueue()
        self._room: SimpleQueue[None] = SimpleQueue()
        for _ in range(_BATCHES):
            self._room.put(None)
        self._growing: BinaryIO | None = None  # kept, for with it the descriptor below would be closed
        self._problem: Exception | None = None
        self._thread = Thread(target=self._work, name="reading back", daemon=True)

    def __enter__(self) -> Self:
        self._back: BinaryIO = self._path.open("rb")
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
        self._back.close()

    def write(self, piece: bytes) -> None:
        """Take the next bytes, which must not change any more.

        Raises:
            PackageRefused: `E_DIGEST`; FileProblem: earlier ones do not read back.
        """
        self._writer.write(piece)
        self._written += len(piece)
        if self._written - self._asked < _BEHIND + _HELD_BACK:
            return
        self._raw.flush()
        if not self._thread.is_alive():
            self._thread.start()
        self._room.get()
        self._asked = (self._written - _HELD_BACK) // CHUNK * CHUNK
        self._queue.put(self._asked)
        self._refuse()

    def finish(self) -> PrivateCopy:
        """Write what is held back, read the rest, and return the whole file, its digests known.

        It is closed with the `with` block.

        Raises:
            PackageRefused, FileProblem: as `write`.
        """
        self._writer.finish()
        self._raw.flush()
        self._end()
        self._refuse()
        try:
            reader = self._at_rest.reader(self._back)
            reader.seek(self._at)
            self._read(reader, self._written)
            if reader.read(1):
                raise _differs()
        except ValueError as problem:  # of a file at rest
            raise changed(self._path) from problem
        return PrivateCopy(reader, self._written, digests=self._walk.digests(self._hashes.digests()))

    def _work(self) -> None:
        while (end := self._queue.get()) is not None:
            self._read_to(end)
            self._room.put(None)

    def _read_to(self, end: int) -> None:
        if self._problem is not None:
            return
        try:
            if self._growing is None:
                files = self._at_rest
                if isinstance(files, EncryptedFiles):
                    self._growing = files.growing(self._back)
                else:
                    self._growing = files.reader(self._back)
            self._read(self._growing, end)
        except (PackageRefused, OSError, ValueError) as problem:
            self._problem = problem

    def _refuse(self) -> None:
        problem = self._problem
        if isinstance(problem, ValueError):
            raise changed(self._path) from problem
        if problem is not None:
            raise problem

    def _end(self) -> None:
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()

    def _read(self, reader: BinaryIO, end: int) -> None:
        while self._at < end:
            wanted = min(CHUNK, end - self._at)
            piece = reader.read(wanted)
            if len(piece) != wanted:
                raise _differs()
            self._walk.feed(piece)
            self._at += wanted


def _differs() -> PackageRefused:
    return PackageRefused("E_DIGEST", "the package reads back differently from what was written")
