"""`.p12` of a provider: new and old files made by openssl, every way in which one is no use, and signing with one."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.sealing import cms
from smartcity_desktop.sealing.certificates import read_certificate
from smartcity_desktop.sealing.p12 import LIMIT, read_p12
from smartcity_desktop.sealing.signer import Signer

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the files")
PASSWORD = "sandi-berkas-7781"
NOW = datetime.now(UTC) + timedelta(hours=1)  # after the certificates that openssl dates today
EXTENSIONS = """
[ca]
basicConstraints=critical,CA:true
keyUsage=critical,keyCertSign,cRLSign
[end]
basicConstraints=critical,CA:false
keyUsage=critical,digitalSignature,nonRepudiation
extendedKeyUsage=emailProtection
"""


class Provider:
    """A provider with a root and an intermediate authority, by the openssl of the system."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "x.cnf").write_text(EXTENSIONS)
        self.key("root", "rsa:3072")
        self.openssl("req", "-x509", "-key", "root.key", "-subj", "/CN=PSrE Induk Contoh", "-days", "30", "-sha256",
                     "-out", "root.pem", "-addext", "keyUsage=critical,keyCertSign,cRLSign")  # fmt: skip
        self.issue("middle", "rsa:2048", "root", "ca", "/CN=PSrE Contoh")

    def openssl(self, *words):
        done = subprocess.run(["openssl", *words], cwd=self.folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    def key(self, name, kind):
        if kind.startswith("ec:"):
            self.openssl("ecparam", "-name", kind[3:], "-genkey", "-noout", "-out", f"{name}.key")
        else:
            self.openssl("genrsa", "-out", f"{name}.key", kind[4:])

    def issue(
        self,
        name,
        kind,
        above="middle",
        section="end",
        subject="/CN=Asesor Contoh",
        days="10",
        digest="sha256",
    ):
        self.key(name, kind)
        self.openssl("req", "-new", "-key", f"{name}.key", "-subj", subject, "-out", f"{name}.csr")
        self.openssl("x509", "-req", "-in", f"{name}.csr", "-CA", f"{above}.pem", "-CAkey", f"{above}.key",
                     "-CAcreateserial", "-days", days, f"-{digest}", "-extfile", "x.cnf", "-extensions", section,
                     "-out", f"{name}.pem")  # fmt: skip

    def p12(self, name, *options, chain=("middle", "root")):
        (self.folder / "chain.pem").write_text(
            "".join((self.folder / f"{one}.pem").read_text() for one in chain)
        )
        more = ("-certfile", "chain.pem") if chain else ()
        self.openssl("pkcs12", "-export", "-inkey", f"{name}.key", "-in", f"{name}.pem", *more, *options,
                     "-passout", f"pass:{PASSWORD}", "-out", f"{name}.p12")  # fmt: skip
        return (self.folder / f"{name}.p12").read_bytes()


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    made = Provider(tmp_path_factory.mktemp("psre"))
    made.issue("rsa", "rsa:2048")
    made.issue("ec", "ec:prime256v1")
    return made


def old_files(provider):
    """Whether this openssl still writes RC2-40; its legacy provider may be missing."""
    done = subprocess.run(
        ["openssl", "list", "-providers", "-provider", "legacy"], capture_output=True, text=True, check=False
    )
    return done.returncode == 0 and "legacy" in done.stdout


@pytest.mark.parametrize("name", ["rsa", "ec"])
def test_a_new_file_is_read_with_its_whole_chain(provider, name):
    found = read_p12(provider.p12(name), PASSWORD, NOW)
    assert found.name == "Asesor Contoh"
    assert found.issuer == "PSrE Contoh"
    assert [read_certificate(der).name for der in found.chain] == ["PSrE Contoh", "PSrE Induk Contoh"]
    assert found.key.public_key().public_numbers() == read_certificate(found.certificate).key.public_numbers()
    assert len(found.fingerprint.replace(" ", "")) == 24
    assert PASSWORD not in repr(found)
    assert "key=" not in repr(found)


@pytest.mark.parametrize(
    "options",
    [
        ("-legacy", "-provider", "default", "-provider", "legacy"),  # certificates RC2-40, key 3DES
        ("-legacy", "-descert", "-provider", "default", "-provider", "legacy"),  # all of it 3DES
        ("-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES", "-macalg", "sha1"),
    ],
)
def test_old_files_are_read_too(provider, options):
    if "-legacy" in options and not old_files(provider):
        pytest.skip("this openssl has no legacy provider")
    assert read_p12(provider.p12("rsa", *options), PASSWORD, NOW).name == "Asesor Contoh"


def refused(data, password=PASSWORD, now=NOW):
    with pytest.raises(IdentityProblem) as caught:
        read_p12(data, password, now)
    assert PASSWORD not in str(caught.value)
    assert caught.value.remedy.id
    return str(caught.value)


def test_a_wrong_password_is_told_from_a_wrong_file(provider):
    data = provider.p12("rsa")
    assert "password is wrong" in refused(data, "bukan ini")
    assert "password is wrong" in refused(data, "")
    for other in (b"", b"hello", data[: len(data) // 2], bytes(LIMIT + 1)):
        assert "no .p12" in refused(other)


def test_a_file_without_its_chain_says_what_is_missing(provider):
    assert "missing: PSrE Contoh" in refused(provider.p12("rsa", chain=()))
    assert "missing: PSrE Induk Contoh" in refused(provider.p12("rsa", chain=("middle",)))


def test_a_file_that_signed_itself_is_no_providers(provider):
    provider.key("self", "rsa:2048")
    provider.openssl(
        "req", "-x509", "-key", "self.key", "-subj", "/CN=Sendiri", "-days", "5", "-out", "self.pem"
    )
    assert "signed by itself" in refused(provider.p12("self", chain=()))


def test_time_is_looked_at(provider):
    data = provider.p12("rsa")
    assert "ended" in refused(data, now=NOW + timedelta(days=11))
    assert "valid from" in refused(data, now=NOW - timedelta(days=1))


@pytest.mark.parametrize(
    ("kind", "digest", "said"),
    [
        ("rsa:1024", "sha256", "RSA 1024"),
        ("ec:secp384r1", "sha256", "EC secp384r1"),
        ("rsa:2048", "sha1", "SHA-1"),
    ],
)
def test_weak_keys_and_certificates_are_refused(provider, kind, digest, said):
    provider.issue("weak", kind, digest=digest)
    assert said in refused(provider.p12("weak"))


def test_a_signature_with_an_rsa_key_and_an_intermediate_passes_openssl(provider, tmp_path):
    found = read_p12(provider.p12("rsa"), PASSWORD, NOW)
    signer = Signer(found.key, found.certificate, found.chain)
    manifest = b"<?xml version='1.0'?>\n"
    certificate, digest = read_certificate(signer.certificate), hashlib.sha256(manifest).digest()
    attributes = cms.signed_attributes(certificate, digest, NOW.replace(microsecond=0))
    whole = cms.cms_bytes(certificate, signer.chain, attributes, signer.sign(attributes))
    parts = cms.read_cms(whole, digest)
    cms.check_cms(whole, parts, certificate, signer.chain, digest)
    (tmp_path / "m.xml").write_bytes(manifest)
    (tmp_path / "s.p7s").write_bytes(whole)
    done = subprocess.run(
        ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", tmp_path / "s.p7s", "-content",
         tmp_path / "m.xml", "-CAfile", provider.folder / "root.pem", "-purpose", "any", "-out", tmp_path / "out"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out").read_bytes() == manifest
