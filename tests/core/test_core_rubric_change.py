"""Every answer is accounted for when a rubric gets a later version."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcity_desktop.core.assessment import Field
from smartcity_desktop.core.language import same
from smartcity_desktop.core.rubric import (
    CheckKind,
    Direction,
    Goalposts,
    Indicator,
    Node,
    Rubric,
    Severity,
    Source,
)
from smartcity_desktop.core.rubric_change import ASPECT_NAMES, FATE_NAMES, Aspect, Fate, compare
from smartcity_desktop.core.rubric_reader import read_rubric

if TYPE_CHECKING:
    from collections.abc import Callable

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "rubric.yaml"
RUBRIC = read_rubric(SHIPPED.read_text(encoding="utf-8"), "rubric.yaml")
FIGURE = Goalposts(RUBRIC.scale.minimum, RUBRIC.scale.maximum, Direction.HIGHER, None, "")
CODES = [indicator.code for indicator in RUBRIC.indicators()]
LEVELLED = [indicator.code for indicator in RUBRIC.indicators() if indicator.goalposts is None]

EDITS: dict[str, tuple[Callable[[Indicator], Indicator | None], Aspect | None, Fate]] = {
    "nothing": (lambda i: i, None, Fate.KEPT),
    "title": (lambda i: replace(i, title=same("lain")), Aspect.TITLE, Fate.LOOK),
    "question": (lambda i: replace(i, question=same("Apa?")), Aspect.QUESTION, Fate.LOOK),
    "levels": (lambda i: replace(i, levels=i.levels[1:]), Aspect.LEVELS, Fate.LOOK),
    "evidence": (lambda i: replace(i, evidence=(*i.evidence, *i.evidence)), Aspect.EVIDENCE, Fate.LOOK),
    "not applicable": (
        lambda i: replace(i, not_applicable_allowed=not i.not_applicable_allowed),
        Aspect.NOT_APPLICABLE,
        Fate.LOOK,
    ),
    "weight": (lambda i: replace(i, weight=i.weight + Fraction(1, 3)), Aspect.WEIGHT, Fate.KEPT),
    "optional": (lambda i: replace(i, optional=not i.optional), Aspect.OPTIONAL, Fate.KEPT),
    "sources": (lambda i: replace(i, sources=(*i.sources, Source("x", "1"))), Aspect.SOURCES, Fate.KEPT),
    "kind": (lambda i: replace(i, goalposts=FIGURE), Aspect.KIND, Fate.GONE),
    "drop": (lambda i: None, None, Fate.GONE),
    "rename": (lambda i: replace(i, code=f"X-{i.code}"), None, Fate.GONE),
}


def edited(rubric: Rubric, edits: dict[str, str]) -> Rubric:
    def walk(node: Node) -> Node:
        children: list[Node | Indicator] = []
        for child in node.children:
            if isinstance(child, Node):
                children.append(walk(child))
                continue
            changed = EDITS[edits.get(child.code, "nothing")][0](child)
            if changed is not None:
                children.append(changed)
        return replace(node, children=tuple(children))

    return replace(rubric, name=replace(rubric.name, version=2, digest="b" * 64), root=walk(rubric.root))


@given(edits=st.dictionaries(st.sampled_from(LEVELLED), st.sampled_from(sorted(EDITS))))
@settings(max_examples=60)
def test_every_indicator_and_every_line_is_accounted_for(edits: dict[str, str]) -> None:
    newer = edited(RUBRIC, edits)
    change = compare(RUBRIC, newer)
    by_code = {one.code: one for one in change.indicators}
    assert len(by_code) == len(change.indicators)
    assert by_code.keys() == {*CODES, *(i.code for i in newer.indicators())}
    assert sum(change.counts.values()) == len(by_code)
    for code in CODES:
        _, aspect, fate = EDITS[edits.get(code, "nothing")]
        found = by_code[code]
        assert found.fate is fate, code
        assert aspect is None or aspect in found.aspects
        along = fate in (Fate.KEPT, Fate.LOOK)
        for subject, field in (
            (code, Field.SCORE),
            (code, Field.REASON),
            (code, Field.COMMENT),
            (f"{code}#c1", Field.EVIDENCE),
            (f"{code}#p1", Field.PROMISE),
            (f"{RUBRIC.checks[0].code}:{code}", Field.EXPLANATION),
            (code, Field.LOOK),
        ):
            assert change.goes_along(subject, field) is along
    new_ones = {one.code for one in change.indicators if one.fate is Fate.NEW}
    assert new_ones == {f"X-{code}" for code, name in edits.items() if name == "rename"}


def test_the_same_rubric_keeps_everything_and_moving_is_only_said() -> None:
    change = compare(RUBRIC, RUBRIC)
    assert {one.fate for one in change.indicators} == {Fate.KEPT}
    assert not any(one.aspects for one in change.indicators)
    first, second, *rest = RUBRIC.root.children
    assert isinstance(first, Node)
    assert isinstance(second, Node)
    moving = next(iter(first.indicators()))

    def without(node: Node) -> Node:
        return replace(
            node,
            children=tuple(
                without(c) if isinstance(c, Node) else c for c in node.children if c is not moving
            ),
        )

    moved = replace(
        RUBRIC,
        root=replace(
            RUBRIC.root,
            children=(without(first), replace(second, children=(*second.children, moving)), *rest),
        ),
    )
    change = compare(RUBRIC, moved)
    assert [(one.code, one.aspects) for one in change.indicators if one.aspects] == [
        (moving.code, (Aspect.PLACE,))
    ]
    assert change.counts[Fate.KEPT] == len(CODES)


def test_scale_and_evidence_rules_concern_every_level_and_no_figure() -> None:
    longer = replace(RUBRIC, scale=replace(RUBRIC.scale, maximum=RUBRIC.scale.maximum + RUBRIC.scale.step))
    rules = tuple(
        replace(check, severity=Severity.BLOCK, levels=check.levels[:-1])
        if check.kind is CheckKind.EVIDENCE
        else check
        for check in RUBRIC.checks
    )
    assert rules != RUBRIC.checks
    for newer, aspect in ((longer, Aspect.SCALE), (replace(RUBRIC, checks=rules), Aspect.EVIDENCE)):
        change = compare(RUBRIC, newer)
        assert {one.code for one in change.indicators if one.fate is Fate.LOOK} == set(LEVELLED)
        assert all(aspect in one.aspects for one in change.indicators)


def test_findings_and_explanations_stay_behind_with_their_dimension_and_check() -> None:
    dimension = RUBRIC.dimensions[0].code
    fewer = replace(
        RUBRIC,
        root=replace(RUBRIC.root, children=RUBRIC.root.children[1:]),
        checks=(replace(RUBRIC.checks[0], text=same("lain")), *RUBRIC.checks[1:]),
    )
    change = compare(RUBRIC, fewer)
    left = RUBRIC.dimensions[1]
    indicator = next(iter(left.indicators())).code
    assert not change.goes_along(dimension, Field.FINDING)
    assert change.goes_along(left.code, Field.FINDING)
    assert not change.goes_along(f"{RUBRIC.checks[0].code}:{indicator}", Field.EXPLANATION)
    assert change.goes_along(f"{RUBRIC.checks[1].code}:{indicator}", Field.EXPLANATION)
    assert change.goes_along("place", Field.VISIT)
    assert change.goes_along("01", Field.ATTENDEE)


@pytest.mark.parametrize("words", [FATE_NAMES.values(), ASPECT_NAMES.values()])
def test_fates_and_aspects_have_words_in_both_languages(words: list[object]) -> None:
    assert len(words) in (len(Fate), len(Aspect))
    assert len(set(words)) == len(words)
