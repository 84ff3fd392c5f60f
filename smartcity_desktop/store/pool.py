"""The files that backups refer to: each lies there once, whatever number of backups holds it.

Evidence and packages never change once they have their name. So a backup need not copy them: the pool holds a second
name of the same file (a hard link), and a copy only where the file system has no links. What backups no longer refer
to goes.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from smartcity_desktop.system.files import file_problem, fsync_folder, remove_quietly, rename_patiently

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PLACES = ("evidence", "outbox", "inbox", "held")
"""Folders of a role whose files never change once they have their name."""
PACKED = PLACES[1:]
"""Those of them that hold packages."""


class Held(NamedTuple):
    """One file: its path below the role's folder, with `/`, and its size as it lies on the disk."""

    path: str
    size: int


def walk(root: Path, places: Iterable[str] = PLACES) -> Iterator[Held]:
    """Give every whole file in some folders below `root`; what is half-made is left out.

    Raises:
        FileProblem: a folder cannot be read.
    """
    for place in places:
        if (root / place).is_dir():
            yield from _walk(root / place, place)


def _walk(folder: Path, name: str) -> Iterator[Held]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise file_problem(error, folder) from error
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name, f"{name}/{entry.name}")
        elif entry.is_file(follow_symlinks=False) and not entry.name.endswith(".partial"):
            yield Held(f"{name}/{entry.name}", entry.stat(follow_symlinks=False).st_size)


def measured(root: Path) -> tuple[int, int]:
    """Return how many files there are below `root`, and their size in bytes. Raises as `walk`."""
    count = size = 0
    for file in walk(root):
        count += 1
        size += file.size
    return count, size


def bring(held: Iterable[Held], source: Path, target: Path) -> int:
    """Let files of `source` lie in `target`, too, by a link where there are links; durable when this returns.

    What lies there already stays. One that went away meanwhile is left out: it never was in a database.

    Returns:
        How many bytes had to be copied.

    Raises:
        FileProblem: disk full, read-only, no permission.
    """
    copied, links = 0, True
    # Words instead of paths: a path for each of tens of thousands of files costs more than all the rest, and its parts
    # are remembered for good.
    begin, end = os.fspath(source), os.fspath(target)
    whole: set[str] = set()
    touched: set[str] = set()
    for file in held:
        place = f"{end}/{file.path}"
        if os.path.exists(place):  # noqa: PTH110
            continue
        folder = os.path.dirname(place)  # noqa: PTH120
        try:
            if folder not in whole:
                if not os.path.isdir(folder):  # noqa: PTH112
                    os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103
                    touched.add(os.path.dirname(folder))  # noqa: PTH120
                whole.add(folder)
            if links:
                try:
                    os.link(f"{begin}/{file.path}", place)
                except FileNotFoundError:
                    continue
                except OSError:
                    # No links here (FAT, some network drives), or too many on one file: then a copy it is.
                    links = False
            if not links:
                copied += _copy(source / file.path, target / file.path)
            touched.add(folder)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise file_problem(error, target / file.path) from error
    for folder in touched:
        try:
            fsync_folder(Path(folder))
        except OSError as error:
            raise file_problem(error, folder) from error
    return copied


def differs(pool: Path, source: Path) -> bool:
    """Whether the pool holds a file that is gone from `source`."""
    begin = os.fspath(source)
    return any(not os.path.exists(f"{begin}/{file.path}") for file in walk(pool))  # noqa: PTH110


def has_links(source: Path, target: Path) -> bool:
    """Whether a file in one folder can have a second name in another."""
    one, two = source / ".link.partial", target / ".link.partial"
    try:
        one.write_bytes(b"")
        remove_quietly(two)
        os.link(one, two)
    except OSError:
        return False
    finally:
        remove_quietly(one)
        remove_quietly(two)
    return True


def forget(pool: Path, wanted: frozenset[str]) -> None:
    """Remove from the pool what no backup refers to."""
    for file in walk(pool):
        if file.path not in wanted:
            remove_quietly(pool / file.path)


def flush_tree(folder: Path, skip: tuple[str, ...] = ()) -> None:
    """Make every file and name below a folder durable, but for some folders in it.

    Raises:
        OSError: the disk refuses.
    """
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name not in skip:
            flush_tree(entry)
        elif entry.is_file():
            with entry.open("rb+") as stream:
                os.fsync(stream.fileno())
    fsync_folder(folder)


def _copy(source: Path, place: Path) -> int:
    partial = place.with_name(place.name + ".partial")
    try:
        with source.open("rb") as read, partial.open("wb") as write:
            shutil.copyfileobj(read, write, 1 << 20)
            write.flush()
            os.fsync(write.fileno())
            size = write.tell()
        rename_patiently(partial, place)
    finally:
        remove_quietly(partial)
    return size
