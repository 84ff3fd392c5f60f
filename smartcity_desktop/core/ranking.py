"""The official ranking and the selection of the best K (RANKING.md 3.9).

Robustness (draws of weights, panel error) comes beside this module as `core/robustness.py`; nothing here knows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.core.language import Text
    from smartcity_desktop.core.scoring import Result


@dataclass(frozen=True, slots=True)
class Candidate:
    """A region that stands for selection.

    Attributes:
        result: of the panel.
        full_levels: numerator and denominator of the share of scores at the highest level.
        submitted: UTC, when its last sheet was complete; `None` if not.
    """

    region: str
    result: Result
    full_levels: tuple[int, int]
    submitted: datetime | None


@dataclass(frozen=True, slots=True)
class Place:
    """A region's place.

    Attributes:
        rank: competition rank `1, 2, 2, 4`; `None` for a region that is not ranked.
        chosen: among the best K; `None` while a tie across the cut is left to the meeting.
        note: how a tie was broken, or why the region is not ranked; `None` if there is nothing to say.
    """

    region: str
    rank: int | None
    result: Result
    chosen: bool | None
    note: Text | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """All regions in official order, those not ranked last. `open_tie` names regions tied across the cut."""

    places: tuple[Place, ...]
    cut: int
    open_tie: tuple[str, ...]
