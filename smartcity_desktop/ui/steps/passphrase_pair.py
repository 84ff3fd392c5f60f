"""The rule for a new passphrase that is typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
    from smartcity_desktop.ui.widgets.strength_meter import StrengthMeter


def pair(
    first: PassphraseEdit, again: PassphraseEdit, meter: StrengthMeter, known: tuple[QLineEdit, ...] = ()
) -> None:
    """Judge the first while it is typed; a weak one is marked as soon as it is left, not only when all is filled in.

    A mark of either goes away with the next key.

    Args:
        first: the new passphrase.
        again: the same once more.
        meter: says how well it holds.
        known: fields whose words others know of the person; a passphrase made of them is weak.
    """
    first.textChanged.connect(meter.judge)
    meter.mind(lambda: tuple(edit.text() for edit in known))
    first.shown_changed.connect(again.show_letters)
    first.editingFinished.connect(lambda: theme.mark(first, invalid=bool(meter.weakness)))
    for edit in (first, again):
        unmark_when_typed(edit)


def unmark_when_typed(edit: QLineEdit) -> None:
    """Take the mark of a missing field away as soon as somebody types into it."""

    def unmark() -> None:
        if edit.property("invalid"):
            theme.mark(edit, invalid=False)

    edit.textChanged.connect(unmark)
