"""The time-stamp (RFC 3161) that a signature in a PDF bears: of which service, and whether it counts.

As with packages (`stamp_trust`), a service is believed because its very certificate is pinned. Beside that, one below a
root that a person gave counts: of PDFs signed elsewhere no edition names the service.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text, same
from smartcity_desktop.sealing import pdf_words as words
from smartcity_desktop.sealing.certificates import NotUsableError, sha256_hex
from smartcity_desktop.sealing.clocks import TOLERANCE
from smartcity_desktop.sealing.stamps import ServiceCertificate, read_service_certificate
from smartcity_desktop.sealing.strict import moment_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from pyhanko.sign.validation import PdfSignatureStatus

    from smartcity_desktop.core.edition import Edition

_NAME = 80


@dataclass(frozen=True, slots=True)
class SeenStamp:
    """A time-stamp in a PDF.

    Attributes:
        service: who states the time, in its certificate's words.
        certificate_sha256: of that certificate, 64 hex digits.
        says: the time it states, UTC.
        why_not: why it does not count; `None` where it does.
    """

    service: str
    certificate_sha256: str
    says: datetime
    why_not: Text | None


def pinned_services(editions: Iterable[Edition]) -> tuple[bytes, ...]:
    """Return the certificates (DER) of the time-stamping services that editions name."""
    found = {one.certificate for edition in editions for one in edition.time_stamp_services}
    return tuple(sorted(found))


def seen_stamp(
    status: PdfSignatureStatus | None, services: Iterable[bytes], now: datetime
) -> SeenStamp | None:
    """Judge the time-stamp over a signature.

    Args:
        status: what pyHanko found of the signature and, trusting roots alone, of its time-stamp.
        services: certificates (DER) of those whose time-stamps count.
        now: UTC; a time-stamp from the future counts for nothing.

    Returns:
        `None` where the signature bears none.
    """
    found = status.timestamp_validity if status is not None else None
    if found is None:
        return None
    der = bytes(found.signing_cert.dump())
    at = found.timestamp if found.timestamp.tzinfo else found.timestamp.replace(tzinfo=UTC)
    at = at.astimezone(UTC)
    certificate = _service(der) if der in set(services) else None
    name = certificate.name if certificate else _name(found.signing_cert.subject.native)
    why_not = None
    if not (found.intact and found.valid):
        why_not = words.STAMP_BROKEN
    elif certificate is None and not found.trusted:
        why_not = words.STAMP_UNKNOWN
    elif at > now + TOLERANCE or (
        certificate is not None and not certificate.valid_from <= at <= certificate.valid_until
    ):
        why_not = words.STAMP_NO_TIME
    return SeenStamp(name, sha256_hex(der), at, _filled(why_not, name, at) if why_not else None)


def _filled(text: Text, name: str, at: datetime) -> Text:
    return text.filled(name=same(name[:_NAME]), moment=moment_text(at))


def _service(der: bytes) -> ServiceCertificate | None:
    try:
        return read_service_certificate(der)
    except NotUsableError:
        return None


def _name(subject: dict[str, object]) -> str:
    value = subject.get("common_name") or subject.get("organization_name") or ""
    return str(value[0] if isinstance(value, list) else value)
