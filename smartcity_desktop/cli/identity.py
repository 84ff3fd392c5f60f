"""`identity`: who signs on this laptop, from a shell. Passphrases are asked for, or come from files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smartcity_desktop.cli.session import (
    DataOption,
    JsonOption,
    LanguageOption,
    PassphraseOption,
    PracticeOption,
    assessor,
    passphrase,
    root_of,
    say,
    say_json,
    settings_of,
)
from smartcity_desktop.core.language import Language, Text, printable_lines
from smartcity_desktop.core.words import code_words
from smartcity_desktop.system.instance import OneInstance
from smartcity_desktop.system.paths import next_profile, refuse_synced

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from smartcity_desktop.app import AssessorServices
    from smartcity_desktop.sealing.identity import IdentityCard

identity = typer.Typer(no_args_is_help=True)
FolderArgument = Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder atau USB / folder or stick.")]
NewFileOption = Annotated[
    Path | None,
    typer.Option("--new-file", help="Berkas berisi kata sandi baru. / A file with the new passphrase."),
]
_OLD = Text("Kata sandi lama", "Old passphrase")
_NEW = Text("Kata sandi baru", "New passphrase")
_OF_FILE = Text("Kata sandi berkas .p12", "Password of the .p12")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(identity, name="identity", help="Identitas asesor. / The assessor's identity.")


@identity.command()
def new(
    name: Annotated[str, typer.Option("--name")],
    institution: Annotated[str, typer.Option("--institution")],
    label: Annotated[
        str, typer.Option("--label", help="Sebutan di halaman awal / what the first page calls you.")
    ] = "",
    another: Annotated[
        bool, typer.Option("--another", help="Orang lain di komputer ini / one more person here.")
    ] = False,
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Make the key of this laptop, or of one more person on it."""
    from dataclasses import replace

    from smartcity_desktop.app import assessor_gate, build_assessor

    root = root_of(data_dir, practice=False)
    refuse_synced(root)
    with OneInstance(root):
        settings = settings_of(root, language)
        if another:
            settings = replace(settings, profile=next_profile(root))
        secret = passphrase(passphrase_file, language, twice=True)
        keys = assessor_gate(root, profile=settings.profile).create(name, institution, secret, label)
        services = build_assessor(root, settings, keys)
        show_card(services.identity.card(), language)
        services.database.close()
    if settings.profile:
        say(Text("Folder: {name}", "Folder: {name}").filled(name=settings.profile), language)


@identity.command()
def show(
    as_json: JsonOption = False,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Say who this laptop signs for."""
    with assessor(data_dir, language, practice=practice) as services:
        card = services.identity.card()
    if as_json:
        say_json(
            {
                "name": card.name,
                "institution": card.institution,
                "assessor": card.assessor_id,
                "code": card.fingerprint,
                "words": code_words(card.fingerprint),
                "created": card.created_at.isoformat(),
                "enrolled": card.enrolled,
                "provider": card.provider,
                "certificate_sha256": card.certificate_sha256,
            }
        )
    else:
        show_card(card, language)


@identity.command()
def request(
    folder: FolderArgument,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Write the enrolment request for headquarters into a folder."""
    with assessor(data_dir, language, practice=False) as services:
        path = services.identity.write_request(folder)
        show_card(services.identity.card(), language)
    _send(path, language)


@identity.command("passphrase")
def passphrase_(
    old_file: Annotated[Path | None, typer.Option("--old-file")] = None,
    new_file: NewFileOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Change the passphrase."""
    with assessor(data_dir, language, practice=practice, secret=old_file) as services:
        services.identity.change_passphrase(
            passphrase(old_file, language, what=_OLD),
            passphrase(new_file, language, twice=True, what=_NEW),
        )
    say(Text("Kata sandi diganti.", "The passphrase was changed."), language)


@identity.command("import-p12")
def import_p12(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Berkas .p12 atau .pfx / .p12 or .pfx file.")],
    p12_file: Annotated[
        Path | None,
        typer.Option(
            "--p12-password-file", help="Berkas berisi kata sandi .p12. / A file with the .p12's password."
        ),
    ] = None,
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Take over the key of a certificate provider (PSrE); it is wrapped under your passphrase at once."""
    with _opened(data_dir, language, passphrase_file) as services:
        card = services.identity.import_p12(
            file,
            passphrase(p12_file, language, what=_OF_FILE),
            passphrase(passphrase_file, language),
        )
        show_card(card, language)


@identity.command()
def rotate(
    folder: FolderArgument,
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Make a new key and write the request for it, signed by the old one, into a folder."""
    with _opened(data_dir, language, passphrase_file) as services:
        path = services.identity.rotate(passphrase(passphrase_file, language), folder)
        show_card(services.identity.card(), language)
    _send(path, language)


@identity.command()
def recover(
    folder: Annotated[
        Path | None,
        typer.Option("--request", metavar="FOLDER", help="Tulis permohonan ke folder / write the request."),
    ] = None,
    reply: Annotated[
        Path | None,
        typer.Option("--reply", metavar="FILE", help="Buka jawaban dari pusat / open headquarters' answer."),
    ] = None,
    name: Annotated[str, typer.Option("--name")] = "",
    institution: Annotated[str, typer.Option("--institution")] = "",
    new_file: NewFileOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Come back to the data without the passphrase, through headquarters: --request first, --reply afterwards."""
    from smartcity_desktop.app import assessor_gate

    if (folder is None) == (reply is None):
        raise typer.BadParameter("--request FOLDER, or --reply FILE")
    root = root_of(data_dir, practice=False)
    refuse_synced(root)
    with OneInstance(root):
        gate = assessor_gate(root, profile=settings_of(root, language).profile)
        if folder is not None:
            secret = passphrase(new_file, language, twice=True, what=_NEW)
            path = gate.ask_recovery(name, institution, secret, folder)
            code = gate.recovery_code() or ""
            _say_code(code, language)
            _send(path, language)
        elif reply is not None:
            gate.recover(reply, passphrase(new_file, language, what=_NEW))
            say(
                Text(
                    "Draf dan bukti terbuka kembali. Daftarkan kunci baru: identity request.",
                    "Drafts and evidence are open again. Enrol the new key: identity request.",
                ),
                language,
            )


@identity.command("lock-status")
def lock_status(
    as_json: JsonOption = False,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Say what opens the data on this computer; no passphrase is asked for."""
    from smartcity_desktop.app import assessor_gate, assessors

    root = root_of(data_dir, practice=False)
    found = []
    for person in assessors(root):
        gate = assessor_gate(root, profile=person.profile)
        cover = gate.cover() if person.fingerprint else None
        found.append(
            {
                "folder": person.profile,
                "label": person.label,
                "code": person.fingerprint,
                "keyring": bool(cover and cover.ring),
                "recovery": gate.can_recover(),
                "asked": gate.recovery_code(),
            }
        )
    if as_json:
        say_json(found)
        return
    for one in found:
        opens = Text("kata sandi", "passphrase")
        if one["keyring"]:
            opens = Text("kata sandi atau gantungan kunci sistem", "passphrase or the system's key ring")
        back = (
            Text("dapat dipulihkan lewat pusat", "headquarters can give it back")
            if one["recovery"]
            else Text("belum dapat dipulihkan", "cannot be given back yet")
        )
        line = f"{one['folder']}  {one['label']}  {opens.in_(language)}  {back.in_(language)}"
        typer.echo(printable_lines(line))


def show_card(card: IdentityCard, language: Language) -> None:
    """Write who it is and the code of their newest key."""
    state = card.assessor_id or Text("belum terdaftar", "not enrolled yet").in_(language)
    typer.echo(printable_lines(f"{card.name} · {card.institution} · {state}"))
    _say_code(card.fingerprint, language)
    if card.assessor_id and not card.enrolled:
        say(Text("Kunci baru ini belum terdaftar.", "This new key is not enrolled yet."), language)


def _opened(
    data_dir: Path | None, language: Language, secret: Path | None
) -> AbstractContextManager[AssessorServices]:
    return assessor(data_dir, language, practice=False, secret=secret)


def _say_code(code: str, language: Language) -> None:
    said = Text("Kode untuk pusat: {code}", "Code for headquarters: {code}").filled(code=code)
    say(said, language)
    say(Text("Enam kata: {words}", "Six words: {words}").filled(words=code_words(code)), language)


def _send(path: Path, language: Language) -> None:
    say(Text("Kirim ke pusat: {path}", "Send to headquarters: {path}").filled(path=path), language)
