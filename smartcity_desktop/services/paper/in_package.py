"""The score sheets that lie in packages: held against a page, and asked which pages they claim to have."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import FileProblem
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
from smartcity_desktop.core.paper_page import PageMark, PaperKind, bears, is_mark, read_mark, read_pages
from smartcity_desktop.core.words import read_several
from smartcity_desktop.store.records import packages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from smartcity_desktop.core.words import Words
    from smartcity_desktop.store.database import Session
    from smartcity_desktop.system.at_rest import AtRest
    from smartcity_desktop.system.paths import RoleFolder

_SHEET = "sheet.pdf"


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
    found = [page for page in pages if page == mark or bears(page, typed)]
    other = next((page for page in pages if any(words.begin(page.digest) for words in typed)), None)
    verdict, page = PaperVerdict.UNKNOWN, PageMark(PaperKind.SHEET, document, 0, 0, "")
    if found:
        verdict, page = PaperVerdict.IDENTICAL, found[0]
    elif mark is not None and mark.document == document:
        verdict, page = PaperVerdict.DIFFERENT, mark
    elif other is not None:
        verdict, page = PaperVerdict.DIFFERENT, other
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


class Claims:
    """Which pages the sheets in the packages on file have, as they claim: where to look, and proof of nothing.

    A package is opened once as long as this lives: under its name it never changes.
    """

    def __init__(self, folder: RoleFolder, at_rest: AtRest) -> None:
        self._folder = folder
        self._at_rest = at_rest
        self._known: dict[Path, tuple[PageMark, ...]] = {}

    def files(self, session: Session) -> tuple[tuple[str, Path], ...]:
        """Return the packages on file that carry a sheet, newest first: id of the assessment, and file."""
        return tuple(
            (record.assessment_id, self._place(record) / record.file)
            for record in reversed(packages.carrying_sheets(session))
            if record.assessment_id is not None
        )

    def naming(self, files: Sequence[tuple[str, Path]], typed: Sequence[Words]) -> Iterator[str]:
        """Give the ids of the assessments whose sheets claim a page with these words."""
        for assessment_id, path in files:
            if any(words.begin(page.digest) for page in self._pages(path) for words in typed):
                yield assessment_id

    def _pages(self, path: Path) -> tuple[PageMark, ...]:
        from smartcity_desktop.sealing.claimed import claimed_file

        if path not in self._known:
            try:
                data = claimed_file(path, _SHEET, self._at_rest)
            except FileProblem:
                data = None  # what is wrong with it is said where it is needed
            self._known[path] = read_pages(data) if data else ()
        return self._known[path]

    def _place(self, record: packages.PackageRecord) -> Path:
        return self._folder.outbox if record.direction == "out" else self._folder.inbox
