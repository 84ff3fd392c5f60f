"""A question before something that cannot be taken back. It opens and returns; the answer arrives by a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QLabel

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class Question(DialogFrame):
    """Heading, sentence, and two buttons: one that says what will be done, and *Cancel*, which has the focus."""

    def __init__(self, parent: QWidget | None, heading: str, sentence: str, yes: str, danger: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        head, text = QLabel(heading, wordWrap=True), QLabel(sentence, wordWrap=True)
        theme.mark(head, role="heading")
        self.body.addWidget(head)
        self.body.addWidget(text)
        self.body.addStretch(1)
        self.yes = self.buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(self.yes, kind="danger" if danger else "primary")
        cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        (cancel if danger else self.yes).setDefault(True)
        (cancel if danger else self.yes).setFocus()
        self.fit(500, 210)

    def retranslate(self) -> None:
        """Keep the words: they were given."""


def ask(
    parent: QWidget | None,
    *,
    heading: str,
    sentence: str,
    yes: str,
    then: Callable[[], object],
    danger: bool = False,
) -> Question:
    """Ask, and call `then` only if the person presses the button labelled `yes`.

    Args:
        parent: window over which it stands.
        heading: the question.
        sentence: what follows from it.
        yes: label of the button that does it, a verb.
        then: what is done.
        danger: the button is red and *Cancel* is the default.
    """
    question = Question(parent, heading, sentence, yes, danger)
    question.accepted.connect(lambda: then())
    question.open()
    return question
