"""The rubric: what is scored, with which weights, and how values are shown.

A published rubric is immutable and named by code, version and digest. All numbers are exact.
`core.rubric_reader` reads one from YAML and is the only place that says what a missing key means.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from smartcity_desktop.core.language import Text


class Rounding(StrEnum):
    """The named rule by which a value is rounded, once, when it is shown."""

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    TRUNCATE = "truncate"


class Unit(StrEnum):
    """Values are shown on the rubric's own scale, or as 0–100."""

    RAW = "raw"
    PERCENT = "percent"


class Aggregation(StrEnum):
    """How a node's value comes from its children."""

    ARITHMETIC = "arithmetic"
    GEOMETRIC = "geometric"


class EvidenceKind(StrEnum):
    """Kinds of evidence (bukti dukung)."""

    DOCUMENT = "document"
    DATA = "data"
    PHOTO = "photo"
    INTERVIEW = "interview"
    DEMONSTRATION = "demonstration"


class Severity(StrEnum):
    """What an unmet check does: forbid signing, ask for an explanation, or only say so."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"


class CheckKind(StrEnum):
    """What a check looks at.

    `unanswered`: an indicator without a level. `evidence`: a level from `levels` without evidence of one of
    `kinds`. `reason`: *not applicable* without a reason. `comment`: a level from `levels` without a comment.
    """

    UNANSWERED = "unanswered"
    EVIDENCE = "evidence"
    REASON = "reason"
    COMMENT = "comment"


class Direction(StrEnum):
    """Whether a higher or a lower figure is better."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class ScaleLabel:
    """The short name of one level, `Rintisan`."""

    value: Decimal
    name: Text


@dataclass(frozen=True, slots=True)
class Scale:
    """The levels that can be given: `minimum`, `minimum + step`, …, `maximum`."""

    minimum: Decimal
    maximum: Decimal
    step: Decimal
    labels: tuple[ScaleLabel, ...] = ()

    @property
    def levels(self) -> tuple[Decimal, ...]:
        """All levels, lowest first."""
        count = int((self.maximum - self.minimum) / self.step)
        return tuple(self.minimum + self.step * k for k in range(count + 1))

    def has(self, value: Decimal) -> bool:
        """Whether a number is one of the levels."""
        return self.minimum <= value <= self.maximum and (value - self.minimum) % self.step == 0

    def label(self, value: Decimal) -> Text | None:
        """Return the short name of a level, if the rubric gives one."""
        return next((label.name for label in self.labels if label.value == value), None)


@dataclass(frozen=True, slots=True)
class Display:
    """How values are shown: unit, decimals and the named rounding rule."""

    unit: Unit
    decimals: int
    rounding: Rounding

    def rounded(self, value: Fraction) -> Decimal:
        """Round an exact value once, by the rule; the result has exactly `decimals` decimals."""
        return rounded(value, self.decimals, self.rounding)


def rounded(value: Fraction, decimals: int, rule: Rounding) -> Decimal:
    """Round a fraction exactly (never through a float): half-up and truncate work on the magnitude."""
    scaled = abs(value) * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    doubled = 2 * rest
    if rule is Rounding.HALF_UP:
        whole += doubled >= scaled.denominator
    elif rule is Rounding.HALF_EVEN:
        tie = doubled == scaled.denominator
        whole += (whole % 2) if tie else doubled > scaled.denominator
    return Decimal(-whole if value < 0 else whole).scaleb(-decimals)


@dataclass(frozen=True, slots=True)
class Band:
    """A *predikat*: values from `lower` (included) up to the next band's lower end (excluded).

    The highest band includes the end of the scale. Limits are on the shown unit and are compared with the
    exact value, before rounding.
    """

    code: str
    name: Text
    lower: Fraction


@dataclass(frozen=True, slots=True)
class Missing:
    """What becomes of missing scores (RANKING.md 3.4).

    Attributes:
        threshold: share of a node's applicable weight that must be scored for the node to have a value, else it
            counts as missing in its parent. Default 65/100.
        minimum_scores: assessors that must have scored an indicator in the panel mean. Default 1.
    """

    threshold: Fraction
    minimum_scores: int


@dataclass(frozen=True, slots=True)
class Check:
    """A rule on one assessment: `kind` says what is looked at, `severity` what it does."""

    code: str
    kind: CheckKind
    severity: Severity
    text: Text
    levels: tuple[Decimal, ...] = ()
    kinds: tuple[EvidenceKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A level of an indicator with its descriptor."""

    value: Decimal
    description: Text


@dataclass(frozen=True, slots=True)
class ExpectedEvidence:
    """Evidence that an indicator asks for."""

    kind: EvidenceKind
    text: Text


@dataclass(frozen=True, slots=True)
class Source:
    """A source of an indicator: key into the rubric's list, and the place in it."""

    key: str
    detail: str


@dataclass(frozen=True, slots=True)
class Goalposts:
    """How an imported figure becomes a value: (x - lower) / (upper - lower), clipped to [0, 1].

    `direction` LOWER turns it round; `cap` bounds the figure before that.
    """

    lower: Decimal
    upper: Decimal
    direction: Direction
    cap: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A leaf: scored by `levels`, or, where `goalposts` is given, an imported figure (`number`)."""

    code: str
    weight: Fraction
    title: Text
    question: Text | None
    levels: tuple[Level, ...]
    evidence: tuple[ExpectedEvidence, ...]
    sources: tuple[Source, ...]
    not_applicable_allowed: bool
    optional: bool
    goalposts: Goalposts | None = None

    def level(self, value: Decimal) -> Level | None:
        """Return the level with this value."""
        return next((level for level in self.levels if level.value == value), None)


@dataclass(frozen=True, slots=True)
class Node:
    """A dimension, a sub-dimension or any node between root and indicators.

    `weight` is the share of the parent in per cent, whatever sum the file's own weights have; so is an indicator's.
    `shift` (>= 0) is added to each child's value, on the scale of the shown unit, before a geometric mean and
    taken off after it; it is 0 for an arithmetic node.
    """

    code: str
    weight: Fraction
    name: Text
    aggregation: Aggregation
    shift: Fraction
    children: tuple[Node | Indicator, ...]

    def indicators(self) -> Iterator[Indicator]:
        """Walk all indicators below, in file order."""
        for child in self.children:
            if isinstance(child, Indicator):
                yield child
            else:
                yield from child.indicators()

    def nodes(self) -> Iterator[Node]:
        """Walk this node and all nodes below, parents first."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.nodes()


@dataclass(frozen=True, slots=True)
class RubricName:
    """What names a published rubric. `digest` is the SHA-256 (hex) of its file."""

    code: str
    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class Rubric:
    """A whole rubric. `root` is the total; its children are the dimensions. Root code: `TOTAL`."""

    name: RubricName
    title: Text
    status: str
    scale: Scale
    display: Display
    bands: tuple[Band, ...]
    missing: Missing
    checks: tuple[Check, ...]
    root: Node

    @property
    def dimensions(self) -> tuple[Node, ...]:
        """The nodes right below the total."""
        return tuple(child for child in self.root.children if isinstance(child, Node))

    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators in file order."""
        return tuple(self.root.indicators())

    def indicator(self, code: str) -> Indicator:
        """Return the indicator with this code.

        Raises:
            KeyError: there is none.
        """
        for indicator in self.root.indicators():
            if indicator.code == code:
                return indicator
        raise KeyError(code)

    def band(self, value: Fraction) -> Band | None:
        """Return the band an exact value falls in; `None` where the rubric has no bands or it lies below all."""
        return next((band for band in reversed(self.bands) if value >= band.lower), None)
