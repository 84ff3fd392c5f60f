"""Telling headquarters how far the drafts are, without a signed sheet: a small signed report."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import ChangeRefused, SmartCityError
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import Audience, PackageKind, Role
from smartcity_desktop.store.own_report import own_report
from smartcity_desktop.store.records import editions, packages
from smartcity_desktop.system.at_rest import opened
from smartcity_desktop.system.files import remove_quietly
from smartcity_desktop.system.restored import refuse_unconfirmed
from smartcity_desktop.transport.folder import on_stick, require_folder, require_room

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.core.field_report import FieldReport
    from smartcity_desktop.sealing.seal import Sealed
    from smartcity_desktop.sealing.signer import Signer
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.records.editions import StoredEdition
    from smartcity_desktop.system.clock import Clock, NewId
    from smartcity_desktop.system.paths import RoleFolder


@dataclass(frozen=True, slots=True)
class Reported:
    """A report that lies, encrypted for headquarters, where it was to go."""

    package: Path
    report: FieldReport
    at: datetime


class Reporting:
    """Signs reports of one assessor's progress and hands them out."""

    def __init__(
        self, database: Database, folder: RoleFolder, keys: StoreKeys, clock: Clock, new_id: NewId, me: str
    ) -> None:
        self._database = database
        self._folder = folder
        self._keys = keys
        self._clock = clock
        self._new_id = new_id
        self._me = me

    def progress(self, edition: str) -> FieldReport:
        """Return what a report would say now; nothing is made.

        Raises:
            NotFound: there is no such edition.
        """
        with self._database.read() as session:
            return own_report(session, edition, self._me, self._clock.now())

    def report(self, edition: str, passphrase: str, folder: Path) -> Reported:
        """Sign how far every region is, and copy it into a folder, encrypted for headquarters.

        Args:
            edition: its code.
            passphrase: of the assessor.
            folder: where it goes.

        Raises:
            NotFound: there is no such edition.
            ChangeRefused: nothing is assigned here, the edition names no key of headquarters, or the data was restored
                and nobody confirmed it.
            IdentityProblem: wrong passphrase, or this laptop is not enrolled in the edition.
            FileProblem: there is no such folder; it is full, or was taken away.
        """
        refuse_unconfirmed(self._folder.root)
        refuse_unconfirmed(self._folder.root)
        require_folder(folder)
        with self._database.read() as session:
            stored = editions.edition(session, edition)
            report = own_report(session, edition, self._me, self._clock.now())
        if not report.lines:
            raise ChangeRefused(
                Text(
                    "Tidak ada daerah yang ditugaskan kepada Anda pada periode {code}.",
                    "No region of edition {code} is assigned to you.",
                ).filled(code=edition),
                Text("Pilih periode lain.", "Choose another edition."),
            )
        if not stored.edition.recipients.all:
            raise ChangeRefused(
                Text(
                    "Periode {code} tidak menyebut kunci pusat, sehingga laporannya tidak dapat dienkripsi.",
                    "Edition {code} names no key of headquarters, so a report cannot be encrypted.",
                ).filled(code=edition),
                Text(
                    "Minta pusat menerbitkan ulang periode ini, lalu ambil paketnya.",
                    "Ask headquarters to publish the edition again, then take it in.",
                ),
            )
        sealed = self._sealed(stored, report, self._signer(stored.edition, passphrase))
        path = self._letter(sealed, stored.edition, folder)
        with self._database.write() as session:
            packages.set_exported(session, sealed.digest, str(folder), self._clock.now())
        return Reported(path, report, report.made_at)

    def _signer(self, edition: Edition, passphrase: str) -> Signer:
        from smartcity_desktop.sealing import identity, identity_keys

        certificate = identity_keys.certificate_to_sign_with(
            self._folder.identity, self._keys, edition.roster, self._me, self._clock.now()
        )
        return identity.unlock(self._folder.identity, self._keys, passphrase, certificate)

    def _sealed(self, stored: StoredEdition, report: FieldReport, signer: Signer) -> Sealed:
        from smartcity_desktop.sealing.documents import DRAFTS, drafts_json
        from smartcity_desktop.sealing.seal import HeadFields, seal
        from smartcity_desktop.sealing.sources import SealFile

        head = HeadFields(
            kind=PackageKind.REPORT,
            package_id=self._new_id(),
            edition=report.edition,
            edition_digest=stored.digest,
            roster_version=stored.edition.roster_version,
            signer_id=self._me,
            audience=Audience.HEADQUARTERS,
            assignment=None,
            region=None,
            sequence=report.number,
            supersedes=None,
            created=report.made_at,
            audit_head=None,
            audit_length=0,
        )
        files = [SealFile(DRAFTS, Role.DRAFTS, "application/json", drafts_json(report))]
        target = self._folder.outbox / f"{head.package_id}.asice"
        sealed = seal(signer, head, files, target, self._keys.at_rest())
        record = packages.made_here(sealed.head, sealed.digest, sealed.path.name, at=report.made_at)
        try:
            with self._database.write() as session:
                packages.put_package(session, record)
        except SmartCityError:
            remove_quietly(sealed.path)
            raise
        return sealed

    def _letter(self, sealed: Sealed, edition: Edition, folder: Path) -> Path:
        from smartcity_desktop.sealing.letter_files import letter_from_package
        from smartcity_desktop.sealing.letters import letter_name

        target = folder / letter_name(sealed.digest)
        with on_stick(folder), opened(sealed.path, self._keys.at_rest()) as source:
            require_room(folder, source.seek(0, os.SEEK_END))
            return letter_from_package(source, target, edition.recipients.all, self._keys.letters).path
