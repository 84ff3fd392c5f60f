"""`scores.json`: what an assessor signs. Levels are decimals written as text, never floats."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import NOT_APPLICABLE, Answer, Citation, Field, Quality
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.promise import Promise
from smartcity_desktop.core.rubric import EvidenceKind, RubricName
from smartcity_desktop.core.visit import VISIT_FIELDS, Attendee, Visit
from smartcity_desktop.sealing import names
from smartcity_desktop.sealing.canonical import canonical
from smartcity_desktop.sealing.manifest import is_media_type
from smartcity_desktop.sealing.scores_models import (
    CitationModel,
    CitationModel1,
    PromiseModel,
    ScoresModel,
    ScoresModel1,
    VisitModel,
)
from smartcity_desktop.sealing.strict import (
    moment_text,
    number_text,
    read_day,
    read_document,
    read_moment,
)

if TYPE_CHECKING:
    from smartcity_desktop.core.assessment import Assessment
    from smartcity_desktop.core.rubric import Rubric


@dataclass(frozen=True, slots=True)
class ScoresDocument:
    """One signed scoring of one region.

    Attributes:
        revision: 1 for the first; `parent_id` is the assessment it revises and `revision_reason` why.
        answers: one per indicator with something in it.
        explanations: `<check code>:<indicator>` and text.
        findings: dimension code and text.
        citations: evidence, whose bytes travel as `evidence/<sha256>.<extension>`; times to the second.
        no_conflict_stated: the assessor states to have no interest in the region.
        visit: the record of the site visit; nothing in it where there was none.
        promises: what the region hands in later.
    """

    assessment_id: str
    revision: int
    parent_id: str | None
    revision_reason: str
    rubric: RubricName
    answers: tuple[Answer, ...]
    explanations: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str], ...]
    citations: tuple[Citation, ...]
    no_conflict_stated: bool
    visit: Visit = field(default_factory=Visit)
    promises: tuple[Promise, ...] = ()

    def lines(self) -> tuple[tuple[str, Field, str], ...]:
        """Return all that stands in it as subject, field and text, the way a history keeps it."""
        found: list[tuple[str, Field, str]] = []
        for answer in self.answers:
            if answer.not_applicable:
                found.append((answer.indicator, Field.SCORE, NOT_APPLICABLE))
            elif answer.value is not None:
                found.append((answer.indicator, Field.SCORE, format(answer.value.normalize(), "f")))
            found += [
                (answer.indicator, field, text)
                for field, text in ((Field.REASON, answer.reason), (Field.COMMENT, answer.comment))
                if text
            ]
        found += [(key, Field.EXPLANATION, text) for key, text in self.explanations if text]
        found += [(key, Field.FINDING, text) for key, text in self.findings if text]
        found += [(subject, Field.VISIT, text) for subject, text in self.visit.written()]
        found += [(one.subject, Field.ATTENDEE, one.text) for one in self.visit.attendees]
        found += [(promise.subject, Field.PROMISE, promise.text) for promise in self.promises]
        return tuple(found)


def scores_json(document: ScoresDocument) -> bytes:
    """Return `scores.json` in canonical form. Times are cut to the second."""
    return canonical(
        {
            "format": "smartcity-scores",
            "version": 2,
            "assessment_id": document.assessment_id,
            "revision": document.revision,
            "parent_id": document.parent_id,
            "revision_reason": document.revision_reason,
            "rubric": {
                "code": document.rubric.code,
                "version": document.rubric.version,
                "digest": document.rubric.digest,
            },
            "answers": [
                {
                    "indicator": answer.indicator,
                    "value": None if answer.value is None else number_text(answer.value),
                    "not_applicable": answer.not_applicable,
                    "reason": answer.reason,
                    "comment": answer.comment,
                }
                for answer in document.answers
            ],
            "explanations": [{"on": key, "text": text} for key, text in document.explanations],
            "findings": [{"on": key, "text": text} for key, text in document.findings],
            "citations": [_citation_json(citation) for citation in document.citations],
            "no_conflict_stated": document.no_conflict_stated,
            "visit": {
                **{name: getattr(document.visit, name) for name in VISIT_FIELDS},
                "attendees": [
                    {"id": one.id, "name": one.name, "office": one.office, "side": one.side}
                    for one in document.visit.attendees
                ],
            },
            "promises": [
                {
                    "id": one.id,
                    "indicator": one.indicator,
                    "what": one.what,
                    "due": one.due.isoformat() if one.due else None,
                    "kept": one.kept,
                }
                for one in document.promises
            ],
        }
    )


def _citation_json(citation: Citation) -> dict[str, object]:
    return {
        "id": citation.id,
        "indicator": citation.indicator,
        "sha256": citation.sha256,
        "size": citation.size,
        "media_type": citation.media_type,
        "extension": citation.extension,
        "original_name": citation.original_name,
        "kind": citation.kind.value,
        "caption": citation.caption,
        "added_at": moment_text(citation.added_at),
        "quality": citation.quality.value if citation.quality else None,
    }


def read_scores(data: bytes) -> ScoresDocument:
    """Read `scores.json`: form and fields. Whether it fits a rubric says `check_scores`.

    Raises:
        PackageRefused: `E_LIMIT`, `E_JSON`, `E_JSON_FORM`, `E_VERSION_NEWER`, `E_SCHEMA`.
    """
    model: ScoresModel1 = read_document(data, names.SCORES, ScoresModel, older={1: ScoresModel1})
    visit = Visit()
    promises: tuple[Promise, ...] = ()
    try:
        citations = tuple(_citation(item) for item in model.citations)
        if isinstance(model, ScoresModel):
            visit, promises = _visit(model.visit), tuple(_promise(item) for item in model.promises)
    except ValueError as problem:
        raise PackageRefused("E_SCHEMA", f"{names.SCORES}: {problem}") from None
    return ScoresDocument(
        assessment_id=model.assessment_id,
        revision=model.revision,
        parent_id=model.parent_id,
        revision_reason=model.revision_reason,
        rubric=RubricName(model.rubric.code, model.rubric.version, model.rubric.digest),
        answers=tuple(
            Answer(
                indicator=item.indicator,
                value=None if item.value is None else Decimal(item.value),
                not_applicable=item.not_applicable,
                reason=item.reason,
                comment=item.comment,
            )
            for item in model.answers
        ),
        explanations=tuple((item.on, item.text) for item in model.explanations),
        findings=tuple((item.on, item.text) for item in model.findings),
        citations=citations,
        no_conflict_stated=model.no_conflict_stated,
        visit=visit,
        promises=promises,
    )


def _visit(item: VisitModel) -> Visit:
    if item.day:
        read_day(item.day)
    return Visit(
        **{name: getattr(item, name) for name in VISIT_FIELDS},
        attendees=tuple(Attendee(one.id, one.name, one.office, one.side) for one in item.attendees),
    )


def _promise(item: PromiseModel) -> Promise:
    return Promise(item.id, item.indicator, item.what, read_day(item.due) if item.due else None, item.kept)


def _citation(item: CitationModel1) -> Citation:
    if not is_media_type(item.media_type):
        raise ValueError(f"media type of evidence {item.id}")
    return Citation(
        id=item.id,
        indicator=item.indicator,
        sha256=item.sha256,
        size=item.size,
        media_type=item.media_type,
        extension=item.extension,
        original_name=item.original_name,
        kind=EvidenceKind(item.kind),
        caption=item.caption,
        added_at=read_moment(item.added_at),
        quality=Quality(item.quality) if isinstance(item, CitationModel) and item.quality else None,
    )


def check_scores(document: ScoresDocument, rubric: Rubric) -> None:
    """Check scores against the rubric they were given by, as the assessor's program had to before it signed.

    Raises:
        PackageRefused: `E_SCORES`: an unknown indicator or dimension, one answered twice, a level off the scale,
            *not applicable* where it is not allowed, a problem that stands in the way of signing; `E_BIND`: another rubric.
    """
    if document.rubric != rubric.name:
        found = document.rubric
        raise PackageRefused(
            "E_BIND", f"scored by rubric {found.code} {found.version}, not by that of the edition"
        )
    # A later revision has no parent where the drafts before it were abandoned.
    if document.revision == 1 and document.parent_id is not None:
        raise PackageRefused("E_SCORES", f"revision {document.revision} and its parent do not fit")
    reason = _answers_problem(document, rubric) or _keys_problem(document, rubric)
    if reason is None:
        reason = _blocking(document, rubric)
    if reason is not None:
        raise PackageRefused("E_SCORES", reason)


def _answers_problem(document: ScoresDocument, rubric: Rubric) -> str | None:
    indicators = {indicator.code: indicator for indicator in rubric.indicators()}
    seen: set[str] = set()
    for answer in document.answers:
        indicator = indicators.get(answer.indicator)
        if indicator is None:
            return f"the rubric has no indicator {answer.indicator}"
        if answer.indicator in seen:
            return f"{answer.indicator} is answered twice"
        seen.add(answer.indicator)
        if answer.not_applicable and not indicator.not_applicable_allowed:
            return f"{answer.indicator} may not be called not applicable"
        if answer.not_applicable and answer.value is not None:
            return f"{answer.indicator} has a level and is called not applicable"
        if answer.value is not None and indicator.goalposts is None and not rubric.scale.has(answer.value):
            return f"{answer.indicator}: the rubric has no level {answer.value}"
    return None


def _keys_problem(document: ScoresDocument, rubric: Rubric) -> str | None:
    indicators = {indicator.code for indicator in rubric.indicators()}
    for citation in document.citations:
        if citation.indicator not in indicators:
            return f"evidence {citation.id} is cited by {citation.indicator}, which the rubric has not"
    for promise in document.promises:
        if promise.indicator not in indicators:
            return f"promise {promise.id} is on {promise.indicator}, which the rubric has not"
    nodes = {node.code for node in rubric.root.nodes()}
    for code, _ in document.findings:
        if code not in nodes:
            return f"a finding is on {code}, which the rubric has not"
    for what, keys in (
        ("finding", [key for key, _ in document.findings]),
        ("explanation", [key for key, _ in document.explanations]),
        ("citation", [citation.id for citation in document.citations]),
        ("promise", [promise.subject for promise in document.promises]),
        ("attendee", [attendee.id for attendee in document.visit.attendees]),
    ):
        if keys and max(Counter(keys).values()) > 1:
            return f"a {what} stands twice"
    return None


def _blocking(document: ScoresDocument, rubric: Rubric) -> str | None:
    from smartcity_desktop.core.checks import problems

    found = problems(
        rubric,
        {answer.indicator: answer for answer in document.answers},
        document.citations,
        dict(document.explanations),
    )
    for problem in found:
        if problem.open:
            return f"{problem.code} on {problem.indicator}: {problem.text.en}"
    return None


def scores_document(
    assessment: Assessment, rubric: RubricName, *, no_conflict_stated: bool
) -> ScoresDocument:
    """Gather what is signed of an assessment, in an order that depends on its content alone."""
    reason = next((change.reason for change in assessment.states), "")
    return ScoresDocument(
        assessment_id=assessment.id,
        revision=assessment.revision,
        parent_id=assessment.parent_id,
        revision_reason=reason,
        rubric=rubric,
        answers=tuple(assessment.answers[code] for code in sorted(assessment.answers)),
        explanations=tuple(sorted(assessment.explanations.items())),
        findings=tuple(sorted(assessment.findings.items())),
        citations=tuple(sorted(assessment.citations, key=lambda citation: citation.id)),
        no_conflict_stated=no_conflict_stated,
        visit=assessment.visit,
        promises=tuple(sorted(assessment.promises, key=lambda promise: promise.subject)),
    )
