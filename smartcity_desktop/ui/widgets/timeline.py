"""A region's dated history, one step below the other; what was taken back stays in sight, struck through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from smartcity_desktop.core.language import TimeZone, show_date, show_moment
from smartcity_desktop.core.programme import STAGE_NAMES
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.edition_looks import STAGE_LOOKS
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    from smartcity_desktop.core.programme import Event


class Timeline(QScrollArea):
    """Shows events, oldest first, grouped by edition."""

    withdraw_wanted = Signal(object)  # Event
    file_wanted = Signal(object)  # Event

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.steps: tuple[TimelineStep, ...] = ()
        self._newest: TimelineStep | None = None

    def display(
        self,
        groups: Sequence[tuple[str, Sequence[Event]]],
        last: frozenset[int],
        name_of: Callable[[str], str],
        zone: TimeZone,
    ) -> None:
        """Show a history.

        Args:
            groups: heading and events of each edition.
            last: sequences of the events that may be taken back.
            name_of: gives a region's name for its id.
            zone: in which moments are written.
        """
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theme.S, 0)
        column.setSpacing(0)
        steps: list[TimelineStep] = []
        for heading, events in groups:
            if len(groups) > 1:
                label = QLabel(heading)
                theme.mark(label, role="caption")
                column.addSpacing(theme.S if steps else 0)
                column.addWidget(label)
            for place, event in enumerate(events):
                step = TimelineStep(
                    event, event.sequence in last, name_of, zone, ends=place == len(events) - 1
                )
                step.withdraw_wanted.connect(self.withdraw_wanted)
                step.file_wanted.connect(self.file_wanted)
                column.addWidget(step)
                steps.append(step)
        column.addStretch(1)
        self.steps = tuple(steps)
        self.setWidget(content)
        self._newest = steps[len(groups[0][1]) - 1] if groups and groups[0][1] else None
        QTimer.singleShot(0, self, self._bring_newest)

    def _bring_newest(self) -> None:
        """Bring the last step of the edition that was picked into view, once its place is known."""
        if self._newest is not None:
            self.ensureWidgetVisible(self._newest, 0, theme.S)


class TimelineStep(Speaking, QWidget):
    """One event: sign on the line, day, stage, note, details, file."""

    withdraw_wanted = Signal(object)
    file_wanted = Signal(object)

    def __init__(
        self,
        event: Event,
        may_withdraw: bool,
        name_of: Callable[[str], str],
        zone: TimeZone,
        *,
        ends: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.event_shown = event
        self._name_of, self._zone, self._ends = name_of, zone, ends
        self._stage, self._day = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._note, self._details, self._withdrawn, self._recorded = (QLabel(wordWrap=True) for _ in range(4))
        self.file, self.withdraw = QPushButton(), QPushButton()
        theme.mark(self._stage, role="strong")
        theme.mark(self._day, role="muted")
        theme.mark(self._details, role="muted")
        theme.mark(self._recorded, role="caption")
        theme.mark(self._withdrawn, tone="bad")
        for label in (self._note, self._details, self._withdrawn):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setTextFormat(Qt.TextFormat.PlainText)
        theme.mark(self.file, kind="link")
        theme.mark(self.withdraw, kind="link")
        self.withdraw.setVisible(may_withdraw)
        self.file.setVisible(event.attachment is not None)
        self.file.clicked.connect(lambda: self.file_wanted.emit(event))
        self.withdraw.clicked.connect(lambda: self.withdraw_wanted.emit(event))
        self._build()
        theme.changed().connect(self.update)
        self.retranslate()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        head.addWidget(self._stage, 3)
        head.addWidget(self._day, 2)
        foot = QHBoxLayout()
        foot.setSpacing(theme.M)
        foot.addWidget(self.file)
        foot.addWidget(self.withdraw)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.scaled(36), theme.S, theme.S, theme.S)
        column.setSpacing(2)
        for label in (self._stage, self._day, self._note, self._details, self._withdrawn, self._recorded):
            column.addWidget(label)
        if not (self.file.isHidden() and self.withdraw.isHidden()):
            column.addLayout(foot)

    def retranslate(self) -> None:
        """Set every word anew."""
        event, language = self.event_shown, texts.current()
        gone = event.withdrawn is not None
        self._stage.setText(texts.say(STAGE_NAMES[event.stage]))
        self._day.setText(show_date(event.on, language) if event.on else self.tr("day not known"))
        for label in (self._stage, self._day, self._note, self._details):
            label.setStyleSheet("text-decoration: line-through;" if gone else "")
        theme.mark(self._stage, tone="muted" if gone else "")
        self._show(self._note, event.note)
        self._show(self._details, "\n".join(f"{name}: {value}" for name, value in self._lines()))
        self._show(
            self._withdrawn, self.tr("Taken back: {reason}").format(reason=event.withdrawn) if gone else ""
        )
        self._show(self._recorded, self._recorded_words())
        if event.attachment is not None:
            self.file.setText(self.tr("Open {name}").format(name=event.attachment.name).replace("&", "&&"))
        self.withdraw.setText(self.tr("Take this step back…"))
        self.setAccessibleName(f"{self._day.text()}: {self._stage.text()}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line and the sign on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sign, tone = STAGE_LOOKS[self.event_shown.stage]
        if self.event_shown.withdrawn is not None:
            sign, tone = "x", "muted"
        middle, side = theme.scaled(14), theme.scaled(16)
        top = theme.S + self._stage.sizeHint().height() / 2
        painter.setPen(QPen(theme.colour("line"), 2))
        painter.drawLine(QPointF(middle, top), QPointF(middle, top if self._ends else self.height()))
        painter.drawLine(QPointF(middle, 0), QPointF(middle, top))
        painter.setPen(QPen(theme.colour(tone), 1.5))
        painter.setBrush(theme.colour("raised"))
        painter.drawEllipse(QPointF(middle, top), side * 0.8, side * 0.8)
        picture = theme.icon(sign, tone).pixmap(side, side)
        painter.drawPixmap(QPointF(middle - side / 2, top - side / 2), picture)
        painter.end()

    def _show(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _recorded_words(self) -> str:
        event = self.event_shown
        if event.recorded_at is None:
            return ""
        self._recorded.setToolTip(show_moment(event.recorded_at, texts.current(), self._zone))
        when = show_date(self._zone.day(event.recorded_at), texts.current())
        return self.tr("Recorded {when} by {who}").format(when=when, who=event.recorded_by or "–")

    def _lines(self) -> list[tuple[str, str]]:
        details = self.event_shown.details
        years = (
            f"{details.horizon_from}–{details.horizon_to}"
            if details.horizon_from is not None and details.horizon_to is not None
            else ""
        )
        lines = (
            (self.tr("Signed by"), ", ".join(filter(None, (details.signatory, details.office)))),
            (self.tr("Mandate"), details.mandate),
            (self.tr("Mentor"), details.mentor),
            (self.tr("Place"), details.place),
            (self.tr("Number of the ministry"), details.number),
            (self.tr("Number of the region"), details.number_region),
            (self.tr("Horizon"), years),
            (self.tr("Replaced by"), self._name_of(details.replaced_by) if details.replaced_by else ""),
            (self.tr("Source"), details.source),
        )
        return [(name, value) for name, value in lines if value]
