"""Cells of a table of facts as texts, numbers and years, and the problems they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from smartcity_desktop.core.fact_columns import Column
from smartcity_desktop.core.grid import SHOWN_LIMIT, Cell, CellKind, CellProblem, CellsInvalid, column_letters
from smartcity_desktop.core.language import Text, printable, same
from smartcity_desktop.core.written_numbers import usual_mark, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.core.fact_columns import Header
    from smartcity_desktop.core.grid import Grid, Line

REPLY_LIMIT = 4000
"""Letters of one answer."""
LINE_LIMIT = 400
"""Letters of a name, a unit, a source."""
FIRST_YEAR, LAST_YEAR = 1900, 2200
_YEAR = re.compile(r"[0-9]{4}(\.0+)?")
_SHOWN = 60

_UNCOMPUTED = (
    Text("Rumus ini belum mempunyai nilai tersimpan.", "This formula has no value saved with it."),
    Text(
        "Buka dan simpan berkas dengan program lembar sebar, atau tulis nilainya.",
        "Open and save the file with a spreadsheet program, or write its value.",
    ),
)
_ERROR = (
    Text("Sel ini berisi kesalahan rumus.", "The cell holds the error of a formula."),
    Text("Perbaiki rumusnya atau tulis nilainya.", "Mend the formula or write its value."),
)


@dataclass(frozen=True, slots=True)
class ReadAs:
    """A number that was written with separators, and how it was read."""

    where: Text
    written: str
    value: Decimal


@dataclass
class Problems:
    """Collects problems; the first `SHOWN_LIMIT` are kept, all are counted."""

    kept: list[CellProblem] = field(default_factory=list)
    count: int = 0

    def add(self, file: str, grid: Grid | None, line: int, column: int, said: tuple[Text, Text]) -> None:
        """Note a problem; `line` and `column` 0 where it is of no one line or column."""
        self.count += 1
        if len(self.kept) < SHOWN_LIMIT:
            letters = column_letters(column)
            self.kept.append(CellProblem(file, grid.name if grid else "", line, letters, *said))

    def raise_all(self) -> None:
        """Raise what was noted, if anything was.

        Raises:
            CellsInvalid: with all that is kept.
        """
        if self.kept:
            raise CellsInvalid(tuple(self.kept), self.count)


class SheetCells:
    """Reads the cells of one sheet below its header; what cannot be read is a problem and `None`."""

    def __init__(self, file: str, grid: Grid, header: Header, problems: Problems) -> None:
        self._file, self._grid, self._problems = file, grid, problems
        self._places = header.places
        self.lines: Sequence[Line] = [line for line in grid.lines if line.number > header.line]
        self.read_as: list[ReadAs] = []
        self._marks = {
            column: usual_mark(
                written(cell.text)
                for line in self.lines
                if (cell := self._cell(line, column)) and cell.kind is CellKind.TEXT
            )
            for column in (Column.VALUE, Column.CLAIMED)
        }
        self._refuse_merged(header.line)

    def has(self, line: Line, *columns: Column) -> bool:
        """Whether something stands in one of the columns."""
        return any(
            (cell := line.cells.get(at)) is not None
            and (cell.kind is not CellKind.TEXT or bool(cell.text.strip()))
            for column in columns
            for at in self._places.get(column, ())
        )

    def say(self, line: Line, column: Column, what: Text, remedy: Text, at: int = 0) -> None:
        """Note a problem with a cell; `at` tells which of several columns."""
        place = at or self._places.get(column, (0,))[0]
        self._problems.add(self._file, self._grid, line.number, place, (what, remedy))

    def several(self, line: Line, column: Column) -> list[tuple[int, str]]:
        """Return what stands in each of a header's columns, with its number; empty cells are left out."""
        found = []
        for at in self._places.get(column, ()):
            cell = line.cells.get(at)
            text = self._as_text(line, at, cell) if cell else ""
            if text:
                found.append((at, text))
        return found

    def line_of_text(self, line: Line, column: Column, limit: int) -> str | None:
        """Return a text without line ends; empty where there is none."""
        text = self.text(line, column, limit)
        return None if text is None else " ".join(text.split())

    def text(self, line: Line, column: Column, limit: int) -> str | None:
        """Return a text of at most `limit` letters; empty where there is none."""
        places = self._places.get(column, ())
        cell = line.cells.get(places[0]) if places else None
        if cell is None:
            return ""
        text = self._as_text(line, places[0], cell)
        if text is not None and len(text) > limit:
            what = Text("Teks ini terlalu panjang ({n} huruf).", "The text is too long ({n} letters).")
            remedy = Text("Ringkas sampai {n} huruf.", "Shorten it to {n} letters.")
            self.say(line, column, what.filled(n=len(text)), remedy.filled(n=limit))
            return None
        return text

    def number(self, line: Line, column: Column) -> Decimal | None:
        """Return a number; a missing one is no problem here."""
        cell = self._cell(line, column)
        if cell is None or (cell.kind is CellKind.TEXT and not cell.text.strip()):
            return None
        if cell.kind is CellKind.NUMBER:
            return self._exact(line, column, cell.text)
        if cell.kind is CellKind.TEXT:
            return self._written(line, column, cell.text)
        self.say(line, column, *_NO_NUMBER[cell.kind])
        return None

    def year(self, line: Line) -> int | None:
        """Return the year of a line; that there is none is a problem."""
        cell = self._cell(line, Column.YEAR)
        text = cell.text.strip() if cell else ""
        fits = cell is not None and cell.kind in (CellKind.TEXT, CellKind.NUMBER)
        year = int(float(text)) if fits and _YEAR.fullmatch(text) and text.isascii() else 0
        if FIRST_YEAR <= year <= LAST_YEAR:
            return year
        self.say(
            line,
            Column.YEAR,
            Text("Tahun tidak ada atau salah.", "The year is missing or wrong."),
            Text("Tulis empat angka, misalnya 2025.", "Write four digits, such as 2025."),
        )
        return None

    # -- steps -------------------------------------------------------------------------------------------------

    def _cell(self, line: Line, column: Column) -> Cell | None:
        places = self._places.get(column, ())
        return line.cells.get(places[0]) if places else None

    def _as_text(self, line: Line, at: int, cell: Cell) -> str | None:
        if cell.kind in (CellKind.ERROR, CellKind.UNCOMPUTED):
            said = _ERROR if cell.kind is CellKind.ERROR else _UNCOMPUTED
            self._problems.add(self._file, self._grid, line.number, at, said)
            return None
        if cell.kind is CellKind.DATE:
            return cell.text.removesuffix("T00:00:00")
        # spreadsheets write a line end inside a cell as this
        text = cell.text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
        return "\n".join(printable(part.replace("\t", " ")) for part in text.strip().split("\n"))

    def _exact(self, line: Line, column: Column, text: str) -> Decimal | None:
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite() or abs(value) >= Decimal(10) ** 15 or _decimals(value) > 12:
            what = Text("Angka {text} tidak dapat dipakai.", "The number {text} cannot be used.")
            self.say(
                line,
                column,
                what.filled(text=same(text[:_SHOWN])),
                Text("Tulis paling banyak 12 desimal.", "Write 12 decimals at the most."),
            )
            return None
        return Decimal(f"{value.normalize():f}")

    def _written(self, line: Line, column: Column, text: str) -> Decimal | None:
        number = written(text)
        shown = same(printable(number.text[:_SHOWN]))
        if not number.readings:
            self.say(
                line,
                column,
                Text("“{text}” bukan angka.", "“{text}” is no number.").filled(text=shown),
                Text("Tulis angka saja, misalnya 81,2.", "Write a number alone, such as 81.2."),
            )
            return None
        value = number.value(self._marks.get(column, ""))
        if value is None:
            low, high = sorted(reading for _mark, reading in number.readings)
            decimal = Text(f"{low:f}".replace(".", ","), f"{low:f}")
            what = Text(
                "“{text}” dapat dibaca {high} atau {low}.", "“{text}” can be read as {high} or {low}."
            )
            remedy = Text(
                "Tulis {high} bila ribuan, atau {low}0 bila desimal.",
                "Write {high} if it is thousands, {low}0 if it is decimals.",
            )
            self.say(
                line,
                column,
                what.filled(text=shown, high=f"{high:f}", low=decimal),
                remedy.filled(high=f"{high:f}", low=decimal),
            )
            return None
        exact = self._exact(line, column, f"{value:f}")
        if exact is not None and number.text != f"{exact:f}":
            place = self._places[column][0]
            problem = CellProblem(
                self._file, self._grid.name, line.number, column_letters(place), same(""), same("")
            )
            self.read_as.append(ReadAs(problem.where, number.text, exact))
        return exact

    def _refuse_merged(self, header: int) -> None:
        """Refuse merged cells below the header in a column that is read: which line they belong to is a guess."""
        read = {at for places in self._places.values() for at in places}
        for span in self._grid.merged:
            columns = sorted(read.intersection(range(span.left, min(span.right, 999) + 1)))
            if span.bottom <= header or not columns:
                continue
            place = f"{column_letters(span.left)}{span.top}:{column_letters(span.right)}{span.bottom}"
            said = (
                Text("Sel {place} digabung.", "The cells {place} are merged.").filled(place=same(place)),
                Text("Pisahkan sel itu, lalu isi setiap baris.", "Unmerge them and fill in every row."),
            )
            self._problems.add(self._file, self._grid, max(span.top, header), columns[0], said)


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


_AS_NUMBER = Text(
    "Ubah format sel menjadi angka, lalu tulis angkanya.", "Format the cell as a number and write it."
)
_NO_NUMBER: dict[CellKind, tuple[Text, Text]] = {
    CellKind.UNCOMPUTED: _UNCOMPUTED,
    CellKind.ERROR: _ERROR,
    CellKind.TRUTH: (Text("Sel ini berisi benar/salah.", "The cell holds true or false."), _AS_NUMBER),
    CellKind.DATE: (
        Text("Sel ini berisi tanggal, bukan angka.", "The cell holds a date, not a number."),
        _AS_NUMBER,
    ),
    CellKind.PERCENT: (
        Text(
            "Sel ini berformat persen: yang terlihat seratus kali yang tersimpan.",
            "The cell is formatted as per cent: what is seen is a hundred times what is saved.",
        ),
        _AS_NUMBER,
    ),
}
