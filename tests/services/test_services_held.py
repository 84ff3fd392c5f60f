"""Packages that wait for a human: what holds them, who decides, and what is left of every outcome."""

from __future__ import annotations

import io
import shutil
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from smartcity_desktop.core.errors import ChangeRefused, IdentityProblem, NotFound
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.core.staff import Act, Secret
from smartcity_desktop.sealing.letters import encrypt_stream
from smartcity_desktop.sealing.store_keys import new_store_keys
from smartcity_desktop.store.records import deeds
from smartcity_desktop.system.at_rest import read_kept
from smartcity_desktop.system.settings import Settings
from tests.opening import assessor_at

if TYPE_CHECKING:
    from smartcity_desktop.core.deeds import Kept

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"
REASON = "Paket pertama hilang bersama laptop; sudah ditanyakan lewat telepon."


@pytest.fixture
def inbox(world):
    return world.headquarters.inbox


def me(world, passphrase: str = PASSPHRASE) -> tuple[Secret, ...]:
    return (Secret(world.headquarters.desk.person.id, passphrase),)


def outcomes(reports) -> list[tuple[str, str]]:
    return [(report.outcome, report.code) for report in reports]


def log(world) -> list[Kept]:
    with world.headquarters.database.read() as session:
        return list(deeds.deeds(session))


def three_revisions(world, services=None):
    """Sign a region, revise and sign it again, and once more."""
    services = services or world.assessor
    made = [world.filled("Kota Ambon", 2, services)]
    signed = [services.finalising.sign(made[0], PASSPHRASE, no_conflict=True)]
    for level in (0, 1):
        made.append(services.finalising.revise(made[-1], "Keliru."))
        services.scoring.set_level(made[-1], "INF-F1", Decimal(level))
        signed.append(services.finalising.sign(made[-1], PASSPHRASE, no_conflict=True))
    return [world.plain(one, services) for one in signed]


def bomb() -> bytes:
    data = io.BytesIO()
    Image.new("1", (11_000, 10_000)).save(data, "PNG")
    return data.getvalue()


def with_evidence(world, data: bytes, name: str = "foto.png"):
    draft = world.filled("Kota Surabaya")
    world.assessor.evidence.attach_bytes(draft, "INF-F2", data, name, EvidenceKind.PHOTO)
    return world.plain(world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True))


def held_files(world) -> list[str]:
    return sorted(path.name for path in world.headquarters.folder.held.iterdir())


def test_a_released_gap_is_in_signed_and_marked(world, inbox):
    one, two, three = three_revisions(world)
    assert outcomes(inbox.receive([two])) == [("held", "H_GAP")]
    (record,) = inbox.held(CODE)
    report = inbox.release(record.digest, REASON, me(world))
    assert (report.outcome, report.code, report.region) == ("taken", "H_GAP", "Kota Ambon")
    assert report.happened.en == "Released by a clerk and kept."
    assert held_files(world) == []
    assert inbox.held(CODE) == ()
    (record,) = inbox.log(CODE)
    assert (record.status, record.code) == ("taken", "H_GAP")
    assert REASON in record.detail
    last = log(world)[-1].deed
    assert (last.act, last.subject, last.reason) == (Act.RELEASE_HELD, record.digest, REASON)
    (approval,) = last.approvals.signed
    assert approval.person_id == world.headquarters.desk.person.id
    assert record.digest.encode() in last.approvals.statement
    panel = world.headquarters.consolidation.panel(CODE, world.region_id("Kota Ambon"))
    assert panel.sheets[0].assessment.revision == 2
    # The next one goes on from it; the one that was missing comes too late.
    assert outcomes(inbox.receive([three])) == [("taken", "")]
    assert outcomes(inbox.receive([one])) == [("refused", "E_REPLAY")]


def test_what_waited_is_not_late_for_having_waited(world, inbox):
    one, two, _three = three_revisions(world)
    assert outcomes(inbox.receive([two])) == [("held", "H_GAP")]
    deadline = world.headquarters.editions.overview(CODE).edition.receiving_deadline
    (record,) = inbox.held(CODE)
    world.clock.at = deadline + timedelta(days=1)
    # The one before comes too late, but what came in time is judged by the day it came.
    assert outcomes(inbox.receive([one])) == [("refused", "E_LATE")]
    assert inbox.release(record.digest, REASON, me(world)).outcome == "taken"


def test_a_release_lets_in_what_waited_for_it(world, inbox):
    _one, two, three = three_revisions(world)
    assert outcomes(inbox.receive([three, two])) == [("held", "H_GAP")] * 2
    first = next(record for record in inbox.held(CODE) if record.sequence == 2)
    inbox.release(first.digest, REASON, me(world))
    assert inbox.held(CODE) == ()
    assert held_files(world) == []
    assert {record.status for record in inbox.log(CODE)} == {"taken"}


def test_a_refused_package_stays_refused_until_it_is_released(world, inbox):
    one, two, _three = three_revisions(world)
    inbox.receive([two])
    (record,) = inbox.held(CODE)
    inbox.refuse(record.digest, "Asesor meminta paket ini diabaikan.", me(world))
    (decided,) = inbox.held(CODE)
    assert (decided.status, decided.code) == ("refused", "H_GAP")
    assert "Asesor meminta" in decided.detail
    assert held_files(world) == [record.file]
    assert log(world)[-1].deed.act is Act.REFUSE_HELD
    assert len(log(world)[-1].deed.approvals.signed) == 1
    with pytest.raises(ChangeRefused):
        inbox.refuse(record.digest, "Sekali lagi.", me(world))
    (report,) = inbox.receive([two])
    assert (report.outcome, report.happened.en) == ("refused", "This package was refused by a clerk.")
    assert outcomes(inbox.receive([one])) == [("taken", "")]
    assert outcomes(inbox.receive([two])) == [("refused", "H_GAP")]
    assert inbox.release(record.digest, "Keliru menolak.", me(world)).outcome == "taken"
    assert held_files(world) == []


def test_what_is_held_lies_encrypted_and_opens_as_it_came(world, inbox):
    _one, two, _three = three_revisions(world)
    inbox.receive([two])
    (record,) = inbox.held(CODE)
    kept = world.headquarters.folder.held / record.file
    assert b"PK\x03\x04" not in kept.read_bytes()
    assert b"package.json" not in kept.read_bytes()
    assert read_kept(kept, world.keys.headquarters.keys.at_rest(), 1 << 26) == two.read_bytes()


def test_nobody_releases_without_a_reason_or_the_right_passphrase(world, inbox):
    _one, two, _three = three_revisions(world)
    inbox.receive([two])
    (record,) = inbox.held(CODE)
    for decide in (inbox.release, inbox.refuse):
        with pytest.raises(ChangeRefused):
            decide(record.digest, "  \n ", me(world))
        with pytest.raises(IdentityProblem):
            decide(record.digest, REASON, me(world, "bukan sandi yang benar"))
        with pytest.raises(ChangeRefused):
            decide(record.digest, REASON, ())
        with pytest.raises(NotFound):
            decide("0" * 64, REASON, me(world))
    assert inbox.held(CODE) == (record,)
    assert held_files(world) == [record.file]
    assert not list(world.headquarters.folder.quarantine.iterdir())


def test_a_package_that_was_taken_is_not_held(world, inbox):
    (report,) = inbox.receive([world.signed("Kota Ambon")])
    for decide in (inbox.release, inbox.refuse):
        with pytest.raises(ChangeRefused):
            decide(report.digest, REASON, me(world))


def test_what_is_wrong_besides_is_refused_at_the_release_too(world, inbox):
    _one, two, _three = three_revisions(world)
    inbox.receive([two])
    (record,) = inbox.held(CODE)
    world.headquarters.publishing.close(CODE, "Selesai")
    with pytest.raises(PackageRefused) as caught:
        inbox.release(record.digest, REASON, me(world))
    assert caught.value.code == "E_LATE"
    assert inbox.held(CODE) == (record,)


def test_a_held_file_that_was_changed_on_the_disk_is_not_released(world, inbox):
    from smartcity_desktop.core.errors import SmartCityError

    _one, two, _three = three_revisions(world)
    inbox.receive([two])
    (record,) = inbox.held(CODE)
    kept = world.headquarters.folder.held / record.file
    data = bytearray(kept.read_bytes())
    data[len(data) // 2] ^= 1
    kept.write_bytes(data)
    with pytest.raises(SmartCityError):
        inbox.release(record.digest, REASON, me(world))
    assert inbox.held(CODE) == (record,)


def test_of_two_laptops_with_one_identity_only_one_line_counts(world, inbox):
    """A laptop is restored from a copy: both go on from the same place."""
    draft = world.filled("Kota Ambon")
    world.assessor.database.close()
    shutil.copytree(world.root / "a1", world.root / "a1b")
    first = assessor_at(world.root / "a1", Settings(), clock=world.clock)
    twin = assessor_at(world.root / "a1b", Settings(), clock=world.clock)
    try:
        one = world.plain(first.finalising.sign(draft, PASSPHRASE, no_conflict=True), first)
        twin.scoring.set_level(draft, "INF-F1", Decimal(0))
        other = world.plain(twin.finalising.sign(draft, PASSPHRASE, no_conflict=True), twin)
        revised = twin.finalising.revise(draft, "Keliru.")
        twin.scoring.set_level(revised, "INF-F1", Decimal(1))
        after = world.plain(twin.finalising.sign(revised, PASSPHRASE, no_conflict=True), twin)
    finally:
        first.database.close()
        twin.database.close()
    assert outcomes(inbox.receive([one, other, after])) == [
        ("taken", ""),
        ("held", "H_FORK"),
        ("held", "H_FORK"),
    ]
    by_number = {record.sequence: record for record in inbox.held(CODE)}
    with pytest.raises(ChangeRefused) as caught:
        inbox.release(by_number[1].digest, REASON, me(world))
    assert "revise and sign a new one" in str(caught.value)
    report = inbox.release(by_number[2].digest, REASON, me(world))
    assert (report.outcome, report.code) == ("taken", "H_FORK")
    panel = world.headquarters.consolidation.panel(CODE, world.region_id("Kota Ambon"))
    assert panel.sheets[0].assessment.revision == 2
    inbox.refuse(by_number[1].digest, "Cabang yang ditinggalkan.", me(world))
    assert held_files(world) == [by_number[1].file]


def test_a_photo_that_unpacks_without_end_holds_the_package(world, inbox):
    package = with_evidence(world, bomb(), "foto ruang.png")
    (report,) = inbox.receive([package])
    assert (report.outcome, report.code) == ("held", "H_MEDIA")
    assert "foto ruang.png" in report.detail
    assert "bomb" in report.detail
    assert not [path for path in world.headquarters.folder.evidence.rglob("*") if path.is_file()]
    (record,) = inbox.held(CODE)
    report = inbox.release(record.digest, "Denah gedung, memang sebesar itu.", me(world))
    assert (report.outcome, report.code) == ("taken", "H_MEDIA")
    assert held_files(world) == []


def test_a_release_after_a_gap_still_looks_at_the_photos(world, inbox):
    draft = world.filled("Kota Surabaya")
    world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    revised = world.assessor.finalising.revise(draft, "Keliru.")
    world.assessor.evidence.attach_bytes(revised, "INF-F2", bomb(), "foto.png", EvidenceKind.PHOTO)
    two = world.plain(world.assessor.finalising.sign(revised, PASSPHRASE, no_conflict=True))
    inbox.receive([two])
    (record,) = inbox.held(CODE)
    with pytest.raises(PackageRefused) as caught:
        inbox.release(record.digest, REASON, me(world))
    assert caught.value.code == "H_MEDIA"


def _letter(world, data: bytes, recipient: str):
    target = io.BytesIO()
    encrypt_stream(io.BytesIO(data), target, [recipient])
    path = world.root / "surat.asice.age"
    path.write_bytes(target.getvalue())
    return path


def test_letters_are_found_in_folders_opened_and_taken_in(world, inbox):
    package = world.signed("Kota Ambon")
    stick = world.root / "stick"
    (stick / "dalam").mkdir(parents=True)
    letter = _letter(world, package.read_bytes(), world.keys.headquarters.keys.recipient)
    shutil.move(letter, stick / "dalam" / "smartcity-0123456789ab.asice.age")
    shutil.copy(world.signed("Kota Denpasar"), stick / "b.asice")
    (stick / "bukan.txt").write_text("bukan paket")
    reports = inbox.receive([stick])
    assert [(report.file, report.outcome) for report in reports] == [
        ("b.asice", "taken"),
        ("smartcity-0123456789ab.asice.age", "taken"),
    ]


def test_nothing_stays_in_quarantine_and_originals_are_unchanged_after_any_outcome(world, inbox):
    one, two, _three = three_revisions(world)
    good = one.read_bytes()
    strange = world.root / "aneh"
    strange.mkdir()
    flipped = bytearray(good)
    flipped[len(good) // 2] ^= 1
    made = {
        "kosong.asice": b"",
        "sampah.asice": b"PK" + bytes(3_000_000),
        "terpotong.asice": good[: len(good) // 2],
        "terbalik.asice": bytes(flipped),
    }
    for name, data in made.items():
        (strange / name).write_bytes(data)
    stranger = new_store_keys().recipient
    ours = world.keys.headquarters.keys.recipient
    letters = {
        "orang-lain.asice.age": _letter(world, good, stranger).read_bytes(),
        "bukan-paket.asice.age": _letter(world, b"halo", ours).read_bytes(),
        "rusak.asice.age": _letter(world, good, ours).read_bytes()[:-40],
    }
    for name, data in letters.items():
        (strange / name).write_bytes(data)
    hostile = with_evidence(world, bomb())
    files = [*sorted(strange.iterdir()), two, hostile, one, one, world.root / "hilang.asice", strange.parent]
    before = {file: file.read_bytes() for file in files if file.is_file()}
    quarantine = world.headquarters.folder.quarantine
    seen = set()
    for file in files[:-1]:
        for report in inbox.receive([file]):
            seen.add(report.outcome)
        assert list(quarantine.iterdir()) == [], file
    assert seen == {"taken", "had", "held", "refused"}
    assert {file: file.read_bytes() for file in before} == before
