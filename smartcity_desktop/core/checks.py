"""Rules on one assessment: what forbids signing, what asks for an explanation, what is only said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import Check, CheckKind, Indicator, Severity
from smartcity_desktop.core.rubric_fields import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from smartcity_desktop.core.assessment import Answer, Citation
    from smartcity_desktop.core.rubric import EvidenceKind, Rubric

OFF_SCALE = "off-scale"
NOT_ALLOWED = "not-allowed"
RUBRIC_CHANGED = "rubric-changed"


@dataclass(frozen=True, slots=True)
class Problem:
    """One check that an indicator does not meet.

    Attributes:
        code: of the check; `off-scale`, `not-allowed` and `rubric-changed` hold in every rubric.
        severity: block forbids signing, warn asks for an explanation, note only says so.
        indicator: code.
        text: names the indicator and says what to do.
        explained: the assessor has answered it in words.
    """

    code: str
    severity: Severity
    indicator: str
    text: Text
    explained: bool

    @property
    def key(self) -> str:
        """What an explanation of it is filed under."""
        return f"{self.code}:{self.indicator}"

    @property
    def open(self) -> bool:
        """Whether it stands in the way of signing: a block always, a warning until it is explained."""
        return self.severity is Severity.BLOCK or (self.severity is Severity.WARN and not self.explained)


def problems(
    rubric: Rubric,
    answers: Mapping[str, Answer],
    citations: Iterable[Citation],
    explanations: Mapping[str, str],
    looks: Collection[str] = (),
) -> tuple[Problem, ...]:
    """Return every check that is not met, in the rubric's order of indicators.

    Imported figures (`kind: number`) are not the assessor's to give and are not checked.

    Args:
        rubric: declares the checks.
        answers: by indicator code.
        citations: evidence of the whole assessment.
        explanations: by `<check code>:<indicator>`.
        looks: indicators whose answer came over from an earlier version of the rubric, not confirmed yet.
    """
    cited: dict[str, set[EvidenceKind]] = {}
    for citation in citations:
        cited.setdefault(citation.indicator, set()).add(citation.kind)
    return tuple(
        problem
        for indicator in rubric.root.indicators()
        for problem in problems_of(
            rubric,
            indicator,
            answers.get(indicator.code),
            cited.get(indicator.code, frozenset()),
            explanations,
            look=indicator.code in looks,
        )
    )


def problems_of(
    rubric: Rubric,
    indicator: Indicator,
    answer: Answer | None,
    cited: AbstractSet[EvidenceKind],
    explanations: Mapping[str, str],
    *,
    look: bool = False,
) -> tuple[Problem, ...]:
    """Return every check that one indicator does not meet; see `problems`."""
    if indicator.goalposts is not None:
        return ()
    return tuple(
        Problem(
            code,
            severity,
            indicator.code,
            Text("{code} {title}: {text}", "{code} {title}: {text}").filled(
                code=indicator.code, title=indicator.title, text=text
            ),
            bool(explanations.get(f"{code}:{indicator.code}", "").strip()),
        )
        for code, severity, text in (
            *(_LOOK if look else ()),
            *_unmet(rubric, indicator, answer, cited),
        )
    )


_LOOK = (
    (
        RUBRIC_CHANGED,
        Severity.BLOCK,
        Text(
            "rubriknya berubah sejak dinilai. Baca ulang, lalu pilih tingkat yang sama atau yang lain.",
            "its rubric changed since it was scored. Read it again, then choose the same level or another one.",
        ),
    ),
)


def _unmet(
    rubric: Rubric, indicator: Indicator, answer: Answer | None, cited: AbstractSet[EvidenceKind]
) -> Iterator[tuple[str, Severity, Text]]:
    if answer is not None and answer.not_applicable and not indicator.not_applicable_allowed:
        yield (
            NOT_ALLOWED,
            Severity.BLOCK,
            Text(
                "rubrik tidak mengizinkan *tidak berlaku*. Pilih satu tingkat.",
                "the rubric does not allow *not applicable*. Choose a level.",
            ),
        )
    if answer is not None and answer.value is not None and not rubric.scale.has(answer.value):
        yield (
            OFF_SCALE,
            Severity.BLOCK,
            Text(
                "{value} bukan tingkat pada skala rubrik. Pilih satu tingkat.",
                "{value} is not a level of the rubric's scale. Choose a level.",
            ).filled(value=plain(answer.value)),
        )
    for check in rubric.checks:
        if _fails(check, indicator, answer, cited):
            yield check.code, check.severity, check.text


def _fails(
    check: Check, indicator: Indicator, answer: Answer | None, cited: AbstractSet[EvidenceKind]
) -> bool:
    if check.kind is CheckKind.UNANSWERED:
        return not indicator.optional and (answer is None or not answer.answered)
    if answer is None:
        return False
    if check.kind is CheckKind.REASON:
        return answer.not_applicable and not answer.reason.strip()
    concerned = answer.value is not None and (not check.levels or answer.value in check.levels)
    if check.kind is CheckKind.EVIDENCE:
        return concerned and not (cited & frozenset(check.kinds) if check.kinds else cited)
    return concerned and not answer.comment.strip()
