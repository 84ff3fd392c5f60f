"""The decoder process for workbooks (.xlsx) that strangers wrote: hands back cells, one frame each.

Started as `smartcity-desktop worker workbooks`, under the limits of `worker_child`, apart from the one for photos: it
has no picture library, and is ended after its file. Only values are read: no formula is computed, no link followed.
"""

from __future__ import annotations

import io
import os
import re
import sys
import warnings
import zipfile
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from smartcity_desktop.core.grid import COLUMNS_LIMIT, LINES_LIMIT, CellKind
from smartcity_desktop.system.worker_child import (
    LockedError,
    MacrosError,
    limit_itself,
    more_time,
    requests,
    say,
    say_trouble,
)
from smartcity_desktop.system.worker_frames import CELL, SHEETS_LIMIT, Mark, State, Task
from smartcity_desktop.system.worker_photos import BombError, UnknownError

if TYPE_CHECKING:
    from typing import IO

    from openpyxl.cell.read_only import ReadOnlyCell

PART_LIMIT = 1000
"""Most entries of the zip."""
UNPACKED_LIMIT = 128 * 2**20
"""Most bytes of all entries, unpacked."""
SHEET_LIMIT = 100
MERGED_LIMIT = 5000
_ROWS_LIMIT = 1_048_576
"""Rows of a sheet, as the format has them."""
_LAST = 32_767
"""Letters of a cell, as the format has them."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENCODINGS = ("cp437", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be")
"""Those of names in a zip, and of XML."""
_LITERAL = re.compile(r'"[^"]*"|\\.')
"""What stands in a number's format to be shown as it is: a per cent sign in it scales nothing."""
_STRICT = b"http://purl.oclc.org/ooxml/"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def main() -> int:
    """Serve requests from standard input until it ends."""
    os.environ["OPENPYXL_LXML"] = "False"  # XML is read by expat behind defusedxml alone
    warnings.simplefilter("ignore")
    _warm_up()
    target = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    say(target, State.READY, 0, 0, limit_itself().encode("ascii"))
    for request in requests(sys.stdin.buffer):
        if request is None or request[0] != Task.SHEETS:
            return 1
        with suppress(ValueError, OSError):
            more_time()
        try:
            payload = read_workbook(request[3])
        except Exception as error:  # noqa: BLE001  # a border: a stranger's bytes may raise anything in a decoder
            say_trouble(target, error)
        else:
            say(target, State.DONE, 0, 0, payload)
    return 0


def read_workbook(data: bytes) -> bytes:
    """Return all cells of all sheets as frames (`worker_frames.CELL`).

    Raises:
        BombError, LockedError, MacrosError, UnknownError: it is not read, for this reason.
        Exception: whatever a damaged file makes its readers raise.
    """
    import openpyxl
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    linked = _checked(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        frames = _Frames()
        if linked:
            frames.put(Mark.LINKED)
        sheets: list[Any] = [sheet for sheet in book.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
        if len(sheets) > SHEET_LIMIT:
            raise BombError(f"{len(sheets)} sheets")
        filled = 0
        for sheet in sheets:
            frames.put(Mark.SHEET, sheet.title[:100], 0, int(sheet.sheet_state != "visible"))
            with archive.open(sheet._worksheet_path) as part:
                aside = _Aside(part)
            frames.extra(aside)
            sheet.reset_dimensions()
            empty: Any = None
            for number, row in enumerate(sheet.iter_rows(max_col=COLUMNS_LIMIT), 1):
                if row is empty:
                    continue
                cells = [
                    (at, cell)
                    for at, cell in enumerate(row, 1)
                    if cell.value is not None or (number, at) in aside.uncomputed
                ]
                if not cells:
                    empty = row  # the very one that stands for every row which is not there
                filled += bool(cells)
                if filled > LINES_LIMIT:
                    raise BombError(f"more than {LINES_LIMIT} filled rows")
                for at, cell in cells:
                    kind, text = (
                        (CellKind.UNCOMPUTED, "") if (number, at) in aside.uncomputed else _said(cell)
                    )
                    if text or kind is not CellKind.TEXT:
                        frames.put(kind, text, number, at)
        return bytes(frames.data)


class _Frames:
    """What is handed over, never more than `SHEETS_LIMIT`."""

    def __init__(self) -> None:
        self.data = bytearray()

    def put(self, kind: int, text: str = "", line: int = 0, column: int = 0) -> None:
        encoded = text.encode("utf-8", "replace")
        if len(self.data) + CELL.size + len(encoded) > SHEETS_LIMIT:
            raise BombError(f"more than {SHEETS_LIMIT} bytes of text")
        self.data += CELL.pack(kind, line, column, len(encoded))
        self.data += encoded

    def extra(self, aside: _Aside) -> None:
        if aside.wide:
            self.put(Mark.WIDE)
        for top, left, bottom, right in aside.merged:
            if max(top, bottom) <= _ROWS_LIMIT and max(left, right) <= 16_384:
                self.put(Mark.MERGED, f"{bottom},{right}", top, left)


class _Aside:
    """What openpyxl passes over when it reads only: merged cells, and formulas whose value was not saved.

    Attributes:
        uncomputed: line and column of each.
        wide: there are filled cells beyond the last column that is read.
    """

    def __init__(self, part: IO[bytes]) -> None:
        from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]
        from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

        self.uncomputed: set[tuple[int, int]] = set()
        self.merged: list[tuple[int, int, int, int]] = []
        self.wide = False
        row = column = 0
        for event, element in iterparse(part, events=("start", "end")):
            if event == "start":
                if element.tag == f"{_MAIN}row":
                    row, column = int(float(element.get("r", row + 1))), 0
                    if row > _ROWS_LIMIT:
                        raise BombError(f"row {row}")
                continue
            if element.tag == f"{_MAIN}c":
                place = element.get("r")
                row, column = coordinate_to_tuple(place) if place else (row, column + 1)
                value = element.find(f"{_MAIN}v")
                formula = element.find(f"{_MAIN}f")
                if column > COLUMNS_LIMIT:
                    self.wide = self.wide or value is not None or element.find(f"{_MAIN}is") is not None
                elif formula is not None and not (
                    value is not None and (value.text or element.get("t") == "str")
                ):
                    self.uncomputed.add((row, column))
                    if len(self.uncomputed) > LINES_LIMIT:
                        raise BombError(f"more than {LINES_LIMIT} formulas without a value")
            elif element.tag == f"{_MAIN}mergeCell":
                left, top, right, bottom = range_boundaries(element.get("ref", ""))
                if None in (left, top, right, bottom) or len(self.merged) >= MERGED_LIMIT:
                    raise BombError("too many merged cells, or of whole columns")
                self.merged.append((int(top or 0), int(left or 0), int(bottom or 0), int(right or 0)))
            elif element.tag == f"{_MAIN}row":
                element.clear()


def _checked(data: bytes) -> bool:
    """Refuse what is no plain workbook before openpyxl sees it; returns whether it takes values from other files."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        # an encrypted workbook is an old compound file with a stream of this name (UTF-16)
        if _ENCRYPTED in data:
            raise LockedError("an encrypted workbook")
        raise UnknownError("an old .xls")
    if not data.startswith(b"PK\x03\x04"):
        raise UnknownError("no zip")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        if len(entries) > PART_LIMIT:
            raise BombError(f"{len(entries)} entries")
        if sum(entry.file_size for entry in entries) > UNPACKED_LIMIT:
            raise BombError(f"more than {UNPACKED_LIMIT} bytes unpacked")
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise LockedError("an encrypted zip")
        if len(names) != len(entries):
            raise BombError("two entries of one name")
        if "[Content_Types].xml" not in names:
            raise UnknownError("a zip, but no workbook")
        for entry in entries:
            _check_part(archive.read(entry))
        types = archive.read("[Content_Types].xml").lower()
        if b"macroenabled" in types or b"vbaproject" in types or any("vbaProject" in n for n in names):
            raise MacrosError("macros")
        if b"spreadsheetml.sheet.main+xml" not in types and b"spreadsheetml.template.main+xml" not in types:
            raise UnknownError("a zip, but no workbook")
        return any(name.startswith("xl/externalLinks/") for name in names)


def _check_part(part: bytes) -> None:
    """Refuse XML that declares anything: no program that writes workbooks does."""
    head = part[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    # in UTF-16 no search for bytes would find anything; settings of printers and pictures are in it by right
    wide = "utf-16-be" if part[:1] in (b"\x00", b"\xfe") else "utf-16-le"
    if part[:200].decode(wide, "ignore").lstrip("\ufeff \t\r\n").startswith("<"):
        raise BombError("XML in another encoding")
    if head.startswith(b"<") and (b"<!DOCTYPE" in part or b"<!ENTITY" in part):
        raise BombError("a part with a document type")
    if head.startswith(b"<") and _STRICT in part:
        raise UnknownError("a strict workbook, whose names openpyxl does not know")


def _said(cell: ReadOnlyCell) -> tuple[CellKind, str]:
    value = cell.value
    if isinstance(value, bool):
        return CellKind.TRUTH, str(value)
    if isinstance(value, int | float):
        scaled = "%" in _LITERAL.sub("", str(cell.number_format))
        kind = CellKind.PERCENT if scaled else CellKind.NUMBER
        # a spreadsheet holds fifteen digits; more are noise of the binary fraction
        return kind, str(value) if isinstance(value, int) else format(value, ".15g")
    if isinstance(value, datetime | date | time):
        return CellKind.DATE, value.isoformat()
    if isinstance(value, timedelta):
        return CellKind.DATE, str(value)
    if cell.data_type == "e":
        return CellKind.ERROR, str(value)
    return CellKind.TEXT, str(value)[:_LAST]


def _warm_up() -> None:
    """Load all that reading needs, for no file can be opened afterwards."""
    import openpyxl

    for encoding in _ENCODINGS:
        b"kata".decode(encoding)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("kata", 1, 1.5, True, date(2025, 1, 1), datetime(2025, 1, 1), "=1+1"))
    sheet.merge_cells("A2:B2")
    written = io.BytesIO()
    book.save(written)
    read_workbook(written.getvalue())
