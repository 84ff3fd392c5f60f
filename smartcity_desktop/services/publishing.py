"""Publishing an edition: signed, frozen, and handed out as a package."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import (
    Edition,
    EditionState,
    RosterStatus,
    SignerEntry,
    SignerStatus,
)
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.facts import Facts
from smartcity_desktop.core.key_history import ACTS as KEY_ACTS
from smartcity_desktop.core.key_history import require_newest
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import Audience, PackageKind, PackageRefused, Role
from smartcity_desktop.core.programme import Stage, noted
from smartcity_desktop.core.roster import at_publication
from smartcity_desktop.core.rubric_reader import rubric_text
from smartcity_desktop.core.rubric_versions import later_rubric
from smartcity_desktop.core.staff import Act, PersonStatus, may
from smartcity_desktop.store.records import deeds, editions, facts, packages, programme, regions, rubrics
from smartcity_desktop.system.at_rest import opened
from smartcity_desktop.system.files import read_regular, write_whole
from smartcity_desktop.transport.folder import on_stick, require_folder

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.core.deeds import Approvals
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.core.staff import Secret
    from smartcity_desktop.sealing.seal import Sealed
    from smartcity_desktop.sealing.signer import Signer
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.desk import Desk
    from smartcity_desktop.store.records.editions import StoredEdition
    from smartcity_desktop.system.clock import Clock, NewId
    from smartcity_desktop.system.paths import RoleFolder

RUBRIC_LIMIT = 4 * 1024 * 1024


class Publishing:
    """Signs editions and ends their receiving."""

    def __init__(
        self,
        database: Database,
        folder: RoleFolder,
        keys: StoreKeys,
        clock: Clock,
        new_id: NewId,
        desk: Desk,
    ) -> None:
        self._database = database
        self._folder = folder
        self._keys = keys
        self._clock = clock
        self._new_id = new_id
        self._desk = desk
        self._who = desk.person.name

    def publish(
        self,
        code: str,
        secrets: tuple[Secret, ...],
        folder: Path,
        *,
        rubric_file: Path | None = None,
        reason: str = "",
    ) -> Path:
        """Sign the edition, freeze it, note every region as asked, and copy the package into a folder.

        A published edition can be published again with more regions, assessors and assignments, with revoked
        certificates, or with a later version of its rubric: its number rises. Drafts stay on the version they were
        begun with until their assessor moves them; a sheet on an earlier version is taken in and does not count.

        Args:
            code: of the edition.
            secrets: of the administrator signed in and of a second person: both sign what is published.
            folder: where the package goes.
            rubric_file: a later version of the edition's rubric; `None` leaves it as it is.
            reason: why the rubric changes.

        Raises:
            ActRefused: the person signed in may not, or a second one is missing; the error says how to add one.
            ChangeRefused: it has no regions, assessors or assignments, or was decided; the rubric is another one or no
                later version, or there is no reason for it.
            RubricInvalid: the rubric cannot be used.
            IdentityProblem: wrong passphrase.
            FileProblem: there is no such folder, and nothing was published; or it went away or filled up meanwhile,
                and the edition counts as published all the same.
        """
        from smartcity_desktop.sealing.authority import open_authority, published
        from smartcity_desktop.sealing.documents import edition_json, facts_json

        self._desk.require(Act.PUBLISH)
        require_folder(folder)
        with self._database.read() as session:
            stored = editions.edition(session, code)
            if stored.state not in (EditionState.DRAFT, EditionState.PUBLISHED):
                raise _refused(
                    "Periode ini sudah ditutup atau diputuskan.", "The edition is closed or decided."
                )
            for things, wanted in (
                (stored.edition.regions, Text("daerah", "regions")),
                (stored.edition.assessors, Text("asesor", "assessors")),
                (stored.edition.assignments, Text("penugasan", "assignments")),
            ):
                if not things:
                    raise ChangeRefused(
                        Text("Periode belum memiliki {what}.", "The edition has no {what} yet.").filled(
                            what=wanted
                        ),
                        Text("Lengkapi, lalu terbitkan.", "Complete it, then publish."),
                    )
            edition = replace(
                stored.edition,
                roster_version=stored.edition.roster_version + 1,
                roster=at_publication(stored.edition.roster, self._clock.now()),
            )
            places = {region.id: region for region in regions.all_regions(session)}
            if rubric_file is None:
                text, renewed = rubrics.rubric_text(session, edition.rubric), None
            else:
                text = rubric_text(read_regular(rubric_file, RUBRIC_LIMIT), rubric_file.name)
                known = stored.edition.rubric if stored.digest else None
                renewed = later_rubric(text, rubric_file.name, known, reason)
                edition = replace(edition, rubric=renewed.name)
            told = _of_invited(facts.facts(session, code), edition)
            told_of_keys = deeds.of_acts(session, KEY_ACTS)
        recipients, signers = published(self._folder.authority, self._keys)
        recovery = recipients.recovery[0] if recipients.recovery else None
        require_newest(told_of_keys, signers, recovery)
        edition = replace(edition, recipients=recipients, signers=signers, staff=self._staff(secrets))
        data = edition_json(edition, tuple(places[r] for r in edition.regions))
        _refuse_unreadable(data)
        shown = facts_json(told) if told else b""
        statement = _statement(edition, stored, data, shown, reason)
        approvals = self._desk.approve(Act.PUBLISH, statement, secrets)
        authority = open_authority(
            self._folder.authority, secrets[0].passphrase, self._clock, holder=self._desk.person.id
        )
        sealed = self._seal(authority.signer, edition, stored, (data, text.encode(), shown))
        self._record(edition, stored, sealed, approvals, (renewed, text, reason.strip()))
        return self._handed_out(edition, sealed.path, folder, (stored.sequence + 1, sealed.digest))

    def close(self, code: str, reason: str) -> None:
        """End receiving: packages that arrive later are refused.

        Raises:
            ChangeRefused: no reason was given, or it is not open.
        """
        if not reason.strip():
            raise ChangeRefused(
                Text("Alasan penutupan belum ditulis.", "The reason for closing is missing."),
                Text("Tulis alasannya.", "Write the reason."),
            )
        self._desk.require(Act.CLOSE)
        with self._database.write() as session:
            editions.set_edition_state(
                session, code, EditionState.CLOSED, at=self._clock.now(), who=self._who, reason=reason.strip()
            )
            self._desk.note(
                session,
                Act.CLOSE,
                code,
                old=EditionState.PUBLISHED.value,
                new=EditionState.CLOSED.value,
                reason=reason.strip(),
            )

    def hand_out(self, code: str, folder: Path, *, plain: bool = False) -> Path:
        """Copy the package as it was published last into a folder once more.

        Args:
            code: of the edition.
            folder: where it goes.
            plain: not encrypted, for an auditor who has no key of the programme: it holds the assessors' names.

        Raises:
            ChangeRefused: it was not published yet.
            FileProblem: there is no such folder; it is full, or was taken away.
        """
        with self._database.read() as session:
            stored = editions.edition(session, code)
            record = packages.package(session, stored.digest) if stored.digest else None
        if record is None:
            raise _refused("Periode ini belum diterbitkan.", "The edition is not published yet.")
        self._desk.require(Act.PRINT)
        kept = self._folder.outbox / record.file
        path = self._handed_out(stored.edition, kept, folder, (record.sequence, record.digest), plain=plain)
        with self._database.write() as session:
            self._desk.note(session, Act.PRINT, f"edition {code}", new="plain" if plain else "encrypted")
        return path

    def _staff(self, secrets: tuple[Secret, ...]) -> tuple[SignerEntry, ...]:
        """Return the certificates that laptops take receipts from, and those of everybody who left."""
        me = self._desk.person
        if not me.certificate and secrets and secrets[0].person_id == me.id:
            # After a rebuilding: certified at the approval, they would begin before this edition without standing in it.
            self._desk.certify_me(secrets[0].passphrase)
        return tuple(
            SignerEntry(
                person.certificate,
                sha256(person.certificate).hexdigest(),
                SignerStatus.REVOKED if person.status is PersonStatus.REMOVED else SignerStatus.ACTIVE,
            )
            for person in self._desk.people()
            if person.certificate and (person.status is PersonStatus.REMOVED or may(person.role, Act.RECEIPT))
        )

    def _handed_out(
        self, edition: Edition, kept: Path, folder: Path, sealed: tuple[int, str], *, plain: bool = False
    ) -> Path:
        """Write a published package into a folder, encrypted for its assessors where all of them gave a key.

        `sealed` are its number and its digest.
        """
        from smartcity_desktop.sealing.letter_files import letter_from_package, require_package

        readers = [entry.recipient for entry in edition.roster if entry.status is RosterStatus.ACTIVE]
        known = [reader for reader in readers if reader is not None]
        name = f"periode-{edition.code}-{sealed[0]}.asice"
        with on_stick(folder), opened(kept, self._keys.at_rest()) as source:
            require_package(source, sealed[1])
            if plain or len(known) < len(readers):
                target = folder / name
                write_whole(target, source.read())
                return target
            everybody = tuple(dict.fromkeys((*known, *edition.recipients.all)))
            return letter_from_package(source, folder / f"{name}.age", everybody, self._keys.letters).path

    def _seal(
        self,
        signer: Signer,
        edition: Edition,
        stored: StoredEdition,
        documents: tuple[bytes, bytes, bytes],
    ) -> Sealed:
        """Seal edition, rubric and, where there are any, facts."""
        from smartcity_desktop.sealing.documents import EDITION, FACTS, RUBRIC
        from smartcity_desktop.sealing.seal import HeadFields, seal
        from smartcity_desktop.sealing.sources import SealFile

        head = HeadFields(
            kind=PackageKind.EDITION,
            package_id=self._new_id(),
            edition=edition.code,
            edition_digest=None,
            roster_version=edition.roster_version,
            signer_id="headquarters",
            audience=Audience.ASSESSOR,
            assignment=None,
            region=None,
            sequence=stored.sequence + 1,
            supersedes=stored.digest,
            created=self._clock.now(),
            audit_head=None,
            audit_length=0,
        )
        kinds = (
            (EDITION, "application/json"),
            (RUBRIC, "application/yaml"),
            (FACTS, "application/json"),
        )
        files = [
            SealFile(name, Role.EDITION, kind, data)
            for (name, kind), data in zip(kinds, documents, strict=True)
            if data
        ]
        target = self._folder.outbox / f"{head.package_id}.asice"
        return seal(signer, head, files, target, self._keys.at_rest())

    def _record(
        self,
        edition: Edition,
        stored: StoredEdition,
        sealed: Sealed,
        approvals: Approvals,
        later: tuple[Rubric | None, str, str],
    ) -> None:
        """Write it down; `later` is the version of the rubric that it brings, its text, and why."""
        now, (rubric, text, reason) = self._clock.now(), later
        with self._database.write() as session:
            if rubric is not None:
                rubrics.put_rubric(session, rubric.name, rubric.title, text)
            editions.set_published(
                session,
                edition,
                digest=sealed.digest,
                sequence=stored.sequence + 1,
                at=now,
                reason=reason if rubric is not None else "",
            )
            packages.put_package(
                session,
                packages.made_here(sealed.head, sealed.digest, sealed.path.name, at=now),
            )
            events = programme.events(session, edition=edition.code)
            for region_id in edition.regions:
                event = noted(events, edition.code, region_id, Stage.ASKED, at=now, who=self._who)
                if event is not None:
                    programme.append_event(session, event)
            self._desk.note(
                session,
                Act.PUBLISH,
                edition.code,
                old=stored.digest or "",
                new=sealed.digest,
                reason=reason if rubric is not None else "",
                approvals=approvals,
            )


def _of_invited(told: Facts, edition: Edition) -> Facts:
    """Leave out facts of regions that were taken off the list after they had been imported."""
    invited = frozenset(edition.regions)
    return Facts(
        tuple(one for one in told.figures if one.region_id in invited),
        tuple(one for one in told.replies if one.region_id in invited),
        tuple(one for one in told.earlier if one.region_id in invited),
    )


def _statement(edition: Edition, stored: StoredEdition, data: bytes, shown: bytes, reason: str) -> bytes:
    """Return what the two persons sign: which publication of which edition, and the hashes of its documents."""
    from smartcity_desktop.core.deeds import canonical_line

    said = {
        "edition": edition.code,
        "sequence": stored.sequence + 1,
        "document": sha256(data).hexdigest(),
        "rubric": edition.rubric.digest,
        "facts": sha256(shown).hexdigest() if shown else "",
    }
    if edition.rubric != stored.edition.rubric:
        said["reason"] = reason.strip()
    return canonical_line(said).encode("utf-8")


def _refuse_unreadable(data: bytes) -> None:
    """Read the edition as every laptop will: a published one that nobody can take in could not be called back."""
    from smartcity_desktop.sealing.documents import read_edition

    try:
        read_edition(data)
    except PackageRefused as refusal:
        raise ChangeRefused(
            Text(
                "Periode memuat isian yang tidak dapat diterbitkan ({detail}).",
                "The edition holds something that cannot be published ({detail}).",
            ).filled(detail=refusal.detail),
            Text("Perbaiki isian itu, lalu terbitkan.", "Mend it, then publish."),
        ) from refusal


def _refused(indonesian: str, english: str) -> ChangeRefused:
    return ChangeRefused(
        Text(indonesian, english), Text("Periksa lalu coba lagi.", "Check it, then try again.")
    )
