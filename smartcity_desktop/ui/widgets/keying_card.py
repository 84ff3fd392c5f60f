"""The card of a paper that is being keyed: how far it is, the row in front, and the line that takes everything typed.

The line stays where it is; what stands above it scrolls where a window is low or the text large. What is wrong with
what was typed is said right below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.language import show_number
from smartcity_desktop.core.transcription import Phase
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.page_line import PageLine

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.core.transcription import Transcription

_BIGGER = 1.4  # the line for levels, against other lines


class KeyingCard(Speaking, QFrame):
    """Shows where a keying is; it decides nothing. First it asks for a page, if `ask_page`; then it shows the rows."""

    def __init__(self) -> None:
        super().__init__()
        self._now: Transcription | None = None
        self._rubric: Rubric | None = None
        self._row = 0
        self._asks_page = self._asks_reason = False
        self._fault: SmartCityError | None = None
        self.step, self.count, self.code, self.title = (QLabel(wordWrap=True) for _ in range(4))
        self._levels, self._hint, self._wrong = (QLabel(wordWrap=True) for _ in range(3))
        self.page, self.entry, self.reason = PageLine(), QLineEdit(), QLineEdit()
        self._entry_label, self._reason_label = QLabel(), QLabel(wordWrap=True)
        self._above, self._below, self._scroll = QWidget(), QFrame(), QScrollArea(widgetResizable=True)
        self._dress()
        self._lay_out()

    # -- showing -----------------------------------------------------------------------------------------------

    def display(self, now: Transcription, rubric: Rubric, row: int, *, asks_reason: bool) -> None:
        """Show how far a keying is, and a row of it; with `asks_reason` the line is for why it is not applicable."""
        self._now, self._rubric, self._row, self._asks_reason = now, rubric, row, asks_reason
        self.retranslate()

    def ask_page(self, asks: bool) -> None:
        """Ask for a page of the paper before anything else, or be done with that."""
        self._asks_page = asks
        self.retranslate()

    def say_wrong(self, error: SmartCityError | None) -> None:
        """Say below the line what is wrong with what was typed, aloud too; `None`: nothing."""
        if (error is None) is not (self._fault is None):
            theme.mark(self.entry, invalid=error is not None)
        self._fault = error
        self.retranslate()
        if error is not None:
            QApplication.beep()
            QAccessible.updateAccessibility(QAccessibleEvent(self._wrong, QAccessible.Event.Alert))

    @property
    def wrong(self) -> str:
        """What is said to be wrong; empty where nothing is."""
        return "" if self._fault is None else self._wrong.text()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._entry_label.setText(self.tr("&Level, T, or code"))
        self._reason_label.setText(self.tr("Why not applicable (&reason on the paper)"))
        self.reason.setAccessibleName(self.tr("Reason on the paper"))
        wrong = self._fault
        self._wrong.setText("" if wrong is None else f"{texts.say(wrong.happened)} {texts.say(wrong.remedy)}")
        self._wrong.setAccessibleName(self._wrong.text())
        self.entry.setAccessibleDescription(self._wrong.text())
        self._say()
        self._choose_parts()

    def _say(self) -> None:
        now, rubric = self._now, self._rubric
        if now is None or rubric is None:
            return
        compares = now.phase is Phase.COMPARE
        self.step.setText(
            {
                Phase.FIRST: self.tr("1 of 4 – first keying"),
                Phase.SECOND: self.tr("2 of 4 – second keying, without looking at the first"),
                Phase.COMPARE: self.tr("3 of 4 – where the keyings differ"),
            }[now.phase]
        )
        if not compares:
            count = self.tr("{done} of {all} rows").format(done=now.done, all=len(now.rows))
        elif now.differences:
            count = self.tr("{n} of {all} rows differ, {open} to be decided").format(
                n=len(now.differences), all=len(now.rows), open=len(now.open)
            )
        else:
            count = self.tr("Both keyings agree in all {all} rows.").format(all=len(now.rows))
        self.count.setText(count)
        self._hint.setText(
            self.tr("← takes the first keying, → the second; or type what the paper says.")
            if compares
            else self.tr("Enter alone: blank on the paper. ↑ ↓ or a code: another row.")
        )
        indicator = rubric.indicator(now.rows[self._row].code)
        title, language = texts.say(indicator.title), texts.current()
        self.code.setText(indicator.code)
        self.title.setText(title)
        self._levels.setText(
            " · ".join(
                f"{show_number(label.value, language)} {texts.say(label.name)}"
                for label in rubric.scale.labels
            )
        )
        self.entry.setAccessibleName(
            self.tr("{code}, {title}: level").format(code=indicator.code, title=title)
        )

    def _choose_parts(self) -> None:
        """Show the page, the row, or the reason: never all of them at once."""
        rows, said = not self._asks_page, bool(self._wrong.text())
        agreed = self._now is not None and self._now.phase is Phase.COMPARE and not self._now.differences
        known = self._now is not None and bool(self._now.paper) and not self._now.begun
        self.page.setVisible(self._asks_page or known)
        for label in (self.code, self.title, self._levels):
            label.setVisible(rows and not agreed)
        self._entry_label.setVisible(not self._asks_reason)
        self.entry.setVisible(not self._asks_reason)
        self._wrong.setVisible(said and not self._asks_reason)
        self._hint.setVisible(not said and not self._asks_reason)
        self._reason_label.setVisible(self._asks_reason)
        self.reason.setVisible(self._asks_reason)
        self._below.setVisible(rows and not agreed)
        self._fit()

    def _fit(self) -> None:
        """Let the line stand right below the row where there is room, and the row scroll where there is none."""
        layout, width = self._above.layout(), self._scroll.viewport().width()
        if layout is not None:
            layout.invalidate()
            self._scroll.setMaximumHeight(max(1, layout.totalHeightForWidth(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the row the height that it needs at this width."""
        super().resizeEvent(event)
        self._fit()

    # -- building ----------------------------------------------------------------------------------------------

    def _dress(self) -> None:
        theme.mark(self, kind="card")
        theme.mark(self._above, kind="flow")
        for label, role in (
            (self.step, "heading"),
            (self.count, "muted"),
            (self.code, "title"),
            (self.title, "strong"),
            (self._levels, "caption"),
            (self._hint, "caption"),
            (self._wrong, "strong"),
        ):
            theme.mark(label, role=role)
        theme.mark(self._wrong, tone="bad")
        self._entry_label.setBuddy(self.entry)
        self._reason_label.setBuddy(self.reason)
        self.setMinimumWidth(320)
        theme.changed().connect(self._enlarge)
        self._enlarge()

    def _enlarge(self) -> None:
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * _BIGGER)
        self.entry.setFont(font)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        theme.margins(row, 0, theme.M)
        row.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.title, 1)
        self.code.setWordWrap(False)
        above = QVBoxLayout(self._above)
        theme.margins(above, 0, theme.XS)
        above.setContentsMargins(theme.L, theme.M, theme.L, 0)
        for widget in (self.step, self.count, self.page):
            above.addWidget(widget)
        above.addLayout(row)
        above.addWidget(self._levels)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self._above)
        line = QHBoxLayout()
        theme.margins(line, 0, theme.M)
        line.addWidget(self._entry_label)
        line.addWidget(self.entry, 1)
        below = QVBoxLayout(self._below)
        theme.margins(below, 0, theme.XS)
        below.setContentsMargins(theme.L, theme.XS, theme.L, theme.M)
        below.addLayout(line)
        for label in (self._wrong, self._hint, self._reason_label):
            below.addWidget(label)
        below.addWidget(self.reason)
        column = QVBoxLayout(self)
        theme.margins(column, 0, 0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._below)
        column.addStretch()
