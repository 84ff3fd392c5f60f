"""What an assessor is shown beside the rubric and cannot change: answers of the region, figures, earlier scores."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from smartcity_desktop.core.assessment import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from smartcity_desktop.core.language import Text
    from smartcity_desktop.core.rubric import Rubric

TOTAL = "TOTAL"
"""Stands for the whole sheet in `EarlierScore.indicator`."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A secondary figure with its source: fiscal capacity, human development index and such.

    Attributes:
        indicator: code of the rubric's indicator of kind `number` whose value it is, or a short code of its own (`IPM`).
        name: as it is shown.
        unit: may be empty.
        year: that it speaks of.
    """

    region_id: str
    indicator: str
    name: Text
    value: Decimal
    unit: str
    source: str
    year: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What a region itself answered in its questionnaire; `claimed` is the level it gives itself, if any."""

    region_id: str
    indicator: str
    text: str
    claimed: Decimal | None = None


@dataclass(frozen=True, slots=True)
class EarlierScore:
    """The panel's value in an earlier edition (`of_edition`), of an indicator or of the whole (`TOTAL`)."""

    region_id: str
    of_edition: str
    indicator: str
    value: Decimal


_Fact = TypeVar("_Fact", Figure, Reply, EarlierScore)


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of an edition."""

    figures: tuple[Figure, ...] = ()
    replies: tuple[Reply, ...] = ()
    earlier: tuple[EarlierScore, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.figures or self.replies or self.earlier)


@dataclass(frozen=True, slots=True)
class RegionFacts:
    """The facts of one region, by indicator; `others` are figures that no indicator of the rubric is made of.

    `earlier` is of the newest earlier edition that has one.
    """

    figures: Mapping[str, Figure] = field(default_factory=dict)
    replies: Mapping[str, Reply] = field(default_factory=dict)
    earlier: Mapping[str, EarlierScore] = field(default_factory=dict)
    others: tuple[Figure, ...] = ()


def of_region(facts: Facts, rubric: Rubric) -> RegionFacts:
    """Arrange the facts of one region for its sheet; of several years of a figure the newest counts."""
    numbers = _numbers(rubric)
    newest: dict[str, Figure] = {}
    for figure in sorted(facts.figures, key=lambda one: one.year):
        newest[figure.indicator] = figure
    earlier: dict[str, EarlierScore] = {}
    for score in sorted(facts.earlier, key=lambda one: one.of_edition):
        earlier[score.indicator] = score
    return RegionFacts(
        figures={code: figure for code, figure in newest.items() if code in numbers},
        replies={reply.indicator: reply for reply in facts.replies},
        earlier=earlier,
        others=tuple(
            figure
            for figure in sorted(facts.figures, key=lambda one: (one.indicator, one.year))
            if figure.indicator not in numbers
        ),
    )


def with_figures(
    rubric: Rubric, answers: Mapping[str, Answer], figures: Mapping[str, Figure]
) -> dict[str, Answer]:
    """Return a sheet's answers with the present figures for all indicators of kind `number`, whatever it was signed on.

    Where there is no figure any more, the indicator has no answer.
    """
    numbers = _numbers(rubric)
    kept = {code: answer for code, answer in answers.items() if code not in numbers}
    return kept | {code: Answer(code, figures[code].value) for code in numbers if code in figures}


def counted(
    rubric: Rubric, seats: Sequence[Mapping[str, Answer] | None], figures: Mapping[str, Figure]
) -> list[Mapping[str, Answer]]:
    """Return the answers of a panel as they count, by seat; `None` is a seat whose sheet has not come in.

    Once one has, the region's figures count for every seat: they are no member's to give.
    """
    if all(seat is None for seat in seats):
        return [{} for _ in seats]
    return [with_figures(rubric, seat or {}, figures) for seat in seats]


def older_figures(
    rubric: Rubric, answers: Mapping[str, Answer], figures: Mapping[str, Figure]
) -> tuple[str, ...]:
    """Return the indicators of kind `number` in which a sheet has another figure than the present one, or none."""
    found = []
    for code in _numbers(rubric):
        present = figures[code].value if code in figures else None
        answer = answers.get(code)
        if present != (answer.value if answer else None):
            found.append(code)
    return tuple(found)


def _numbers(rubric: Rubric) -> tuple[str, ...]:
    return tuple(indicator.code for indicator in rubric.indicators() if indicator.goalposts is not None)


def by_region(facts: Facts, rubric: Rubric) -> dict[str, RegionFacts]:
    """Arrange the facts of an edition by region (id)."""
    figures, replies, earlier = _grouped(facts.figures), _grouped(facts.replies), _grouped(facts.earlier)
    return {
        region_id: of_region(
            Facts(
                tuple(figures.get(region_id, ())),
                tuple(replies.get(region_id, ())),
                tuple(earlier.get(region_id, ())),
            ),
            rubric,
        )
        for region_id in dict.fromkeys((*figures, *replies, *earlier))
    }


def _grouped(facts: Iterable[_Fact]) -> dict[str, list[_Fact]]:
    found: dict[str, list[_Fact]] = {}
    for one in facts:
        found.setdefault(one.region_id, []).append(one)
    return found
