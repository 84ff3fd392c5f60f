"""The parts of a rubric file beside its tree: scale, display, bands, missing scores, checks."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import (
    Band,
    Check,
    CheckKind,
    Display,
    EvidenceKind,
    Missing,
    Scale,
    ScaleLabel,
    Unit,
)
from smartcity_desktop.core.rubric_defaults import (
    CHECK_SEVERITIES,
    DISPLAY,
    MISSING,
    default_check,
    default_checks,
)
from smartcity_desktop.core.rubric_fields import Fields, as_decimal, plain

if TYPE_CHECKING:
    from smartcity_desktop.core.errors import LineProblem
    from smartcity_desktop.core.yaml_tree import YamlNode

LEVELS_LIMIT = 101
CHECK_KEYS = ("code", "kind", "severity", "id", "en", "levels", "kinds")
_FALLBACK = Scale(Decimal(0), Decimal(1), Decimal(1))


def level_value(fields: Fields, scale: Scale, key: str = "level") -> Decimal | None:
    """Return a level of the scale; a number off the scale is a problem."""
    text = fields.text(key, required=True)
    return level_of(fields, key, text, scale) if text else None


def level_of(fields: Fields, key: str, text: str, scale: Scale) -> Decimal | None:
    """Return the level of the scale that a text is."""
    exact = fields.exact(key, text)
    if exact is None:
        return None
    value = as_decimal(exact)
    if not scale.has(value):
        fields.problem(
            key,
            Text("{value} bukan tingkat pada skala ini.", "{value} is not a level of the scale.").filled(
                value=plain(value)
            ),
            _scale_sentence(scale),
        )
        return None
    return value


def read_scale(node: YamlNode | None, findings: list[LineProblem]) -> Scale | None:
    """Return the scale, `None` where it cannot be used."""
    if node is None:
        return None
    fields = Fields(node, "scale", ("min", "max", "step", "labels"), findings)
    lowest = fields.decimal("min", required=True)
    highest = fields.decimal("max", required=True)
    step = fields.decimal("step") if fields.get("step") else Decimal(1)
    if lowest is None or highest is None or step is None:
        return None
    if highest <= lowest:
        fields.problem(
            "max",
            Text("harus lebih besar daripada min.", "has to be greater than min."),
            Text("Perbaiki min atau max.", "Correct min or max."),
        )
        return None
    if step <= 0 or (highest - lowest) % step:
        fields.problem(
            "step",
            Text("langkah tidak membagi habis rentang skala.", "the step does not divide the scale's range."),
            Text(
                "Pilih langkah positif yang membagi habis max - min.",
                "Choose a positive step that divides max - min.",
            ),
        )
        return None
    if (highest - lowest) / step + 1 > LEVELS_LIMIT:
        fields.problem(
            "step",
            Text("skala memiliki lebih dari 101 tingkat.", "the scale has more than 101 levels."),
            Text("Perbesar langkah.", "Use a larger step."),
        )
        return None
    bare = Scale(lowest, highest, step)
    return Scale(lowest, highest, step, _labels(fields, bare))


def fallback_scale() -> Scale:
    """Return a scale to go on reading with after the file's own could not be used."""
    return _FALLBACK


def _labels(fields: Fields, scale: Scale) -> tuple[ScaleLabel, ...]:
    labels: dict[Decimal, ScaleLabel] = {}
    for item in fields.items("labels"):
        label = Fields(item, "scale.labels", ("level", "id", "en"), fields.findings)
        value = level_value(label, scale)
        name = label.both("label")
        if value is None:
            continue
        if value in labels:
            label.problem(
                "level",
                Text("tingkat {value} sudah bernama.", "level {value} already has a name.").filled(
                    value=plain(value)
                ),
                Text("Hapus salah satunya.", "Remove one of them."),
            )
        labels[value] = ScaleLabel(value, name)
    return tuple(labels[value] for value in sorted(labels))


def _scale_sentence(scale: Scale) -> Text:
    return Text(
        "Skala: {lowest} sampai {highest}, langkah {step}.", "The scale: {lowest} to {highest}, step {step}."
    ).filled(lowest=plain(scale.minimum), highest=plain(scale.maximum), step=plain(scale.step))


def read_display(node: YamlNode | None, findings: list[LineProblem]) -> Display:
    """Return how values are shown; percent, 2 decimals, half-up where nothing is said."""
    if node is None:
        return DISPLAY
    fields = Fields(node, "display", ("unit", "decimals", "rounding"), findings)
    return Display(
        fields.choice("unit", DISPLAY.unit),
        fields.whole("decimals", 0, 10, DISPLAY.decimals),
        fields.choice("rounding", DISPLAY.rounding),
    )


def shown_ends(scale: Scale, display: Display) -> tuple[Fraction, Fraction]:
    """Return both ends of the shown unit: 0 and 100, or the scale's own."""
    if display.unit is Unit.PERCENT:
        return Fraction(0), Fraction(100)
    return Fraction(scale.minimum), Fraction(scale.maximum)


def read_bands(
    items: tuple[YamlNode, ...], ends: tuple[Fraction, Fraction], findings: list[LineProblem]
) -> tuple[Band, ...]:
    """Return the bands, which must ascend, begin at the scale's lower end or below, and be reachable."""
    bands: list[Band] = []
    for item in items:
        fields = Fields(item, "bands", ("code", "id", "en", "from"), findings)
        code = fields.code()
        fields.where = f"bands {code}"
        name = fields.both("name")
        lower = fields.number("from", required=True)
        if lower is None:
            continue
        if any(band.code == code for band in bands):
            fields.problem(
                "code",
                Text("predikat {code} ada dua kali.", "the band {code} stands twice.").filled(code=code),
                Text("Beri kode lain.", "Give it another code."),
            )
        if not bands and lower > ends[0]:
            fields.problem(
                "from",
                Text(
                    "predikat terendah mulai di atas nilai terendah ({end}).",
                    "the lowest band begins above the lowest value ({end}).",
                ).filled(end=plain(ends[0])),
                Text("Mulai predikat pertama dari {end}.", "Let the first band begin at {end}.").filled(
                    end=plain(ends[0])
                ),
            )
        if bands and lower <= bands[-1].lower:
            fields.problem(
                "from",
                Text("predikat tidak berurutan naik.", "the bands do not ascend."),
                Text("Urutkan dari yang terendah.", "Order them from the lowest."),
            )
        if lower > ends[1]:
            fields.problem(
                "from",
                Text(
                    "predikat mulai di atas nilai tertinggi ({end}).",
                    "the band begins above the highest value ({end}).",
                ).filled(end=plain(ends[1])),
                Text("Turunkan batasnya.", "Lower its limit."),
            )
        bands.append(Band(code, name, lower))
    return tuple(bands)


def read_missing(node: YamlNode | None, findings: list[LineProblem]) -> Missing:
    """Return what becomes of missing scores; threshold 0.65 and 1 score where nothing is said."""
    if node is None:
        return MISSING
    fields = Fields(node, "missing", ("threshold", "minimum_scores"), findings)
    threshold = fields.number("threshold")
    if threshold is None:
        threshold = MISSING.threshold
    elif not 0 <= threshold <= 1:
        fields.problem(
            "threshold",
            Text("harus antara 0 dan 1.", "has to lie between 0 and 1."),
            Text("Tulis misalnya 0.65 untuk 65 persen.", "Write for instance 0.65 for 65 per cent."),
        )
    return Missing(threshold, fields.whole("minimum_scores", 1, 100, MISSING.minimum_scores))


def read_checks(rubric: Fields, scale: Scale) -> tuple[Check, ...]:
    """Return the checks that the rubric declares; the three defaults where it has no such key at all."""
    if rubric.get("checks") is None:
        return default_checks(scale)
    checks: dict[str, Check] = {}
    for item in rubric.items("checks"):
        fields = Fields(item, "checks", CHECK_KEYS, rubric.findings)
        check = _check(fields, scale)
        if check is None:
            continue
        if check.code in checks:
            fields.problem(
                "code",
                Text("pemeriksaan {code} ada dua kali.", "the check {code} stands twice.").filled(
                    code=check.code
                ),
                Text("Beri kode lain.", "Give it another code."),
            )
        checks[check.code] = check
    return tuple(checks.values())


def _check(fields: Fields, scale: Scale) -> Check | None:
    word = fields.text("kind", required=True)
    kind = fields.one_of("kind", word, CheckKind, fields.line_of("kind")) if word else None
    if kind is None:
        return None
    usual = default_check(kind, scale)
    code = fields.code() if fields.get("code") else usual.code
    fields.where = f"checks {code}"
    own_text = fields.get("id") or fields.get("en")
    levels = tuple(
        level
        for item in fields.scalars("levels")
        if (level := level_of(fields, "levels", item.text, scale)) is not None
    )
    kinds = tuple(
        found
        for item in fields.scalars("kinds")
        if (found := fields.one_of("kinds", item.text, EvidenceKind, item.line)) is not None
    )
    return Check(
        code,
        kind,
        fields.choice("severity", CHECK_SEVERITIES[kind]),
        fields.both("text") if own_text else usual.text,
        tuple(sorted(set(levels))) if fields.get("levels") else usual.levels,
        kinds if fields.get("kinds") else usual.kinds,
    )
