"""Filled blank sheets keyed into a draft: kept at every key, taken in at once, and only where both keyings agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core import transcription as keying
from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.errors import ChangeRefused, FileProblem
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.paper_page import PageMark, PaperKind, is_mark, read_mark, read_pages
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.words import read_several
from smartcity_desktop.store.records import assessments, editions, regions, rubrics
from smartcity_desktop.system.at_rest import keep_whole, read_kept
from smartcity_desktop.system.files import file_problem, remove_quietly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from smartcity_desktop.core.assessment import Answer, Assessment
    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.core.transcription import Transcription
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.system.paths import RoleFolder

    Draw = Callable[[str, str, Language, str], bytes]
    Fill = Callable[[str, tuple[Answer, ...]], object]

FOLDER = "transcriptions"
_LIMIT = 4 * 1024 * 1024
_PAPERS = ("A4", "F4")


@dataclass(frozen=True, slots=True)
class OpenedPaper:
    """A paper in front of the person who keys it.

    Attributes:
        resumed: it was begun earlier.
        answered: codes of indicators that have an answer in the draft already.
    """

    assessment_id: str
    region: Region
    rubric: Rubric
    transcription: Transcription
    resumed: bool
    answered: frozenset[str]


@dataclass(frozen=True, slots=True)
class PageFound:
    """A page of the very sheet: which of how many; 0 of 0 where its words are those of the rubric, as on every page."""

    page: int
    pages: int


class TranscriptionDesk:
    """Keeps papers that are being keyed, and takes them in."""

    def __init__(
        self, database: Database, folder: RoleFolder, keys: StoreKeys, draw: Draw, fill: Fill
    ) -> None:
        """Work on a store.

        Args:
            database: of the assessor.
            folder: of the assessor.
            keys: that open it.
            draw: draws the blank sheet of an edition and an assignment (`SheetPrinting.blank`).
            fill: enters answers in one transaction (`Scoring.fill`).
        """
        self._database = database
        self._place = folder.root / FOLDER
        self._keys = keys
        self._draw = draw
        self._fill = fill

    def open(self, assessment_id: str) -> OpenedPaper:
        """Begin to key a paper into a draft, or go on with it.

        Raises:
            ChangeRefused: it is no draft.
            NotFound: there is no such assessment.
        """
        assessment, region, rubric, _ = self._load(assessment_id)
        if assessment.state is not AssessmentState.DRAFT:
            raise ChangeRefused(
                Text(
                    "Penilaian {region} sudah ditandatangani atau dihentikan.",
                    "The assessment of {region} is signed or abandoned.",
                ).filled(region=region.name),
                Text(
                    "Buat revisi, lalu pindahkan isi kertasnya.", "Make a revision, then type the paper in."
                ),
            )
        fresh = keying.start(rubric)
        file = self._file(assessment_id)
        kept = fresh
        if file.exists():
            try:
                kept = keying.read_written(read_kept(file, self._keys.at_rest(), _LIMIT), fresh)
            except (ValueError, FileProblem):
                # Damaged, or of another version of the rubric: the paper is at hand and is keyed anew.
                kept = fresh
        answered = frozenset(code for code, answer in assessment.answers.items() if answer.answered)
        return OpenedPaper(assessment_id, region, rubric, kept, kept.begun, answered)

    def keep(self, assessment_id: str, transcription: Transcription) -> None:
        """Keep what was keyed so far, encrypted; called at every key.

        Raises:
            FileProblem: the disk is full.
        """
        try:
            self._place.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise file_problem(error, self._place) from error
        keep_whole(self._file(assessment_id), keying.written(transcription), self._keys.at_rest())

    def drop(self, assessment_id: str) -> None:
        """Throw what was keyed away."""
        remove_quietly(self._file(assessment_id))

    def take_in(self, assessment_id: str, transcription: Transcription) -> int:
        """Enter what was keyed into the draft, in one transaction and one step of undo; returns how many answers.

        What was keyed is thrown away only afterwards: killed in between, it is entered once more and changes nothing.

        Raises:
            ChangeRefused: it was not keyed twice, a difference is open, or the assessment is no draft.
        """
        found = keying.answers(transcription)
        if not found:
            raise ChangeRefused(
                Text("Kertas ini kosong seluruhnya.", "Nothing is filled in on this paper."),
                Text("Periksa apakah lembarnya benar.", "See whether it is the right sheet."),
            )
        self._fill(assessment_id, found)
        self.drop(assessment_id)
        return len(found)

    def recognise(self, assessment_id: str, text: str) -> PageFound:
        """Make sure that a page is one of the blank sheet of this region, edition and version of the rubric.

        Args:
            assessment_id: the draft that is to be filled.
            text: the text of the page's QR code, or its six words, as they were scanned or typed.

        Raises:
            WordsUnclear, MarkUnclear: it is neither.
            ChangeRefused: the page is of another sheet.
        """
        assessment, region, _, edition = self._load(assessment_id)
        digest = assessment.rubric.digest
        mark = read_mark(text) if is_mark(text) else None
        if mark is not None and mark.kind is not PaperKind.BLANK:
            raise _another(_NOT_BLANK)
        if mark is not None and mark.document != digest:
            raise _another(_OTHER_RUBRIC)
        typed = () if mark else read_several(text)
        if any(words.begin(digest) for words in typed) and len(typed) == 1:
            return PageFound(0, 0)
        for page in self._pages(edition, assessment.assignment_id):
            if page == mark or any(words.begin(page.digest) for words in typed):
                return PageFound(page.page, page.pages)
        raise _another(_OTHER_REGION.filled(region=region.name, edition=edition.code))

    def _pages(self, edition: Edition, assignment_id: str) -> Iterator[PageMark]:
        for language in Language:
            for paper in _PAPERS:
                yield from read_pages(self._draw(edition.code, assignment_id, language, paper))

    def _load(self, assessment_id: str) -> tuple[Assessment, Region, Rubric, Edition]:
        with self._database.read() as session:
            assessment = assessments.assessment(session, assessment_id)
            name = assessment.rubric
            return (
                assessment,
                regions.region(session, assessment.region_id),
                read_rubric(rubrics.rubric_text(session, name), name.code),
                editions.edition(session, assessment.edition).edition,
            )

    def _file(self, assessment_id: str) -> Path:
        return self._place / f"{assessment_id}.json"


def _another(what: Text) -> ChangeRefused:
    return ChangeRefused(what, _LOOK_AGAIN)


_NOT_BLANK = Text("Halaman ini bukan dari lembar kosong.", "This page is not of a blank sheet.")
_OTHER_RUBRIC = Text(
    "Lembar ini dicetak untuk versi rubrik yang lain; barisnya dapat berbeda.",
    "This sheet was printed for another version of the rubric; its rows may differ.",
)
_OTHER_REGION = Text(
    "Halaman ini bukan dari lembar kosong {region} dalam periode {edition}.",
    "This page is not of the blank sheet of {region} in the edition {edition}.",
)
_LOOK_AGAIN = Text(
    "Periksa nama daerah di kepala halaman, lalu buka daerah yang benar.",
    "Look at the region in the head of the page, then open the right region.",
)
