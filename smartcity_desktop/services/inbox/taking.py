"""Bringing a verified package into the store, or keeping it for a human, each in one transaction."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.deeds import UNSIGNED
from smartcity_desktop.core.errors import ChangeRefused, NotFound, SmartCityError
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.package import PackageKind, PackageRefused, Role, stamp_text
from smartcity_desktop.core.programme import Stage, noted
from smartcity_desktop.core.staff import Act
from smartcity_desktop.services.inbox.trust import edition_here
from smartcity_desktop.store.records import (
    assessments,
    citations,
    editions,
    entries,
    field_reports,
    packages,
    programme,
    regions,
)
from smartcity_desktop.system.files import remove_quietly

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.core.deeds import Approvals
    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.core.language import Text
    from smartcity_desktop.core.reception import Report
    from smartcity_desktop.sealing.documents import ScoresDocument
    from smartcity_desktop.sealing.verify import Opened
    from smartcity_desktop.store.database import Database, Session
    from smartcity_desktop.store.desk import Desk
    from smartcity_desktop.store.evidence import EvidenceStore
    from smartcity_desktop.store.records.packages import PackageRecord
    from smartcity_desktop.system.at_rest import AtRest
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder


class Taking:
    """Writes down what became of a package."""

    def __init__(
        self,
        database: Database,
        evidence: EvidenceStore,
        folder: RoleFolder,
        at_rest: AtRest,
        clock: Clock,
        desk: Desk,
    ) -> None:
        self._database = database
        self._evidence = evidence
        self._folder = folder
        self._at_rest = at_rest
        self._clock = clock
        self._desk = desk

    def take(
        self,
        opened: Opened,
        notes: tuple[Text, ...],
        *,
        act: Act = Act.RECEIVE,
        code: str = "",
        detail: str = "",
        reason: str = "",
        approvals: Approvals = UNSIGNED,
    ) -> None:
        """Bring content into the store first, then everything else in one transaction.

        Args:
            opened: verified, and not refused.
            notes: what is remarked on it.
            act: taking in, or releasing.
            code: what it was held for; empty for one that was not.
            detail: what is kept of the release.
            reason: of the release.
            approvals: who signed the release.

        Raises:
            PackageRefused: `DUPLICATE` (taken in meanwhile), `E_BIND` (it names what is another's), `E_DIGEST`.
            FileProblem, StoreProblem: it cannot be kept; nothing of it is on record then.
        """
        if opened.head.kind is PackageKind.REPORT:
            self._take_report(opened, notes, act, (code, detail, reason), approvals)
            return
        from smartcity_desktop.sealing.documents import SCORES, read_scores

        document = read_scores(opened.read(SCORES))
        for content in opened.head.contents:
            if content.role is Role.EVIDENCE:
                stem, _, extension = content.name.rpartition("/")[2].rpartition(".")
                data = io.BytesIO(opened.read(content.name))
                self._evidence.put_stream(data, sha256=stem, extension=extension)
        detail = "; ".join([detail, *(note.in_(Language.ENGLISH) for note in notes)]).lstrip("; ")
        name = f"{opened.digest}.asice"
        kept = opened.keep(self._folder.inbox / name, self._at_rest)
        try:
            with self._database.write() as session:
                stored = editions.edition(session, opened.head.edition)
                self._insert(session, stored.edition, document, opened, parentless=bool(code))
                record = _record(opened, self._clock, "taken", name, document.assessment_id, code, detail)
                packages.put_package(session, record)
                self._put_news(session, opened)
                old = f"held {code}" if code else ""
                self._desk.note(
                    session,
                    act,
                    opened.digest,
                    old=old,
                    new=f"taken {opened.head.assignment}",
                    reason=reason,
                    approvals=approvals,
                )
                self._note_assessed(session, opened)
        except SmartCityError as error:
            raise self._not_taken(opened, kept, error) from error

    def _take_report(
        self,
        opened: Opened,
        notes: tuple[Text, ...],
        act: Act,
        release: tuple[str, str, str],
        approvals: Approvals,
    ) -> None:
        """Keep a report; `release` is what it was held for, what is kept of the release, and why."""
        code, detail, reason = release
        detail = "; ".join([detail, *(note.in_(Language.ENGLISH) for note in notes)]).lstrip("; ")
        name = f"{opened.digest}.asice"
        news = opened.documents.drafts
        kept = opened.keep(self._folder.inbox / name, self._at_rest)
        try:
            with self._database.write() as session:
                packages.put_package(session, _record(opened, self._clock, "taken", name, None, code, detail))
                assert news is not None
                field_reports.put_report(session, news, digest=opened.digest, at=self._clock.now())
                self._desk.note(
                    session,
                    act,
                    opened.digest,
                    old=f"held {code}" if code else "",
                    new=f"taken report {opened.head.sequence} of {opened.head.signer}",
                    reason=reason,
                    approvals=approvals,
                )
        except SmartCityError as error:
            raise self._not_taken(opened, kept, error) from error

    def _put_news(self, session: Session, opened: Opened) -> None:
        """Keep what a package tells of its assessor's other drafts, where it is newer; it decides nothing."""
        if opened.documents.drafts is not None:
            field_reports.put_report(
                session, opened.documents.drafts, digest=opened.digest, at=self._clock.now()
            )

    def note_refused(self, opened: Opened, refusal: PackageRefused) -> None:
        """Keep held packages, and log every refusal of something that could be read."""
        if refusal.code == "DUPLICATE" or opened.verdict.head is None or not opened.verdict.valid:
            return
        name = ""
        if refusal.held:
            kept = self._folder.held / f"{opened.digest}.asice"
            opened.keep(kept, self._at_rest)
            name = kept.name
        status = "held" if refusal.held else "refused"
        record = _record(opened, self._clock, status, name, None, refusal.code, refusal.detail)
        with self._database.write() as session:
            packages.note_package(session, record)
            self._desk.note(
                session,
                Act.RECEIVE,
                opened.digest,
                new=f"{status} {refusal.code}",
                reason=refusal.detail,
            )

    def turn_away(self, record: PackageRecord, reason: str, approvals: Approvals) -> None:
        """Note that somebody refused a held package; its file stays."""
        who = self._desk.person.id
        decided = replace(
            record,
            status="refused",
            detail=f"{record.detail}; refused by {who}: {reason}",
            at=self._clock.now(),
        )
        with self._database.write() as session:
            packages.note_package(session, decided)
            self._desk.note(
                session,
                Act.REFUSE_HELD,
                record.digest,
                old=f"held {record.code}",
                new="refused",
                reason=reason,
                approvals=approvals,
            )

    def described(self, report: Report, opened: Opened) -> Report:
        """Return the report with the names of region and assessor, where the signature is right."""
        head = opened.verdict.head
        if head is None or not opened.verdict.valid:
            return report
        if opened.verdict.time_stamp is not None:
            stamped = stamp_text(opened.verdict.time_stamp)
            report = replace(report, detail=f"{report.detail}; {stamped.in_(Language.ENGLISH)}")
        stored = edition_here(self._database, head.edition)
        names = {a.id: a.name for a in stored.edition.assessors} if stored else {}
        place = ""
        if stored is not None and head.region in stored.edition.regions:
            with self._database.read() as session:
                place = regions.region(session, head.region).name
        return replace(report, region=place, assessor=names.get(head.signer, head.signer))

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

    def _insert(
        self,
        session: Session,
        edition: Edition,
        document: ScoresDocument,
        opened: Opened,
        *,
        parentless: bool,
    ) -> None:
        """Write the assessment with its history of states: signed when it says, received now."""
        head, now = opened.head, self._clock.now()
        signed_at = opened.verdict.signed_at or head.created
        assignment = next(a for a in edition.assignments if a.id == head.assignment)
        parent = document.parent_id
        if parentless and parent is not None and not assessments.is_here(session, parent):
            parent = None  # what it revises never came; the chain of packages still names it
        assessments.create_assessment(
            session,
            id=document.assessment_id,
            assignment_id=assignment.id,
            edition=edition.code,
            region_id=assignment.region_id,
            assessor_id=assignment.assessor_id,
            revision=document.revision,
            parent_id=parent,
            at=signed_at,
            who=assignment.assessor_id,
            reason=document.revision_reason,
            rubric=document.rubric,
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
        for state, at, who in (
            (AssessmentState.SIGNED, signed_at, assignment.assessor_id),
            (AssessmentState.RECEIVED, now, self._desk.person.name),
        ):
            assessments.set_state(session, document.assessment_id, state, at=at, who=who)

    def _note_assessed(self, session: Session, opened: Opened) -> None:
        """Put *assessed* into the programme's ledger with the first sheet of a region."""
        head = opened.head
        region_id = head.region or ""
        way = programme.events(session, edition=head.edition, region_id=region_id)
        at, who = self._clock.now(), self._desk.person.name
        event = noted(way, head.edition, region_id, Stage.ASSESSED, at=at, who=who)
        if event is not None:
            programme.append_event(session, event)


def _record(
    opened: Opened,
    clock: Clock,
    status: str,
    file: str,
    assessment_id: str | None,
    code: str,
    detail: str,
) -> PackageRecord:
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
        at=clock.now(),
        assessment_id=assessment_id,
        audit_head=head.audit_head,
        audit_length=head.audit_length,
    )
