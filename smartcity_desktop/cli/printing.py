"""`print`: papers as PDF files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smartcity_desktop.cli.session import (
    DataOption,
    LanguageOption,
    PassphraseOption,
    PracticeOption,
    assessor,
    assigned_line,
    headquarters,
    passphrase,
    root_of,
    say,
    settings_of,
    write_file,
)
from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.system.paths import Role, role_folder

if TYPE_CHECKING:
    from smartcity_desktop.app import HeadquartersServices
    from smartcity_desktop.reports.document import Printed

commands = typer.Typer(no_args_is_help=True)
EditionOption = Annotated[str, typer.Option("--edition", help="Kode periode / code of the edition.")]
RegionOption = Annotated[str, typer.Option("--region", help="Kode, id atau nama / code, id or name.")]
PaperOption = Annotated[str, typer.Option("--paper", help="A4, F4")]
OutputOption = Annotated[Path, typer.Option("--output", "-o", help="Berkas PDF / PDF file.")]
AssessorOption = Annotated[
    str | None, typer.Option("--assessor", help="Di pusat: id asesor / at headquarters: the assessor's id.")
]

SignOption = Annotated[
    bool, typer.Option("--sign", help="Tandatangani secara elektronik / sign it electronically.")
]

TimeStampOption = Annotated[
    str,
    typer.Option(
        "--time-stamp",
        metavar="URL",
        help="Layanan stempel waktu RFC 3161 / a time-stamping service (with --sign).",
    ),
]
_WITHOUT_STAMP = Text("{why} Ditandatangani tanpa stempel waktu.", "{why} Signed without a time-stamp.")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(commands, name="print", help="Cetak ke PDF. / Print to PDF.")


@commands.command()
def sheet(
    edition: EditionOption,
    region: RegionOption,
    output: OutputOption,
    assessor_id: AssessorOption = None,
    paper: PaperOption = "A4",
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Print a filled score sheet: the assessor's own, or at headquarters that of `--assessor`."""
    check_paper(paper)
    root = root_of(data_dir, practice=practice)
    if assessor_id is None and not at_headquarters(root, language):
        with assessor(data_dir, language, practice=practice) as mine:
            line = assigned_line(mine.scoring.regions(edition), region)
            if line.assessment_id is None:
                raise nothing_scored(line.region.name)
            data = mine.printing.sheet(line.assessment_id, language, paper)
    else:
        with headquarters(data_dir, language, practice=practice) as services:
            place = services.programme.region(region)
            panel = services.consolidation.panel(edition, place.id)
            found = {one.assessor.id: one.assessment for one in panel.sheets}
            wanted = assessor_id or next(iter(found), "")
            if wanted not in found:
                raise NotFound(Text("asesor", "assessor"), wanted, tuple(sorted(found)))
            assessment = found[wanted]
            if assessment is None:
                raise nothing_scored(place.name)
            data = services.printing.sheet(assessment.id, language, paper)
    written(output, data, language)


@commands.command()
def blank(
    edition: EditionOption,
    output: Annotated[Path, typer.Option("--output", "-o", help="Berkas PDF, atau folder / PDF or folder.")],
    region: Annotated[
        list[str] | None,
        typer.Option("--region", help="Kode, id atau nama; boleh beberapa / may be repeated."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Semua daerah / all regions.")] = False,
    one_each: Annotated[
        bool,
        typer.Option("--one-each", help="Satu berkas per daerah di folder / one file each, in a folder."),
    ] = False,
    both_sides: Annotated[
        bool,
        typer.Option("--both-sides", help="Tiap daerah mulai di muka lembar / each on the front of a leaf."),
    ] = False,
    pages: Annotated[str, typer.Option("--pages", help="Halaman tiap lembar / pages of each: 1-3, 5")] = "",
    paper: PaperOption = "A4",
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Print blank score sheets of the assessor's regions, to be filled in by pen."""
    from smartcity_desktop.core.page_ranges import read_ranges
    from smartcity_desktop.services.blank_sheets import PrintWay

    check_paper(paper)
    way = PrintWay(paper, language, read_ranges(pages), both_sides)
    with assessor(data_dir, language, practice=practice) as mine:
        lines = mine.scoring.regions(edition)
        wanted = lines if everything else [assigned_line(lines, name) for name in region or ()]
        sheets = mine.blank_sheets.gather(edition, [line.assignment_id for line in wanted])
        if one_each:
            for path in mine.blank_sheets.one_each(sheets, way, output):
                say(Text("Dicetak: {path}", "Printed: {path}").filled(path=path), language)
            return
        data = mine.blank_sheets.bound(sheets, way).data
    written(output, data, language)


@commands.command()
def keys(
    output: OutputOption, paper: PaperOption = "A4", language: LanguageOption = Language.INDONESIAN
) -> None:
    """Print the key card, in both languages."""
    from smartcity_desktop.services.printing import key_card

    check_paper(paper)
    written(output, key_card(language, paper), language)


@commands.command()
def ranking(
    edition: EditionOption,
    output: OutputOption,
    paper: PaperOption = "A4",
    sign: SignOption = False,
    time_stamp: TimeStampOption = "",
    secret: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Print the ranking list with the cut line; signed, it is the minutes of the decision."""
    check_paper(paper)
    with headquarters(data_dir, language, practice=practice, secret=secret) as services:
        if sign:
            printed = services.consolidation.minutes(edition, language, paper)
            word = passphrase(secret, language)
            data = _signed(services, printed, word, f"ranking {edition}", language, time_stamp)
        else:
            data = services.consolidation.print_ranking(edition, language, paper)
    written(output, data, language)


@commands.command()
def memorandum(
    edition: EditionOption,
    region: RegionOption,
    output: OutputOption,
    paper: PaperOption = "A4",
    sign: SignOption = False,
    time_stamp: TimeStampOption = "",
    secret: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Print the memorandum of a chosen region."""
    check_paper(paper)
    with headquarters(data_dir, language, practice=practice, secret=secret) as services:
        place = services.programme.region(region)
        if sign:
            printed = services.programme.signable(edition, place.id, language, paper)
            word = passphrase(secret, language)
            data = _signed(services, printed, word, f"memorandum {edition} {place.id}", language, time_stamp)
        else:
            data = services.programme.memorandum(edition, place.id, language, paper)
    written(output, data, language)


def _signed(
    services: HeadquartersServices,
    printed: Printed,
    word: str,
    subject: str,
    language: Language,
    time_stamp: str,
) -> bytes:
    """Sign a paper, with a time-stamp where the service gives one; without one it says so."""
    from smartcity_desktop.sealing.time_stamps import TimeStampProblem

    try:
        return services.signing.sign(
            printed, word, subject=subject, language=language, time_stamp_url=time_stamp
        )
    except TimeStampProblem as problem:
        typer.echo(_WITHOUT_STAMP.filled(why=problem.happened).in_(language), err=True)
        return services.signing.sign(printed, word, subject=subject, language=language)


def at_headquarters(root: Path, language: Language) -> bool:
    """Whether a data folder is headquarters': as chosen at first start, or by what lies in it."""
    role = settings_of(root, language).role
    if role is not None:
        return role == Role.HEADQUARTERS
    return (
        role_folder(root, Role.HEADQUARTERS).database.exists()
        and not role_folder(root, Role.ASSESSOR).database.exists()
    )


def check_paper(paper: str) -> None:
    """Refuse a size that is not printed on.

    Raises:
        NotFound: it is neither A4 nor F4.
    """
    if paper not in ("A4", "F4"):
        raise NotFound(Text("ukuran kertas", "paper size"), paper, ("A4", "F4"))


def nothing_scored(region: str) -> ChangeRefused:
    """Return what is said where a region was not begun yet."""
    return ChangeRefused(
        Text("Belum ada penilaian untuk {region}.", "There is no assessment of {region} yet.").filled(
            region=region
        ),
        Text("Nilai dahulu, atau cetak lembar kosong.", "Score it first, or print a blank sheet."),
    )


def written(output: Path, data: bytes, language: Language) -> None:
    """Write a paper, whole or not at all, and say where it lies."""
    path = write_file(output, data)
    say(Text("Dicetak: {path}", "Printed: {path}").filled(path=path), language)
