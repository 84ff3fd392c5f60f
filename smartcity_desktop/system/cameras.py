"""The newest pictures of a camera, a telephone or a scanner that this computer sees as a folder."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from smartcity_desktop.system.files import file_problem

if TYPE_CHECKING:
    from collections.abc import Iterable

ENDINGS = frozenset((".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic", ".heif", ".pdf"))
_LOOKED_AT = 20_000
_DEEP = 3


class Taken(NamedTuple):
    """A picture in a folder: its time is that of its file, which is the clock of whatever wrote it."""

    at: float
    path: Path
    size: int


def camera_folders(roots: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders of pictures (`DCIM`) that stand in the roots of drives; what cannot be read is left out."""
    found = []
    for root in roots:
        with suppress(OSError):
            found += [Path(entry.path) for entry in os.scandir(root) if _is_dcim(entry)]
    return tuple(sorted(found))


def newest_pictures(folder: Path, *, since: float = 0.0, most: int = 500) -> tuple[Taken, ...]:
    """Return pictures of a folder and those in it, newest first.

    Args:
        folder: where to look, three folders deep; links are not followed.
        since: seconds since 1970; older ones are left out.
        most: so many at the most.

    Raises:
        FileProblem: the folder cannot be read, for one because its device was taken out.
    """
    found: list[Taken] = []
    left = _LOOKED_AT
    folders = [(folder, _DEEP)]
    while folders and left > 0:
        place, deep = folders.pop(0)
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    left -= 1
                    if left <= 0:
                        break
                    if entry.is_dir(follow_symlinks=False):
                        if deep and not entry.name.startswith("."):
                            folders.append((Path(entry.path), deep - 1))
                    elif _is_picture(entry):
                        about = entry.stat(follow_symlinks=False)
                        if about.st_mtime >= since and about.st_size:
                            found.append(Taken(about.st_mtime, Path(entry.path), about.st_size))
        except OSError as error:
            if place == folder:
                raise file_problem(error, folder) from error
    return tuple(sorted(found, key=lambda one: (-one.at, one.path)))[:most]


def _is_dcim(entry: os.DirEntry[str]) -> bool:
    return entry.name.upper() == "DCIM" and entry.is_dir(follow_symlinks=False)


def _is_picture(entry: os.DirEntry[str]) -> bool:
    return (
        not entry.name.startswith(".")
        and PurePath(entry.name).suffix.lower() in ENDINGS
        and entry.is_file(follow_symlinks=False)
    )
