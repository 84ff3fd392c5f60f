"""Keys on paper cards: any m of n are the key, fewer are nothing, and what is wrong is named card by card."""

from __future__ import annotations

import itertools
import secrets

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shamir_mnemonic import generate_mnemonics
from shamir_mnemonic.wordlist import WORDLIST

from smartcity_desktop.core.cards import WORDS, CardKey
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.sealing.cards import combine, make_cards, read_card, read_card_file

ROOT = "ab" * 32
SECRET = secrets.token_bytes(32)


def cards(secret: bytes = SECRET, key: CardKey = CardKey.ROOT, **changes):
    return make_cards(secret, **({"key": key, "programme": "Gerakan uji", "root_sha256": ROOT} | changes))


@pytest.fixture(scope="module")
def three():
    return cards()


def plain(card) -> str:
    return " ".join(card.words)


def test_any_two_of_three_in_any_order(three):
    for pair in itertools.permutations(three, 2):
        assert combine([plain(card) for card in pair]) == SECRET
        assert combine([card.text for card in pair], key=CardKey.ROOT, root_sha256=ROOT) == SECRET
    assert combine([card.text for card in three]) == SECRET


def test_what_stands_on_a_card(three):
    assert [card.number for card in three] == [1, 2, 3]
    assert {len(card.words) for card in three} == {WORDS}
    assert len({card.set_code for card in three}) == 1
    assert three[0].words[8] not in repr(three[0])
    assert three[0].words[8] not in repr(read_card(three[0].text))


def test_one_card_says_nothing_and_what_is_missing(three):
    with pytest.raises(IdentityProblem, match="There are 1 cards; 2 are needed"):
        combine([three[0].text])
    with pytest.raises(IdentityProblem, match="no card yet"):
        combine([])


@settings(max_examples=8, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.integers(2, 5), st.integers(0, 4), st.randoms())
def test_any_m_of_n(secret, threshold, more, chance):
    made = cards(secret, threshold=threshold, count=threshold + more)
    chosen = chance.sample(made, threshold)
    assert combine([plain(card) for card in chosen]) == secret


@pytest.mark.parametrize(("threshold", "count"), [(1, 1), (1, 3), (4, 3), (2, 10), (0, 0)])
def test_numbers_that_make_no_sense(threshold, count):
    with pytest.raises(IdentityProblem, match="cannot be made"):
        cards(threshold=threshold, count=count)


def test_a_key_of_another_length():
    with pytest.raises(ValueError, match="32 bytes"):
        cards(b"x" * 16)


def test_numbered_words_capitals_and_line_breaks_do_not_matter(three):
    numbered = "\n".join(f"{at}. {word.upper()}" for at, word in enumerate(three[0].words, 1))
    assert combine([numbered, plain(three[1])]) == SECRET


def test_every_single_wrong_word_is_named_with_the_right_one(three):
    right = three[1].words
    for place in range(WORDS):
        wrong = WORDLIST[(WORDLIST.index(right[place]) + 17) % 1024]
        text = " ".join((*right[:place], wrong, *right[place + 1 :]))
        with pytest.raises(IdentityProblem) as problem:
            combine([plain(three[0]), text])
        assert f"Card 2: word {place + 1}, “{wrong}”, is wrong; perhaps “{right[place]}”" in str(
            problem.value
        )


def test_a_word_that_is_not_on_the_list_is_named_with_those_near_it(three):
    words = list(three[0].words)
    words[4] = "acadmic"
    with pytest.raises(
        IdentityProblem, match="Card 1: word 5, “acadmic”, is not on the list; perhaps academic"
    ):
        read_card(" ".join(words))
    words[4] = "zzzzqq"
    with pytest.raises(IdentityProblem, match="is not on the list\\."):
        read_card(" ".join(words))


def test_two_words_changed_places(three):
    words = list(three[0].words)
    at = next(n for n in range(6, 20) if words[n] != words[n + 1])
    words[at], words[at + 1] = words[at + 1], words[at]
    with pytest.raises(IdentityProblem, match=r"Card 1: (several words|word)"):
        read_card(" ".join(words))


@pytest.mark.parametrize("count", [0, 20, 32, 34])
def test_words_missing_or_too_many(three, count):
    words = (three[0].words * 2)[:count]
    with pytest.raises(IdentityProblem, match=f"has {count} words, not 33"):
        read_card(" ".join(words))


def test_cards_of_different_sets(three):
    other = cards()
    with pytest.raises(IdentityProblem, match=f"Card 2: it is of set {other[1].set_code}, but card 1"):
        combine([plain(three[0]), plain(other[1])])


def test_sets_that_ask_for_different_numbers(three):
    other = cards(threshold=3, count=4)
    with pytest.raises(IdentityProblem, match="it is of set"):
        combine([plain(three[0]), plain(other[1]), plain(other[2])])


def test_one_card_twice(three):
    with pytest.raises(IdentityProblem, match=r"Card 2: it is the same as card 1 \(both are number 1"):
        combine([plain(three[0]), three[0].text])


def test_a_scanned_card_of_another_key_or_programme(three):
    recovery = cards(key=CardKey.RECOVERY)
    with pytest.raises(IdentityProblem, match="Card 1: it is of the recovery key, not of the root key"):
        combine([recovery[0].text, recovery[1].text], key=CardKey.ROOT)
    with pytest.raises(IdentityProblem, match="of another programme"):
        combine([three[0].text, three[1].text], root_sha256="cd" * 32)


def test_a_torn_code(three):
    with pytest.raises(IdentityProblem, match="its QR code is not whole"):
        read_card("SMARTCITY-CARD")
    with pytest.raises(IdentityProblem, match="has 32 words"):
        read_card(three[0].text.rsplit(" ", 1)[0])


def test_words_of_another_programs_wallet():
    short = generate_mnemonics(1, [(2, 3)], b"x" * 16)[0][0]
    with pytest.raises(IdentityProblem, match="has 20 words"):
        read_card(short)
    groups = generate_mnemonics(2, [(2, 2), (2, 2)], b"x" * 32)
    with pytest.raises(IdentityProblem, match="no card of this program"):
        read_card(groups[0][0])


def test_three_cards_of_which_one_was_forged(three):
    """A third card with a good checksum and the same set, but of another key: the two pairs differ."""
    from shamir_mnemonic import Share

    forged = Share.from_mnemonic(plain(three[2]))
    forged = Share(**{**vars(forged), "value": secrets.token_bytes(32)}).mnemonic()
    with pytest.raises(IdentityProblem, match="do not make one key"):
        combine([plain(three[0]), plain(three[1]), forged])


def test_files_of_cards(three):
    lines = "\n".join(plain(card) for card in three[:2])
    blocks = "\r\n\r\n".join("\r\n".join(card.words) for card in three[:2])
    assert combine(read_card_file(lines)) == SECRET
    assert combine(read_card_file(blocks)) == SECRET
    assert read_card_file("\n\n") == ()
    one = read_card_file("\n".join(three[0].words))
    assert len(one) == 1
    assert read_card(one[0]).number == 1
