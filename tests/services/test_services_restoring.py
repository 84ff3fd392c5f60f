"""Bringing a backup back: nothing signed is signed twice, nothing is lost unsaid, a crash leaves one folder, whole."""

from __future__ import annotations

import shutil
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.app import (
    assessor_gate,
    assessor_restoring,
    build_assessor,
    build_headquarters,
    headquarters_gate,
)
from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.backup import Reason
from smartcity_desktop.core.errors import ChangeRefused, IdentityProblem, NotFound, StoreProblem
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.core.staff import Act
from smartcity_desktop.core.transcription import Keyed, key
from smartcity_desktop.system import swap
from smartcity_desktop.system.settings import Settings
from tests.opening import SECRETS
from tests.services.conftest import CODE, PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.core.comparison import Comparison, Difference

AMBON, SLEMAN = "Kota Ambon", "Kabupaten Sleman"


def _reopen(world) -> None:
    """Close the first assessor's data and open it as the next start does."""
    world.assessor.database.close()
    world.assessor = build_assessor(world.root / "a1", Settings(), world.keys.assessor, clock=world.clock)


def _of(comparison: Comparison, region: str) -> Difference:
    (one,) = (one for one in comparison.differences if one.region == region)
    return one


def _send(world, *names: str) -> list[str]:
    """Copy all signed packages out and take them in at headquarters; returns what became of them."""
    folder = world.root / "stick"
    folder.mkdir(exist_ok=True)
    ids = [world.draft(name) for name in names]
    copies = world.assessor.delivery.export(ids, folder)
    reports = world.headquarters.inbox.receive([copy.package for copy in copies])
    return [report.outcome for report in reports]


def test_signed_restored_and_signed_again_is_no_fork(world):
    first = world.filled(AMBON)
    old = world.assessor.backups.make()
    world.assessor.evidence.attach_bytes(first, "INF-F1", b"surat\n", "surat.txt", EvidenceKind.DOCUMENT)
    world.assessor.finalising.sign(first, PASSPHRASE, no_conflict=True)
    assert _send(world, AMBON) == ["taken"]
    second = world.assessor.finalising.revise(first, "angka keliru")
    world.assessor.scoring.set_comment(second, "INF-F1", "diperbaiki")
    signed = world.assessor.finalising.sign(second, PASSPHRASE, no_conflict=True)

    comparison = world.assessor.restoring.replace(old.name)
    assert comparison.readable
    assert comparison.own
    assert comparison.brought == _of(comparison, AMBON).brought == 2
    _reopen(world)
    # What was signed after the backup came along, to the letter.
    assert world.assessor.scoring.reload(second).assessment.state is AssessmentState.SIGNED
    assert world.assessor.finalising.signed(second) == signed
    assert [line.revision for line in world.assessor.scoring.regions(CODE) if line.region.name == AMBON] == [
        2
    ]
    with pytest.raises(ChangeRefused, match="restored from the backup"):
        world.assessor.delivery.export([second], world.root / "stick")
    third = world.assessor.finalising.revise(second, "satu lagi")
    with pytest.raises(ChangeRefused, match="restored from the backup"):
        world.assessor.finalising.sign(third, PASSPHRASE, no_conflict=True)
    world.assessor.backups.confirm()
    assert world.assessor.backups.unconfirmed() is None
    again = world.assessor.finalising.sign(third, PASSPHRASE, no_conflict=True)
    assert again.sequence == 3
    assert (
        world.assessor.evidence.read(world.assessor.scoring.reload(second).assessment.citations[0])
        == b"surat\n"
    )
    folder = world.root / "stick"
    copies = world.assessor.delivery.export([first, second, third], folder)
    reports = world.headquarters.inbox.receive([copy.package for copy in copies])
    assert [report.outcome for report in reports] == ["had", "taken", "taken"]
    assert world.headquarters.editions.overview(CODE).packages == 3


def test_without_bringing_along_headquarters_would_see_a_fork(world, monkeypatch):
    """The danger is real: the same steps, with the packages left out."""
    first = world.filled(AMBON)
    old = world.assessor.backups.make()
    world.assessor.finalising.sign(first, PASSPHRASE, no_conflict=True)
    assert _send(world, AMBON) == ["taken"]
    monkeypatch.setattr("smartcity_desktop.services.backups.restoring.bring_signed", lambda *_: {})
    world.assessor.restoring.replace(old.name)
    _reopen(world)
    world.assessor.backups.confirm()
    world.assessor.scoring.set_comment(first, "INF-F1", "lain")
    world.assessor.finalising.sign(first, PASSPHRASE, no_conflict=True)
    assert _send(world, AMBON) == ["held"]


def test_a_draft_that_went_another_way_gives_way_to_what_was_signed(world):
    ambon, sleman = world.filled(AMBON), world.draft(SLEMAN)
    trunk = world.assessor.backups.make()
    # One way: typed on in both regions, not signed, backed up.
    world.assessor.scoring.set_comment(ambon, "INF-F1", "jalan pertama")
    world.assessor.scoring.set_comment(sleman, "INF-F1", "jalan pertama")
    branch = world.assessor.backups.make()
    # Another way: back to the trunk, typed something else under the same numbers, signed.
    world.assessor.restoring.replace(trunk.name)
    _reopen(world)
    world.assessor.backups.confirm()
    world.assessor.scoring.set_comment(ambon, "INF-F1", "jalan kedua")
    world.assessor.scoring.set_comment(ambon, "INF-F2", "jalan kedua")
    world.assessor.finalising.sign(ambon, PASSPHRASE, no_conflict=True)
    # And back to the first one: the signed region keeps what was signed, the other what was typed there.
    world.assessor.restoring.replace(branch.name)
    _reopen(world)
    view = world.assessor.scoring.reload(ambon)
    assert view.assessment.state is AssessmentState.SIGNED
    assert view.assessment.answers["INF-F1"].comment == "jalan kedua"
    assert world.assessor.scoring.reload(sleman).assessment.answers["INF-F1"].comment == "jalan pertama"
    world.assessor.backups.confirm()
    assert _send(world, AMBON) == ["taken"]


def test_the_comparison_says_what_would_be_lost(world):
    world.signed(SLEMAN)
    ambon = world.draft(AMBON)
    old = world.assessor.backups.make()
    world.assessor.scoring.set_comment(ambon, "INF-F1", "satu")
    world.assessor.scoring.set_comment(ambon, "INF-F1", "dua")
    world.draft("Kota Denpasar")
    before = sorted(path.name for path in world.root.iterdir())
    comparison = world.assessor.restoring.compare(old.name)
    assert (_of(comparison, AMBON).lost, comparison.lost) == (2, 2)
    assert _of(comparison, SLEMAN).same
    assert _of(comparison, "Kota Denpasar").there is None
    assert (comparison.brought, comparison.only_there) == (0, 0)
    assert sorted(path.name for path in world.root.iterdir()) == before
    with pytest.raises(NotFound):
        world.assessor.restoring.compare("000099-20260101T000000Z")


def test_the_present_is_a_backup_afterwards(world):
    ambon = world.draft(AMBON)
    old = world.assessor.backups.make()
    world.assessor.scoring.set_comment(ambon, "INF-F1", "sesudah")
    world.assessor.restoring.replace(old.name)
    _reopen(world)
    assert "INF-F1" not in world.assessor.scoring.reload(ambon).assessment.answers
    newest = world.assessor.backups.backups()[0]
    assert newest.reason is Reason.RESTORE
    world.assessor.restoring.replace(newest.name)
    _reopen(world)
    assert world.assessor.scoring.reload(ambon).assessment.answers["INF-F1"].comment == "sesudah"
    assert [path.name for path in (world.root / "a1").iterdir()] == ["assessor"]


def test_a_damaged_database_is_replaced_and_what_was_signed_comes_from_the_packages(world):
    ambon = world.filled(AMBON)
    old = world.assessor.backups.make()
    signed = world.assessor.finalising.sign(ambon, PASSPHRASE, no_conflict=True)
    folder = world.assessor.folder
    world.assessor.database.close()
    folder.database.write_bytes(b"\0" * 20_000)
    with pytest.raises(StoreProblem):
        _reopen(world)
    restoring = assessor_restoring(folder, world.keys.assessor, world.clock)
    comparison = restoring.replace(old.name)
    assert (comparison.readable, comparison.brought) == (False, 1)
    _reopen(world)
    assert world.assessor.finalising.signed(ambon) == signed
    (kept,) = folder.backups.glob("replaced-*")
    assert (kept / "smartcity.sqlite3").read_bytes() == b"\0" * 20_000


def test_a_package_that_a_crash_left_counts_only_where_nobody_can_say_better(world, monkeypatch):
    ambon = world.filled(AMBON)
    old = world.assessor.backups.make()
    world.assessor.finalising.sign(ambon, PASSPHRASE, no_conflict=True)
    with monkeypatch.context() as patch:
        patch.setattr("smartcity_desktop.services.backups.restoring.bring_signed", lambda *_: {})
        world.assessor.restoring.replace(old.name)
    _reopen(world)
    # Now a package lies there that is not on record, as if the process had died before it was.
    assert world.assessor.scoring.reload(ambon).assessment.state is AssessmentState.DRAFT
    assert world.assessor.restoring.compare(old.name).brought == 0
    folder = world.assessor.folder
    world.assessor.database.close()
    folder.database.write_bytes(b"x" * 9000)
    assert assessor_restoring(folder, world.keys.assessor, world.clock).compare(old.name).brought == 1


def test_a_signed_package_that_cannot_be_read_stops_the_restore(world):
    ambon = world.filled(AMBON)
    old = world.assessor.backups.make()
    signed = world.assessor.finalising.sign(ambon, PASSPHRASE, no_conflict=True)
    data = bytearray(signed.package.read_bytes())
    data[len(data) // 2] ^= 1
    signed.package.write_bytes(data)
    with pytest.raises(StoreProblem, match=signed.package.name):
        world.assessor.restoring.replace(old.name)
    _reopen(world)
    assert world.assessor.finalising.signed(ambon) == signed
    assert world.assessor.backups.unconfirmed() is None


def test_editions_and_receipts_that_came_after_the_backup_come_along(world):
    ambon = world.filled(AMBON)
    old = world.assessor.backups.make()
    world.headquarters.publishing.publish(CODE, SECRETS, world.root / "plain")
    (package,) = (world.root / "plain").glob("*-2.asice.age")
    world.assessor.editions.take_in(package, root_confirmed=False)
    world.assessor.finalising.sign(ambon, PASSPHRASE, no_conflict=True)
    assert _send(world, AMBON) == ["taken"]
    receipts = world.headquarters.inbox.receipts(CODE, PASSPHRASE, world.root)
    mine = next(receipt for receipt in receipts if receipt.assessor_id == "A-01")
    world.assessor.delivery.take_receipt(mine.path)
    world.assessor.restoring.replace(old.name)
    _reopen(world)
    assert world.assessor.scoring.reload(ambon).assessment.state is AssessmentState.RECEIVED
    assert world.assessor.editions.edition(CODE).roster_version == 2


def test_the_passphrase_of_today_holds_after_the_restore(world):
    old = world.assessor.backups.make()
    world.assessor.identity.change_passphrase(PASSPHRASE, "sandi baru yang panjang")
    world.assessor.restoring.replace(old.name)
    world.assessor.database.close()
    gate = assessor_gate(world.root / "a1", world.clock)
    assert gate.unlock("sandi baru yang panjang") == world.keys.assessor
    with pytest.raises(IdentityProblem):
        gate.unlock(PASSPHRASE)
    _reopen(world)


def test_another_keys_backup_says_which_passphrase_it_needs(world):
    theirs = world.other.backups.make()
    mine = world.assessor.folder.backups
    for path in world.other.folder.backups.iterdir():
        target = mine / path.name
        if path.is_dir():
            shutil.copytree(path, target, dirs_exist_ok=True)
    restoring = world.assessor.restoring
    with pytest.raises(IdentityProblem) as refused:
        restoring.compare(theirs.name)
    assert theirs.owner in refused.value.happened.en
    assert f"{theirs.at:%Y-%m-%d}" in refused.value.remedy.en
    with pytest.raises(IdentityProblem):
        restoring.compare(theirs.name, "sandi yang salah sekali")
    assert not restoring.compare(theirs.name, PASSPHRASE).own
    # And where nothing opens any more, as on a new computer, the same.
    bare = assessor_restoring(world.assessor.folder, None, world.clock)
    bare.replace(theirs.name, PASSPHRASE)
    world.assessor.database.close()
    gate = assessor_gate(world.root / "a1", world.clock)
    assert gate.unlock(PASSPHRASE) == world.keys.other
    _reopen(replace(world, keys=world.keys._replace(assessor=world.keys.other)))


@pytest.mark.parametrize("dies_before", [1, 2, 3, 4])
def test_a_crash_in_the_middle_of_the_exchange_is_gone_over(world, monkeypatch, dies_before):
    ambon = world.draft(AMBON)
    old = world.assessor.backups.make()
    world.assessor.scoring.set_comment(ambon, "INF-F1", "sesudah")
    world.assessor.restoring.replace(old.name)
    world.assessor.database.close()
    moves = 0
    rename = swap.rename_patiently

    class _DiedError(Exception):
        pass

    def dying(source: Path, target: Path) -> None:
        nonlocal moves
        moves += 1
        if moves == dies_before:
            raise _DiedError
        rename(source, target)

    monkeypatch.setattr(swap, "rename_patiently", dying)
    try:
        swap.settle(world.assessor.folder.root)
    except _DiedError:
        assert moves == dies_before
    monkeypatch.undo()
    _reopen(world)
    assert "INF-F1" not in world.assessor.scoring.reload(ambon).assessment.answers
    assert world.assessor.backups.unconfirmed() is not None
    assert len(world.assessor.backups.backups()) == 2
    assert [path.name for path in (world.root / "a1").iterdir()] == ["assessor"]


def test_a_restore_that_was_not_ordered_is_undone(world):
    world.draft(AMBON)
    side = swap.side_of(world.assessor.folder.root)
    side.mkdir()
    (side / "smartcity.sqlite3").write_bytes(b"half")
    _reopen(world)
    assert not side.exists()
    assert world.assessor.backups.unconfirmed() is None


def test_headquarters_uses_no_number_of_an_edition_twice(world):
    old = world.headquarters.backups.make()
    world.headquarters.publishing.publish(CODE, SECRETS, world.root / "plain")
    world.headquarters.inbox.receive([world.signed(AMBON)])
    comparison = world.headquarters.restoring.replace(old.name)
    assert comparison.own
    world.headquarters.database.close()
    entry = headquarters_gate(world.root / "hq", world.clock).unlock(PASSPHRASE, "P-01")
    world.headquarters = build_headquarters(world.root / "hq", Settings(), entry, clock=world.clock)
    assert world.headquarters.editions.overview(CODE).packages == 1
    with pytest.raises(ChangeRefused, match="restored"):
        world.headquarters.publishing.publish(CODE, SECRETS, world.root / "plain")
    world.headquarters.backups.confirm()
    world.headquarters.publishing.publish(CODE, SECRETS, world.root / "plain")
    for number in (2, 3):
        (package,) = (world.root / "plain").glob(f"*-{number}.asice.age")
        world.assessor.editions.take_in(package, root_confirmed=False)


def test_a_report_has_no_number_twice(world):
    world.draft(AMBON)
    old = world.assessor.backups.make()
    folder = world.root / "stick"
    folder.mkdir()
    first = world.assessor.reporting.report(CODE, PASSPHRASE, folder)
    world.assessor.restoring.replace(old.name)
    _reopen(world)
    with pytest.raises(ChangeRefused, match="restored from the backup"):
        world.assessor.reporting.report(CODE, PASSPHRASE, folder)
    world.assessor.backups.confirm()
    second = world.assessor.reporting.report(CODE, PASSPHRASE, folder)
    assert second.report.number == first.report.number + 1


def test_papers_being_keyed_come_back_beside_those_of_today(world):
    drafts = [world.draft(name) for name in (AMBON, SLEMAN)]
    desk, place = world.assessor.transcription, world.assessor.folder.transcriptions
    papers = [desk.open(draft).transcription for draft in drafts]
    for draft, paper in zip(drafts, papers, strict=True):
        desk.keep(draft, key(paper, 0, Keyed(Decimal(1))))
    old = world.assessor.backups.make()
    desk.drop(drafts[0])
    today = key(desk.open(drafts[1]).transcription, 1, Keyed(Decimal(4)))
    desk.keep(drafts[1], today)
    assert world.assessor.restoring.compare(old.name).papers == 1
    world.assessor.restoring.replace(old.name)
    _reopen(world)
    desk = world.assessor.transcription
    assert desk.open(drafts[0]).transcription == key(papers[0], 0, Keyed(Decimal(1))), "thrown away since"
    assert desk.open(drafts[1]).transcription == today, "keyed further since"
    assert sorted(path.stem for path in place.iterdir()) == sorted(drafts)


def test_a_ledger_of_second_copies_that_is_gone_comes_back_from_the_backup(world):
    (world.root / "usb").mkdir()
    place = world.assessor.second_copy.choose(world.root / "usb")
    world.signed(AMBON)
    world.assessor.second_copy.copy(place)
    old = world.assessor.backups.make()
    (world.assessor.folder.root / "second-copy.json").unlink()
    world.assessor.restoring.replace(old.name)
    _reopen(world)
    assert world.assessor.second_copy.standing(place).waiting == 0


def test_headquarters_hears_what_it_would_have_to_do_again_and_what_comes_along(world):
    hq = world.headquarters
    old = hq.backups.make()
    assert hq.restoring.compare(old.name).undone == ()
    package = world.signed(AMBON)
    assert [report.outcome for report in hq.inbox.receive([package])] == ["taken"]
    hq.inbox.receipts(CODE, PASSPHRASE, world.root)
    hq.publishing.publish(CODE, SECRETS, world.root / "plain")
    comparison = hq.restoring.compare(old.name)
    assert comparison.came == 2, "the package and the publication"
    told = {one.act: one for one in comparison.undone}
    assert Act.RECEIPT in told
    assert told[Act.RECEIPT].count >= 1
    assert any("A-01" in subject for subject in told[Act.RECEIPT].subjects)
    assert told[Act.RECEIPT].last <= world.clock.now()
    assert not {Act.PUBLISH, Act.RECEIVE} & set(told), "these come along"
