"""`drafts.json`: how far an assessor is with each of their assignments. Progress alone: no level, no comment, no evidence.

It travels in every assessment package, and alone in a report. It is news, never evidence: what was received counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.field_report import DraftLine, FieldReport
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import names
from smartcity_desktop.sealing.canonical import canonical
from smartcity_desktop.sealing.strict import (
    Identifier,
    Moment,
    Strict,
    moment_text,
    read_document,
    read_moment,
)

if TYPE_CHECKING:
    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.core.package import Head

Reason = Annotated[str, StringConstraints(max_length=4000)]


class DraftModel(Strict):
    """One assignment."""

    assignment: Identifier
    region: Identifier
    state: Literal["draft", "signed", "sent", "received", "returned", "approved", "abandoned"] | None
    reason: Reason
    revision: int = Field(ge=0, le=1_000_000)
    rubric_version: int = Field(ge=0, le=1_000_000)
    answered: int = Field(ge=0, le=100_000)
    required: int = Field(ge=0, le=100_000)
    changed_at: Moment | None


class DraftsModel(Strict):
    """All fields of `drafts.json`."""

    format: Literal["smartcity-drafts"]
    version: Literal[1]
    edition: Identifier
    assessor: Identifier
    number: int = Field(ge=1, le=1_000_000_000)
    made_at: Moment
    drafts: list[DraftModel] = Field(max_length=10_000)


def drafts_json(report: FieldReport) -> bytes:
    """Return `drafts.json` in canonical form, by assignment. Times are cut to the second."""
    return canonical(
        {
            "format": "smartcity-drafts",
            "version": 1,
            "edition": report.edition,
            "assessor": report.assessor_id,
            "number": report.number,
            "made_at": moment_text(report.made_at),
            "drafts": [
                {
                    "assignment": line.assignment_id,
                    "region": line.region_id,
                    "state": line.state.value if line.state else None,
                    "reason": line.reason,
                    "revision": line.revision,
                    "rubric_version": line.rubric_version,
                    "answered": line.answered,
                    "required": line.required,
                    "changed_at": moment_text(line.changed_at) if line.changed_at else None,
                }
                for line in sorted(report.lines, key=lambda line: line.assignment_id)
            ],
        }
    )


def read_drafts(data: bytes) -> FieldReport:
    """Read `drafts.json`: form and fields. Whether it fits an edition says `check_drafts`.

    Raises:
        PackageRefused: `E_LIMIT`, `E_JSON`, `E_JSON_FORM`, `E_VERSION_NEWER`, `E_SCHEMA`.
    """
    model = read_document(data, names.DRAFTS, DraftsModel)
    try:
        report = FieldReport(
            model.edition,
            model.assessor,
            model.number,
            read_moment(model.made_at),
            tuple(_line(item) for item in model.drafts),
        )
    except ValueError as problem:
        raise PackageRefused("E_SCHEMA", f"{names.DRAFTS}: {problem}") from None
    listed = [line.assignment_id for line in report.lines]
    if listed != sorted(set(listed)):
        raise PackageRefused("E_SCHEMA", f"{names.DRAFTS}: assignments stand twice or out of order")
    return report


def _line(item: DraftModel) -> DraftLine:
    state = AssessmentState(item.state) if item.state else None
    if item.answered > item.required:
        raise ValueError(f"{item.assignment}: {item.answered} of {item.required} answered")
    if item.reason and state is not AssessmentState.ABANDONED:
        raise ValueError(f"{item.assignment}: a reason, and not abandoned")
    if (state is None) != (item.revision == 0):
        raise ValueError(f"{item.assignment}: revision {item.revision} and its state do not fit")
    return DraftLine(
        assignment_id=item.assignment,
        region_id=item.region,
        state=state,
        reason=item.reason,
        revision=item.revision,
        rubric_version=item.rubric_version,
        answered=item.answered,
        required=item.required,
        changed_at=read_moment(item.changed_at) if item.changed_at else None,
    )


def check_drafts(report: FieldReport, head: Head, edition: Edition) -> None:
    """Check that a report is of the edition and assessor of its package, and of their assignments alone.

    Raises:
        PackageRefused: `E_BIND`.
    """
    if (report.edition, report.assessor_id) != (head.edition, head.signer):
        raise PackageRefused(
            "E_BIND", f"{names.DRAFTS} is of {report.assessor_id} in edition {report.edition}"
        )
    own = {a.id: a.region_id for a in edition.assignments if a.assessor_id == head.signer}
    for line in report.lines:
        if own.get(line.assignment_id) != line.region_id:
            raise PackageRefused(
                "E_BIND", f"{names.DRAFTS} names {line.assignment_id} on {line.region_id}, not theirs"
            )
