from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.reports.fonts import Face, clipped, legible, width, wrap

_TYPED = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs", "Cc", "M")), max_size=200)


@pytest.mark.parametrize("face", list(Face))
def test_figures_of_a_face_are_equally_wide(face: Face) -> None:
    assert len({width(figure, face, 10) for figure in "0123456789"}) == 1


def test_letters_the_font_lacks_are_written_as_numbers() -> None:
    assert legible("漢 A") == "[U+6F22] A"
    assert legible("😀") == "[U+1F600]"


def test_decomposed_letters_are_composed_and_controls_go() -> None:
    assert legible("Cafe\u0301\t\x07\u200bx\r\ny") == "Café x\ny"


@given(_TYPED)
def test_legible_text_is_stable_and_can_be_measured(text: str) -> None:
    once = legible(text)
    assert legible(once) == once
    assert width(once.replace("\n", ""), Face.REGULAR, 8) >= 0


@given(_TYPED, st.floats(15, 400), st.floats(0, 12))
def test_wrapping_loses_nothing_and_keeps_inside(text: str, room: float, first: float) -> None:
    lines = wrap(text, Face.REGULAR, 8, room, first=first)
    assert "".join("".join(lines).split()) == "".join(legible(text).split())
    for index, line in enumerate(lines):
        limit = room - (first if index == 0 else 0)
        # A line of one letter may be wider than its room: it cannot be broken further.
        assert len(line) <= 1 or width(line, Face.REGULAR, 8) <= limit + 0.01


def test_line_breaks_of_the_text_stay() -> None:
    assert wrap("satu\n\ndua", Face.REGULAR, 8, 500) == ("satu", "", "dua")


def test_clipping_ends_with_an_ellipsis_inside_the_room() -> None:
    words = "Kabupaten Bolaang Mongondow Selatan"
    short = clipped(words, Face.REGULAR, 8, 60)
    assert short.endswith("…")
    assert width(short, Face.REGULAR, 8) <= 60
    assert clipped(words, Face.REGULAR, 8, 600) == words


def test_special_letters_of_the_programme_are_in_the_font() -> None:
    for face in Face:
        for letter in "é–×≥≤“”‘’…·—→°":
            assert legible(letter) == letter, (face, unicodedata.name(letter))
