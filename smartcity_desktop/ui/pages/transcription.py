"""From paper to the screen: one line takes everything that is typed, and the number pad is enough for most of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smartcity_desktop.core import transcription as keying
from smartcity_desktop.core.errors import ChangeRefused, SmartCityError
from smartcity_desktop.core.transcription import Keyed, Phase
from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.keying_card import KeyingCard
from smartcity_desktop.ui.widgets.keying_table import KeyingTable
from smartcity_desktop.ui.widgets.page_foot import page_foot
from smartcity_desktop.ui.widgets.question import ask

if TYPE_CHECKING:
    from smartcity_desktop.core.transcription import Transcription
    from smartcity_desktop.services.transcription import OpenedPaper, PageFound

_PAGE = 8


class TranscriptionPage(Speaking, QWidget):
    """Two keyings, then the rows in which they differ, then the review. The mouse is not needed, its wheel does nothing."""

    kept = Signal(object)  # the Transcription, after every key
    page_typed = Signal(object)  # text of the QR code, or six words
    review_wanted = Signal(object)  # the Transcription, whole; nothing is written by it
    begun_again = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._opened: OpenedPaper | None = None
        self._now: Transcription | None = None
        self._at = 0
        self._reason_row = -1
        self.banner, self.card, self.table = Banner(), KeyingCard(), KeyingTable()
        self.page, self.entry, self.reason = self.card.page, self.card.entry, self.card.reason
        self.review, self.again, self.back = QPushButton(), QPushButton(), QPushButton()
        self._lay_out()
        self._connect()
        self.retranslate()

    # -- showing -----------------------------------------------------------------------------------------------

    def display(self, opened: OpenedPaper) -> None:
        """Show a paper that is to be keyed, or gone on with."""
        self._opened, self._now, self._reason_row = opened, opened.transcription, -1
        self.banner.clear()
        if opened.lost is not None:
            self.banner.show_problem(opened.lost)
        elif opened.resumed and not self._comparing:
            self.banner.say(
                "info",
                lambda: self.tr("You go on where you stopped: {done} of {all} rows of this keying.").format(
                    done=self._need.done, all=len(self._need.rows)
                ),
            )
        asks = not (self._need.paper or opened.resumed)
        self.page.display(None, known=bool(self._need.paper))
        self.card.ask_page(asks)
        self._at = self._start()
        self._show()
        if asks:
            self.page.setFocus()
        else:
            self._go(self._at)

    def show_page(self, found: PageFound, text: str) -> None:
        """Say that a page is of this sheet, and go on to the keying."""
        self.banner.clear()
        self._change(keying.recognised(self._need, text))
        self.page.display(found, known=True)
        self._on_page_done()

    def take_focus(self) -> None:
        """Put the focus where the keying goes on."""
        if self._now is not None:
            self._go(self._at)

    @property
    def transcription(self) -> Transcription | None:
        """What is keyed so far."""
        return self._now

    @property
    def row(self) -> int:
        """The row in front."""
        return self._at

    def zones(self) -> list[QWidget]:
        """Give the zones for F6."""
        return [self.page.field, self.entry, self.table, self.review]

    def retranslate(self) -> None:
        """Set every word anew."""
        self.review.setText(self.tr("Review what goes in"))
        self.again.setText(self.tr("Begin anew…"))
        self.back.setText(self.tr("Back"))
        self._show()

    # -- building ----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for button, kind, name, token in (
            (self.review, "primary", "clipboard-list", "accent_text"),
            (self.back, "quiet", "arrow-left", "accent"),
            (self.again, "quiet", "undo-2", "accent"),
        ):
            theme.mark(button, kind=kind)
            button.setIcon(theme.icon(name, token))
        middle = QHBoxLayout()
        theme.margins(middle, 0, theme.M)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.card, 1)
        foot = page_foot((self.back, self.again), (self.review,))
        body = QVBoxLayout()
        theme.margins(body, theme.L, theme.M)
        body.addWidget(self.banner)
        body.addLayout(middle, 1)
        column = QVBoxLayout(self)
        theme.margins(column, 0, 0)
        column.addLayout(body, 1)
        column.addWidget(foot)
        order = (self.page.field, self.entry, self.reason, self.table, self.back, self.again, self.review)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.entry.returnPressed.connect(self._on_entered)
        self.reason.returnPressed.connect(self._on_reasoned)
        self.page.typed.connect(self.page_typed)
        self.page.skipped.connect(self._on_page_done)
        self.entry.installEventFilter(self)
        self.table.picked.connect(self._go)
        self.review.clicked.connect(self._on_review)
        self.again.clicked.connect(self._on_again)
        self.back.clicked.connect(self.back_wanted)

    # -- what stands there -------------------------------------------------------------------------------------

    @property
    def _need(self) -> Transcription:
        assert self._now is not None
        return self._now

    @property
    def _comparing(self) -> bool:
        return self._now is not None and self._now.phase is Phase.COMPARE

    def _start(self) -> int:
        now = self._need
        if now.phase is Phase.COMPARE:
            return next(iter(now.open or now.differences), 0)
        return now.next(len(now.rows) - 1)

    def _show(self) -> None:
        if self._opened is None or self._now is None:
            return
        self.table.display(self._now, self._opened.rubric)
        self.review.setVisible(self._comparing)
        self._show_row()

    def _show_row(self) -> None:
        assert self._opened is not None
        self.card.display(self._need, self._opened.rubric, self._at, asks_reason=self._reason_row >= 0)
        self.table.mark(self._at)

    # -- what the person does ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the line go from row to row; in the comparison left and right take a keying."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._now is not None:
            code, empty = event.key(), not self.entry.text()
            steps = {
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_PageUp: -_PAGE,
                Qt.Key.Key_PageDown: _PAGE,
            }
            if code in steps:
                self._move(steps[Qt.Key(code)])
                return True
            if self._comparing and empty and code in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.table.lines:
                side = self._need.first if code == Qt.Key.Key_Left else self._need.second
                self._key(self._at, side[self._at] or Keyed())
                return True
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        places = self.table.places
        if places:
            here = places.index(self._at) if self._at in places else 0
            self._go(places[max(0, min(len(places) - 1, here + by))])

    def _go(self, row: int) -> None:
        self._at, self._reason_row = row, -1
        self.entry.clear()
        self.card.say_wrong(None)
        self._show_row()
        (self.entry if self.table.lines else self.review).setFocus()

    def _on_page_done(self) -> None:
        self.card.ask_page(False)
        self._go(self._at)

    def _on_entered(self) -> None:
        if self._now is None:
            return
        if self._comparing and not self.entry.text().strip():
            # Enter alone would mean a blank row; here it leads on: to what is open, or to the end.
            self._lead_on()
            return
        try:
            typed = keying.read_typed(self.entry.text(), self._now.rows, self._at)
        except SmartCityError as error:
            self._refuse(error)
            return
        if typed.keyed is None:
            self.banner.clear()
            self._go(typed.row)
        else:
            self._key(typed.row, typed.keyed)

    def _key(self, row: int, keyed: Keyed) -> None:
        before = self._need.phase
        try:
            now = keying.key(self._need, row, keyed)
        except ChangeRefused as error:
            self._refuse(error)
            return
        self.banner.clear()
        self.card.say_wrong(None)
        self.entry.clear()
        self._at = row
        # The reason is typed once: the digits are what is keyed twice.
        asks = keyed.not_applicable and before is not Phase.SECOND and not now.reasons[row]
        self._reason_row = row if asks else -1
        self._change(now)
        if asks:
            self.reason.setText("")
            self.reason.setFocus()
        else:
            self._lead_on(before)

    def _refuse(self, error: SmartCityError) -> None:
        """Stay on the row, with what was typed marked, so that the next key writes over it."""
        self.card.say_wrong(error)
        self.entry.selectAll()

    def _on_reasoned(self) -> None:
        row, self._reason_row = self._reason_row, -1
        before = Phase.FIRST if self._need.done == 0 else self._need.phase
        if row >= 0:
            self._change(keying.reasoned(self._need, row, self.reason.text()))
        self._lead_on(before)

    def _lead_on(self, before: Phase | None = None) -> None:
        """Go to the row that is next; say when a keying is over."""
        now = self._need
        if now.phase is Phase.COMPARE:
            if before is Phase.SECOND:
                self._at = self._start()
                self._show()
            if now.open:
                self._go(next((at for at in now.open if at > self._at), now.open[0]))
            else:
                self.review.setFocus()
            return
        if before is Phase.FIRST and now.phase is Phase.SECOND:
            self.banner.say(
                "info",
                lambda: self.tr("The first keying is done. Take the paper from the top once more."),
                lambda: self.tr("What was keyed first is hidden; afterwards you see where the two differ."),
            )
            self._go(0)
            return
        self._go(now.next(self._at))

    def _change(self, now: Transcription) -> None:
        self._now = now
        self._show()
        self.kept.emit(now)

    def _on_review(self) -> None:
        if self._now is None:
            return
        try:
            keying.answers(self._now)
        except ChangeRefused as error:
            self.banner.show_problem(error)
            self._go(self._start())
            return
        self.review_wanted.emit(self._now)

    def _on_again(self) -> None:
        ask(
            self,
            heading=self.tr("Begin this paper anew?"),
            sentence=self.tr("Both keyings of this paper are thrown away. The score sheet stays as it is."),
            yes=self.tr("Begin anew"),
            then=self.begun_again.emit,
            danger=True,
        )
