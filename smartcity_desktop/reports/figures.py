"""Figures: the radar of a rubric's nodes, bars, and the boxes in which a level is marked."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from smartcity_desktop.reports.fonts import Face, width
from smartcity_desktop.reports.ink import (
    ACCENT,
    ACCENT_PALE,
    INK,
    RULE,
    SOFT,
    TRACK,
    WHITE,
    Align,
    Style,
    Tint,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.reports.ink import Pen

_AXIS = Style(Face.SEMIBOLD, 6.8, 9)
_RINGS = (0.25, 0.5, 0.75, 1.0)
_BOX_FIGURE = Style(Face.MEDIUM, 7, 9)
_BOX_CHOSEN = Style(Face.BOLD, 7.4, 9)


def radar(
    pen: Pen, centre: tuple[float, float], radius: float, axes: Sequence[tuple[str, float | None]]
) -> None:
    """Draw a radar; the first axis points up and the others follow clockwise.

    Args:
        pen: draws it.
        centre: in points.
        radius: of the outer ring, in points; labels stand up to 24 points outside.
        axes: label and share of the scale in [0, 1]; `None` leaves a gap, for a node without a value.
    """

    def at(index: int, share: float) -> tuple[float, float]:
        angle = pi / 2 - 2 * pi * index / len(axes)
        return centre[0] + radius * share * cos(angle), centre[1] + radius * share * sin(angle)

    shares = [share for _label, share in axes]
    known = [(index, share) for index, share in enumerate(shares) if share is not None]
    if len(known) == len(axes):
        pen.polygon([at(index, share) for index, share in known], fill=ACCENT_PALE)
    for ring in _RINGS:
        outer = ring == _RINGS[-1]
        points = [at(index, ring) for index in range(len(axes))]
        pen.polygon(points, stroke=SOFT if outer else RULE, weight=0.6 if outer else 0.35)
    for index in range(len(axes)):
        pen.line(*centre, *at(index, 1.0), 0.35)
    for index, share in known:
        after = shares[(index + 1) % len(axes)]
        if after is not None:
            pen.line(*at(index, share), *at((index + 1) % len(axes), after), 1.3, ACCENT)
    for index, share in known:
        pen.dot(*at(index, share), 1.7)
    for index, (label, _share) in enumerate(axes):
        x, y = at(index, 1.0 + 7.5 / radius)
        side = cos(pi / 2 - 2 * pi * index / len(axes))
        align = Align.CENTRE if abs(side) < 0.2 else Align.LEFT if side > 0 else Align.RIGHT
        pen.text(x, y - 2.4, label, _AXIS, INK, align)


def bar(
    pen: Pen,
    x: float,
    y: float,
    wide: float,
    high: float,
    share: float | None,
    *,
    tint: Tint = ACCENT,
    ticks: Sequence[float] = (),
) -> None:
    """Draw a bar with its lower left corner at (x, y), filled up to `share` in [0, 1]; white ticks mark limits."""
    pen.box(x, y, wide, high, fill=TRACK)
    if share is not None and share > 0:
        pen.box(x, y, wide * min(share, 1.0), high, fill=tint)
    for tick in ticks:
        if 0 < tick < 1:
            pen.line(x + wide * tick, y, x + wide * tick, y + high, 0.7, WHITE)


def level_boxes(
    pen: Pen, x: float, y: float, side: float, pitch: float, figures: Sequence[str], chosen: int | None
) -> None:
    """Draw a row of boxes with their figures; the chosen one is filled and its figure bold.

    Args:
        pen: draws them.
        x: left edge of the first box.
        y: lower edge.
        side: height of a box; it is as wide as `pitch` less a small gap.
        pitch: from box to box.
        figures: what stands in the boxes.
        chosen: index of the filled box.
    """
    wide = pitch - 1.4
    for index, figure in enumerate(figures):
        left = x + index * pitch
        if index == chosen:
            pen.box(left, y, wide, side, fill=ACCENT, stroke=ACCENT, weight=0.6)
        else:
            pen.box(left, y, wide, side, fill=WHITE, stroke=RULE, weight=0.6)
        style = _BOX_CHOSEN if index == chosen else _BOX_FIGURE
        size = min(style.size, style.size * (wide - 2) / max(width(figure, style.face, style.size), 0.1))
        pen.text(
            left + wide / 2,
            y + side / 2 - 0.36 * size,
            figure,
            Style(style.face, size, style.leading),
            WHITE if index == chosen else SOFT,
            Align.CENTRE,
        )


def tick_box(pen: Pen, x: float, y: float, side: float) -> None:
    """Draw an empty box to be ticked by pen."""
    pen.box(x, y, side, side, fill=WHITE, stroke=INK, weight=0.7)
