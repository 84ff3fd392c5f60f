"""What a later version of a rubric does to answers that were given by an earlier one.

Nothing is ever guessed: an answer stands where question, levels, scale and the evidence asked for are word for word
the same; it is carried over and marked where one of them changed; it stays behind where its indicator is gone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import Field
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import CheckKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartcity_desktop.core.rubric import Indicator, Rubric, RubricName


class Fate(StrEnum):
    """What becomes of an indicator's answer."""

    LOOK = "look"
    GONE = "gone"
    NEW = "new"
    KEPT = "kept"


FATE_NAMES: dict[Fate, Text] = {
    Fate.LOOK: Text("Perlu ditinjau kembali", "Needs a new look"),
    Fate.GONE: Text("Tidak ada lagi", "Gone"),
    Fate.NEW: Text("Baru", "New"),
    Fate.KEPT: Text("Tetap", "Kept"),
}


class Aspect(StrEnum):
    """What of an indicator changed."""

    TITLE = "title"
    QUESTION = "question"
    LEVELS = "levels"
    SCALE = "scale"
    EVIDENCE = "evidence"
    NOT_APPLICABLE = "not_applicable"
    KIND = "kind"
    WEIGHT = "weight"
    OPTIONAL = "optional"
    PLACE = "place"
    SOURCES = "sources"
    GOALPOSTS = "goalposts"


ASPECT_NAMES: dict[Aspect, Text] = {
    Aspect.TITLE: Text("judul", "title"),
    Aspect.QUESTION: Text("pertanyaan", "question"),
    Aspect.LEVELS: Text("uraian tingkat", "descriptions of the levels"),
    Aspect.SCALE: Text("skala", "scale"),
    Aspect.EVIDENCE: Text("bukti yang diminta", "evidence asked for"),
    Aspect.NOT_APPLICABLE: Text("boleh tidaknya *tidak berlaku*", "whether *not applicable* is allowed"),
    Aspect.KIND: Text("cara pengisian (tingkat atau angka)", "way of filling in (level or figure)"),
    Aspect.WEIGHT: Text("bobot", "weight"),
    Aspect.OPTIONAL: Text("wajib atau opsional", "required or optional"),
    Aspect.PLACE: Text("tempat dalam rubrik", "place in the rubric"),
    Aspect.SOURCES: Text("rujukan", "sources"),
    Aspect.GOALPOSTS: Text("patokan angka", "goalposts of the figure"),
}
# What an assessor read when choosing a level. A change of anything else leaves the answer what it was.
_READ = frozenset(
    {
        Aspect.TITLE,
        Aspect.QUESTION,
        Aspect.LEVELS,
        Aspect.SCALE,
        Aspect.EVIDENCE,
        Aspect.NOT_APPLICABLE,
    }
)


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """One indicator in two versions; `old` or `new` is `None` where a version has it not."""

    code: str
    fate: Fate
    aspects: tuple[Aspect, ...]
    old: Indicator | None
    new: Indicator | None

    @property
    def title(self) -> Text:
        """As the newer version has it, or the older one where it is gone."""
        shown = self.new or self.old
        assert shown is not None
        return shown.title


@dataclass(frozen=True, slots=True)
class RubricChange:
    """Two versions of a rubric, indicator by indicator: those of the newer one in its order, then those gone.

    Attributes:
        dimensions_gone: codes of dimensions and other nodes that the newer version has not: findings on them.
        checks_gone: codes of checks that it has not, or not the same: explanations of them are asked for again.
    """

    old: RubricName
    new: RubricName
    indicators: tuple[IndicatorChange, ...]
    dimensions_gone: frozenset[str]
    checks_gone: frozenset[str]

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many indicators have which fate; all four are there."""
        found = Counter(change.fate for change in self.indicators)
        return {fate: found[fate] for fate in Fate}

    def fate(self, indicator: str) -> Fate | None:
        """Return what becomes of an indicator; `None` where neither version has it."""
        return next((change.fate for change in self.indicators if change.code == indicator), None)

    def goes_along(self, subject: str, field: Field) -> bool:
        """Whether a line of the history is carried over to the newer version; else it stays in the older draft.

        Args:
            subject: as the history has it (see `Field`).
            field: as the history has it.
        """
        if field in (Field.VISIT, Field.ATTENDEE):
            return True
        if field is Field.FINDING:
            return subject not in self.dimensions_gone
        if field is Field.EXPLANATION:
            check, _, indicator = subject.rpartition(":")
            return check not in self.checks_gone and self._stays(indicator)
        return self._stays(subject.partition("#")[0])

    def _stays(self, indicator: str) -> bool:
        return self.fate(indicator) in (Fate.KEPT, Fate.LOOK)


def compare(old: Rubric, new: Rubric) -> RubricChange:
    """Compare two versions of a rubric by the codes of their indicators."""
    before = {indicator.code: indicator for indicator in old.indicators()}
    after = {indicator.code: indicator for indicator in new.indicators()}
    common = _common(old, new)
    places = _parents(old), _parents(new)
    changes = []
    for code, indicator in after.items():
        if code not in before:
            changes.append(IndicatorChange(code, Fate.NEW, (), None, indicator))
            continue
        aspects = _aspects(before[code], indicator, common)
        if places[0][code] != places[1][code]:
            aspects += (Aspect.PLACE,)
        changes.append(IndicatorChange(code, _fate(aspects, indicator), aspects, before[code], indicator))
    changes += [
        IndicatorChange(code, Fate.GONE, (), indicator, None)
        for code, indicator in before.items()
        if code not in after
    ]
    nodes = {node.code for node in new.root.nodes()}
    checks = set(new.checks)
    return RubricChange(
        old.name,
        new.name,
        tuple(changes),
        frozenset(node.code for node in old.root.nodes() if node.code not in nodes),
        frozenset(check.code for check in old.checks if check not in checks),
    )


def _fate(aspects: tuple[Aspect, ...], new: Indicator) -> Fate:
    if Aspect.KIND in aspects:
        # A level says nothing about a figure, and a figure nothing about a level.
        return Fate.GONE
    if new.goalposts is not None:
        return Fate.KEPT
    return Fate.LOOK if _READ.intersection(aspects) else Fate.KEPT


def _common(old: Rubric, new: Rubric) -> tuple[Aspect, ...]:
    """Return what changed for all indicators at once: the scale, and which levels need which evidence."""
    found = []
    if old.scale != new.scale:
        found.append(Aspect.SCALE)
    if _evidence_rules(old) != _evidence_rules(new):
        found.append(Aspect.EVIDENCE)
    return tuple(found)


def _evidence_rules(rubric: Rubric) -> frozenset[tuple[object, ...]]:
    return frozenset(
        (check.severity, frozenset(check.levels), frozenset(check.kinds))
        for check in rubric.checks
        if check.kind is CheckKind.EVIDENCE
    )


def _aspects(old: Indicator, new: Indicator, common: tuple[Aspect, ...]) -> tuple[Aspect, ...]:
    differ = {
        Aspect.TITLE: old.title != new.title,
        Aspect.QUESTION: old.question != new.question,
        Aspect.LEVELS: old.levels != new.levels,
        Aspect.SCALE: Aspect.SCALE in common,
        Aspect.EVIDENCE: old.evidence != new.evidence or Aspect.EVIDENCE in common,
        Aspect.NOT_APPLICABLE: old.not_applicable_allowed != new.not_applicable_allowed,
        Aspect.KIND: (old.goalposts is None) != (new.goalposts is None),
        Aspect.WEIGHT: old.weight != new.weight,
        Aspect.OPTIONAL: old.optional != new.optional,
        Aspect.SOURCES: old.sources != new.sources,
        Aspect.GOALPOSTS: old.goalposts != new.goalposts,
    }
    return tuple(aspect for aspect, changed in differ.items() if changed)


def _parents(rubric: Rubric) -> dict[str, str]:
    return {
        indicator.code: node.code
        for node in rubric.root.nodes()
        for indicator in node.children
        if not hasattr(indicator, "children")
    }
