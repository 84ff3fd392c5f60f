"""Keys after the first, and the way back without a passphrase, on the laptop's side."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from smartcity_desktop.core.edition import Assessor
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.sealing import age_keys, identity, identity_keys, identity_recovery, recovery
from smartcity_desktop.sealing.certificates import read_certificate, sha256_hex
from smartcity_desktop.sealing.cms import signature_fits
from smartcity_desktop.sealing.p12 import read_p12
from smartcity_desktop.sealing.requests import read_request

pytestmark = pytest.mark.usefixtures("derive_anew")

UNTIL = datetime(2019, 9, 28, tzinfo=UTC)
SITI = Assessor("A-01", "Asesor Contoh Satu", "Universitas Contoh")
SECRET = bytes(range(1, 33))
NEW = "perahu baru di dermaga tua"


@pytest.fixture(scope="session")
def story(tmp_path_factory, programme, kit):
    """An enrolled identity; tests work on copies of its folder."""
    folder = tmp_path_factory.mktemp("identity-keys")
    clock = kit.FixedClock(kit.FOUNDED)
    keys = identity.create_identity(
        folder,
        name="Asesor Contoh Satu",
        institution="Universitas Contoh",
        passphrase=kit.PASSPHRASE,
        clock=clock,
        label="Laptop  lapangan\n",
    )
    der = issued(programme, identity.request_pem(folder, keys))
    identity.keep_certificate(folder, keys, der, (programme.authority.root_der,), "A-01")
    return folder, keys, der


@pytest.fixture
def folder(story, tmp_path):
    return shutil.copytree(story[0], tmp_path / "identity")


@pytest.fixture
def clock(kit):
    return kit.FixedClock(kit.NOW)


def issued(programme, request):
    return programme.authority.issue(request, assessor=SITI, valid_until=UNTIL)


def provider_file(key, now, password=b"sandi berkas"):
    """A `.p12` of a small provider."""
    root_key = ec.generate_private_key(ec.SECP256R1())

    def made(name, issuer, public, signed_by):
        return (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)]))
            .issuer_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, issuer)]))
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=300))
            .sign(signed_by, hashes.SHA256())
        )

    root = made("PSrE Contoh", "PSrE Contoh", root_key.public_key(), root_key)
    leaf = made("Asesor Contoh Satu", "PSrE Contoh", key.public_key(), root_key)
    return pkcs12.serialize_key_and_certificates(b"x", key, leaf, [root], BestAvailableEncryption(password))


def test_a_label_is_one_line_and_stands_in_the_clear(folder):
    cover = identity.cover(folder)
    assert cover.label == "Laptop lapangan"
    assert not cover.ring
    assert b"Asesor" not in (folder / identity.FILE).read_bytes()


def test_a_new_key_is_enrolled_beside_the_old_one_and_both_sign(folder, story, programme, kit, clock):
    _, keys, old_der = story
    old = identity.card(folder, keys)
    request = identity_keys.add_new_key(folder, keys, kit.PASSPHRASE, clock)
    card = identity.card(folder, keys)
    assert card.fingerprint == read_request(request).fingerprint != old.fingerprint
    assert (card.created_at, card.enrolled, card.assessor_id) == (kit.NOW, False, "A-01")
    assert identity.request_pem(folder, keys) == request
    assert read_request(request).recipient == keys.recipient
    # Until the roster knows the new key, the old one signs.
    assert identity.unlock(folder, keys, kit.PASSPHRASE).certificate == old_der

    der = issued(programme, request)
    assert not identity.public_key_matches(folder, der)
    assert identity.public_key_matches(folder, der, keys)
    identity.keep_certificate(folder, keys, der, (programme.authority.root_der,), "A-01")
    assert identity.card(folder, keys).enrolled
    signer = identity.unlock(folder, keys, kit.PASSPHRASE)
    assert signer.certificate == der
    assert signature_fits(read_certificate(der).key, signer.sign(b"x"), b"x")
    assert identity.unlock(folder, keys, kit.PASSPHRASE, sha256_hex(old_der)).certificate == old_der


def test_keys_are_counted_and_a_wrong_passphrase_adds_none(folder, story, kit, clock):
    before = (folder / identity.FILE).read_bytes()
    with pytest.raises(IdentityProblem, match="wrong"):
        identity_keys.add_new_key(folder, story[1], "bukan kata sandinya", clock)
    assert (folder / identity.FILE).read_bytes() == before
    for _ in range(6):
        identity_keys.add_new_key(folder, story[1], kit.PASSPHRASE, clock)
    with pytest.raises(IdentityProblem, match="seven keys"):
        identity_keys.add_new_key(folder, story[1], kit.PASSPHRASE, clock)


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_a_providers_key_is_taken_over_and_signs_once_enrolled(folder, story, programme, kit, clock, kind):
    keys = story[1]
    key = (
        rsa.generate_private_key(public_exponent=65537, key_size=2048)
        if kind == "rsa"
        else ec.generate_private_key(ec.SECP256R1())
    )
    imported = read_p12(provider_file(key, kit.NOW), "sandi berkas", kit.NOW)
    request = identity_keys.add_imported(folder, keys, kit.PASSPHRASE, imported, clock)
    card = identity.card(folder, keys)
    assert (card.provider, card.fingerprint) == ("PSrE Contoh", imported.fingerprint)
    assert b"sandi berkas" not in (folder / identity.FILE).read_bytes()
    with pytest.raises(IdentityProblem, match="already"):
        identity_keys.add_imported(folder, keys, kit.PASSPHRASE, imported, clock)
    der = issued(programme, request)
    identity.keep_certificate(folder, keys, der, (programme.authority.root_der,), "A-01")
    signer = identity.unlock(folder, keys, kit.PASSPHRASE, sha256_hex(der))
    assert signature_fits(read_certificate(der).key, signer.sign(b"x"), b"x")


def wrapped(folder, keys):
    owner = identity.public_key_sha256(folder)
    data = recovery.wrap_for_recovery(keys, owner, [age_keys.recipient_of(age_keys.secret_text(SECRET))])
    (folder / recovery.WRAPPED).write_bytes(data)


def asked(folder, clock):
    return identity_recovery.ask(
        folder, name="Asesor Contoh Satu", institution="Universitas Contoh", passphrase=NEW, clock=clock
    )


def test_a_forgotten_passphrase_ends_with_the_same_data_under_a_new_one(folder, story, kit, clock):
    old_keys = story[1]
    wrapped(folder, old_keys)
    assert identity_recovery.can_ask(folder)
    assert identity_recovery.pending_code(folder) is None
    request = recovery.read_recovery_request(asked(folder, clock))
    assert identity_recovery.pending_code(folder) == request.fingerprint
    # Until the answer comes the old passphrase still opens, in case it comes to mind.
    assert identity.open_store(folder, kit.PASSPHRASE) == old_keys
    released = recovery.release(request, SECRET, request.fingerprint)
    keys = identity_recovery.finish(folder, released.reply, NEW)

    assert (keys.database, keys.files) == (old_keys.database, old_keys.files)
    assert keys.letters[:-1] == old_keys.letters
    assert keys.recipient == request.recipient
    assert identity.open_store(folder, NEW) == keys
    with pytest.raises(IdentityProblem, match="wrong"):
        identity.open_store(folder, kit.PASSPHRASE)
    card = identity.card(folder, keys)
    assert (card.name, card.assessor_id, card.enrolled) == ("Asesor Contoh Satu", "A-01", False)
    assert card.fingerprint == request.fingerprint
    assert identity.cover(folder).label == "Laptop lapangan"
    # Nothing is signed with a key that nobody has any more, nor with one that nobody enrolled.
    with pytest.raises(IdentityProblem, match="not enrolled"):
        identity.unlock(folder, keys, NEW)
    assert not (folder / identity_recovery.FRESH).exists()


def test_asking_again_makes_the_first_answer_void(folder, story, clock):
    wrapped(folder, story[1])
    first = recovery.read_recovery_request(asked(folder, clock))
    asked(folder, clock)
    before = (folder / identity.FILE).read_bytes()
    released = recovery.release(first, SECRET, first.fingerprint)
    with pytest.raises(IdentityProblem, match="not for the request"):
        identity_recovery.finish(folder, released.reply, NEW)
    assert (folder / identity.FILE).read_bytes() == before


def test_what_recovery_refuses(folder, story, tmp_path, clock):
    with pytest.raises(IdentityProblem, match="no edition was taken in"):
        asked(folder, clock)
    with pytest.raises(IdentityProblem, match="No recovery was asked for"):
        identity_recovery.finish(folder, b"", NEW)
    wrapped(folder, story[1])
    request = recovery.read_recovery_request(asked(folder, clock))
    reply = recovery.release(request, SECRET, request.fingerprint).reply
    with pytest.raises(IdentityProblem, match="wrong"):
        identity_recovery.finish(folder, reply, "bukan kata sandinya")
    with pytest.raises(IdentityProblem, match="not for the request"):
        identity_recovery.finish(folder, reply[:-3], NEW)
    assert identity_recovery.pending_code(folder) == request.fingerprint


def test_the_keys_of_another_laptop_are_not_put_into_this_one(folder, story, tmp_path, kit, clock):
    other = tmp_path / "other"
    other.mkdir()
    foreign = identity.create_identity(
        other, name="Asesor Contoh Dua", institution="", passphrase=kit.PASSPHRASE, clock=clock
    )
    wrapped(folder, foreign)
    request = recovery.read_recovery_request(asked(folder, clock))
    reply = recovery.release(request, SECRET, request.fingerprint).reply
    before = (folder / identity.FILE).read_bytes()
    with pytest.raises(IdentityProblem, match="damaged"):
        identity_recovery.finish(folder, reply, NEW)
    assert (folder / identity.FILE).read_bytes() == before
