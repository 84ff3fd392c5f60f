"""What stands on a score sheet, gathered from the programme's values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from smartcity_desktop.reports.sheet_content import SheetContent

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.core.assessment import Assessment
    from smartcity_desktop.core.edition import Assignment, Edition
    from smartcity_desktop.core.language import TimeZone
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.core.scoring import Result


def sheet_content(
    edition: Edition,
    region: Region,
    rubric: Rubric,
    assessment: Assessment,
    *,
    result: Result,
    fingerprint: str | None,
    signed_at: datetime | None,
    certificate: str,
    zone: TimeZone,
    signature_field: bool = False,
) -> SheetContent:
    """Gather a filled sheet.

    Args:
        edition: that the assessment belongs to.
        region: that is scored.
        rubric: of the edition.
        assessment: as it stands.
        result: the assessment's values.
        fingerprint: SHA-256 (hex) of `scores.json`; `None` for a draft.
        signed_at: UTC; `None` for a draft.
        certificate: SHA-256 (hex) of the signing certificate; empty for a draft.
        zone: in which moments are written.
        signature_field: leave room for the picture of an electronic signature.
    """
    assignment = next(a for a in edition.assignments if a.id == assessment.assignment_id)
    return SheetContent(
        edition_title=edition.title,
        edition_kind=edition.kind,
        region=region,
        assessor=next(a for a in edition.assessors if a.id == assessment.assessor_id),
        assignment_id=assignment.id,
        revision=assessment.revision,
        mode=assignment.mode,
        rubric=rubric,
        answers=assessment.answers,
        result=result,
        findings=assessment.findings,
        evidence_count=Counter(citation.indicator for citation in assessment.citations),
        fingerprint=fingerprint,
        signed_at=signed_at,
        certificate_fingerprint=" ".join(certificate[i : i + 4] for i in range(0, 24, 4)).strip(),
        zone=zone,
        signature_field=signature_field,
        evidence=assessment.citations,
    )


def blank_content(
    edition: Edition, region: Region, rubric: Rubric, assignment: Assignment, *, zone: TimeZone
) -> SheetContent:
    """Gather a blank sheet for an assignment; it bears the rubric's fingerprint."""
    return SheetContent(
        edition_title=edition.title,
        edition_kind=edition.kind,
        region=region,
        assessor=next(a for a in edition.assessors if a.id == assignment.assessor_id),
        assignment_id=assignment.id,
        revision=1,
        mode=assignment.mode,
        rubric=rubric,
        answers={},
        result=None,
        findings={},
        evidence_count={},
        fingerprint=rubric.name.digest,
        signed_at=None,
        certificate_fingerprint="",
        zone=zone,
    )
