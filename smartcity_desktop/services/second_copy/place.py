"""The place of the second copy: a folder or a stick that is known again by a small file in it.

A path alone does not name a stick: another one may be plugged in there, or none, so that the copies would fall onto
the disk below its mount point. So a text file is left in the place, which says what lies there and bears a mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import ChangeRefused, FileProblem, StoreProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.files import file_problem, read_regular, write_whole
from smartcity_desktop.system.paths import refuse_synced
from smartcity_desktop.transport.folder import on_stick, require_folder

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.system.clock import NewId

MARK_FILE = "salinan-smartcity.txt"
_LIMIT = 4096
_MARK = re.compile(r"^\s*(?:Tanda|Mark): ([0-9a-f]{32})\s*$", re.MULTILINE)
_WORDS = """\
SmartCity Desktop

Folder ini memuat salinan paket penilaian yang ditandatangani. Berkas .asice.age terenkripsi untuk pusat:
siapa pun yang menemukannya tidak dapat membacanya. Jangan hapus atau ubah berkas ini.

This folder holds copies of signed assessments. The .asice.age files are encrypted for headquarters:
whoever finds them can read nothing of them. Please do not remove or change this file.

Tanda: {mark}
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the second copy goes.

    Attributes:
        folder: the folder.
        mark: what the file in it bears; 32 hex digits.
        sheets: the signed sheets go there too, as PDF; only into a folder on this computer's own disk.
    """

    folder: Path
    mark: str
    sheets: bool = False


class PlaceState(StrEnum):
    """How a place is found."""

    HERE = "here"
    AWAY = "away"
    OTHER = "other"  # something is there, but it is not what was chosen


def take_place(folder: Path, data: Path, new_id: NewId, *, sheets: bool) -> Place:
    """Make a folder the second place: it is written to and read back once, so that it is known to work.

    Args:
        folder: an existing folder. One that was chosen before, here or on another computer, keeps its mark.
        data: the data folder of this program.
        new_id: gives marks.
        sheets: whether signed sheets are to go there as well.

    Raises:
        FileProblem: no folder, full, read-only, no permission.
        ChangeRefused: it lies in the data folder, or sheets were asked for where they may not go.
    """
    require_folder(folder)
    if folder.resolve().is_relative_to(data.resolve()):
        raise ChangeRefused(
            Text(
                "Folder {path} berada di dalam folder data program; salinan di sana hilang bersama aslinya.",
                "The folder {path} lies in the program's data folder; a copy there is lost with the original.",
            ).filled(path=folder),
            Text("Pilih USB atau folder lain.", "Choose a stick or another folder."),
        )
    if sheets and not takes_sheets(folder, data):
        raise ChangeRefused(
            Text(
                "Lembar PDF memuat data pribadi dan tidak disalin ke {path}: bukan disk komputer ini.",
                "The PDF sheet is personal data and is not copied to {path}: it is not this computer's disk.",
            ).filled(path=folder),
            Text(
                "Biarkan pilihan PDF kosong; lembarnya sudah ada di dalam paket terenkripsi.",
                "Leave the choice of PDF empty; the sheet is inside the encrypted package.",
            ),
        )
    found = _mark_in(folder)
    mark = found or new_id()
    if not found:
        with on_stick(folder):
            write_whole(folder / MARK_FILE, _WORDS.format(mark=mark).encode("utf-8"))
        if _mark_in(folder) != mark:
            raise FileProblem(
                str(folder / MARK_FILE),
                Text("yang ditulis tidak dapat dibaca kembali.", "what was written cannot be read back."),
                Text("Pakai USB atau folder lain.", "Use another stick or folder."),
            )
    return Place(folder, mark, sheets)


def look_at(place: Place) -> PlaceState:
    """Say whether a place is there now. It may take a moment where a drive has to wake up."""
    try:
        if not place.folder.is_dir():
            return PlaceState.AWAY
        return PlaceState.HERE if _mark_in(place.folder) == place.mark else PlaceState.OTHER
    except (OSError, FileProblem):
        return PlaceState.AWAY


def require_here(place: Place) -> None:
    """Refuse to copy where the place that was chosen is not.

    Raises:
        FileProblem: it is not there; ChangeRefused: something else is.
    """
    require_folder(place.folder)
    if _mark_in(place.folder) != place.mark:
        raise ChangeRefused(
            Text(
                "{path} bukan tempat salinan yang dipilih dahulu.",
                "{path} is not the place for copies that was chosen.",
            ).filled(path=place.folder),
            Text(
                "Pasang USB yang dahulu, atau pilih tempat salinan sekali lagi.",
                "Plug that stick in, or choose the place for copies once more.",
            ),
        )


def takes_sheets(folder: Path, data: Path) -> bool:
    """Whether sheets may lie there in the clear: on the disk that holds the data itself, and in no synced folder."""
    try:
        refuse_synced(folder)
        return folder.stat().st_dev == data.stat().st_dev
    except (StoreProblem, OSError):
        return False


def _mark_in(folder: Path) -> str:
    file = folder / MARK_FILE
    try:
        if not file.exists():
            return ""
    except OSError as error:
        raise file_problem(error, file) from error
    try:
        text = read_regular(file, _LIMIT).decode("utf-8", "replace")
    except FileProblem as problem:
        if not folder.is_dir():
            raise
        # Something of that name that is no file of ours: nothing is known of this place.
        del problem
        return ""
    found = _MARK.search(text)
    return found[1] if found else ""
