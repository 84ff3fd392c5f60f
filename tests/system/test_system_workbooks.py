"""Workbooks of strangers: read in a process of their own, as cells; hostile ones cost one file and a sentence."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.grid import Cell, CellKind, Span, Table
from smartcity_desktop.system import workbook_child
from smartcity_desktop.system.workbooks import WorkbookProblem, read_table, workbook, workbook_reader
from smartcity_desktop.system.worker import Decoder, MediaProblem, Trouble
from smartcity_desktop.system.worker_frames import CELL, Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture(scope="module")
def reader() -> Iterator[Decoder]:
    made = workbook_reader()
    yield made
    made.close()


def _book(fill: Callable[[Workbook], None] | None = None) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Data"
    sheet.append(["Daerah", "Indikator", "Jawaban"])
    sheet.append(["Kota Ambon", "LAY-1", "Ada"])
    if fill:
        fill(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _changed(data: bytes, **parts: bytes | Callable[[bytes], bytes] | None) -> bytes:
    """Write a workbook anew with other parts: `sheet` stands for its first sheet, `None` leaves one out."""
    names = {
        "sheet": SHEET,
        "types": "[Content_Types].xml",
        "book": "xl/workbook.xml",
        "strings": "xl/sharedStrings.xml",
    }
    wanted = {names.get(name, name): part for name, part in parts.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = wanted.pop(name, old.read(name))
            if part is not None:
                new.writestr(name, part(old.read(name)) if callable(part) else part)
        for name, part in wanted.items():
            assert isinstance(part, bytes)
            new.writestr(name, part)
    return made.getvalue()


def _read(reader: Decoder, folder: Path, data: bytes, name: str = "data.xlsx") -> Table:
    path = folder / name
    path.write_bytes(data)
    return read_table(path, reader)


def _refused(reader: Decoder, folder: Path, data: bytes, name: str = "data.xlsx") -> WorkbookProblem:
    with pytest.raises(WorkbookProblem) as caught:
        _read(reader, folder, data, name)
    assert caught.value.happened.en.startswith(name)
    assert caught.value.remedy.id != caught.value.remedy.en
    return caught.value


def test_cells_keep_their_kind_and_place(reader: Decoder, tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.active
        sheet.append(
            [
                81.71,
                0.1 + 0.2,
                12,
                True,
                date(2025, 3, 4),
                datetime(2025, 3, 4, 5, 6),
                "#DIV/0!",
                "=1+1",
                0.85,
                85,
            ]
        )
        sheet["G3"].data_type = "e"
        sheet["I3"].number_format = "0.0%"
        sheet["J3"].number_format = '0" %"'
        sheet["D7"] = "gabung\ndua baris"
        sheet.merge_cells("D7:E9")
        secret = book.create_sheet("Rahasia")
        secret.sheet_state = "hidden"
        secret["CV1"] = "jauh"

    first, second = _read(reader, tmp_path, _book(fill)).grids
    assert (first.name, first.hidden, first.wide) == ("Data", False, False)
    assert [line.number for line in first.lines] == [1, 2, 3, 7]
    cells = first.lines[2].cells
    assert cells == {
        1: Cell(CellKind.NUMBER, "81.71"), 2: Cell(CellKind.NUMBER, "0.3"), 3: Cell(CellKind.NUMBER, "12"),
        4: Cell(CellKind.TRUTH, "True"), 5: Cell(CellKind.DATE, "2025-03-04T00:00:00"),
        6: Cell(CellKind.DATE, "2025-03-04T05:06:00"), 7: Cell(CellKind.ERROR, "#DIV/0!"),
        8: Cell(CellKind.UNCOMPUTED, ""), 9: Cell(CellKind.PERCENT, "0.85"),
        10: Cell(CellKind.NUMBER, "85"),
    }  # fmt: skip
    assert first.lines[3].text(4) == "gabung\ndua baris"
    assert first.merged == (Span(7, 4, 9, 5),)
    assert (second.hidden, second.wide, second.lines) == (True, True, ())


def test_values_of_formulas_are_read_and_never_computed(reader: Decoder, tmp_path: Path) -> None:
    def cached(sheet: bytes) -> bytes:
        return sheet.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>7</v>").replace(
            b"<f>1+1</f><v></v>", b"<f>1+1</f><v>7</v>"
        )

    book = _book(lambda book: book.active.append(["=1+1"]))
    (grid,) = _read(reader, tmp_path, _changed(book, sheet=cached)).grids
    assert grid.lines[2].cells == {1: Cell(CellKind.NUMBER, "7")}


def test_links_to_other_files_are_told_and_not_followed(reader: Decoder, tmp_path: Path) -> None:
    linked = _changed(_book(), **{"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})
    assert _read(reader, tmp_path, linked).linked
    assert not _read(reader, tmp_path, _book()).linked


def test_pictures_and_settings_of_printers_are_no_trouble(reader: Decoder, tmp_path: Path) -> None:
    beside = {
        "xl/printerSettings/printerSettings1.bin": "\\\\kantor\\HP".encode("utf-16-le") + bytes(300),
        "xl/media/image1.emf": b"\x01\x00\x00\x00" + bytes(90),
        "xl/media/image2.png": b"\x89PNG\r\n\x1a\n" + bytes(90),
        "docProps/empty.bin": b"",
    }
    assert _read(reader, tmp_path, _changed(_book(), **beside)).grids[0].lines


MANY = b"".join(b'<row r="%d"/>' % n for n in range(3, 30_000))


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.replace(b'<dimension ref="A1:C2"', b'<dimension ref="A1:XFD1048576"'),
        lambda sheet: sheet.replace(b"</sheetData>", MANY + b"</sheetData>"),
        lambda sheet: sheet.replace(b"</sheetData>", b'<row r="1048570"><c r="A1048570"/></row></sheetData>'),
    ],
    ids=["dimension", "empty-rows", "far-row"],
)
def test_a_sheet_that_claims_a_million_rows_is_read_for_what_is_in_it(
    reader: Decoder, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    data = _changed(_book(), sheet=change)
    assert data != _book()
    (grid,) = _read(reader, tmp_path, data).grids
    assert [line.text(1) for line in grid.lines] == ["Daerah", "Kota Ambon"]


def _doctype(part: bytes) -> bytes:
    lol = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return part.replace(b"?>", b"?>" + lol, 1) if part.startswith(b"<?xml") else lol + part


@pytest.mark.parametrize(
    ("make", "trouble"),
    [
        (lambda: b"PK\x03\x04", Trouble.DAMAGED),
        (lambda: _book()[:3000], Trouble.DAMAGED),
        (lambda: _changed(_book(), sheet=b"<worksheet"), Trouble.DAMAGED),
        (lambda: _changed(_book(), sheet=lambda s: s.replace(b'r="A1"', b'r="A0x"')), Trouble.DAMAGED),
        (lambda: _changed(_book(), book=None), Trouble.DAMAGED),
        (lambda: _changed(_book(), types=None), Trouble.UNKNOWN),
        (lambda: _changed(_book(), types=lambda t: t.replace(b"spreadsheetml", b"wordprocessingml")), Trouble.UNKNOWN),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Trouble.UNKNOWN),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Trouble.LOCKED),
        (lambda: _changed(_book(), types=lambda t: t.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml").replace(b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.macroEnabled", b"vnd.ms-excel.sheet.macroEnabled")), Trouble.MACROS),
        (lambda: _changed(_book(), **{"xl/vbaProject.bin": b"x"}), Trouble.MACROS),
        (lambda: _changed(_book(), book=lambda b: b.replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main")), Trouble.UNKNOWN),
        (lambda: _changed(_book(), sheet=_doctype), Trouble.BOMB),
        (lambda: _changed(_book(), types=_doctype), Trouble.BOMB),
        (lambda: _changed(_book(), sheet=lambda s: s.decode().encode("utf-16")), Trouble.BOMB),
        (lambda: _changed(_book(), sheet=lambda s: (" " + s.decode()).encode("utf-16-be")), Trouble.BOMB),
        (lambda: _changed(_book(), **{"xl/media/image1.png": bytes(129 * 2**20)}), Trouble.BOMB),
        (lambda: _changed(_book(), sheet=lambda s: s.replace(b"</sheetData>", b'<row r="99999999999"><c><v>1</v></c></row></sheetData>')), Trouble.BOMB),
        (lambda: _changed(_book(), **{f"xl/x{n}.bin": b"" for n in range(1000)}), Trouble.BOMB),
        (lambda: _changed(_book(), sheet=lambda s: s.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A:C"/></mergeCells>')), Trouble.BOMB),
    ],
    ids=["cut", "half", "xml", "place", "book", "no-types", "word", "xls", "locked", "xlsm", "vba", "strict", "doctype", "doctype-types", "utf16", "utf16-be", "zip-bomb", "row-number", "parts", "merged"],
)  # fmt: skip
def test_hostile_workbooks_are_refused_in_a_sentence_and_the_process_lives_on(
    reader: Decoder, tmp_path: Path, make: Callable[[], bytes], trouble: Trouble
) -> None:
    problem = _refused(reader, tmp_path, make())
    assert (problem.trouble, bool(problem.detail)) == (trouble, True)
    before = reader._process
    assert _read(reader, tmp_path, _book()).grids[0].lines
    assert reader._process is before


def test_a_name_decides_where_the_first_bytes_do_not(reader: Decoder, tmp_path: Path) -> None:
    assert _refused(reader, tmp_path, b"Daerah,Nilai\n", "data.xlsm").trouble is Trouble.UNKNOWN
    assert _read(reader, tmp_path, b"Daerah,Nilai\n", "data.txt").grids[0].lines[0].text(2) == "Nilai"
    assert _read(reader, tmp_path, _book(), "data.csv").grids[0].name == "Data"
    with pytest.raises(FileProblem):
        read_table(tmp_path / "tidak ada.csv")


def test_a_reader_of_its_own_is_started_and_ended(tmp_path: Path) -> None:
    path = tmp_path / "data.xlsx"
    path.write_bytes(_book())
    assert read_table(path).grids[0].name == "Data"
    photos = Decoder()
    with pytest.raises(MediaProblem):
        photos.sheets(_book(), "data.xlsx")
    photos.close()
    tables = workbook_reader()
    with pytest.raises(MediaProblem) as caught:
        tables.picture(b"", "foto.jpg", 10)
    assert caught.value.trouble is Trouble.STOPPED
    tables.close()


def _frame(kind: int, line: int, column: int, text: bytes, length: int | None = None) -> bytes:
    return CELL.pack(kind, line, column, len(text) if length is None else length) + text


SHEET_FRAME = _frame(Mark.SHEET, 0, 0, b"Data")


@pytest.mark.parametrize(
    "frames",
    [
        b"x",
        _frame(CellKind.TEXT, 1, 1, b"x"),
        SHEET_FRAME + _frame(77, 1, 1, b"x"),
        SHEET_FRAME + _frame(CellKind.TEXT, 0, 1, b"x"),
        SHEET_FRAME + _frame(CellKind.TEXT, 1, 65, b"x"),
        SHEET_FRAME + _frame(CellKind.TEXT, 1, 1, b"\xff"),
        SHEET_FRAME + _frame(CellKind.TEXT, 1, 1, b"x", 2**31),
        SHEET_FRAME + _frame(Mark.MERGED, 1, 1, b"1"),
        SHEET_FRAME + b"\x01\x00",
    ],
)
def test_a_process_that_says_what_is_no_cell_is_not_believed(frames: bytes) -> None:
    with pytest.raises(WorkbookProblem) as caught:
        workbook(frames, "data.xlsx")
    assert caught.value.trouble is Trouble.STOPPED


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_mutated_workbook_is_cells_or_a_typed_error(reader: Decoder, data: st.DataObject) -> None:
    good = bytearray(BOOK)
    for _ in range(data.draw(st.integers(1, 8))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    trouble = None
    try:
        workbook(reader.sheets(bytes(good), "a.xlsx"), "a.xlsx")
    except MediaProblem as problem:
        trouble = problem.trouble
    assert trouble is not Trouble.STOPPED


BOOK = _book()


def test_what_the_process_reads_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_child, "SHEETS_LIMIT", 60)
    with pytest.raises(workbook_child.BombError):
        workbook_child.read_workbook(BOOK)
    monkeypatch.undo()
    for limit, words in (
        ("LINES_LIMIT", "1 filled rows"),
        ("SHEET_LIMIT", "1 sheets"),
        ("PART_LIMIT", "entries"),
    ):
        monkeypatch.setattr(workbook_child, limit, 1 if limit != "SHEET_LIMIT" else 0)
        with pytest.raises(workbook_child.BombError, match=words):
            workbook_child.read_workbook(BOOK)
        monkeypatch.undo()
