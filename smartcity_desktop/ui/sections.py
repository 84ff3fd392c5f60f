"""The contents of a sheet: its sections, what is counted in them, and where the holes are. Plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from smartcity_desktop.core.rubric import CheckKind, Indicator, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from smartcity_desktop.core.assessment import Answer, Citation
    from smartcity_desktop.core.checks import Problem
    from smartcity_desktop.core.returned import Returned
    from smartcity_desktop.core.rubric import EvidenceKind, Node, Rubric


@dataclass(frozen=True, slots=True)
class Section:
    """A node that holds indicators of its own. `path` is what stands above it, outermost first, without the root."""

    node: Node
    path: tuple[Node, ...]
    indicators: tuple[Indicator, ...]

    @property
    def dimension(self) -> Node:
        """The dimension it belongs to: the outermost node above it, or itself."""
        return (*self.path, self.node)[0]


def sections(rubric: Rubric) -> tuple[Section, ...]:
    """Return the sections in file order, whatever the depth of the tree."""
    return tuple(_sections(rubric.root, ()))


def _sections(node: Node, path: tuple[Node, ...]) -> Iterator[Section]:
    own = tuple(child for child in node.children if isinstance(child, Indicator))
    if own:
        yield Section(node, path, own)
    below = path if node.code == "TOTAL" else (*path, node)
    for child in node.children:
        if not isinstance(child, Indicator):
            yield from _sections(child, below)


@dataclass(frozen=True, slots=True)
class Tally:
    """What is required and answered, and what is optional, apart. Imported figures are not counted."""

    answered: int = 0
    required: int = 0
    optional_answered: int = 0
    optional: int = 0

    @property
    def complete(self) -> bool:
        """Whether everything required is answered."""
        return self.answered == self.required


def tally(indicators: Iterable[Indicator], answers: Mapping[str, Answer]) -> Tally:
    """Count what is answered among indicators."""
    answered = required = optional_answered = optional = 0
    for indicator in indicators:
        if indicator.goalposts is not None:
            continue
        given = indicator.code in answers and answers[indicator.code].answered
        if indicator.optional:
            optional += 1
            optional_answered += given
        else:
            required += 1
            answered += given
    return Tally(answered, required, optional_answered, optional)


class Show(StrEnum):
    """Which indicators the list of sections shows."""

    ALL = "all"
    UNANSWERED = "unanswered"
    PROBLEMS = "problems"
    NO_EVIDENCE = "no-evidence"
    COMMENTED = "commented"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands beside an indicator in the list."""

    answered: bool = False
    worst: Severity | None = None
    commented: bool = False
    evidence: int = 0
    imported: bool = False  # a figure, for which nobody is asked
    changed: bool = False  # since headquarters sent it back
    named: bool = False  # by headquarters, when it sent it back


def shown(which: Show, marks: Marks) -> bool:
    """Whether an indicator with these marks is shown under a filter."""
    return {
        Show.ALL: True,
        Show.UNANSWERED: not marks.answered,
        Show.PROBLEMS: marks.worst is not None,
        Show.NO_EVIDENCE: marks.evidence == 0 and not marks.imported,
        Show.COMMENTED: marks.commented,
        Show.CHANGED: marks.changed,
    }[which]


def counts_of(marks: Iterable[Marks]) -> dict[Show, int]:
    """Return how many indicators each filter keeps."""
    every = tuple(marks)
    return {which: sum(shown(which, one) for one in every) for which in Show}


def marks_of(
    rubric: Rubric,
    answers: Mapping[str, Answer],
    citations: Sequence[Citation],
    problems: Sequence[Problem],
    back: Returned | None = None,
) -> dict[str, Marks]:
    """Return the marks of every indicator; `back` where headquarters sent the sheet back.

    That something is not answered yet is no mark of its own while the sheet is being filled in: the count says it.
    A warning that was explained is none either.
    """
    silent = {check.code for check in rubric.checks if check.kind is CheckKind.UNANSWERED}
    worst: dict[str, Severity] = {}
    order = (Severity.NOTE, Severity.WARN, Severity.BLOCK)
    for problem in problems:
        if problem.code in silent or (problem.severity is Severity.WARN and problem.explained):
            continue
        found = worst.get(problem.indicator)
        if found is None or order.index(problem.severity) > order.index(found):
            worst[problem.indicator] = problem.severity
    cited: dict[str, int] = {}
    for citation in citations:
        cited[citation.indicator] = cited.get(citation.indicator, 0) + 1
    marks = {}
    for indicator in rubric.indicators():
        answer = answers.get(indicator.code)
        marks[indicator.code] = Marks(
            answered=indicator.goalposts is not None or (answer is not None and answer.answered),
            worst=worst.get(indicator.code),
            commented=answer is not None and bool(answer.comment.strip()),
            evidence=cited.get(indicator.code, 0),
            imported=indicator.goalposts is not None,
            changed=back is not None and indicator.code in back.changed,
            named=back is not None and indicator.code in back.named,
        )
    return marks


def following(order: Sequence[str], after: str, wanted: Callable[[str], bool]) -> str | None:
    """Return the next code for which `wanted` holds, going round once; `after` itself comes last."""
    at = order.index(after) if after in order else -1
    return next((code for code in (*order[at + 1 :], *order[: at + 1]) if wanted(code)), None)


def evidence_kinds(rubric: Rubric) -> dict[Decimal, tuple[EvidenceKind, ...]]:
    """Return, by level, the kinds of evidence one of which the level asks for.

    The empty tuple means any kind; a level that asks for none is not in it.
    """
    asked: dict[Decimal, tuple[EvidenceKind, ...]] = {}
    for check in rubric.checks:
        if check.kind is CheckKind.EVIDENCE:
            for level in check.levels or rubric.scale.levels:
                asked[level] = check.kinds
    return asked
