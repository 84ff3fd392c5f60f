"""How many regions came how far, and the running count of memoranda."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.programme import LEAVING_STAGES, Stage, standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.core.programme import Event


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many regions of one edition came how far, whatever became of them afterwards.

    `asked` counts every region with any event. `chosen` counts those chosen or with a memorandum. `answered` and
    `assessed` count only what was recorded. `left` counts those that declined, dropped out or were replaced.
    """

    asked: int
    answered: int
    assessed: int
    chosen: int
    memoranda: int
    mentoring: int
    plan_handed_in: int
    plan_accepted: int
    left: int


def funnel(events: Iterable[Event]) -> Funnel:
    """Count the regions of one edition by how far they came."""
    reached: dict[str, set[Stage]] = {}
    for event in standing(events):
        reached.setdefault(event.region_id, set()).add(event.stage)

    def count(*stages: Stage) -> int:
        return sum(bool(way.intersection(stages)) for way in reached.values())

    return Funnel(
        asked=len(reached),
        answered=count(Stage.ANSWERED),
        assessed=count(Stage.ASSESSED),
        chosen=count(Stage.CHOSEN, Stage.MEMORANDUM),
        memoranda=count(Stage.MEMORANDUM),
        mentoring=count(Stage.MENTORING),
        plan_handed_in=count(Stage.PLAN_HANDED_IN),
        plan_accepted=count(Stage.PLAN_ACCEPTED),
        left=count(*LEAVING_STAGES),
    )


@dataclass(frozen=True, slots=True)
class MemorandaCount:
    """Memoranda of one edition, and of it and all editions before."""

    edition: str
    in_edition: int
    running: int


@dataclass(frozen=True, slots=True)
class Memoranda:
    """Memoranda edition by edition, and the number of different regions that signed any."""

    editions: tuple[MemorandaCount, ...]
    regions: int


def memoranda_count(events: Iterable[Event]) -> Memoranda:
    """Count memoranda: one per region and edition, also of regions that left later. Editions go by their code."""
    signed = {
        (event.edition, event.region_id) for event in standing(events) if event.stage is Stage.MEMORANDUM
    }
    counts: list[MemorandaCount] = []
    running = 0
    for edition in sorted({edition for edition, _ in signed}):
        own = sum(one == edition for one, _ in signed)
        running += own
        counts.append(MemorandaCount(edition, own, running))
    return Memoranda(tuple(counts), len({region for _, region in signed}))
