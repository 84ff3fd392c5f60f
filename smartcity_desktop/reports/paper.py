"""Paper and its pages: sizes, margins, and how blocks fill page after page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from smartcity_desktop.reports.ink import MM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from smartcity_desktop.reports.ink import Pen

_TOLERANCE = 0.01


class Paper(StrEnum):
    """A paper size: A4 (210 × 297 mm) or F4, called folio in Indonesia (215 × 330 mm)."""

    A4 = "A4"
    F4 = "F4"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height upright, in points."""
        wide, high = {"A4": (210.0, 297.0), "F4": (215.0, 330.0)}[self.value]
        return wide * MM, high * MM


@dataclass(frozen=True, slots=True)
class Frame:
    """The page and, inside it, the area of the text. Points from the lower left corner."""

    page_width: float
    page_height: float
    left: float
    right: float
    bottom: float
    top: float

    @classmethod
    def of(cls, paper: Paper, *, landscape: bool = False) -> Frame:
        """The frame that all papers share: room for the running head above and the fingerprint below."""
        wide, high = paper.size
        if landscape:
            wide, high = high, wide
        return cls(wide, high, 18 * MM, wide - 16 * MM, 29 * MM, high - 24 * MM)

    @property
    def width(self) -> float:
        """Width of the text area."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height of the text area."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Head:
    """What is repeated on top of a page that goes on with a table."""

    height: float
    draw: Callable[[Pen, float], None]


@dataclass(frozen=True, slots=True)
class Block:
    """The smallest thing that is not split between pages.

    Attributes:
        height: in points, less than a page.
        draw: draws it, given the pen and its upper edge.
        keep: it stays on the page of the block after it.
        head: repeated above it where it comes first on a page.
        gap: white space only, dropped at the top of a page.
        entry: its line in the outline of the document.
        field: room for the picture of an electronic signature: its left edge, its distance below the block's upper
            edge, its width and its height.
        fresh: it begins a page.
    """

    height: float
    draw: Callable[[Pen, float], None]
    keep: bool = False
    head: Head | None = None
    gap: bool = False
    entry: str | None = None
    field: tuple[float, float, float, float] | None = None
    fresh: bool = False


def nothing(_pen: Pen, _top: float) -> None:
    """Draw nothing."""


def gap(height: float, *, keep: bool = False) -> Block:
    """White space between blocks."""
    return Block(height, nothing, keep=keep, gap=True)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block or a repeated head on its page, by its upper edge."""

    top: float
    what: Block | Head


def _groups(blocks: Iterable[Block]) -> Iterable[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.keep:
            yield group
            group = []
    if group:
        yield group


def _cut(group: Sequence[Block], room: float, fresh: float) -> list[list[Block]]:
    """Cut a group that is taller than a page where it must be: it fills the rest of this page, then whole ones."""
    parts: list[list[Block]] = [[]]
    left = room
    for block in group:
        if block.height > left + _TOLERANCE and (parts[-1] or len(parts) == 1):
            parts.append([])
            left = fresh
        parts[-1].append(block)
        left -= block.height
    return [part for part in parts if part]


def paginate(blocks: Iterable[Block], frame: Frame) -> list[list[Placed]]:
    """Fill pages with blocks. Blocks that keep together move together; a group taller than a page is split.

    Returns:
        For each page what stands on it, from above; at least one page.
    """
    pages: list[list[Placed]] = [[]]
    top = frame.top
    for group in _groups(blocks):
        fresh = frame.height - max((block.head.height for block in group if block.head), default=0.0)
        tall = sum(block.height for block in group)
        parts = _cut(group, top - frame.bottom, fresh) if tall > fresh + _TOLERANCE else [group]
        if group[0].fresh and pages[-1]:
            pages.append([])
            top = frame.top
            parts = _cut(group, frame.height, fresh) if tall > fresh + _TOLERANCE else [group]
        for part in parts:
            need = sum(block.height for block in part)
            if need > top - frame.bottom + _TOLERANCE and all(block.gap for block in part):
                continue
            if pages[-1] and need > top - frame.bottom + _TOLERANCE:
                pages.append([])
                top = frame.top
            for block in part:
                if not pages[-1]:
                    if block.gap:
                        continue
                    if block.head is not None:
                        pages[-1].append(Placed(top, block.head))
                        top -= block.head.height
                pages[-1].append(Placed(top, block))
                top -= block.height
    return pages
