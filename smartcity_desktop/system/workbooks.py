"""Reads tables that strangers wrote: CSV here, workbooks (.xlsx) in a process of their own (`workbook_child`)."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.grid import COLUMNS_LIMIT, Cell, CellKind, Grid, Line, Span, Table, csv_table
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.files import read_regular
from smartcity_desktop.system.worker import Decoder, MediaProblem, Trouble, own_command
from smartcity_desktop.system.worker_frames import CELL, Mark

if TYPE_CHECKING:
    from pathlib import Path

TABLE_LIMIT = 32 * 2**20
"""Most bytes of a table's file."""
SECONDS = 30.0

_HOSTILE = Text(
    "Berkas ini mungkin berbahaya. Jangan buka dengan program lain; tanyakan kepada pengirimnya.",
    "This file may be harmful. Do not open it with another program; ask its sender.",
)
_AGAIN = Text(
    "Buka di program lembar sebar, lalu simpan ulang sebagai .xlsx.",
    "Open it in a spreadsheet program and save it again as .xlsx.",
)
_TEXTS: dict[Trouble, tuple[Text, Text]] = {
    Trouble.DAMAGED: (
        Text("buku kerja rusak dan tidak dapat dibaca.", "the workbook is damaged and cannot be read."),
        _AGAIN,
    ),
    Trouble.UNKNOWN: (
        Text("berkas ini bukan tabel .csv atau .xlsx.", "the file is no table of the kind .csv or .xlsx."),
        _AGAIN,
    ),
    Trouble.LOCKED: (
        Text("buku kerja ini terkunci dengan kata sandi.", "the workbook is locked with a password."),
        Text(
            "Minta berkas tanpa kata sandi kepada pengirimnya.", "Ask its sender for one without a password."
        ),
    ),
    Trouble.TOO_LARGE: (
        Text("buku kerja ini terlalu besar.", "the workbook is too large."),
        Text("Bagi menjadi beberapa berkas.", "Divide it into several files."),
    ),
    Trouble.BOMB: (
        Text(
            "isi buku kerja mengembang melebihi batas dan tidak dibaca.",
            "the workbook unpacks into more than is allowed and was not read.",
        ),
        _HOSTILE,
    ),
    Trouble.MACROS: (
        Text("buku kerja ini memuat makro.", "the workbook has macros in it."),
        Text("Simpan ulang sebagai .xlsx, tanpa makro.", "Save it again as .xlsx, without macros."),
    ),
    Trouble.STOPPED: (
        Text(
            "pembaca berkas berhenti atau terlalu lama saat membaca buku kerja ini.",
            "the reader broke down or took too long over the workbook.",
        ),
        _HOSTILE,
    ),
}


class WorkbookProblem(FileProblem):
    """A workbook that was not read.

    Attributes:
        trouble: why.
        detail: what the reader said, for the details box.
    """

    def __init__(self, name: str, trouble: Trouble, detail: str) -> None:
        super().__init__(name, *_TEXTS[trouble])
        self.trouble = trouble
        self.detail = detail


def read_table(path: Path, reader: Decoder | None = None) -> Table:
    """Read a CSV file or a workbook.

    Args:
        path: told apart by its first bytes, whatever its name.
        reader: the process for workbooks; by default one for this file alone.

    Raises:
        FileProblem: the file cannot be read, or is too large; `WorkbookProblem` where it is a workbook.
        CellsInvalid: it is no CSV.
    """
    data = read_regular(path, TABLE_LIMIT)
    if not data.startswith((b"PK", b"\xd0\xcf\x11\xe0")) and path.suffix.casefold() not in (".xlsx", ".xlsm"):
        return csv_table(data, path.name)
    process = reader or workbook_reader()
    try:
        frames = process.sheets(data, path.name)
        return workbook(frames, path.name)
    except MediaProblem as problem:
        raise WorkbookProblem(path.name, problem.trouble, problem.detail) from None
    finally:
        if reader is None:
            process.close()


def workbook_reader(seconds: float = SECONDS) -> Decoder:
    """Return a process that reads workbooks; whoever asked for it closes it."""
    return Decoder(own_command("workbooks"), seconds=seconds)


@dataclass
class _Sheet:
    name: str
    hidden: bool
    wide: bool = False
    merged: list[Span] = field(default_factory=list)
    lines: dict[int, dict[int, Cell]] = field(default_factory=dict)


def workbook(frames: bytes, file: str) -> Table:
    """Return the cells that a reading process handed over; it is believed nothing but their form.

    Raises:
        WorkbookProblem: the frames are none.
    """
    sheets: list[_Sheet] = []
    linked, at = False, 0
    try:
        while at < len(frames):
            kind, line, column, length = CELL.unpack_from(frames, at)
            at += CELL.size + length
            if at > len(frames):
                raise ValueError("a frame that ends too early")
            text = frames[at - length : at].decode("utf-8")
            if kind == Mark.LINKED:
                linked = True
            elif kind == Mark.SHEET:
                sheets.append(_Sheet(text, column == 1))
            elif kind == Mark.WIDE:
                sheets[-1].wide = True
            elif kind == Mark.MERGED:
                bottom, right = (int(part) for part in text.split(","))
                sheets[-1].merged.append(Span(line, column, bottom, right))
            elif not 0 < column <= COLUMNS_LIMIT or line < 1:
                raise ValueError(f"a cell at {line}, {column}")
            else:
                sheets[-1].lines.setdefault(line, {})[column] = Cell(CellKind(kind), text)
    except (ValueError, IndexError, struct.error) as error:
        raise WorkbookProblem(file, Trouble.STOPPED, str(error)) from None
    return Table(
        file,
        tuple(
            Grid(
                sheet.name,
                tuple(Line(number, cells) for number, cells in sorted(sheet.lines.items())),
                sheet.hidden,
                sheet.wide,
                tuple(sheet.merged),
            )
            for sheet in sheets
        ),
        linked,
    )
