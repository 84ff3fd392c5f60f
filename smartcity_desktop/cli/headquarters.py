"""`edition`: drafting, publishing, consolidating an edition at headquarters, from a shell."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smartcity_desktop.cli.authority import say_request
from smartcity_desktop.cli.second_person import SecondPassphraseOption, SecondPersonOption, Two, opened_by_two
from smartcity_desktop.cli.session import (
    DataOption,
    JsonOption,
    LanguageOption,
    PassphraseOption,
    PracticeOption,
    headquarters,
    passphrase,
    read_table,
    say,
    say_json,
    say_table,
)
from smartcity_desktop.core.csv_rows import csv_rows
from smartcity_desktop.core.edition import STATE_NAMES, Assessor, Mode, Selection
from smartcity_desktop.core.errors import LineProblem, TableInvalid
from smartcity_desktop.core.language import Language, Text, show_date, show_number
from smartcity_desktop.core.roster import LONGEST_OVERLAP, OVERLAP_DAYS
from smartcity_desktop.core.rubric_versions import outdated_text
from smartcity_desktop.core.staff import Act

if TYPE_CHECKING:
    from smartcity_desktop.core.edition import RosterEntry
    from smartcity_desktop.core.ranking import Place
    from smartcity_desktop.services.consolidation import RankingView

edition = typer.Typer(no_args_is_help=True)
CodeArgument = Annotated[str, typer.Argument(metavar="EDITION", help="Kode periode / the edition's code.")]
OldDaysOption = Annotated[
    int | None,
    typer.Option(
        "--old-days",
        min=1,
        max=LONGEST_OVERLAP,
        help="Hari kunci lama masih berlaku. / Days the old key stays valid.",
    ),
]
OwnCertificateOption = Annotated[
    bool,
    typer.Option(
        "--own-certificate", help="Jangan pakai sertifikat PSrE. / Do not pin the provider's certificate."
    ),
]
_TABLE_LIMIT = 4 * 1024 * 1024


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(edition, name="edition", help="Periode di pusat. / Editions at headquarters.")


@edition.command("list")
def list_(
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
) -> None:
    """List all editions."""
    with headquarters(data_dir, language, practice=practice) as services:
        lines = services.editions.list()
    if as_json:
        say_json(
            [
                {
                    "code": line.code,
                    "title": line.title.in_(language),
                    "kind": line.kind,
                    "state": line.state,
                    "asked": line.asked,
                    "assessed": line.assessed,
                    "chosen": line.chosen,
                }
                for line in lines
            ]
        )
        return
    names = Text("Kode|Periode|Status|Diundang|Dinilai|Terpilih", "Code|Edition|State|Asked|Assessed|Chosen")
    say_table(
        [
            names.in_(language).split("|"),
            *(
                [line.code, line.title.in_(language), STATE_NAMES[line.state].in_(language)]
                + [str(number) for number in (line.asked, line.assessed, line.chosen)]
                for line in lines
            ),
        ],
        right=(3, 4, 5),
    )


@edition.command()
def new(
    code: CodeArgument,
    title: Annotated[str, typer.Option("--title", help="Judul / title (Indonesian).")],
    places: Annotated[int, typer.Option("--choose", min=1, help="Jumlah terpilih / how many are chosen.")],
    opens: Annotated[datetime, typer.Option("--opens", formats=["%Y-%m-%d"])],
    closes: Annotated[datetime, typer.Option("--closes", formats=["%Y-%m-%d"])],
    title_en: Annotated[str, typer.Option("--title-en")] = "",
    deadline: Annotated[datetime | None, typer.Option("--deadline", formats=["%Y-%m-%d"])] = None,
    rubric: Annotated[Path | None, typer.Option("--rubric", help="YAML; tanpa ini rubrik usulan.")] = None,
    lot_seed: Annotated[int | None, typer.Option("--lot-seed")] = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Draft an edition."""
    last = deadline or closes + timedelta(days=7)
    with headquarters(data_dir, language, practice=False) as services:
        services.drafting.create(
            code,
            Text(title, title_en or title),
            selection=Selection(places, lot_seed=lot_seed),
            opens=opens.date(),
            closes=closes.date(),
            receiving_deadline=last.replace(hour=16, minute=59, second=59, tzinfo=UTC),
            rubric_file=rubric,
        )
    say(Text("Rancangan {code} dibuat.", "Draft {code} made.").filled(code=code), language)


@edition.command()
def invite(
    code: CodeArgument,
    regions: Annotated[list[str], typer.Argument(help="Kode, id atau nama daerah / code, id or name.")],
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Invite regions."""
    with headquarters(data_dir, language, practice=False) as services:
        found = [services.programme.region(wanted).id for wanted in regions]
        count = services.drafting.invite(code, found)
    say(Text("{n} daerah diundang.", "{n} regions are asked.").filled(n=count), language)


@edition.command()
def enrol(
    code: CodeArgument,
    request: Annotated[Path, typer.Argument(help="Berkas .csr / the .csr file.")],
    assessor_id: Annotated[str, typer.Option("--id")],
    name: Annotated[str, typer.Option("--name")],
    institution: Annotated[str, typer.Option("--institution")],
    old_days: OldDaysOption = None,
    own_certificate: OwnCertificateOption = False,
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Put an assessor on the roster; compare the printed code with them by telephone.

    A key they had before is revoked at once, unless --old-days lets it stay valid for a while.
    """
    with headquarters(data_dir, language, practice=False, secret=passphrase_file) as services:
        proposed = services.drafting.look_request(request)
        say_request(proposed, language)
        entry = services.drafting.enrol(
            code,
            request,
            Assessor(assessor_id, name, institution),
            passphrase(passphrase_file, language),
            old_days=old_days,
            own_certificate=own_certificate,
        )
    say(Text("{name} terdaftar.", "{name} is enrolled.").filled(name=name), language)
    _say_pinned(entry, language)


@edition.command()
def renew(
    code: CodeArgument,
    file: Annotated[Path, typer.Argument(help="Paket kunci baru / the package with the new key (*.asice).")],
    old_days: OldDaysOption = OVERLAP_DAYS,
    revoke_old: Annotated[
        bool, typer.Option("--revoke-old", help="Kunci lama hilang atau dicuri: cabut saat ini juga.")
    ] = False,
    own_certificate: OwnCertificateOption = False,
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Enrol an assessor's new key for which the old one vouches; publish again to tell everybody.

    The old key stays valid for --old-days after that publication; --revoke-old ends it at once.
    """
    with headquarters(data_dir, language, practice=False, secret=passphrase_file) as services:
        offer = services.renewals.look(file)
        secret = passphrase(passphrase_file, language)
        days = None if revoke_old else old_days
        entry = services.drafting.enrol(
            code, offer.file, offer.assessor, secret, old_days=days, own_certificate=own_certificate
        )
    said = Text("Kunci baru {name} terdaftar.", "The new key of {name} is enrolled.")
    say(said.filled(name=offer.assessor.name), language)
    _say_pinned(entry, language)
    old = Text(
        "Kunci lama berlaku sampai {n} hari setelah periode ini diterbitkan lagi.",
        "The old key stays valid until {n} days after the edition is published again.",
    ).filled(n=days or 0)
    say(old if days else Text("Kunci lama dicabut.", "The old key is revoked."), language)


@edition.command()
def assign(
    code: CodeArgument,
    table: Annotated[Path, typer.Argument(help="CSV: region,assessor[,mode]")],
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Assign regions to assessors from a CSV table (mode: interview or visit)."""
    rows = _assignments(table)
    with headquarters(data_dir, language, practice=False) as services:
        triples = [(services.programme.region(region).id, who, mode) for region, who, mode in rows]
        count = services.drafting.assign(code, triples)
    say(Text("{n} penugasan.", "{n} assignments.").filled(n=count), language)


@edition.command()
def revoke(
    code: CodeArgument,
    assessor_id: Annotated[str, typer.Argument()],
    reason: Annotated[str, typer.Option("--reason")],
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Revoke an assessor's certificate; publish again to tell everybody."""
    with headquarters(data_dir, language, practice=False) as services:
        services.drafting.revoke(code, assessor_id, reason)
    say(Text("Sertifikat {id} dicabut.", "{id}'s certificate is revoked.").filled(id=assessor_id), language)


@edition.command()
def ranking(
    code: CodeArgument,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
) -> None:
    """Rank the regions by the panel's mean."""
    with headquarters(data_dir, language, practice=practice) as services:
        view = services.consolidation.ranking(code)
    places = view.ranking.places
    if as_json:
        say_json(
            [
                {
                    "rank": place.rank,
                    "region": place.region,
                    "name": view.regions[place.region].name,
                    "total": None if place.result.total.exact is None else str(place.result.total.exact),
                    "shown": place.result.total.shown,
                    "chosen": place.chosen,
                    "sheets": view.sheets[place.region],
                    "outdated": view.outdated.get(place.region, 0),
                    "note": place.note.in_(language) if place.note else None,
                }
                for place in places
            ]
        )
        return
    rows = []
    for place in places:
        shown = place.result.total.shown
        rows.append(
            [
                "-" if place.rank is None else str(place.rank),
                view.regions[place.region].name,
                "-" if shown is None else show_number(shown, language),
                {True: "✓", False: "", None: "?"}[place.chosen],
                " ".join(note.in_(language) for note in _notes(view, place)),
            ]
        )
    say_table(rows, right=(0, 2))


@edition.command()
def choose(
    code: CodeArgument,
    reason: Annotated[str, typer.Option("--reason")] = "",
    meeting: Annotated[
        list[str] | None, typer.Option("--meeting", help="Pilihan rapat bila nilainya sama.")
    ] = None,
    passphrase_file: PassphraseOption = None,
    second_person: SecondPersonOption = "",
    second_passphrase_file: SecondPassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Take the decision: the best K, and what the meeting chose among those equal at the cut; it takes two persons."""
    people = Two(passphrase_file, second_person, second_passphrase_file)
    with opened_by_two(Act.DECIDE, people, data_dir, language, practice=practice) as (services, secrets):
        picked = tuple(services.programme.region(wanted).id for wanted in meeting or [])
        decision = services.consolidation.choose(code, secrets=secrets, meeting=picked, reason=reason)
        names = [services.programme.region(region_id).name for region_id in decision.chosen]
    for number, name in enumerate(names, 1):
        typer.echo(f"{number:4}  {name}")


def _notes(view: RankingView, place: Place) -> list[Text]:
    """Return what is said of a region in the ranking: a tie, and sheets that do not count."""
    left_out = view.outdated.get(place.region, 0)
    return [*([place.note] if place.note else []), *([outdated_text(left_out)] if left_out else [])]


def _say_pinned(entry: RosterEntry, language: Language) -> None:
    if entry.chain:
        said = Text(
            "Dipakai apa adanya: sertifikat dari PSrE {sha256}, berlaku sampai {day}.",
            "Pinned as it is: the provider's certificate {sha256}, valid until {day}.",
        )
        day = show_date(entry.valid_until.date(), language)
        say(said.filled(sha256=entry.certificate_sha256, day=day), language)


def _assignments(table: Path) -> list[tuple[str, str, Mode]]:
    """Read a table of assignments.

    Raises:
        TableInvalid: a column is missing or a mode unknown; every bad line is named.
    """
    text = read_table(table, _TABLE_LIMIT)
    columns = (
        ("region", "assessor", "mode")
        if "mode" in text.partition("\n")[0].lower()
        else ("region", "assessor")
    )
    rows, bad = csv_rows(text, columns)
    found = []
    for row in rows:
        mode = row.cells.get("mode") or Mode.INTERVIEW
        if not row["region"] or not row["assessor"] or mode not in tuple(Mode):
            bad.append(
                LineProblem(
                    row.line,
                    row["region"] or "region",
                    Text(
                        "kolom region, assessor atau mode tidak lengkap.",
                        "region, assessor or mode is missing.",
                    ),
                    Text(
                        "Tulis region,assessor,mode (interview atau visit).",
                        "Write region,assessor,mode (interview or visit).",
                    ),
                )
            )
            continue
        found.append((row["region"], row["assessor"], Mode(mode)))
    if not found and not bad:
        bad.append(
            LineProblem(
                1,
                "region",
                Text("Tabel ini kosong.", "The table is empty."),
                Text("Isi tabelnya.", "Fill it in."),
            )
        )
    if bad:
        raise TableInvalid(str(table), tuple(sorted(bad, key=lambda problem: problem.line)))
    return found
