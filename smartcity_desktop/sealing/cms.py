"""`META-INF/signature.p7s`: a CAdES-B signature in its one encoding, or CAdES-T with a time-stamp (PACKAGE.md 4.3).

Signing fills a template. Verifying finds certificates, time, signature and time-stamp by position, fills the same
template and compares all bytes; then one signature is checked. A reason for a refusal is worded by the same walk. The
time-stamp's own bytes are `stamps`' business.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import der, stamps
from smartcity_desktop.sealing.der import Piece, tagged

if TYPE_CHECKING:
    from smartcity_desktop.sealing.certificates import Certificate, PublicKey

LIMIT = 64 * 1024
FIRST_YEAR, LAST_YEAR = 1950, 2049  # what a UTCTime can say

_SIGNED_DATA = bytes.fromhex("06092A864886F70D010702")
_DATA = bytes.fromhex("06092A864886F70D010701")
_CONTENT_TYPE = bytes.fromhex("06092A864886F70D010903")
_MESSAGE_DIGEST = bytes.fromhex("06092A864886F70D010904")
_SIGNING_TIME = bytes.fromhex("06092A864886F70D010905")
_SIGNING_CERTIFICATE = bytes.fromhex("060B2A864886F70D010910022F")
_TIME_STAMP = bytes.fromhex("060B2A864886F70D010910020E")
_SHA256 = bytes.fromhex("300D06096086480165030402010500")
_ECDSA = bytes.fromhex("300A06082A8648CE3D040302")
_RSA = bytes.fromhex("300D06092A864886F70D01010B0500")
_ONE = bytes.fromhex("020101")
_ECDSA_SHA256 = ec.ECDSA(hashes.SHA256())
_MOMENT_SIZE = 13


@dataclass(frozen=True, slots=True)
class Parts:
    """What was found: signer's certificate, the rest of the chain, claimed time, signature, time-stamp (or none).

    `template` is the one that was filled with them and equalled the file, where there was one already.
    """

    certificate: bytes
    chain: tuple[bytes, ...]
    signed_at: datetime
    signature: bytes
    time_stamp: bytes = b""
    template: _Template | None = None


def signed_attributes(certificate: Certificate, digest: bytes, signed_at: datetime | None) -> bytes:
    """Return the attributes (a SET, DER) that are signed: four, or three without a time.

    Args:
        certificate: of the signer.
        digest: SHA-256 of the manifest, 32 bytes.
        signed_at: UTC, to the second, between the years 1950 and 2049. `None` in a PDF, where PAdES wants the time
            in the signature dictionary instead.
    """
    identified = tagged(
        der.SEQUENCE,
        tagged(der.SEQUENCE, tagged(der.CONTEXT_4, certificate.issuer)),
        certificate.serial,
    )
    reference = tagged(der.SEQUENCE, tagged(der.OCTETS, bytes.fromhex(certificate.sha256)), identified)
    attributes = [
        _attribute(_CONTENT_TYPE, _DATA),
        _attribute(_MESSAGE_DIGEST, tagged(der.OCTETS, digest)),
        _attribute(_SIGNING_CERTIFICATE, tagged(der.SEQUENCE, tagged(der.SEQUENCE, reference))),
    ]
    if signed_at is not None:
        moment = _utc_time(signed_at)
        attributes.append(_attribute(_SIGNING_TIME, tagged(der.UTC_TIME, moment)))
    return tagged(der.SET, *sorted(attributes))


def _utc_time(moment: datetime) -> bytes:
    day = (moment.year % 100, moment.month, moment.day)
    return b"%02d%02d%02d%02d%02d%02dZ" % (*day, moment.hour, moment.minute, moment.second)


def _attribute(kind: bytes, value: bytes) -> bytes:
    return tagged(der.SEQUENCE, kind, tagged(der.SET, value))


def cms_bytes(
    certificate: Certificate,
    chain: tuple[bytes, ...],
    attributes: bytes,
    signature: bytes,
    time_stamp: bytes = b"",
) -> bytes:
    """Return the whole signature file.

    Args:
        certificate: of the signer; its key decides between the ECDSA and the RSA variant.
        chain: the certificates above, DER, in this order.
        attributes: as `signed_attributes` gives them.
        signature: over `attributes`.
        time_stamp: token (DER) over `signature`; empty where there is none.
    """
    algorithm = _ECDSA if isinstance(certificate.key, ec.EllipticCurvePublicKey) else _RSA
    signer = tagged(
        der.SEQUENCE,
        _ONE,
        tagged(der.SEQUENCE, certificate.issuer, certificate.serial),
        _SHA256,
        bytes((der.CONTEXT_0,)) + attributes[1:],
        algorithm,
        tagged(der.OCTETS, signature),
        _stamped(time_stamp),
    )
    signed_data = tagged(
        der.SEQUENCE,
        _ONE,
        tagged(der.SET, _SHA256),
        tagged(der.SEQUENCE, _DATA),
        tagged(der.CONTEXT_0, certificate.der, *chain),
        tagged(der.SET, signer),
    )
    return tagged(der.SEQUENCE, _SIGNED_DATA, tagged(der.CONTEXT_0, signed_data))


def _stamped(time_stamp: bytes) -> bytes:
    """Return the unsigned attributes: one time-stamp, or none at all."""
    return tagged(der.CONTEXT_1, _attribute(_TIME_STAMP, time_stamp)) if time_stamp else b""


def read_cms(data: bytes, digest: bytes) -> Parts:
    """Find the parts of a signature file by position.

    Args:
        data: the file.
        digest: SHA-256 of the manifest it has to sign, 32 bytes.

    Raises:
        PackageRefused: `E_CMS_PARSE`, `E_CMS_PROFILE`, `E_CMS_ALG`, `E_CMS_DIGEST`, `E_CMS_STAMP`: worded as well as the walk can tell.
            A file that passes is not yet right: it must equal the template (`check_cms`).
    """
    known = _filled_again(data, digest)
    if known is not None:
        return known
    try:
        certificates, signer = _outer(der.only(data))
        return _signer(signer, certificates, digest)
    except (ValueError, IndexError) as problem:  # NotDerError, or another number of pieces than expected
        raise PackageRefused("E_CMS_PARSE", f"signature file: {problem}") from None


def _outer(info: Piece) -> tuple[tuple[bytes, ...], Piece]:
    """Return the certificates and the one SignerInfo."""
    kind, explicit = info.children()
    (signed_data,) = explicit.children()
    fields = signed_data.children()
    if kind.whole != _SIGNED_DATA or len(fields) < 4 or fields[0].whole != _ONE:
        raise PackageRefused("E_CMS_PROFILE", "not a SignedData of version 1")
    if fields[1].content != _SHA256:
        raise PackageRefused("E_CMS_ALG", "digest algorithms are not SHA-256 alone")
    if fields[2].content != _DATA:
        raise PackageRefused("E_CMS_PROFILE", "content is attached or is not plain data")
    if len(fields) != 5 or fields[3].tag != der.CONTEXT_0 or fields[4].tag != der.SET:
        raise PackageRefused(
            "E_CMS_PROFILE", "certificates or signers are missing, or revocation lists are there"
        )
    certificates = tuple(piece.whole for piece in fields[3].children())
    signers = fields[4].children()
    if len(signers) != 1 or not certificates:
        raise PackageRefused("E_CMS_PROFILE", f"{len(signers)} signers, {len(certificates)} certificates")
    return certificates, signers[0]


def _signer(signer: Piece, certificates: tuple[bytes, ...], digest: bytes) -> Parts:
    fields = signer.children()
    if len(fields) not in (6, 7) or fields[0].whole != _ONE or fields[3].tag != der.CONTEXT_0:
        raise PackageRefused("E_CMS_PROFILE", "the signer has not exactly the fields of this profile")
    if fields[2].whole != _SHA256 or fields[4].whole not in (_ECDSA, _RSA):
        raise PackageRefused("E_CMS_ALG", "algorithms are not SHA-256 with ECDSA or RSA")
    values: dict[bytes, bytes] = {}
    attributes = fields[3].children()
    for attribute in attributes:
        kind, holder = attribute.children()
        values[kind.whole] = holder.content
    if len(attributes) != 4 or values.keys() != {
        _CONTENT_TYPE, _SIGNING_TIME, _MESSAGE_DIGEST, _SIGNING_CERTIFICATE,
    }:  # fmt: skip
        raise PackageRefused("E_CMS_PROFILE", "not exactly the four signed attributes of this profile")
    if values[_MESSAGE_DIGEST] != tagged(der.OCTETS, digest):
        raise PackageRefused("E_CMS_DIGEST", "the signature is over another manifest")
    moment = der.only(values[_SIGNING_TIME])
    if moment.tag != der.UTC_TIME:
        raise PackageRefused("E_CMS_FORM", "signing time is no UTCTime")
    stamp = time_stamp_in(fields[6]) if len(fields) == 7 else b""
    return Parts(certificates[0], certificates[1:], _moment(moment.content), fields[5].content, stamp)


def time_stamp_in(unsigned: Piece) -> bytes:
    """Return the one token in the one unsigned attribute that a signature may have.

    Raises:
        PackageRefused: `E_CMS_PROFILE`, `E_CMS_STAMP`: it is something else, or too large.
        ValueError: it is not DER.
    """
    attributes = unsigned.children()
    if unsigned.tag != der.CONTEXT_1 or len(attributes) != 1:
        raise PackageRefused("E_CMS_PROFILE", "more unsigned attributes than one time-stamp")
    kind, holder = attributes[0].children()
    tokens = holder.children()
    if kind.whole != _TIME_STAMP or holder.tag != der.SET or len(tokens) != 1:
        raise PackageRefused("E_CMS_PROFILE", "an unsigned attribute that is not one time-stamp")
    if len(tokens[0].whole) > stamps.LIMIT:
        raise PackageRefused("E_CMS_STAMP", f"a time-stamp of {len(tokens[0].whole)} bytes")
    return tokens[0].whole


def _moment(text: bytes) -> datetime:
    """Read a UTCTime; years 50 to 99 are of the last century."""
    if len(text) != 13 or not text[:12].isdigit() or text[12:] != b"Z":
        raise PackageRefused("E_CMS_FORM", "signing time is not YYMMDDHHMMSSZ")
    day, clock = divmod(int(text[:12]), 1_000_000)
    short_year, month, day = day // 10_000, day // 100 % 100, day % 100
    hour, minute, second = clock // 10_000, clock // 100 % 100, clock % 100
    year = short_year + (1900 if short_year >= FIRST_YEAR % 100 else 2000)
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        raise PackageRefused("E_CMS_FORM", "signing time is no time") from None


def check_cms(
    data: bytes, parts: Parts, certificate: Certificate, chain: tuple[bytes, ...], digest: bytes
) -> None:
    """Compare a signature file with the template filled for the expected signer, then check the signature.

    Args:
        data: the file.
        parts: as `read_cms` found them in this file, for this digest.
        certificate: whose signature it has to be.
        chain: the certificates that have to follow it.
        digest: SHA-256 of the manifest.

    Raises:
        PackageRefused: `E_CMS_FORM` (any other byte) or `E_SIG_INVALID`.
    """
    template = parts.template
    if template is None or template.certificate != certificate.der or template.chain != chain:
        template = _template(certificate, chain, len(parts.signature), len(parts.time_stamp))
        if template.filled(_utc_time(parts.signed_at), digest, parts.signature, parts.time_stamp) != data:
            raise PackageRefused("E_CMS_FORM", "the signature file is not in its one allowed encoding")
    begin, end = template.attributes
    if not signature_fits(certificate.key, parts.signature, _SET + data[begin + 1 : end]):
        raise PackageRefused("E_SIG_INVALID", f"the signature is not that of {certificate.name!r}")
    if template is not parts.template:
        _remember(template, len(data))


def _remember(template: _Template, size: int) -> None:
    if len(_templates) >= _TEMPLATES_LIMIT:
        _templates.clear()
    _templates[template.certificate + b"".join(template.chain), size] = template


@dataclass(frozen=True, slots=True)
class _Template:
    """The signature file of one signer, open where signing time, manifest digest, signature and time-stamp go.

    `attributes` is where the signed attributes begin and end in the file; `sizes` are those of signature and time-stamp.
    """

    certificate: bytes
    chain: tuple[bytes, ...]
    before: bytes
    between: bytes
    after: bytes
    unsigned: bytes
    attributes: tuple[int, int]
    sizes: tuple[int, int]

    def filled(self, moment: bytes, digest: bytes, signature: bytes, time_stamp: bytes) -> bytes:
        """Return the file with these in their places."""
        parts = (self.before, moment, self.between, digest, self.after, signature, self.unsigned, time_stamp)
        return b"".join(parts)


_SET = bytes((der.SET,))
_CERTIFICATES_AT = 60  # where the certificates begin in a file of 256 to 65,535 bytes
_TEMPLATES_LIMIT = 4096
_templates: dict[tuple[bytes, int], _Template] = {}
"""Of signers whose signature was right once, by their certificates and the size of the file."""


def _template(certificate: Certificate, chain: tuple[bytes, ...], size: int, stamp: int) -> _Template:
    """Fill the template with something and cut it out again."""
    moment, digest = datetime(2000, 1, 1, tzinfo=UTC), secrets.token_bytes(32)
    attributes = signed_attributes(certificate, digest, moment)
    whole = cms_bytes(certificate, chain, attributes, bytes(size), bytes(stamp))
    without = len(_stamped(bytes(stamp)))
    begin = whole.rindex(attributes[1:]) - 1
    moment_at = whole.index(_utc_time(moment), begin)
    digest_at = whole.index(digest, begin)
    return _Template(
        certificate=certificate.der,
        chain=chain,
        before=whole[:moment_at],
        between=whole[moment_at + _MOMENT_SIZE : digest_at],
        after=whole[digest_at + 32 : len(whole) - without - size],
        unsigned=whole[len(whole) - without : len(whole) - stamp],
        attributes=(begin, begin + len(attributes)),
        sizes=(size, stamp),
    )


def _filled_again(data: bytes, digest: bytes) -> Parts | None:
    """Return the parts of a file that equals the template of a signer known by an earlier file, else `None`.

    The equality is what `check_cms` asks for, so nothing else can pass; whatever differs goes the long way.
    """
    begin = _CERTIFICATES_AT
    end = begin + int.from_bytes(data[begin - 2 : begin], "big")
    template = _templates.get((data[begin:end], len(data)))
    if template is None:
        return None
    at = len(template.before)
    moment = data[at : at + _MOMENT_SIZE]
    size, stamp = template.sizes
    signature_at = at + _MOMENT_SIZE + len(template.between) + 32 + len(template.after)
    signature = data[signature_at : signature_at + size]
    time_stamp = data[len(data) - stamp :]
    if template.filled(moment, digest, signature, time_stamp) != data:
        return None
    return Parts(template.certificate, template.chain, _moment(moment), signature, time_stamp, template)


def signature_fits(key: PublicKey, signature: bytes, data: bytes) -> bool:
    """Whether a signature (ECDSA or RSA PKCS #1 v1.5, SHA-256) over `data` is that of `key`."""
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, data, _ECDSA_SHA256)
        else:
            key.verify(signature, data, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return False
    return True


def manifest_digest(manifest: bytes) -> bytes:
    """Return the package digest: SHA-256 (32 bytes) of the manifest."""
    return hashlib.sha256(manifest).digest()
