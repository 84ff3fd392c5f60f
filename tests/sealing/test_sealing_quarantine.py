"""A large private copy: its failures are told, nothing is left of it, and the thread that hashes it ends."""

from __future__ import annotations

import errno
import os
import subprocess
import threading

import pytest

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.sealing import quarantine as quarantine_module
from smartcity_desktop.sealing.quarantine import take_copy

MIB = 2**20


@pytest.fixture(autouse=True)
def no_thread_is_left():
    before = threading.active_count()
    yield
    assert threading.active_count() == before


@pytest.fixture
def large(tmp_path):
    path = tmp_path / "large.asice"
    path.write_bytes(os.urandom(9 * MIB + 123))
    return path


@pytest.fixture
def disk(tmp_path):
    """A disk of 3 MiB: it takes the first pieces."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0:
        pytest.skip("a small file system needs root")
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no mounts here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_the_copy_is_whole(large, quarantine):
    copy = take_copy(large, quarantine)
    assert copy.source.read() == large.read_bytes()
    assert copy.size == large.stat().st_size
    copy.close()
    assert list(quarantine.iterdir()) == []


def test_a_disk_that_fills_up_midway_is_named_and_left_empty(large, disk):
    with pytest.raises(FileProblem) as caught:
        take_copy(large, disk)
    assert "full" in caught.value.what.en
    assert str(disk) in caught.value.path
    assert list(disk.iterdir()) == []


def test_a_disk_that_takes_all_but_the_end(large, disk):
    """Nothing but what is written last finds no room: the failure comes out of the very end."""
    large.write_bytes(os.urandom(3 * MIB))
    with pytest.raises(FileProblem, match="full"):
        take_copy(large, disk)
    assert list(disk.iterdir()) == []


class Stick:
    """A source that is pulled out, or turns out too large, after some pieces."""

    def __init__(self, pieces: int, problem: BaseException) -> None:
        self._pieces = pieces
        self._problem = problem

    def read(self, size: int, /) -> bytes:
        if not self._pieces:
            raise self._problem
        self._pieces -= 1
        return bytes(size)


@pytest.mark.parametrize("pieces", [1, 2, 9])
@pytest.mark.parametrize("problem", [OSError(errno.EIO, "gone"), KeyboardInterrupt()])
def test_a_source_that_fails_midway_leaves_nothing(tmp_path, quarantine, pieces, problem):
    with pytest.raises(type(problem)) as caught:
        quarantine_module._copied(Stick(pieces, problem), tmp_path / "stick.asice", quarantine, ())
    assert caught.value is problem
    assert list(quarantine.iterdir()) == []
