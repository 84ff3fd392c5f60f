"""`authority recover`, `recovery-key`, `reopen`: what the paper cards bring back, from a shell."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from smartcity_desktop.cli.authority import commands
from smartcity_desktop.cli.card_input import CardsOption, RootCardsOption, card_texts
from smartcity_desktop.cli.second_person import SecondPassphraseOption, SecondPersonOption, Two, two_secrets
from smartcity_desktop.cli.session import (
    DataOption,
    LanguageOption,
    PassphraseOption,
    headquarters,
    passphrase,
    root_of,
    say,
)
from smartcity_desktop.core.cards import CardKey
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.staff import Act
from smartcity_desktop.system.instance import OneInstance
from smartcity_desktop.system.paths import refuse_synced


def add_to(_app: typer.Typer) -> None:
    """Add the commands under `authority`."""
    commands.command()(recover)
    commands.command("recovery-key")(recovery_key)
    commands.command()(reopen)


def recover(
    request: Annotated[Path, typer.Argument(help="Permohonan pemulihan / the recovery request.")],
    folder: Annotated[Path, typer.Argument(help="Tempat jawaban / where the reply goes.")],
    assessor_id: Annotated[str, typer.Option("--id", help="Asesor yang menelepon / who called, A-01.")],
    heard: Annotated[
        str, typer.Option("--heard", help="24 angka-huruf dari telepon / the 24 digits heard.")
    ] = "",
    cards_file: CardsOption = None,
    passphrase_file: PassphraseOption = None,
    second_person: SecondPersonOption = "",
    second_passphrase_file: SecondPassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Give an assessor the keys of their data back, with the recovery cards and a fingerprint heard by telephone."""
    with headquarters(data_dir, language, practice=False, secret=passphrase_file) as services:
        proposed = services.recovery.look(request)
        say(
            Text(
                "Permohonan atas nama {name}. Minta pemohon membacakan sidik jari di layarnya.",
                "A request in the name of {name}. Have the person read the fingerprint on their screen out.",
            ).filled(name=proposed.name),
            language,
        )
        typed = heard or typer.prompt(
            Text("Sidik jari yang terdengar", "The fingerprint you heard").in_(language), err=True
        )
        cards = card_texts(cards_file, language)
        people = Two(passphrase_file, second_person, second_passphrase_file)
        secrets = two_secrets(services, Act.RECOVER, people, language)
        released = services.recovery.release(request, cards, typed, assessor_id, folder, secrets)
    say(
        Text("Jawaban untuk {name}: {path}", "Reply for {name}: {path}").filled(
            name=released.owner.name, path=released.file
        ),
        language,
    )


def recovery_key(
    out: Annotated[Path, typer.Argument(help="Berkas kunci age / the age key file.")],
    cards_file: CardsOption = None,
    language: LanguageOption = Language.INDONESIAN,
) -> None:
    """Write the recovery key as a file for `age -d -i`, from the cards alone. Delete it after use: it opens all."""
    from smartcity_desktop.sealing.age_keys import recipient_of, secret_text
    from smartcity_desktop.sealing.cards import combine
    from smartcity_desktop.sealing.vault import write_secret

    secret = secret_text(combine(card_texts(cards_file, language), key=CardKey.RECOVERY))
    recipient = recipient_of(secret)
    write_secret(out, f"# public key: {recipient}\n{secret}\n".encode("ascii"))
    say(
        Text(
            "{path} membuka semua paket untuk {recipient}. Hapus setelah dipakai.",
            "{path} opens every package for {recipient}. Delete it after use.",
        ).filled(path=out, recipient=recipient),
        language,
    )


def reopen(
    name: Annotated[str, typer.Option("--name", help="Nama administrator baru / the new administrator.")],
    cards_file: CardsOption = None,
    root_cards_file: RootCardsOption = None,
    passphrase_file: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
) -> None:
    """Every passphrase is lost: open headquarters with its recovery cards, and make a new signer with the root cards."""
    from smartcity_desktop.services.reopening import Reopening
    from smartcity_desktop.system.clock import SystemClock
    from smartcity_desktop.system.paths import Role, role_folder

    root = root_of(data_dir, practice=False)
    refuse_synced(root)
    with OneInstance(root):
        recovery_cards = card_texts(cards_file, language)
        root_cards = card_texts(root_cards_file, language) if root_cards_file is not None else ()
        done = Reopening(role_folder(root, Role.HEADQUARTERS), SystemClock()).reopen(
            name, passphrase(passphrase_file, language, twice=True), recovery_cards, root_cards
        )
    say(
        Text("Data terbuka. Masuk sebagai {id}.", "The data is open. Sign in as {id}.").filled(
            id=done.person_id
        ),
        language,
    )
    if done.signer_fingerprint:
        say(
            Text(
                "Penanda tangan baru: {code}. Bacakan kepada setiap asesor.",
                "The new signer: {code}. Read it out to every assessor.",
            ).filled(code=done.signer_fingerprint),
            language,
        )
