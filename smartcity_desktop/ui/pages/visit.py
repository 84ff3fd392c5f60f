"""The record of a site visit: when and where, who stood for the region, agenda, conclusions, who took part."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import TimeZone, show_date
from smartcity_desktop.core.visit import Visit
from smartcity_desktop.core.visit_input import checked_attendees, read_day, visit_text
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.attendance_table import AttendanceTable
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.comment_edit import CommentEdit
from smartcity_desktop.ui.widgets.focus_in_view import keep_focus_in_view
from smartcity_desktop.ui.widgets.page_foot import page_foot
from smartcity_desktop.ui.widgets.saving_line import SavingLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from smartcity_desktop.core.visit import Attendee
    from smartcity_desktop.services.scoring import SheetView

LINES = ("day", "began", "ended", "place", "letter", "representative", "office", "mandate")
_CHECKED = ("day", "began", "ended")
_TWO_COLUMNS = 820


class VisitPage(Speaking, QWidget):
    """Shows the visit of the open sheet. What cannot be read is marked, and not written until it can."""

    written = Signal(object)  # dict of the fields' names and texts, checked
    attended = Signal(object)  # tuple[Attendee, ...], checked
    print_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, zone: TimeZone) -> None:
        super().__init__()
        self._usual_zone = zone
        self._visit = Visit()
        self._number = ""
        self._read_only = False
        self.banner = Banner()
        self.lines = {name: SavingLine() for name in LINES}
        self.zone = QComboBox()
        self.zone.addItem("", "")
        for one in TimeZone:
            self.zone.addItem(one.value, one.value)
        calm(self.zone)
        self.agenda, self.conclusion = CommentEdit(), CommentEdit()
        self.attendance = AttendanceTable()
        self.remove_row = QPushButton()
        self.back, self.print = QPushButton(), QPushButton()
        self._labels: dict[str, QLabel] = {}
        self._notes = {name: QLabel(wordWrap=True) for name in _CHECKED}
        self._attendance_note, self._attendance_head = QLabel(wordWrap=True), QLabel()
        self._attendance_hint = QLabel(wordWrap=True)
        self._build()
        self._connect()
        self.retranslate()

    # -- showing -----------------------------------------------------------------------------------------------

    def display(self, view: SheetView, on_the_way: frozenset[str] = frozenset()) -> None:
        """Show the visit of a sheet; what is being typed on it, or is `on_the_way` to the disk, stays."""
        number, visit = view.assessment.id, view.assessment.visit
        if number != self._number:
            self.save_now()
            self.banner.clear()
            for name in _CHECKED:
                self._say_note(name, "", bad=False)
            self._number = number
        self._visit, self._read_only = visit, view.read_only
        for name, line in self.lines.items():
            line.setReadOnly(view.read_only)
            wrong = name in _CHECKED and self._is_wrong(name) and line.text().strip()
            if not wrong and name not in on_the_way:
                line.display(self._shown(name))
        self.zone.blockSignals(True)
        if "zone" not in on_the_way:
            self.zone.setCurrentIndex(max(self.zone.findData(visit.zone), 0))
        self.zone.blockSignals(False)
        self.zone.setEnabled(not view.read_only)
        for name, edit in (("agenda", self.agenda), ("conclusion", self.conclusion)):
            edit.setReadOnly(view.read_only)
            if name not in on_the_way:
                edit.display(number, getattr(visit, name))
        if "attendance" not in on_the_way:
            self.attendance.display(visit.attendees, read_only=view.read_only)
        self.remove_row.setVisible(not view.read_only)
        if view.read_only:
            self.banner.say(
                "info",
                lambda: self.tr("This assessment is signed and can be read only."),
                lambda: self.tr("Revise it with a reason if the visit has to change."),
            )
        self._say_day()

    def save_now(self) -> None:
        """Commit what is typed and not yet saved."""
        for line in self.lines.values():
            line.save_now()
        self.agenda.save_now()
        self.conclusion.save_now()
        self.attendance.save_now()

    def take_focus(self) -> None:
        """Put the focus on the first field."""
        self.lines["day"].setFocus(Qt.FocusReason.OtherFocusReason)

    def zones(self) -> list[QWidget]:
        """Give the zones for F6."""
        return [self.lines["day"], self.agenda, self.attendance, self.print]

    def note(self, name: str) -> str:
        """Give what is said below a field."""
        return self._notes[name].text()

    def retranslate(self) -> None:
        """Set every word anew."""
        words = {
            "day": (self.tr("&Date"), self.tr("16-5-2026")),
            "began": (self.tr("Be&gan"), self.tr("09.00")),
            "ended": (self.tr("E&nded"), self.tr("11.30")),
            "place": (self.tr("&Place"), self.tr("building and address")),
            "letter": (self.tr("&Letter of assignment"), self.tr("number of the surat tugas")),
            "representative": (self.tr("&Representative"), self.tr("name")),
            "office": (self.tr("&Office"), self.tr("for example Sekretaris Daerah")),
            "mandate": (self.tr("Letter of &mandate"), self.tr("number, where a deputy stands in")),
            "zone": (self.tr("&Zone"), ""),
            "agenda": (self.tr("&Agenda"), self.tr("one point a line")),
            "conclusion": (
                self.tr("&Conclusions"),
                self.tr("one finding a line; they are numbered in print"),
            ),
        }
        for name, (label, hint) in words.items():
            self._labels[name].setText(label)
            plain = label.replace("&", "")
            if name in self.lines:
                self.lines[name].setAccessibleName(plain)
                self.lines[name].setPlaceholderText(hint)
            elif name == "zone":
                self.zone.setAccessibleName(plain)
        for edit, name in ((self.agenda, "agenda"), (self.conclusion, "conclusion")):
            edit.setAccessibleName(words[name][0].replace("&", ""))
            edit.setPlaceholderText(words[name][1])
        self._attendance_head.setText(self.tr("Attendance &list"))
        self._attendance_hint.setText(self.tr("Several lines can be pasted; Space turns the side."))
        self.remove_row.setText(self.tr("Take the line out"))
        self.remove_row.setToolTip(self.tr("Ctrl+Delete"))
        self.back.setText(self.tr("Back to scoring"))
        self.print.setText(self.tr("Minutes of the visit…"))
        self.print.setToolTip("Ctrl+P")
        self._say_day()

    # -- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        left, right = QWidget(), QWidget()
        form = QFormLayout(left, horizontalSpacing=theme.M, verticalSpacing=theme.XS)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name in ("day", "began", "ended", "zone", *LINES[3:], "agenda", "conclusion"):
            self._labels[name] = QLabel()
        day, hours = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (day, (self.lines["day"], self._labels["zone"], self.zone)),
            (hours, (self.lines["began"], self._labels["ended"], self.lines["ended"])),
        ):
            theme.margins(row, 0, theme.S)
            for widget in widgets:
                row.addWidget(widget, 1 if isinstance(widget, SavingLine) else 0)
        form.addRow(self._labels["day"], day)
        form.addRow("", self._notes["day"])
        form.addRow(self._labels["began"], hours)
        form.addRow("", self._notes["began"])
        form.addRow("", self._notes["ended"])
        for name in LINES[3:]:
            form.addRow(self._labels[name], self.lines[name])
        for name, line in self.lines.items():
            self._labels[name].setBuddy(line)
        self._labels["zone"].setBuddy(self.zone)
        for note in self._notes.values():
            theme.mark(note, role="caption")
            note.hide()
        column = QVBoxLayout(right)
        theme.margins(column, 0, theme.XS)
        for name, edit, least in (("agenda", self.agenda, 2), ("conclusion", self.conclusion, 2)):
            edit.set_lines(least, 4)
            self._labels[name].setBuddy(edit)
            column.addWidget(self._labels[name])
            column.addWidget(edit)
        self._attendance_head.setBuddy(self.attendance)
        theme.mark(self._attendance_note, tone="bad")
        theme.mark(self._attendance_hint, role="caption")
        self._attendance_note.hide()
        self.attendance.setMinimumHeight(theme.scaled(110))
        head = QHBoxLayout()
        theme.margins(head, 0, theme.S)
        head.addWidget(self._attendance_head)
        head.addWidget(self._attendance_hint, 1)
        head.addWidget(self.remove_row)
        theme.mark(self.remove_row, kind="quiet")
        column.addLayout(head)
        column.addWidget(self.attendance, 1)
        column.addWidget(self._attendance_note)
        content = QWidget()
        theme.mark(content, kind="flow")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        self._columns.setSpacing(theme.L)
        self._columns.addWidget(left, 4)
        self._columns.addWidget(right, 6)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        keep_focus_in_view(area)
        foot = page_foot((self.back,), (self.print,))
        theme.mark(self.back, kind="quiet")
        theme.mark(self.print, kind="primary")
        self.back.setIcon(theme.icon("arrow-left", "accent"))
        self.print.setIcon(theme.icon("printer", "accent_text"))
        told = QVBoxLayout()
        told.setContentsMargins(theme.L, 0, theme.L, 0)
        told.addWidget(self.banner)
        outer = QVBoxLayout(self)
        theme.margins(outer, 0, 0)
        outer.addLayout(told)
        outer.addWidget(area, 1)
        outer.addWidget(foot)
        self._order_tabs()

    def _order_tabs(self) -> None:
        lines = self.lines
        chain = [
            lines["day"],
            self.zone,
            lines["began"],
            lines["ended"],
            *(lines[name] for name in LINES[3:]),
            self.agenda,
            self.conclusion,
            self.attendance,
            self.remove_row,
            self.print,
            self.back,
        ]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        for name, line in self.lines.items():
            line.typed.connect(lambda text, name=name: self._on_typed(name, text))
        self.agenda.typed.connect(lambda text: self._on_typed("agenda", text))
        self.conclusion.typed.connect(lambda text: self._on_typed("conclusion", text))
        self.agenda.left.connect(self.back_wanted)
        self.conclusion.left.connect(self.back_wanted)
        self.zone.activated.connect(lambda _at: self._on_typed("zone", self.zone.currentData()))
        self.attendance.changed.connect(self._on_attended)
        self.remove_row.clicked.connect(self.attendance.remove_row_now)
        self.back.clicked.connect(self.back_wanted)
        self.print.clicked.connect(self.print_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put fields and texts below each other where the window is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.scaled(_TWO_COLUMNS)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if wide else way.TopToBottom)

    # -- what the person does ----------------------------------------------------------------------------------

    def _on_typed(self, name: str, text: str) -> None:
        if self._read_only:
            return
        try:
            changes = {name: visit_text(name, text)}
        except ChangeRefused as refused:
            self._say_note(name, f"{texts.say(refused.happened)} {texts.say(refused.remedy)}", bad=True)
            return
        if name in _CHECKED:
            self._say_note(name, self._read_as(name, changes[name]), bad=False)
        if name in ("began", "ended") and changes[name] and not self._visit.zone:
            changes["zone"] = self._usual_zone.value
        self.written.emit(changes)

    def _on_attended(self, people: Sequence[Attendee]) -> None:
        if self._read_only:
            return
        try:
            kept = checked_attendees(people)
        except ChangeRefused as refused:
            self._attendance_note.setText(f"{texts.say(refused.happened)} {texts.say(refused.remedy)}")
            self._attendance_note.show()
            return
        self._attendance_note.hide()
        self.attended.emit(kept)

    # -- words below fields ------------------------------------------------------------------------------------

    def _shown(self, name: str) -> str:
        kept: str = getattr(self._visit, name)
        return show_date(read_day(kept), texts.current()) if name == "day" and kept else kept

    def _read_as(self, name: str, kept: str) -> str:
        """Say how a field is read: a date with its weekday; an hour where it was typed another way."""
        if not kept:
            return ""
        if name == "day":
            return show_date(read_day(kept), texts.current(), weekday=True)
        return "" if self.lines[name].text().strip() == kept else kept

    def _say_day(self) -> None:
        if not self._is_wrong("day"):
            self._say_note("day", self._read_as("day", self._visit.day), bad=False)

    def _say_note(self, name: str, words: str, *, bad: bool) -> None:
        note = self._notes.get(name)
        if note is None:
            self.banner.say("bad", lambda: words)
            return
        note.setText(words)
        note.setVisible(bool(words))
        theme.mark(note, tone="bad" if bad else "muted")
        theme.mark(self.lines[name], invalid=bad)

    def _is_wrong(self, name: str) -> bool:
        return bool(self.lines[name].property("invalid") in (True, "true"))
