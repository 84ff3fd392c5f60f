"""From levels to every node and the total, exactly (RANKING.md 3.1–3.4)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

from smartcity_desktop.core.rubric import Aggregation, Direction, Indicator, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smartcity_desktop.core.assessment import Answer
    from smartcity_desktop.core.rubric import Band, Node, Rubric


@dataclass(frozen=True, slots=True)
class Value:
    """What a node or an indicator is worth, on the rubric's shown unit (0–100 or the raw scale).

    Attributes:
        code: of the node or indicator; `TOTAL` for the root.
        exact: the exact value; `None` where too much is missing or the node is not applicable.
        shown: `exact`, rounded once by the rubric's rule.
        band: of the exact value, for nodes; `None` for indicators and without bands.
        coverage: share of the applicable weight that is scored, in [0, 1]; 1 when nothing applies.
        lower, upper: bounds of `exact` over every completion of the missing scores; `None` when nothing applies.
            While scores are missing, `exact` itself may lie outside them: it leaves out what is missing.
        not_applicable: nothing below applies.
    """

    code: str
    exact: Fraction | None
    shown: Decimal | None
    band: Band | None
    coverage: Fraction
    lower: Fraction | None
    upper: Fraction | None
    not_applicable: bool


@dataclass(frozen=True, slots=True)
class Result:
    """All values of one region by one assessor, or by the panel (`assessor` is `None`)."""

    region: str
    assessor: str | None
    values: dict[str, Value]

    @property
    def total(self) -> Value:
        """The value of the root."""
        return self.values["TOTAL"]


_ONE = Fraction(1)
_NONE = Fraction(0)
_DIGITS = 60
_DECIMALS = 30


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What an indicator is worth on the shown unit; all three are `None` when it does not apply."""

    exact: Fraction | None
    lower: Fraction | None
    upper: Fraction | None


_NOT_APPLICABLE = _Leaf(None, None, None)


def score_sheet(rubric: Rubric, answers: Mapping[str, Answer], *, region: str, assessor: str) -> Result:
    """Return all values of one assessor's sheet.

    A missing answer leaves its weight to its siblings while the node keeps the rubric's threshold of its applicable
    weight, both in scores below it and in children that have a value; an indicator that does not apply leaves its
    weight without counting as missing (RANKING.md 3.4).

    Args:
        rubric: decides weights, aggregation, unit and rounding.
        answers: by indicator code; what is not there is missing.
        region: id, handed through.
        assessor: id, handed through.

    Raises:
        ValueError: a level that the scale does not have; sheets are checked before they are scored.
    """
    unit = _UnitOf(rubric)
    lowest, highest = unit.ends
    leaves = {}
    for indicator in rubric.root.indicators():
        answer = answers.get(indicator.code)
        if answer is None or not answer.answered:
            leaves[indicator.code] = _Leaf(None, lowest, highest)
        elif answer.value is None:
            leaves[indicator.code] = _NOT_APPLICABLE
        else:
            value = unit.value(indicator, answer.value)
            leaves[indicator.code] = _Leaf(value, value, value)
    return Result(region, assessor, _values(rubric, leaves))


def score_panel(rubric: Rubric, sheets: Sequence[Mapping[str, Answer]], *, region: str) -> Result:
    """Return all values of the panel: each indicator is the mean over the assessors who scored it.

    An indicator is missing where fewer than the rubric's `minimum_scores` scored it, and does not apply where nobody
    scored it and nobody left it out. The bounds fill every empty cell of every sheet with either end of the scale.

    Raises:
        ValueError: a level that the scale does not have.
    """
    unit = _UnitOf(rubric)
    leaves = {}
    for indicator in rubric.root.indicators():
        cells = [sheet.get(indicator.code) for sheet in sheets]
        scores = [
            unit.value(indicator, cell.value) for cell in cells if cell is not None and cell.value is not None
        ]
        missing = sum(cell is None or not cell.answered for cell in cells)
        if sheets and not scores and not missing:
            leaves[indicator.code] = _NOT_APPLICABLE
        else:
            leaves[indicator.code] = _panel_leaf(scores, missing, rubric.missing.minimum_scores, unit.ends)
    return Result(region, None, _values(rubric, leaves))


def _panel_leaf(
    scores: Sequence[Fraction], missing: int, minimum: int, ends: tuple[Fraction, Fraction]
) -> _Leaf:
    total = sum(scores, _NONE)
    count = len(scores)
    mean = total / count if count >= minimum else None
    # scores that the rubric asks for beyond those on the sheets are as unknown as empty cells
    unknown = max(missing, minimum - count)
    if mean is not None and not unknown:
        return _Leaf(mean, mean, mean)
    lowest, highest = ends
    return _Leaf(
        mean, (total + unknown * lowest) / (count + unknown), (total + unknown * highest) / (count + unknown)
    )


class _UnitOf:
    """Turns levels and figures into values on the rubric's shown unit."""

    def __init__(self, rubric: Rubric) -> None:
        scale = rubric.scale
        self._scale = scale
        self._lowest = Fraction(scale.minimum)
        self._range = Fraction(scale.maximum) - self._lowest
        percent = rubric.display.unit is Unit.PERCENT
        self.ends = (_NONE, Fraction(100)) if percent else (self._lowest, Fraction(scale.maximum))
        self._known: dict[Decimal, Fraction] = {}

    def value(self, indicator: Indicator, written: Decimal) -> Fraction:
        """Return the value of a level, or of a figure by the indicator's goalposts."""
        if indicator.goalposts is not None:
            return self._shown(_between_goalposts(indicator, Fraction(written)))
        found = self._known.get(written)
        if found is None:
            if not self._scale.has(written):
                raise ValueError(f"{indicator.code}: {written} is not a level of the scale")
            found = self._shown((Fraction(written) - self._lowest) / self._range)
            self._known[written] = found
        return found

    def _shown(self, share: Fraction) -> Fraction:
        return self.ends[0] + share * (self.ends[1] - self.ends[0])


def _between_goalposts(indicator: Indicator, figure: Fraction) -> Fraction:
    """Return (x - lower) / (upper - lower) clipped to [0, 1], turned round where lower is better."""
    posts = indicator.goalposts
    if posts is None:
        raise ValueError(f"{indicator.code} has no goalposts")
    if posts.cap is not None:
        figure = min(figure, Fraction(posts.cap))
    lower, upper = Fraction(posts.lower), Fraction(posts.upper)
    share = min(max((figure - lower) / (upper - lower), _NONE), _ONE)
    return _ONE - share if posts.direction is Direction.LOWER else share


def _values(rubric: Rubric, leaves: Mapping[str, _Leaf]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    _node(rubric, rubric.root, leaves, found)
    return {code: found[code] for code in _codes(rubric.root)}


def _codes(node: Node) -> Iterator[str]:
    yield node.code
    for child in node.children:
        if isinstance(child, Indicator):
            yield child.code
        else:
            yield from _codes(child)


def _leaf(rubric: Rubric, indicator: Indicator, leaf: _Leaf) -> Value:
    shown = None if leaf.exact is None else rubric.display.rounded(leaf.exact)
    coverage = _NONE if leaf.exact is None and leaf is not _NOT_APPLICABLE else _ONE
    return Value(
        indicator.code, leaf.exact, shown, None, coverage, leaf.lower, leaf.upper, leaf is _NOT_APPLICABLE
    )


def _node(rubric: Rubric, node: Node, leaves: Mapping[str, _Leaf], found: dict[str, Value]) -> Value:
    applying: list[tuple[Fraction, Value]] = []
    for child in node.children:
        value = (
            _leaf(rubric, child, leaves[child.code])
            if isinstance(child, Indicator)
            else _node(rubric, child, leaves, found)
        )
        found[child.code] = value
        if child.weight and not value.not_applicable:
            applying.append((child.weight, value))
    result = _joined(rubric, node, applying)
    found[node.code] = result
    return result


def _joined(rubric: Rubric, node: Node, applying: Sequence[tuple[Fraction, Value]]) -> Value:
    """Return a node's value from those of its children that apply and weigh something."""
    if not applying:
        return Value(node.code, None, None, None, _ONE, None, None, True)
    scored = [(weight, value.exact) for weight, value in applying if value.exact is not None]
    whole = sum((weight for weight, _ in applying), _NONE)
    coverage = sum((weight * value.coverage for weight, value in applying), _NONE) / whole
    # both the scores below and the children that have a value must carry enough: a child that is mostly missing
    # counts as missing, and thin parts everywhere do not add up to a whole
    valued = sum((weight for weight, _ in scored), _NONE) / whole
    enough = bool(scored) and min(valued, coverage) >= rubric.missing.threshold
    exact = None
    # a geometric mean with a missing part is not defined (RANKING.md 3.4)
    if enough and (node.aggregation is Aggregation.ARITHMETIC or len(scored) == len(applying)):
        exact = _mean(node, scored)
    if exact is not None and all(value.lower == value.exact == value.upper for _, value in applying):
        lower, upper = exact, exact
    else:
        lower = _mean(node, [(weight, value.lower) for weight, value in applying if value.lower is not None])
        upper = _mean(node, [(weight, value.upper) for weight, value in applying if value.upper is not None])
    if exact is None:
        return Value(node.code, None, None, None, coverage, lower, upper, False)
    return Value(
        node.code, exact, rubric.display.rounded(exact), rubric.band(exact), coverage, lower, upper, False
    )


def _mean(node: Node, parts: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    if node.aggregation is Aggregation.GEOMETRIC:
        return geometric_mean(parts, node.shift)
    total = whole = _NONE
    for weight, value in parts:
        total += weight * value
        whole += weight
    return total / whole


def geometric_mean(parts: Iterable[tuple[Fraction, Fraction]], shift: Fraction) -> Fraction:
    """Return the weighted geometric mean of (weight, value), `shift` added before and taken off after.

    `exp(sum of w ln(v + shift) / sum of w) - shift` (OECD/JRC Handbook, eq. 40), computed with 60 digits and kept to
    30 decimals, so that means that have a short decimal end come out exactly; parts are summed in the order of their
    values, so that the order of the children changes nothing. One value of zero makes the whole zero.
    """
    ordered = sorted((value + shift, weight) for weight, value in parts)
    if ordered[0][0] == ordered[-1][0] or ordered[0][0] == 0:
        return ordered[0][0] - shift
    whole = sum((weight for _, weight in ordered), _NONE)
    with localcontext() as context:
        context.prec = _DIGITS
        logarithm = sum(
            (_decimal(value).ln() * _decimal(weight / whole) for value, weight in ordered), Decimal(0)
        )
        mean = logarithm.exp().quantize(Decimal(1).scaleb(-_DECIMALS))
    return Fraction(mean) - shift


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
