"""`staff`: who works at headquarters, and the log of what they did."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smartcity_desktop.cli.card_input import (
    RootCardsOption,
    RootFileOption,
    RootPassphraseOption,
    root_secret,
)
from smartcity_desktop.cli.second_person import SecondPassphraseOption, SecondPersonOption, Two, opened_by_two
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
    say_table,
)
from smartcity_desktop.core.deeds import flaw_text, moment_text
from smartcity_desktop.core.language import Language, Text, TimeZone, show_moment
from smartcity_desktop.core.staff import ACT_NAMES, ROLE_NAMES, Act, PersonStatus, StaffRole

if TYPE_CHECKING:
    from smartcity_desktop.app import HeadquartersServices
    from smartcity_desktop.services.deeds import LogRow, LogView

commands = typer.Typer(no_args_is_help=True)
PersonArgument = Annotated[str, typer.Argument(metavar="ID", help="P-02")]
RoleOption = Annotated[StaffRole, typer.Option("--role", help="clerk, chair, administrator")]
NewPassphraseOption = Annotated[
    Path | None,
    typer.Option(
        "--new-passphrase-file",
        help="Berkas kata sandi orang itu sendiri; tanpa ini ditanyakan. / A file with that person's own passphrase.",
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(
        commands, name="staff", help="Petugas pusat dan catatannya. / Headquarters' people and log."
    )


@commands.command("list")
def list_(
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
) -> None:
    """List everybody who works at headquarters or did."""
    with headquarters(data_dir, language, practice=practice) as services:
        people, me = services.people.list(), services.desk.person
    if as_json:
        say_json(
            [
                {
                    "id": one.id,
                    "name": one.name,
                    "role": one.role,
                    "status": one.status,
                    "since": one.since,
                    "until": one.until,
                    "signed_in": one.id == me.id,
                }
                for one in people
            ]
        )
        return
    gone = Text("berhenti", "left")
    say_table(
        [
            [
                "*" if one.id == me.id else "",
                one.id,
                one.name,
                ROLE_NAMES[one.role].in_(language),
                gone.in_(language) if one.status is PersonStatus.REMOVED else "",
            ]
            for one in people
        ]
    )


@commands.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    role: RoleOption,
    new_passphrase_file: NewPassphraseOption = None,
    passphrase_file: PassphraseOption = None,
    second_person: SecondPersonOption = "",
    second_passphrase_file: SecondPassphraseOption = None,
    root_cards: RootCardsOption = None,
    root_file: RootFileOption = None,
    root_passphrase_file: RootPassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Bring somebody new in; the new person types their own passphrase."""
    people = Two(passphrase_file, second_person, second_passphrase_file)

    def needed(services: HeadquartersServices) -> bool:
        return services.people.takes_two(role)

    with opened_by_two(Act.STAFF, people, data_dir, language, needed=needed) as (services, secrets):
        if new_passphrase_file is None:
            _turn(name, language)
        theirs = passphrase(new_passphrase_file, language, twice=True)
        root = root_secret(services.authority, root_cards, root_file, root_passphrase_file, language)
        person = services.people.add(name, role, theirs, secrets, root=root)
    say(Text("{id}: {name}.", "{id}: {name}.").filled(id=person.id, name=person.name), language)


@commands.command()
def role(
    person: PersonArgument,
    role: RoleOption,
    new_passphrase_file: NewPassphraseOption = None,
    passphrase_file: PassphraseOption = None,
    second_person: SecondPersonOption = "",
    second_passphrase_file: SecondPassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Give somebody another role; who becomes an administrator types their passphrase, which opens the authority."""
    people = Two(passphrase_file, second_person, second_passphrase_file)

    def needed(services: HeadquartersServices) -> bool:
        return services.people.takes_two(role) or _takes_two(services, person)

    with opened_by_two(Act.STAFF, people, data_dir, language, needed=needed) as (services, secrets):
        theirs = ""
        if role is StaffRole.ADMINISTRATOR:
            if new_passphrase_file is None:
                _turn(person, language)
            theirs = passphrase(new_passphrase_file, language)
        changed = services.people.set_role(person, role, secrets, theirs=theirs)
    say(
        Text("{name} sekarang {role}.", "{name} is now: {role}.").filled(
            name=changed.name, role=ROLE_NAMES[changed.role]
        ),
        language,
    )


@commands.command()
def remove(
    person: PersonArgument,
    reason: Annotated[str, typer.Option("--reason")],
    passphrase_file: PassphraseOption = None,
    second_person: SecondPersonOption = "",
    second_passphrase_file: SecondPassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Let somebody go; what they signed stays valid, their passphrase opens nothing any more."""
    people = Two(passphrase_file, second_person, second_passphrase_file)

    def needed(services: HeadquartersServices) -> bool:
        return _takes_two(services, person)

    with opened_by_two(Act.STAFF, people, data_dir, language, needed=needed) as (services, secrets):
        services.people.remove(person, reason, secrets)
    say(Text("{id} tidak bertugas lagi.", "{id} works here no more.").filled(id=person), language)


@commands.command()
def log(
    who: Annotated[str, typer.Option("--who", metavar="ID", help="P-01")] = "",
    act: Annotated[Act | None, typer.Option("--act")] = None,
    since: Annotated[datetime | None, typer.Option("--since", formats=["%Y-%m-%d"])] = None,
    until: Annotated[datetime | None, typer.Option("--until", formats=["%Y-%m-%d"])] = None,
    text: Annotated[str, typer.Option("--text", help="Teks / text.")] = "",
    verify: Annotated[bool, typer.Option("--verify", help="Periksa seluruhnya / check all of it.")] = False,
    export: Annotated[Path | None, typer.Option("--export", help="Folder (JSONL).")] = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
) -> None:
    """Show the log, or check it: chain, signatures, rights; exit code 1 when something is wrong with it."""
    with headquarters(data_dir, language, practice=practice) as services:
        view, zone = services.deeds.view(), TimeZone.WIB
        written = services.deeds.write(export) if export else None
        if verify:
            _say_verdict(view, language, as_json=as_json)
        else:
            rows = [
                row
                for row in view.rows
                if row.fits(who=who, act=act, text=text)
                and (since is None or row.day(zone) >= since.date())
                and (until is None or row.day(zone) <= until.date())
            ]
            _say_rows(rows, language, zone, as_json=as_json)
    if written is not None:
        typer.echo(str(written), err=True)
    if view.flaws:
        raise typer.Exit(1)


def _say_verdict(view: LogView, language: Language, *, as_json: bool) -> None:
    if as_json:
        say_json(
            {
                "lines": len(view.rows),
                "signatures": view.signatures,
                "head": view.head,
                "flaws": [
                    {"sequence": flaw.sequence, "code": flaw.code, "detail": flaw.detail}
                    for flaw in view.flaws
                ],
            }
        )
        return
    say(
        Text(
            "{n} baris, {m} tanda tangan; kepala rantai {head}",
            "{n} lines, {m} signatures; head of the chain {head}",
        ).filled(n=len(view.rows), m=view.signatures, head=view.head),
        language,
    )
    for flaw in view.flaws:
        typer.echo(f"{flaw.sequence:5}  {flaw_text(flaw).in_(language)}")
    if not view.flaws:
        say(Text("Catatan utuh.", "The log is whole."), language)


def _say_rows(rows: list[LogRow], language: Language, zone: TimeZone, *, as_json: bool) -> None:
    if as_json:
        say_json(
            [
                {
                    "sequence": row.deed.sequence,
                    "at": moment_text(row.deed.at),
                    "who": row.deed.who,
                    "name": row.name,
                    "act": row.deed.act,
                    "subject": row.deed.subject,
                    "old": row.deed.old,
                    "new": row.deed.new,
                    "reason": row.deed.reason,
                    "agreed": row.agreed,
                    "clock_jump_seconds": row.jump and row.jump.total_seconds(),
                    "flaws": [flaw.code for flaw in row.flaws],
                }
                for row in rows
            ]
        )
        return
    say_table(
        [
            [
                f"{row.deed.sequence}",
                show_moment(row.deed.at, language, zone, seconds=True),
                row.name,
                ACT_NAMES[row.deed.act].in_(language),
                row.deed.subject[:24],
                " ".join(flaw_text(flaw).in_(language) for flaw in row.flaws),
            ]
            for row in rows
        ],
        right=(0,),
    )


def _turn(name: str, language: Language) -> None:
    typer.echo(Text("Giliran {name}.", "It is the turn of {name}.").filled(name=name).in_(language), err=True)


def _takes_two(services: HeadquartersServices, person_id: str) -> bool:
    """Whether a person's role is one that only two can take away."""
    return any(services.people.takes_two(one.role) for one in services.people.list() if one.id == person_id)
