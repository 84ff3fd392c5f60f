"""The year after: what may follow what, what a step must say, and the counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.programme import (
    Details,
    Event,
    Stage,
    allowed_next,
    appended,
    current,
    imported,
    noted,
    withdrawn,
)
from smartcity_desktop.core.programme_counts import funnel, memoranda_count

DAY = date(2019, 1, 7)
MEMORANDUM = Details(signatory="Asesor Contoh Dua", place="Jakarta")
PLAN = Details(horizon_from=2020, horizon_to=2025)
WHOLE_WAY = (
    Stage.ASKED,
    Stage.ANSWERED,
    Stage.ASSESSED,
    Stage.CHOSEN,
    Stage.MEMORANDUM,
    Stage.MENTORING,
    Stage.BIMTEK_1,
    Stage.BIMTEK_2,
    Stage.BIMTEK_3,
    Stage.BIMTEK_4,
    Stage.PLAN_HANDED_IN,
    Stage.PLAN_ACCEPTED,
)


def event(
    stage: Stage, day: int | None = 0, *, sequence: int = 0, region: str = "R1", edition: str = "2019"
) -> Event:
    details = Details()
    if stage is Stage.MEMORANDUM:
        details = MEMORANDUM
    elif stage is Stage.PLAN_HANDED_IN:
        details = PLAN
    elif stage is Stage.REPLACED:
        details = Details(replaced_by="R9")
    on = None if day is None else DAY + timedelta(days=day)
    return Event(sequence, edition, region, stage, on, "karena", details)


def way(*stages: Stage) -> list[Event]:
    return [event(stage, day, sequence=day + 1) for day, stage in enumerate(stages)]


def refusal(events: list[Event], new: Event) -> str:
    with pytest.raises(ChangeRefused) as caught:
        appended(events, new)
    assert caught.value.happened.id
    assert caught.value.remedy.id
    return caught.value.sentence(Language.ENGLISH)


def test_the_whole_way_can_be_gone() -> None:
    events: list[Event] = []
    for day, stage in enumerate(WHOLE_WAY):
        new = event(stage, day, sequence=day + 1)
        assert appended(events, new) == new
        events.append(new)
    last = current(events)
    assert last is not None
    assert last.stage is Stage.PLAN_ACCEPTED
    assert allowed_next(events) == ()
    assert allowed_next([]) == (Stage.ASKED,)
    assert current([]) is None


@pytest.mark.parametrize(
    "before", [(Stage.ASKED,), (Stage.ASKED, Stage.ANSWERED), WHOLE_WAY[:3], (Stage.ASKED, Stage.NOT_CHOSEN)]
)
def test_chosen_after_whatever_was_recorded(before: tuple[Stage, ...]) -> None:
    assert appended(way(*before), event(Stage.CHOSEN, 9)).stage is Stage.CHOSEN


def test_no_step_is_left_out_from_chosen_on() -> None:
    for at in range(4, len(WHOLE_WAY) - 1):
        events = way(*WHOLE_WAY[:at])
        assert "cannot follow" in refusal(events, event(WHOLE_WAY[at + 1], 30))
    assert "cannot be the first step" in refusal([], event(Stage.CHOSEN))
    assert "Take back the last step" in refusal(way(*WHOLE_WAY), event(Stage.MENTORING, 30))


@pytest.mark.parametrize("leaving", [Stage.DROPPED_OUT, Stage.REPLACED])
def test_a_region_can_leave_at_any_point_once_it_answered(leaving: Stage) -> None:
    for at in range(2, len(WHOLE_WAY)):
        events = way(*WHOLE_WAY[:at])
        assert appended(events, event(leaving, 30)).stage is leaving
        after = [*events, event(leaving, 30, sequence=99)]
        assert allowed_next(after) == ((Stage.REPLACED,) if leaving is Stage.DROPPED_OUT else ())


def test_declining_ends_with_the_memorandum() -> None:
    assert Stage.DECLINED in allowed_next(way(*WHOLE_WAY[:4]))
    assert Stage.DECLINED not in allowed_next(way(*WHOLE_WAY[:5]))


def test_a_plan_may_be_handed_in_again() -> None:
    events = way(*WHOLE_WAY[:11])
    assert appended(events, event(Stage.PLAN_HANDED_IN, 40)).stage is Stage.PLAN_HANDED_IN


def test_days_are_known_and_do_not_run_backwards() -> None:
    events = way(Stage.ASKED, Stage.ANSWERED)
    assert "2019-01-07" in refusal(events, event(Stage.ASSESSED, 0))
    assert "is not given" in refusal(events, event(Stage.ASSESSED, None))
    assert appended(events, event(Stage.ASSESSED, 1))
    hidden = [event(Stage.ASKED, 5, sequence=1), event(Stage.ANSWERED, None, sequence=2)]
    assert "2019-01-12" in refusal(hidden, event(Stage.ASSESSED, 4))


@pytest.mark.parametrize("field", ["signatory", "place"])
def test_a_memorandum_names_who_and_where(field: str) -> None:
    new = replace(event(Stage.MEMORANDUM, 9), details=replace(MEMORANDUM, **{field: " "}))
    assert field in refusal(way(*WHOLE_WAY[:4]), new)


@pytest.mark.parametrize(
    ("start", "end", "good"),
    [
        (2020, 2025, True),
        (2020, 2030, True),
        (2020, 2024, False),
        (2020, 2031, False),
        (2025, 2020, False),
        (20, 25, False),
    ],
)
def test_the_horizon_is_five_to_ten_years(start: int, end: int, good: bool) -> None:
    events = way(*WHOLE_WAY[:10])
    new = replace(event(Stage.PLAN_HANDED_IN, 30), details=Details(horizon_from=start, horizon_to=end))
    if good:
        assert appended(events, new) == new
    else:
        assert "5 to 10 years" in refusal(events, new)


def test_the_horizon_has_to_be_given() -> None:
    for details in (Details(), Details(horizon_from=2020), Details(horizon_to=2025)):
        new = replace(event(Stage.PLAN_HANDED_IN, 30), details=details)
        assert "horizon is not given" in refusal(way(*WHOLE_WAY[:10]), new)


def test_a_region_is_replaced_by_another() -> None:
    events = way(*WHOLE_WAY[:4])
    assert "not named" in refusal(events, replace(event(Stage.REPLACED, 9), details=Details()))
    assert "itself" in refusal(events, replace(event(Stage.REPLACED, 9), details=Details(replaced_by="R1")))


@pytest.mark.parametrize("stage", [Stage.DECLINED, Stage.DROPPED_OUT, Stage.REPLACED])
def test_leaving_has_a_reason(stage: Stage) -> None:
    assert "reason" in refusal(way(*WHOLE_WAY[:4]), replace(event(stage, 9), note=" "))


def test_what_was_taken_back_does_not_count() -> None:
    events = way(*WHOLE_WAY[:4])
    events[3] = withdrawn(events, 4, " salah daerah ")
    assert events[3].withdrawn == "salah daerah"
    last = current(events)
    assert last is not None
    assert last.stage is Stage.ASSESSED
    assert Stage.CHOSEN in allowed_next(events)


def test_only_the_last_step_is_taken_back_once_and_with_a_reason() -> None:
    events = way(*WHOLE_WAY[:4])
    for sequence, reason in ((3, "salah"), (4, " "), (9, "salah")):
        with pytest.raises(ChangeRefused):
            withdrawn(events, sequence, reason)
    events[3] = withdrawn(events, 4, "salah")
    with pytest.raises(ChangeRefused):
        withdrawn(events, 4, "lagi")
    assert withdrawn(events, 3, "salah").sequence == 3


def test_events_of_another_region_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="another region"):
        appended([event(Stage.ASKED, region="R2")], event(Stage.ANSWERED))


def test_history_may_be_imported_with_gaps_but_not_with_nonsense() -> None:
    assert imported([], event(Stage.MENTORING, None)).stage is Stage.MENTORING
    assert imported([], replace(event(Stage.MEMORANDUM, 3), details=Details())).on == DAY + timedelta(days=3)
    for new in (
        event(Stage.MENTORING, 2),
        replace(event(Stage.REPLACED, None), details=Details(replaced_by="R1")),
        replace(event(Stage.PLAN_HANDED_IN, None), details=Details(horizon_from=2020, horizon_to=2022)),
    ):
        with pytest.raises(ChangeRefused):
            imported([event(Stage.CHOSEN, 9)], new)


def test_the_funnel_counts_how_far_regions_came() -> None:
    events = way(*WHOLE_WAY[:6])
    events += [replace(one, region_id="R2") for one in way(Stage.ASKED, Stage.ASSESSED, Stage.NOT_CHOSEN)]
    events += [replace(one, region_id="R3") for one in way(Stage.ASKED, Stage.DECLINED)]
    events += [
        event(Stage.MEMORANDUM, region="R4", sequence=50),
        replace(event(Stage.MEMORANDUM, region="R5"), withdrawn="x"),
    ]
    count = funnel(events)
    assert (count.asked, count.answered, count.assessed, count.chosen, count.memoranda) == (4, 1, 2, 2, 2)
    assert (count.mentoring, count.plan_handed_in, count.plan_accepted, count.left) == (1, 0, 0, 1)


def test_memoranda_are_counted_once_per_region_and_edition() -> None:
    events = [
        event(Stage.MEMORANDUM, region=region, edition=edition)
        for region, edition in (("R1", "2018"), ("R2", "2018"), ("R1", "2019"), ("R1", "2019"))
    ]
    count = memoranda_count(events)
    assert [(one.edition, one.in_edition, one.running) for one in count.editions] == [
        ("2018", 2, 2),
        ("2019", 1, 3),
    ]
    assert count.regions == 2
    assert memoranda_count([]).editions == ()


@settings(max_examples=60)
@given(st.lists(st.integers(0, 6), max_size=16))
def test_any_way_that_is_offered_can_be_gone(choices: list[int]) -> None:
    events: list[Event] = []
    for day, choice in enumerate(choices):
        offered = allowed_next(events)
        if not offered:
            break
        events.append(appended(events, event(offered[choice % len(offered)], day, sequence=day + 1)))
    refused = set(Stage) - set(allowed_next(events))
    for stage in refused:
        with pytest.raises(ChangeRefused):
            appended(events, event(stage, 99))


def test_what_the_program_notes_itself_is_dated_in_jakarta_and_never_before_what_is_known() -> None:
    late = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)
    asked = noted((), "2026", "R1", Stage.ASKED, at=late, who="pusat")
    assert asked is not None
    assert asked.on == date(2026, 3, 2)
    early = noted((asked,), "2026", "R1", Stage.ASSESSED, at=datetime(1970, 1, 1, tzinfo=UTC), who="pusat")
    assert early is not None
    assert early.on == asked.on
    assert noted((asked,), "2026", "R1", Stage.ASKED, at=late, who="pusat") is None
    other = noted((asked,), "2026", "R2", Stage.ASKED, at=late, who="pusat")
    assert other is not None, "events of other regions do not count"
