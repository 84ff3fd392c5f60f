"""Which pages are to be printed, as people write it: `1-3, 5` or `4-`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import Text, printable, same

_PART = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{0,4}))?")
_LAST = 9999
_SHOWN = 40


@dataclass(eq=False)
class PagesUnclear(SmartCityError):
    """A text that says no pages."""

    text: str

    @property
    def happened(self) -> Text:
        """What was typed."""
        return Text("“{text}” bukan daftar halaman.", "“{text}” is no list of pages.").filled(
            text=same(printable(self.text[:_SHOWN]))
        )

    @property
    def remedy(self) -> Text:
        """What can be typed."""
        return Text(
            "Tulis misalnya 1-3, 5 atau 4- (dari 4 sampai akhir); kosong berarti semua.",
            "Write for instance 1-3, 5 or 4- (from 4 to the end); empty means all.",
        )


@dataclass(frozen=True, slots=True)
class PageRanges:
    """Pages from 1; no part at all means every page."""

    parts: tuple[tuple[int, int], ...] = ()

    def has(self, page: int, _pages: int = 0) -> bool:
        """Whether a page is wanted."""
        return not self.parts or any(first <= page <= last for first, last in self.parts)


ALL_PAGES = PageRanges()


def read_ranges(text: str) -> PageRanges:
    """Read what was typed.

    Raises:
        PagesUnclear: it is no list of pages, or one of them runs backwards.
    """
    parts = []
    for part in re.split(r"[,;]", text) if text.strip() else ():
        found = _PART.fullmatch(part.strip())
        if found is None:
            raise PagesUnclear(text)
        first = int(found[1])
        last = first if found[2] is None else int(found[2] or _LAST)
        if not 1 <= first <= last:
            raise PagesUnclear(text)
        parts.append((first, last))
    return PageRanges(tuple(parts))
