"""Every saved value of one indicator, newest first, each of which can be brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from smartcity_desktop.core.assessment import Field
from smartcity_desktop.core.language import TimeZone, show_moment
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.change_words import field_words, value_words
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from smartcity_desktop.core.assessment import Entry
    from smartcity_desktop.core.rubric import Indicator

_SHOWN = (Field.SCORE, Field.REASON, Field.COMMENT, Field.EXPLANATION, Field.EVIDENCE)
_RESTORED = (Field.SCORE, Field.REASON, Field.COMMENT, Field.EXPLANATION)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class _EntryRow(Speaking, QFrame):
    """One line of the history."""

    restored = Signal()

    def __init__(self, entry: Entry, zone: TimeZone, *, restorable: bool) -> None:
        super().__init__()
        self.entry = entry
        self._zone = zone
        theme.mark(self, kind="card")
        self._when, self._what = QLabel(), QLabel(wordWrap=True)
        theme.mark(self._when, role="caption")
        self.restore = QPushButton()
        theme.mark(self.restore, kind="quiet")
        self.restore.clicked.connect(self.restored)
        self.restore.setVisible(restorable)
        words = QVBoxLayout()
        theme.margins(words, 0, 2)
        words.addWidget(self._when)
        words.addWidget(self._what)
        row = QHBoxLayout(self)
        theme.margins(row, theme.S, theme.S)
        row.addLayout(words, 1)
        row.addWidget(self.restore)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        entry = self.entry
        moment = show_moment(entry.at, texts.current(), self._zone, seconds=True)
        self._when.setText(f"{moment} · {entry.who}" if entry.who else moment)
        old, new = value_words(entry, entry.old), value_words(entry, entry.new)
        if entry.field is Field.EVIDENCE:
            self._what.setText(f"{field_words(entry.field)}: {new}")
        else:
            self._what.setText(
                self.tr("{field}: {old} → {new}").format(field=field_words(entry.field), old=old, new=new)
            )
        self.restore.setText(self.tr("Bring back"))
        self.restore.setAccessibleName(self.tr("Bring back {value}").format(value=new))


class HistoryView(DialogFrame):
    """Emits `restored` with the entry whose new value is to stand again."""

    restored = Signal(object)

    def __init__(
        self,
        indicator: Indicator,
        entries: Sequence[Entry],
        *,
        zone: TimeZone,
        read_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._indicator = indicator
        self._heading, self._none = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.mark(self._heading, role="heading")
        theme.mark(self._none, role="muted")
        self.body.setSpacing(theme.S)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._none)
        self.rows: list[_EntryRow] = []
        told = [entry for entry in entries if entry.field in _SHOWN]
        newest = {(entry.subject, entry.field): entry.sequence for entry in told}
        for entry in reversed(told):
            current = newest[(entry.subject, entry.field)] == entry.sequence
            may = entry.field in _RESTORED and entry.new is not None
            row = _EntryRow(entry, zone, restorable=not read_only and not current and may)
            row.restored.connect(lambda entry=entry: self._on_restored(entry))
            self.body.addWidget(row)
            self.rows.append(row)
        self.body.addStretch(1)
        close = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        first = next((row.restore for row in self.rows if not row.restore.isHidden()), None)
        (first or close).setFocus()
        self.retranslate()
        self.fit(560, 420)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("History"))
        self._heading.setText(f"{self._indicator.code} · {texts.say(self._indicator.title)}")
        self._none.setText(self.tr("Nothing was saved for this indicator yet."))
        self._none.setVisible(not self.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from one value that can be brought back to the next; Enter brings it back."""
        step = _STEPS.get(Qt.Key(event.key()))
        buttons = [row.restore for row in self.rows if not row.restore.isHidden()]
        at = next((n for n, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
        elif 0 <= at + step < len(buttons):
            buttons[at + step].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(buttons[at + step], 0, theme.L)

    def _on_restored(self, entry: Entry) -> None:
        self.accept()
        self.restored.emit(entry)
