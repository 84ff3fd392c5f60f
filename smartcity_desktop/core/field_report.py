"""What an assessor's laptop tells of its drafts: how far each region is, and nothing of what was answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import STATE_NAMES, AssessmentState
from smartcity_desktop.core.language import Language, Text, TimeZone, show_date

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.core.rubric import Rubric


@dataclass(frozen=True, slots=True)
class DraftLine:
    """How far one assignment is.

    Attributes:
        state: `None` where it was never opened. reason: why it was abandoned; empty for every other state.
        revision, rubric_version: of the latest revision; 0 where there is none.
        answered: how many of the `required` indicators have a level or *not applicable*.
        changed_at: when something was saved last, by the laptop's clock.
    """

    assignment_id: str
    region_id: str
    state: AssessmentState | None
    reason: str
    revision: int
    rubric_version: int
    answered: int
    required: int
    changed_at: datetime | None

    @property
    def percent(self) -> int:
        """Share answered in per cent, rounded down: 100 only where nothing is missing."""
        return 100 * self.answered // self.required if self.required else 0


@dataclass(frozen=True, slots=True)
class FieldReport:
    """All assignments of one assessor in one edition.

    Attributes:
        number: rises with every package the laptop makes: of two reports the one with the higher number is newer,
            whatever their clocks say.
        made_at: by the laptop's clock.
    """

    edition: str
    assessor_id: str
    number: int
    made_at: datetime
    lines: tuple[DraftLine, ...]


def next_signed(report: FieldReport, assignment_id: str, at: datetime) -> FieldReport:
    """Return the report of the package after this one, which signs another assignment and changes nothing else."""
    lines = tuple(
        replace(line, state=AssessmentState.SIGNED) if line.assignment_id == assignment_id else line
        for line in report.lines
    )
    return replace(report, number=report.number + 1, made_at=at, lines=lines)


def by_hand(rubric: Rubric) -> tuple[frozenset[str], frozenset[str]]:
    """Return the codes of the indicators that an assessor has to give, and of those that they may."""
    given = [indicator for indicator in rubric.indicators() if indicator.goalposts is None]
    optional = frozenset(indicator.code for indicator in given if indicator.optional)
    return frozenset(indicator.code for indicator in given) - optional, optional


def progress_text(line: DraftLine) -> Text:
    """Say in a few words how far an assignment is in the field."""
    if line.state is None:
        return Text("belum dibuka", "not opened yet")
    state = STATE_NAMES[line.state]
    counted = Text(
        "{state} {answered} dari {required} ({percent} %)", "{state} {answered} of {required} ({percent} %)"
    ).filled(state=state, answered=line.answered, required=line.required, percent=line.percent)
    if line.changed_at is None:
        return counted
    on = Text(*(show_date(TimeZone.WIB.day(line.changed_at), language) for language in Language))
    return Text("{counted}, diubah {on}", "{counted}, changed {on}").filled(counted=counted, on=on)
