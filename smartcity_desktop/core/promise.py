"""Something a region promised to hand in later (dijanjikan menyusul), for one indicator."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise. `due` may be open; `kept` once the thing came."""

    id: str
    indicator: str
    what: str
    due: date | None = None
    kept: bool = False

    @property
    def subject(self) -> str:
        """What its line in the history is about."""
        return f"{self.indicator}#{self.id}"

    @property
    def text(self) -> str:
        """The value of that line: JSON in canonical form."""
        value = {"due": self.due.isoformat() if self.due else None, "kept": self.kept, "what": self.what}
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def read_promise(subject: str, text: str) -> Promise:
    """Read a promise from a line of the history."""
    indicator, _, number = subject.partition("#")
    found = json.loads(text)
    due = date.fromisoformat(found["due"]) if found["due"] else None
    return Promise(number, indicator, found["what"], due, found["kept"])


def read_promises(cells: Iterable[tuple[str, str]]) -> tuple[Promise, ...]:
    """Read the promises of an assessment from their cells (subject, text): the earliest due first, open ones last."""
    promises = [read_promise(subject, text) for subject, text in cells]
    return tuple(sorted(promises, key=lambda one: (one.due or date.max, one.indicator, one.id)))
