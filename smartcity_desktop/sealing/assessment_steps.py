"""What is asked of an assessment package beyond its own bytes: steps 5, 8, 9, 10 and 12 of PACKAGE.md 4.7.

On time. A laptop's clock is the assessor's, wrong by accident or on purpose, so it decides as little as possible:

* Certificate, roster and the deadline for receiving are judged by headquarters' clock, at receipt (`now`).
* A signing time before the certificate existed (a clock in 1970) refuses nothing; the verdict says so in a note.
* A signing time more than two days after `now` is impossible (`E_TIME`); so is a `now` more than two days before
  the certificate was issued: then it is this computer's clock that is wrong.
* A signing time after the end of the day `closes` (WIB) is late (`E_LATE`): the assessor's own statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import Kind, RosterStatus
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import Audience, PackageKind, PackageRefused, Role
from smartcity_desktop.sealing import names
from smartcity_desktop.sealing.audit_check import check_audit
from smartcity_desktop.sealing.certificates import (
    Certificate,
    NotUsableError,
    read_certificate,
    sha256_hex,
)
from smartcity_desktop.sealing.clocks import TOLERANCE, end_of_day
from smartcity_desktop.sealing.container import read_entry
from smartcity_desktop.sealing.drafts_document import check_drafts, read_drafts
from smartcity_desktop.sealing.edition_document import is_practice
from smartcity_desktop.sealing.head import read_head
from smartcity_desktop.sealing.order import Link, check_order
from smartcity_desktop.sealing.pdf_sheet import check_sheet
from smartcity_desktop.sealing.provider_chain import check_entry, signed_chain
from smartcity_desktop.sealing.scores_document import ScoresDocument, check_scores, read_scores
from smartcity_desktop.sealing.stamp_trust import judge_stamp, lifted
from smartcity_desktop.sealing.strict import moment_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from smartcity_desktop.core.edition import Edition, RosterEntry
    from smartcity_desktop.core.package import Head
    from smartcity_desktop.core.rubric import Rubric, RubricName
    from smartcity_desktop.sealing.cms import Parts
    from smartcity_desktop.sealing.examination import Examination
    from smartcity_desktop.sealing.opened import Documents

DOCUMENT_LIMIT = 4 * 1024 * 1024
_FIXED = {
    names.SCORES: Role.SCORES,
    names.AUDIT: Role.AUDIT,
    names.SHEET: Role.SHEET,
    names.DRAFTS: Role.DRAFTS,
}
_REQUIRED = (names.SCORES, names.AUDIT)


@dataclass(frozen=True, slots=True)
class AssessmentTrust:
    """All that headquarters knows when it takes in what an assessor signed.

    Attributes:
        edition: with roster and assignments, as published last.
        edition_digest: package digest (hex) of that publication.
        root_der: the programme's root certificate, above all signers whose roster entry has no chain of its own.
        chain_known: links of an assignment that were taken in; `None` asks nothing of the order (auditors).
        rubric: of the edition; `None` compares no score with it (auditors who have the roster alone).
        earlier_rubrics: versions of it that earlier publications had; sheets scored by them are still taken.
        now: UTC, headquarters' clock at receipt.
        earlier_digests: of earlier publications of the same edition; who worked from one of them is not refused.
        reports_known: number and digest of the reports of an assessor that were taken in, and of the newest news of
            them; `None` asks nothing of their order (auditors).
        revoked_too: somebody released a package whose time-stamp is older than the revocation.
    """

    edition: Edition
    edition_digest: str
    root_der: bytes
    chain_known: Callable[[str], tuple[Link, ...]] | None
    rubric: Rubric | None
    now: datetime
    earlier_digests: frozenset[str] = frozenset()
    earlier_rubrics: tuple[Rubric, ...] = ()
    reports_known: Callable[[str], tuple[Link, ...]] | None = None
    revoked_too: bool = False


class AssessmentSteps:
    """The steps for one package under one trust; what they read on the way lands in `documents`."""

    kind = PackageKind.ASSESSMENT

    def __init__(self, trust: AssessmentTrust, documents: Documents) -> None:
        self.trust = trust
        self.documents = documents
        self._entry: RosterEntry | None = None
        self._before: Link | None = None
        self._held: PackageRefused | None = None

    def expected_signer(self, x: Examination) -> Callable[[Parts], tuple[Certificate, tuple[bytes, ...]]]:
        """Step 5: the certificate is taken out of the roster, by its hash; one that is not in it is never parsed."""

        def expected(parts: Parts) -> tuple[Certificate, tuple[bytes, ...]]:
            sha256 = sha256_hex(parts.certificate)
            for entry in self.trust.edition.roster:
                if entry.certificate_sha256 == sha256:
                    self._entry = entry
                    break
            else:
                raise self._unknown(x, sha256)
            try:
                certificate = read_certificate(self._entry.certificate)
            except NotUsableError as problem:
                raise PackageRefused("E_SIGNER_CHAIN", str(problem)) from None
            return certificate, signed_chain(self._entry, self.trust.root_der)

        return expected

    def _person(self, assessor_id: str) -> str:
        for assessor in self.trust.edition.assessors:
            if assessor.id == assessor_id:
                return f"{assessor.name} ({assessor.id})"
        return assessor_id

    def _unknown(self, x: Examination, sha256: str) -> PackageRefused:
        """Word the refusal of an unknown signer. The head is only a claim here, and only chooses the words."""
        unknown = PackageRefused("E_SIGNER_UNKNOWN", f"certificate {sha256[:24]} is not on the roster")
        try:
            claimed = read_head(read_entry(x.source, x.entries[3], DOCUMENT_LIMIT))
        except PackageRefused:
            return unknown
        if self._is_foreign_practice(claimed.edition):
            return PackageRefused("E_PRACTICE", f"edition {claimed.edition}")
        if claimed.kind is not self.kind:
            return PackageRefused("E_TYPE", f"a package of kind {claimed.kind.value}, not an assessment")
        return unknown

    def _is_foreign_practice(self, edition: str) -> bool:
        return is_practice(edition) and self.trust.edition.kind is not Kind.PRACTICE

    def check_binding(self, x: Examination) -> None:
        """Step 8: kind, person, certificate, edition, audience, assignment."""
        self.check_sender(x)
        head = x.known_head()
        for assignment in self.trust.edition.assignments:
            if assignment.id == head.assignment:
                if (assignment.region_id, assignment.assessor_id) == (head.region, head.signer):
                    return
                break
        raise PackageRefused(
            "E_ASSIGNMENT", f"{head.signer} has no assignment {head.assignment} on {head.region}"
        )

    def check_sender(self, x: Examination) -> None:
        """Step 8 up to the assignment: kind, person, certificate, edition, audience."""
        head, edition = x.known_head(), self.trust.edition
        assert self._entry is not None
        x.signer = self._person(self._entry.assessor_id)
        if head.kind is not self.kind:
            raise PackageRefused("E_TYPE", f"a package of kind {head.kind.value}, not an assessment")
        if self._is_foreign_practice(head.edition):
            raise PackageRefused("E_PRACTICE", f"edition {head.edition}")
        if head.certificate_sha256 != x.known_certificate().sha256 or head.signer != self._entry.assessor_id:
            raise PackageRefused(
                "E_BIND", f"the head names {head.signer}, not {self._entry.assessor_id}, who signed"
            )
        if head.edition != edition.code:
            raise PackageRefused("E_EDITION", f"for edition {head.edition}, not {edition.code}")
        if head.edition_digest not in self._digests():
            raise PackageRefused(
                "E_EDITION", f"made from publication {str(head.edition_digest)[:12]}, unknown here"
            )
        if head.audience is not Audience.HEADQUARTERS:
            raise PackageRefused("E_AUDIENCE", f"meant for {head.audience.value}")

    def _digests(self) -> tuple[str, ...]:
        return self.trust.edition_digest, *sorted(self.trust.earlier_digests)

    def check_status(self, x: Examination) -> None:
        """Step 9: roster status, validity, chain, time, deadline, minimum version."""
        trust, entry, signed_at = self.trust, self._entry, x.known_time()
        assert entry is not None
        judge_stamp(x, trust.edition.time_stamp_services, trust.now)
        if entry.status is RosterStatus.REVOKED and not trust.revoked_too:
            self._held = lifted(x, entry)
        valid_from = max(entry.valid_from, x.known_certificate().valid_from)
        valid_until = min(entry.valid_until, x.known_certificate().valid_until)
        if trust.now > valid_until:
            raise PackageRefused("E_SIGNER_EXPIRED", f"the certificate ended {moment_text(valid_until)}")
        check_entry(entry, trust.root_der, trust.now)
        _check_clocks(signed_at, trust.now, valid_from)
        if signed_at >= end_of_day(trust.edition.closes):
            raise PackageRefused("E_LATE", f"signed {moment_text(signed_at)}, closed {trust.edition.closes}")
        if trust.now > trust.edition.receiving_deadline:
            deadline = moment_text(trust.edition.receiving_deadline)
            raise PackageRefused("E_LATE", f"received {moment_text(trust.now)}, deadline {deadline}")
        if x.known_head().version < trust.edition.min_package_version:
            raise PackageRefused(
                "E_VERSION_OLD", f"the edition asks for version {trust.edition.min_package_version}"
            )
        if signed_at < valid_from - TOLERANCE:
            x.notes.append(_early_clock(signed_at))
        x.trusted = self._held is None

    def check_order(self, x: Examination) -> None:
        """Step 10: duplicate, replay, gap, fork; and what step 9 left to a human, unless it is here already."""
        head = x.known_head()
        if self.trust.chain_known is None:
            x.notes.append(ORDER_NOT_CHECKED)
        else:
            assert x.digest is not None
            self._before = check_order(head, x.digest, self.trust.chain_known(head.assignment or ""))
        self.raise_held()

    def raise_held(self) -> None:
        """Refuse what step 9 left to a human."""
        if self._held is not None:
            raise self._held

    def _check_rubric(self, x: Examination, scores: ScoresDocument) -> None:
        """Compare the scores with the version of the rubric they were given by: the present or an earlier one."""
        present = self.trust.rubric
        if present is None:
            return
        earlier = {rubric.name: rubric for rubric in self.trust.earlier_rubrics}
        rubric = earlier.get(scores.rubric)
        if rubric is not None:
            check_scores(scores, rubric)
            x.notes.append(_earlier_rubric(scores.rubric, present.name))
        elif self.trust.chain_known is None and _is_earlier(scores.rubric, present.name):
            x.notes.append(_RUBRIC_NOT_HERE)
        else:
            check_scores(scores, present)

    def check_content(self, x: Examination) -> None:
        """Step 12: files and roles, scores against the rubric, evidence, the sheet's signature, audit log."""
        head = x.known_head()
        _check_files(head)
        scores = read_scores(read_entry(x.source, x.entry(names.SCORES), DOCUMENT_LIMIT))
        self._check_rubric(x, scores)
        _check_evidence(head, scores)
        check_sheet(x, self.trust.edition)
        made_from = [digest for digest in self._digests() if digest == head.edition_digest]
        others = [digest for digest in self._digests() if digest != head.edition_digest]
        check_audit(x, (*made_from, *others), self._before)
        if names.DRAFTS in {content.name for content in head.contents}:
            report = read_drafts(read_entry(x.source, x.entry(names.DRAFTS), DOCUMENT_LIMIT))
            check_drafts(report, head, self.trust.edition)
            self.documents.drafts = report
        self.documents.scores = scores


def _check_clocks(signed_at: datetime, now: datetime, valid_from: datetime) -> None:
    if signed_at > now + TOLERANCE:
        raise PackageRefused("E_TIME", f"signed {moment_text(signed_at)}, yet it is {moment_text(now)} here")
    if now < valid_from - TOLERANCE:
        raise PackageRefused(
            "E_TIME", f"it is {moment_text(now)} here, before the certificate; set this clock"
        )


def _check_files(head: Head) -> None:
    roles = {content.name: content.role for content in head.contents}
    for name in _REQUIRED:
        if name not in roles:
            raise PackageRefused("E_SCHEMA", f"{name} is missing")
    for content in head.contents:
        expected = _FIXED.get(content.name, Role.EVIDENCE)
        if content.role is not expected:
            raise PackageRefused("E_SCHEMA", f"{content.name} has role {content.role.value}")
        if expected is Role.EVIDENCE and names.evidence_digest(content.name) != content.sha256:
            raise PackageRefused("E_EVIDENCE", f"{content.name} is not named by its SHA-256")


def _check_evidence(head: Head, scores: ScoresDocument) -> None:
    """Every piece that is cited is there, as cited, and nothing else."""
    present = {
        content.name: (content.size, content.media_type)
        for content in head.contents
        if content.role is Role.EVIDENCE
    }
    cited = {
        names.evidence_name(citation.sha256, citation.extension): (citation.size, citation.media_type)
        for citation in scores.citations
    }
    for name in sorted(present.keys() | cited.keys()):
        if present.get(name) != cited.get(name):
            raise PackageRefused("E_EVIDENCE", f"{name} is cited and carried differently")


def _early_clock(signed_at: datetime) -> Text:
    return Text(
        "Jam komputer penanda tangan tidak tepat: waktu penandatanganan tercatat {moment} (UTC). "
        "Paket dinilai menurut waktu diterima.",
        "The signer's computer clock was wrong: the signing time reads {moment} (UTC). "
        "The package was judged by the time of receipt.",
    ).filled(moment=moment_text(signed_at))


def _is_earlier(one: RubricName, present: RubricName) -> bool:
    return one.code == present.code and one.version < present.version


def _earlier_rubric(found: RubricName, present: RubricName) -> Text:
    return Text(
        "Rubrik versi lama: dinilai menurut rubrik {code} versi {old}, sedangkan periode ini memakai versi {new}. "
        "Diterima dan disimpan, tetapi belum masuk rerata sampai direvisi ke versi {new}.",
        "Earlier version of the rubric: scored by rubric {code} version {old}, while the edition has version {new}. "
        "Taken in and kept, but not part of the mean until it is revised onto version {new}.",
    ).filled(code=found.code, old=found.version, new=present.version)


_RUBRIC_NOT_HERE = Text(
    "Nilai tidak dicocokkan dengan rubrik: paket memakai rubrik versi lama, yang tidak disertakan.",
    "The scores were not compared with a rubric: the package has an earlier version, which is not at hand.",
)
ORDER_NOT_CHECKED = Text(
    "Urutan paket tidak diperiksa: paket sebelumnya tidak disertakan.",
    "The order was not checked: the packages before this one are not at hand.",
)
