"""From the panel's signed sheets to a ranking and a decision."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smartcity_desktop.core.decision import decision_statement, inputs_digest, ranking_json, spread
from smartcity_desktop.core.edition import Edition, EditionState
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.facts import RegionFacts, counted, of_region, older_figures
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.programme import Stage, noted
from smartcity_desktop.core.ranking import Candidate, Ranking, full_levels, rank
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.scoring import Result, score_panel, score_sheet
from smartcity_desktop.core.staff import Act
from smartcity_desktop.store.records import (
    assessments,
    decisions,
    editions,
    facts,
    packages,
    programme,
    regions,
    rubrics,
)
from smartcity_desktop.store.records.panels import latest_taken, panels

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from decimal import Decimal

    from smartcity_desktop.core.assessment import Assessment
    from smartcity_desktop.core.edition import Assessor
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric, RubricName
    from smartcity_desktop.core.staff import Secret
    from smartcity_desktop.reports.document import Printed
    from smartcity_desktop.store.database import Database, Session
    from smartcity_desktop.store.desk import Desk
    from smartcity_desktop.system.clock import Clock


@dataclass(frozen=True, slots=True)
class PanelSheet:
    """One assessor's place on a region's panel; `assessment` is `None` while nothing came in.

    `released` is why its package had been held, where somebody let it in; else empty. `outdated`: it was scored by
    that earlier version of the rubric; it is shown, and is not part of the mean until it is revised. `older_figures`
    are indicators in which it was signed on another figure than the present one, which counts.
    """

    assessor: Assessor
    assessment: Assessment | None
    result: Result | None
    released: str = ""
    outdated: RubricName | None = None
    older_figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PanelView:
    """A region by assessor, on the present figures.

    `spread` is highest minus lowest level per indicator, where two gave one.
    """

    edition: Edition
    region: Region
    rubric: Rubric
    sheets: tuple[PanelSheet, ...]
    mean: Result
    spread: Mapping[str, Decimal]
    facts: RegionFacts


@dataclass(frozen=True, slots=True)
class RankingView:
    """The official ranking with what it rests on.

    Attributes:
        sheets: number of sheets taken in that count and of those assigned, per region.
        outdated: number of sheets taken in on an earlier version of the rubric, which do not count, per region.
        inputs_digest: SHA-256 over the package digests that entered, and over edition and rubric.
        decision: once it was taken.
    """

    edition: Edition
    state: EditionState
    rubric: Rubric
    ranking: Ranking
    regions: Mapping[str, Region]
    sheets: Mapping[str, tuple[int, int]]
    inputs_digest: str
    made_at: datetime
    decision: decisions.Decision | None
    outdated: Mapping[str, int] = field(default_factory=dict)


class Consolidation:
    """Reads the panel's sheets; the signed sheets themselves are never changed."""

    def __init__(self, database: Database, clock: Clock, desk: Desk) -> None:
        self._database = database
        self._clock = clock
        self._desk = desk
        self._who = desk.person.name

    def panel(self, edition_code: str, region_id: str) -> PanelView:
        """Return a region's sheets side by side, with the panel's mean."""
        with self._database.read() as session:
            edition = editions.edition(session, edition_code).edition
            region = regions.region(session, region_id)
            rubric = _rubric(session, edition)
            latest = latest_taken(assessments.summaries(session, edition_code))
            loaded = {
                assignment.id: assessments.assessment(session, latest[assignment.id].assessment_id)
                for assignment in edition.assignments
                if assignment.region_id == region.id and assignment.id in latest
            }
            told = of_region(facts.facts(session, edition_code, region.id), rubric)
            released = {
                record.assignment_id: record.code
                for assessment in loaded.values()
                if (record := packages.of_assessment(session, assessment.id)) is not None
                and record.code.startswith("H_")
            }
        people = {assessor.id: assessor for assessor in edition.assessors}
        sheets = []
        for assignment in edition.assignments:
            if assignment.region_id != region.id:
                continue
            assessment = loaded.get(assignment.id)
            outdated = assessment.rubric if assessment and assessment.rubric != rubric.name else None
            result = (
                score_sheet(rubric, assessment.answers, region=region.id, assessor=assignment.assessor_id)
                if assessment and outdated is None
                else None
            )
            why = released.get(assignment.id, "")
            older = (
                older_figures(rubric, assessment.answers, told.figures)
                if assessment and outdated is None
                else ()
            )
            sheets.append(
                PanelSheet(people[assignment.assessor_id], assessment, result, why, outdated, older)
            )
        seats = [
            sheet.assessment.answers if sheet.assessment and sheet.outdated is None else None
            for sheet in sheets
        ]
        answers = counted(rubric, seats, told.figures)
        return PanelView(
            edition=edition,
            region=region,
            rubric=rubric,
            sheets=tuple(sheets),
            mean=score_panel(rubric, answers, region=region.id),
            spread=spread(rubric, answers),
            facts=told,
        )

    def ranking(self, edition_code: str) -> RankingView:
        """Rank all regions of an edition by the panel's mean; those without sheets are listed, unranked."""
        with self._database.read() as session:
            return self._ranking(session, edition_code)

    def choose(
        self,
        edition_code: str,
        *,
        secrets: tuple[Secret, ...],
        meeting: tuple[str, ...] = (),
        reason: str = "",
    ) -> decisions.Decision:
        """Take the decision: the best K, with what the meeting chose among those tied across the cut.

        Args:
            edition_code: of the edition.
            secrets: of the person signed in and of a second one: both sign what is decided, and on which inputs.
            meeting: what the meeting chose among those tied.
            reason: why.

        Raises:
            ActRefused: the person signed in may not, or a second one is missing; the error says how to add one.
            ChangeRefused: it was taken before, fewer than K regions are ranked, a tie is left open, or a sheet came
                in while it was being signed.
        """
        self._desk.require(Act.DECIDE)
        signed = self.ranking(edition_code)
        chosen = self._chosen(signed, meeting)
        approvals = self._desk.approve(
            Act.DECIDE, decision_statement(edition_code, signed.inputs_digest, chosen, reason), secrets
        )
        with self._database.write() as session:
            # In the same transaction: a sheet that comes in between must not be missing from what was decided on.
            view = self._ranking(session, edition_code)
            if (view.inputs_digest, self._chosen(view, meeting)) != (signed.inputs_digest, chosen):
                raise ChangeRefused(
                    Text(
                        "Peringkat berubah ketika keputusan sedang ditandatangani.",
                        "The ranking changed while the decision was being signed.",
                    ),
                    Text("Lihat peringkat sekali lagi.", "Look at the ranking once more."),
                )
            now = self._clock.now()
            decision = decisions.Decision(
                edition=edition_code,
                at=now,
                who=self._who,
                places=view.edition.selection.places,
                chosen=chosen,
                ranking_json=ranking_json(edition_code, view.ranking, chosen),
                inputs_digest=view.inputs_digest,
                reason=reason.strip(),
            )
            editions.set_edition_state(
                session, edition_code, EditionState.DECIDED, at=now, who=self._who, reason=reason.strip()
            )
            decisions.put_decision(session, decision)
            self._note_chosen(session, view, frozenset(chosen), now)
            self._desk.note(
                session,
                Act.DECIDE,
                edition_code,
                old=f"inputs {view.inputs_digest}",
                new=" ".join(chosen),
                reason=reason.strip(),
                approvals=approvals,
            )
        return decision

    def print_ranking(self, edition_code: str, language: Language, paper: str) -> bytes:
        """Return the ranking list with the cut line as PDF."""
        self._desk.require(Act.PRINT)
        printed = self.drawn(edition_code, language, paper)
        with self._database.write() as session:
            self._desk.note(session, Act.PRINT, f"ranking {edition_code}")
        return printed

    def drawn(self, edition_code: str, language: Language, paper: str) -> bytes:
        """Return the ranking list for comparison with a paper at hand, which is no act."""
        return self._printed(edition_code, language, paper, signature_field=False).data

    def minutes(self, edition_code: str, language: Language, paper: str) -> Printed:
        """Return the ranking list that was decided on, with room for an electronic signature.

        Raises:
            ActRefused: the person signed in may not print.
            ChangeRefused: nothing was decided yet.
        """
        self._desk.require(Act.PRINT)
        with self._database.read() as session:
            if decisions.decision(session, edition_code) is None:
                raise ChangeRefused(
                    Text(
                        "Periode ini belum diputuskan, sehingga belum ada berita acara yang dapat ditandatangani.",
                        "This edition was not decided yet, so there are no minutes to sign.",
                    ),
                    Text("Ambil keputusan lebih dahulu.", "Take the decision first."),
                )
        return self._printed(edition_code, language, paper, signature_field=True)

    def _printed(
        self, edition_code: str, language: Language, paper: str, *, signature_field: bool
    ) -> Printed:
        from smartcity_desktop.reports.paper import Paper
        from smartcity_desktop.reports.ranking import print_ranking
        from smartcity_desktop.reports.ranking_content import ranking_content

        view = self.ranking(edition_code)
        chosen = view.decision.chosen if view.decision else None
        content = ranking_content(
            view.edition,
            view.rubric,
            view.ranking,
            view.regions,
            view.sheets,
            fingerprint=view.inputs_digest,
            made_at=view.decision.at if view.decision else view.made_at,
            chosen=chosen,
        )
        return print_ranking(content, paper=Paper(paper), language=language, signature_field=signature_field)

    def _ranking(self, session: Session, edition_code: str) -> RankingView:
        stored = editions.edition(session, edition_code)
        edition = stored.edition
        rubric = _rubric(session, edition)
        found = panels(session, edition, rubric)
        latest = found.latest
        records = packages.packages(session, edition_code)
        places = {region.id: region for region in regions.all_regions(session)}
        decision = decisions.decision(session, edition_code)
        taken = {
            record.assessment_id: record
            for record in records
            if record.direction == "in" and record.status == "taken"
        }
        arrived: dict[str, list[datetime]] = defaultdict(list)
        counts = {region_id: [0, 0] for region_id in edition.regions}
        outdated = dict.fromkeys(edition.regions, 0)
        for assignment in edition.assignments:
            line = latest.get(assignment.id)
            if line and line.rubric != rubric.name:
                outdated[assignment.region_id] += 1
                line = None
            counts[assignment.region_id][1] += 1
            if line:
                counts[assignment.region_id][0] += 1
                if line.assessment_id in taken:
                    arrived[assignment.region_id].append(taken[line.assessment_id].at)
        candidates = [
            Candidate(
                region=region_id,
                result=score_panel(rubric, found.answers.get(region_id, []), region=region_id),
                full_levels=full_levels(rubric, found.answers.get(region_id, [])),
                submitted=max(arrived[region_id])
                if arrived[region_id] and len(arrived[region_id]) == counts[region_id][1]
                else None,
            )
            for region_id in edition.regions
        ]
        used = [
            taken[line.assessment_id].digest
            for line in latest.values()
            if line.assessment_id in taken and line.rubric == rubric.name
        ]
        return RankingView(
            edition=edition,
            state=stored.state,
            rubric=rubric,
            ranking=rank(rubric, candidates, edition.selection),
            regions={region_id: places[region_id] for region_id in edition.regions},
            sheets={region_id: (got, all_) for region_id, (got, all_) in counts.items()},
            inputs_digest=inputs_digest(
                edition,
                stored.digest or "",
                used,
                [figure for told in found.facts.values() for figure in told.figures.values()],
            ),
            made_at=self._clock.now(),
            decision=decision,
            outdated={region_id: n for region_id, n in outdated.items() if n},
        )

    def _chosen(self, view: RankingView, meeting: tuple[str, ...]) -> tuple[str, ...]:
        places = view.edition.selection.places
        if view.decision is not None or view.state is EditionState.DECIDED:
            raise ChangeRefused(
                Text("Keputusan periode ini sudah diambil.", "This edition was decided already."),
                Text("Lihat keputusan yang tersimpan.", "See the decision that is kept."),
            )
        ranked = [place for place in view.ranking.places if place.rank is not None]
        if len(ranked) < places:
            raise ChangeRefused(
                Text(
                    "Baru {n} daerah berperingkat, sedangkan {k} harus dipilih.",
                    "Only {n} regions are ranked, and {k} have to be chosen.",
                ).filled(n=len(ranked), k=places),
                Text("Terima paket yang masih kurang.", "Take the missing packages in."),
            )
        sure = tuple(place.region for place in ranked if place.chosen)
        left = places - len(sure)
        picked = tuple(dict.fromkeys(meeting))
        if view.ranking.open_tie:
            if len(picked) != left or not set(picked) <= set(view.ranking.open_tie):
                names = ", ".join(view.regions[r].name for r in view.ranking.open_tie)
                raise ChangeRefused(
                    Text("Nilai pada garis batas sama: {names}.", "Equal at the cut: {names}.").filled(
                        names=names
                    ),
                    Text(
                        "Rapat memilih {n} di antaranya dan menulis alasannya.",
                        "The meeting chooses {n} of them and writes its reason.",
                    ).filled(n=left),
                )
            return (*sure, *picked)
        return sure

    def _note_chosen(
        self, session: Session, view: RankingView, chosen: frozenset[str], now: datetime
    ) -> None:
        for place in view.ranking.places:
            way = programme.events(session, edition=view.edition.code, region_id=place.region)
            stage = Stage.CHOSEN if place.region in chosen else Stage.NOT_CHOSEN
            event = noted(way, view.edition.code, place.region, stage, at=now, who=self._who)
            if event is not None:
                programme.append_event(session, event)


def _rubric(session: Session, edition: Edition) -> Rubric:
    return read_rubric(rubrics.rubric_text(session, edition.rubric), edition.rubric.code)
