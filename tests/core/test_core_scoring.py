"""Values to the fraction: the golden case, an oracle that follows the formulas, and what must hold for any tree."""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.language import Text, same
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
from smartcity_desktop.core.scoring import Result, geometric_mean, score_panel, score_sheet

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "rubric.yaml"
NA = "NA"
Cell = int | str | None


def leaf(code: str, weight: int, goalposts: Goalposts | None = None) -> Indicator:
    return Indicator(code, Fraction(weight), same(code), None, (), (), (), True, False, goalposts)


def node(
    code: str, weight: int, *children: Node | Indicator, geometric: bool = False, shift: int = 0
) -> Node:
    kind = Aggregation.GEOMETRIC if geometric else Aggregation.ARITHMETIC
    return Node(code, Fraction(weight), same(code), kind, Fraction(shift), children)


def rubric_of(
    *children: Node | Indicator,
    threshold: Fraction = Fraction(65, 100),
    minimum: int = 1,
    unit: Unit = Unit.PERCENT,
    scale: Scale | None = None,
    bands: tuple[Band, ...] = (),
    root: Node | None = None,
) -> Rubric:
    return Rubric(
        RubricName("T", 1, "0" * 64),
        Text("Uji", "Test"),
        "",
        scale or Scale(Decimal(0), Decimal(4), Decimal(1)),
        Display(unit, 2, Rounding.HALF_UP),
        bands,
        Missing(threshold, minimum),
        (),
        root or node("TOTAL", 100, *children),
    )


def sheet(cells: dict[str, Cell]) -> dict[str, Answer]:
    return {
        code: Answer(code, not_applicable=True)
        if cell == NA
        else Answer(code, None if cell is None else Decimal(cell))
        for code, cell in cells.items()
    }


def scored(rubric: Rubric, cells: dict[str, Cell]) -> Result:
    return score_sheet(rubric, sheet(cells), region="R", assessor="A")


def golden() -> tuple[Rubric, dict[str, Answer]]:
    rubric = read_rubric(SHIPPED.read_text(encoding="utf-8"), "rubric.yaml")
    codes = [indicator.code for indicator in rubric.indicators()]
    return rubric, sheet({code: (3 * k + 1) % 5 for k, code in enumerate(codes)})


def test_the_golden_case_holds_to_the_fraction() -> None:
    rubric, answers = golden()
    result = score_sheet(rubric, answers, region="R", assessor="A")
    assert result.total.exact == Fraction(511, 10)
    assert [result.values[code].exact for code in ("INF", "SUP", "VIS")] == [
        Fraction(735, 16),
        Fraction(427, 8),
        Fraction(875, 16),
    ]
    below = [child.code for dimension in rubric.dimensions for child in dimension.children]
    shown = "55 47.5 33.75 57.5 67.5 35 60 63.75 38.75 62.5"
    assert [result.values[code].exact for code in below] == [Fraction(one) for one in shown.split()]
    assert (result.total.shown, result.total.coverage) == (Decimal("51.10"), 1)
    assert (result.total.lower, result.total.upper) == (Fraction(511, 10), Fraction(511, 10))
    assert list(result.values)[:4] == ["TOTAL", "INF", "INF-F", "INF-F1"]
    assert len(result.values) == 1 + 3 + 10 + 32


def test_a_panel_of_equal_sheets_is_worth_what_each_is() -> None:
    rubric, answers = golden()
    panel = score_panel(rubric, [answers] * 3, region="R")
    assert panel.assessor is None
    assert panel.values == score_sheet(rubric, answers, region="R", assessor="A").values


def test_a_missing_score_leaves_its_weight_to_its_siblings_while_enough_is_left() -> None:
    rubric = rubric_of(node("D", 100, leaf("a", 65), leaf("b", 35)))
    result = scored(rubric, {"a": 3, "b": None})
    assert result.total.exact == 75
    assert result.total.coverage == Fraction(65, 100)
    assert (result.total.lower, result.total.upper) == (Fraction(65 * 75, 100), Fraction(65 * 75, 100) + 35)
    below = scored(rubric, {"a": None, "b": 3})
    assert (below.total.exact, below.total.shown, below.total.band) == (None, None, None)
    assert below.total.coverage == Fraction(35, 100)
    assert not below.total.not_applicable


def test_a_node_below_the_threshold_counts_as_missing_in_its_parent() -> None:
    rubric = rubric_of(node("D", 20, leaf("a", 50), leaf("b", 50)), node("E", 80, leaf("c", 100)))
    result = scored(rubric, {"a": 4, "c": 1})
    assert result.values["D"].exact is None
    assert result.values["D"].coverage == Fraction(1, 2)
    assert result.total.exact == 25
    assert result.total.coverage == Fraction(90, 100)
    turned = rubric_of(node("D", 50, leaf("a", 50), leaf("b", 50)), node("E", 50, leaf("c", 100)))
    assert scored(turned, {"a": 4, "c": 1}).total.coverage == Fraction(75, 100)
    assert scored(turned, {"a": 4, "c": 1}).total.exact is None


def test_thin_parts_everywhere_do_not_add_up_to_a_whole() -> None:
    inner = node("S", 65, leaf("a", 65), leaf("b", 35))
    rubric = rubric_of(node("D", 65, inner, leaf("c", 35)), leaf("d", 35))
    result = scored(rubric, {"a": 4, "c": 4, "d": 4})
    assert result.total.exact == 100
    thin = scored(rubric, {"a": 4})
    assert thin.values["S"].exact == 100
    assert (thin.values["D"].coverage, thin.values["D"].exact) == (Fraction(65 * 65, 10_000), None)


def test_what_does_not_apply_is_not_missing() -> None:
    rubric = rubric_of(node("D", 60, leaf("a", 10), leaf("b", 90)), node("E", 40, leaf("c", 100)))
    result = scored(rubric, {"a": 2, "b": NA, "c": NA})
    assert result.values["E"].not_applicable
    assert (result.values["E"].exact, result.values["E"].coverage, result.values["E"].lower) == (
        None,
        1,
        None,
    )
    assert (result.total.exact, result.total.coverage) == (50, 1)
    nothing = scored(rubric, {"a": NA, "b": NA, "c": NA})
    assert nothing.total.not_applicable
    assert nothing.total.coverage == 1
    assert nothing.total.upper is None


def test_a_weight_of_zero_shows_a_part_without_counting_it() -> None:
    rubric = rubric_of(leaf("a", 100), leaf("b", 0))
    assert scored(rubric, {"a": 1, "b": 4}).total.exact == 25
    assert scored(rubric, {"a": 1}).total.coverage == 1
    assert scored(rubric, {"a": NA, "b": 4}).total.not_applicable


def test_values_on_the_scale_itself() -> None:
    scale = Scale(Decimal(1), Decimal(5), Decimal("0.5"))
    rubric = rubric_of(leaf("a", 50), leaf("b", 50), unit=Unit.RAW, scale=scale)
    result = score_sheet(rubric, {"a": Answer("a", Decimal("2.5"))}, region="R", assessor="A")
    assert (result.values["a"].exact, result.values["b"].lower, result.values["b"].upper) == (
        Fraction(5, 2),
        1,
        5,
    )
    percent = rubric_of(leaf("a", 100), scale=scale)
    assert scored(percent, {"a": 2}).total.exact == 25


def test_bands_take_the_exact_value_not_the_shown_one() -> None:
    bands = (Band("C", same("C"), Fraction(0)), Band("B", same("B"), Fraction(70)))
    rubric = rubric_of(leaf("a", 699_999), leaf("b", 300_001), bands=bands)
    result = scored(rubric, {"a": 4, "b": 0})
    assert result.total.shown == Decimal("70.00")
    assert result.total.band == bands[0]
    assert result.values["a"].band is None
    exactly = rubric_of(leaf("a", 70), leaf("b", 30), bands=bands)
    assert scored(exactly, {"a": 4, "b": 0}).total.band == bands[1]
    assert scored(exactly, {"a": 4, "b": 4}).total.band == bands[1]


@pytest.mark.parametrize(
    ("figure", "direction", "cap", "value"),
    [
        ("15", Direction.HIGHER, None, Fraction(50)),
        ("15", Direction.LOWER, None, Fraction(50)),
        ("12.5", Direction.LOWER, None, Fraction(75)),
        ("9", Direction.HIGHER, None, Fraction(0)),
        ("99", Direction.HIGHER, None, Fraction(100)),
        ("99", Direction.HIGHER, "15", Fraction(50)),
    ],
)
def test_imported_figures_go_by_their_goalposts(
    figure: str, direction: Direction, cap: str | None, value: Fraction
) -> None:
    posts = Goalposts(Decimal(10), Decimal(20), direction, None if cap is None else Decimal(cap), "%")
    rubric = rubric_of(leaf("a", 100, posts))
    result = score_sheet(rubric, {"a": Answer("a", Decimal(figure))}, region="R", assessor="A")
    assert result.total.exact == value


def test_a_level_off_the_scale_is_a_mistake_of_the_caller() -> None:
    rubric = rubric_of(leaf("a", 100))
    for value in ("5", "-1", "0.5"):
        with pytest.raises(ValueError, match="not a level"):
            score_sheet(rubric, {"a": Answer("a", Decimal(value))}, region="R", assessor="A")


# the panel


def test_the_panel_takes_the_mean_over_those_who_scored() -> None:
    rubric = rubric_of(leaf("a", 50), leaf("b", 50))
    panel = score_panel(
        rubric, [sheet({"a": 1, "b": 4}), sheet({"a": 2, "b": None}), sheet({"b": NA})], region="R"
    )
    assert panel.values["a"].exact == Fraction(3, 2) * 25
    assert panel.values["b"].exact == 100
    assert panel.total.coverage == 1
    assert (panel.values["a"].lower, panel.values["a"].upper) == (25, Fraction(175, 3))
    assert (panel.values["b"].lower, panel.values["b"].upper) == (50, 100)


def test_an_indicator_applies_unless_every_assessor_says_not() -> None:
    rubric = rubric_of(leaf("a", 50), leaf("b", 50))
    both = score_panel(rubric, [sheet({"a": NA, "b": 1}), sheet({"a": NA, "b": 1})], region="R")
    assert both.values["a"].not_applicable
    one = score_panel(rubric, [sheet({"a": NA, "b": 1}), sheet({"b": 1})], region="R")
    assert not one.values["a"].not_applicable
    assert one.values["a"].exact is None
    assert one.total.coverage == Fraction(1, 2)


def test_too_few_scores_are_no_number() -> None:
    rubric = rubric_of(leaf("a", 100), minimum=2)
    panel = score_panel(rubric, [sheet({"a": 2}), sheet({"a": NA})], region="R")
    assert (panel.total.exact, panel.total.coverage) == (None, 0)
    assert (panel.total.lower, panel.total.upper) == (25, 75)
    assert score_panel(rubric, [sheet({"a": 2}), sheet({"a": 3})], region="R").total.exact == Fraction(125, 2)


def test_a_panel_without_sheets_knows_nothing() -> None:
    total = score_panel(rubric_of(leaf("a", 100)), [], region="R").total
    assert (total.exact, total.coverage, total.lower, total.upper) == (None, 0, 0, 100)


# geometric means


def test_a_geometric_mean_with_a_short_end_comes_out_exactly() -> None:
    rubric = rubric_of(root=node("TOTAL", 100, leaf("a", 50), leaf("b", 50), geometric=True))
    assert scored(rubric, {"a": 1, "b": 4}).total.exact == 50
    assert scored(rubric, {"a": 3, "b": 3}).total.exact == 75
    assert scored(rubric, {"a": 0, "b": 4}).total.exact == 0
    assert geometric_mean(
        [(Fraction(1), Fraction(100, 3)), (Fraction(2), Fraction(100, 3))], Fraction(0)
    ) == Fraction(100, 3)


def test_a_shift_is_added_before_and_taken_off_after() -> None:
    rubric = rubric_of(root=node("TOTAL", 100, leaf("a", 50), leaf("b", 50), geometric=True, shift=25))
    assert scored(rubric, {"a": 0, "b": 3}).total.exact == 25


def test_a_geometric_mean_with_a_missing_part_is_not_defined() -> None:
    rubric = rubric_of(root=node("TOTAL", 100, leaf("a", 10), leaf("b", 90), geometric=True))
    assert scored(rubric, {"b": 4}).total.exact is None
    assert scored(rubric, {"b": 4}).total.upper == 100
    assert scored(rubric, {"a": NA, "b": 3}).total.exact == 75


def test_the_human_development_index_of_a_country_is_reproduced() -> None:
    # UNDP technical notes: the cube root of the product of three dimension indices; Norway 2014
    parts = [(Fraction(1), Fraction(one)) for one in ("0.949", "0.910", "0.978")]
    mean = geometric_mean(parts, Fraction(0))
    assert abs(mean**3 - Fraction("0.949") * Fraction("0.910") * Fraction("0.978")) < Fraction(1, 10**28)


# an oracle that follows RANKING.md literally, on floats nowhere


def oracle(
    rubric: Rubric, part: Node | Indicator, cells: dict[str, Cell]
) -> tuple[str, Fraction | None, Fraction]:
    """State (na, missing, scored), value in per cent and coverage of an arithmetic tree."""
    if isinstance(part, Indicator):
        cell = cells[part.code]
        if cell == NA:
            return "na", None, Fraction(1)
        if cell is None:
            return "missing", None, Fraction(0)
        return "scored", Fraction(100 * int(cell), 4), Fraction(1)
    parts = [(child.weight, *oracle(rubric, child, cells)) for child in part.children]
    applying = [one for one in parts if one[1] != "na" and one[0] > 0]
    if not applying:
        return "na", None, Fraction(1)
    usable = [one for one in applying if one[1] == "scored"]
    whole = sum(one[0] for one in applying)
    share = sum((one[0] * one[3] for one in applying), Fraction(0)) / whole
    weight = sum(one[0] for one in usable)
    if not usable or share < rubric.missing.threshold or weight / whole < rubric.missing.threshold:
        return "missing", None, share
    return "scored", sum((one[0] * (one[2] or 0) for one in usable), Fraction(0)) / weight, share


SMALL = rubric_of(
    node("D", 70, leaf("a", 30), node("S", 70, leaf("b", 40), leaf("c", 60))),
    node("E", 30, leaf("d", 100), leaf("e", 0)),
)
CODES = ("a", "b", "c", "d", "e")


def test_every_combination_of_a_small_tree_agrees_with_the_oracle() -> None:
    choices: tuple[Cell, ...] = (0, 3, None, NA)
    for combination in product(choices, repeat=len(CODES)):
        cells = dict(zip(CODES, combination, strict=True))
        result = scored(SMALL, cells)
        for part in SMALL.root.nodes():
            state, value, share = oracle(SMALL, part, cells)
            mine = result.values[part.code]
            assert (mine.exact, mine.coverage, mine.not_applicable) == (value, share, state == "na"), (
                part.code,
                cells,
            )


cells_strategy = st.fixed_dictionaries({code: st.sampled_from([0, 1, 2, 3, 4, None, NA]) for code in CODES})


def completions(cells: dict[str, Cell]) -> list[dict[str, Cell]]:
    empty = [code for code, cell in cells.items() if cell is None]
    return [cells | dict(zip(empty, levels, strict=True)) for levels in product((0, 2, 4), repeat=len(empty))]


@settings(max_examples=60)
@given(cells_strategy)
def test_the_bounds_hold_every_completion_and_are_reached(cells: dict[str, Cell]) -> None:
    result = scored(SMALL, cells)
    for code in ("TOTAL", "D", "S", "E", "a"):
        values = [scored(SMALL, one).values[code].exact for one in completions(cells)]
        mine = result.values[code]
        if mine.not_applicable:
            assert set(values) == {None}
        else:
            known = [value for value in values if value is not None]
            assert (mine.lower, mine.upper) == (min(known), max(known))


panel_strategy = st.lists(cells_strategy, min_size=1, max_size=4)


@settings(max_examples=60)
@given(panel_strategy, st.randoms(use_true_random=False))
def test_the_order_of_assessors_and_indicators_changes_nothing(
    panel: list[dict[str, Cell]], chance: object
) -> None:
    sheets = [sheet(cells) for cells in panel]
    first = score_panel(SMALL, sheets, region="R").values
    shuffled = sheets[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    turned = replace(SMALL, root=replace(SMALL.root, children=SMALL.root.children[::-1]))
    assert score_panel(turned, shuffled, region="R").values == first


@settings(max_examples=60)
@given(panel_strategy, st.integers(min_value=1, max_value=50), st.booleans())
def test_scaling_all_weights_changes_nothing(
    panel: list[dict[str, Cell]], factor: int, geometric: bool
) -> None:
    def scaled(part: Node | Indicator) -> Node | Indicator:
        if isinstance(part, Indicator):
            return replace(part, weight=part.weight * factor)
        return replace(
            part, weight=part.weight * factor, children=tuple(scaled(child) for child in part.children)
        )

    kind = Aggregation.GEOMETRIC if geometric else Aggregation.ARITHMETIC
    rubric = replace(SMALL, root=replace(SMALL.root, aggregation=kind))
    root = scaled(rubric.root)
    assert isinstance(root, Node)
    sheets = [sheet(cells) for cells in panel]
    assert (
        score_panel(replace(rubric, root=root), sheets, region="R").values
        == score_panel(rubric, sheets, region="R").values
    )


@settings(max_examples=80)
@given(panel_strategy, st.integers(min_value=0, max_value=3), st.sampled_from(CODES), st.booleans())
def test_raising_one_level_never_lowers_a_value(
    panel: list[dict[str, Cell]], which: int, code: str, geometric: bool
) -> None:
    kind = Aggregation.GEOMETRIC if geometric else Aggregation.ARITHMETIC
    rubric = replace(
        SMALL, root=replace(SMALL.root, aggregation=kind, shift=Fraction(25 if geometric else 0))
    )
    cells = panel[which % len(panel)]
    level = cells[code]
    if not isinstance(level, int) or level == 4:
        cells[code] = level = 2
    before = score_panel(rubric, [sheet(one) for one in panel], region="R").total
    cells[code] = level + 1
    after = score_panel(rubric, [sheet(one) for one in panel], region="R").total
    assert (before.exact is None) == (after.exact is None)
    if before.exact is not None and after.exact is not None:
        assert after.exact >= before.exact
        assert after.lower is not None
        assert before.lower is not None
        assert after.lower >= before.lower


@settings(max_examples=60)
@given(panel_strategy)
def test_the_bounds_of_a_panel_hold_its_completions(panel: list[dict[str, Cell]]) -> None:
    total = score_panel(SMALL, [sheet(cells) for cells in panel], region="R").total
    for level in (0, 1, 4):
        full = [{code: level if cell is None else cell for code, cell in cells.items()} for cells in panel]
        exact = score_panel(SMALL, [sheet(cells) for cells in full], region="R").total.exact
        if exact is not None:
            assert total.lower is not None
            assert total.upper is not None
            assert total.lower <= exact <= total.upper
            if level in (0, 4):
                assert exact == (total.lower if level == 0 else total.upper)


def test_a_float_computation_agrees_to_nine_digits() -> None:
    rubric, answers = golden()

    def worth(part: Node | Indicator) -> float:
        if isinstance(part, Indicator):
            value = answers[part.code].value
            assert value is not None
            return float(value) * 25
        return sum(float(child.weight) * worth(child) for child in part.children) / 100

    exact = score_sheet(rubric, answers, region="R", assessor="A").total.exact
    assert exact is not None
    assert worth(rubric.root) == pytest.approx(float(exact), abs=1e-9)


def test_a_whole_edition_is_scored_well_within_a_second() -> None:
    rubric, answers = golden()
    begin = time.process_time()
    for _ in range(321):
        score_sheet(rubric, answers, region="R", assessor="A")
    for _ in range(107):
        score_panel(rubric, [answers] * 3, region="R")
    assert time.process_time() - begin < 1
