"""The same services from a shell.

Exit codes: 0 good, 1 a finding, 2 wrong use or something that cannot be read. Errors go to stderr as sentences.
"""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

import smartcity_desktop.cli.package as package
from smartcity_desktop.cli import assessor, demo, doctor, headquarters, inbox, printing, programme, scoring
from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import Language


class _Border(TyperGroup):
    """The border of the command line: what a person can act on becomes a sentence and exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except SmartCityError as error:
            language = Language(ctx.params.get("language") or Language.INDONESIAN)
            typer.echo(f"smartcity-desktop: {error.sentence(language)}", err=True)
            raise typer.Exit(2) from None


app = typer.Typer(
    cls=_Border,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Menilai, menandatangani, memeriksa, memeringkat, memilih. / Score, sign, verify, rank, choose. "
    "Without a command the window opens (--practice: on the practice edition).",
)
for _part in (demo, scoring, package, assessor, headquarters, inbox, programme, printing, doctor):
    _part.add_to(app)
