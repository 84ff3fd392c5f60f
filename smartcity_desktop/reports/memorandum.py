"""The memorandum (nota kesepahaman) between the ministry and a chosen region, in customary form, as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.language import date_in_words
from smartcity_desktop.core.paper_page import PaperKind
from smartcity_desktop.reports import labels
from smartcity_desktop.reports import memorandum_text as wording
from smartcity_desktop.reports.document import Folio, Printed, compose
from smartcity_desktop.reports.fonts import Face, wrap
from smartcity_desktop.reports.ink import (
    ACCENT,
    INK,
    MM,
    SMALL_ITALIC,
    SOFT,
    Align,
    Pen,
    Style,
    baseline,
)
from smartcity_desktop.reports.memorandum_content import MemorandumContent, Party, memorandum_content
from smartcity_desktop.reports.paper import Block, Frame, gap, nothing
from smartcity_desktop.reports.prose import centred, paragraph
from smartcity_desktop.reports.signature_field import FIELD_HEIGHT, FIELD_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartcity_desktop.core.language import Language, Text
    from smartcity_desktop.reports.paper import Paper

__all__ = ["MemorandumContent", "Party", "memorandum_content", "memorandum_pdf", "print_memorandum"]

_PROSE = Style(Face.REGULAR, 9.6, 14)
_STRONG = Style(Face.SEMIBOLD, 9.6, 14)
_PARTY = Style(Face.BOLD, 10.5, 15)
_TITLE = Style(Face.BOLD, 17, 22)
_CENTRED = Style(Face.MEDIUM, 10, 14)
_BLANK = "……………………………"
_SHORT_BLANK = "………………"
_SIGNATURE_ROOM = 30 * MM


def memorandum_pdf(content: MemorandumContent, *, paper: Paper, language: Language) -> bytes:
    """Write the memorandum as PDF.

    Args:
        content: parties, numbers, place and day.
        paper: A4 or F4.
        language: of the whole text.

    Returns:
        The file; equal content gives equal bytes.
    """
    return print_memorandum(content, paper=paper, language=language, signature_field=False).data


def print_memorandum(
    content: MemorandumContent, *, paper: Paper, language: Language, signature_field: bool
) -> Printed:
    """Write the memorandum as `memorandum_pdf` does, with room for the picture of an electronic signature."""
    frame = Frame.of(paper)
    blocks = [*_title(content, frame, language), *_opening(content, frame, language)]
    values = {"region": content.region.name, "horizon": content.horizon, "place": content.place or _BLANK}
    for index, article in enumerate(wording.ARTICLES, start=1):
        blocks += _article(index, article, values, frame, language)
    blocks.append(gap(10))
    closing = paragraph(wording.CLOSING.filled(**values).in_(language), frame.left, frame.right, _PROSE)
    # The closing sentence and the signatures belong on one page.
    blocks += [Block(each.height, each.draw, keep=True) for each in closing]
    blocks += _signatures(content, frame, language, field=signature_field)
    title = wording.TITLE.in_(language)
    folio = Folio(
        title=f"{title} – {content.region.name} – {content.edition_title.in_(language)}",
        author=content.ministry.institution.in_(language),
        subject=f"{title} · {content.region.name} · {wording.DRAFT.in_(language)}",
        paper=PaperKind.MEMORANDUM,
        edition_title=content.edition_title,
        kind=content.edition_kind,
        fingerprint=content.fingerprint,
        fingerprint_label=labels.MEMORANDUM_FINGERPRINT,
        unsigned=wording.DRAFT_NOTE,
    )
    return compose(folio, blocks, frame, language)


def _title(content: MemorandumContent, frame: Frame, language: Language) -> Iterator[Block]:
    subject = wording.SUBJECT.filled(region=content.region.name).in_(language)
    yield gap(4, keep=True)
    yield centred(wording.TITLE.in_(language).upper(), _TITLE, frame, ACCENT)
    yield gap(4, keep=True)
    yield centred(wording.BETWEEN.in_(language), _CENTRED, frame, SOFT)
    yield centred(content.ministry.institution.in_(language).upper(), _PARTY, frame)
    yield centred(wording.AND.in_(language), _CENTRED, frame, SOFT)
    yield centred(content.head.institution.in_(language).upper(), _PARTY, frame)
    yield gap(3, keep=True)
    yield centred(wording.ABOUT.in_(language), _CENTRED, frame, SOFT)
    yield centred(subject, _PARTY, frame)
    yield gap(7, keep=True)
    label = wording.NUMBERS.in_(language)
    for number in (content.number, content.number_region):
        yield centred(f"{label}: {number or _BLANK}", _CENTRED, frame)
    yield gap(6, keep=True)
    yield centred(wording.DRAFT_NOTE.in_(language), SMALL_ITALIC, frame, SOFT)
    yield _rule(frame)
    yield gap(10)


def _rule(frame: Frame) -> Block:
    def draw(pen: Pen, top: float) -> None:
        pen.line(frame.left, top - 6, frame.right, top - 6, 0.6, ACCENT)

    return Block(8, draw, keep=True)


def _opening(content: MemorandumContent, frame: Frame, language: Language) -> Iterator[Block]:
    opening = wording.OPENING.filled(
        date=date_in_words(content.on, language) if content.on else _day_to_write(language),
        place=content.place or _BLANK,
    ).in_(language)
    yield from paragraph(opening, frame.left, frame.right, _PROSE)
    yield gap(6)
    parties = ((content.ministry, wording.PARTY_FIRST), (content.head, wording.PARTY_SECOND))
    for index, (party, name) in enumerate(parties, start=1):
        yield from _party(index, party, name, frame, language)
        yield gap(6)
    together = wording.TOGETHER.filled(title=content.edition_title).in_(language)
    yield from paragraph(together, frame.left, frame.right, _PROSE)


def _day_to_write(language: Language) -> str:
    return wording.DAY_TO_WRITE.filled(blank=_SHORT_BLANK).in_(language)


def _party(index: int, party: Party, name: Text, frame: Frame, language: Language) -> Iterator[Block]:
    shape = wording.PARTY_MANDATED if party.mandate else wording.PARTY
    words = shape.filled(
        office=_office(party, language), institution=party.institution, party=name, mandate=party.mandate
    ).in_(language)
    left = frame.left + 8 * MM
    name_room = 46 * MM
    names = wrap(party.name or _BLANK, _STRONG.face, _STRONG.size, name_room)
    body = paragraph(words, left + name_room + 9 * MM, frame.right, _PROSE)
    height = max(len(names), len(body)) * _PROSE.leading

    def draw(pen: Pen, top: float) -> None:
        pen.text(frame.left, baseline(top, _PROSE), f"{index}.", _PROSE)
        pen.lines(left, top, names, _STRONG)
        pen.text(left + name_room + 4 * MM, baseline(top, _PROSE), ":", _PROSE)
        edge = top
        for block in body:
            block.draw(pen, edge)
            edge -= block.height

    yield Block(height, draw)


def _office(party: Party, language: Language) -> str:
    return party.office.in_(language) or _BLANK


def _article(
    index: int, article: wording.Article, values: dict[str, object], frame: Frame, language: Language
) -> Iterator[Block]:
    yield gap(11)
    heading = wording.ARTICLE.filled(number=index).in_(language)
    entry = f"{heading} {article.title.in_(language)}"
    number = centred(heading, _STRONG, frame, ACCENT)
    yield Block(number.height, number.draw, keep=True, entry=entry)
    yield centred(article.title.in_(language), _STRONG, frame, ACCENT)
    yield gap(3, keep=True)
    several = len(article.paragraphs) > 1
    for place, (text, items) in enumerate(article.paragraphs, start=1):
        mark = f"({place})" if several else ""
        left = frame.left + (8 * MM if several else 0)
        words = text.filled(**values).in_(language)
        body = paragraph(words, left, frame.right, _PROSE, mark=mark, mark_left=frame.left)
        yield from body[:-1]
        yield Block(body[-1].height, body[-1].draw, keep=bool(items))
        for letter, item in zip("abcdefgh", items, strict=False):
            words = item.filled(**values).in_(language)
            yield from paragraph(words, left + 7 * MM, frame.right, _PROSE, mark=f"{letter}.", mark_left=left)
        yield gap(2.5)


def _signatures(
    content: MemorandumContent, frame: Frame, language: Language, *, field: bool
) -> Iterator[Block]:
    """Signature blocks side by side: the second party on the left, the first on the right."""
    half = (frame.width - 12 * MM) / 2
    sides = (
        (content.head, wording.PARTY_SECOND, frame.left),
        (content.ministry, wording.PARTY_FIRST, frame.left + half + 12 * MM),
    )
    offices = [wrap(_office(party, language), _PROSE.face, _PROSE.size, half) for party, _n, _l in sides]
    # Without a name the line alone is left to write on.
    names = [wrap(party.name, _STRONG.face, _STRONG.size, half) for party, _n, _l in sides]
    office_height = max(map(len, offices)) * _PROSE.leading
    height = 18 + office_height + _SIGNATURE_ROOM + max(map(len, names)) * _STRONG.leading

    def draw(pen: Pen, top: float) -> None:
        for (_party, name, left), office, signed in zip(sides, offices, names, strict=True):
            middle = left + half / 2
            pen.text(middle, baseline(top, _STRONG), name.in_(language), _STRONG, ACCENT, Align.CENTRE)
            edge = top - 16
            for line in office:
                pen.text(middle, baseline(edge, _PROSE), line, _PROSE, INK, Align.CENTRE)
                edge -= _PROSE.leading
            edge = top - 16 - office_height - _SIGNATURE_ROOM
            pen.line(left + 6 * MM, edge, left + half - 6 * MM, edge, 0.5, SOFT)
            for line in signed:
                pen.text(middle, baseline(edge - 1, _STRONG), line, _STRONG, INK, Align.CENTRE)
                edge -= _STRONG.leading

    yield gap(12, keep=True)
    yield Block(height, draw, keep=field)
    if field:
        yield gap(12, keep=True)
        yield Block(FIELD_HEIGHT, nothing, field=(frame.left, 0.0, FIELD_WIDTH, FIELD_HEIGHT))
