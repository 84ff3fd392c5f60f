from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.assessment import AssessmentState, Citation, Entry, Field, StateChange
from smartcity_desktop.core.audit import audit_line
from smartcity_desktop.core.audit_rows import AuditFilter, Oddity, annotated, value_shown
from smartcity_desktop.core.rubric import EvidenceKind

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SECOND = 1_000_000_000


def entry(
    sequence: int = 1,
    new: str | None = "3",
    *,
    old: str | None = None,
    subject: str = "INF-F1",
    field: Field = Field.SCORE,
    wall: float = 0,
    ran: float | None = None,
    who: str = "A-01",
) -> Entry:
    """An entry `wall` seconds after the beginning, when the other clock had run for `ran` seconds."""
    monotonic = int((wall if ran is None else ran) * SECOND) + 5 * SECOND
    at = AT + timedelta(seconds=wall)
    return Entry(sequence, "a1", subject, field, old, new, who, at, monotonic)


def oddities(*entries: Entry) -> list[list[Oddity]]:
    return [[remark.oddity for remark in row.remarks] for row in annotated(map(audit_line, entries))]


def test_a_row_says_all_that_its_line_does() -> None:
    (row,) = annotated([audit_line(entry())])
    assert (row.number, row.kind, row.subject, row.field) == (1, "entry", "INF-F1", Field.SCORE)
    assert (row.old, row.new, row.who, row.at, row.monotonic) == (None, "3", "A-01", AT, 5 * SECOND)
    assert (row.sequence, row.assessment, row.remarks, row.alarming) == (1, "a1", (), False)
    assert row.what.id == "tingkat"


def test_states_and_evidence_are_rows_too() -> None:
    change = StateChange(AssessmentState.DRAFT, AT, "A-01", "Dokumen baru.")
    cited = Citation("c", "INF-F1", "ab" * 32, 9, "image/png", "png", "foto.png", EvidenceKind.PHOTO, "", AT)
    state, evidence = annotated([audit_line(change), audit_line(cited)])
    assert (state.kind, state.reason, state.who) == ("state", "Dokumen baru.", "A-01")
    assert value_shown(state, state.new).id == "Draf"
    assert state.what.en == "state"
    assert (evidence.kind, evidence.indicator, evidence.new) == (
        "evidence",
        "INF-F1",
        "foto.png (abababababababab)",
    )
    assert evidence.what.en == "evidence"


def test_two_clocks_that_agree_are_not_worth_a_word() -> None:
    assert oddities(entry(1, "1"), entry(2, "2", old="1", wall=119), entry(3, "3", old="2", wall=9e5)) == [
        [],
        [],
        [],
    ]


@pytest.mark.parametrize(
    ("wall", "ran", "said"),
    [
        (180, 61, []),
        (181, 60, [Oddity.FORWARDS]),
        (60, 181, [Oddity.BACKWARDS]),
        (61, 180, []),
        (-1, 10, [Oddity.BACKWARDS]),
        (10, -1, [Oddity.RESTART]),
        (86400 * 3, -1, [Oddity.RESTART]),
        (-300, -1, [Oddity.RESTART, Oddity.BACKWARDS]),
    ],
)
def test_jumps_of_the_clock_are_said(wall: float, ran: float, said: list[Oddity]) -> None:
    assert oddities(entry(1, "1"), entry(2, "2", old="1", wall=wall, ran=ran))[1] == said


def test_a_clock_far_back_is_alarming_and_says_by_how_much() -> None:
    lines = [audit_line(entry(1, "1")), audit_line(entry(2, "2", old="1", wall=-7200, ran=60))]
    row = annotated(lines)[1]
    assert row.alarming
    assert row.remarks[0].text.id == "Jam komputer mundur 2 jam 1 menit."
    days = annotated([lines[0], audit_line(entry(2, "2", old="1", wall=-86400 * 2, ran=-1))])[1]
    assert days.remarks[1].text.en == "The computer's clock went back by 2 d 0 h."
    little = annotated([lines[0], audit_line(entry(2, "2", old="1", wall=-5, ran=1))])[1]
    assert little.remarks[0].text.en == "The computer's clock went back by 6 s."
    assert not little.alarming


def test_a_change_that_is_missing_is_seen() -> None:
    row = annotated([audit_line(entry(1, "1")), audit_line(entry(2, "4", old="3", wall=1))])[1]
    assert [remark.oddity for remark in row.remarks] == [Oddity.GAP]
    assert row.alarming
    assert "“1”" in row.remarks[0].text.en
    assert "“3”" in row.remarks[0].text.en


def test_a_first_line_that_starts_from_something_misses_one() -> None:
    assert oddities(entry(1, "4", old="3")) == [[Oddity.GAP]]


def test_changes_of_other_assignments_are_counted_and_the_wrong_order_is_seen() -> None:
    rows = annotated(
        map(
            audit_line,
            (
                entry(1, "1"),
                entry(5, "x", subject="INF-F2", field=Field.COMMENT),
                entry(5, "2", subject="INF-F3"),
            ),
        )
    )
    assert [[remark.oddity for remark in row.remarks] for row in rows] == [
        [],
        [Oddity.ELSEWHERE],
        [Oddity.ORDER],
    ]
    assert rows[1].remarks[0].text.en.startswith("3 other changes")
    assert rows[2].alarming


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"[1]",
        b"{",
        b"\xff\xfe",
        b'{"type":"poem"}',
        b'{"type":"entry"}',
        b"[" * 100_000,
        json.dumps({**json.loads(audit_line(entry())), "monotonic": "9" * 5000}).encode(),
        json.dumps({**json.loads(audit_line(entry())), "sequence": True}).encode(),
        json.dumps({**json.loads(audit_line(entry())), "at": "2026-03-02T01:00:00"}).encode(),
        json.dumps({**json.loads(audit_line(entry())), "at": "yesterday"}).encode(),
        json.dumps({**json.loads(audit_line(entry())), "who": 7}).encode(),
        json.dumps({**json.loads(audit_line(entry())), "field": "mood"}).encode(),
        json.dumps({**json.loads(audit_line(entry())), "new": "x" * 70_000}).encode(),
    ],
)
def test_a_line_that_cannot_be_read_is_shown_as_one(line: bytes) -> None:
    rows = annotated([audit_line(entry(1, "1")), line, audit_line(entry(2, "2", old="1", wall=1))])
    assert [row.kind for row in rows] == ["entry", "unreadable", "entry"]
    assert rows[1].alarming
    assert rows[1].what.id == "tidak terbaca"
    assert rows[2].remarks == ()


@given(st.lists(st.binary(max_size=200), max_size=10))
def test_no_line_of_bytes_breaks_the_viewer(lines: list[bytes]) -> None:
    assert [row.number for row in annotated(lines)] == list(range(1, len(lines) + 1))


LOG = annotated(
    [
        audit_line(entry(1, "1", wall=0)),
        audit_line(entry(2, "Rapat ditunda.", field=Field.COMMENT, wall=10)),
        audit_line(entry(3, "ab" * 32, subject="INF-F1#c1", field=Field.EVIDENCE, wall=20)),
        audit_line(entry(4, "Sudah diperiksa.", subject="NO-DATA:INF-F2", field=Field.EXPLANATION, wall=30)),
        audit_line(entry(5, "2", subject="INF-F2", wall=-40, ran=40, who="A-02")),
        b"not a line",
        audit_line(StateChange(AssessmentState.DRAFT, AT + timedelta(seconds=60), "A-01", "Data baru.")),
    ]
)


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (AuditFilter(), [1, 2, 3, 4, 5, 6, 7]),
        (AuditFilter(indicator="inf-f1"), [1, 2, 3, 6]),
        (AuditFilter(indicator="INF-F2"), [4, 5, 6]),
        (AuditFilter(field=Field.SCORE), [1, 5, 6]),
        (AuditFilter(who="a-02"), [5, 6]),
        (AuditFilter(text="RAPAT"), [2, 6]),
        (AuditFilter(text="data"), [4, 6, 7]),
        (AuditFilter(since=AT + timedelta(seconds=15)), [3, 4, 7]),
        (AuditFilter(until=AT), [1, 5]),
        (AuditFilter(odd_only=True), [5, 6]),
        (AuditFilter(indicator="INF-F2", field=Field.SCORE, who="A-02"), [5, 6]),
    ],
)
def test_filters(wanted: AuditFilter, numbers: list[int]) -> None:
    assert [row.number for row in LOG if wanted.takes(row)] == numbers


def test_values_are_shown_on_one_line_without_turned_writing() -> None:
    (row,) = annotated([audit_line(replace(entry(), new="a\nb\u202ec"))])
    assert value_shown(row, row.new).id == "a b\ufffdc"
    assert value_shown(row, row.old).id == "–"
