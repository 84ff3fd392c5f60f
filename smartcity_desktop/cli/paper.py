"""`paper check`: whether a printed page is what is on file."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from smartcity_desktop.cli.audit import KeyFileOption
from smartcity_desktop.cli.printing import at_headquarters
from smartcity_desktop.cli.scratch import scratch
from smartcity_desktop.cli.session import (
    DataOption,
    JsonOption,
    LanguageOption,
    PassphraseOption,
    PracticeOption,
    assessor,
    headquarters,
    root_of,
    say,
    say_json,
)
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.paper_finding import PaperFinding
from smartcity_desktop.core.words import say_words

commands = typer.Typer(no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(commands, name="paper", help="Kertas sama dengan berkas? / Is the paper what is on file?")


@commands.callback()
def _group() -> None:
    """Keep `check` a word of its own, also while it is the only one."""


@commands.command()
def check(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help="Enam kata, atau isi kode QR / six words, or QR text."),
    ],
    package: Annotated[
        Path | None,
        typer.Option("--package", help="Bandingkan dengan paket ini / compare with this package."),
    ] = None,
    region: Annotated[
        str, typer.Option("--region", help="Hanya daerah ini, lebih cepat / this region alone, faster.")
    ] = "",
    key_file: KeyFileOption = None,
    as_json: JsonOption = False,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    secret: PassphraseOption = None,
) -> None:
    """Type the six words of a page, or scan its QR code, and be told whether it is what is on file."""
    text = " ".join(words)
    if package is not None:
        finding = _in_package(text, package, key_file)
    elif at_headquarters(root_of(data_dir, practice=practice), language):
        with headquarters(data_dir, language, practice=practice, secret=secret) as services:
            finding = services.paper.check(text, region)
    else:
        with assessor(data_dir, language, practice=practice, secret=secret) as mine:
            finding = mine.paper.check(text, region)
    if as_json:
        say_json(_json(finding))
    else:
        say(finding.happened, language)
        say(finding.remedy, language)
        if finding.document:
            typer.echo(f"  {finding.document}")
        if finding.digest:
            typer.echo(f"  {say_words(finding.digest)}")
    raise typer.Exit(0 if finding.good else 1)


def _in_package(text: str, package: Path, key_file: Path | None) -> PaperFinding:
    from smartcity_desktop.sealing.letters import read_secrets
    from smartcity_desktop.services.paper import check_package

    secrets = read_secrets(key_file) if key_file else ()
    with scratch() as folder:
        return check_package(text, package, folder, secrets)


def _json(finding: PaperFinding) -> dict[str, object]:
    subject = finding.subject
    return {
        "verdict": finding.verdict,
        "identical": finding.good,
        "subject": asdict(subject) if subject else None,
        "page": finding.page or None,
        "pages": finding.pages or None,
        "document": finding.document or None,
        "digest": finding.digest or None,
        "searched": finding.searched,
        "file": finding.file or None,
        "happened": asdict(finding.happened),
        "remedy": asdict(finding.remedy),
    }
