"""The assessor's desk and gate, with headquarters at the other end: rotation, recovery, key ring, several people."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.app import assessor_gate, assessors, build_assessor
from smartcity_desktop.core.edition import Assessor, Mode, Selection
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import identity, recovery
from smartcity_desktop.sealing.age_keys import recipient_of, secret_text
from smartcity_desktop.system.paths import next_profile, profiles
from smartcity_desktop.system.settings import Settings
from tests.opening import SECRETS
from tests.rings import Ring, ring  # noqa: F401, TC001 - a fixture
from tests.services.conftest import CODE, PASSPHRASE, World

if TYPE_CHECKING:
    from pathlib import Path

NEW = "dermaga tua di teluk"


def republished(world: World, request: Path, person: Assessor) -> Path:
    """Publish the next edition with a new key for an assessor."""
    desk, old = world.headquarters.drafting, world.headquarters.editions.edition(CODE)
    desk.create(
        "T-2027",
        Text("Periode uji 2027", "Test edition 2027"),
        selection=Selection(1),
        opens=old.opens,
        closes=old.closes,
        receiving_deadline=old.receiving_deadline,
    )
    desk.invite("T-2027", [world.region_id("Kota Ambon")])
    desk.enrol_all("T-2027", [(request, person)], PASSPHRASE)
    desk.assign("T-2027", [(world.region_id("Kota Ambon"), person.id, Mode.VISIT)])
    return world.headquarters.publishing.publish("T-2027", SECRETS, world.root)


def test_a_new_key_is_enrolled_on_the_word_of_the_old_one(world: World) -> None:
    desk = world.assessor.identity
    old = desk.card()
    file = desk.rotate(PASSPHRASE, world.root)
    new = desk.card()
    assert new.fingerprint != old.fingerprint
    assert not new.enrolled
    offer = world.headquarters.renewals.look(file)
    assert (offer.edition, offer.assessor.id) == (CODE, "A-01")
    assert offer.request.fingerprint == new.fingerprint
    assert offer.request.recipient == world.keys.assessor.recipient
    # Sent again, it is the same key: a file that was lost costs nothing.
    again = world.headquarters.renewals.look(desk.rotate(PASSPHRASE, world.root))
    assert again.request == offer.request

    world.assessor.editions.take_in(republished(world, offer.file, offer.assessor), root_confirmed=False)
    assert desk.card().enrolled
    # What is under way in the old edition is signed with the key its roster knows, and taken in.
    package = world.signed("Kota Ambon")
    (report,) = world.headquarters.inbox.receive([package])
    assert report.outcome == "taken"


def test_a_changed_or_foreign_package_is_no_renewal(world: World) -> None:
    file = world.assessor.identity.rotate(PASSPHRASE, world.root)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    changed = world.root / "changed.asice"
    changed.write_bytes(data)
    with pytest.raises(PackageRefused):
        world.headquarters.renewals.look(changed)
    with pytest.raises(PackageRefused, match="not for this edition or assignment"):
        world.headquarters.renewals.look(world.signed("Kota Ambon"))
    assert list(world.headquarters.folder.quarantine.iterdir()) == []


def test_rotation_needs_the_passphrase_and_an_enrolled_key(world: World, tmp_path: Path) -> None:
    before = world.assessor.identity.card()
    with pytest.raises(IdentityProblem, match="wrong"):
        world.assessor.identity.rotate("bukan kata sandinya", world.root)
    assert world.assessor.identity.card() == before
    keys = assessor_gate(tmp_path / "baru").create("Asesor Contoh", "", NEW)
    fresh = build_assessor(tmp_path / "baru", Settings(), keys)
    with pytest.raises(IdentityProblem, match="not enrolled"):
        fresh.identity.rotate(NEW, world.root)
    fresh.database.close()


def test_a_passphrase_of_ones_own_name_is_refused(world: World) -> None:
    with pytest.raises(IdentityProblem, match="easy to guess"):
        world.assessor.identity.change_passphrase(PASSPHRASE, "lembaga uji 1")
    with pytest.raises(IdentityProblem, match="easy to guess"):
        assessor_gate(world.root / "x").create("Perkotaan Permai", "", "perkotaan2026")


def test_drafts_are_readable_again_without_the_old_passphrase(world: World) -> None:
    """The wrapped bundle as the edition left it; headquarters' cards are played by a key of this test."""
    assessment_id = world.filled("Kota Ambon")
    world.assessor.database.close()
    gate = assessor_gate(world.root / "a1", world.clock)
    assert gate.can_recover()  # taken in with the edition
    folder = world.assessor.folder.identity
    secret = bytes(range(1, 33))
    wrapped = recovery.wrap_for_recovery(
        world.keys.assessor, identity.public_key_sha256(folder), [recipient_of(secret_text(secret))]
    )
    (folder / recovery.WRAPPED).write_bytes(wrapped)
    file = gate.ask_recovery("Asesor Uji 1", "Lembaga uji", NEW, world.root)
    request = recovery.read_recovery_request(file.read_bytes())
    assert gate.recovery_code() == request.fingerprint
    reply = world.root / "jawaban.age"
    reply.write_bytes(recovery.release(request, secret, request.fingerprint).reply)
    keys = gate.recover(reply, NEW)
    assert gate.recovery_code() is None

    again = build_assessor(world.root / "a1", Settings(), keys, clock=world.clock)
    assert again.scoring.reload(assessment_id).assessment.region_id == world.region_id("Kota Ambon")
    card = again.identity.card()
    assert (card.assessor_id, card.enrolled, card.can_sign) == ("A-01", False, False)
    with pytest.raises(IdentityProblem, match="not enrolled"):
        again.finalising.sign(assessment_id, NEW, no_conflict=True)
    # Enrolled anew in the next publication of the edition, the same draft is signed.
    request_file = again.identity.write_request(world.root)
    person = Assessor("A-01", "Asesor Uji 1", "Lembaga uji")
    again.editions.take_in(republished(world, request_file, person), root_confirmed=False)
    assert again.identity.card().enrolled
    again.database.close()


def test_the_key_ring_opens_data_and_signs_nothing(world: World, ring: Ring) -> None:  # noqa: F811
    gate = assessor_gate(world.root / "a1", world.clock)
    assert gate.unlock_remembered() is None
    world.assessor.identity.remember()
    assert gate.unlock_remembered() == world.keys.assessor
    (kept,) = ring.kept.values()
    assert kept.encode() not in (world.assessor.folder.identity / identity.FILE).read_bytes()
    # The file of another computer with this key ring: nothing opens.
    shutil.copy(world.other.folder.identity / identity.FILE, world.assessor.folder.identity / identity.FILE)
    assert gate.unlock_remembered() is None


def test_forgetting_ends_it_even_where_the_key_ring_keeps_its_key(world: World, ring: Ring) -> None:  # noqa: F811
    gate, desk = assessor_gate(world.root / "a1"), world.assessor.identity
    desk.remember()
    kept = dict(ring.kept)
    desk.forget()
    assert not ring.kept
    ring.kept.update(kept)
    assert gate.unlock_remembered() is None
    gate.remember(world.keys.assessor)
    assert gate.unlock_remembered() == world.keys.assessor


def test_people_have_folders_of_their_own(tmp_path: Path) -> None:
    assert profiles(tmp_path) == ()
    assert assessors(tmp_path) == ()
    for number, profile in enumerate(("", "assessor-2", "assessor-10"), start=1):
        assessor_gate(tmp_path, profile=profile).create(
            f"Asesor {number}", "", NEW, "" if number == 1 else f"Nomor {number}"
        )
    (tmp_path / "assessor-x").mkdir()
    (tmp_path / "headquarters").mkdir()
    assert profiles(tmp_path) == ("assessor", "assessor-2", "assessor-10")
    assert next_profile(tmp_path) == "assessor-3"
    assert [one.label for one in assessors(tmp_path)] == ["", "Nomor 2", "Nomor 3"]
    (tmp_path / "assessor-2" / "identity" / identity.FILE).write_bytes(b"{")
    assert [one.fingerprint == "" for one in assessors(tmp_path)] == [False, True, False]
