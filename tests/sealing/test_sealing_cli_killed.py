"""A command that is killed with a private copy on the disk leaves nothing readable, and the next one sweeps it."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import tempfile

import pytest
from typer.testing import CliRunner

from smartcity_desktop.cli import app
from smartcity_desktop.cli.scratch import scratch

MARK = b"isi rahasia yang tidak boleh tertinggal di disk "
# It is killed at the moment at which it would remove the copy, whole and used by then.
KILLED = """
import os, signal, sys
from smartcity_desktop.sealing import quarantine
quarantine.PrivateCopy.close = lambda self: os.kill(os.getpid(), signal.SIGKILL)
from smartcity_desktop.cli import app
app(sys.argv[1:])
"""
pytestmark = pytest.mark.skipif(os.name == "nt", reason="a process is killed with a signal")


@pytest.fixture
def place(tmp_path, monkeypatch):
    """The system's folder for temporary files, of this test alone."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def letter(builder, tmp_path):
    """A letter that is too large to be kept in memory, and the file with its key."""
    import pyrage

    key = pyrage.x25519.Identity.generate()
    content = MARK * 60_000
    name = f"evidence/{hashlib.sha256(content).hexdigest()}.bin"
    builder.files.append((name, "evidence", "application/octet-stream", content))
    file, key_file = tmp_path / "paket.asice.age", tmp_path / "kunci.txt"
    file.write_bytes(pyrage.encrypt(builder.build(), [key.to_public()]))
    key_file.write_text(f"{key}\n")
    return file, key_file


@pytest.mark.parametrize(
    "words", [("package", "verify"), ("package", "show"), ("package", "extract"), ("audit", "verify")]
)
def test_what_a_killed_command_leaves_is_unreadable_and_swept(place, letter, tmp_path, words):
    file, key_file = letter
    to = ["--to", str(tmp_path / "isi")] if words[-1] == "extract" else []
    done = subprocess.run(
        [sys.executable, "-c", KILLED, *words, str(file), "--key-file", str(key_file), *to],
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    (left,) = place.iterdir()
    assert left.stat().st_mode & 0o077 == 0
    found = [path.read_bytes() for path in left.rglob("*") if path.is_file()]
    assert sum(map(len, found)) > len(MARK) * 60_000
    assert not any(MARK in data or b"scores.json" in data for data in found)

    CliRunner().invoke(app, ["package", "show", str(file)])
    assert not left.exists()


def test_the_folder_of_a_living_command_and_those_of_others_stay(place, tmp_path):
    for name in ("smartcity-lain", "lain"):
        (place / name).mkdir()
    (tmp_path / "sasaran").mkdir()
    (tmp_path / "sasaran" / ".lock").touch()
    (place / "smartcity-tautan").symlink_to(tmp_path / "sasaran")
    with scratch() as one:
        with scratch() as other:
            assert one.is_dir()
            assert one != other
        assert not other.exists()
        assert one.is_dir()
    assert {path.name for path in place.iterdir()} == {"smartcity-lain", "lain", "smartcity-tautan"}
    assert (tmp_path / "sasaran" / ".lock").exists()
