"""CSV text as rows that know their line, the way spreadsheets here write it.

A byte order mark, Windows line ends and `;` between columns (where the comma is the decimal sign) are all taken.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import LineProblem
from smartcity_desktop.core.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Row:
    """One row by column name; cells are stripped of surrounding space."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def csv_rows(text: str, columns: Sequence[str]) -> tuple[tuple[Row, ...], list[LineProblem]]:
    """Return the rows of a table that has exactly these columns, in any order, and the problems of its form.

    Rows of the wrong width are problems and left out; empty lines are passed over.
    """
    problems: list[LineProblem] = []
    lines = _lines(text, problems)
    first = next(lines, None)
    if first is None:
        if not problems:
            problems.append(
                LineProblem(
                    1,
                    "header",
                    Text("Tabel ini kosong.", "The table is empty."),
                    _header_sentence(columns),
                )
            )
        return (), problems
    line, header = first
    names = [name.strip().lower() for name in header]
    if sorted(names) != sorted(columns):
        what = Text("Kepala tabel berbunyi {found}.", "The header reads {found}.").filled(
            found=same(",".join(names)[:120])
        )
        problems.append(LineProblem(line, "header", what, _header_sentence(columns)))
        return (), problems
    rows = []
    for line, cells in lines:
        if len(cells) != len(names):
            problems.append(
                LineProblem(
                    line,
                    "columns",
                    Text(
                        "Baris ini memiliki {n} kolom, seharusnya {right}.",
                        "This row has {n} columns and should have {right}.",
                    ).filled(n=len(cells), right=len(names)),
                    Text(
                        "Periksa pemisah kolom; beri tanda kutip pada isi yang memuat pemisah.",
                        "Check the separators; put cells that hold one in quotation marks.",
                    ),
                )
            )
            continue
        rows.append(Row(line, {name: cell.strip() for name, cell in zip(names, cells, strict=True)}))
    return tuple(rows), problems


def _header_sentence(columns: Sequence[str]) -> Text:
    return Text("Tulis kepala tabel: {columns}.", "Write the header: {columns}.").filled(
        columns=",".join(columns)
    )


def _lines(text: str, problems: list[LineProblem]) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line and the cells of every record that is not empty."""
    bare = text.removeprefix("\ufeff")
    header = bare.lstrip("\r\n").partition("\n")[0]
    separator = ";" if header.count(";") > header.count(",") else ","
    reader = csv.reader(io.StringIO(bare, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(
            LineProblem(
                line,
                "CSV",
                Text(
                    "Baris ini bukan CSV yang sah ({detail}).", "This line is not valid CSV ({detail})."
                ).filled(detail=str(error)[:120]),
                Text(
                    "Periksa tanda kutip; simpan ulang tabel sebagai CSV.",
                    "Check the quotation marks; save the table as CSV again.",
                ),
            )
        )
