"""A certificate that a provider (PSrE) issued, and those above it, as the roster pins them (PACKAGE.md 5.9).

Headquarters' root says nothing of such a certificate. What makes it count is that the signed edition names these very
bytes: the certificate by its hash, the chain above it in its order. The chain still has to hold by itself, so that
anybody can check it with other programs by the provider's root.

Of the profile of headquarters' own certificates only what providers do otherwise is let go: who may issue how deep,
and the one set of usages. Keys under 2,048 bits, SHA-1 and certificates that ended are refused here as there.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID, ObjectIdentifier

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.certificates import (
    DOCUMENT_SIGNING,
    EDITION_SIGNING,
    STAFF,
    UNREADABLE,
    NotUsableError,
    chain_problem,
    read_certificate,
)
from smartcity_desktop.sealing.strict import moment_text

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.core.edition import RosterEntry

LONGEST_CHAIN = 4
_Found = TypeVar("_Found", bound=x509.ExtensionType)
_SHORTEST_DIGEST = 32  # bytes: SHA-256
_SIGNING = frozenset(
    {
        ExtendedKeyUsageOID.EMAIL_PROTECTION,
        ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE,
        DOCUMENT_SIGNING,
        ObjectIdentifier(
            "1.3.6.1.4.1.311.10.3.12"
        ),  # Microsoft's document signing, older than that of RFC 9336
        ObjectIdentifier("1.2.840.113583.1.1.5"),  # Adobe's
    }
)
# Critical means: refuse it if you do not know it. What a policy demands of paths is not looked at here, nor are names.
_UNDERSTOOD = frozenset(
    {
        ExtensionOID.BASIC_CONSTRAINTS,
        ExtensionOID.KEY_USAGE,
        ExtensionOID.EXTENDED_KEY_USAGE,
        ExtensionOID.CERTIFICATE_POLICIES,
        ExtensionOID.SUBJECT_ALTERNATIVE_NAME,
    }
)


class _DoesNotHoldError(ValueError):
    """Why a chain does not hold."""


def signed_chain(entry: RosterEntry, root: bytes) -> tuple[bytes, ...]:
    """Return what follows the certificate of a roster entry in a signature: its provider's chain, or the one root."""
    return entry.chain or (root,)


def check_entry(entry: RosterEntry, root: bytes, now: datetime) -> None:
    """Check that what stands above a certificate of the roster holds now; the certificate's own days are not asked.

    Args:
        entry: of the roster of a verified edition.
        root: headquarters' root (DER), above all certificates that bring no chain.
        now: UTC.

    Raises:
        PackageRefused: `E_SIGNER_CHAIN`, or `E_SIGNER_EXPIRED` where one above has ended.
    """
    if not entry.chain:
        problem = chain_problem(entry.certificate, root)
    else:
        problem = provider_problem(entry.certificate, entry.chain)
    if problem is not None:
        raise PackageRefused("E_SIGNER_CHAIN", problem)
    for above in map(read_certificate, entry.chain):
        if now > above.valid_until:
            raise PackageRefused(
                "E_SIGNER_EXPIRED", f"{above.name!r} above it ended {moment_text(above.valid_until)}"
            )
        if now < above.valid_from:
            raise PackageRefused(
                "E_SIGNER_CHAIN", f"{above.name!r} above it begins {moment_text(above.valid_from)}"
            )


def provider_holds(leaf: bytes, chain: tuple[bytes, ...], moment: datetime) -> bool:
    """Whether a provider's certificate could sign at a moment and its chain held; arguments as `provider_problem`."""
    return provider_problem(leaf, chain) is None and all(
        found.valid_from <= moment <= found.valid_until for found in map(read_certificate, chain)
    )


@lru_cache(maxsize=1024)
def provider_problem(leaf: bytes, chain: tuple[bytes, ...]) -> str | None:
    """Return why a provider's certificate cannot sign or its chain does not hold, or `None`. Days are not looked at.

    Args:
        leaf: DER.
        chain: DER, each the issuer of the one before, the last signed by itself.
    """
    try:
        _check(leaf, chain)
    except (NotUsableError, _DoesNotHoldError) as problem:
        return str(problem)
    except UNREADABLE as problem:
        return f"no readable certificate: {type(problem).__name__}"
    return None


def _check(leaf: bytes, chain: tuple[bytes, ...]) -> None:
    if not 1 <= len(chain) <= LONGEST_CHAIN:
        raise _DoesNotHoldError(f"{len(chain)} certificates above it, not 1 to {LONGEST_CHAIN}")
    if len({leaf, *chain}) != len(chain) + 1:
        raise _DoesNotHoldError("a certificate stands twice in the chain")
    ders = (leaf, *chain)
    for der in ders:
        read_certificate(der)  # the key is RSA of at least 2,048 bits or P-256
    loaded = [x509.load_der_x509_certificate(der) for der in ders]
    for found in loaded:
        _check_form(found)
    _check_leaf(loaded[0])
    for depth, above in enumerate(loaded[1:]):
        _check_authority(above, depth)
    for below, above in zip(loaded, (*loaded[1:], loaded[-1]), strict=True):
        _check_issued(below, above)
    for below in loaded[:-1]:
        if below.subject == below.issuer:
            raise _DoesNotHoldError(f"{_name(below)} has the name of its own issuer")


def _check_form(found: x509.Certificate) -> None:
    digest = found.signature_hash_algorithm
    if digest is None or digest.digest_size < _SHORTEST_DIGEST:
        used = "no known digest" if digest is None else digest.name.upper()
        raise _DoesNotHoldError(f"{_name(found)} is signed with {used}, not SHA-256 or better")
    for extension in found.extensions:
        if extension.critical and extension.oid not in _UNDERSTOOD:
            raise _DoesNotHoldError(f"{_name(found)} demands {extension.oid.dotted_string}, unknown here")


def _check_leaf(leaf: x509.Certificate) -> None:
    constraints = _extension(leaf, x509.BasicConstraints)
    if constraints is not None and constraints.ca:
        raise _DoesNotHoldError("the signer's certificate is itself an authority")
    usage = _extension(leaf, x509.KeyUsage)
    if usage is not None and not (usage.digital_signature or usage.content_commitment):
        raise _DoesNotHoldError(f"{_name(leaf)} may not sign: key usage")
    purposes = _extension(leaf, x509.ExtendedKeyUsage)
    if purposes is None:
        return
    if not _SIGNING & set(purposes) or {EDITION_SIGNING, STAFF} & set(purposes):
        raise _DoesNotHoldError(f"{_name(leaf)} is not for signing documents: extended key usage")


def _check_authority(above: x509.Certificate, depth: int) -> None:
    """Check one above; `depth` is how many authorities stand between it and the signer."""
    constraints, usage = _extension(above, x509.BasicConstraints), _extension(above, x509.KeyUsage)
    if constraints is None or not constraints.ca:
        raise _DoesNotHoldError(f"{_name(above)} is no certificate authority")
    if usage is not None and not usage.key_cert_sign:
        raise _DoesNotHoldError(f"{_name(above)} may not issue certificates: key usage")
    if constraints.path_length is not None and constraints.path_length < depth:
        raise _DoesNotHoldError(f"{_name(above)} may not have {depth} authorities below it")


def _check_issued(below: x509.Certificate, above: x509.Certificate) -> None:
    try:
        below.verify_directly_issued_by(above)
    except (InvalidSignature, ValueError, TypeError):
        said = "did not sign itself" if below is above else f"was not issued by {_name(above)}"
        raise _DoesNotHoldError(f"{_name(below)} {said}") from None


def _extension(found: x509.Certificate, kind: type[_Found]) -> _Found | None:
    try:
        return found.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def _name(found: x509.Certificate) -> str:
    common = found.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return repr(str(common[0].value)) if common else repr(found.subject.rfc4514_string())
