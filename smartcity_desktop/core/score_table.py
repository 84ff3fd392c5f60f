"""Scores from a CSV table `region,assessor,indicator,value`.

An empty value is a missing score, `NA` is *not applicable*. Rows that are left out count as missing too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import NOT_APPLICABLE, Answer
from smartcity_desktop.core.csv_rows import Row, csv_rows
from smartcity_desktop.core.errors import LineProblem, TableInvalid
from smartcity_desktop.core.language import Text, same
from smartcity_desktop.core.rubric_fields import nearest, plain

if TYPE_CHECKING:
    from smartcity_desktop.core.rubric import Indicator, Rubric

COLUMNS = ("region", "assessor", "indicator", "value")
_NUMBER = re.compile(r"[+-]?[0-9]{1,12}([.,][0-9]{1,12})?")


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """All scores of one assessor for one region. `answers` goes by indicator code; empty cells are not in it."""

    region: str
    assessor: str
    answers: dict[str, Answer]


def read_scores(text: str, file: str, rubric: Rubric) -> tuple[ScoreSheet, ...]:
    """Return the sheets of a table in order of their first row; `file` is only named in problems.

    Raises:
        TableInvalid: with every bad line.
    """
    rows, problems = csv_rows(text, COLUMNS)
    indicators = {indicator.code: indicator for indicator in rubric.root.indicators()}
    sheets: dict[tuple[str, str], ScoreSheet] = {}
    lines: dict[tuple[str, str, str], int] = {}
    for row in rows:
        indicator = indicators.get(row["indicator"])
        found = _row_problems(row, indicator, tuple(indicators), lines)
        answer = None if indicator is None else _answer(row, indicator, rubric, found)
        problems += found
        key = (row["region"], row["assessor"])
        sheet = sheets.setdefault(key, ScoreSheet(*key, {}))
        if answer is not None:
            sheet.answers[answer.indicator] = answer
    if not rows and not problems:
        problems.append(
            LineProblem(
                1,
                "CSV",
                Text("Tabel ini tidak memuat skor.", "The table holds no scores."),
                Text("Isi sedikitnya satu baris skor.", "Give at least one row of scores."),
            )
        )
    if problems:
        raise TableInvalid(file, tuple(sorted(problems, key=lambda problem: problem.line)))
    return tuple(sheets.values())


def _row_problems(
    row: Row, indicator: Indicator | None, codes: tuple[str, ...], lines: dict[tuple[str, str, str], int]
) -> list[LineProblem]:
    found = []
    for column in ("region", "assessor"):
        if not row[column]:
            found.append(
                LineProblem(
                    row.line,
                    column,
                    Text("Kolom {column} kosong.", "The column {column} is empty.").filled(column=column),
                    Text("Isi kolom ini.", "Fill it in."),
                )
            )
    code = row["indicator"]
    if indicator is None:
        found.append(
            LineProblem(
                row.line,
                code[:60] or "indicator",
                Text(
                    "Indikator {code} tidak ada dalam rubrik.", "The rubric has no indicator {code}."
                ).filled(code=same(code[:60] or '""')),
                nearest(code, codes),
            )
        )
    cell = (row["region"], row["assessor"], code)
    if cell in lines:
        found.append(
            LineProblem(
                row.line,
                code[:60],
                Text(
                    "Skor ini sudah ada di baris {line}.", "This score already stands on line {line}."
                ).filled(line=lines[cell]),
                Text("Hapus salah satu barisnya.", "Remove one of the two rows."),
            )
        )
    else:
        lines[cell] = row.line
    return found


def _answer(row: Row, indicator: Indicator, rubric: Rubric, found: list[LineProblem]) -> Answer | None:
    """Return the answer of a row, `None` for a missing score; a problem goes to `found`."""
    written = row["value"]
    if not written:
        return None
    if written.upper() == NOT_APPLICABLE:
        if indicator.not_applicable_allowed:
            return Answer(indicator.code, not_applicable=True)
        found.append(
            LineProblem(
                row.line,
                indicator.code,
                Text(
                    "Rubrik tidak mengizinkan NA untuk {code}.", "The rubric does not allow NA for {code}."
                ).filled(code=indicator.code),
                Text(
                    "Tulis tingkat, atau kosongkan bila belum dinilai.",
                    "Write a level, or leave it empty if not scored.",
                ),
            )
        )
        return None
    value = Decimal(written.replace(",", ".")) if _NUMBER.fullmatch(written) else None
    if value is not None and (indicator.goalposts is not None or rubric.scale.has(value)):
        return Answer(indicator.code, value)
    found.append(LineProblem(row.line, indicator.code, *_wrong_value(written, indicator, rubric)))
    return None


def _wrong_value(written: str, indicator: Indicator, rubric: Rubric) -> tuple[Text, Text]:
    if indicator.goalposts is not None:
        return (
            Text("{value} bukan angka.", "{value} is not a number.").filled(value=same(written[:40])),
            Text("Tulis angka, NA, atau kosongkan.", "Write a number, NA, or leave it empty."),
        )
    scale = rubric.scale
    return (
        Text("{value} bukan tingkat untuk {code}.", "{value} is not a level of {code}.").filled(
            value=same(written[:40]), code=indicator.code
        ),
        Text(
            "Tulis {lowest} sampai {highest} dengan langkah {step}, NA, atau kosongkan.",
            "Write {lowest} to {highest} in steps of {step}, NA, or leave it empty.",
        ).filled(lowest=plain(scale.minimum), highest=plain(scale.maximum), step=plain(scale.step)),
    )
