"""Requests for a certificate (PKCS #10): what an assessor sends and what headquarters reads (PACKAGE.md 5.2)."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing.certificates import key_fingerprint, subject

LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Request:
    """What a request *claims* (name, institution) and what it proves: possession of the key with this fingerprint."""

    name: str
    institution: str
    fingerprint: str


def request_pem(key: ec.EllipticCurvePrivateKey, name: str, institution: str) -> bytes:
    """Return a request for a certificate, signed by the key it is for."""
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject(name, institution))
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def read_request(pem: bytes) -> Request:
    """Read a request and check that who made it has the key.

    Raises:
        IdentityProblem: no request, another kind of key than P-256, or not signed by its own key.
    """
    request = load_request(pem)
    return Request(
        _first(request, NameOID.COMMON_NAME),
        _first(request, NameOID.ORGANIZATION_NAME),
        key_fingerprint(public_key(request)),
    )


def load_request(pem: bytes) -> x509.CertificateSigningRequest:
    """Return a request whose key is P-256 and whose signature is its own. Raises as `read_request`."""
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


def public_key(request: x509.CertificateSigningRequest) -> ec.EllipticCurvePublicKey:
    """Return the key of a request.

    Raises:
        IdentityProblem: it is not P-256.
    """
    key = request.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise _not_usable("its key is not P-256")
    return key


def _first(request: x509.CertificateSigningRequest, kind: x509.ObjectIdentifier) -> str:
    found = request.subject.get_attributes_for_oid(kind)
    return str(found[0].value) if found else ""


_REASONS = {
    "too large": "terlalu besar",
    "not readable": "tidak terbaca",
    "its signature is not that of its key": "tanda tangannya bukan dari kuncinya sendiri",
    "its key is not P-256": "kuncinya bukan P-256",
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
