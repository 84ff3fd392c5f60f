"""The score sheet (lembar penilaian), filled or blank, as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.paper_page import PaperKind
from smartcity_desktop.reports import labels
from smartcity_desktop.reports.document import Bound, Folio, Leaves, Printed, bind, compose
from smartcity_desktop.reports.fonts import wrap
from smartcity_desktop.reports.ink import SMALL, SOFT
from smartcity_desktop.reports.paper import Block, Frame
from smartcity_desktop.reports.sheet_close import findings_blocks, signature_blocks
from smartcity_desktop.reports.sheet_columns import Columns, table_head
from smartcity_desktop.reports.sheet_content import SheetContent, plain
from smartcity_desktop.reports.sheet_evidence import evidence_blocks
from smartcity_desktop.reports.sheet_form import form_rows
from smartcity_desktop.reports.sheet_rows import rows
from smartcity_desktop.reports.sheet_summary import (
    identity_blocks,
    section_heading,
    summary_blocks,
    title_blocks,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smartcity_desktop.core.language import Language
    from smartcity_desktop.reports.ink import Pen
    from smartcity_desktop.reports.paper import Paper

__all__ = ["SheetContent", "print_sheet", "sheet_pdf", "sheets_pdf"]


def sheet_pdf(content: SheetContent, *, paper: Paper, language: Language) -> bytes:
    """Write a score sheet as PDF: a form to be filled in by pen where the content has no answers and no result.

    Args:
        content: what it says; figures are the very `Value.shown` of its result.
        paper: A4 or F4.
        language: of all words that have two.

    Returns:
        The file; equal content gives equal bytes.
    """
    return print_sheet(content, paper=paper, language=language).data


def print_sheet(content: SheetContent, *, paper: Paper, language: Language) -> Printed:
    """Write a score sheet as `sheet_pdf` does, and say where its electronic signature is to be seen."""
    frame = Frame.of(paper)
    leaves = sheet_leaves(content, frame, language)
    return compose(leaves.folio, leaves.blocks, frame, language)


def sheets_pdf(
    contents: Sequence[SheetContent],
    *,
    paper: Paper,
    language: Language,
    wanted: Callable[[int, int], bool] = lambda _page, _pages: True,
    both_sides: bool = False,
) -> Bound:
    """Write several sheets as one PDF; arguments as of `sheet_pdf` and `document.bind`."""
    frame = Frame.of(paper)
    leaves = [sheet_leaves(content, frame, language) for content in contents]
    title = (labels.BLANK_SHEET if contents[0].blank else labels.SHEET).in_(language)
    title = f"{title} – {contents[0].edition_title.in_(language)}"
    return bind(leaves, title, frame, language, wanted=wanted, both_sides=both_sides)


def sheet_leaves(content: SheetContent, frame: Frame, language: Language) -> Leaves:
    """Lay a sheet out, to be printed by itself or with others."""
    columns = Columns.of(content.rubric, frame, language)
    head = table_head(columns, language, blank=content.blank)
    title = (labels.BLANK_SHEET if content.blank else labels.SHEET).in_(language)
    blocks = title_blocks(title, content.edition_title.in_(language), frame)
    blocks += identity_blocks(content, frame, language)
    if not content.blank:
        blocks += summary_blocks(content, frame, language)
    blocks.append(section_heading(labels.INDICATORS.in_(language), frame))
    blocks += _legend(content, frame, language)
    blocks.append(Block(head.height, head.draw, keep=True))
    walk = form_rows if content.blank else rows
    blocks += walk(content, content.rubric.root, columns, head, language)
    blocks += evidence_blocks(content, frame, language)
    blocks += findings_blocks(content, frame, language)
    blocks += signature_blocks(content, frame, language)
    return Leaves(_folio(content, title, language), blocks)


def _legend(content: SheetContent, frame: Frame, language: Language) -> list[Block]:
    """What the levels mean, where the rubric names them."""
    scale = content.rubric.scale
    names = " · ".join(f"{plain(label.value, language)} {label.name.in_(language)}" for label in scale.labels)
    words = labels.LEGEND_NA.in_(language)
    if names:
        words = f"{labels.LEGEND.filled(levels=names).in_(language)} {words}"
    lines = wrap(words, SMALL.face, SMALL.size, frame.width)

    def draw(pen: Pen, top: float) -> None:
        pen.lines(frame.left, top, lines, SMALL, SOFT)

    return [Block(len(lines) * SMALL.leading + 3, draw, keep=True)]


def _folio(content: SheetContent, title: str, language: Language) -> Folio:
    region = f"{content.region.name} ({content.region.code})"
    fingerprint = content.rubric.name.digest if content.blank else content.fingerprint
    if content.blank:
        label = labels.RUBRIC_FINGERPRINT
    else:
        label = labels.SIGNED_FINGERPRINT if content.signed_at else labels.DRAFT_FINGERPRINT
    return Folio(
        title=f"{title} – {content.region.name} – {content.edition_title.in_(language)}",
        author=content.assessor.name,
        subject=f"{labels.SHEET.in_(language)} · {region} · {content.assignment_id}",
        paper=PaperKind.BLANK if content.blank else PaperKind.SHEET,
        edition_title=content.edition_title,
        kind=content.edition_kind,
        fingerprint=fingerprint,
        fingerprint_label=label,
        unsigned=labels.UNSIGNED,
    )
