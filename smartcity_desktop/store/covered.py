"""Photos that were taken out of all backups on purpose, because something in them was covered.

    backups/covered/<alias of the SHA-256>      an empty file for each

A list or a database of a backup may go on naming such a photo. The mark says why it is not there: it was not lost. Only
whoever has the keys can tell from an alias which photo it was.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartcity_desktop.system.files import file_problem, fsync_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from smartcity_desktop.store.pool import Held

FOLDER = "covered"
_ALIAS = re.compile(r"[0-9a-f]{64}")


def aliases(backups: Path) -> frozenset[str]:
    """Return the aliases of all photos that were taken out."""
    place = backups / FOLDER
    if not place.is_dir():
        return frozenset()
    return frozenset(path.name for path in place.iterdir() if _ALIAS.fullmatch(path.name))


def alias_of(held: Held) -> str:
    """Return the alias in the path of a file of evidence; of any other the empty text."""
    place, _, rest = held.path.partition("/")
    return rest.rpartition("/")[2][:64] if place == "evidence" else ""


def take_out(backups: Path, pool: Path, gone: Iterable[str]) -> None:
    """Remove the bytes of photos from the pool of backups, and note that it was done on purpose.

    The note comes first: killed in between, the bytes are there and count as taken out, so that the next thinning
    removes them.

    Raises:
        FileProblem: something cannot be written or removed.
    """
    place = backups / FOLDER
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        for alias in gone:
            (place / alias).touch(mode=0o600)
        fsync_folder(place)
        for alias in gone:
            for path in (pool / "evidence" / alias[:2]).glob(f"{alias}*"):
                path.unlink(missing_ok=True)
                fsync_folder(path.parent)
    except OSError as error:
        raise file_problem(error, place) from error


def attached_again(backups: Path, root: Path) -> None:
    """Forget the note of photos that lie in the store below `root` once more: somebody attached them anew.

    Raises:
        OSError: the disk refuses.
    """
    for alias in aliases(backups):
        if any((root / "evidence" / alias[:2]).glob(f"{alias}*")):
            (backups / FOLDER / alias).unlink(missing_ok=True)
