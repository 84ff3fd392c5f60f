"""Where this program keeps its data on this computer.

<root>/settings.json, log/smartcity.log, .lock
<root>/assessor/…        <root>/headquarters/…        one folder for each role
<root>/latihan/…         the same once more for practice, never mixed with real work
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath

from smartcity_desktop.core.errors import StoreProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.files import file_problem

ENVIRONMENT = "SMARTCITY_DATA_DIR"
TRANSCRIPTIONS = "transcriptions"
"""Folder of a role with papers that are being keyed, a file each."""
SECOND_COPY = "second-copy.json"
"""File of a role that says what was copied to which second place."""

_SYNCED_NAMES = {
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "CloudStorage",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}
_NETWORK_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "davfs", "fuse.sshfs", "fuse.davfs2"}
    | {"fuse.rclone", "fuse.glusterfs", "fuse.gvfsd-fuse", "webdav", "afpfs"}
)


_PROFILE = re.compile(r"assessor(-[1-9][0-9]{0,3})?")


class Role(StrEnum):
    """What this program is used for; a setting, chosen at first start."""

    ASSESSOR = "assessor"
    HEADQUARTERS = "headquarters"


@dataclass(frozen=True, slots=True)
class RoleFolder:
    """All that belongs to one role.

    Attributes:
        root: the folder itself.
        outbox, inbox: packages made and taken in. held: waiting for a person. quarantine: private copies while
            they are verified. papers: printed PDF. backups: copies of the database before an upgrade.
        identity, authority, staff: keys under passphrases.
    """

    root: Path

    @property
    def database(self) -> Path:
        """The database file."""
        return self.root / "smartcity.sqlite3"

    @property
    def evidence(self) -> Path:
        """Evidence, named by its content."""
        return self.root / "evidence"

    @property
    def looks(self) -> Path:
        """Small pictures of evidence, which can be drawn again at any time; made when the first is."""
        return self.root / "looks"

    @property
    def transcriptions(self) -> Path:
        """Papers that are being keyed; made with the first."""
        return self.root / TRANSCRIPTIONS

    @property
    def outbox(self) -> Path:
        """Packages made here."""
        return self.root / "outbox"

    @property
    def inbox(self) -> Path:
        """Packages taken in."""
        return self.root / "inbox"

    @property
    def held(self) -> Path:
        """Packages that wait for a person."""
        return self.root / "held"

    @property
    def quarantine(self) -> Path:
        """Private copies of packages while they are verified."""
        return self.root / "quarantine"

    @property
    def identity(self) -> Path:
        """The assessor's key under its passphrase."""
        return self.root / "identity"

    @property
    def authority(self) -> Path:
        """The programme authority's keys under their passphrase."""
        return self.root / "authority"

    @property
    def staff(self) -> Path:
        """Headquarters' people, a file with each one's keys under their passphrase."""
        return self.root / "staff"

    @property
    def papers(self) -> Path:
        """Printed PDF."""
        return self.root / "papers"

    @property
    def backups(self) -> Path:
        """Copies of the database before an upgrade."""
        return self.root / "backups"

    def make(self) -> None:
        """Make all folders that are missing, closed to other users of the computer.

        Raises:
            FileProblem: disk full, read-only, no permission, or a file stands in a folder's place.
        """
        for folder in (
            self.root,
            self.evidence,
            self.outbox,
            self.inbox,
            self.held,
            self.quarantine,
            self.identity,
            self.authority,
            self.staff,
            self.papers,
            self.backups,
        ):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise file_problem(error, folder) from error


def data_root(override: Path | None = None, *, practice: bool = False) -> Path:
    """Return the data folder: `override`, else `SMARTCITY_DATA_DIR`, else the user's *local* data folder.

    Args:
        override: what was given as `--data-dir`.
        practice: the folder of practice work, `latihan` inside it.
    """
    if override is not None:
        root = override.expanduser().absolute()
    elif os.environ.get(ENVIRONMENT):
        root = Path(os.environ[ENVIRONMENT]).expanduser().absolute()
    else:
        from platformdirs import user_data_path

        root = user_data_path("SmartCity Desktop", appauthor=False, roaming=False)
    return root / "latihan" if practice else root


def role_folder(root: Path, role: Role, profile: str = "") -> RoleFolder:
    """Return the folder of a role below the data folder; nothing is made yet.

    Args:
        root: the data folder.
        role: whose work lies there.
        profile: which of several people, as `profiles` names them; empty for the first.
    """
    return RoleFolder(root / (profile or role.value))


def profiles(root: Path) -> tuple[str, ...]:
    """Return the folder names of the assessors on this computer, `assessor`, `assessor-2`, …, by number."""
    found = [place.name for place in root.glob(f"{Role.ASSESSOR}*") if place.is_dir()]
    return tuple(sorted(filter(is_profile, found), key=lambda name: (len(name), name)))


def next_profile(root: Path) -> str:
    """Return the folder name for one more assessor: the first that is free."""
    taken, number = {*profiles(root), Role.ASSESSOR.value}, 2
    while f"{Role.ASSESSOR}-{number}" in taken:
        number += 1
    return f"{Role.ASSESSOR}-{number}"


def is_profile(name: str) -> bool:
    """Whether a text names somebody's folder; nothing else may lead to one."""
    return _PROFILE.fullmatch(name) is not None


def settings_file(root: Path) -> Path:
    """Return where the settings stand."""
    return root / "settings.json"


def log_file(root: Path) -> Path:
    """Return where the log stands."""
    return root / "log" / "smartcity.log"


def refuse_synced(path: Path) -> None:
    """Refuse a place that another program copies behind our back, or that lies on another computer.

    A database there is torn: sync programs copy database and write-ahead log at different moments, and network
    file systems do not keep locks.

    Raises:
        StoreProblem: it lies in OneDrive, Dropbox, Google Drive or iCloud, or on a network drive.
    """
    places = (path.absolute(), path.resolve())
    found = next((name for place in places if (name := _synced(place))), None)
    if found is None:
        found = next((name for place in places if (name := _remote(place))), None)
    if found is None:
        return
    raise StoreProblem(
        Text(
            "Folder data {path} berada di {found}; basis data dapat rusak di sana.",
            "The data folder {path} lies in {found}; a database can be torn there.",
        ).filled(path=path, found=found),
        Text(
            "Pilih folder lokal dengan --data-dir atau SMARTCITY_DATA_DIR, misalnya di luar OneDrive.",
            "Choose a local folder with --data-dir or SMARTCITY_DATA_DIR, outside of it.",
        ),
    )


def _synced(path: PurePath) -> str | None:
    for part in path.parts:
        name = part.casefold()
        if name == "onedrive" or name.startswith(("onedrive -", "onedrive-")):
            return "OneDrive"
        if name.startswith(("dropbox (", "googledrive-")):
            return part
        if name in _SYNCED_NAMES:
            return _SYNCED_NAMES[name]
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        folder = os.environ.get(variable)
        if folder and path.is_relative_to(folder):
            return "OneDrive"
    return None


def _remote(path: Path) -> str | None:
    if str(path).startswith("\\\\"):
        return str(path)
    if sys.platform == "win32":
        import ctypes

        remote = 4  # DRIVE_REMOTE of GetDriveTypeW
        return path.drive if ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == remote else None
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return None
    return network_mount(path, mounts.read_text(encoding="utf-8", errors="surrogateescape"))


def network_mount(path: PurePath, mounts: str) -> str | None:
    r"""Return the network file system that `path` lies on, `nfs4 /srv`, or `None` for a local one.

    Args:
        path: absolute.
        mounts: text of `/proc/mounts`: device, folder, type …; blanks in a folder are written `\040`. Of two lines
            for one folder the later lies on top.
    """
    best: tuple[int, str, str] = (-1, "", "")
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        folder = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        if path.is_relative_to(folder) and len(folder) >= best[0]:
            best = (len(folder), fields[2], folder)
    return f"{best[1]} {best[2]}" if best[1] in _NETWORK_SYSTEMS else None
