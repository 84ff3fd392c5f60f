"""SHA-256 in a second thread, beside the reading and writing of the same bytes.

`hashlib` lets go of the interpreter while it works, so that hashing a file costs no time of its own where there are
two cores. What is hashed is the very buffer that is written.
"""

from __future__ import annotations

import hashlib
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Hashable

Bytes = bytes | memoryview
_PIECES = 4  # of at most 1 MiB that wait


class Hashes:
    """Digests of several files, each fed in order under its own key."""

    def __init__(self) -> None:
        self._hashes: dict[Hashable, hashlib._Hash] = {}

    def feed(self, key: Hashable, data: Bytes) -> None:
        """Hash the next bytes of a file."""
        known = self._hashes.get(key)
        if known is None:
            self._hashes[key] = hashlib.sha256(data)
        else:
            known.update(data)

    def digests(self) -> dict[Hashable, bytes]:
        """Return the digests (32 bytes) by key."""
        return {key: found.digest() for key, found in self._hashes.items()}


class SideHash(Hashes):
    """Hashes in a thread of its own. Use it in a `with` block.

    What is fed must not change any more.
    """

    def __init__(self) -> None:
        super().__init__()
        # Two queues that know no bound, one of them for the room in the other: they take no lock in Python, for
        # which one thread would have to wait for the other.
        self._queue: SimpleQueue[tuple[Hashable, Bytes] | None] = SimpleQueue()
        self._room: SimpleQueue[None] = SimpleQueue()
        for _ in range(_PIECES):
            self._room.put(None)
        self._thread = Thread(target=self._work, name="hashing", daemon=True)

    def feed(self, key: Hashable, data: Bytes) -> None:
        """Have the next bytes of a file hashed."""
        self._room.get()
        self._queue.put((key, data))

    def digests(self) -> dict[Hashable, bytes]:
        """Wait for all that was fed and return the digests (32 bytes) by key. Nothing can be fed afterwards."""
        self._end()
        return super().digests()

    def _work(self) -> None:
        while (item := self._queue.get()) is not None:
            super().feed(*item)
            self._room.put(None)

    def _end(self) -> None:
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
