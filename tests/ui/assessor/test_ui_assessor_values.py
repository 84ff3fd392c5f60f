"""What is counted and shown of a sheet, without a window."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.scoring import Result, score_sheet
from smartcity_desktop.system.resources import resource
from smartcity_desktop.ui import standing, texts
from smartcity_desktop.ui.evidence_looks import likely_kind, written_size
from smartcity_desktop.ui.plain_words import plain_words
from smartcity_desktop.ui.sections import following, sections, tally

if TYPE_CHECKING:
    from smartcity_desktop.core.rubric import Rubric

RUBRIC: Rubric = read_rubric(resource("rubric.yaml").read_text(encoding="utf-8"), "rubric.yaml")
CODES = [indicator.code for indicator in RUBRIC.indicators()]


def scored(answers: dict[str, Answer]) -> Result:
    return score_sheet(RUBRIC, answers, region="R0001", assessor="A-01")


def golden() -> dict[str, Answer]:
    return {code: Answer(code, Decimal((3 * k + 1) % 5)) for k, code in enumerate(CODES)}


def test_sections_hold_every_indicator_once_and_in_order() -> None:
    found = sections(RUBRIC)
    assert [i.code for section in found for i in section.indicators] == CODES
    assert [section.node.code for section in found][:2] == ["INF-F", "INF-D"]
    assert [node.code for node in found[0].path] == ["INF"]


@given(st.sets(st.sampled_from(CODES)))
def test_the_count_is_of_those_with_an_answer(given_codes: set[str]) -> None:
    answers = {code: Answer(code, Decimal(1)) for code in given_codes}
    counted = tally(RUBRIC.indicators(), answers)
    assert (counted.answered, counted.required) == (len(given_codes), len(CODES))
    assert counted.complete == (len(given_codes) == len(CODES))


@given(st.sampled_from(CODES), st.sets(st.sampled_from(CODES)))
def test_following_goes_round_once_and_ends_at_itself(after: str, wanted: set[str]) -> None:
    found = following(CODES, after, lambda code: code in wanted)
    if not wanted:
        assert found is None
        return
    assert found in wanted
    at = CODES.index(after)
    round_trip = CODES[at + 1 :] + CODES[: at + 1]
    assert all(code not in wanted for code in round_trip[: round_trip.index(found or "")])


def test_the_golden_sheet_is_written_as_on_paper() -> None:
    texts._language = Language.INDONESIAN
    result = scored(golden())
    assert standing.written(RUBRIC, result.total) == "51,10"
    assert standing.bounds(RUBRIC, result.total) == ""
    assert [bar.written for bar in standing.bars(RUBRIC, result, depth=0)] == ["45,94", "53,38", "54,69"]
    assert len(standing.spokes(RUBRIC, result)) == 10
    assert all(spoke.share is not None for spoke in standing.spokes(RUBRIC, result))


def test_an_empty_sheet_has_no_value_and_the_whole_range() -> None:
    texts._language = Language.ENGLISH
    result = scored({})
    assert standing.written(RUBRIC, result.total) == "–"
    assert standing.bounds(RUBRIC, result.total) == "0.00 – 100.00"
    assert all(spoke.share is None for spoke in standing.spokes(RUBRIC, result))


def test_kinds_are_guessed_by_the_ending() -> None:
    guessed = [likely_kind(name).value for name in ("a.JPG", "b.xlsx", "c.m4a", "d.mp4", "e.pdf", "noend")]
    assert guessed == ["photo", "data", "interview", "demonstration", "document", "document"]


def test_sizes_are_written_for_people() -> None:
    texts._language = Language.INDONESIAN
    sizes = [written_size(size) for size in (0, 999, 1000, 34_400, 2_440_000, 48_000_000, 1_900_000_000)]
    assert sizes == ["0 B", "999 B", "1 kB", "34 kB", "2,4 MB", "48 MB", "1,9 GB"]


def test_marked_words_stand_in_quotation_marks() -> None:
    assert plain_words("atau *tidak berlaku* bila boleh") == "atau “tidak berlaku” bila boleh"
    assert plain_words("3 * 4 = 12") == "3 * 4 = 12"
