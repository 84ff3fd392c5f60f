"""`edition panel`: a region's sheets side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from smartcity_desktop.cli.assessor import RegionArgument
from smartcity_desktop.cli.headquarters import CodeArgument, edition
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
from smartcity_desktop.core.language import Language, Text, printable_lines, show_number
from smartcity_desktop.core.rubric_versions import outdated_text

if TYPE_CHECKING:
    from smartcity_desktop.core.scoring import Result
    from smartcity_desktop.services.consolidation import PanelView


def add_to(_: typer.Typer) -> None:
    """Add the command to `edition`."""
    edition.command("panel")(panel)


def panel(
    code: CodeArgument,
    region: RegionArgument,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
) -> None:
    """Show a region's values by assessor, the panel's mean, and where the levels lie apart."""
    with headquarters(data_dir, language, practice=practice) as services:
        view = services.consolidation.panel(code, services.programme.region(region).id)
    if as_json:
        say_json(
            {
                "region": view.region.id,
                "name": view.region.name,
                "sheets": [
                    {
                        "assessor": sheet.assessor.id,
                        "name": sheet.assessor.name,
                        "values": _values(sheet.result) if sheet.result else None,
                        "outdated": sheet.outdated.version if sheet.outdated else None,
                    }
                    for sheet in view.sheets
                ],
                "mean": _values(view.mean),
                "spread": {indicator: str(levels) for indicator, levels in view.spread.items()},
            }
        )
        return
    typer.echo(printable_lines(f"{view.region.code}  {view.region.name}, {view.region.province}"))
    say_table(_rows(view, language), right=tuple(range(1, len(view.sheets) + 3)))
    left_out = sum(sheet.outdated is not None for sheet in view.sheets)
    if left_out:
        say(outdated_text(left_out), language)


def _values(result: Result) -> dict[str, dict[str, Any]]:
    return {
        value.code: {
            "exact": None if value.exact is None else str(value.exact),
            "shown": None if value.shown is None else str(value.shown),
        }
        for value in result.values.values()
    }


def _rows(view: PanelView, language: Language) -> list[list[str]]:
    results = [sheet.result for sheet in view.sheets]
    head = ["", *(sheet.assessor.id for sheet in view.sheets)]
    rows = [[*head, Text("Panel", "Panel").in_(language), Text("Beda", "Spread").in_(language)]]
    for code in view.mean.values:
        cells = [code]
        for result in (*results, view.mean):
            shown = result.values[code].shown if result else None
            cells.append("-" if shown is None else show_number(shown, language))
        spread = view.spread.get(code)
        rows.append([*cells, "" if spread is None else show_number(spread, language)])
    return rows
