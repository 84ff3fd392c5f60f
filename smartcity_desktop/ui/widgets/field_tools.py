"""In the title of a region: the timer of its slot, visit, promises, and the region that comes next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

_ROOMY, _WIDE, _NARROW = (
    1440,
    1180,
    860,
)  # of the window: all words, short words, signs and numbers, signs alone
_SOON = 5  # minutes before the end from which the timer says so


class FieldTools(Speaking, QWidget):
    """Shows what it is told, and says what was pressed."""

    timer_pressed = Signal()
    visit_wanted = Signal()
    promise_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds, self._minutes, self._running = 0, 45, False
        self._promises, self._next, self._room = 0, "", 3
        self.elapsed = QLabel()
        self.timer, self.visit, self.promise, self.next = (QToolButton() for _ in range(4))
        row = QHBoxLayout(self)
        theme.margins(row, 0, theme.XS)
        row.addWidget(self.elapsed)
        for button, pressed in (
            (self.timer, self.timer_pressed),
            (self.promise, self.promise_wanted),
            (self.visit, self.visit_wanted),
            (self.next, self.next_wanted),
        ):
            button.setIconSize(QSize(18, 18))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(pressed)
            row.addWidget(button)
        theme.changed().connect(self._draw)
        self._draw()
        self.retranslate()

    def show_time(self, seconds: int, minutes: int, *, running: bool) -> None:
        """Show how much of the slot is used, in whole minutes."""
        told = (self._seconds // 60, self._minutes, self._running)
        self._seconds, self._minutes, self._running = seconds, minutes, running
        if told != (seconds // 60, minutes, running):
            self._say_time()

    def show_promises(self, count: int) -> None:
        """Show how many promises of the region are open."""
        if count != self._promises:
            self._promises = count
            self.retranslate()

    def show_next(self, region: str) -> None:
        """Show which region comes next; empty: this is the last."""
        if region != self._next:
            self._next = region
            self.retranslate()

    def set_width(self, width: int) -> None:
        """Leave out words, the more the narrower the window is."""
        room = sum(width >= theme.scaled(least) for least in (_NARROW, _WIDE, _ROOMY))
        if room != self._room:
            self._room = room
            self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        count = self._promises
        promises = self.tr("Promised later")
        self._dress(
            self.promise,
            (str(count) if count else "", f"{promises} · {count}" if count else promises),
            self.tr("Write down what the region hands in later (Ctrl+D)"),
        )
        self._dress(self.visit, ("", self.tr("Visit")), self.tr("Record of the visit (Ctrl+J)"))
        if self._next:
            words = self.tr("Next: {region}").format(region=self._next)
            self._dress(self.next, (self._next, self._next, words), f"{words} (Ctrl+Shift+K)")
        else:
            words = self.tr("Last region")
            self._dress(self.next, ("", words), words)
        self.next.setEnabled(bool(self._next))
        self._say_time()

    def _dress(self, button: QToolButton, words: tuple[str, ...], hint: str) -> None:
        """Give a button its words, the first of which need the least room; in the narrowest window it has none."""
        text = words[min(self._room, len(words)) - 1] if self._room else ""
        button.setText(text.replace("&", "&&"))
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        button.setToolButtonStyle(beside if text else Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setToolTip(hint)
        button.setAccessibleName(hint)

    def _say_time(self) -> None:
        used, slot = self._seconds // 60, self._minutes
        over = used - slot
        if over >= 0 and self._seconds > slot * 60:
            words, tone = self.tr("{n} of {m} min – over time").format(n=used, m=slot), "bad"
            short = self.tr("{n}/{m} over").format(n=used, m=slot)
        elif slot - used <= _SOON and self._seconds:
            words, tone = self.tr("{n} of {m} min – ends soon").format(n=used, m=slot), "warn"
            short = self.tr("{n}/{m} soon").format(n=used, m=slot)
        else:
            words, tone = self.tr("{n} of {m} min").format(n=used, m=slot), "muted"
            short = f"{used}/{slot}"
        self.elapsed.setText(words if self._room else short)
        theme.mark(self.elapsed, tone=tone)
        state = self.tr("running") if self._running else self.tr("paused")
        self.elapsed.setAccessibleName(f"{words}, {state}")
        does = self.tr("Pause the timer (F4)") if self._running else self.tr("Start the timer (F4)")
        self.timer.setToolTip(does)
        self.timer.setAccessibleName(does)
        self._draw()

    def _draw(self) -> None:
        self.timer.setIcon(
            theme.icon("pause" if self._running else "play", "accent" if self._running else "muted")
        )
        self.promise.setIcon(theme.icon("list-checks", "text"))
        self.visit.setIcon(theme.icon("calendar-days", "text"))
        self.next.setIcon(theme.icon("arrow-right", "text"))
