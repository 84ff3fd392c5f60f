"""Filled blank sheets keyed into a draft: kept at every key, reviewed against the sheet, and taken in at once.

Nothing that both keyings do not agree on is taken in, and nothing over an answer that the person did not see.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Protocol

from smartcity_desktop.core import paper_plan
from smartcity_desktop.core import transcription as keying
from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Language, Text, same
from smartcity_desktop.core.paper_page import PageMark, PaperKind, is_mark, read_mark, read_pages
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.words import read_several
from smartcity_desktop.store.records import assessments, editions, regions, rubrics
from smartcity_desktop.system.at_rest import ContentChanged, keep_whole, read_kept
from smartcity_desktop.system.files import file_problem, remove_quietly, rename_patiently

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from smartcity_desktop.core.assessment import Answer, Assessment
    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.core.paper_plan import PaperPlan
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.core.transcription import Transcription
    from smartcity_desktop.sealing.at_rest import EncryptedFiles
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.system.paths import RoleFolder

    Draw = Callable[[str, str, Language, str], bytes]

_LIMIT = 4 * 1024 * 1024
_PAPERS = ("A4", "F4")


@dataclass(frozen=True, slots=True)
class OpenedPaper:
    """A paper in front of the person who keys it.

    Attributes:
        resumed: it was begun earlier.
        lost: why what was keyed earlier cannot be gone on with; the file of it was put aside, not thrown away.
    """

    assessment_id: str
    region: Region
    rubric: Rubric
    transcription: Transcription
    resumed: bool
    lost: keying.KeyingLost | None = None


@dataclass(frozen=True, slots=True)
class PageFound:
    """A page of the very sheet: which of how many; 0 of 0 where its words are those of the rubric, as on every page."""

    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What was entered from a paper: when, how many answers are other than they were, and how many of them replaced one."""

    at: datetime
    entered: int
    replaced: int


class Filled(Protocol):
    """What was committed."""

    @property
    def at(self) -> datetime:
        """When."""


class Fill(Protocol):
    """Enters answers in one transaction, if the sheet still is as it was seen (`Scoring.fill`)."""

    def __call__(
        self, assessment_id: str, answers: Iterable[Answer], *, seen: Mapping[str, Answer]
    ) -> Filled:
        """Enter them."""


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
            fill: enters answers (`Scoring.fill`).
        """
        self._database = database
        self._place = folder.transcriptions
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
        _require_draft(assessment, region)
        fresh = keying.start(rubric)
        file = self._file(assessment_id)
        kept, lost = fresh, None
        if file.exists():
            try:
                kept = keying.read_written(read_kept(file, self._kept(assessment_id), _LIMIT), fresh)
            except keying.OtherRows:
                lost = self._put_aside(file, _OTHER_ROWS)
            except (ValueError, ContentChanged):
                lost = self._put_aside(file, _DAMAGED)
        return OpenedPaper(assessment_id, region, rubric, kept, kept.begun, lost)

    def _put_aside(self, file: Path, what: Text) -> keying.KeyingLost:
        """Move a file that cannot be gone on with out of the way of what is keyed now.

        Raises:
            FileProblem: it cannot be moved; then nothing is keyed over it either.
        """
        names = (f"{file.stem}.damaged-{number}{file.suffix}" for number in count(1))
        aside = next(path for path in map(file.with_name, names) if not path.exists())
        try:
            rename_patiently(file, aside)
        except OSError as error:
            raise file_problem(error, file) from error
        return keying.KeyingLost(what, _AGAIN.filled(file=same(aside.name)))

    def keep(self, assessment_id: str, transcription: Transcription) -> None:
        """Keep what was keyed so far, encrypted; called at every key.

        Raises:
            FileProblem: the disk is full, or the folder cannot be written to.
        """
        try:
            self._place.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise file_problem(error, self._place) from error
        keep_whole(self._file(assessment_id), keying.written(transcription), self._kept(assessment_id))

    def drop(self, assessment_id: str) -> None:
        """Throw what was keyed away."""
        remove_quietly(self._file(assessment_id))

    def review(self, assessment_id: str, transcription: Transcription) -> PaperPlan:
        """Say what a keyed paper would do to the draft as it stands now; nothing is written.

        Raises:
            ChangeRefused: it was not keyed twice, a difference is open, the paper is blank, or it is no draft.
        """
        assessment, region, _, _ = self._load(assessment_id)
        _require_draft(assessment, region)
        return paper_plan.plan(transcription, assessment.answers)

    def take_in(self, assessment_id: str, agreed: PaperPlan) -> Taken:
        """Enter what the person agreed to into the draft, in one transaction and one step of undo.

        What was keyed is thrown away only afterwards: killed in between, it is reviewed once more and changes nothing.

        Raises:
            SheetMoved: the draft has other answers by now than those that were seen; nothing was entered.
            ChangeRefused: the assessment is no draft.
        """
        filled = self._fill(assessment_id, agreed.answers(), seen=agreed.seen())
        self.drop(assessment_id)
        return Taken(filled.at, agreed.entering, len(agreed.replacing))

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

    def _kept(self, assessment_id: str) -> EncryptedFiles:
        """Return how what was keyed of one paper lies on the disk: in another's place it is nothing."""
        return self._keys.at_rest().of(f"keyed {assessment_id}")

    def _file(self, assessment_id: str) -> Path:
        return self._place / f"{assessment_id}.json"


def _require_draft(assessment: Assessment, region: Region) -> None:
    if assessment.state is not AssessmentState.DRAFT:
        raise ChangeRefused(
            Text(
                "Penilaian {region} sudah ditandatangani atau dihentikan.",
                "The assessment of {region} is signed or abandoned.",
            ).filled(region=region.name),
            Text("Buat revisi, lalu pindahkan isi kertasnya.", "Make a revision, then type the paper in."),
        )


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
_DAMAGED = Text(
    "Ketikan kertas ini yang tersimpan rusak: ketik dari awal.",
    "What was keyed of this paper is damaged: key it from the top.",
)
_OTHER_ROWS = Text(
    "Ketikan kertas ini yang tersimpan memakai baris rubrik lain: ketik dari awal.",
    "What was keyed of this paper is of other rows than the rubric has now: key it from the top.",
)
_AGAIN = Text(
    "Lembar penilaian tidak berubah. Berkas yang lama disisihkan, tidak dihapus: {file}.",
    "The score sheet has not changed. The former file was put aside, not thrown away: {file}.",
)
_LOOK_AGAIN = Text(
    "Periksa nama daerah di kepala halaman, lalu buka daerah yang benar.",
    "Look at the region in the head of the page, then open the right region.",
)
