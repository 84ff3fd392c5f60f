"""Name and icon of each kind of evidence, and the kind a file most likely is."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text, show_number
from smartcity_desktop.core.rubric import EvidenceKind, Rounding, rounded
from smartcity_desktop.ui import texts

if TYPE_CHECKING:
    from smartcity_desktop.core.language import Language
    from smartcity_desktop.core.photo import PhotoFacts

NAMES: dict[EvidenceKind, Text] = {
    EvidenceKind.DOCUMENT: Text("Dokumen", "Document"),
    EvidenceKind.DATA: Text("Data", "Data"),
    EvidenceKind.PHOTO: Text("Foto", "Photo"),
    EvidenceKind.INTERVIEW: Text("Wawancara", "Interview"),
    EvidenceKind.DEMONSTRATION: Text("Demonstrasi", "Demonstration"),
}
ICONS: dict[EvidenceKind, str] = {
    EvidenceKind.DOCUMENT: "file-text",
    EvidenceKind.DATA: "chart-column",
    EvidenceKind.PHOTO: "camera",
    EvidenceKind.INTERVIEW: "users",
    EvidenceKind.DEMONSTRATION: "monitor",
}
_ENDINGS: dict[EvidenceKind, frozenset[str]] = {
    EvidenceKind.PHOTO: frozenset(("jpg", "jpeg", "png", "webp", "heic", "tif", "tiff", "bmp", "gif")),
    EvidenceKind.DATA: frozenset(
        ("csv", "tsv", "xls", "xlsx", "ods", "json", "geojson", "kml", "gpkg", "zip")
    ),
    EvidenceKind.INTERVIEW: frozenset(("mp3", "m4a", "aac", "ogg", "opus", "wav", "amr")),
    EvidenceKind.DEMONSTRATION: frozenset(("mp4", "mov", "mkv", "webm", "avi", "3gp")),
}


def likely_kind(name: str) -> EvidenceKind:
    """Guess from a file's name what kind of evidence it is; the assessor can change it."""
    ending = PurePath(name).suffix.lstrip(".").lower()
    return next((kind for kind, endings in _ENDINGS.items() if ending in endings), EvidenceKind.DOCUMENT)


def told(facts: PhotoFacts | None) -> tuple[str, ...]:
    """Write when a photo was taken, where its camera said so."""
    taken = facts.taken_written if facts is not None else None
    return () if taken is None else (texts.say(taken),)


def written_size(size: int) -> str:
    """Write a number of bytes for people: `812 B`, `34 kB`, `2,4 MB`."""
    return _written_size(size, texts.current())


@lru_cache(maxsize=1024)
def _written_size(size: int, language: Language) -> str:
    if size < 1000:
        return f"{size} B"
    unit, divisor = next(
        ((unit, 10**power) for unit, power in (("kB", 3), ("MB", 6)) if size < 10 ** (power + 3)),
        ("GB", 10**9),
    )
    amount = Decimal(size) / divisor
    whole = amount >= 10 or unit == "kB"
    return f"{show_number(rounded(Fraction(amount), 0 if whole else 1, Rounding.HALF_UP), language)} {unit}"
