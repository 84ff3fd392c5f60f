"""One act with headquarters' keys: the passphrase, the root key where it is away, and then it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.steps.passphrase_pair import unmark_when_typed
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.root_edit import RootEdit
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.services.authority import AuthorityDesk


class KeyTaskDialog(TaskDialog):
    """`succeeded` carries what `work` gave.

    Args:
        desk: brings the root key from its cards or its file.
        words: heading, sentence and label of the button, asked again after a change of language.
        work: gets the passphrase and the root key (`None` while it is on this computer); on the database thread.
        parent: window over which it stands.
        offline: the root key is needed and kept off this computer.
        danger: the button is red.
    """

    def __init__(
        self,
        desk: AuthorityDesk,
        words: Callable[[], tuple[str, str, str]],
        work: Callable[[str, bytes | None], Any],
        parent: QWidget | None = None,
        *,
        offline: bool = False,
        danger: bool = False,
    ) -> None:
        super().__init__(parent, danger=danger)
        self._words, self._work = words, work
        self.root, self.passphrase, self._label = RootEdit(desk), PassphraseEdit(), QLabel()
        self._label.setBuddy(self.passphrase)
        unmark_when_typed(self.passphrase)
        for widget in (self.root, self._label, self.passphrase):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.root.ask(offline)
        self.retranslate()
        self.fit(640, 480 if offline else 320)
        (self.root.cards.cards[0].words if offline else self.passphrase).setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        heading, sentence, label = self._words()
        self.setWindowTitle(heading)
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.primary.setText(label)
        self._label.setText(self.tr("Your &passphrase"))

    def submit(self) -> None:
        """Check what was filled in and do the work."""
        lacking = self.root.missing()
        if lacking is not None:
            self.missing(*lacking)
        elif not self.passphrase.text():
            self.missing(self.passphrase, self.tr("Please type your passphrase."))
        else:
            passphrase, opening, work = self.passphrase.text(), self.root.opening(), self._work
            self.start(lambda: work(passphrase, opening()))

    def done(self, result: int) -> None:
        """Forget what was typed, then close."""
        theme.mark(self.passphrase, invalid=False)
        self.passphrase.clear()
        self.root.cards.forget()
        self.root.passphrase.clear()
        super().done(result)
