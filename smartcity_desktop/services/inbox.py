"""Receiving packages at headquarters: verify, then take, hold or refuse, and say why in plain words."""

from __future__ import annotations

from dataclasses import replace
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.edition import Edition, EditionState
from smartcity_desktop.core.errors import ChangeRefused, NotFound, SmartCityError
from smartcity_desktop.core.package import Audience, PackageKind, PackageRefused, Role
from smartcity_desktop.core.programme import Stage, noted
from smartcity_desktop.core.reception import Report, failed, refused, taken
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.staff import Act
from smartcity_desktop.store.records import (
    assessments,
    citations,
    editions,
    entries,
    packages,
    programme,
    regions,
    rubrics,
)
from smartcity_desktop.system.files import remove_quietly
from smartcity_desktop.transport.folder import copy_out

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.sealing.documents import ScoresDocument
    from smartcity_desktop.sealing.verify import AssessmentTrust, Link, Opened
    from smartcity_desktop.store.database import Database, Session
    from smartcity_desktop.store.desk import Desk
    from smartcity_desktop.store.evidence import EvidenceStore
    from smartcity_desktop.store.records.editions import StoredEdition
    from smartcity_desktop.system.clock import Clock, NewId
    from smartcity_desktop.system.paths import RoleFolder


__all__ = ["Inbox", "Report"]


class Inbox:
    """Takes packages in, one file after the other; a bad one never touches what the others did."""

    def __init__(
        self,
        database: Database,
        evidence: EvidenceStore,
        folder: RoleFolder,
        clock: Clock,
        new_id: NewId,
        desk: Desk,
    ) -> None:
        self._database = database
        self._evidence = evidence
        self._folder = folder
        self._clock = clock
        self._new_id = new_id
        self._desk = desk
        self._who = desk.person.name

    def receive(self, files: Sequence[Path]) -> tuple[Report, ...]:
        """Verify and take in packages; folders are searched for `*.asice`. The originals are left as they are.

        A package held because an earlier one was missing is examined again, and reported, once that one is in.
        """
        self._desk.require(Act.RECEIVE)
        found: list[Path] = []
        for file in files:
            found += sorted(file.glob("**/*.asice")) if file.is_dir() else [file]
        reports = [self._received(file) for file in found]
        if any(report.outcome == "taken" for report in reports):
            reports += self._received_after_all()
        return tuple(reports)

    def log(self, edition: str) -> tuple[packages.PackageRecord, ...]:
        """Return every package that came in, newest first."""
        with self._database.read() as session:
            records = packages.packages(session, edition)
        return tuple(r for r in reversed(records) if r.direction == "in")

    def evidence(self, citation: Citation) -> Path:
        """Return where a piece of evidence that came in lies, after hashing it once more.

        Raises:
            FileProblem: it was changed or is gone.
        """
        self._evidence.read(citation.sha256, citation.extension)
        return self._evidence.path(citation.sha256, citation.extension)

    def receipts(self, edition: str, passphrase: str, folder: Path) -> tuple[Path, ...]:
        """Write one signed receipt per assessor for all of their packages that were taken in.

        Raises:
            ActRefused: the person signed in may not: the authority's signer signs.
            IdentityProblem: wrong passphrase.
            FileProblem: the folder cannot be written to.
        """
        from smartcity_desktop.sealing.authority import open_authority
        from smartcity_desktop.sealing.documents import (
            RECEIPT,
            ReceiptDocument,
            ReceivedPackage,
            receipt_json,
        )
        from smartcity_desktop.sealing.seal import HeadFields, SealFile, seal

        self._desk.require(Act.RECEIPT)
        with self._database.read() as session:
            stored = editions.edition(session, edition)
            records = [
                record
                for record in packages.packages(session, edition)
                if record.direction == "in" and record.status == "taken" and record.assignment_id
            ]
        authority = open_authority(
            self._folder.authority, passphrase, self._clock, holder=self._desk.person.id
        )
        now = self._clock.now()
        written = []
        for assessor_id in sorted({record.signer for record in records}):
            received = tuple(
                ReceivedPackage(record.digest, record.assignment_id or "", record.sequence, record.at)
                for record in records
                if record.signer == assessor_id
            )
            head = HeadFields(
                kind=PackageKind.RECEIPT,
                package_id=self._new_id(),
                edition=edition,
                edition_digest=stored.digest,
                roster_version=stored.edition.roster_version,
                signer_id="headquarters",
                audience=Audience.ASSESSOR,
                assignment=None,
                region=None,
                sequence=1,
                supersedes=None,
                created=now,
                audit_head=None,
                audit_length=0,
            )
            data = receipt_json(ReceiptDocument(assessor_id, received))
            files = [SealFile(RECEIPT, Role.COMMENTS, "application/json", data)]
            sealed = seal(authority.signer, head, files, self._folder.outbox / f"{head.package_id}.asice")
            name = f"tanda-terima-{edition}-{assessor_id}-{sealed.digest[:8]}.asice"
            written.append(copy_out(sealed.path, folder, name).path)
            with self._database.write() as session:
                self._desk.note(session, Act.RECEIPT, f"{edition} {assessor_id}", new=sealed.digest)
        return tuple(written)

    def _received(self, file: Path) -> Report:
        """Report on one file, whatever becomes of it: a pulled stick or a full disk stops only this one."""
        try:
            return self._receive_one(file)
        except SmartCityError as error:
            return failed(file.name, error)

    def _received_after_all(self) -> list[Report]:
        """Take in what was held for a missing package that has come since; one may make way for the next."""
        reports: list[Report] = []
        while (record := self._fitting_now()) is not None:
            file = self._folder.held / record.file
            report = self._received(file)
            reports.append(report)
            if report.outcome != "taken":
                break
            remove_quietly(file)
        return reports

    def _fitting_now(self) -> packages.PackageRecord | None:
        """Return a held package whose predecessor is the last one taken in of its assignment."""
        with self._database.read() as session:
            for code in [s.edition.code for s in editions.editions(session)]:
                for record in packages.packages(session, code):
                    if record.code != "H_GAP" or record.status != "held" or record.assignment_id is None:
                        continue
                    chain = packages.chain(session, record.assignment_id, "in")
                    if chain and chain[-1].digest == record.supersedes:
                        return record
        return None

    def _receive_one(self, file: Path) -> Report:
        from smartcity_desktop.sealing.verify import claimed_head, verify_assessment

        head = claimed_head(file)
        # The claim only picks which edition to check against; what decides is checked against that edition.
        stored = self._edition_here(head.edition) if head else None
        trust = self._trust(stored) if stored else None
        with verify_assessment(file, trust, self._folder.quarantine) as opened:
            refusal = opened.verdict.refusal
            if refusal is None and trust is None:
                refusal = self._no_such_edition(opened.head.edition)
            if refusal is None and stored is not None and stored.state is not EditionState.PUBLISHED:
                refusal = PackageRefused("E_LATE", f"edition {opened.head.edition} receives no more")
            if refusal is None:
                try:
                    return self._take(file, opened)
                except PackageRefused as error:
                    refusal = error
            self._note_refused(opened, refusal)
            return self._describe(refused(file.name, refusal, opened.verdict.digest or ""), opened)

    def _edition_here(self, code: str) -> StoredEdition | None:
        """Return an edition of that code; `None` where there is none."""
        with self._database.read() as session:
            try:
                return editions.edition(session, code)
            except NotFound:
                return None

    def _open_editions(self) -> list[str]:
        with self._database.read() as session:
            return [s.edition.code for s in editions.editions(session) if s.state is EditionState.PUBLISHED]

    def _no_such_edition(self, code: str) -> PackageRefused:
        from smartcity_desktop.sealing.documents import is_practice

        known = ", ".join(self._open_editions()) or "-"
        return PackageRefused(
            "E_PRACTICE" if is_practice(code) else "E_EDITION", f"edition {code!r}; open here: {known}"
        )

    def _trust(self, stored: StoredEdition) -> AssessmentTrust | None:
        """Return what packages of an edition are checked against; `None` if it was never published here."""
        from smartcity_desktop.sealing.authority import root_der
        from smartcity_desktop.sealing.verify import AssessmentTrust, Link

        if stored.digest is None or stored.state is EditionState.DRAFT:
            return None
        edition = stored.edition
        with self._database.read() as session:
            rubric = read_rubric(rubrics.rubric_text(session, edition.rubric), edition.rubric.code)
            digests = frozenset(
                record.digest
                for record in packages.packages(session, edition.code)
                if record.kind is PackageKind.EDITION and record.direction == "out"
            )

        def chain_known(assignment: str) -> tuple[Link, ...]:
            with self._database.read() as session:
                return tuple(
                    Link(r.sequence, r.digest, r.supersedes, r.audit_head, r.audit_length)
                    for r in packages.chain(session, assignment, "in")
                )

        return AssessmentTrust(
            edition=edition,
            edition_digest=stored.digest,
            earlier_digests=digests - {stored.digest},
            root_der=root_der(self._folder.authority),
            chain_known=chain_known,
            rubric=rubric,
            now=self._clock.now(),
        )

    def _take(self, file: Path, opened: Opened) -> Report:
        """Bring content into the store first, then everything else in one transaction."""
        from smartcity_desktop.sealing.documents import SCORES, read_scores

        document = read_scores(opened.read(SCORES))
        for content in opened.head.contents:
            if content.role is Role.EVIDENCE:
                stem, _, extension = content.name.rpartition("/")[2].rpartition(".")
                with TemporaryFile(dir=self._folder.quarantine) as copy:
                    opened.copy_to(content.name, copy)
                    copy.seek(0)
                    self._evidence.put_stream(copy, sha256=stem, extension=extension)
        name = f"{opened.digest}.asice"
        kept = opened.keep(self._folder.inbox / name)
        try:
            with self._database.write() as session:
                stored = editions.edition(session, opened.head.edition)
                self._insert(session, stored.edition, document, opened)
                packages.put_package(session, self._record(opened, "taken", name, document.assessment_id))
                self._desk.note(session, Act.RECEIVE, opened.digest, new=f"taken {opened.head.assignment}")
                self._note_assessed(session, opened)
        except SmartCityError as error:
            raise self._not_taken(opened, kept, error) from error
        return self._describe(taken(file.name, opened.digest), opened)

    def _not_taken(self, opened: Opened, kept: Path, error: SmartCityError) -> SmartCityError:
        """Leave nothing of a package that could not be written down; another process may have taken it meanwhile."""
        with self._database.read() as session:
            known = packages.package(session, opened.digest)
        if known is not None and known.status == "taken":
            return PackageRefused("DUPLICATE", f"package {opened.digest[:12]} was taken in meanwhile")
        remove_quietly(kept)
        if isinstance(error, ChangeRefused | NotFound):
            return PackageRefused("E_BIND", str(error))
        return error

    def _insert(self, session: Session, edition: Edition, document: ScoresDocument, opened: Opened) -> None:
        """Write the assessment with its history of states: signed when it says, received now."""
        head, now = opened.head, self._clock.now()
        signed_at = opened.verdict.signed_at or head.created
        assignment = next(a for a in edition.assignments if a.id == head.assignment)
        assessments.create_assessment(
            session,
            id=document.assessment_id,
            assignment_id=assignment.id,
            edition=edition.code,
            region_id=assignment.region_id,
            assessor_id=assignment.assessor_id,
            revision=document.revision,
            parent_id=document.parent_id,
            at=signed_at,
            who=assignment.assessor_id,
            reason=document.revision_reason,
        )
        for subject, field, text in document.lines():
            entries.append_entry(
                session,
                document.assessment_id,
                subject,
                field,
                text,
                who=assignment.assessor_id,
                at=signed_at,
                monotonic=self._clock.monotonic(),
            )
        for citation in document.citations:
            citations.cite(session, document.assessment_id, citation, who=assignment.assessor_id)
        assessments.set_state(
            session,
            document.assessment_id,
            AssessmentState.SIGNED,
            at=signed_at,
            who=assignment.assessor_id,
        )
        assessments.set_state(
            session, document.assessment_id, AssessmentState.RECEIVED, at=now, who=self._who
        )

    def _note_assessed(self, session: Session, opened: Opened) -> None:
        """Put *assessed* into the programme's ledger with the first sheet of a region."""
        head = opened.head
        region_id = head.region or ""
        way = programme.events(session, edition=head.edition, region_id=region_id)
        event = noted(way, head.edition, region_id, Stage.ASSESSED, at=self._clock.now(), who=self._who)
        if event is not None:
            programme.append_event(session, event)

    def _note_refused(self, opened: Opened, refusal: PackageRefused) -> None:
        """Keep held packages, and log every refusal of something that could be read."""
        if refusal.code == "DUPLICATE" or opened.verdict.head is None or not opened.verdict.valid:
            return
        name = ""
        if refusal.held:
            kept = self._folder.held / f"{opened.digest}.asice"
            opened.keep(kept)
            name = kept.name
        status = "held" if refusal.held else "refused"
        with self._database.write() as session:
            packages.note_package(
                session, self._record(opened, status, name, None, refusal.code, refusal.detail)
            )
            self._desk.note(
                session, Act.RECEIVE, opened.digest, new=f"{status} {refusal.code}", reason=refusal.detail
            )

    def _record(
        self,
        opened: Opened,
        status: str,
        file: str,
        assessment_id: str | None,
        code: str = "",
        detail: str = "",
    ) -> packages.PackageRecord:
        head = opened.head
        return packages.PackageRecord(
            digest=opened.digest,
            kind=head.kind,
            direction="in",
            edition=head.edition,
            assignment_id=head.assignment,
            sequence=head.sequence,
            supersedes=head.supersedes,
            signer=head.signer,
            file=file,
            status=status,
            code=code,
            detail=detail,
            at=self._clock.now(),
            assessment_id=assessment_id,
            audit_head=head.audit_head,
            audit_length=head.audit_length,
        )

    def _describe(self, report: Report, opened: Opened) -> Report:
        head = opened.verdict.head
        if head is None or not opened.verdict.valid:
            return report
        stored = self._edition_here(head.edition)
        names = {a.id: a.name for a in stored.edition.assessors} if stored else {}
        place = ""
        if stored is not None and head.region in stored.edition.regions:
            with self._database.read() as session:
                place = regions.region(session, head.region).name
        return replace(report, region=place, assessor=names.get(head.signer, head.signer))
