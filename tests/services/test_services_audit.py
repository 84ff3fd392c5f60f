"""The history that people read: on the laptop as it grows, at headquarters as it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.core.assessment import Field
from smartcity_desktop.core.audit_rows import AuditFilter, Oddity
from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.package import PackageRefused

if TYPE_CHECKING:
    from pathlib import Path

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"


def revised(world) -> tuple[Path, Path]:
    """Sign a region, revise it for a reason and sign it again; returns both packages."""
    first = world.signed("Kota Ambon")
    assessment = world.assessor.finalising.revise(world.draft("Kota Ambon"), "Dokumen baru datang.")
    code = next(iter(world.assessor.scoring.reload(assessment).rubric.indicators())).code
    world.assessor.scoring.set_comment(assessment, code, "Peta sudah dilihat.")
    signed = world.assessor.finalising.sign(assessment, PASSPHRASE, no_conflict=True)
    return first, world.plain(signed)


def test_an_assessor_reads_their_own_history_before_it_is_signed(world) -> None:
    assert world.assessor.audit.subjects() == ()
    assessment = world.draft("Kota Ambon")
    code = next(iter(world.assessor.scoring.reload(assessment).rubric.indicators())).code
    world.assessor.scoring.set_comment(assessment, code, "Pertama.")
    world.assessor.scoring.set_comment(assessment, code, "Kedua.")
    (subject,) = world.assessor.audit.subjects()
    assert (subject.region, subject.assessor, subject.sequence) == ("Kota Ambon", "Asesor Uji 1", 0)
    view = world.assessor.audit.view(subject)
    assert [(row.old, row.new, row.indicator) for row in view.rows] == [
        (None, "Pertama.", code),
        ("Pertama.", "Kedua.", code),
    ]
    assert all(row.who == "A-01" and row.monotonic is not None for row in view.rows)
    assert view.finding is None


def test_headquarters_reads_both_histories_and_sees_that_the_second_goes_on(world) -> None:
    first, second = revised(world)
    outcomes = [report.outcome for report in world.headquarters.inbox.receive([first, second])]
    assert outcomes == ["taken", "taken"]
    subjects = world.headquarters.audit.subjects()
    assert [subject.sequence for subject in subjects] == [2, 1]
    assert {(subject.region, subject.assessor) for subject in subjects} == {("Kota Ambon", "Asesor Uji 1")}
    later, earlier = (world.headquarters.audit.view(subject) for subject in subjects)
    assert later.rows[: len(earlier.rows)] == earlier.rows
    assert later.finding.problem is None
    assert later.finding.new_lines == len(later.rows) - len(earlier.rows)
    reasons = [row.reason for row in later.rows if row.kind == "state"]
    assert reasons == ["Dokumen baru datang."]
    looked = [row.new for row in later.rows if AuditFilter(field=Field.COMMENT, text="peta").takes(row)]
    assert looked == ["Peta sudah dilihat."]


def test_changes_of_other_regions_are_said_to_lie_between(world) -> None:
    one = world.draft("Kota Ambon")
    code = next(iter(world.assessor.scoring.reload(one).rubric.indicators())).code
    world.assessor.scoring.set_comment(one, code, "a")
    world.assessor.scoring.set_comment(world.draft("Kota Denpasar"), code, "b")
    world.assessor.scoring.set_comment(one, code, "c")
    ambon = next(s for s in world.assessor.audit.subjects() if s.region == "Kota Ambon")
    remarks = [[r.oddity for r in row.remarks] for row in world.assessor.audit.view(ambon).rows]
    assert remarks == [[], [Oddity.ELSEWHERE]]


def test_a_package_file_is_read_in_either_role(world) -> None:
    package = world.signed("Kota Ambon")
    for services in (world.assessor, world.headquarters):
        view = services.audit.open_package(package)
        assert (view.subject.region, view.subject.assessor, view.subject.sequence) == (
            "Kota Ambon",
            "A-01",
            1,
        )
        assert view.finding.problem is None
        assert len(view.rows) == view.finding.new_lines > 10


def test_an_encrypted_package_is_read_by_whom_it_is_for(world, tmp_path: Path) -> None:
    world.signed("Kota Ambon")
    (sent,) = world.assessor.delivery.export([world.draft("Kota Ambon")], tmp_path)
    assert sent.package.name.endswith(".asice.age")
    assert world.headquarters.audit.open_package(sent.package).subject.region == "Kota Ambon"
    with pytest.raises(PackageRefused) as refused:
        world.other.audit.open_package(sent.package)
    assert refused.value.code == "E_AGE"


def test_what_has_no_history_or_cannot_be_read_says_so(world, tmp_path: Path) -> None:
    edition = next((world.root / "plain").glob("*.asice"))
    with pytest.raises(PackageRefused) as refused:
        world.headquarters.audit.open_package(edition)
    assert refused.value.code == "E_TYPE"
    with pytest.raises(FileProblem):
        world.headquarters.audit.open_package(tmp_path / "none.asice")
