"""Other programs read what we write: openssl, pyHanko, sha256sum; and what they write is what we write."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from smartcity_desktop.sealing.seal import seal

GUIDE = Path(__file__).parents[2] / "docs" / "package.md"
GOLDEN = Path(__file__).parents[1] / "data" / "packages"
needs_tools = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in ("openssl", "unzip", "sha256sum", "bash")),
    reason="openssl, unzip and sha256sum are the subject",
)


def blocks(text):
    return re.findall(r"```sh\n(.*?)```", text, re.DOTALL)


@pytest.fixture
def desk(tmp_path):
    """What an auditor has on the desk: a package and the root certificate."""
    shutil.copy(GOLDEN / "assessment-v1.asice", tmp_path / "paket.asice")
    shutil.copy(GOLDEN / "root.pem", tmp_path / "root.pem")
    return tmp_path


def run(script, folder):
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script], cwd=folder, capture_output=True, text=True, check=False
    )


@needs_tools
def test_the_commands_of_the_guide_check_a_good_package(desk):
    script = "\n".join(blocks(GUIDE.read_text("utf-8")))
    done = run(script, desk)
    assert done.returncode == 0, done.stderr
    assert "Verification successful" in done.stderr
    assert "scores.json: OK" in done.stdout
    assert "FAILED" not in done.stdout


@needs_tools
@pytest.mark.parametrize("victim", ["scores.json", "package.json", "META-INF/ASiCManifest.xml"])
def test_the_commands_of_the_guide_find_one_changed_byte(desk, victim):
    changed = desk / "changed.asice"
    with zipfile.ZipFile(desk / "paket.asice") as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == victim:
                at = data.index(b"2019") if b"2019" in data else len(data) // 2
                data = data[:at] + b"1" + data[at + 1 :]
            new.writestr(name, data)
    changed.rename(desk / "paket.asice")
    assert run("\n".join(blocks(GUIDE.read_text("utf-8"))), desk).returncode != 0


@needs_tools
@pytest.mark.parametrize("who", ["edition", "receipt", "rsa"])
def test_openssl_verifies_every_kind(programme, kit, tmp_path, who):
    if who == "rsa":
        package = rsa_package(programme, kit, tmp_path)
    else:
        head, files = (
            (programme.edition_head(), programme.edition_files())
            if who == "edition"
            else (programme.receipt_head(), programme.receipt_files())
        )
        package = seal(programme.authority.signer, head, files, tmp_path / "p.asice").path
    (tmp_path / "root.der").write_bytes(programme.authority.root_der)
    script = f"""
openssl x509 -inform DER -in root.der -out root.pem
unzip -q {package.name} -d paket
cd paket
openssl cms -verify -cades -binary -inform DER -in META-INF/signature.p7s \
  -content META-INF/ASiCManifest.xml -CAfile ../root.pem -purpose any -no_check_time -out /dev/null
"""
    done = run(script, tmp_path)
    assert done.returncode == 0, done.stderr
    other = run(script.replace("openssl x509", "openssl genpkey -algorithm EC -pkeyopt "
        "ec_paramgen_curve:P-256 -out k.pem; openssl req -new -x509 -key k.pem -subj /CN=x -out root.pem; rm -r paket; true")
        , tmp_path)  # fmt: skip
    assert other.returncode != 0


def rsa_package(programme, kit, folder):
    from datetime import UTC, datetime

    from cryptography.hazmat.primitives.asymmetric import rsa

    from smartcity_desktop.sealing.certificates import end_certificate, subject
    from smartcity_desktop.sealing.signer import Signer

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    root = programme.authority.root_der
    der = end_certificate(
        root,
        programme.authority._root_key,
        key.public_key(),
        subject("RSA", ""),
        kit.FOUNDED,
        datetime(2019, 9, 28, tzinfo=UTC),
    )
    signer = Signer(key, der, (root,))
    return seal(signer, programme.edition_head(), programme.edition_files(), folder / "p.asice").path


@pytest.mark.parametrize("kind", ["ecdsa", "rsa"])
def test_pyhanko_writes_the_same_signature_file(programme, kit, kind):
    """PACKAGE.md 4.3: byte for byte what pyHanko writes for CAdES with a signing time.

    The certificates above the signer are left out: pyHanko sorts them, the template has them in roster order.
    """
    from asn1crypto import x509 as asn1_x509
    from pyhanko.sign.signers.pdf_cms import CMSSignedAttributes, ExternalSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    from smartcity_desktop.sealing import cms
    from smartcity_desktop.sealing.certificates import read_certificate

    digest = bytes(range(32))
    if kind == "ecdsa":
        der, size = programme.siti.signer.certificate, 71
    else:
        der, size = rsa_certificate(programme, kit), 256
    signature = bytes(size)
    signer = ExternalSigner(
        signing_cert=asn1_x509.Certificate.load(der),
        cert_registry=SimpleCertificateStore(),
        signature_value=signature,
        prefer_pss=False,
    )
    settings = CMSSignedAttributes(signing_time=kit.SIGNED)
    signing = signer.async_sign(
        digest, "sha256", use_pades=True, is_pdf_sig=False, signed_attr_settings=settings
    )
    theirs = asyncio.run(signing).dump()
    certificate = read_certificate(der)
    attributes = cms.signed_attributes(certificate, digest, kit.SIGNED)
    assert theirs == cms.cms_bytes(certificate, (), attributes, signature)


def rsa_certificate(programme, kit):
    from datetime import UTC, datetime

    from cryptography.hazmat.primitives.asymmetric import rsa

    from smartcity_desktop.sealing.certificates import end_certificate, subject

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return end_certificate(
        programme.authority.root_der,
        programme.authority._root_key,
        key.public_key(),
        subject("RSA", "PSrE"),
        kit.FOUNDED,
        datetime(2019, 9, 28, tzinfo=UTC),
    )


def test_asn1crypto_reads_the_signature_as_strict_der(programme, kit, tmp_path):
    from asn1crypto import cms

    sealed = seal(
        programme.authority.signer, programme.edition_head(), programme.edition_files(), tmp_path / "p"
    )
    with zipfile.ZipFile(sealed.path) as archive:
        data = archive.read("META-INF/signature.p7s")
    info = cms.ContentInfo.load(data, strict=True)
    assert info["content_type"].native == "signed_data"
    (signer,) = info["content"]["signer_infos"]
    kinds = [attribute["type"].native for attribute in signer["signed_attrs"]]
    assert kinds == ["content_type", "signing_time", "message_digest", "signing_certificate_v2"]
    assert signer["signed_attrs"][1]["values"][0].native == kit.SIGNED
    assert signer["signed_attrs"][2]["values"][0].native.hex() == sealed.digest
    assert signer.dump(force=True) in data
