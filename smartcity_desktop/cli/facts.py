"""`edition facts`: answers of regions, figures and earlier scores from tables, looked at first; and their template."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smartcity_desktop.cli.headquarters import CodeArgument, edition
from smartcity_desktop.cli.session import (
    DataOption,
    JsonOption,
    LanguageOption,
    PracticeOption,
    headquarters,
    say,
    say_json,
    say_table,
    write_file,
)
from smartcity_desktop.core.fact_columns import KIND_NAMES, Kind
from smartcity_desktop.core.facts import Figure, Reply
from smartcity_desktop.core.grid import CellsInvalid
from smartcity_desktop.core.language import Language, Text, printable_lines, show_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartcity_desktop.core.fact_changes import Fact
    from smartcity_desktop.core.facts import Facts
    from smartcity_desktop.services.facts import FactsPreview

facts = typer.Typer(
    no_args_is_help=True,
    help="Jawaban daerah, angka, nilai lalu. / Regions' answers, figures, earlier scores.",
)
EditionOption = Annotated[str, typer.Option("--edition", help="Kode periode / the edition's code.")]
OnlyLookOption = Annotated[
    bool, typer.Option("--dry-run", help="Hanya pratinjau / only say what would change.")
]


def add_to(_app: typer.Typer) -> None:
    """Add the commands to those of an edition."""
    edition.add_typer(facts, name="facts")
    edition.command("facts-template")(template)


def template(
    code: CodeArgument,
    output: Annotated[Path, typer.Option("-o", "--output", help="Berkas / file (*.xlsx).")],
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Write a workbook for regions to fill in: a row for each invited region and indicator."""
    with headquarters(data_dir, language, practice=practice) as services:
        made = services.facts.template(code, language)
    path = write_file(output, made)
    say(Text("Templat: {path}", "Template: {path}").filled(path=path), language)


@facts.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="CSV atau / or XLSX.")],
    code: EditionOption,
    whole: Annotated[
        bool,
        typer.Option(
            "--replace", help="Yang tidak ada di berkas dihapus / facts that stand in no file are taken away."
        ),
    ] = False,
    only_look: OnlyLookOption = False,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Take in tables, all or nothing; every problem is named with file, sheet, row and column."""
    with (
        headquarters(data_dir, language, practice=practice) as services,
        _problems_said(language),
    ):
        preview = services.facts.preview(code, files, whole=whole)
        _say_preview(preview, language)
        if not only_look and preview.changes:
            services.facts.take(preview)
            _say_taken(preview, language)


@facts.command()
def earlier(
    of_edition: Annotated[str, typer.Argument(metavar="OLD", help="Periode yang sudah diputuskan.")],
    code: EditionOption,
    only_look: OnlyLookOption = False,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Take the panel means of a decided edition in this database as earlier scores."""
    with headquarters(data_dir, language, practice=practice) as services:
        preview = services.facts.preview_earlier(code, of_edition)
        _say_preview(preview, language)
        if not only_look and preview.changes:
            services.facts.take(preview)
            _say_taken(preview, language)


@facts.command()
def clear(
    kind: Annotated[Kind, typer.Argument()],
    code: EditionOption,
    only_look: OnlyLookOption = False,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Take all facts of one kind away."""
    with headquarters(data_dir, language, practice=practice) as services:
        preview = services.facts.preview_clearing(code, kind)
        _say_preview(preview, language)
        if not only_look and preview.changes:
            services.facts.take(preview)
            _say_taken(preview, language)


@facts.command()
def show(
    code: EditionOption,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
) -> None:
    """Show the facts of an edition, and which figures are missing; exit code 1 when some are."""
    with headquarters(data_dir, language, practice=practice) as services:
        standing = services.facts.show(code)
    names = {region_id: region.name for region_id, region in standing.regions.items()}
    if as_json:
        missing = [{"region": region, "indicator": indicator} for region, indicator in standing.missing]
        say_json({"edition": code, "facts": _facts_json(standing.facts), "missing": missing})
    else:
        told = standing.facts
        heads = Text("Daerah|Kode|Isi|Keterangan", "Region|Code|Content|Remark").in_(language).split("|")
        every: list[Fact] = [*told.replies, *told.figures, *told.earlier]
        rows = [
            [names.get(fact.region_id, fact.region_id), fact.indicator, *_words(fact, language)]
            for fact in every
        ]
        say_table([heads, *rows])
        for region_id, indicator in standing.missing:
            words = Text("Angka belum ada: {region} {code}.", "No figure yet: {region} {code}.")
            say(words.filled(region=names[region_id], code=indicator), language)
    if standing.missing:
        raise typer.Exit(1)


def _words(fact: Fact, language: Language) -> tuple[str, str]:
    if isinstance(fact, Reply):
        claimed = "" if fact.claimed is None else show_number(fact.claimed, language)
        return " ".join(fact.text.split())[:60], claimed
    if isinstance(fact, Figure):
        shown = f"{show_number(fact.value, language)} {fact.unit}".strip()
        return shown, f"{fact.name.in_(language)}, {fact.source}, {fact.year}"
    return show_number(fact.value, language), fact.of_edition


def _facts_json(told: Facts) -> dict[str, list[dict[str, object]]]:
    return {
        "replies": [
            {
                "region": one.region_id,
                "indicator": one.indicator,
                "text": one.text,
                "claimed": None if one.claimed is None else f"{one.claimed:f}",
            }
            for one in told.replies
        ],
        "figures": [
            {
                "region": one.region_id,
                "indicator": one.indicator,
                "name": {"id": one.name.id, "en": one.name.en},
                "value": f"{one.value:f}",
                "unit": one.unit,
                "source": one.source,
                "year": one.year,
            }
            for one in told.figures
        ],
        "earlier": [
            {
                "region": one.region_id,
                "edition": one.of_edition,
                "indicator": one.indicator,
                "value": f"{one.value:f}",
            }
            for one in told.earlier
        ],
    }


def _say_preview(preview: FactsPreview, language: Language) -> None:
    for note in preview.notes:
        typer.echo(printable_lines(note.in_(language)))
    for number in preview.read_as:
        words = Text("{where}: “{text}” dibaca {value}.", "{where}: “{text}” is read as {value}.")
        shown = show_number(number.value, language)
        say(words.filled(where=number.where, text=number.written, value=shown), language)
    for count in preview.counts:
        words = Text(
            "{kind}: {new} baru, {changed} berubah, {same} tetap, {gone} dihapus.",
            "{kind}: {new} new, {changed} changed, {same} the same, {gone} taken away.",
        )
        said = words.filled(
            kind=KIND_NAMES[count.kind],
            new=count.new,
            changed=count.changed,
            same=count.same,
            gone=count.gone,
        )
        say(said, language)
    if preview.empty:
        words = Text("{n} baris belum diisi.", "{n} rows are not filled in.")
        say(words.filled(n=preview.empty), language)
    if not preview.changes:
        say(Text("Tidak ada yang berubah.", "Nothing changes."), language)


def _say_taken(preview: FactsPreview, language: Language) -> None:
    say(Text("Data diambil.", "The facts are taken in."), language)
    if preview.published:
        say(
            Text(
                "Periode ini sudah diterbitkan: asesor menerimanya setelah periode diterbitkan lagi.",
                "The edition is published already: assessors get them when it is published again.",
            ),
            language,
        )


@contextmanager
def _problems_said(language: Language) -> Iterator[None]:
    """Say every problem of the tables, and end with exit code 2."""
    try:
        yield
    except CellsInvalid as invalid:
        for problem in invalid.problems:
            typer.echo(problem.sentence.in_(language), err=True)
        words = Text("{n} masalah; tidak ada yang diambil.", "{n} problem(s); nothing was taken in.")
        typer.echo(words.filled(n=invalid.count).in_(language), err=True)
        raise typer.Exit(2) from None
