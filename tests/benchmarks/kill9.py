"""Kill a scoring program N times with SIGKILL at random moments: `python tests/benchmarks/kill9.py [N]` (200).

After each kill the database has to open, `quick_check` has to be ok, and nothing acknowledged may be lost.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "store"))

from conftest import Sample  # type: ignore[import-not-found]
from crash_round import crash_round  # type: ignore[import-not-found]

from smartcity_desktop.store.database import Database

kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
began = time.monotonic()
# Not on a memory disk: there is nothing to lose there.
with tempfile.TemporaryDirectory(dir=Path.home()) as folder:
    path = Path(folder) / "smartcity.sqlite3"
    database = Database.open(path)
    with database.write() as session:
        Sample().publish(session)
        Sample().draft(session)
    database.close()
    chance, total = random.Random(), 0
    for number in range(1, kills + 1):
        total += crash_round(path, "a1", chance)
        if number % 20 == 0 or number == kills:
            sys.stdout.write(f"{number} kills, {total} entries acknowledged, none lost\n")
    opened = Database.open(path)
    found = opened.check()
    opened.close()
    sys.stdout.write(f"{found}; {time.monotonic() - began:.0f} s\n")
