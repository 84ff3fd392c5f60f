"""The tree of a rubric file: dimensions, sub-dimensions, any nodes between, and indicators."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import LineProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import (
    Aggregation,
    Direction,
    EvidenceKind,
    ExpectedEvidence,
    Goalposts,
    Indicator,
    Level,
    Node,
    Scale,
    Source,
)
from smartcity_desktop.core.rubric_defaults import CHILD_KEYS, INDICATOR_KEYS, NODE_KEYS, ROOT_CODE, ROOT_NAME
from smartcity_desktop.core.rubric_fields import Fields, nearest, plain
from smartcity_desktop.core.rubric_rules import level_value
from smartcity_desktop.core.yaml_tree import YamlList, YamlMap, YamlScalar

if TYPE_CHECKING:
    from decimal import Decimal

    from smartcity_desktop.core.yaml_tree import YamlNode

HUNDRED = Fraction(100)


@dataclass(slots=True)
class TreeRules:
    """What the whole tree is read with.

    Attributes:
        scale: `None` where the file's own cannot be used; then levels are not judged.
        lowest: lower end of the shown unit.
        weights_sum: what the weights inside every parent add up to.
        sources: keys of the rubric's list of sources; `None` where there is no such list.
        codes: line of every code met so far.
    """

    scale: Scale | None
    lowest: Fraction
    weights_sum: Fraction
    sources: tuple[str, ...] | None
    codes: dict[str, int] = field(default_factory=dict)


def read_root(fields: Fields, rules: TreeRules) -> Node | None:
    """Return the total with everything below it."""
    return _node(fields, ROOT_CODE, ROOT_NAME, HUNDRED, HUNDRED, ("dimensions", "children"), rules)


def _node(
    fields: Fields,
    code: str,
    name: Text,
    weight: Fraction,
    share: Fraction,
    child_keys: tuple[str, ...],
    rules: TreeRules,
) -> Node | None:
    aggregation = fields.choice("aggregation", Aggregation.ARITHMETIC)
    shift = _shift(fields, aggregation, rules)
    given = [key for key in child_keys if fields.get(key) is not None]
    if len(given) != 1:
        if not fields.broken:
            fields.problem(
                given[1] if given else None,
                Text("harus memuat tepat satu dari {keys}.", "has to hold exactly one of {keys}.").filled(
                    keys=", ".join(child_keys)
                ),
                Text(
                    "Tulis satu daftar isi; pakai children bila simpul dan indikator bercampur.",
                    "Write one list; use children where nodes and indicators are mixed.",
                ),
            )
        return None
    key = given[0]
    items = fields.items(key)
    if isinstance(fields.get(key), YamlList) and not items:
        fields.problem(
            key,
            Text("daftar ini kosong.", "this list is empty."),
            Text(
                "Isi sedikitnya satu butir, atau hapus {code}.", "Give at least one item, or remove {code}."
            ).filled(code=code),
        )
    children = [
        _child(item, key, f"{code} {key}[{place}]", share, rules, fields)
        for place, item in enumerate(items, 1)
    ]
    _sum(fields, key, code, [weight for weight, _ in children], rules)
    return Node(
        code, weight, name, aggregation, shift, tuple(child for _, child in children if child is not None)
    )


def _shift(fields: Fields, aggregation: Aggregation, rules: TreeRules) -> Fraction:
    shift = fields.number("shift") or Fraction(0)
    if aggregation is Aggregation.ARITHMETIC:
        if shift:
            fields.problem(
                "shift",
                Text("hanya berlaku untuk rata-rata geometrik.", "belongs to a geometric mean only."),
                Text(
                    "Hapus shift atau tulis aggregation: geometric.",
                    "Remove shift or write aggregation: geometric.",
                ),
            )
    elif shift < 0 or rules.lowest + shift < 0:
        fields.problem(
            "shift" if shift else "aggregation",
            Text(
                "rata-rata geometrik tidak menerima nilai negatif.",
                "a geometric mean takes no negative values.",
            ),
            Text(
                "Pilih shift nol atau lebih, sehingga nilai terendah ditambah shift tidak negatif.",
                "Choose a shift of zero or more, so that the lowest value plus shift is not negative.",
            ),
        )
        return Fraction(0)
    return shift


def _child(
    item: YamlNode, key: str, place: str, parent_share: Fraction, rules: TreeRules, parent: Fields
) -> tuple[Fraction | None, Node | Indicator | None]:
    """Read one child; give its weight as written (`None`: unusable) and the child (`None`: unusable)."""
    keys = {name.text for name, _ in item.entries} if isinstance(item, YamlMap) else set()
    branch = key in ("dimensions", "subdimensions") or (
        key == "children" and bool(keys.intersection(CHILD_KEYS))
    )
    fields = Fields(
        item, _written_code(item) or place, NODE_KEYS if branch else INDICATOR_KEYS, parent.findings
    )
    if fields.broken:
        return None, None
    code = fields.code()
    if code:
        _unique(fields, code, rules)
    written = fields.number("weight", required=True)
    if written is not None and written < 0:
        fields.problem(
            "weight",
            Text("bobot tidak boleh negatif.", "a weight must not be negative."),
            Text("Tulis nol atau lebih.", "Write zero or more."),
        )
        written = None
    weight = (written or Fraction(0)) * HUNDRED / rules.weights_sum
    share = parent_share * weight / HUNDRED
    if written is not None:
        _share(fields, share)
    if not branch:
        return written, _indicator(fields, code, weight, rules)
    name = fields.translated("name", required=True) or Text(code, code)
    return written, _node(fields, code, name, weight, share, CHILD_KEYS, rules)


def _written_code(item: YamlNode) -> str:
    """Return what stands as the code, good or not: problems are named by what the person sees."""
    entries = item.entries if isinstance(item, YamlMap) else ()
    return next(
        (
            node.text.strip()[:40]
            for key, node in entries
            if key.text == "code" and isinstance(node, YamlScalar)
        ),
        "",
    )


def _unique(fields: Fields, code: str, rules: TreeRules) -> None:
    if code == ROOT_CODE:
        fields.problem(
            "code",
            Text("TOTAL adalah kode nilai akhir.", "TOTAL is the code of the whole."),
            Text("Beri kode lain.", "Give it another code."),
        )
    elif code in rules.codes:
        fields.problem(
            "code",
            Text(
                "kode {code} sudah dipakai di baris {line}.",
                "the code {code} is already used on line {line}.",
            ).filled(code=code, line=rules.codes[code]),
            Text(
                "Beri kode lain; setiap kode hanya dipakai sekali.",
                "Give it another code; each is used once only.",
            ),
        )
    else:
        rules.codes[code] = fields.line_of("code")


def _share(fields: Fields, share: Fraction) -> None:
    """Compare `weight_in_total` with the product of the weights along the path, exactly."""
    given = fields.number("weight_in_total")
    if given is not None and given != share:
        fields.problem(
            "weight_in_total",
            Text(
                "tertulis {given}, padahal hasil kali bobot di sepanjang jalurnya {share}.",
                "it says {given}, but the weights along its path multiply to {share}.",
            ).filled(given=plain(given), share=plain(share)),
            Text("Tulis {share} atau hapus kunci ini.", "Write {share} or remove this key.").filled(
                share=plain(share)
            ),
        )


def _sum(fields: Fields, key: str, code: str, weights: list[Fraction | None], rules: TreeRules) -> None:
    known = [weight for weight in weights if weight is not None]
    total = sum(known, Fraction(0))
    if not known or len(known) != len(weights) or total == rules.weights_sum:
        return
    shown = " + ".join(plain(weight) for weight in known[:12]) + (" + …" if len(known) > 12 else "")
    fields.findings.append(
        LineProblem(
            fields.line_of(key),
            code,
            Text(
                "Bobot di dalam {code} berjumlah {total} ({shown}), seharusnya {right}.",
                "The weights inside {code} add up to {total} ({shown}) and should add up to {right}.",
            ).filled(code=code, total=plain(total), shown=shown, right=plain(rules.weights_sum)),
            Text(
                "Ubah bobotnya sehingga jumlahnya tepat {right}.",
                "Change the weights so that they add up to exactly {right}.",
            ).filled(right=plain(rules.weights_sum)),
        )
    )


def _indicator(fields: Fields, code: str, weight: Fraction, rules: TreeRules) -> Indicator:
    title = fields.translated("title", required=True) or Text(code, code)
    number = _is_number(fields)
    unfit = ("levels",) if number else ("goalposts", "direction", "cap", "unit")
    for key in unfit:
        if fields.get(key) is not None:
            fields.problem(
                key,
                Text(
                    "tidak berlaku untuk jenis indikator ini.", "does not belong to this kind of indicator."
                ),
                Text("Hapus kunci ini atau ubah kind.", "Remove this key or change kind."),
            )
    return Indicator(
        code,
        weight,
        title,
        fields.translated("question"),
        () if number else _levels(fields, rules),
        _evidence(fields),
        _indicator_sources(fields, rules),
        fields.flag("not_applicable_allowed"),
        fields.flag("optional"),
        _goalposts(fields) if number else None,
    )


def _is_number(fields: Fields) -> bool:
    kind = fields.text("kind")
    if kind in ("", "level", "number"):
        return kind == "number"
    fields.problem(
        "kind",
        Text("{kind} tidak dikenal.", "{kind} is unknown.").filled(kind=kind[:60]),
        nearest(kind, ("level", "number")),
    )
    return fields.get("goalposts") is not None


def _levels(fields: Fields, rules: TreeRules) -> tuple[Level, ...]:
    found: dict[Decimal, Level] = {}
    items = fields.items("levels", required=True)
    for item in items:
        one = Fields(item, fields.where, ("level", "id", "en"), fields.findings)
        if rules.scale is None:
            continue
        value = level_value(one, rules.scale)
        text = one.both("level" if value is None else f"level {plain(value)}")
        if value is None:
            continue
        if value in found:
            one.problem(
                "level",
                Text("tingkat {value} ada dua kali.", "level {value} stands twice.").filled(
                    value=plain(value)
                ),
                Text("Hapus salah satunya.", "Remove one of them."),
            )
        found[value] = Level(value, text)
    if rules.scale is not None and fields.get("levels") is not None:
        lacking = [plain(value) for value in rules.scale.levels if value not in found]
        if lacking:
            fields.problem(
                "levels",
                Text(
                    "uraian tingkat {levels} tidak ada.", "the descriptor of level {levels} is missing."
                ).filled(levels=", ".join(lacking[:20])),
                Text("Tambahkan uraian untuk setiap tingkat.", "Add a descriptor for every level."),
            )
    return tuple(found[value] for value in sorted(found))


def _goalposts(fields: Fields) -> Goalposts | None:
    node = fields.get("goalposts", required=True)
    direction = fields.choice("direction", Direction.HIGHER)
    cap = fields.decimal("cap")
    unit = fields.text("unit")
    if node is None:
        return None
    ends = Fields(node, fields.where, ("min", "max"), fields.findings)
    lower, upper = ends.decimal("min", required=True), ends.decimal("max", required=True)
    if lower is None or upper is None:
        return None
    if lower >= upper:
        ends.problem(
            "min",
            Text("harus lebih kecil daripada max.", "has to be less than max."),
            Text(
                "Perbaiki goalposts; arah terbalik ditulis direction: lower.",
                "Correct the goalposts; the other direction is written direction: lower.",
            ),
        )
    if cap is not None and cap <= lower:
        fields.problem(
            "cap",
            Text("harus lebih besar daripada min.", "has to be greater than min."),
            Text("Naikkan cap atau hapus.", "Raise cap or remove it."),
        )
    return Goalposts(lower, upper, direction, cap, unit)


def _evidence(fields: Fields) -> tuple[ExpectedEvidence, ...]:
    expected = []
    for item in fields.items("evidence"):
        one = Fields(item, fields.where, ("kind", "id", "en"), fields.findings)
        word = one.text("kind", required=True)
        kind = one.one_of("kind", word, EvidenceKind, one.line_of("kind")) if word else None
        text = one.both("evidence")
        if kind is not None:
            expected.append(ExpectedEvidence(kind, text))
    return tuple(expected)


def _indicator_sources(fields: Fields, rules: TreeRules) -> tuple[Source, ...]:
    sources = []
    for item in fields.items("sources"):
        one = Fields(item, fields.where, ("key", "detail"), fields.findings)
        key = one.text("key", required=True)
        if key and rules.sources is not None and key not in rules.sources:
            one.problem(
                "key",
                Text(
                    "sumber {key} tidak ada dalam daftar sources.",
                    "the source {key} is not in the list of sources.",
                ).filled(key=key[:60]),
                nearest(key, rules.sources),
            )
        sources.append(Source(key, one.text("detail")))
    return tuple(sources)
