"""The workbook that regions fill in: a row for each invited region and indicator, and a sheet that explains them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from smartcity_desktop.core.fact_columns import HEADERS, Column
from smartcity_desktop.core.fact_table import CODEBOOK
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.rubric_fields import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.workbook.workbook import Workbook

    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Indicator, Rubric

ANSWERS = Text("Jawaban", "Answers")
FIGURES = Text("Angka", "Figures")
_REGION, _QUESTION = Text("Daerah", "Region"), Text("Pertanyaan", "Question")
_HEAD_FILL, _GIVEN_FILL = "FF1F4E79", "FFF2F2F2"
_INTRODUCTION = (
    Text(
        "Isi kolom putih pada lembar {sheets}. Kolom kelabu jangan diubah.",
        "Fill in the white columns of {sheets}. Leave the grey ones as they are.",
    ),
    Text(
        "Kosongkan baris yang belum dapat dijawab. Tingkat ditulis sebagai angka {low} sampai {high} dan boleh kosong.",
        "Leave rows empty that cannot be answered yet. Levels are numbers from {low} to {high} and may stay empty.",
    ),
    Text(
        "Jangan menggabungkan sel, dan jangan memakai rumus ke berkas lain.",
        "Merge no cells, and use no formulas that look into other files.",
    ),
)


def facts_template(title: Text, rubric: Rubric, regions: Sequence[Region], language: Language) -> bytes:
    """Return the workbook (.xlsx).

    Args:
        title: of the edition.
        rubric: whose indicators are asked for; figures only where it has indicators of kind `number`.
        regions: invited ones, in the order of their rows.
        language: of headers and explanations; either is read back.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    levelled = [one for one in rubric.indicators() if one.goalposts is None]
    numbers = [one for one in rubric.indicators() if one.goalposts is not None]
    if levelled:
        _answers(book, levelled, regions, language)
    if numbers:
        _figures(book, numbers, regions, language)
    _codebook(book, title, rubric, language)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _answers(
    book: Workbook, indicators: Iterable[Indicator], regions: Sequence[Region], language: Language
) -> None:
    heads = (
        HEADERS[Column.REGION],
        _REGION,
        HEADERS[Column.INDICATOR],
        _QUESTION,
        HEADERS[Column.ANSWER],
        HEADERS[Column.CLAIMED],
    )
    sheet = _sheet(book, ANSWERS, heads, (13, 26, 15, 60, 60, 16), language)
    asked = [(one.code, (one.question or one.title).in_(language)) for one in indicators]
    for region in regions:
        for code, question in asked:
            sheet.append(
                [
                    *(_given(sheet, text) for text in (region.code, region.name, code, question)),
                    _open(sheet),
                    _open(sheet),
                ]
            )


def _figures(
    book: Workbook, indicators: Sequence[Indicator], regions: Sequence[Region], language: Language
) -> None:
    heads = (
        HEADERS[Column.REGION],
        _REGION,
        HEADERS[Column.INDICATOR],
        HEADERS[Column.NAME],
        HEADERS[Column.UNIT],
        HEADERS[Column.VALUE],
        HEADERS[Column.SOURCE],
        HEADERS[Column.YEAR],
    )
    sheet = _sheet(book, FIGURES, heads, (13, 26, 15, 40, 14, 14, 40, 9), language)
    for region in regions:
        for one in indicators:
            unit = one.goalposts.unit if one.goalposts else ""
            given = (region.code, region.name, one.code, one.title.id, unit)
            sheet.append([*(_given(sheet, text) for text in given), *(_open(sheet) for _ in range(3))])


def _codebook(book: Workbook, title: Text, rubric: Rubric, language: Language) -> None:
    heads = (
        HEADERS[Column.INDICATOR],
        Text("Judul", "Title"),
        _QUESTION,
        Text("Tingkat", "Level"),
        Text("Uraian", "Description"),
    )
    sheet = _sheet(book, CODEBOOK, heads, (15, 40, 60, 10, 90), language)
    scale, named = rubric.scale, {sheet.title for sheet in book.worksheets} - {CODEBOOK.in_(language)}
    words = {"sheets": ", ".join(sorted(named)), "low": plain(scale.minimum), "high": plain(scale.maximum)}
    for line in (title, rubric.title, *_INTRODUCTION):
        sheet.append([_given(sheet, line.filled(**words).in_(language))])
    for one in rubric.indicators():
        question = one.question.in_(language) if one.question else ""
        first = [one.code, one.title.in_(language), question]
        if one.goalposts is not None:
            posts = one.goalposts
            span = f"{plain(posts.lower)} – {plain(posts.upper)} {posts.unit}".strip()
            sheet.append([_given(sheet, text) for text in (*first, "", span)])
        for level in one.levels:
            text = level.description.in_(language)
            sheet.append([_given(sheet, cell) for cell in (*first, plain(level.value), text)])


def _sheet(
    book: Workbook, name: Text, heads: Sequence[Text], widths: Sequence[int], language: Language
) -> Any:
    """Make a sheet whose header stays in view and can be filtered by."""
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet: Any = book.create_sheet(name.in_(language))
    sheet.freeze_panes = "A2"
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    row = []
    for head in heads:
        cell = _text(sheet, head.in_(language))
        cell.font = Font(bold=True, color="FFFFFFFF")
        cell.fill = PatternFill("solid", start_color=_HEAD_FILL)
        row.append(cell)
    sheet.append(row)
    return sheet


def _text(sheet: Any, text: str) -> Any:
    """Return a cell that holds a text, also where it begins like a formula."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell: Any = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub(" ", text)[:32_000])
    cell.data_type = "s"
    return cell


def _given(sheet: Any, text: str) -> Any:
    from openpyxl.styles import Alignment, PatternFill

    cell = _text(sheet, text)
    cell.fill = PatternFill("solid", start_color=_GIVEN_FILL)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _open(sheet: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    cell: Any = WriteOnlyCell(sheet)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
