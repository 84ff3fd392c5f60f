"""`edition overview`: how far an edition has come, and what assessors told last of their drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from smartcity_desktop.cli.headquarters import CodeArgument, edition
from smartcity_desktop.cli.session import (
    DataOption,
    JsonOption,
    LanguageOption,
    PracticeOption,
    headquarters,
    say_json,
    say_table,
)
from smartcity_desktop.core.edition import STATE_NAMES
from smartcity_desktop.core.field_report import progress_text
from smartcity_desktop.core.language import Language, Text, printable_lines, show_date, show_moment

if TYPE_CHECKING:
    from smartcity_desktop.services.editions import Overview


def add_to(_: typer.Typer) -> None:
    """Add the command to `edition`."""
    edition.command("overview")(overview)


def overview(
    code: CodeArgument,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
) -> None:
    """Say how far an edition has come, and how far assessors said they are."""
    with headquarters(data_dir, language, practice=practice) as services:
        view = services.editions.overview(code)
    numbers = {
        "asked": (Text("Diundang", "Asked"), view.asked),
        "answered": (Text("Menjawab", "Answered"), view.answered),
        "assessed": (Text("Dinilai", "Assessed"), view.assessed),
        "complete": (Text("Lengkap", "Complete"), view.complete),
        "chosen": (Text("Terpilih", "Chosen"), view.chosen),
        "memoranda": (Text("Nota kesepahaman", "Memoranda"), view.memoranda),
        "packages": (Text("Paket diterima", "Packages taken"), view.packages),
        "held": (Text("Paket ditahan", "Packages held"), view.held),
    }
    if as_json:
        counted: dict[str, Any] = {key: number for key, (_, number) in numbers.items()}
        say_json(counted | {"state": view.state, "rubrics": _rubrics(view), "field": _field(view)})
        return
    closes = show_date(view.edition.closes, language)
    typer.echo(f"{view.edition.title.in_(language)} · {STATE_NAMES[view.state].in_(language)} · {closes}")
    say_table([[name.in_(language), str(number)] for name, number in numbers.values()], right=(1,))
    _say_field(view, language)


def _say_field(view: Overview, language: Language) -> None:
    places = {line.region.id: line.region.name for line in view.lines}
    names = {assessor.id: assessor.name for assessor in view.edition.assessors}
    for kept in view.field:
        told = Text(
            "Di lapangan menurut {name}, diterima {at}:", "In the field, {name} says, received {at}:"
        ).filled(
            name=names.get(kept.report.assessor_id, kept.report.assessor_id),
            at=show_moment(kept.received_at, language),
        )
        typer.echo(printable_lines(told.in_(language)))
        say_table(
            [
                [
                    f"  {places.get(line.region_id, line.region_id)}",
                    progress_text(line).in_(language),
                    line.reason,
                ]
                for line in kept.report.lines
            ]
        )


def _rubrics(view: Overview) -> list[dict[str, Any]]:
    return [
        {
            "code": one.name.code,
            "version": one.name.version,
            "digest": one.name.digest,
            "since": one.since,
            "reason": one.reason,
        }
        for one in view.rubrics
    ]


def _field(view: Overview) -> list[dict[str, Any]]:
    return [
        {
            "assessor": kept.report.assessor_id,
            "number": kept.report.number,
            "made_at": kept.report.made_at.isoformat(),
            "received_at": kept.received_at.isoformat(),
            "package": kept.digest,
            "assignments": [
                {
                    "assignment": line.assignment_id,
                    "region": line.region_id,
                    "state": line.state,
                    "reason": line.reason,
                    "revision": line.revision,
                    "rubric_version": line.rubric_version,
                    "answered": line.answered,
                    "required": line.required,
                    "percent": line.percent,
                    "changed_at": line.changed_at.isoformat() if line.changed_at else None,
                }
                for line in kept.report.lines
            ],
        }
        for kept in view.field
    ]
