"""The official ranking and the selection of the best K (RANKING.md 3.9).

Robustness (draws of weights, panel error) comes beside this module as `core/robustness.py`; nothing here knows it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, Any

from smartcity_desktop.core.edition import TieRule
from smartcity_desktop.core.language import Text, same
from smartcity_desktop.core.rubric import Indicator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from smartcity_desktop.core.assessment import Answer
    from smartcity_desktop.core.edition import Selection
    from smartcity_desktop.core.rubric import Node, Rubric
    from smartcity_desktop.core.scoring import Result, Value


@dataclass(frozen=True, slots=True)
class Candidate:
    """A region that stands for selection.

    Attributes:
        result: of the panel.
        full_levels: numerator and denominator of the share of scores at the highest level.
        submitted: UTC, when its last sheet was complete; `None` if not.
    """

    region: str
    result: Result
    full_levels: tuple[int, int]
    submitted: datetime | None


@dataclass(frozen=True, slots=True)
class Place:
    """A region's place.

    Attributes:
        rank: competition rank `1, 2, 2, 4`; `None` for a region that is not ranked.
        chosen: among the best K; `None` while a tie across the cut is left to the meeting.
        note: how a tie was broken, or why the region is not ranked; `None` if there is nothing to say.
    """

    region: str
    rank: int | None
    result: Result
    chosen: bool | None
    note: Text | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """All regions in official order, those not ranked last. `open_tie` names regions tied across the cut.

    `cut` is how many of `places` stand above the cut line: K, or all that are ranked where there are fewer.
    """

    places: tuple[Place, ...]
    cut: int
    open_tie: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """One comparison of the tie chain: what it looks at (a lower key comes first) and how it is called."""

    name: Text
    key: Callable[[Candidate], Any]


def full_levels(rubric: Rubric, sheets: Iterable[Mapping[str, Answer]]) -> tuple[int, int]:
    """Return how many scores of a region's sheets are at the highest level, and how many scores there are."""
    highest = rubric.scale.maximum
    levelled = [indicator.code for indicator in rubric.root.indicators() if indicator.goalposts is None]
    scores = [
        answer.value
        for sheet in sheets
        for code in levelled
        if (answer := sheet.get(code)) is not None and answer.value is not None
    ]
    return sum(score == highest for score in scores), len(scores)


def rank(rubric: Rubric, candidates: Sequence[Candidate], selection: Selection) -> Ranking:
    """Return the official ranking and who is chosen (RANKING.md 3.9).

    Totals are compared exactly, or as they are shown where the selection says so; the dimensions in the tie chain
    likewise. Regions that the chain does not part share a place (1, 2, 2, 4). Where such a tie lies across the cut,
    `chosen` stays `None` for those regions: the meeting decides. A region without a total is not ranked. The order
    of `candidates` changes nothing.

    Raises:
        ValueError: two candidates are the same region.
    """
    if len({candidate.region for candidate in candidates}) != len(candidates):
        raise ValueError("a region stands twice among the candidates")
    compared = _compared(selection)
    steps = _steps(rubric, selection, compared)
    ranked = [candidate for candidate in candidates if candidate.result.total.exact is not None]
    ranked.sort(key=lambda one: (-compared(one.result.total), *(step.key(one) for step in steps), one.region))
    cut = min(max(selection.places, 0), len(ranked))
    places: list[Place] = []
    for _, group in groupby(ranked, key=lambda one: compared(one.result.total)):
        places += _places(list(group), len(places), cut, steps)
    unranked = sorted(
        (one for one in candidates if one.result.total.exact is None), key=lambda one: one.region
    )
    places += [
        Place(one.region, None, one.result, False, _why_unranked(rubric, one.result)) for one in unranked
    ]
    open_tie = tuple(place.region for place in places if place.chosen is None)
    return Ranking(tuple(places), cut, open_tie)


def _compared(selection: Selection) -> Callable[[Value], Fraction]:
    """Return what is compared of a value; one that is undefined or does not apply comes below all."""

    def exact(value: Value) -> Fraction:
        return _LOWEST if value.exact is None else value.exact

    def shown(value: Value) -> Fraction:
        return _LOWEST if value.shown is None else Fraction(value.shown)

    return shown if selection.equal_after_rounding else exact


# below every value: numbers in a rubric have at most 12 digits
_LOWEST = Fraction(-(10**30))


def _steps(rubric: Rubric, selection: Selection, compared: Callable[[Value], Fraction]) -> list[_Step]:
    steps: list[_Step] = []
    for rule in selection.tie_chain:
        if rule is TieRule.DIMENSIONS:
            steps += [_dimension_step(child, compared) for child in rubric.root.children]
        elif rule is TieRule.FULL_LEVELS:
            steps.append(
                _Step(Text("bagian skor tertinggi", "share of scores at the highest level"), _full_key)
            )
        elif rule is TieRule.SUBMISSION:
            steps.append(
                _Step(
                    Text("penilaian yang lebih dahulu lengkap", "earlier complete submission"),
                    _submission_key,
                )
            )
        elif selection.lot_seed is not None:
            steps.append(_lot_step(selection.lot_seed))
    return steps


def _dimension_step(child: Node | Indicator, compared: Callable[[Value], Fraction]) -> _Step:
    title = child.title if isinstance(child, Indicator) else child.name
    name = Text("nilai dimensi {title}", "value of the dimension {title}").filled(title=title)
    return _Step(name, lambda one: -compared(one.result.values[child.code]))


def _full_key(one: Candidate) -> Fraction:
    full, scores = one.full_levels
    return -Fraction(full, scores) if scores else Fraction(0)


def _submission_key(one: Candidate) -> tuple[bool, float]:
    return (one.submitted is None, one.submitted.timestamp() if one.submitted else 0.0)


def _lot_step(seed: int) -> _Step:
    """Draw a lot from the recorded seed and the region alone: neither order nor company of the others matters."""

    def drawn(one: Candidate) -> str:
        return hashlib.sha256(f"{seed}:{one.region}".encode()).hexdigest()

    return _Step(
        Text("undian dengan angka awal {seed}", "lot drawn with seed {seed}").filled(seed=seed), drawn
    )


def _places(group: list[Candidate], before: int, cut: int, steps: list[_Step]) -> list[Place]:
    """Return the places of candidates with equal totals, sorted by the chain; `before` stand above them."""
    keys = [tuple(step.key(one) for step in steps) for one in group]
    places = []
    for _, members in groupby(range(len(group)), key=keys.__getitem__):
        alike = list(members)
        first, last = before + alike[0], before + alike[-1] + 1
        crossing = first < cut < last
        note = _note(len(group), alike, keys, steps, crossing=crossing) if len(group) > 1 else None
        for index in alike:
            one = group[index]
            places.append(Place(one.region, first + 1, one.result, None if crossing else last <= cut, note))
    return places


def _note(
    size: int, alike: list[int], keys: list[tuple[Any, ...]], steps: list[_Step], *, crossing: bool
) -> Text:
    """Say with how many others the total is shared and what parted them, or that nothing did."""
    parting = set()
    for inner, outer in ((alike[0], alike[0] - 1), (alike[-1], alike[-1] + 1)):
        if 0 <= outer < size:
            parting.add(
                next(
                    at
                    for at, pair in enumerate(zip(keys[inner], keys[outer], strict=True))
                    if pair[0] != pair[1]
                )
            )
    text = Text("Nilai sama dengan {n} daerah lain", "Same total as {n} other region(s)").filled(n=size - 1)
    if parting:
        names = [steps[at].name for at in sorted(parting)]
        listed = Text("; ".join(name.id for name in names), "; ".join(name.en for name in names))
        text = Text("{text}; urutan ditentukan oleh {by}", "{text}; order decided by {by}").filled(
            text=text, by=listed
        )
    if len(alike) > 1:
        text = Text("{text}; {n} daerah tetap seimbang", "{text}; {n} regions remain tied").filled(
            text=text, n=len(alike)
        )
    if crossing:
        text = Text(
            "{text} di garis batas dan diputuskan dalam rapat",
            "{text} across the cut, for the meeting to decide",
        ).filled(text=text)
    return Text("{text}.", "{text}.").filled(text=text)


def _why_unranked(rubric: Rubric, result: Result) -> Text:
    total = result.total
    if total.not_applicable:
        return Text(
            "Tidak diperingkat: tidak ada indikator yang berlaku.", "Not ranked: no indicator applies."
        )
    lacking = [
        indicator.code
        for indicator in rubric.root.indicators()
        if (value := result.values[indicator.code]).exact is None and not value.not_applicable
    ]
    listed = ", ".join(lacking[:6]) + (", …" if len(lacking) > 6 else "")
    return Text(
        "Tidak diperingkat: {n} indikator belum memiliki skor yang cukup ({listed}).",
        "Not ranked: {n} indicator(s) do not have enough scores yet ({listed}).",
    ).filled(n=len(lacking), listed=same(listed))
