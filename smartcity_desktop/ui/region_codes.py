"""Codes of regions in a text that somebody made elsewhere: a CSV, a letter, a column copied from a sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from smartcity_desktop.core.region_table import by_any_code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.core.region import Region

LIMIT = 1 << 20
_CODE = re.compile(r"(?<![\d.])(\d{2})\.?(\d{2})(?![\d.])")


class Found(NamedTuple):
    """Regions named in a text, in its order, and the codes that no region bears or bore."""

    regions: tuple[Region, ...]
    unknown: tuple[str, ...]


def find(text: str, regions: Iterable[Region]) -> Found:
    """Look for codes such as `81.71` or `8171`, today's and former ones, whatever stands around them.

    Where a line has several numbers, its first code of a known region counts.
    """
    known = by_any_code(regions)
    found: dict[str, Region] = {}
    unknown: dict[str, None] = {}
    for line in text.splitlines():
        codes = [f"{one}.{other}" for one, other in _CODE.findall(line)]
        region = next((known[code] for code in codes if code in known), None)
        if region is not None:
            found[region.id] = region
        elif codes:
            unknown[codes[0]] = None
    return Found(tuple(found.values()), tuple(unknown))
