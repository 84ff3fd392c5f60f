"""An assessment after some entries, without reading the whole of it again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import NOT_APPLICABLE, Answer, Assessment, Entry, Field

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIELDS = frozenset({Field.SCORE, Field.REASON, Field.COMMENT, Field.EXPLANATION, Field.FINDING, Field.LOOK})


def applied(assessment: Assessment, entries: Iterable[Entry]) -> Assessment | None:
    """Return an assessment after entries that follow it; `None` where one says less than what now stands.

    The entries of evidence, visits and promises are such: of them the store knows more than the history does.
    """
    answers = dict(assessment.answers)
    texts = {
        Field.EXPLANATION: dict(assessment.explanations),
        Field.FINDING: dict(assessment.findings),
    }
    looks = set(assessment.looks)
    changed_at = assessment.changed_at
    for entry in entries:
        if entry.field not in _FIELDS:
            return None
        changed_at = entry.at
        if entry.field is Field.LOOK:
            looks.discard(entry.subject)
            looks.update((entry.subject,) if entry.new else ())
        elif entry.field in texts:
            _put(texts[entry.field], entry.subject, entry.new)
        else:
            answer = _answered(answers.get(entry.subject, Answer(entry.subject)), entry)
            if answer == Answer(entry.subject):
                answers.pop(entry.subject, None)
            else:
                answers[entry.subject] = answer
    return replace(
        assessment,
        answers=answers,
        explanations=texts[Field.EXPLANATION],
        findings=texts[Field.FINDING],
        changed_at=changed_at,
        looks=frozenset(looks),
    )


def _put(texts: dict[str, str], subject: str, new: str | None) -> None:
    if new is None:
        texts.pop(subject, None)
    else:
        texts[subject] = new


def _answered(answer: Answer, entry: Entry) -> Answer:
    new = entry.new
    if entry.field is Field.COMMENT:
        return replace(answer, comment=new or "")
    if entry.field is Field.REASON:
        return replace(answer, reason=new or "")
    value = None if new in (None, NOT_APPLICABLE) else Decimal(str(new))
    return replace(answer, value=value, not_applicable=new == NOT_APPLICABLE)
