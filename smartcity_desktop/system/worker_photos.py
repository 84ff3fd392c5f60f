"""The part of the decoder process that reads photos: pixels, and what a photo says of itself.

What a photo says beside its pixels is read with more mistrust than they are: where that part is damaged, the picture
is still shown, standing as it lies.
"""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Any

from smartcity_desktop.core.photo import read_offset, read_position, read_taken
from smartcity_desktop.system.worker_frames import FACTS, PIXEL_LIMIT, Told

if TYPE_CHECKING:
    from PIL.Image import Image

_DECODED_LIMIT = 100_000_000
"""Most pixels of a photo that has to be held whole while it is made smaller."""
_JPEG_LIMIT = 250_000_000
"""A JPEG can be made smaller while it is read: the largest sensors of telephones have 200 million pixels."""
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
_ORIENTATION, _CHANGED, _TAKEN, _OFFSET, _CAMERA, _PLACE = 0x0112, 0x0132, 0x9003, 0x9011, 0x8769, 0x8825
_SIDEWAYS = (5, 6, 7, 8)
_FILMS = (b"MotionPhoto", b"MicroVideo")


class BombError(Exception):
    """A file that would unpack into more than it may."""


class UnknownError(Exception):
    """A file of a kind that is not decoded here."""


def picture(data: bytes, side: int, *, fine: bool) -> tuple[int, int, bytes]:
    """Decode a photo, upright, at most `side` pixels long, as RGB on white.

    Args:
        data: of the file.
        side: longest side in pixels.
        fine: small writing in it stays legible, at some cost of time.
    """
    image = _open(data)
    if fine:
        side = min(side, _bounded(image.width, image.height))
    image.draft("RGB", (side, side))
    image.load()
    plain = _on_white(_small(_upright(image), side, fine=fine))
    return plain.width, plain.height, plain.tobytes()


def facts(data: bytes) -> bytes:
    """Return what a photo says of itself, as `FACTS`; no pixel is decoded."""
    image = _open(data)
    width, height = image.size
    told, taken, offset, place = Told(0), "", "", (math.nan, math.nan)
    try:
        exif = image.getexif()
        camera, where = exif.get_ifd(_CAMERA), exif.get_ifd(_PLACE)
        if exif.get(_ORIENTATION) in _SIDEWAYS:
            width, height = height, width
        taken = _plain(camera.get(_TAKEN) or exif.get(_CHANGED))[:19]
        offset = _plain(camera.get(_OFFSET))[:6]
        place = _position(where)
        if where and math.isnan(place[0]) and set(where) & {2, 4}:
            told |= Told.UNTOLD
    except Exception:  # noqa: BLE001  # a border: a stranger's bytes may raise anything in a reader of metadata
        told |= Told.UNTOLD
    if _has_more(image, data):
        told |= Told.UNTOLD
    if image.format == "MPO" or _is_single(image):
        told |= Told.SINGLE
    return FACTS.pack(
        width,
        height,
        told,
        taken.encode() if read_taken(taken) else b"",
        offset.encode() if read_offset(offset) else b"",
        *place,
    )


def _open(data: bytes) -> Image:
    from PIL import Image, UnidentifiedImageError

    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError:
        raise UnknownError("not JPEG, PNG, WebP or TIFF, or its head is damaged") from None
    most = _JPEG_LIMIT if image.format in ("JPEG", "MPO") else _DECODED_LIMIT
    if image.width * image.height > most:
        raise BombError(f"{image.width} x {image.height} pixels")
    return image


def _bounded(width: int, height: int) -> int:
    """Return the longest side at which a photo has no more pixels than may be handed over."""
    return math.floor(max(width, height) * min(1.0, math.sqrt(PIXEL_LIMIT / (width * height))))


def _upright(image: Image) -> Image:
    from PIL import ImageOps

    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001  # as in `facts`
        return image


def _small(image: Image, side: int, *, fine: bool) -> Image:
    from PIL import Image as Images

    if image.mode.startswith("I") or image.mode == "F":  # sixteen bits a pixel
        image = image.convert("F").point(lambda value: value * (1 / 256)).convert("L")
    longest = max(image.size)
    if longest <= side:
        return image
    size = tuple(max(1, round(length * side / longest)) for length in image.size)
    if image.mode in ("P", "1", "PA"):
        image = image.convert("RGBA")
    how, gap = (Images.Resampling.LANCZOS, 3.0) if fine else (Images.Resampling.BOX, 2.0)
    return image.resize((size[0], size[1]), how, reducing_gap=gap)


def _on_white(image: Image) -> Image:
    from PIL import Image as Images

    if image.mode == "RGB":
        return image
    if image.has_transparency_data:
        white = Images.new("RGBA", image.size, "white")
        white.alpha_composite(image.convert("RGBA"))
        image = white
    return image.convert("RGB")


def _plain(value: Any) -> str:
    text = value.decode("ascii", "replace") if isinstance(value, bytes) else str(value or "")
    return text.strip(" \0")


def _position(where: dict[int, Any]) -> tuple[float, float]:
    """Return latitude and longitude in degrees; not a number where none can be read."""
    found = []
    for letter, digits, minus in ((1, 2, "S"), (3, 4, "W")):
        parts = where.get(digits)
        if not isinstance(parts, tuple) or len(parts) != 3:
            return math.nan, math.nan
        degrees = sum(float(part) / 60**power for power, part in enumerate(parts))
        found.append(-degrees if _plain(where.get(letter)).upper().startswith(minus) else degrees)
    ok = found == [0.0, 0.0] or read_position(*found) is not None
    return (found[0], found[1]) if ok else (math.nan, math.nan)


def _has_more(image: Image, data: bytes) -> bool:
    """Whether it carries a place in another form, a film, or a second picture."""
    written = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if isinstance(written, str):
        written = written.encode("utf-8", "replace")
    if b"GPS" in written or any(film in written for film in _FILMS):
        return True
    if image.format == "MPO":
        return True
    return image.format == "JPEG" and not data.rstrip(b"\0").endswith(b"\xff\xd9")


def _is_single(image: Image) -> bool:
    try:
        image.seek(1)
    except EOFError:
        return True
    except Exception:  # noqa: BLE001  # as in `facts`
        return True
    return False
