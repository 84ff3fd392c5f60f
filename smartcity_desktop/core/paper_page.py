"""The fingerprint of one printed page, and the mark by which a page names itself.

    page digest = SHA-256(mark without digest, line feed, line of the page, line feed, …)

The lines are the words of the page in the order they are drawn, so a page of which one letter differs has another
digest. The mark stands on the page as a QR code, its digest as six words as well, and in the PDF as keywords.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smartcity_desktop.core.words import Words

VERSION = 1
PAGES_LIMIT = 999


class PaperKind(StrEnum):
    """What is printed; the values stand in QR codes, in capitals."""

    SHEET = "sheet"
    BLANK = "blank"
    RANKING = "ranking"
    MEMORANDUM = "memorandum"
    VISIT = "visit"
    PROMISES = "promises"
    KEYS = "keys"


KIND_NAMES = {
    PaperKind.SHEET: Text("lembar penilaian", "score sheet"),
    PaperKind.BLANK: Text("lembar penilaian kosong", "blank score sheet"),
    PaperKind.RANKING: Text("daftar peringkat", "ranking list"),
    PaperKind.MEMORANDUM: Text("nota kesepahaman", "memorandum"),
    PaperKind.VISIT: Text("berita acara kunjungan", "minutes of the visit"),
    PaperKind.PROMISES: Text("daftar dijanjikan menyusul", "list of what was promised later"),
    PaperKind.KEYS: Text("kartu tombol", "key card"),
}


class MarkUnclear(SmartCityError):
    """A text that begins like the mark of a page, but is none."""

    @property
    def happened(self) -> Text:
        """What is wrong with it."""
        return Text(
            "Isi kode QR ini tidak lengkap atau dari versi program lain.",
            "The text of this QR code is not whole, or of another version of the program.",
        )

    @property
    def remedy(self) -> Text:
        """What to do."""
        return Text(
            "Pindai sekali lagi, atau ketik keenam kata di sampingnya.",
            "Scan it once more, or type the six words beside it.",
        )


@dataclass(frozen=True, slots=True)
class PageMark:
    """What a page says of itself.

    Attributes:
        kind: of the document.
        document: fingerprint of what was printed, 64 hex digits.
        page, pages: which page of how many, from 1.
        digest: of the page, 64 hex digits.
    """

    kind: PaperKind
    document: str
    page: int
    pages: int
    digest: str

    @property
    def text(self) -> str:
        """The text of the QR code; only signs of its compact mode."""
        return f"{_begin(self.kind, self.document, self.page, self.pages)}:{self.digest.upper()}"


def page_mark(kind: PaperKind, document: str, page: int, pages: int, lines: Iterable[str]) -> PageMark:
    """Return the mark of a page with these lines.

    Args:
        kind: of the document.
        document: its fingerprint, 64 hex digits.
        page: which page, from 1.
        pages: of how many.
        lines: the words of the page, in the order they are drawn.
    """
    whole = "\n".join((_begin(kind, document, page, pages), *lines, ""))
    return PageMark(kind, document, page, pages, hashlib.sha256(whole.encode()).hexdigest())


def is_mark(text: str) -> bool:
    """Whether a text that was typed or scanned is meant to be the mark of a page."""
    return text.strip().upper().startswith("SMC")


def read_mark(text: str) -> PageMark:
    """Read the text of a page's QR code, also as a scanner types it on a keyboard with other signs.

    Raises:
        MarkUnclear: it is none, or not whole.
    """
    found = _MARK.fullmatch(text.strip())
    if found is None or int(found[1]) != VERSION:
        raise MarkUnclear
    kind, document, page, pages, digest = found[2], found[3], int(found[4]), int(found[5]), found[6]
    if kind.lower() not in set(PaperKind) or not 1 <= page <= pages <= PAGES_LIMIT:
        raise MarkUnclear
    return PageMark(PaperKind(kind.lower()), document.lower(), page, pages, digest.lower())


def bears(page: PageMark, typed: Sequence[Words]) -> bool:
    """Whether all words that were typed of one paper are of this page: its own, and perhaps those of its document.

    Words of a page beside those of another document are on no paper that was printed here.
    """
    own = any(words.begin(page.digest) for words in typed)
    return own and all(words.begin(page.digest) or words.begin(page.document) for words in typed)


def pages_text(marks: Iterable[PageMark]) -> str:
    """Return the marks of all pages as the keywords of their PDF."""
    return " ".join(mark.text for mark in marks)


def read_pages(pdf: bytes) -> tuple[PageMark, ...]:
    """Return the marks that a PDF of this program carries as keywords; none where it carries none.

    They are found by their form alone: nothing of the PDF is interpreted.
    """
    return tuple(read_mark(found.decode("ascii")) for found in _IN_PDF.findall(pdf))


def _begin(kind: PaperKind, document: str, page: int, pages: int) -> str:
    return f"SMC{VERSION}:{kind.value.upper()}:{document.upper()}:{page}/{pages}"


_MARK = re.compile(
    r"SMC(\d{1,3})[^0-9A-Z]([A-Z]+)[^0-9A-Z]([0-9A-F]{64})[^0-9A-Z]"
    r"(\d{1,3})[^0-9A-Z](\d{1,3})[^0-9A-Z]([0-9A-F]{64})",
    re.ASCII | re.IGNORECASE,
)
_IN_PDF = re.compile(
    rb"SMC1:(?:SHEET|BLANK|RANKING|MEMORANDUM|VISIT|PROMISES|KEYS):[0-9A-F]{64}:[1-9]\d{0,2}/[1-9]\d{0,2}:[0-9A-F]{64}"
)
