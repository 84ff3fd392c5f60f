"""The laptop's age recipient in a request: signed with it, optional, and refused when it is none."""

from __future__ import annotations

import subprocess

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.sealing.certificates import fingerprint, subject
from smartcity_desktop.sealing.requests import AGE_RECIPIENT, read_request, request_pem
from smartcity_desktop.sealing.store_keys import new_store_keys

KEY = ec.generate_private_key(ec.SECP256R1())


def test_the_recipient_travels_with_the_request():
    recipient = new_store_keys().recipient
    request = read_request(request_pem(KEY, "Asesor Contoh", "Lembaga Contoh", recipient))
    assert request.recipient == recipient
    assert request.name == "Asesor Contoh"
    assert request.fingerprint == fingerprint(request.sha256)


def test_older_requests_have_none():
    assert read_request(request_pem(KEY, "Asesor Contoh", "")).recipient is None


def test_openssl_takes_it_as_a_signed_extension(tmp_path):
    recipient = new_store_keys().recipient
    file = tmp_path / "enrol.csr"
    file.write_bytes(request_pem(KEY, "Asesor Contoh", "", recipient))
    command = ["openssl", "req", "-in", file, "-verify", "-noout", "-text"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "verify OK" in shown.stderr + shown.stdout
    assert AGE_RECIPIENT.dotted_string in shown.stdout
    assert recipient in shown.stdout.replace("\n", "")


def test_another_recipient_breaks_the_signature():
    one, two = (new_store_keys().recipient.encode() for _ in range(2))
    der = x509.load_pem_x509_csr(request_pem(KEY, "x", "", one.decode())).public_bytes(Encoding.DER)
    changed = x509.load_der_x509_csr(der.replace(one, two)).public_bytes(Encoding.PEM)
    with pytest.raises(IdentityProblem, match="signature"):
        read_request(changed)


@pytest.mark.parametrize(
    "value", [b"", b"\x0c", b"\x0c\x3eage1" + b"q" * 58, b"\x0c\x05hello", b"\x04\x02hi", b"\xff" * 70]
)
def test_a_recipient_that_is_none_is_refused(value):
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject("x", ""))
    odd = builder.add_extension(x509.UnrecognizedExtension(AGE_RECIPIENT, value), critical=False)
    with pytest.raises(IdentityProblem, match="encrypted letters"):
        read_request(odd.sign(KEY, hashes.SHA256()).public_bytes(Encoding.PEM))
