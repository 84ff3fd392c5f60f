"""The assessor's identity and the programme's authority: kept under a passphrase, whole after a crash, silent."""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import os
import shutil
import stat
import traceback
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from pydantic import ValidationError

from smartcity_desktop.core.edition import Assessor
from smartcity_desktop.core.errors import FileProblem, IdentityProblem
from smartcity_desktop.core.language import Language
from smartcity_desktop.sealing import authority, identity, roots, vault
from smartcity_desktop.sealing.certificates import (
    EDITION_SIGNING,
    NotUsableError,
    chain_problem,
    read_certificate,
    roster_entry,
)
from smartcity_desktop.sealing.cms import signature_fits
from smartcity_desktop.sealing.requests import read_request, request_pem

pytestmark = pytest.mark.usefixtures("derive_anew")

UNTIL = datetime(2019, 9, 28, tzinfo=UTC)
SITI = Assessor("A-01", "Asesor Contoh Satu", "Universitas Contoh")


@pytest.fixture(scope="session")
def made(tmp_path_factory, programme, kit):
    """An identity that was made, requested and enrolled; tests work on copies of its folder."""
    folder = tmp_path_factory.mktemp("identity")
    clock = kit.FixedClock(kit.FOUNDED)
    keys = identity.create_identity(
        folder,
        name=" Asesor Contoh Satu ",
        institution="Universitas Contoh",
        passphrase=kit.PASSPHRASE,
        clock=clock,
    )
    empty = tmp_path_factory.mktemp("unenrolled")
    shutil.copytree(folder, empty, dirs_exist_ok=True)
    request = identity.request_pem(folder, keys)
    der = programme.authority.issue(request, assessor=SITI, valid_until=UNTIL)
    identity.keep_certificate(folder, keys, der, (programme.authority.root_der,), "A-01")
    return identity.card(empty, keys), empty, folder, der, keys


@pytest.fixture
def keys(made):
    return made[4]


@pytest.fixture
def enrolled(made, tmp_path):
    return shutil.copytree(made[2], tmp_path / "identity")


@pytest.fixture
def unenrolled(made, tmp_path):
    return shutil.copytree(made[1], tmp_path / "identity")


def sentences(problem):
    """Both languages say something, and not the same."""
    indonesian, english = problem.sentence(Language.INDONESIAN), problem.sentence(Language.ENGLISH)
    assert indonesian != english
    assert len(indonesian) > 20
    assert len(english) > 20
    return indonesian, english


def test_the_card_of_a_new_identity(made, unenrolled, kit, keys):
    card = identity.card(unenrolled, keys)
    assert card == made[0]
    assert card.name == "Asesor Contoh Satu"
    assert card.created_at == kit.FOUNDED
    assert card.certificate_sha256 is None
    assert card.assessor_id is None
    assert not card.enrolled
    groups = card.fingerprint.split(" ")
    assert [len(group) for group in groups] == [4] * 6
    assert all(set(group) <= set("0123456789ABCDEF") for group in groups)


def test_no_identity_yet(tmp_path, kit, keys):
    assert identity.cover(tmp_path) is None
    for act in (
        lambda: identity.request_pem(tmp_path, keys),
        lambda: identity.unlock(tmp_path, keys, kit.PASSPHRASE),
        lambda: identity.change_passphrase(tmp_path, "a", kit.PASSPHRASE),
    ):
        with pytest.raises(IdentityProblem) as caught:
            act()
        sentences(caught.value)


def test_the_request_proves_the_key_and_claims_a_name(made, unenrolled, keys):
    request = read_request(identity.request_pem(unenrolled, keys))
    assert request.fingerprint == made[0].fingerprint
    assert request.name == "Asesor Contoh Satu"
    assert request.institution == "Universitas Contoh"


def test_the_fingerprint_is_that_of_the_public_key(made):
    spki = read_certificate(made[3]).key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert made[0].fingerprint.replace(" ", "").lower() == hashlib.sha256(spki).hexdigest()[:24]


def test_enrolled_and_unlocked(made, enrolled, kit, programme, keys):
    card = identity.card(enrolled, keys)
    assert card.certificate_sha256 == hashlib.sha256(made[3]).hexdigest()
    assert card.assessor_id == "A-01"
    assert card.enrolled
    signer = identity.unlock(enrolled, keys, kit.PASSPHRASE)
    assert signer.certificate == made[3]
    assert signer.chain == (programme.authority.root_der,)
    assert signature_fits(read_certificate(made[3]).key, signer.sign(b"hello"), b"hello")
    assert not signature_fits(read_certificate(made[3]).key, signer.sign(b"hello"), b"hellO")
    with pytest.raises(IdentityProblem) as caught:
        identity.unlock(enrolled, keys, kit.PASSPHRASE, "0" * 64)
    assert "not enrolled" in caught.value.what.en


def test_a_certificate_for_each_edition(made, enrolled, kit, programme, keys):
    """The same key in a second edition: the roster's certificate is chosen, the last one is the default."""
    second = programme.authority.issue(
        identity.request_pem(enrolled, keys), assessor=SITI, valid_until=UNTIL + timedelta(days=365)
    )
    assert identity.public_key_matches(enrolled, second)
    identity.keep_certificate(enrolled, keys, second, (programme.authority.root_der,), "B-07")
    before = (enrolled / identity.FILE).read_bytes()
    identity.keep_certificate(enrolled, keys, second, (programme.authority.root_der,), "B-07")
    assert (enrolled / identity.FILE).read_bytes() == before
    assert identity.card(enrolled, keys).assessor_id == "B-07"
    first = hashlib.sha256(made[3]).hexdigest()
    assert identity.unlock(enrolled, keys, kit.PASSPHRASE, first).certificate == made[3]


def test_wrong_passphrase_and_not_enrolled(unenrolled, kit, keys):
    with pytest.raises(IdentityProblem) as caught:
        identity.unlock(unenrolled, keys, "bukan kata sandinya")
    indonesian, english = sentences(caught.value)
    assert indonesian.startswith("Kata sandi salah.")
    assert english.startswith("The passphrase is wrong.")
    with pytest.raises(IdentityProblem) as caught:
        identity.unlock(unenrolled, keys, kit.PASSPHRASE)
    assert "belum didaftarkan" in sentences(caught.value)[0]


def test_another_passphrase(enrolled, kit, keys):
    new = "lima kata yang baru sekali"
    with pytest.raises(IdentityProblem, match="wrong"):
        identity.change_passphrase(enrolled, "salah salah", new)
    with pytest.raises(IdentityProblem, match="fewer"):
        identity.change_passphrase(enrolled, kit.PASSPHRASE, "pendek")
    identity.change_passphrase(enrolled, kit.PASSPHRASE, new)
    assert identity.unlock(enrolled, keys, new).name == "Asesor Contoh Satu"
    with pytest.raises(IdentityProblem, match="wrong"):
        identity.unlock(enrolled, keys, kit.PASSPHRASE)
    assert stat.S_IMODE((enrolled / identity.FILE).stat().st_mode) == 0o600
    assert [path.name for path in enrolled.iterdir()] == [identity.FILE]


def test_a_crash_while_the_passphrase_is_changed_keeps_the_old_one(made, enrolled, kit, programme, keys):
    """What a killed process leaves is a `.partial` with anything in it: the old file still opens."""
    before = (enrolled / identity.FILE).read_bytes()
    (enrolled / (identity.FILE + ".partial")).write_bytes(before[: len(before) // 2])
    assert identity.unlock(enrolled, keys, kit.PASSPHRASE)
    identity.keep_certificate(
        enrolled,
        keys,
        made[3],
        (programme.authority.root_der,),
        "A-77",
    )
    assert not (enrolled / (identity.FILE + ".partial")).exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="a small file system needs root")
def test_a_full_disk_keeps_the_old_file(made, enrolled, tmp_path, programme, keys):
    import subprocess

    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no mounts here")
    try:
        content = (enrolled / identity.FILE).read_bytes()
        (disk / identity.FILE).write_bytes(content)
        (disk / "filler").write_bytes(bytes(os.statvfs(disk).f_bavail * 4096))
        with pytest.raises(FileProblem, match="full"):
            identity.keep_certificate(disk, keys, made[3], (programme.authority.root_der,), "A-02")
        assert (disk / identity.FILE).read_bytes() == content
        assert identity.card(disk, keys).assessor_id == "A-01"
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_only_one_identity(enrolled, kit):
    with pytest.raises(IdentityProblem, match="already"):
        identity.create_identity(
            enrolled, name="x", institution="", passphrase=kit.PASSPHRASE, clock=kit.FixedClock(kit.NOW)
        )


def test_an_empty_name(tmp_path, kit):
    with pytest.raises(IdentityProblem, match="name"):
        identity.create_identity(
            tmp_path, name=" ", institution="", passphrase=kit.PASSPHRASE, clock=kit.FixedClock(kit.NOW)
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "pendek",
        "1234567",
        "        ",
        "aaaaaaaaaaaa",
        "12345678",
        "Password",
        "KATASANDI",
        "SmartCity",
        "éééééééé",
    ],
)
def test_weak_passphrases(tmp_path, kit, weak):
    with pytest.raises(IdentityProblem) as caught:
        identity.create_identity(
            tmp_path, name="x", institution="", passphrase=weak, clock=kit.FixedClock(kit.NOW)
        )
    sentences(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_for_its_owner_only_and_holds_no_secret(enrolled, kit, keys):
    path = enrolled / identity.FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    content = path.read_bytes()
    key = identity.unlock(enrolled, keys, kit.PASSPHRASE)._key
    secret = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    assert base64.b64encode(secret)[:40] not in content
    number = key.private_numbers().private_value.to_bytes(32, "big")
    for form in (number, number.hex().encode(), base64.b64encode(number)[:40], kit.PASSPHRASE.encode()):
        assert form not in content


def test_no_secret_in_words(enrolled, kit, caplog, keys):
    """Neither log, nor exception with its whole history, nor the name of an object gives a secret away."""
    caplog.set_level(logging.DEBUG)
    signer = identity.unlock(enrolled, keys, kit.PASSPHRASE)
    wrong = "salah tetapi rahasia juga"
    with pytest.raises(IdentityProblem) as caught:
        identity.unlock(enrolled, keys, wrong)
    words = (
        "".join(traceback.format_exception(caught.value)) + repr(caught.value) + repr(signer) + caplog.text
    )
    number = hex(signer._key.private_numbers().private_value)[2:]
    assert wrong not in repr(caught.value)
    assert kit.PASSPHRASE not in words
    assert number not in words
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def changed(folder, change):
    path = folder / identity.FILE
    file = json.loads(path.read_bytes())
    change(file)
    path.write_text(json.dumps(file))


DAMAGE = {
    "unknown field": lambda f: f.update(extra=1),
    "newer version": lambda f: f.update(version=3),
    "no vault": lambda f: f.pop("vault"),
    "details of nothing": lambda f: f.update(details="aGVsbG8="),
    "details not base64": lambda f: f.update(details="***"),
    "details cut off": lambda f: f.update(details=f["details"][:200]),
    "fingerprint of another key": lambda f: f.update(public_key_sha256="0" * 64),
    "vault of another key": lambda f: f["vault"].update(label="0" * 64),
    "weaker time": lambda f: f["vault"]["slots"][0].update(time=1),
    "endless time": lambda f: f["vault"]["slots"][0].update(time=10**6),
    "weaker memory": lambda f: f["vault"]["slots"][0].update(memory_kib=8),
    "endless memory": lambda f: f["vault"]["slots"][0].update(memory_kib=2**40),
    "no lanes": lambda f: f["vault"]["slots"][0].update(lanes=0),
    "other function": lambda f: f["vault"]["slots"][0].update(kdf="pbkdf2"),
    "no slots": lambda f: f["vault"].update(slots=[]),
    "time of nothing": lambda f: f.update(created="yesterday"),
    "day that is not": lambda f: f.update(created="2019-02-30T00:00:00Z"),
}


@pytest.mark.parametrize("change", [pytest.param(v, id=k) for k, v in DAMAGE.items()])
def test_a_changed_file_is_called_damaged_without_any_guess(enrolled, kit, change, keys):
    changed(enrolled, change)
    with pytest.raises(IdentityProblem) as caught:
        identity.unlock(enrolled, keys, kit.PASSPHRASE)
    assert "damaged" in caught.value.what.en
    assert "rusak" in caught.value.what.id


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]"])
def test_a_file_that_is_none(enrolled, content, keys):
    (enrolled / identity.FILE).write_bytes(content)
    with pytest.raises(IdentityProblem, match="damaged"):
        identity.card(enrolled, keys)


def test_ciphertexts_that_were_changed(enrolled, kit, keys):
    """A key that was changed is damage; a changed slot cannot be told from a wrong passphrase."""
    whole = (enrolled / identity.FILE).read_bytes()

    def flip(file, *way):
        place = file["vault"]
        for step in way[:-1]:
            place = place[step]
        data = bytearray(base64.b64decode(place[way[-1]]))
        data[3] ^= 1
        place[way[-1]] = base64.b64encode(data).decode()

    changed(enrolled, lambda f: flip(f, "keys", 0, "sealed"))
    with pytest.raises(IdentityProblem, match="damaged"):
        identity.unlock(enrolled, keys, kit.PASSPHRASE)
    (enrolled / identity.FILE).write_bytes(whole)
    changed(enrolled, lambda f: flip(f, "slots", 0, "wrapped"))
    with pytest.raises(IdentityProblem, match="wrong"):
        identity.unlock(enrolled, keys, kit.PASSPHRASE)
    (enrolled / identity.FILE).write_bytes(whole)
    changed(enrolled, lambda f: f["vault"]["slots"][0].update(salt=""))
    with pytest.raises(IdentityProblem, match="damaged"):
        identity.unlock(enrolled, keys, kit.PASSPHRASE)


def test_parameters_stand_in_the_file_and_are_those_of_the_specification(enrolled):
    (slot,) = json.loads((enrolled / identity.FILE).read_bytes())["vault"]["slots"]
    assert (slot["kdf"], slot["time"], slot["lanes"], slot["memory_kib"]) == ("argon2id", 3, 4, 65536)
    with pytest.raises(ValidationError):
        vault.PassphraseSlot(**(slot | {"time": 2}))


def test_composed_and_decomposed_letters_are_the_same_passphrase(kit):
    box = vault.lock("x", {"identity": b"secret"}, "caf\u00e9 pagi hari")
    assert vault.unlock(box, "cafe\u0301 pagi hari") == {"identity": b"secret"}


def test_certificates_that_are_not_mine(enrolled, programme, keys):
    assert not identity.public_key_matches(enrolled, programme.budi.signer.certificate)
    assert not identity.public_key_matches(enrolled, b"no certificate")
    with pytest.raises(IdentityProblem, match="not for the key"):
        identity.keep_certificate(
            enrolled, keys, programme.budi.signer.certificate, (programme.authority.root_der,), "A-02"
        )


def test_a_certificate_under_another_root(made, enrolled, programme, keys):
    for chain in ((), (programme.authority.signer.certificate,), (programme.authority.root_der,) * 2):
        with pytest.raises(IdentityProblem):
            identity.keep_certificate(enrolled, keys, made[3], chain, "A-01")


# --- requests --------------------------------------------------------------------------------------------------


def bad_signature():
    pem = request_pem(ec.generate_private_key(ec.SECP256R1()), "x", "")
    der = bytearray(x509.load_pem_x509_csr(pem).public_bytes(Encoding.DER))
    der[-1] ^= 1
    body = base64.encodebytes(bytes(der)).decode()
    return f"-----BEGIN CERTIFICATE REQUEST-----\n{body}-----END CERTIFICATE REQUEST-----\n".encode()


def of_key(key):
    name = x509.Name([])
    builder = x509.CertificateSigningRequestBuilder().subject_name(name)
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


@pytest.mark.parametrize(
    ("pem", "words"),
    [
        (b"", "not readable"),
        (b"hello", "not readable"),
        (b"-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n", "not readable"),
        (b"x" * 70_000, "too large"),
        (bad_signature(), "signature"),
        (of_key(rsa.generate_private_key(public_exponent=65537, key_size=1024)), "2048 bits"),
        (of_key(ec.generate_private_key(ec.SECP384R1())), "P-256"),
    ],
    ids=["empty", "text", "frame", "large", "signature", "rsa", "p384"],
)
def test_requests_that_cannot_be_used(programme, pem, words):
    with pytest.raises(IdentityProblem) as caught:
        read_request(pem)
    assert words in sentences(caught.value)[1]
    with pytest.raises(IdentityProblem):
        programme.authority.issue(pem, assessor=SITI, valid_until=UNTIL)


# --- authority -------------------------------------------------------------------------------------------------


def test_certificates_follow_the_profile(programme, kit):
    key = ec.generate_private_key(ec.SECP256R1())
    der = programme.authority.issue(request_pem(key, "Nama lain", "Lain"), assessor=SITI, valid_until=UNTIL)
    found = x509.load_der_x509_certificate(der)
    assert found.subject.rfc4514_string() == "2.5.4.5=A-01,O=Universitas Contoh,CN=Asesor Contoh Satu"
    usage = found.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert usage.value.content_commitment
    assert not usage.value.key_cert_sign
    purposes = [
        oid.dotted_string for oid in found.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    ]
    assert purposes == ["1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36"]
    constraints = found.extensions.get_extension_for_class(x509.BasicConstraints)
    assert constraints.critical
    assert not constraints.value.ca
    assert found.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    assert found.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier)
    assert found.not_valid_before_utc == kit.FOUNDED
    assert found.not_valid_after_utc == UNTIL
    root = x509.load_der_x509_certificate(programme.authority.root_der)
    top = root.extensions.get_extension_for_class(x509.BasicConstraints).value
    assert (top.ca, top.path_length) == (True, 0)
    assert root.not_valid_after_utc - root.not_valid_before_utc == timedelta(days=3652)
    signer = read_certificate(programme.authority.signer.certificate)
    assert signer.edition_signer
    assert signer.valid_until - signer.valid_from == timedelta(days=730)
    assert EDITION_SIGNING.dotted_string not in purposes
    entry = roster_entry("A-01", der)
    assert (entry.valid_from, entry.valid_until) == (kit.FOUNDED, UNTIL)


def test_long_names_and_long_lives_are_cut(programme):
    key = ec.generate_private_key(ec.SECP256R1())
    long = Assessor("A-03", "Prof. Dr. Ir. " + "Panjang " * 20, "")
    der = programme.authority.issue(
        request_pem(key, "x" * 200, ""), assessor=long, valid_until=datetime(2099, 1, 1, tzinfo=UTC)
    )
    found = read_certificate(der)
    assert len(found.name) == 64
    assert found.valid_until == read_certificate(programme.authority.root_der).valid_until


def test_a_certificate_that_would_end_before_it_begins(programme, kit):
    key = ec.generate_private_key(ec.SECP256R1())
    with pytest.raises(IdentityProblem, match="would end"):
        programme.authority.issue(request_pem(key, "x", ""), assessor=SITI, valid_until=kit.FOUNDED)


def test_a_life_of_an_authority(tmp_path, kit):
    clock = kit.FixedClock(kit.FOUNDED)
    assert authority.authority_card(tmp_path) is None
    with pytest.raises(IdentityProblem, match="not founded"):
        authority.open_authority(tmp_path, kit.PASSPHRASE)
    with pytest.raises(IdentityProblem, match="fewer"):
        authority.found(tmp_path, programme="x", passphrase="pendek", clock=clock)
    assert list(tmp_path.iterdir()) == []
    card = authority.found(tmp_path, programme=" Gerakan ", passphrase=kit.PASSPHRASE, clock=clock).card
    assert authority.authority_card(tmp_path) == card
    assert card.programme == "Gerakan"
    assert card.root_fingerprint.replace(" ", "").lower() == card.root_sha256[:24]
    assert stat.S_IMODE((tmp_path / authority.FILE).stat().st_mode) == 0o600
    with pytest.raises(IdentityProblem, match="already"):
        authority.found(tmp_path, programme="x", passphrase=kit.PASSPHRASE, clock=clock)
    with pytest.raises(IdentityProblem, match="wrong"):
        authority.open_authority(tmp_path, "bukan kata sandinya", clock)
    new = "kata sandi pengganti"
    authority.change_passphrase(tmp_path, kit.PASSPHRASE, new)
    opened = authority.open_authority(tmp_path, new)
    assert hashlib.sha256(opened.root_der).hexdigest() == card.root_sha256
    assert opened.signer.certificate_sha256 == card.signer_sha256
    assert kit.PASSPHRASE not in repr(opened)


@pytest.mark.parametrize(
    "change",
    [
        lambda f: f.update(root=f["signer"]),
        lambda f: f.update(signer=f["root"]),
        lambda f: f.update(root="***"),
        lambda f: f["vault"].update(label="0" * 64),
        lambda f: f.update(version=9),
    ],
)
def test_a_damaged_authority(tmp_path, tmp_path_factory, programme, kit, change):
    source = next(tmp_path_factory.getbasetemp().glob("authority*")) / authority.FILE
    file = json.loads(source.read_bytes())
    change(file)
    (tmp_path / authority.FILE).write_text(json.dumps(file))
    with pytest.raises(IdentityProblem, match="damaged"):
        authority.authority_card(tmp_path)


def test_certificates_that_are_not_usable(programme):
    for junk in (b"", b"\x30\x00", b"hello" * 10, bytes(20_000)):
        with pytest.raises(NotUsableError):
            read_certificate(junk)
        assert chain_problem(junk, programme.authority.root_der)
        assert chain_problem(programme.siti.signer.certificate, junk)


# --- pinned roots ----------------------------------------------------------------------------------------------


def test_roots_are_pinned_once(tmp_path, programme):
    root = programme.authority.root_der
    assert roots.pinned_roots(tmp_path) == frozenset()
    roots.pin_root(tmp_path, root)
    roots.pin_root(tmp_path, root)
    roots.pin_root(tmp_path, b"another")
    assert roots.pinned_roots(tmp_path) == {
        hashlib.sha256(root).hexdigest(),
        hashlib.sha256(b"another").hexdigest(),
    }


@pytest.mark.parametrize("content", [b"hello\n", b"A" * 64, b"a" * 63, b"\xff" * 64])
def test_a_damaged_list_of_roots_is_never_guessed(tmp_path, content):
    (tmp_path / roots.FILE).write_bytes(content)
    with pytest.raises(IdentityProblem, match="damaged") as caught:
        roots.pinned_roots(tmp_path)
    sentences(caught.value)
