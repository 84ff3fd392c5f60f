"""What saving one score costs, over the floor: `python tests/benchmarks/bench_store.py [N]`.

The floor is the bare sqlite3 module on the same file, with the same schema (checks, triggers, indices) and pragmas, in the
same run and in turns: BEGIN IMMEDIATE, one INSERT, COMMIT. Medians. The target is at most twice the floor.
Then: how long 321 assessments of 32 scores take to be read, and to open the file.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent / "store"))

from conftest import Sample  # type: ignore[import-not-found]

from smartcity_desktop.core.assessment import AssessmentState, Field
from smartcity_desktop.core.edition import Assessor, Assignment, Mode
from smartcity_desktop.store.columns import microseconds
from smartcity_desktop.store.database import PRAGMAS, Database
from smartcity_desktop.store.records import assessments

if TYPE_CHECKING:
    from collections.abc import Callable

RAW = "INSERT INTO entry (assessment_id, subject, field, old, new, who, at, monotonic) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
SHEETS, INDICATORS = 321, 32
sample = Sample()


def prepared(path: Path, key: bytes | None = None) -> Database:
    """An edition with 321 sheets of 32 scores, as headquarters has it."""
    database = Database.open(path, key=key)
    assessors = tuple(Assessor(f"A-{k:03d}", "", "") for k in range(SHEETS))
    assignments = tuple(
        Assignment(f"2019-{k}", "R0000", one.id, Mode.VISIT) for k, one in enumerate(assessors)
    )
    with database.write() as session:
        sample.publish(session, assessors=assessors, assignments=assignments, roster=())
        for k, one in enumerate(assignments):
            assessments.create_assessment(
                session,
                id=f"{k:032d}",
                assignment_id=one.id,
                edition="2019",
                region_id=one.region_id,
                assessor_id=one.assessor_id,
                revision=1,
                parent_id=None,
                at=sample.at,
                who="x",
            )
            for n in range(INDICATORS):
                assessments.append_entry(
                    session,
                    f"{k:032d}",
                    f"INF-{n}",
                    Field.SCORE,
                    str(n % 5),
                    who="x",
                    at=sample.at,
                    monotonic=n,
                )
    return database


def timed(work: Callable[[int], None], count: int) -> list[float]:
    """Seconds of each of `count` runs."""
    found = []
    for number in range(count):
        began = perf_counter()
        work(number)
        found.append(perf_counter() - began)
    return found


def main(count: int) -> None:
    """Measure and write down."""
    with tempfile.TemporaryDirectory(dir=Path.home()) as folder:
        path = Path(folder) / "smartcity.sqlite3"
        database = prepared(path)
        raw = sqlite3.connect(path, isolation_level=None)
        for pragma in PRAGMAS:
            raw.execute(pragma)
        raw.execute("PRAGMA busy_timeout = 5000")

        def floor(number: int) -> None:
            raw.execute("BEGIN IMMEDIATE")
            values = (f"INF-{number % INDICATORS}", "score", str(number), str(number + 1), "x")
            raw.execute(RAW, (f"{0:032d}", *values, microseconds(sample.at), number))
            raw.execute("COMMIT")

        def ours(number: int) -> None:
            with database.write() as session:
                assessments.append_entry(
                    session,
                    f"{1:032d}",
                    f"INF-{number % INDICATORS}",
                    Field.SCORE,
                    str(number + 100),
                    who="x",
                    at=sample.at,
                    monotonic=number,
                )

        both: tuple[list[float], list[float]] = ([], [])
        for _ in range(10):
            both[0].extend(timed(floor, count // 10))
            both[1].extend(timed(lambda k: ours(k + len(both[1])), count // 10))
        raw.close()
        low, own = (statistics.median(found) * 1e6 for found in both)
        sys.stdout.write(
            f"one score: raw sqlite3 {low:.0f} us, append_entry {own:.0f} us, ratio {own / low:.2f}\n"
        )

        def read(_: int) -> None:
            with database.read() as session:
                found = assessments.answers(session, "2019", frozenset(AssessmentState))
            assert sum(len(one) for one in found.values()) == SHEETS * INDICATORS

        def summarise(_: int) -> None:
            with database.read() as session:
                assert len(assessments.summaries(session, "2019")) == SHEETS

        def one(_: int) -> None:
            with database.read() as session:
                assessments.assessment(session, f"{1:032d}")

        for name, work in (
            ("answers of 321 sheets", read),
            ("summaries of 321 sheets", summarise),
            ("one sheet", one),
        ):
            sys.stdout.write(f"{name}: {statistics.median(timed(work, 9)) * 1e3:.1f} ms\n")
        database.close()
        opened = statistics.median(timed(lambda _: Database.open(path).close(), 9))
        sys.stdout.write(f"open and close: {opened * 1e3:.1f} ms ({path.stat().st_size / 2**20:.1f} MB)\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
