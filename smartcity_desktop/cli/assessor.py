"""`assess`: what an assessor does, from a shell."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from smartcity_desktop.cli.session import (
    DataOption,
    JsonOption,
    LanguageOption,
    PassphraseOption,
    PracticeOption,
    assessor,
    assigned_line,
    passphrase,
    read_table,
    say,
    say_json,
    say_table,
)
from smartcity_desktop.core.assessment import STATE_NAMES, Answer
from smartcity_desktop.core.language import Language, Text, printable_lines
from smartcity_desktop.core.rubric import Severity
from smartcity_desktop.core.words import code_words

assess = typer.Typer(no_args_is_help=True)
_RELEASED = Text(
    "{region}: paket yang ditahan diterima oleh {by}. Alasan: {reason}",
    "{region}: the held package was let in by {by}. Reason: {reason}",
)
_TURNED_AWAY = Text(
    "{region}: paket yang ditahan DITOLAK oleh {by}. Alasan: {reason}",
    "{region}: the held package was REFUSED by {by}. Reason: {reason}",
)
EditionArgument = Annotated[str, typer.Argument(metavar="EDITION", help="Kode periode / edition's code.")]
RegionArgument = Annotated[str, typer.Argument(metavar="REGION", help="Kode, id, nama / code, id, name.")]
_SEVERITIES = {
    Severity.BLOCK: Text("menghalangi", "blocks"),
    Severity.WARN: Text("perlu penjelasan", "to be explained"),
    Severity.NOTE: Text("catatan", "note"),
}


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(assess, name="assess", help="Menilai daerah. / Score regions.")


@assess.command("take-edition")
def take_edition(
    file: Annotated[Path, typer.Argument()],
    root_confirmed: Annotated[
        bool, typer.Option("--root-confirmed", help="Sidik jari pusat sudah dicocokkan / was compared.")
    ] = False,
    signer: Annotated[
        str,
        typer.Option(
            "--signer", help="Sidik jari penanda tangan dari telepon / the signer's, heard by telephone."
        ),
    ] = "",
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Take an edition package in."""
    with assessor(data_dir, language, practice=False) as services:
        offer = services.editions.look(file, signer_heard=signer)
        say(
            Text("Sidik jari pusat: {code} ({words})", "Headquarters' fingerprint: {code} ({words})").filled(
                code=offer.root_fingerprint, words=code_words(offer.root_fingerprint)
            ),
            language,
        )
        services.editions.take_in(file, root_confirmed=root_confirmed, signer_heard=signer)
    say(
        Text("{title}: {n} daerah untuk Anda.", "{title}: {n} regions for you.").filled(
            title=offer.title, n=offer.mine
        ),
        language,
    )


@assess.command("list")
def list_(
    edition: EditionArgument,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
) -> None:
    """List the assigned regions with their progress."""
    with assessor(data_dir, language, practice=practice) as services:
        lines = services.scoring.regions(edition)
    if as_json:
        say_json(
            [
                {
                    "region": line.region.id,
                    "code": line.region.code,
                    "name": line.region.name,
                    "state": line.state,
                    "revision": line.revision,
                    "answered": line.answered,
                    "required": line.required,
                }
                for line in lines
            ]
        )
        return
    say_table(
        [
            [
                line.region.code,
                line.region.name,
                STATE_NAMES[line.state].in_(language) if line.state else "-",
                f"{line.answered}/{line.required}",
            ]
            for line in lines
        ],
        right=(3,),
    )


@assess.command()
def fill(
    edition: EditionArgument,
    region: RegionArgument,
    scores: Annotated[Path, typer.Argument(help="CSV region,assessor,indicator,value")],
    explain: Annotated[
        str, typer.Option("--explain", help="Penjelasan untuk semua peringatan / for warnings.")
    ] = "",
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Enter a region's levels from a CSV table; lines of other regions are left out."""
    from smartcity_desktop.core.score_table import read_scores

    with assessor(data_dir, language, practice=practice) as services:
        line = assigned_line(services.scoring.regions(edition), region)
        view = services.scoring.open(edition, line.assignment_id)
        text = read_table(scores)
        names = {line.region.id, line.region.code, line.region.name}
        answers: list[Answer] = []
        for sheet in read_scores(text, str(scores), view.rubric):
            if sheet.region in names:
                answers += sheet.answers.values()
        saved = services.scoring.fill(view.assessment.id, answers)
        warned = {p.key: explain for p in saved.view.problems if p.severity is Severity.WARN and explain}
        saved = services.scoring.fill(view.assessment.id, (), warned)
    for problem in saved.view.problems:
        if not problem.explained:
            typer.echo(
                f"{_SEVERITIES[problem.severity].in_(language)}: {printable_lines(problem.text.in_(language))}"
            )


@assess.command()
def sign(
    edition: EditionArgument,
    region: RegionArgument,
    no_conflict: Annotated[
        bool, typer.Option("--no-conflict", help="Saya menyatakan tidak ada benturan kepentingan.")
    ] = False,
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Finalise and sign a region."""
    with assessor(data_dir, language, practice=practice, secret=passphrase_file) as services:
        line = assigned_line(services.scoring.regions(edition), region)
        view = services.scoring.open(edition, line.assignment_id)
        signed = services.finalising.sign(
            view.assessment.id, passphrase(passphrase_file, language), no_conflict=no_conflict
        )
    say(Text("Ditandatangani: {path}", "Signed: {path}").filled(path=signed.package), language)
    if signed.remark is not None:
        say(signed.remark, language)


@assess.command()
def export(
    edition: EditionArgument,
    folder: Annotated[Path, typer.Argument()],
    everything: Annotated[
        bool, typer.Option("--all", help="Juga yang sudah dikirim / also those sent.")
    ] = False,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Copy the signed packages into a folder or onto a stick."""
    with assessor(data_dir, language, practice=practice) as services:
        ids = services.delivery.signed(edition) if everything else services.delivery.ready(edition)
        done = services.delivery.export(ids, folder)
    for one in done:
        typer.echo(printable_lines(f"{one.region}: {one.package}"))
    say(Text("{n} paket disalin.", "{n} packages copied.").filled(n=len(done)), language)


@assess.command("copy")
def copy_(
    folder: Annotated[Path, typer.Argument(help="USB atau folder / stick or folder.")],
    sheets: Annotated[
        bool,
        typer.Option("--sheets", help="Juga PDF, hanya di disk komputer ini / PDF too, on this disk only."),
    ] = False,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Make a second copy of every signed package of every edition; what is there and whole is left."""
    with assessor(data_dir, language, practice=practice) as services:
        place = services.second_copy.choose(folder, sheets=sheets)
        outcome = services.second_copy.copy(place, look=True)
    for made in outcome.made:
        typer.echo(printable_lines(f"{made.region}: {made.path}"))
    if outcome.error is not None:
        raise outcome.error
    say(
        Text(
            "{n} berkas disalin, {there} paket sudah ada dan utuh. Aman dicabut.",
            "{n} files copied, {there} packages were there and whole. Safe to remove.",
        ).filled(n=len(outcome.made), there=outcome.there),
        language,
    )


@assess.command()
def revise(
    edition: EditionArgument,
    region: RegionArgument,
    reason: Annotated[str, typer.Option("--reason")],
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Open a new revision of a signed assessment."""
    with assessor(data_dir, language, practice=practice) as services:
        line = assigned_line(services.scoring.regions(edition), region)
        view = services.scoring.open(edition, line.assignment_id)
        services.finalising.revise(view.assessment.id, reason)
    say(
        Text("Revisi {region} dibuka.", "A revision of {region} is open.").filled(region=line.region.name),
        language,
    )


@assess.command("take-receipt")
def take_receipt(
    file: Annotated[Path, typer.Argument()],
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Take headquarters' receipt in."""
    with assessor(data_dir, language, practice=practice) as services:
        told = services.delivery.take_receipt(file)
    names = ", ".join(told.regions) or "-"
    say(
        Text("Diterima pusat: {names}. Ditandatangani {by}.", "Received: {names}. Signed by {by}.").filled(
            names=names, by=told.by
        ),
        language,
    )
    for decision in told.decisions:
        words = _RELEASED if decision.released else _TURNED_AWAY
        say(words.filled(region=decision.region, by=decision.by, reason=decision.reason), language)
