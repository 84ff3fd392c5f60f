"""A little of `tests.long.day` and its disk that runs full; the long runs stand in docs/reliability.md."""

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
