"""Editions at headquarters as they stand: the list, and how far each has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.package import PackageKind
from smartcity_desktop.core.programme import Event, Stage, current
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.store.records import (
    assessments,
    edition_rubrics,
    editions,
    field_reports,
    packages,
    programme,
    regions,
    rubrics,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from smartcity_desktop.core.edition import (
        Edition,
        EditionState,
        Kind,
    )
    from smartcity_desktop.core.language import Text
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.records.edition_rubrics import RubricVersion
    from smartcity_desktop.store.records.field_reports import KeptReport

_TAKEN = frozenset({AssessmentState.RECEIVED, AssessmentState.APPROVED, AssessmentState.RETURNED})


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition in the list: how many regions were asked, assessed and chosen."""

    code: str
    title: Text
    kind: Kind
    state: EditionState
    asked: int
    assessed: int
    chosen: int


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """One region of an edition: assignments, packages taken, and the stage it has come to.

    `outdated` of those received are on an earlier version of the rubric, and do not count.
    """

    region: Region
    assigned: int
    received: int
    stage: Stage | None
    outdated: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """How far an edition has come. `complete` counts regions of which every assigned sheet was taken in and counts.

    `rubric` is `None` for editions before this program; `rubrics` are all versions it was published with, the oldest
    first. `field` is what assessors told last of their drafts; it says nothing of what was received.
    """

    edition: Edition
    state: EditionState
    published_at: datetime | None
    rubric: Rubric | None
    asked: int
    answered: int
    assessed: int
    complete: int
    chosen: int
    memoranda: int
    packages: int
    held: int
    lines: tuple[OverviewLine, ...]
    field: tuple[KeptReport, ...] = ()
    rubrics: tuple[RubricVersion, ...] = ()


class Editions:
    """Shows editions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[EditionLine, ...]:
        """List all editions, newest first, the historical ones included."""
        with self._database.read() as session:
            stored = editions.editions(session)
            events = programme.events(session)
        lines = []
        for item in stored:
            own = [event for event in events if event.edition == item.edition.code]
            lines.append(
                EditionLine(
                    item.edition.code,
                    item.edition.title,
                    item.edition.kind,
                    item.state,
                    len(item.edition.regions) or _reached(own, Stage.ASKED),
                    _reached(own, Stage.ASSESSED),
                    _reached(own, Stage.CHOSEN),
                )
            )
        return tuple(lines)

    def edition(self, code: str) -> Edition:
        """Return an edition as it stands."""
        with self._database.read() as session:
            return editions.edition(session, code).edition

    def overview(self, code: str) -> Overview:
        """Return how far an edition has come, region by region."""
        with self._database.read() as session:
            stored = editions.edition(session, code)
            edition = stored.edition
            rubric = (
                read_rubric(rubrics.rubric_text(session, edition.rubric), edition.rubric.code)
                if edition.rubric.code
                else None
            )
            places = {region.id: region for region in regions.all_regions(session)}
            events = programme.events(session, edition=code)
            told = field_reports.reports(session, code)
            versions = edition_rubrics.rubric_versions(session, code)
            latest = {
                line.assignment_id: line.rubric
                for line in assessments.summaries(session, code)
                if line.state in _TAKEN
            }
            records = [
                record
                for record in packages.packages(session, code)
                if record.direction == "in" and record.kind is PackageKind.ASSESSMENT
            ]
        taken = {record.assignment_id for record in records if record.status == "taken"}
        lines = []
        for region_id in edition.regions:
            assigned = [a.id for a in edition.assignments if a.region_id == region_id]
            now = current([event for event in events if event.region_id == region_id])
            lines.append(
                OverviewLine(
                    places[region_id],
                    len(assigned),
                    sum(a in taken for a in assigned),
                    now.stage if now else None,
                    sum(latest.get(a, edition.rubric) != edition.rubric for a in assigned),
                )
            )
        return Overview(
            edition=edition,
            state=stored.state,
            published_at=stored.published_at,
            rubric=rubric,
            asked=len(edition.regions),
            answered=_reached(events, Stage.ANSWERED),
            assessed=_reached(events, Stage.ASSESSED),
            complete=sum(0 < line.assigned == line.received - line.outdated for line in lines),
            chosen=_reached(events, Stage.CHOSEN),
            memoranda=_reached(events, Stage.MEMORANDUM),
            packages=sum(record.status == "taken" for record in records),
            held=sum(record.status == "held" for record in records),
            lines=tuple(sorted(lines, key=lambda line: line.region.code)),
            field=told,
            rubrics=versions,
        )


def _reached(events: Iterable[Event], stage: Stage) -> int:
    return len({e.region_id for e in events if e.stage is stage and e.withdrawn is None})
