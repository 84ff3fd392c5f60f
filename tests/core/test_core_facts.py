"""Facts and what they do to scores: golden values and properties on a rubric with a number indicator."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.decision import inputs_digest
from smartcity_desktop.core.edition import Edition, Kind, Selection
from smartcity_desktop.core.fact_changes import changes, merged
from smartcity_desktop.core.fact_columns import Kind as FactKind
from smartcity_desktop.core.facts import (
    EarlierScore,
    Facts,
    Figure,
    Reply,
    by_region,
    of_region,
    older_figures,
    with_figures,
)
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.scoring import score_panel, score_sheet
from tests.mixed_rubric import TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

RUBRIC = read_rubric(TEXT, "campur.yaml")
NAME = RUBRIC.indicator("IPM").title


def _figure(value: object, year: int = 2025, region: str = "R1", code: str = "IPM") -> Figure:
    return Figure(region, code, NAME, Decimal(str(value)), "poin", "BPS", year)


def _sheet(one: object, two: object, ipm: object = None) -> dict[str, Answer]:
    given = {"LAY-1": one, "LAY-2": two, "IPM": ipm}
    return {code: Answer(code, Decimal(str(value))) for code, value in given.items() if value is not None}


@pytest.mark.parametrize(
    ("figure", "ipm", "total"),
    [
        ("65", Fraction(50), Fraction(225, 4)),
        ("40", Fraction(0), Fraction(125, 4)),
        ("12.5", Fraction(0), Fraction(125, 4)),
        ("90", Fraction(100), Fraction(325, 4)),
        ("99.99", Fraction(100), Fraction(325, 4)),
        ("81.23", Fraction(4123, 50), Fraction(7248, 100)),
    ],
)
def test_golden_values_of_a_panel_on_one_present_figure(figure: str, ipm: Fraction, total: Fraction) -> None:
    # levels 4 and 1, and 3 and 2: both members' services come to 5/8 of 100
    sheets = [_sheet(4, 1, "65"), _sheet(3, 2)]
    present = {"IPM": _figure(figure)}
    result = score_panel(RUBRIC, [with_figures(RUBRIC, one, present) for one in sheets], region="R1")
    assert result.values["LAY"].exact == Fraction(125, 2)
    assert result.values["IPM"].exact == ipm
    assert result.total.exact == total
    assert result.total.coverage == 1
    assert (result.total.lower, result.total.upper) == (total, total)


FIGURES = st.decimals(0, 130, places=2)
LEVELS = st.none() | st.integers(0, 4)


@given(FIGURES, st.lists(st.tuples(LEVELS, LEVELS, st.none() | FIGURES), min_size=1, max_size=4))
def test_whatever_sheets_were_signed_on_the_present_figure_counts_for_all(
    figure: Decimal, cells: list[tuple[int | None, int | None, Decimal | None]]
) -> None:
    sheets = [_sheet(*three) for three in cells]
    before = [dict(sheet) for sheet in sheets]
    present = {"IPM": _figure(figure)}
    counted = [with_figures(RUBRIC, sheet, present) for sheet in sheets]
    alone = score_sheet(RUBRIC, _sheet(None, None, figure), region="R1", assessor="A")
    panel = score_panel(RUBRIC, counted, region="R1")
    assert panel.values["IPM"].exact == alone.values["IPM"].exact
    assert panel.values["IPM"].lower == panel.values["IPM"].upper
    # other indicators are the members' own, and the signed sheets stay what they were
    assert panel.values["LAY"] == score_panel(RUBRIC, sheets, region="R1").values["LAY"]
    assert sheets == before
    for sheet, (_one, _two, signed) in zip(sheets, cells, strict=True):
        assert older_figures(RUBRIC, sheet, present) == (() if signed == figure else ("IPM",))
        assert older_figures(RUBRIC, sheet, {}) == (() if signed is None else ("IPM",))
        assert "IPM" not in with_figures(RUBRIC, sheet, {})


@given(st.lists(FIGURES, min_size=2, max_size=5))
def test_a_higher_figure_is_never_worth_less(figures: list[Decimal]) -> None:
    worth = [
        score_sheet(RUBRIC, _sheet(2, 2, figure), region="R1", assessor="A").total.exact
        for figure in sorted(figures)
    ]
    assert worth == sorted(worth)


def test_of_several_years_and_editions_the_newest_is_shown() -> None:
    told = Facts(
        (_figure(80, 2025), _figure(60, 2023), _figure(2, 2024, code="KKD"), _figure(1, 2023, code="KKD")),
        (Reply("R1", "LAY-1", "Ada."), Reply("R2", "LAY-1", "Belum.")),
        (EarlierScore("R1", "2019", "TOTAL", Decimal(50)), EarlierScore("R1", "2018", "TOTAL", Decimal(40))),
    )
    regions = by_region(told, RUBRIC)
    one = regions["R1"]
    assert (one.figures["IPM"].year, one.earlier["TOTAL"].of_edition) == (2025, "2019")
    assert [(figure.indicator, figure.year) for figure in one.others] == [("KKD", 2023), ("KKD", 2024)]
    assert regions["R2"].replies["LAY-1"].text == "Belum."
    assert of_region(Facts(), RUBRIC).figures == {}


def test_the_figures_used_are_under_the_decision_whatever_their_order() -> None:
    edition = Edition(
        code="2026",
        title=Text("P", "E"),
        kind=Kind.REAL,
        rubric=RUBRIC.name,
        opens=date(2026, 1, 1),
        closes=date(2026, 2, 1),
        receiving_deadline=datetime(2026, 3, 1, tzinfo=UTC),
        selection=Selection(1),
        regions=("R1",),
        assessors=(),
        assignments=(),
        roster=(),
        roster_version=1,
    )

    def digest(*figures: Figure) -> str:
        return inputs_digest(edition, "ab" * 32, ["cd" * 32], figures)

    one, two = _figure("81.2"), _figure(2, region="R2")
    assert digest(one, two) == digest(two, one) == digest(two, _figure("81.20"))
    assert len({digest(), digest(one), digest(_figure("81.3")), digest(_figure("81.2", 2024))}) == 4
    assert digest() == inputs_digest(edition, "ab" * 32, ["cd" * 32])


REGIONS, CODES = st.sampled_from(("R1", "R2")), st.sampled_from(("LAY-1", "LAY-2"))
REPLIES = st.lists(
    st.builds(Reply, REGIONS, CODES, st.sampled_from(("a", "b"))),
    unique_by=lambda one: (one.region_id, one.indicator),
    max_size=4,
)


@given(REPLIES, REPLIES, st.booleans())
def test_what_changes_adds_up(before: list[Reply], told: list[Reply], whole: bool) -> None:
    standing = Facts(replies=tuple(before), figures=(_figure(80),))
    kinds = {FactKind.REPLIES} if whole else set()
    after = merged(standing, Facts(replies=tuple(told)), kinds)
    assert after.figures == standing.figures
    assert set(told) <= set(after.replies)
    every, counts = changes(standing, after)
    by_kind: Mapping[FactKind, object] = {count.kind: count for count in counts}
    if before or told:
        count = by_kind[FactKind.REPLIES]
        assert count.new + count.changed + count.same == len(after.replies)
        assert count.changed + count.same + count.gone == len(before)
        assert count.new + count.changed + count.gone == len(every)
        assert whole or count.gone == 0
    assert not changes(after, merged(after, Facts(replies=tuple(told)), kinds))[0]
