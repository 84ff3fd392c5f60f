"""Scores from CSV as spreadsheets write it, and every bad line named."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcity_desktop.core.errors import LineProblem, TableInvalid
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.score_table import read_scores

if TYPE_CHECKING:
    from smartcity_desktop.core.rubric import Rubric

SHIPPED = (Path(__file__).resolve().parents[2] / "resources" / "rubric.yaml").read_text(encoding="utf-8")
HEADER = "region,assessor,indicator,value\n"


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    first = SHIPPED.replace("not_applicable_allowed: false", "not_applicable_allowed: true", 1)
    return read_rubric(first, "rubric.yaml")


def problems(text: str, rubric: Rubric) -> tuple[LineProblem, ...]:
    with pytest.raises(TableInvalid) as caught:
        read_scores(text, "s.csv", rubric)
    return caught.value.problems


def test_sheets_come_in_the_order_of_their_first_row(rubric: Rubric) -> None:
    text = HEADER + "R2,A1,INF-F1,3\nR1,A1,INF-F1,NA\nR2,A2,INF-F1,\nR2,A1,INF-F2,0\n"
    sheets = read_scores(text, "s.csv", rubric)
    assert [(sheet.region, sheet.assessor) for sheet in sheets] == [("R2", "A1"), ("R1", "A1"), ("R2", "A2")]
    assert {code: answer.value for code, answer in sheets[0].answers.items()} == {"INF-F1": 3, "INF-F2": 0}
    assert sheets[1].answers["INF-F1"].not_applicable
    assert sheets[2].answers == {}


def test_the_way_spreadsheets_write_it(rubric: Rubric) -> None:
    plain = read_scores(HEADER + "R1,A1,INF-F1,3\n", "s.csv", rubric)
    for text in (
        "\ufeffregion;assessor;indicator;value\r\nR1;A1;INF-F1;3,0\r\n",
        '"region","assessor","indicator","value"\n"R1","A1","INF-F1","3,00"\n',
        " Region , assessor,indicator,value\n R1 , A1 ,INF-F1, 3.0 \n\n,,,\n",
        "value,indicator,assessor,region\n3,INF-F1,A1,R1",
        "region,assessor,indicator,value\rR1,A1,INF-F1,3\r",
    ):
        assert read_scores(text, "s.csv", rubric) == plain


def test_a_quoted_cell_may_hold_a_line_end(rubric: Rubric) -> None:
    text = HEADER + '"R\n1",A1,INF-F1,3\nR2,A1,INF-F1,9\n'
    (found,) = problems(text, rubric)
    assert found.line == 4


@pytest.mark.parametrize(
    ("row", "where", "words", "remedy"),
    [
        ("R1,A1,INF-F9,3", "INF-F9", "no indicator INF-F9", "INF-F"),
        ("R1,A1,,3", "indicator", "no indicator", "Known"),
        ("R1,A1,INF-F1,5", "INF-F1", "5 is not a level", "0 to 4"),
        ("R1,A1,INF-F1,-1", "INF-F1", "-1 is not a level", "0 to 4"),
        ("R1,A1,INF-F1,2.5", "INF-F1", "2.5 is not a level", "steps of 1"),
        ("R1,A1,INF-F1,three", "INF-F1", "three is not a level", "0 to 4"),
        ("R1,A1,INF-F1,1e0", "INF-F1", "1e0 is not a level", "0 to 4"),
        ("R1,A1,INF-F1,NaN", "INF-F1", "NaN is not a level", "0 to 4"),
        ("R1,A1,INF-F2,NA", "INF-F2", "does not allow NA", "leave it empty"),
        ("R1,A1,INF-F3,2", "INF-F3", "already stands on line 2", "Remove"),
        (",A1,INF-F1,2", "region", "region is empty", "Fill"),
        ("R1,,INF-F1,2", "assessor", "assessor is empty", "Fill"),
        ("R1,A1,INF-F1", "columns", "3 columns", "separators"),
        ("R1,A1,INF-F1,2,5", "columns", "5 columns", "separators"),
    ],
)
def test_a_bad_line_is_named(rubric: Rubric, row: str, where: str, words: str, remedy: str) -> None:
    found = problems(HEADER + "R1,A1,INF-F3,1\n" + row + "\n", rubric)
    hits = [one for one in found if one.line == 3 and one.where == where and words in one.what.en]
    assert hits, found
    assert remedy in hits[0].remedy.en
    assert hits[0].what.id
    assert hits[0].remedy.id


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        (HEADER, "no scores"),
        ("region,assessor,indicator\nR1,A1,INF-F1\n", "header reads"),
        ("region,assessor,indicator,score\nR1,A1,INF-F1,2\n", "header reads"),
        ("R1,A1,INF-F1,2\n", "header reads"),
        (HEADER + 'R1,"A1,INF-F1,2\n', "not valid CSV"),
        (HEADER + 'R1,"A"1,INF-F1,2\n', "not valid CSV"),
        (HEADER + "R1,A1,INF-F1," + "x" * 200_000 + "\n", "not valid CSV"),
    ],
)
def test_a_table_of_the_wrong_form(rubric: Rubric, text: str, words: str) -> None:
    assert any(words in one.what.en for one in problems(text, rubric))


def test_all_bad_lines_come_at_once(rubric: Rubric) -> None:
    text = HEADER + "R1,A1,INF-F1,9\nR1,A1,INF-F2,1\nR1,A1,X,1\nR1\n"
    assert [one.line for one in problems(text, rubric)] == [2, 4, 5]


FIGURES = """\
rubric:
  code: F
  version: 1
  title: {id: f, en: f}
  scale: {min: 0, max: 1, step: 0.5}
  children:
  - {code: N, weight: 50, kind: number, title: {id: n, en: n}, goalposts: {min: 0, max: 1}}
  - code: H
    weight: 50
    title: {id: h, en: h}
    levels: [{level: 0, id: a, en: a}, {level: 0.5, id: b, en: b}, {level: 1, id: c, en: c}]
"""


def test_half_steps_and_figures() -> None:
    own = read_rubric(FIGURES, "f.yaml")
    (sheet,) = read_scores(HEADER + 'R1,A1,N,"-12,75"\nR1,A1,H,0.50\n', "s.csv", own)
    assert sheet.answers["N"].value == Decimal("-12.75")
    assert sheet.answers["H"].value == Decimal("0.5")
    found = problems(HEADER + "R1,A1,N,many\nR1,A1,H,0.25\n", own)
    assert ["not a number" in found[0].what.en, "steps of 0.5" in found[1].remedy.en] == [True, True]


@settings(max_examples=150)
@given(st.text(alphabet='RA1,;"\n\r0379N INF-\x00\ufeff.', max_size=60))
def test_any_text_gives_sheets_or_problems(text: str) -> None:
    rubric = read_rubric(SHIPPED, "rubric.yaml")
    assert outcome(text, rubric)
    assert outcome(HEADER + text, rubric)


def outcome(text: str, rubric: Rubric) -> bool:
    try:
        return bool(read_scores(text, "s.csv", rubric))
    except TableInvalid as invalid:
        return bool(invalid.problems)
