"""Tables of the papers of fieldwork: rows of wrapped cells under a head that comes again on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smartcity_desktop.reports.fonts import wrap
from smartcity_desktop.reports.ink import (
    ACCENT,
    ACCENT_PALE,
    BODY,
    BODY_STRONG,
    INK,
    MM,
    RULE,
    SMALL_STRONG,
    baseline,
)
from smartcity_desktop.reports.paper import Block, Head

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smartcity_desktop.reports.ink import Pen
    from smartcity_desktop.reports.paper import Frame

_PAD = 1.6 * MM


class Lane(NamedTuple):
    """A column: its heading and its share of the width."""

    heading: str
    share: float


def table_blocks(
    lanes: Sequence[Lane],
    rows: Sequence[Sequence[str]],
    frame: Frame,
    *,
    least: float = 0.0,
    strong: int = -1,
) -> Iterator[Block]:
    """Give a table.

    Args:
        lanes: columns; their shares make one.
        rows: of cells.
        frame: of the page.
        least: height of a row in points.
        strong: number of the column in bold.
    """
    wide = [frame.width * lane.share for lane in lanes]
    edges = [frame.left + sum(wide[:at]) for at in range(len(lanes))]
    headings = [
        wrap(lane.heading, SMALL_STRONG.face, SMALL_STRONG.size, room - 2 * _PAD)
        for lane, room in zip(lanes, wide, strict=True)
    ]
    head_height = max(map(len, headings)) * SMALL_STRONG.leading + 6

    def draw_head(pen: Pen, top: float) -> None:
        pen.box(frame.left, top - head_height, frame.width, head_height, fill=ACCENT_PALE)
        for edge, lines in zip(edges, headings, strict=True):
            pen.lines(edge + _PAD, top - 3, lines, SMALL_STRONG, ACCENT)

    head = Head(head_height, draw_head)
    yield Block(head_height, draw_head, keep=True)
    for cells in rows:
        yield _row(cells, wide, edges, frame, head, least, strong)


def _row(
    cells: Sequence[str],
    wide: Sequence[float],
    edges: Sequence[float],
    frame: Frame,
    head: Head,
    least: float,
    strong: int,
) -> Block:
    styles = [BODY_STRONG if at == strong else BODY for at in range(len(cells))]
    lines = [
        wrap(cell, style.face, style.size, room - 2 * _PAD)
        for cell, style, room in zip(cells, styles, wide, strict=True)
    ]
    height = max(max(map(len, lines)) * BODY.leading + 6, least)

    def draw(pen: Pen, top: float) -> None:
        for edge, cell, style in zip(edges, lines, styles, strict=True):
            y = top - 3
            for line in cell:
                if line:
                    pen.text(edge + _PAD, baseline(y, style), line, style, INK)
                y -= style.leading
        pen.line(frame.left, top - height, frame.right, top - height, 0.4, RULE)

    return Block(height, draw, head=head)
