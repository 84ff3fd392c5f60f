"""Paper = file: tells of a printed page, by its six words or QR code, whether it is what is on file.

The pages are made again from the database, in both languages and on both sizes of paper, and their fingerprints
compared; nothing that was printed earlier has to be kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from smartcity_desktop.core.assessment import SIGNED_STATES, AssessmentState
from smartcity_desktop.core.edition import EditionState
from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Language, TimeZone
from smartcity_desktop.core.package import PackageKind, PackageRefused
from smartcity_desktop.core.paper_finding import (
    GIVE_ASSESSMENT,
    NO_MARKS,
    NO_SHEET,
    READ_IT,
    PaperFinding,
    PaperSubject,
    PaperVerdict,
)
from smartcity_desktop.core.paper_page import PageMark, PaperKind, is_mark, read_mark, read_pages
from smartcity_desktop.core.programme import Stage
from smartcity_desktop.core.words import Words, read_several
from smartcity_desktop.store.records import assessments, editions, programme, regions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from smartcity_desktop.core.assessment import Assessment
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.store.database import Database, Session
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
class _Paper:
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


class PaperCheck:
    """Compares papers with what is on file."""

    def __init__(
        self,
        database: Database,
        printers: Printers,
        quarantine: Path,
        *,
        secrets: Sequence[str] = (),
        language: Language = Language.INDONESIAN,
        zone: TimeZone = TimeZone.WIB,
    ) -> None:
        self._database = database
        self._printers = printers
        self._quarantine = quarantine
        self._secrets = tuple(secrets)
        self._pages: dict[tuple[object, ...], tuple[PageMark, ...]] = {}
        self._languages = (language, *(other for other in Language if other is not language))
        self._zones = (zone, *(other for other in TimeZone if other is not zone))

    def check(self, text: str, region: str = "") -> PaperFinding:
        """Say of a page whether it is what is on file here.

        Args:
            text: what was typed or scanned: the text of the QR code; six words of the page, or of the document; or
                both, twelve.
            region: id, code or name of a region to look among alone, which is faster; empty for all.

        Raises:
            WordsUnclear, MarkUnclear: it is neither words nor the text of a QR code.
            NotFound: there is no such region.
        """
        with self._database.read() as session:
            place = regions.region(session, region) if region else None
            papers = tuple(sorted(self._papers(session, place), key=lambda one: one.subject.kind in _LAST))
        if is_mark(text):
            return self._by_mark(read_mark(text), papers)
        return self._by_words(read_several(text), papers)

    def check_package(self, text: str, file: Path) -> PaperFinding:
        """Say of a page whether it is one of the sheet in a package; as `check_package` of this module."""
        return check_package(text, file, self._quarantine, self._secrets)

    def _by_mark(self, mark: PageMark, papers: Sequence[_Paper]) -> PaperFinding:
        same_document: PaperSubject | None = None
        for paper in papers:
            if paper.subject.kind is not mark.kind or paper.fingerprint not in (None, mark.document):
                continue
            for pages in self._printed(paper, paper.usual + paper.rare):
                if mark in pages:
                    return _identical(paper.subject, mark, len(papers))
                if not any(page.document == mark.document for page in pages):
                    break
                # Blank sheets bear the fingerprint of their rubric alone, and so does every one of them.
                same_document = paper.subject
        if same_document is None:
            return PaperFinding(PaperVerdict.UNKNOWN, None, mark.page, mark.pages, searched=len(papers))
        if mark.kind is PaperKind.BLANK:
            same_document = PaperSubject(mark.kind, same_document.edition)
        return PaperFinding(
            PaperVerdict.DIFFERENT, same_document, mark.page, mark.pages, mark.document, searched=len(papers)
        )

    def _by_words(self, typed: tuple[Words, ...], papers: Sequence[_Paper]) -> PaperFinding:
        known = [
            paper for paper in papers if paper.fingerprint and any(w.begin(paper.fingerprint) for w in typed)
        ]
        if len(typed) == 1 and known:
            return _document(known[0].subject, known[0].fingerprint or "", len(papers))
        drawn = chain(
            ((paper, paper.usual) for paper in known or papers),
            ((paper, paper.rare) for paper in known or papers),
        )
        for paper, ways in drawn:
            for pages in self._printed(paper, ways):
                for page in pages:
                    if any(words.begin(page.digest) for words in typed):
                        return _identical(paper.subject, page, len(papers))
                    if len(typed) == 1 and typed[0].begin(page.document):
                        return _document(paper.subject, page.document, len(papers))
        if known:
            return PaperFinding(
                PaperVerdict.DIFFERENT,
                known[0].subject,
                document=known[0].fingerprint or "",
                searched=len(papers),
            )
        return PaperFinding(PaperVerdict.UNKNOWN, searched=len(papers))

    def _papers(self, session: Session, place: Region | None) -> Iterator[_Paper]:
        """Give every paper that can be printed here, what is looked for most first."""
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
                yield _Paper(subject, None, self._two_by_two(draw))
        if self._printers.memorandum is not None:
            yield from self._memoranda(session, names, place)
        for one in reversed(played):
            yield from self._blanks(one, names, place)
        if self._printers.keys is not None and place is None:
            yield _Paper(PaperSubject(PaperKind.KEYS, ""), None, self._two_by_two(self._printers.keys))

    def _sheets(
        self, session: Session, stored: StoredEdition, names: dict[str, str], place: Region | None
    ) -> Iterator[_Paper]:
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
            usual, *rare = (self._sheet_ways(subject, zone) for zone in self._zones)
            fingerprint = _fingerprint(assessment, signed=signed)
            yield _Paper(subject, fingerprint, usual, () if subject.draft else tuple(chain(*rare)))
            yield from self._of_fieldwork(assessment, subject)

    def _of_fieldwork(self, assessment: Assessment, sheet: PaperSubject) -> Iterator[_Paper]:
        """Give the papers of a visit and of promises; signed minutes have room for the signature."""
        if self._printers.visit is not None and assessment.visit.begun:
            minutes = partial(self._printers.visit, assessment.id)
            signed = self._two_by_two(partial(minutes, signature_field=True))
            yield _Paper(replace(sheet, kind=PaperKind.VISIT), None, self._two_by_two(minutes), signed)
        if self._printers.promises is not None and assessment.promises:
            subject = replace(sheet, kind=PaperKind.PROMISES)
            yield _Paper(subject, None, self._two_by_two(partial(self._printers.promises, assessment.id)))

    def _sheet_ways(self, subject: PaperSubject, zone: TimeZone) -> tuple[Draw, ...]:
        """Return the ways to draw a sheet; the one in a package has room for its signature."""
        return tuple(
            partial(self._printers.sheet, subject.assessment_id, language, paper, zone, signature_field=field)
            for field in ((False,) if subject.draft else (False, True))
            for language in self._languages
            for paper in PAPERS
        )

    def _memoranda(self, session: Session, names: dict[str, str], place: Region | None) -> Iterator[_Paper]:
        printer = self._printers.memorandum
        assert printer is not None
        chosen = {
            (event.edition, event.region_id)
            for event in programme.events(session, region_id=place.id if place else None)
            if event.withdrawn is None and event.stage in (Stage.CHOSEN, Stage.MEMORANDUM)
        }
        for edition, region_id in sorted(chosen, reverse=True):
            subject = PaperSubject(PaperKind.MEMORANDUM, edition, names.get(region_id, region_id))
            yield _Paper(subject, None, self._two_by_two(partial(printer, edition, region_id)))

    def _blanks(self, stored: StoredEdition, names: dict[str, str], place: Region | None) -> Iterator[_Paper]:
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
            yield _Paper(subject, edition.rubric.digest, self._two_by_two(draw))

    def _two_by_two(self, draw: Callable[[Language, str], bytes]) -> tuple[Draw, ...]:
        return tuple(partial(draw, language, paper) for language in self._languages for paper in PAPERS)

    def _printed(self, paper: _Paper, ways: Sequence[Draw]) -> Iterator[tuple[PageMark, ...]]:
        """Give the pages of a paper in each of these ways; a sheet of the same content is drawn once alone."""
        for draw in ways:
            key = (paper.fingerprint, draw.args, tuple(draw.keywords.items()))
            pages = self._pages.get(key)
            if pages is None:
                pages = read_pages(draw())
                if paper.subject.assessment_id and paper.fingerprint:
                    self._pages[key] = pages
            yield pages


def check_package(text: str, file: Path, quarantine: Path, secrets: Sequence[str] = ()) -> PaperFinding:
    """Say of a page whether it is one of the score sheet in a package that is whole and validly signed.

    Args:
        text: as for `PaperCheck.check`.
        file: the package, also encrypted.
        quarantine: an existing folder for the private copy.
        secrets: age identities that may open it.

    Raises:
        WordsUnclear, MarkUnclear: it is neither words nor the text of a QR code.
        PackageRefused: the package cannot be relied on, or its sheet is not of its scores.
        FileProblem: it cannot be read, or has no score sheet whose pages bear fingerprints.
    """
    mark = read_mark(text) if is_mark(text) else None
    typed = () if mark else read_several(text)
    subject, document, pages = _in_package(file, quarantine, secrets)
    found = [page for page in pages if page == mark or any(words.begin(page.digest) for words in typed)]
    verdict, page = PaperVerdict.UNKNOWN, PageMark(PaperKind.SHEET, document, 0, 0, "")
    if found:
        verdict, page = PaperVerdict.IDENTICAL, found[0]
    elif mark is not None and mark.document == document:
        verdict, page = PaperVerdict.DIFFERENT, mark
    elif any(words.begin(document) for words in typed):
        verdict = PaperVerdict.DOCUMENT if len(typed) == 1 else PaperVerdict.DIFFERENT
    known = None if verdict is PaperVerdict.UNKNOWN else subject
    digest = page.digest if found else ""
    return PaperFinding(verdict, known, page.page, page.pages, document, digest, 1, file.name)


def _in_package(
    file: Path, quarantine: Path, secrets: Sequence[str]
) -> tuple[PaperSubject, str, tuple[PageMark, ...]]:
    from smartcity_desktop.sealing.documents import SCORES, read_scores
    from smartcity_desktop.sealing.verify import show

    with show(file, quarantine, secrets=secrets) as opened:
        if opened.verdict.refusal is not None:
            raise opened.verdict.refusal
        head = opened.head
        if head.kind is not PackageKind.ASSESSMENT or _SHEET not in opened.names:
            raise FileProblem(str(file), NO_SHEET, GIVE_ASSESSMENT)
        scores = opened.read(SCORES)
        pages = read_pages(opened.read(_SHEET))
        document = read_scores(scores)
    fingerprint = sha256(scores).hexdigest()
    if not pages:
        raise FileProblem(str(file), NO_MARKS, READ_IT)
    if any(page.document != fingerprint for page in pages):
        raise PackageRefused("E_SCORES", f"{_SHEET} was not printed from {SCORES}")
    subject = PaperSubject(
        PaperKind.SHEET,
        head.edition,
        head.region or "",
        head.signer,
        document.assessment_id,
        document.revision,
        document.revision,
    )
    return subject, fingerprint, pages


def _identical(subject: PaperSubject, page: PageMark, searched: int) -> PaperFinding:
    older = bool(subject.revision) and subject.revision < subject.newest
    verdict = PaperVerdict.SUPERSEDED if older else PaperVerdict.IDENTICAL
    return PaperFinding(verdict, subject, page.page, page.pages, page.document, page.digest, searched)


def _document(subject: PaperSubject, fingerprint: str, searched: int) -> PaperFinding:
    return PaperFinding(PaperVerdict.DOCUMENT, subject, document=fingerprint, searched=searched)


def _fingerprint(assessment: Assessment, *, signed: bool) -> str:
    from smartcity_desktop.sealing.documents import scores_document, scores_json

    document = scores_document(assessment, assessment.rubric, no_conflict_stated=signed)
    return sha256(scores_json(document)).hexdigest()


_LAST = (PaperKind.VISIT, PaperKind.PROMISES)
_SHEET = "sheet.pdf"
