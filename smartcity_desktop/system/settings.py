"""The settings of this computer: one typed JSON file."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from smartcity_desktop.system.files import file_problem, read_regular, rename_patiently, write_whole
from smartcity_desktop.system.paths import is_profile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LIMIT = 1 << 20
PHOTO_SIDE = 2560
PHOTO_SIDES = (1600, 2048, PHOTO_SIDE, 4096, 0)
"""Longest sides of copied photos to choose from, in pixels; 0 keeps the size."""
_CHOICES: dict[str, frozenset[str | None]] = {
    "language": frozenset({"id", "en"}),
    "theme": frozenset({"system", "light", "dark"}),
    "role": frozenset({None, "assessor", "headquarters"}),
    "paper": frozenset({"A4", "F4"}),
    "zone": frozenset({"WIB", "WITA", "WIT"}),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose on this computer; nothing in here is secret, and nothing is lost with it.

    Attributes:
        language: `id` or `en`. theme: `system`, `light` or `dark`. text_percent: 90 to 175.
        role: `assessor`, `headquarters`, or `None` before the first choice.
        edition: code worked on last. paper: `A4` or `F4`. zone: `WIB`, `WITA` or `WIT`.
        copy_folder: where packages were copied last.
        photo_side: longest side in pixels to which attached photos are copied; 0 keeps their size.
        camera_folder: where pictures of a camera or scanner were last taken from.
        folders: where things of each purpose were chosen last, as JSON (`ui.choosing`).
        camera_minutes: pictures that are newer than this are shown; 0 shows all.
        slot_minutes: how long an interview may last. slot_times: seconds used, by assessment, as JSON.
        hide_scores: the running score is hidden. fast_mode: Tab goes from level to level.
        geometry, splitters: of the window, base64.
        profile: whose data opens at the start, where several people work here (`paths.profiles`); empty: the first.
        lock_minutes: after so long without a key or a click the data is locked; 0 never does.
        backup_minutes: so often what changed is backed up while the program is open, 5 to 240.
        second_copy, second_copy_mark, second_copy_sheets: the place of the second copy (`services.second_copy`); empty:
            none was chosen. copy_hours: a reminder comes after so long without a second copy; 0 never.
    """

    language: str = "id"
    theme: str = "system"
    text_percent: int = 100
    role: str | None = None
    edition: str = ""
    paper: str = "A4"
    copy_folder: str = ""
    slot_minutes: int = 45
    slot_times: str = ""
    photo_side: int = PHOTO_SIDE
    camera_folder: str = ""
    folders: str = ""
    camera_minutes: int = 120
    hide_scores: bool = False
    fast_mode: bool = False
    zone: str = "WIB"
    geometry: str = ""
    splitters: str = ""
    profile: str = ""
    lock_minutes: int = 15
    backup_minutes: int = 30
    second_copy: str = ""
    second_copy_mark: str = ""
    second_copy_sheets: bool = False
    copy_hours: int = 24


def load(path: Path) -> Settings:
    """Read the settings. What is missing, unknown or of a wrong type is as if it had never been set.

    A damaged file is moved aside to `settings.damaged.json`: settings never keep the program from starting.

    Raises:
        FileProblem: the file cannot be read, or is no ordinary file.
    """
    if not path.exists() and not path.is_symlink():
        return Settings()
    try:
        found = json.loads(read_regular(path, _LIMIT))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        aside = path.with_name(f"{path.stem}.damaged{path.suffix}")
        logging.getLogger(__name__).warning("damaged settings were moved to %s", aside)
        try:
            rename_patiently(path, aside)
        except OSError as error:
            raise file_problem(error, path) from error
        return Settings()
    default = Settings()
    return Settings(
        **{
            field.name: _taken(field.name, found.get(field.name), getattr(default, field.name))
            for field in fields(Settings)
        }
    )


def save(path: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all.

    Raises:
        FileProblem: disk full, read-only, no permission.
    """
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2, sort_keys=True)
    write_whole(path, (text + "\n").encode("utf-8", errors="replace"))


def _taken(name: str, value: object, default: object) -> Any:
    if name in _CHOICES:
        if not (value is None or isinstance(value, str)) or value not in _CHOICES[name]:
            return default
    elif type(value) is not type(default) or not _FITS.get(name, _any)(value):
        return default
    return value


def _any(_value: Any) -> bool:
    return True


_FITS: dict[str, Callable[[Any], bool]] = {
    "text_percent": range(90, 176).__contains__,
    "lock_minutes": range(241).__contains__,
    "backup_minutes": range(5, 241).__contains__,
    "slot_minutes": range(5, 481).__contains__,
    "photo_side": lambda value: value == 0 or 320 <= value <= 8192,
    "camera_minutes": range(100_000).__contains__,
    "copy_hours": range(24 * 31).__contains__,
    "profile": lambda value: value == "" or is_profile(value),
}
