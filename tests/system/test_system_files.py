from __future__ import annotations

import errno
import os
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.system import files

if TYPE_CHECKING:
    from collections.abc import Callable


def test_whole_file_is_written_and_replaced(tmp_path: Path) -> None:
    place = tmp_path / "Data Penilaian – Köln.json"
    files.write_whole(place, b"one")
    files.write_whole(place, b"two")
    assert place.read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == [place.name]


def test_left_over_link_is_not_written_through(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / "a.partial").symlink_to(victim)
    files.write_whole(tmp_path / "a", b"new")
    assert victim.read_bytes() == b"mine"
    assert (tmp_path / "a").read_bytes() == b"new"


def test_failure_in_the_middle_keeps_the_old_file(tmp_path: Path) -> None:
    place = tmp_path / "a"
    files.write_whole(place, b"old")

    def write_half() -> None:
        with files.whole_file(place) as stream:
            stream.write(b"half")
            raise KeyError

    with pytest.raises(KeyError):
        write_half()
    assert place.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_full_disk_says_so_and_leaves_nothing(disk_of: Callable[..., Path]) -> None:
    disk = disk_of("64k")
    files.write_whole(disk / "a", b"old")
    with pytest.raises(FileProblem) as caught:
        files.write_whole(disk / "a", b"x" * 200_000)
    assert "disk penuh" in caught.value.happened.id
    assert "the disk is full" in caught.value.happened.en
    assert str(disk / "a") in caught.value.happened.en
    assert [p.name for p in disk.iterdir()] == ["a"]
    assert (disk / "a").read_bytes() == b"old"


def test_read_only_disk_says_so(disk_of: Callable[..., Path], lock_disk: Callable[[Path], None]) -> None:
    disk = disk_of("64k")
    lock_disk(disk)
    with pytest.raises(FileProblem) as caught:
        files.write_whole(disk / "a", b"x")
    assert "only be read" in caught.value.happened.en
    assert "hanya dapat dibaca" in caught.value.happened.id


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("missing/a", "not there"),
        ("file/a", "part of this path is a file"),
        ("n" * 300, "too long"),
    ],
)
def test_places_that_cannot_be_written(tmp_path: Path, place: str, words: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileProblem) as caught:
        files.write_whole(tmp_path / place, b"x")
    assert words in caught.value.happened.en


def test_writing_over_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(FileProblem) as caught:
        files.write_whole(tmp_path / "a", b"x")
    assert "folder" in caught.value.happened.en
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_rename_waits_while_an_antivirus_holds_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, held, waited = Path.replace, [PermissionError(errno.EACCES, "held")] * 4, []

    def replace(self: Path, target: Path) -> Path:
        if held:
            raise held.pop()
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(time, "sleep", waited.append)
    files.write_whole(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"x"
    assert len(waited) == 4


def test_rename_gives_up_after_ten_seconds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    def replace(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(time, "sleep", waited.append)
    with pytest.raises(FileProblem) as caught:
        files.write_whole(tmp_path / "a", b"x")
    assert 9.5 <= sum(waited) <= 10.5
    assert "may not be used" in caught.value.happened.en
    assert list(tmp_path.iterdir()) == []


def test_read_regular_takes_up_to_the_limit(tmp_path: Path) -> None:
    place = tmp_path / "a"
    place.write_bytes(b"12345")
    assert files.read_regular(place, 5) == b"12345"
    with pytest.raises(FileProblem) as caught:
        files.read_regular(place, 4)
    assert "larger than 4 B" in caught.value.happened.en


def test_read_regular_refuses_what_is_no_ordinary_file(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"x")
    (tmp_path / "link").symlink_to(target)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "door"))
        for name, words in (
            ("link", "this is a link"),
            ("folder", "this is a folder"),
            ("pipe", "a device or a pipe"),
            ("door", "a device or a pipe"),
            ("missing", "not there"),
        ):
            with pytest.raises(FileProblem) as caught:
                files.read_regular(tmp_path / name, 10)
            assert words in caught.value.happened.en, name
    with pytest.raises(FileProblem, match="a device or a pipe"):
        files.read_regular(Path("/dev/zero"), 10)


def test_read_regular_notices_an_exchange_for_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, target = tmp_path / "a", tmp_path / "secret"
    place.write_bytes(b"x")
    target.write_bytes(b"secret")
    real = os.open

    def exchange(path: Path, flags: int) -> int:
        place.unlink()
        place.symlink_to(target)
        return real(path, flags)

    monkeypatch.setattr(os, "open", exchange)
    with pytest.raises(FileProblem, match="this is a link"):
        files.read_regular(place, 10)


def test_unreadable_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "a"
    place.write_bytes(b"x")

    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(FileProblem) as caught:
        files.read_regular(place, 10)
    assert "tidak ada izin" in caught.value.happened.id


@pytest.mark.parametrize("code", sorted(errno.errorcode))
def test_every_error_of_the_system_has_both_languages(code: int) -> None:
    problem = files.file_problem(OSError(code, os.strerror(code)), "berkas")
    for text in (problem.happened, problem.remedy):
        assert text.id
        assert text.en
        assert text.id != text.en
        assert "{" not in text.id + text.en


def test_error_without_a_number_is_named() -> None:
    assert "OSError" in files.file_problem(OSError(), "a").happened.en


def test_free_bytes(tmp_path: Path) -> None:
    assert files.free_bytes(tmp_path) > 0
    with pytest.raises(FileProblem):
        files.free_bytes(tmp_path / "missing")


def test_fsync_folder_needs_a_folder(tmp_path: Path) -> None:
    files.fsync_folder(tmp_path)
    with pytest.raises(FileNotFoundError):
        files.fsync_folder(tmp_path / "missing")


@pytest.mark.parametrize("place", [".", "..", "/"])
def test_a_folder_is_no_place_for_a_file(place):
    with pytest.raises(FileProblem) as refused:
        files.write_whole(Path(place), b"x")
    assert "folder" in refused.value.happened.id
