"""Documents and their one form: what is written is read back, and the form is RFC 8785 by another's measure."""

from __future__ import annotations

import json
import string
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.assessment import Answer, Assessment, AssessmentState, Citation, StateChange
from smartcity_desktop.core.file_names import plain_name
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.promise import Promise
from smartcity_desktop.core.rubric import EvidenceKind, RubricName
from smartcity_desktop.core.visit import Attendee, Visit
from smartcity_desktop.sealing import names
from smartcity_desktop.sealing.canonical import canonical, read_json, require_form
from smartcity_desktop.sealing.documents import (
    DecidedPackage,
    ReceiptDocument,
    ReceivedPackage,
    ScoresDocument,
    edition_json,
    read_edition,
    read_receipt,
    read_scores,
    receipt_json,
    scores_document,
    scores_json,
)
from smartcity_desktop.sealing.head import head_schema
from smartcity_desktop.sealing.manifest import Row, manifest_bytes, read_manifest

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
KEYS = st.text(st.characters(max_codepoint=127), max_size=12)
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,79}", fullmatch=True)
HEX = st.text("0123456789abcdef", min_size=64, max_size=64)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)
NUMBERS = st.decimals(-(10**6), 10**6, places=4, allow_nan=False)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)
ANSWERS = st.builds(Answer, IDS, st.none() | NUMBERS, st.booleans(), TEXT, TEXT)
CITATIONS = st.builds(
    Citation,
    id=IDS,
    indicator=IDS,
    sha256=HEX,
    size=st.integers(1, 2**31),
    media_type=st.sampled_from(["application/pdf", "image/png", "application/octet-stream"]),
    extension=st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8),
    original_name=TEXT.map(plain_name),
    kind=st.sampled_from(list(EvidenceKind)),
    caption=TEXT,
    added_at=MOMENTS,
)
PAIRS = st.lists(st.tuples(TEXT.filter(bool), TEXT), max_size=3).map(tuple)
SCORES = st.builds(
    ScoresDocument,
    assessment_id=IDS,
    revision=st.integers(1, 99),
    parent_id=st.none() | IDS,
    revision_reason=TEXT,
    rubric=st.builds(RubricName, TEXT, st.integers(0, 99), HEX),
    answers=st.lists(ANSWERS, max_size=4).map(tuple),
    explanations=PAIRS,
    findings=PAIRS,
    citations=st.lists(CITATIONS, max_size=3).map(tuple),
    no_conflict_stated=st.booleans(),
)


@given(JSON)
def test_the_form_is_that_of_rfc_8785(value):
    data = canonical(value)
    assert data == rfc8785.dumps(value)
    assert reading(data) == data
    assert read_json(data, "x") == value


@given(JSON, st.integers(0, 10_000), st.binary(min_size=1, max_size=3))
def test_any_other_form_is_refused_or_means_the_same(value, at, piece):
    data = canonical(value)
    place = at % (len(data) + 1)
    changed = data[:place] + piece + data[place:]
    assert reading(changed) in ("E_JSON", "E_JSON_FORM", changed)


def reading(data):
    """What becomes of some bytes: the code of their refusal, or the bytes that their value is written as."""
    try:
        value = read_json(data, "x")
        require_form(value, data, "x")
        return canonical(value)
    except PackageRefused as refusal:
        return refusal.code


@given(SCORES)
def test_scores_are_read_back(document):
    data = scores_json(document)
    assert read_scores(data) == document
    assert scores_json(read_scores(data)) == data


RECEIVED = st.builds(ReceivedPackage, HEX, IDS, st.integers(1, 10**6), MOMENTS)
DECIDED = st.builds(
    DecidedPackage,
    HEX,
    IDS,
    st.integers(1, 10**6),
    st.sampled_from(["released", "refused"]),
    st.sampled_from(["H_GAP", "H_FORK", "H_MEDIA"]),
    TEXT.filter(bool),
    TEXT,
    MOMENTS,
)


RECEIPT = json.loads(
    receipt_json(
        ReceiptDocument(
            "A-01",
            (ReceivedPackage("ab" * 32, "T-001", 1, datetime(2019, 5, 20, tzinfo=UTC)),),
            (
                DecidedPackage(
                    "cd" * 32,
                    "T-001",
                    2,
                    "refused",
                    "H_GAP",
                    "Salah paket.",
                    "Petugas Contoh",
                    datetime(2019, 5, 21, tzinfo=UTC),
                ),
            ),
        )
    )
)


@given(
    IDS,
    st.lists(RECEIVED, max_size=5, unique_by=lambda item: item.digest),
    st.lists(DECIDED, max_size=3, unique_by=lambda item: item.digest),
)
def test_receipts_are_read_back(assessor, received, decided):
    document = ReceiptDocument(assessor, tuple(received), tuple(decided))
    assert read_receipt(receipt_json(document)) == document
    again = json.loads(receipt_json(document))
    first = canonical({key: again[key] for key in again if key != "decided"} | {"version": 1})
    assert read_receipt(first) == replace(document, decided=())


@pytest.mark.parametrize("which", ["received", "decided"])
def test_a_package_stands_in_a_receipt_once(which):
    one = RECEIPT[which][0]
    with pytest.raises(PackageRefused, match="breaks the program's rules") as refused:
        read_receipt(canonical(RECEIPT | {which: [one, one]}))
    assert "twice" in refused.value.detail


@pytest.mark.parametrize(
    "change",
    [{"code": "E_BIND"}, {"outcome": "taken"}, {"reason": ""}, {"reason": "x" * 1001}, {"sequence": 0},
     {"decided_at": "2019-13-01T00:00:00Z"}, {"extra": 1}],
)  # fmt: skip
def test_a_decision_that_says_nothing_is_refused(change):
    decided = [RECEIPT["decided"][0] | change]
    with pytest.raises(PackageRefused) as refused:
        read_receipt(canonical(RECEIPT | {"decided": decided}))
    assert refused.value.code == "E_SCHEMA"
    read_receipt(canonical(RECEIPT))


def test_an_edition_is_read_back(programme):
    data = edition_json(programme.edition, programme.regions)
    assert read_edition(data) == (programme.edition, programme.regions)
    assert b"e-05" not in data


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_numbers_that_are_none_are_not_written(programme, kit, value):
    document = kit.scores(programme.rubric, answers=(Answer("INF-1", value),))
    with pytest.raises(ValueError, match="finite"):
        scores_json(document)


ROWS = st.lists(
    st.builds(
        Row,
        st.from_regex(r"[a-z0-9]{1,20}(/[a-z0-9]{1,20}){0,2}", fullmatch=True).filter(names.is_safe),
        st.sampled_from(["application/pdf", "image/png", "text/plain"]),
        st.binary(min_size=32, max_size=32),
    ),
    max_size=5,
)


@given(ROWS)
def test_manifests_are_read_back(rows):
    whole = (Row("package.json", "application/json", bytes(32)), *rows)
    assert read_manifest(manifest_bytes(whole)) == whole


@given(st.text(string.ascii_letters + string.digits + "._-/\\: ~*\0é", max_size=40))
def test_safe_names_are_safe_everywhere(name):
    if names.is_safe(name):
        segments = name.split("/")
        assert 1 <= len(segments) <= 3
        for segment in segments:
            assert segment
            assert segment.strip(". ") == segment.rstrip(". ")
            assert not set(segment) & set('\\:*?"<>| \0')
            assert segment.isascii()


def test_the_published_schema_names_every_field():
    schema = head_schema()
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == set(schema["properties"])
    assert "audit_head" in schema["properties"]


def test_what_is_gathered_of_an_assessment_does_not_depend_on_its_order(programme, kit):
    one, two = kit.citation(), replace(kit.citation(b"other"), id="c-0")
    given = kit.scores(programme.rubric).answers
    assessment = Assessment(
        id="a-2",
        assignment_id="T-001",
        edition="2019",
        region_id="R0001",
        assessor_id="A-01",
        revision=2,
        parent_id="a-1",
        state=AssessmentState.DRAFT,
        answers={answer.indicator: answer for answer in reversed(given)},
        explanations={"b:x": "2", "a:x": "1"},
        findings={"SUP": "2", "INF": "1"},
        citations=(one, two),
        states=(StateChange(AssessmentState.DRAFT, kit.SIGNED, "A-01", "Data baru."),),
        changed_at=kit.SIGNED,
        rubric=programme.rubric.name,
        visit=Visit(place="Balai Kota", attendees=(Attendee("01", "Peserta Contoh"),)),
        promises=(Promise("2", "INF-1", "Data baru", date(2026, 12, 1)), Promise("1", "INF-1", "Peta")),
    )
    document = scores_document(assessment, programme.rubric.name, no_conflict_stated=True)
    assert document.answers == given
    assert document.explanations == (("a:x", "1"), ("b:x", "2"))
    assert document.findings == (("INF", "1"), ("SUP", "2"))
    assert [citation.id for citation in document.citations] == ["c-0", "c-1"]
    assert (document.revision, document.parent_id, document.revision_reason) == (2, "a-1", "Data baru.")
    assert [promise.id for promise in document.promises] == ["1", "2"]
    assert read_scores(scores_json(document)) == document
    turned = replace(assessment, citations=(two, one), findings={"INF": "1", "SUP": "2"})
    again = scores_document(turned, programme.rubric.name, no_conflict_stated=True)
    assert scores_json(again) == scores_json(document)
