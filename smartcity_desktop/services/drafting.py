"""Drafting an edition at headquarters: rubric, regions, panel and assignments."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import (
    MOST_TIME_STAMP_SERVICES,
    Assessor,
    Assignment,
    Edition,
    EditionState,
    Kind,
    Mode,
    Selection,
    checked_assessor,
)
from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Text, TimeZone
from smartcity_desktop.core.roster import succeeded
from smartcity_desktop.core.rubric_reader import read_rubric, rubric_text
from smartcity_desktop.core.staff import Act
from smartcity_desktop.store.records import editions, regions, rubrics
from smartcity_desktop.system.files import read_regular
from smartcity_desktop.system.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from pathlib import Path

    from smartcity_desktop.core.edition import RosterEntry, TimeStampService
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.sealing.authority import Request
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.desk import Desk
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder

RUBRIC_LIMIT = 4 * 1024 * 1024
REQUEST_LIMIT = 64 * 1024
PRACTICE_PREFIX = "LATIHAN"
CERTIFICATE_GRACE = timedelta(days=90)


class Drafting:
    """Makes an edition and its panel. What was published changes with the next publication."""

    def __init__(self, database: Database, folder: RoleFolder, clock: Clock, desk: Desk) -> None:
        self._database = database
        self._folder = folder
        self._clock = clock
        self._desk = desk

    def regions(self) -> tuple[Region, ...]:
        """Return all regions of the country, by code."""
        with self._database.read() as session:
            return regions.all_regions(session)

    def create(
        self,
        code: str,
        title: Text,
        *,
        selection: Selection,
        opens: date,
        closes: date,
        receiving_deadline: datetime,
        rubric_file: Path | None = None,
        kind: Kind = Kind.REAL,
    ) -> None:
        """Make a draft edition. Without `rubric_file` it has the proposed rubric that ships with the program.

        Raises:
            RubricInvalid: the rubric cannot be used.
            FileProblem: its file cannot be read.
            ChangeRefused: the code is taken, dates are in the wrong order, or K is not positive.
            ActRefused: the person signed in may not; so for every change of an edition.
        """
        self._desk.require(Act.DRAFT)
        path = rubric_file or resource("rubric.yaml")
        text = rubric_text(read_regular(path, RUBRIC_LIMIT), path.name)
        rubric = read_rubric(text, path.name)
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", code.strip()):
            raise _refused(
                "Kode periode terdiri atas 1 sampai 40 huruf, angka, titik atau garis, misalnya 2026.",
                "An edition's code has 1 to 40 letters, digits, dots or dashes, such as 2026.",
            )
        if (kind is Kind.PRACTICE) != code.strip().startswith(PRACTICE_PREFIX):
            raise _refused(
                "Kode yang diawali LATIHAN hanya untuk periode latihan.",
                "A code that begins with LATIHAN is for practice editions, and theirs alone.",
            )
        if opens > closes or TimeZone.WIB.day(receiving_deadline) < closes:
            raise _refused(
                "Urutan tanggal periode tidak masuk akal.", "The edition's dates are in the wrong order."
            )
        if selection.places < 1:
            raise _refused("Jumlah terpilih harus lebih dari nol.", "At least one region must be chosen.")
        edition = Edition(
            code=code.strip(),
            title=title,
            kind=kind,
            rubric=rubric.name,
            opens=opens,
            closes=closes,
            receiving_deadline=receiving_deadline,
            selection=selection,
            regions=(),
            assessors=(),
            assignments=(),
            roster=(),
            roster_version=0,
        )
        with self._database.write() as session:
            if any(stored.edition.code == edition.code for stored in editions.editions(session)):
                raise _refused(
                    f"Periode {edition.code} sudah ada.", f"There is an edition {edition.code} already."
                )
            rubrics.put_rubric(session, rubric.name, rubric.title, text)
            editions.put_edition(session, edition, EditionState.DRAFT)
            self._desk.note(session, Act.DRAFT, edition.code, new=f"rubric {rubric.name.digest}")

    def invite(self, code: str, region_ids: Iterable[str]) -> int:
        """Add regions to a draft or published edition; returns how many are invited now.

        Raises:
            NotFound: a region is unknown; nothing is added then.
        """
        self._desk.require(Act.DRAFT)
        with self._database.write() as session:
            stored = editions.edition(session, code)
            known = {region.id: region for region in regions.all_regions(session)}
            wanted = dict.fromkeys(stored.edition.regions)
            for region_id in region_ids:
                if region_id not in known:
                    raise NotFound(Text("daerah", "region"), region_id)
                wanted[region_id] = None
            editions.replace_draft(session, replace(stored.edition, regions=tuple(wanted)))
            added = [region_id for region_id in wanted if region_id not in stored.edition.regions]
            self._desk.note(session, Act.DRAFT, code, new=f"regions + {' '.join(added)}".rstrip())
            return len(wanted)

    def uninvite(self, code: str, region_id: str) -> None:
        """Take a region out of a draft edition, with its assignments."""
        self._desk.require(Act.DRAFT)
        with self._database.write() as session:
            stored = editions.edition(session, code)
            edition = stored.edition
            editions.replace_draft(
                session,
                replace(
                    edition,
                    regions=tuple(r for r in edition.regions if r != region_id),
                    assignments=tuple(a for a in edition.assignments if a.region_id != region_id),
                ),
            )
            self._desk.note(session, Act.DRAFT, code, old=f"regions - {region_id}")

    def look_request(self, file: Path) -> Request:
        """Read an enrolment request: proposed name and institution, and the 24-digit code to compare.

        Raises:
            IdentityProblem, FileProblem: it is no valid request.
        """
        from smartcity_desktop.sealing.authority import read_request

        return read_request(read_regular(file, REQUEST_LIMIT))

    def enrol(
        self,
        code: str,
        file: Path,
        assessor: Assessor,
        passphrase: str,
        *,
        root: bytes | None = None,
        old_days: int | None = None,
        own_certificate: bool = False,
    ) -> RosterEntry:
        """Put an assessor on the edition's roster: with a certificate issued for a request, or a provider's in it.

        Name and institution are those that headquarters gives; the request's own are ignored. A provider's certificate
        is pinned as it is, with those above it; nothing is issued then.

        Args:
            code: of the edition.
            file: the request, whose fingerprint was compared.
            assessor: for whom.
            passphrase: opens the authority.
            root: the root key from its cards, where it is kept off this computer.
            old_days: how many days after the next publication the certificates end that the assessor had before;
                `None` revokes them at once.
            own_certificate: issue one of headquarters' own even where the request brings a provider's.

        Raises:
            IdentityProblem: wrong passphrase, a bad request, a provider's certificate that cannot be used as it is, or
                the root key is not here.
            ChangeRefused: the assessor's id, a name or the number of days cannot be used; this certificate is on the
                roster already.
        """
        requests = ((file, assessor),)
        return self.enrol_all(
            code, requests, passphrase, root=root, old_days=old_days, own_certificate=own_certificate
        )[0]

    def enrol_all(
        self,
        code: str,
        requests: Iterable[tuple[Path, Assessor]],
        passphrase: str,
        *,
        root: bytes | None = None,
        old_days: int | None = None,
        own_certificate: bool = False,
    ) -> tuple[RosterEntry, ...]:
        """Enrol several assessors with the passphrase given once; as `enrol`."""
        from smartcity_desktop.sealing.authority import open_authority
        from smartcity_desktop.sealing.roster import enrolled

        self._desk.require(Act.ISSUE)
        wanted = [(file, checked_assessor(assessor)) for file, assessor in requests]
        authority = open_authority(
            self._folder.authority, passphrase, self._clock, holder=self._desk.person.id, root=root
        )
        with self._database.write() as session:
            stored = editions.edition(session, code)
            edition = stored.edition
            until = edition.receiving_deadline + CERTIFICATE_GRACE
            entries = []
            for file, assessor in wanted:
                request = read_regular(file, REQUEST_LIMIT)
                entry = enrolled(
                    authority, request, assessor, self._clock.now(), until, own_certificate=own_certificate
                )
                entries.append(entry)
                edition = _enrolled(edition, assessor, entry, old_days, self._clock.now())
                self._desk.note(session, Act.ISSUE, f"{code} {assessor.id}", new=entry.certificate_sha256)
            editions.replace_draft(session, edition)
        return tuple(entries)

    def revoke(self, code: str, assessor_id: str, reason: str) -> None:
        """Revoke an assessor's certificates; packages they sign are refused from now on.

        Raises:
            NotFound: nobody with this id is on the roster.
            ChangeRefused: there is no reason.
        """
        from smartcity_desktop.sealing.crl import note_revocations

        if not reason.strip():
            raise ChangeRefused(
                Text("Alasan pencabutan belum ditulis.", "The reason for the revocation is missing."),
                Text("Tulis alasannya.", "Write the reason."),
            )
        self._desk.require(Act.REVOKE)
        with self._database.write() as session:
            stored = editions.edition(session, code)
            known = {entry.assessor_id for entry in stored.edition.roster}
            if assessor_id not in known:
                raise NotFound(Text("asesor", "assessor"), assessor_id, tuple(sorted(known)))
            roster = tuple(
                entry.revoked(self._clock.now()) if entry.assessor_id == assessor_id else entry
                for entry in stored.edition.roster
            )
            editions.replace_draft(session, replace(stored.edition, roster=roster))
            self._desk.note(session, Act.REVOKE, f"{code} {assessor_id}", reason=reason.strip())
        revoked = [entry.certificate for entry in roster if entry.assessor_id == assessor_id]
        note_revocations(self._folder.authority, revoked, reason, self._clock)

    def name_time_stamps(self, code: str, url: str, file: Path) -> TimeStampService:
        """Name a service (RFC 3161) that laptops ask for time-stamps, and whose time-stamps count.

        Laptops learn of it with the next publication. A service of the same address is replaced.

        Args:
            code: of the edition.
            url: where it is asked.
            file: its certificate, PEM or DER.

        Raises:
            ChangeRefused: address or certificate cannot be used.
            FileProblem: the certificate cannot be read.
        """
        from smartcity_desktop.sealing.stamp_trust import service_from

        self._desk.require(Act.DRAFT)
        service = service_from(url, read_regular(file, REQUEST_LIMIT), file.name)
        with self._database.write() as session:
            edition = editions.edition(session, code).edition
            others = tuple(
                one
                for one in edition.time_stamp_services
                if one.url != service.url and one.certificate_sha256 != service.certificate_sha256
            )
            named = (*others, service)
            if len(named) > MOST_TIME_STAMP_SERVICES:
                raise ChangeRefused(
                    Text(
                        "Periode {code} sudah menyebut {n} layanan stempel waktu, jumlah terbanyak.",
                        "Edition {code} names {n} time-stamping services already, which is the most.",
                    ).filled(code=code, n=MOST_TIME_STAMP_SERVICES),
                    Text("Hapus dahulu salah satunya.", "Take one of them away first."),
                )
            editions.replace_draft(session, replace(edition, time_stamp_services=named))
            self._desk.note(session, Act.DRAFT, code, new=f"time stamps {url} {service.certificate_sha256}")
        return service

    def drop_time_stamps(self, code: str, url: str) -> None:
        """Name a time-stamping service no more; its time-stamps count no more either.

        Raises:
            NotFound: the edition names no service of this address.
        """
        self._desk.require(Act.DRAFT)
        with self._database.write() as session:
            edition = editions.edition(session, code).edition
            known = tuple(one.url for one in edition.time_stamp_services)
            if url not in known:
                raise NotFound(Text("layanan stempel waktu", "time-stamping service"), url, known)
            left = tuple(one for one in edition.time_stamp_services if one.url != url)
            editions.replace_draft(session, replace(edition, time_stamp_services=left))
            self._desk.note(session, Act.DRAFT, code, old=f"time stamps {url}")

    def assign(self, code: str, pairs: Iterable[tuple[str, str, Mode]]) -> int:
        """Assign (region id, assessor id, mode) triples; returns how many assignments stand now.

        Raises:
            NotFound: region or assessor is not in the edition; nothing is assigned then.
        """
        self._desk.require(Act.DRAFT)
        with self._database.write() as session:
            stored = editions.edition(session, code)
            edition = stored.edition
            known = {(a.region_id, a.assessor_id): a for a in edition.assignments}
            assessors = {assessor.id for assessor in edition.assessors}
            for region_id, assessor_id, mode in pairs:
                if region_id not in edition.regions:
                    raise NotFound(Text("daerah dalam periode", "region in the edition"), region_id)
                if assessor_id not in assessors:
                    raise NotFound(Text("asesor", "assessor"), assessor_id, tuple(sorted(assessors)))
                known.setdefault(
                    (region_id, assessor_id),
                    Assignment(f"{edition.code}-{region_id}-{assessor_id}", region_id, assessor_id, mode),
                )
            editions.replace_draft(session, replace(edition, assignments=tuple(known.values())))
            added = [a.id for a in known.values() if a not in edition.assignments]
            self._desk.note(session, Act.DRAFT, code, new=f"assignments + {' '.join(added)}".rstrip())
            return len(known)

    def unassign(self, code: str, assignment_id: str) -> None:
        """Take an assignment out of a draft edition."""
        self._desk.require(Act.DRAFT)
        with self._database.write() as session:
            stored = editions.edition(session, code)
            edition = stored.edition
            left = tuple(a for a in edition.assignments if a.id != assignment_id)
            editions.replace_draft(session, replace(edition, assignments=left))
            self._desk.note(session, Act.DRAFT, code, old=f"assignments - {assignment_id}")


def _enrolled(
    edition: Edition, assessor: Assessor, entry: RosterEntry, old_days: int | None, now: datetime
) -> Edition:
    others = tuple(one for one in edition.assessors if one.id != assessor.id)
    roster = succeeded(edition.roster, entry, old_days, now)
    return replace(edition, assessors=(*others, assessor), roster=roster)


def _refused(indonesian: str, english: str) -> ChangeRefused:
    return ChangeRefused(
        Text(indonesian, english), Text("Periksa lalu coba lagi.", "Check it, then try again.")
    )
