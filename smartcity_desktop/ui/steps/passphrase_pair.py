"""The rule for a new passphrase that is typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit, StrengthLabel


def pair(first: PassphraseEdit, again: PassphraseEdit, label: StrengthLabel) -> None:
    """Judge the first while it is typed; a mark of either goes away with the next key."""
    first.textChanged.connect(label.judge)
    first.shown_changed.connect(again.show_letters)
    for edit in (first, again):
        unmark_when_typed(edit)


def unmark_when_typed(edit: QLineEdit) -> None:
    """Take the mark of a missing field away as soon as somebody types into it."""

    def unmark() -> None:
        if edit.property("invalid"):
            theme.mark(edit, invalid=False)

    edit.textChanged.connect(unmark)
