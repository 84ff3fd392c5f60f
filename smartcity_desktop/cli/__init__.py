"""The same services from a shell.

Exit codes: 0 good, 1 a finding, 2 wrong use or something that cannot be read. Errors go to stderr as sentences.
"""

from __future__ import annotations

import typer

import smartcity_desktop.cli.package as package
from smartcity_desktop.cli import (
    assessor,
    audit,
    authority,
    backups,
    demo,
    doctor,
    drafts,
    facts,
    field,
    headquarters,
    identity,
    inbox,
    overview,
    panel,
    paper,
    pdf,
    printing,
    programme,
    publishing,
    recovery,
    scoring,
    sheet,
    staff,
    time_stamping,
)
from smartcity_desktop.cli.border import Border

app = typer.Typer(
    cls=Border,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Menilai, menandatangani, memeriksa, memeringkat, memilih. / Score, sign, verify, rank, choose. "
    "Without a command the window opens (--practice: on the practice edition).",
)
for _part in (
    demo,
    scoring,
    package,
    pdf,
    audit,
    identity,
    assessor,
    drafts,
    sheet,
    authority,
    recovery,
    staff,
    headquarters,
    overview,
    facts,
    publishing,
    time_stamping,
    panel,
    inbox,
    programme,
    printing,
    field,
    paper,
    doctor,
    backups,
):
    _part.add_to(app)
