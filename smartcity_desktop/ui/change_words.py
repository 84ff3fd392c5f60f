"""What an entry of the history changed, in words: for undo, redo and the history of an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from smartcity_desktop.core.assessment import NOT_APPLICABLE, Field
from smartcity_desktop.core.language import Language
from smartcity_desktop.ui import texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.core.assessment import Entry

_LONGEST = 60


def field_words(field: Field) -> str:
    """Name what an entry is about."""
    match field:
        case Field.SCORE:
            return QCoreApplication.translate("ChangeWords", "Level")
        case Field.REASON:
            return QCoreApplication.translate("ChangeWords", "Reason")
        case Field.COMMENT:
            return QCoreApplication.translate("ChangeWords", "Comment")
        case Field.EXPLANATION:
            return QCoreApplication.translate("ChangeWords", "Explanation")
        case Field.FINDING:
            return QCoreApplication.translate("ChangeWords", "General finding")
        case Field.EVIDENCE:
            return QCoreApplication.translate("ChangeWords", "Evidence")
        case Field.VISIT | Field.ATTENDEE:
            return QCoreApplication.translate("ChangeWords", "Record of the visit")
        case Field.PROMISE:
            return QCoreApplication.translate("ChangeWords", "Promised later")
        case _:
            return QCoreApplication.translate("ChangeWords", "Mark to look again")


def value_words(entry: Entry, value: str | None) -> str:
    """Write a value of an entry as people read it."""
    if entry.field is Field.EVIDENCE:
        if value is None:
            return QCoreApplication.translate("ChangeWords", "taken off")
        return QCoreApplication.translate("ChangeWords", "attached")
    if value is None:
        return QCoreApplication.translate("ChangeWords", "empty")
    if entry.field is Field.SCORE:
        if value == NOT_APPLICABLE:
            return QCoreApplication.translate("ChangeWords", "not applicable")
        return value.replace(".", ",") if texts.current() is Language.INDONESIAN else value
    return value


def subject_of(entry: Entry) -> str:
    """Return the code of the indicator or dimension that an entry is about; empty for a visit."""
    if entry.field in (Field.VISIT, Field.ATTENDEE):
        return ""
    return entry.subject.partition("#")[0].rpartition(":")[2]


def step_words(entries: Iterable[Entry]) -> str:
    """Say what one step changed: "INF-F1 · Level: 3 → 2"."""
    found = tuple(entries)
    shown = next((entry for entry in found if entry.field is not Field.REASON), found[0])
    code = subject_of(shown)
    words = field_words(shown.field)
    several = {subject_of(entry) for entry in found}
    if len(several) > 1:
        return QCoreApplication.translate("ChangeWords", "answers to {n} indicators").format(n=len(several))
    if shown.field in (Field.VISIT, Field.ATTENDEE, Field.PROMISE, Field.LOOK):
        return f"{code} · {words}" if code else words
    if shown.field is Field.EVIDENCE and len(found) > 1:
        return f"{code} · {words}: " + QCoreApplication.translate("ChangeWords", "its description")
    change = value_words(shown, shown.new)
    if shown.field is Field.SCORE:
        change = f"{value_words(shown, shown.old)} → {change}"
    return f"{code} · {words}: {short(change)}"


def short(text: str) -> str:
    """Cut a long text to what a line holds."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def stepped_words(entries: Iterable[Entry], *, undone: bool) -> str:
    """Say what undo or redo did, by the entries it made."""
    words = (
        QCoreApplication.translate("ChangeWords", "Undone – {change}")
        if undone
        else QCoreApplication.translate("ChangeWords", "Done again – {change}")
    )
    return words.format(change=step_words(entries))


def nothing_words(*, undone: bool) -> str:
    """Say that there is no step, and where older values are."""
    if undone:
        return QCoreApplication.translate(
            "ChangeWords",
            "Nothing more to undo since the program was started. Ctrl+H shows every earlier value.",
        )
    return QCoreApplication.translate("ChangeWords", "Nothing to do again.")
