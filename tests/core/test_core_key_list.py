"""The key card promises what the program does."""

from __future__ import annotations

from smartcity_desktop.core.key_list import KEY_GROUPS
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.system.resources import resource


def test_the_digits_of_the_card_are_the_levels_of_the_shipped_rubric() -> None:
    rubric = read_rubric(resource("rubric.yaml").read_text(encoding="utf-8"), "rubric.yaml")
    digits = KEY_GROUPS[0].lines[0]
    assert digits.keys == f"{rubric.scale.minimum} – {rubric.scale.maximum}"
    assert "scale" in digits.words.en
