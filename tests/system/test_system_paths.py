from __future__ import annotations

import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.core.errors import FileProblem, StoreProblem
from smartcity_desktop.system import paths

if TYPE_CHECKING:
    from collections.abc import Callable

MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0\n"
    "server:/x /srv nfs4 rw 0 0\n"
    "//nas/y /mnt/My\\040Share cifs rw 0 0\n"
    "/dev/sdb1 /srv/local ext4 rw 0 0\n"
    "/dev/sdc1 /over ext4 rw 0 0\n"
    "server:/z /over nfs rw 0 0\n"
    "broken\n"
)


def test_data_root_by_option_variable_and_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.ENVIRONMENT, raising=False)
    default = paths.data_root()
    assert default.name == "SmartCity Desktop"
    assert default.is_absolute()
    monkeypatch.setenv(paths.ENVIRONMENT, str(tmp_path / "b"))
    assert paths.data_root() == tmp_path / "b"
    assert paths.data_root(tmp_path / "a") == tmp_path / "a"
    assert paths.data_root(tmp_path / "a", practice=True) == tmp_path / "a" / "latihan"


def test_relative_data_root_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.data_root(Path("here")) == tmp_path / "here"


def test_role_folder_is_made_and_closed_to_others(tmp_path: Path) -> None:
    folder = paths.role_folder(tmp_path / "Ä b", paths.Role.ASSESSOR)
    folder.make()
    folder.make()
    assert folder.root == tmp_path / "Ä b" / "assessor"
    assert folder.database == folder.root / "smartcity.sqlite3"
    for name in [
        "evidence",
        "outbox",
        "inbox",
        "held",
        "quarantine",
        "identity",
        "authority",
        "staff",
        "papers",
        "backups",
    ]:
        made = getattr(folder, name)
        assert made == folder.root / name
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert paths.settings_file(tmp_path) == tmp_path / "settings.json"
    assert paths.log_file(tmp_path).parent.parent == tmp_path


def test_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "headquarters").write_bytes(b"")
    with pytest.raises(FileProblem) as caught:
        paths.role_folder(tmp_path, paths.Role.HEADQUARTERS).make()
    assert str(tmp_path / "headquarters") in caught.value.happened.id


def test_role_folder_on_a_read_only_disk(
    disk_of: Callable[..., Path], lock_disk: Callable[[Path], None]
) -> None:
    disk = disk_of("64k")
    lock_disk(disk)
    with pytest.raises(FileProblem, match="only be read"):
        paths.role_folder(disk, paths.Role.ASSESSOR).make()


@pytest.mark.parametrize(
    "place",
    [
        "OneDrive/data",
        "OneDrive - Kementerian Kominfo/x",
        "onedrive/x",
        "Dropbox",
        "Dropbox (Pribadi)/x",
        "Google Drive/x",
        "Library/Mobile Documents/x",
        "Library/CloudStorage/GoogleDrive-a@b/x",
        "Nextcloud/x",
    ],
)
def test_synced_folders_are_refused(tmp_path: Path, place: str) -> None:
    with pytest.raises(StoreProblem) as caught:
        paths.refuse_synced(tmp_path / place)
    assert str(tmp_path / place) in caught.value.happened.id
    assert "--data-dir" in caught.value.remedy.id
    assert "--data-dir" in caught.value.remedy.en


def test_link_into_a_synced_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "OneDrive")
    with pytest.raises(StoreProblem):
        paths.refuse_synced(tmp_path / "data" / "assessor")


def test_folder_that_windows_calls_onedrive_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "awan"))
    with pytest.raises(StoreProblem):
        paths.refuse_synced(tmp_path / "awan" / "data")
    paths.refuse_synced(tmp_path / "awan2" / "data")


@pytest.mark.parametrize("place", ["data", "OneDriver", "my dropbox notes", "SmartCity Desktop/ñ"])
def test_ordinary_folders_are_fine(tmp_path: Path, place: str) -> None:
    paths.refuse_synced(tmp_path / place)
    with pytest.raises(StoreProblem):
        paths.refuse_synced(tmp_path / "OneDrive" / place)


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("/home/x", None),
        ("/srv/data", "nfs4 /srv"),
        ("/srv", "nfs4 /srv"),
        ("/srvx/data", None),
        ("/mnt/My Share/a", "cifs /mnt/My Share"),
        ("/srv/local/a", None),
        ("/over/a", "nfs /over"),
    ],
)
def test_network_mounts(place: str, found: str | None) -> None:
    assert paths.network_mount(PurePosixPath(place), MOUNTS) == found


def test_network_names_of_windows_are_refused() -> None:
    with pytest.raises(StoreProblem, match="server"):
        paths.refuse_synced(_Unc())


class _Unc(type(Path())):  # type: ignore[misc]
    """A path of another system: this one cannot make it."""

    def absolute(self) -> Path:
        return self

    def resolve(self, strict: bool = False) -> Path:
        return self

    def __str__(self) -> str:
        return "\\\\server\\share\\data"
