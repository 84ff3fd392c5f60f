"""`facts.json`: what an edition tells its assessors of each region beside the rubric; numbers are written as text."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from smartcity_desktop.core.facts import EarlierScore, Facts, Figure, Reply
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import names
from smartcity_desktop.sealing.canonical import canonical
from smartcity_desktop.sealing.strict import Identifier, Line, Number, Strict, number_text, read_document

if TYPE_CHECKING:
    from collections.abc import Iterable

LIMIT = 16 * 1024 * 1024
REPLY_LIMIT = 4000
"""Letters of one answer."""


class FigureModel(Strict):
    """A figure with its source."""

    region: Identifier
    indicator: Identifier
    name_id: Line
    name_en: Line
    value: Number
    unit: Line
    source: Annotated[Line, StringConstraints(min_length=1)]
    year: int = Field(ge=1900, le=2200)


class ReplyModel(Strict):
    """A region's own answer."""

    region: Identifier
    indicator: Identifier
    text: Annotated[str, StringConstraints(max_length=REPLY_LIMIT)]
    claimed: Number | None


class EarlierModel(Strict):
    """What an earlier edition came to."""

    region: Identifier
    of_edition: Identifier
    indicator: Identifier
    value: Number


class FactsModel(Strict):
    """All fields of `facts.json`."""

    format: Literal["smartcity-facts"]
    version: Literal[1]
    figures: list[FigureModel] = Field(max_length=100_000)
    replies: list[ReplyModel] = Field(max_length=100_000)
    earlier: list[EarlierModel] = Field(max_length=200_000)


def facts_json(facts: Facts) -> bytes:
    """Return `facts.json` in canonical form."""
    return canonical(
        {
            "format": "smartcity-facts",
            "version": 1,
            "figures": [
                {
                    "region": one.region_id,
                    "indicator": one.indicator,
                    "name_id": one.name.id,
                    "name_en": one.name.en,
                    "value": number_text(one.value),
                    "unit": one.unit,
                    "source": one.source,
                    "year": one.year,
                }
                for one in facts.figures
            ],
            "replies": [
                {
                    "region": one.region_id,
                    "indicator": one.indicator,
                    "text": one.text,
                    "claimed": None if one.claimed is None else number_text(one.claimed),
                }
                for one in facts.replies
            ],
            "earlier": [
                {
                    "region": one.region_id,
                    "of_edition": one.of_edition,
                    "indicator": one.indicator,
                    "value": number_text(one.value),
                }
                for one in facts.earlier
            ],
        }
    )


def read_facts(data: bytes, regions: Iterable[str]) -> Facts:
    """Read `facts.json`: form, fields, that each stands once, and that all speak of the edition's regions.

    Args:
        data: bytes of the file.
        regions: ids of the invited regions.

    Raises:
        PackageRefused: `E_LIMIT`, `E_JSON`, `E_JSON_FORM`, `E_VERSION_NEWER`, `E_SCHEMA`.
    """
    model = read_document(data, names.FACTS, FactsModel, LIMIT)
    facts = Facts(
        tuple(
            Figure(
                one.region,
                one.indicator,
                Text(one.name_id, one.name_en),
                Decimal(one.value),
                one.unit,
                one.source,
                one.year,
            )
            for one in model.figures
        ),
        tuple(
            Reply(one.region, one.indicator, one.text, None if one.claimed is None else Decimal(one.claimed))
            for one in model.replies
        ),
        tuple(
            EarlierScore(one.region, one.of_edition, one.indicator, Decimal(one.value))
            for one in model.earlier
        ),
    )
    problem = _inconsistency(facts, frozenset(regions))
    if problem is not None:
        raise PackageRefused("E_SCHEMA", f"{names.FACTS}: {problem}")
    return facts


def _inconsistency(facts: Facts, regions: frozenset[str]) -> str | None:
    keys: set[tuple[str, ...]] = set()
    for key in (
        *(("figure", one.region_id, one.indicator, str(one.year)) for one in facts.figures),
        *(("answer", one.region_id, one.indicator) for one in facts.replies),
        *(("earlier score", one.region_id, one.of_edition, one.indicator) for one in facts.earlier),
    ):
        if key[1] not in regions:
            return f"a {key[0]} is of region {key[1]}, which the edition does not invite"
        if key in keys:
            return f"a {key[0]} of region {key[1]} stands twice ({key[2]})"
        keys.add(key)
    for reply in facts.replies:
        if not reply.text and reply.claimed is None:
            return f"an answer of region {reply.region_id} is empty ({reply.indicator})"
    return None
