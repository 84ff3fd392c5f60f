"""Writing in a second thread, beside the reading and hashing of the same bytes.

Encrypting and writing a file takes about as long as hashing it; with two cores the shorter of the two costs nothing.
"""

from __future__ import annotations

from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

_PIECES = 4  # of 1 MiB that wait at most


class SideWriter:
    """Hands pieces on in order, in a thread of its own. Use it in a `with` block, which ends the thread.

    What is written must not change any more. Leaving the block without `finish` gives up what still waits.
    """

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write
        self._queue: Queue[bytes | None] = Queue(_PIECES)
        self._problem: BaseException | None = None
        self._given_up = False
        self._thread = Thread(target=self._work, name="writing", daemon=True)

    def write(self, data: bytes) -> None:
        """Take the next piece. What went wrong with an earlier one is raised here, or at the latest by `finish`."""
        self._raise()
        self._queue.put(data)

    def finish(self) -> None:
        """Wait until everything is written. Nothing can be written afterwards."""
        self._end()
        self._raise()

    def _work(self) -> None:
        # After a failure the queue is still emptied: who fills it must never wait for a thread that has ended.
        while (piece := self._queue.get()) is not None:
            if self._problem is None and not self._given_up:
                try:
                    self._write(piece)
                except BaseException as problem:  # noqa: BLE001 - kept to be raised in the thread that reads
                    self._problem = problem

    def _raise(self) -> None:
        if self._problem is not None:
            raise self._problem

    def _end(self) -> None:
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._given_up = True
        self._end()
