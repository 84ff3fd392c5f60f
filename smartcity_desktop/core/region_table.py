"""The table of regions, `regions.csv`, as values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartcity_desktop.core.csv_rows import Row, csv_rows
from smartcity_desktop.core.errors import LineProblem, TableInvalid
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.region import Region, RegionCode, RegionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = (
    "id",
    "code",
    "name",
    "type",
    "province_code",
    "province",
    "lat",
    "lon",
    "elected_head",
    "former_codes",
    "former_names",
)
_CODE = re.compile(r"[0-9]{2}\.[0-9]{2}")
_DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,10})?")


def read_regions(text: str, file: str = "regions.csv") -> tuple[Region, ...]:
    """Return all regions of the table in its order. Former codes and names stand with `;` between several.

    Raises:
        TableInvalid: with every bad line.
    """
    rows, problems = csv_rows(text, COLUMNS)
    regions = []
    seen: dict[str, int] = {}
    for row in rows:
        found = _problems(row, seen)
        problems += found
        if not found:
            regions.append(_region(row))
    if problems:
        raise TableInvalid(file, tuple(sorted(problems, key=lambda problem: problem.line)))
    return tuple(regions)


def by_any_code(regions: Iterable[Region]) -> dict[str, Region]:
    """Return the regions by every code they bear or bore; the code of today wins where one was given twice."""
    known = tuple(regions)
    found = {former.code: region for region in known for former in region.former_codes}
    found.update({region.code: region for region in known})
    return found


def _region(row: Row) -> Region:
    return Region(
        row["id"],
        row["code"],
        row["name"],
        RegionKind(row["type"]),
        row["province_code"],
        row["province"],
        float(row["lat"]),
        float(row["lon"]),
        row["elected_head"] == "yes",
        tuple(RegionCode(code, None) for code in _several(row["former_codes"])),
        tuple(_several(row["former_names"])),
    )


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _problems(row: Row, seen: dict[str, int]) -> list[LineProblem]:
    where = row["code"] or row["id"] or "region"
    found = []
    rules = (
        ("id", bool(row["id"]), Text("kunci daerah", "a key of the region")),
        ("code", bool(_CODE.fullmatch(row["code"])), Text("kode seperti 81.71", "a code such as 81.71")),
        ("name", bool(row["name"]), Text("nama daerah", "the region's name")),
        ("type", row["type"] in list(RegionKind), Text("kabupaten atau kota", "kabupaten or kota")),
        (
            "province_code",
            row["code"][:2] == row["province_code"],
            Text("dua angka pertama kode", "the code's first two digits"),
        ),
        ("province", bool(row["province"]), Text("nama provinsi", "the province's name")),
        ("lat", _degrees(row["lat"], 90), Text("derajat lintang", "degrees of latitude")),
        ("lon", _degrees(row["lon"], 180), Text("derajat bujur", "degrees of longitude")),
        ("elected_head", row["elected_head"] in ("yes", "no"), Text("yes atau no", "yes or no")),
    )
    for column, good, wanted in rules:
        if not good:
            what = Text("Isi kolom {column} salah.", "The column {column} is wrong.").filled(column=column)
            found.append(
                LineProblem(
                    row.line, where, what, Text("Tulis {wanted}.", "Write {wanted}.").filled(wanted=wanted)
                )
            )
    for column in ("id", "code"):
        first = seen.setdefault(f"{column} {row[column]}", row.line)
        if first != row.line and row[column]:
            what = Text(
                "{value} sudah ada di baris {line}.", "{value} already stands on line {line}."
            ).filled(value=row[column], line=first)
            found.append(
                LineProblem(row.line, where, what, Text("Hapus salah satunya.", "Remove one of them."))
            )
    return found


def _degrees(cell: str, limit: int) -> bool:
    return bool(_DEGREES.fullmatch(cell)) and abs(float(cell)) <= limit
