"""Sheets of a spreadsheet or a CSV file as cells that know where they stand; nothing of what they mean."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import Text, printable, same

if TYPE_CHECKING:
    from collections.abc import Mapping

SHOWN_LIMIT = 50
"""Problems that are listed one by one."""
COLUMNS_LIMIT = 64
LINES_LIMIT = 60_000
"""Filled lines of one file."""


class CellKind(IntEnum):
    """What stands in a cell, by the number that the decoder process says it with."""

    TEXT = 1
    NUMBER = 2
    PERCENT = 3
    DATE = 4
    TRUTH = 5
    ERROR = 6
    UNCOMPUTED = 7


class Cell(NamedTuple):
    """What a cell holds, as text: a number with a point before its decimals, a date as `2025-12-31`."""

    kind: CellKind
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """The filled cells of one line by column; lines and columns are counted from 1, as spreadsheets do."""

    number: int
    cells: Mapping[int, Cell]

    def text(self, column: int) -> str:
        """Return what stands in a column as it is written, trimmed; empty where nothing does."""
        cell = self.cells.get(column)
        return cell.text.strip() if cell else ""


class Span(NamedTuple):
    """Merged cells, first and last line and column."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet; a CSV file is a single one without a name.

    Attributes:
        lines: those with something in them.
        hidden: it is not shown where the file is opened.
        wide: cells beyond `COLUMNS_LIMIT` were left out.
    """

    name: str
    lines: tuple[Line, ...]
    hidden: bool = False
    wide: bool = False
    merged: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The sheets of one file. `linked`: it takes values from other files, as they were when it was saved."""

    file: str
    grids: tuple[Grid, ...]
    linked: bool = False


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Something wrong in a table: where it stands, what it is, what to do. `line` 0 is the sheet as a whole."""

    file: str
    sheet: str
    line: int
    column: str
    what: Text
    remedy: Text

    @property
    def where(self) -> Text:
        """File, sheet, line and column, as far as there are any."""
        parts = [same(printable(self.file))]
        if self.sheet:
            parts.append(Text("lembar {name}", "sheet {name}").filled(name=same(printable(self.sheet))))
        if self.line:
            parts.append(Text("baris {n}", "row {n}").filled(n=self.line))
        if self.column:
            parts.append(Text("kolom {name}", "column {name}").filled(name=same(self.column)))
        return Text(", ".join(part.id for part in parts), ", ".join(part.en for part in parts))

    @property
    def sentence(self) -> Text:
        """All of it."""
        return Text("{where}: {what} {remedy}", "{where}: {what} {remedy}").filled(
            where=self.where, what=self.what, remedy=self.remedy
        )


@dataclass(eq=False)
class CellsInvalid(SmartCityError):
    """Tables that cannot be used; nothing of them is.

    Attributes:
        problems: the first `SHOWN_LIMIT`, in the order in which they stand.
        count: how many there are.
    """

    problems: tuple[CellProblem, ...]
    count: int = field(default=0)

    @property
    def happened(self) -> Text:
        """The first problem, and how many there are."""
        first = self.problems[0]
        said = Text("{where}: {what}", "{where}: {what}").filled(where=first.where, what=first.what)
        if self.count <= 1:
            return said
        return Text("{n} masalah. {first}", "{n} problems. {first}").filled(n=self.count, first=said)

    @property
    def remedy(self) -> Text:
        """What to do about the first."""
        return self.problems[0].remedy


def column_letters(column: int) -> str:
    """Return the letters of a column: 1 is `A`, 28 is `AB`."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def csv_table(data: bytes, file: str) -> Table:
    """Read a CSV file as spreadsheets here write it: UTF-8 or Windows-1252, comma or semicolon.

    Raises:
        CellsInvalid: it is no text, has too many lines, or its quotation marks do not close.
    """
    text = _decoded(data, file)
    separator = ","
    if text[:5].lower() in ("sep=,", "sep=;"):
        separator, text = text[4], "\n" + text.partition("\n")[2]
    elif _outside_quotes(text, ";") > _outside_quotes(text, ","):
        separator = ";"
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[Line] = []
    wide = False
    try:
        for number, cells in enumerate(reader, 1):
            wide = wide or any(cell.strip() for cell in cells[COLUMNS_LIMIT:])
            filled = {
                at: Cell(CellKind.TEXT, cell)
                for at, cell in enumerate(cells[:COLUMNS_LIMIT], 1)
                if cell.strip()
            }
            if filled:
                lines.append(Line(number, filled))
            if len(lines) > LINES_LIMIT:
                raise too_long(file)
    except csv.Error as error:
        what = Text("Baris ini bukan CSV yang sah ({detail}).", "This row is not valid CSV ({detail}).")
        remedy = Text(
            "Periksa tanda kutip; simpan ulang tabel sebagai CSV.",
            "Check the quotation marks; save the table as CSV again.",
        )
        raise CellsInvalid(
            (CellProblem(file, "", reader.line_num, "", what.filled(detail=str(error)[:120]), remedy),), 1
        ) from None
    return Table(file, (Grid("", tuple(lines), wide=wide),))


def too_long(file: str) -> CellsInvalid:
    """Return the error of a file with more lines than are read."""
    what = Text(
        "Berkas ini memuat lebih dari {n} baris berisi.", "The file has more than {n} filled rows."
    ).filled(n=LINES_LIMIT)
    remedy = Text("Bagi menjadi beberapa berkas.", "Divide it into several files.")
    return CellsInvalid((CellProblem(file, "", 0, "", what, remedy),), 1)


def _outside_quotes(text: str, sign: str) -> int:
    """Count a sign in the first lines, where it is in no quotation marks."""
    head = "\n".join(text.split("\n", 12)[:12])[:20_000]
    return sum(part.count(sign) for part in head.split('"')[::2])


def _decoded(data: bytes, file: str) -> str:
    remedy = Text(
        "Simpan ulang tabel sebagai “CSV UTF-8” atau sebagai .xlsx.",
        "Save the table again as “CSV UTF-8” or as .xlsx.",
    )
    if b"\x00" in data:
        what = Text("Berkas ini bukan teks CSV.", "The file is no CSV text.")
        raise CellsInvalid((CellProblem(file, "", 0, "", what, remedy),), 1)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        what = Text(
            "Baris ini bukan teks UTF-8 atau Windows-1252.",
            "This row is neither UTF-8 nor Windows-1252 text.",
        )
        line = data.count(b"\n", 0, error.start) + 1
        raise CellsInvalid((CellProblem(file, "", line, "", what, remedy),), 1) from None
