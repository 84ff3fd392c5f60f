"""The fingerprint of the content on paper: 64 hexadecimal figures in groups, and QR codes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_MASK = 3
QUIET = 4
"""Modules of white that a QR code needs around it."""


def grouped(fingerprint: str, size: int = 8) -> tuple[str, ...]:
    """Cut a fingerprint in groups that an eye can compare."""
    return tuple(fingerprint[at : at + size] for at in range(0, len(fingerprint), size))


@lru_cache(maxsize=64)
def modules(payload: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the QR code of a text, row by row from above, without the quiet zone (error level M)."""
    import segno

    # Hexadecimal figures look like noise under every mask; trying all eight would take longer than the page itself.
    code = segno.make(payload, error="m", micro=False, boost_error=False, mask=_MASK)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Start and length of the dark runs of a row: fewer rectangles, and no seams between them."""
    runs: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == at:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((at, 1))
    return runs


def define_code(canvas: Canvas, name: str, payload: str, side: float) -> None:
    """Define the QR code of `payload` once for the document, as vectors; `canvas.doForm(name)` shows it.

    Args:
        canvas: of the document.
        name: of the form.
        payload: the text that a reader gets.
        side: of the code with its quiet zone, in points; its lower left corner lies in the origin.
    """
    canvas.beginForm(name, 0, 0, side, side)
    draw_code(canvas, payload, 0, 0, side)
    canvas.endForm()


def draw_code(canvas: Canvas, payload: str, left: float, bottom: float, side: float) -> None:
    """Draw the QR code of `payload` on the page, as vectors; `side` is that of the code with its quiet zone."""
    rows = modules(payload)
    pitch = side / (len(rows) + 2 * QUIET)
    canvas.setFillColorRGB(0, 0, 0)
    path = canvas.beginPath()
    for index, row in enumerate(rows):
        y = bottom + side - pitch * (QUIET + index + 1)
        for start, length in _runs(row):
            path.rect(left + pitch * (QUIET + start), y, pitch * length, pitch * 1.02)
    canvas.drawPath(path, stroke=0, fill=1)
