"""Numbers as people write them here, `1.234,56` or `1234.56`, and what is meant where it could be either."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DECIMAL = re.compile(r"[+-]?[0-9]{1,15}(?:[.,]([0-9]{1,10}))?")
_GROUPS = {sign: re.compile(rf"[+-]?[1-9][0-9]{{0,2}}(?:\{sign}[0-9]{{3}}){{1,4}}") for sign in ".,"}
_SPACED = re.compile(r"[+-]?[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+(?:[.,][0-9]{1,10})?")


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it was written, with every way to read it; none: it is no number.

    Attributes:
        readings: the sign before the decimals (empty: there are none) and the value.
    """

    text: str
    readings: tuple[tuple[str, Decimal], ...]

    @property
    def settled(self) -> str:
        """The sign before the decimals, where this number alone shows which it is; else empty."""
        marks = {mark for mark, _value in self.readings}
        return marks.pop() if len(marks) == 1 else ""

    def value(self, mark: str) -> Decimal | None:
        """Return the only reading, or the one where `mark` stands before decimals (or groups by the other sign)."""
        if len(self.readings) == 1:
            return self.readings[0][1]
        return next((value for sign, value in self.readings if sign == mark), None)


def written(text: str) -> Written:
    """Read a number in every way that makes sense; `1.234` is both one thousand and a little more than one."""
    bare = text.strip()
    if _SPACED.fullmatch(bare):
        bare = "".join(bare.split())
    found: dict[str, Decimal] = {}
    if _DECIMAL.fullmatch(bare):
        mark = "," if "," in bare else "." if "." in bare else ""
        found[mark] = Decimal(bare.replace(",", "."))
    for sign, groups in _GROUPS.items():
        other = "," if sign == "." else "."
        whole, mark, rest = bare.partition(other)
        if groups.fullmatch(whole) and (not mark or re.fullmatch(r"[0-9]{1,10}", rest)):
            found[other] = Decimal(whole.replace(sign, "") + (f".{rest}" if mark else ""))
    return Written(text.strip(), tuple(found.items()))


def usual_mark(numbers: Iterable[Written]) -> str:
    """Return the sign before decimals that those numbers use which leave no choice; empty if none or both are."""
    marks = {number.settled for number in numbers} - {""}
    return marks.pop() if len(marks) == 1 else ""
