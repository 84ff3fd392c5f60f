"""What exists in the field: the list of drafts in packages and in reports, and how headquarters takes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.errors import ChangeRefused, FileProblem, IdentityProblem, NotFound
from smartcity_desktop.core.field_report import progress_text
from smartcity_desktop.core.package import PackageKind
from smartcity_desktop.store.records import field_reports, packages

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"


def _news(world):
    with world.headquarters.database.read() as session:
        return {kept.report.assessor_id: kept for kept in field_reports.reports(session, CODE)}


def _lines(world, who="A-01"):
    return {line.region_id: line for line in _news(world)[who].report.lines}


def _report(world, folder, services=None):
    return (services or world.assessor).reporting.report(CODE, PASSPHRASE, folder)


def test_every_package_tells_of_all_drafts_and_headquarters_keeps_the_newest(world, tmp_path):
    half = world.draft("Kota Surabaya")
    view = world.assessor.scoring.reload(half)
    codes = [indicator.code for indicator in view.rubric.indicators()]
    for code in codes[:8]:
        world.assessor.scoring.set_level(half, code, view.rubric.scale.levels[1])
    given_up = world.draft("Kota Denpasar")
    world.assessor.finalising.abandon(given_up, "Daerah mengundurkan diri.")
    (report,) = world.headquarters.inbox.receive([world.signed("Kota Ambon")])
    assert report.outcome == "taken", report

    lines = _lines(world)
    signed, draft, abandoned, untouched = (
        lines[world.region_id(name)]
        for name in ("Kota Ambon", "Kota Surabaya", "Kota Denpasar", "Kabupaten Sleman")
    )
    assert (signed.state, signed.percent, signed.revision) == (AssessmentState.SIGNED, 100, 1)
    assert (draft.state, draft.answered, draft.required) == (AssessmentState.DRAFT, 8, len(codes))
    assert (abandoned.state, abandoned.reason) == (AssessmentState.ABANDONED, "Daerah mengundurkan diri.")
    assert (untouched.state, untouched.changed_at) == (None, None)
    assert "8 dari" in progress_text(draft).id
    assert progress_text(untouched).en == "not opened yet"

    # It decides nothing: what was received counts, and nothing else is counted as received.
    overview = world.headquarters.editions.overview(CODE)
    assert (overview.packages, sum(line.received for line in overview.lines)) == (1, 1)
    assert {one.report.assessor_id for one in overview.field} == {"A-01"}


def test_several_signed_at_once_tell_of_each_other(world):
    drafts = [world.filled(name) for name in ("Kota Ambon", "Kota Surabaya")]
    world.draft("Kota Denpasar")
    signed = world.assessor.finalising.sign_all(drafts, PASSPHRASE, no_conflict=True)
    for number, (one, states) in enumerate(zip(signed, ("signed draft", "signed signed"), strict=True), 1):
        (report,) = world.headquarters.inbox.receive([world.plain(one)])
        assert report.outcome == "taken", report
        lines = _lines(world)
        found = [lines[world.region_id(name)].state for name in ("Kota Ambon", "Kota Surabaya")]
        assert " ".join(state.value for state in found) == states
        assert _news(world)["A-01"].report.number == number
    assert world.assessor.reporting.progress(CODE).number == 3


def test_abandoned_work_reaches_headquarters_without_anything_signed(world, tmp_path):
    draft = world.draft("Kota Ambon")
    world.assessor.finalising.abandon(draft, "Sakit.")
    made = _report(world, tmp_path)
    assert made.report == world.assessor.reporting.progress(CODE).__class__(
        CODE, "A-01", 1, made.at, made.report.lines
    )
    assert made.package.parent == tmp_path
    (taken,) = world.headquarters.inbox.receive([made.package])
    assert (taken.outcome, taken.assessor) == ("taken", "Asesor Uji 1"), taken
    line = _lines(world)[world.region_id("Kota Ambon")]
    assert (line.state, line.reason) == (AssessmentState.ABANDONED, "Sakit.")
    (record,) = world.headquarters.inbox.log(CODE)
    assert (record.kind, record.status, record.sequence) == (PackageKind.REPORT, "taken", 1)
    assert world.headquarters.editions.overview(CODE).packages == 0
    with world.assessor.database.read() as session:
        (own,) = [r for r in packages.packages(session, CODE) if r.kind is PackageKind.REPORT]
    assert own.exported_to == str(tmp_path)


def test_reports_come_in_any_order_and_only_newer_news_counts(world, tmp_path):
    first = _report(world, tmp_path)
    world.filled("Kota Ambon")
    second = _report(world, tmp_path)
    assert second.report.number == first.report.number + 1
    inbox = world.headquarters.inbox
    assert [r.outcome for r in inbox.receive([second.package])] == ["taken"]
    (late,) = inbox.receive([first.package])
    assert (late.outcome, late.code) == ("refused", "E_REPLAY")
    (again,) = inbox.receive([second.package])
    assert (again.outcome, again.code) == ("had", "DUPLICATE")
    assert _news(world)["A-01"].report == replace(
        second.report,
        made_at=second.report.made_at.replace(microsecond=0),
        lines=_news(world)["A-01"].report.lines,
    )
    # An older assessment package comes in all the same; only its news is old.
    signed = world.signed("Kota Surabaya")
    third = _report(world, tmp_path)
    assert [r.outcome for r in inbox.receive([third.package])] == ["taken"]
    assert [r.outcome for r in inbox.receive([signed])] == ["taken"]
    assert _news(world)["A-01"].report.number == third.report.number


def test_reports_of_two_assessors_stand_side_by_side(world, tmp_path):
    for services in (world.assessor, world.other):
        world.headquarters.inbox.receive([_report(world, tmp_path, services).package])
    assert _news(world).keys() == {"A-01", "A-02"}


def test_what_cannot_be_reported_is_said(world, tmp_path):
    reporting = world.assessor.reporting
    with pytest.raises(NotFound):
        reporting.report("no", PASSPHRASE, tmp_path)
    with pytest.raises(FileProblem):
        reporting.report(CODE, PASSPHRASE, tmp_path / "no")
    with pytest.raises(IdentityProblem):
        reporting.report(CODE, "bukan sandinya", tmp_path)
    assert not list(tmp_path.glob("*.age"))
    world.headquarters.drafting.revoke(CODE, "A-01", "Pindah tugas.")
    made = _report(world, tmp_path)
    from tests.opening import SECRETS

    world.headquarters.publishing.publish(CODE, SECRETS, tmp_path)
    (refused,) = world.headquarters.inbox.receive([made.package])
    assert (refused.outcome, refused.code) == ("refused", "E_SIGNER_REVOKED")
    assert _news(world) == {}


def test_nobody_without_an_assignment_reports(world, tmp_path):
    reporting = world.assessor.reporting
    reporting._me = "A-99"
    with pytest.raises(ChangeRefused, match="No region of edition"):
        reporting.report(CODE, PASSPHRASE, tmp_path)
