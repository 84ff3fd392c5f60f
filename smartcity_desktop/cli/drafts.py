"""`assess rubric`, `abandon`, `report`: drafts on an earlier rubric, given up, and told to headquarters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smartcity_desktop.cli.assessor import EditionArgument, RegionArgument, assess
from smartcity_desktop.cli.session import (
    DataOption,
    JsonOption,
    LanguageOption,
    PassphraseOption,
    PracticeOption,
    assessor,
    assigned_line,
    passphrase,
    say,
    say_json,
    say_table,
)
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.rubric_change import ASPECT_NAMES, FATE_NAMES, Fate

if TYPE_CHECKING:
    from smartcity_desktop.services.rubric_moves import MovePreview

ReasonOption = Annotated[str, typer.Option("--reason", help="Alasannya / why.")]


def add_to(_app: typer.Typer) -> None:
    """Add the commands to those of an assessor."""
    assess.command("rubric")(rubric)
    assess.command("abandon")(abandon)
    assess.command("report")(report)


def rubric(
    edition: EditionArgument,
    region: RegionArgument,
    move: Annotated[bool, typer.Option("--move", help="Pindahkan sekarang / move it now.")] = False,
    reason: ReasonOption = "",
    as_json: JsonOption = False,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Say what the edition's later rubric does to a region, indicator by indicator; with --move, move it there."""
    with assessor(data_dir, language, practice=practice) as services:
        line = assigned_line(services.scoring.regions(edition), region)
        view = services.scoring.open(edition, line.assignment_id)
        preview = services.rubric_moves.preview(view.assessment.id)
        made = services.rubric_moves.move(view.assessment.id, reason) if move else None
    if as_json:
        say_json(_as_json(preview) | {"moved_to": made})
        return
    _say_preview(preview, language)
    if made is not None:
        say(
            Text(
                "{region} dipindahkan ke rubrik versi {version}.",
                "{region} was moved to version {version} of the rubric.",
            ).filled(region=line.region.name, version=preview.offer.offered.version),
            language,
        )


def abandon(
    edition: EditionArgument,
    region: RegionArgument,
    reason: ReasonOption,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Give a draft up; it stays readable, and headquarters hears of it with the next package or report."""
    with assessor(data_dir, language, practice=practice) as services:
        line = assigned_line(services.scoring.regions(edition), region)
        services.finalising.abandon(services.scoring.open(edition, line.assignment_id).assessment.id, reason)
    say(
        Text("Draf {region} dihentikan.", "The draft of {region} is abandoned.").filled(
            region=line.region.name
        ),
        language,
    )


def report(
    edition: EditionArgument,
    folder: Annotated[Path, typer.Option("-o", "--out", help="Folder tujuan / where it goes.")],
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Sign how far every region is, for headquarters: no level, no comment, no evidence."""
    with assessor(data_dir, language, practice=practice, secret=passphrase_file) as services:
        made = services.reporting.report(edition, passphrase(passphrase_file, language), folder)
    say(
        Text("Laporan kemajuan {n} daerah: {path}", "Report on {n} regions: {path}").filled(
            n=len(made.report.lines), path=made.package
        ),
        language,
    )


def _say_preview(preview: MovePreview, language: Language) -> None:
    counts = preview.change.counts
    typer.echo("  ".join(f"{FATE_NAMES[fate].in_(language)}: {counts[fate]}" for fate in Fate))
    rows = [
        [
            one.code,
            FATE_NAMES[one.fate].in_(language),
            ", ".join(ASPECT_NAMES[aspect].in_(language) for aspect in one.aspects) or "-",
            one.title.in_(language),
        ]
        for one in preview.change.indicators
        if one.fate is not Fate.KEPT or one.aspects
    ]
    if rows:
        say_table(rows)


def _as_json(preview: MovePreview) -> dict[str, object]:
    change, answers = preview.change, preview.assessment.answers
    return {
        "region": preview.offer.region.id,
        "from": {"code": change.old.code, "version": change.old.version},
        "to": {"code": change.new.code, "version": change.new.version},
        "counts": {fate.value: n for fate, n in change.counts.items()},
        "indicators": [
            {
                "indicator": one.code,
                "fate": one.fate.value,
                "changed": [aspect.value for aspect in one.aspects],
                "answered": one.code in answers and answers[one.code].answered,
            }
            for one in change.indicators
        ],
    }
