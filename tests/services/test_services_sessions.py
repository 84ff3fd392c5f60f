"""What was open when the program died is known at the next start; a clean end leaves no mark."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from smartcity_desktop.services.backups.sessions import SessionDesk
from smartcity_desktop.system.settings import Settings
from tests.opening import assessor_at
from tests.services.conftest import CODE

WORKER = Path(__file__).with_name("session_worker.py")


def _desk(world, services=None) -> SessionDesk:
    services = services or world.assessor
    backups = services.backups
    return SessionDesk(services.database, services.folder, world.keys.assessor, world.clock, backups.last)


def test_a_clean_end_says_nothing(world):
    desk = _desk(world)
    assert desk.begin() is None
    desk.stand("score", CODE, "T-1", "INF-F1")
    desk.end()
    assert _desk(world).begin() is None


def test_what_was_open_is_said(world):
    name = "Kota Ambon"
    draft = world.draft(name)
    assignment = world.assessor.scoring.reload(draft).assessment.assignment_id
    world.assessor.scoring.set_comment(draft, "INF-F1", "sebelum")
    world.assessor.backups.make()
    desk = _desk(world)
    desk.begin()
    desk.stand("score", CODE, assignment, "INF-F2")
    world.assessor.scoring.set_comment(draft, "INF-F2", "satu")
    world.assessor.scoring.set_comment(draft, "INF-F2", "dua")
    # It is not ended: the next one finds it.
    found = _desk(world).begin()
    assert found is not None
    assert (found.page, found.region, found.indicator) == ("score", name, "INF-F2")
    assert (found.changes, found.unsigned, found.since_backup) == (2, 3, 2)
    assert found.last_at is not None
    assert name.encode() not in (world.assessor.folder.root / "session").read_bytes()


@pytest.mark.parametrize("data", [b"", b"x" * 100])
def test_a_damaged_mark_is_a_crash_of_which_nothing_is_known(world, data):
    (world.assessor.folder.root / "session").write_bytes(data)
    found = _desk(world).begin()
    assert found is not None
    assert (found.region, found.assignment) == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not known there")
def test_the_mark_outlives_kill_9(world):
    world.draft("Kota Ambon")
    world.assessor.database.close()
    worker = subprocess.Popen([sys.executable, WORKER, world.root], stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stdout.readline() == "stands\n"
    worker.kill()
    worker.stdout.close()
    assert worker.wait() == -signal.SIGKILL
    services = assessor_at(world.root / "a1", Settings())
    found = _desk(world, services).begin()
    services.database.close()
    assert found is not None
    assert (found.region, found.indicator, found.changes) == ("Kota Ambon", "INF-F1", 1)
