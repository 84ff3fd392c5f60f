"""A site visit (visitasi): when and where it was, who stood for the region, what was talked about, who took part.

Every field is one cell of the assessment's history, so it is saved, undone, revised and audited as scores are.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PREFIX = "visit."
_ATTENDEE = "visit#"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who took part. `id` orders the list, `01`; `side` is `region` or `panel`."""

    id: str
    name: str
    office: str = ""
    side: str = "region"

    @property
    def subject(self) -> str:
        """What its line in the history is about."""
        return f"{_ATTENDEE}{self.id}"

    @property
    def text(self) -> str:
        """The value of that line: JSON in canonical form."""
        return _json({"name": self.name, "office": self.office, "side": self.side})


@dataclass(frozen=True, slots=True)
class Visit:
    """The record of a visit; what is not written yet is empty.

    Attributes:
        day: ISO, `2019-05-16`. began, ended: `09.00`, local. zone: `WIB`, `WITA` or `WIT`.
        place: where it was held.
        letter: number of the letter of assignment (surat tugas).
        representative, office: who stood for the region. mandate: number of their letter of mandate, if any.
        agenda, conclusion: free text, one point a line.
    """

    day: str = ""
    began: str = ""
    ended: str = ""
    zone: str = ""
    place: str = ""
    letter: str = ""
    representative: str = ""
    office: str = ""
    mandate: str = ""
    agenda: str = ""
    conclusion: str = ""
    attendees: tuple[Attendee, ...] = ()

    @property
    def begun(self) -> bool:
        """Whether anything was written."""
        return self != Visit()

    def written(self) -> tuple[tuple[str, str], ...]:
        """Return the fields that are written, as subject and text; attendees have lines of their own."""
        texts = ((name, getattr(self, name)) for name in VISIT_FIELDS)
        return tuple((visit_subject(name), text) for name, text in texts if text)


VISIT_FIELDS = tuple(field.name for field in fields(Visit) if field.name != "attendees")


def visit_subject(name: str) -> str:
    """Return the subject of the history of one field of `Visit`."""
    return f"{_PREFIX}{name}"


def read_visit(cells: Iterable[tuple[str, str]]) -> Visit:
    """Gather a visit from its cells (subject, text); a cell that says nothing known is passed over.

    Attendees are in the order of their ids.
    """
    written: dict[str, str] = {}
    attendees = []
    for subject, text in cells:
        if subject.startswith(_ATTENDEE):
            attendees.append(_read_attendee(subject.removeprefix(_ATTENDEE), text))
        elif (name := subject.removeprefix(_PREFIX)) in VISIT_FIELDS:
            written[name] = text
    return replace(
        Visit(**written),  # type: ignore[arg-type]  # every name is one of VISIT_FIELDS, which are texts
        attendees=tuple(sorted(attendees, key=lambda one: one.id)),
    )


def _read_attendee(number: str, text: str) -> Attendee:
    found = json.loads(text)
    return Attendee(number, found["name"], found["office"], found["side"])


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
