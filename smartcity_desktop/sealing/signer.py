"""One who can sign: an unlocked key with its certificate. Lives only for the moment of signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding

from smartcity_desktop.sealing.certificates import read_certificate

if TYPE_CHECKING:
    from smartcity_desktop.sealing.certificates import PrivateKey


class Signer:
    """An unlocked key with its certificate and the certificates above it (DER).

    Attributes:
        certificate: DER.
        chain: DER, in the order in which they follow the certificate in a signature.
        certificate_sha256: 64 hex digits.
        name: common name in the certificate.
    """

    __slots__ = ("_key", "certificate", "certificate_sha256", "chain", "name")

    def __init__(self, key: PrivateKey, certificate: bytes, chain: tuple[bytes, ...]) -> None:
        found = read_certificate(certificate)
        if found.key.public_numbers() != key.public_key().public_numbers():
            raise ValueError("the certificate is for another key")
        self._key = key
        self.certificate = certificate
        self.chain = chain
        self.certificate_sha256 = found.sha256
        self.name = found.name

    def __repr__(self) -> str:
        return f"Signer({self.name!r}, {self.certificate_sha256[:12]})"

    def sign(self, data: bytes) -> bytes:
        """Return the signature over `data`: ECDSA (DER) or RSA PKCS #1 v1.5, both with SHA-256."""
        if isinstance(self._key, ec.EllipticCurvePrivateKey):
            return self._key.sign(data, ec.ECDSA(hashes.SHA256()))
        return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())
