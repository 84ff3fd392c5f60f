"""Facts of an edition: what regions answered, imported figures, values of earlier editions."""

from __future__ import annotations

from smartcity_desktop.store.columns import at_least, filled, rule, whole, words
from smartcity_desktop.store.tables.foundation import STRICT, Row

_DECIMAL = "length({c}) BETWEEN 1 AND 40 AND {c} GLOB '*[0-9]*' AND {c} NOT GLOB '*[^0-9.-]*'"


class FigureRow(Row, table=True):
    """A secondary figure of a region, with source and year."""

    __tablename__ = "figure"
    __table_args__ = (
        filled("indicator"),
        filled("source"),
        at_least("year", 1900),
        rule("value_decimal", _DECIMAL.format(c="value")),
        STRICT,
    )
    edition: str = words(primary_key=True, foreign_key="edition.code")
    region_id: str = words(primary_key=True, foreign_key="region.id")
    indicator: str = words(primary_key=True)
    year: int = whole(primary_key=True)
    name_id: str = words()
    name_en: str = words()
    value: str = words()
    unit: str = words()
    source: str = words()


class ReplyRow(Row, table=True):
    """What a region answered to an indicator's question."""

    __tablename__ = "reply"
    __table_args__ = (
        filled("indicator"),
        rule("something", "text <> '' OR claimed IS NOT NULL"),
        rule("claimed_decimal", f"claimed IS NULL OR ({_DECIMAL.format(c='claimed')})"),
        STRICT,
    )
    edition: str = words(primary_key=True, foreign_key="edition.code")
    region_id: str = words(primary_key=True, foreign_key="region.id")
    indicator: str = words(primary_key=True)
    text: str = words()
    claimed: str | None = words()


class EarlierScoreRow(Row, table=True):
    """What an earlier edition came to."""

    __tablename__ = "earlier_score"
    __table_args__ = (
        filled("indicator"),
        filled("of_edition"),
        rule("value_decimal", _DECIMAL.format(c="value")),
        STRICT,
    )
    edition: str = words(primary_key=True, foreign_key="edition.code")
    region_id: str = words(primary_key=True, foreign_key="region.id")
    of_edition: str = words(primary_key=True)
    indicator: str = words(primary_key=True)
    value: str = words()
