"""A whole document: running head, stamp, fingerprint and page number around the pages, written as PDF bytes."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Language
from smartcity_desktop.core.paper_page import page_mark, pages_text
from smartcity_desktop.core.words import say_words
from smartcity_desktop.reports import labels
from smartcity_desktop.reports.fingerprint import draw_code, grouped
from smartcity_desktop.reports.fonts import Face, clipped, legible, use, width
from smartcity_desktop.reports.ink import ACCENT, GHOST, INK, LABEL, MM, SOFT, WHITE, Align, Pen, Style
from smartcity_desktop.reports.paper import Block, paginate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from smartcity_desktop.core.edition import Kind
    from smartcity_desktop.core.language import Text
    from smartcity_desktop.core.paper_page import PageMark, PaperKind
    from smartcity_desktop.reports.paper import Frame, Placed

_PROGRAMME = Style(Face.BOLD, 6.8, 9)
_RUNNING = Style(Face.MEDIUM, 7.6, 10)
_HEXADECIMAL = Style(Face.MEDIUM, 6.6, 9)
_WORDS = Style(Face.SEMIBOLD, 8.2, 10.5)
_PAGE = Style(Face.SEMIBOLD, 8, 10)
_STAMP = Style(Face.BOLD, 10.5, 14)
_CODE_SIDE = 20 * MM
_FOOT = 8 * MM


@dataclass(frozen=True, slots=True)
class Folio:
    """What stands around the text of every page.

    Attributes:
        title: of the document, for its metadata.
        author: for its metadata.
        subject: what the paper is about, in the running head.
        paper: which kind of paper this is, for the marks of its pages.
        edition_title: on the right of the running head.
        kind: a practice or sample edition is stamped on every page.
        fingerprint: 64 hexadecimal figures, or `None` where nothing is signed yet.
        fingerprint_label: what the fingerprint is of.
        unsigned: what stands in its place where there is none.
    """

    title: str
    author: str
    subject: str
    paper: PaperKind
    edition_title: Text
    kind: Kind
    fingerprint: str | None
    fingerprint_label: Text
    unsigned: Text


@dataclass(frozen=True, slots=True)
class Place:
    """Where an electronic signature is to be seen: the page, from 0, and left, bottom, right, top in points."""

    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and where its electronic signature is to be seen, if it has room for one."""

    data: bytes
    place: Place | None


@dataclass(frozen=True, slots=True)
class Leaves:
    """One document among several that are printed in one go."""

    folio: Folio
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Bound:
    """Several documents in one PDF: on which page, from 1, each begins that has a page wanted, and how many there are.

    Where no page is wanted there is no PDF either: `data` is empty and `pages` 0.
    """

    data: bytes
    starts: tuple[int, ...]
    pages: int


def render(folio: Folio, blocks: Sequence[Block], frame: Frame, language: Language) -> bytes:
    """Lay blocks out on pages and return the PDF; the same content always gives the same bytes."""
    return compose(folio, blocks, frame, language).data


def compose(folio: Folio, blocks: Sequence[Block], frame: Frame, language: Language) -> Printed:
    """Lay blocks out on pages, as `render`, and say where the room for a signature is."""
    out = BytesIO()
    canvas = _canvas(out, frame, language)
    _describe(canvas, folio)
    marks, place = _draw(canvas, folio, paginate(blocks, frame), frame, language)
    _end(canvas, marks)
    return Printed(out.getvalue(), place)


def bind(
    documents: Sequence[Leaves],
    title: str,
    frame: Frame,
    language: Language,
    *,
    wanted: Callable[[int, int], bool] = lambda _page, _pages: True,
    both_sides: bool = False,
) -> Bound:
    """Print several documents into one PDF; each page is the very page that the document has by itself.

    Args:
        documents: in their order.
        title: of the whole, for its metadata.
        frame: of all pages.
        language: of all words.
        wanted: whether a page, from 1, of so many in its document is printed.
        both_sides: a document begins on the front of a leaf: an empty back follows one that ends on a front.
    """
    out = BytesIO()
    canvas = _canvas(out, frame, language)
    canvas.setTitle(title)
    canvas.setCreator("SmartCity Desktop")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    marks: list[PageMark] = []
    starts: list[int] = []
    for document in documents:
        laid = paginate(document.blocks, frame)
        if not any(wanted(number, len(laid)) for number in range(1, len(laid) + 1)):
            continue
        if both_sides and canvas.getPageNumber() % 2 == 0:
            canvas.showPage()
        start = canvas.getPageNumber()
        starts.append(start)
        canvas.bookmarkPage(f"document-{start}")
        canvas.addOutlineEntry(document.folio.subject, f"document-{start}", level=0)
        marks += _draw(canvas, document.folio, laid, frame, language, wanted, level=1)[0]
    pages = canvas.getPageNumber() - 1
    if pages:
        _end(canvas, marks)
    return Bound(out.getvalue(), tuple(starts), pages)


def _canvas(out: BytesIO, frame: Frame, language: Language) -> Canvas:
    from reportlab.pdfgen.canvas import Canvas

    return Canvas(
        out,
        pagesize=(frame.page_width, frame.page_height),
        pageCompression=1,
        invariant=1,
        initialFontName=use(Face.REGULAR),  # type: ignore[arg-type]  # the stubs say float
        lang="id-ID" if language is Language.INDONESIAN else "en-GB",
    )


def _end(canvas: Canvas, marks: Sequence[PageMark]) -> None:
    if marks:
        canvas.setKeywords(pages_text(marks))
    canvas.save()


def _draw(
    canvas: Canvas,
    folio: Folio,
    pages: Sequence[Sequence[Placed]],
    frame: Frame,
    language: Language,
    wanted: Callable[[int, int], bool] = lambda _page, _pages: True,
    level: int = 0,
) -> tuple[list[PageMark], Place | None]:
    """Draw the pages of a document that are wanted; returns their marks and where the room for a signature is."""
    pen = Pen(canvas)
    place = None
    marks: list[PageMark] = []
    for number, page in enumerate(pages, start=1):
        if not wanted(number, len(pages)):
            continue
        _draw_ghost(pen, folio, frame)
        _draw_head(pen, folio, frame, language)
        for placed in page:
            if isinstance(placed.what, Block) and placed.what.entry:
                _enter(canvas, placed.what.entry, placed.top, level)
            if isinstance(placed.what, Block) and placed.what.field:
                place = _place(number - 1, placed.top, placed.what.field)
            placed.what.draw(pen, placed.top)
        said, mark = pen.said(), None
        if folio.fingerprint:
            mark = page_mark(folio.paper, folio.fingerprint, number, len(pages), said)
            marks.append(mark)
        _draw_foot(pen, folio, frame, language, number, len(pages), mark)
        pen.said()
        canvas.showPage()
    return marks, place


def _place(page: int, top: float, field: tuple[float, float, float, float]) -> Place:
    left, below, wide, high = field
    return Place(page, (left, top - below - high, left + wide, top - below))


def _describe(canvas: Canvas, folio: Folio) -> None:
    canvas.setTitle(folio.title)
    canvas.setAuthor(folio.author)
    canvas.setSubject(folio.subject)
    canvas.setCreator("SmartCity Desktop")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _enter(canvas: Canvas, entry: str, top: float, level: int) -> None:
    """Give the outline of the document a line; its key is its number."""
    key = f"entry-{canvas.getPageNumber()}-{top:.1f}"
    canvas.bookmarkHorizontal(key, 0, top)
    canvas.addOutlineEntry(entry, key, level=level)


def _draw_ghost(pen: Pen, folio: Folio, frame: Frame) -> None:
    """Write the stamp large and pale across the page, below everything else: it hides no word and survives copying."""
    words = labels.GHOSTS.get(folio.kind)
    if words is None:
        return
    canvas = pen.canvas
    size = 96.0
    canvas.saveState()
    canvas.translate((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2)
    canvas.rotate(52 if frame.page_height > frame.page_width else 32)
    pen.text(0, -0.36 * size, words, Style(Face.BOLD, size, size), GHOST, Align.CENTRE)
    canvas.restoreState()


def _draw_head(pen: Pen, folio: Folio, frame: Frame, language: Language) -> None:
    rule = frame.page_height - 19 * MM
    top_line, low_line = rule + 13.5, rule + 4.5
    right = frame.right
    if folio.kind in labels.STAMPS:
        right = _draw_stamp(pen, labels.STAMPS[folio.kind].in_(language), frame.right, rule + 3.5) - 4 * MM
    edition = folio.edition_title.in_(language)
    pen.text(frame.left, top_line, labels.PROGRAMME.in_(language).upper(), _PROGRAMME, ACCENT, spacing=0.5)
    half = (right - frame.left) * 0.62
    pen.text(frame.left, low_line, clipped(folio.subject, Face.MEDIUM, 7.6, half), _RUNNING, INK)
    rest = right - frame.left - min(width(legible(folio.subject), Face.MEDIUM, 7.6), half) - 5 * MM
    pen.text(right, low_line, clipped(edition, Face.MEDIUM, 7.6, rest), _RUNNING, SOFT, Align.RIGHT)
    pen.line(frame.left, rule, frame.right, rule, 0.9, ACCENT)


def _draw_stamp(pen: Pen, words: str, right: float, bottom: float) -> float:
    """Draw a framed stamp; returns its left edge."""
    wide = width(words, _STAMP.face, _STAMP.size) + 0.6 * len(words) + 12
    left = right - wide
    pen.box(left, bottom, wide, 17.5, fill=WHITE, stroke=INK, weight=1.1)
    pen.text(left + 6.3, bottom + 5, words, _STAMP, INK, spacing=0.6)
    return left


def _draw_foot(
    pen: Pen, folio: Folio, frame: Frame, language: Language, number: int, pages: int, mark: PageMark | None
) -> None:
    rule = 27 * MM
    pen.line(frame.left, rule, frame.right, rule)
    right = frame.right
    if mark is not None:
        left = frame.right - _CODE_SIDE + 1.6 * MM
        draw_code(pen.canvas, mark.text, left, rule - _CODE_SIDE, _CODE_SIDE)
        right = left - 1 * MM
        pen.text(frame.left, rule - 10, labels.PAGE_WORDS.in_(language), LABEL, SOFT)
        pen.text(frame.left, rule - 21, say_words(mark.digest), _WORDS, INK)
        pen.text(frame.left, rule - 33, folio.fingerprint_label.in_(language), LABEL, SOFT)
        pitch = width("0" * 8, _HEXADECIMAL.face, _HEXADECIMAL.size) + 5
        for at, group in enumerate(grouped(mark.document)):
            pen.text(frame.left + at * pitch, rule - 43, group, _HEXADECIMAL, INK)
    else:
        pen.text(frame.left, rule - 10, folio.unsigned.in_(language), LABEL, SOFT)
    page = labels.PAGE.filled(number=number, pages=pages).in_(language)
    pen.text(right, rule - 10.5, page, _PAGE, INK, Align.RIGHT)
    pen.text(frame.left, _FOOT, labels.MADE_WITH.in_(language), LABEL, SOFT)
