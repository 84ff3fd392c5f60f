"""Requests for a certificate (PKCS #10): what an assessor sends and what headquarters reads (PACKAGE.md 5.2).

With the key travels the laptop's age recipient, as an extension that the key signs: what headquarters encrypts for the
laptop later reaches whom it enrolled. Requests of older programs have none.

Behind the request of a key that a provider (PSrE) certified stand the provider's certificate and those above it, up to
its root. The request proves that the key is there; headquarters may put that certificate on the roster as it is.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID, ObjectIdentifier

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing.age_keys import recipient_bytes
from smartcity_desktop.sealing.certificates import (
    MINIMUM_RSA_BITS,
    UNREADABLE,
    certificate_key_sha256,
    key_fingerprint,
    key_sha256,
    subject,
)
from smartcity_desktop.sealing.provider_chain import LONGEST_CHAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.sealing.certificates import PrivateKey, PublicKey

LIMIT = 64 * 1024
# An arc below 2.25 is anyone's own by its UUID; the extension is a UTF8String, `age1…`.
AGE_RECIPIENT = ObjectIdentifier("2.25.280264826404535099377505123197260065172")
_UTF8_STRING = 0x0C


@dataclass(frozen=True, slots=True)
class Request:
    """What a request *claims* (name, institution) and what it proves: possession of the key with this fingerprint.

    Attributes:
        recipient: for whom the laptop can decrypt, `age1…`; who has the key says so. `None` in older requests.
        sha256: of the public key, 64 hex digits, of which `fingerprint` are the first 24.
        provider: a provider's certificate for this key and those above it (DER), in order; empty where it has none.
    """

    name: str
    institution: str
    fingerprint: str
    recipient: str | None = None
    sha256: str = ""
    provider: tuple[bytes, ...] = ()


def request_pem(key: PrivateKey, name: str, institution: str, recipient: str | None = None) -> bytes:
    """Return a request for a certificate, signed by the key it is for, with the laptop's age recipient in it."""
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject(name, institution))
    if recipient is not None:
        text = recipient.encode("ascii")
        value = bytes((_UTF8_STRING, len(text))) + text
        builder = builder.add_extension(x509.UnrecognizedExtension(AGE_RECIPIENT, value), critical=False)
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def with_provider(request: bytes, provider: Sequence[bytes]) -> bytes:
    """Return a request (PEM) with a provider's certificate and those above it (DER) behind it."""
    return request + b"".join(ssl.DER_cert_to_PEM_cert(der).encode("ascii") for der in provider)


def read_request(pem: bytes) -> Request:
    """Read a request and check that who made it has the key.

    Raises:
        IdentityProblem: no request, another kind of key than `public_key` takes, not signed by its own key, or with
            a provider's certificate for another key.
    """
    request = load_request(pem)
    key = public_key(request)
    return Request(
        _first(request, NameOID.COMMON_NAME),
        _first(request, NameOID.ORGANIZATION_NAME),
        key_fingerprint(key),
        recipient_in(request),
        key_sha256(key),
        _provider(pem, key_sha256(key)),
    )


def _provider(pem: bytes, key: str) -> tuple[bytes, ...]:
    if b"-----BEGIN CERTIFICATE-----" not in pem:
        return ()
    try:
        found = tuple(one.public_bytes(Encoding.DER) for one in x509.load_pem_x509_certificates(pem))
        fits = certificate_key_sha256(found[0]) == key and 1 < len(found) <= LONGEST_CHAIN + 1
    except UNREADABLE:
        fits = False
    if not fits:
        raise _not_usable("its provider's certificate is not for its key, or lacks those above it")
    return found


def recipient_in(request: x509.CertificateSigningRequest) -> str | None:
    """Return the age recipient in a request, or `None` where it has none.

    Raises:
        IdentityProblem: it has one that is none.
    """
    try:
        found = [e.value for e in request.extensions if e.oid == AGE_RECIPIENT]
        if not found:
            return None
        value = found[0].value if isinstance(found[0], x509.UnrecognizedExtension) else b""
        if value[:2] != bytes((_UTF8_STRING, len(value) - 2 & 0xFF)):
            raise ValueError("no UTF8String")
        recipient = value[2:].decode("ascii")
        recipient_bytes(recipient)
    except (ValueError, Warning, x509.DuplicateExtension, x509.UnsupportedGeneralNameType):
        raise _not_usable("its address for encrypted letters is not one") from None
    return recipient


def load_request(pem: bytes) -> x509.CertificateSigningRequest:
    """Return a request whose key can be used and whose signature is its own. Raises as `read_request`."""
    if len(pem) > LIMIT:
        raise _not_usable("too large")
    try:
        request = x509.load_pem_x509_csr(pem)
        proved = request.is_signature_valid
        public_key(request)
        request.subject.rdns  # noqa: B018 - a name that cannot be read is refused here
    except (ValueError, TypeError, Warning, UnsupportedAlgorithm, x509.InvalidVersion):
        raise _not_usable("not readable") from None
    if not proved:
        raise _not_usable("its signature is not that of its key")
    return request


def public_key(request: x509.CertificateSigningRequest) -> PublicKey:
    """Return the key of a request.

    Raises:
        IdentityProblem: it is neither P-256 nor, out of a provider's `.p12`, RSA of at least 2,048 bits.
    """
    key = request.public_key()
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
        return key
    if isinstance(key, rsa.RSAPublicKey) and key.key_size >= MINIMUM_RSA_BITS:
        return key
    raise _not_usable("its key is neither P-256 nor RSA of at least 2048 bits")


def _first(request: x509.CertificateSigningRequest, kind: x509.ObjectIdentifier) -> str:
    found = request.subject.get_attributes_for_oid(kind)
    return str(found[0].value) if found else ""


_REASONS = {
    "too large": "terlalu besar",
    "not readable": "tidak terbaca",
    "its signature is not that of its key": "tanda tangannya bukan dari kuncinya sendiri",
    "its key is neither P-256 nor RSA of at least 2048 bits": "kuncinya bukan P-256 atau RSA minimal 2048 bit",
    "its address for encrypted letters is not one": "alamat enkripsinya tidak sah",
    "its provider's certificate is not for its key, or lacks those above it": (
        "sertifikat PSrE di dalamnya bukan untuk kuncinya, atau rantainya tidak lengkap"
    ),
}


def _not_usable(reason: str) -> IdentityProblem:
    return IdentityProblem(
        Text(
            f"Berkas permohonan sertifikat tidak dapat dipakai: {_REASONS[reason]}.",
            f"The request for a certificate cannot be used: {reason}.",
        ),
        Text(
            "Minta asesor menyimpan ulang berkas permohonan (.csr) dari programnya.",
            "Ask the assessor to save the request (.csr) from the program again.",
        ),
    )
