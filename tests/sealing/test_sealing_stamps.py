"""A time-stamp over a package's signature: what is taken, what openssl says of it, and what is refused."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import cms
from smartcity_desktop.sealing.certificates import NotUsableError, read_certificate
from smartcity_desktop.sealing.stamps import LIMIT, read_service_certificate, read_stamp, token_of
from smartcity_desktop.sealing.verify import Link, show, verify_assessment
from tests import stamping
from tests.long import mutations

STAMPED_AT = datetime(2019, 5, 16, 7, 31, tzinfo=UTC)
needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is the subject")


@pytest.fixture(scope="module")
def plain(programme, kit) -> bytes:
    """A good package without a time-stamp."""
    return kit.assessment_builder(programme).build()


@pytest.fixture(scope="module")
def token(plain) -> bytes:
    return stamping.service().token(stamping.signature_of(plain), STAMPED_AT)


@pytest.fixture
def judged(tmp_path, quarantine, programme):
    """Judge a package by headquarters' trust."""

    def judge(data: bytes, *known, **changes):
        path = tmp_path / "p.asice"
        path.write_bytes(data)
        with verify_assessment(path, programme.trust(*known, **changes), quarantine) as opened:
            assert list(quarantine.iterdir()) == []
            return opened.verdict

    return judge


def code(verdict) -> str | None:
    return verdict.refusal and verdict.refusal.code


def refused(token: bytes, signature: bytes) -> str:
    with pytest.raises(PackageRefused) as caught:
        read_stamp(token, signature)
    assert caught.value.code == "E_CMS_STAMP"
    return caught.value.detail


def test_a_stamp_changes_nothing_of_what_a_package_is(judged, plain, token):
    without, having = judged(plain), judged(stamping.stamped(plain, token))
    assert without.good
    assert having.good
    assert having.digest == without.digest


def test_the_second_reading_takes_the_short_way_and_judges_alike(judged, plain, token):
    """A signer known by an earlier file is read by template: with time-stamp, without it, and with a false one."""
    other = stamping.service().token(b"another signature", STAMPED_AT)
    for _ in range(2):
        assert judged(stamping.stamped(plain, token)).good
        assert judged(plain).good
        assert code(judged(stamping.stamped(plain, other))) == "E_CMS_STAMP"


def test_a_stamp_that_is_added_or_stripped_makes_a_duplicate(judged, plain, token):
    digest = judged(plain).digest
    known = Link(1, digest, None, None, 0)
    for data in (plain, stamping.stamped(plain, token)):
        assert code(judged(data, known)) == "DUPLICATE"


def test_a_stamp_tells_its_time_and_service(plain, token):
    stamp = read_stamp(token, stamping.signature_of(plain))
    assert (stamp.at, stamp.certificate.name) == (STAMPED_AT, "Stempel Waktu Uji")
    assert stamp.certificate.sha256 == hashlib.sha256(stamping.service().certificate).hexdigest()
    assert stamp.in_validity()


@needs_openssl
def test_openssl_accepts_the_package_and_its_stamp(programme, plain, token, tmp_path):
    entries = mutations.parts(stamping.stamped(plain, token))
    (tmp_path / "manifest.xml").write_bytes(entries[1].data)
    (tmp_path / "signature.p7s").write_bytes(entries[2].data)
    (tmp_path / "signature.bin").write_bytes(stamping.signature_of(plain))
    (tmp_path / "token.der").write_bytes(token)
    for name, certificate in (
        ("root", programme.authority.root_der),
        ("tsa", stamping.service().certificate),
    ):
        pem = x509.load_der_x509_certificate(certificate).public_bytes(Encoding.PEM)
        (tmp_path / f"{name}.pem").write_bytes(pem)
    for command in (
        "cms -verify -cades -binary -inform DER -in signature.p7s -content manifest.xml -CAfile root.pem -purpose any "
        "-no_check_time -out out",
        "ts -verify -data signature.bin -in token.der -token_in -CAfile tsa.pem -partial_chain",
    ):
        done = subprocess.run(
            ["openssl", *command.split()], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


@needs_openssl
@pytest.mark.parametrize(
    ("kind", "digest"), [("rsa:2048", "sha512"), ("ec:P-256", "sha256"), ("ec:P-384", "sha384")]
)
def test_what_openssl_stamps_is_read(plain, tmp_path, kind, digest):
    """Another writer: RSA and elliptic curves, a chain in the answer, accuracy, the older naming of the certificate."""
    family, _, size = kind.partition(":")
    keys = f"-newkey rsa:{size}" if family == "rsa" else f"-newkey ec -pkeyopt ec_paramgen_curve:{size}"
    signature = stamping.signature_of(plain)
    (tmp_path / "signature.bin").write_bytes(signature)
    (tmp_path / "ts.cnf").write_text(
        "[ca]\nsubjectKeyIdentifier=hash\nbasicConstraints=critical,CA:true\n"
        "[ext]\nextendedKeyUsage=critical,timeStamping\n[tsa]\ndefault_tsa=t\n[t]\nserial=serial\n"
        f"default_policy=1.2.3\ndigests=sha256\naccuracy=secs:2,millisecs:500\nsigner_digest={digest}\n"
        "ess_cert_id_chain=no\nsigner_cert=tsa.pem\nsigner_key=tsa.key\ncerts=ca.pem\n"
        f"ess_cert_id_alg={'sha1' if digest == 'sha512' else digest}\n"
    )
    (tmp_path / "serial").write_text("01\n")
    script = f"""
openssl req -x509 {keys} -nodes -keyout ca.key -out ca.pem -subj /CN=Induk -config ts.cnf -extensions ca
openssl req -x509 {keys} -nodes -keyout tsa.key -out tsa.pem -subj '/CN=Layanan' -config ts.cnf -extensions ext \
  -CA ca.pem -CAkey ca.key
openssl ts -query -data signature.bin -sha256 -cert -out q.tsq
openssl ts -reply -config ts.cnf -queryfile q.tsq -token_out -out t.der
openssl x509 -in tsa.pem -outform DER -out tsa.der
"""
    done = subprocess.run(["bash", "-euc", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    raw = (tmp_path / "t.der").read_bytes()
    token = token_of(raw)
    stamp = read_stamp(token, signature)
    assert stamp.certificate.der == (tmp_path / "tsa.der").read_bytes()
    assert stamp.latest - stamp.at == timedelta(seconds=2, milliseconds=500)
    assert len(token) < len(raw)  # the chain went
    assert token_of(token) == token
    (tmp_path / "token.der").write_bytes(token)
    command = "openssl ts -verify -data signature.bin -in token.der -token_in -CAfile tsa.pem -partial_chain"
    assert subprocess.run(command.split(), cwd=tmp_path, capture_output=True, check=False).returncode == 0
    refused(raw, signature)  # the service's own encoding has room for other bytes


# --- hostile ones ------------------------------------------------------------------------------------------------


def test_a_stamp_of_another_package_is_refused(judged, programme, kit, plain):
    other = kit.assessment_builder(programme)
    other.changes["head"] = lambda head: head | {"package_id": "p-2"}
    replayed = stamping.service().token(stamping.signature_of(other.build()), STAMPED_AT)
    verdict = judged(stamping.stamped(plain, replayed))
    assert code(verdict) == "E_CMS_STAMP"
    assert "another signature" in verdict.refusal.detail


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda token: (token, token), "E_CMS_PROFILE"),
        (lambda token: (), "E_CMS_PROFILE"),
        (lambda token: (token[:-1],), "E_CMS_PARSE"),
        (lambda token: (token + b"\0\0",), "E_CMS_PROFILE"),
        (lambda token: (b"",), "E_CMS_PROFILE"),
        (lambda token: (stamping.with_body(0x30, bytes(LIMIT)),), "E_CMS_STAMP"),
        (lambda token: (stamping.with_body(0x30, b""),), "E_CMS_STAMP"),
        (lambda token: (stamping.with_body(0x05, b""),), "E_CMS_STAMP"),
        (lambda token: (b"\x30\x84" + len(token[4:]).to_bytes(4, "big") + token[4:],), "E_CMS_STAMP"),
        (lambda token: (b"\x30\x80" + token[4:] + bytes(8),), "E_CMS_PARSE"),
    ],
    ids=[
        "two",
        "none",
        "short",
        "longer",
        "empty",
        "oversized",
        "hollow",
        "null",
        "long length",
        "indefinite",
    ],
)
def test_other_attributes(judged, plain, token, change, expected):
    assert code(judged(stamping.stamped(plain, *change(token)))) == expected


def test_another_kind_of_unsigned_attribute_is_refused(judged, plain, token):
    entries = mutations.parts(plain)
    other = stamping.attribute(token).replace(
        bytes.fromhex("2a864886f70d010910020e"), bytes.fromhex("2a864886f70d010910020f")
    )
    entries[2].data = stamping.with_unsigned(entries[2].data, other)
    assert code(judged(mutations.Archive(entries).build())) == "E_CMS_PROFILE"


def test_no_bit_of_the_attribute_is_free(plain, token, judged):
    """Every bit of the token, of the attribute around it and of the lengths above it."""
    entries = mutations.parts(stamping.stamped(plain, token))
    file, digest = entries[2].data, cms.manifest_digest(entries[1].data)
    known = cms.read_cms(file, digest)
    signer = read_certificate(known.certificate)

    def accepted(data: bytes) -> bool:
        try:
            parts = cms.read_cms(data, digest)
            cms.check_cms(data, parts, signer, known.chain, digest)
            assert parts.time_stamp
            read_stamp(parts.time_stamp, parts.signature)
        except PackageRefused:
            return False
        return True

    assert accepted(file)
    begin = len(file) - len(stamping.attribute(token))
    changed = bytearray(file)
    free = []
    for at in range(begin, len(file)):
        for bit in range(8) if at < begin + 300 else (at % 8,):
            changed[at] ^= 1 << bit
            if accepted(bytes(changed)):
                free.append((at - begin, bit))
            changed[at] ^= 1 << bit
    assert free == []


def test_a_certificate_beside_the_signers_is_refused(plain, token):
    """The set of certificates is not signed, so there is exactly the one whose hash is."""
    signature = stamping.signature_of(plain)
    other = stamping.service("Layanan lain").certificate
    certificate = stamping.service().certificate
    assert token.count(certificate) == 1
    widened = stamping.rebuilt_token(token, certificate, certificate + other)
    assert "exactly the certificate" in refused(widened, signature)
    exchanged = stamping.rebuilt_token(token, certificate, other)
    assert "exactly the certificate" in refused(exchanged, signature)
    assert token_of(widened) == token


@pytest.mark.parametrize("kwargs", [{"purpose": False}, {"critical": False}])
def test_a_certificate_for_another_purpose_stamps_nothing(plain, kwargs):
    service = stamping.service("Bukan layanan", **kwargs)
    with pytest.raises(NotUsableError, match="timeStamping"):
        read_service_certificate(service.certificate)
    with pytest.raises(ValueError, match="timeStamping"):
        service.token(stamping.signature_of(plain), STAMPED_AT)


@pytest.mark.parametrize("data", [b"", b"0\0", bytes(40), bytes(20_000), bytes.fromhex("30053003020102")])
def test_what_is_no_certificate_of_a_service(data):
    with pytest.raises(NotUsableError):
        read_service_certificate(data)
    with pytest.raises(ValueError):
        token_of(data)


def test_anyone_sees_a_stamp_without_trust(tmp_path, quarantine, plain, token):
    path = tmp_path / "p.asice"
    path.write_bytes(stamping.stamped(plain, token))
    with show(path, quarantine) as opened:
        assert (opened.verdict.intact, opened.verdict.valid, opened.verdict.refusal) == (True, True, None)
