"""A little of `tests.long.day` and `tests.long.killed_keys`; the long runs stand in docs/reliability.md."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(os.name == "nt", reason="the day's process is forked")
def test_a_day_that_is_killed_again_and_again_loses_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.long.day", "kill", "--runs", "4", "--longest", "0.6", "--seed", "5"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 runs" in done.stdout
    assert " 0 findings" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="the acts' processes are forked")
def test_acts_on_keys_that_are_killed_are_done_or_not_done(grown: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.long.killed_keys", "recover", "--every", "5", "--world", str(grown)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "recover: 2 kills" in done.stdout
    assert " 0 findings" in done.stdout
