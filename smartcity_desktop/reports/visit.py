"""Minutes of a site visit (berita acara kunjungan) in the customary form, as PDF."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smartcity_desktop.core.fieldwork_words import due_words
from smartcity_desktop.core.language import Language, date_in_words
from smartcity_desktop.core.paper_page import PaperKind
from smartcity_desktop.reports import field_text as wording
from smartcity_desktop.reports.document import Folio, Printed, compose
from smartcity_desktop.reports.field_content import points
from smartcity_desktop.reports.fonts import Face, wrap
from smartcity_desktop.reports.ink import ACCENT, MM, SOFT, Style, baseline
from smartcity_desktop.reports.paper import Block, Frame, gap
from smartcity_desktop.reports.prose import centred, paragraph
from smartcity_desktop.reports.signing_sides import Side, sides_blocks
from smartcity_desktop.reports.visit_annex import attendance_blocks, photo_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smartcity_desktop.reports.field_content import FieldContent
    from smartcity_desktop.reports.ink import Pen
    from smartcity_desktop.reports.paper import Paper

_PROSE = Style(Face.REGULAR, 9.6, 14)
_STRONG = Style(Face.SEMIBOLD, 9.6, 14)
_TITLE = Style(Face.BOLD, 16, 21)
_SUBJECT = Style(Face.SEMIBOLD, 10.5, 15)
_CENTRED = Style(Face.MEDIUM, 10, 14)
_BLANK = "……………………………"
_SHORT = "……………"
_FINDING_LINES = 4


def print_visit(
    content: FieldContent, *, paper: Paper, language: Language, signature_field: bool = False
) -> Printed:
    """Write the minutes of a visit; what was not recorded has lines to write on.

    Args:
        content: of the visit, its promises and photographs.
        paper: A4 or F4.
        language: of the whole text.
        signature_field: with room for the picture of an electronic signature.

    Returns:
        The file; equal content gives equal bytes.
    """
    frame = Frame.of(paper)
    title = wording.MINUTES.in_(language)
    blocks = [*_title(content, title, frame, language), *_opening(content, frame, language)]
    for heading, told in _chapters(content, language):
        blocks += _points(heading, told, frame)
    blocks += _closing(content, frame, language)
    blocks += sides_blocks(*_sides(content, language), frame, field=signature_field)
    blocks += attendance_blocks(content, frame, language)
    blocks += photo_blocks(content, frame, language, "II")
    folio = Folio(
        title=f"{title} – {content.region.name} – {content.edition_title.in_(language)}",
        author=content.assessor.name,
        subject=f"{title} · {content.region.name} ({content.region.code})",
        paper=PaperKind.VISIT,
        edition_title=content.edition_title,
        kind=content.edition_kind,
        fingerprint=content.fingerprint,
        fingerprint_label=wording.VISIT_FINGERPRINT,
        unsigned=wording.UNSIGNED,
    )
    return compose(folio, blocks, frame, language)


def _title(content: FieldContent, title: str, frame: Frame, language: Language) -> Iterator[Block]:
    subject = wording.SUBJECT.filled(title=content.edition_title, region=content.region.name)
    yield gap(4, keep=True)
    yield centred(title.upper(), _TITLE, frame, ACCENT)
    yield centred(subject.in_(language), _SUBJECT, frame)
    yield gap(3, keep=True)
    yield centred(f"{wording.NUMBER.in_(language)}: {_BLANK}", _CENTRED, frame, SOFT)

    def draw(pen: Pen, top: float) -> None:
        pen.line(frame.left, top - 5, frame.right, top - 5, 0.6, ACCENT)

    yield Block(14, draw)


def _opening(content: FieldContent, frame: Frame, language: Language) -> Iterator[Block]:
    visit = content.visit
    written = (
        date_in_words(date.fromisoformat(visit.day), language)
        if visit.day
        else wording.DAY_TO_WRITE.filled(blank=_SHORT).in_(language)
    )
    hours = wording.HOURS.filled(
        began=_hour(visit.began, language), ended=_hour(visit.ended, language), zone=visit.zone
    )
    opening = wording.OPENING.filled(
        date=written,
        hours=hours.in_(language).strip(),
        place=visit.place or _BLANK,
        title=content.edition_title,
        region=content.region.name,
        letter=visit.letter or _BLANK,
    )
    yield from paragraph(opening.in_(language), frame.left, frame.right, _PROSE)
    yield gap(6)
    shape = wording.PARTY_MANDATED if visit.mandate else wording.PARTY
    stands = shape.filled(
        office=visit.office or _BLANK, mandate=visit.mandate, region=content.region.name
    ).in_(language)
    yield _party("1.", wording.REGION_PARTY.in_(language), [(visit.representative or _BLANK, stands)], frame)
    yield gap(3)
    panel = [(one.name, one.office) for one in visit.attendees if one.side == "panel"]
    panel = panel or [(content.assessor.name, content.assessor.institution)]
    yield _party("2.", wording.PANEL_PARTY.in_(language), panel, frame)


def _hour(kept: str, language: Language) -> str:
    if not kept:
        return "………"
    return kept if language is Language.INDONESIAN else kept.replace(".", ":")


def _party(number: str, name: str, people: Sequence[tuple[str, str]], frame: Frame) -> Block:
    """Give one side: its name on the left, and who it is, name by name."""
    left, room = frame.left + 8 * MM, 34 * MM
    body_left = left + room
    told: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
        (
            wrap(person, _STRONG.face, _STRONG.size, frame.right - body_left),
            wrap(words, _PROSE.face, _PROSE.size, frame.right - body_left) if words else (),
        )
        for person, words in people
    ]
    height = sum((len(names) + len(words)) * _PROSE.leading + 2 for names, words in told)

    def draw(pen: Pen, top: float) -> None:
        pen.text(frame.left, baseline(top, _PROSE), number, _PROSE)
        pen.text(left, baseline(top, _STRONG), name, _STRONG, ACCENT)
        pen.text(body_left - 4 * MM, baseline(top, _PROSE), ":", _PROSE)
        edge = top
        for names, words in told:
            edge = pen.lines(body_left, edge, names, _STRONG)
            edge = pen.lines(body_left, edge, words, _PROSE) - 2

    return Block(height, draw)


def _chapters(content: FieldContent, language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    blank = ("",) * _FINDING_LINES
    yield wording.AGENDA.in_(language), points(content.visit.agenda) or blank[:3]
    yield wording.FINDINGS.in_(language), points(content.visit.conclusion) or blank
    later = tuple(
        f"{one.what} ({one.indicator}; {due_words(one.due).in_(language)})"
        for one in content.promises
        if not one.kept
    )
    if later:
        yield wording.LATER.in_(language), later


def _points(heading: str, told: Sequence[str], frame: Frame) -> Iterator[Block]:
    """Give a heading and its numbered points; an empty point is a line to write on."""
    yield gap(9)

    def draw_heading(pen: Pen, top: float) -> None:
        pen.text(frame.left, baseline(top, _STRONG), heading, _STRONG, ACCENT)

    yield Block(_STRONG.leading + 2, draw_heading, keep=True, entry=heading)
    left = frame.left + 8 * MM
    for number, words in enumerate(told, start=1):
        if words:
            yield from paragraph(
                words, left, frame.right, _PROSE, mark=f"{number}.", mark_left=frame.left + 1.5 * MM
            )
        else:
            yield _line_to_write(number, left, frame)
        yield gap(2)


def _line_to_write(number: int, left: float, frame: Frame) -> Block:
    def draw(pen: Pen, top: float) -> None:
        pen.text(frame.left + 1.5 * MM, baseline(top - 6, _PROSE), f"{number}.", _PROSE)
        pen.dotted(left, top - 16, frame.right)

    return Block(20, draw)


def _closing(content: FieldContent, frame: Frame, language: Language) -> Iterator[Block]:
    present = len(content.visit.attendees)
    told = [wording.PRESENT.filled(n=present)] if present else []
    told += [wording.PHOTOS_ADDED.filled(annex="II")] if content.photos else []
    yield gap(9)
    if told:
        yield from paragraph(" ".join(words.in_(language) for words in told), frame.left, frame.right, _PROSE)
        yield gap(4)
    closing = paragraph(wording.CLOSING.in_(language), frame.left, frame.right, _PROSE)
    # The closing sentence and the signatures belong on one page.
    yield from (Block(each.height, each.draw, keep=True) for each in closing)


def _sides(content: FieldContent, language: Language) -> tuple[Side, Side]:
    visit = content.visit
    region = f"{wording.REGION_PARTY.in_(language)} – {content.region.name}"
    panel = wording.PANEL_PARTY.in_(language)
    return (
        Side(region, visit.representative, visit.office),
        Side(panel, content.assessor.name, content.assessor.institution),
    )
