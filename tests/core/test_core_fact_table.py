"""Tables of facts: what is read of them, and how every problem is named."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.errors import NotFound
from smartcity_desktop.core.fact_columns import Kind
from smartcity_desktop.core.fact_table import Reading, Scope, read_tables
from smartcity_desktop.core.facts import EarlierScore, Figure, Reply
from smartcity_desktop.core.grid import (
    Cell,
    CellKind,
    CellsInvalid,
    Grid,
    Line,
    Span,
    Table,
    column_letters,
    csv_table,
)
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.region import Region, RegionCode, RegionKind
from smartcity_desktop.core.region_finder import RegionFinder
from smartcity_desktop.core.region_table import read_regions
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.written_numbers import usual_mark, written
from smartcity_desktop.system.resources import resource
from tests.mixed_rubric import TEXT

if TYPE_CHECKING:
    from smartcity_desktop.core.rubric import Rubric


@cache
def rubric() -> Rubric:
    return read_rubric(TEXT, "campur.yaml")


@cache
def scope() -> Scope:
    places = read_regions(resource("regions.csv").read_text(encoding="utf-8"))
    finder = RegionFinder(places)
    return Scope(
        rubric(), frozenset(finder.find(code).id for code in ("81.71", "32.73", "32.04", "18.10")), finder
    )


AMBON, BANDUNG = (scope().regions.find(code).id for code in ("81.71", "32.73"))


def read(*texts: str, encoding: str = "utf-8") -> Reading:
    tables = [csv_table(text.encode(encoding), f"t{n}.csv") for n, text in enumerate(texts, 1)]
    return read_tables(tables, scope())


def refused(*texts: str) -> list[tuple[str, str]]:
    with pytest.raises(CellsInvalid) as caught:
        read(*texts)
    assert caught.value.count == len(caught.value.problems)
    for problem in caught.value.problems:
        assert problem.sentence.id
        assert problem.remedy.id != problem.remedy.en or problem.remedy.id.startswith("Ta")
    return [(problem.where.en, problem.what.en) for problem in caught.value.problems]


def test_answers_figures_and_earlier_scores_are_told_apart_by_their_headers() -> None:
    found = read(
        "Kode daerah;Daerah;Kode indikator;Pertanyaan;Jawaban daerah;Tingkat menurut daerah\n"
        '81.71;Kota Ambon;LAY-1;Apa?;"Ada, di semua\nkecamatan";3\n'
        "32.73;;lay-2;;;2\n81.71;;LAY-2;;;\n",
        "region,indicator,name,value,unit,source,year\nKota Ambon,IPM,,81.25,Poin,BPS,2025\n"
        "kab. bandung,kkd,Kapasitas fiskal,1.4,indeks,PMK 126,2024\n",
        "Region;Edition;Indicator;Value\nR0001;2019;TOTAL;61,5\n".replace("R0001", AMBON),
    )
    assert found.facts.replies == (
        Reply(AMBON, "LAY-1", "Ada, di semua\nkecamatan", Decimal(3)),
        Reply(BANDUNG, "LAY-2", "", Decimal(2)),
    )
    title = rubric().indicator("IPM").title
    assert found.facts.figures[0] == Figure(AMBON, "IPM", title, Decimal("81.25"), "poin", "BPS", 2025)
    assert found.facts.figures[1].indicator == "KKD"
    assert found.facts.figures[1].name == Text("Kapasitas fiskal", "Kapasitas fiskal")
    assert found.facts.earlier == (EarlierScore(AMBON, "2019", "TOTAL", Decimal("61.5")),)
    assert found.kinds == set(Kind)
    assert found.empty == 1
    assert [(one.written, one.value) for one in found.read_as] == [("61,5", Decimal("61.5"))]
    assert found.notes == ()


def test_titles_may_stand_above_the_header_and_unknown_columns_are_said() -> None:
    found = read(
        "Data KKD tahun ini\n\nsumber kami\nDaerah;Kode angka;Nilai;Sumber;Tahun;Petugas\nAmbon;KKD;2;PMK;2024;x\n"
    )
    assert found.facts.figures[0].value == 2
    assert [note.en for note in found.notes] == ["t1.csv: columns that are not read: Petugas."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";"])
@pytest.mark.parametrize("first", ["", "sep=X\n"])
def test_csv_is_read_as_spreadsheets_write_it(encoding: str, sign: str, first: str) -> None:
    table = f'{first}Daerah|Indikator|Jawaban\r\n"Kota Ambon"|LAY-1|"Café; “baik”, naïf"\r\n'
    found = read(table.replace("|", sign).replace("X", sign), encoding=encoding)
    assert found.facts.replies[0].text == "Café; “baik”, naïf"


def test_every_problem_is_named_and_nothing_is_taken() -> None:
    found = refused(
        "Daerah,Indikator,Jawaban,Tingkat\n"
        "Kota Ambonn,LAY-1,x,\n"
        "Kota Ambon,LAY-9,x,7\n"
        "Bandung,LAY-1,x,dua\n"
        "34.71,LAY-1,x,\n"
        ",LAY-1,x,\n"
        "Kota Ambon,LAY-1,x,\n"
        "81.71,lay-1,y,\n"
    )
    assert found == [
        ("t1.csv, row 2, column A", "There is no region Kota Ambonn."),
        ("t1.csv, row 3, column B", "The rubric has no indicator “LAY-9”."),
        ("t1.csv, row 3, column D", "7 is no level of the scale."),
        ("t1.csv, row 4, column A", "There is no region Bandung."),
        ("t1.csv, row 4, column D", "“dua” is no number."),
        ("t1.csv, row 5, column A", "Kota Yogyakarta is not invited to this edition."),
        ("t1.csv, row 6, column A", "The region is missing."),
        ("t1.csv, row 8, column B", "This already stands in t1.csv, row 7."),
    ]
    found = refused(
        "Kode daerah,Daerah,Indikator,Nilai,Satuan,Sumber,Tahun\n"
        "81.71,Kota Bandung,IPM,81,poin,BPS,2025\n"
        "81.71,,LAY-1,81,,BPS,2025\n"
        "81.71,,IPM,81,persen,,25\n"
        "81.71,,IPM,85%,,BPS,2025\n"
        "81.71,,a b,1,,BPS,2025\n"
    )
    assert found == [
        ("t1.csv, row 2, column A", "Code and name mean different regions: Kota Ambon / Kota Bandung."),
        ("t1.csv, row 3, column C", "Indicator LAY-1 is scored by levels, not by a figure."),
        ("t1.csv, row 4, column F", "The source of the figure is missing."),
        ("t1.csv, row 4, column E", "The unit “persen” is not that of the rubric."),
        ("t1.csv, row 4, column G", "The year is missing or wrong."),
        ("t1.csv, row 5, column D", "“85%” is no number."),
        ("t1.csv, row 6, column C", "The rubric has no indicator “a b”."),
    ]


def test_headers_that_do_not_do_are_named() -> None:
    assert refused("Daerah,Nilai,Tahun\n81.71,1,2025\n") == [
        ("t1.csv, row 1", "Columns that are missing: Indicator code, Source.")
    ]
    assert refused("Daerah,Indikator\n81.71,IPM\n") == [
        ("t1.csv, row 1", "It is not known what this table tells.")
    ]
    assert refused("a,b\n1,2\n", "") == [
        ("t1.csv", "The file holds no table that is known."),
        ("t2.csv", "The file holds no table that is known."),
    ]
    twice = refused("Daerah,Indikator,Jawaban,Jawaban\n81.71,LAY-1,a,b\n" + "," * 70 + "x\n")
    assert twice == [
        ("t1.csv, row 1", "The sheet is wider than 64 columns."),
        ("t1.csv, row 1, column D", "This column stands twice."),
    ]


def test_bytes_that_are_no_table_are_said_with_their_line() -> None:
    for data, where in (
        (b"a\x00b", "t.csv"),
        (b"a\nb\x81\xff\x8d", "t.csv, row 2"),
        (b'a,b\n"x"y,1\n', "t.csv, row 2"),
    ):
        with pytest.raises(CellsInvalid) as caught:
            csv_table(data, "t.csv")
        assert caught.value.problems[0].where.en == where
        assert caught.value.sentence(Language.INDONESIAN).startswith("t.csv")
    with pytest.raises(CellsInvalid) as caught:
        csv_table(b"a,b\n" * 60_001, "t.csv")
    assert "60000" in str(caught.value)


def test_fifty_problems_are_listed_and_all_are_counted() -> None:
    with pytest.raises(CellsInvalid) as caught:
        read("Daerah,Indikator,Jawaban\n" + "Kota X,LAY-1,a\n" * 80)
    assert (len(caught.value.problems), caught.value.count) == (50, 80)
    assert caught.value.happened.en.startswith("80 problems. t1.csv, row 2, column A:")


def _sheet(
    *cells: Cell | None, merged: tuple[Span, ...] = (), name: str = "Angka", hidden: bool = False
) -> Table:
    heads = ("Kode daerah", "Kode indikator", "Nilai", "Sumber", "Tahun")
    text = [Cell(CellKind.TEXT, head) for head in heads]
    rows = (text, list(cells))
    lines = tuple(
        Line(n, {at: cell for at, cell in enumerate(row, 1) if cell is not None})
        for n, row in enumerate(rows, 1)
    )
    return Table("b.xlsx", (Grid(name, lines, hidden, merged=merged),))


def _number(text: str) -> Cell:
    return Cell(CellKind.NUMBER, text)


BPS = Cell(CellKind.TEXT, "BPS")


def test_a_workbook_s_numbers_are_exact_and_codes_that_it_took_for_numbers_are_codes() -> None:
    told = read_tables(
        [_sheet(_number("18.1"), Cell(CellKind.TEXT, "IPM"), _number("81.23456"), BPS, _number("2025"))],
        scope(),
    )
    (figure,) = told.facts.figures
    assert (figure.region_id, figure.value, figure.year) == (
        scope().regions.find("18.10").id,
        Decimal("81.23456"),
        2025,
    )
    assert told.read_as == ()


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (Cell(CellKind.PERCENT, "0.85"), "per cent"),
        (Cell(CellKind.DATE, "2025-03-04"), "date"),
        (Cell(CellKind.TRUTH, "True"), "true or false"),
        (Cell(CellKind.ERROR, "#DIV/0!"), "error of a formula"),
        (Cell(CellKind.UNCOMPUTED, ""), "no value saved"),
        (_number("1e300"), "cannot be used"),
        (_number("inf"), "cannot be used"),
        (_number("kata"), "cannot be used"),
    ],
)
def test_cells_that_hold_no_number_are_named(cell: Cell, words: str) -> None:
    with pytest.raises(CellsInvalid) as caught:
        read_tables(
            [_sheet(_number("81.71"), Cell(CellKind.TEXT, "IPM"), cell, BPS, _number("2025"))], scope()
        )
    (problem,) = caught.value.problems
    assert problem.where.en == "b.xlsx, sheet Angka, row 2, column C"
    assert words in problem.what.en


def test_merged_cells_are_refused_where_they_are_read_and_hidden_sheets_are_said() -> None:
    good = (_number("81.71"), Cell(CellKind.TEXT, "IPM"), _number("81"), BPS, _number("2025"))
    with pytest.raises(CellsInvalid) as caught:
        read_tables([_sheet(*good, merged=(Span(2, 3, 4, 3),))], scope())
    assert caught.value.problems[0].what.en == "The cells C2:C4 are merged."
    assert read_tables([_sheet(*good, merged=(Span(1, 1, 1, 5), Span(2, 9, 7, 9)))], scope()).facts.figures
    hidden, shown = _sheet(*good, hidden=True, name="Lain"), _sheet(*good)
    book = Table("b.xlsx", (*hidden.grids, *shown.grids), linked=True)
    told = read_tables([book], scope())
    assert len(told.facts.figures) == 1
    assert [note.en for note in told.notes] == [
        "b.xlsx: links to other files are not followed; the values saved last are used.",
        "b.xlsx – Lain: a hidden sheet; not read.",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,56", "1234.56"), ("1234.56", "1234.56"), ("1,234.56", "1234.56"), ("1 234,5", "1234.5"), ("0.813", "0.813"),
        ("12.345.678", "12345678"), ("-3,5", "-3.5"), ("1.2345", "1.2345"), ("007", "7"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_they_are_written_here_and_elsewhere(text: str, value: str) -> None:
    assert written(text).value("") == Decimal(value)


def test_a_number_with_two_readings_is_settled_by_its_column_or_asked_for() -> None:
    head = "Daerah;Kode angka;Nilai;Sumber;Tahun\n"
    found = read(head + "81.71;PAD;1.234;BPS;2024\n81.71;PAD;12,5;BPS;2025\n")
    assert [figure.value for figure in found.facts.figures] == [Decimal(1234), Decimal("12.5")]
    assert refused(head + "81.71;PAD;1.234;BPS;2024\n") == [
        ("t1.csv, row 2, column C", "“1.234” can be read as 1234 or 1.234.")
    ]
    assert refused(head + "81.71;PAD;1.234;BPS;2024\n81.71;PAD;1,5;B;2025\n81.71;PAD;1.5;B;2023\n")
    for text in ("", "1.2.3", "١", "1e5", "--1", "1 2", "1,23,456", "NaN"):
        assert written(text).readings == ()


@given(st.decimals(-(10**12), 10**12, places=2), st.sampled_from(("id", "en")))
def test_what_the_program_shows_it_reads_back(value: Decimal, language: str) -> None:
    from smartcity_desktop.core.language import show_number

    shown = written(show_number(value, Language(language)))
    assert shown.value(usual_mark([shown])) == value


def test_regions_are_found_by_what_people_write() -> None:
    find = scope().regions.find
    for asked in ("81.71", "81,71", " kota  AMBON ", AMBON, AMBON.lower()):
        assert find(asked).name == "Kota Ambon"
    assert find("Kab. Bandung").name == find("kab bandung").name == "Kabupaten Bandung"
    with pytest.raises(NotFound) as caught:
        find("Bandung")
    assert caught.value.known == ("Kabupaten Bandung", "Kota Bandung")
    with pytest.raises(NotFound):
        find("8171")


def test_columns_have_letters() -> None:
    assert [column_letters(n) for n in (0, 1, 26, 27, 28, 702, 703)] == [
        "",
        "A",
        "Z",
        "AA",
        "AB",
        "ZZ",
        "AAA",
    ]


def test_regions_are_found_by_codes_and_names_of_earlier() -> None:
    def place(key: str, code: str, name: str, codes: tuple[str, ...], names: tuple[str, ...]) -> Region:
        former = tuple(RegionCode(old, None) for old in codes)
        return Region(key, code, name, RegionKind.KABUPATEN, code[:2], "P", 0, 0, True, former, names)

    find = RegionFinder(
        (
            place("R1", "91.01", "Kabupaten Baru", ("11.01",), ("Kabupaten Lama",)),
            place("R2", "11.01", "Kabupaten Lain", (), ()),
            place("R3", "92.01", "Kabupaten Ketiga", ("12.01",), ("Kabupaten Lama",)),
        )
    ).find
    # a code that is given anew is that of today; an earlier name that two had is asked back
    assert (find("11.01").id, find("12.01").id) == ("R2", "R3")
    with pytest.raises(NotFound, match="Kabupaten Baru, Kabupaten Ketiga"):
        find("kab. lama")
