"""From paper to the screen: one line takes everything that is typed, and the number pad is enough for most of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core import transcription as keying
from smartcity_desktop.core.errors import ChangeRefused, SmartCityError
from smartcity_desktop.core.language import show_number
from smartcity_desktop.core.transcription import Keyed, Phase
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.focus_in_view import keep_focus_in_view
from smartcity_desktop.ui.widgets.keying_table import KeyingTable
from smartcity_desktop.ui.widgets.page_line import PageLine
from smartcity_desktop.ui.widgets.question import ask

if TYPE_CHECKING:
    from smartcity_desktop.core.transcription import Transcription
    from smartcity_desktop.services.transcription import OpenedPaper, PageFound

_PAGE = 8


class TranscriptionPage(Speaking, QWidget):
    """Two keyings, then the rows in which they differ, then the sheet. The mouse is not needed, its wheel does nothing."""

    kept = Signal(object)  # the Transcription, after every key
    page_typed = Signal(object)  # text of the QR code, or six words
    taken = Signal(object)  # the Transcription, whole
    begun_again = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._opened: OpenedPaper | None = None
        self._now: Transcription | None = None
        self._at = 0
        self._reason_row = -1
        self.banner = Banner()
        self.step, self.count, self._code, self._title = (QLabel(wordWrap=True) for _ in range(4))
        self._levels, self._hint = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.page, self.entry, self.reason = PageLine(), QLineEdit(), QLineEdit()
        self._entry_label, self._reason_label = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.take, self.again, self.back = QPushButton(), QPushButton(), QPushButton()
        self.table = KeyingTable()
        self._dress()
        self._lay_out()
        self._connect()
        self.retranslate()

    # -- showing -----------------------------------------------------------------------------------------------

    def display(self, opened: OpenedPaper) -> None:
        """Show a paper that is to be keyed, or gone on with."""
        self._opened, self._now, self._reason_row = opened, opened.transcription, -1
        self.banner.clear()
        if opened.resumed:
            self.banner.say(
                "info",
                lambda: self.tr("You go on where you stopped: {done} of {all} rows of this keying.").format(
                    done=self._need.done, all=len(self._need.rows)
                ),
            )
        self.page.display(None, known=bool(self._need.paper))
        self.entry.clear()
        self._at = self._start()
        self._show()
        (self.entry if self._need.paper or opened.resumed else self.page).setFocus()

    def show_page(self, found: PageFound, text: str) -> None:
        """Say that a page is of this sheet, and go on to the keying."""
        self.banner.clear()
        self._change(keying.recognised(self._need, text))
        self.page.display(found, known=True)
        self.entry.setFocus()

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
        return [self.page.field, self.entry, self.table, self.take]

    def retranslate(self) -> None:
        """Set every word anew."""
        self._entry_label.setText(self.tr("&Level, T, or code"))
        self._reason_label.setText(self.tr("Why not applicable (&reason on the paper)"))
        self.reason.setAccessibleName(self.tr("Reason on the paper"))
        self.again.setText(self.tr("Begin anew…"))
        self.back.setText(self.tr("Back"))
        self._hint.setText(
            self.tr(
                "Enter alone: the row is blank on the paper. ↑ ↓ go to another row, so does the code of an indicator; "
                "“INF-F2 3” does both."
            )
        )
        self._show()

    # -- building ----------------------------------------------------------------------------------------------

    def _dress(self) -> None:
        roles = {
            "heading": (self.step,),
            "muted": (self.count,),
            "title": (self._code,),
            "strong": (self._title,),
        }
        for role, labels in {**roles, "caption": (self._levels, self._hint)}.items():
            for label in labels:
                theme.mark(label, role=role)
        for button, kind in ((self.take, "primary"), (self.again, "quiet"), (self.back, "quiet")):
            theme.mark(button, kind=kind)
        self._entry_label.setBuddy(self.entry)
        self._reason_label.setBuddy(self.reason)
        font = self.entry.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        self.entry.setFont(font)
        for button, name, token in (
            (self.take, "clipboard-check", "accent_text"),
            (self.back, "arrow-left", "accent"),
            (self.again, "undo-2", "accent"),
        ):
            button.setIcon(theme.icon(name, token))

    def _lay_out(self) -> None:
        card = QFrame()
        theme.mark(card, kind="card")
        card.setMinimumWidth(320)
        right = QVBoxLayout(card)
        right.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        right.setSpacing(theme.XS)
        above: tuple[QWidget, ...] = (self.step, self.count, self.page, self._code, self._title, self._levels)
        below: tuple[QWidget, ...] = (
            self._entry_label,
            self.entry,
            self._hint,
            self._reason_label,
            self.reason,
        )
        for widget in (*above, *below):
            right.addWidget(widget)
        right.addStretch(1)
        middle = QHBoxLayout()
        theme.margins(middle, 0, theme.M)
        middle.addWidget(self.table, 1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(card)
        keep_focus_in_view(scroll)
        middle.addWidget(scroll, 1)
        foot = QFrame()
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.mark(foot, kind="foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        row.addWidget(self.back)
        row.addWidget(self.again)
        row.addStretch(1)
        row.addWidget(self.take)
        body = QVBoxLayout()
        theme.margins(body, theme.L, theme.M)
        body.addWidget(self.banner)
        body.addLayout(middle, 1)
        column = QVBoxLayout(self)
        theme.margins(column, 0, 0)
        column.addLayout(body, 1)
        column.addWidget(foot)
        order = (self.page.field, self.entry, self.reason, self.table, self.back, self.again, self.take)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.entry.returnPressed.connect(self._on_entered)
        self.reason.returnPressed.connect(self._on_reasoned)
        self.page.typed.connect(self.page_typed)
        self.page.skipped.connect(self.entry.setFocus)
        self.entry.installEventFilter(self)
        self.table.picked.connect(self._go)
        self.take.clicked.connect(self._on_take)
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
        self.page.setVisible(not self._now.begun)
        self._say_step()
        self._say_row()

    def _say_step(self) -> None:
        now = self._need
        self.step.setText(
            {
                Phase.FIRST: self.tr("1 of 3 – first keying"),
                Phase.SECOND: self.tr("2 of 3 – second keying, without looking at the first"),
                Phase.COMPARE: self.tr("3 of 3 – where the keyings differ"),
            }[now.phase]
        )
        if self._comparing:
            self.count.setText(
                self.tr(
                    "{n} of {all} rows differ, {open} to be decided: ← takes the first, → the second"
                ).format(n=len(now.differences), all=len(now.rows), open=len(now.open))
                if now.differences
                else self.tr("Both keyings agree in all {all} rows.").format(all=len(now.rows))
            )
        else:
            self.count.setText(self.tr("{done} of {all} rows").format(done=now.done, all=len(now.rows)))
        assert self._opened is not None
        self.take.setText(self.tr("Take into the sheet of {region}").format(region=self._opened.region.name))

    def _say_row(self) -> None:
        now, opened = self._need, self._opened
        assert opened is not None
        row, scale = now.rows[self._at], opened.rubric.scale
        indicator = opened.rubric.indicator(row.code)
        title = texts.say(indicator.title)
        self._code.setText(row.code)
        self._title.setText(title)
        names = [
            f"{show_number(label.value, texts.current())} {texts.say(label.name)}" for label in scale.labels
        ]
        self._levels.setText(" · ".join(names))
        asked = self._reason_row >= 0
        self.entry.setAccessibleName(self.tr("{code}, {title}: level").format(code=row.code, title=title))
        self._reason_label.setVisible(asked)
        self.reason.setVisible(asked)
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
        self._say_row()
        self.entry.setFocus()

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
            self.banner.show_problem(error)
            self.entry.selectAll()
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
            self.banner.show_problem(error)
            return
        self.banner.clear()
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
                self.take.setFocus()
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

    def _on_take(self) -> None:
        if self._now is None:
            return
        try:
            keying.answers(self._now)
        except ChangeRefused as error:
            self.banner.show_problem(error)
            self._go(self._start())
            return
        self.taken.emit(self._now)

    def _on_again(self) -> None:
        ask(
            self,
            heading=self.tr("Begin this paper anew?"),
            sentence=self.tr("Both keyings of this paper are thrown away. The score sheet stays as it is."),
            yes=self.tr("Begin anew"),
            then=self.begun_again.emit,
            danger=True,
        )
