"""One round of the crash tests: start the writer, kill it at a random moment, look at what is left."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

WRITER = Path(__file__).with_name("crash_writer.py")


def crash_round(database: Path, assessment: str, chance: random.Random) -> int:
    """Kill a writer with SIGKILL at a random moment; returns how many entries it had acknowledged.

    Raises:
        AssertionError: the database is damaged, or something acknowledged is lost.
    """
    writer = subprocess.Popen(
        [sys.executable, WRITER, database, assessment], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    said = [writer.stdout.readline()]
    # Anywhere between two commits, in the middle of one, or while the log is folded into the file.
    with suppress(subprocess.TimeoutExpired):
        writer.wait(chance.uniform(0, 0.25))
    writer.kill()
    said += writer.stdout.readlines()
    writer.stdout.close()
    assert writer.wait() == -signal.SIGKILL, "the writer ended by itself"
    # A line that was cut off was not acknowledged.
    acknowledged = [tuple(line.split()) for line in said if line.endswith("\n")]
    with closing(sqlite3.connect(database)) as file:
        assert file.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        kept = {
            (str(sequence), subject, new)
            for sequence, subject, new in file.execute("SELECT sequence, subject, new FROM entry")
        }
    assert acknowledged
    lost = set(acknowledged) - kept
    assert not lost, f"acknowledged and lost: {sorted(lost)}"
    return len(acknowledged)
