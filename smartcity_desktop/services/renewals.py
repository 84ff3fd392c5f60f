"""Headquarters' look at requests for new keys for which the old ones vouch (`sealing.enrolment`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.store.records import editions
from smartcity_desktop.system.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.core.edition import Assessor, Edition
    from smartcity_desktop.sealing.requests import Request
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder


@dataclass(frozen=True, slots=True)
class RenewalOffer:
    """A new key that nobody has to read out.

    Attributes:
        edition: code of the edition whose roster has the old key.
        assessor: whose old key signed; the new one is enrolled for them.
        request: what the new key proves. What it claims of names does not matter.
        file: the request by itself (`.csr`), to be enrolled like any other: `Drafting.enrol`.
    """

    edition: str
    assessor: Assessor
    request: Request
    file: Path


class Renewals:
    """Verifies such packages against the rosters that were published."""

    def __init__(self, database: Database, folder: RoleFolder, clock: Clock) -> None:
        self._database = database
        self._folder = folder
        self._clock = clock

    def look(self, file: Path) -> RenewalOffer:
        """Verify a package and lay its request out for enrolment; the old certificate stays in force until then.

        Raises:
            PackageRefused: it is damaged, the old key is unknown, revoked or expired, or it is no such package.
            IdentityProblem: no edition was published from here.
            FileProblem: it cannot be read.
        """
        from smartcity_desktop.sealing.authority import root_der
        from smartcity_desktop.sealing.enrolment import EnrolmentTrust
        from smartcity_desktop.sealing.verify import claimed_head, verify_enrolment

        claimed = claimed_head(file)
        edition = self._edition(claimed.edition if claimed else "")
        trust = EnrolmentTrust(edition, root_der(self._folder.authority), self._clock.now())
        opened, renewal = verify_enrolment(file, trust, self._folder.quarantine)
        with opened:
            if opened.verdict.refusal is not None:
                raise opened.verdict.refusal
        assert renewal is not None
        assessor = next(one for one in edition.assessors if one.id == renewal.assessor_id)
        kept = self._folder.inbox / f"renewal-{renewal.request.sha256[:16]}.csr"
        write_whole(kept, renewal.csr)
        return RenewalOffer(edition.code, assessor, renewal.request, kept)

    def _edition(self, code: str) -> Edition:
        """Return the edition that a package claims, or the newest published: verification says what does not fit."""
        with self._database.read() as session:
            published = [one.edition for one in editions.editions(session) if one.digest is not None]
        if not published:
            raise IdentityProblem(
                Text(
                    "Belum ada periode yang diterbitkan dari sini.", "No edition was published from here yet."
                ),
                Text(
                    "Daftarkan kunci itu seperti pertama kali, dengan kode lewat telepon.",
                    "Enrol the key like a first one, with its code by telephone.",
                ),
            )
        return next((one for one in published if one.code == code), published[0])
