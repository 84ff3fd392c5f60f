"""The font of every paper: Plus Jakarta Sans, embedded as a subset, registered once, with figures of one width."""

from __future__ import annotations

import struct
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from smartcity_desktop.system.resources import resource

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

_FIGURES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MACINTOSH_NAMES = 258
WORD_SPACE = 0.055
"""Extra width of a space, in ems: the font's own is too tight for small print."""
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


class Face(StrEnum):
    """A cut of the font, by the name of its file."""

    REGULAR = "PlusJakartaSans-Regular"
    MEDIUM = "PlusJakartaSans-Medium"
    SEMIBOLD = "PlusJakartaSans-SemiBold"
    BOLD = "PlusJakartaSans-Bold"
    ITALIC = "PlusJakartaSans-Italic"


def _glyph_names(data: bytes) -> dict[str, int]:
    """Read the numbers of named glyphs from the `post` table (format 2) of a TrueType font."""
    tables = {
        data[at : at + 4]: struct.unpack(">LL", data[at + 8 : at + 16])
        for at in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16)
    }
    start, length = tables[b"post"]
    count = struct.unpack(">H", data[start + 32 : start + 34])[0]
    at = start + 34 + 2 * count
    numbers = struct.unpack(f">{count}H", data[start + 34 : at])
    names: list[str] = []
    while at < start + length:
        size = data[at]
        names.append(data[at + 1 : at + 1 + size].decode("ascii"))
        at += 1 + size
    return {
        names[number - _MACINTOSH_NAMES]: glyph
        for glyph, number in enumerate(numbers)
        if number >= _MACINTOSH_NAMES
    }


@cache
def _font(face: Face) -> TTFont:
    """Register a face with reportlab on first use.

    The font's own figures differ in width, and columns of numbers would not line up: the tabular figures
    (`zero.tf` …), which reportlab cannot choose by feature, take their place.
    """
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    path = resource("fonts", f"{face}.ttf")
    font = TTFont(str(face), str(path), asciiReadable=False, shapable=False)
    glyphs = _glyph_names(path.read_bytes())
    for figure, name in enumerate(_FIGURES):
        code = ord("0") + figure
        glyph = glyphs[f"{name}.tf"]
        font.face.charToGlyph[code] = glyph
        font.face.charWidths[code] = font.face.hmetrics[glyph][0] * 1000 / font.face.unitsPerEm
    pdfmetrics.registerFont(font)
    return font


@cache
def _widths(face: Face) -> dict[str, float]:
    """Widths of all letters of a face, in thousandths of the size."""
    face_data = _font(face).face
    widths = {chr(code): float(width) for code, width in face_data.charWidths.items()}
    widths[" "] += WORD_SPACE * 1000
    widths["\u00a0"] = widths[" "]
    return widths


@cache
def _letters() -> frozenset[str]:
    """Letters that every face shows; invisible ones are left out though the font has some of them."""
    return frozenset.intersection(
        *(
            frozenset(letter for letter in _widths(face) if unicodedata.category(letter) not in _DROPPED)
            for face in Face
        )
    )


def use(face: Face) -> str:
    """Return the name by which reportlab knows the face, registering it if need be."""
    _font(face)
    return str(face)


@lru_cache(maxsize=4096)
def legible(text: str) -> str:
    """Prepare text that people typed for paper.

    Letters are composed (NFC), tabs become spaces, invisible controls go, and a letter the font does not have is written
    as its number, `[U+6F22]`: nothing disappears from a signed paper without a trace.
    """
    known = _letters()
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    if all(letter in known or letter == "\n" for letter in composed):
        return composed
    return "".join(
        letter
        if letter in known or letter == "\n"
        else ""
        if unicodedata.category(letter) in _DROPPED or unicodedata.name(letter, "").startswith("VARIATION")
        else f"[U+{ord(letter):04X}]"
        for letter in composed
    )


def width(text: str, face: Face, size: float) -> float:
    """Width of legible text in points."""
    widths = _widths(face)
    return sum(widths[letter] for letter in text) * size / 1000


def wrap(text: str, face: Face, size: float, room: float, *, first: float = 0.0) -> tuple[str, ...]:
    """Break text into lines of at most `room` points; line breaks of the text stay.

    Args:
        text: as typed; it is made legible here.
        face: cut of the font.
        size: in points.
        room: width of a line in points.
        first: points of the first line that are taken already (by a label).

    Returns:
        The lines, at least one. A word longer than a line is broken between letters.
    """
    return _wrapped(legible(text), face, size, round(room, 3), round(first, 3))


@lru_cache(maxsize=4096)
def _wrapped(text: str, face: Face, size: float, room: float, first: float) -> tuple[str, ...]:
    widths = _widths(face)
    space = widths[" "]
    limit = room * 1000 / size
    left = limit - first * 1000 / size
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line: list[str] = []
        used = 0.0
        for word in paragraph.split(" "):
            wide = sum(map(widths.__getitem__, word))
            if line and used + space + wide > left:
                lines.append(" ".join(line))
                line, used, left = [], 0.0, limit
            while wide > left:
                head = _fitting(word, widths, left)
                lines.append(word[:head])
                word, left = word[head:], limit
                wide = sum(map(widths.__getitem__, word))
            used += wide + (space if line else 0.0)
            line.append(word)
        lines.append(" ".join(line))
        left = limit
    return tuple(lines)


def _fitting(word: str, widths: dict[str, float], room: float) -> int:
    """How many letters of a word fit, at least one."""
    used = 0.0
    for count, letter in enumerate(word):
        used += widths[letter]
        if used > room:
            return max(count, 1)
    return len(word)


def clipped(text: str, face: Face, size: float, room: float) -> str:
    """Shorten text to one line, with an ellipsis; only for running heads that repeat what stands in full elsewhere."""
    line = legible(text).replace("\n", " ")
    if width(line, face, size) <= room:
        return line
    keep = _fitting(line, _widths(face), (room - width("…", face, size)) * 1000 / size)
    return line[:keep].rstrip() + "…"
