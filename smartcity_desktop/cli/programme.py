"""`programme`: the stages of all regions, from being asked to the accepted master plan."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from smartcity_desktop.cli.session import (
    DataOption,
    JsonOption,
    LanguageOption,
    PracticeOption,
    headquarters,
    say,
    say_json,
    say_table,
)
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Language, Text, TimeZone, printable_lines, show_date
from smartcity_desktop.core.programme import STAGE_NAMES, Details, Stage

if TYPE_CHECKING:
    from smartcity_desktop.core.programme import Event
    from smartcity_desktop.services.programme import Programme

commands = typer.Typer(no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(commands, name="programme", help="Tahapan semua daerah. / Stages of all regions.")


@commands.command()
def ledger(
    edition: Annotated[str | None, typer.Option("--edition")] = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
) -> None:
    """List the stage of every region, and the running count of memoranda."""
    with headquarters(data_dir, language, practice=practice) as services:
        found = services.programme.ledger(edition)
    if as_json:
        say_json(
            {
                "regions": [
                    {
                        "edition": row.edition,
                        "kind": row.kind,
                        "region": row.region.id,
                        "code": row.region.code,
                        "name": row.region.name,
                        "province": row.region.province,
                        "stage": row.stage,
                        "on": row.on,
                        "note": row.note,
                    }
                    for row in found.rows
                ],
                "memoranda": [asdict(count) for count in found.memoranda],
                "regions_with_memorandum": found.regions_with_memorandum,
            }
        )
        return
    say_table(
        [
            [
                row.edition,
                row.region.code,
                row.region.name,
                STAGE_NAMES[row.stage].in_(language),
                show_date(row.on, language) if row.on else "-",
            ]
            for row in found.rows
        ]
    )
    for count in found.memoranda:
        say(
            Text(
                "{edition}: {n} nota kesepahaman, jumlah berjalan {running}.",
                "{edition}: {n} memoranda, running count {running}.",
            ).filled(edition=count.edition, n=count.in_edition, running=count.running),
            language,
        )
    say(
        Text("{n} daerah berbeda.", "{n} different regions.").filled(n=found.regions_with_memorandum),
        language,
    )


@commands.command()
def region(
    code: Annotated[str, typer.Argument(help="Kode, id atau nama. / Code, id or name.")],
    edition: Annotated[str | None, typer.Option("--edition")] = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
) -> None:
    """Show a region's dated history."""
    with headquarters(data_dir, language, practice=practice) as services:
        place = services.programme.region(code)
        way = services.programme.way(place.id, edition)
    if as_json:
        say_json({"region": place.id, "name": place.name, "events": [_event(event) for event in way]})
        return
    typer.echo(printable_lines(f"{place.code}  {place.name}, {place.province}"))
    for event in way:
        day = show_date(event.on, language) if event.on else "-"
        mark = "×" if event.withdrawn is not None else " "
        note = f" · {event.note}" if event.note else ""
        line = f"{mark} {event.edition}  {day}  {STAGE_NAMES[event.stage].in_(language)}{note}"
        typer.echo(printable_lines(line))
    if not way:
        say(Text("Belum ada riwayat.", "No history yet."), language)


@commands.command()
def advance(
    code: Annotated[str, typer.Argument(help="Daerah / region: kode, id, nama.")],
    state: Annotated[Stage, typer.Argument(help="Tahap berikutnya / next stage.")],
    edition: Annotated[
        str | None, typer.Option("--edition", help="Bila lebih dari satu / if several.")
    ] = None,
    on: Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"])] = None,
    note: Annotated[str, typer.Option("--note")] = "",
    signatory: Annotated[str, typer.Option("--signatory")] = "",
    office: Annotated[str, typer.Option("--office")] = "",
    place: Annotated[str, typer.Option("--place")] = "",
    number: Annotated[str, typer.Option("--number")] = "",
    number_region: Annotated[str, typer.Option("--number-region")] = "",
    mandate: Annotated[str, typer.Option("--mandate")] = "",
    mentor: Annotated[str, typer.Option("--mentor")] = "",
    horizon: Annotated[str | None, typer.Option("--horizon", help="2025-2034")] = None,
    replaced_by: Annotated[str, typer.Option("--replaced-by")] = "",
    file: Annotated[Path | None, typer.Option("--file")] = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
) -> None:
    """Record the next step of a region, with what that step needs."""
    with headquarters(data_dir, language, practice=practice) as services:
        programme = services.programme
        where = programme.region(code)
        first, last = _horizon(horizon)
        event = programme.advance(
            edition or _only_edition(programme, where.id, state),
            where.id,
            state,
            on=on.date() if on else TimeZone.WIB.day(datetime.now(UTC)),
            note=note,
            details=Details(
                signatory=signatory,
                office=office,
                place=place,
                number=number,
                number_region=number_region,
                mandate=mandate,
                mentor=mentor,
                horizon_from=first,
                horizon_to=last,
                replaced_by=programme.region(replaced_by).id if replaced_by else "",
            ),
            file=file,
        )
    if as_json:
        say_json(_event(event))
        return
    say(
        Text(
            "{region}: {stage} dicatat untuk {edition}.", "{region}: {stage} recorded for {edition}."
        ).filled(region=where.name, stage=STAGE_NAMES[event.stage], edition=event.edition),
        language,
    )


@commands.command()
def withdraw(
    sequence: Annotated[
        int, typer.Argument(help="Nomor peristiwa / the event's number (see region --json).")
    ],
    reason: Annotated[str, typer.Option("--reason")],
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Take back an event recorded by mistake; it stays in sight."""
    with headquarters(data_dir, language, practice=practice) as services:
        services.programme.withdraw(sequence, reason)
    say(Text("Peristiwa dibatalkan.", "The event was withdrawn."), language)


def _only_edition(programme: Programme, region_id: str, stage: Stage) -> str:
    """Return the one edition in which the region may come to `stage` next; several or none need `--edition`."""
    codes = sorted({event.edition for event in programme.way(region_id)})
    fitting = [code for code in codes if stage in programme.next_stages(code, region_id)]
    if len(fitting) == 1:
        return fitting[0]
    raise ChangeRefused(
        Text(
            "Daerah ini tercatat pada {n} periode ({codes}).",
            "The region stands in {n} editions ({codes}).",
        ).filled(n=len(codes), codes=", ".join(codes) or "-"),
        Text("Sebutkan periodenya dengan --edition.", "Name the edition with --edition."),
    )


def _horizon(text: str | None) -> tuple[int | None, int | None]:
    if text is None:
        return None, None
    first, _, last = text.partition("-")
    if not (first.strip().isdecimal() and last.strip().isdecimal()):
        raise ChangeRefused(
            Text("Jangka {text} tidak dapat dibaca.", "The horizon {text} cannot be read.").filled(text=text),
            Text("Tulis seperti 2025-2034.", "Write it like 2025-2034."),
        )
    return int(first), int(last)


def _event(event: Event) -> dict[str, Any]:
    return {
        "sequence": event.sequence,
        "edition": event.edition,
        "region": event.region_id,
        "stage": event.stage,
        "on": event.on,
        "note": event.note,
        "details": {key: value for key, value in asdict(event.details).items() if value},
        "file": event.attachment.name if event.attachment else None,
        "recorded_at": event.recorded_at,
        "recorded_by": event.recorded_by,
        "withdrawn": event.withdrawn,
    }
