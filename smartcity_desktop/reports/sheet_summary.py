"""The first page of a score sheet: title, who scored what, and for a filled sheet its results at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import show_moment
from smartcity_desktop.core.rubric import Node
from smartcity_desktop.reports import labels
from smartcity_desktop.reports.figures import bar, radar
from smartcity_desktop.reports.fonts import Face, legible, width, wrap
from smartcity_desktop.reports.ink import (
    ACCENT,
    HEADING,
    INK,
    LABEL,
    MM,
    RULE,
    SOFT,
    TITLE,
    Align,
    Style,
    baseline,
)
from smartcity_desktop.reports.paper import Block, gap
from smartcity_desktop.reports.sheet_content import (
    band_ticks,
    number,
    percent_shown,
    scale_ends,
    share_of_scale,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from smartcity_desktop.core.language import Language, Text
    from smartcity_desktop.core.scoring import Value
    from smartcity_desktop.reports.ink import Pen
    from smartcity_desktop.reports.paper import Frame
    from smartcity_desktop.reports.sheet_content import SheetContent

_EDITION = Style(Face.MEDIUM, 10.5, 14.5)
_FIELD = Style(Face.MEDIUM, 9, 12)
_TOTAL = Style(Face.BOLD, 30, 34)
_FACT = Style(Face.SEMIBOLD, 9.5, 13)
_NODE = Style(Face.REGULAR, 8, 10.5)
_DIMENSION = Style(Face.SEMIBOLD, 8.6, 11)
_DIMENSION_PITCH = 16.5
_NODE_PITCH = 13.0
_SIDE_BY_SIDE_MOST = 230.0
_RADAR_WIDTH = 66 * MM
_MOST_AXES = 24
_BAR_SHARE = 0.33
_BAR_VALUE = 12 * MM


def title_blocks(title: str, subtitle: str, frame: Frame) -> list[Block]:
    """The title of a paper and, below it, its edition."""
    titles = wrap(title, TITLE.face, TITLE.size, frame.width)
    subtitles = wrap(subtitle, _EDITION.face, _EDITION.size, frame.width)
    height = len(titles) * TITLE.leading + len(subtitles) * _EDITION.leading

    def draw(pen: Pen, top: float) -> None:
        below = pen.lines(frame.left, top, titles, TITLE)
        pen.lines(frame.left, below, subtitles, _EDITION, SOFT)

    return [Block(height, draw, keep=True), gap(9)]


def identity_blocks(content: SheetContent, frame: Frame, language: Language) -> Iterator[Block]:
    """Region, assessor, assignment and rubric in two columns."""
    rubric = content.rubric
    version = labels.RUBRIC_VERSION.filled(
        title=rubric.title, code=rubric.name.code, version=rubric.name.version
    )
    rows: tuple[tuple[tuple[Text, str], ...], ...] = (
        ((labels.REGION, content.region.name), (labels.ASSESSOR, content.assessor.name)),
        ((labels.PROVINCE, content.region.province), (labels.INSTITUTION, content.assessor.institution)),
        ((labels.CODE, content.region.code), (labels.ASSIGNMENT, content.assignment_id)),
        ((labels.MODE, labels.MODES[content.mode].in_(language)), (labels.REVISION, str(content.revision))),
        ((labels.RUBRIC, version.in_(language)),),
        ((labels.STATUS, _status(content, language)),),
    )
    for row in rows:
        yield _fields(row, frame, language)
    yield gap(8)


def _status(content: SheetContent, language: Language) -> str:
    if content.blank:
        return labels.TO_FILL.in_(language)
    if content.signed_at is None:
        return labels.DRAFT.in_(language)
    moment = show_moment(content.signed_at, language, content.zone)
    return labels.SIGNED_ON.filled(moment=moment).in_(language)


def _fields(cells: Sequence[tuple[Text, str]], frame: Frame, language: Language) -> Block:
    pitch = (frame.width + 6 * MM) / len(cells)
    label_width = 26 * MM
    wrapped = [
        wrap(value or "–", _FIELD.face, _FIELD.size, pitch - label_width - 6 * MM) for _label, value in cells
    ]
    height = max(map(len, wrapped)) * _FIELD.leading + 4.4

    def draw(pen: Pen, top: float) -> None:
        for index, ((label, _value), lines) in enumerate(zip(cells, wrapped, strict=True)):
            x = frame.left + index * pitch
            pen.text(x, baseline(top - 2.2, _FIELD), label.in_(language), LABEL, SOFT)
            pen.lines(x + label_width, top - 2.2, lines, _FIELD)
            pen.line(x, top - height, x + pitch - 6 * MM, top - height)

    return Block(height, draw, keep=True)


def summary_blocks(content: SheetContent, frame: Frame, language: Language) -> Iterator[Block]:
    """Total with band and coverage, radar, and a bar for every node; a rubric with many nodes flows on."""
    yield section_heading(labels.SUMMARY.in_(language), frame)
    yield _total(content, frame, language)
    yield gap(8, keep=True)
    axes = _axes(content)
    beside = _bars(content, language, frame.width - _RADAR_WIDTH - 3 * MM)
    tall = sum(each.pitch for each in beside)
    bars = _bars(content, language, frame.width)
    if len(axes) < 3:
        yield from _bar_rows(bars, frame.left, frame.right)
    elif tall <= _SIDE_BY_SIDE_MOST:
        yield _side_by_side(beside, axes, tall, frame)
    else:
        yield _radar_alone(axes, frame)
        yield from _bar_rows(bars, frame.left, frame.right)
    yield gap(6)


def section_heading(words: str, frame: Frame) -> Block:
    """A heading over the whole width, which stays with what follows."""

    def draw(pen: Pen, top: float) -> None:
        pen.text(frame.left, baseline(top, HEADING), words, HEADING, ACCENT)
        pen.line(
            frame.left, top - HEADING.leading - 1.5, frame.right, top - HEADING.leading - 1.5, 0.6, ACCENT
        )

    return Block(HEADING.leading + 5, draw, keep=True, entry=words)


def _total(content: SheetContent, frame: Frame, language: Language) -> Block:
    total = content.value("TOTAL")
    words = shown(total, language)
    lower, upper = scale_ends(content.rubric)
    scale = labels.SCALE_OF.filled(lower=lower, upper=upper).in_(language)
    facts = _facts(content, total, language)

    def draw(pen: Pen, top: float) -> None:
        pen.text(frame.left, top - 10, labels.TOTAL.in_(language), LABEL, SOFT)
        pen.text(frame.left, top - 38, words, _TOTAL, ACCENT)
        x = frame.left + width(words, _TOTAL.face, _TOTAL.size) + 7
        pen.text(x, top - 38, scale, LABEL, SOFT)
        start = frame.left + 60 * MM
        pitch = (frame.right - start) / len(facts)
        for index, (label, value) in enumerate(facts):
            left = start + index * pitch
            pen.line(left - 3 * MM, top - 5, left - 3 * MM, top - 41, 0.4, RULE)
            pen.text(left, top - 10, label.in_(language), LABEL, SOFT)
            pen.lines(left, top - 15, value, _FACT)

    tall = max(len(value) for _label, value in facts)
    return Block(max(44.0, 19 + tall * _FACT.leading), draw, keep=True)


def _facts(
    content: SheetContent, total: Value | None, language: Language
) -> list[tuple[Text, tuple[str, ...]]]:
    rubric = content.rubric
    facts: list[tuple[Text, str]] = []
    if rubric.bands:
        facts.append((labels.BAND, total.band.name.in_(language) if total and total.band else "–"))
    if total is not None:
        facts.append((labels.COVERAGE, percent_shown(total.coverage, language)))
    given = sum(1 for answer in content.answers.values() if answer.answered)
    everything = len(rubric.indicators())
    facts.append((labels.ANSWERED, labels.ANSWERED_OF.filled(given=given, all=everything).in_(language)))
    if total is not None and total.lower is not None and total.upper is not None and total.coverage < 1:
        bounds = labels.BOUNDS_OF.filled(
            lower=_bound(total.lower, content, language), upper=_bound(total.upper, content, language)
        )
        facts.append((labels.BOUNDS, bounds.in_(language)))
    room = 115 * MM / len(facts) - 4 * MM
    return [(label, wrap(value, _FACT.face, _FACT.size, room)) for label, value in facts]


def _bound(value: Fraction, content: SheetContent, language: Language) -> str:
    return number(content.rubric.display.rounded(value), language)


@dataclass(frozen=True, slots=True)
class _Bar:
    """A node's bar: its code, wrapped name, value, share of the scale, depth (1 for a dimension)."""

    code: str
    name: tuple[str, ...]
    value: str
    share: float | None
    depth: int
    ticks: tuple[float, ...]

    @property
    def style(self) -> Style:
        return _DIMENSION if self.depth == 1 else _NODE

    @property
    def pitch(self) -> float:
        one = _DIMENSION_PITCH if self.depth == 1 else _NODE_PITCH
        return one + (len(self.name) - 1) * self.style.leading


def _bars(content: SheetContent, language: Language, wide: float) -> list[_Bar]:
    """A bar for every node, parents first, to be drawn `wide` points wide with its name and value."""
    ticks = band_ticks(content.rubric)

    def walk(node: Node, depth: int) -> Iterator[_Bar]:
        style = _DIMENSION if depth == 1 else _NODE
        for child in node.children:
            if not isinstance(child, Node):
                continue
            value = content.value(child.code)
            share = share_of_scale(value.exact if value else None, content.rubric)
            name = child.name.in_(language)
            if value is not None and value.not_applicable:
                name = f"{name} ({labels.NOT_APPLICABLE.in_(language)})"
            room = wide * (1 - _BAR_SHARE) - _BAR_VALUE - _name_offset(child.code, depth) - 6
            lines = wrap(name, style.face, style.size, room)
            yield _Bar(child.code, lines, shown(value, language), share, depth, ticks if depth == 1 else ())
            yield from walk(child, depth + 1)

    return list(walk(content.rubric.root, 1))


def _name_offset(code: str, depth: int) -> float:
    """How far to the right of the block's left edge a node's name begins."""
    style = _DIMENSION if depth == 1 else _NODE
    return min(depth - 1, 4) * 2.5 * MM + width(legible(code), style.face, style.size) + 5


def _axes(content: SheetContent) -> list[tuple[str, float | None]]:
    """Axes of the radar: the nodes below the dimensions, or the dimensions where those are too few or too many."""
    dimensions = content.rubric.dimensions
    below = [child for dimension in dimensions for child in dimension.children if isinstance(child, Node)]
    nodes: Sequence[Node] = below if 3 <= len(below) <= _MOST_AXES else dimensions
    if len(nodes) > _MOST_AXES:
        return []
    values = [(node.code, content.value(node.code)) for node in nodes]
    return [(code, share_of_scale(value.exact if value else None, content.rubric)) for code, value in values]


def _draw_bar(pen: Pen, each: _Bar, left: float, right: float, top: float) -> None:
    dimension = each.depth == 1
    style = each.style
    edge = top - (each.pitch - len(each.name) * style.leading) / 2
    y = baseline(edge, style)
    bar_width = (right - left) * _BAR_SHARE
    pen.text(left + min(each.depth - 1, 4) * 2.5 * MM, y, each.code, style, ACCENT)
    pen.lines(left + _name_offset(each.code, each.depth), edge, each.name, style, INK if dimension else SOFT)
    high = 6.4 if dimension else 4.0
    bottom = y + 0.36 * style.size - high / 2
    bar(pen, right - _BAR_VALUE - bar_width, bottom, bar_width, high, each.share, ticks=each.ticks)
    pen.text(right, y, each.value, style, INK, Align.RIGHT)


def _bar_rows(bars: Sequence[_Bar], left: float, right: float) -> Iterator[Block]:
    for index, each in enumerate(bars):

        def draw(pen: Pen, top: float, each: _Bar = each) -> None:
            _draw_bar(pen, each, left, right, top)

        follows = index + 1 < len(bars) and bars[index + 1].depth > each.depth
        yield Block(each.pitch, draw, keep=follows)


def _side_by_side(
    bars: Sequence[_Bar], axes: Sequence[tuple[str, float | None]], tall: float, frame: Frame
) -> Block:
    height = max(tall, 62 * MM)
    radius = 23 * MM

    def draw(pen: Pen, top: float) -> None:
        radar(pen, (frame.left + _RADAR_WIDTH / 2, top - height / 2), radius, axes)
        edge = top - (height - tall) / 2
        for each in bars:
            _draw_bar(pen, each, frame.left + _RADAR_WIDTH + 3 * MM, frame.right, edge)
            edge -= each.pitch

    return Block(height, draw)


def _radar_alone(axes: Sequence[tuple[str, float | None]], frame: Frame) -> Block:
    height = 74 * MM

    def draw(pen: Pen, top: float) -> None:
        radar(pen, ((frame.left + frame.right) / 2, top - height / 2), 29 * MM, axes)

    return Block(height, draw, keep=True)
