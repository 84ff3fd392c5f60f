"""A folder for private copies while one command runs on a machine that has no data folder of ours.

What lies in it is encrypted under a key that only this process has in memory (`sealing.quarantine`). It goes away with
the command; what a killed one left is unreadable, and the next command sweeps it.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.system.files import file_problem
from smartcity_desktop.system.instance import OneInstance

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = "smartcity-"


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder of our own that is closed to others, and sweep those of commands that are gone.

    Raises:
        FileProblem: no temporary folder can be made here.
    """
    _sweep(Path(tempfile.gettempdir()))
    try:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    except OSError as error:
        raise file_problem(error, tempfile.gettempdir()) from error
    try:
        with OneInstance(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(place: Path) -> None:
    """Remove folders of ours that no living command holds; those of others and links are let alone."""
    try:
        found = [folder for folder in place.iterdir() if folder.name.startswith(_PREFIX)]
    except OSError:  # not readable: nothing of ours can be found, and nothing has to be
        return
    for folder in found:
        try:
            if not _is_ours(folder):
                continue
            with OneInstance(folder):
                pass
        except (OSError, SmartCityError):  # gone meanwhile, or in use
            continue
        shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Whether it is a folder of this user with the mark of this program in it."""
    found = folder.lstat()
    mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return stat.S_ISDIR(found.st_mode) and mine and (folder / ".lock").is_file()
