"""The key card as one page of paper, in both languages: it lies beside the keyboard while somebody learns the keys."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import Kind
from smartcity_desktop.core.language import Language, Text, same
from smartcity_desktop.core.paper_page import PaperKind
from smartcity_desktop.reports import labels
from smartcity_desktop.reports.document import Folio, render
from smartcity_desktop.reports.fonts import Face, width, wrap
from smartcity_desktop.reports.ink import ACCENT_PALE, INK, SOFT, Style
from smartcity_desktop.reports.paper import Block, Frame, gap, paginate
from smartcity_desktop.reports.sheet_summary import section_heading, title_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.core.key_list import KeyGroup, KeyLine
    from smartcity_desktop.reports.ink import Pen
    from smartcity_desktop.reports.paper import Paper

_TITLE = Text("Kartu tombol", "Key card")
_EVERYTHING = Text("Semua dapat dilakukan tanpa tetikus", "Everything can be done without a mouse")
_FINGERPRINT = Text("Sidik digital kartu ini (SHA-256)", "Fingerprint of this card (SHA-256)")
_SIZES = (8.4, 7.8, 7.2, 6.6)  # of letters, the first with which the card is one page
_LEADING, _ROW = 1.36, 0.6
_KEYS, _MIDDLE = 0.24, 0.62  # shares of the width where the two languages begin


def key_card_pdf(groups: Sequence[KeyGroup], *, paper: Paper, language: Language) -> bytes:
    """Write the card: one page, with every key in Indonesian and English.

    Args:
        groups: what the key card of the window shows.
        paper: A4 or F4.
        language: of the head of the page.

    Returns:
        The file; equal keys give equal bytes.
    """
    frame = Frame.of(paper)
    laid = [_blocks(groups, frame, size) for size in _SIZES]
    blocks = next((each for each in laid if len(paginate(each, frame)) == 1), laid[-1])
    folio = Folio(
        title=f"{_TITLE.id} / {_TITLE.en}",
        author="SmartCity Desktop",
        subject=f"{_TITLE.id} / {_TITLE.en}",
        paper=PaperKind.KEYS,
        edition_title=same("SmartCity Desktop"),
        kind=Kind.REAL,
        fingerprint=fingerprint(groups),
        fingerprint_label=_FINGERPRINT,
        unsigned=labels.UNSIGNED,
    )
    return render(folio, blocks, frame, language)


def _blocks(groups: Sequence[KeyGroup], frame: Frame, size: float) -> list[Block]:
    """Lay the card out in a size of letters."""
    blocks: list[Block] = [
        *title_blocks(" / ".join((_TITLE.id, _TITLE.en)), " · ".join((_EVERYTHING.id, _EVERYTHING.en)), frame)
    ]
    for group in groups:
        blocks.append(section_heading(f"{group.title.id} / {group.title.en}", frame))
        blocks += [_row(line, frame, size) for line in group.lines]
        blocks.append(gap(0.6 * size))
    return blocks


def fingerprint(groups: Sequence[KeyGroup]) -> str:
    """Return what names the card: SHA-256 (hex) of every key and what it does."""
    lines = [f"{line.keys}\t{line.words.id}\t{line.words.en}" for group in groups for line in group.lines]
    return sha256("\n".join(lines).encode()).hexdigest()


def _row(line: KeyLine, frame: Frame, size: float) -> Block:
    leading = size * _LEADING
    cap, strong = Style(Face.SEMIBOLD, size - 0.4, leading), Style(Face.SEMIBOLD, size, leading)
    plain = Style(Face.REGULAR, size, leading)
    left, middle = frame.left + frame.width * _KEYS, frame.left + frame.width * _MIDDLE
    indonesian = wrap(line.words.id, strong.face, size, middle - left - 8)
    english = wrap(line.words.en, plain.face, size, frame.right - middle)
    keys = wrap(line.keys, cap.face, cap.size, left - frame.left - 16)
    height = max(len(indonesian), len(english), len(keys)) * leading + _ROW

    def draw(pen: Pen, top: float) -> None:
        wide = max(width(part, cap.face, cap.size) for part in keys) + 8
        pen.box(frame.left, top - height + 0.4, wide, height - 0.8, fill=ACCENT_PALE)
        pen.lines(frame.left + 4, top, keys, cap, INK)
        pen.lines(left, top, indonesian, strong)
        pen.lines(middle, top, english, plain, SOFT)

    return Block(height, draw)
