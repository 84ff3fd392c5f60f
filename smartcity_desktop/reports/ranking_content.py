"""What a ranking list says, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import TimeZone
from smartcity_desktop.core.rubric import Node

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal
    from fractions import Fraction

    from smartcity_desktop.core.edition import Edition, Kind
    from smartcity_desktop.core.language import Text
    from smartcity_desktop.core.ranking import Ranking
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric, RubricName


@dataclass(frozen=True, slots=True)
class RankingRow:
    """One region of the list.

    Attributes:
        rank: competition rank; `None` for a region that is not ranked.
        region: who.
        total: the panel's `Value.shown`; `None` without one.
        band: name of its band, `None` without bands.
        dimensions: `Value.shown` of the dimensions, in the order of the names of the list.
        chosen: among the best K; `None` while a tie is open or nothing is decided about it.
        note: how a tie was broken, or why the region is not ranked.
        assessors: how many sheets the total comes from.
        coverage: share of the weight that is scored, in [0, 1]; `None` where it does not matter.
    """

    rank: int | None
    region: Region
    total: Decimal | None
    band: Text | None
    dimensions: tuple[Decimal | None, ...]
    chosen: bool | None
    note: Text | None
    assessors: int
    coverage: Fraction | None = None


@dataclass(frozen=True, slots=True)
class RankingContent:
    """The official ranking of an edition, or its state so far.

    Attributes:
        edition_title, edition_kind: a practice or sample edition is stamped on every page.
        dimension_names: heads of the columns of dimension values.
        rows: ranked regions first, in official order; those without a rank stand in a group of their own.
        places: K, how many are chosen.
        cut_after: after how many rows the cut line stands; 0 for none.
        rubric, rubric_title: the frozen rubric.
        fingerprint: SHA-256 (64 hex) of the inputs and the order; `None` while it is provisional and has none.
        made_at: when the list was made, UTC.
        zone: in which moments are written.
        decided: whether the selection is decided, else the list is provisional.
        open_tie: names of the regions tied across the cut.
        chair: name of who signs for the selection, empty for a line to write on.
        chair_office: office of the chair.
    """

    edition_title: Text
    edition_kind: Kind
    dimension_names: tuple[Text, ...]
    rows: tuple[RankingRow, ...]
    places: int
    cut_after: int
    rubric: RubricName
    rubric_title: Text
    fingerprint: str | None
    made_at: datetime
    decided: bool
    open_tie: tuple[str, ...] = ()
    zone: TimeZone = TimeZone.WIB
    chair: str = ""
    chair_office: str = ""


def ranking_content(
    edition: Edition,
    rubric: Rubric,
    ranking: Ranking,
    regions: Mapping[str, Region],
    sheets: Mapping[str, tuple[int, int]],
    *,
    fingerprint: str | None,
    made_at: datetime,
    chosen: Sequence[str] | None = None,
    zone: TimeZone = TimeZone.WIB,
) -> RankingContent:
    """Gather a ranking list.

    Args:
        edition: that is ranked.
        rubric: of the edition.
        ranking: the official order.
        regions: by id.
        sheets: how many sheets were taken in and how many are assigned, by region id.
        fingerprint: SHA-256 (hex) of the inputs.
        made_at: UTC.
        chosen: ids of the regions that were decided on; `None` before the decision.
        zone: in which moments are written.
    """
    places = list(ranking.places)
    if chosen is not None:
        # Where the meeting broke a tie across the cut, its choice stands above the line.
        places.sort(key=lambda place: (place.rank is None, place.rank or 0, place.region not in chosen))
    dimensions = rubric.root.children
    rows = tuple(
        RankingRow(
            rank=place.rank,
            region=regions[place.region],
            total=place.result.total.shown,
            band=place.result.total.band.name if place.result.total.band else None,
            dimensions=tuple(place.result.values[child.code].shown for child in dimensions),
            chosen=place.chosen if chosen is None else place.region in chosen,
            note=place.note,
            assessors=sheets.get(place.region, (0, 0))[0],
            coverage=place.result.total.coverage,
        )
        for place in places
    )
    open_tie = ranking.open_tie if chosen is None else ()
    return RankingContent(
        edition_title=edition.title,
        edition_kind=edition.kind,
        dimension_names=tuple(child.name if isinstance(child, Node) else child.title for child in dimensions),
        rows=rows,
        places=edition.selection.places,
        cut_after=ranking.cut,
        rubric=rubric.name,
        rubric_title=rubric.title,
        fingerprint=fingerprint,
        made_at=made_at,
        decided=chosen is not None,
        open_tie=tuple(regions[region].name for region in open_tie),
        zone=zone,
    )
