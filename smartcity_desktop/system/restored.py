"""The mark of a data folder that was restored: nothing is signed, sent or published before a person confirmed it.

A restored folder is older than the world around it. Numbers of packages that were made after the backup must not be
used twice, and a person has to have seen what came back and what did not.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import ChangeRefused, SmartCityError
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.files import file_problem, read_regular, write_whole

if TYPE_CHECKING:
    from pathlib import Path

FILE = "restored.json"
WHY = Text(
    "Data ini dipulihkan dari cadangan {day}. Sebelum Anda memastikannya, tidak ada yang ditandatangani atau dikirim: "
    "nomor paket yang dibuat sesudah cadangan itu tidak boleh terpakai dua kali.",
    "This data was restored from the backup of {day}. Before you confirm it nothing is signed or sent: "
    "numbers of packages that were made after that backup must not be used twice.",
)
HOW = Text(
    "Periksa daftar daerah Anda, lalu pilih Pastikan pada menu … › Cadangan.",
    "Look through your regions, then choose Confirm in the menu … › Backups.",
)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored.

    Attributes:
        backup: its name. backup_at: when it was made. at: when it was restored.
        brought: packages that are newer than the backup and were brought along.
    """

    backup: str
    backup_at: datetime
    at: datetime
    brought: int


def mark(root: Path, restored: Restored) -> None:
    """Mark a folder.

    Raises:
        FileProblem: it cannot be written.
    """
    said = {
        "backup": restored.backup,
        "backup_at": restored.backup_at.isoformat(),
        "at": restored.at.isoformat(),
        "brought": restored.brought,
    }
    write_whole(root / FILE, json.dumps(said).encode())


def unconfirmed(root: Path) -> Restored | None:
    """Return what a folder was restored from and nobody confirmed yet; a mark that cannot be read counts, too."""
    path = root / FILE
    if not path.exists():
        return None
    try:
        said = json.loads(read_regular(path, 4096))
        return Restored(
            str(said["backup"]),
            datetime.fromisoformat(said["backup_at"]),
            datetime.fromisoformat(said["at"]),
            int(said["brought"]),
        )
    except (SmartCityError, ValueError, KeyError, TypeError):
        at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        return Restored("", at, at, 0)


def confirm(root: Path) -> None:
    """Take the mark away.

    Raises:
        FileProblem: it cannot be removed.
    """
    try:
        (root / FILE).unlink(missing_ok=True)
    except OSError as error:
        raise file_problem(error, root / FILE) from error


def refuse_unconfirmed(root: Path) -> None:
    """Refuse to sign or send from a folder that was restored and not confirmed.

    Raises:
        ChangeRefused: with why, and how to confirm.
    """
    restored = unconfirmed(root)
    if restored is not None:
        raise ChangeRefused(WHY.filled(day=f"{restored.backup_at:%Y-%m-%d %H:%M} UTC"), HOW)
