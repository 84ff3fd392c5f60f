"""The rows of a blank score sheet: every level with its descriptor and a box to tick, and room to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.rubric import Indicator
from smartcity_desktop.reports import labels
from smartcity_desktop.reports.figures import tick_box
from smartcity_desktop.reports.fonts import Face, width, wrap
from smartcity_desktop.reports.ink import (
    ACCENT,
    BODY,
    BODY_STRONG,
    INK,
    MM,
    SMALL,
    SMALL_ITALIC,
    SMALL_STRONG,
    SOFT,
    Align,
    Style,
    baseline,
)
from smartcity_desktop.reports.paper import Block, gap
from smartcity_desktop.reports.sheet_columns import Columns, node_heading
from smartcity_desktop.reports.sheet_content import plain, weight_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartcity_desktop.core.language import Language
    from smartcity_desktop.core.rubric import Node
    from smartcity_desktop.reports.ink import Pen
    from smartcity_desktop.reports.paper import Head
    from smartcity_desktop.reports.sheet_content import SheetContent

_TICK = 7.6
_OPTION = Style(Face.REGULAR, 7.8, 9.6)
_OPTION_FIGURE = Style(Face.SEMIBOLD, 7.8, 9.6)
_OPTION_GAP = 1.4
_WRITING = 6.3 * MM
_WRITING_LINES = 2


def form_rows(
    content: SheetContent, node: Node, columns: Columns, head: Head, language: Language, depth: int = 1
) -> Iterator[Block]:
    """Walk the rubric below a node: headings, and a form for each indicator."""
    for child in node.children:
        if isinstance(child, Indicator):
            yield from _indicator(content, child, node, columns, head, language)
        else:
            yield from node_heading(content, child, node, depth, columns, head, language)
            yield from form_rows(content, child, columns, head, language, depth + 1)


def _indicator(
    content: SheetContent,
    indicator: Indicator,
    parent: Node,
    columns: Columns,
    head: Head,
    language: Language,
) -> Iterator[Block]:
    yield _title(indicator, parent, columns, head, language)
    if indicator.goalposts is not None:
        yield _figure(columns, head, indicator.goalposts.unit, labels.FIGURE.in_(language))
    elif len(columns.boxes) == 1:
        scale = content.rubric.scale
        ends = labels.SCALE_OF.filled(
            lower=plain(scale.minimum, language), upper=plain(scale.maximum, language)
        )
        yield _figure(columns, head, ends.in_(language), labels.LEVEL.in_(language))
    else:
        yield from _options(content, indicator, columns, head, language)
    if indicator.not_applicable_allowed:
        yield _not_applicable(columns, head, language)
    yield _evidence(indicator, columns, head, language)
    yield _comment(columns, head, language)
    yield gap(1.5)


def _title(indicator: Indicator, parent: Node, columns: Columns, head: Head, language: Language) -> Block:
    room = columns.right - columns.title - 14 * MM
    title = indicator.title.in_(language)
    if indicator.optional:
        title += f" ({labels.OPTIONAL.in_(language)})"
    titles = wrap(title, BODY_STRONG.face, BODY_STRONG.size, room)
    question = indicator.question.in_(language) if indicator.question else ""
    questions = wrap(question, SMALL_ITALIC.face, SMALL_ITALIC.size, room) if question else ()
    codes = wrap(indicator.code, BODY_STRONG.face, BODY_STRONG.size, columns.title - columns.code - 4)
    height = 2 + max(len(titles) * BODY.leading + len(questions) * SMALL.leading, len(codes) * BODY.leading)
    weight = weight_shown(indicator, parent, language)

    def draw(pen: Pen, top: float) -> None:
        edge = top - 2
        pen.lines(columns.code, edge, codes, BODY_STRONG, ACCENT)
        below = pen.lines(columns.title, edge, titles, BODY_STRONG)
        pen.lines(columns.title, below, questions, SMALL_ITALIC, SOFT)
        pen.text(columns.right, baseline(edge, BODY), weight, BODY, SOFT, Align.RIGHT)

    return Block(height, draw, keep=True, head=head)


def _options(
    content: SheetContent, indicator: Indicator, columns: Columns, head: Head, language: Language
) -> Iterator[Block]:
    """A line for each level that has a descriptor or a name; bare levels stand side by side."""
    named = [
        (plain(level, language), _meaning(content, indicator, level, language))
        for level in content.rubric.scale.levels
    ]
    if not all(meaning for _figure, meaning in named):
        yield _bare_options([figure for figure, _meaning in named], columns, head)
    for figure, meaning in named:
        if meaning:
            yield _option(figure, meaning, columns, head)


def _meaning(content: SheetContent, indicator: Indicator, level: object, language: Language) -> str:
    described = next((each for each in indicator.levels if each.value == level), None)
    if described is not None:
        return described.description.in_(language)
    label = next((each.name for each in content.rubric.scale.labels if each.value == level), None)
    return label.in_(language) if label else ""


def _option(figure: str, meaning: str, columns: Columns, head: Head) -> Block:
    left = columns.title + _TICK + 5
    text_left = left + max(width(figure, _OPTION_FIGURE.face, _OPTION_FIGURE.size), 6) + 6
    lines = wrap(meaning, _OPTION.face, _OPTION.size, columns.right - text_left)
    height = len(lines) * _OPTION.leading + _OPTION_GAP

    def draw(pen: Pen, top: float) -> None:
        edge = top - _OPTION_GAP / 2
        tick_box(pen, columns.title, edge - _OPTION.leading / 2 - _TICK / 2, _TICK)
        pen.text(left, baseline(edge, _OPTION), figure, _OPTION_FIGURE)
        pen.lines(text_left, edge, lines, _OPTION)

    return Block(height, draw, keep=True, head=head)


def _bare_options(figures: list[str], columns: Columns, head: Head) -> Block:
    pitch = min((columns.right - columns.title) / len(figures), 17 * MM)

    def draw(pen: Pen, top: float) -> None:
        for index, figure in enumerate(figures):
            x = columns.title + index * pitch
            tick_box(pen, x, top - 8 - _TICK / 2, _TICK)
            pen.text(x + _TICK + 4, baseline(top - 3, _OPTION), figure, _OPTION_FIGURE)

    return Block(16.5, draw, keep=True, head=head)


def _figure(columns: Columns, head: Head, unit: str, label: str) -> Block:
    """A line to write a number on."""

    def draw(pen: Pen, top: float) -> None:
        y = top - 14
        x = columns.title + width(label, SMALL_STRONG.face, SMALL_STRONG.size) + 6
        pen.text(columns.title, y, label, SMALL_STRONG, ACCENT)
        pen.dotted(x, y - 1.5, x + 38 * MM)
        pen.text(x + 40 * MM, y, unit, SMALL, SOFT)

    return Block(19, draw, keep=True, head=head)


def _not_applicable(columns: Columns, head: Head, language: Language) -> Block:
    why = labels.NOT_APPLICABLE_WHY.in_(language)

    def draw(pen: Pen, top: float) -> None:
        edge = top - 1.5
        y = baseline(edge, _OPTION)
        tick_box(pen, columns.title, edge - _OPTION.leading / 2 - _TICK / 2, _TICK)
        x = columns.title + _TICK + 5
        pen.text(x, y, why, _OPTION)
        pen.dotted(x + width(why, _OPTION.face, _OPTION.size) + 4, y - 1.5, columns.right)

    return Block(_OPTION.leading + 3, draw, keep=True, head=head)


def _evidence(indicator: Indicator, columns: Columns, head: Head, language: Language) -> Block:
    """Kinds of evidence to tick: those the indicator asks for stand in bold."""
    asked = {each.kind for each in indicator.evidence}

    def draw(pen: Pen, top: float) -> None:
        edge = top - 2
        y = baseline(edge, SMALL)
        label = labels.EVIDENCE_EXPECTED.in_(language)
        pen.text(columns.title, y, label, SMALL_STRONG, ACCENT)
        x = columns.title + width(label, SMALL_STRONG.face, SMALL_STRONG.size) + 8
        for kind, name in labels.EVIDENCE_KINDS.items():
            style = SMALL_STRONG if kind in asked else SMALL
            words = name.in_(language)
            tick_box(pen, x, edge - SMALL.leading / 2 - 3.2, 6.4)
            pen.text(x + 9.5, y, words, style, INK if kind in asked else SOFT)
            x += 9.5 + width(words, style.face, style.size) + 11
        count = labels.EVIDENCE_COUNT.in_(language)
        pen.text(x + 2, y, count, SMALL, SOFT)
        start = x + 6 + width(count, SMALL.face, SMALL.size)
        pen.dotted(start, y - 1.5, start + 13 * MM)

    return Block(SMALL.leading + 3, draw, keep=True, head=head)


def _comment(columns: Columns, head: Head, language: Language) -> Block:
    height = _WRITING * _WRITING_LINES + 1.5

    def draw(pen: Pen, top: float) -> None:
        label = labels.COMMENT.in_(language)
        first = columns.title + width(label, SMALL_STRONG.face, SMALL_STRONG.size) + 5
        for index in range(_WRITING_LINES):
            y = top - _WRITING * (index + 1) + 3
            pen.dotted(first if index == 0 else columns.title, y, columns.right)
        pen.text(columns.title, top - _WRITING + 4.5, label, SMALL_STRONG, ACCENT)
        pen.line(columns.code, top - height - 1, columns.right, top - height - 1)

    return Block(height, draw, keep=True, head=head)
