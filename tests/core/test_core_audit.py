"""The audit log: its formula, its lines, and that it can only grow."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcity_desktop.core.assessment import (
    Assessment,
    AssessmentState,
    Citation,
    Entry,
    Field,
    StateChange,
)
from smartcity_desktop.core.audit import audit_file, audit_head, audit_line, history_lines, start
from smartcity_desktop.core.rubric import EvidenceKind, RubricName
from smartcity_desktop.core.visit import Visit

EDITION = "ab" * 32
AT = datetime(2019, 2, 21, 15, 30, 0, 123456, tzinfo=timezone(timedelta(hours=7)))


def entry(new: str | None = "3", sequence: int = 1) -> Entry:
    return Entry(sequence, "a1", "INF-F1", Field.SCORE, None, new, "A-01", AT, 2**60)


def test_the_chain_is_the_published_formula() -> None:
    begin = start(EDITION, "T-001")
    assert begin == hashlib.sha256(bytes.fromhex(EDITION) + b"T-001").digest()
    one = hashlib.sha256(begin + hashlib.sha256(b"first").digest()).digest()
    two = hashlib.sha256(one + hashlib.sha256(b"second").digest()).digest()
    assert audit_head(begin, []) == begin
    assert audit_head(begin, [b"first"]) == one
    assert audit_head(begin, [b"first", b"second"]) == two


@pytest.mark.parametrize("digest", ["", "ab", "zz" * 32, "ab" * 33])
def test_a_digest_of_the_wrong_form(digest: str) -> None:
    with pytest.raises(ValueError):
        start(digest, "T-001")


def test_a_line_is_canonical_json() -> None:
    line = audit_line(entry())
    assert json.loads(line) == {
        "type": "entry",
        "sequence": 1,
        "assessment": "a1",
        "subject": "INF-F1",
        "field": "score",
        "old": None,
        "new": "3",
        "who": "A-01",
        "at": "2019-02-21T08:30:00.123456Z",
        "monotonic": str(2**60),
    }
    change = StateChange(AssessmentState.SIGNED, AT.astimezone(UTC), "A-01", "selesai")
    cited = Citation(
        "c1", "INF-F1", "0" * 64, 12, "image/jpeg", "jpg", "foto 1.jpg", EvidenceKind.PHOTO, "Ruang", AT
    )
    for one in (line, audit_line(change), audit_line(cited)):
        assert one == rfc8785.dumps(json.loads(one))
        assert b"\n" not in one


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_words_stay_on_one_canonical_line(words: str) -> None:
    line = audit_line(entry(words))
    assert json.loads(line)["new"] == words
    assert b"\n" not in line
    assert line == rfc8785.dumps(json.loads(line))


lines_strategy = st.lists(st.binary(max_size=8).filter(lambda line: b"\n" not in line), max_size=6)


@settings(max_examples=60)
@given(lines_strategy, lines_strategy)
def test_a_longer_history_goes_on_from_the_head_of_the_shorter_one(
    before: list[bytes], more: list[bytes]
) -> None:
    begin = start(EDITION, "T-001")
    assert audit_head(begin, before + more) == audit_head(audit_head(begin, before), more)
    assert audit_file(before + more).split(b"\n")[:-1] == before + more


def test_a_rewritten_reordered_or_foreign_history_has_another_head() -> None:
    begin = start(EDITION, "T-001")
    lines = [audit_line(entry(str(level), level)) for level in range(4)]
    heads = [
        audit_head(begin, lines),
        audit_head(begin, lines[:3]),
        audit_head(begin, [lines[0], lines[2], lines[1], lines[3]]),
        audit_head(begin, [lines[0], audit_line(entry("4", 1)), *lines[2:]]),
        audit_head(start(EDITION, "T-002"), lines),
    ]
    assert len(set(heads)) == len(heads)


def revision(number: int, *states: tuple[AssessmentState, str]) -> Assessment:
    changes = tuple(StateChange(state, AT, "A-01", reason) for state, reason in states)
    return Assessment(
        f"a{number}",
        "T-001",
        "E",
        "R",
        "A-01",
        number,
        None,
        changes[-1].state,
        {},
        {},
        {},
        (),
        changes,
        None,
        RubricName("R", 1, "0" * 64),
        Visit(),
    )


def test_a_later_history_begins_with_the_earlier_one_and_says_why() -> None:
    draft, signed, abandoned = AssessmentState.DRAFT, AssessmentState.SIGNED, AssessmentState.ABANDONED
    one, two, three = (replace(entry(sequence=n), assessment_id=f"a{n}") for n in (1, 2, 3))
    first = history_lines([revision(1, (draft, ""))], [one])
    assert first == (audit_line(one),)
    given_up = revision(2, (draft, "Data baru."), (abandoned, "Salah buka."))
    second = history_lines([revision(1, (draft, ""), (signed, "")), given_up], [one, two])
    third = history_lines(
        [revision(1, (draft, ""), (signed, "")), given_up, revision(3, (draft, "Dokumen datang."))],
        [one, two, three],
    )
    assert second[:1] == first
    assert third[: len(second)] == second
    reasons = [json.loads(line).get("reason") for line in third]
    assert reasons == [None, "Data baru.", None, "Salah buka.", "Dokumen datang.", None]
