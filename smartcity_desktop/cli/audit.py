"""`audit show` and `audit verify`: the history inside packages, without a database."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from smartcity_desktop.cli.scratch import scratch
from smartcity_desktop.cli.session import JsonOption, LanguageOption, say, say_json
from smartcity_desktop.core.assessment import Field
from smartcity_desktop.core.audit_logs import LogFinding, PackageLog, compared
from smartcity_desktop.core.audit_rows import AuditFilter, AuditRow, annotated, value_shown
from smartcity_desktop.core.errors import ChangeRefused, FileProblem, SmartCityError
from smartcity_desktop.core.language import Language, Text, TimeZone, printable, printable_lines, show_moment

commands = typer.Typer(no_args_is_help=True)
KeyFileOption = Annotated[
    Path | None,
    typer.Option("--key-file", help="Kunci age untuk paket terenkripsi / age key for encrypted packages."),
]
PackageArgument = Annotated[Path, typer.Argument(metavar="PACKAGE", help="*.asice, *.asice.age")]
MomentOption = Annotated[str | None, typer.Option(help="2026-03-02, 2026-03-02T10:00+07:00")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(
        commands, name="audit", help="Riwayat perubahan dalam paket. / The history of changes in packages."
    )


@commands.command()
def show(
    file: PackageArgument,
    indicator: Annotated[str, typer.Option("--indicator", help="Kode / code: INF-F1")] = "",
    field: Annotated[Field | None, typer.Option("--field")] = None,
    who: Annotated[str, typer.Option("--who", help="Id orang / person's id.")] = "",
    text: Annotated[str, typer.Option("--text", help="Dicari dalam nilai / looked for in values.")] = "",
    since: MomentOption = None,
    until: MomentOption = None,
    odd: Annotated[bool, typer.Option("--odd", help="Hanya yang ganjil / only what is odd.")] = False,
    key_file: KeyFileOption = None,
    zone: Annotated[TimeZone, typer.Option("--zone")] = TimeZone.WIB,
    as_json: JsonOption = False,
    language: LanguageOption = Language.INDONESIAN,
) -> None:
    """Show the history inside a package: every saved change, and what is odd about when."""
    log = _read(file, key_file)
    rows = annotated(log.lines)
    wanted = AuditFilter(
        indicator, field, who, text, _moment("--since", since), _moment("--until", until), odd_only=odd
    )
    chosen = [row for row in rows if wanted.takes(row)]
    if as_json:
        say_json({**_about(log), "rows": [_row_json(row) for row in chosen]})
        return
    say(_TITLE.filled(n=len(rows), assignment=printable(log.assignment), sequence=log.sequence), language)
    for row in chosen:
        _say_row(row, language, zone)
    if len(chosen) < len(rows):
        say(_CHOSEN.filled(n=len(chosen), all=len(rows)), language)


@commands.command()
def verify(
    files: Annotated[list[Path], typer.Argument(metavar="PACKAGE...", help="*.asice, *.asice.age")],
    key_file: KeyFileOption = None,
    as_json: JsonOption = False,
    language: LanguageOption = Language.INDONESIAN,
) -> None:
    """Verify that the history of each package goes on from the one before, and say where it was rewritten."""
    logs, broken = [], []
    for file in files:
        try:
            logs.append(_read(file, key_file))
        except SmartCityError as problem:
            broken.append((file, problem))
    findings = compared(logs)
    if as_json:
        say_json(
            {
                "packages": [_finding_json(finding) for finding in findings],
                "unreadable": [{"file": str(file), "happened": asdict(why.happened)} for file, why in broken],
            }
        )
    else:
        for finding in findings:
            _say_finding(finding, language)
        for file, why in broken:
            named = "" if isinstance(why, FileProblem) else f"{printable(file.name)}: "
            typer.echo(printable_lines(f"{named}{why.sentence(language)}"))
    raise typer.Exit(1 if broken or any(finding.problem for finding in findings) else 0)


def _read(file: Path, key_file: Path | None) -> PackageLog:
    """Read the log of a package that is whole and validly signed.

    Raises:
        PackageRefused, FileProblem: it is not, or cannot be read.
    """
    from smartcity_desktop.sealing.audit_check import read_log
    from smartcity_desktop.sealing.letters import read_secrets
    from smartcity_desktop.sealing.verify import show as look

    secrets = read_secrets(key_file) if key_file else ()
    with (
        scratch() as folder,
        look(file, folder, secrets=secrets) as opened,
    ):
        return read_log(opened)


def _say_row(row: AuditRow, language: Language, zone: TimeZone) -> None:
    at = show_moment(row.at, language, zone, seconds=True) if row.at else "–"
    old, new = (value_shown(row, value).in_(language) for value in (row.old, row.new))
    subject = printable(row.subject) or "–"
    typer.echo(
        f"{row.number:>5}  {at}  {printable(row.who) or '–'}  {subject}  {row.what.in_(language)}: {old} → {new}"
        + (f"  ({printable(row.reason)})" if row.reason else "")
    )
    for remark in row.remarks:
        typer.echo(f"       {'!' if remark.alarming else '·'} {remark.text.in_(language)}")


def _say_finding(finding: LogFinding, language: Language) -> None:
    log = finding.log
    said = finding.problem or _EXTENDS.filled(n=len(log.lines), new=finding.new_lines)
    where = f"{printable(log.assignment)} {log.sequence}"
    typer.echo(f"{printable(log.file)}: {where}: {printable(said.in_(language))}")
    for note in finding.notes:
        typer.echo(f"    {printable(note.in_(language))}")


def _about(log: PackageLog) -> dict[str, Any]:
    return {
        "file": log.file,
        "digest": log.digest,
        "assignment": log.assignment,
        "region": log.region,
        "signer": log.signer,
        "sequence": log.sequence,
        "head": log.head,
        "length": len(log.lines),
    }


def _row_json(row: AuditRow) -> dict[str, Any]:
    return {
        "line": row.number,
        "kind": row.kind,
        "subject": row.subject,
        "field": row.field,
        "old": row.old,
        "new": row.new,
        "who": row.who,
        "at": row.at.isoformat() if row.at else None,
        "monotonic": row.monotonic,
        "sequence": row.sequence,
        "assessment": row.assessment,
        "reason": row.reason,
        "remarks": [
            {"kind": remark.oddity, "alarming": remark.alarming, "text": asdict(remark.text)}
            for remark in row.remarks
        ],
    }


def _finding_json(finding: LogFinding) -> dict[str, Any]:
    return {
        **_about(finding.log),
        "good": finding.problem is None,
        "new_lines": finding.new_lines,
        "problem": asdict(finding.problem) if finding.problem else None,
        "line": finding.line or None,
        "notes": [asdict(note) for note in finding.notes],
    }


def _moment(option: str, text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ChangeRefused(
            Text("{option} {value}: bukan waktu.", "{option} {value}: no moment.").filled(
                option=option, value=text
            ),
            Text("Tulis seperti 2026-03-02T10:00+07:00.", "Write it like 2026-03-02T10:00+07:00."),
        ) from None
    return moment if moment.tzinfo else moment.astimezone()


_TITLE = Text(
    "Penugasan {assignment}, paket nomor {sequence}: {n} baris.",
    "Assignment {assignment}, package number {sequence}: {n} lines.",
)
_CHOSEN = Text("{n} dari {all} baris ditampilkan.", "{n} of {all} lines shown.")
_EXTENDS = Text(
    "riwayat utuh, {n} baris, {new} di antaranya baru.", "history is whole, {n} lines, {new} of them new."
)
