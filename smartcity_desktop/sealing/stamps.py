"""Time-stamp tokens (RFC 3161) in the one encoding that a package takes, and what they prove.

    token    SignedData 3 { digest, TSTInfo, one certificate, one signer: digest, attributes, algorithm, signature }

What a service answers is brought into this form once (`token_of`), when a package is signed: further certificates,
revocation lists and unsigned attributes go, algorithms are written in one way. A reader finds the parts by position,
writes the token again and compares, so that no byte of it is free: what the service signed is under its signature, its
certificate under the hash that it signed, all else is constant.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import der
from smartcity_desktop.sealing.certificates import LIMIT as CERTIFICATE_LIMIT
from smartcity_desktop.sealing.certificates import (
    MINIMUM_RSA_BITS,
    UNREADABLE,
    NotUsableError,
    issuer_and_serial,
    sha256_hex,
)
from smartcity_desktop.sealing.der import Piece, tagged

if TYPE_CHECKING:
    from smartcity_desktop.sealing.certificates import PublicKey

LIMIT = 16 * 1024
"""Most bytes of a token in a package."""

_SIGNED_DATA = bytes.fromhex("06092A864886F70D010702")
_TST_INFO = bytes.fromhex("060B2A864886F70D0109100104")
_CONTENT_TYPE = bytes.fromhex("06092A864886F70D010903")
_MESSAGE_DIGEST = bytes.fromhex("06092A864886F70D010904")
_CERTIFICATE_1 = bytes.fromhex("060B2A864886F70D010910020C")
_CERTIFICATE_2 = bytes.fromhex("060B2A864886F70D010910022F")
_PROTECTION = bytes.fromhex("06092A864886F70D010934")  # CMSAlgorithmProtection, RFC 6211
_RSA = bytes.fromhex("06092A864886F70D010101")
_NULL = bytes.fromhex("0500")
_ONE, _THREE = bytes.fromhex("020101"), bytes.fromhex("020103")
_SHA256 = bytes.fromhex("0609608648016503040201")
_GENERALIZED_TIME = 0x18
_CONTEXT_0_PRIMITIVE = 0x80


@dataclass(frozen=True, slots=True)
class _Digest:
    """A hash, and how it and the signatures over it are named in DER (the object identifiers alone)."""

    name: str
    algorithm: hashes.HashAlgorithm
    oid: bytes
    rsa: bytes
    ecdsa: bytes

    @property
    def written(self) -> bytes:
        return tagged(der.SEQUENCE, self.oid, _NULL)


_DIGESTS = tuple(
    _Digest(
        name,
        algorithm,
        bytes.fromhex(f"06096086480165030402{number:02x}"),
        bytes.fromhex(f"06092A864886F70D01010{rsa_number}"),
        bytes.fromhex(f"06082A8648CE3D04030{ecdsa_number}"),
    )
    for name, algorithm, number, rsa_number, ecdsa_number in (
        ("sha256", hashes.SHA256(), 1, "B", 2),
        ("sha384", hashes.SHA384(), 2, "C", 3),
        ("sha512", hashes.SHA512(), 3, "D", 4),
    )
)


@dataclass(frozen=True, slots=True)
class ServiceCertificate:
    """What the program reads in the certificate of a time-stamping service. Times are UTC."""

    der: bytes
    sha256: str
    name: str
    key: PublicKey
    valid_from: datetime
    valid_until: datetime


@dataclass(frozen=True, slots=True)
class Stamp:
    """A token that is whole and right in itself. Whether its service is believed is another question.

    Attributes:
        certificate: of the service.
        at: the time it states, UTC. accuracy: by how much it may be off.
        nonce: the number of the question, or `None`.
    """

    certificate: ServiceCertificate
    at: datetime
    accuracy: timedelta
    nonce: int | None

    @property
    def latest(self) -> datetime:
        """The moment before which the signature was there for certain."""
        return self.at + self.accuracy

    def in_validity(self) -> bool:
        """Whether the service's certificate held at the time the token states."""
        return self.certificate.valid_from <= self.at <= self.certificate.valid_until


@lru_cache(maxsize=256)
def read_service_certificate(data: bytes) -> ServiceCertificate:
    """Read the certificate (DER) of a time-stamping service.

    Raises:
        NotUsableError: no certificate; its key is neither RSA of at least 2,048 bits nor on a NIST curve; or its purpose
            is not, critically and alone, the stamping of time (RFC 3161 2.3).
    """
    if len(data) > CERTIFICATE_LIMIT:
        raise NotUsableError(f"{len(data)} bytes are too many for a certificate")
    issuer_and_serial(data)
    try:
        found = x509.load_der_x509_certificate(data)
        key = found.public_key()
        try:
            purpose = found.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
        except x509.ExtensionNotFound:
            purpose = None
        common = found.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        name = str(common[0].value) if common else found.subject.rfc4514_string()
        valid_from, valid_until = found.not_valid_before_utc, found.not_valid_after_utc
    except UNREADABLE as problem:
        raise NotUsableError(f"no readable certificate: {type(problem).__name__}") from None
    if purpose is None or not purpose.critical or [*purpose.value] != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise NotUsableError(
            f"the certificate of {name!r} is not, critically and alone, for timeStamping (extendedKeyUsage)"
        )
    curves = (ec.SECP256R1, ec.SECP384R1, ec.SECP521R1)
    if not (isinstance(key, rsa.RSAPublicKey) and key.key_size >= MINIMUM_RSA_BITS) and not (
        isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, curves)
    ):
        raise NotUsableError("the key is neither on a NIST curve nor RSA of at least 2048 bits")
    return ServiceCertificate(data, sha256_hex(data), name, key, valid_from, valid_until)


@dataclass(frozen=True, slots=True)
class _Token:
    """The parts of a token as they stand in it."""

    info: bytes
    certificates: tuple[bytes, ...]
    digest: _Digest
    attributes: bytes
    signature: bytes

    def written(self, certificate: ServiceCertificate) -> bytes:
        """Return the token in its one encoding."""
        issuer, serial = issuer_and_serial(certificate.der)
        algorithm = (
            tagged(der.SEQUENCE, self.digest.rsa, _NULL)
            if isinstance(certificate.key, rsa.RSAPublicKey)
            else tagged(der.SEQUENCE, self.digest.ecdsa)
        )
        signer = tagged(
            der.SEQUENCE,
            _ONE,
            tagged(der.SEQUENCE, issuer, serial),
            self.digest.written,
            tagged(der.CONTEXT_0, self.attributes),
            algorithm,
            tagged(der.OCTETS, self.signature),
        )
        content = tagged(der.SEQUENCE, _TST_INFO, tagged(der.CONTEXT_0, tagged(der.OCTETS, self.info)))
        signed_data = tagged(
            der.SEQUENCE,
            _THREE,
            tagged(der.SET, self.digest.written),
            content,
            tagged(der.CONTEXT_0, certificate.der),
            tagged(der.SET, signer),
        )
        return tagged(der.SEQUENCE, _SIGNED_DATA, tagged(der.CONTEXT_0, signed_data))


def _parts(data: bytes) -> _Token:
    """Find the parts by position; `ValueError` or `IndexError` where they are not there."""
    kind, explicit = der.only(data).children()
    (signed_data,) = explicit.children()
    fields = signed_data.children()
    content_type, holder = fields[2].children()
    (info,) = holder.children()
    if kind.whole != _SIGNED_DATA or content_type.whole != _TST_INFO or info.tag != der.OCTETS:
        raise ValueError("not a SignedData over a TSTInfo")
    certificates = [piece for piece in fields[3:] if piece.tag == der.CONTEXT_0]
    signers = [piece for piece in fields[3:] if piece.tag == der.SET]
    (signer,) = signers[0].children()
    parts = signer.children()
    if len(certificates) != 1 or len(signers) != 1 or parts[3].tag != der.CONTEXT_0:
        raise ValueError("not exactly one set of certificates, one signer, and signed attributes")
    oid = parts[2].children()[0].whole
    digest = next((known for known in _DIGESTS if known.oid == oid), None)
    if digest is None:
        raise ValueError("its digest is none of SHA-256, SHA-384 and SHA-512")
    brought = tuple(piece.whole for piece in certificates[0].children())
    return _Token(info.content, brought, digest, parts[3].content, parts[5].content)


def token_of(answer: bytes) -> bytes:
    """Bring a token as a service gives it into the one encoding. It is not judged yet (`read_stamp`).

    Raises:
        ValueError: it is no token that can be brought into it.
    """
    try:
        parts = _parts(answer)
        for brought in parts.certificates:
            if _names(parts, brought):
                return parts.written(read_service_certificate(brought))
    except IndexError as problem:
        raise ValueError(f"the token is incomplete: {problem}") from None
    raise ValueError("the token does not bring the certificate of the service")


def read_stamp(token: bytes, signature: bytes) -> Stamp:
    """Check everything of a token that can be checked without knowing its service.

    Args:
        token: as it stands in the signature file.
        signature: the signature value that it has to be over.

    Raises:
        PackageRefused: `E_CMS_STAMP`: it is in another encoding, over another signature, or not rightly signed. A program
            that found no right time-stamp writes none, so such a file was changed.
    """
    if len(token) > LIMIT:
        raise PackageRefused("E_CMS_STAMP", f"a time-stamp of {len(token)} bytes")
    try:
        parts = _parts(token)
        if len(parts.certificates) != 1 or not _names(parts, parts.certificates[0]):
            raise ValueError("it does not bring exactly the certificate that it names")
        certificate = read_service_certificate(parts.certificates[0])
        if parts.written(certificate) != token:
            raise ValueError("it is not in its one allowed encoding")
        _check_signature(parts, certificate)
        return _stamp(parts.info, certificate, hashlib.sha256(signature).digest())
    except (ValueError, IndexError) as problem:  # NotDerError and NotUsableError among them
        raise PackageRefused("E_CMS_STAMP", f"time-stamp: {problem}") from None


def _values(parts: _Token) -> dict[bytes, Piece]:
    """Return the signed attributes, each with its one value."""
    found: dict[bytes, Piece] = {}
    for attribute in der.only(tagged(der.SET, parts.attributes)).children():
        kind, holder = attribute.children()
        (value,) = holder.children()
        if kind.whole in found:
            raise ValueError("a signed attribute stands twice")
        found[kind.whole] = value
    return found


def _names(parts: _Token, certificate: bytes) -> bool:
    """Whether the signed attributes name this certificate as the signer's (ESS, RFC 2634 and 5035)."""
    values = _values(parts)
    if _CERTIFICATE_2 in values:
        named = values[_CERTIFICATE_2].children()[0].children()[0].children()
        algorithm = "sha256"
        if named[0].tag == der.SEQUENCE:
            oid = named[0].children()[0].whole
            algorithm = next((known.name for known in _DIGESTS if known.oid == oid), "")
            named = named[1:]
        if not algorithm:
            return False
        return named[0].content == hashlib.new(algorithm, certificate).digest()
    if _CERTIFICATE_1 in values:  # services of before RFC 5816; the certificate itself is pinned by SHA-256
        named = values[_CERTIFICATE_1].children()[0].children()[0].children()
        return named[0].content == hashlib.sha1(certificate, usedforsecurity=False).digest()
    return False


def _check_signature(parts: _Token, certificate: ServiceCertificate) -> None:
    values = _values(parts)
    digest = hashlib.new(parts.digest.name, parts.info).digest()
    if values.get(_CONTENT_TYPE) is None or values[_CONTENT_TYPE].whole != _TST_INFO:
        raise ValueError("its content type is not signed")
    if values.get(_MESSAGE_DIGEST) is None or values[_MESSAGE_DIGEST].whole != tagged(der.OCTETS, digest):
        raise ValueError("what it states is not what was signed")
    if _PROTECTION in values and values[_PROTECTION].children()[1].children()[0].whole == _RSA:
        raise ValueError("it protects an algorithm that it cannot name in its one encoding")
    signed, key = tagged(der.SET, parts.attributes), certificate.key
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(parts.signature, signed, padding.PKCS1v15(), parts.digest.algorithm)
        else:
            key.verify(parts.signature, signed, ec.ECDSA(parts.digest.algorithm))
    except (InvalidSignature, UnsupportedAlgorithm):
        raise ValueError(f"its signature is not that of {certificate.name!r}") from None


def _stamp(info: bytes, certificate: ServiceCertificate, imprint: bytes) -> Stamp:
    version, _policy, over, _serial, moment, *more = der.only(info).children()
    algorithm, hashed = over.children()
    if version.whole != _ONE or algorithm.children()[0].whole != _SHA256 or hashed.content != imprint:
        raise ValueError("it is over another signature")
    accuracy, nonce = timedelta(0), None
    for piece in more:
        if piece.tag == der.SEQUENCE and moment.end == piece.start:
            accuracy = _accuracy(piece)
        elif piece.tag == der.INTEGER:
            nonce = int.from_bytes(piece.content, "big")
    return Stamp(certificate, _moment(moment), accuracy, nonce)


def _accuracy(piece: Piece) -> timedelta:
    numbers = {part.tag: int.from_bytes(part.content[:8], "big") for part in piece.children()}
    seconds = min(numbers.get(der.INTEGER, 0), 10**9)
    thousandths = min(numbers.get(_CONTEXT_0_PRIMITIVE, 0), 999)
    millionths = min(numbers.get(_CONTEXT_0_PRIMITIVE + 1, 0), 999)
    return timedelta(seconds=seconds, milliseconds=thousandths, microseconds=millionths)


def _moment(piece: Piece) -> datetime:
    text = piece.content.decode("ascii")
    whole, _, fraction = text.removesuffix("Z").partition(".")
    digits = whole.isdigit() and (not fraction or fraction.isdigit())
    if piece.tag != _GENERALIZED_TIME or not text.endswith("Z") or len(whole) != 14 or not digits:
        raise ValueError("its time is not YYYYMMDDHHMMSSZ")
    moment = datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return moment + timedelta(microseconds=int(fraction[:6].ljust(6, "0"))) if fraction else moment
