"""Headquarters' two keys on paper: cards made, rehearsed, and the root key taken off the computer afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from smartcity_desktop.core.cards import KEY_NAMES, CardKey
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing import vault
from smartcity_desktop.sealing.age_keys import recipient_of, secret_bytes, secret_text
from smartcity_desktop.sealing.authority import Authority, keep_bundle
from smartcity_desktop.sealing.authority_file import (
    ROOT,
    AuthorityFile,
    CardSet,
    CardsRow,
    DrillRow,
    cards_of,
    key_name,
    read_authority,
    require_told,
    write_authority,
)
from smartcity_desktop.sealing.cards import combine, make_cards, read_card
from smartcity_desktop.sealing.certificates import sha256_hex
from smartcity_desktop.sealing.root_key import root_bytes, root_from_bytes
from smartcity_desktop.sealing.store_keys import new_letter_key
from smartcity_desktop.sealing.strict import moment_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from smartcity_desktop.core.cards import Card
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.system.clock import Clock

DRILL_LASTS = timedelta(days=365)
"""A drill older than this is to be repeated: people leave, and paper gets lost."""


def make_root_cards(
    folder: Path, authority: Authority, clock: Clock, *, threshold: int = 2, count: int = 3
) -> tuple[Card, ...]:
    """Put the root key on new cards. Cards of an earlier set stay able to open it: destroy them.

    Raises:
        IdentityProblem: the root key is not here and its cards were not given, or the numbers make no sense.
        FileProblem: it cannot be noted.
    """
    return _made(folder, root_bytes(authority.root_key), CardKey.ROOT, clock, threshold, count)


def make_recovery_cards(
    folder: Path, secret: bytes, clock: Clock, *, threshold: int = 2, count: int = 3
) -> tuple[Card, ...]:
    """Put the recovery key on cards.

    Args:
        folder: of the authority.
        secret: what `found` or `renew_recovery` returned, or what earlier cards combine to.
        clock: dates the cards.
        threshold: how many are to be needed.
        count: how many are made.

    Raises:
        IdentityProblem: it is not the recovery key in force, or the numbers make no sense.
        FileProblem: it cannot be noted.
    """
    _require_key(read_authority(folder), CardKey.RECOVERY, secret)
    return _made(folder, secret, CardKey.RECOVERY, clock, threshold, count)


def renew_recovery(folder: Path, keys: StoreKeys) -> bytes:
    """Make a new recovery key (32 bytes, kept nowhere: put it on cards at once).

    The next edition tells it to the laptops. Cards of the one before still open what was encrypted until then.

    Args:
        folder: of the authority.
        keys: headquarters' bundle, which is wrapped for the new key.

    Raises:
        IdentityProblem: none was founded, or its file is damaged or was changed.
        FileProblem: it cannot be written.
    """
    secret = new_letter_key()
    file = read_authority(folder)
    require_told(file, keys)
    changed = file.model_copy(update={"recovery": recipient_of(secret), "working": keys.recipient})
    keep_bundle(folder, changed, keys)
    write_authority(folder, changed, keys)
    return secret_bytes(secret)


def open_cards(folder: Path, key: CardKey, texts: Sequence[str]) -> bytes:
    """Combine cards and prove that they are the key in force; nothing is kept or noted.

    Args:
        folder: of the authority, for its root certificate and recovery recipient.
        key: which key is wanted.
        texts: each card's words, or the text of its QR code.

    Returns:
        The key, 32 bytes: forget it after the act.

    Raises:
        IdentityProblem: the card and the word that are wrong; too few; another set, key or programme.
    """
    file = read_authority(folder)
    secret = combine(texts, key=key, root_sha256=sha256_hex(file.root_der))
    _require_key(file, key, secret)
    return secret


def drill(folder: Path, key: CardKey, texts: Sequence[str], *, who: str, clock: Clock) -> CardSet:
    """Rehearse: prove that cards open their key, and note the day and the person. The key itself is forgotten.

    Args:
        folder: of the authority.
        key: which key.
        texts: each card's words, or the text of its QR code.
        who: leads the drill.
        clock: dates it.

    Raises:
        IdentityProblem: as `open_cards`; the cards are good but of an older set; or nobody is named.
        FileProblem: it cannot be noted.
    """
    if not who.strip():
        raise IdentityProblem(
            Text("Nama pelaksana latihan belum diisi.", "Nobody is named who leads the drill."),
            Text("Isi nama Anda.", "Write your name."),
        )
    open_cards(folder, key, texts)
    file, set_code = read_authority(folder), read_card(texts[0]).set_code
    newest = cards_of(file, key)
    if newest is None or newest.set_code != set_code:
        raise IdentityProblem(
            Text(
                "Kartu set {code} membuka kunci, tetapi sudah diganti set {new}.",
                "Cards of set {code} open the key, but set {new} has replaced them.",
            ).filled(code=set_code, new=newest.set_code if newest else "–"),
            Text(
                "Musnahkan kartu lama, lalu latih kartu set yang berlaku.",
                "Destroy the old cards, then rehearse with those in force.",
            ),
        )
    row = DrillRow(
        key=key.value,
        of=key_name(file, key),
        set=set_code,
        at=moment_text(clock.now()),
        who=who.strip()[:400],
    )
    changed = file.model_copy(update={"drills": [*file.drills, row]})
    write_authority(folder, changed)
    found = cards_of(changed, key)
    assert found is not None
    return found


def is_due(cards: CardSet | None, now: datetime) -> bool:
    """Whether cards are still to be made, or a drill with them is due: never done, or more than a year ago."""
    return cards is None or cards.rehearsed_at is None or now - cards.rehearsed_at > DRILL_LASTS


def take_root_offline(folder: Path) -> None:
    """Take the root key off this computer, after a drill showed that its cards bring it back.

    Old copies of `authority.json` (backups) still hold it: remove them as well.

    Raises:
        IdentityProblem: no drill with the cards in force was passed, or the root is away already.
        FileProblem: it cannot be written; the key is still there.
    """
    require_offline_ready(folder)
    file = read_authority(folder)
    write_authority(folder, file.model_copy(update={"vault": vault.without_key(file.vault, ROOT)}))


def require_offline_ready(folder: Path) -> None:
    """Refuse to take the root key off this computer before a drill showed that its cards bring it back.

    Raises:
        IdentityProblem: no drill with the cards in force was passed, or the root is away already.
    """
    file = read_authority(folder)
    if all(key.name != ROOT for key in file.vault.keys):
        raise IdentityProblem(
            Text(
                "Kunci induk sudah tidak ada di komputer ini.", "The root key is off this computer already."
            ),
            Text("Tidak ada yang perlu dilakukan.", "There is nothing to do."),
        )
    cards = cards_of(file, CardKey.ROOT)
    if cards is None or cards.rehearsed_at is None:
        raise IdentityProblem(
            Text(
                "Kartu kunci induk belum dilatih; tanpa itu kunci bisa hilang selamanya.",
                "No drill with the root cards was passed; without it the key could be lost for ever.",
            ),
            Text("Cetak kartunya, lalu jalankan latihan.", "Print the cards, then do the drill."),
        )


def _made(
    folder: Path, secret: bytes, key: CardKey, clock: Clock, threshold: int, count: int
) -> tuple[Card, ...]:
    file = read_authority(folder)
    made = make_cards(
        secret,
        key=key,
        programme=file.programme,
        root_sha256=sha256_hex(file.root_der),
        threshold=threshold,
        count=count,
    )
    row = CardsRow(
        key=key.value,
        of=key_name(file, key),
        threshold=threshold,
        count=count,
        set=made[0].set_code,
        made=moment_text(clock.now()),
    )
    write_authority(folder, file.model_copy(update={"cards": [*file.cards, row]}))
    return made


def _require_key(file: AuthorityFile, key: CardKey, secret: bytes) -> None:
    if key is CardKey.ROOT:
        root_from_bytes(secret, file.root_der)
        return
    if recipient_of(secret_text(secret)) != file.recovery:
        raise IdentityProblem(
            Text(
                "{name} di kartu ini bukan yang berlaku pada program ini.",
                "This is not the {name} in force in this programme.",
            ).filled(name=Text(KEY_NAMES[key].id, KEY_NAMES[key].en.lower())),
            Text(
                "Periksa set kartunya: kartu lama hanya membuka paket lama.",
                "Check the set of the cards: older cards only open older packages.",
            ),
        )
