"""Work under way that lies in files which change under their names: papers being keyed, the ledger of second copies.

A backup holds a copy of each, byte for byte: a link would follow a file that is written in place. They are small, and
encrypted like everything.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text
from smartcity_desktop.system.files import file_problem, write_whole
from smartcity_desktop.system.paths import SECOND_COPY, TRANSCRIPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = (TRANSCRIPTIONS, SECOND_COPY)


def names(root: Path) -> tuple[str, ...]:
    """Return the files of work under way below a folder, with `/`, sorted."""
    return tuple(sorted(_names(root)))


def _names(root: Path) -> Iterator[str]:
    if (root / SECOND_COPY).is_file():
        yield SECOND_COPY
    if (root / TRANSCRIPTIONS).is_dir():
        yield from (
            f"{TRANSCRIPTIONS}/{path.name}"
            for path in (root / TRANSCRIPTIONS).iterdir()
            if path.is_file() and path.suffix == ".json"
        )


def content(root: Path) -> dict[str, bytes]:
    """Return the bytes of every file of work under way, as they lie on the disk.

    Raises:
        FileProblem: one cannot be read.
    """
    found = {}
    for name in names(root):
        try:
            found[name] = (root / name).read_bytes()
        except FileNotFoundError:
            continue  # just now taken in, or thrown away
        except OSError as error:
            raise file_problem(error, root / name) from error
    return found


def hashes(root: Path) -> tuple[tuple[str, str], ...]:
    """Return name and SHA-256 of every file of work under way. Raises as `content`."""
    return tuple((name, sha256(data).hexdigest()) for name, data in content(root).items())


def bring(source: Path, target: Path) -> None:
    """Copy the work under way from one folder into another, in place of what is there under the same name.

    Raises:
        FileProblem: disk full, read-only, no permission.
    """
    for name, data in content(source).items():
        place = target / name
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise file_problem(error, place.parent) from error
        write_whole(place, data)


def papers_beside(root: Path, other: Path) -> int:
    """Return how many papers are being keyed in `other` that are not in `root`."""
    return sum(1 for name in set(names(other)) - set(names(root)) if name != SECOND_COPY)


def finding(root: Path, expected: tuple[tuple[str, str], ...]) -> Text | None:
    """Return what is wrong with the work under way in a backup, or `None`. Raises as `content`."""
    here = dict(hashes(root))
    for name, digest in expected:
        if name not in here:
            return Text("berkas {name} hilang", "the file {name} is gone").filled(name=name)
        if here[name] != digest:
            return Text("berkas {name} berubah", "the file {name} was changed").filled(name=name)
    return None
