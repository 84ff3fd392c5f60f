"""Every saved value of one indicator, newest first, each of which can be brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from smartcity_desktop.core.assessment import NOT_APPLICABLE, Field
from smartcity_desktop.core.language import TimeZone, show_moment
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.core.assessment import Entry
    from smartcity_desktop.core.rubric import Indicator

_SHOWN = (Field.SCORE, Field.REASON, Field.COMMENT)


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
        names = {
            Field.SCORE: self.tr("Level"),
            Field.REASON: self.tr("Reason"),
            Field.COMMENT: self.tr("Comment"),
        }
        old, new = self._value(entry.old), self._value(entry.new)
        self._what.setText(
            self.tr("{field}: {old} → {new}").format(field=names[entry.field], old=old, new=new)
        )
        self.restore.setText(self.tr("Bring back"))
        self.restore.setAccessibleName(self.tr("Bring back {value}").format(value=new))

    def _value(self, value: str | None) -> str:
        if value is None:
            return self.tr("empty")
        return self.tr("not applicable") if value == NOT_APPLICABLE else value


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
        newest = {entry.field: entry.sequence for entry in told}
        for entry in reversed(told):
            current = newest[entry.field] == entry.sequence
            row = _EntryRow(entry, zone, restorable=not read_only and not current and entry.new is not None)
            row.restored.connect(lambda entry=entry: self._on_restored(entry))
            self.body.addWidget(row)
            self.rows.append(row)
        self.body.addStretch(1)
        close = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        close.setFocus()
        self.retranslate()
        self.fit(560, 420)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("History"))
        self._heading.setText(f"{self._indicator.code} · {texts.say(self._indicator.title)}")
        self._none.setText(self.tr("Nothing was saved for this indicator yet."))
        self._none.setVisible(not self.rows)

    def _on_restored(self, entry: Entry) -> None:
        self.accept()
        self.restored.emit(entry)
