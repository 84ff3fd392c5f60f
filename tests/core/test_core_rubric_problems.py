"""Every problem of a rubric file, named with its line and with what to do, and never anything but that."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcity_desktop.core.errors import LineProblem, RubricInvalid
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.rubric_reader import BYTES_LIMIT, read_rubric, rubric_text

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "rubric.yaml"

GOOD = """\
rubric:
  code: R
  version: 1
  title: {id: Rubrik, en: Rubric}
  scale:
    min: 0
    max: 1
  bands:
  - {code: C, id: Cukup, en: Fair, from: 0}
  - {code: B, id: Baik, en: Good, from: 60}
  sources:
    S1: {title: One}
  dimensions:
  - code: D1
    weight: 60
    name: {id: Satu, en: One}
    indicators:
    - code: I1
      weight: 100
      weight_in_total: 60
      title: {id: a, en: a}
      levels:
      - {level: 0, id: tidak, en: no}
      - {level: 1, id: ya, en: yes}
      evidence:
      - {kind: photo, id: foto, en: photo}
      sources:
      - {key: S1, detail: d}
  - code: D2
    weight: 40
    name: {id: Dua, en: Two}
    indicators:
    - code: I2
      weight: 100
      kind: number
      title: {id: b, en: b}
      goalposts: {min: 0, max: 10}
"""


def problems(text: str) -> tuple[LineProblem, ...]:
    with pytest.raises(RubricInvalid) as caught:
        read_rubric(text, "r.yaml")
    return caught.value.problems


def test_the_text_all_cases_change_is_good() -> None:
    assert len(read_rubric(GOOD, "r.yaml").indicators()) == 2


# what is replaced, by what, where the problem is found, what its English sentence holds
CASES = {
    "weights do not sum": ("weight: 40", "weight: 30", 13, "TOTAL", "60 + 30"),
    "the sum is said": ("weight: 40", "weight: 30.5", 13, "TOTAL", "add up to 90.5"),
    "tiny excess": ("weight: 40", "weight: 40.000000000001", 13, "TOTAL", "100.000000000001"),
    "negative weight": ("weight: 40", "weight: -40", 30, "D2", "negative"),
    "weight is a word": ("weight: 40", "weight: much", 30, "D2", "not a decimal number"),
    "weight with a comma": ("weight: 40", "weight: '40,0'", 30, "D2", "not a decimal number"),
    "weight in scientific form": ("weight: 40", "weight: 4e1", 30, "D2", "not a decimal number"),
    "weight too long": ("weight: 40", "weight: " + "4" * 5000, 30, "D2", "not a decimal number"),
    "weight missing": ("    weight: 40\n", "", 29, "D2", "weight is missing"),
    "duplicate indicator": ("code: I2", "code: I1", 33, "I1", "already used on line 18"),
    "duplicate across kinds": ("code: D2", "code: I1", 29, "I1", "already used on line 18"),
    "code of the whole": ("code: D2", "code: TOTAL", 29, "TOTAL", "the code of the whole"),
    "code with a space": ("code: D2", "code: D 2", 29, "D 2", "not a valid code"),
    "code missing": ("- code: I2\n      weight", "- weight", 33, "D2 indicators[1]", "code is missing"),
    "missing level": ("      - {level: 1, id: ya, en: yes}\n", "", 22, "I1", "the descriptor of level 1"),
    "no levels at all": (
        "      levels:\n      - {level: 0, id: tidak, en: no}\n      - {level: 1, id: ya, en: yes}\n",
        "",
        18,
        "I1",
        "levels is missing",
    ),
    "level off the scale": ("level: 1,", "level: 2,", 24, "I1", "2 is not a level"),
    "level twice": ("level: 1,", "level: 0,", 24, "I1", "level 0 stands twice"),
    "missing translation": (
        "name: {id: Dua, en: Two}",
        "name: {id: Dua}",
        31,
        "D2",
        "the English text is missing",
    ),
    "translation blank": (
        "name: {id: Dua, en: Two}",
        "name: {id: ' ', en: Two}",
        31,
        "D2",
        "the Indonesian text",
    ),
    "one language only": ("name: {id: Dua, en: Two}", "name: Dua", 31, "D2", "translation is missing"),
    "level without English": ("id: ya, en: yes", "id: ya", 24, "I1", "the English text is missing"),
    "unknown key": ("kind: number", "kinds: number", 35, "I2", "unknown"),
    "unknown key at the top": ("  version: 1", "  version: 1\n  bandz: 1", 4, "rubric", "bandz"),
    "unknown kind": ("kind: number", "kind: figure", 35, "I2", "figure"),
    "unknown evidence": ("kind: photo", "kind: foto", 26, "I1", "foto"),
    "wrong version": ("version: 1", "version: 1.5", 3, "rubric", "cannot be used"),
    "version zero": ("version: 1", "version: 0", 3, "rubric", "cannot be used"),
    "text where a list is due": (
        "    indicators:\n    - code: I2",
        "    indicators: none\n    x:\n    - code: I2",
        32,
        "D2",
        "has to be a list",
    ),
    "list where a text is due": ("code: R", "code: [R]", 2, "rubric", "has to be one text"),
    "item is no mapping": (
        "  - code: D2\n",
        "  - text\n  - code: D2\n",
        29,
        "TOTAL dimensions[2]",
        "keys and values",
    ),
    "flag is a word": (
        "kind: number",
        "optional: maybe\n      kind: number",
        35,
        "I2",
        "neither true nor false",
    ),
    "flag in quotes": (
        "kind: number",
        "optional: 'true'\n      kind: number",
        35,
        "I2",
        "neither true nor false",
    ),
    "empty children": (
        "    - code: I2\n      weight: 100\n      kind: number\n      title: {id: b, en: b}\n      goalposts: {min: 0, max: 10}\n",
        "      []\n",
        32,
        "D2",
        "this list is empty",
    ),
    "two lists of children": (
        "    name: {id: Dua, en: Two}",
        "    name: {id: Dua, en: Two}\n    children: []",
        32,
        "D2",
        "exactly one of",
    ),
    "goalposts the wrong way": ("{min: 0, max: 10}", "{min: 10, max: 10}", 37, "I2", "less than max"),
    "goalposts missing": ("      goalposts: {min: 0, max: 10}\n", "", 33, "I2", "goalposts is missing"),
    "cap below min": (
        "goalposts: {min: 0, max: 10}",
        "goalposts: {min: 0, max: 10}\n      cap: 0",
        38,
        "I2",
        "greater than min",
    ),
    "levels on a figure": (
        "goalposts: {min: 0, max: 10}",
        "goalposts: {min: 0, max: 10}\n      levels: []",
        38,
        "I2",
        "does not belong",
    ),
    "goalposts on a level": (
        "title: {id: a, en: a}",
        "title: {id: a, en: a}\n      cap: 1",
        22,
        "I1",
        "does not belong",
    ),
    "bands that do not ascend": ("from: 60", "from: 0", 10, "bands B", "do not ascend"),
    "first band too high": ("from: 0}", "from: 1}", 9, "bands C", "above the lowest value"),
    "band nobody reaches": ("from: 60", "from: 101", 10, "bands B", "above the highest value"),
    "bands alike": ("code: B,", "code: C,", 10, "bands C", "stands twice"),
    "wrong share": ("weight_in_total: 60", "weight_in_total: 59.9", 20, "I1", "multiply to 60"),
    "unknown source": ("key: S1,", "key: S2,", 28, "I1", "not in the list of sources"),
    "scale upside down": ("max: 1\n", "max: 0\n", 7, "scale", "greater than min"),
    "step does not divide": ("max: 1\n", "max: 1\n    step: 0.3\n", 8, "scale", "does not divide"),
    "step of nothing": ("max: 1\n", "max: 1\n    step: 0\n", 8, "scale", "does not divide"),
    "scale without end": (
        "max: 1\n",
        "max: 1\n    step: 0.000000000001\n",
        8,
        "scale",
        "more than 101 levels",
    ),
    "shift without geometry": (
        "  sources:\n    S1",
        "  shift: 1\n  sources:\n    S1",
        11,
        "rubric",
        "geometric mean only",
    ),
    "negative shift": (
        "  sources:\n    S1",
        "  aggregation: geometric\n  shift: -1\n  sources:\n    S1",
        12,
        "rubric",
        "no negative values",
    ),
    "unknown aggregation": (
        "  sources:\n    S1",
        "  aggregation: median\n  sources:\n    S1",
        11,
        "rubric",
        "median",
    ),
    "threshold above one": (
        "  sources:\n    S1",
        "  missing: {threshold: 65}\n  sources:\n    S1",
        11,
        "missing",
        "between 0 and 1",
    ),
    "no scores needed": (
        "  sources:\n    S1",
        "  missing: {minimum_scores: 0}\n  sources:\n    S1",
        11,
        "missing",
        "cannot be used",
    ),
    "rounding unknown": (
        "  sources:\n    S1",
        "  display: {rounding: up}\n  sources:\n    S1",
        11,
        "display",
        "up is unknown",
    ),
    "check of no kind": (
        "  sources:\n    S1",
        "  checks: [{severity: warn}]\n  sources:\n    S1",
        11,
        "checks",
        "kind is missing",
    ),
    "check off the scale": (
        "  sources:\n    S1",
        "  checks: [{kind: comment, levels: [7]}]\n  sources:\n    S1",
        11,
        "checks comment",
        "7 is not a level",
    ),
    "two checks alike": (
        "  sources:\n    S1",
        "  checks: [{kind: reason}, {kind: reason}]\n  sources:\n    S1",
        11,
        "checks reason",
        "stands twice",
    ),
    "weights sum of nothing": (
        "  sources:\n    S1",
        "  weights_sum: 0\n  sources:\n    S1",
        11,
        "rubric",
        "greater than zero",
    ),
    "key twice": (
        "  version: 1",
        "  version: 1\n  version: 2",
        4,
        "YAML",
        "stands twice (already on line 3)",
    ),
    "tag": ("code: R", "code: !!str R", 2, "YAML", "tag"),
    "alias without anchor": ("code: R", "code: *nobody", 2, "YAML", "no anchor"),
    "node in itself": (
        "    indicators:\n    - code: I2",
        "    indicators: &loop\n    - *loop\n    - code: I2",
        33,
        "YAML",
        "contains itself",
    ),
    "syntax": ("code: R", "code: [R", 3, "YAML", "not valid YAML"),
    "tab": ("  version: 1", "\tversion: 1", 3, "YAML", "not valid YAML"),
    "escape of no character": ("code: R", 'code: "\\Uffffffff"', 2, "YAML", "not valid YAML"),
    "two documents": (
        "      goalposts: {min: 0, max: 10}\n",
        "      goalposts: {min: 0, max: 10}\n---\na: 1\n",
        39,
        "YAML",
        "more than one",
    ),
    "key is a list": ("code: R", "? [a]\n  : 1\n  code: R", 2, "YAML", "plain text"),
    "not under rubric": ("rubric:", "rubrik:", 1, "rubric", "unknown"),
}


@pytest.mark.parametrize("case", CASES)
def test_each_problem_is_named_with_its_line_and_a_remedy(case: str) -> None:
    old, new, line, where, words = CASES[case]
    assert GOOD.count(old) >= 1
    found = problems(GOOD.replace(old, new, 1))
    hits = [one for one in found if one.line == line and one.where == where and words in one.what.en]
    assert hits, [(one.line, one.where, one.what.en) for one in found]
    assert all(one.what.id and one.what.en and one.remedy.id and one.remedy.en for one in found)


def test_the_nearest_known_word_is_suggested() -> None:
    (found,) = [one for one in problems(GOOD.replace("dimensions:", "dimensons:")) if one.line == 13]
    assert "dimensions" in found.remedy.en
    assert "dimensions" in found.remedy.id


def test_all_problems_come_at_once_in_line_order() -> None:
    text = (
        GOOD.replace("weight: 40", "weight: 30")
        .replace("en: Two", "en: ''")
        .replace("kind: photo", "kind: foto")
    )
    found = problems(text)
    assert [one.line for one in found] == [13, 26, 31]
    with pytest.raises(RubricInvalid) as caught:
        read_rubric(text, "r.yaml")
    assert "r.yaml" in caught.value.sentence(Language.ENGLISH)
    assert "3 masalah" in caught.value.sentence(Language.INDONESIAN)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# only a remark\n", "text", "- 1\n", "rubric:\n", "rubric: 3\n"]
)
def test_a_file_that_is_no_rubric(text: str) -> None:
    assert problems(text)


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", 3, "not text"),
        (b"rubric:\n  code: \xff\n", 2, "not UTF-8"),
        (GOOD.encode("utf-16"), 1, "not text"),
        (b"#" * (BYTES_LIMIT + 1), 1, "larger than 4 MiB"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, line: int, words: str) -> None:
    with pytest.raises(RubricInvalid) as caught:
        rubric_text(data, "r.yaml")
    (found,) = caught.value.problems
    assert found.line == line
    assert words in found.what.en


def test_a_text_beyond_the_limit_or_beyond_unicode() -> None:
    assert "larger than" in problems("#" * (BYTES_LIMIT + 1))[0].what.en
    assert problems(GOOD + "# \ud800")[0].line == GOOD.count("\n") + 1


def test_aliases_that_would_fill_the_memory() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 10) + "]" for n in range(1, 12)]
    found = problems("\n".join(lines))
    assert any("too large" in one.what.en for one in found)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_without_end(opening: str) -> None:
    assert any("too deeply" in one.what.en for one in problems(opening * 20_000))


def outcome(text: str) -> tuple[LineProblem, ...]:
    try:
        read_rubric(text, "x")
    except RubricInvalid as invalid:
        return invalid.problems
    return ()


def test_mutilated_files_never_give_anything_but_a_rubric_or_its_problems() -> None:
    whole = "".join(SHIPPED.read_text(encoding="utf-8").splitlines(keepends=True)[:130])
    chance = random.Random(7)
    marks = [
        "\t",
        ":",
        "-",
        "&a",
        "*a",
        "'",
        '"',
        "{",
        "[",
        "]",
        "!",
        "|",
        ">",
        "\n",
        "%",
        "\\",
        "?",
        "\0",
        "~",
        "9" * 40,
    ]
    refused = 0
    for _ in range(120):
        text = whole
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(marks) + text[at + chance.randrange(0, 30) :]
        found = outcome(text)
        refused += bool(found)
        assert all(one.line >= 1 and one.what.id and one.remedy.en for one in found)
    assert refused > 100


@settings(max_examples=150)
@given(st.text(max_size=80) | st.text(alphabet="rubic: -[]{}&*!|>'\"\\%#?\n\t,01a", max_size=120))
def test_any_text_gives_a_rubric_or_its_problems(text: str) -> None:
    with pytest.raises(RubricInvalid):
        read_rubric("rubric:\n" + text, "x")
    with pytest.raises(RubricInvalid):
        read_rubric(text, "x")


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_a_problem(data: bytes) -> None:
    with pytest.raises(RubricInvalid):
        read_rubric(rubric_text(data, "x"), "x")
