"""Blank sheets of many regions at once: in one PDF, for both sides of the paper, or one file for each region."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Language, Text, TimeZone
from smartcity_desktop.core.page_ranges import ALL_PAGES, PageRanges
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.store.records import editions, regions, rubrics
from smartcity_desktop.system.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from smartcity_desktop.reports.sheet_content import SheetContent
    from smartcity_desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class PrintWay:
    """How sheets are printed: the paper (`A4`, `F4`), the language, which pages of each, and on how many sides."""

    paper: str = "A4"
    language: Language = Language.INDONESIAN
    pages: PageRanges = ALL_PAGES
    both_sides: bool = False


@dataclass(frozen=True, slots=True)
class BoundSheets:
    """One PDF of several sheets: on which page, from 1, each region's begins."""

    data: bytes
    starts: tuple[int, ...]
    pages: int


class BlankSheets:
    """Draws the blank sheets of assignments, in the order in which they are asked for."""

    def __init__(self, database: Database, zone: TimeZone = TimeZone.WIB) -> None:
        self._database = database
        self._zone = zone

    def gather(self, edition_code: str, assignment_ids: Sequence[str]) -> tuple[SheetContent, ...]:
        """Return what stands on the sheets; `bound` and `one_each` draw it, on any thread.

        Raises:
            NotFound: there is no such edition.
            ChangeRefused: none was asked for.
        """
        from smartcity_desktop.reports.contents import blank_content

        if not assignment_ids:
            raise ChangeRefused(
                Text("Tidak ada daerah yang dipilih.", "No region was picked."),
                Text("Tandai daerahnya dalam daftar.", "Mark regions in the list."),
            )
        with self._database.read() as session:
            edition = editions.edition(session, edition_code).edition
            rubric = read_rubric(rubrics.rubric_text(session, edition.rubric), edition.rubric.code)
            known = {one.id: one for one in edition.assignments}
            return tuple(
                blank_content(
                    edition,
                    regions.region(session, known[number].region_id),
                    rubric,
                    known[number],
                    zone=self._zone,
                )
                for number in assignment_ids
            )

    def bound(self, sheets: Sequence[SheetContent], way: PrintWay) -> BoundSheets:
        """Return all sheets as one PDF; every page is the very page of the sheet by itself.

        Raises:
            ChangeRefused: none of the pages that are wanted is in a sheet.
        """
        from smartcity_desktop.reports.paper import Paper
        from smartcity_desktop.reports.sheet import sheets_pdf

        bound = sheets_pdf(
            sheets,
            paper=Paper(way.paper),
            language=way.language,
            wanted=way.pages.has,
            both_sides=way.both_sides,
        )
        if not bound.pages:
            raise ChangeRefused(
                Text("Lembar ini tidak memuat halaman tersebut.", "The sheets have no such pages."),
                Text(
                    "Kosongkan daftar halaman untuk mencetak semua.", "Empty the list of pages to print all."
                ),
            )
        return BoundSheets(bound.data, bound.starts, bound.pages)

    def one_each(self, sheets: Sequence[SheetContent], way: PrintWay, folder: Path) -> Iterator[Path]:
        """Write one PDF for each sheet into a folder, and give the path of each as it is whole.

        Raises:
            FileProblem: the folder is gone, full or read-only; those written before stay.
        """
        for sheet in sheets:
            path = folder / sheet_name(sheet)
            write_whole(path, self.bound((sheet,), way).data)
            yield path


def sheet_name(sheet: SheetContent) -> str:
    """Return the name of a region's file, which every disk can bear."""
    return f"lembar-kosong-{re.sub(r'[^A-Za-z0-9.]+', '-', f'{sheet.region.code}-{sheet.region.name}').strip('-.')}.pdf"
