"""The newest pictures of a folder, and folders that a camera brings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.system.cameras import camera_folders, newest_pictures

if TYPE_CHECKING:
    from pathlib import Path


def picture(path: Path, at: int, size: int = 3) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    os.utime(path, (at, at))
    return path


def test_pictures_come_newest_first_and_only_pictures(tmp_path: Path) -> None:
    old = picture(tmp_path / "100CANON" / "IMG_1.JPG", 1000)
    new = picture(tmp_path / "101CANON" / "IMG_2.heic", 3000)
    middle = picture(tmp_path / "pindaian.pdf", 2000)
    picture(tmp_path / "film.mp4", 4000)
    picture(tmp_path / "._IMG_1.jpg", 4000)
    picture(tmp_path / "kosong.jpg", 4000, size=0)
    picture(tmp_path / ".thumbnails" / "a.jpg", 4000)
    assert [one.path for one in newest_pictures(tmp_path)] == [new, middle, old]
    assert [one.path for one in newest_pictures(tmp_path, since=1500)] == [new, middle]
    assert [one.path for one in newest_pictures(tmp_path, most=1)] == [new]


def test_links_are_not_followed_and_folders_only_so_deep(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b" / "c"
    picture(deep / "dalam.jpg", 1000)
    picture(deep / "d" / "terlalu-dalam.jpg", 1000)
    (tmp_path / "kait.jpg").symlink_to(deep / "dalam.jpg")
    (tmp_path / "lingkar").symlink_to(tmp_path)
    assert [one.path.name for one in newest_pictures(tmp_path)] == ["dalam.jpg"]


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="DCIM"):
        newest_pictures(tmp_path / "DCIM")


def test_a_camera_is_known_by_its_folder(tmp_path: Path) -> None:
    one, two = tmp_path / "kartu", tmp_path / "kosong"
    (one / "DCIM").mkdir(parents=True)
    two.mkdir()
    picture(tmp_path / "berkas" / "DCIM", 1000)
    roots = [one, two, tmp_path / "berkas", tmp_path / "tidak ada"]
    assert camera_folders(roots) == (one / "DCIM",)
