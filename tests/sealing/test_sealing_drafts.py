"""`drafts.json`: its form, in an assessment package and alone in a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.field_report import DraftLine, FieldReport
from smartcity_desktop.core.package import CODES, PackageRefused
from smartcity_desktop.sealing.drafts_document import drafts_json, read_drafts
from smartcity_desktop.sealing.verify import Link, verify_assessment

MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(9999, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
NAMES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,20}", fullmatch=True)


@st.composite
def lines(draw, name=NAMES):
    state = draw(st.none() | st.sampled_from(AssessmentState))
    required = draw(st.integers(0, 200))
    abandoned = state is AssessmentState.ABANDONED
    return DraftLine(
        assignment_id=draw(name),
        region_id=draw(NAMES),
        state=state,
        reason=draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=30)) if abandoned else "",
        revision=draw(st.integers(1, 50)) if state else 0,
        rubric_version=draw(st.integers(0, 50)),
        answered=draw(st.integers(0, required)),
        required=required,
        changed_at=draw(st.none() | MOMENTS),
    )


@given(
    report=st.builds(
        FieldReport,
        NAMES,
        NAMES,
        st.integers(1, 10**9),
        MOMENTS,
        st.lists(lines(), max_size=6, unique_by=lambda line: line.assignment_id).map(
            lambda found: tuple(sorted(found, key=lambda line: line.assignment_id))
        ),
    )
)
def test_what_is_written_is_read(report):
    assert read_drafts(drafts_json(report)) == report


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda d: b"{}", "E_SCHEMA"),
        (lambda d: b"[1]", "E_SCHEMA"),
        (lambda d: b"no", "E_JSON"),
        (lambda d: d + b"\n", "E_JSON_FORM"),
        (lambda d: d.replace(b'"version":1', b'"version":2'), "E_VERSION_NEWER"),
        (lambda d: d.replace(b'"answered":1', b'"answered":4'), "E_SCHEMA"),
        (lambda d: d.replace(b'"answered":1', b'"answered":-1'), "E_SCHEMA"),
        (lambda d: d.replace(b'"answered":1', b'"answered":"1"'), "E_SCHEMA"),
        (lambda d: d.replace(b'"abandoned"', b'"draft"'), "E_SCHEMA"),
        (lambda d: d.replace(b'"abandoned"', b'"asleep"'), "E_SCHEMA"),
        (lambda d: d.replace(b'"revision":2', b'"revision":0'), "E_SCHEMA"),
        (lambda d: d.replace(b'"number":1', b'"number":0'), "E_SCHEMA"),
        (lambda d: d.replace(b"2019-05-16T", b"2019-02-30T"), "E_SCHEMA"),
        (lambda d: d.replace(b'"reason"', b'"reasom"'), "E_SCHEMA"),
    ],
)
def test_another_form_is_refused(kit, change, code):
    data = drafts_json(kit.drafts())
    changed = change(data)
    assert changed != data
    with pytest.raises(PackageRefused) as caught:
        read_drafts(changed)
    assert caught.value.code == code


def test_an_assignment_that_stands_twice_is_refused(kit):
    report = kit.drafts()
    for twice in (report.lines * 2, (report.lines[0], replace(report.lines[0], assignment_id="S-001"))):
        data = drafts_json(replace(report, lines=twice))
        if twice[0].assignment_id != twice[1].assignment_id:
            data = data.replace(b'"S-001"', b'"T-002"')
            first, second = data.index(b'"T-002"'), data.index(b'"T-001"')
            assert first < second
        with pytest.raises(PackageRefused) as caught:
            read_drafts(data)
        assert "twice or out of order" in caught.value.detail


def judge(path, data, trust, quarantine):
    path.write_bytes(data)
    with verify_assessment(path, trust, quarantine) as opened:
        return opened.verdict, opened.documents


@pytest.fixture
def trust(programme):
    return programme.trust(reports_known=lambda _: ())


def test_a_good_report_is_taken(programme, trust, kit, quarantine, tmp_path):
    verdict, documents = judge(tmp_path / "r.asice", kit.report_builder(programme).build(), trust, quarantine)
    assert verdict.refusal is None, verdict.refusal
    assert verdict.good
    assert documents.drafts == kit.drafts()
    assert documents.scores is None
    auditor = replace(trust, chain_known=None, reports_known=None)
    verdict, _ = judge(tmp_path / "r.asice", kit.report_builder(programme).build(), auditor, quarantine)
    assert verdict.good
    assert any("order" in note.en for note in verdict.notes)


def test_an_assessment_may_carry_it(programme, trust, kit, quarantine, tmp_path):
    builder = kit.assessment_builder(programme)
    builder.files.insert(2, ("drafts.json", "drafts", "application/json", drafts_json(kit.drafts())))
    verdict, documents = judge(tmp_path / "a.asice", builder.build(), trust, quarantine)
    assert verdict.good, verdict.refusal
    assert documents.drafts == kit.drafts()


STRANGE = [
    ("of another edition", {"edition": "2020"}, "E_BIND"),
    ("of somebody else", {"assessor_id": "A-02"}, "E_BIND"),
    ("another region", {"lines": (DraftLine("T-001", "R0002", None, "", 0, 0, 0, 3, None),)}, "E_BIND"),
    ("not their assignment", {"lines": (DraftLine("T-999", "R0001", None, "", 0, 0, 0, 3, None),)}, "E_BIND"),
]


@pytest.mark.parametrize(("change", "code"), [pytest.param(*case[1:], id=case[0]) for case in STRANGE])
def test_news_of_what_is_not_theirs_is_refused_in_both(
    programme, trust, kit, quarantine, tmp_path, change, code
):
    report = kit.drafts(**change)
    assessment = kit.assessment_builder(programme)
    assessment.files.append(("drafts.json", "drafts", "application/json", drafts_json(report)))
    for builder in (kit.report_builder(programme, report), assessment):
        verdict, _ = judge(tmp_path / "p.asice", builder.build(), trust, quarantine)
        assert verdict.refusal is not None, "accepted"
        assert verdict.refusal.code == code, verdict.refusal.detail


HEADS = [
    ("with an assignment", {"assignment": "T-001", "region": "R0001"}, "E_BIND"),
    ("with a history", {"audit_head": "0" * 64}, "E_BIND"),
    ("with lines", {"audit_length": 1}, "E_BIND"),
    ("following something", {"supersedes": "0" * 64}, "E_BIND"),
    ("another number", {"sequence": 2}, "E_BIND"),
    ("another edition", {"edition": "2020"}, "E_EDITION"),
    ("unknown publication", {"edition_digest": "0" * 64}, "E_EDITION"),
    ("for an assessor", {"audience": "assessor"}, "E_AUDIENCE"),
    ("of somebody else", {"signer": "A-02"}, "E_BIND"),
    ("called an assessment", {"kind": "assessment"}, "E_ASSIGNMENT"),
]


@pytest.mark.parametrize(("change", "code"), [pytest.param(*case[1:], id=case[0]) for case in HEADS])
def test_a_report_with_a_head_that_is_not_acceptable(
    programme, trust, kit, quarantine, tmp_path, change, code
):
    assert code in CODES
    builder = kit.report_builder(programme)
    builder.head |= change
    verdict, _ = judge(tmp_path / "r.asice", builder.build(), trust, quarantine)
    assert verdict.refusal is not None, "accepted"
    assert verdict.refusal.code == code, verdict.refusal.detail
    assert not verdict.good


def test_a_report_carries_nothing_else_and_an_assessment_is_none(programme, trust, kit, quarantine, tmp_path):
    builder = kit.report_builder(programme)
    builder.files.append(("scores.json", "scores", "application/json", b"{}"))
    verdict, _ = judge(tmp_path / "r.asice", builder.build(), trust, quarantine)
    assert verdict.refusal.code == "E_SCHEMA"
    builder = kit.report_builder(programme)
    builder.files = [(*builder.files[0][:1], "scores", *builder.files[0][2:])]
    verdict, _ = judge(tmp_path / "r.asice", builder.build(), trust, quarantine)
    assert verdict.refusal.code == "E_SCHEMA"
    builder = kit.assessment_builder(programme)
    builder.head["kind"] = "report"
    verdict, _ = judge(tmp_path / "r.asice", builder.build(), trust, quarantine)
    assert verdict.refusal.code == "E_BIND"
    builder = kit.assessment_builder(programme)
    builder.files.append(("drafts.json", "evidence", "application/json", drafts_json(kit.drafts())))
    verdict, _ = judge(tmp_path / "r.asice", builder.build(), trust, quarantine)
    assert verdict.refusal.code == "E_SCHEMA"


def test_old_news_and_the_same_news_are_told_apart(programme, trust, kit, quarantine, tmp_path):
    package = kit.report_builder(programme).build()
    verdict, _ = judge(tmp_path / "r.asice", package, trust, quarantine)
    for link, code in (
        (Link(1, verdict.digest, None), "DUPLICATE"),
        (Link(1, "0" * 64, None), "E_REPLAY"),
        (Link(7, "0" * 64, None), "E_REPLAY"),
    ):
        known = replace(trust, reports_known=lambda who, link=link: (link,) if who == "A-01" else ())
        again, _ = judge(tmp_path / "r.asice", package, known, quarantine)
        assert again.refusal.code == code
