"""What is asked of a report: a package of an assessor that carries `drafts.json` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.package import PackageKind, PackageRefused, Role
from smartcity_desktop.sealing import names
from smartcity_desktop.sealing.assessment_steps import DOCUMENT_LIMIT, ORDER_NOT_CHECKED, AssessmentSteps
from smartcity_desktop.sealing.container import read_entry
from smartcity_desktop.sealing.drafts_document import check_drafts, read_drafts

if TYPE_CHECKING:
    from smartcity_desktop.sealing.examination import Examination


class ReportSteps(AssessmentSteps):
    """The steps of a report: signer, roster and deadline as for an assessment, then its number and its one file."""

    kind = PackageKind.REPORT

    def check_binding(self, x: Examination) -> None:
        """Step 8: kind, person, certificate, edition, audience; a report is of no one assignment."""
        self.check_sender(x)
        head = x.known_head()
        if head.assignment is not None or head.region is not None:
            raise PackageRefused("E_BIND", f"a report on {head.assignment}, not on all of an assessor's work")
        if head.audit_head is not None or head.audit_length or head.supersedes is not None:
            raise PackageRefused("E_BIND", "a report has no history and follows nothing")

    def check_order(self, x: Examination) -> None:
        """Step 10: the same once more, or older news than what is here; and what step 9 left to a human."""
        head, known = x.known_head(), self.trust.reports_known
        if known is None:
            x.notes.append(ORDER_NOT_CHECKED)
        else:
            links = known(head.signer)
            if any(link.digest == x.digest for link in links):
                raise PackageRefused("DUPLICATE", f"report {str(x.digest)[:12]} was taken in before")
            newest = max((link.sequence for link in links), default=0)
            if head.sequence <= newest:
                raise PackageRefused("E_REPLAY", f"report {head.sequence} comes after number {newest}")
        self.raise_held()

    def check_content(self, x: Examination) -> None:
        """Step 12: the one file, and that it says what its head says."""
        head = x.known_head()
        found = [(content.name, content.role) for content in head.contents]
        if found != [(names.DRAFTS, Role.DRAFTS)]:
            listed = ", ".join(name for name, _ in found)
            raise PackageRefused("E_SCHEMA", f"holds {listed[:200]}, not {names.DRAFTS} alone")
        report = read_drafts(read_entry(x.source, x.entry(names.DRAFTS), DOCUMENT_LIMIT))
        check_drafts(report, head, self.trust.edition)
        if report.number != head.sequence:
            raise PackageRefused("E_BIND", f"report {head.sequence} holds number {report.number}")
        self.documents.drafts = report
