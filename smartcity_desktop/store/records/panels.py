"""The sheets of an edition's panels as they count: the newest taken in of each assignment, on the present figures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.facts import RegionFacts, by_region, with_figures
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
    """Return the panels of an edition.

    Once a sheet of a region has come in, its figures count for every seat of the panel: they are no member's to give.
    """
    latest = latest_taken(assessments.summaries(s, edition.code))
    given = assessments.answers(s, edition.code, TAKEN)
    told = by_region(facts.facts(s, edition.code), rubric)
    found: dict[str, list[Mapping[str, Answer]]] = defaultdict(list)
    counting = {key: line for key, line in latest.items() if line.rubric == rubric.name}
    seen = {line.region_id for line in counting.values()}
    for assignment in edition.assignments:
        line = counting.get(assignment.id)
        answers = given.get(line.assessment_id, {}) if line else {}
        if assignment.region_id in seen:
            figures = told.get(assignment.region_id, RegionFacts()).figures
            answers = with_figures(rubric, answers, figures)
        found[assignment.region_id].append(answers)
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
