"""`doctor`: versions, paths, database check, free space."""

from __future__ import annotations

import typer

from smartcity_desktop.cli.session import (
    DataOption,
    JsonOption,
    LanguageOption,
    PassphraseOption,
    PracticeOption,
    opening_keys,
    root_of,
    say,
    say_json,
    say_table,
)
from smartcity_desktop.core.language import Language, Text


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor", help="Periksa program dan data. / Examine program and data.")(doctor)


def doctor(
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Examine program and data; exit code 1 when something was found. Encrypted data needs its passphrase."""
    from smartcity_desktop.services.doctor import examine

    root = root_of(data_dir, practice=practice)
    lines = examine(root, opening_keys(root, passphrase_file, language, practice=practice))
    findings = [line.finding for line in lines if line.finding is not None]
    if as_json:
        say_json(
            {
                "lines": {line.key: line.value for line in lines},
                "findings": [finding.in_(language) for finding in findings],
            }
        )
    else:
        say_table([[line.name.in_(language), line.value] for line in lines])
        for finding in findings:
            typer.echo(f"! {finding.in_(language)}")
        if not findings:
            say(Text("Semua baik.", "All is well."), language)
    if findings:
        raise typer.Exit(1)
