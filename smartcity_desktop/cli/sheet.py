"""One indicator of a sheet at a time: level, comment, evidence, finding; and giving a draft up."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smartcity_desktop.cli.assessor import EditionArgument, RegionArgument, assess
from smartcity_desktop.cli.session import (
    DataOption,
    LanguageOption,
    PracticeOption,
    assessor,
    assigned_line,
    say,
)
from smartcity_desktop.core.assessment import Quality
from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.rubric import EvidenceKind

if TYPE_CHECKING:
    from smartcity_desktop.app import AssessorServices
    from smartcity_desktop.services.scoring import SheetView

IndicatorArgument = Annotated[str, typer.Argument(metavar="INDICATOR", help="Kode / code: INF-F1")]


def add_to(_: typer.Typer) -> None:
    """Add the commands to `assess`."""
    for name, command in (
        ("set", set_),
        ("comment", comment),
        ("finding", finding),
        ("attach", attach),
        ("abandon", abandon),
    ):
        assess.command(name)(command)


def set_(
    edition: EditionArgument,
    region: RegionArgument,
    indicator: IndicatorArgument,
    value: Annotated[str, typer.Argument(metavar="LEVEL", help="Tingkat, NA, atau - untuk menarik kembali.")],
    reason: Annotated[str, typer.Option("--reason", help="Alasan tidak berlaku / why NA.")] = "",
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Give one indicator a level, NA, or take it back."""
    with assessor(data_dir, language, practice=practice) as services:
        view = _sheet(services, edition, region, indicator)
        number = view.assessment.id
        if value.upper() == "NA":
            services.scoring.set_not_applicable(number, indicator, reason)
        else:
            services.scoring.set_level(number, indicator, None if value == "-" else _level(value))
    _done(indicator, language)


def comment(
    edition: EditionArgument,
    region: RegionArgument,
    indicator: IndicatorArgument,
    text: Annotated[str, typer.Argument()],
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Write the comment of one indicator."""
    with assessor(data_dir, language, practice=practice) as services:
        view = _sheet(services, edition, region, indicator)
        services.scoring.set_comment(view.assessment.id, indicator, text)
    _done(indicator, language)


def finding(
    edition: EditionArgument,
    region: RegionArgument,
    dimension: Annotated[str, typer.Argument(help="Kode dimensi / dimension's code: INF")],
    text: Annotated[str, typer.Argument()],
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Write the general finding on a dimension."""
    with assessor(data_dir, language, practice=practice) as services:
        view = _sheet(services, edition, region)
        known = tuple(node.code for node in view.rubric.dimensions)
        if dimension not in known:
            raise NotFound(Text("dimensi", "dimension"), dimension, known)
        services.scoring.set_finding(view.assessment.id, dimension, text)
    _done(dimension, language)


def attach(
    edition: EditionArgument,
    region: RegionArgument,
    indicator: IndicatorArgument,
    file: Annotated[Path, typer.Argument()],
    kind: Annotated[EvidenceKind, typer.Option("--kind")] = EvidenceKind.DOCUMENT,
    caption: Annotated[str, typer.Option("--caption")] = "",
    quality: Annotated[Quality | None, typer.Option("--grade", help="how good it is")] = None,
    keep_position: Annotated[
        bool, typer.Option("--keep-place", help="a photo's place travels with it")
    ] = False,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Attach a file to an indicator as evidence."""
    with assessor(data_dir, language, practice=practice) as services:
        view = _sheet(services, edition, region, indicator)
        evidence = services.evidence
        prepared = evidence.prepare_file(file, keep_position=keep_position)
        evidence.cite(view.assessment.id, indicator, prepared, kind, caption, quality)
    if prepared.remark is not None:
        say(prepared.remark, language)
    _done(indicator, language)


def abandon(
    edition: EditionArgument,
    region: RegionArgument,
    reason: Annotated[str, typer.Option("--reason")],
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Give a draft up with a reason; it stays in the history."""
    with assessor(data_dir, language, practice=practice) as services:
        view = _sheet(services, edition, region)
        services.finalising.abandon(view.assessment.id, reason)
    say(
        Text("Draf {region} dihentikan.", "The draft of {region} was given up.").filled(
            region=view.region.name
        ),
        language,
    )


def _sheet(services: AssessorServices, edition: str, region: str, indicator: str | None = None) -> SheetView:
    """Open a region's sheet.

    Raises:
        NotFound: the region is not assigned, or the rubric has no such indicator.
    """
    line = assigned_line(services.scoring.regions(edition), region)
    view = services.scoring.open(edition, line.assignment_id)
    known = tuple(one.code for one in view.rubric.indicators())
    if indicator is not None and indicator not in known:
        raise NotFound(Text("indikator", "indicator"), indicator, known)
    return view


def _level(written: str) -> Decimal:
    try:
        return Decimal(written.replace(",", "."))
    except InvalidOperation:
        raise ChangeRefused(
            Text("{value} bukan tingkat.", "{value} is no level.").filled(value=written),
            Text("Tulis angka, NA, atau -.", "Write a number, NA, or -."),
        ) from None


def _done(what: str, language: Language) -> None:
    say(Text("{what}: tersimpan.", "{what}: saved.").filled(what=what), language)
