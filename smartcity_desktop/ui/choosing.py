"""Choosing files and folders: the system's dialog opens where things of that purpose were last.

    choosing.keep_in(window, lambda: window.settings.folders, lambda text: window.change_settings(folders=text))
    file = choosing.open_file(self, Purpose.PACKAGES, self.tr("Choose a package"), self.tr("Packages (*.asice)"))

Where that folder is gone, as when the stick was pulled out, or nothing was chosen yet, the dialog opens at a stick that is
plugged in, else in the documents. Systems show sticks in the side bar of their own dialogs; Qt's, where there is none
(many Linux desktops), shows the home folder alone, so they are put there.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QStandardPaths, QStorageInfo, QTimer, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

MOUNTS = ("/media", "/run/media", "/Volumes")
"""Where Linux and macOS put sticks that are plugged in."""
_LONGEST = 1024


class Purpose(StrEnum):
    """What is chosen; each has a folder of its own in which it was last."""

    PACKAGES = "packages"  # what others hand in: packages, editions, receipts
    COPIES = "copies"  # what is written for others
    EVIDENCE = "evidence"
    PAPERS = "papers"  # PDFs and reports that are kept here
    KEYS = "keys"  # requests, certificates, key files
    TABLES = "tables"  # lists, facts, rubrics


@dataclass(frozen=True)
class _Keeper:
    owner: QObject
    read: Callable[[], str]
    write: Callable[[str], object]


_keeper: list[_Keeper] = []  # none: nothing is remembered


def keep_in(owner: QObject, read: Callable[[], str], write: Callable[[str], object]) -> None:
    """Keep the folders in a text (JSON) for as long as `owner` lives."""
    _keeper[:] = [_Keeper(owner, read, write)]


def folders_of(text: str) -> dict[str, str]:
    """Read what was kept; what is damaged or of another purpose is as if it had never been."""
    try:
        found = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        key: value
        for key, value in found.items()
        if key in set(Purpose) and isinstance(value, str) and len(value) <= _LONGEST
    }


def start_folder(last: Iterable[str | Path | None], sticks: Callable[[], Iterable[Path]]) -> str:
    """Return where a dialog opens: the first of `last` that is there, else a stick, else the documents.

    Args:
        last: folders, the best first; empty ones are passed over.
        sticks: gives those that are plugged in; asked only where it matters.
    """
    for one in last:
        if one and _is_folder(Path(one)):
            return str(one)
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    for place in (*sticks(), *map(Path, QStandardPaths.standardLocations(kind))):
        if _is_folder(place):
            return str(place)
    return ""  # a folder that is not there would be proposed as the name of the file


def plugged_in() -> tuple[Path, ...]:
    """Return the roots of the sticks, cards and discs that are plugged in."""
    return tuple(
        place
        for one in QStorageInfo.mountedVolumes()
        if one.isReady() and not one.isRoot() and is_removable(place := Path(one.rootPath()))
    )


def is_removable(root: Path) -> bool:
    """Whether the root of a drive is that of a stick, by the folder it lies in or (Windows) by the system's word."""
    if sys.platform == "win32":
        import ctypes

        removable = 2  # DRIVE_REMOVABLE of GetDriveTypeW
        return bool(ctypes.windll.kernel32.GetDriveTypeW(root.anchor) == removable)
    return any(root.is_relative_to(mount) and root != Path(mount) for mount in MOUNTS)


def open_file(parent: QWidget | None, purpose: Purpose, title: str, filters: str = "") -> Path | None:
    """Ask for one file; `None` where the person went back."""
    file, _filter = QFileDialog.getOpenFileName(parent, title, _start(purpose), filters)
    return _remembered(purpose, file) if file else None


def open_files(parent: QWidget | None, purpose: Purpose, title: str, filters: str = "") -> tuple[Path, ...]:
    """Ask for files; none where the person went back."""
    files, _filter = QFileDialog.getOpenFileNames(parent, title, _start(purpose), filters)
    return tuple(_remembered(purpose, file) for file in files)


def open_folder(
    parent: QWidget | None, purpose: Purpose, title: str, first: str | Path | None = None
) -> Path | None:
    """Ask for a folder; `None` where the person went back. It opens at `first`, if that is there."""
    folder = QFileDialog.getExistingDirectory(parent, title, _start(purpose, first))
    if not folder:
        return None
    _remember(purpose, Path(folder))
    return Path(folder)


def save_file(
    parent: QWidget | None, purpose: Purpose, title: str, name: str, filters: str = ""
) -> Path | None:
    """Ask where a file of this name is saved; `None` where the person went back."""
    start = _start(purpose)
    proposed = str(Path(start) / name) if start else name
    file, _filter = QFileDialog.getSaveFileName(parent, title, proposed, filters)
    return _remembered(purpose, file) if file else None


def _start(purpose: Purpose, first: str | Path | None = None) -> str:
    keeper = _living()
    last = folders_of(keeper.read()).get(purpose) if keeper else None
    QTimer.singleShot(0, _show_sticks)  # once the dialog, which is made and run by one call, is there
    return start_folder((first, last), plugged_in)


def _show_sticks() -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QFileDialog):
        # Qt keeps what stands there; sticks that were pulled out since would stay for ever.
        others = [one for one in dialog.sidebarUrls() if not is_removable(Path(one.toLocalFile() or "/"))]
        dialog.setSidebarUrls([*others, *(QUrl.fromLocalFile(str(one)) for one in plugged_in())])


def _remembered(purpose: Purpose, file: str) -> Path:
    _remember(purpose, Path(file).parent)
    return Path(file)


def _remember(purpose: Purpose, folder: Path) -> None:
    keeper = _living()
    if keeper is None or len(str(folder)) > _LONGEST:
        return
    kept = folders_of(keeper.read())
    if kept.get(purpose) != str(folder):
        text = json.dumps(kept | {str(purpose): str(folder)}, ensure_ascii=False, sort_keys=True)
        keeper.write(text)


def _living() -> _Keeper | None:
    return next((one for one in _keeper if shiboken6.isValid(one.owner)), None)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
