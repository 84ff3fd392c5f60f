"""What a score sheet says, as one value, and how its numbers and weights are written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import show_number
from smartcity_desktop.core.rubric import Rounding, Unit, rounded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from smartcity_desktop.core.assessment import Answer, Citation
    from smartcity_desktop.core.edition import Assessor, Kind, Mode
    from smartcity_desktop.core.language import Language, Text, TimeZone
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Indicator, Node, Rubric
    from smartcity_desktop.core.scoring import Result, Value


@dataclass(frozen=True, slots=True)
class SheetContent:
    """One assessor's sheet of one region.

    Attributes:
        edition_title, edition_kind: a practice or sample edition is stamped on every page.
        region, assessor, assignment_id, revision, mode: who scores what, and how.
        rubric: the frozen rubric of the edition.
        answers: by indicator code; empty for a blank sheet.
        result: the values shown; `None` for a blank sheet.
        findings: general findings by dimension code.
        evidence_count: pieces of evidence by indicator code.
        evidence: what is attached; empty for a blank sheet.
        fingerprint: SHA-256 (64 hex) of the signed content, `None` for a draft; a blank sheet bears its rubric's.
        signed_at: UTC, `None` for a draft.
        certificate_fingerprint: of the certificate that signed, as people compare it; empty for a draft.
        zone: in which moments are written.
        signature_field: leave room for the picture of an electronic signature, which says who signed and when.
    """

    edition_title: Text
    edition_kind: Kind
    region: Region
    assessor: Assessor
    assignment_id: str
    revision: int
    mode: Mode
    rubric: Rubric
    answers: Mapping[str, Answer]
    result: Result | None
    findings: Mapping[str, str]
    evidence_count: Mapping[str, int]
    fingerprint: str | None
    signed_at: datetime | None
    certificate_fingerprint: str
    zone: TimeZone
    signature_field: bool = False
    evidence: tuple[Citation, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether this is a form to be filled in by pen."""
        return self.result is None and not self.answers

    def value(self, code: str) -> Value | None:
        """The value of a node or indicator, if there is a result."""
        return self.result.values.get(code) if self.result else None


def number(value: Decimal, language: Language) -> str:
    """Write a decimal exactly as the screen does."""
    return _number(str(value), language)


@lru_cache(maxsize=4096)
def _number(digits: str, language: Language) -> str:
    # The key is the text: 51.1 and 51.10 are equal as numbers but not on paper.
    return show_number(Decimal(digits), language)


def plain(value: Decimal, language: Language) -> str:
    """Write a level or a weight without idle zeros: `2`, `2,5`."""
    bare = value.normalize()
    return number(bare.quantize(Decimal(1)) if bare == bare.to_integral_value() else bare, language)


def shown(value: Value | None, language: Language) -> str:
    """Write a value as it is shown, or a dash where there is none."""
    return "–" if value is None or value.shown is None else number(value.shown, language)


def weight_shown(child: Node | Indicator, parent: Node, language: Language) -> str:
    """Write a weight as a percentage of its parent, with at most two decimals."""
    total = sum((sibling.weight for sibling in parent.children), Fraction(0))
    share = child.weight / total * 100 if total else Fraction(0)
    return plain(rounded(share, 2, Rounding.HALF_UP), language)


def percent_shown(share: Fraction, language: Language) -> str:
    """Write a share as a percentage with one decimal, cut off and not rounded: 99,96 % is not all."""
    return plain(rounded(share * 100, 1, Rounding.TRUNCATE), language) + " %"


def share_of_scale(value: Fraction | None, rubric: Rubric) -> float | None:
    """Where a value lies on the shown scale, in [0, 1]; only to draw with."""
    if value is None:
        return None
    lower, upper = scale_ends(rubric)
    return min(max(float((value - lower) / (upper - lower)), 0.0), 1.0)


def scale_ends(rubric: Rubric) -> tuple[Fraction, Fraction]:
    """Both ends of the scale on which values are shown."""
    if rubric.display.unit is Unit.PERCENT:
        return Fraction(0), Fraction(100)
    return Fraction(rubric.scale.minimum), Fraction(rubric.scale.maximum)


def band_ticks(rubric: Rubric) -> tuple[float, ...]:
    """Where bands begin, as shares of the scale."""
    ticks = (share_of_scale(band.lower, rubric) for band in rubric.bands)
    return tuple(tick for tick in ticks if tick is not None)
