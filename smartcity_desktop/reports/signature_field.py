"""The picture of an electronic signature in a PDF: who signed, when, and what kind of signature it is."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from smartcity_desktop.core.drawn_signature import HEIGHT, WIDTH
from smartcity_desktop.core.language import show_moment
from smartcity_desktop.reports import labels
from smartcity_desktop.reports.fonts import Face, clipped, use
from smartcity_desktop.reports.ink import (
    ACCENT,
    ACCENT_PALE,
    BODY_STRONG,
    INK,
    LABEL,
    MM,
    SMALL,
    SMALL_STRONG,
    SOFT,
    Pen,
    baseline,
)

if TYPE_CHECKING:
    from datetime import datetime

    from reportlab.pdfgen.canvas import Canvas

    from smartcity_desktop.core.drawn_signature import DrawnSignature
    from smartcity_desktop.core.language import Language, TimeZone

FIELD_WIDTH, FIELD_HEIGHT = 86 * MM, 24 * MM
_PADDING = 3 * MM


@dataclass(frozen=True, slots=True)
class SignatureWords:
    """What the picture says.

    Attributes:
        signer: as the certificate has it.
        institution: of the signer; may be empty.
        at: UTC.
        certificate: SHA-256 of the certificate, 64 hex digits.
        zone: in which the moment is written.
    """

    signer: str
    institution: str
    at: datetime
    certificate: str
    zone: TimeZone


def field_picture(words: SignatureWords, language: Language, drawn: DrawnSignature | None = None) -> bytes:
    """Return the picture as a PDF of one page, `FIELD_WIDTH` by `FIELD_HEIGHT`, its font embedded.

    A signature `drawn` by hand stands at its right end, behind the words.
    """
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(
        out,
        pagesize=(FIELD_WIDTH, FIELD_HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=use(Face.REGULAR),  # type: ignore[arg-type]  # the stubs say float
    )
    pen = Pen(canvas)
    pen.box(0, 0, FIELD_WIDTH, FIELD_HEIGHT, fill=ACCENT_PALE)
    pen.box(0, 0, 2.4, FIELD_HEIGHT, fill=ACCENT)
    if drawn is not None:
        _draw(canvas, drawn)
    left, top, room = _PADDING + 1, FIELD_HEIGHT - 4, FIELD_WIDTH - 2 * _PADDING - 1
    pen.text(left, baseline(top, LABEL), labels.SIGNED_BY.in_(language), LABEL, SOFT)
    top -= LABEL.leading

    pen.text(
        left,
        baseline(top, BODY_STRONG),
        clipped(words.signer, BODY_STRONG.face, BODY_STRONG.size, room),
        BODY_STRONG,
        INK,
    )
    top -= BODY_STRONG.leading
    moment = show_moment(words.at, language, words.zone, seconds=True)
    code = words.certificate[:24].upper()
    groups = " ".join(code[at : at + 4] for at in range(0, 24, 4))
    certificate = f"{labels.CERTIFICATE.in_(language)}: {groups}"
    for line in (words.institution, moment, certificate):
        if line:
            pen.text(left, baseline(top, SMALL), clipped(line, SMALL.face, SMALL.size, room), SMALL, INK)
            top -= SMALL.leading
    pen.text(left, baseline(top, SMALL_STRONG), labels.UNCERTIFIED.in_(language), SMALL_STRONG, ACCENT)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, drawn: DrawnSignature) -> None:
    """Draw strokes as lines, as wide as the field is high allows; a point alone is a dot."""
    scale = (FIELD_HEIGHT - 4) / HEIGHT
    left, bottom = FIELD_WIDTH - 2 - WIDTH * scale, 2
    canvas.saveState()
    canvas.setLineWidth(1.1)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setStrokeColorRGB(0.13, 0.2, 0.45)
    for stroke in drawn.strokes:
        path = canvas.beginPath()
        places = [(left + x * scale, bottom + (HEIGHT - y) * scale) for x, y in stroke]
        path.moveTo(*places[0])
        for place in places[1:] or places:
            path.lineTo(*place)
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()
