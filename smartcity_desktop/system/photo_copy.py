"""Copies of photos for others, made of raw pixels alone: nothing that a camera wrote comes into one by itself."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, NamedTuple

from smartcity_desktop.core.photo import write_taken
from smartcity_desktop.system.worker import Picture

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from PIL.Image import Exif

    from smartcity_desktop.core.photo import Position

QUALITY = 85
"""JPEG quality of a copy."""
_CELLS = 5
"""So many cells the longer side of a covered place keeps: too few to tell a face or a plate."""
_SEGMENT, _SCAN, _APP1 = 0xFF, 0xDA, 0xE1


class Box(NamedTuple):
    """A place in a picture, in pixels from its top left corner."""

    left: int
    top: int
    right: int
    bottom: int


def jpeg(
    picture: Picture, *, taken: datetime | None = None, offset: str = "", position: Position | None = None
) -> bytes:
    """Write a picture as JPEG, without a thumbnail, with no more beside its pixels than is given here.

    Equal pixels give equal bytes, so that a photo that is attached twice is kept once.
    """
    from PIL import Image

    image = Image.frombytes("RGB", (picture.width, picture.height), picture.pixels)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True)
    return with_facts(out.getvalue(), taken=taken, offset=offset, position=position)


def with_facts(
    data: bytes, *, taken: datetime | None = None, offset: str = "", position: Position | None = None
) -> bytes:
    """Return a JPEG that `jpeg` made, the same pixels bit for bit, saying these things and no others.

    Raises:
        ValueError: it is none.
    """
    exif = _exif(taken, offset, position)
    block = exif.tobytes() if exif else b""
    if block and not block.startswith(b"Exif\0\0"):
        block = b"Exif\0\0" + block
    told = bytes((_SEGMENT, _APP1)) + (len(block) + 2).to_bytes(2, "big") + block if block else b""
    at, kept = 2, [data[:2]]
    if kept[0] != b"\xff\xd8":
        raise ValueError("no JPEG")
    first = True
    while at + 4 <= len(data):
        mark, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at] != _SEGMENT or length < 2:
            raise ValueError("no JPEG of ours")
        if mark == _SCAN:
            return b"".join((*kept, told, data[at:])) if first else b"".join((*kept, data[at:]))
        if mark != _APP1:
            kept.append(data[at : at + 2 + length])
        if first:  # behind the first segment, which is JFIF's
            kept.append(told)
            first = False
        at += 2 + length
    raise ValueError("no JPEG")


def covered(picture: Picture, boxes: Iterable[Box]) -> Picture:
    """Return a picture in which places are covered: what was there is averaged over large cells, then smeared.

    Of a place no more than five by five colours remain, and those of its edge are not mixed with what is beside it.
    """
    from PIL import Image, ImageFilter

    image = Image.frombytes("RGB", (picture.width, picture.height), picture.pixels)
    for box in boxes:
        place = _within(box, picture.width, picture.height)
        if place is None:
            continue
        wide, high = place.right - place.left, place.bottom - place.top
        cell = max(wide, high) / _CELLS
        cells = max(1, round(wide / cell)), max(1, round(high / cell))
        few = image.crop(place).resize(cells, Image.Resampling.BOX)
        smeared = few.resize((wide, high), Image.Resampling.NEAREST).filter(
            ImageFilter.GaussianBlur(max(1.0, cell / 2))
        )
        image.paste(smeared, (place.left, place.top))
    return Picture(picture.width, picture.height, image.tobytes())


def thumbnail(picture: Picture) -> bytes:
    """Write a small picture as JPEG."""
    from PIL import Image

    out = io.BytesIO()
    Image.frombytes("RGB", (picture.width, picture.height), picture.pixels).save(out, "JPEG", quality=80)
    return out.getvalue()


def _within(box: Box, width: int, height: int) -> Box | None:
    left, right = sorted((box.left, box.right))
    top, bottom = sorted((box.top, box.bottom))
    inside = Box(max(left, 0), max(top, 0), min(right, width), min(bottom, height))
    return inside if inside.left < inside.right and inside.top < inside.bottom else None


def _exif(taken: datetime | None, offset: str, position: Position | None) -> Exif | None:
    from PIL import Image
    from PIL.TiffImagePlugin import IFDRational

    if taken is None and position is None:
        return None
    exif = Image.Exif()
    if taken is not None:
        camera = {0x9003: write_taken(taken)}
        exif[0x8769] = camera | {0x9011: offset} if offset else camera
    if position is not None:
        place: dict[int, object] = {}
        for letter, digits, degrees, names in (
            (1, 2, position.latitude, "NS"),
            (3, 4, position.longitude, "EW"),
        ):
            place[letter] = names[degrees < 0]
            place[digits] = tuple(IFDRational(*part) for part in _sexagesimal(abs(degrees)))
        exif[0x8825] = place
    return exif


def _sexagesimal(degrees: float) -> tuple[tuple[int, int], ...]:
    """Return degrees, minutes and seconds as fractions; seconds to a thousandth, which is three centimetres."""
    thousandths = round(degrees * 3_600_000)
    whole, rest = divmod(thousandths, 3_600_000)
    minutes, seconds = divmod(rest, 60_000)
    return (math.trunc(whole), 1), (minutes, 1), (seconds, 1000)
