"""Files of a data folder that are put in one another's place while the program is closed, or replaced by older ones."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from smartcity_desktop.app import build_assessor, build_headquarters
from smartcity_desktop.core.cards import CardKey
from smartcity_desktop.core.errors import FileProblem, IdentityProblem
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.core.staff import StaffRole
from smartcity_desktop.sealing import authority, recovery, roots
from smartcity_desktop.sealing import staff as staff_files
from smartcity_desktop.sealing.authority_cards import open_cards
from smartcity_desktop.system.settings import Settings
from tests.opening import PASSPHRASE, SECRETS
from tests.photos import camera_photo
from tests.services.conftest import CODE

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_of_evidence_is_no_list_of_trusted_roots(world: Any, tmp_path: Path) -> None:
    planted = tmp_path / "catatan.txt"
    planted.write_text(f"{'ab' * 32}\nsigner {'cd' * 32}\n")
    services = world.assessor
    before = set(services.folder.evidence.glob("*/*"))
    services.evidence.prepare_file(planted)
    (new,) = set(services.folder.evidence.glob("*/*")) - before
    shutil.copyfile(new, services.folder.identity / roots.FILE)
    with pytest.raises(IdentityProblem, match="damaged or was changed"):
        services.editions.pinned_roots()


def test_a_list_from_before_a_revocation_trusts_nobody_who_was_revoked(world: Any, tmp_path: Path) -> None:
    services, laptop = world.headquarters, world.assessor
    file = laptop.folder.identity / roots.FILE
    before = file.read_bytes()
    thief = shutil.copytree(services.folder.root.parent, tmp_path / "thief")
    revoked = services.authority.card().signer_sha256
    services.authority.make_next_signer(PASSPHRASE)
    for number in ("one", "two"):
        (tmp_path / number).mkdir()
        laptop.editions.take_in(
            services.publishing.publish(CODE, SECRETS, tmp_path / number), root_confirmed=False
        )
        if number == "one":
            services.authority.use_next_signer(PASSPHRASE)
            services.authority.revoke_signer(revoked, "kunci dicuri")
    theirs = build_headquarters(thief, Settings(), world.keys.headquarters, clock=world.clock)
    with closing(theirs.database):
        for _ in range(4):  # by a number that this laptop has not come to
            forged = theirs.publishing.publish(CODE, SECRETS, tmp_path)
    for put_in_place in (lambda: file.write_bytes(before), file.unlink):
        put_in_place()
        with pytest.raises(PackageRefused) as caught:
            laptop.editions.take_in(forged, root_confirmed=True)
        assert caught.value.code == "E_SIGNER_REVOKED"
    # Headquarters' next one is taken in, also with a list that has to be begun anew.
    honest = services.publishing.publish(CODE, SECRETS, tmp_path / "two")
    assert laptop.editions.take_in(honest, root_confirmed=True).sequence == 4


def test_small_pictures_that_changed_places_are_drawn_again(world: Any) -> None:
    laptop, draft = world.assessor, world.draft("Kota Ambon")
    code = next(iter(laptop.scoring.reload(draft).rubric.indicators())).code
    cited = []
    for number in (1, 2):
        prepared = laptop.evidence.prepare_bytes(camera_photo((64, 48), noise=number), f"{number}.jpg")
        cited.append(laptop.evidence.cite(draft, code, prepared, EvidenceKind.PHOTO))
    looks = [laptop.evidence.looks.look(one).picture for one in cited]
    one, two = laptop.folder.looks.glob("*.look")
    kept = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(kept)
    drawn = laptop.evidence.looks.drawn
    assert [laptop.evidence.looks.look(one).picture for one in cited] == looks
    assert laptop.evidence.looks.drawn == drawn + 2


def test_evidence_that_changed_places_is_found_where_it_is_used(world: Any) -> None:
    laptop, draft = world.assessor, world.draft("Kota Ambon")
    code = next(iter(laptop.scoring.reload(draft).rubric.indicators())).code
    cited = []
    for number in (1, 2):
        prepared = laptop.evidence.prepare_bytes(camera_photo((64, 48), noise=number), f"{number}.jpg")
        cited.append(laptop.evidence.cite(draft, code, prepared, EvidenceKind.PHOTO))
    one, two = laptop.folder.evidence.glob("*/*")
    kept = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(kept)
    for citation in cited:
        with pytest.raises(FileProblem):
            laptop.evidence.read(citation)
        assert laptop.evidence.looks.look(citation).problem is not None


def swap(one: Path, two: Path) -> None:
    kept = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(kept)


def test_a_signed_package_in_the_place_of_another_is_not_sent_for_it(world: Any, tmp_path: Path) -> None:
    laptop = world.assessor
    ids = [world.filled(name) for name in ("Kota Ambon", "Kota Surabaya")]
    one, two = (laptop.finalising.sign(one, PASSPHRASE, no_conflict=True).package for one in ids)
    swap(one, two)
    place = tmp_path / "usb"
    place.mkdir()
    for act in (
        lambda: laptop.delivery.export(ids, place),
        lambda: laptop.signed_sheets.sheet(ids[0]),
    ):
        with pytest.raises(FileProblem):
            act()
    assert list(place.iterdir()) == []
    outcome = laptop.second_copy.copy(laptop.second_copy.choose(place, sheets=True))
    assert not outcome.whole
    assert not list(place.glob("*.age"))
    assert not list(place.glob("*.pdf"))
    swap(one, two)
    assert laptop.second_copy.copy(laptop.second_copy.choose(place, sheets=True)).whole
    assert len(laptop.delivery.export(ids, place)) == 2


def test_an_edition_in_the_place_of_the_next_one_is_not_handed_out_for_it(world: Any, tmp_path: Path) -> None:
    publishing, outbox = world.headquarters.publishing, world.headquarters.folder.outbox
    (first,) = outbox.glob("*.asice")
    publishing.publish(CODE, SECRETS, tmp_path)
    (second,) = set(outbox.glob("*.asice")) - {first}
    second.write_bytes(first.read_bytes())
    (tmp_path / "usb").mkdir()
    for plain in (False, True):
        with pytest.raises(FileProblem, match="another file lies in the place"):
            publishing.hand_out(CODE, tmp_path / "usb", plain=plain)
    assert list((tmp_path / "usb").iterdir()) == []


def test_of_held_and_kept_packages_each_is_what_was_decided_on(world: Any) -> None:
    inbox = world.headquarters.inbox
    held = []
    for name in ("Kota Ambon", "Kota Surabaya"):
        world.signed(name)
        again = world.assessor.finalising.revise(world.draft(name), "Salah ketik.")
        signed = world.assessor.finalising.sign(again, PASSPHRASE, no_conflict=True)
        held.append(world.plain(signed))
    assert [report.code for report in inbox.receive(held)] == ["H_GAP", "H_GAP"]
    one, two = (world.headquarters.folder.held / record.file for record in inbox.held(CODE))
    swap(one, two)
    for record in inbox.held(CODE):
        with pytest.raises(FileProblem):
            inbox.release(record.digest, "Sudah ditanyakan.", SECRETS[:1])
    swap(one, two)
    for record in inbox.held(CODE):
        inbox.release(record.digest, "Sudah ditanyakan.", SECRETS[:1])
    one, two = (world.headquarters.folder.inbox / record.file for record in inbox.log(CODE)[:2])
    swap(one, two)
    for subject in world.headquarters.audit.subjects():
        with pytest.raises(FileProblem):
            world.headquarters.audit.view(subject)


def test_an_administrator_who_left_opens_no_signer_that_came_later(world: Any) -> None:
    services, own = world.headquarters, "sandi administrator kedua"
    file = services.folder.authority / "authority.json"
    second = services.people.add("Administrator Dua", StaffRole.ADMINISTRATOR, own, SECRETS)
    with_slot = json.loads(file.read_bytes())["vault"]["slots"]
    assert authority.open_authority(services.folder.authority, own, holder=second.id).has_root
    services.people.remove(second.id, "pindah tugas", SECRETS)
    services.authority.make_next_signer(PASSPHRASE)
    now = json.loads(file.read_bytes())
    for slots in (with_slot, [*now["vault"]["slots"], with_slot[-1]]):
        document = now | {"vault": now["vault"] | {"slots": slots}}
        file.write_bytes(json.dumps(document).encode())
        with pytest.raises(IdentityProblem):
            authority.open_authority(services.folder.authority, own, holder=second.id)


@pytest.mark.parametrize("whose", ["staff", "authority"])
def test_the_slot_of_one_person_is_none_in_the_file_of_another(world: Any, whose: str) -> None:
    folder = world.headquarters.folder
    one = folder.staff / "P-01.json"
    two = folder.staff / "P-02.json" if whose == "staff" else folder.authority / "authority.json"
    slots = json.loads(one.read_bytes())["vault"]["slots"]
    document = json.loads(two.read_bytes())
    for holder in ("P-01", "P-02"):
        moved = [slot | {"holder": holder} for slot in slots]
        two.write_bytes(json.dumps(document | {"vault": document["vault"] | {"slots": moved}}).encode())
        act = (
            (lambda: staff_files.open_person(folder.staff, "P-02", PASSPHRASE))
            if whose == "staff"
            else (lambda: authority.open_authority(folder.authority, PASSPHRASE))
        )
        with pytest.raises(IdentityProblem):
            act()


def test_a_key_file_from_before_a_revocation_or_a_renewal_publishes_nothing(
    world: Any, tmp_path: Path
) -> None:
    services = world.headquarters
    file = services.folder.authority / "authority.json"
    announced = services.authority.make_next_signer(PASSPHRASE)
    services.authority.make_cards(CardKey.RECOVERY, PASSPHRASE)
    newest = file.read_bytes()
    for change in (
        lambda: services.authority.revoke_signer(announced.certificate_sha256, "kunci dicuri"),
        lambda: services.authority.make_cards(CardKey.RECOVERY, PASSPHRASE),
    ):
        before = file.read_bytes()
        change()
        newest = file.read_bytes()
        file.write_bytes(before)
        with pytest.raises(IdentityProblem, match="older than headquarters' log"):
            services.publishing.publish(CODE, SECRETS, tmp_path)
        with pytest.raises(IdentityProblem, match="older than headquarters' log"):
            services.authority.card()
        file.write_bytes(newest)
    assert services.publishing.publish(CODE, SECRETS, tmp_path).exists()


@pytest.mark.parametrize("how", ["colleague", "deleted", "older", "link", "mark"])
def test_the_way_back_through_headquarters_is_made_again_where_something_else_lies_there(
    world: Any, tmp_path: Path, how: str
) -> None:
    services, folder = world.headquarters, world.assessor.folder.identity
    file, older = folder / recovery.WRAPPED, (folder / recovery.WRAPPED).read_bytes()
    cards = services.authority.make_cards(CardKey.RECOVERY, PASSPHRASE)
    package = services.publishing.publish(CODE, SECRETS, tmp_path)
    for laptop in (world.assessor, world.other):
        laptop.editions.take_in(package, root_confirmed=False)
    kept = file.read_bytes()
    if how == "colleague":
        shutil.copyfile(world.other.folder.identity / recovery.WRAPPED, file)
    elif how == "older":
        file.write_bytes(older)
    elif how == "mark":
        shutil.copyfile(world.other.folder.identity / "recovery.mark", folder / "recovery.mark")
    else:
        file.unlink()
        if how == "link":
            file.symlink_to(world.other.folder.identity / recovery.WRAPPED)
    world.assessor.database.close()
    made = []
    for _ in range(2):
        build_assessor(world.root / "a1", Settings(), world.keys.assessor, clock=world.clock).database.close()
        made.append(file.read_bytes())
    assert kept != made[0] == made[1]
    assert not file.is_symlink()
    secret = open_cards(services.folder.authority, CardKey.RECOVERY, [card.text for card in cards[:2]])
    assert recovery.open_wrapped(made[0], secret).keys == world.keys.assessor


def test_what_was_keyed_of_one_paper_is_nothing_in_the_place_of_another(world: Any) -> None:
    desk = world.assessor.transcription
    one, two = (world.draft(name) for name in ("Kota Ambon", "Kota Surabaya"))
    for draft in (one, two):
        desk.keep(draft, desk.open(draft).transcription)
    place = next(file.parent for file in world.assessor.folder.root.rglob(f"{one}.json"))
    swap(place / f"{one}.json", place / f"{two}.json")
    assert desk.open(one).lost is not None
    assert (place / f"{one}.damaged-1.json").exists()
