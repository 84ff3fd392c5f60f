"""Running text set to both edges, line by line, so that it flows from page to page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.reports.fonts import width, wrap
from smartcity_desktop.reports.ink import INK, MM, Align, baseline
from smartcity_desktop.reports.paper import Block

if TYPE_CHECKING:
    from smartcity_desktop.reports.ink import Pen, Style, Tint
    from smartcity_desktop.reports.paper import Frame

# A line whose words would have to be moved further apart than this (in ems) stays ragged.
_STRETCH_MOST = 0.75


def paragraph(
    text: str, left: float, right: float, style: Style, *, mark: str = "", mark_left: float = 0.0
) -> list[Block]:
    """Set a paragraph; two lines stay together at its beginning and at its end.

    Args:
        text: what to set.
        left: left edge in points.
        right: right edge in points.
        style: face, size and leading.
        mark: number or letter that stands before the first line.
        mark_left: left edge of the mark.
    """
    lines = wrap(text, style.face, style.size, right - left)

    def line_block(index: int) -> Block:
        line, last = lines[index], index == len(lines) - 1
        words = line.split(" ")
        free = right - left - width(line, style.face, style.size)
        stretch = free / (len(words) - 1) if len(words) > 1 and not last else 0.0
        if stretch > _STRETCH_MOST * style.size:
            stretch = 0.0

        def draw(pen: Pen, top: float) -> None:
            y = baseline(top, style)
            if index == 0 and mark:
                pen.text(mark_left, y, mark, style)
            pen.text(left, y, line, style, INK, stretch=stretch)

        return Block(style.leading, draw, keep=index in (0, len(lines) - 2) and not last)

    return [line_block(index) for index in range(len(lines))]


def centred(words: str, style: Style, frame: Frame, tint: Tint = INK) -> Block:
    """Set words in the middle of the page; they stay with what follows."""
    lines = wrap(words, style.face, style.size, frame.width - 20 * MM)
    middle = (frame.left + frame.right) / 2

    def draw(pen: Pen, top: float) -> None:
        for line in lines:
            pen.text(middle, baseline(top, style), line, style, tint, Align.CENTRE)
            top -= style.leading

    return Block(len(lines) * style.leading, draw, keep=True)
