"""A new key for which the old one vouches: a package of kind `enrolment` (PACKAGE.md 5.5).

    package.json    kind enrolment, for headquarters, of no assignment; signed with the old certificate
    request.csr     the request for a certificate for the new key (PEM)

Who has the old key asked for the new one, so nobody has to read a code out by telephone. Who stole the laptop with its
passphrase could ask as well: that is what revoking is for, and a revoked certificate vouches for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import RosterStatus
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.package import Audience, PackageKind, PackageRefused, Role
from smartcity_desktop.sealing.certificates import (
    Certificate,
    NotUsableError,
    key_sha256,
    read_certificate,
    sha256_hex,
)
from smartcity_desktop.sealing.clocks import TOLERANCE
from smartcity_desktop.sealing.container import read_entry
from smartcity_desktop.sealing.provider_chain import check_entry, signed_chain
from smartcity_desktop.sealing.requests import LIMIT, Request, read_request
from smartcity_desktop.sealing.strict import moment_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from smartcity_desktop.core.edition import Edition, RosterEntry
    from smartcity_desktop.sealing.cms import Parts
    from smartcity_desktop.sealing.examination import Examination

REQUEST = "request.csr"


@dataclass(frozen=True, slots=True)
class EnrolmentTrust:
    """What headquarters knows: the edition whose roster has the old certificate, its root (DER), and the time (UTC)."""

    edition: Edition
    root_der: bytes
    now: datetime


@dataclass(frozen=True, slots=True)
class Renewal:
    """A verified request for a new key.

    Attributes:
        assessor_id: whose old certificate signed.
        certificate_sha256: of that certificate.
        request: what the new key claims and proves.
        csr: PEM.
    """

    assessor_id: str
    certificate_sha256: str
    request: Request
    csr: bytes


class EnrolmentSteps:
    """The steps for one package under one trust; `renewal` is there once all of them passed."""

    def __init__(self, trust: EnrolmentTrust) -> None:
        self._trust = trust
        self._entry: RosterEntry | None = None
        self.renewal: Renewal | None = None

    def expected_signer(self, _x: Examination) -> Callable[[Parts], tuple[Certificate, tuple[bytes, ...]]]:
        """Step 5: the certificate is taken out of the roster, by its hash."""

        def expected(parts: Parts) -> tuple[Certificate, tuple[bytes, ...]]:
            sha256 = sha256_hex(parts.certificate)
            roster = self._trust.edition.roster
            self._entry = next((entry for entry in roster if entry.certificate_sha256 == sha256), None)
            if self._entry is None:
                raise PackageRefused("E_SIGNER_UNKNOWN", f"certificate {sha256[:24]} is not on the roster")
            try:
                certificate = read_certificate(self._entry.certificate)
            except NotUsableError as problem:
                raise PackageRefused("E_SIGNER_CHAIN", str(problem)) from None
            return certificate, signed_chain(self._entry, self._trust.root_der)

        return expected

    def check_binding(self, x: Examination) -> None:
        """Step 8: kind, person, certificate, edition, audience."""
        head, entry = x.known_head(), self._known_entry()
        x.signer = entry.assessor_id
        if head.kind is not PackageKind.ENROLMENT:
            raise PackageRefused("E_TYPE", f"a package of kind {head.kind.value}, not an enrolment")
        if head.audience is not Audience.HEADQUARTERS:
            raise PackageRefused("E_AUDIENCE", f"meant for {head.audience.value}")
        if head.certificate_sha256 != entry.certificate_sha256 or head.signer != entry.assessor_id:
            raise PackageRefused(
                "E_BIND", f"the head names {head.signer}, not {entry.assessor_id}, who signed"
            )
        if head.edition != self._trust.edition.code:
            raise PackageRefused("E_EDITION", f"for edition {head.edition}, not {self._trust.edition.code}")
        if head.assignment is not None or head.region is not None:
            raise PackageRefused("E_BIND", "an enrolment is for no one assignment")

    def check_status(self, x: Examination) -> None:
        """Step 9: the old certificate must still count; a revoked one vouches for nobody."""
        trust, entry = self._trust, self._known_entry()
        if entry.status is not RosterStatus.ACTIVE:
            raise PackageRefused("E_SIGNER_REVOKED", f"the certificate of {entry.assessor_id} is revoked")
        until = min(entry.valid_until, x.known_certificate().valid_until)
        if trust.now > until:
            raise PackageRefused("E_SIGNER_EXPIRED", f"the certificate ended {moment_text(until)}")
        check_entry(entry, trust.root_der, trust.now)
        if x.known_time() > trust.now + TOLERANCE:
            raise PackageRefused("E_TIME", f"signed {moment_text(x.known_time())}")
        x.trusted = True

    def check_content(self, x: Examination) -> None:
        """Step 12: one request, signed by its own key, for a key that nobody on the roster has or had."""
        contents = x.known_head().contents
        if [(one.name, one.role) for one in contents] != [(REQUEST, Role.COMMENTS)]:
            raise PackageRefused("E_SCHEMA", f"holds not exactly {REQUEST}")
        csr = read_entry(x.source, x.entry(REQUEST), LIMIT)
        try:
            request = read_request(csr)
        except IdentityProblem as problem:
            raise PackageRefused("E_SCHEMA", problem.happened.en) from None
        self._refuse_known_key(request)
        entry = self._known_entry()
        self.renewal = Renewal(entry.assessor_id, entry.certificate_sha256, request, csr)

    def _refuse_known_key(self, request: Request) -> None:
        """Requests are no secret: one of somebody else, or an earlier one of one's own, vouches for no new key."""
        for entry in self._trust.edition.roster:
            try:
                known = key_sha256(read_certificate(entry.certificate).key)
            except NotUsableError:
                continue
            if known == request.sha256:
                raise PackageRefused("E_BIND", f"the key of the request is {entry.assessor_id}'s already")

    def _known_entry(self) -> RosterEntry:
        assert self._entry is not None
        return self._entry
