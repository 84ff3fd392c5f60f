"""`authority`: the programme's keys at headquarters, from a shell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smartcity_desktop.cli.card_input import (
    CardsOption,
    RootCardsOption,
    RootFileOption,
    RootPassphraseOption,
    card_texts,
    root_secret,
)
from smartcity_desktop.cli.session import (
    DataOption,
    JsonOption,
    LanguageOption,
    PassphraseOption,
    headquarters,
    passphrase,
    root_of,
    say,
    say_json,
    say_table,
    settings_of,
)
from smartcity_desktop.core.cards import KEY_NAMES, CardKey
from smartcity_desktop.core.edition import Assessor
from smartcity_desktop.core.language import Language, Text, TimeZone, show_date
from smartcity_desktop.core.words import say_words
from smartcity_desktop.system.instance import OneInstance
from smartcity_desktop.system.paths import refuse_synced

if TYPE_CHECKING:
    from smartcity_desktop.sealing.requests import Request
    from smartcity_desktop.services.authority import AuthorityDesk

commands = typer.Typer(no_args_is_help=True)
EditionArgument = Annotated[str, typer.Argument(metavar="EDITION", help="Kode periode / the edition's code.")]
KeyArgument = Annotated[CardKey, typer.Argument(help="root = kunci induk, recovery = kunci pemulihan.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(commands, name="authority", help="Otoritas program. / The programme authority.")


def say_request(request: Request, language: Language) -> None:
    """Say by what two people compare the key of a request: its digits, and the same as six words."""
    say(
        Text("Kode permohonan: {code}", "Code of the request: {code}").filled(code=request.fingerprint),
        language,
    )
    words = say_words(request.sha256)
    say(Text("Enam kata: {words}", "Six words: {words}").filled(words=words), language)


@commands.command()
def init(
    programme: Annotated[str, typer.Option("--programme", help="Nama program / its name.")],
    name: Annotated[
        str, typer.Option("--name", help="Nama administrator pertama / the first administrator's name.")
    ] = "Administrator",
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Make the programme's root, its edition signer and the keys that packages are encrypted to."""
    from smartcity_desktop.app import build_headquarters, headquarters_gate

    root = root_of(data_dir, practice=False)
    refuse_synced(root)
    with OneInstance(root):
        secret, gate = passphrase(passphrase_file, language, twice=True), headquarters_gate(root)
        entry = gate.unlock(secret) if gate.is_made() else gate.create(secret, name)
        services = build_headquarters(root, settings_of(root, language), entry)
        try:
            card = services.authority.found(programme, secret)
        finally:
            services.database.close()
    say(
        Text("Sidik jari akar: {code}", "Root fingerprint: {code}").filled(code=card.root_fingerprint),
        language,
    )
    say(
        Text(
            "Cetak kartu kedua kunci sekarang: authority cards recovery, authority cards root.",
            "Print the cards of both keys now: authority cards recovery, authority cards root.",
        ),
        language,
    )


@commands.command()
def show(
    language: LanguageOption = Language.INDONESIAN, data_dir: DataOption = None, as_json: JsonOption = False
) -> None:
    """Say what is known of the keys; exit code 1 when cards are missing or a drill is due."""
    with headquarters(data_dir, language, practice=False) as services:
        desk = services.authority
        card = desk.card()
        assert card is not None
        sets = {CardKey.ROOT: card.root_cards, CardKey.RECOVERY: card.recovery_cards}
        due = {key: desk.is_due(found) for key, found in sets.items()}
    if as_json:
        say_json(
            {
                "programme": card.programme,
                "root_fingerprint": card.root_fingerprint,
                "root_sha256": card.root_sha256,
                "root_offline": card.root_offline,
                "signer_sha256": card.signer_sha256,
                "signer_until": card.signer_until,
                "signers": {entry.certificate_sha256: entry.status for entry in card.signers},
                "working": card.working,
                "recovery": card.recovery,
                "cards": {
                    key.value: found and {"set": found.set_code, "rehearsed_at": found.rehearsed_at}
                    for key, found in sets.items()
                },
                "due": {key.value: late for key, late in due.items()},
            }
        )
    else:
        where = (
            Text("di kartu, tidak di komputer ini", "on cards, off this computer")
            if card.root_offline
            else Text("di komputer ini", "on this computer")
        )
        rows = [
            (Text("Program", "Programme"), card.programme),
            (Text("Sidik jari akar", "Root fingerprint"), card.root_fingerprint),
            (Text("Kunci induk", "Root key"), where.in_(language)),
            (Text("Penanda tangan", "Signer"), card.signer_fingerprint),
            (Text("Berlaku sampai", "Valid until"), show_date(card.signer_until.date(), language)),
        ]
        for key, found in sets.items():
            if found is None:
                words = Text("belum dicetak", "not printed yet")
            elif found.rehearsed_at is None:
                words = Text("set {code}, belum dilatih", "set {code}, not rehearsed").filled(
                    code=found.set_code
                )
            else:
                words = Text(
                    "set {code}, dilatih {day} oleh {who}", "set {code}, rehearsed {day} by {who}"
                ).filled(
                    code=found.set_code,
                    day=show_date(TimeZone.WIB.day(found.rehearsed_at), language),
                    who=found.rehearsed_by,
                )
            name = Text("Kartu {key}", "Cards: {key}").filled(key=KEY_NAMES[key])
            rows.append((name, words.in_(language) + (" !" if due[key] else "")))
        say_table([[name.in_(language), value] for name, value in rows])
    if any(due.values()):
        raise typer.Exit(1)


@commands.command()
def issue(
    code: EditionArgument,
    request: Annotated[Path, typer.Argument(help="Berkas .csr / the .csr file.")],
    assessor_id: Annotated[str, typer.Option("--id")],
    name: Annotated[str, typer.Option("--name")],
    institution: Annotated[str, typer.Option("--institution")],
    passphrase_file: PassphraseOption = None,
    root_cards_file: RootCardsOption = None,
    root_file: RootFileOption = None,
    root_passphrase_file: RootPassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Issue a certificate and put it on the roster; compare the printed code by telephone."""
    with headquarters(data_dir, language, practice=False, secret=passphrase_file) as services:
        proposed = services.drafting.look_request(request)
        say_request(proposed, language)
        root = root_secret(services.authority, root_cards_file, root_file, root_passphrase_file, language)
        services.drafting.enrol(
            code,
            request,
            Assessor(assessor_id, name, institution),
            passphrase(passphrase_file, language),
            root=root,
        )
    say(Text("{name} terdaftar.", "{name} is enrolled.").filled(name=name), language)


@commands.command()
def revoke(
    code: EditionArgument,
    assessor_id: Annotated[str, typer.Argument()],
    reason: Annotated[str, typer.Option("--reason")],
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Revoke an assessor's certificates; publish again to tell the laptops, and write a new list for outsiders."""
    with headquarters(data_dir, language, practice=False) as services:
        services.drafting.revoke(code, assessor_id, reason)
    say(Text("Sertifikat {id} dicabut.", "{id}'s certificate is revoked.").filled(id=assessor_id), language)


@commands.command()
def crl(
    folder: Annotated[Path, typer.Argument()],
    passphrase_file: PassphraseOption = None,
    root_cards_file: RootCardsOption = None,
    root_file: RootFileOption = None,
    root_passphrase_file: RootPassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Write the list of revoked certificates for outsiders (PEM) into a folder."""
    with headquarters(data_dir, language, practice=False, secret=passphrase_file) as services:
        root = root_secret(services.authority, root_cards_file, root_file, root_passphrase_file, language)
        path = services.authority.write_crl(passphrase(passphrase_file, language), folder, root=root)
    typer.echo(str(path))


@commands.command()
def cards(
    key: KeyArgument,
    out: Annotated[Path, typer.Option("--out", help="Berkas PDF / the PDF file.")],
    threshold: Annotated[int, typer.Option("--needed", help="Berapa kartu diperlukan / m.")] = 2,
    count: Annotated[int, typer.Option("--count", help="Berapa kartu dibuat / n.")] = 3,
    old_cards_file: Annotated[
        Path | None,
        typer.Option("--old-cards-file", help="Kartu yang berlaku, untuk kunci yang sama / cards in force."),
    ] = None,
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Put a key on new paper cards, m of n. Print the file, then delete it: it holds the key."""
    from smartcity_desktop.sealing.vault import write_secret

    with headquarters(data_dir, language, practice=False, secret=passphrase_file) as services:
        old = card_texts(old_cards_file, language) if old_cards_file is not None else ()
        made = services.authority.make_cards(
            key, passphrase(passphrase_file, language), threshold=threshold, count=count, old=old
        )
        write_secret(out, services.authority.print_cards(made))
    say(
        Text(
            "{path}: {n} kartu, set {code}. Cetak, hapus berkasnya, lalu jalankan latihan.",
            "{path}: {n} cards, set {code}. Print them, delete the file, then do the drill.",
        ).filled(path=out, n=len(made), code=made[0].set_code),
        language,
    )


@commands.command()
def drill(
    key: KeyArgument,
    who: Annotated[str, typer.Option("--who", help="Pelaksana latihan / who leads the drill.")],
    cards_file: CardsOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Rehearse: show that cards open their key. Nothing of the key is kept; day and name are noted."""
    with headquarters(data_dir, language, practice=False) as services:
        done = services.authority.drill(key, card_texts(cards_file, language), who)
    say(
        Text(
            "{key}: set {code} membuka kunci yang sebenarnya. Latihan tercatat atas nama {who}.",
            "{key}: set {code} opens the real key. The drill is noted under {who}.",
        ).filled(key=KEY_NAMES[key], code=done.set_code, who=done.rehearsed_by),
        language,
    )


@commands.command()
def offline(
    passphrase_file: PassphraseOption = None,
    root_file: RootFileOption = None,
    root_passphrase_file: RootPassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Take the root key off this computer; with --root-file a copy goes onto a stick for the safe."""
    with headquarters(data_dir, language, practice=False, secret=passphrase_file) as services:
        services.authority.take_root_offline(
            passphrase(passphrase_file, language),
            file=root_file,
            file_passphrase=passphrase(root_passphrase_file, language, twice=True) if root_file else "",
        )
    say(
        Text(
            "Kunci induk tidak lagi di komputer ini. Hapus juga salinan lama authority.json (cadangan).",
            "The root key is off this computer. Remove old copies of authority.json (backups) as well.",
        ),
        language,
    )


@commands.command("next-signer")
def next_signer(
    use: Annotated[bool, typer.Option("--use", help="Pakai yang diumumkan / use the announced one.")] = False,
    revoked: Annotated[
        str, typer.Option("--revoke", metavar="SHA256", help="Cabut penanda tangan / revoke a signer.")
    ] = "",
    reason: Annotated[str, typer.Option("--reason")] = "",
    passphrase_file: PassphraseOption = None,
    root_cards_file: RootCardsOption = None,
    root_file: RootFileOption = None,
    root_passphrase_file: RootPassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Make the next edition signer; publish to announce it, then --use it."""
    with headquarters(data_dir, language, practice=False, secret=passphrase_file) as services:
        desk: AuthorityDesk = services.authority
        if revoked:
            desk.revoke_signer(revoked.lower(), reason)
            say(Text("Dicabut. Terbitkan periode lagi.", "Revoked. Publish an edition again."), language)
            return
        if use:
            entry = desk.use_next_signer(passphrase(passphrase_file, language))
        else:
            root = root_secret(desk, root_cards_file, root_file, root_passphrase_file, language)
            entry = desk.make_next_signer(passphrase(passphrase_file, language), root=root)
    typer.echo(entry.certificate_sha256)
