"""Headquarters' keys: made once, put on cards, rehearsed, taken off the computer, renewed, revoked."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate, load_der_x509_crl

from smartcity_desktop.core.cards import CardKey
from smartcity_desktop.core.edition import Assessor, RosterStatus, SignerStatus
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.sealing import authority
from smartcity_desktop.sealing.age_keys import recipient_of, secret_text
from smartcity_desktop.sealing.authority_cards import (
    drill,
    is_due,
    make_recovery_cards,
    make_root_cards,
    open_cards,
    renew_recovery,
    take_root_offline,
)
from smartcity_desktop.sealing.authority_rebuild import rebuild_authority
from smartcity_desktop.sealing.certificates import read_certificate, roster_entry
from smartcity_desktop.sealing.crl import crl_pem, make_crl, note_revocations
from smartcity_desktop.sealing.edition_signers import make_next_signer, revoke_signer, use_next_signer
from smartcity_desktop.sealing.recovery import WRAPPED, open_wrapped
from smartcity_desktop.sealing.requests import request_pem
from smartcity_desktop.sealing.root_key import read_root_file, root_bytes, write_root_file
from smartcity_desktop.sealing.store_keys import new_store_keys

PERSON = Assessor("A-01", "Asesor Contoh", "Lembaga Contoh")


@pytest.fixture
def clock(kit):
    return kit.FixedClock(kit.FOUNDED)


@pytest.fixture(scope="module")
def once(tmp_path_factory, request):
    """An authority founded once; tests work on copies of its folder."""
    kit = request.getfixturevalue("kit")
    folder = tmp_path_factory.mktemp("headquarters")
    keys = new_store_keys()
    made = authority.found(
        folder,
        programme="Gerakan uji",
        passphrase=kit.PASSPHRASE,
        clock=kit.FixedClock(kit.FOUNDED),
        keys=keys,
    )
    return folder, made, keys


@pytest.fixture
def folder(once, tmp_path):
    return shutil.copytree(once[0], tmp_path / "authority")


@pytest.fixture
def keys(once):
    return once[2]


@pytest.fixture
def opened(folder, kit, clock):
    return authority.open_authority(folder, kit.PASSPHRASE, clock)


def texts(cards, *numbers):
    return [cards[number - 1].text for number in numbers]


def request():
    return request_pem(ec.generate_private_key(ec.SECP256R1()), "x", "")


# --- founding --------------------------------------------------------------------------------------------------


def test_founding_makes_the_recipients_too(once, folder):
    _, made, keys = once
    card = authority.authority_card(folder)
    assert card == made.card
    assert made.keys is keys
    assert card.working == keys.recipient
    assert card.recovery == recipient_of(secret_text(made.recovery))
    assert not card.root_offline
    assert (card.root_cards, card.recovery_cards) == (None, None)
    recipients, signers = authority.published(folder, keys)
    assert recipients.all == (card.working, card.recovery)
    assert [entry.status for entry in signers] == [SignerStatus.ACTIVE]
    assert signers[0].certificate_sha256 == card.signer_sha256


def test_the_recovery_key_is_kept_nowhere(once, folder):
    _, made, keys = once
    for file in folder.iterdir():
        data = file.read_bytes()
        for secret in (made.recovery, secret_text(made.recovery).encode(), made.recovery.hex().encode()):
            assert secret not in data
    assert secret_text(made.recovery) not in repr(made)
    assert keys.letters[0] not in repr(made)


def test_the_recovery_key_alone_opens_headquarters_own_keys_and_every_letter(once, folder):
    """Lost-headquarters-key: nothing but the cards is left."""
    _, made, keys = once
    cards = make_recovery_cards(folder, made.recovery, clock_of(made))
    secret = open_cards(folder, CardKey.RECOVERY, texts(cards, 3, 2))
    assert open_wrapped((folder / WRAPPED).read_bytes(), secret).keys == keys
    recipients, _ = authority.published(folder, keys)
    letter = pyrage.encrypt(b"paket", [pyrage.x25519.Recipient.from_str(r) for r in recipients.all])
    assert pyrage.decrypt(letter, [pyrage.x25519.Identity.from_str(secret_text(secret))]) == b"paket"


def clock_of(made):
    class Clock:
        def now(self):
            return made.card.created_at

        def monotonic(self):
            return 1

    return Clock()


@pytest.mark.parametrize(
    "change",
    [
        lambda f: f.update(signer="0" * 64),
        lambda f: f["signers"][0].update(status="revoked"),
        lambda f: f["signers"][0].update(certificate=f["root"]),
        lambda f: f.update(recovery="age1" + "q" * 58),
        lambda f: f.update(working="age1"),
        lambda f: f.update(more=1),
        lambda f: f.update(version=1),
        lambda f: f.update(drills=[{"key": "root", "of": "", "set": "0000", "at": "x", "who": ""}]),
    ],
)
def test_a_file_that_was_changed_is_refused(folder, change):
    path = folder / authority.FILE
    file = json.loads(path.read_bytes())
    change(file)
    path.write_text(json.dumps(file))
    with pytest.raises(IdentityProblem, match="damaged"):
        authority.authority_card(folder)


@pytest.mark.parametrize(
    "change",
    [
        lambda f: f.update(recovery=new_store_keys().recipient),
        lambda f: f.update(working=None),
        lambda f: f.update(told=""),
        lambda f: f.update(told="0" * 64),
    ],
)
def test_nothing_is_told_renewed_or_announced_out_of_a_file_that_others_wrote_to(
    folder, keys, opened, kit, clock, change
):
    path = folder / authority.FILE
    file = json.loads(path.read_bytes())
    change(file)
    path.write_text(json.dumps(file))
    for act in (
        lambda: authority.published(folder, keys),
        lambda: authority.authority_card(folder, keys),
        lambda: renew_recovery(folder, keys),
        lambda: make_next_signer(folder, opened, kit.PASSPHRASE, clock, keys=keys),
        lambda: use_next_signer(folder, kit.PASSPHRASE, keys=keys),
        lambda: revoke_signer(folder, "0" * 64, "dicuri", clock, keys=keys),
        lambda: rebuild_authority(folder, root_bytes(opened.root_key), kit.PASSPHRASE, "P-02", clock, keys),
    ):
        with pytest.raises(IdentityProblem, match="changed outside this program"):
            act()
    assert path.read_text() == json.dumps(file)


def test_another_headquarters_keys_tell_nothing(folder):
    with pytest.raises(IdentityProblem, match="changed outside this program"):
        authority.published(folder, new_store_keys())


def test_several_people_open_it_each_with_their_own_passphrase(folder, kit, clock):
    second = "kata sandi orang kedua"
    authority.add_holder(folder, kit.PASSPHRASE, "P-02", second)
    assert authority.open_authority(folder, second, clock, holder="P-02").has_root
    with pytest.raises(IdentityProblem, match="wrong"):
        authority.open_authority(folder, second, clock, holder="owner")
    authority.remove_holder(folder, "owner")
    with pytest.raises(IdentityProblem, match="wrong"):
        authority.open_authority(folder, kit.PASSPHRASE, clock)
    with pytest.raises(IdentityProblem, match="last"):
        authority.remove_holder(folder, "P-02")


def test_a_person_of_headquarters_is_no_edition_signer(opened, kit):
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    der = opened.issue_staff(
        key, name="Petugas Contoh", number="P-01", valid_until=kit.FOUNDED + timedelta(9)
    )
    found = read_certificate(der)
    assert found.staff
    assert not found.edition_signer
    assert not read_certificate(opened.signer.certificate).staff


# --- cards -----------------------------------------------------------------------------------------------------


def test_root_cards_bring_the_root_back(folder, opened, kit, clock):
    cards = make_root_cards(folder, opened, clock, threshold=3, count=5)
    secret = open_cards(folder, CardKey.ROOT, texts(cards, 5, 1, 3))
    assert secret == root_bytes(opened.root_key)
    again = authority.open_authority(folder, kit.PASSPHRASE, clock, root=secret)
    assert again.issue(request(), assessor=PERSON, valid_until=kit.NOW)
    noted = authority.authority_card(folder).root_cards
    assert (noted.threshold, noted.count, noted.set_code) == (3, 5, cards[0].set_code)
    assert noted.rehearsed_at is None
    assert is_due(noted, kit.NOW)


def test_a_root_whose_number_begins_with_zero_keeps_its_length():
    key = ec.derive_private_key(1, ec.SECP256R1())
    assert root_bytes(key) == bytes(31) + b"\x01"


def test_a_drill_is_noted_and_keeps_nothing(once, folder, kit, clock):
    _, made, _ = once
    cards = make_recovery_cards(folder, made.recovery, clock)
    done = drill(folder, CardKey.RECOVERY, texts(cards, 2, 1), who=" Petugas Contoh ", clock=clock)
    assert (done.rehearsed_at, done.rehearsed_by) == (kit.FOUNDED, "Petugas Contoh")
    assert authority.authority_card(folder).recovery_cards == done
    assert not is_due(done, kit.FOUNDED + timedelta(days=365))
    assert is_due(done, kit.FOUNDED + timedelta(days=366))
    file = (folder / authority.FILE).read_bytes()
    assert secret_text(made.recovery).encode() not in file
    assert cards[0].words[9].encode() + b" " + cards[0].words[10].encode() not in file


def test_a_drill_needs_enough_cards_of_this_key_and_somebody_who_leads_it(once, folder, opened, clock):
    _, made, _ = once
    root = make_root_cards(folder, opened, clock)
    recovery = make_recovery_cards(folder, made.recovery, clock)
    with pytest.raises(IdentityProblem, match="1 cards; 2 are needed"):
        drill(folder, CardKey.ROOT, texts(root, 1), who="Petugas", clock=clock)
    with pytest.raises(IdentityProblem, match="it is of the recovery key, not of the root key"):
        drill(folder, CardKey.ROOT, texts(recovery, 1, 2), who="Petugas", clock=clock)
    with pytest.raises(IdentityProblem, match="not the root key of this programme"):
        drill(folder, CardKey.ROOT, [" ".join(c.words) for c in recovery[:2]], who="Petugas", clock=clock)
    with pytest.raises(IdentityProblem, match="not the recovery key in force"):
        drill(folder, CardKey.RECOVERY, [" ".join(c.words) for c in root[:2]], who="Petugas", clock=clock)
    with pytest.raises(IdentityProblem, match="Nobody is named"):
        drill(folder, CardKey.ROOT, texts(root, 1, 2), who="  ", clock=clock)
    assert authority.authority_card(folder).root_cards.rehearsed_at is None


def test_cards_of_another_programme(folder, tmp_path, opened, kit, clock):
    (other := tmp_path / "other").mkdir()
    authority.found(other, programme="Lain", passphrase=kit.PASSPHRASE, clock=clock)
    theirs = make_root_cards(other, authority.open_authority(other, kit.PASSPHRASE, clock), clock)
    make_root_cards(folder, opened, clock)
    with pytest.raises(IdentityProblem, match="Card 1: it is of another programme"):
        drill(folder, CardKey.ROOT, texts(theirs, 1, 2), who="Petugas", clock=clock)
    with pytest.raises(IdentityProblem, match="not the root key of this programme"):
        drill(folder, CardKey.ROOT, [" ".join(c.words) for c in theirs[:2]], who="Petugas", clock=clock)


def test_cards_that_were_replaced_still_open_but_pass_no_drill(folder, opened, clock):
    old = make_root_cards(folder, opened, clock)
    new = make_root_cards(folder, opened, clock)
    assert open_cards(folder, CardKey.ROOT, texts(old, 1, 2)) == root_bytes(opened.root_key)
    with pytest.raises(IdentityProblem, match=f"set {new[0].set_code} has replaced them"):
        drill(folder, CardKey.ROOT, texts(old, 1, 2), who="Petugas", clock=clock)


def test_a_renewed_recovery_key(once, folder, clock):
    _, made, keys = once
    old = make_recovery_cards(folder, made.recovery, clock)
    secret = renew_recovery(folder, keys)
    assert secret != made.recovery
    assert authority.published(folder, keys)[0].recovery == (recipient_of(secret_text(secret)),)
    assert open_wrapped((folder / WRAPPED).read_bytes(), secret).keys == keys
    assert authority.authority_card(folder).recovery_cards is None
    with pytest.raises(IdentityProblem, match="not the recovery key in force"):
        open_cards(folder, CardKey.RECOVERY, texts(old, 1, 2))
    new = make_recovery_cards(folder, secret, clock)
    assert open_cards(folder, CardKey.RECOVERY, texts(new, 1, 2)) == secret


# --- the root off the computer ---------------------------------------------------------------------------------


def test_the_root_leaves_only_after_a_drill(folder, opened, kit, clock):
    with pytest.raises(IdentityProblem, match="No drill"):
        take_root_offline(folder)
    cards = make_root_cards(folder, opened, clock)
    with pytest.raises(IdentityProblem, match="No drill"):
        take_root_offline(folder)
    drill(folder, CardKey.ROOT, texts(cards, 1, 3), who="Petugas", clock=clock)
    before = (folder / authority.FILE).read_bytes()
    take_root_offline(folder)
    assert authority.authority_card(folder).root_offline
    assert b'"root"' in before
    assert all(
        key["name"] != "root" for key in json.loads((folder / authority.FILE).read_bytes())["vault"]["keys"]
    )
    with pytest.raises(IdentityProblem, match="off this computer already"):
        take_root_offline(folder)


@pytest.fixture
def offline(folder, opened, clock):
    """An authority whose root is on cards alone, with two of them."""
    cards = make_root_cards(folder, opened, clock)
    drill(folder, CardKey.ROOT, texts(cards, 1, 2), who="Petugas", clock=clock)
    take_root_offline(folder)
    return folder, texts(cards, 2, 3)


def test_without_the_root_editions_are_signed_but_nothing_is_issued(offline, keys, kit, clock):
    folder, cards = offline
    plain = authority.open_authority(folder, kit.PASSPHRASE, clock)
    assert plain.signer.sign(b"an edition")
    assert not plain.has_root
    for act in (
        lambda: plain.issue(request(), assessor=PERSON, valid_until=kit.NOW),
        lambda: make_crl(folder, plain, (), clock),
        lambda: make_next_signer(folder, plain, kit.PASSPHRASE, clock, keys=keys),
        lambda: make_root_cards(folder, plain, clock),
    ):
        with pytest.raises(IdentityProblem, match="not kept on this computer"):
            act()
    root = open_cards(folder, CardKey.ROOT, cards)
    again = authority.open_authority(folder, kit.PASSPHRASE, clock, root=root)
    assert again.issue(request(), assessor=PERSON, valid_until=kit.NOW)
    assert authority.authority_card(folder).root_offline


def test_the_root_in_a_file_of_its_own(offline, tmp_path, kit, clock):
    folder, cards = offline
    secret, der = open_cards(folder, CardKey.ROOT, cards), authority.root_der(folder)
    path = tmp_path / "root.key"
    write_root_file(path, secret, der, "sandi brankas panjang")
    assert read_root_file(path, der, "sandi brankas panjang") == secret
    assert secret not in path.read_bytes()
    with pytest.raises(IdentityProblem, match="wrong"):
        read_root_file(path, der, "bukan sandinya itu")
    (other := tmp_path / "other").mkdir()
    authority.found(other, programme="Lain", passphrase=kit.PASSPHRASE, clock=clock)
    with pytest.raises(IdentityProblem, match="no root key file of this programme"):
        read_root_file(path, authority.root_der(other), "sandi brankas panjang")
    (tmp_path / "junk").write_text("{}")
    with pytest.raises(IdentityProblem, match="no root key file"):
        read_root_file(tmp_path / "junk", der, "x")
    for wrong in (bytes(32), b"\xff" * 32, b"\x07" * 32):
        with pytest.raises(IdentityProblem, match="not the root key"):
            authority.open_authority(folder, kit.PASSPHRASE, clock, root=wrong)


# --- signers ---------------------------------------------------------------------------------------------------


def statuses(folder, keys):
    return [entry.status.value for entry in authority.published(folder, keys)[1]]


def test_the_life_of_signers(folder, keys, opened, kit, clock):
    first = opened.signer.certificate_sha256
    with pytest.raises(IdentityProblem, match="No signer is announced"):
        use_next_signer(folder, kit.PASSPHRASE, keys=keys)
    announced = make_next_signer(folder, opened, kit.PASSPHRASE, clock, keys=keys)
    assert statuses(folder, keys) == ["active", "announced"]
    assert authority.open_authority(folder, kit.PASSPHRASE, clock).signer.certificate_sha256 == first
    with pytest.raises(IdentityProblem, match="announced already"):
        make_next_signer(folder, opened, kit.PASSPHRASE, clock, keys=keys)
    with pytest.raises(IdentityProblem, match="in use cannot be revoked"):
        revoke_signer(folder, first, "dicuri", clock, keys=keys)
    assert (
        use_next_signer(folder, kit.PASSPHRASE, keys=keys).certificate_sha256 == announced.certificate_sha256
    )
    assert statuses(folder, keys) == ["active", "active"]
    now = authority.open_authority(folder, kit.PASSPHRASE, clock)
    assert now.signer.certificate_sha256 == announced.certificate_sha256
    revoke_signer(folder, first, "kunci dicuri", clock, keys=keys)
    assert statuses(folder, keys) == ["revoked", "active"]
    serials = [entry.serial_number for entry in load_der_x509_crl(make_crl(folder, now, (), clock))]
    assert serials == [load_der_x509_certificate(opened.signer.certificate).serial_number]


def test_an_announced_signer_that_is_revoked_is_gone(folder, keys, opened, kit, clock):
    announced = make_next_signer(folder, opened, kit.PASSPHRASE, clock, keys=keys)
    with pytest.raises(IdentityProblem, match="reason"):
        revoke_signer(folder, announced.certificate_sha256, " ", clock, keys=keys)
    revoke_signer(folder, announced.certificate_sha256, "laptop hilang", clock, keys=keys)
    assert statuses(folder, keys) == ["active", "revoked"]
    with pytest.raises(IdentityProblem, match="No signer is announced"):
        use_next_signer(folder, kit.PASSPHRASE, keys=keys)
    with pytest.raises(IdentityProblem, match="no such signer"):
        revoke_signer(folder, "0" * 64, "x", clock, keys=keys)
    assert make_next_signer(folder, opened, kit.PASSPHRASE, clock, keys=keys)


# --- the list for outsiders ------------------------------------------------------------------------------------


def openssl_says(tmp_path, opened, crl, certificate, moment):
    root, crl_file, leaf = (tmp_path / name for name in ("root.pem", "crl.pem", "leaf.pem"))
    root.write_bytes(load_der_x509_certificate(opened.root_der).public_bytes(Encoding.PEM))
    leaf.write_bytes(load_der_x509_certificate(certificate).public_bytes(Encoding.PEM))
    crl_file.write_bytes(crl_pem(crl))
    command = ["openssl", "verify", "-crl_check", "-CAfile", root, "-CRLfile", crl_file]
    command += ["-attime", str(int(moment.timestamp())), leaf]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_openssl_refuses_whom_the_list_names(folder, opened, tmp_path, kit, clock):
    good, stolen, old = (opened.issue(request(), assessor=PERSON, valid_until=kit.NOW) for _ in range(3))
    note_revocations(folder, [stolen], "laptop dicuri", clock)
    rosters = [roster_entry("A-01", good), replace(roster_entry("A-02", old), status=RosterStatus.REVOKED)]
    crl = make_crl(folder, opened, rosters, clock)
    moment = kit.FOUNDED + timedelta(days=1)
    assert openssl_says(tmp_path, opened, crl, good, moment)[0] == 0
    for certificate in (stolen, old):
        code, words = openssl_says(tmp_path, opened, crl, certificate, moment)
        assert code != 0
        assert "certificate revoked" in words


def test_numbers_rise_and_the_first_day_of_a_revocation_stays(folder, opened, kit, clock):
    stolen = opened.issue(request(), assessor=PERSON, valid_until=kit.NOW)
    note_revocations(folder, [stolen], "laptop dicuri", clock)
    later = kit.FixedClock(kit.FOUNDED + timedelta(days=30))
    note_revocations(folder, [stolen], "laptop dicuri", later)
    first, second = (load_der_x509_crl(make_crl(folder, opened, (), at)) for at in (clock, later))
    numbers = [crl.extensions[0].value.crl_number for crl in (first, second)]
    assert numbers == [1, 2]
    assert [entry.revocation_date_utc for entry in second] == [kit.FOUNDED]
    assert second.next_update_utc - second.last_update_utc == timedelta(days=90)


def test_certificates_of_other_roots_are_not_listed(folder, opened, tmp_path, kit, clock, programme):
    note_revocations(folder, [programme.siti.signer.certificate], "bukan milik kami", clock)
    assert list(load_der_x509_crl(make_crl(folder, opened, (), clock))) == []
    with pytest.raises(IdentityProblem, match="reason"):
        note_revocations(folder, [opened.issue(request(), assessor=PERSON, valid_until=kit.NOW)], "", clock)
