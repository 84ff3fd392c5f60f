"""The list of what a region promised to hand in later (dijanjikan menyusul), as PDF for the region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.language import show_date
from smartcity_desktop.core.paper_page import PaperKind
from smartcity_desktop.reports import field_text as wording
from smartcity_desktop.reports.document import Folio, render
from smartcity_desktop.reports.field_tables import Lane, table_blocks
from smartcity_desktop.reports.fonts import Face
from smartcity_desktop.reports.ink import BODY_STRONG, Style
from smartcity_desktop.reports.paper import Block, Frame, gap
from smartcity_desktop.reports.prose import paragraph
from smartcity_desktop.reports.sheet_summary import title_blocks
from smartcity_desktop.reports.signing_sides import Side, sides_blocks

if TYPE_CHECKING:
    from smartcity_desktop.core.language import Language
    from smartcity_desktop.core.promise import Promise
    from smartcity_desktop.reports.field_content import FieldContent
    from smartcity_desktop.reports.paper import Paper

_PROSE = Style(Face.REGULAR, 9.6, 14)


def promises_pdf(content: FieldContent, *, paper: Paper, language: Language) -> bytes:
    """Write the list; those kept are on it too, with a mark. Equal content gives equal bytes."""
    frame = Frame.of(paper)
    title = wording.PROMISES.in_(language)
    name = f"{content.region.name} · {content.edition_title.in_(language)}"
    blocks: list[Block] = [*title_blocks(title, name, frame)]
    intro = wording.PROMISES_INTRO.filled(
        region=content.region.name, title=content.edition_title, assessor=content.assessor.name
    )
    words = intro if content.promises else wording.NOTHING
    blocks += paragraph(words.in_(language), frame.left, frame.right, _PROSE)
    blocks.append(gap(8))
    if content.promises:
        lanes = (
            Lane(wording.NO.in_(language), 0.06),
            Lane(wording.INDICATOR.in_(language), 0.29),
            Lane(wording.WHAT.in_(language), 0.33),
            Lane(wording.DUE.in_(language), 0.17),
            Lane(wording.STATE.in_(language), 0.15),
        )
        rows = [_row(at, one, content, language) for at, one in enumerate(content.promises, start=1)]
        blocks += table_blocks(lanes, rows, frame, strong=2)
        kept = sum(one.kept for one in content.promises)
        count = wording.COUNT.filled(open=len(content.promises) - kept, kept=kept).in_(language)
        blocks += [gap(6, keep=True), *paragraph(count, frame.left, frame.right, BODY_STRONG)]
    visit = content.visit
    region = Side(wording.RECEIVED.in_(language), visit.representative, visit.office)
    assessor = Side(wording.ASSESSOR.in_(language), content.assessor.name, content.assessor.institution)
    blocks += sides_blocks(region, assessor, frame, field=False)
    folio = Folio(
        title=f"{title} – {content.region.name} – {content.edition_title.in_(language)}",
        author=content.assessor.name,
        subject=f"{title} · {content.region.name} ({content.region.code})",
        paper=PaperKind.PROMISES,
        edition_title=content.edition_title,
        kind=content.edition_kind,
        fingerprint=content.fingerprint,
        fingerprint_label=wording.PROMISES_FINGERPRINT,
        unsigned=wording.UNSIGNED,
    )
    return render(folio, blocks, frame, language)


def _row(number: int, promise: Promise, content: FieldContent, language: Language) -> tuple[str, ...]:
    title = content.titles.get(promise.indicator)
    indicator = f"{promise.indicator} {title.in_(language)}" if title else promise.indicator
    due = show_date(promise.due, language) if promise.due else wording.NO_DUE.in_(language)
    state = (wording.KEPT if promise.kept else wording.OPEN).in_(language)
    return str(number), indicator, promise.what, due, state
