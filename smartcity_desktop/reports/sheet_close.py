"""The end of a score sheet: general findings and the signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.language import show_moment
from smartcity_desktop.reports import labels
from smartcity_desktop.reports.fonts import width, wrap
from smartcity_desktop.reports.ink import (
    ACCENT,
    BODY,
    BODY_STRONG,
    LABEL,
    MM,
    RULE,
    SMALL,
    SMALL_STRONG,
    SOFT,
    baseline,
)
from smartcity_desktop.reports.paper import Block, gap
from smartcity_desktop.reports.sheet_summary import section_heading
from smartcity_desktop.reports.signature_field import FIELD_HEIGHT, FIELD_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartcity_desktop.core.language import Language
    from smartcity_desktop.reports.ink import Pen
    from smartcity_desktop.reports.paper import Frame
    from smartcity_desktop.reports.sheet_content import SheetContent

_FORM_LINES = 3
_WRITING = 7.2 * MM
_SIGNATURE_HEIGHT = 48 * MM


def findings_blocks(content: SheetContent, frame: Frame, language: Language) -> Iterator[Block]:
    """General findings by dimension, or lines to write them on; the last of them stays with the signature."""
    yield gap(10)
    yield section_heading(labels.FINDINGS.in_(language), frame)
    yield gap(3, keep=True)
    names = {node.code: node.name.in_(language) for node in content.rubric.root.nodes()}
    if content.blank:
        forms = [f"{node.code}  {names[node.code]}" for node in content.rubric.dimensions]
        for index, name in enumerate(forms or [""]):
            yield _finding_form(name, frame, keep=index >= len(forms) - 1)
        return
    written = {code: text.strip() for code, text in content.findings.items() if text.strip()}
    if not written:
        yield from _paragraph(labels.NO_FINDINGS.in_(language), frame, keep=True)
    order = [code for code in names if code in written] + [code for code in written if code not in names]
    for code in order:
        yield _line(f"{code}  {names.get(code, '')}".strip(), frame)
        yield from _paragraph(written[code], frame, keep=code == order[-1])
        yield gap(5, keep=code == order[-1])


def _line(words: str, frame: Frame) -> Block:
    def draw(pen: Pen, top: float) -> None:
        pen.text(frame.left, baseline(top, BODY_STRONG), words, BODY_STRONG, ACCENT)

    return Block(BODY.leading + 1, draw, keep=True)


def _paragraph(text: str, frame: Frame, *, keep: bool) -> Iterator[Block]:
    lines = wrap(text, BODY.face, BODY.size, frame.width)
    for index, line in enumerate(lines):

        def draw(pen: Pen, top: float, line: str = line) -> None:
            pen.text(frame.left, baseline(top, BODY), line, BODY)

        # Two lines stay together at either end; the last one may be held by what follows.
        last = index == len(lines) - 1
        stays = keep if last else index in (0, len(lines) - 2)
        yield Block(BODY.leading, draw, keep=stays)


def _finding_form(name: str, frame: Frame, *, keep: bool) -> Block:
    def draw(pen: Pen, top: float) -> None:
        pen.text(frame.left, baseline(top, BODY_STRONG), name, BODY_STRONG, ACCENT)
        for index in range(_FORM_LINES):
            pen.dotted(frame.left, top - BODY.leading - _WRITING * (index + 1) + 4, frame.right)

    return Block(BODY.leading + _WRITING * _FORM_LINES + 6, draw, keep=keep)


def signature_blocks(content: SheetContent, frame: Frame, language: Language) -> Iterator[Block]:
    """Where the assessor signs by pen, and beside it what was signed electronically."""
    middle = frame.left + frame.width * 0.44
    statement_left = middle + 5 * MM
    room = frame.right - statement_left - 4 * MM
    signed = content.signed_at is not None and not content.blank
    statement = labels.ELECTRONIC_STATEMENT if signed else labels.ELECTRONIC_NONE
    lines = wrap(statement.in_(language), SMALL.face, SMALL.size, room)
    names = wrap(content.assessor.name, BODY_STRONG.face, BODY_STRONG.size, middle - frame.left - 8 * MM)
    institutions = wrap(content.assessor.institution, SMALL.face, SMALL.size, middle - frame.left - 8 * MM)
    field = signed and content.signature_field
    facts = _signing_facts(content, language) if signed and not field else []
    certificate_lines = [
        (label, wrap(value, SMALL_STRONG.face, SMALL_STRONG.size, room)) for label, value in facts
    ]
    right_height = (
        26
        + len(lines) * SMALL.leading
        + sum(5 + LABEL.leading + len(value) * SMALL.leading for _label, value in certificate_lines)
        + (FIELD_HEIGHT + 8 if field else 0)
    )
    left_height = 96 + len(names) * BODY.leading + len(institutions) * SMALL.leading
    height = max(right_height, left_height, _SIGNATURE_HEIGHT) + 6

    def draw(pen: Pen, top: float) -> None:
        pen.box(frame.left, top - height, frame.width, height, stroke=SOFT, weight=0.6)
        pen.line(middle, top - height, middle, top, 0.6, SOFT)
        left = frame.left + 4 * MM
        pen.text(left, top - 14, labels.SIGNATURE.in_(language), SMALL_STRONG, ACCENT)
        place = labels.PLACE_DATE.in_(language)
        pen.text(left, top - 31, place, SMALL, SOFT)
        pen.dotted(left + width(place, SMALL.face, SMALL.size) + 4, top - 32.5, middle - 4 * MM)
        foot = top - height + 6 + len(institutions) * SMALL.leading + len(names) * BODY.leading
        pen.line(left, foot + 2, middle - 4 * MM, foot + 2, 0.5, SOFT)
        below = pen.lines(left, foot, names, BODY_STRONG)
        pen.lines(left, below, institutions, SMALL, SOFT)
        pen.text(statement_left, top - 14, labels.ELECTRONIC.in_(language), SMALL_STRONG, ACCENT)
        edge = pen.lines(statement_left, top - 20, lines, SMALL)
        # Who signed and when is what the electronic signature says; in its visible field the words are no content.
        with pen.aside():
            for label, value in certificate_lines:
                edge -= 5
                pen.line(statement_left, edge, frame.right - 4 * MM, edge, 0.35, RULE)
                pen.text(statement_left, baseline(edge, LABEL), label, LABEL, SOFT)
                edge = pen.lines(statement_left, edge - LABEL.leading, value, SMALL_STRONG)

    yield gap(12, keep=True)
    below = 26 + len(lines) * SMALL.leading
    place = (statement_left, below, FIELD_WIDTH, FIELD_HEIGHT) if field else None
    yield Block(height, draw, entry=labels.SIGNATURE.in_(language), field=place)


def _signing_facts(content: SheetContent, language: Language) -> list[tuple[str, str]]:
    facts = []
    if content.signed_at is not None:
        moment = show_moment(content.signed_at, language, content.zone, seconds=True)
        facts.append((labels.SIGNED_AT.in_(language), moment))
    if content.certificate_fingerprint:
        facts.append((labels.CERTIFICATE.in_(language), content.certificate_fingerprint))
    return facts
