"""What encryption at rest costs: `python tests/benchmarks/bench_at_rest.py [N]`.

The floor is the same program on the same content without a key, in the same run and in turns. Medians.
One committed score: at most 1.5 times. From the start of a process to the list of regions, with the keys out of the
system's key ring (the passphrase takes 0.3 s on purpose): at most 1.15 times.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from bench_store import INDICATORS, prepared, sample  # noqa: E402

from smartcity_desktop.core.assessment import Field  # noqa: E402
from smartcity_desktop.sealing import identity  # noqa: E402
from smartcity_desktop.store.records import assessments  # noqa: E402
from smartcity_desktop.system.clock import SystemClock  # noqa: E402

RING = bytes(range(32))
TARGET_SCORE, TARGET_START = 1.5, 1.15
CHILD = """
import sys
from pathlib import Path
from smartcity_desktop import app
from smartcity_desktop.sealing import identity
from smartcity_desktop.store.database import Database
from smartcity_desktop.store.records import assessments, regions
folder = Path(sys.argv[1])
key = None
if sys.argv[2] == "kept":
    key = identity.open_store_with_ring(folder, bytes(range(32))).database
database = Database.open(folder / f"{sys.argv[2]}.sqlite3", key=key)
with database.read() as session:
    regions.all_regions(session)
    assessments.summaries(session, "2019")
database.close()
"""


def started(folder: Path, which: str) -> float:
    """Seconds from the start of a process to the list."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", CHILD, str(folder), which], check=True)
    return time.perf_counter() - begun


def main(count: int) -> dict[str, float]:
    """Measure."""
    with tempfile.TemporaryDirectory(dir=Path.home()) as name:
        folder = Path(name)
        words = {
            "name": "Asesor Contoh",
            "institution": "Lembaga Contoh",
            "passphrase": "sandi uji yang panjang",
        }
        keys = identity.create_identity(folder, clock=SystemClock(), **words)
        identity.keep_ring(folder, keys, RING)
        both = {
            "plain": prepared(folder / "plain.sqlite3"),
            "kept": prepared(folder / "kept.sqlite3", keys.database),
        }
        taken: dict[str, list[float]] = {"plain": [], "kept": []}
        for turn in range(count):
            for which, database in both.items():
                begun = time.perf_counter()
                with database.write() as session:
                    assessments.append_entry(
                        session,
                        f"{1:032d}",
                        f"INF-{turn % INDICATORS}",
                        Field.SCORE,
                        str(turn + 100),
                        who="x",
                        at=sample.at,
                        monotonic=turn,
                    )
                taken[which].append(time.perf_counter() - begun)
        for database in both.values():
            database.close()
        starts: dict[str, list[float]] = {"plain": [], "kept": []}
        for _ in range(9):
            for which in starts:
                starts[which].append(started(folder, which))
    score = {which: statistics.median(values) * 1e6 for which, values in taken.items()}
    start = {which: statistics.median(values[1:]) * 1e3 for which, values in starts.items()}
    return {
        "score_plain_us": round(score["plain"]),
        "score_kept_us": round(score["kept"]),
        "score_ratio": round(score["kept"] / score["plain"], 3),
        "start_plain_ms": round(start["plain"]),
        "start_kept_ms": round(start["kept"]),
        "start_ratio": round(start["kept"] / start["plain"], 3),
    }


if __name__ == "__main__":
    found = main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    sys.stdout.write(json.dumps(found) + "\n")
    sys.exit(found["score_ratio"] > TARGET_SCORE or found["start_ratio"] > TARGET_START)
