"""Photos as cameras write them: four quarters of colour, EXIF, any orientation."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

AMBON = (-3.6954, 128.1814)
_COLOURS = ("red", "lime", "blue", "yellow")
_BACK = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}


def quarters() -> tuple[str, ...]:
    """Colours of top left, top right, bottom left and bottom right, seen upright."""
    return _COLOURS


def corners(image: Image.Image) -> tuple[str, ...]:
    """Name the colours that an image has there."""
    places = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)]
    return tuple(_named(image, image.width * x, image.height * y) for x, y in places)


def camera_photo(
    size: tuple[int, int] = (640, 480),
    *,
    orientation: int = 1,
    position: tuple[float, float] | None = None,
    taken: str = "",
    offset: str = "",
    kind: str = "JPEG",
    noise: int = 0,
) -> bytes:
    """Write a photo of `size` pixels seen upright, stored the way `orientation` says.

    Args:
        noise: any number makes another photo.
    """
    image = Image.new("RGB", size)
    half = size[0] // 2, size[1] // 2
    for at, colour in enumerate(_COLOURS):
        image.paste(Image.new("RGB", half, colour), ((at % 2) * half[0], (at // 2) * half[1]))
    if noise:
        image.paste(((noise * 37) % 256, (noise * 91) % 256, noise % 256), (0, 0, 8, 8))
    exif = Image.Exif()
    # Turning back what a viewer does: the orientation that undoes it is another one only for quarter turns.
    exif[0x0112] = _BACK[orientation]
    image.info["exif"] = exif.tobytes()
    turned = Image.open(_saved(image, "PNG", exif))
    stored = ImageOps.exif_transpose(turned)
    block = Image.Exif()
    if orientation != 1:
        block[0x0112] = orientation
    if taken:
        block[0x8769] = {0x9003: taken} | ({0x9011: offset} if offset else {})
    if position is not None:
        block[0x8825] = {
            1: "S" if position[0] < 0 else "N",
            2: _parts(abs(position[0])),
            3: "W" if position[1] < 0 else "E",
            4: _parts(abs(position[1])),
        }
    return _saved(stored, kind, block).getvalue()


def _parts(degrees: float) -> tuple[float, float, float]:
    whole = int(degrees)
    minutes = int((degrees - whole) * 60)
    return float(whole), float(minutes), round((degrees - whole - minutes / 60) * 3600, 4)


def _saved(image: Image.Image, kind: str, exif: Image.Exif) -> io.BytesIO:
    data = io.BytesIO()
    image = image.copy()
    image.info.pop("exif", None)
    image.save(data, kind, exif=exif) if len(exif) else image.save(data, kind)
    data.seek(0)
    return data


def _named(image: Image.Image, x: float, y: float) -> str:
    red, green, blue = (value > 128 for value in image.convert("RGB").getpixel((int(x), int(y))))
    return {
        (True, False, False): "red",
        (False, True, False): "lime",
        (False, False, True): "blue",
        (True, True, False): "yellow",
    }.get((red, green, blue), "other")
