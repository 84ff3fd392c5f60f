"""Exchanging a data folder for a restored one, so that a crash at any moment leaves one of the two, whole.

    assessor            the folder in use
    assessor.restored   the one that is to take its place, complete and on the disk
    assessor.swap       written last: from now on the exchange is carried through, if need be at the next start
    assessor.replaced   the old one, for a moment; kept below backups/ where no backup of it could be made

Without `assessor.swap` a folder `assessor.restored` is half-made and goes.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import SmartCityError, StoreProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.files import (
    file_problem,
    fsync_folder,
    read_regular,
    rename_patiently,
    write_whole,
)

if TYPE_CHECKING:
    from pathlib import Path


def side_of(root: Path) -> Path:
    """Return where a folder is restored to."""
    return root.with_name(root.name + ".restored")


def order(root: Path, keep: str) -> None:
    """Order the exchange; `settle` does it.

    Args:
        root: the folder in use; the restored one lies beside it, whole.
        keep: name below backups/ under which the old folder stays; empty where it is not needed any more.

    Raises:
        FileProblem: it cannot be noted; nothing is exchanged then.
    """
    write_whole(_note(root), json.dumps({"keep": keep}).encode())


def settle(root: Path, *, tidy: bool = True) -> bool:
    """Carry an exchange through that was ordered, or remove what was restored in vain; returns whether it was one.

    Args:
        root: the folder in use; nobody works in it.
        tidy: remove what was restored in vain; only for whoever holds the lock of the data folder.

    Raises:
        FileProblem: a folder cannot be moved, for one because another program holds a file in it.
        StoreProblem: three folders stand there, which no crash explains.
    """
    note, side, old = _note(root), side_of(root), root.with_name(root.name + ".replaced")
    if not note.exists():
        if tidy and root.exists() and side.exists():
            shutil.rmtree(side, ignore_errors=True)
        return False
    try:
        if side.exists():
            if root.exists():
                if old.exists():
                    raise _strange(root)
                rename_patiently(root, old)
                fsync_folder(root.parent)
            rename_patiently(side, root)
            fsync_folder(root.parent)
        if old.exists():
            _put_away(root, old, _kept_as(note))
        note.unlink()
        fsync_folder(root.parent)
    except OSError as error:
        raise file_problem(error, root) from error
    return True


def _put_away(root: Path, old: Path, keep: str) -> None:
    backups = root / "backups"
    if (old / "backups").exists():
        if backups.exists():
            backups.rmdir()
        rename_patiently(old / "backups", backups)
        fsync_folder(root)
    if keep:
        rename_patiently(old, backups / keep)
        fsync_folder(backups)
    else:
        shutil.rmtree(old)


def _kept_as(note: Path) -> str:
    try:
        keep = json.loads(read_regular(note, 4096))["keep"]
    except (SmartCityError, ValueError, KeyError, TypeError):
        return "replaced"
    return keep if isinstance(keep, str) and "/" not in keep and ".." not in keep else "replaced"


def _note(root: Path) -> Path:
    return root.with_name(root.name + ".swap")


def _strange(root: Path) -> StoreProblem:
    return StoreProblem(
        Text(
            "Pemulihan {folder} tidak dapat diselesaikan: folder lama masih ada di sampingnya.",
            "The restore of {folder} cannot be finished: an old folder stands beside it.",
        ).filled(folder=root),
        Text(
            "Pindahkan folder {name}.replaced ke tempat lain, lalu buka program lagi.",
            "Move the folder {name}.replaced elsewhere, then open the program again.",
        ).filled(name=root.name),
    )
