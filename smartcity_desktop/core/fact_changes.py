"""What new facts change against those that stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from smartcity_desktop.core.fact_columns import Kind
from smartcity_desktop.core.facts import EarlierScore, Facts, Figure, Reply

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Fact = Figure | Reply | EarlierScore
_Fact = TypeVar("_Fact", Figure, Reply, EarlierScore)


@dataclass(frozen=True, slots=True)
class Change:
    """One fact before and after; `old` is `None` where it is new, `new` where it goes."""

    kind: Kind
    old: Fact | None
    new: Fact | None

    @property
    def fact(self) -> Fact:
        """The fact as it will be, or the one that goes."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts of a kind are new, changed, the same, or go."""

    kind: Kind
    new: int
    changed: int
    same: int
    gone: int

    @property
    def any(self) -> bool:
        """Whether something changes."""
        return bool(self.new or self.changed or self.gone)


def merged(standing: Facts, told: Facts, whole: Collection[Kind] = ()) -> Facts:
    """Return the facts that stand with new ones in their places; of the kinds in `whole`, the new ones alone."""
    return Facts(
        _joined(() if Kind.FIGURES in whole else standing.figures, told.figures),
        _joined(() if Kind.REPLIES in whole else standing.replies, told.replies),
        _joined(() if Kind.EARLIER in whole else standing.earlier, told.earlier),
    )


def changes(before: Facts, after: Facts) -> tuple[tuple[Change, ...], tuple[Count, ...]]:
    """Return every difference between two states, by kind, and the counts of each kind that either has."""
    found: list[Change] = []
    counts = []
    for kind, one, other in (
        (Kind.REPLIES, _keyed(before.replies), _keyed(after.replies)),
        (Kind.FIGURES, _keyed(before.figures), _keyed(after.figures)),
        (Kind.EARLIER, _keyed(before.earlier), _keyed(after.earlier)),
    ):
        own = [
            Change(kind, one.get(key), other.get(key))
            for key in sorted(one.keys() | other.keys())
            if one.get(key) != other.get(key)
        ]
        found += own
        if one or other:
            new, gone = (sum(getattr(each, side) is None for each in own) for side in ("old", "new"))
            counts.append(Count(kind, new, len(own) - new - gone, len(other) - len(own) + gone, gone))
    return tuple(found), tuple(counts)


def key_of(fact: Fact) -> tuple[str, ...]:
    """Return what a fact stands under: region, indicator, and year or earlier edition."""
    if isinstance(fact, Figure):
        return fact.region_id, fact.indicator, str(fact.year)
    if isinstance(fact, EarlierScore):
        return fact.region_id, fact.indicator, fact.of_edition
    return fact.region_id, fact.indicator


def _keyed(facts: Iterable[Fact]) -> dict[tuple[str, ...], Fact]:
    return {key_of(fact): fact for fact in facts}


def _joined(standing: Iterable[_Fact], told: Iterable[_Fact]) -> tuple[_Fact, ...]:
    joined = {key_of(fact): fact for fact in standing} | {key_of(fact): fact for fact in told}
    return tuple(fact for _key, fact in sorted(joined.items()))
