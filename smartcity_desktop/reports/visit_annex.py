"""The annexes of minutes: attendance list, and photographs with their captions, two or four a page."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from smartcity_desktop.core.fieldwork_words import SIDE_NAMES
from smartcity_desktop.reports import field_text as wording
from smartcity_desktop.reports.field_tables import Lane, table_blocks
from smartcity_desktop.reports.fonts import wrap
from smartcity_desktop.reports.ink import (
    BODY,
    BODY_STRONG,
    HEADING,
    MM,
    RULE,
    SMALL,
    SOFT,
    TRACK,
    Align,
    baseline,
)
from smartcity_desktop.reports.paper import Block, gap
from smartcity_desktop.reports.prose import centred
from smartcity_desktop.reports.sheet_summary import section_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smartcity_desktop.core.language import Language
    from smartcity_desktop.reports.field_content import FieldContent, Photo
    from smartcity_desktop.reports.ink import Pen
    from smartcity_desktop.reports.paper import Frame

_FEW = 6
"""Up to so many photographs stand two to a page, more of them four."""
_SIGNING = 9 * MM
_BLANK_ROWS = 10
_CAPTION_ROOM = 15 * MM
_QUALITY = 82


def attendance_blocks(content: FieldContent, frame: Frame, language: Language) -> Iterator[Block]:
    """Give the attendance list, on a page of its own; without names it has lines to write on."""
    yield from _annex("I", wording.ATTENDANCE.in_(language), frame, language)
    lanes = (
        Lane(wording.NO.in_(language), 0.07),
        Lane(wording.NAME.in_(language), 0.33),
        Lane(wording.OFFICE.in_(language), 0.36),
        Lane(wording.SIGNATURE.in_(language), 0.24),
    )
    people = content.visit.attendees
    for side in ("region", "panel"):
        present = [one for one in people if one.side == side]
        names = [(one.name, one.office) for one in present] or [("", "")] * (
            0 if people else _BLANK_ROWS // 2
        )
        if not names:
            continue
        heading = SIDE_NAMES[side].in_(language)
        yield gap(10, keep=True)
        yield section_heading(heading[:1].upper() + heading[1:], frame)
        rows = [(str(at), name, office, f"{at}.") for at, (name, office) in enumerate(names, start=1)]
        yield from table_blocks(lanes, rows, frame, least=_SIGNING, strong=1)


def photo_blocks(content: FieldContent, frame: Frame, language: Language, annex: str) -> Iterator[Block]:
    """Give the photographs, on pages of their own; nothing where there is none."""
    photos = content.photos
    if not photos:
        return
    yield from _annex(annex, wording.PHOTOS.in_(language), frame, language)
    across = 1 if len(photos) <= _FEW else 2
    # Two rows fill a page below the heading of the annex.
    height = (frame.height - 24 * MM) / 2
    for at in range(0, len(photos), across):
        yield _photo_row(photos[at : at + across], at + 1, across, height, frame, language)
    if content.photos_left:
        left = wording.PHOTOS_LEFT.filled(n=content.photos_left).in_(language)
        yield centred(left, SMALL, frame, SOFT)
        yield gap(2)


def _annex(number: str, title: str, frame: Frame, language: Language) -> Iterator[Block]:
    """Begin a new page with the number and the name of an annex."""
    label = wording.ANNEX.filled(annex=number).in_(language)

    def draw(pen: Pen, top: float) -> None:
        pen.text(frame.left, baseline(top, BODY), label, BODY, SOFT)
        pen.text(frame.left, baseline(top - BODY.leading, HEADING), title, HEADING)

    yield Block(0, lambda _pen, _top: None, fresh=True, keep=True)
    yield Block(BODY.leading + HEADING.leading + 6, draw, keep=True, entry=f"{label} – {title}")


def _photo_row(
    photos: Sequence[Photo], first: int, across: int, height: float, frame: Frame, language: Language
) -> Block:
    pitch = frame.width / across
    room = pitch - (3 * MM if across > 1 else 0)

    def draw(pen: Pen, top: float) -> None:
        for at, photo in enumerate(photos):
            _draw_photo(pen, photo, first + at, frame.left + at * pitch, top, room, height, language)

    return Block(height, draw)


def _draw_photo(
    pen: Pen,
    photo: Photo,
    number: int,
    left: float,
    top: float,
    room: float,
    height: float,
    language: Language,
) -> None:
    caption = wording.PHOTO.filled(n=number, caption=photo.caption).in_(language).strip()
    lines = wrap(caption, BODY_STRONG.face, BODY_STRONG.size, room)[:3]
    source = wording.PHOTO_OF.filled(code=photo.indicator, file=photo.file, digest=photo.sha256[:16])
    sources = wrap(source.in_(language), SMALL.face, SMALL.size, room)[:2]
    high = height - len(lines) * BODY_STRONG.leading - len(sources) * SMALL.leading - 5 * MM
    edge = top
    if photo.picture is None:
        pen.box(left, top - high, room, high, fill=TRACK)
        with pen.aside():
            gone = wording.PHOTO_GONE.in_(language)
            pen.text(left + room / 2, top - high / 2, gone, SMALL, SOFT, Align.CENTRE)
    else:
        wide_px, high_px, _rgb = photo.picture
        scale = min(room / wide_px, high / high_px)
        wide, tall = wide_px * scale, high_px * scale
        pen.canvas.drawImage(_reader(photo.picture), left, top - tall, wide, tall)
        pen.box(left, top - tall, wide, tall, stroke=RULE)
        high = tall
    edge = pen.lines(left, top - high - 3, lines, BODY_STRONG)
    pen.lines(left, edge, sources, SMALL, SOFT)


def _reader(picture: tuple[int, int, bytes]) -> object:
    """Return pixels as a JPEG that goes into the PDF as it is; they were decoded in a process of their own."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    wide, high, rgb = picture
    out = BytesIO()
    Image.frombytes("RGB", (wide, high), rgb).save(out, "JPEG", quality=_QUALITY)
    out.seek(0)
    return ImageReader(out)
