"""Reading a `.p12` of a certificate provider (PSrE), to take its key over into the vault at once (PACKAGE.md 5.9).

Old files are read too: RC2-40 and 3DES are weak ways of keeping a key, which is one more reason to wrap it anew. The
file's own password is used here once and kept nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing.certificates import (
    MINIMUM_RSA_BITS,
    NotUsableError,
    fingerprint,
    key_sha256,
    read_certificate,
)
from smartcity_desktop.sealing.strict import moment_text

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.sealing.certificates import PrivateKey

LIMIT = 256 * 1024
_LONGEST_CHAIN = 4


@dataclass(frozen=True, slots=True)
class Imported:
    """What a `.p12` holds, checked.

    Attributes:
        certificate: DER, of the key.
        chain: DER, each the issuer of the one before it, up to the provider's root.
        name: common name in the certificate. issuer: that of the provider.
        fingerprint: 24 hex digits of the public key's SHA-256 (`key_sha256`, 64).
        valid_until: UTC.
    """

    key: PrivateKey = field(repr=False)
    certificate: bytes
    chain: tuple[bytes, ...]
    name: str
    issuer: str
    fingerprint: str
    key_sha256: str
    valid_until: datetime


def read_p12(data: bytes, password: str, now: datetime) -> Imported:
    """Read a file and check that its key can sign here.

    Args:
        data: the file.
        password: the file's own; empty where it has none.
        now: UTC.

    Raises:
        IdentityProblem: no such file, wrong password, no key, a key too short or of another kind, a certificate that
            ended or begins later, not signed with SHA-256 or better, or without the certificates above it.
    """
    if len(data) > LIMIT:
        raise _no_p12()
    key, own, others = _loaded(data, password)
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise _key_problem("Ed25519/DSA")
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size < MINIMUM_RSA_BITS:
        raise _key_problem(f"RSA {key.key_size}")
    if isinstance(key, ec.EllipticCurvePrivateKey) and not isinstance(key.curve, ec.SECP256R1):
        raise _key_problem(f"EC {key.curve.name}")
    der = own.public_bytes(Encoding.DER)
    try:
        found = read_certificate(der)
    except NotUsableError as problem:
        raise _key_problem(str(problem)) from None
    _require_valid(found.valid_from, found.valid_until, now)
    chain = _chain(own, others)
    provider = read_certificate(chain[0]).name
    sha256 = key_sha256(found.key)
    return Imported(
        key=key,
        certificate=der,
        chain=chain,
        name=found.name,
        issuer=provider,
        fingerprint=fingerprint(sha256),
        key_sha256=sha256,
        valid_until=found.valid_until,
    )


def _loaded(data: bytes, password: str) -> tuple[object, x509.Certificate, list[x509.Certificate]]:
    try:
        bundle = pkcs12.load_pkcs12(data, password.encode("utf-8") or None)
    except UnsupportedAlgorithm:
        raise _no_p12() from None
    except ValueError as error:
        # The library tells the two apart by its words alone.
        if "password" in str(error).lower() or "mac" in str(error).lower():
            raise _wrong_password() from None
        raise _no_p12() from None
    if bundle.key is None or bundle.cert is None:
        raise _no_p12()
    return bundle.key, bundle.cert.certificate, [extra.certificate for extra in bundle.additional_certs]


def _chain(own: x509.Certificate, others: list[x509.Certificate]) -> tuple[bytes, ...]:
    """Return the certificates above, in order, up to one that signed itself."""
    below = own
    chain: list[bytes] = []
    while below.subject != below.issuer:
        above = next((one for one in others if _issued(below, one)), None)
        if above is None or len(chain) == _LONGEST_CHAIN:
            raise IdentityProblem(
                Text(
                    "Berkas .p12 ini tidak memuat rantai sertifikat penerbit sampai akarnya (yang kurang: {name}).",
                    "This .p12 does not hold the issuer's certificates up to the root (missing: {name}).",
                ).filled(name=_name(below.issuer)),
                Text(
                    "Ekspor ulang dengan pilihan “sertakan semua sertifikat dalam jalur sertifikasi”.",
                    "Export it again with “include all certificates in the certification path”.",
                ),
            )
        chain.append(above.public_bytes(Encoding.DER))
        below = above
    if not chain:
        raise IdentityProblem(
            Text(
                "Sertifikat dalam berkas ini ditandatangani sendiri, bukan oleh PSrE.",
                "The certificate in this file is signed by itself, not by a provider.",
            ),
            Text("Pakai berkas .p12 dari PSrE Anda.", "Use the .p12 that your provider gave you."),
        )
    return tuple(chain)


def _issued(below: x509.Certificate, above: x509.Certificate) -> bool:
    if below.issuer != above.subject:
        return False
    if not isinstance(below.signature_hash_algorithm, SHA256) and (
        below.signature_hash_algorithm is None
        or below.signature_hash_algorithm.digest_size < SHA256.digest_size
    ):
        raise _key_problem("SHA-1")
    try:
        below.verify_directly_issued_by(above)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _require_valid(valid_from: datetime, valid_until: datetime, now: datetime) -> None:
    if now > valid_until:
        happened = Text(
            "Sertifikat dalam berkas ini sudah berakhir pada {day} (UTC).",
            "The certificate in this file ended {day} (UTC).",
        ).filled(day=moment_text(valid_until))
        remedy = Text("Minta sertifikat baru kepada PSrE.", "Ask your provider for a new one.")
    elif now < valid_from:
        happened = Text(
            "Sertifikat dalam berkas ini baru berlaku mulai {day} (UTC).",
            "The certificate in this file is valid from {day} (UTC) only.",
        ).filled(day=moment_text(valid_from))
        remedy = Text("Periksa tanggal komputer ini.", "Check this computer's date.")
    else:
        return
    raise IdentityProblem(happened, remedy)


def _name(name: x509.Name) -> str:
    found = name.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(found[0].value) if found else name.rfc4514_string()


def _wrong_password() -> IdentityProblem:
    return IdentityProblem(
        Text("Kata sandi berkas .p12 salah.", "The .p12's password is wrong."),
        Text(
            "Pakai kata sandi yang diberikan bersama berkas itu, bukan kata sandi program ini.",
            "Use the password that came with the file, not this program's.",
        ),
    )


def _no_p12() -> IdentityProblem:
    return IdentityProblem(
        Text(
            "Berkas ini bukan .p12 dengan kunci dan sertifikat.",
            "This file is no .p12 with a key and its certificate.",
        ),
        Text(
            "Pilih berkas .p12 atau .pfx dari PSrE Anda.",
            "Choose the .p12 or .pfx that your provider gave you.",
        ),
    )


def _key_problem(what: str) -> IdentityProblem:
    return IdentityProblem(
        Text(
            "Kunci dalam berkas ini tidak dapat dipakai: {what}.",
            "The key in this file cannot be used: {what}.",
        ).filled(what=what),
        Text(
            "Yang dapat dipakai: RSA minimal 2048 bit atau EC P-256, ditandatangani dengan SHA-256.",
            "What can be used: RSA of at least 2048 bits or EC P-256, signed with SHA-256.",
        ),
    )
