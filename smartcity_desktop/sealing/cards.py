"""Keys of 32 bytes as m-of-n cards of words (SLIP-39, by `shamir-mnemonic`), and the way back.

Each card has 33 words of a list of 1,024; its last three are a checksum over the others. One wrong word is therefore
found and the likely right one named; what cannot be mended is refused with the number of the card.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from smartcity_desktop.core.cards import CODE_BEGINS, KEY_NAMES, MOST_CARDS, WORDS, Card, CardKey
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = 32
_BITS = 10
_ABOUT = 6  # words of a QR code's text in front of the card's own
_CUSTOMIZATION = b"shamir_extendable"


@dataclass(frozen=True, slots=True)
class ReadCard:
    """A card that was typed or scanned, and whose checksum holds.

    Attributes:
        at: the how-manieth that was given, from 1.
        number: which card of its set it is, from 1.
        threshold: how many cards of the set together are the key.
        set_code: equal on all cards that belong together.
        key, programme_code: what a scanned card says it is of; `None` for words alone.
    """

    at: int
    number: int
    threshold: int
    set_code: str
    key: CardKey | None
    programme_code: str | None
    words: tuple[str, ...] = field(repr=False)
    share: Any = field(repr=False, compare=False)


def make_cards(
    secret: bytes, *, key: CardKey, programme: str, root_sha256: str, threshold: int = 2, count: int = 3
) -> tuple[Card, ...]:
    """Split a key onto cards. A set made later has nothing in common with an earlier one, which stays valid.

    Args:
        secret: 32 bytes.
        key: which key that is.
        programme: whose.
        root_sha256: of the programme's root certificate, 64 hex digits.
        threshold: how many cards are to be needed.
        count: how many are made.

    Raises:
        IdentityProblem: not 2 ≤ threshold ≤ count ≤ 9.
        ValueError: not 32 bytes.
    """
    from shamir_mnemonic import Share, combine_mnemonics, generate_mnemonics

    require_numbers(threshold, count)
    if len(secret) != _KEY:
        raise ValueError("a key on cards has 32 bytes")
    lines = generate_mnemonics(1, [(threshold, count)], secret)[0]
    # Whoever reads the cards later relies on them alone: both ends of the set are tried before anybody prints.
    for chosen in (lines[:threshold], lines[-threshold:]):
        if combine_mnemonics(chosen) != secret:
            raise ValueError("the cards do not combine to the key")
    cards = []
    for line in lines:
        share = Share.from_mnemonic(line)
        cards.append(
            Card(
                key=key,
                programme=programme,
                programme_code=root_sha256[:12],
                number=share.index + 1,
                count=count,
                threshold=threshold,
                set_code=f"{share.identifier:04X}",
                words=tuple(line.split()),
            )
        )
    return tuple(cards)


def require_numbers(threshold: int, count: int) -> None:
    """Refuse numbers of cards that make no sense.

    Raises:
        IdentityProblem: not 2 ≤ threshold ≤ count ≤ 9.
    """
    if not 2 <= threshold <= count <= MOST_CARDS:
        raise IdentityProblem(
            Text("Kartu {m} dari {n} tidak dapat dibuat.", "Cards {m} of {n} cannot be made.").filled(
                m=threshold, n=count
            ),
            Text(
                "Buat 2 sampai {most} kartu, dan minta sekurang-kurangnya 2 di antaranya.",
                "Make 2 to {most} cards, and ask for at least 2 of them.",
            ).filled(most=MOST_CARDS),
        )


def read_card(text: str, at: int = 1) -> ReadCard:
    """Read one card from its words, with or without their numbers, or from the text of its QR code.

    Args:
        text: as it was typed or scanned; case and line breaks do not matter.
        at: the how-manieth card that is, from 1; errors name it.

    Raises:
        IdentityProblem: a word is missing, not on the list, or wrong: the card and the word are named.
    """
    from shamir_mnemonic import MnemonicError, Share

    parts = text.split()
    key: CardKey | None = None
    programme_code: str | None = None
    if parts and parts[0].upper() == CODE_BEGINS:
        try:
            key, programme_code = CardKey(parts[1].lower()), parts[2].lower()
        except (ValueError, IndexError):
            raise _problem(at, "kode QR-nya tidak lengkap", "its QR code is not whole") from None
        parts = parts[_ABOUT:]
    words = tuple(
        word.lower() for part in parts if (word := part.strip(".,;:)(").lower()) and not word.isdigit()
    )
    _require_listed(words, at)
    if len(words) != WORDS:
        raise _problem(
            at,
            f"tertulis {len(words)} kata, seharusnya {WORDS}",
            f"it has {len(words)} words, not {WORDS}",
        )
    _require_checksum(words, at)
    try:
        share = Share.from_mnemonic(" ".join(words))
    except MnemonicError:
        raise _problem(at, "bukan kartu program ini", "it is no card of this program") from None
    if (share.group_count, share.group_threshold, len(share.value)) != (1, 1, _KEY):
        raise _problem(at, "bukan kartu program ini", "it is no card of this program")
    return ReadCard(
        at=at,
        number=share.index + 1,
        threshold=share.member_threshold,
        set_code=f"{share.identifier:04X}",
        key=key,
        programme_code=programme_code,
        words=words,
        share=share,
    )


def combine(texts: Sequence[str], *, key: CardKey | None = None, root_sha256: str | None = None) -> bytes:
    """Return the key (32 bytes) that some cards carry together; more cards than needed are compared as well.

    Args:
        texts: each card's words, or the text of its QR code.
        key: which key is wanted; scanned cards of another are refused.
        root_sha256: of the programme's root certificate; scanned cards of another programme are refused.

    Raises:
        IdentityProblem: as `read_card`; too few cards, one card twice, cards of different sets.
    """
    from shamir_mnemonic import MnemonicError, combine_mnemonics

    cards = [read_card(text, at) for at, text in enumerate(texts, 1)]
    if not cards:
        raise IdentityProblem(
            Text("Belum ada kartu.", "There is no card yet."),
            Text("Ketik atau pindai kartu-kartunya.", "Type or scan the cards."),
        )
    for card in cards:
        _require_wanted(card, key, root_sha256)
    _require_one_set(cards)
    first = cards[0]
    if len(cards) < first.threshold:
        raise IdentityProblem(
            Text("Baru {n} kartu; diperlukan {m}.", "There are {n} cards; {m} are needed.").filled(
                n=len(cards), m=first.threshold
            ),
            Text("Tambahkan kartu lain dari set yang sama.", "Add other cards of the same set."),
        )
    found = set()
    try:
        for begin in range(len(cards) - first.threshold + 1):
            chosen = cards[begin : begin + first.threshold]
            found.add(combine_mnemonics([" ".join(card.words) for card in chosen]))
    except MnemonicError:
        found.clear()
    if len(found) != 1:
        raise IdentityProblem(
            Text("Kartu-kartu ini tidak membentuk satu kunci.", "These cards do not make one key."),
            Text(
                "Pastikan semua kartu asli dan dari set yang sama.",
                "Make sure that all cards are genuine and of the same set.",
            ),
        )
    return bytes(found.pop())


def read_card_file(text: str) -> tuple[str, ...]:
    """Cut a text file into cards: one card a line, or cards of several lines with an empty line between them."""
    blocks = [block for block in text.replace("\r\n", "\n").split("\n\n") if block.strip()]
    if len(blocks) > 1:
        return tuple(blocks)
    lines = [line for line in text.splitlines() if line.strip()]
    return tuple(lines) if all(len(line.split()) > 1 for line in lines) else tuple(blocks)


def _require_listed(words: tuple[str, ...], at: int) -> None:
    from shamir_mnemonic.wordlist import WORD_INDEX_MAP, WORDLIST

    for place, word in enumerate(words, 1):
        if word not in WORD_INDEX_MAP:
            near = difflib.get_close_matches(word, WORDLIST, 3, 0.6)
            raise _problem(
                at,
                f"kata ke-{place}, “{word[:20]}”, tidak ada dalam daftar"
                + (f"; mungkin {' / '.join(near)}" if near else ""),
                f"word {place}, “{word[:20]}”, is not on the list"
                + (f"; perhaps {' / '.join(near)}" if near else ""),
            )


def _require_checksum(words: tuple[str, ...], at: int) -> None:
    from shamir_mnemonic.wordlist import WORD_INDEX_MAP, WORDLIST

    values = [WORD_INDEX_MAP[word] for word in words]
    syndrome = _checksum(list(_CUSTOMIZATION) + values) ^ 1
    if syndrome == 0:
        return
    found = _single_error(len(values), syndrome)
    if found is None:
        raise _problem(
            at,
            "beberapa kata salah atau tertukar urutannya",
            "several words are wrong, or their order is",
        )
    place, change = found
    written, likely = words[place], WORDLIST[values[place] ^ change]
    raise _problem(
        at,
        f"kata ke-{place + 1}, “{written}”, salah; mungkin “{likely}”",
        f"word {place + 1}, “{written}”, is wrong; perhaps “{likely}”",
    )


def _single_error(length: int, syndrome: int) -> tuple[int, int] | None:
    """Find the one word whose change explains a checksum that does not hold: its place and what differs in it.

    The checksum is linear: what a change does to it depends on the place and the changed bits alone.
    """
    zero = _checksum([0] * length)
    for place in range(length):
        values = [0] * length
        effects = []
        for bit in range(_BITS):
            values[place] = 1 << bit
            effects.append(_checksum(values) ^ zero)
        reached = {0: 0}
        for bit, effect in enumerate(effects):
            reached |= {seen ^ effect: change | 1 << bit for seen, change in reached.items()}
        if syndrome in reached:
            return place, reached[syndrome]
    return None


def _checksum(values: list[int]) -> int:
    from shamir_mnemonic import rs1024

    return int(rs1024._polymod(values))


def _require_wanted(card: ReadCard, key: CardKey | None, root_sha256: str | None) -> None:
    if card.key is not None and key is not None and card.key is not key:
        name, wanted = KEY_NAMES[card.key], KEY_NAMES[key]
        raise _problem(
            card.at,
            f"milik {name.id.lower()}, bukan {wanted.id.lower()}",
            f"it is of the {name.en.lower()}, not of the {wanted.en.lower()}",
        )
    if card.programme_code and root_sha256 and not root_sha256.startswith(card.programme_code):
        raise _problem(card.at, "milik program lain", "it is of another programme")


def _require_one_set(cards: list[ReadCard]) -> None:
    first = cards[0]
    for card in cards[1:]:
        if card.share.group_parameters() != first.share.group_parameters():
            raise _problem(
                card.at,
                f"dari set {card.set_code}, sedangkan kartu ke-{first.at} dari set {first.set_code}",
                f"it is of set {card.set_code}, but card {first.at} is of set {first.set_code}",
            )
    seen: dict[int, int] = {}
    for card in cards:
        if card.number in seen:
            raise _problem(
                card.at,
                f"sama dengan kartu ke-{seen[card.number]} (keduanya kartu nomor {card.number})",
                f"it is the same as card {seen[card.number]} (both are number {card.number})",
            )
        seen[card.number] = card.at


def _problem(at: int, indonesian: str, english: str) -> IdentityProblem:
    return IdentityProblem(
        Text(f"Kartu ke-{at}: {indonesian}.", f"Card {at}: {english}."),
        Text(
            "Bandingkan dengan kartu di tangan Anda, kata demi kata.",
            "Compare with the card in your hand, word by word.",
        ),
    )
