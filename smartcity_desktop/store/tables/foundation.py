"""What all tables share, and regions and rubrics, which stand by themselves."""

from __future__ import annotations

from datetime import date  # noqa: TC003 (SQLModel reads the annotations)

from sqlalchemy import MetaData, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import SQLModel

from smartcity_desktop.core.region import RegionKind
from smartcity_desktop.store.columns import (
    at_least,
    day,
    filled,
    flag,
    iso_day,
    one_of,
    real,
    sha256,
    whole,
    words,
    yes_or_no,
)

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)
# SQLite keeps no column to its type unless the table is STRICT.
STRICT = {"sqlite_strict": True}


class Row(SQLModel, registry=registry(metadata=METADATA)):
    """What all tables share: one metadata with named constraints."""


class RegionRow(Row, table=True):
    """A kabupaten or kota."""

    __tablename__ = "region"
    __table_args__ = (
        one_of("kind", RegionKind),
        yes_or_no("elected_head"),
        filled("id"),
        filled("code"),
        STRICT,
    )
    id: str = words(primary_key=True)
    code: str = words(unique=True)
    name: str = words()
    kind: str = words()
    province_code: str = words()
    province: str = words()
    latitude: float = real()
    longitude: float = real()
    elected_head: bool = flag()


class RegionCodeRow(Row, table=True):
    """A code that a region bore earlier."""

    __tablename__ = "region_former_code"
    __table_args__ = (iso_day("since"), STRICT)
    region_id: str = words(primary_key=True, foreign_key="region.id")
    position: int = whole(primary_key=True)
    code: str = words(index=True)
    since: date | None = day()


class RegionNameRow(Row, table=True):
    """A name that a region bore earlier."""

    __tablename__ = "region_former_name"
    __table_args__ = (STRICT,)
    region_id: str = words(primary_key=True, foreign_key="region.id")
    position: int = whole(primary_key=True)
    name: str = words()


class RubricRow(Row, table=True):
    """A rubric: its file, word for word."""

    __tablename__ = "rubric"
    __table_args__ = (
        UniqueConstraint("code", "version", "digest"),
        sha256("digest"),
        at_least("version", 0),
        filled("code"),
        STRICT,
    )
    code: str = words(primary_key=True)
    version: int = whole(primary_key=True)
    digest: str = words()
    title_id: str = words()
    title_en: str = words()
    text: str = words()
