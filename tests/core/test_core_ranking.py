"""The official ranking: ties, their chain, the cut, and what must never change it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.edition import Selection, TieRule
from smartcity_desktop.core.language import Text, same
from smartcity_desktop.core.ranking import Candidate, Ranking, full_levels, rank
from smartcity_desktop.core.rubric import (
    Aggregation,
    Display,
    Indicator,
    Missing,
    Node,
    Rounding,
    Rubric,
    RubricName,
    Scale,
    Unit,
)
from smartcity_desktop.core.scoring import score_panel

START = datetime(2019, 2, 21, 8, tzinfo=UTC)


def dimension(code: str, weight: int) -> Node:
    only = Indicator(f"{code}1", Fraction(100), same(code), None, (), (), (), True, False)
    return Node(
        code, Fraction(weight), Text(f"Dimensi {code}", code), Aggregation.ARITHMETIC, Fraction(0), (only,)
    )


RUBRIC = Rubric(
    RubricName("T", 1, "0" * 64),
    Text("Uji", "Test"),
    "",
    Scale(Decimal(0), Decimal(100), Decimal("0.01")),
    Display(Unit.PERCENT, 1, Rounding.HALF_UP),
    (),
    Missing(Fraction(65, 100), 1),
    (),
    Node(
        "TOTAL",
        Fraction(100),
        same("Total"),
        Aggregation.ARITHMETIC,
        Fraction(0),
        (dimension("X", 50), dimension("Y", 50)),
    ),
)


def candidate(
    region: str, x: str | None, y: str | None, *, full: tuple[int, int] = (0, 1), hours: int | None = None
) -> Candidate:
    answers = {
        code: Answer(code, None if level is None else Decimal(level))
        for code, level in (("X1", x), ("Y1", y))
    }
    submitted = None if hours is None else START + timedelta(hours=hours)
    return Candidate(region, score_panel(RUBRIC, [answers], region=region), full, submitted)


def seen(ranking: Ranking) -> list[tuple[str, int | None, bool | None]]:
    return [(place.region, place.rank, place.chosen) for place in ranking.places]


def test_the_best_k_are_chosen() -> None:
    three = [candidate("a", "10", "10"), candidate("b", "30", "30"), candidate("c", "20", "20")]
    ranking = rank(RUBRIC, three, Selection(2))
    assert seen(ranking) == [("b", 1, True), ("c", 2, True), ("a", 3, False)]
    assert (ranking.cut, ranking.open_tie) == (2, ())
    assert all(place.note is None for place in ranking.places)


def test_a_tie_that_nothing_parts_shares_a_place() -> None:
    four = [
        candidate("d", "1", "1"),
        candidate("c", "5", "5"),
        candidate("b", "5", "5"),
        candidate("a", "9", "9"),
    ]
    ranking = rank(RUBRIC, four, Selection(3))
    assert seen(ranking) == [("a", 1, True), ("b", 2, True), ("c", 2, True), ("d", 4, False)]
    assert ranking.open_tie == ()
    note = ranking.places[1].note
    assert note is not None
    assert "remain tied" in note.en
    assert "tetap seimbang" in note.id


def test_a_tie_across_the_cut_goes_to_the_meeting() -> None:
    three = [candidate("a", "9", "9"), candidate("b", "5", "5"), candidate("c", "5", "5")]
    ranking = rank(RUBRIC, three, Selection(2))
    assert seen(ranking) == [("a", 1, True), ("b", 2, None), ("c", 2, None)]
    assert ranking.open_tie == ("b", "c")
    note = ranking.places[1].note
    assert note is not None
    assert "meeting" in note.en
    assert "rapat" in note.id


CHAIN = {
    TieRule.DIMENSIONS: ([candidate("a", "4", "6"), candidate("b", "6", "4")], "Dimensi X"),
    TieRule.FULL_LEVELS: (
        [candidate("a", "5", "5", full=(1, 10)), candidate("b", "5", "5", full=(1, 9))],
        "skor tertinggi",
    ),
    TieRule.SUBMISSION: (
        [candidate("a", "5", "5", hours=3), candidate("b", "5", "5", hours=2)],
        "lebih dahulu lengkap",
    ),
}


@pytest.mark.parametrize("rule", CHAIN)
def test_each_link_of_the_chain_parts_what_it_looks_at(rule: TieRule) -> None:
    pair, words = CHAIN[rule]
    ranking = rank(RUBRIC, pair, Selection(1, (rule,)))
    assert seen(ranking) == [("b", 1, True), ("a", 2, False)]
    for place in ranking.places:
        assert place.note is not None
        assert words in place.note.id
        assert "decided by" in place.note.en
    assert rank(RUBRIC, pair, Selection(1, ())).open_tie == ("a", "b")


def test_links_are_asked_in_their_declared_order() -> None:
    pair = [candidate("a", "6", "4", hours=5), candidate("b", "4", "6", hours=1)]
    first = rank(RUBRIC, pair, Selection(1, (TieRule.DIMENSIONS, TieRule.SUBMISSION)))
    second = rank(RUBRIC, pair, Selection(1, (TieRule.SUBMISSION, TieRule.DIMENSIONS)))
    assert [place.region for place in first.places] == ["a", "b"]
    assert [place.region for place in second.places] == ["b", "a"]


def test_a_sheet_never_complete_comes_after_every_complete_one() -> None:
    pair = [candidate("a", "5", "5"), candidate("b", "5", "5", hours=9)]
    assert [place.region for place in rank(RUBRIC, pair, Selection(1, (TieRule.SUBMISSION,))).places] == [
        "b",
        "a",
    ]


def test_a_dimension_that_does_not_apply_comes_after_one_that_does() -> None:
    na = {"X1": Answer("X1", not_applicable=True), "Y1": Answer("Y1", Decimal(5))}
    without = Candidate("a", score_panel(RUBRIC, [na], region="a"), (0, 1), None)
    ranking = rank(RUBRIC, [without, candidate("b", "5", "5")], Selection(1))
    assert [place.region for place in ranking.places] == ["b", "a"]


def test_a_lot_depends_on_seed_and_region_alone() -> None:
    regions = [f"R{n:04}" for n in range(8)]
    ties = [candidate(region, "5", "5") for region in regions]
    selection = Selection(3, (TieRule.LOT,), lot_seed=2019)
    drawn = [place.region for place in rank(RUBRIC, ties, selection).places]
    assert drawn != regions
    assert [place.region for place in rank(RUBRIC, ties[::-1], selection).places] == drawn
    without = [one for one in ties if one.region != drawn[0]]
    assert [place.region for place in rank(RUBRIC, without, selection).places] == drawn[1:]
    other = [place.region for place in rank(RUBRIC, ties, replace(selection, lot_seed=2020)).places]
    assert other != drawn


def test_a_lot_without_a_recorded_seed_parts_nobody() -> None:
    pair = [candidate("a", "5", "5"), candidate("b", "5", "5")]
    assert rank(RUBRIC, pair, Selection(1, (TieRule.LOT,))).open_tie == ("a", "b")


def test_equal_exactly_or_when_shown_alike() -> None:
    pair = [candidate("a", "50.01", "50.01"), candidate("b", "50.02", "50.02")]
    assert seen(rank(RUBRIC, pair, Selection(1))) == [("b", 1, True), ("a", 2, False)]
    rounded = rank(RUBRIC, pair, Selection(1, equal_after_rounding=True))
    assert seen(rounded) == [("a", 1, None), ("b", 1, None)]


def test_a_region_without_a_total_is_not_ranked_and_says_why() -> None:
    ranking = rank(RUBRIC, [candidate("a", "50", None), candidate("b", "1", "1")], Selection(5))
    assert seen(ranking) == [("b", 1, True), ("a", None, False)]
    assert ranking.cut == 1
    note = ranking.places[1].note
    assert note is not None
    assert "Y1" in note.en
    assert "Not ranked" in note.en


def test_nobody_to_rank() -> None:
    assert rank(RUBRIC, [], Selection(25)) == Ranking((), 0, ())


def test_a_region_stands_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        rank(RUBRIC, [candidate("a", "1", "1"), candidate("a", "2", "2")], Selection(1))


def test_full_levels_counts_scores_at_the_top() -> None:
    sheets = [
        {"X1": Answer("X1", Decimal(100)), "Y1": Answer("Y1", not_applicable=True)},
        {"X1": Answer("X1", Decimal(3)), "Y1": Answer("Y1", Decimal(100))},
    ]
    assert full_levels(RUBRIC, sheets) == (2, 3)


levels = st.integers(min_value=0, max_value=3).map(str) | st.none()
fields = st.lists(st.tuples(levels, levels, st.integers(0, 2), st.none() | st.integers(0, 2)), max_size=9)
chains = st.permutations([TieRule.DIMENSIONS, TieRule.FULL_LEVELS, TieRule.SUBMISSION, TieRule.LOT])


def many(rows: list[tuple[str | None, str | None, int, int | None]]) -> list[Candidate]:
    return [
        candidate(f"R{n}", x, y, full=(full, 4), hours=hours) for n, (x, y, full, hours) in enumerate(rows)
    ]


@settings(max_examples=80)
@given(
    fields, st.lists(st.sampled_from(TieRule), max_size=3, unique=True), st.integers(0, 9), st.integers(0, 99)
)
def test_the_order_of_candidates_changes_nothing(
    rows: list[tuple[str | None, str | None, int, int | None]], chain: list[TieRule], places: int, seed: int
) -> None:
    candidates = many(rows)
    selection = Selection(places, tuple(chain), lot_seed=5)
    first = rank(RUBRIC, candidates, selection)
    random.Random(seed).shuffle(candidates)
    assert rank(RUBRIC, candidates, selection) == first


@settings(max_examples=80)
@given(fields, st.integers(0, 9))
def test_places_are_competition_ranks_and_the_cut_is_kept(
    rows: list[tuple[str | None, str | None, int, int | None]], places: int
) -> None:
    ranking = rank(RUBRIC, many(rows), Selection(places))
    ranked = [place for place in ranking.places if place.rank is not None]
    ranks = [place.rank for place in ranked]
    assert ranks == [ranks.index(one) + 1 for one in ranks]
    chosen = sum(place.chosen is True for place in ranked)
    assert chosen <= ranking.cut <= chosen + len(ranking.open_tie)
    assert ranking.open_tie or chosen == ranking.cut
    totals = [place.result.total.exact or Fraction(0) for place in ranked]
    assert totals == sorted(totals, reverse=True)


@settings(max_examples=60)
@given(fields)
def test_a_region_added_below_never_reorders_the_others(
    rows: list[tuple[str | None, str | None, int, int | None]],
) -> None:
    candidates = many([row for row in rows if row[0] != "0" and row[1] != "0"])
    before = rank(RUBRIC, candidates, Selection(3))
    after = rank(RUBRIC, [*candidates, candidate("last", "0", "0")], Selection(3))
    kept = [(place.region, place.rank) for place in after.places if place.region != "last"]
    assert kept == [(place.region, place.rank) for place in before.places]
