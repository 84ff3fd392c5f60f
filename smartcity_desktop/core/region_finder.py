"""Finds regions by what people write for them: id, code of today or of earlier, name with or without its kind."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import get_close_matches
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import NotFound
from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.core.region import Region

_KIND = re.compile(r"^(kab\.?|kabupaten|kota)\s+")
_CUT_CODE = re.compile(r"([0-9]{2})[.,]([0-9]{1,2})")


class RegionFinder:
    """Looks regions up in all of the country; made once for many questions."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._steps: tuple[dict[str, list[Region]], ...] = tuple(defaultdict(list) for _ in range(5))
        keys, names, old_codes, old_names, bare = self._steps
        for region in regions:
            keys[region.id.casefold()].append(region)
            keys[region.code].append(region)
            names[_named(region.name)].append(region)
            bare[_KIND.sub("", _named(region.name))].append(region)
            for former in region.former_codes:
                old_codes[former.code].append(region)
            for name in region.former_names:
                old_names[_named(name)].append(region)

    def find(self, asked: str) -> Region:
        """Return the region that is meant.

        A code that a spreadsheet took for a number (`81.1`, `81,71`) is read as the code it was.

        Raises:
            NotFound: there is none, or several; it names those that come near.
        """
        code = _CUT_CODE.fullmatch(asked.strip())
        folded = f"{code[1]}.{code[2]:0<2}" if code else _named(asked)
        for step in self._steps:
            found = {region.id: region for region in step.get(folded, ())}
            if len(found) == 1:
                return next(iter(found.values()))
            if found:
                raise NotFound(_REGION, asked[:80], tuple(region.name for region in found.values()))
        names = self._steps[1]
        near = get_close_matches(folded[:80], names, n=3)
        raise NotFound(_REGION, asked[:80], tuple(names[name][0].name for name in near))


_REGION = Text("daerah", "region")


def _named(name: str) -> str:
    folded = " ".join(name.casefold().split())
    return re.sub(r"^kab\.?\s+", "kabupaten ", folded)
