"""What headquarters sent back, and what was changed since."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import Answer, Assessment, AssessmentState

if TYPE_CHECKING:
    from smartcity_desktop.core.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Returned:
    """An assessment was sent back, and this is a revision of it.

    Attributes:
        reason: as headquarters gave it.
        named: indicators that the reason names by their code.
        changed: indicators whose answer or evidence is another one than in what was sent back.
    """

    reason: str
    named: frozenset[str]
    changed: frozenset[str]


def returned(rubric: Rubric, base: Assessment, now: Assessment) -> Returned | None:
    """Compare a revision with what it revises; `None` where that was not sent back."""
    reasons = [change.reason for change in base.states if change.state is AssessmentState.RETURNED]
    if not reasons:
        return None
    codes = [indicator.code for indicator in rubric.indicators()]
    reason = reasons[-1]
    return Returned(
        reason,
        frozenset(code for code in codes if _names(reason, code)),
        frozenset(code for code in codes if _stands(base, code) != _stands(now, code)),
    )


def _names(reason: str, code: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(code)}(?![\w-])", reason, re.IGNORECASE) is not None


def _stands(assessment: Assessment, code: str) -> tuple[Answer, frozenset[tuple[str, str, str]]]:
    cited = frozenset(
        (one.sha256, one.kind.value, one.caption) for one in assessment.citations if one.indicator == code
    )
    return assessment.answers.get(code, Answer(code)), cited
