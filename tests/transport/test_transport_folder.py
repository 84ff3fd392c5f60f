"""Copying out: read back, named only when whole, and never over something else."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess

import pytest

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.transport.folder import copy_out

CONTENT = b"PK\x03\x04 package " + bytes(range(256)) * 5000


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "made.asice"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def both(problem):
    """The problem says in both languages what happened and what to do."""
    for text in (problem.what, problem.do):
        assert text.id
        assert text.en
        assert text.id != text.en
    return problem.what


def test_a_copy_is_whole_and_says_what_it_is(source, stick):
    copied = copy_out(source, stick, "penilaian.asice")
    assert copied.path == stick / "penilaian.asice"
    assert copied.path.read_bytes() == CONTENT
    assert copied.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert copied.size == len(CONTENT)
    assert names(stick) == ["penilaian.asice"]
    assert source.read_bytes() == CONTENT


def test_the_same_again_is_the_same_result(source, stick):
    first = copy_out(source, stick, "p.asice")
    before = first.path.stat().st_mtime_ns
    assert copy_out(source, stick, "p.asice") == first
    assert first.path.stat().st_mtime_ns == before
    assert names(stick) == ["p.asice"]


def test_something_else_under_the_name_is_kept(source, stick):
    (stick / "p.asice").write_bytes(b"older")
    (stick / "p-2.asice").write_bytes(b"x" * len(CONTENT))
    copied = copy_out(source, stick, "p.asice")
    assert copied.path.name == "p-3.asice"
    assert (stick / "p.asice").read_bytes() == b"older"
    assert copy_out(source, stick, "p.asice").path.name == "p-3.asice"
    assert names(stick) == ["p-2.asice", "p-3.asice", "p.asice"]


@pytest.mark.parametrize("kind", ["folder", "dangling link", "link", "link to the same"])
def test_what_is_no_file_under_the_name_is_left_alone(source, stick, tmp_path, kind):
    other = tmp_path / "other"
    other.write_bytes(CONTENT if kind == "link to the same" else b"other")
    place = stick / "p.asice"
    if kind == "folder":
        place.mkdir()
    else:
        place.symlink_to(tmp_path / "none" if kind == "dangling link" else other)
    copied = copy_out(source, stick, "p.asice")
    assert copied.path.name == "p-2.asice"
    assert copied.path.read_bytes() == CONTENT
    assert place.is_symlink() or place.is_dir()
    assert not (tmp_path / "none").exists()


def test_a_left_over_of_an_earlier_try_is_replaced(source, stick):
    (stick / "p.asice.partial").write_bytes(b"half")
    copy_out(source, stick, "p.asice")
    assert names(stick) == ["p.asice"]


def test_an_empty_file(tmp_path, stick):
    (tmp_path / "empty").write_bytes(b"")
    assert copy_out(tmp_path / "empty", stick, "p.asice").size == 0


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "../p.asice", "/p.asice"])
def test_names_that_lead_elsewhere(source, stick, name):
    with pytest.raises(ValueError, match="plain file name"):
        copy_out(source, stick, name)
    assert names(stick) == []


def test_a_source_that_is_none(tmp_path, stick):
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    for source in (tmp_path / "none", tmp_path, link):
        with pytest.raises(FileProblem) as caught:
            copy_out(source, stick, "p.asice")
        both(caught.value)
    assert names(stick) == []


def test_a_folder_that_is_none(source, tmp_path):
    for folder, words in ((tmp_path / "none", "not there"), (source, "not a folder")):
        with pytest.raises(FileProblem) as caught:
            copy_out(source, folder, "p.asice")
        assert words in both(caught.value).en
    assert source.read_bytes() == CONTENT


def test_a_name_that_is_too_long(source, stick):
    with pytest.raises(FileProblem) as caught:
        copy_out(source, stick, "x" * 300)
    assert "too long" in both(caught.value).en


def test_more_copies_than_anyone_wants(source, stick):
    for number in range(1, 100):
        (stick / ("p.asice" if number == 1 else f"p-{number}.asice")).write_bytes(b"other")
    with pytest.raises(FileProblem) as caught:
        copy_out(source, stick, "p.asice")
    assert "too many" in both(caught.value).en
    assert len(names(stick)) == 99


def at_the_second_opening(source, act):
    """Return the same file as a path that acts when it is opened again: once to know it, once more to copy it."""
    openings = []

    class Watched(type(source)):
        def lstat(self):
            openings.append(self)
            if len(openings) == 2:
                act()
            return super().lstat()

    return Watched(source)


def test_a_source_that_changes_between_the_two_reads(source, stick):
    changing = at_the_second_opening(source, lambda: source.write_bytes(CONTENT[:-1] + b"!"))
    with pytest.raises(FileProblem) as caught:
        copy_out(changing, stick, "p.asice")
    assert "changed while" in both(caught.value).en
    assert names(stick) == []


def test_a_source_that_vanishes_between_the_two_reads(source, stick):
    with pytest.raises(FileProblem) as caught:
        copy_out(at_the_second_opening(source, source.unlink), stick, "p.asice")
    assert caught.value.path == str(source)
    assert names(stick) == []


def test_a_folder_that_goes_away_during_the_copy(source, stick, tmp_path):
    away = tmp_path / "away"
    with pytest.raises(FileProblem) as caught:
        copy_out(at_the_second_opening(source, lambda: stick.rename(away)), stick, "p.asice")
    assert "dicabut" in both(caught.value).id
    assert "USB" in caught.value.what.id
    assert "p.asice" not in names(away)


@pytest.fixture
def small_disk(tmp_path):
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("a small file system needs root")
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no mounts here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_nothing_half_written(source, small_disk):
    copy_out(source, small_disk, "one.asice")
    with pytest.raises(FileProblem) as caught:
        copy_out(source, small_disk, "two.asice")
    assert "full" in both(caught.value).en
    assert names(small_disk) == ["one.asice"]


def test_a_disk_that_fills_up_during_the_copy(source, small_disk):
    """It has room when the copy begins; something else takes it meanwhile."""

    def fill():
        room = os.statvfs(small_disk)
        (small_disk / "filler").write_bytes(bytes(room.f_bavail * room.f_frsize - 65536))

    with pytest.raises(FileProblem) as caught:
        copy_out(at_the_second_opening(source, fill), small_disk, "p.asice")
    assert "full" in both(caught.value).en
    assert names(small_disk) == ["filler"]


def test_a_read_only_disk(source, small_disk):
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(FileProblem) as caught:
        copy_out(source, small_disk, "p.asice")
    assert "only be read" in both(caught.value).en
