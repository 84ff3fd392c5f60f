from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pypdf import PdfReader

from smartcity_desktop.core.edition import Edition, Kind, Selection
from smartcity_desktop.core.language import Language, Text, same, show_number
from smartcity_desktop.core.ranking import Candidate, rank
from smartcity_desktop.core.region import Region, RegionKind
from smartcity_desktop.core.scoring import score_panel
from smartcity_desktop.reports.paper import Paper
from smartcity_desktop.reports.ranking import RankingContent, RankingRow, ranking_content, ranking_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.core.assessment import Answer
    from smartcity_desktop.core.rubric import Rubric

ID, EN = Language.INDONESIAN, Language.ENGLISH
MADE = datetime(2019, 4, 2, 3, 0, tzinfo=UTC)


def _region(number: int) -> Region:
    return Region(
        f"R{number:04d}", f"{number // 100 + 11}.{number % 100:02d}", f"Kota Uji {number:03d}", RegionKind.KOTA,
        "11", "Nusa Tenggara Timur", 0, 0,
    )  # fmt: skip


def _row(number: int, *, total: Decimal | None) -> RankingRow:
    ranked = total is not None
    return RankingRow(
        rank=number if ranked else None,
        region=_region(number),
        total=total,
        band=same("Baik") if ranked else None,
        dimensions=(total, Decimal("50.00"), None),
        chosen=number <= 25 if ranked else None,
        note=None if ranked else Text("Hanya 1 dari 3 asesor diterima.", "Only 1 of 3 assessors came in."),
        assessors=3 if ranked else 1,
        coverage=None if ranked else Fraction(1, 3),
    )


@pytest.fixture(scope="module")
def ranking(rubric: Rubric, fingerprint: str) -> RankingContent:
    """107 regions in order, 3 more without a rank."""
    rows = [_row(number, total=Decimal(9900 - 61 * number).scaleb(-2)) for number in range(1, 108)]
    return RankingContent(
        edition_title=Text("Periode 2019", "2019 edition"),
        edition_kind=Kind.REAL,
        dimension_names=tuple(node.name for node in rubric.dimensions),
        rows=(*rows, *(_row(number, total=None) for number in (108, 109, 110))),
        places=25,
        cut_after=25,
        rubric=rubric.name,
        rubric_title=rubric.title,
        fingerprint=fingerprint,
        made_at=MADE,
        decided=True,
        chair="Dr. Ketua Sidang",
        chair_office="Direktur Jenderal",
    )


def pages_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded() for page in document]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("language", [ID, EN])
@pytest.mark.parametrize("paper", list(Paper))
def test_every_region_stands_once_in_order_with_its_figures(
    ranking: RankingContent, paper: Paper, language: Language
) -> None:
    data = ranking_pdf(ranking, paper=paper, language=language)
    pypdf_text = "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    for text in (squeezed(pypdf_text), squeezed("".join(pages_of(data)))):
        assert [int(found) for found in re.findall(r"KotaUji(\d{3})", text)] == list(range(1, 111))
        for row in ranking.rows[:107]:
            assert row.total is not None
            figure = show_number(row.total, language)
            assert re.search(rf"KotaUji{row.rank:03d}.{{1,60}}{re.escape(figure)}", text), row.rank


def test_the_cut_line_stands_after_the_last_chosen(ranking: RankingContent) -> None:
    text = "".join(pages_of(ranking_pdf(ranking, paper=Paper.A4, language=ID)))
    assert text.count("batas terpilih – 25 daerah terbaik") == 1
    assert text.index("Kota Uji 025") < text.index("batas terpilih – 25") < text.index("Kota Uji 026")
    none = "".join(pages_of(ranking_pdf(replace(ranking, cut_after=0), paper=Paper.A4, language=ID)))
    assert "batas terpilih – 25" not in none


def test_pages_repeat_head_fingerprint_and_number(ranking: RankingContent, fingerprint: str) -> None:
    pages = pages_of(ranking_pdf(ranking, paper=Paper.A4, language=ID))
    assert len(pages) > 3
    for number, text in enumerate(pages, start=1):
        assert "Peringkat" in text
        assert "Provinsi" in text
        assert fingerprint in squeezed(text)
        assert f"Halaman {number} dari {len(pages)}" in text
        assert "Kota Uji" in text


def test_regions_without_a_rank_stand_apart_with_the_reason(ranking: RankingContent) -> None:
    text = "".join(pages_of(ranking_pdf(ranking, paper=Paper.A4, language=ID)))
    assert text.index("Kota Uji 107") < text.index("Belum dapat diperingkat") < text.index("Kota Uji 108")
    assert squeezed(text).count(squeezed("Hanya 1 dari 3 asesor diterima. Cakupan 33,3 %.")) == 3


def test_rows_without_a_rank_keep_their_heading_on_further_pages(ranking: RankingContent) -> None:
    unranked = tuple(replace(row, rank=None) for row in ranking.rows[:60])
    pages = pages_of(ranking_pdf(replace(ranking, rows=unranked, cut_after=0), paper=Paper.A4, language=ID))
    assert len(pages) > 2
    assert all(page.count("Belum dapat diperingkat") == 1 for page in pages)


def test_it_says_when_it_was_made_and_whether_it_is_decided(ranking: RankingContent) -> None:
    decided = pages_of(ranking_pdf(ranking, paper=Paper.A4, language=ID))
    assert "Telah diputuskan" in decided[0]
    assert squeezed("2 April 2019 10.00 WIB") in squeezed(decided[0])
    assert "Dr. Ketua Sidang" in decided[-1]
    open_ = replace(ranking, decided=False, open_tie=("Kota Uji 025", "Kota Uji 026", "Kota Uji 027"))
    provisional = pages_of(ranking_pdf(open_, paper=Paper.A4, language=EN))
    assert all("Provisional, not decided" in page for page in provisional)
    assert squeezed("Kota Uji 025, Kota Uji 026 and Kota Uji 027 are tied across the cut") in squeezed(
        provisional[0]
    )


def test_a_list_without_fingerprint_says_so(ranking: RankingContent) -> None:
    pages = pages_of(
        ranking_pdf(replace(ranking, fingerprint=None, decided=False), paper=Paper.A4, language=ID)
    )
    assert all("belum mempunyai sidik digital" in page for page in pages)


def test_the_page_lies_sideways_and_is_the_same_each_time(ranking: RankingContent) -> None:
    data = ranking_pdf(ranking, paper=Paper.F4, language=ID)
    assert data == ranking_pdf(ranking, paper=Paper.F4, language=ID)
    for page in pypdfium2.PdfDocument(data):
        assert page.get_size() == pytest.approx((330 * 72 / 25.4, 215 * 72 / 25.4), abs=0.01)


@pytest.mark.parametrize("count", [0, 1, 8])
def test_other_rubrics_have_other_columns(ranking: RankingContent, count: int) -> None:
    rows = tuple(
        replace(row, dimensions=(Decimal("12.34"),) * count, note=same("Catatan uji."))
        for row in ranking.rows
    )
    names = tuple(same(f"Aspek tata kelola {number}") for number in range(count))
    content = replace(ranking, rows=rows, dimension_names=names)
    text = squeezed("".join(pages_of(ranking_pdf(content, paper=Paper.A4, language=ID))))
    assert text.count("12,34") == count * len(rows)
    assert text.count("Catatanuji.") == len(rows)


@pytest.mark.parametrize("kind", [Kind.SAMPLE, Kind.PRACTICE])
def test_sample_and_practice_are_stamped(ranking: RankingContent, kind: Kind) -> None:
    words = {Kind.SAMPLE: "DATA CONTOH", Kind.PRACTICE: "LATIHAN"}[kind]
    for page in pages_of(ranking_pdf(replace(ranking, edition_kind=kind), paper=Paper.A4, language=ID)):
        assert words in page


@pytest.fixture(scope="module")
def edition(rubric: Rubric) -> Edition:
    return Edition(
        code="2019",
        title=Text("Periode 2019", "2019 edition"),
        kind=Kind.REAL,
        rubric=rubric.name,
        opens=date(2019, 2, 18),
        closes=date(2019, 3, 8),
        receiving_deadline=datetime(2019, 3, 20, tzinfo=UTC),
        selection=Selection(places=1, tie_chain=()),
        regions=("R0001", "R0002", "R0003"),
        assessors=(),
        assignments=(),
        roster=(),
        roster_version=1,
    )


def test_the_choice_of_the_meeting_stands_above_the_line(
    rubric: Rubric, edition: Edition, answered: Callable[[Rubric], dict[str, Answer]], fingerprint: str
) -> None:
    same_sheets = score_panel(rubric, [answered(rubric)], region="R0001")
    candidates = [
        Candidate("R0001", same_sheets, (0, 32), None),
        Candidate("R0002", replace(same_sheets, region="R0002"), (0, 32), None),
        Candidate("R0003", score_panel(rubric, [{}], region="R0003"), (0, 0), None),
    ]
    official = rank(rubric, candidates, edition.selection)
    regions = {region.id: region for region in map(_region, (1, 2, 3))}
    sheets = {"R0001": (1, 1), "R0002": (1, 2)}

    def gather(chosen: tuple[str, ...] | None) -> RankingContent:
        return ranking_content(
            edition, rubric, official, regions, sheets, fingerprint=fingerprint, made_at=MADE, chosen=chosen
        )

    before = gather(None)
    assert before.open_tie == ("Kota Uji 001", "Kota Uji 002")
    assert not before.decided
    assert [row.chosen for row in before.rows[:2]] == [None, None]
    after = gather(("R0002",))
    assert after.decided
    assert after.open_tie == ()
    assert [(row.region.id, row.chosen) for row in after.rows] == [
        ("R0002", True),
        ("R0001", False),
        ("R0003", False),
    ]
    assert after.cut_after == 1
    assert after.rows[0].total == same_sheets.total.shown == Decimal("51.10")
    assert after.rows[2].rank is None
    assert [row.assessors for row in after.rows] == [1, 1, 0]
    assert [name.id for name in after.dimension_names] == [node.name.id for node in rubric.dimensions]
