"""The ranking list with the cut line, as PDF on a page laid sideways."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import show_moment
from smartcity_desktop.core.paper_page import PaperKind
from smartcity_desktop.reports import labels
from smartcity_desktop.reports.document import Folio, Printed, compose
from smartcity_desktop.reports.fonts import Face, wrap
from smartcity_desktop.reports.ink import (
    ACCENT,
    BODY,
    BODY_STRONG,
    INK,
    LABEL,
    MM,
    RULE,
    SMALL,
    SMALL_STRONG,
    SOFT,
    Style,
    baseline,
)
from smartcity_desktop.reports.paper import Block, Frame, gap
from smartcity_desktop.reports.ranking_content import RankingContent, RankingRow, ranking_content
from smartcity_desktop.reports.ranking_rows import Grid, table_blocks, table_head
from smartcity_desktop.reports.sheet_summary import title_blocks
from smartcity_desktop.reports.signature_field import FIELD_HEIGHT, FIELD_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smartcity_desktop.core.language import Language, Text
    from smartcity_desktop.reports.ink import Pen
    from smartcity_desktop.reports.paper import Paper

__all__ = ["RankingContent", "RankingRow", "print_ranking", "ranking_content", "ranking_pdf"]

_FACT = Style(Face.SEMIBOLD, 9, 12)
_SIGNATURE_HEIGHT = 42 * MM
_SIGNATURE_WIDTH = 86 * MM


def ranking_pdf(content: RankingContent, *, paper: Paper, language: Language) -> bytes:
    """Write the ranking list as PDF.

    Args:
        content: rows in official order; figures are the very `Value.shown` of the panels.
        paper: A4 or F4, laid sideways.
        language: of all words that have two.

    Returns:
        The file; equal content gives equal bytes.
    """
    return print_ranking(content, paper=paper, language=language, signature_field=False).data


def print_ranking(
    content: RankingContent, *, paper: Paper, language: Language, signature_field: bool
) -> Printed:
    """Write the ranking list as `ranking_pdf` does, with room for the picture of an electronic signature."""
    frame = Frame.of(paper, landscape=True)
    grid = Grid.of(content, frame, language)
    head = table_head(grid, language)
    title = labels.RANKING.in_(language)
    blocks = title_blocks(title, content.edition_title.in_(language), frame)
    blocks.append(_facts(content, frame, language))
    if content.open_tie:
        blocks += _open_tie(content, frame, language)
    blocks.append(gap(4))
    blocks.append(Block(head.height, head.draw, keep=True))
    blocks += table_blocks(content, grid, head, language)
    # The signature never stands on a page without a row of the list.
    blocks[-1] = replace(blocks[-1], keep=True)
    blocks += _signature(content, frame, language, field=signature_field)
    state = (labels.DECIDED if content.decided else labels.PROVISIONAL).in_(language)
    folio = Folio(
        title=f"{title} – {content.edition_title.in_(language)}",
        author=content.chair or labels.PROGRAMME.in_(language),
        subject=f"{title} · {state}",
        paper=PaperKind.RANKING,
        edition_title=content.edition_title,
        kind=content.edition_kind,
        fingerprint=content.fingerprint,
        fingerprint_label=labels.RANKING_FINGERPRINT,
        unsigned=labels.RANKING_UNSIGNED,
    )
    return compose(folio, blocks, frame, language)


def _facts(content: RankingContent, frame: Frame, language: Language) -> Block:
    ranked = sum(1 for row in content.rows if row.rank is not None)
    rubric = labels.RUBRIC_VERSION.filled(
        title=content.rubric_title, code=content.rubric.code, version=content.rubric.version
    )
    facts: tuple[tuple[Text, str], ...] = (
        (labels.STATUS, (labels.DECIDED if content.decided else labels.PROVISIONAL).in_(language)),
        (labels.MADE_AT, show_moment(content.made_at, language, content.zone)),
        (
            labels.REGIONS_RANKED,
            labels.ANSWERED_OF.filled(given=ranked, all=len(content.rows)).in_(language),
        ),
        (labels.PLACES, labels.PLACES_OF.filled(places=content.places).in_(language)),
        (labels.RUBRIC, rubric.in_(language)),
    )
    shares = (0.19, 0.17, 0.14, 0.14, 0.36)
    rooms = [share * frame.width for share in shares]
    wrapped = [
        wrap(value, _FACT.face, _FACT.size, room - 5 * MM)
        for (_label, value), room in zip(facts, rooms, strict=True)
    ]
    height = 13 + max(map(len, wrapped)) * _FACT.leading + 5

    def draw(pen: Pen, top: float) -> None:
        x = frame.left
        for (label, _value), lines, room in zip(facts, wrapped, rooms, strict=True):
            if x > frame.left:
                pen.line(x - 3 * MM, top - 3, x - 3 * MM, top - height + 3, 0.4, RULE)
            pen.text(x, top - 9, label.in_(language), LABEL, SOFT)
            # The same list printed again an hour later is the same list.
            with pen.aside() if label is labels.MADE_AT else nullcontext():
                pen.lines(x, top - 13, lines, _FACT)
            x += room

    return Block(height, draw)


def _open_tie(content: RankingContent, frame: Frame, language: Language) -> Iterator[Block]:
    words = labels.OPEN_TIE_OF.filled(regions=_listed(content.open_tie, language)).in_(language)
    lines = wrap(words, BODY.face, BODY.size, frame.width - 10 * MM)
    height = BODY.leading * (len(lines) + 1) + 9

    def draw(pen: Pen, top: float) -> None:
        pen.box(frame.left, top - height, frame.width, height, stroke=INK, weight=0.9)
        pen.box(frame.left, top - height, 3, height, fill=INK)
        title = labels.OPEN_TIE.in_(language)
        pen.text(frame.left + 5 * MM, baseline(top - 4, BODY), title, BODY_STRONG)
        pen.lines(frame.left + 5 * MM, top - 4 - BODY.leading, lines, BODY)

    yield gap(4)
    yield Block(height, draw)


def _listed(names: Sequence[str], language: Language) -> str:
    """Write names as a list in a sentence."""
    if len(names) < 2:
        return "".join(names)
    return labels.AND.filled(first=", ".join(names[:-1]), last=names[-1]).in_(language)


def _signature(content: RankingContent, frame: Frame, language: Language, *, field: bool) -> Iterator[Block]:
    """Where the chair of the meeting signs, and beside it where an electronic signature is to be seen."""
    left = frame.right - _SIGNATURE_WIDTH
    name = content.chair or labels.NAME_OFFICE.in_(language)
    names = wrap(name, BODY_STRONG.face, BODY_STRONG.size, _SIGNATURE_WIDTH)
    offices = (
        wrap(content.chair_office, SMALL.face, SMALL.size, _SIGNATURE_WIDTH) if content.chair_office else ()
    )
    height = _SIGNATURE_HEIGHT + len(names) * BODY.leading + len(offices) * SMALL.leading

    def draw(pen: Pen, top: float) -> None:
        place = labels.PLACE_DATE.in_(language)
        pen.text(left, top - 10, place, SMALL, SOFT)
        pen.dotted(left + 24 * MM, top - 11.5, frame.right)
        pen.text(left, top - 25, labels.CHAIR.in_(language), SMALL_STRONG, ACCENT)
        pen.line(left, top - _SIGNATURE_HEIGHT + 2, frame.right, top - _SIGNATURE_HEIGHT + 2, 0.5, SOFT)
        below = pen.lines(left, top - _SIGNATURE_HEIGHT, names, BODY_STRONG if content.chair else SMALL)
        pen.lines(left, below, offices, SMALL, SOFT)

    yield gap(14, keep=True)
    place = (frame.left, 8.0, FIELD_WIDTH, FIELD_HEIGHT) if field else None
    yield Block(height, draw, entry=labels.CHAIR.in_(language), field=place)
