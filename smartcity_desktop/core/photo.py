"""What a photo says of itself beside its pixels: when and where it was taken, which way is up."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from smartcity_desktop.core.language import Language, Text, show_date, show_number

_OFFSET = re.compile(r"[+-](0\d|1[0-4]):[0-5]\d", re.ASCII)
_TAKEN = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Position:
    """A place on the earth in degrees, north and east positive.

    Raises:
        ValueError: it is none.
    """

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.latitude) and math.isfinite(self.longitude)):
            raise ValueError("a position has two numbers")
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError("a position lies on the earth")

    @property
    def written(self) -> Text:
        """As people write it: `3,69540° LS, 128,18140° BT`."""
        return Text(self._in(Language.INDONESIAN), self._in(Language.ENGLISH))

    def _in(self, language: Language) -> str:
        id_names, en_names = (("LU", "LS"), ("BT", "BB")), (("N", "S"), ("E", "W"))
        names = id_names if language is Language.INDONESIAN else en_names
        parts = []
        for degrees, (plus, minus) in zip((self.latitude, self.longitude), names, strict=True):
            number = show_number(Decimal(f"{abs(degrees):.5f}"), language)
            parts.append(f"{number}° {minus if degrees < 0 else plus}")
        return ("; " if language is Language.INDONESIAN else ", ").join(parts)


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What was read of a photo.

    Attributes:
        width, height: in pixels, as it is seen upright.
        single: it is one picture, so that a copy of it loses none.
        untold: something in it may tell a place that was not read: other metadata, a damaged block, a film behind it.
        taken: time of the camera, as it stood on its clock. offset: of that clock from UTC (`+09:00`), or empty.
        position: where the camera believed to be.
    """

    width: int
    height: int
    single: bool = True
    untold: bool = False
    taken: datetime | None = None
    offset: str = ""
    position: Position | None = None

    @property
    def located(self) -> bool:
        """Whether its bytes tell, or may tell, where it was taken."""
        return self.untold or self.position is not None

    @property
    def taken_written(self) -> Text | None:
        """When it was taken, as people write it; `None` where the camera did not say."""
        taken = self.taken
        if taken is None:
            return None
        rest = f", {taken:%H.%M}" + (f" (UTC{self.offset})" if self.offset else "")
        return Text(
            show_date(taken.date(), Language.INDONESIAN) + rest,
            show_date(taken.date(), Language.ENGLISH) + rest.replace(".", ":"),
        )


def read_taken(text: str) -> datetime | None:
    """Read a time as cameras write it (`2019:05:16 14:30:00`); `None` where it is none."""
    parts = _TAKEN.fullmatch(text)
    if parts is None:
        return None
    year, month, day, hour, minute, second = map(int, parts.groups())
    try:
        return datetime(year, month, day, hour, minute, second)  # a camera's clock knows no zone
    except ValueError:
        return None


def write_taken(taken: datetime) -> str:
    """Write a time as cameras do."""
    return f"{taken.year:04d}:" + taken.strftime("%m:%d %H:%M:%S")


def read_offset(text: str) -> str:
    """Return an offset from UTC as cameras write it, or nothing where it is none."""
    return text if _OFFSET.fullmatch(text) else ""


def read_position(latitude: float, longitude: float) -> Position | None:
    """Return a position; `None` where there is none on the earth, and for 0, 0, which cameras write before they know."""
    if latitude == 0 == longitude:
        return None
    try:
        return Position(latitude, longitude)
    except ValueError:
        return None
