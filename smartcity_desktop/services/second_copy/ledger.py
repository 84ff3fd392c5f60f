"""What was copied to which place, kept encrypted beside the data. Lost, it is filled again by copying once more."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.system.at_rest import keep_whole, read_kept

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.system.at_rest import AtRest

_LIMIT = 16 * 1024 * 1024
_FILE = "second-copy.json"


class Part(StrEnum):
    """What of a package is copied."""

    LETTER = "letter"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that was read back whole: its name, SHA-256 (hex), size in bytes, and when."""

    file: str
    sha256: str
    size: int
    at: datetime


class Ledger:
    """By the mark of the place, the digest of the package and the part."""

    def __init__(self, folder: Path, at_rest: AtRest) -> None:
        self._path = folder / _FILE
        self._at_rest = at_rest.of("second copies")
        self._known: dict[tuple[str, str, Part], Entry] = {}
        self._read()

    def entry(self, mark: str, digest: str, part: Part) -> Entry | None:
        """Return what is known of a copy."""
        return self._known.get((mark, digest, part))

    def last(self, mark: str) -> datetime | None:
        """Return when something was copied to a place last."""
        return max((one.at for (place, _, _), one in self._known.items() if place == mark), default=None)

    def anywhere(self, digest: str) -> datetime | None:
        """Return when a package was copied last, wherever to."""
        return max((one.at for (_, name, _), one in self._known.items() if name == digest), default=None)

    def note(self, mark: str, digest: str, part: Part, entry: Entry) -> None:
        """Note a copy that was read back.

        Raises:
            FileProblem: the disk is full; the copy is there all the same and will be made again.
        """
        self._known[mark, digest, part] = entry
        self._write()

    def _write(self) -> None:
        rows = [
            {
                "place": mark,
                "package": digest,
                "part": part.value,
                "file": one.file,
                "sha256": one.sha256,
                "size": one.size,
                "at": one.at.astimezone(UTC).isoformat(),
            }
            for (mark, digest, part), one in sorted(self._known.items())
        ]
        keep_whole(self._path, json.dumps({"version": 1, "copies": rows}).encode(), self._at_rest)

    def _read(self) -> None:
        if not self._path.exists():
            return
        try:
            found = json.loads(read_kept(self._path, self._at_rest, _LIMIT))
            self._known = dict(_row(row) for row in found["copies"])
        except (FileProblem, ValueError, KeyError, TypeError):
            # Nothing is lost with it but the knowledge that copying again is needless.
            self._known = {}


def _row(row: dict[str, Any]) -> tuple[tuple[str, str, Part], Entry]:
    entry = Entry(str(row["file"]), str(row["sha256"]), int(row["size"]), datetime.fromisoformat(row["at"]))
    return (str(row["place"]), str(row["package"]), Part(row["part"])), entry
