"""Which backups stay: all of two days, then one for each of 12 days, 10 weeks and 9 months.

Days lie in weeks and weeks in months (a week belongs to the month of its Monday). So whatever is thrown away could
never have stood for a longer time later: thinning after each backup keeps the same as thinning once at the end.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

RECENT = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 9


def kept(moments: Sequence[datetime]) -> frozenset[int]:
    """Return the positions of the backups that stay.

    Args:
        moments: when each was made (aware), in the order in which they were made; a clock may have been wrong.
    """
    if not moments:
        return frozenset()
    newest = len(moments) - 1
    begin = moments[newest] - RECENT
    order = sorted(range(len(moments)), key=lambda at: (moments[at], at), reverse=True)
    stay = {newest, *(at for at in order if moments[at] >= begin)}
    rest = [at for at in order if at not in stay]
    for period, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        chosen, rest = _of_each(rest, moments, period, count)
        stay.update(chosen)
    return frozenset(stay)


def _of_each(
    order: list[int], moments: Sequence[datetime], period: Callable[[datetime], object], count: int
) -> tuple[list[int], list[int]]:
    """Choose the newest of each of the newest `count` periods; returns them, and those before these periods."""
    chosen: dict[object, int] = {}
    for place, at in enumerate(order):
        name = period(moments[at])
        if name in chosen:
            continue
        if len(chosen) == count:
            return list(chosen.values()), order[place:]
        chosen[name] = at
    return list(chosen.values()), []


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def _week(moment: datetime) -> date:
    day = _day(moment)
    # A clock may stand in the first days of all, before which there is no Monday.
    return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))


def _month(moment: datetime) -> tuple[int, int]:
    monday = _week(moment)
    return monday.year, monday.month
