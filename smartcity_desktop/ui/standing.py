"""How the values of a sheet stand: shares of the scale, words for total and band, spokes and bars. No Qt."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import show_number
from smartcity_desktop.core.rubric import Node, Unit
from smartcity_desktop.ui import texts
from smartcity_desktop.ui.widgets.bars import Bar
from smartcity_desktop.ui.widgets.radar import Spoke

if TYPE_CHECKING:
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.core.scoring import Result, Value

NOTHING = "–"
_FEWEST, _MOST = 3, 14


def share(rubric: Rubric, value: Value) -> float | None:
    """Return where an exact value lies between the ends of the shown unit, in [0, 1]; for painting only."""
    if value.exact is None:
        return None
    low, high = Fraction(0), Fraction(100)
    if rubric.display.unit is Unit.RAW:
        low, high = Fraction(rubric.scale.minimum), Fraction(rubric.scale.maximum)
    return float(min(max((value.exact - low) / (high - low), Fraction(0)), Fraction(1)))


def written(rubric: Rubric, value: Value) -> str:
    """Write a value as paper writes it; a dash where there is none."""
    if value.shown is None:
        return NOTHING
    return show_number(value.shown, texts.current(), rubric.display.decimals)


def bounds(rubric: Rubric, value: Value) -> str:
    """Write between which ends the value will come to lie; empty where nothing is missing."""
    if value.lower is None or value.upper is None or value.lower == value.upper:
        return ""
    language, decimals = texts.current(), rubric.display.decimals
    ends = (rubric.display.rounded(end) for end in (value.lower, value.upper))
    return " – ".join(show_number(end, language, decimals) for end in ends)


def spokes(rubric: Rubric, result: Result) -> tuple[Spoke, ...]:
    """Return the axes of the radar: the finest level of nodes that is neither too few nor too many."""
    level: list[Node] = list(rubric.dimensions)
    chosen = level
    while True:
        finer: list[Node] = []
        for node in level:
            below = [child for child in node.children if isinstance(child, Node)]
            finer += below or [node]
        if finer == level or len(finer) > _MOST:
            break
        level = chosen = finer
    if len(chosen) < _FEWEST:
        return ()
    return tuple(
        Spoke(node.code, share(rubric, result.values[node.code]), written(rubric, result.values[node.code]))
        for node in chosen
    )


def bars(rubric: Rubric, result: Result, *, depth: int = 1) -> tuple[Bar, ...]:
    """Return the dimensions and what is below them, `depth` levels down (0: dimensions alone)."""
    found: list[Bar] = []

    def walk(node: Node, at: int) -> None:
        value = result.values[node.code]
        found.append(Bar(texts.say(node.name), share(rubric, value), written(rubric, value), at))
        if at < depth:
            for child in node.children:
                if isinstance(child, Node):
                    walk(child, at + 1)

    for dimension in rubric.dimensions:
        walk(dimension, 0)
    return tuple(found)
