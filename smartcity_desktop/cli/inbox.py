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
from smartcity_desktop.core.errors import NotFound
from smartcity_desktop.core.language import Language, Text, printable_lines
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.staff import Secret

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.services.inbox import Report
    from smartcity_desktop.store.records.packages import PackageRecord

PackageArgument = Annotated[
    str, typer.Argument(metavar="PACKAGE", help="Awal sidik paket (inbox held). / How its digest begins.")
]
ReasonOption = Annotated[
    str, typer.Option("--reason", help="Alasan; ditandatangani dan disimpan. / Why; it is signed and kept.")
]

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
            typer.echo(printable_lines(f"{outcome:<10} {where}  {words.strip()}{code}"))
            for note in report.notes:
                typer.echo(printable_lines(f"{'':<10} {note.in_(language)}"))
        if not reports:
            say(Text("Tidak ada paket (*.asice) di sini.", "There is no package (*.asice) here."), language)
    if not reports or any(report.outcome in ("held", "refused") for report in reports):
        raise typer.Exit(1)


@commands.command()
def held(
    code: CodeArgument,
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
) -> None:
    """List the packages that wait for somebody, and those that were refused by somebody."""
    with headquarters(data_dir, language, practice=practice, secret=passphrase_file) as services:
        records = services.inbox.held(code)
    if as_json:
        say_json([_held(record, language) for record in records])
        return
    for record in records:
        why = PackageRefused(record.code, record.detail).happened.in_(language)
        outcome = _OUTCOMES[record.status].in_(language)
        where = f"{record.signer} {record.assignment_id} no. {record.sequence}"
        typer.echo(printable_lines(f"{outcome:<10} {record.digest[:12]}  {where}  {why} [{record.code}]"))
    if not records:
        say(Text("Tidak ada paket tertahan.", "No package is held."), language)


@commands.command()
def release(
    code: CodeArgument,
    package: PackageArgument,
    reason: ReasonOption,
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Take in a held package, with a reason that is signed and kept."""
    with headquarters(data_dir, language, practice=practice, secret=passphrase_file) as services:
        secrets = (Secret(services.desk.person.id, passphrase(passphrase_file, language)),)
        report = services.inbox.release(_digest(services.inbox.held(code), package), reason, secrets)
    say(report.happened, language)
    for note in report.notes:
        say(note, language)


@commands.command()
def refuse(
    code: CodeArgument,
    package: PackageArgument,
    reason: ReasonOption,
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Refuse a held package, with a reason that is signed and kept; its file stays."""
    with headquarters(data_dir, language, practice=practice, secret=passphrase_file) as services:
        secrets = (Secret(services.desk.person.id, passphrase(passphrase_file, language)),)
        services.inbox.refuse(_digest(services.inbox.held(code), package), reason, secrets)
    say(
        Text("Paket ditolak; berkasnya tetap disimpan.", "The package was refused; its file is kept."),
        language,
    )


@commands.command()
def receipts(
    code: CodeArgument,
    folder: Annotated[Path, typer.Argument()],
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Write one receipt per assessor into a folder, signed by you and encrypted for that assessor."""
    with headquarters(data_dir, language, practice=practice, secret=passphrase_file) as services:
        written = services.inbox.receipts(code, passphrase(passphrase_file, language), folder)
    for receipt in written:
        typer.echo(printable_lines(f"{receipt.path}  {receipt.assessor_id} {receipt.name}"))
    say(Text("{n} tanda terima ditulis.", "{n} receipts written.").filled(n=len(written)), language)


def _digest(records: Sequence[PackageRecord], beginning: str) -> str:
    """Return the digest of the one held package whose digest begins so."""
    found = [record.digest for record in records if record.digest.startswith(beginning.lower())]
    if len(found) == 1:
        return found[0]
    known = tuple(record.digest[:12] for record in records)
    raise NotFound(Text("paket tertahan", "held package"), beginning[:64], known)


def _held(record: PackageRecord, language: Language) -> dict[str, object]:
    why = PackageRefused(record.code, record.detail)
    return {
        "digest": record.digest,
        "status": record.status,
        "signer": record.signer,
        "assignment": record.assignment_id,
        "sequence": record.sequence,
        "code": record.code,
        "detail": record.detail,
        "happened": why.happened.in_(language),
        "remedy": why.remedy.in_(language),
    }


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
        "notes": [note.in_(language) for note in report.notes],
    }
