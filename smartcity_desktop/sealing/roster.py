"""What headquarters puts on the roster for a request: a certificate of its own, or the provider's in it (PACKAGE.md 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import RosterEntry, RosterStatus
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.certificates import NotUsableError, read_certificate, sha256_hex
from smartcity_desktop.sealing.provider_chain import check_entry
from smartcity_desktop.sealing.requests import read_request
from smartcity_desktop.sealing.strict import moment_text

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.core.edition import Assessor
    from smartcity_desktop.sealing.authority import Authority
    from smartcity_desktop.sealing.requests import Request


def enrolled(
    authority: Authority,
    request: bytes,
    assessor: Assessor,
    now: datetime,
    until: datetime,
    *,
    own_certificate: bool = False,
) -> RosterEntry:
    """Return the roster entry for a request.

    Args:
        authority: issues the certificate, where the request brings none of a provider.
        request: PEM, whose code was compared.
        assessor: for whom.
        now: UTC, from when it is valid.
        until: UTC, until when at most.
        own_certificate: issue one even where the request brings a provider's.

    Raises:
        IdentityProblem: a bad request, the root key is not here, or the provider's certificate cannot be used as it is.
    """
    read = read_request(request)
    if read.provider and not own_certificate:
        return _pinned(read, assessor, now, until)
    certificate = authority.issue(request, assessor=assessor, valid_until=until)
    return RosterEntry(
        assessor_id=assessor.id,
        certificate=certificate,
        certificate_sha256=sha256_hex(certificate),
        status=RosterStatus.ACTIVE,
        valid_from=now,
        valid_until=until,
        recipient=read.recipient,
    )


def _pinned(request: Request, assessor: Assessor, now: datetime, until: datetime) -> RosterEntry:
    certificate, *above = request.provider
    try:
        found = read_certificate(certificate)
        entry = RosterEntry(
            assessor_id=assessor.id,
            certificate=certificate,
            certificate_sha256=found.sha256,
            status=RosterStatus.ACTIVE,
            valid_from=now,
            valid_until=min(until, found.valid_until),
            recipient=request.recipient,
            chain=tuple(above),
        )
        check_entry(entry, b"", now)
    except NotUsableError as problem:
        raise _not_as_it_is(str(problem)) from None
    except PackageRefused as refusal:
        raise _not_as_it_is(refusal.detail) from None
    if now < found.valid_from:
        raise _not_as_it_is(f"it begins {moment_text(found.valid_from)}")
    if now >= found.valid_until:
        raise _not_as_it_is(f"it ended {moment_text(found.valid_until)}")
    return entry


def _not_as_it_is(reason: str) -> IdentityProblem:
    return IdentityProblem(
        Text(
            "Sertifikat dari PSrE tidak dapat dipakai apa adanya ({reason}).",
            "The provider's certificate cannot be used as it is ({reason}).",
        ).filled(reason=reason),
        Text(
            "Minta asesor meminta sertifikat baru kepada PSrE, atau terbitkan sertifikat program untuk kunci ini.",
            "Ask the assessor for a new one from the provider, or issue the programme's own for this key.",
        ),
    )
