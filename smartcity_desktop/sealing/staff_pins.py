"""Which of headquarters' people a laptop takes receipts from, and what else headquarters writes to one assessor.

Not editions: those are signed by the edition signer alone, which takes two persons. A person's certificate stands
below the pinned root and has the purpose `STAFF`. It

    was revoked by an edition at hand                     is refused
    is named by the newest edition at hand                is taken
    is not named, begins after that edition was signed    is taken: nobody could have named it yet
    is not named, begins before                           is refused; the sentence asks for a newer edition

so that somebody new can confirm packages the same day, while every laptop is in the field, and whoever left or changed
duties before that edition cannot. When a certificate begins is the root's word, not its owner's. What remains: somebody
certified and revoked, both after the edition that a laptop has, may confirm to that laptop what never came in. No list
in an edition can prevent that; the next edition ends it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import SignerStatus
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.certificates import fingerprint
from smartcity_desktop.sealing.strict import moment_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from smartcity_desktop.core.edition import SignerEntry
    from smartcity_desktop.sealing.certificates import Certificate


@dataclass(frozen=True, slots=True)
class StaffPins:
    """What the newest edition at hand says of headquarters' people.

    Attributes:
        named: SHA-256 (64 hex digits) of the certificates that may sign.
        at: when that edition was signed (UTC); `None` where none at hand names anybody, and everybody below the root
            is taken.
    """

    named: frozenset[str] = frozenset()
    at: datetime | None = None


ANYBODY = StaffPins()
"""No edition at hand names anybody."""


def staff_pins(entries: Iterable[SignerEntry], at: datetime) -> StaffPins:
    """Return what an edition signed at `at` says."""
    active = frozenset(e.certificate_sha256 for e in entries if e.status is SignerStatus.ACTIVE)
    return StaffPins(active, at if active else None)


def revoked_in(entries: Iterable[SignerEntry]) -> frozenset[str]:
    """Return the SHA-256 (64 hex digits) of the certificates that a list revokes."""
    return frozenset(e.certificate_sha256 for e in entries if e.status is SignerStatus.REVOKED)


def require_named(certificate: Certificate, pins: StaffPins, revoked: frozenset[str]) -> None:
    """Refuse a person's certificate that may not sign; chain and purpose are settled before.

    Raises:
        PackageRefused: `E_SIGNER_REVOKED`, `E_SIGNER_UNKNOWN`.
    """
    if certificate.sha256 in revoked:
        raise PackageRefused(
            "E_SIGNER_REVOKED", f"{certificate.name!r} of headquarters was revoked by an edition at hand"
        )
    if certificate.sha256 in pins.named or pins.at is None or certificate.valid_from >= pins.at:
        return
    raise PackageRefused(
        "E_SIGNER_UNKNOWN",
        f"{certificate.name!r} ({fingerprint(certificate.sha256)}) of headquarters is not named by the edition of "
        f"{moment_text(pins.at)}",
        (
            Text(
                "{name} bukan petugas yang disebut oleh periode di laptop ini (ditandatangani {at} UTC).",
                "{name} is not among headquarters' people in the edition on this laptop (signed {at} UTC).",
            ).filled(name=certificate.name, at=moment_text(pins.at)),
            Text(
                "Minta pusat menerbitkan ulang periode sesudah waktu itu dan ambil paketnya, lalu coba lagi; bila tetap "
                "ditolak, minta petugas lain menandatangani.",
                "Ask headquarters for an edition published after that and take it in, then try again; if it is refused "
                "still, ask that somebody else signs.",
            ),
        ),
    )
