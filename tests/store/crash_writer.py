"""Score without end: each saved entry's sequence is printed after its commit. Killed by the crash tests.

Use: `python crash_writer.py DATABASE ASSESSMENT`.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from smartcity_desktop.core.assessment import Field
from smartcity_desktop.store.database import Database
from smartcity_desktop.store.records.assessments import append_entry, entries

path, assessment = sys.argv[1:]
database = Database.open(Path(path))
with database.read() as session:
    written = entries(session, assessment)
# Numbers go on where the last writer was killed, so that every entry changes something.
number = int(written[-1].new or 0) + 1 if written else 0
while True:
    with database.write() as session:
        entry = append_entry(
            session,
            assessment,
            f"INF-{number % 32}",
            Field.SCORE,
            str(number),
            who="A-00",
            at=datetime(1970, 1, 1, tzinfo=UTC),
            monotonic=number,
        )
    assert entry is not None
    sys.stdout.write(f"{entry.sequence} {entry.subject} {entry.new}\n")
    sys.stdout.flush()
    number += 1
