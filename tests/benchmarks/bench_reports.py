"""How long the papers take: `pytest tests/benchmarks/bench_reports.py -o python_files='bench_*.py'`.

A filled sheet is allowed 150 ms, the first one of a process with its fonts included.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.edition import Assessor, Kind, Mode
from smartcity_desktop.core.language import Language, TimeZone, same
from smartcity_desktop.core.region import Region, RegionKind
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.scoring import score_sheet
from smartcity_desktop.reports.paper import Paper
from smartcity_desktop.reports.ranking import RankingContent, RankingRow, ranking_pdf
from smartcity_desktop.reports.sheet import SheetContent, sheet_pdf
from smartcity_desktop.system.resources import resource

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

LIMIT = 0.150
REGION = Region("R0400", "81.71", "Kota Ambon", RegionKind.KOTA, "81", "Maluku", -3.6, 128.1)


@pytest.fixture(scope="module")
def sheet() -> SheetContent:
    """A signed sheet of the proposed rubric with a comment on every fourth indicator."""
    rubric = read_rubric(resource("rubric.yaml").read_text(encoding="utf-8"), "rubric.yaml")
    answers = {
        indicator.code: Answer(
            indicator.code,
            Decimal((3 * k + 1) % 5),
            comment="Dokumen dan wawancara saling menguatkan. " * 4 if k % 4 == 0 else "",
        )
        for k, indicator in enumerate(rubric.indicators())
    }
    return SheetContent(
        edition_title=same("Periode 2019"),
        edition_kind=Kind.SAMPLE,
        region=REGION,
        assessor=Assessor("A-01", "Dr. Asesor Contoh Bernama Panjang, M.T.", "Universitas Contoh"),
        assignment_id="2019-8171-A01",
        revision=1,
        mode=Mode.VISIT,
        rubric=rubric,
        answers=answers,
        result=score_sheet(rubric, answers, region=REGION.id, assessor="A-01"),
        findings={"INF": "Pusat kendali berfungsi."},
        evidence_count={},
        fingerprint="0123456789abcdef" * 4,
        signed_at=datetime(2019, 3, 7, 5, 3, tzinfo=UTC),
        certificate_fingerprint="7C1F 09AB 44D2 E07B 51C6 9A3E",
        zone=TimeZone.WIT,
    )


def test_a_filled_sheet(benchmark: BenchmarkFixture, sheet: SheetContent) -> None:
    # Another revision each time: nothing may be faster only because it was printed before.
    revisions = iter(range(100_000))

    def print_one() -> bytes:
        return sheet_pdf(
            replace(sheet, revision=next(revisions)), paper=Paper.A4, language=Language.INDONESIAN
        )

    benchmark(print_one)
    assert benchmark.stats.stats.median <= LIMIT


def test_a_blank_sheet(benchmark: BenchmarkFixture, sheet: SheetContent) -> None:
    blank = replace(sheet, answers={}, result=None)
    made = benchmark(lambda: sheet_pdf(blank, paper=Paper.F4, language=Language.ENGLISH))
    assert made.startswith(b"%PDF")


def test_a_ranking_of_107(benchmark: BenchmarkFixture, sheet: SheetContent) -> None:
    rows = tuple(
        RankingRow(k, REGION, Decimal("51.10"), same("Baik"), (Decimal("45.94"),) * 3, k <= 25, None, 3)
        for k in range(1, 108)
    )
    names = tuple(node.name for node in sheet.rubric.dimensions)
    content = RankingContent(
        edition_title=sheet.edition_title,
        edition_kind=Kind.REAL,
        dimension_names=names,
        rows=rows,
        places=25,
        cut_after=25,
        rubric=sheet.rubric.name,
        rubric_title=sheet.rubric.title,
        fingerprint=sheet.fingerprint,
        made_at=datetime(2019, 4, 2, tzinfo=UTC),
        decided=True,
    )
    pdf = benchmark(lambda: ranking_pdf(content, paper=Paper.A4, language=Language.INDONESIAN))
    assert pdf.startswith(b"%PDF-")


_FIRST = """
from time import perf_counter
start = perf_counter()
from reportlab.pdfgen.canvas import Canvas
from smartcity_desktop.reports.fonts import Face, width
for face in Face:
    width("x", face, 8)
print(perf_counter() - start)
"""


def test_the_first_sheet_of_a_process(benchmark: BenchmarkFixture) -> None:
    """What the first paper pays on top: importing reportlab and reading the fonts."""

    def first() -> float:
        done = subprocess.run([sys.executable, "-c", _FIRST], capture_output=True, text=True, check=True)
        return float(done.stdout)

    assert benchmark.pedantic(first, rounds=3) <= LIMIT
