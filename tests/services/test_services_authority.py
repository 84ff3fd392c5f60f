"""The authority through its services: cards, drills, an offline root, announced signers, revocations, recovery."""

from __future__ import annotations

from datetime import timedelta

import pypdfium2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import load_pem_x509_crl

from smartcity_desktop.app import assessor_gate, build_assessor, build_headquarters, headquarters_gate
from smartcity_desktop.core.cards import CardKey
from smartcity_desktop.core.edition import Assessor, RosterStatus, SignerStatus
from smartcity_desktop.core.errors import ChangeRefused, FileProblem, IdentityProblem
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.staff import Secret
from smartcity_desktop.sealing.authority_cards import open_cards
from smartcity_desktop.sealing.recovery import open_reply, recovery_request, wrap_for_recovery
from smartcity_desktop.sealing.requests import read_request, request_pem
from smartcity_desktop.sealing.store_keys import new_store_keys
from smartcity_desktop.services.reopening import Reopening
from smartcity_desktop.system.settings import Settings
from tests.opening import SECRETS

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"
PERSON = Assessor("A-03", "Asesor Uji 3", "Lembaga uji")


@pytest.fixture
def desk(world):
    return world.headquarters.authority


def words(cards, *numbers):
    return [cards[number - 1].text for number in numbers]


@pytest.fixture
def recovery_cards(desk):
    return desk.make_cards(CardKey.RECOVERY, PASSPHRASE)


def test_what_is_due_until_both_sets_were_rehearsed(desk, world):
    card = desk.card()
    assert desk.is_due(card.root_cards)
    assert desk.is_due(card.recovery_cards)
    for key in CardKey:
        made = desk.make_cards(key, PASSPHRASE, threshold=2, count=4)
        done = desk.drill(key, words(made, 4, 2), "Petugas uji")
        assert not desk.is_due(done)
    world.clock.at += timedelta(days=400)
    assert desk.is_due(desk.card().root_cards)


def test_the_first_recovery_cards_are_of_a_fresh_key_and_later_ones_of_the_same(desk, world):
    folder = world.headquarters.folder.authority
    before = desk.card().recovery
    first = desk.make_cards(CardKey.RECOVERY, PASSPHRASE)
    fresh = desk.card().recovery
    assert fresh != before
    again = desk.make_cards(CardKey.RECOVERY, PASSPHRASE, threshold=3, count=5, old=words(first, 1, 3))
    assert desk.card().recovery == fresh
    secrets = (open_cards(folder, CardKey.RECOVERY, w) for w in (words(again, 1, 2, 3), words(first, 2, 3)))
    assert len(set(secrets)) == 1
    desk.make_cards(CardKey.RECOVERY, PASSPHRASE)
    assert desk.card().recovery != fresh


@pytest.mark.parametrize("numbers", [(1, 3), (4, 3), (2, 20)])
def test_bad_numbers_and_passphrases_change_nothing(desk, numbers):
    before = desk.card()
    with pytest.raises(IdentityProblem, match="cannot be made"):
        desk.make_cards(CardKey.RECOVERY, PASSPHRASE, threshold=numbers[0], count=numbers[1])
    with pytest.raises(IdentityProblem, match="wrong"):
        desk.make_cards(CardKey.RECOVERY, "bukan sandinya itu")
    assert desk.card() == before


def test_cards_are_printed_one_a_page(desk, recovery_cards):
    document = pypdfium2.PdfDocument(desk.print_cards(recovery_cards))
    assert len(document) == 3
    for page, card in zip(document, recovery_cards, strict=True):
        text = page.get_textpage().get_text_bounded()
        assert all(f"{at}." in text and word in text for at, word in enumerate(card.words, 1))
        assert f"Kartu {card.number} dari 3" in text
        assert "Kunci pemulihan" in text
        assert "Recovery key" in text
        assert desk.card().root_fingerprint in text
        assert page.get_size() == pytest.approx((595.28, 841.89), abs=0.1)


def test_an_edition_tells_for_whom_to_encrypt_and_who_signs(world, desk):
    edition = world.assessor.editions.edition(CODE)
    card = desk.card()
    assert edition.recipients.working == (card.working,)
    assert edition.recipients.recovery == (card.recovery,)
    assert [entry.certificate_sha256 for entry in edition.signers] == [card.signer_sha256]
    assert edition.roster[0].recipient == world.keys.assessor.recipient
    assert world.headquarters.editions.edition(CODE).recipients == edition.recipients


def test_a_fresh_recovery_key_reaches_the_laptops_with_the_next_publication(
    world, desk, recovery_cards, tmp_path
):
    package = world.headquarters.publishing.publish(CODE, SECRETS, tmp_path)
    world.assessor.editions.take_in(package, root_confirmed=False)
    assert world.assessor.editions.edition(CODE).recipients.recovery == (desk.card().recovery,)


# --- an offline root -------------------------------------------------------------------------------------------


@pytest.fixture
def offline(desk, tmp_path):
    cards = desk.make_cards(CardKey.ROOT, PASSPHRASE)
    with pytest.raises(IdentityProblem, match="No drill"):
        desk.take_root_offline(
            PASSPHRASE, file=tmp_path / "root.key", file_passphrase="sandi brankas panjang"
        )
    assert not (tmp_path / "root.key").exists()
    desk.drill(CardKey.ROOT, words(cards, 1, 2), "Petugas uji")
    desk.take_root_offline(PASSPHRASE, file=tmp_path / "root.key", file_passphrase="sandi brankas panjang")
    return words(cards, 2, 3), tmp_path / "root.key"


def test_enrolling_asks_for_the_root_cards_once_the_root_is_off(world, desk, offline):
    cards, file = offline
    request = next(world.root.glob("*.csr"))
    assert desk.card().root_offline
    with pytest.raises(IdentityProblem, match="root cards, or give the root key's file"):
        world.headquarters.drafting.enrol(CODE, request, PERSON, PASSPHRASE)
    by_cards = world.headquarters.drafting.enrol(
        CODE, request, PERSON, PASSPHRASE, root=desk.open_root(cards)
    )
    by_file = world.headquarters.drafting.enrol(
        CODE, request, PERSON, PASSPHRASE, root=desk.read_root_file(file, "sandi brankas panjang")
    )
    roster = {e.certificate_sha256: e.status for e in world.headquarters.editions.edition(CODE).roster}
    assert roster[by_cards.certificate_sha256] is RosterStatus.REVOKED
    assert roster[by_file.certificate_sha256] is RosterStatus.ACTIVE


def test_publishing_needs_no_root(world, offline, tmp_path):
    assert world.headquarters.publishing.publish(CODE, SECRETS, tmp_path).exists()


# --- revocations -----------------------------------------------------------------------------------------------


def test_a_revoked_assessor_stands_in_the_list_for_outsiders(world, desk, tmp_path):
    with pytest.raises(ChangeRefused, match="reason"):
        world.headquarters.drafting.revoke(CODE, "A-01", "  ")
    assert all(e.status is RosterStatus.ACTIVE for e in world.headquarters.editions.edition(CODE).roster)
    world.headquarters.drafting.revoke(CODE, "A-01", "laptop dicuri")
    crl = load_pem_x509_crl(desk.write_crl(PASSPHRASE, tmp_path).read_bytes())
    assert len(list(crl)) == 1
    with pytest.raises(FileProblem):
        desk.write_crl(PASSPHRASE, tmp_path / "tiada")


def test_a_signer_is_used_only_when_an_edition_announced_it(world, desk, tmp_path):
    announced = desk.make_next_signer(PASSPHRASE)
    with pytest.raises(ChangeRefused, match="No published edition announces"):
        desk.use_next_signer(PASSPHRASE)
    world.headquarters.publishing.publish(CODE, SECRETS, tmp_path)
    assert desk.use_next_signer(PASSPHRASE).certificate_sha256 == announced.certificate_sha256
    assert [entry.status for entry in desk.card().signers] == [SignerStatus.ACTIVE] * 2


# --- recovery --------------------------------------------------------------------------------------------------


@pytest.fixture
def asked(world, desk, recovery_cards, tmp_path):
    """A request of A-01's laptop for its keys, with the fresh keys it made."""
    fresh, key = new_store_keys(), ec.generate_private_key(ec.SECP256R1())
    csr = request_pem(key, "Asesor Uji 1", "Lembaga uji", fresh.recipient)
    entry = next(e for e in world.headquarters.editions.edition(CODE).roster if e.assessor_id == "A-01")
    from smartcity_desktop.sealing.certificates import certificate_key_sha256

    owner = certificate_key_sha256(entry.certificate)
    wrapped = wrap_for_recovery(world.keys.assessor, owner, [desk.card().recovery])
    file = tmp_path / "permohonan-pemulihan.json"
    file.write_bytes(recovery_request(wrapped, csr, world.clock))
    return file, fresh, read_request(csr)


def test_a_forgotten_passphrase_ends_with_the_data_readable(world, asked, recovery_cards, tmp_path):
    file, fresh, request = asked
    office = world.headquarters.recovery
    assert office.look(file).fingerprint == request.fingerprint
    released = office.release(
        file, words(recovery_cards, 1, 3), request.fingerprint, "A-01", tmp_path, SECRETS
    )
    assert released.owner.name == "Asesor Uji 1"
    keys = open_reply(released.file.read_bytes(), fresh.letters, request.sha256)
    assert (keys.database, keys.files) == (world.keys.assessor.database, world.keys.assessor.files)


def test_keys_are_released_to_nobody_else(world, asked, recovery_cards, tmp_path):
    file, _, request = asked
    office, cards = world.headquarters.recovery, words(recovery_cards, 1, 3)
    with pytest.raises(ChangeRefused, match="belong to A-01, Asesor Uji 1, not to A-02"):
        office.release(file, cards, request.fingerprint, "A-02", tmp_path, SECRETS)
    with pytest.raises(IdentityProblem, match="not that of this request"):
        office.release(file, cards, "0" * 24, "A-01", tmp_path, SECRETS)
    with pytest.raises(IdentityProblem, match="1 cards; 2 are needed"):
        office.release(file, cards[:1], request.fingerprint, "A-01", tmp_path, SECRETS)
    with pytest.raises(FileProblem):
        office.release(file, cards, request.fingerprint, "A-01", tmp_path / "tiada", SECRETS)
    assert list(tmp_path.glob("*.age")) == []


def test_a_bundle_of_nobody_on_a_roster(world, asked, recovery_cards, desk, tmp_path):
    file, fresh, _ = asked
    csr = world.headquarters.recovery.look(file).csr
    wrapped = wrap_for_recovery(fresh, "00" * 32, [desk.card().recovery])
    file.write_bytes(recovery_request(wrapped, csr, world.clock))
    request = world.headquarters.recovery.look(file)
    with pytest.raises(ChangeRefused, match="no assessor on any roster"):
        world.headquarters.recovery.release(
            file, words(recovery_cards, 1, 2), request.fingerprint, "A-01", tmp_path, SECRETS
        )


# --- signers at the laptops ------------------------------------------------------------------------------------


def test_a_laptop_that_missed_the_announcement_compares_by_telephone(world, desk, tmp_path):
    """One laptop takes in the edition that announces the next signer; the other sees only what that one signs."""
    announcing = world.headquarters.publishing.publish(CODE, SECRETS, tmp_path)
    world.other.editions.take_in(announcing, root_confirmed=False)
    entry = desk.make_next_signer(PASSPHRASE)
    second = world.headquarters.publishing.publish(CODE, SECRETS, tmp_path)
    world.assessor.editions.take_in(second, root_confirmed=False)
    desk.use_next_signer(PASSPHRASE)
    third = world.headquarters.publishing.publish(CODE, SECRETS, tmp_path)
    world.assessor.editions.take_in(third, root_confirmed=False)
    with pytest.raises(PackageRefused) as refused:
        world.other.editions.take_in(third, root_confirmed=True)
    assert refused.value.code == "E_SIGNER_UNKNOWN"
    for wrong in ("0" * 24, entry.certificate_sha256):
        with pytest.raises(PackageRefused):
            world.other.editions.take_in(third, root_confirmed=True, signer_heard=wrong)
    heard = entry.certificate_sha256[:24].upper()
    world.other.editions.take_in(third, root_confirmed=True, signer_heard=heard)


def test_a_revoked_signer_is_refused_by_who_was_told(world, desk, tmp_path):
    first = desk.card().signer_sha256
    desk.make_next_signer(PASSPHRASE)
    stolen = world.headquarters.publishing.publish(CODE, SECRETS, tmp_path)
    desk.use_next_signer(PASSPHRASE)
    desk.revoke_signer(first, "kunci dicuri")
    told = world.headquarters.publishing.publish(CODE, SECRETS, tmp_path)
    world.other.editions.take_in(stolen, root_confirmed=False)
    world.other.editions.take_in(told, root_confirmed=False)
    for heard in ("", first[:24]):
        with pytest.raises(PackageRefused) as refused:
            world.other.editions.take_in(stolen, root_confirmed=True, signer_heard=heard)
        assert refused.value.code == "E_SIGNER_REVOKED"


# --- every passphrase of headquarters is lost -----------------------------------------------------------------


def test_the_cards_alone_bring_headquarters_back(world, desk, recovery_cards, tmp_path):
    """Lost-headquarters-key: recovery cards open the data, root cards make a new signer; laptops compare once."""
    root_cards = desk.make_cards(CardKey.ROOT, PASSPHRASE)
    folder, clock = world.headquarters.folder, world.clock
    before = world.headquarters.editions.edition(CODE)
    world.headquarters.database.close()
    reopening = Reopening(folder, clock)
    new = "sandi baru sesudah musibah"
    with pytest.raises(IdentityProblem, match="Card 1: it is of the root key"):
        reopening.reopen("Petugas Baru", new, words(root_cards, 1, 2))
    done = reopening.reopen("Petugas Baru", new, words(recovery_cards, 3, 1), words(root_cards, 2, 3))
    gate = headquarters_gate(world.root / "hq", clock)
    again = build_headquarters(world.root / "hq", Settings(), gate.unlock(new, done.person_id), clock=clock)
    try:
        assert again.editions.edition(CODE) == before
        assert again.desk.person.name == "Petugas Baru"
        card = again.authority.card()
        assert card.signer_fingerprint == done.signer_fingerprint
        assert [entry.status for entry in card.signers] == [SignerStatus.ACTIVE] * 2
        secret = again.authority.make_next_signer(new)
        assert secret.status is SignerStatus.ANNOUNCED
    finally:
        again.database.close()


def test_what_is_published_after_that_needs_no_root_on_the_computer(world, desk, recovery_cards, tmp_path):
    root_cards = desk.make_cards(CardKey.ROOT, PASSPHRASE)
    desk.drill(CardKey.ROOT, words(root_cards, 1, 2), "Petugas")
    desk.take_root_offline(PASSPHRASE)
    folder, clock, new = world.headquarters.folder, world.clock, "sandi baru sesudah musibah"
    world.headquarters.database.close()
    cards = words(recovery_cards, 3, 1), words(root_cards, 2, 3)
    first = Reopening(folder, clock).reopen("Orang Kedua", "sandi orang kedua yang baru", *cards)
    done = Reopening(folder, clock).reopen(
        "Petugas Baru", new, *cards
    )  # nobody's passphrase of before is needed
    gate = headquarters_gate(world.root / "hq", clock)
    again = build_headquarters(world.root / "hq", Settings(), gate.unlock(new, done.person_id), clock=clock)
    try:
        assert again.authority.card().root_offline
        both = (Secret(done.person_id, new), Secret(first.person_id, "sandi orang kedua yang baru"))
        package = again.publishing.publish(CODE, both, tmp_path)
        heard = done.signer_fingerprint.replace(" ", "")
        world.other.editions.take_in(package, root_confirmed=True, signer_heard=heard)
        assert again.desk.person.certificate in {
            one.certificate for one in world.other.editions.edition(CODE).staff
        }
    finally:
        again.database.close()


def test_recovery_cards_alone_open_the_data_and_sign_nothing(world, desk, recovery_cards):
    folder, clock = world.headquarters.folder, world.clock
    world.headquarters.database.close()
    new = "sandi baru sesudah musibah"
    done = Reopening(folder, clock).reopen("Petugas Baru", new, words(recovery_cards, 1, 2))
    assert done.signer_fingerprint == ""
    gate = headquarters_gate(world.root / "hq", clock)
    again = build_headquarters(world.root / "hq", Settings(), gate.unlock(new, done.person_id), clock=clock)
    try:
        assert again.editions.overview(CODE).edition.code == CODE
        with pytest.raises(IdentityProblem, match="wrong"):
            again.authority.make_next_signer(new)
    finally:
        again.database.close()


def test_lost_passphrase_from_the_first_screen_to_the_draft(world, recovery_cards, tmp_path):
    """The whole printed procedure: ask, call, release, open; the draft is there and the old passphrase is not."""
    package = world.headquarters.publishing.publish(CODE, SECRETS, tmp_path)
    world.assessor.editions.take_in(package, root_confirmed=False)
    draft = world.filled("Kota Ambon")
    world.assessor.database.close()
    gate, new = assessor_gate(world.root / "a1", world.clock), "sandi baru yang tidak lupa"
    request = gate.ask_recovery("Asesor Uji 1", "Lembaga uji", new, tmp_path)
    released = world.headquarters.recovery.release(
        request, words(recovery_cards, 2, 3), gate.recovery_code(), "A-01", tmp_path, SECRETS
    )
    keys = gate.recover(released.file, new)
    again = build_assessor(world.root / "a1", Settings(), keys, clock=world.clock)
    try:
        assert again.scoring.reload(draft).assessment.answers
    finally:
        again.database.close()
    assert gate.unlock(new).database == world.keys.assessor.database
    with pytest.raises(IdentityProblem, match="wrong"):
        gate.unlock(PASSPHRASE)
