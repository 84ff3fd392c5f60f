"""Which column of a table of facts is which: headers as people write them, in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartcity_desktop.core.grid import Grid, Line

HEADER_WITHIN = 15
"""Filled lines at the top among which the header is looked for; titles may stand above it."""


class Column(StrEnum):
    """What a column holds."""

    REGION = "region"
    INDICATOR = "indicator"
    ANSWER = "answer"
    CLAIMED = "claimed"
    VALUE = "value"
    NAME = "name"
    NAME_EN = "name_en"
    UNIT = "unit"
    SOURCE = "source"
    YEAR = "year"
    EDITION = "edition"


class Kind(StrEnum):
    """What a sheet tells."""

    REPLIES = "replies"
    FIGURES = "figures"
    EARLIER = "earlier"


KIND_NAMES = {
    Kind.REPLIES: Text("jawaban daerah", "regions' answers"),
    Kind.FIGURES: Text("angka sekunder", "figures"),
    Kind.EARLIER: Text("nilai periode lalu", "earlier scores"),
}
HEADERS: dict[Column, Text] = {
    Column.REGION: Text("Kode daerah", "Region code"),
    Column.INDICATOR: Text("Kode indikator", "Indicator code"),
    Column.ANSWER: Text("Jawaban daerah", "Answer"),
    Column.CLAIMED: Text("Tingkat menurut daerah", "Claimed level"),
    Column.VALUE: Text("Nilai", "Value"),
    Column.NAME: Text("Nama", "Name"),
    Column.NAME_EN: Text("Nama (Inggris)", "Name (English)"),
    Column.UNIT: Text("Satuan", "Unit"),
    Column.SOURCE: Text("Sumber", "Source"),
    Column.YEAR: Text("Tahun", "Year"),
    Column.EDITION: Text("Periode", "Edition"),
}
"""As templates write them and problems name them."""
NEEDED: dict[Kind, tuple[Column, ...]] = {
    Kind.REPLIES: (Column.REGION, Column.INDICATOR, Column.ANSWER),
    Kind.FIGURES: (Column.REGION, Column.INDICATOR, Column.VALUE, Column.SOURCE, Column.YEAR),
    Kind.EARLIER: (Column.REGION, Column.EDITION, Column.INDICATOR, Column.VALUE),
}
_KNOWN: dict[Column, str] = {
    Column.REGION: "kode daerah|daerah|nama daerah|kode wilayah|wilayah|kode kemendagri|kode kabupaten kota|"
    "kabupaten kota|kab kota|nama kabupaten kota|id daerah|region|region code|region name|region id|code of region",
    Column.INDICATOR: "kode indikator|indikator|kode angka|kode indeks|indicator|indicator code|figure code",
    Column.ANSWER: "jawaban daerah|jawaban|isian daerah|isian|answer|answers|reply|response|region s answer",
    Column.CLAIMED: "tingkat menurut daerah|tingkat|tingkat mandiri|penilaian mandiri|nilai mandiri|claimed level|"
    "claimed|level|self assessment|self score",
    Column.VALUE: "nilai|skor|angka|value|score|figure",
    Column.NAME: "nama|nama angka|nama indeks|nama indonesia|name|figure name|name indonesian",
    Column.NAME_EN: "nama inggris|nama bahasa inggris|name english|name en|english name",
    Column.UNIT: "satuan|unit",
    Column.SOURCE: "sumber|sumber data|source|data source",
    Column.YEAR: "tahun|tahun data|year|data year",
    Column.EDITION: "periode|kode periode|edisi|edition|edition code",
}
_COLUMNS = {name: column for column, names in _KNOWN.items() for name in names.split("|")}
_FOR_READERS = frozenset({"pertanyaan", "question", "judul", "title", "provinsi", "province", "no"})
"""Columns that are there for people alone, as in the template."""
_PLAIN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet.

    Attributes:
        line: where it stands.
        kind: `None` where it fits no kind of table.
        places: the columns (from 1) of each; several only of regions: a code and a name have to agree.
        twice: columns that stand twice and may not.
        unknown: headers that say nothing to this program; their columns are not read.
    """

    line: int
    kind: Kind | None
    places: Mapping[Column, tuple[int, ...]]
    twice: tuple[int, ...]
    unknown: tuple[str, ...]

    @property
    def missing(self) -> tuple[Column, ...]:
        """What the kind needs and is not there."""
        return () if self.kind is None else tuple(one for one in NEEDED[self.kind] if one not in self.places)


def find_header(grid: Grid) -> Header | None:
    """Return the line at the top that looks most like a header; `None` where no line has two known columns."""
    found = [_header(line) for line in grid.lines[:HEADER_WITHIN]]
    best = max(found, key=lambda one: (len(one.places), -one.line), default=None)
    return best if best is not None and len(best.places) > 1 else None


def needed_words(kind: Kind) -> Text:
    """Return the headers that a kind of table needs."""
    names = [HEADERS[column] for column in NEEDED[kind]]
    return Text(", ".join(name.id for name in names), ", ".join(name.en for name in names))


def all_needed() -> Text:
    """Return the headers of every kind of table."""
    of_each = Text("{kind}: {names}", "{kind}: {names}")
    parts = [of_each.filled(kind=KIND_NAMES[kind], names=needed_words(kind)) for kind in Kind]
    return Text("; ".join(part.id for part in parts), "; ".join(part.en for part in parts))


def _header(line: Line) -> Header:
    places: dict[Column, tuple[int, ...]] = {}
    unknown = []
    for at in sorted(line.cells):
        name = _PLAIN.sub(" ", line.text(at).casefold()).strip()
        column = _COLUMNS.get(name)
        if column is None and name in _FOR_READERS:
            continue
        if column is None:
            unknown.append(line.text(at)[:60])
        else:
            places[column] = (*places.get(column, ()), at)
    twice = tuple(
        at for column, several in places.items() if column is not Column.REGION for at in several[1:]
    )
    return Header(line.number, _kind(places), places, twice, tuple(unknown))


def _kind(places: Mapping[Column, tuple[int, ...]]) -> Kind | None:
    if Column.ANSWER in places or (Column.CLAIMED in places and Column.VALUE not in places):
        return Kind.REPLIES
    if Column.EDITION in places:
        return Kind.EARLIER
    if Column.SOURCE in places or Column.YEAR in places or Column.VALUE in places:
        return Kind.FIGURES
    return None
