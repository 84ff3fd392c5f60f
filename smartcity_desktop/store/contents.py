"""What a backup holds: a line that counts it, then a line for each file, encrypted.

A full folder has tens of thousands of files. So the list is never held in memory: it is written while the files are
found, and the line that counts them is put before it afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.store.pool import PLACES, Held
from smartcity_desktop.system.at_rest import changed, opened
from smartcity_desktop.system.files import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from smartcity_desktop.system.at_rest import AtRest

NAME = "contents"
_CHUNK = 1 << 16


class Contents:
    """The list of one backup.

    Args:
        folder: of the backup.
        at_rest: how it lies there.

    Attributes:
        files: how many were noted so far.
        bytes: their size together.
    """

    def __init__(self, folder: Path, at_rest: AtRest) -> None:
        self._path = folder / NAME
        self._at_rest = at_rest
        self.files = self.bytes = 0

    def noted(self, held: Iterable[Held]) -> Iterator[Held]:
        """Give files on, one by one, and note each. Raises `OSError` where the disk refuses."""
        waiting = bytearray()
        with self._lines.open("xb") as raw:
            writer = self._at_rest.writer(raw)
            for file in held:
                self.files += 1
                self.bytes += file.size
                waiting += f"{file.size} {file.path}\n".encode()
                if len(waiting) >= _CHUNK:
                    writer.write(bytes(waiting))
                    waiting.clear()
                yield file
            writer.write(bytes(waiting))
            writer.finish()

    def finish(self, head: str) -> None:
        """Write the list, `head` before all that was noted.

        Raises:
            FileProblem: the disk refuses.
        """
        with whole_file(self._path) as raw, opened(self._lines, self._at_rest) as lines:
            writer = self._at_rest.writer(raw)
            writer.write(f"{head}\n".encode())
            while chunk := lines.read(_CHUNK):
                writer.write(chunk)
            writer.finish()
        self._lines.unlink()

    def head(self) -> str:
        """Return the line that counts, empty where there is none.

        Raises:
            FileProblem: it is damaged, or another key's.
        """
        return next(self._read(), "")

    def listed(self) -> Iterator[Held]:
        """Give the files.

        Raises:
            FileProblem: the list is damaged, or another key's.
        """
        lines = self._read()
        next(lines, None)
        for line in lines:
            size, _, path = line.partition(" ")
            if not size.isdigit() or path.partition("/")[0] not in PLACES or ".." in path.split("/"):
                raise changed(self._path)
            yield Held(path, int(size))

    def _read(self) -> Iterator[str]:
        with opened(self._path, self._at_rest) as stream:
            for line in stream:
                yield line.decode("utf-8").rstrip("\n")

    @property
    def _lines(self) -> Path:
        return self._path.with_name(f"{NAME}.lines")
