"""Values to print: the proposed rubric and odd ones, scored by the program itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.edition import Assessor, Kind, Mode
from smartcity_desktop.core.language import Text, TimeZone, same
from smartcity_desktop.core.region import Region, RegionKind
from smartcity_desktop.core.rubric import (
    Aggregation,
    Band,
    Direction,
    Display,
    Goalposts,
    Indicator,
    Missing,
    Node,
    Rounding,
    Rubric,
    RubricName,
    Scale,
    Unit,
)
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.scoring import score_sheet
from smartcity_desktop.reports.sheet import SheetContent
from smartcity_desktop.system.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable

FINGERPRINT = sha256(b"scores").hexdigest()
COMMENT = "Layanan “Café Digital” – 3 × 24 jam, cakupan ≥ 80 %."


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    """The proposed rubric that ships with the program."""
    return read_rubric(resource("rubric.yaml").read_text(encoding="utf-8"), "rubric.yaml")


@pytest.fixture(scope="session")
def ambon() -> Region:
    return Region("R0400", "81.71", "Kota Ambon", RegionKind.KOTA, "81", "Maluku", -3.6, 128.1)


def _leaf(code: str, weight: int = 1, goalposts: Goalposts | None = None) -> Indicator:
    return Indicator(
        code=code,
        weight=Fraction(weight),
        title=same(f"Indikator {code} dengan judul yang cukup panjang bagi kolom yang sempit"),
        question=None,
        levels=(),
        evidence=(),
        sources=(),
        not_applicable_allowed=True,
        optional=False,
        goalposts=goalposts,
    )


def _node(code: str, children: tuple[Node | Indicator, ...], name: str = "") -> Node:
    return Node(
        code, Fraction(1), same(name or f"Aspek {code}"), Aggregation.ARITHMETIC, Fraction(0), children
    )


@pytest.fixture(scope="session")
def deep_rubric() -> Rubric:
    """Four levels deep, scale 1–5 by halves, raw display, bands, and an imported figure."""
    domains = []
    for domain in "ABCD":
        aspects = tuple(
            _node(
                f"{domain}{aspect}",
                tuple(
                    _node(
                        f"{domain}{aspect}.{part}",
                        (_leaf(f"{domain}{aspect}.{part}.1"), _leaf(f"{domain}{aspect}.{part}.2", 2)),
                    )
                    for part in (1, 2)
                ),
            )
            for aspect in (1, 2)
        )
        name = f"Domain tata kelola sistem pemerintahan berbasis elektronik bagian {domain}"
        domains.append(_node(domain, aspects, name))
    figure = Goalposts(Decimal(0), Decimal(4), Direction.HIGHER, None, "indeks")
    domains[0] = replace(domains[0], children=(*domains[0].children, _leaf("A.KKD", 1, figure)))
    return Rubric(
        name=RubricName("SPBE-UJI", 3, sha256(b"spbe").hexdigest()),
        title=same("Rubrik uji berskala lima"),
        status="test",
        scale=Scale(Decimal(1), Decimal(5), Decimal("0.5")),
        display=Display(Unit.RAW, 2, Rounding.HALF_UP),
        bands=(
            Band("K", Text("Kurang", "Poor"), Fraction(1)),
            Band("B", Text("Baik", "Good"), Fraction(26, 10)),
        ),
        missing=Missing(Fraction(65, 100), 1),
        checks=(),
        root=_node("TOTAL", tuple(domains)),
    )


@pytest.fixture(scope="session")
def flat_rubric(deep_rubric: Rubric) -> Rubric:
    """Two indicators right below the total, on a scale with too many levels for boxes."""
    return replace(
        deep_rubric,
        bands=(),
        scale=Scale(Decimal(0), Decimal(100), Decimal(1)),
        root=_node("TOTAL", (_leaf("Q1"), _leaf("Q2"))),
    )


def golden_answers(rubric: Rubric) -> dict[str, Answer]:
    """Levels (3k+1) mod 5 in file order, every fourth with a comment."""
    levels = rubric.scale.levels
    return {
        indicator.code: Answer(
            indicator.code,
            Decimal("2.715") if indicator.goalposts else levels[(3 * k + 1) % min(len(levels), 5)],
            comment=COMMENT if k % 4 == 0 else "",
        )
        for k, indicator in enumerate(rubric.indicators())
    }


@pytest.fixture(scope="session")
def make_sheet(rubric: Rubric, ambon: Region) -> Callable[..., SheetContent]:
    """Make a signed sheet; `answers={}` gives a blank one."""

    def make(**changes: object) -> SheetContent:
        used = changes.pop("rubric", rubric)
        assert isinstance(used, Rubric)
        answers = changes.pop("answers", None)
        if answers is None:
            answers = golden_answers(used)
        assert isinstance(answers, dict)
        blank = not answers
        content = SheetContent(
            edition_title=Text("Periode 2019", "2019 edition"),
            edition_kind=Kind.REAL,
            region=ambon,
            assessor=Assessor("A-01", "Dr. Asesor Contoh Bernama Panjang, M.T.", "Universitas Contoh"),
            assignment_id="2019-8171-A01",
            revision=2,
            mode=Mode.VISIT,
            rubric=used,
            answers=answers,
            result=None if blank else score_sheet(used, answers, region=ambon.id, assessor="A-01"),
            findings={} if blank else {"INF": "Pusat kendali berfungsi.", "VIS": "Wali kota memimpin rapat."},
            evidence_count={} if blank else {"INF-F1": 3},
            fingerprint=None if blank else FINGERPRINT,
            signed_at=None if blank else datetime(2019, 3, 7, 5, 3, 22, tzinfo=UTC),
            certificate_fingerprint="" if blank else "7C1F 09AB 44D2 E07B 51C6 9A3E",
            zone=TimeZone.WIT,
        )
        return replace(content, **changes)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def fingerprint() -> str:
    return FINGERPRINT


@pytest.fixture(scope="session")
def answered() -> Callable[[Rubric], dict[str, Answer]]:
    return golden_answers
