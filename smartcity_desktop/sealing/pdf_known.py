"""Whose certificates are known from editions: the signers that a PDF's signatures are compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from smartcity_desktop.core.edition import RosterStatus, SignerStatus
from smartcity_desktop.sealing.certificates import NotUsableError, read_certificate
from smartcity_desktop.sealing.pdf_verdict import KnownSigner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.core.edition import Edition


def known_signers(editions: Iterable[Edition]) -> dict[str, KnownSigner]:
    """Return the signers that editions name, by the SHA-256 (hex) of their certificates.

    A certificate that any of them revokes is revoked.
    """
    known: dict[str, KnownSigner] = {}
    for edition in editions:
        people = {assessor.id: assessor.name for assessor in edition.assessors}
        named = [
            (
                entry.certificate_sha256,
                f"{people.get(entry.assessor_id, entry.assessor_id)} ({entry.assessor_id})",
                entry.status is RosterStatus.REVOKED,
                entry.chain,
            )
            for entry in edition.roster
        ] + [
            (
                signer.certificate_sha256,
                _common_name(signer.certificate),
                signer.status is SignerStatus.REVOKED,
                (),
            )
            for signer in edition.signers
        ]
        for sha256, name, revoked, chain in named:
            before = known.get(sha256)
            known[sha256] = KnownSigner(name, revoked or (before is not None and before.revoked), chain)
    return known


def _common_name(certificate: bytes) -> str:
    try:
        return read_certificate(certificate).name
    except NotUsableError:
        return ""


def certificate_of(data: bytes) -> bytes:
    """Return the certificate (DER) that a file holds as PEM or DER.

    Raises:
        ValueError: it holds none.
    """
    pem = data.lstrip().startswith(b"-----BEGIN")
    found = x509.load_pem_x509_certificate(data) if pem else x509.load_der_x509_certificate(data)
    return found.public_bytes(Encoding.DER)
