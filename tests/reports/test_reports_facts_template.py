"""The workbook for regions: what they fill in is read back as it was filled in."""

from __future__ import annotations

import io
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from smartcity_desktop.core.fact_table import Scope, read_tables
from smartcity_desktop.core.facts import Figure, Reply
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.region_finder import RegionFinder
from smartcity_desktop.core.region_table import read_regions
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.reports.facts_template import facts_template
from smartcity_desktop.system.resources import resource
from smartcity_desktop.system.workbook_child import read_workbook
from smartcity_desktop.system.workbooks import workbook
from tests.mixed_rubric import TEXT

if TYPE_CHECKING:
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric

TITLE = Text("=Periode uji", "=Test edition")


@cache
def rubric() -> Rubric:
    return read_rubric(TEXT, "campur.yaml")


@cache
def invited() -> tuple[Region, ...]:
    places = read_regions(resource("regions.csv").read_text(encoding="utf-8"))
    return tuple(place for place in places if place.code in ("81.71", "18.10", "32.04", "32.73"))


@cache
def scope() -> Scope:
    return Scope(rubric(), frozenset(place.id for place in invited()), RegionFinder(invited()))


@cache
def template(language: Language) -> bytes:
    return facts_template(TITLE, rubric(), invited(), language)


WORDS = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=40).map(str.strip).filter(bool)
LEVELS = st.none() | st.integers(0, 4).map(Decimal)
REPLIES = st.dictionaries(
    st.tuples(st.integers(0, 3), st.sampled_from(("LAY-1", "LAY-2"))), st.tuples(WORDS, LEVELS), max_size=8
)
FIGURES = st.dictionaries(
    st.integers(0, 3),
    st.tuples(st.decimals(-9999, 9999, places=3), WORDS, st.integers(1900, 2200)),
    max_size=4,
)


@settings(max_examples=25, deadline=None)
@given(REPLIES, FIGURES, st.sampled_from(Language))
def test_what_is_filled_in_is_read_back(
    replies: dict[tuple[int, str], tuple[str, Decimal | None]],
    figures: dict[int, tuple[Decimal, str, int]],
    language: Language,
) -> None:
    book = load_workbook(io.BytesIO(template(language)))
    answers, numbers = book.worksheets[0], book.worksheets[1]
    for row in answers.iter_rows(min_row=2):
        at = next(n for n, place in enumerate(invited()) if place.code == row[0].value)
        text, level = replies.get((at, row[2].value), (None, None))
        row[4].value, row[5].value = text, level
        row[4].data_type = "s" if text else "n"
    for row in numbers.iter_rows(min_row=2):
        at = next(n for n, place in enumerate(invited()) if place.code == row[0].value)
        if at in figures:
            value, source, year = figures[at]
            row[5].value, row[6].value, row[7].value = float(value), source, year
            row[6].data_type = "s"
    filled = io.BytesIO()
    book.save(filled)
    found = read_tables([workbook(read_workbook(filled.getvalue()), "isi.xlsx")], scope())
    assert set(found.facts.replies) == {
        Reply(invited()[at].id, code, text, level) for (at, code), (text, level) in replies.items()
    }
    name = rubric().indicator("IPM").title
    assert set(found.facts.figures) == {
        Figure(invited()[at].id, "IPM", Text(name.id, name.en), value, "poin", " ".join(source.split()), year)
        for at, (value, source, year) in figures.items()
    }
    assert found.notes == ()
    assert found.empty == 8 - len(replies) + 4 - len(figures)


def test_it_explains_itself_and_nothing_in_it_is_a_formula() -> None:
    book = load_workbook(io.BytesIO(template(Language.INDONESIAN)))
    assert book.sheetnames == ["Jawaban", "Angka", "Kamus"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    said = [cell.value for row in book["Kamus"].iter_rows() for cell in row if cell.value]
    for words in ("=Periode uji", "Apa yang dilayani?", "Tingkat 4", "40 – 90 poin"):
        assert words in said
    assert any("Jawaban" in str(words) and "Angka" in str(words) for words in said)


@pytest.mark.parametrize("language", list(Language))
def test_an_empty_one_says_nothing(language: Language) -> None:
    found = read_tables([workbook(read_workbook(template(language)), "t.xlsx")], scope())
    assert (bool(found.facts), found.empty, found.notes) == (False, 12, ())
