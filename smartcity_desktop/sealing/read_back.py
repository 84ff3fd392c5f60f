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
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO, Self

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.at_rest import CHUNK, EncryptedFiles
from smartcity_desktop.system.at_rest import AtRest, changed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from io import BufferedWriter

_BEHIND = 1024 * 1024
_BATCHES = 2  # of about so many bytes that wait to be read back
_HELD_BACK = 2 * CHUNK  # the writer holds one chunk back, and the one before may be the one that is asked for


class ReadBack:
    """Writes a file and reads it back. Use it in a `with` block, which does not close what it writes into."""

    def __init__(self, raw: BufferedWriter | BinaryIO, at_rest: AtRest) -> None:
        self._raw = raw
        self._path = Path(raw.name)
        self._at_rest = at_rest
        self._writer = at_rest.writer(raw)
        self._pieces: deque[bytes] = deque()  # written and not given to be read back yet
        self._waiting = 0  # bytes of them
        self._at = 0  # bytes read back
        self._queue: SimpleQueue[list[bytes] | None] = SimpleQueue()
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
        self._pieces.append(piece)
        self._waiting += len(piece)
        if self._waiting < _BEHIND:
            return
        self._raw.flush()
        batch = []
        while self._waiting - len(self._pieces[0]) >= _HELD_BACK:
            batch.append(self._pieces.popleft())
            self._waiting -= len(batch[-1])
        if isinstance(self._at_rest, EncryptedFiles):
            # AES-GCM does not let go of the interpreter: a thread of its own would wait for this one, and this for it.
            self._read_back(batch)
        else:
            if not self._thread.is_alive():
                self._thread.start()
            self._room.get()
            self._queue.put(batch)
        self._refuse()

    def finish(self) -> BinaryIO:
        """Write what is held back, compare the rest, and return the whole file for reading.

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
            self._compare(reader, self._pieces)
            if reader.read(1):
                raise _differs()
        except ValueError as problem:  # of a file at rest
            raise changed(self._path) from problem
        return reader

    def _work(self) -> None:
        while (batch := self._queue.get()) is not None:
            self._read_back(batch)
            self._room.put(None)

    def _read_back(self, batch: list[bytes]) -> None:
        if self._problem is not None:
            return
        try:
            if self._growing is None:
                files = self._at_rest
                if isinstance(files, EncryptedFiles):
                    self._growing = files.growing(self._back)
                else:
                    self._growing = files.reader(self._back)
            self._compare(self._growing, batch)
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

    def _compare(self, reader: BinaryIO, pieces: Iterable[bytes]) -> None:
        for piece in pieces:
            if reader.read(len(piece)) != piece:
                raise _differs()
            self._at += len(piece)


def _differs() -> PackageRefused:
    return PackageRefused("E_DIGEST", "the package reads back differently from what was written")
