"""Kinds of columns and the words of their constraints.

How values are stored:

* moments: whole microseconds since 1970-01-01 UTC, negative before (a laptop's clock may say anything); given back
  as aware UTC datetimes. Nothing orders by them: histories have a sequence.
* days: ISO text `2019-05-16`. Yes/no: 0 or 1. Scores: plain decimal text, never a float.
* enumerations: their value as text, inside a CHECK.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import REAL, BigInteger, CheckConstraint, Integer, Text, TypeDecorator
from sqlmodel import Field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.engine import Dialect

# SQLite has one kind of whole number, 64 bits wide; elsewhere it has to be asked for.
WHOLE = BigInteger().with_variant(Integer(), "sqlite")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(moment: datetime) -> int:
    """Return an aware datetime as it is stored; a naive one is a bug and raises `TypeError`."""
    return (moment - _EPOCH) // _MICROSECOND


class Moment(TypeDecorator[datetime]):
    """An aware datetime as microseconds since 1970 UTC."""

    impl = WHOLE
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Return the microseconds."""
        return None if value is None else microseconds(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Return the aware UTC datetime."""
        return None if value is None else _EPOCH + value * _MICROSECOND


class Day(TypeDecorator[date]):
    """A calendar day as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Return `2019-05-16`."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:
        """Return the day."""
        return None if value is None else date.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0."""

    impl = WHOLE
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Return 1 or 0."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> bool | None:
        """Return yes or no."""
        return None if value is None else bool(value)


def words(**options: Any) -> Any:
    """A column of text."""
    return Field(sa_type=Text, **options)


def whole(**options: Any) -> Any:
    """A column of whole numbers of 64 bits."""
    return Field(sa_type=WHOLE, **options)


def real(**options: Any) -> Any:
    """A column of degrees; never of a score."""
    return Field(sa_type=REAL, **options)


def moment(**options: Any) -> Any:
    """A column of moments."""
    return Field(sa_type=Moment, **options)


def day(**options: Any) -> Any:
    """A column of days."""
    return Field(sa_type=Day, **options)


def flag(**options: Any) -> Any:
    """A column of yes and no; give it a `yes_or_no` check."""
    return Field(sa_type=Flag, **options)


def rule(name: str, condition: str) -> CheckConstraint:
    """A condition that every row fulfils."""
    return CheckConstraint(condition, name=name)


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """`column` is one of `values`."""
    listed = ", ".join(f"'{value}'" for value in values)
    return rule(f"{column}_known", f"{column} IN ({listed})")


def yes_or_no(column: str) -> CheckConstraint:
    """`column` is 0 or 1."""
    return rule(f"{column}_flag", f"{column} IN (0, 1)")


def filled(column: str) -> CheckConstraint:
    """`column` is not the empty text."""
    return rule(f"{column}_filled", f"{column} <> ''")


def sha256(column: str) -> CheckConstraint:
    """`column` is 64 small hexadecimal digits (or NULL, where it may be)."""
    return rule(f"{column}_sha256", f"length({column}) = 64 AND {column} NOT GLOB '*[^0-9a-f]*'")


def at_least(column: str, lowest: int) -> CheckConstraint:
    """`column` is `lowest` or more."""
    return rule(f"{column}_range", f"{column} >= {lowest}")


def iso_day(column: str) -> CheckConstraint:
    """`column` looks like a day."""
    return rule(f"{column}_day", f"{column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'")
