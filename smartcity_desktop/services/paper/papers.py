"""Every paper that can be printed from a database, and the ways in which it may have been printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from smartcity_desktop.core.assessment import SIGNED_STATES, AssessmentState
from smartcity_desktop.core.edition import EditionState
from smartcity_desktop.core.language import Language, TimeZone
from smartcity_desktop.core.paper_finding import PaperSubject
from smartcity_desktop.core.paper_page import PaperKind
from smartcity_desktop.core.programme import Stage
from smartcity_desktop.store.records import assessments, editions, programme, regions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smartcity_desktop.core.assessment import Assessment
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.store.database import Session
    from smartcity_desktop.store.records.editions import StoredEdition

    Draw = partial[bytes]

PAPERS = ("A4", "F4")


class DrawSheet(Protocol):
    """Draws a filled score sheet."""

    def __call__(
        self,
        assessment_id: str,
        language: Language,
        paper: str,
        zone: TimeZone,
        *,
        signature_field: bool = False,
    ) -> bytes:
        """Return it as PDF."""


class DrawMinutes(Protocol):
    """Draws the minutes of a visit."""

    def __call__(
        self, assessment_id: str, language: Language, paper: str, *, signature_field: bool = False
    ) -> bytes:
        """Return them as PDF."""


@dataclass(frozen=True, slots=True)
class Printers:
    """Who draws what; headquarters alone has ranking and memorandum.

    Attributes:
        sheet: a filled sheet, by the id of its assessment.
        blank: a blank one, by edition and assignment.
        visit: minutes of a visit, promises: the list of what was promised later, by the id of their assessment.
        ranking: the ranking list of an edition. memorandum: that of an edition and a region. keys: the key card.
    """

    sheet: DrawSheet
    blank: Callable[[str, str, Language, str], bytes]
    ranking: Callable[[str, Language, str], bytes] | None = None
    memorandum: Callable[[str, str, Language, str], bytes] | None = None
    visit: DrawMinutes | None = None
    promises: Callable[[str, Language, str], bytes] | None = None
    keys: Callable[[Language, str], bytes] | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that may be printed.

    Attributes:
        subject: what it is of.
        fingerprint: of its content, where that is known before it is drawn.
        usual: the ways to draw it. rare: further ways, which are tried last.
    """

    subject: PaperSubject
    fingerprint: str | None
    usual: tuple[Draw, ...]
    rare: tuple[Draw, ...] = ()


class PaperList:
    """Lists papers.

    Args:
        printers: draw them.
        language: in which most are printed here.
        zone: in which moments stand on most of them.
    """

    def __init__(self, printers: Printers, language: Language, zone: TimeZone) -> None:
        self._printers = printers
        self._languages = (language, *(other for other in Language if other is not language))
        self._zones = (zone, *(other for other in TimeZone if other is not zone))

    def papers(self, session: Session, place: Region | None) -> tuple[Paper, ...]:
        """Return every paper that can be printed here, what is looked for most first.

        Args:
            session: reads the database.
            place: of whose papers alone; `None` for all.
        """
        return tuple(sorted(self._papers(session, place), key=lambda one: one.subject.kind in _LAST))

    def _papers(self, session: Session, place: Region | None) -> Iterator[Paper]:
        names = {region.id: region.name for region in regions.all_regions(session)}
        stored = [
            one
            for one in editions.editions(session)
            if place is None or place.id in one.edition.regions or one.state is EditionState.HISTORY
        ]
        played = [one for one in stored if one.state is not EditionState.HISTORY]
        for one in reversed(played):
            yield from self._sheets(session, one, names, place)
        for one in reversed(played):
            if self._printers.ranking is not None and one.state is not EditionState.DRAFT:
                draw = partial(self._printers.ranking, one.edition.code)
                subject = PaperSubject(PaperKind.RANKING, one.edition.code)
                yield Paper(subject, None, self._two_by_two(draw))
        if self._printers.memorandum is not None:
            yield from self._memoranda(session, names, place)
        for one in reversed(played):
            yield from self._blanks(one, names, place)
        if self._printers.keys is not None and place is None:
            yield Paper(PaperSubject(PaperKind.KEYS, ""), None, self._two_by_two(self._printers.keys))

    def _sheets(
        self, session: Session, stored: StoredEdition, names: dict[str, str], place: Region | None
    ) -> Iterator[Paper]:
        edition = stored.edition
        people = {assessor.id: assessor.name for assessor in edition.assessors}
        lines = [
            line
            for line in assessments.summaries(session, edition.code)
            if place is None or line.region_id == place.id
        ]
        newest: dict[str, int] = {}
        for line in lines:
            if line.state in SIGNED_STATES:
                newest[line.assignment_id] = max(newest.get(line.assignment_id, 0), line.revision)
        for line in reversed(lines):
            if line.state is AssessmentState.ABANDONED:
                continue
            assessment = assessments.assessment(session, line.assessment_id)
            signed = line.state in SIGNED_STATES
            subject = PaperSubject(
                PaperKind.SHEET,
                edition.code,
                names.get(line.region_id, line.region_id),
                people.get(line.assessor_id, line.assessor_id),
                line.assessment_id,
                line.revision,
                newest.get(line.assignment_id, 0),
                draft=not signed,
            )
            # The moment of signing stands on it in the zone of whoever printed it.
            usual, *others = (self._sheet_ways(subject, zone) for zone in self._zones)
            # With room for a signature it lies in a package, where it is found by what that claims.
            fields = (self._sheet_ways(subject, zone, field=True) for zone in self._zones)
            rare = () if subject.draft else tuple(chain(*fields, *others))
            yield Paper(subject, _fingerprint(assessment, signed=signed), usual, rare)
            yield from self._of_fieldwork(assessment, subject)

    def _of_fieldwork(self, assessment: Assessment, sheet: PaperSubject) -> Iterator[Paper]:
        """Give the papers of a visit and of promises; signed minutes have room for the signature."""
        if self._printers.visit is not None and assessment.visit.begun:
            minutes = partial(self._printers.visit, assessment.id)
            signed = self._two_by_two(partial(minutes, signature_field=True))
            yield Paper(replace(sheet, kind=PaperKind.VISIT), None, self._two_by_two(minutes), signed)
        if self._printers.promises is not None and assessment.promises:
            subject = replace(sheet, kind=PaperKind.PROMISES)
            yield Paper(subject, None, self._two_by_two(partial(self._printers.promises, assessment.id)))

    def _sheet_ways(self, subject: PaperSubject, zone: TimeZone, *, field: bool = False) -> tuple[Draw, ...]:
        """Return the ways to draw a sheet; the one in a package has room for its signature (`field`)."""
        return tuple(
            partial(self._printers.sheet, subject.assessment_id, language, paper, zone, signature_field=field)
            for language in self._languages
            for paper in PAPERS
        )

    def _memoranda(self, session: Session, names: dict[str, str], place: Region | None) -> Iterator[Paper]:
        printer = self._printers.memorandum
        assert printer is not None
        chosen = {
            (event.edition, event.region_id)
            for event in programme.events(session, region_id=place.id if place else None)
            if event.withdrawn is None and event.stage in (Stage.CHOSEN, Stage.MEMORANDUM)
        }
        for edition, region_id in sorted(chosen, reverse=True):
            subject = PaperSubject(PaperKind.MEMORANDUM, edition, names.get(region_id, region_id))
            yield Paper(subject, None, self._two_by_two(partial(printer, edition, region_id)))

    def _blanks(self, stored: StoredEdition, names: dict[str, str], place: Region | None) -> Iterator[Paper]:
        edition = stored.edition
        people = {assessor.id: assessor.name for assessor in edition.assessors}
        for one in edition.assignments:
            if place is not None and one.region_id != place.id:
                continue
            subject = PaperSubject(
                PaperKind.BLANK,
                edition.code,
                names.get(one.region_id, one.region_id),
                people.get(one.assessor_id, one.assessor_id),
            )
            draw = partial(self._printers.blank, edition.code, one.id)
            yield Paper(subject, edition.rubric.digest, self._two_by_two(draw))

    def _two_by_two(self, draw: Callable[[Language, str], bytes]) -> tuple[Draw, ...]:
        return tuple(partial(draw, language, paper) for language in self._languages for paper in PAPERS)


_LAST = (PaperKind.VISIT, PaperKind.PROMISES)


def _fingerprint(assessment: Assessment, *, signed: bool) -> str:
    from smartcity_desktop.sealing.documents import scores_document, scores_json

    document = scores_document(assessment, assessment.rubric, no_conflict_stated=signed)
    return sha256(scores_json(document)).hexdigest()
