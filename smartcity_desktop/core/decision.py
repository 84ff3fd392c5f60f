"""What a decision rests on, in the form in which it is hashed, signed and kept."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from smartcity_desktop.core.deeds import canonical_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from smartcity_desktop.core.assessment import Answer
    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.core.facts import Figure
    from smartcity_desktop.core.ranking import Ranking
    from smartcity_desktop.core.rubric import Rubric


def inputs_digest(
    edition: Edition, edition_digest: str, digests: Iterable[str], figures: Iterable[Figure] = ()
) -> str:
    """Return the SHA-256 (hex) over edition, rubric, the digests of the packages that entered, and the figures used."""
    used = sorted(f"{one.region_id} {one.indicator} {one.year} {one.value.normalize():f}" for one in figures)
    lines = [edition.code, edition_digest, edition.rubric.digest, *sorted(digests), *used]
    return sha256("\n".join(lines).encode()).hexdigest()


def decision_statement(edition: str, inputs: str, chosen: tuple[str, ...], reason: str) -> bytes:
    """Return what the two persons sign: which regions (ids, in their order), on which inputs, why."""
    said = {"edition": edition, "chosen": list(chosen), "inputs": inputs, "reason": reason.strip()}
    return canonical_line(said).encode("utf-8")


def ranking_json(edition: str, ranking: Ranking, chosen: tuple[str, ...]) -> str:
    """Write the ranking as it stood when the decision was taken: exact totals as fractions."""
    rows = [
        {
            "region": place.region,
            "rank": place.rank,
            "total": None if place.result.total.exact is None else str(place.result.total.exact),
            "shown": None if place.result.total.shown is None else str(place.result.total.shown),
            "chosen": place.region in chosen,
        }
        for place in ranking.places
    ]
    return json.dumps({"edition": edition, "cut": ranking.cut, "places": rows})


def spread(rubric: Rubric, sheets: Sequence[Mapping[str, Answer]]) -> dict[str, Decimal]:
    """Return highest minus lowest level per indicator (code), where two sheets gave one."""
    found = {}
    for indicator in rubric.indicators():
        values = [
            value
            for sheet in sheets
            if (answer := sheet.get(indicator.code)) and (value := answer.value) is not None
        ]
        if len(values) > 1:
            found[indicator.code] = max(values) - min(values)
    return found
