"""A region opened for scoring, with all that is shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import Assessment, AssessmentState

if TYPE_CHECKING:
    from smartcity_desktop.core.checks import Problem
    from smartcity_desktop.core.edition import Edition, Mode
    from smartcity_desktop.core.facts import RegionFacts
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.returned import Returned
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.core.scoring import Result


@dataclass(frozen=True, slots=True)
class SheetView:
    """A region opened for scoring, with all that the page shows.

    `returned` is there where this revises what headquarters sent back.
    """

    assessment: Assessment
    edition: Edition
    region: Region
    rubric: Rubric
    mode: Mode
    result: Result
    problems: tuple[Problem, ...]
    facts: RegionFacts
    returned: Returned | None = None

    @property
    def read_only(self) -> bool:
        """Whether it was signed or abandoned."""
        return self.assessment.state is not AssessmentState.DRAFT
