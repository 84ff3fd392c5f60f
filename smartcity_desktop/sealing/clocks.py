"""How far a claimed time is believed, and when a day ends."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import TimeZone

if TYPE_CHECKING:
    from datetime import date

TOLERANCE = timedelta(days=2)
"""Two clocks may differ by a time zone and a date line without anything being wrong."""


def end_of_day(day: date) -> datetime:
    """Return the first moment after a day in Jakarta (WIB)."""
    zone = timezone(timedelta(hours=TimeZone.WIB.hours))
    return datetime.combine(day, time(0, 0), zone) + timedelta(days=1)
