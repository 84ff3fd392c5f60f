"""How files of ours lie on this computer's disk: what the store and the desks need to know of it, and no more.

`sealing.at_rest` encrypts; `PLAIN` leaves bytes as they are, for files that are to be handed over.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Protocol

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.files import file_problem, open_regular, too_large, whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class ContentChanged(FileProblem):
    """A file of ours that is not what was written: damaged, cut off, changed, or of another store."""


class Writer(Protocol):
    """Takes the bytes of one file in order. The file below it stays open when it is finished."""

    def write(self, data: bytes | memoryview, /) -> object:
        """Take the next bytes."""

    def finish(self) -> None:
        """Write what is still held back; without it the file counts as cut off."""


class AtRest(Protocol):
    """A way of keeping files."""

    def writer(self, raw: BinaryIO) -> Writer:
        """Write the bytes of a new file through this into `raw`."""

    def reader(self, raw: BinaryIO) -> BinaryIO:
        """Read the bytes of a file out of `raw`, seekable; closing it closes `raw`.

        Raises:
            ValueError: `raw` is no file that was kept this way, here or while it is read.
        """

    def alias(self, name: str) -> str:
        """Return what a name that tells something of the content is called on the disk."""

    def of(self, use: str) -> AtRest:
        """Return how files of one use are kept: none of another use can be put in their place and be read there.

        Evidence comes from strangers, and lies here like everything else.
        """


class _PlainWriter:
    def __init__(self, raw: BinaryIO) -> None:
        self.write = raw.write

    def finish(self) -> None:
        """Nothing is held back."""


class Plain:
    """Files as they are."""

    def writer(self, raw: BinaryIO) -> Writer:
        """Give `raw` itself."""
        return _PlainWriter(raw)

    def reader(self, raw: BinaryIO) -> BinaryIO:
        """Give `raw` itself."""
        return raw

    def alias(self, name: str) -> str:
        """Give the name itself."""
        return name

    def of(self, use: str) -> Plain:
        """Give itself: what is not encrypted is not told apart either."""
        del use
        return self


PLAIN = Plain()


def keep_whole(path: Path, data: bytes, at_rest: AtRest) -> None:
    """Write a file of ours, whole or not at all.

    Raises:
        FileProblem: disk full, read-only, no permission; the old file stays.
    """
    with whole_file(path) as raw:
        writer = at_rest.writer(raw)
        writer.write(data)
        writer.finish()


@contextmanager
def opened(path: Path, at_rest: AtRest) -> Iterator[BinaryIO]:
    """Open a file of ours for reading.

    Raises:
        FileProblem: gone, unreadable, a folder or link.
        ContentChanged: changed since it was written (also while it is read).
    """
    with open_regular(path) as raw:
        try:
            yield at_rest.reader(raw)
        except ValueError as error:
            raise changed(path) from error
        except OSError as error:
            raise file_problem(error, path) from error


def read_kept(path: Path, at_rest: AtRest, limit: int) -> bytes:
    """Return the bytes of a file of ours.

    Raises:
        FileProblem: as `opened`, or larger than `limit` bytes.
    """
    with opened(path, at_rest) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_large(path, limit)
    return data


def changed(path: Path | str) -> ContentChanged:
    """Return the problem of a file that is not what was written."""
    return ContentChanged(
        str(path),
        Text("isi berkas ini rusak atau diubah.", "the content of this file is damaged or was changed."),
        Text("Pulihkan berkas ini dari cadangan.", "Restore this file from a backup."),
    )
