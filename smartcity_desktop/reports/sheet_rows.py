"""The rows of a filled score sheet: one indicator each, with its level, value, evidence and comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.rubric import Indicator
from smartcity_desktop.reports import labels
from smartcity_desktop.reports.figures import level_boxes
from smartcity_desktop.reports.fonts import legible, width, wrap
from smartcity_desktop.reports.ink import (
    ACCENT,
    BODY,
    BODY_STRONG,
    INK,
    RULE,
    SMALL,
    SMALL_ITALIC,
    SMALL_STRONG,
    SOFT,
    Align,
    baseline,
)
from smartcity_desktop.reports.paper import Block, Head
from smartcity_desktop.reports.sheet_columns import BOX, Columns, node_heading
from smartcity_desktop.reports.sheet_content import plain, shown, weight_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartcity_desktop.core.language import Language
    from smartcity_desktop.core.rubric import Node
    from smartcity_desktop.reports.ink import Pen
    from smartcity_desktop.reports.sheet_content import SheetContent

_PAD = 3.2
_INSET = 7.0


def rows(
    content: SheetContent, node: Node, columns: Columns, head: Head, language: Language, depth: int = 1
) -> Iterator[Block]:
    """Walk the rubric below a node: headings, and a row for each indicator."""
    for child in node.children:
        if isinstance(child, Indicator):
            yield from _indicator(content, child, node, columns, head, language)
        else:
            yield from node_heading(content, child, node, depth, columns, head, language)
            yield from rows(content, child, columns, head, language, depth + 1)


def _indicator(
    content: SheetContent,
    indicator: Indicator,
    parent: Node,
    columns: Columns,
    head: Head,
    language: Language,
) -> Iterator[Block]:
    answer = content.answers.get(indicator.code) or Answer(indicator.code)
    notes = _notes(answer, indicator, columns, head, language)
    yield _row(content, indicator, parent, answer, columns, head, language, more=bool(notes))
    yield from notes

    def close(pen: Pen, top: float) -> None:
        pen.line(columns.code, top - 2.6, columns.right, top - 2.6)

    yield Block(3.0, close)


def _row(
    content: SheetContent,
    indicator: Indicator,
    parent: Node,
    answer: Answer,
    columns: Columns,
    head: Head,
    language: Language,
    *,
    more: bool,
) -> Block:
    title = indicator.title.in_(language)
    if indicator.optional:
        title += f" ({labels.OPTIONAL.in_(language)})"
    titles = wrap(title, BODY_STRONG.face, BODY_STRONG.size, columns.title_width)
    level = indicator.level(answer.value) if answer.value is not None and not answer.not_applicable else None
    meaning = level.description.in_(language) if level else ""
    meanings = wrap(meaning, SMALL.face, SMALL.size, columns.title_width) if meaning else ()
    codes = wrap(indicator.code, BODY_STRONG.face, BODY_STRONG.size, columns.title - columns.code - 4)
    text_height = len(titles) * BODY.leading + len(meanings) * SMALL.leading
    height = _PAD + max(text_height, len(codes) * BODY.leading, BOX)
    weight = weight_shown(indicator, parent, language)
    value = shown(content.value(indicator.code), language)
    count = content.evidence_count.get(indicator.code, 0)

    def draw(pen: Pen, top: float) -> None:
        edge = top - _PAD
        y = baseline(edge, BODY)
        pen.lines(columns.code, edge, codes, BODY_STRONG, ACCENT)
        below = pen.lines(columns.title, edge, titles, BODY_STRONG)
        pen.lines(columns.title, below, meanings, SMALL, SOFT)
        pen.text(columns.weight, y, weight, BODY, SOFT, Align.RIGHT)
        _draw_level(pen, content, indicator, answer, columns, edge, language)
        pen.text(columns.value, y, value, BODY_STRONG, INK, Align.RIGHT)
        pen.text(columns.evidence, y, str(count) if count else "–", BODY, INK, Align.RIGHT)

    return Block(height, draw, keep=True, head=head)


def _draw_level(
    pen: Pen,
    content: SheetContent,
    indicator: Indicator,
    answer: Answer,
    columns: Columns,
    edge: float,
    language: Language,
) -> None:
    """Mark the level in its boxes; an imported figure, or a scale too long for boxes, is written out."""
    y = baseline(edge, BODY)
    bottom = edge - BODY.leading / 2 - BOX / 2
    levels = content.rubric.scale.levels
    written = indicator.goalposts is not None or len(columns.boxes) == 1
    if not answer.answered:
        if written:
            pen.text(columns.levels, y, labels.UNANSWERED.in_(language), SMALL_ITALIC, SOFT)
            return
        chosen = None
    elif answer.not_applicable:
        chosen = len(columns.boxes) - 1
    else:
        chosen = levels.index(answer.value) if answer.value in levels else None
    if written:
        if answer.not_applicable:
            level_boxes(pen, columns.levels, bottom, BOX, columns.pitch, columns.boxes[-1:], 0)
        elif answer.value is not None:
            unit = f" {indicator.goalposts.unit}" if indicator.goalposts else ""
            pen.text(columns.levels, y, plain(answer.value, language) + unit, BODY_STRONG)
        return
    level_boxes(pen, columns.levels, bottom, BOX, columns.pitch, columns.boxes, chosen)


def _notes(
    answer: Answer, indicator: Indicator, columns: Columns, head: Head, language: Language
) -> list[Block]:
    """Reason and comment below a row, line by line, so that a long one flows from page to page and is never cut."""
    blocks: list[Block] = []
    for label, text in ((labels.REASON, answer.reason), (labels.COMMENT, answer.comment)):
        if text.strip():
            blocks += _note(label.in_(language), text.strip(), indicator, columns, head, language)
    return blocks


def _note(
    label: str, text: str, indicator: Indicator, columns: Columns, head: Head, language: Language
) -> list[Block]:
    left = columns.title + _INSET
    first = width(label, SMALL_STRONG.face, SMALL_STRONG.size) + 5
    lines = wrap(text, SMALL.face, SMALL.size, columns.right - left, first=first)
    repeated = _continued(indicator, columns, head, language)

    def line_block(index: int) -> Block:
        def draw(pen: Pen, top: float) -> None:
            y = baseline(top, SMALL)
            pen.line(columns.title + 1, top - SMALL.leading, columns.title + 1, top, 1.2, RULE)
            if index == 0:
                pen.text(left, y, label, SMALL_STRONG, ACCENT)
            pen.text(left + (first if index == 0 else 0), y, lines[index], SMALL)

        # Two lines stay together at the beginning and at the end, and the end with the closing rule.
        keep = index == 0 or index >= len(lines) - 2
        return Block(SMALL.leading, draw, keep=keep, head=repeated)

    space = Block(2.4, lambda _pen, _top: None, keep=True, gap=True)
    return [space, *(line_block(index) for index in range(len(lines)))]


def _continued(indicator: Indicator, columns: Columns, head: Head, language: Language) -> Head:
    words = labels.CONTINUED.filled(code=legible(indicator.code)).in_(language)

    def draw(pen: Pen, top: float) -> None:
        head.draw(pen, top)
        pen.text(columns.code, baseline(top - head.height - 2, SMALL), words, SMALL_ITALIC, SOFT)

    return Head(head.height + SMALL.leading + 4, draw)
