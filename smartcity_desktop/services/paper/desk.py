"""Holds a printed page against what is on file.

The pages are made again from the database, in both languages and on both sizes of paper, and their fingerprints
compared; nothing that was printed earlier has to be kept. A QR code names its document, so that few are drawn. Words of a
page name nothing: the sheets in packages on file are asked first which of them claims such a page, which takes moments.
Only what is found nowhere there is looked for in everything that can be printed, the most usual ways of printing first.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Language, TimeZone
from smartcity_desktop.core.paper_finding import PaperFinding, PaperSubject, PaperVerdict
from smartcity_desktop.core.paper_page import PageMark, PaperKind, bears, is_mark, read_mark, read_pages
from smartcity_desktop.core.words import Words, read_several
from smartcity_desktop.services.paper.in_package import Claims, check_package
from smartcity_desktop.services.paper.papers import PaperList
from smartcity_desktop.store.records import regions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.services.paper.papers import Draw, Paper, Printers
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.system.paths import RoleFolder

    Told = Callable[[int, int], None]
    Stop = Callable[[], bool]


class _Stopped(Exception):
    """The person ended the search."""


class _Watch:
    """Somebody who looks on while papers are drawn, and may end it."""

    def __init__(self, told: Told, stop: Stop) -> None:
        self._told, self._stop = told, stop
        self.drawn = 0
        self.count = 0

    def step(self) -> None:
        """One more way of printing is about to be drawn."""
        if self._stop():
            raise _Stopped
        self._told(self.drawn, self.count)
        self.drawn += 1


class PaperCheck:
    """Compares papers with what is on file. It may be used from a thread of its own: it reads, in short transactions."""

    def __init__(
        self,
        database: Database,
        printers: Printers,
        folder: RoleFolder,
        keys: StoreKeys,
        *,
        language: Language = Language.INDONESIAN,
        zone: TimeZone = TimeZone.WIB,
    ) -> None:
        self._database = database
        self._list = PaperList(printers, language, zone)
        self._claims = Claims(folder, keys.at_rest())
        self._quarantine = folder.quarantine
        self._secrets = tuple(keys.letters)
        self._pages: dict[tuple[object, ...], tuple[PageMark, ...]] = {}

    def check(
        self,
        text: str,
        region: str = "",
        *,
        told: Told = lambda _drawn, _count: None,
        stop: Stop = lambda: False,
    ) -> PaperFinding:
        """Say of a page whether it is what is on file here.

        Args:
            text: what was typed or scanned: the text of the QR code; six words of the page, or of the document; or
                both, twelve.
            region: id, code or name of a region to look among alone, which is faster; empty for all.
            told: gets how many ways of printing were drawn, of how many at the most.
            stop: asked before each; `True` ends the search with a finding that says so.

        Raises:
            WordsUnclear, MarkUnclear: it is neither words nor the text of a QR code.
            NotFound: there is no such region.
        """
        mark = read_mark(text) if is_mark(text) else None
        typed = () if mark else read_several(text)
        with self._database.read() as session:
            place = regions.region(session, region) if region else None
            papers = self._list.papers(session, place)
            files = () if mark else self._claims.files(session)
        watch = _Watch(told, stop)
        try:
            if mark is not None:
                return self._by_mark(mark, papers, watch)
            named = dict.fromkeys(self._claims.naming(files, typed))
            return self._by_words(typed, papers, frozenset(named), watch)
        except _Stopped:
            return PaperFinding(PaperVerdict.STOPPED, searched=min(watch.drawn, len(papers)))

    def check_package(self, text: str, file: Path) -> PaperFinding:
        """Say of a page whether it is one of the sheet in a package; as `check_package` of this package."""
        return check_package(text, file, self._quarantine, self._secrets)

    def _by_mark(self, mark: PageMark, papers: Sequence[Paper], watch: _Watch) -> PaperFinding:
        same_document: PaperSubject | None = None
        asked = [
            paper
            for paper in papers
            if paper.subject.kind is mark.kind and paper.fingerprint in (None, mark.document)
        ]
        watch.count = sum(len(paper.usual) + len(paper.rare) for paper in asked)
        for paper in asked:
            for draw in paper.usual + paper.rare:
                pages = self._printed(paper, draw, watch)
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

    def _by_words(
        self, typed: tuple[Words, ...], papers: Sequence[Paper], named: frozenset[str], watch: _Watch
    ) -> PaperFinding:
        known = [
            paper for paper in papers if paper.fingerprint and any(w.begin(paper.fingerprint) for w in typed)
        ]
        if len(typed) == 1 and known:
            return _document(known[0].subject, known[0].fingerprint or "", len(papers))
        wanted = known or papers
        first = [
            paper
            for paper in wanted
            if paper.subject.assessment_id in named and paper.subject.kind is PaperKind.SHEET
        ]
        watch.count = sum(len(one.usual) + len(one.rare) for one in wanted)
        claimed = ((one, draw) for one in first for draw in (*one.rare, *one.usual))
        for paper, draw in chain(claimed, _in_rounds(wanted)):
            for page in self._printed(paper, draw, watch):
                if bears(page, typed):
                    return _identical(paper.subject, page, len(papers))
                if any(words.begin(page.digest) for words in typed):
                    return PaperFinding(
                        PaperVerdict.DIFFERENT,
                        paper.subject,
                        page.page,
                        page.pages,
                        page.document,
                        searched=len(papers),
                    )
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

    def _printed(self, paper: Paper, draw: Draw, watch: _Watch) -> tuple[PageMark, ...]:
        """Return the pages of a paper printed in one way; a sheet of the same content is drawn once alone."""
        watch.step()
        key = (paper.fingerprint, draw.args, tuple(draw.keywords.items()))
        pages = self._pages.get(key)
        if pages is None:
            pages = read_pages(draw())
            if paper.subject.assessment_id and paper.fingerprint:
                self._pages[key] = pages
        return pages


def _in_rounds(papers: Sequence[Paper]) -> Iterator[tuple[Paper, Draw]]:
    """Give every sheet in its most usual way, then every one in the next; then other papers, and rare ways last."""
    sheets = [paper for paper in papers if paper.subject.kind is PaperKind.SHEET]
    others = [paper for paper in papers if paper.subject.kind is not PaperKind.SHEET]
    for group, rare in ((sheets, False), (others, False), (sheets, True), (others, True)):
        ways = [(paper, paper.rare if rare else paper.usual) for paper in group]
        for at in range(max((len(every) for _, every in ways), default=0)):
            yield from ((paper, every[at]) for paper, every in ways if at < len(every))


def _identical(subject: PaperSubject, page: PageMark, searched: int) -> PaperFinding:
    older = bool(subject.revision) and subject.revision < subject.newest
    verdict = PaperVerdict.SUPERSEDED if older else PaperVerdict.IDENTICAL
    return PaperFinding(verdict, subject, page.page, page.pages, page.document, page.digest, searched)


def _document(subject: PaperSubject, fingerprint: str, searched: int) -> PaperFinding:
    return PaperFinding(PaperVerdict.DOCUMENT, subject, document=fingerprint, searched=searched)
