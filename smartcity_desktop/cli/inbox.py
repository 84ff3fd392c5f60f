"""`inbox`: packages come in at headquarters, receipts go out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smartcity_desktop.cli.headquarters import CodeArgument
from smartcity_desktop.cli.session import (
    DataOption,
    JsonOption,
    LanguageOption,
    PassphraseOption,
    PracticeOption,
    headquarters,
    passphrase,
    say,
    say_json,
)
from smartcity_desktop.core.language import Language, Text

if TYPE_CHECKING:
    from smartcity_desktop.services.inbox import Report

commands = typer.Typer(no_args_is_help=True)
_OUTCOMES = {
    "taken": Text("diterima", "taken"),
    "had": Text("sudah ada", "had"),
    "held": Text("ditahan", "held"),
    "refused": Text("ditolak", "refused"),
}


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(commands, name="inbox", help="Terima paket. / Take packages in.")


@commands.command()
def receive(
    files: Annotated[list[Path], typer.Argument(help="Berkas atau folder / files or folders.")],
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
) -> None:
    """Verify packages and take them in; exit code 1 when one was held or refused, or none was found."""
    with headquarters(data_dir, language, practice=practice) as services:
        reports = services.inbox.receive(files)
    if as_json:
        say_json([_report(report, language) for report in reports])
    else:
        for report in reports:
            words = f"{report.happened.in_(language)} {report.remedy.in_(language) if report.remedy else ''}"
            outcome = _OUTCOMES[report.outcome].in_(language)
            code = f" [{report.code}]" if report.code else ""
            where = " · ".join(part for part in (report.file, report.region, report.assessor) if part)
            typer.echo(f"{outcome:<10} {where}  {words.strip()}{code}")
        if not reports:
            say(Text("Tidak ada paket (*.asice) di sini.", "There is no package (*.asice) here."), language)
    if not reports or any(report.outcome in ("held", "refused") for report in reports):
        raise typer.Exit(1)


@commands.command()
def receipts(
    code: CodeArgument,
    folder: Annotated[Path, typer.Argument()],
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Write one signed receipt per assessor into a folder."""
    with headquarters(data_dir, language, practice=practice, secret=passphrase_file) as services:
        paths = services.inbox.receipts(code, passphrase(passphrase_file, language), folder)
    for path in paths:
        typer.echo(str(path))
    say(Text("{n} tanda terima ditulis.", "{n} receipts written.").filled(n=len(paths)), language)


def _report(report: Report, language: Language) -> dict[str, object]:
    return {
        "file": report.file,
        "outcome": report.outcome,
        "region": report.region,
        "assessor": report.assessor,
        "happened": report.happened.in_(language),
        "remedy": report.remedy.in_(language) if report.remedy else None,
        "code": report.code,
        "detail": report.detail,
        "digest": report.digest,
    }
