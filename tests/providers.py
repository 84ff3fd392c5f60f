"""A certificate provider (PSrE) for the tests: a root, two authorities below it, and what they issue, right and wrong.

RSA keys are made once in a run. Days are those of the tests' edition of 2019 and far around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

START, END = datetime(2015, 1, 1, tzinfo=UTC), datetime(2035, 1, 1, tzinfo=UTC)
SHA256_RSA = bytes.fromhex("300d06092a864886f70d01010b0500")
SHA1_RSA = bytes.fromhex("300d06092a864886f70d0101050500")


@lru_cache
def rsa_key(name: str, bits: int = 2048) -> rsa.RSAPrivateKey:
    """The RSA key of this name, the same in the whole run."""
    return rsa.generate_private_key(65537, bits)


@lru_cache
def ec_key(name: str) -> ec.EllipticCurvePrivateKey:
    """The P-256 key of this name, the same in the whole run."""
    return ec.generate_private_key(ec.SECP256R1())


def dn(name: str) -> x509.Name:
    """A distinguished name."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


@dataclass(frozen=True)
class Party:
    """Somebody with a key and a certificate (DER)."""

    key: Any
    certificate: bytes
    name: str


def issued(
    name: str,
    key: Any,
    above: Party | None,
    *,
    ca: bool = False,
    depth: int | None = None,
    start: datetime = START,
    end: datetime = END,
    purposes: tuple[Any, ...] | None = (ExtendedKeyUsageOID.EMAIL_PROTECTION,),
    signs: bool = True,
    more: x509.ExtensionType | None = None,
) -> Party:
    """Issue a certificate; without `above` it signs itself."""
    issuer_key, issuer = (above.key, above.name) if above else (key, name)
    builder = (
        x509.CertificateBuilder()
        .subject_name(dn(name))
        .issuer_name(dn(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=depth if ca else None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.KeyUsage(signs and not ca, signs and not ca, not signs, False, False, ca, ca, False, False),
            True,
        )
    )
    if purposes is not None and not ca:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
    if more is not None:
        builder = builder.add_extension(more, critical=True)
    return Party(key, builder.sign(issuer_key, hashes.SHA256()).public_bytes(Encoding.DER), name)


def with_sha1(party: Party, above: Party) -> Party:
    """The same certificate, signed with SHA-1 by the RSA key above."""
    tbs = x509.load_der_x509_certificate(party.certificate).tbs_certificate_bytes.replace(
        SHA256_RSA, SHA1_RSA
    )
    signature = above.key.sign(tbs, padding.PKCS1v15(), hashes.SHA1())
    body = tbs + SHA1_RSA + b"\x03" + _length(len(signature) + 1) + b"\x00" + signature
    return Party(party.key, b"\x30" + _length(len(body)) + body, party.name)


def _length(size: int) -> bytes:
    if size < 128:
        return bytes((size,))
    return bytes((0x82,)) + size.to_bytes(2, "big")


@dataclass(frozen=True)
class Provider:
    """Root, an authority below it, and one more below that."""

    root: Party
    middle: Party
    lower: Party

    def chain(self, above: Party) -> tuple[bytes, ...]:
        """What stands above a certificate that `above` issued."""
        order = (self.lower, self.middle, self.root)
        return tuple(one.certificate for one in order[order.index(above) :])


@lru_cache
def provider() -> Provider:
    """The provider, the same in the whole run."""
    root = issued("PSrE Induk Contoh", rsa_key("root"), None, ca=True)
    middle = issued("PSrE Contoh", rsa_key("middle"), root, ca=True, depth=1)
    lower = issued("PSrE Contoh Perorangan", rsa_key("lower"), middle, ca=True, depth=0)
    return Provider(root, middle, lower)
