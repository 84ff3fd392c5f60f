"""Card words for a command: from a file or typed at a prompt, never arguments, which other programs can see."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smartcity_desktop.cli.session import passphrase, read_table
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Language, Text

if TYPE_CHECKING:
    from smartcity_desktop.services.authority import AuthorityDesk

CardsOption = Annotated[
    Path | None,
    typer.Option(
        "--cards-file",
        help="Berkas berisi kata-kata kartu, satu kartu per baris; tanpa ini ditanyakan. / A file with the cards' "
        "words, one card a line.",
    ),
]
RootCardsOption = Annotated[
    Path | None,
    typer.Option("--root-cards-file", help="Kata-kata kartu kunci induk / the words of the root cards."),
]
RootFileOption = Annotated[
    Path | None, typer.Option("--root-file", help="Berkas kunci induk / the root key's file.")
]
RootPassphraseOption = Annotated[
    Path | None,
    typer.Option("--root-passphrase-file", help="Kata sandi berkas kunci induk / that file's passphrase."),
]
_LIMIT = 64 * 1024


def card_texts(file: Path | None, language: Language) -> tuple[str, ...]:
    """Return cards from a file, or typed one after the other until there are enough of them.

    Raises:
        IdentityProblem: a card is wrong, or there is no terminal to type on.
        FileProblem: the file cannot be read.
    """
    from smartcity_desktop.sealing.cards import read_card, read_card_file

    if file is not None:
        return read_card_file(read_table(file, _LIMIT))
    if not sys.stdin.isatty():
        raise IdentityProblem(
            Text("Kartu tidak dapat ditanyakan di sini.", "Cards cannot be asked for here."),
            Text(
                "Jalankan di terminal, atau berikan berkas berisi kata-katanya.",
                "Run it in a terminal, or give a file that holds the words.",
            ),
        )
    found: list[str] = []
    needed = 1
    while len(found) < needed:
        question = Text("Kata-kata kartu ke-{n}", "Words of card {n}").filled(n=len(found) + 1)
        found.append(str(typer.prompt(question.in_(language), err=True)))
        needed = read_card(found[-1], len(found)).threshold
    return tuple(found)


def root_secret(
    desk: AuthorityDesk,
    cards: Path | None,
    file: Path | None,
    file_passphrase: Path | None,
    language: Language,
) -> bytes | None:
    """Return the root key from its cards or its file; `None` while it is on this computer.

    Raises:
        IdentityProblem: it is off this computer and neither opens it.
        FileProblem: a file cannot be read.
    """
    if cards is not None:
        return desk.open_root(card_texts(cards, language))
    if file is not None:
        return desk.read_root_file(file, passphrase(file_passphrase, language))
    card = desk.card()
    if card is None or not card.root_offline:
        return None
    return desk.open_root(card_texts(None, language))
