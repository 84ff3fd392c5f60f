"""Ink: tints, text styles, and the pen that draws on a page. All measures are points, from the lower left."""

from __future__ import annotations

from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from smartcity_desktop.reports.fonts import WORD_SPACE, Face, legible, use, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4


class Tint(NamedTuple):
    """A colour, red, green and blue in [0, 1]."""

    red: float
    green: float
    blue: float


# One accent, a deep sea blue: its luminance of about a quarter prints as a firm dark grey.
INK = Tint(0.08, 0.10, 0.13)
SOFT = Tint(0.33, 0.37, 0.42)
ACCENT = Tint(0.05, 0.28, 0.42)
ACCENT_PALE = Tint(0.86, 0.91, 0.94)
RULE = Tint(0.74, 0.77, 0.80)
TRACK = Tint(0.91, 0.925, 0.94)
GHOST = Tint(0.935, 0.94, 0.945)
WHITE = Tint(1.0, 1.0, 1.0)

HAIRLINE = 0.4


class Style(NamedTuple):
    """A face at a size with its leading, in points."""

    face: Face
    size: float
    leading: float


TITLE = Style(Face.BOLD, 21, 26)
HEADING = Style(Face.BOLD, 11, 15)
SUBHEADING = Style(Face.SEMIBOLD, 9, 12.5)
BODY = Style(Face.REGULAR, 8.4, 11.4)
BODY_STRONG = Style(Face.SEMIBOLD, 8.4, 11.4)
SMALL = Style(Face.REGULAR, 7.3, 9.8)
SMALL_STRONG = Style(Face.SEMIBOLD, 7.3, 9.8)
SMALL_ITALIC = Style(Face.ITALIC, 7.3, 9.8)
LABEL = Style(Face.MEDIUM, 6.6, 9)


class Align(Enum):
    """Where `x` lies in a text."""

    LEFT = 0
    CENTRE = 1
    RIGHT = 2


def baseline(top: float, style: Style) -> float:
    """Baseline of a line whose upper edge is `top`: capitals stand in the middle of the leading."""
    return top - style.leading / 2 - 0.36 * style.size


class Pen:
    """Draws on the current page of a canvas."""

    __slots__ = ("_counts", "_said", "canvas")

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._said: list[str] = []
        self._counts = True

    def said(self) -> tuple[str, ...]:
        """Return the words written since this was last asked, as they are shown: the content of a page."""
        words, self._said = tuple(self._said), []
        return words

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Write words that are no content: what differs each time the same thing is printed."""
        self._counts = False
        try:
            yield
        finally:
            self._counts = True

    def text(
        self,
        x: float,
        y: float,
        words: str,
        style: Style,
        tint: Tint = INK,
        align: Align = Align.LEFT,
        spacing: float = 0.0,
        stretch: float = 0.0,
    ) -> None:
        """Write one line with its baseline at `y`; `spacing` widens letters and `stretch` spaces, in points."""
        shown = legible(words)
        if not shown:
            return
        if self._counts:
            self._said.append(shown)
        if align is not Align.LEFT:
            wide = width(shown, style.face, style.size) + spacing * (len(shown) - 1)
            x -= wide if align is Align.RIGHT else wide / 2
        canvas = self.canvas
        canvas.setFillColorRGB(*tint)
        canvas.setFont(use(style.face), style.size)
        spaced = WORD_SPACE * style.size + stretch if " " in shown or "\u00a0" in shown else 0
        canvas.drawString(x, y, shown, charSpace=spacing, wordSpace=spaced)

    def lines(self, x: float, top: float, lines: Sequence[str], style: Style, tint: Tint = INK) -> float:
        """Write lines below each other from the upper edge `top`; returns the lower edge."""
        for line in lines:
            self.text(x, baseline(top, style), line, style, tint)
            top -= style.leading
        return top

    def line(
        self, x1: float, y1: float, x2: float, y2: float, weight: float = HAIRLINE, tint: Tint = RULE
    ) -> None:
        """Draw a straight line."""
        canvas = self.canvas
        canvas.setLineWidth(weight)
        canvas.setStrokeColorRGB(*tint)
        canvas.line(x1, y1, x2, y2)

    def dotted(self, x1: float, y: float, x2: float, tint: Tint = SOFT) -> None:
        """Draw a dotted line to write on by hand."""
        canvas = self.canvas
        canvas.saveState()
        canvas.setLineCap(1)
        canvas.setDash([0.01, 2.2])
        self.line(x1, y, x2, y, 0.6, tint)
        canvas.restoreState()

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        *,
        fill: Tint | None = None,
        stroke: Tint | None = None,
        weight: float = HAIRLINE,
    ) -> None:
        """Draw a rectangle with its lower left corner at (x, y)."""
        canvas = self.canvas
        if fill is not None:
            canvas.setFillColorRGB(*fill)
        if stroke is not None:
            canvas.setStrokeColorRGB(*stroke)
            canvas.setLineWidth(weight)
        canvas.rect(x, y, wide, high, stroke=int(stroke is not None), fill=int(fill is not None))

    def polygon(
        self,
        points: Sequence[tuple[float, float]],
        *,
        fill: Tint | None = None,
        stroke: Tint | None = None,
        weight: float = HAIRLINE,
        close: bool = True,
    ) -> None:
        """Draw through points, closed unless told otherwise."""
        canvas = self.canvas
        if fill is not None:
            canvas.setFillColorRGB(*fill)
        if stroke is not None:
            canvas.setStrokeColorRGB(*stroke)
            canvas.setLineWidth(weight)
        path = canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        if close:
            path.close()
        canvas.drawPath(path, stroke=int(stroke is not None), fill=int(fill is not None))

    def dot(self, x: float, y: float, radius: float, tint: Tint = ACCENT) -> None:
        """Draw a filled dot."""
        self.canvas.setFillColorRGB(*tint)
        self.canvas.circle(x, y, radius, stroke=0, fill=1)
