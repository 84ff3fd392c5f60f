"""The grid of the indicator table: the same columns for filled and blank sheets, on any paper and scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.reports import labels
from smartcity_desktop.reports.fonts import Face, width, wrap
from smartcity_desktop.reports.ink import (
    ACCENT,
    ACCENT_PALE,
    BODY,
    HEADING,
    INK,
    LABEL,
    MM,
    SOFT,
    SUBHEADING,
    Align,
    Style,
    baseline,
)
from smartcity_desktop.reports.paper import Block, Head, gap
from smartcity_desktop.reports.sheet_content import plain, shown, weight_shown

if TYPE_CHECKING:
    from smartcity_desktop.core.language import Language
    from smartcity_desktop.core.rubric import Indicator, Node, Rubric
    from smartcity_desktop.reports.ink import Pen
    from smartcity_desktop.reports.paper import Frame
    from smartcity_desktop.reports.sheet_content import SheetContent

MOST_BOXES = 13
BOX = 4.7 * MM
_PITCH = 5.6 * MM
_PITCH_LEAST = 3.9 * MM
_LEVELS_MOST = 52 * MM
_GUTTER = 2.5 * MM
_HEAD_HEIGHT = 16.0
_DIMENSION_VALUE = Style(Face.BOLD, 11, 15)


@dataclass(frozen=True, slots=True)
class Columns:
    """Edges of the columns in points: left ones for text, right ones for numbers.

    Attributes:
        code, title: left edges; `title_width` is the room of a title.
        weight: right edge.
        levels, pitch: left edge of the first box, and from box to box.
        boxes: the figures in the boxes, the last one for *not applicable*; empty on a scale with too many levels.
        value, evidence: right edges.
        right: of the table.
    """

    code: float
    title: float
    title_width: float
    weight: float
    levels: float
    pitch: float
    boxes: tuple[str, ...]
    value: float
    evidence: float
    right: float

    @classmethod
    def of(cls, rubric: Rubric, frame: Frame, language: Language) -> Columns:
        """Lay the grid out: codes and boxes take what they need, titles the rest."""
        levels = rubric.scale.levels
        figures = tuple(plain(level, language) for level in levels) if len(levels) < MOST_BOXES else ()
        boxes = (*figures, labels.NA_BOX.in_(language))
        pitch = max(min(_PITCH, _LEVELS_MOST / len(boxes)), _PITCH_LEAST)
        codes = [code for child in rubric.root.children for code in _codes(child)]
        code_width = max(width(code, Face.SEMIBOLD, BODY.size) for code in codes) + _GUTTER
        code_width = min(max(code_width, 13 * MM), 30 * MM)
        right = frame.right
        evidence = right
        value = evidence - 10.5 * MM
        boxes_width = max(pitch * len(boxes), 3 * _PITCH)
        levels_left = value - 14.5 * MM - boxes_width
        weight = levels_left - _GUTTER
        title = frame.left + code_width
        return cls(
            code=frame.left,
            title=title,
            title_width=weight - 12 * MM - title,
            weight=weight,
            levels=levels_left,
            pitch=pitch,
            boxes=boxes,
            value=value,
            evidence=evidence,
            right=right,
        )


def _codes(child: Node | Indicator) -> list[str]:
    return [child.code] if not hasattr(child, "indicators") else [leaf.code for leaf in child.indicators()]


def table_head(columns: Columns, language: Language, *, blank: bool) -> Head:
    """The heads of the columns, repeated on every page of the table."""

    def draw(pen: Pen, top: float) -> None:
        y = top - 9
        pen.text(columns.code, y, labels.INDICATOR.in_(language), LABEL, SOFT)
        if blank:
            pen.text(columns.right, y, labels.WEIGHT.in_(language), LABEL, SOFT, Align.RIGHT)
        else:
            pen.text(columns.weight, y, labels.WEIGHT.in_(language), LABEL, SOFT, Align.RIGHT)
            pen.text(columns.levels, y, labels.LEVEL.in_(language), LABEL, SOFT)
            pen.text(columns.value, y, labels.VALUE.in_(language), LABEL, SOFT, Align.RIGHT)
            pen.text(columns.evidence, y, labels.EVIDENCE.in_(language), LABEL, SOFT, Align.RIGHT)
        pen.line(columns.code, top - 13, columns.right, top - 13, 0.5, SOFT)

    return Head(_HEAD_HEIGHT, draw)


def node_heading(
    content: SheetContent,
    node: Node,
    parent: Node,
    depth: int,
    columns: Columns,
    head: Head,
    language: Language,
) -> list[Block]:
    """The heading of a dimension (depth 1, on a pale band) or of a node below it; it stays with what follows."""
    dimension = depth == 1
    style = HEADING if dimension else SUBHEADING
    inset = 2 * MM if dimension else min(depth - 2, 4) * 3 * MM
    weight = weight_shown(node, parent, language)
    room = columns.weight - 14 * MM - columns.code - inset
    if content.blank:
        room += columns.right - columns.weight
    name = f"{node.code}  {node.name.in_(language)}"
    lines = wrap(name, style.face, style.size, room)
    pad = 3.2 if dimension else 2.0
    height = len(lines) * style.leading + 2 * pad

    def draw(pen: Pen, top: float) -> None:
        if dimension:
            pen.box(columns.code, top - height, columns.right - columns.code, height, fill=ACCENT_PALE)
            pen.box(columns.code, top - height, 2.2, height, fill=ACCENT)
        tint = ACCENT if dimension else INK
        pen.lines(columns.code + inset, top - pad, lines, style, tint)
        y = baseline(top - pad, style)
        weight_right = columns.right - (2 * MM if dimension else 0) if content.blank else columns.weight
        pen.text(weight_right, y, weight, BODY, SOFT, Align.RIGHT)
        if not content.blank:
            value = content.value(node.code)
            words = (
                labels.NOT_APPLICABLE.in_(language)
                if value is not None and value.not_applicable
                else shown(value, language)
            )
            pen.text(
                columns.value, y, words, _DIMENSION_VALUE if dimension else SUBHEADING, tint, Align.RIGHT
            )

    before = gap(7 if dimension else 4 if depth == 2 else 0, keep=True)
    entry = f"{node.code} {node.name.in_(language)}" if dimension else None
    return [before, Block(height, draw, keep=True, head=head, entry=entry), gap(1.5, keep=True)]
