"""The list of evidence on a filled score sheet: one line each, with its kind and how good it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import QUALITY_NAMES
from smartcity_desktop.reports import labels
from smartcity_desktop.reports.fonts import clipped, legible, width
from smartcity_desktop.reports.ink import ACCENT, INK, MM, SMALL, SMALL_STRONG, SOFT, Align, baseline
from smartcity_desktop.reports.paper import Block, gap
from smartcity_desktop.reports.sheet_summary import section_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.core.language import Language
    from smartcity_desktop.reports.ink import Pen
    from smartcity_desktop.reports.paper import Frame
    from smartcity_desktop.reports.sheet_content import SheetContent

_CODE = 24 * MM


def evidence_blocks(content: SheetContent, frame: Frame, language: Language) -> Iterator[Block]:
    """List what is attached, in the order of the rubric; nothing where nothing is."""
    if not content.evidence:
        return
    yield gap(10)
    yield section_heading(labels.EVIDENCE_LIST.in_(language), frame)
    yield gap(3, keep=True)
    order = {one.code: at for at, one in enumerate(content.rubric.indicators())}
    # By name and not by time: paper printed anywhere from the same scores says the same in the same order.
    listed = sorted(
        content.evidence, key=lambda one: (order.get(one.indicator, len(order)), one.original_name, one.id)
    )
    before = ""
    for citation in listed:
        yield _line(citation, frame, language, code=citation.indicator != before)
        before = citation.indicator


def _line(citation: Citation, frame: Frame, language: Language, *, code: bool) -> Block:
    grade = QUALITY_NAMES[citation.quality] if citation.quality else labels.NOT_GRADED
    right = f"{labels.EVIDENCE_KINDS[citation.kind].in_(language)} · {grade.in_(language)}"
    room = frame.width - _CODE - width(right, SMALL.face, SMALL.size) - 4 * MM
    what = citation.original_name + (f" – {citation.caption}" if citation.caption else "")
    words = clipped(legible(" ".join(what.split())), SMALL.face, SMALL.size, room)

    def draw(pen: Pen, top: float) -> None:
        y = baseline(top, SMALL)
        if code:
            pen.text(frame.left, y, citation.indicator, SMALL_STRONG, ACCENT)
        pen.text(frame.left + _CODE, y, words, SMALL, INK)
        pen.text(frame.right, y, right, SMALL, SOFT, Align.RIGHT)

    return Block(SMALL.leading + 1, draw)
