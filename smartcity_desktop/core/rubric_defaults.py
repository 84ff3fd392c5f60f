"""What a rubric means where its file says nothing, and the names of the keys it may use."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import (
    Check,
    CheckKind,
    Display,
    EvidenceKind,
    Missing,
    Rounding,
    Scale,
    Severity,
    Unit,
)

if TYPE_CHECKING:
    from decimal import Decimal

ROOT_CODE = "TOTAL"
ROOT_NAME = Text("Nilai akhir", "Total")
WEIGHTS_SUM = Fraction(100)
DISPLAY = Display(Unit.PERCENT, 2, Rounding.HALF_UP)
MISSING = Missing(Fraction(65, 100), 1)
HARD_EVIDENCE = (EvidenceKind.DOCUMENT, EvidenceKind.DATA, EvidenceKind.DEMONSTRATION)

RUBRIC_KEYS = (
    "code",
    "version",
    "status",
    "title",
    "scale",
    "weights_sum",
    "display",
    "bands",
    "missing",
    "checks",
    "rules",
    "aggregation",
    "shift",
    "dimensions",
    "children",
    "sources",
)
NODE_KEYS = (
    "code",
    "weight",
    "weight_in_total",
    "name",
    "aggregation",
    "shift",
    "subdimensions",
    "indicators",
    "children",
)
INDICATOR_KEYS = (
    "code",
    "weight",
    "weight_in_total",
    "title",
    "question",
    "kind",
    "levels",
    "goalposts",
    "direction",
    "cap",
    "unit",
    "evidence",
    "sources",
    "not_applicable_allowed",
    "optional",
)
CHILD_KEYS = ("subdimensions", "indicators", "children")

CHECK_TEXTS: dict[CheckKind, Text] = {
    CheckKind.UNANSWERED: Text(
        "belum diberi tingkat. Pilih satu tingkat, atau *tidak berlaku* bila diperbolehkan.",
        "has no level yet. Choose one, or *not applicable* where that is allowed.",
    ),
    CheckKind.REASON: Text(
        "dinyatakan tidak berlaku tanpa alasan. Tuliskan alasannya.",
        "is said not to apply, without a reason. Write the reason.",
    ),
    CheckKind.EVIDENCE: Text(
        "tingkat setinggi ini memerlukan sedikitnya satu bukti dukung dari jenis yang diminta. Lampirkan bukti, "
        "turunkan tingkatnya, atau jelaskan.",
        "a level this high needs at least one piece of evidence of the kinds asked for. Attach evidence, lower the "
        "level, or explain.",
    ),
    CheckKind.COMMENT: Text(
        "tingkat ini memerlukan komentar. Tuliskan komentarnya.",
        "this level needs a comment. Write one.",
    ),
}
CHECK_SEVERITIES: dict[CheckKind, Severity] = {
    CheckKind.UNANSWERED: Severity.BLOCK,
    CheckKind.REASON: Severity.BLOCK,
    CheckKind.EVIDENCE: Severity.WARN,
    CheckKind.COMMENT: Severity.WARN,
}


def evidence_levels(scale: Scale) -> tuple[Decimal, ...]:
    """Return the levels of at least three quarters of the scale (3 and 4 on 0–4)."""
    return tuple(
        level for level in scale.levels if 4 * (level - scale.minimum) >= 3 * (scale.maximum - scale.minimum)
    )


def default_checks(scale: Scale) -> tuple[Check, ...]:
    """Return the checks of a rubric that declares none."""
    return (
        default_check(CheckKind.UNANSWERED, scale),
        default_check(CheckKind.REASON, scale),
        default_check(CheckKind.EVIDENCE, scale),
    )


def default_check(kind: CheckKind, scale: Scale) -> Check:
    """Return the check that a kind alone stands for; its code is the kind's name."""
    evidence = kind is CheckKind.EVIDENCE
    return Check(
        kind.value,
        kind,
        CHECK_SEVERITIES[kind],
        CHECK_TEXTS[kind],
        evidence_levels(scale) if evidence else (),
        HARD_EVIDENCE if evidence else (),
    )
