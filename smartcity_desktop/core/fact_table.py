"""Facts of an edition from tables: regions' answers, figures with their source, scores of earlier editions.

Nothing is taken of tables with a problem in them, and every problem is named with file, sheet, row and column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from smartcity_desktop.core.errors import NotFound
from smartcity_desktop.core.fact_cells import LINE_LIMIT, REPLY_LIMIT, Problems, SheetCells
from smartcity_desktop.core.fact_columns import HEADERS, Column, Kind, all_needed, find_header, needed_words
from smartcity_desktop.core.facts import TOTAL, EarlierScore, Facts, Figure, Reply
from smartcity_desktop.core.language import Text, printable, same
from smartcity_desktop.core.rubric_fields import nearest, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.core.fact_cells import ReadAs
    from smartcity_desktop.core.fact_columns import Header
    from smartcity_desktop.core.grid import Grid, Line, Table
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.region_finder import RegionFinder
    from smartcity_desktop.core.rubric import Indicator, Rubric

CODEBOOK = Text("Kamus", "Codebook")
"""Name of the sheet that explains the others; it is never read."""
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_GIVEN = {
    Kind.REPLIES: (Column.ANSWER, Column.CLAIMED),
    Kind.FIGURES: (Column.VALUE,),
    Kind.EARLIER: (Column.VALUE,),
}
"""A row without any of these is one that nobody has filled in yet."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What tables are read against: the edition's rubric, its invited regions (ids), all regions of the country."""

    rubric: Rubric
    invited: frozenset[str]
    regions: RegionFinder


@dataclass(frozen=True, slots=True)
class Reading:
    """What tables say.

    Attributes:
        kinds: of what there was a table, even an empty one.
        notes: what was passed over.
        read_as: numbers that were written with separators.
        empty: rows in which nothing is filled in yet.
    """

    facts: Facts
    kinds: frozenset[Kind]
    notes: tuple[Text, ...]
    read_as: tuple[ReadAs, ...]
    empty: int


def read_tables(tables: Iterable[Table], scope: Scope) -> Reading:
    """Read the facts of several files together.

    Raises:
        CellsInvalid: with every problem of all of them (the first 50 one by one).
    """
    reader = _Reader(scope)
    for table in tables:
        reader.read(table)
    reader.problems.raise_all()
    return Reading(
        Facts(tuple(reader.figures), tuple(reader.replies), tuple(reader.earlier)),
        frozenset(reader.kinds),
        tuple(reader.notes),
        tuple(reader.read_as),
        reader.empty,
    )


class _Place(NamedTuple):
    file: str
    sheet: str
    line: int


@dataclass
class _Reader:
    scope: Scope
    problems: Problems = field(default_factory=Problems)
    figures: list[Figure] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    earlier: list[EarlierScore] = field(default_factory=list)
    kinds: set[Kind] = field(default_factory=set)
    notes: list[Text] = field(default_factory=list)
    read_as: list[ReadAs] = field(default_factory=list)
    empty: int = 0

    def __post_init__(self) -> None:
        rubric = self.scope.rubric
        self._indicators = {indicator.code: indicator for indicator in rubric.indicators()}
        self._codes = {code.casefold(): code for code in self._indicators}
        self._nodes = {node.code.casefold(): node.code for node in rubric.root.nodes()} | {
            TOTAL.casefold(): TOTAL
        }
        self._seen: dict[tuple[str, ...], _Place] = {}
        self._regions: dict[str, Region | NotFound] = {}

    def read(self, table: Table) -> None:
        """Read every sheet of a file that is a table of facts."""
        read = 0
        if table.linked:
            self._note(
                table.file,
                Text(
                    "tautan ke berkas lain tidak diikuti; dipakai nilai yang tersimpan terakhir.",
                    "links to other files are not followed; the values saved last are used.",
                ),
            )
        for grid in table.grids:
            if grid.name in (CODEBOOK.id, CODEBOOK.en) or not (grid.lines or grid.wide):
                continue
            header = None if grid.hidden else find_header(grid)
            where = f"{table.file} – {printable(grid.name)}" if grid.name else table.file
            if grid.hidden:
                self._note(where, Text("lembar tersembunyi; tidak dibaca.", "a hidden sheet; not read."))
            elif header is None or Column.REGION not in header.places:
                self._note(where, Text("bukan tabel yang dikenal; dilewati.", "no known table; passed over."))
            else:
                read += 1
                self._sheet(where, table.file, grid, header)
        if not read:
            what = Text(
                "Berkas ini tidak memuat tabel yang dikenal.", "The file holds no table that is known."
            )
            remedy = Text(
                "Pakai templat, atau tulis kepala kolom – {all}.",
                "Use the template, or write headers – {all}.",
            )
            self.problems.add(table.file, None, 0, 0, (what, remedy.filled(all=all_needed())))

    def _note(self, where: str, words: Text) -> None:
        self.notes.append(Text("{where}: {words}", "{where}: {words}").filled(where=same(where), words=words))

    # -- one sheet ---------------------------------------------------------------------------------------------

    def _sheet(self, where: str, file: str, grid: Grid, header: Header) -> None:
        if not self._header_fits(file, grid, header) or header.kind is None:
            return
        kind = header.kind
        self.kinds.add(kind)
        if header.unknown:
            words = Text("kolom yang tidak dibaca: {names}.", "columns that are not read: {names}.")
            self._note(where, words.filled(names=same(printable(", ".join(header.unknown[:8])))))
        cells = SheetCells(file, grid, header, self.problems)
        for line in cells.lines:
            if not cells.has(line, *_GIVEN[kind]):
                self.empty += 1
                continue
            before = self.problems.count
            region = self._region(cells, line)
            code = self._code(cells, line, kind)
            fact = self._fact(cells, line, kind, region, code)
            if fact is None or self.problems.count > before:
                continue
            key = (kind.value, fact.region_id, fact.indicator, *_more(fact))
            first = self._seen.setdefault(key, _Place(file, grid.name, line.number))
            if first != (file, grid.name, line.number):
                self._say_twice(cells, line, first)
            else:
                self._keep(fact)
        self.read_as += cells.read_as

    def _keep(self, fact: Figure | Reply | EarlierScore) -> None:
        if isinstance(fact, Figure):
            self.figures.append(fact)
        elif isinstance(fact, Reply):
            self.replies.append(fact)
        else:
            self.earlier.append(fact)

    def _say_twice(self, cells: SheetCells, line: Line, first: _Place) -> None:
        where = Text("{file}, baris {line}", "{file}, row {line}").filled(
            file=same(" ".join(filter(None, first[:2]))), line=first.line
        )
        cells.say(
            line,
            Column.INDICATOR,
            Text("Isian ini sudah ada di {where}.", "This already stands in {where}.").filled(where=where),
            Text("Hapus salah satu barisnya.", "Remove one of the two rows."),
        )

    def _header_fits(self, file: str, grid: Grid, header: Header) -> bool:
        found: list[tuple[int, Text, Text]] = []
        if grid.wide:
            what = Text("Lembar ini lebih lebar daripada 64 kolom.", "The sheet is wider than 64 columns.")
            found.append(
                (0, what, Text("Hapus isi di kanan tabel.", "Delete what is to the right of the table."))
            )
        for at in header.twice:
            what = Text("Kolom ini ada dua kali.", "This column stands twice.")
            found.append((at, what, Text("Hapus salah satunya.", "Remove one of the two.")))
        if header.kind is None:
            what = Text("Jenis tabel ini tidak dikenal.", "It is not known what this table tells.")
            found.append(
                (
                    0,
                    what,
                    Text("Tulis kepala kolom – {all}.", "Write headers – {all}.").filled(all=all_needed()),
                )
            )
        elif header.missing:
            names = [HEADERS[one] for one in header.missing]
            missing = Text(", ".join(name.id for name in names), ", ".join(name.en for name in names))
            what = Text("Kolom yang kurang: {names}.", "Columns that are missing: {names}.").filled(
                names=missing
            )
            remedy = Text("Tulis kepala kolom: {all}.", "Write the headers: {all}.")
            found.append((0, what, remedy.filled(all=needed_words(header.kind))))
        for at, what, remedy in found:
            self.problems.add(file, grid, header.line, at, (what, remedy))
        return not found

    # -- one row -----------------------------------------------------------------------------------------------

    def _region(self, cells: SheetCells, line: Line) -> Region | None:
        """Return the invited region that all region columns of a row agree on."""
        found: dict[str, Region] = {}
        written = cells.several(line, Column.REGION)
        for at, text in written:
            region = self._found(text)
            if isinstance(region, NotFound):
                cells.say(line, Column.REGION, region.happened, region.remedy, at)
            else:
                found[region.id] = region
        if not written:
            cells.say(
                line,
                Column.REGION,
                Text("Daerah belum ditulis.", "The region is missing."),
                Text("Tulis kode atau nama daerah.", "Write the region's code or name."),
            )
        if len(found) > 1:
            names = " / ".join(region.name for region in found.values())
            cells.say(
                line,
                Column.REGION,
                Text(
                    "Kode dan nama menunjuk daerah yang berbeda: {names}.",
                    "Code and name mean different regions: {names}.",
                ).filled(names=names),
                Text("Betulkan salah satunya.", "Correct one of them."),
            )
        if len(found) != 1:
            return None
        (region,) = found.values()
        if region.id in self.scope.invited:
            return region
        cells.say(
            line,
            Column.REGION,
            Text("{name} tidak diundang dalam periode ini.", "{name} is not invited to this edition.").filled(
                name=region.name
            ),
            Text("Hapus baris ini, atau undang daerahnya.", "Remove the row, or invite the region."),
        )
        return None

    def _found(self, text: str) -> Region | NotFound:
        if text not in self._regions:
            try:
                self._regions[text] = self.scope.regions.find(text)
            except NotFound as problem:
                self._regions[text] = problem
        return self._regions[text]

    def _code(self, cells: SheetCells, line: Line, kind: Kind) -> str | None:
        """Return the code of a row: of an indicator, a node of the rubric, or, of figures, one of their own."""
        text = cells.line_of_text(line, Column.INDICATOR, LINE_LIMIT)
        if text is None:
            return None
        folded = text.casefold()
        code = self._codes.get(folded)
        if kind is Kind.EARLIER:
            code = code or self._nodes.get(folded)
        if kind is Kind.FIGURES and code is None and _CODE.fullmatch(text):
            return text.upper()
        if code is None:
            known = tuple(self._indicators)
            cells.say(
                line,
                Column.INDICATOR,
                Text(
                    "Indikator “{code}” tidak ada dalam rubrik.", "The rubric has no indicator “{code}”."
                ).filled(code=same(printable(text[:60]))),
                nearest(text, known),
            )
        elif kind is Kind.FIGURES and self._indicators[code].goalposts is None:
            cells.say(
                line,
                Column.INDICATOR,
                Text(
                    "Indikator {code} dinilai dengan tingkat, bukan dengan angka.",
                    "Indicator {code} is scored by levels, not by a figure.",
                ).filled(code=code),
                Text("Beri angka ini kode lain, misalnya IPM.", "Give the figure another code, such as IPM."),
            )
        return code

    def _fact(
        self, cells: SheetCells, line: Line, kind: Kind, region: Region | None, code: str | None
    ) -> Figure | Reply | EarlierScore | None:
        """Read the rest of a row, also of one with a problem already: all problems are named at once."""
        region_id, indicator = region.id if region else "", code or ""
        if kind is Kind.REPLIES:
            return self._reply(cells, line, region_id, indicator)
        value = cells.number(line, Column.VALUE)
        if kind is Kind.EARLIER:
            edition = cells.line_of_text(line, Column.EDITION, 40) or ""
            if not _CODE.fullmatch(edition):
                cells.say(
                    line,
                    Column.EDITION,
                    Text("Kode periode tidak ada atau salah.", "The edition's code is missing or wrong."),
                    Text("Tulis kode seperti 2019.", "Write a code such as 2019."),
                )
            return None if value is None else EarlierScore(region_id, edition, indicator, value)
        source = cells.line_of_text(line, Column.SOURCE, LINE_LIMIT)
        if source == "":
            cells.say(
                line,
                Column.SOURCE,
                Text("Sumber angka ini belum ditulis.", "The source of the figure is missing."),
                Text("Tulis sumbernya, misalnya BPS.", "Write its source, such as BPS."),
            )
        unit = self._unit(cells, line, self._indicators.get(indicator))
        name = self._name(cells, line, indicator)
        year = cells.year(line)
        if value is None or source is None or unit is None or name is None or year is None:
            return None
        return Figure(region_id, indicator, name, value, unit, source, year)

    def _reply(self, cells: SheetCells, line: Line, region_id: str, code: str) -> Reply | None:
        text = cells.text(line, Column.ANSWER, REPLY_LIMIT)
        claimed = cells.number(line, Column.CLAIMED)
        scale = self.scope.rubric.scale
        if claimed is not None and not scale.has(claimed):
            cells.say(
                line,
                Column.CLAIMED,
                Text("{value} bukan tingkat pada skala.", "{value} is no level of the scale.").filled(
                    value=plain(claimed)
                ),
                Text(
                    "Tulis {low} sampai {high}, atau kosongkan.", "Write {low} to {high}, or leave it empty."
                ).filled(low=plain(scale.minimum), high=plain(scale.maximum)),
            )
        return (
            None if text is None or (not text and claimed is None) else Reply(region_id, code, text, claimed)
        )

    def _unit(self, cells: SheetCells, line: Line, indicator: Indicator | None) -> str | None:
        unit = cells.line_of_text(line, Column.UNIT, LINE_LIMIT)
        posts = indicator.goalposts if indicator else None
        if unit is None or posts is None:
            return unit
        if unit and posts.unit and unit.casefold() != posts.unit.casefold():
            cells.say(
                line,
                Column.UNIT,
                Text(
                    "Satuan “{unit}” tidak sesuai dengan rubrik.",
                    "The unit “{unit}” is not that of the rubric.",
                ).filled(unit=same(printable(unit[:60]))),
                Text("Nyatakan angkanya dalam {unit}.", "Give the figure in {unit}.").filled(unit=posts.unit),
            )
        return posts.unit or unit

    def _name(self, cells: SheetCells, line: Line, code: str) -> Text | None:
        name = cells.line_of_text(line, Column.NAME, LINE_LIMIT)
        english = cells.line_of_text(line, Column.NAME_EN, LINE_LIMIT)
        if name is None or english is None:
            return None
        indicator = self._indicators.get(code)
        told = indicator.title if indicator else same(code)
        return Text(name or told.id, english or (told.en if not name or indicator else name))


def _more(fact: Figure | Reply | EarlierScore) -> tuple[str, ...]:
    if isinstance(fact, Figure):
        return (str(fact.year),)
    return (fact.of_edition,) if isinstance(fact, EarlierScore) else ()
