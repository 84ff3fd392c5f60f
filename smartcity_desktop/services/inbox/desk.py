"""What people do with packages that come: take them in, look at those held, release or refuse them, confirm them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.deeds import canonical_line
from smartcity_desktop.core.edition import EditionState
from smartcity_desktop.core.errors import ChangeRefused, NotFound, SmartCityError
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.reception import Report, failed, refused, released, taken, turned_away
from smartcity_desktop.core.staff import Act
from smartcity_desktop.services.inbox.media import look_at
from smartcity_desktop.services.inbox.receipts import write_receipts
from smartcity_desktop.services.inbox.taking import Taking
from smartcity_desktop.services.inbox.trust import edition_here, no_such_edition, released_trust, trust_in
from smartcity_desktop.store.records import packages
from smartcity_desktop.system.at_rest import PLAIN, changed
from smartcity_desktop.system.files import remove_quietly
from smartcity_desktop.system.restored import refuse_unconfirmed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.core.deeds import Approvals
    from smartcity_desktop.core.staff import Secret
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.sealing.verify import AssessmentTrust, Opened
    from smartcity_desktop.services.inbox.receipts import Receipt
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.desk import Desk
    from smartcity_desktop.store.evidence import EvidenceStore
    from smartcity_desktop.store.records.packages import PackageRecord
    from smartcity_desktop.system.at_rest import AtRest
    from smartcity_desktop.system.clock import Clock, NewId
    from smartcity_desktop.system.paths import RoleFolder

_ENDINGS = ("*.asice", "*.asice.age")


class Inbox:
    """Takes packages in, one file after the other; a bad one never touches what the others did."""

    def __init__(
        self,
        database: Database,
        evidence: EvidenceStore,
        folder: RoleFolder,
        keys: StoreKeys,
        clock: Clock,
        new_id: NewId,
        desk: Desk,
    ) -> None:
        self._database = database
        self._evidence = evidence
        self._folder = folder
        self._keys = keys
        self._clock = clock
        self._new_id = new_id
        self._desk = desk
        self._taking = Taking(database, evidence, folder, keys.at_rest(), clock, desk)

    # --- taking in ---------------------------------------------------------------------------------------------

    def receive(self, files: Sequence[Path]) -> tuple[Report, ...]:
        """Verify and take in packages. The originals are left as they are.

        A package held because an earlier one was missing is examined again, and reported, once that one is in.

        Args:
            files: packages; folders are searched for `*.asice` and for `*.asice.age`.

        Raises:
            ActRefused: the person signed in may not.
        """
        self._desk.require(Act.RECEIVE)
        reports = [self._received(file) for file in packages_in(files)]
        if any(report.outcome == "taken" for report in reports):
            reports += self._received_after_all()
        return tuple(reports)

    def log(self, edition: str) -> tuple[PackageRecord, ...]:
        """Return every package that came in, newest first."""
        with self._database.read() as session:
            records = packages.packages(session, edition)
        return tuple(r for r in reversed(records) if r.direction == "in")

    def evidence(self, citation: Citation) -> bytes:
        """Return a piece of evidence that came in, hashed once more.

        Raises:
            FileProblem: it was changed or is gone.
        """
        return self._evidence.read(citation.sha256, citation.extension)

    def receipts(self, edition: str, passphrase: str, folder: Path) -> tuple[Receipt, ...]:
        """Write one receipt per assessor: all of their packages that were taken in, all decisions on those held.

        Each is signed by the person signed in, and encrypted for the assessor's laptop alone.

        Raises:
            ActRefused: the person signed in may not.
            IdentityProblem: the passphrase is not theirs.
            FileProblem: the folder cannot be written to; receipts written before it stay and are in the log.
        """
        refuse_unconfirmed(self._folder.root)
        return write_receipts(
            self._database,
            self._folder,
            self._desk,
            self._clock,
            self._new_id,
            edition=edition,
            passphrase=passphrase,
            folder=folder,
        )

    # --- packages held for a human -----------------------------------------------------------------------------

    def held(self, edition: str) -> tuple[PackageRecord, ...]:
        """Return the packages that wait for a decision and those that were refused by one, newest first."""
        return tuple(record for record in self.log(edition) if is_undecided(record) or is_turned_away(record))

    def release(self, digest: str, reason: str, secrets: tuple[Secret, ...]) -> Report:
        """Take in a package that was held, on somebody's word and signature.

        Everything is verified again as at the first time, certificate and deadline by the day it came; only what it
        was held for is passed over.

        Args:
            digest: of the package.
            reason: why it may come in; it is signed and kept.
            secrets: of the person signed in.

        Raises:
            ActRefused, IdentityProblem: they may not, or the passphrase is wrong.
            ChangeRefused: no reason, it is not held, or its number was taken in from another package.
            PackageRefused: something else is wrong with it; a changed edition or deadline, for one.
            FileProblem: it cannot be read or kept.
        """
        self._desk.require(Act.RELEASE_HELD)
        record, reason = self._waiting(digest), _reason(reason)
        self._refuse_second(record)
        stored = edition_here(self._database, record.edition)
        trust = trust_in(self._database, self._folder, stored, record.at)
        if trust is not None:
            trust = released_trust(trust, record)
        file = self._folder.held / record.file
        with self._verified(file, trust, self._keys.at_rest(), record.at) as opened:
            if opened.verdict.digest != digest:  # another held package was put in its place
                raise changed(file)
            refusal = opened.verdict.refusal or self._closed(opened)
            if refusal is not None:
                raise refusal
            notes = () if record.code == "H_MEDIA" else self._looked_at(opened)
            approvals = self._signed(Act.RELEASE_HELD, record, reason, secrets)
            detail = f"{record.detail}; released by {self._desk.person.id}: {reason}"
            self._taking.take(
                opened,
                notes,
                act=Act.RELEASE_HELD,
                code=record.code,
                detail=detail,
                reason=reason,
                approvals=approvals,
            )
            report = self._taking.described(released(record.file, digest, record.code, notes), opened)
        remove_quietly(file)
        self._received_after_all()
        return report

    def refuse(self, digest: str, reason: str, secrets: tuple[Secret, ...]) -> None:
        """Refuse a package that was held. Its file stays where it is, and so does the signed decision.

        Args:
            digest: of the package.
            reason: why; it is signed and kept.
            secrets: of the person signed in.

        Raises:
            ActRefused, IdentityProblem, ChangeRefused: as `release`.
        """
        self._desk.require(Act.REFUSE_HELD)
        record, reason = self._waiting(digest), _reason(reason)
        if is_turned_away(record):
            raise _NOT_HELD
        approvals = self._signed(Act.REFUSE_HELD, record, reason, secrets)
        self._taking.turn_away(record, reason, approvals)

    def _waiting(self, digest: str) -> PackageRecord:
        with self._database.read() as session:
            record = packages.package(session, digest)
        if record is None:
            raise NotFound(Text("paket", "package"), digest[:12])
        if not is_undecided(record) and not is_turned_away(record):
            raise _NOT_HELD
        return record

    def _refuse_second(self, record: PackageRecord) -> None:
        """Two packages of one number cannot both count, and one that was taken in stays."""
        with self._database.read() as session:
            chain = packages.chain(session, record.assignment_id or "", "in")
        if any(link.sequence >= record.sequence for link in chain):
            raise ChangeRefused(
                Text(
                    "Paket nomor {n} dari penugasan ini, atau yang lebih baru, sudah diterima dan tetap berlaku.",
                    "Package number {n} of this assignment, or a newer one, was taken in and stays.",
                ).filled(n=record.sequence),
                Text(
                    "Minta asesor merevisi dan menandatangani paket baru; paket ini dapat ditolak.",
                    "Ask the assessor to revise and sign a new one; this one can be refused.",
                ),
            )

    def _signed(self, act: Act, record: PackageRecord, reason: str, secrets: tuple[Secret, ...]) -> Approvals:
        statement = canonical_line(
            {
                "assignment": record.assignment_id or "",
                "code": record.code,
                "edition": record.edition,
                "package": record.digest,
                "reason": reason,
                "sequence": record.sequence,
            }
        )
        return self._desk.approve(act, statement.encode("utf-8"), secrets)

    # --- steps -------------------------------------------------------------------------------------------------

    def _received(self, file: Path, waited: PackageRecord | None = None) -> Report:
        """Report on one file, whatever becomes of it: a pulled stick or a full disk stops only this one."""
        try:
            return self._receive_one(file, waited)
        except SmartCityError as error:
            return failed(file.name, error)

    def _received_after_all(self) -> list[Report]:
        """Take in what was held for a missing package that has come since; one may make way for the next."""
        reports: list[Report] = []
        while (record := self._fitting_now()) is not None:
            file = self._folder.held / record.file
            report = self._received(file, record)
            reports.append(report)
            if report.outcome != "taken":
                break
            remove_quietly(file)
        return reports

    def _fitting_now(self) -> PackageRecord | None:
        """Return a held package whose predecessor is the last one taken in of its assignment."""
        with self._database.read() as session:
            for record in packages.held(session):
                if record.code != "H_GAP" or record.assignment_id is None:
                    continue
                chain = packages.chain(session, record.assignment_id, "in")
                if chain and chain[-1].digest == record.supersedes:
                    return record
        return None

    def _receive_one(self, file: Path, waited: PackageRecord | None) -> Report:
        at_rest, at = (PLAIN, self._clock.now()) if waited is None else (self._keys.at_rest(), waited.at)
        with self._verified(file, None, at_rest, at) as opened:
            refusal = opened.verdict.refusal or self._closed(opened)
            open_still = refusal is None or refusal.held
            if open_still and (before := self._decided(opened)) is not None:
                report = turned_away(file.name, opened.digest, before.code, before.detail)
                return self._taking.described(report, opened)
            if refusal is None:
                try:
                    notes = self._looked_at(opened)
                    self._taking.take(opened, notes)
                    return self._taking.described(taken(file.name, opened.digest, notes), opened)
                except PackageRefused as error:
                    refusal = error
            self._taking.note_refused(opened, refusal)
            return self._taking.described(refused(file.name, refusal, opened.verdict.digest or ""), opened)

    def _verified(self, file: Path, trust: AssessmentTrust | None, at_rest: AtRest, at: datetime) -> Opened:
        """Take the private copy, decrypted, and judge it by what its own claim says it is for.

        `at` is when it came: what waited here is not late for having waited.

        The claim only picks which edition to check against; what decides is checked against that edition.
        """
        from smartcity_desktop.sealing.verify import (
            claimed_head,
            refused_copy,
            take_copy,
            verify_assessment,
        )

        try:
            copy = take_copy(file, self._folder.quarantine, self._keys.letters, at_rest)
        except PackageRefused as refusal:
            return refused_copy(file, refusal)
        try:
            if trust is None and (head := claimed_head(copy)) is not None:
                stored = edition_here(self._database, head.edition)
                trust = trust_in(self._database, self._folder, stored, at)
            return verify_assessment(copy, trust, self._folder.quarantine)
        except BaseException:
            copy.close()
            raise

    def _closed(self, opened: Opened) -> PackageRefused | None:
        """Say why a good package is not taken in: there is no such edition here, or it receives no more."""
        code = opened.head.edition
        stored = edition_here(self._database, code)
        if stored is None or stored.state in (EditionState.DRAFT, EditionState.HISTORY):
            return no_such_edition(self._database, code)
        if stored.state is not EditionState.PUBLISHED:
            return PackageRefused("E_LATE", f"edition {code} receives no more")
        return None

    def _looked_at(self, opened: Opened) -> tuple[Text, ...]:
        return (*opened.verdict.notes, *look_at(opened, self._clock))

    def _decided(self, opened: Opened) -> PackageRecord | None:
        """Return what is on record of a package that somebody refused: their word stands until they release it."""
        with self._database.read() as session:
            record = packages.package(session, opened.digest)
        return record if record is not None and is_turned_away(record) else None


def packages_in(files: Sequence[Path]) -> tuple[Path, ...]:
    """Return files as they are and the packages, plain and encrypted, that lie below folders; each once."""
    found: list[Path] = []
    for file in files:
        found += (
            sorted(p for ending in _ENDINGS for p in file.glob(f"**/{ending}")) if file.is_dir() else [file]
        )
    return tuple(dict.fromkeys(found))


def is_undecided(record: PackageRecord) -> bool:
    """Whether a package waits for somebody to decide on it."""
    return record.status == "held"


def is_turned_away(record: PackageRecord) -> bool:
    """Whether a package was held and then refused by somebody; it can still be released."""
    return record.status == "refused" and record.code.startswith("H_")


def _reason(reason: str) -> str:
    trimmed = " ".join(reason.split())
    if not trimmed or len(trimmed) > 1000:
        raise ChangeRefused(
            Text("Alasan belum ditulis atau terlalu panjang.", "There is no reason, or it is too long."),
            Text("Tulis alasannya, paling banyak 1.000 huruf.", "Write why, in at most 1,000 letters."),
        )
    return trimmed


_NOT_HELD = ChangeRefused(
    Text("Paket ini tidak sedang ditahan.", "This package is not held."),
    Text("Lihat daftar paket tertahan sekali lagi.", "Look at the list of held packages once more."),
)
