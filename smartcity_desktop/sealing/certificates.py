"""X.509 certificates of the programme: the profile of PACKAGE.md 5, and what is asked of one that is shown to us.

    root (CA, pathlen 0, 10 years) ─┬─ edition signer (headquarters' extra EKU, 2 years)
                                    ├─ headquarters' people (an EKU of their own)
                                    └─ one certificate per assessor (edition's end + 90 days)

The edition signer is told from an assessor by the extended key usage `EDITION_SIGNING`, which headquarters never
puts into an assessor's certificate: both stand right below the root, so the chain alone could not tell them apart.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from smartcity_desktop.core.edition import RosterEntry, RosterStatus
from smartcity_desktop.sealing import der

if TYPE_CHECKING:
    from datetime import datetime

# An arc below 2.25 is anyone's own by its UUID, without registration (ITU-T X.667).
EDITION_SIGNING = ObjectIdentifier("2.25.145047121600430144162641421806369274384")
STAFF = ObjectIdentifier("2.25.8754619657839290170641273819348158305")
DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
LIMIT = 16 * 1024
MINIMUM_RSA_BITS = 2048
_NAME_LENGTH = 64  # upper bound of a common name in X.520

_VERSION_3 = bytes.fromhex("A003020102")
UNREADABLE = (  # what the parser answers to bytes that are no certificate, or an odd one
    ValueError,
    TypeError,
    Warning,  # it warns of odd names and numbers; where warnings are made errors, they arrive here
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
)

PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey
PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class NotUsableError(ValueError):
    """Bytes that are no certificate, or one with a key that this program does not take."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the program reads in a certificate. `issuer` and `serial` are its own DER bytes; times are UTC.

    `number` is headquarters' id of the person; empty where it has none.
    """

    der: bytes
    sha256: str
    issuer: bytes
    serial: bytes
    key: PublicKey
    name: str
    valid_from: datetime
    valid_until: datetime
    edition_signer: bool
    authority: bool
    staff: bool = False
    number: str = ""


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of some bytes in 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def fingerprint(sha256: str) -> str:
    """Return the first 24 of 64 hex digits in groups of four, as two people compare them by voice."""
    code = sha256[:24].upper()
    return " ".join(code[at : at + 4] for at in range(0, 24, 4))


def is_heard(sha256: str, heard: str) -> bool:
    """Whether the 24 digits that somebody heard and typed, with or without spaces, are those of a SHA-256."""
    return "".join(heard.split()).lower() == sha256[:24]


def key_fingerprint(key: PublicKey) -> str:
    """Return the 24 digits of the SHA-256 of a public key (its SubjectPublicKeyInfo)."""
    return fingerprint(key_sha256(key))


def key_sha256(key: PublicKey) -> str:
    """Return the SHA-256 of a public key (its SubjectPublicKeyInfo), 64 hex digits."""
    return sha256_hex(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def certificate_key_sha256(certificate: bytes) -> str:
    """Return the SHA-256 of the public key in a certificate (DER), 64 hex digits.

    Raises:
        NotUsableError: no usable certificate.
    """
    return key_sha256(read_certificate(certificate).key)


@lru_cache(maxsize=1024)
def read_certificate(data: bytes) -> Certificate:
    """Read a certificate.

    Raises:
        NotUsableError: no certificate, or its key is neither P-256 nor RSA of at least 2,048 bits.
    """
    if len(data) > LIMIT:
        raise NotUsableError(f"{len(data)} bytes are too many for a certificate")
    issuer, serial = issuer_and_serial(data)
    try:
        found = x509.load_der_x509_certificate(data)
        key = _usable(found.public_key())
        usages = _usages(found)
        common = found.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        number = found.subject.get_attributes_for_oid(NameOID.SERIAL_NUMBER)
        return Certificate(
            der=data,
            sha256=sha256_hex(data),
            issuer=issuer,
            serial=serial,
            key=key,
            name=str(common[0].value) if common else "",
            valid_from=found.not_valid_before_utc,
            valid_until=found.not_valid_after_utc,
            edition_signer=EDITION_SIGNING in usages,
            authority=_is_authority(found),
            staff=STAFF in usages,
            number=str(number[0].value) if number else "",
        )
    except NotUsableError:
        raise
    except UNREADABLE as problem:
        raise NotUsableError(f"no readable certificate: {type(problem).__name__}") from None


def issuer_and_serial(data: bytes) -> tuple[bytes, bytes]:
    """Return the issuer name and the serial number of a certificate, each with tag and length, as they stand in it.

    Raises:
        NotUsableError: not the outline of a certificate.
    """
    try:
        outline = der.only(data)
        to_be_signed = outline.children()[0].children()
        serial, issuer = to_be_signed[1], to_be_signed[3]
    except (der.NotDerError, IndexError):
        raise NotUsableError("not the outline of a certificate") from None
    tags = (outline.tag, serial.tag, issuer.tag)
    if to_be_signed[0].whole != _VERSION_3 or tags != (der.SEQUENCE, der.INTEGER, der.SEQUENCE):
        raise NotUsableError("not the outline of a certificate")
    # RFC 5280 4.1.2.2; the library will refuse others too, and until then it warns.
    if not any(serial.content) or serial.content[0] & 0x80:
        raise NotUsableError("the serial number is not positive")
    return issuer.whole, serial.whole


def _usable(key: object) -> PublicKey:
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
        return key
    if isinstance(key, rsa.RSAPublicKey) and key.key_size >= MINIMUM_RSA_BITS:
        return key
    raise NotUsableError("the key is neither P-256 nor RSA of at least 2048 bits")


def _usages(found: x509.Certificate) -> tuple[ObjectIdentifier, ...]:
    try:
        return tuple(found.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)
    except x509.ExtensionNotFound:
        return ()


def _is_authority(found: x509.Certificate) -> bool:
    try:
        constraints = found.extensions.get_extension_for_class(x509.BasicConstraints).value
        usage = found.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return constraints.ca and constraints.path_length == 0 and usage.key_cert_sign


@lru_cache(maxsize=1024)
def chain_problem(leaf: bytes, root: bytes) -> str | None:
    """Return why a certificate does not stand right below a root, or `None` if it does. Times are not looked at."""
    try:
        signer, authority = read_certificate(leaf), read_certificate(root)
        if not authority.authority:
            return "the root is no certificate authority with path length 0"
        if signer.authority:
            return "the signer's certificate is itself an authority"
        top = x509.load_der_x509_certificate(root)
        top.verify_directly_issued_by(top)
        x509.load_der_x509_certificate(leaf).verify_directly_issued_by(top)
    except NotUsableError as problem:
        return str(problem)
    except (InvalidSignature, ValueError, TypeError):
        return f"the certificate of {signer.name!r} was not issued by this root"
    return None


def subject(name: str, institution: str, number: str | None = None) -> x509.Name:
    """Return the name in a certificate; each part is cut to the 64 characters that X.520 allows."""
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name[:_NAME_LENGTH] or "-")]
    if institution:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, institution[:_NAME_LENGTH]))
    if number:
        parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, number[:_NAME_LENGTH]))
    return x509.Name(parts)


def root_certificate(
    key: ec.EllipticCurvePrivateKey, name: x509.Name, start: datetime, end: datetime
) -> bytes:
    """Return the self-signed root (DER): a CA that may only issue end certificates (path length 0)."""
    public = key.public_key()
    builder = (
        _blank(name, name, public, start, end)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(authority=True), critical=True)
    )
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


def end_certificate(
    root_der: bytes,
    root_key: ec.EllipticCurvePrivateKey,
    public: PublicKey,
    name: x509.Name,
    start: datetime,
    end: datetime,
    *,
    edition_signer: bool = False,
    staff: bool = False,
) -> bytes:
    """Return a certificate (DER) below the root, in the profile of PACKAGE.md 5.2. It never outlives the root.

    Without `edition_signer` and `staff` it is an assessor's.
    """
    root = x509.load_der_x509_certificate(root_der)
    root_public = root_key.public_key()
    purposes = [ExtendedKeyUsageOID.EMAIL_PROTECTION, DOCUMENT_SIGNING]
    if edition_signer:
        purposes.append(EDITION_SIGNING)
    if staff:
        purposes.append(STAFF)
    builder = (
        _blank(name, root.subject, public, start, min(end, root.not_valid_after_utc))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(authority=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root_public), critical=False)
    )
    return builder.sign(root_key, hashes.SHA256()).public_bytes(Encoding.DER)


def _blank(
    name: x509.Name, issuer: x509.Name, public: PublicKey, start: datetime, end: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _key_usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def roster_entry(assessor_id: str, certificate: bytes) -> RosterEntry:
    """Return the active roster entry of a certificate, valid for as long as the certificate is.

    Raises:
        NotUsableError: no usable certificate.
    """
    found = read_certificate(certificate)
    return RosterEntry(
        assessor_id=assessor_id,
        certificate=certificate,
        certificate_sha256=found.sha256,
        status=RosterStatus.ACTIVE,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
    )
