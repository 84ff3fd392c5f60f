"""Receipts between real people: a clerk signs, one assessor's laptop reads; and all who may not."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.package import PackageKind, PackageRefused, Role
from smartcity_desktop.core.staff import Act, Secret, StaffRole
from smartcity_desktop.sealing import identity, roots
from smartcity_desktop.sealing import staff as staff_files
from smartcity_desktop.sealing.authority import open_authority, root_der
from smartcity_desktop.sealing.correspondence import readers_of, write_to_assessor
from smartcity_desktop.sealing.documents import (
    RECEIPT,
    ReceiptDocument,
    ReceivedPackage,
    receipt_json,
)
from smartcity_desktop.sealing.letters import decrypt_stream
from smartcity_desktop.sealing.sources import SealFile
from smartcity_desktop.services.delivery import Confirmation
from smartcity_desktop.store.records import editions, packages
from smartcity_desktop.system.at_rest import keep_whole, read_kept
from tests.opening import PASSPHRASE, SECOND_PASSPHRASE, SECRETS, found, headquarters_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smartcity_desktop.app import HeadquartersServices
    from smartcity_desktop.sealing.signer import Signer

CODE = "T-2026"
CLERK_PASSPHRASE = "sandi petugas arsip"
FIRST, SECOND = SECRETS


@pytest.fixture
def sent(world, tmp_path: Path) -> Path:
    """The letter with A-01's package of Kota Ambon, as it left the laptop."""
    world.signed("Kota Ambon")
    (copied,) = world.assessor.delivery.export([world.draft("Kota Ambon")], tmp_path)
    return copied.package


@pytest.fixture
def clerk(world) -> Iterator[HeadquartersServices]:
    """Headquarters with a clerk at the desk, who came after the edition went out."""
    world.headquarters.people.add("Petugas arsip", StaffRole.CLERK, CLERK_PASSPHRASE, (FIRST,))
    services = headquarters_at(
        world.root / "hq", passphrase=CLERK_PASSPHRASE, person="P-03", clock=world.clock
    )
    yield services
    services.database.close()


def state(world, name: str = "Kota Ambon") -> AssessmentState:
    line = next(line for line in world.assessor.scoring.regions(CODE) if line.region.name == name)
    return line.state


def stored(world):
    with world.headquarters.database.read() as session:
        return editions.edition(session, CODE)


def person_signer(services, person_id: str, passphrase: str) -> Signer:
    """What somebody of headquarters can sign with."""
    folder = services.inbox._folder
    person = next(one for one in services.people.list() if one.id == person_id)
    opened = staff_files.open_person(folder.staff, person_id, passphrase)
    return staff_files.signer_of(opened, person, (root_der(folder.authority),))


def assessor_signer(services) -> Signer:
    folder, keys = services.delivery._folder, services.delivery._keys
    return identity.unlock(folder.identity, keys, PASSPHRASE)


def written(world, folder: Path, signer: Signer, *packages: ReceivedPackage, whom: str = "A-01") -> Path:
    """A receipt as its signer likes it, encrypted for `A-01`'s laptop, whomever it names."""
    edition = stored(world)
    data = receipt_json(ReceiptDocument(whom, packages))
    return write_to_assessor(
        PackageKind.RECEIPT,
        [SealFile(RECEIPT, Role.COMMENTS, "application/json", data)],
        edition=edition.edition,
        edition_digest=edition.digest,
        assessor_id="A-01",
        signer=signer,
        package_id=f"x-{world.clock.monotonic()}",
        created=world.clock.now(),
        folder=folder,
    ).path


def mine(world) -> ReceivedPackage:
    """What A-01 sent, as an honest receipt would name it."""
    with world.assessor.database.read() as session:
        record = next(r for r in packages.packages(session, CODE) if r.kind is PackageKind.ASSESSMENT)
    return ReceivedPackage(record.digest, record.assignment_id, record.sequence, world.clock.now())


# -- happy -------------------------------------------------------------------------------------------------------


def test_a_clerk_who_is_new_confirms_with_their_own_key(world, clerk, sent, tmp_path: Path) -> None:
    out = tmp_path / "stick"
    out.mkdir()
    clerk.inbox.receive([sent])
    (receipt,) = clerk.inbox.receipts(CODE, CLERK_PASSPHRASE, out)
    assert (receipt.assessor_id, receipt.name, receipt.packages) == ("A-01", "Asesor Uji 1", 1)
    assert re.fullmatch(r"smartcity-[0-9a-f]{12}\.asice\.age", receipt.path.name)
    assert [file.name for file in out.iterdir()] == [receipt.path.name]
    # The edition on this laptop is older than the clerk: the root's word on when they came is enough.
    assert world.assessor.delivery.take_receipt(receipt.path) == Confirmation(
        "Petugas arsip", ("Kota Ambon",)
    )
    assert state(world) is AssessmentState.RECEIVED
    deed = clerk.deeds.view().rows[-1].deed
    assert (deed.who, deed.act, deed.subject) == ("P-03", Act.RECEIPT, f"{CODE} A-01")
    assert deed.new.startswith(receipt.path.name[10:22])
    assert deed.approvals.signed == ()


@pytest.mark.parametrize(("person", "word"), [("P-01", PASSPHRASE), ("P-02", SECOND_PASSPHRASE)])
def test_chair_and_administrator_may_confirm_too(world, sent, tmp_path: Path, person: str, word: str) -> None:
    services = headquarters_at(world.root / "hq", passphrase=word, person=person, clock=world.clock)
    services.inbox.receive([sent])
    (receipt,) = services.inbox.receipts(CODE, word, tmp_path)
    services.database.close()
    assert world.assessor.delivery.take_receipt(receipt.path).regions == ("Kota Ambon",)


def test_a_receipt_is_for_one_laptop_and_tells_nobody_else_anything(world, sent, tmp_path: Path) -> None:
    world.headquarters.inbox.receive([sent])
    (receipt,) = world.headquarters.inbox.receipts(CODE, PASSPHRASE, tmp_path)
    data = receipt.path.read_bytes()
    for keys in (world.keys.other, world.keys.headquarters.keys):
        with pytest.raises(PackageRefused) as refused:
            decrypt_stream(io.BytesIO(data), io.BytesIO(), keys.letters, 1 << 20)
        assert refused.value.code == "E_AGE"
    opened = io.BytesIO()
    decrypt_stream(io.BytesIO(data), opened, world.keys.assessor.letters, 1 << 20)
    assert b"T-2026" in opened.getvalue()


def test_a_receipt_is_kept_and_may_come_again(world, sent, tmp_path: Path) -> None:
    world.headquarters.inbox.receive([sent])
    (receipt,) = world.headquarters.inbox.receipts(CODE, PASSPHRASE, tmp_path)
    first = world.assessor.delivery.take_receipt(receipt.path)
    assert world.assessor.delivery.take_receipt(receipt.path) == first
    with world.assessor.database.read() as session:
        kept = [r for r in packages.packages(session, CODE) if r.kind is PackageKind.RECEIPT]
    assert [(record.direction, record.detail) for record in kept] == [("in", "Petugas uji")]
    assert (world.assessor.delivery._folder.inbox / kept[0].file).is_file()
    history = world.assessor.scoring.reload(world.draft("Kota Ambon")).assessment.states
    assert [change.state for change in history].count(AssessmentState.RECEIVED) == 1
    assert history[-1].who == "Petugas uji"


def test_who_has_no_key_gets_it_in_the_clear_and_revoked_laptops_are_written_to_last(
    world, sent, tmp_path
) -> None:
    edition = stored(world).edition
    (one,) = (entry for entry in edition.roster if entry.assessor_id == "A-01")
    assert readers_of(edition, "A-01") == (one.recipient,)
    assert readers_of(replace(edition, roster=(replace(one, recipient=None),)), "A-01") == ()
    gone = replace(one, status=type(one.status).REVOKED)
    assert readers_of(replace(edition, roster=(gone,)), "A-01") == (one.recipient,)
    assert readers_of(replace(edition, roster=(gone, replace(one, recipient="age1new"))), "A-01") == (
        "age1new",
    )
    plain = write_to_assessor(
        PackageKind.RECEIPT,
        [
            SealFile(
                RECEIPT,
                Role.COMMENTS,
                "application/json",
                receipt_json(ReceiptDocument("A-01", (mine(world),))),
            )
        ],
        edition=replace(edition, roster=(replace(one, recipient=None),)),
        edition_digest=None,
        assessor_id="A-01",
        signer=person_signer(world.headquarters, "P-01", PASSPHRASE),
        package_id="x-1",
        created=world.clock.now(),
        folder=tmp_path,
    ).path
    assert re.fullmatch(r"smartcity-[0-9a-f]{12}\.asice", plain.name)
    assert world.assessor.delivery.take_receipt(plain).regions == ("Kota Ambon",)


def test_the_edition_names_its_people_and_those_who_left(world, clerk, tmp_path: Path) -> None:
    pins = roots.read_pins(world.assessor.folder.identity, world.keys.assessor.at_rest())
    assert len(pins.staff.named) == 2
    world.headquarters.people.remove("P-03", "Pindah tugas", (FIRST,))
    package = world.headquarters.publishing.publish(CODE, SECRETS, tmp_path)
    world.assessor.editions.take_in(package, root_confirmed=True)
    later = roots.read_pins(world.assessor.folder.identity, world.keys.assessor.at_rest())
    assert later.staff.named == pins.staff.named
    assert later.staff.at > pins.staff.at
    assert len(later.revoked - pins.revoked) == 1
    assert later.roots == pins.roots
    assert later.signers == pins.signers


# -- decisions on held packages ----------------------------------------------------------------------------------


def test_a_refusal_and_its_release_travel_with_name_and_reason(world, clerk, sent, tmp_path: Path) -> None:
    first = world.draft("Kota Ambon")
    world.assessor.finalising.revise(first, "Data baru.")
    second = world.draft("Kota Ambon")
    world.signed("Kota Ambon")
    (letter,) = world.assessor.delivery.export([second], tmp_path)
    (report,) = clerk.inbox.receive([letter.package])
    assert report.code == "H_GAP"
    assert clerk.inbox.receipts(CODE, CLERK_PASSPHRASE, tmp_path) == ()
    mine = (Secret("P-03", CLERK_PASSPHRASE),)
    clerk.inbox.refuse(report.digest, "Paket pertama belum ada.", mine)
    (no,) = clerk.inbox.receipts(CODE, CLERK_PASSPHRASE, tmp_path)
    assert (no.packages, no.decided) == (0, 1)
    told = world.assessor.delivery.take_receipt(no.path)
    assert told.regions == ()
    (decision,) = told.decisions
    assert (decision.region, decision.released, decision.by) == ("Kota Ambon", False, "Petugas arsip")
    assert decision.reason == "Paket pertama belum ada."
    assert decision.held_for.in_(Language.ENGLISH)
    assert state(world) is AssessmentState.SENT
    clerk.inbox.release(report.digest, "Dipastikan lewat telepon.", mine)
    (yes,) = clerk.inbox.receipts(CODE, CLERK_PASSPHRASE, tmp_path)
    told = world.assessor.delivery.take_receipt(yes.path)
    assert told.regions == ("Kota Ambon",)
    assert [(d.released, d.reason) for d in told.decisions] == [(True, "Dipastikan lewat telepon.")]
    assert state(world) is AssessmentState.RECEIVED
    # The old refusal once more says nothing any more.
    assert world.assessor.delivery.take_receipt(no.path).decisions == ()
    assert state(world) is AssessmentState.RECEIVED


# -- hostile -----------------------------------------------------------------------------------------------------


def refused(world, path: Path) -> PackageRefused:
    with pytest.raises(PackageRefused) as found:
        world.assessor.delivery.take_receipt(path)
    assert state(world) is AssessmentState.SENT
    return found.value


def test_an_assessor_confirms_nothing(world, sent, tmp_path: Path) -> None:
    for services in (world.assessor, world.other):
        path = written(world, tmp_path, assessor_signer(services), mine(world))
        assert refused(world, path).code == "E_SIGNER_UNKNOWN"


def test_somebody_of_another_root_confirms_nothing(world, sent, tmp_path: Path) -> None:
    elsewhere = headquarters_at(tmp_path / "lain", clock=world.clock)
    found(elsewhere)
    signer = person_signer(elsewhere, "P-01", PASSPHRASE)
    elsewhere.database.close()
    assert refused(world, written(world, tmp_path, signer, mine(world))).code == "E_SIGNER_UNKNOWN"


def test_somebody_who_left_confirms_nothing_once_an_edition_says_so(
    world, clerk, sent, tmp_path: Path
) -> None:
    signer = person_signer(clerk, "P-03", CLERK_PASSPHRASE)
    world.headquarters.people.remove("P-03", "Pindah tugas", (FIRST,))
    package = world.headquarters.publishing.publish(CODE, SECRETS, tmp_path)
    world.assessor.editions.take_in(package, root_confirmed=True)
    refusal = refused(world, written(world, tmp_path, signer, mine(world)))
    assert refusal.code == "E_SIGNER_REVOKED"
    assert "Petugas arsip" in refusal.detail


def test_somebody_certified_before_the_edition_and_not_named_by_it(world, sent, tmp_path: Path) -> None:
    folder, at_rest = world.assessor.folder.identity, world.keys.assessor.at_rest()
    pins = roots.read_pins(folder, at_rest)
    signer = person_signer(world.headquarters, "P-02", SECOND_PASSPHRASE)
    path = folder / roots.FILE
    lines = read_kept(path, at_rest.of("roots"), 1 << 16).decode().splitlines()
    left = "".join(f"{line}\n" for line in lines if line != f"staff {signer.certificate_sha256}")
    keep_whole(path, left.encode(), at_rest.of("roots"))
    assert len(roots.read_pins(folder, at_rest).staff.named) == len(pins.staff.named) - 1
    refusal = refused(world, written(world, tmp_path, signer, mine(world)))
    assert refusal.code == "E_SIGNER_UNKNOWN"
    assert "Ketua uji is not among headquarters' people" in refusal.sentence(Language.ENGLISH)
    assert "published after" in refusal.sentence(Language.ENGLISH)
    assert "menerbitkan ulang periode" in refusal.sentence(Language.INDONESIAN)


def test_nobody_of_headquarters_signs_an_edition_alone(world, tmp_path: Path) -> None:
    from smartcity_desktop.sealing.verify import verify_edition

    signer = person_signer(world.headquarters, "P-01", PASSPHRASE)
    path = written(world, tmp_path, signer)
    pins = roots.read_pins(world.assessor.folder.identity, world.keys.assessor.at_rest())
    with verify_edition(
        path,
        pins.roots,
        {},
        world.assessor.delivery._folder.quarantine,
        world.clock.now(),
        secrets=world.keys.assessor.letters,
    ) as opened:
        assert opened.verdict.refusal.code == "E_SIGNER_UNKNOWN"


def test_forged_digest_and_others_packages_confirm_nothing(world, sent, tmp_path: Path) -> None:
    signer = person_signer(world.headquarters, "P-01", PASSPHRASE)
    honest = mine(world)
    for package in (replace(honest, digest="ab" * 32), replace(honest, digest=_others(world, tmp_path))):
        path = written(world, tmp_path, signer, package)
        assert world.assessor.delivery.take_receipt(path) == Confirmation("Petugas uji", ())
        assert state(world) is AssessmentState.SENT
    for package in (replace(honest, sequence=2), replace(honest, assignment="T-9")):
        refusal = refused(world, written(world, tmp_path, signer, package))
        assert refusal.code == "E_BIND"
        assert honest.digest[:12] in refusal.detail
    assert refused(world, written(world, tmp_path, signer, honest, whom="A-02")).code == "E_AUDIENCE"
    assert world.assessor.delivery.take_receipt(written(world, tmp_path, signer, honest)).regions


def _others(world, tmp_path: Path) -> str:
    world.signed("Kota Surabaya", services=world.other)
    (copied,) = world.other.delivery.export([world.draft("Kota Surabaya", world.other)], tmp_path)
    (report,) = world.headquarters.inbox.receive([copied.package])
    return report.digest


def test_a_letter_that_was_changed_is_refused(world, sent, tmp_path: Path) -> None:
    world.headquarters.inbox.receive([sent])
    (receipt,) = world.headquarters.inbox.receipts(CODE, PASSPHRASE, tmp_path)
    data = bytearray(receipt.path.read_bytes())
    data[-40] ^= 1
    receipt.path.write_bytes(data)
    assert refused(world, receipt.path).code == "E_AGE"


def test_a_certificate_that_ended_confirms_nothing(world, sent, tmp_path: Path) -> None:
    services = world.headquarters
    folder = services.inbox._folder
    opened = staff_files.open_person(folder.staff, "P-01", PASSPHRASE)
    authority = open_authority(folder.authority, PASSPHRASE, world.clock, holder="P-01")
    person = replace(
        services.people.list()[0],
        certificate=staff_files.certify(authority, opened, world.clock.now() + timedelta(hours=1)),
    )
    signer = staff_files.signer_of(opened, person, (authority.root_der,))
    path = written(world, tmp_path, signer, mine(world))
    world.clock.at += timedelta(hours=2)
    assert refused(world, path).code == "E_SIGNER_EXPIRED"


def test_somebody_elses_passphrase_signs_nothing(world, clerk, sent, tmp_path: Path) -> None:
    clerk.inbox.receive([sent])
    out = tmp_path / "stick"
    out.mkdir()
    with pytest.raises(IdentityProblem, match="passphrase is wrong"):
        clerk.inbox.receipts(CODE, PASSPHRASE, out)
    assert list(out.iterdir()) == []
