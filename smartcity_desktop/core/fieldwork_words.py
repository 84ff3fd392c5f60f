"""Visits and promises in words: what a field is called, and what a line of the history says of them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from smartcity_desktop.core.language import Language, Text, printable, same, show_date
from smartcity_desktop.core.visit import VISIT_FIELDS, visit_subject

if TYPE_CHECKING:
    from collections.abc import Mapping

VISIT_NAMES: Mapping[str, Text] = {
    "day": Text("tanggal", "date"),
    "began": Text("pukul mulai", "begun at"),
    "ended": Text("pukul selesai", "ended at"),
    "zone": Text("zona waktu", "time zone"),
    "place": Text("tempat", "place"),
    "letter": Text("nomor surat tugas", "number of the letter of assignment"),
    "representative": Text("wakil daerah", "representative of the region"),
    "office": Text("jabatan wakil daerah", "office of the representative"),
    "mandate": Text("nomor surat kuasa", "number of the letter of mandate"),
    "agenda": Text("agenda", "agenda"),
    "conclusion": Text("simpulan", "conclusions"),
}
SIDE_NAMES: Mapping[str, Text] = {
    "region": Text("pihak daerah", "the region's side"),
    "panel": Text("tim asesor", "the assessors' side"),
}
_FIELD_OF = {visit_subject(name): name for name in VISIT_FIELDS}
_KEPT = Text("sudah dipenuhi", "kept")
_OPEN_DUE = Text("tanpa tenggat", "no due date")


def visit_field(subject: str) -> Text | None:
    """Return what the field of a visit is called whose history has this subject; `None` if it is none."""
    name = _FIELD_OF.get(subject)
    return None if name is None else VISIT_NAMES[name]


def attendee_words(value: str) -> Text:
    """Write a line of an attendance list in words: `Nama, jabatan (pihak daerah)`; what is no such line stays as it is.

    Args:
        value: as it stands in the history, which may come from somebody else's laptop.
    """
    found = _fields(value, "name", "office", "side")
    if found is None:
        return same(printable(value))
    who = ", ".join(printable(part) for part in (found["name"], found["office"]) if part)
    side = SIDE_NAMES.get(found["side"], same(printable(found["side"])))
    return Text("{who} ({side})", "{who} ({side})").filled(who=who, side=side)


def promise_words(value: str) -> Text:
    """Write a promise in words: `Perwali TIK – tenggat 30 Juni 2019 – sudah dipenuhi`; as `attendee_words`."""
    found = _fields(value, "what")
    if found is None:
        return same(printable(value))
    what = printable(found["what"].replace("\n", " "))
    words = Text("{what} – {due}", "{what} – {due}").filled(what=what, due=_due(found.get("due")))
    if found.get("kept") is True:
        words = Text("{words} – {kept}", "{words} – {kept}").filled(words=words, kept=_KEPT)
    return words


def due_words(due: date | None) -> Text:
    """Write when something is due, or that it has no date."""
    if due is None:
        return _OPEN_DUE
    return Text(f"tenggat {show_date(due, Language.INDONESIAN)}", f"due {show_date(due, Language.ENGLISH)}")


def _due(value: object) -> Text:
    try:
        return due_words(date.fromisoformat(value) if isinstance(value, str) else None)
    except ValueError:
        return same(printable(str(value)))


def _fields(value: str, *texts: str) -> dict[str, Any] | None:
    """Read the object of a line; `None` unless each of `texts` is a text in it."""
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or any(not isinstance(found.get(name), str) for name in texts):
        return None
    return found
