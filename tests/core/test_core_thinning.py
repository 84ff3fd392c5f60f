from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.thinning import DAYS, MONTHS, RECENT, WEEKS, kept

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
_AGES = st.lists(st.integers(0, 900 * 24 * 60), max_size=80)


def _made(ages: list[int]) -> list[datetime]:
    return [NOW - timedelta(minutes=age) for age in sorted(ages, reverse=True)]


@given(st.lists(st.datetimes(timezones=st.just(UTC)), min_size=1, max_size=60))
def test_whatever_the_clocks_said_the_last_made_stays_and_thinning_twice_is_thinning_once(moments):
    stay = kept(moments)
    assert len(moments) - 1 in stay
    left = [moments[at] for at in sorted(stay)]
    assert kept(left) == frozenset(range(len(left)))


@given(_AGES, st.integers(0, 60 * 24 * 60))
def test_thinning_after_each_is_thinning_once_at_the_end(ages, later):
    made = _made(ages)
    new = NOW + timedelta(minutes=later)
    whole = [*made, new]
    thinned = [*(made[at] for at in sorted(kept(made))), new]
    assert [whole[at] for at in sorted(kept(whole))] == [thinned[at] for at in sorted(kept(thinned))]


@given(_AGES)
def test_never_below_what_was_promised(ages):
    made = _made(ages)
    stay = {made[at] for at in kept(made)}
    assert {moment for moment in made if made and moment >= made[-1] - RECENT} <= stay
    old = [moment for moment in made if moment < made[-1] - RECENT]
    days = sorted({moment.date() for moment in old}, reverse=True)
    for day in days[:DAYS]:
        assert max(moment for moment in old if moment.date() == day) in stay
    assert len(stay & set(old)) <= DAYS + WEEKS + MONTHS


def test_a_backup_each_hour_for_three_years():
    made: list[datetime] = []
    for hour in range(3 * 365 * 24):
        made.append(NOW + timedelta(hours=hour))
        if hour % 24 == 23:
            made = [made[at] for at in sorted(kept(made))]
    assert len(made) == 49 + DAYS + WEEKS + MONTHS
    assert timedelta(days=300) < made[-1] - made[0] < timedelta(days=430)


def test_none_are_none():
    assert kept([]) == frozenset()
