"""Facts of an edition (`core.facts`), kept as rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from smartcity_desktop.core.facts import EarlierScore, Facts, Figure, Reply
from smartcity_desktop.core.language import Text
from smartcity_desktop.store.tables import EARLIER_SCORE, FIGURE, REPLY

if TYPE_CHECKING:
    from sqlalchemy import Result, Table

    from smartcity_desktop.store.database import Session


def put_facts(s: Session, edition: str, facts: Facts) -> None:
    """Replace all facts of an edition. Regions that it does not invite are the caller's to refuse."""
    connection = s.connection()
    for table in (FIGURE, REPLY, EARLIER_SCORE):
        connection.execute(delete(table).where(table.c.edition == edition))
    figures = [
        {
            "edition": edition,
            "region_id": one.region_id,
            "indicator": one.indicator,
            "year": one.year,
            "name_id": one.name.id,
            "name_en": one.name.en,
            "value": format(one.value, "f"),
            "unit": one.unit,
            "source": one.source,
        }
        for one in facts.figures
    ]
    replies = [
        {
            "edition": edition,
            "region_id": one.region_id,
            "indicator": one.indicator,
            "text": one.text,
            "claimed": None if one.claimed is None else format(one.claimed, "f"),
        }
        for one in facts.replies
    ]
    earlier = [
        {
            "edition": edition,
            "region_id": one.region_id,
            "of_edition": one.of_edition,
            "indicator": one.indicator,
            "value": format(one.value, "f"),
        }
        for one in facts.earlier
    ]
    for table, rows in ((FIGURE, figures), (REPLY, replies), (EARLIER_SCORE, earlier)):
        if rows:
            connection.execute(insert(table), rows)


def facts(s: Session, edition: str, region_id: str | None = None) -> Facts:
    """Return the facts of an edition, or of one of its regions, in the order of their keys."""
    connection = s.connection()

    def rows(table: Table) -> Result[Any]:
        wanted = select(table).where(table.c.edition == edition)
        if region_id is not None:
            wanted = wanted.where(table.c.region_id == region_id)
        return connection.execute(wanted.order_by(*table.primary_key.columns))

    return Facts(
        figures=tuple(
            Figure(
                row.region_id,
                row.indicator,
                Text(row.name_id, row.name_en),
                Decimal(row.value),
                row.unit,
                row.source,
                row.year,
            )
            for row in rows(FIGURE)
        ),
        replies=tuple(
            Reply(
                row.region_id,
                row.indicator,
                row.text,
                None if row.claimed is None else Decimal(row.claimed),
            )
            for row in rows(REPLY)
        ),
        earlier=tuple(
            EarlierScore(row.region_id, row.of_edition, row.indicator, Decimal(row.value))
            for row in rows(EARLIER_SCORE)
        ),
    )
