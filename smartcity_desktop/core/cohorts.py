"""The real cohorts of 2017, 2018 and 2019 as events, from `cohorts.csv` and `cohorts_extra.csv`.

What the press reports is all there is: most days are not known, and nothing is claimed that no source says. A row of
`cohorts.csv` becomes *chosen* (day unknown) and *memorandum* (on the edition's day). Rows of `cohorts_extra.csv`:
invited → asked; assessed → assessed; replacement → mentoring, because every such row reports that the region was
mentored without being on the list of memoranda; uncertain → asked, the least that a report of taking part implies,
with a note that says how uncertain it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from smartcity_desktop.core.csv_rows import Row, csv_rows
from smartcity_desktop.core.edition import Edition, Kind, Selection
from smartcity_desktop.core.errors import LineProblem, TableInvalid
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.programme import Details, Event, Stage, imported
from smartcity_desktop.core.region_table import by_any_code
from smartcity_desktop.core.rubric import RubricName
from smartcity_desktop.core.rubric_fields import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.core.region import Region

COLUMNS = ("year", "region_name", "type", "province", "kemendagri_code", "source", "status", "note")
MEMORANDUM_DAYS = {"2017": date(2017, 5, 22), "2018": date(2018, 5, 8), "2019": date(2019, 5, 15)}
RECORDED_BY = "arsip pers"
UNCERTAIN = "BELUM PASTI"

_MOU = "mou"
_EXTRA: dict[str, tuple[Stage, str]] = {
    "invited": (Stage.ASKED, ""),
    "assessed": (Stage.ASSESSED, ""),
    "replacement": (Stage.MENTORING, "Masuk sebagai pengganti, tanpa nota kesepahaman dalam daftar."),
    "uncertain": (Stage.ASKED, f"{UNCERTAIN}: keikutsertaan hanya diberitakan."),
}
_ORDER = (Stage.ASKED, Stage.ASSESSED, Stage.CHOSEN, Stage.MEMORANDUM, Stage.MENTORING)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1
    )
}
_DAY = re.compile(r"\bon (\d{1,2}) ([A-Z][a-z]{2}) (\d{4})\b")


def cohort_events(cohorts: str, extra: str, regions: Iterable[Region]) -> tuple[Event, ...]:
    """Return the events of the three cohorts, edition by edition and region by region, numbered from 1.

    Args:
        cohorts: text of `cohorts.csv`, the signatories.
        extra: text of `cohorts_extra.csv`, others of whom something is known.
        regions: all regions; found by today's code or an earlier one, and compared by name.

    Raises:
        TableInvalid: with every bad line of the first table that has one.
    """
    known = by_any_code(regions)
    events = _table(cohorts, "cohorts.csv", {_MOU}, known) + _table(
        extra, "cohorts_extra.csv", set(_EXTRA), known
    )
    events.sort(key=lambda event: (event.edition, event.region_id, _ORDER.index(event.stage)))
    numbered: list[Event] = []
    for event in events:
        before = [
            one
            for one in numbered[-len(_ORDER) :]
            if (one.edition, one.region_id) == (event.edition, event.region_id)
        ]
        numbered.append(imported(before, replace(event, sequence=len(numbered) + 1)))
    return tuple(numbered)


def _table(text: str, file: str, statuses: set[str], known: dict[str, Region]) -> list[Event]:
    rows, problems = csv_rows(text, COLUMNS)
    events: list[Event] = []
    for row in rows:
        region = known.get(row["kemendagri_code"])
        found = _problems(row, region, statuses)
        problems += found
        if region is not None and not found:
            events += _events(row, region)
    if problems:
        raise TableInvalid(file, tuple(sorted(problems, key=lambda problem: problem.line)))
    return events


def _events(row: Row, region: Region) -> list[Event]:
    edition, note, details = row["year"], row["note"], Details(source=row["source"])
    if row["status"] == _MOU:
        return [
            Event(0, edition, region.id, Stage.CHOSEN, None, "", details, recorded_by=RECORDED_BY),
            Event(
                0,
                edition,
                region.id,
                Stage.MEMORANDUM,
                MEMORANDUM_DAYS[edition],
                note,
                details,
                recorded_by=RECORDED_BY,
            ),
        ]
    stage, remark = _EXTRA[row["status"]]
    whole = " ".join(part for part in (remark, note) if part)
    return [Event(0, edition, region.id, stage, _day(note), whole, details, recorded_by=RECORDED_BY)]


def _day(note: str) -> date | None:
    """Return the day that a note names as `on 21 Feb 2019`."""
    found = _DAY.search(note)
    if found is None or found[2] not in _MONTHS:
        return None
    return date(int(found[3]), _MONTHS[found[2]], int(found[1]))


def _problems(row: Row, region: Region | None, statuses: set[str]) -> list[LineProblem]:
    where = row["region_name"] or "region_name"
    found = []
    if row["year"] not in MEMORANDUM_DAYS:
        found.append(
            LineProblem(
                row.line,
                where,
                Text("Tahun {year} tidak dikenal.", "The year {year} is unknown.").filled(
                    year=row["year"][:20]
                ),
                nearest(row["year"], tuple(MEMORANDUM_DAYS)),
            )
        )
    if row["status"] not in statuses:
        found.append(
            LineProblem(
                row.line,
                where,
                Text("Status {status} tidak dikenal.", "The status {status} is unknown.").filled(
                    status=row["status"][:40]
                ),
                nearest(row["status"], tuple(sorted(statuses))),
            )
        )
    if region is None or row["region_name"] not in (region.name, *region.former_names):
        found.append(
            LineProblem(
                row.line,
                where,
                Text("Kode {code} bukan milik {name}.", "The code {code} is not that of {name}.").filled(
                    code=row["kemendagri_code"][:20], name=where
                ),
                Text(
                    "Periksa kode dan nama pada tabel daerah.",
                    "Check code and name against the table of regions.",
                ),
            )
        )
    return found


def cohort_editions(events: Iterable[Event]) -> tuple[Edition, ...]:
    """Return the editions before this program, oldest first: without rubric, panel and packages.

    `opens` is 1 January, `closes` the day of the memoranda; the regions are those with an event.
    """
    asked: dict[str, dict[str, None]] = {code: {} for code in MEMORANDUM_DAYS}
    signed: dict[str, set[str]] = {code: set() for code in MEMORANDUM_DAYS}
    for event in events:
        asked[event.edition][event.region_id] = None
        if event.stage is Stage.MEMORANDUM:
            signed[event.edition].add(event.region_id)
    return tuple(
        Edition(
            code=code,
            title=Text(
                "Gerakan Menuju 100 Smart City {year}", "Movement towards 100 Smart Cities {year}"
            ).filled(year=code),
            kind=Kind.REAL,
            rubric=RubricName("", 0, ""),
            opens=date(day.year, 1, 1),
            closes=day,
            receiving_deadline=datetime.combine(day, time(23, 59, 59), UTC),
            selection=Selection(places=len(signed[code])),
            regions=tuple(asked[code]),
            assessors=(),
            assignments=(),
            roster=(),
            roster_version=0,
        )
        for code, day in MEMORANDUM_DAYS.items()
    )
