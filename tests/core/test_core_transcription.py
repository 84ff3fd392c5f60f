"""A paper keyed twice: nothing is taken that does not agree or was not settled."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.transcription import (
    Keyed,
    KeyingUnclear,
    Phase,
    Row,
    Transcription,
    Typed,
    answers,
    key,
    read_typed,
    read_written,
    reasoned,
    start,
    written,
)
from smartcity_desktop.system.resources import resource

LEVELS = tuple(map(Decimal, range(5)))
HALVES = tuple(Decimal(n) / 2 for n in range(2, 11))
ROWS = (
    Row("INF-F1", LEVELS, False),
    Row("INF-F2", LEVELS, True),
    Row("SUP.K1", HALVES, True),
)
EMPTY = Transcription(ROWS, (None,) * 3, (None,) * 3, (None,) * 3, ("",) * 3)


def keyed_for(row: Row) -> st.SearchStrategy[Keyed]:
    kinds = [st.just(Keyed()), st.sampled_from(row.levels).map(Keyed)]
    if row.may_be_absent:
        kinds.append(st.just(Keyed(not_applicable=True)))
    return st.one_of(kinds)


SHEETS = st.tuples(*(keyed_for(row) for row in ROWS))
ORDERS = st.permutations(range(len(ROWS)))


def entered(transcription: Transcription, sheet: tuple[Keyed, ...], order: list[int]) -> Transcription:
    for row in order:
        transcription = key(transcription, row, sheet[row])
    return transcription


@given(first=SHEETS, second=SHEETS, third=SHEETS, orders=st.tuples(ORDERS, ORDERS))
def test_what_is_taken_is_what_agrees_or_was_settled(first, second, third, orders) -> None:
    whole = entered(entered(EMPTY, first, orders[0]), second, orders[1])
    assert whole.phase is Phase.COMPARE
    differing = tuple(at for at in range(3) if first[at] != second[at])
    assert whole.differences == whole.open == differing
    for at in differing:
        with pytest.raises(ChangeRefused):
            answers(whole)
        whole = key(whole, at, third[at])
    wanted = [third[at] if at in differing else first[at] for at in range(3)]
    taken = {answer.indicator: answer for answer in answers(whole)}
    assert set(taken) == {row.code for row, one in zip(ROWS, wanted, strict=True) if not one.blank}
    for row, one in zip(ROWS, wanted, strict=True):
        if not one.blank:
            answer = taken[row.code]
            assert (answer.value, answer.not_applicable) == (one.value, one.not_applicable)
    for at in set(range(3)) - set(differing):
        with pytest.raises(ChangeRefused):
            key(whole, at, Keyed())


@given(sheet=SHEETS, order=ORDERS, count=st.integers(0, 6), reason=st.text(max_size=20))
def test_it_goes_on_where_it_was_interrupted(sheet, order, count, reason) -> None:
    half = reasoned(EMPTY, 1, reason)
    for at in [*order, *order][:count]:
        half = key(half, at, sheet[at])
    assert read_written(written(half), EMPTY) == half
    assert half.done == (count if count < 3 else count % 3 if count < 6 else 3)


@given(sheet=SHEETS, order=ORDERS)
def test_the_second_keying_shows_nothing_of_the_first(sheet, order) -> None:
    first = entered(EMPTY, sheet, order)
    assert first.phase is Phase.SECOND
    assert first.now == (None,) * 3
    assert first.differences == ()
    changed = key(first, order[0], sheet[order[0]])
    assert changed.first == sheet


@given(after=st.integers(0, 2), done=st.sets(st.integers(0, 2)))
def test_the_next_row_is_the_first_that_is_left(after, done) -> None:
    half = EMPTY
    for at in done:
        half = replace(half, first=(*half.first[:at], Keyed(Decimal(2)), *half.first[at + 1 :]))
    if len(done) == 3:
        return
    at = half.next(after)
    assert half.now[at] is None
    if after + 1 < 3 and half.now[after + 1] is None:
        assert at == after + 1


@pytest.mark.parametrize(
    ("text", "at", "typed"),
    [
        ("", 0, Typed(0, Keyed())),
        ("   ", 2, Typed(2, Keyed())),
        ("3", 0, Typed(0, Keyed(Decimal(3)))),
        ("2,5", 2, Typed(2, Keyed(Decimal("2.5")))),
        ("2.5", 2, Typed(2, Keyed(Decimal("2.5")))),
        ("T", 1, Typed(1, Keyed(not_applicable=True))),
        ("n", 1, Typed(1, Keyed(not_applicable=True))),
        ("inf-f2", 0, Typed(1, None)),
        ("INFF2", 0, Typed(1, None)),
        ("inf f2", 0, Typed(1, None)),
        ("supk1 3,5", 0, Typed(2, Keyed(Decimal("3.5")))),
        ("INF-F2=t", 0, Typed(1, Keyed(not_applicable=True))),
    ],
)
def test_what_can_be_typed(text, at, typed) -> None:
    assert read_typed(text, ROWS, at) == typed


@pytest.mark.parametrize(
    "text", ["5", "2.5", "-1", "abc", "inf-f9", "inf-f1 9", "t", "1 2", "１２", "9" * 30]
)
def test_what_cannot_be_typed_is_said_in_both_languages(text) -> None:
    with pytest.raises(KeyingUnclear) as caught:
        read_typed(text, ROWS, 0)
    for words in (caught.value.happened, caught.value.remedy):
        assert words.id
        assert words.en
        assert words.id != words.en


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text) -> None:
    try:
        typed = read_typed(text, ROWS, 1)
    except KeyingUnclear:
        return
    assert typed.row in range(3)
    if typed.keyed is not None and typed.keyed.value is not None:
        assert typed.keyed.value in ROWS[typed.row].levels


def test_codes_of_figures_alone_are_still_reached() -> None:
    rows = (Row("1", LEVELS, False), Row("12", LEVELS, False))
    assert read_typed("1", rows, 0) == Typed(0, Keyed(Decimal(1)))
    assert read_typed("12", rows, 0) == Typed(1, None)


def test_the_rows_stand_in_the_order_of_the_paper() -> None:
    rubric = read_rubric(resource("rubric.yaml").read_text(encoding="utf-8"), "rubric.yaml")
    fresh = start(rubric)
    assert [row.code for row in fresh.rows] == [one.code for one in rubric.indicators()]
    assert not fresh.begun


_WHOLE = json.loads(written(EMPTY))


@pytest.mark.parametrize(
    "found",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        json.dumps({**_WHOLE, "version": 2}).encode(),
        json.dumps({**_WHOLE, "rows": _WHOLE["rows"][:2]}).encode(),
        json.dumps({**_WHOLE, "rows": [{**row, "first": "9"} for row in _WHOLE["rows"]]}).encode(),
        json.dumps({**_WHOLE, "rows": [{**row, "first": "NA"} for row in _WHOLE["rows"]]}).encode(),
        json.dumps({**_WHOLE, "rows": [{**row, "second": "sNaN"} for row in _WHOLE["rows"]]}).encode(),
        json.dumps({**_WHOLE, "rows": [{**row, "second": []} for row in _WHOLE["rows"]]}).encode(),
        json.dumps({**_WHOLE, "rows": [{"code": row["code"]} for row in _WHOLE["rows"]]}).encode(),
    ],
)
def test_what_is_no_transcription_is_refused(found) -> None:
    with pytest.raises(ValueError):
        read_written(found, EMPTY)
