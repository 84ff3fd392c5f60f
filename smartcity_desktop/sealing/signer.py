"""One who can sign: an unlocked key with its certificate. Lives only for the moment of signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding

from smartcity_desktop.sealing.certificates import read_certificate
from smartcity_desktop.sealing.time_stamps import Stamper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.core.edition import TimeStampService
    from smartcity_desktop.core.language import Text
    from smartcity_desktop.sealing.certificates import PrivateKey


class Signer:
    """An unlocked key with its certificate and the certificates above it (DER).

    Attributes:
        certificate: DER.
        chain: DER, in the order in which they follow the certificate in a signature.
        certificate_sha256: 64 hex digits.
        name: common name in the certificate.
    """

    __slots__ = ("_key", "_stamper", "certificate", "certificate_sha256", "chain", "name")

    def __init__(self, key: PrivateKey, certificate: bytes, chain: tuple[bytes, ...]) -> None:
        found = read_certificate(certificate)
        if found.key.public_numbers() != key.public_key().public_numbers():
            raise ValueError("the certificate is for another key")
        self._key = key
        self._stamper = Stamper(())
        self.certificate = certificate
        self.chain = chain
        self.certificate_sha256 = found.sha256
        self.name = found.name

    def __repr__(self) -> str:
        return f"Signer({self.name!r}, {self.certificate_sha256[:12]})"

    def stamped_by(self, services: Sequence[TimeStampService]) -> Signer:
        """Return the same signer, whose signatures these services are asked to time-stamp."""
        signer = Signer(self._key, self.certificate, self.chain)
        signer._stamper = Stamper(services)
        return signer

    @property
    def stamps(self) -> bool:
        """Whether a time-stamp may be had: there are services, and none has failed yet."""
        return self._stamper.asks

    @property
    def remark(self) -> Text | None:
        """Why there was no time-stamp, for people; `None` where there was one or none was to be had."""
        return self._stamper.remark

    def time_stamp(self, signature: bytes) -> bytes:
        """Return a time-stamp over a signature value as packages bear it; empty where there is none."""
        return self._stamper.token(signature)

    def sign(self, data: bytes) -> bytes:
        """Return the signature over `data`: ECDSA (DER) or RSA PKCS #1 v1.5, both with SHA-256."""
        if isinstance(self._key, ec.EllipticCurvePrivateKey):
            return self._key.sign(data, ec.ECDSA(hashes.SHA256()))
        return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())
