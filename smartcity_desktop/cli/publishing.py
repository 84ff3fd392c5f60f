"""`edition publish`, `hand-out`, `close`: an edition leaves headquarters, and its receiving ends."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from smartcity_desktop.cli.headquarters import CodeArgument, edition
from smartcity_desktop.cli.second_person import SecondPassphraseOption, SecondPersonOption, Two, opened_by_two
from smartcity_desktop.cli.session import (
    DataOption,
    LanguageOption,
    PassphraseOption,
    PracticeOption,
    headquarters,
    say,
)
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.staff import Act


def add_to(_app: typer.Typer) -> None:
    """Add the commands to those of an edition."""
    edition.command()(publish)
    edition.command("hand-out")(hand_out)
    edition.command()(close)


def publish(
    code: CodeArgument,
    folder: Annotated[Path, typer.Argument()],
    rubric: Annotated[
        Path | None,
        typer.Option(help="Versi baru rubrik periode ini / a later version of the edition's rubric."),
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", help="Alasan perubahan rubrik / why the rubric changes.")
    ] = "",
    passphrase_file: PassphraseOption = None,
    second_person: SecondPersonOption = "",
    second_passphrase_file: SecondPassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Sign and freeze the edition, and write its package into a folder; it takes two persons."""
    people = Two(passphrase_file, second_person, second_passphrase_file)
    with opened_by_two(Act.PUBLISH, people, data_dir, language, practice=practice) as (services, secrets):
        path = services.publishing.publish(code, secrets, folder, rubric_file=rubric, reason=reason)
    say(Text("Diterbitkan: {path}", "Published: {path}").filled(path=path), language)


def hand_out(
    code: CodeArgument,
    folder: Annotated[Path, typer.Argument()],
    plain: Annotated[
        bool,
        typer.Option(
            "--plain", help="Tidak dienkripsi, untuk auditor / not encrypted, for an auditor: it holds names."
        ),
    ] = False,
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Copy the published package into a folder once more."""
    with headquarters(data_dir, language, practice=practice, secret=passphrase_file) as services:
        path = services.publishing.hand_out(code, folder, plain=plain)
    say(Text("Disalin: {path}", "Copied: {path}").filled(path=path), language)


def close(
    code: CodeArgument,
    reason: Annotated[str, typer.Option("--reason")],
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """End the receiving of packages."""
    with headquarters(data_dir, language, practice=practice) as services:
        services.publishing.close(code, reason)
    say(Text("Periode {code} ditutup.", "Edition {code} is closed.").filled(code=code), language)
