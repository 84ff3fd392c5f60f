"""The table of a ranking list: its grid, its rows, and the cut line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.reports import labels
from smartcity_desktop.reports.fonts import Face, width, wrap
from smartcity_desktop.reports.ink import (
    ACCENT,
    ACCENT_PALE,
    BODY,
    BODY_STRONG,
    INK,
    LABEL,
    MM,
    RULE,
    SMALL,
    SOFT,
    SUBHEADING,
    WHITE,
    Align,
    Style,
    baseline,
)
from smartcity_desktop.reports.paper import Block, Head, gap
from smartcity_desktop.reports.sheet_content import number, percent_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartcity_desktop.core.language import Language
    from smartcity_desktop.reports.ink import Pen
    from smartcity_desktop.reports.paper import Frame
    from smartcity_desktop.reports.ranking_content import RankingContent, RankingRow

_PAD = 2.3
_GUTTER = 3 * MM
_CUT = Style(Face.BOLD, 8, 10)
_NOTE_LEAST = 30 * MM
_CUT_HEIGHT = 13.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Edges in points: `rank` and numbers are right edges, texts have left edges and rooms.

    Where many dimensions leave no room for a column of notes, `note_room` is 0 and a note stands below its row.
    """

    left: float
    rank: float
    region: float
    region_room: float
    province: float
    province_room: float
    total: float
    dimensions: tuple[float, ...]
    heads: tuple[tuple[str, ...], ...]
    band: float
    band_room: float
    assessors: float
    note: float
    note_room: float
    right: float

    @classmethod
    def of(cls, content: RankingContent, frame: Frame, language: Language) -> Grid:
        """Lay the grid out: numbers take what they need, names two thirds of what is left."""
        count = len(content.dimension_names)
        pitch = min(21 * MM, max(13 * MM, 78 * MM / max(count, 1)))
        bands = [row.band.in_(language) for row in content.rows if row.band]
        band_room = min(max(width(band, BODY.face, BODY.size) for band in bands), 30 * MM) + 1 if bands else 0
        rank = frame.left + 12 * MM
        region = rank + _GUTTER
        fixed = 15 * MM + 17 * MM + count * pitch + (band_room + _GUTTER if bands else 0) + 12 * MM
        free = frame.width - fixed - 3 * _GUTTER
        note_room = free * 0.27 if free * 0.27 >= _NOTE_LEAST else 0.0
        names = free - note_room
        region_room, province_room = names * 0.6, names * 0.4
        province = region + region_room + _GUTTER
        total = province + province_room + 17 * MM
        dimensions = tuple(total + pitch * (index + 1) for index in range(count))
        band = total + count * pitch + _GUTTER
        assessors = (band + band_room if bands else total + count * pitch) + 12 * MM
        heads = tuple(
            wrap(name.in_(language), LABEL.face, LABEL.size, pitch - 5) for name in content.dimension_names
        )
        return cls(
            left=frame.left,
            rank=rank,
            region=region,
            region_room=region_room,
            province=province,
            province_room=province_room,
            total=total,
            dimensions=dimensions,
            heads=heads,
            band=band,
            band_room=band_room,
            assessors=assessors,
            note=assessors + _GUTTER,
            note_room=note_room,
            right=frame.right,
        )


def table_head(grid: Grid, language: Language) -> Head:
    """The heads of the columns, repeated on every page."""
    lines = max((len(head) for head in grid.heads), default=1)
    height = lines * 8.2 + 9

    def draw(pen: Pen, top: float) -> None:
        y = top - height + 7.5
        pen.text(grid.rank, y, labels.RANK.in_(language), LABEL, SOFT, Align.RIGHT)
        pen.text(grid.region, y, labels.REGION.in_(language), LABEL, SOFT)
        pen.text(grid.province, y, labels.PROVINCE.in_(language), LABEL, SOFT)
        pen.text(grid.total, y, labels.TOTAL.in_(language), LABEL, SOFT, Align.RIGHT)
        for right, head in zip(grid.dimensions, grid.heads, strict=True):
            for index, line in enumerate(reversed(head)):
                pen.text(right, y + index * 8.2, line, LABEL, SOFT, Align.RIGHT)
        if grid.band_room:
            pen.text(grid.band, y, labels.BAND.in_(language), LABEL, SOFT)
        pen.text(grid.assessors, y, labels.ASSESSORS.in_(language), LABEL, SOFT, Align.RIGHT)
        if grid.note_room:
            pen.text(grid.note, y, labels.NOTE.in_(language), LABEL, SOFT)
        pen.line(grid.left, top - height + 3, grid.right, top - height + 3, 0.6, SOFT)

    return Head(height, draw)


def table_blocks(content: RankingContent, grid: Grid, head: Head, language: Language) -> Iterator[Block]:
    """Ranked regions with the cut line among them, then those not ranked with the reason."""
    ranked = [row for row in content.rows if row.rank is not None]
    unranked = [row for row in content.rows if row.rank is None]
    for index, row in enumerate(ranked, start=1):
        last = index == content.cut_after
        yield _row(row, grid, head, language, keep=last)
        if last:
            yield _cut_line(content, grid, head, language)
    if unranked:
        yield gap(8)
        group = _group(labels.UNRANKED.in_(language), grid, head)
        yield group

        def draw_both(pen: Pen, top: float) -> None:
            head.draw(pen, top)
            group.draw(pen, top - head.height)

        # On a further page the rows still stand below the words that set them apart.
        repeated = Head(head.height + group.height, draw_both)
        for row in unranked:
            yield _row(row, grid, repeated, language, keep=False)


def _note_of(row: RankingRow, language: Language) -> str:
    parts = []
    if row.note is not None:
        parts.append(row.note.in_(language))
    elif row.rank is None:
        parts.append(labels.UNRANKED_REASON.in_(language))
    if row.coverage is not None and row.coverage < 1:
        share = percent_shown(row.coverage, language)
        parts.append(labels.COVERED.filled(share=share).in_(language))
    return " ".join(parts)


def _row(row: RankingRow, grid: Grid, head: Head, language: Language, *, keep: bool) -> Block:
    region = f"{row.region.name} ({row.region.code})"
    regions = wrap(region, BODY_STRONG.face, BODY_STRONG.size, grid.region_room)
    provinces = wrap(row.region.province, BODY.face, BODY.size, grid.province_room)
    bands = wrap(row.band.in_(language), BODY.face, BODY.size, grid.band_room) if row.band else ()
    note = _note_of(row, language)
    note_room = grid.note_room or grid.right - grid.region
    notes = wrap(note, SMALL.face, SMALL.size, note_room) if note else ()
    names = max(len(regions), len(provinces), len(bands)) * BODY.leading
    height = names + (0 if grid.note_room else len(notes) * SMALL.leading)
    height = max(height, len(notes) * SMALL.leading) + 2 * _PAD

    def draw(pen: Pen, top: float) -> None:
        edge = top - _PAD
        y = baseline(edge, BODY)
        if row.chosen:
            pen.box(grid.left, top - height + 0.6, 2.2, height - 1.2, fill=ACCENT)
        pen.text(grid.rank, y, "–" if row.rank is None else str(row.rank), BODY_STRONG, ACCENT, Align.RIGHT)
        pen.lines(grid.region, edge, regions, BODY_STRONG)
        pen.lines(grid.province, edge, provinces, BODY, SOFT)
        total = "–" if row.total is None else number(row.total, language)
        pen.text(grid.total, y, total, BODY_STRONG, INK, Align.RIGHT)
        for right, value in zip(grid.dimensions, row.dimensions, strict=True):
            pen.text(right, y, "–" if value is None else number(value, language), BODY, INK, Align.RIGHT)
        pen.lines(grid.band, edge, bands, BODY)
        pen.text(grid.assessors, y, str(row.assessors), BODY, INK, Align.RIGHT)
        if grid.note_room:
            pen.lines(grid.note, edge - (BODY.leading - SMALL.leading) / 2, notes, SMALL, SOFT)
        else:
            pen.lines(grid.region, edge - names, notes, SMALL, SOFT)
        pen.line(grid.left, top - height, grid.right, top - height, 0.35, RULE)

    return Block(height, draw, keep=keep, head=head)


def _cut_line(content: RankingContent, grid: Grid, head: Head, language: Language) -> Block:
    words = labels.CUT_LINE.filled(places=content.places).in_(language)
    wide = width(words, _CUT.face, _CUT.size) + 14

    def draw(pen: Pen, top: float) -> None:
        y = top - _CUT_HEIGHT / 2
        pen.line(grid.left, y, grid.right, y, 2.0, ACCENT)
        pen.box(grid.region - 4, y - 5.5, wide, 11, fill=WHITE)
        pen.text(grid.region + 3, y - 2.9, words, _CUT, ACCENT)

    return Block(_CUT_HEIGHT, draw, head=head)


def _group(words: str, grid: Grid, head: Head) -> Block:
    height = SUBHEADING.leading + 5

    def draw(pen: Pen, top: float) -> None:
        pen.box(grid.left, top - height, grid.right - grid.left, height, fill=ACCENT_PALE)
        pen.text(grid.region, baseline(top - 2.5, SUBHEADING), words, SUBHEADING, ACCENT)

    return Block(height, draw, keep=True, head=head, entry=words)
