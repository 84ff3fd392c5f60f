"""What forbids signing, what asks for an explanation, and how it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from smartcity_desktop.core.assessment import Answer, Citation
from smartcity_desktop.core.checks import Problem, problems
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import Check, CheckKind, EvidenceKind, Rubric, Severity
from smartcity_desktop.core.rubric_reader import read_rubric

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "rubric.yaml"


@pytest.fixture
def rubric() -> Rubric:
    return read_rubric(SHIPPED.read_text(encoding="utf-8"), "rubric.yaml")


def complete(rubric: Rubric, level: str = "2") -> dict[str, Answer]:
    return {one.code: Answer(one.code, Decimal(level)) for one in rubric.indicators()}


def evidence(indicator: str, kind: EvidenceKind) -> Citation:
    at = datetime(2019, 2, 21, tzinfo=UTC)
    return Citation("c", indicator, "0" * 64, 1, "image/jpeg", "jpg", "a.jpg", kind, "", at)


def test_a_complete_sheet_of_middle_levels_is_free_of_problems(rubric: Rubric) -> None:
    assert problems(rubric, complete(rubric), (), {}) == ()


def test_an_empty_sheet_blocks_on_every_indicator_in_order(rubric: Rubric) -> None:
    found = problems(rubric, {}, (), {})
    assert [one.indicator for one in found] == [one.code for one in rubric.indicators()]
    assert {(one.code, one.severity) for one in found} == {("unanswered", Severity.BLOCK)}
    assert found[0].text.en.startswith("INF-F1 Basic services and regional works: ")
    assert found[0].text.id.startswith("INF-F1 Layanan dasar")
    assert found[0].key == "unanswered:INF-F1"
    assert found[0].open


def test_a_high_level_asks_for_hard_evidence(rubric: Rubric) -> None:
    answers = complete(rubric) | {"INF-F1": Answer("INF-F1", Decimal(3))}
    (found,) = problems(rubric, answers, (), {})
    assert (found.code, found.severity, found.indicator) == ("evidence", Severity.WARN, "INF-F1")
    assert problems(rubric, answers, [evidence("INF-F1", EvidenceKind.INTERVIEW)], {}) == (found,)
    assert problems(rubric, answers, [evidence("INF-F2", EvidenceKind.DOCUMENT)], {}) == (found,)
    assert problems(rubric, answers, [evidence("INF-F1", EvidenceKind.DATA)], {}) == ()


def test_an_explained_warning_no_longer_stands_in_the_way(rubric: Rubric) -> None:
    answers = complete(rubric) | {"INF-F1": Answer("INF-F1", Decimal(4))}
    (found,) = problems(rubric, answers, (), {"evidence:INF-F1": " \n"})
    assert not found.explained
    assert found.open
    (found,) = problems(rubric, answers, (), {"evidence:INF-F1": "Dilihat langsung."})
    assert found.explained
    assert not found.open


def test_a_block_is_never_explained_away() -> None:
    assert Problem("unanswered", Severity.BLOCK, "a", Text("", ""), explained=True).open
    assert not Problem("x", Severity.NOTE, "a", Text("", ""), explained=False).open


def allowing(rubric: Rubric, **changes: bool) -> Rubric:
    """The same rubric with the very first indicator changed."""
    first = rubric.root.children[0]
    second = first.children[0]  # type: ignore[union-attr]
    leaf = replace(second.children[0], **changes)  # type: ignore[union-attr, arg-type]
    second = replace(second, children=(leaf, *second.children[1:]))  # type: ignore[union-attr, arg-type]
    first = replace(first, children=(second, *first.children[1:]))  # type: ignore[union-attr, arg-type]
    return replace(rubric, root=replace(rubric.root, children=(first, *rubric.root.children[1:])))


def test_not_applicable_needs_a_reason_and_leave(rubric: Rubric) -> None:
    answers = complete(rubric) | {"INF-F1": Answer("INF-F1", not_applicable=True)}
    assert [one.code for one in problems(rubric, answers, (), {})] == ["not-allowed", "reason"]
    allowed = allowing(rubric, not_applicable_allowed=True)
    assert [one.code for one in problems(allowed, answers, (), {})] == ["reason"]
    answers["INF-F1"] = Answer("INF-F1", not_applicable=True, reason="Daerah kepulauan.")
    assert problems(allowed, answers, (), {}) == ()


def test_an_optional_indicator_may_be_left_out(rubric: Rubric) -> None:
    answers = complete(rubric)
    del answers["INF-F1"]
    assert [one.code for one in problems(rubric, answers, (), {})] == ["unanswered"]
    assert problems(allowing(rubric, optional=True), answers, (), {}) == ()


def test_a_level_off_the_scale_always_blocks(rubric: Rubric) -> None:
    answers = complete(rubric) | {"INF-F1": Answer("INF-F1", Decimal("2.5"))}
    (found,) = problems(rubric, answers, (), {})
    assert (found.code, found.severity) == ("off-scale", Severity.BLOCK)
    assert "2.5" in found.text.en


def test_the_rubric_says_which_levels_need_a_comment(rubric: Rubric) -> None:
    text = Text("butuh {komentar}.", "needs {a} comment.")
    check = Check("talk", CheckKind.COMMENT, Severity.NOTE, text, (Decimal(0),))
    own = replace(rubric, checks=(check,))
    answers = complete(rubric) | {"INF-F1": Answer("INF-F1", Decimal(0))}
    (found,) = problems(own, answers, (), {})
    assert found.text.en.endswith("needs {a} comment.")
    assert not found.open
    answers["INF-F1"] = Answer("INF-F1", Decimal(0), comment="Tidak ada.")
    assert problems(own, answers, (), {}) == ()
    every = replace(rubric, checks=(replace(check, levels=()),))
    assert len(problems(every, complete(rubric), (), {})) == 32


def test_imported_figures_are_not_the_assessors_to_give(rubric: Rubric) -> None:
    from smartcity_desktop.core.rubric import Direction, Goalposts

    posts = Goalposts(Decimal(0), Decimal(1), Direction.HIGHER, None, "")
    answers = complete(rubric)
    del answers["INF-F1"]
    assert problems(allowing(rubric, goalposts=posts), answers, (), {}) == ()  # type: ignore[arg-type]
