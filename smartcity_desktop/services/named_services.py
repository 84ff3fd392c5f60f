"""The time-stamping services that an edition names, as people are shown them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.core.edition import Edition


@dataclass(frozen=True, slots=True)
class NamedService:
    """A service whose time-stamps count.

    Attributes:
        url: where it is asked.
        name: in its certificate's words.
        certificate_sha256: of that very certificate, 64 hex digits, which is pinned.
        valid_from, valid_until: UTC; what it states outside of this counts for nothing.
    """

    url: str
    name: str
    certificate_sha256: str
    valid_from: datetime
    valid_until: datetime

    def holds(self, at: datetime) -> bool:
        """Whether the certificate holds at a moment."""
        return self.valid_from <= at <= self.valid_until


def named_services(edition: Edition) -> tuple[NamedService, ...]:
    """List the services of an edition in the order in which they are asked."""
    from smartcity_desktop.sealing.stamps import read_service_certificate

    found = []
    for one in edition.time_stamp_services:
        certificate = read_service_certificate(one.certificate)  # it was read when the service was named
        found.append(
            NamedService(
                one.url,
                certificate.name,
                certificate.sha256,
                certificate.valid_from,
                certificate.valid_until,
            )
        )
    return tuple(found)
