"""The rubric file as a value: the shipped one, every optional key, and what is exact about it."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import (
    Aggregation,
    CheckKind,
    Direction,
    Display,
    EvidenceKind,
    Indicator,
    Missing,
    Node,
    Rounding,
    Severity,
    Unit,
)
from smartcity_desktop.core.rubric_reader import read_rubric, rubric_text

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "rubric.yaml"

FULL = """\
rubric:
  code: R
  version: 3
  title: {id: Rubrik, en: Rubric}
  scale: {min: 1, max: 5, step: 0.5, labels: [{level: 1, id: Satu, en: One}]}
  weights_sum: 1
  display: {unit: raw, decimals: 1, rounding: half-even}
  bands:
  - {code: C, id: Cukup, en: Fair, from: 1}
  - {code: B, id: Baik, en: Good, from: 3.5}
  missing: {threshold: 0.5, minimum_scores: 2}
  checks:
  - {kind: unanswered, severity: note}
  - {kind: comment, code: talk, levels: [5, 1], id: Tulis., en: Write.}
  - {kind: evidence, kinds: [photo], levels: [4.5]}
  aggregation: geometric
  shift: 1
  rules: {note: only for readers}
  sources: {S1: {title: One, address: here, reading: read}}
  children:
  - code: A
    weight: 0.1
    weight_in_total: 10
    name: {id: A, en: A}
    children:
    - code: A1
      weight: 1
      name: {id: A1, en: A1}
      indicators:
      - code: A1a
        weight: 1
        weight_in_total: '10'
        title: {id: a, en: a}
        optional: true
        not_applicable_allowed: true
        levels: &levels
        - {level: 1, id: a, en: a}
        - {level: 1.5, id: a, en: a}
        - {level: 2, id: a, en: a}
        - {level: 2.5, id: a, en: a}
        - {level: 3, id: a, en: a}
        - {level: 3.5, id: a, en: a}
        - {level: 4, id: a, en: a}
        - {level: 4.5, id: a, en: a}
        - {level: 5, id: a, en: a}
        evidence: [{kind: photo, id: foto, en: photo}]
        sources: [{key: S1, detail: p. 3}]
  - code: B
    weight: 0.2
    title: {id: B, en: B}
    kind: number
    goalposts: {min: -0.5, max: 20}
    direction: lower
    cap: 15
    unit: '%'
  - {code: C, weight: 0.7, title: {id: c, en: c}, levels: *levels}
"""


def test_the_shipped_rubric_reads_as_it_stands() -> None:
    data = SHIPPED.read_bytes()
    rubric = read_rubric(rubric_text(data, "rubric.yaml"), "rubric.yaml")
    assert rubric.name.code == "KSC-PROPOSAL"
    assert rubric.name.digest == hashlib.sha256(data).hexdigest()
    assert [dimension.code for dimension in rubric.dimensions] == ["INF", "SUP", "VIS"]
    assert [dimension.weight for dimension in rubric.dimensions] == [35, 40, 25]
    assert sum(len(dimension.children) for dimension in rubric.dimensions) == 10
    assert len(rubric.indicators()) == 32
    assert rubric.root.code == "TOTAL"
    assert rubric.scale.levels == tuple(Decimal(level) for level in range(5))
    assert rubric.scale.label(Decimal(1)) == Text("Rintisan", "Initial")
    assert all(len(indicator.levels) == 5 for indicator in rubric.indicators())


def test_what_a_file_does_not_say_has_its_stated_default() -> None:
    rubric = read_rubric(SHIPPED.read_text(encoding="utf-8"), "rubric.yaml")
    assert rubric.display == Display(Unit.PERCENT, 2, Rounding.HALF_UP)
    assert rubric.missing == Missing(Fraction(65, 100), 1)
    assert rubric.bands == ()
    assert {node.aggregation for node in rubric.root.nodes()} == {Aggregation.ARITHMETIC}
    assert [(check.kind, check.severity) for check in rubric.checks] == [
        (CheckKind.UNANSWERED, Severity.BLOCK),
        (CheckKind.REASON, Severity.BLOCK),
        (CheckKind.EVIDENCE, Severity.WARN),
    ]
    assert rubric.checks[2].levels == (3, 4)
    assert set(rubric.checks[2].kinds) == {
        EvidenceKind.DOCUMENT,
        EvidenceKind.DATA,
        EvidenceKind.DEMONSTRATION,
    }


def test_every_further_key_is_read() -> None:
    rubric = read_rubric(FULL, "full.yaml")
    assert rubric.display == Display(Unit.RAW, 1, Rounding.HALF_EVEN)
    assert rubric.missing == Missing(Fraction(1, 2), 2)
    assert [(band.code, band.lower) for band in rubric.bands] == [("C", 1), ("B", Fraction(7, 2))]
    assert rubric.root.aggregation is Aggregation.GEOMETRIC
    assert rubric.root.shift == 1
    assert [(check.code, check.severity) for check in rubric.checks] == [
        ("unanswered", Severity.NOTE),
        ("talk", Severity.WARN),
        ("evidence", Severity.WARN),
    ]
    assert rubric.checks[1].levels == (1, 5)
    assert rubric.checks[1].text == Text("Tulis.", "Write.")
    assert rubric.checks[2].kinds == (EvidenceKind.PHOTO,)
    first, second, third = rubric.root.children
    assert isinstance(first, Node)
    assert isinstance(first.children[0], Node)
    leaf = rubric.indicator("A1a")
    assert leaf.optional
    assert leaf.not_applicable_allowed
    assert leaf.sources[0].detail == "p. 3"
    assert isinstance(second, Indicator)
    assert second.goalposts is not None
    assert (second.goalposts.lower, second.goalposts.upper, second.goalposts.cap) == (Decimal("-0.5"), 20, 15)
    assert second.goalposts.direction is Direction.LOWER
    assert isinstance(third, Indicator)
    assert third.levels == leaf.levels


def test_weights_are_exact_percentages_whatever_sum_the_file_uses() -> None:
    rubric = read_rubric(FULL, "full.yaml")
    assert [child.weight for child in rubric.root.children] == [10, 20, 70]
    assert rubric.indicator("A1a").weight == 100


def test_no_checks_at_all_can_be_said() -> None:
    start, end = FULL.index("  checks:"), FULL.index("  aggregation:")
    assert read_rubric(FULL[:start] + "  checks: []\n" + FULL[end:], "x").checks == ()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_byte_order_mark_and_windows_line_ends_are_taken_and_digested(mark: str, line_end: str) -> None:
    data = (mark + FULL.replace("\n", line_end)).encode("utf-8")
    rubric = read_rubric(rubric_text(data, "x"), "x")
    assert rubric.name.digest == hashlib.sha256(data).hexdigest()
    assert len(rubric.indicators()) == 3


def test_a_tree_may_be_deep() -> None:
    depth = 80
    lines = [
        "rubric:",
        "  code: D",
        "  version: 1",
        "  title: {id: d, en: d}",
        "  scale: {min: 0, max: 1}",
        "  children:",
    ]
    for level in range(depth):
        pad = "  " * (level + 1)
        lines += [
            f"{pad}- code: N{level}",
            f"{pad}  weight: 100",
            f"{pad}  name: {{id: n, en: n}}",
            f"{pad}  children:",
        ]
    lines.append(
        "  " * (depth + 1)
        + "- {code: I, weight: 100, title: {id: i, en: i}, levels: [{level: 0, id: a, en: a}, {level: 1, id: a, en: a}]}"
    )
    rubric = read_rubric("\n".join(lines), "deep.yaml")
    assert len(list(rubric.root.nodes())) == depth + 1
    assert [indicator.code for indicator in rubric.indicators()] == ["I"]
