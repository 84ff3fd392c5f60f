from __future__ import annotations

import re
from hashlib import sha256
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.language import Language
from smartcity_desktop.core.word_list import WORDS
from smartcity_desktop.core.words import (
    WordsUnclear,
    code_words,
    read_several,
    read_words,
    say_words,
    six_words,
)
from smartcity_desktop.system.resources import resource

digests = st.binary(min_size=32, max_size=32).map(bytes.hex)


def one_letter_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) == len(other):
        turned = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
        return turned or one[at + 1 :] == other[at + 1 :]
    return one[at:] == other[at + 1 :]


def test_there_are_2048_words_of_four_to_eight_plain_letters() -> None:
    assert len(WORDS) == len(set(WORDS)) == 2048
    assert list(WORDS) == sorted(WORDS)
    assert all(re.fullmatch("[a-z]{4,8}", word) for word in WORDS)


def test_four_letters_tell_any_two_words_apart() -> None:
    assert len({word[:4] for word in WORDS}) == len(WORDS)


def test_no_slip_of_one_letter_turns_a_word_into_another() -> None:
    by_length: dict[int, list[str]] = {}
    for word in WORDS:
        by_length.setdefault(len(word), []).append(word)
    near = [
        pair
        for length, words in by_length.items()
        for pair in (
            *combinations(words, 2),
            *((word, longer) for word in words for longer in by_length.get(length + 1, ())),
        )
        if one_letter_apart(*pair)
    ]
    assert near == []


def test_no_two_words_sound_alike() -> None:
    def sound(word: str) -> str:
        for heard, said in (("sy", "s"), ("kh", "k"), ("gh", "g"), ("v", "p"), ("f", "p"), ("z", "s")):
            word = word.replace(heard, said)
        return re.sub(r"(.)\1", r"\1", word).removesuffix("h")

    assert len({sound(word) for word in WORDS}) == len(WORDS)


def test_the_list_for_people_without_the_program_is_the_same() -> None:
    assert resource("kata.txt").read_text(encoding="ascii").split("\n") == [*WORDS, ""]


def test_the_list_never_changes() -> None:
    printed = sha256("\n".join(WORDS).encode()).hexdigest()
    assert printed == "d8898dd076aff3d96ad856a425ecde0d4780d12c907776b9ee048131d81c1b3a"
    assert say_words("00" * 32) == " ".join([WORDS[0]] * 6)
    assert say_words("ff" * 32) == " ".join([WORDS[-1]] * 6)
    assert say_words(sha256(b"SmartCity").hexdigest()) == "kesemek kemah sedekah renovasi galeri asing"


@given(digests)
def test_words_read_back_are_the_first_66_bits(digest: str) -> None:
    words = read_words(say_words(digest))
    assert words.words == six_words(digest)
    assert words.prefix == int(digest, 16) >> 190
    assert words.begin(digest)


@given(
    digests,
    st.lists(st.sampled_from([str.upper, str.title, str.lower]), min_size=6, max_size=6),
    st.sampled_from([" ", ", ", "-", "\n", " – ", "; ", "_", " 3. "]),
    st.lists(st.integers(4, 8), min_size=6, max_size=6),
)
def test_capitals_signs_and_endings_do_not_matter(digest: str, cases, between: str, letters) -> None:
    typed = between.join(
        case(word[:length]) for word, case, length in zip(six_words(digest), cases, letters, strict=True)
    )
    assert read_words(f" {typed}.\n").begin(digest)


@given(digests, st.data())
def test_one_changed_letter_is_noticed(digest: str, data: st.DataObject) -> None:
    words = list(six_words(digest))
    which = data.draw(st.integers(0, 5))
    at = data.draw(st.integers(0, len(words[which]) - 1))
    letter = data.draw(st.sampled_from([c for c in "abcdefghijklmnopqrstuvwxyz" if c != words[which][at]]))
    words[which] = words[which][:at] + letter + words[which][at + 1 :]
    with pytest.raises(WordsUnclear) as refused:
        read_words(" ".join(words))
    assert (refused.value.place, refused.value.word) == (which + 1, words[which])


@given(digests, st.integers(0, 65))
def test_one_changed_bit_gives_other_words(digest: str, bit: int) -> None:
    changed = f"{int(digest, 16) ^ 1 << 255 - bit:064x}"
    words = read_words(say_words(digest))
    assert not words.begin(changed)
    assert sum(a != b for a, b in zip(words.words, six_words(changed), strict=True)) == 1


@given(digests, st.integers(0, 4))
def test_two_words_that_changed_places_are_noticed(digest: str, at: int) -> None:
    words = list(six_words(digest))
    if words[at] != words[at + 1]:
        words[at], words[at + 1] = words[at + 1], words[at]
        assert not read_words(" ".join(words)).begin(digest)


@pytest.mark.parametrize("count", [0, 1, 5, 7, 12])
def test_another_number_of_words_is_said(count: int) -> None:
    with pytest.raises(WordsUnclear) as refused:
        read_words(" ".join(WORDS[:count]))
    assert refused.value.place == 0
    assert f"diketik {count}" in refused.value.sentence(Language.INDONESIAN)
    assert f"{count} were typed" in str(refused.value)


def test_a_word_that_is_not_in_the_list_is_named_with_the_nearest() -> None:
    right = next(word for word in WORDS if len(word) == 8)
    with pytest.raises(WordsUnclear) as refused:
        read_words(f"{WORDS[0]} {right}h {WORDS[2]} {WORDS[3]} {WORDS[4]} {WORDS[5]}")
    assert right in refused.value.nearest
    assert f"Kata ke-2, “{right}h”" in refused.value.happened.id
    assert right in refused.value.remedy.id
    assert right in refused.value.remedy.en


def test_a_word_like_no_other_is_only_named() -> None:
    with pytest.raises(WordsUnclear) as refused:
        read_words("qqqqxxxx")
    assert refused.value.nearest == ()
    assert refused.value.remedy.en == "Read that word once more."


def test_three_letters_are_too_few() -> None:
    with pytest.raises(WordsUnclear):
        read_words(" ".join([WORDS[0][:3]] * 6))


@pytest.mark.parametrize("wrong", ["", "00", "0" * 63, "0" * 66, "g" * 64])
def test_only_a_whole_digest_has_words(wrong: str) -> None:
    with pytest.raises(ValueError):
        six_words(wrong)


@given(st.lists(digests, min_size=1, max_size=3))
def test_words_of_several_fingerprints_are_read_one_behind_the_other(several: list[str]) -> None:
    read = read_several(" ".join(say_words(digest) for digest in several))
    assert [words.words for words in read] == [six_words(digest) for digest in several]


@pytest.mark.parametrize("count", [0, 5, 7, 11])
def test_a_part_of_a_fingerprint_among_several_is_said(count: int) -> None:
    with pytest.raises(WordsUnclear):
        read_several(" ".join(WORDS[:count]))


@given(digests)
def test_the_words_of_a_code_are_those_of_the_whole_digest(digest: str) -> None:
    code = " ".join(digest[at : at + 4].upper() for at in range(0, 24, 4))
    assert code_words(code) == say_words(digest)
