"""What an assessor is shown beside the rubric and cannot change: answers of the region, figures, earlier scores."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
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
    numbers = {indicator.code for indicator in rubric.indicators() if indicator.goalposts is not None}
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
