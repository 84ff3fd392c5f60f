"""Finalise and sign: from a draft to a package whose content never changes again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import Assessment, AssessmentState
from smartcity_desktop.core.audit import audit_file, audit_head, history_lines, start
from smartcity_desktop.core.errors import ChangeRefused, SmartCityError
from smartcity_desktop.core.language import Language, Text, TimeZone
from smartcity_desktop.core.package import Audience, PackageKind, Role
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.scoring import score_sheet
from smartcity_desktop.core.signing_rules import refuse_unready
from smartcity_desktop.store.looks import WholeEvidence
from smartcity_desktop.store.own_report import report_with
from smartcity_desktop.store.records import (
    assessments,
    editions,
    entries,
    packages,
    regions,
    revisions,
    rubrics,
)
from smartcity_desktop.system.files import remove_quietly
from smartcity_desktop.system.restored import refuse_unconfirmed

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from smartcity_desktop.core.drawn_signature import DrawnSignature
    from smartcity_desktop.core.field_report import FieldReport
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.reports.sheet_content import SheetContent
    from smartcity_desktop.sealing.seal import Sealed
    from smartcity_desktop.sealing.signer import Signer
    from smartcity_desktop.sealing.sources import SealFile
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database, Session
    from smartcity_desktop.store.evidence import EvidenceStore
    from smartcity_desktop.store.records.editions import StoredEdition
    from smartcity_desktop.system.clock import Clock, NewId
    from smartcity_desktop.system.paths import RoleFolder


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed assessment: where its package lies (encrypted at rest), and what names it.

    Attributes:
        digest: of the package (hex). fingerprint: of its scores (hex), which the printed sheet bears.
        sequence: number of the package in its assignment. remark: why it bears no time-stamp, where it should.
    """

    assessment_id: str
    package: Path
    digest: str
    fingerprint: str
    sequence: int
    at: datetime
    remark: Text | None = None


@dataclass(frozen=True, slots=True)
class _Draft:
    """All that goes into a package, loaded in one read."""

    assessment: Assessment
    stored: StoredEdition
    region: Region
    rubric: Rubric
    lines: tuple[bytes, ...]
    report: FieldReport
    chain: tuple[packages.PackageRecord, ...]


class Finalising:
    """Signs, revises and abandons the assessments of one assessor."""

    def __init__(
        self,
        database: Database,
        evidence: EvidenceStore,
        folder: RoleFolder,
        keys: StoreKeys,
        clock: Clock,
        new_id: NewId,
        *,
        paper: str = "A4",
        zone: TimeZone = TimeZone.WIB,
        language: Language = Language.INDONESIAN,
    ) -> None:
        self._database = database
        self._evidence = evidence
        self._folder = folder
        self._keys = keys
        self._clock = clock
        self._new_id = new_id
        self._paper = paper
        self._zone = zone
        self._language = language

    def sign(
        self,
        assessment_id: str,
        passphrase: str,
        *,
        no_conflict: bool,
        drawn: DrawnSignature | None = None,
    ) -> Signed:
        """Sign a draft: the package is whole on the disk before the assessment is called signed.

        A signature `drawn` by hand is seen in the visible field of the sheet's PDF; what signs is the key.

        Raises:
            ChangeRefused: something blocks, a warning is not explained, the statement is missing, or it is no draft.
            IdentityProblem: wrong passphrase, or this laptop is not enrolled in the edition.
            FileProblem: the disk is full, or evidence was changed.
        """
        draft = self._load(assessment_id)
        refuse_unready(draft.assessment, draft.rubric, draft.region, no_conflict=no_conflict)
        return self._seal(draft, self._signer(draft, passphrase), drawn)

    def sign_all(self, assessment_ids: list[str], passphrase: str, *, no_conflict: bool) -> list[Signed]:
        """Sign several drafts of one edition with the passphrase given once; stops at the first that is refused."""
        signer: Signer | None = None
        signed = []
        told: FieldReport | None = None
        for assessment_id in assessment_ids:
            draft = self._load(assessment_id, told)
            told = draft.report
            refuse_unready(draft.assessment, draft.rubric, draft.region, no_conflict=no_conflict)
            signer = signer or self._signer(draft, passphrase)
            signed.append(self._seal(draft, signer))
        return signed

    def signed(self, assessment_id: str) -> Signed | None:
        """Return what an assessment signed on this laptop became; `None` before it was."""
        from smartcity_desktop.sealing.documents import scores_document, scores_json

        with self._database.read() as session:
            record = packages.of_assessment(session, assessment_id)
            if record is None:
                return None
            assessment = assessments.assessment(session, assessment_id)
        document = scores_document(assessment, assessment.rubric, no_conflict_stated=True)
        return Signed(
            assessment_id,
            self._folder.outbox / record.file,
            record.digest,
            sha256(scores_json(document)).hexdigest(),
            record.sequence,
            record.at,
        )

    def revise(self, assessment_id: str, reason: str) -> str:
        """Make a new draft from a signed assessment, with its content and a reason; returns its id.

        Raises:
            ChangeRefused: it is not signed, is not the latest revision, or no reason was given.
        """
        _require_reason(reason)
        with self._database.write() as session:
            new = revisions.NewDraft(
                self._new_id(), reason.strip(), self._clock.now(), self._clock.monotonic()
            )
            return revisions.revise(session, assessment_id, new)

    def abandon(self, assessment_id: str, reason: str) -> None:
        """Give a draft up with a reason; it stays in the history.

        Raises:
            ChangeRefused: it is no draft, or no reason was given.
        """
        _require_reason(reason)
        with self._database.write() as session:
            who = assessments.assessment(session, assessment_id).assessor_id
            assessments.set_state(
                session,
                assessment_id,
                AssessmentState.ABANDONED,
                at=self._clock.now(),
                who=who,
                reason=reason.strip(),
            )

    def _signer(self, draft: _Draft, passphrase: str) -> Signer:
        from smartcity_desktop.sealing import identity, identity_keys

        refuse_unconfirmed(self._folder.root)
        who, roster = draft.assessment.assessor_id, draft.stored.edition.roster
        certificate = identity_keys.certificate_to_sign_with(
            self._folder.identity, self._keys, roster, who, self._clock.now()
        )
        signer = identity.unlock(self._folder.identity, self._keys, passphrase, certificate)
        return signer.stamped_by(draft.stored.edition.time_stamp_services)

    def _load(self, assessment_id: str, told: FieldReport | None = None) -> _Draft:
        """Load all that goes into a package; `told` is the report of the one signed right before it."""
        with self._database.read() as session:
            assessment = assessments.assessment(session, assessment_id)
            stored = editions.edition(session, assessment.edition)
            rubric = read_rubric(rubrics.rubric_text(session, assessment.rubric), assessment.rubric.code)
            return _Draft(
                assessment=assessment,
                stored=stored,
                region=regions.region(session, assessment.region_id),
                rubric=rubric,
                lines=_history(session, assessment.assignment_id),
                report=report_with(session, assessment, self._clock.now(), read=(rubric,), after=told),
                chain=packages.chain(session, assessment.assignment_id, "out"),
            )

    def _seal(self, draft: _Draft, signer: Signer, drawn: DrawnSignature | None = None) -> Signed:
        from smartcity_desktop.sealing.seal import HeadFields, seal

        assessment, stored, now = draft.assessment, draft.stored, self._clock.now()
        last = draft.chain[-1] if draft.chain else None
        sequence = last.sequence + 1 if last else 1
        files = self._files(draft, signer, now, drawn)
        head = HeadFields(
            kind=PackageKind.ASSESSMENT,
            package_id=self._new_id(),
            edition=stored.edition.code,
            edition_digest=stored.digest,
            roster_version=stored.edition.roster_version,
            signer_id=assessment.assessor_id,
            audience=Audience.HEADQUARTERS,
            assignment=assessment.assignment_id,
            region=assessment.region_id,
            sequence=sequence,
            supersedes=last.digest if last else None,
            created=now,
            audit_head=audit_head(
                start(self._first_digest(draft), assessment.assignment_id), draft.lines
            ).hex(),
            audit_length=len(draft.lines),
        )
        whole = WholeEvidence(self._evidence, assessment.citations)
        whole.refuse_missing()
        try:
            out = self._folder.outbox / f"{head.package_id}.asice"
            sealed = seal(signer, head, files, out, self._keys.at_rest())
        except SmartCityError:
            whole.refuse_changed()
            raise
        try:
            self._record(draft, sealed, sequence, now)
        except SmartCityError:
            remove_quietly(sealed.path)
            raise
        scores = next(content.sha256 for content in sealed.head.contents if content.role is Role.SCORES)
        return Signed(assessment.id, sealed.path, sealed.digest, scores, sequence, now, signer.remark)

    def _first_digest(self, draft: _Draft) -> str:
        """Return the publication from which the first package of the assignment was made.

        The audit chain begins there and only grows, also when the edition is published again in between.
        """
        from smartcity_desktop.sealing.verify import claimed_head

        kept = self._folder.outbox / draft.chain[0].file if draft.chain else None
        first = claimed_head(kept, at_rest=self._keys.at_rest()) if kept else None
        return (first.edition_digest if first else None) or draft.stored.digest or ""

    def _record(self, draft: _Draft, sealed: Sealed, sequence: int, now: datetime) -> None:
        """Call it signed; refused where another signature or a change of the same draft came first."""
        assessment = draft.assessment
        with self._database.write() as session:
            assessments.set_state(
                session, assessment.id, AssessmentState.SIGNED, at=now, who=assessment.assessor_id
            )
            if _history(session, assessment.assignment_id) != draft.lines:
                raise ChangeRefused(
                    Text(
                        "Penilaian ini berubah saat ditandatangani.",
                        "This assessment was changed while it was being signed.",
                    ),
                    Text("Periksa isinya, lalu tandatangani lagi.", "Look at it, then sign again."),
                )
            packages.put_package(
                session,
                packages.made_here(sealed.head, sealed.digest, sealed.path.name, assessment.id, now),
            )

    def _files(
        self, draft: _Draft, signer: Signer, now: datetime, drawn: DrawnSignature | None
    ) -> list[SealFile]:
        """Return the package's files in the order of the format."""
        from smartcity_desktop.reports.contents import sheet_content
        from smartcity_desktop.sealing.documents import DRAFTS, drafts_json, scores_document, scores_json
        from smartcity_desktop.sealing.sources import SealFile

        assessment, edition = draft.assessment, draft.stored.edition
        scores = scores_json(scores_document(assessment, assessment.rubric, no_conflict_stated=True))
        content = sheet_content(
            edition,
            draft.region,
            draft.rubric,
            assessment,
            result=score_sheet(
                draft.rubric,
                assessment.answers,
                region=assessment.region_id,
                assessor=assessment.assessor_id,
            ),
            fingerprint=sha256(scores).hexdigest(),
            signed_at=now,
            certificate=signer.certificate_sha256,
            zone=self._zone,
            signature_field=True,
        )
        pdf = self._signed_sheet(content, signer, now, drawn)
        audit = audit_file(draft.lines)
        files = [
            SealFile("scores.json", Role.SCORES, "application/json", scores),
            SealFile("sheet.pdf", Role.SHEET, "application/pdf", pdf),
            SealFile("audit.jsonl", Role.AUDIT, "application/jsonl", audit),
            SealFile(DRAFTS, Role.DRAFTS, "application/json", drafts_json(draft.report)),
        ]
        seen = set()
        for citation in assessment.citations:
            if citation.sha256 in seen:
                continue
            seen.add(citation.sha256)
            files.append(
                SealFile(
                    f"evidence/{citation.sha256}.{citation.extension}",
                    Role.EVIDENCE,
                    citation.media_type,
                    partial(self._evidence.open, citation.sha256, citation.extension),
                    self._evidence.crc32(citation.sha256, citation.extension),
                )
            )
        return files

    def _signed_sheet(
        self, content: SheetContent, signer: Signer, now: datetime, drawn: DrawnSignature | None
    ) -> bytes:
        """Return the sheet as PDF, signed by the key that signs the package, over the same scores."""
        from smartcity_desktop.reports.paper import Paper
        from smartcity_desktop.reports.sheet import print_sheet
        from smartcity_desktop.reports.signature_field import SignatureWords, field_picture
        from smartcity_desktop.sealing.pdf_signature import VisibleField, scores_reason, sign_pdf

        printed = print_sheet(content, paper=Paper(self._paper), language=self._language)
        words = SignatureWords(
            signer.name, content.assessor.institution, now, signer.certificate_sha256, self._zone
        )
        picture = field_picture(words, self._language, drawn)
        return sign_pdf(
            printed.data,
            signer,
            when=now,
            reason=scores_reason("Lembar penilaian / score sheet", content.fingerprint or ""),
            place=content.region.name,
            field=VisibleField(printed.place.page, printed.place.box, picture) if printed.place else None,
        )


def _history(session: Session, assignment_id: str) -> tuple[bytes, ...]:
    return history_lines(
        assessments.of_assignment(session, assignment_id),
        entries.entries_of_assignment(session, assignment_id),
    )


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise ChangeRefused(
            Text("Alasan belum ditulis.", "The reason is missing."),
            Text("Tulis alasannya.", "Write the reason."),
        )
