"""Where both sides of a paper sign by pen, side by side, and room for the picture of an electronic signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smartcity_desktop.reports.fonts import Face, wrap
from smartcity_desktop.reports.ink import ACCENT, INK, MM, SOFT, Align, Style, baseline
from smartcity_desktop.reports.paper import Block, gap, nothing
from smartcity_desktop.reports.signature_field import FIELD_HEIGHT, FIELD_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartcity_desktop.reports.ink import Pen
    from smartcity_desktop.reports.paper import Frame

_PROSE = Style(Face.REGULAR, 9.6, 14)
_STRONG = Style(Face.SEMIBOLD, 9.6, 14)
_ROOM = 24 * MM


class Side(NamedTuple):
    """Who signs: heading, name and office, each perhaps empty, for a line to write on."""

    heading: str
    name: str
    office: str


def sides_blocks(left: Side, right: Side, frame: Frame, *, field: bool) -> Iterator[Block]:
    """Give two columns to sign in; they stay together, and with what is before them if that keeps."""
    half = (frame.width - 12 * MM) / 2
    edges = ((left, frame.left), (right, frame.left + half + 12 * MM))
    headings = [wrap(side.heading, _STRONG.face, _STRONG.size, half) for side, _edge in edges]
    names = [wrap(side.name, _STRONG.face, _STRONG.size, half - 4 * MM) for side, _edge in edges]
    offices = [wrap(side.office, _PROSE.face, _PROSE.size, half - 4 * MM) for side, _edge in edges]
    head = max(map(len, headings)) * _STRONG.leading
    below = max(
        len(name) * _STRONG.leading + len(office) * _PROSE.leading
        for name, office in zip(names, offices, strict=True)
    )

    def draw(pen: Pen, top: float) -> None:
        for (_side, edge), heading, name, office in zip(edges, headings, names, offices, strict=True):
            middle, y = edge + half / 2, top
            for line in heading:
                pen.text(middle, baseline(y, _STRONG), line, _STRONG, ACCENT, Align.CENTRE)
                y -= _STRONG.leading
            y = top - head - _ROOM
            pen.line(edge + 6 * MM, y, edge + half - 6 * MM, y, 0.5, SOFT)
            for line in name:
                pen.text(middle, baseline(y - 1, _STRONG), line, _STRONG, INK, Align.CENTRE)
                y -= _STRONG.leading
            for line in office:
                pen.text(middle, baseline(y - 1, _PROSE), line, _PROSE, INK, Align.CENTRE)
                y -= _PROSE.leading

    yield gap(14, keep=True)
    yield Block(head + _ROOM + below + 4, draw, keep=field)
    if field:
        yield gap(8, keep=True)
        place = (frame.right - FIELD_WIDTH, 0.0, FIELD_WIDTH, FIELD_HEIGHT)
        yield Block(FIELD_HEIGHT, nothing, field=place)
