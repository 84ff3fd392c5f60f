"""`demo`: a whole edition of sample data."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from smartcity_desktop.cli.session import JsonOption, LanguageOption, say, say_json
from smartcity_desktop.core.language import Language, Text


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo", help="Satu periode contoh utuh. / A whole sample edition.")(demo)


def demo(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]")] = Path("smartcity-demo"),
    regions: Annotated[int, typer.Option(min=1, max=514)] = 107,
    assessors_per_region: Annotated[int, typer.Option(min=1, max=12)] = 3,
    seed: Annotated[int, typer.Option()] = 1,
    choose: Annotated[int, typer.Option(min=1)] = 25,
    language: LanguageOption = Language.INDONESIAN,
    as_json: JsonOption = False,
) -> None:
    """Publish, score, sign, export, import, rank, choose and print, all on sample data; say what lies where."""
    from smartcity_desktop.sample import SAMPLE_PASSPHRASE, sample_edition

    begun = time.monotonic()
    made = sample_edition(
        folder,
        regions=regions,
        assessors_per_region=assessors_per_region,
        seed=seed,
        choose=choose,
        say=(lambda text: None) if as_json else (lambda text: say(text, language)),
    )
    refused = [report for report in made.reports if report.outcome != "taken"]
    if as_json:
        say_json(
            {
                "root": made.root,
                "edition_package": made.edition_package,
                "packages": made.packages,
                "papers": made.papers,
                "chosen": made.chosen,
                "assessors": made.assessors,
                "sheets": made.sheets,
                "taken": len(made.reports) - len(refused),
            }
        )
    else:
        for number, name in enumerate(made.chosen, 1):
            typer.echo(f"{number:4}  {name}")
        for path in made.papers:
            typer.echo(f"PDF   {path}")
        say(
            Text(
                "Data contoh, {seconds} detik. Buka sebagai pusat: smartcity-desktop --data-dir {root} "
                "(kata sandi: {passphrase})",
                "Sample data, {seconds} s. Open as headquarters: smartcity-desktop --data-dir {root} "
                "(passphrase: {passphrase})",
            ).filled(seconds=round(time.monotonic() - begun), root=made.root, passphrase=SAMPLE_PASSPHRASE),
            language,
        )
    if refused:
        raise typer.Exit(1)
