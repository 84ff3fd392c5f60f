"""How far an assessment has come on its way to headquarters: sign, word and colour; never mixed with saving."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from smartcity_desktop.core.assessment import STATE_NAMES, AssessmentState
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking

# Sign and tone of each state; models/rows columns use them too.
LOOKS: dict[AssessmentState, tuple[str, str]] = {
    AssessmentState.DRAFT: ("pencil", "muted"),
    AssessmentState.SIGNED: ("package", "accent"),
    AssessmentState.SENT: ("send", "accent"),
    AssessmentState.RECEIVED: ("package-check", "good"),
    AssessmentState.RETURNED: ("undo-2", "warn"),
    AssessmentState.APPROVED: ("circle-check", "good"),
    AssessmentState.ABANDONED: ("ban", "muted"),
}


class DeliveryBadge(Speaking, QFrame):
    """A pill with the state; hidden until one is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: AssessmentState | None = None
        self._sign, self._word = QLabel(), QLabel()
        theme.mark(self, kind="pill")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.S, 2, theme.M, 2)
        row.setSpacing(theme.XS)
        row.addWidget(self._sign)
        row.addWidget(self._word)
        theme.changed().connect(self.retranslate)
        self.hide()

    def show_state(self, state: AssessmentState | None) -> None:
        """Show a state, or nothing for `None` (not begun)."""
        self._state = state
        self.setVisible(state is not None)
        self.retranslate()

    @property
    def words(self) -> str:
        """The word that is shown."""
        return self._word.text()

    def retranslate(self) -> None:
        """Set word, sign and colour anew."""
        if self._state is None:
            return
        sign, tone = LOOKS[self._state]
        self._sign.setPixmap(theme.icon(sign, tone).pixmap(16, 16))
        self._word.setText(texts.say(STATE_NAMES[self._state]))
        theme.mark(self._word, tone=tone)
        theme.mark(self, tone=tone)
        self.setAccessibleName(self._word.text())
