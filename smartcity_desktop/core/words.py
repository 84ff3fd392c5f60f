"""Six words instead of a number: what people read to each other over the telephone, and type from a sheet of paper.

A SHA-256 begins with 66 bits that six of 2,048 words tell: the first word is the first eleven bits, and so on. Whoever
wants to make another thing with the same six words has to try 2^66 times. The words are Indonesian (`word_list`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import Text, printable, same
from smartcity_desktop.core.word_list import WORDS

COUNT = 6
BITS_OF_A_WORD = 11
_BITS = COUNT * BITS_OF_A_WORD
_ENOUGH_LETTERS = 4
_SHOWN = 40


@dataclass(eq=False)
class WordsUnclear(SmartCityError):
    """What was typed is not six words of the list.

    Attributes:
        count: words that were typed.
        place: of the first word that is not in the list, from 1; 0 where only their number is wrong.
        word: that word.
        nearest: words of the list that look like it.
    """

    count: int
    place: int = 0
    word: str = ""
    nearest: tuple[str, ...] = ()

    @property
    def happened(self) -> Text:
        """Which word is not known, or how many there are."""
        if not self.place:
            return Text(
                "Sidik kata terdiri atas enam kata; yang diketik {n}.",
                "A fingerprint has six words; {n} were typed.",
            ).filled(n=self.count)
        return Text(
            "Kata ke-{place}, “{word}”, tidak ada dalam daftar kata.",
            "Word {place}, “{word}”, is not in the list of words.",
        ).filled(place=self.place, word=printable(self.word))

    @property
    def remedy(self) -> Text:
        """Which words look like it."""
        if not self.place:
            return Text("Ketik keenam katanya berurutan.", "Type all six words in their order.")
        if not self.nearest:
            return Text("Baca kata itu sekali lagi.", "Read that word once more.")
        return Text("Mungkin maksudnya: {words}.", "It may be: {words}.").filled(
            words=same(", ".join(self.nearest))
        )


@dataclass(frozen=True, slots=True)
class Words:
    """Six words as they were read; `prefix` is their 66 bits, the beginning of a SHA-256."""

    words: tuple[str, ...]
    prefix: int

    def begin(self, sha256: str) -> bool:
        """Whether a SHA-256 (64 hex digits) begins with these 66 bits."""
        return _prefix(sha256) == self.prefix

    def __str__(self) -> str:
        return " ".join(self.words)


def six_words(sha256: str) -> tuple[str, ...]:
    """Return the six words of a SHA-256.

    Args:
        sha256: 64 hex digits.

    Raises:
        ValueError: it is not 64 hex digits.
    """
    prefix = _prefix(sha256)
    return tuple(
        WORDS[prefix >> (_BITS - BITS_OF_A_WORD * (place + 1)) & (len(WORDS) - 1)] for place in range(COUNT)
    )


def say_words(sha256: str) -> str:
    """Return the six words of a SHA-256 (64 hex digits) in one line, as they are printed and read out."""
    return " ".join(six_words(sha256))


def code_words(code: str) -> str:
    """Return the six words of a code as people compare it, 24 hex digits in groups: a part of what the digits say."""
    return say_words("".join(code.split()).ljust(64, "0"))


def read_words(text: str) -> Words:
    """Read six words that a person typed.

    Capitals, commas, hyphens, numbers and line ends do not matter, and the first four letters of a word are enough.

    Raises:
        WordsUnclear: not six words, or one of them is not in the list.
    """
    found = _read(text)
    if len(found) != COUNT:
        raise WordsUnclear(len(found))
    return _words(found)


def read_several(text: str) -> tuple[Words, ...]:
    """Read the words of one fingerprint or of several, one behind the other; as `read_words`."""
    found = _read(text)
    if not found or len(found) % COUNT:
        raise WordsUnclear(len(found))
    return tuple(_words(found[at : at + COUNT]) for at in range(0, len(found), COUNT))


def _read(text: str) -> list[str]:
    typed = re.findall(r"[^\W\d_]+", text)
    found = []
    for place, word in enumerate(typed, start=1):
        known = _known(word.casefold())
        if known is None:
            raise WordsUnclear(len(typed), place, word[:_SHOWN], _nearest(word.casefold()))
        found.append(known)
    return found


def _words(found: list[str]) -> Words:
    places = _places()
    prefix = 0
    for word in found:
        prefix = prefix << BITS_OF_A_WORD | places[word]
    return Words(tuple(found), prefix)


def _known(word: str) -> str | None:
    """Return the word of the list that `word` is, or of which it has the first letters; four tell any two apart."""
    whole = _beginnings().get(word[:_ENOUGH_LETTERS])
    return whole if whole is not None and whole.startswith(word) else None


def _nearest(word: str) -> tuple[str, ...]:
    from difflib import get_close_matches

    begins = _beginnings().get(word[:_ENOUGH_LETTERS])
    alike = get_close_matches(word[:_SHOWN], WORDS, n=3, cutoff=0.6)
    return tuple(dict.fromkeys(([begins] if begins else []) + alike))[:3]


@cache
def _beginnings() -> dict[str, str]:
    return {word[:_ENOUGH_LETTERS]: word for word in WORDS}


@cache
def _places() -> dict[str, int]:
    return {word: place for place, word in enumerate(WORDS)}


def _prefix(sha256: str) -> int:
    digest = bytes.fromhex(sha256)
    if len(digest) != 32:
        raise ValueError("a SHA-256 has 64 hex digits")
    return int.from_bytes(digest) >> (256 - _BITS)
