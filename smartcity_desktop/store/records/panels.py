"""The sheets of an edition's panels as they count: the newest taken in of each assignment, on the present figures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.facts import RegionFacts, by_region, counted
from smartcity_desktop.store.records import assessments, facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartcity_desktop.core.assessment import Answer
    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.store.database import Session
    from smartcity_desktop.store.records.assessments import Summary

TAKEN = frozenset({AssessmentState.RECEIVED, AssessmentState.APPROVED, AssessmentState.RETURNED})


@dataclass(frozen=True, slots=True)
class Panels:
    """All panels of an edition.

    Attributes:
        latest: the newest sheet that was taken in, by assignment.
        answers: of each seat, by region (id); empty while no sheet on the present version of the rubric came in.
        facts: by region (id), where there are any.
    """

    latest: Mapping[str, Summary]
    answers: Mapping[str, list[Mapping[str, Answer]]]
    facts: Mapping[str, RegionFacts]


def panels(s: Session, edition: Edition, rubric: Rubric) -> Panels:
    """Return the panels of an edition."""
    latest = latest_taken(assessments.summaries(s, edition.code))
    given = assessments.answers(s, edition.code, TAKEN)
    told = by_region(facts.facts(s, edition.code), rubric)
    seats: dict[str, list[Mapping[str, Answer] | None]] = defaultdict(list)
    for assignment in edition.assignments:
        line = latest.get(assignment.id)
        counts = line is not None and line.rubric == rubric.name
        seats[assignment.region_id].append(
            given.get(line.assessment_id, {}) if line is not None and counts else None
        )
    found = {
        region_id: counted(rubric, own, told.get(region_id, RegionFacts()).figures)
        for region_id, own in seats.items()
    }
    return Panels(latest, found, told)


def latest_taken(summaries: tuple[Summary, ...]) -> dict[str, Summary]:
    """Return the highest revision taken in, per assignment."""
    found: dict[str, Summary] = {}
    for line in summaries:
        if line.state in TAKEN and (
            line.assignment_id not in found or found[line.assignment_id].revision < line.revision
        ):
            found[line.assignment_id] = line
    return found
