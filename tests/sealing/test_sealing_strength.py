"""How well passphrases hold: people's first thoughts are refused, short sentences are taken, in both languages."""

from __future__ import annotations

import ast
import time
from pathlib import Path

import pytest
import zxcvbn.feedback

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Language
from smartcity_desktop.sealing import strength as module
from smartcity_desktop.sealing.strength import GOOD, strength
from smartcity_desktop.sealing.vault import require_strength


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "pendek",
        "aaaaaaaaaaaa",
        "        ",
        "12345678",
        "katasandi",
        "rahasia123",
        "Merdeka1945",
        "smartcity2019",
        "SmartCity100",
        "bismillah",
        "qwerty12345",
        "budi santoso",
        "R4h4s14",
        "iloveyou",
        "17081945",
    ],
)
def test_first_thoughts_are_refused_with_a_reason_and_a_remedy(passphrase: str) -> None:
    found = strength(passphrase)
    assert not found.good
    with pytest.raises(IdentityProblem) as caught:
        require_strength(passphrase)
    for language in Language:
        assert caught.value.happened.in_(language)
        assert caught.value.remedy.in_(language)
    assert passphrase not in str(caught.value) or not passphrase.strip()


@pytest.mark.parametrize(
    "passphrase", ["perahu layar biru senja", "tiga kata cukup", "Zq7!vT2#pLw9", "naga " * 30 + "terbang"]
)
def test_short_sentences_are_taken(passphrase: str) -> None:
    found = strength(passphrase)
    assert found.score >= GOOD
    assert (found.warning.id, found.suggestion.en) == ("", "")
    require_strength(passphrase)


def test_the_persons_own_words_count_as_easy() -> None:
    own = ("Asesor Contoh", "Lembaga Pengkajian Perkotaan")
    assert strength("pengkajian perkotaan").good
    assert not strength("perkotaan2026", own).good
    assert (
        strength("pengkajian perkotaan", own).guesses_log10 < strength("pengkajian perkotaan").guesses_log10
    )


def test_every_sentence_of_zxcvbn_is_known_in_indonesian() -> None:
    tree = ast.parse(Path(zxcvbn.feedback.__file__).read_text(encoding="utf-8"))
    said = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_"
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(said) > 20
    assert said == set(module.INDONESIAN)


def test_letters_from_another_keyboard_are_judged_alike() -> None:
    assert strength("rahasiá perahu").score == strength("rahasia\u0301 perahu").score


def test_it_keeps_up_with_typing() -> None:
    strength("dictionaries are loaded")
    begin = time.perf_counter()
    for at in range(8, 24):
        strength("perahu layar biru senja"[:at])
    assert (time.perf_counter() - begin) / 16 < 0.02
