"""The history of an assessment, line by line: who changed what from what to what, and what is odd about when."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.assessment import Field
from smartcity_desktop.core.audit_rows import FIELD_NAMES, AuditFilter, Oddity, value_shown
from smartcity_desktop.core.language import printable, show_moment
from smartcity_desktop.ui import background, choosing, texts, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.models.rows import RIGHT, Column, RowsModel, Sorted, value_at
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.elided_box import ElidedBox
from smartcity_desktop.ui.widgets.empty_page import EmptyPage
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from smartcity_desktop.core.audit_rows import AuditRow
    from smartcity_desktop.core.language import TimeZone
    from smartcity_desktop.services.audit import AuditDesk, AuditSubject, AuditView

_NEVER = QDate(2000, 1, 1)
_TWO_LINES, _WIDEST = 120, 16_777_215
"""Percent of text size from which the filters stand in two lines; no limit to a width."""
"""The first date of a date field stands for no date at all."""
_CLOCK = frozenset({Oddity.BACKWARDS, Oddity.FORWARDS, Oddity.RESTART})


class AuditPage(Speaking, QWidget):
    """Shows one history at a time; it is read again whenever the page comes to the front."""

    folder_used = Signal(object)

    def __init__(self, desk: AuditDesk, zone: Callable[[], TimeZone]) -> None:
        super().__init__()
        self._desk, self._zone = desk, zone
        self._subjects: tuple[AuditSubject, ...] = ()
        self._view: AuditView | None = None
        self.banner = Banner()
        self.picker = ElidedBox()
        self.indicator, self.field, self.who = (QComboBox() for _ in range(3))
        self.open = QPushButton()
        self.look = QLineEdit(clearButtonEnabled=True)
        self.since, self.until = (QDateEdit() for _ in range(2))
        self.odd = QCheckBox()
        self.model: RowsModel[AuditRow] = RowsModel(self._columns())
        self.sorted = Sorted(self.model, self)
        self.table = QTableView()
        self.empty = EmptyPage(
            "history",
            lambda: self.tr("There is no history yet."),
            lambda: self.tr(
                "Every change of a score, comment or evidence stands here, with who made it and when. "
                "The history in a package can be read as well."
            ),
            lambda: self.tr("&Open a package…"),
        )
        self._shown = QWidget()
        self._count, self._standing, self._detail = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._build()
        self.retranslate()

    def _columns(self) -> tuple[Column, ...]:
        def value(row: AuditRow, text: str | None) -> str:
            return texts.say(value_shown(row, text))

        return (
            Column(
                lambda: self.tr("Line"),
                lambda row: str(row.number),
                sort=lambda row: row.number,
                align=RIGHT,
                tone=_tone,
                icon=lambda row: "triangle-alert" if row.alarming else None,
            ),
            Column(
                lambda: self.tr("When ({zone})").format(zone=self._zone().value),
                self._moment,
                sort=lambda row: row.at or datetime.min.replace(tzinfo=UTC),
                tone=_clock_tone,
                icon=lambda row: "clock" if _clock_tone(row) else None,
            ),
            Column(lambda: self.tr("Who"), lambda row: printable(row.who) or "–"),
            Column(
                lambda: self.tr("Of"), lambda row: printable(row.indicator) or "–", strong=lambda _row: True
            ),
            Column(lambda: self.tr("What"), lambda row: texts.say(row.what)),
            Column(lambda: self.tr("Before"), lambda row: value(row, row.old), tone=lambda _row: "muted"),
            Column(lambda: self.tr("Now"), lambda row: value(row, row.new)),
            Column(lambda: self.tr("Remark"), self._remarks, tone=lambda row: _tone(row) or "warn"),
        )

    def _lay_filters(self) -> None:
        """Put the filters into one line, or two where the text is large."""
        several = theme.percent() >= _TWO_LINES
        for at, widget in enumerate(
            (self.look, self.indicator, self.field, self.who, self.since, self.until, self.odd)
        ):
            self._filters.addWidget(widget, at // 4 if several else 0, at % 4 if several else at)
        for edit in (self.since, self.until):
            edit.setMaximumWidth(theme.scaled(112) if not several else _WIDEST)

    def _build(self) -> None:
        self.table.setModel(self.sorted)
        make_table(self.table)
        Columns(self.table.horizontalHeader(), (76, 200, 60, 84, 105, 110, 190, 150), 6)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        calm(self.picker, self.indicator, self.field, self.who, self.since, self.until)
        for combo, letters in ((self.picker, 30), (self.indicator, 11), (self.field, 10), (self.who, 9)):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(letters)
        self.field.addItem("", "")
        for field in Field:
            self.field.addItem("", field.value)
        for edit in (self.since, self.until):
            edit.setCalendarPopup(True)
            edit.setMinimumDate(_NEVER)
            edit.setDate(_NEVER)
            edit.setDisplayFormat("dd.MM.yyyy")
            edit.dateChanged.connect(lambda _day: self._filter())
        theme.mark(self.open, kind="quiet")
        theme.mark(self._count, role="muted")
        theme.mark(self._detail, role="caption")
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail.setTextFormat(Qt.TextFormat.PlainText)
        top = QHBoxLayout()
        theme.margins(top, 0, theme.S)
        top.addWidget(self.picker, 1)
        top.addWidget(self._standing, 1)
        top.addWidget(self.open)
        self._filters = QGridLayout()
        self._filters.setSpacing(theme.S)
        theme.changed().connect(self._lay_filters)
        self._lay_filters()
        whole = QVBoxLayout(self)
        theme.margins(whole, theme.L, theme.S)
        whole.addWidget(self.banner)
        whole.addLayout(top)
        shown = QVBoxLayout(self._shown)
        theme.margins(shown, 0, theme.S)
        shown.addLayout(self._filters)
        shown.addWidget(self.table, 1)
        shown.addWidget(self._detail)
        shown.addWidget(self._count)
        whole.addWidget(self._shown, 1)
        whole.addWidget(self.empty, 1)
        self.empty.pressed.connect(self._on_open)
        self.picker.activated.connect(lambda _at: self._on_picked())
        self.open.clicked.connect(self._on_open)
        self.look.textChanged.connect(lambda _text: self._filter())
        for combo in (self.indicator, self.field, self.who):
            combo.currentIndexChanged.connect(lambda _at: self._filter())
        self.odd.toggled.connect(lambda _on: self._filter())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _old: self._say_detail())

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what there is."""
        super().showEvent(event)
        if not event.spontaneous():
            self.load()

    def load(self) -> None:
        """Read which histories there are, and the one that is shown."""
        background.run(self._desk.subjects, self._on_subjects, self.banner.show_problem, owner=self)

    def open_file(self, file: Path) -> None:
        """Read the history in a package file."""
        self.banner.clear()
        background.run(
            lambda: self._desk.open_package(file),
            self._on_opened,
            self.banner.show_problem,
            owner=self,
        )
        self.folder_used.emit(file.parent)

    def display(self, view: AuditView) -> None:
        """Show a history."""
        self._view = view
        self.model.show_rows(view.rows)
        self._offer(self.indicator, sorted({row.indicator for row in view.rows if row.indicator}))
        self._offer(self.who, sorted({row.who for row in view.rows if row.who}))
        self.retranslate()
        self._filter()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.open.setText(self.tr("&Open a package…"))
        self.look.setPlaceholderText(self.tr("A word"))
        self.look.setAccessibleName(self.tr("Look for a word in the history"))
        self.picker.setAccessibleName(self.tr("Whose history"))
        for combo, all_, name in (
            (self.indicator, self.tr("Every indicator"), self.tr("Indicator")),
            (self.field, self.tr("Every kind"), self.tr("Kind of change")),
            (self.who, self.tr("Everybody"), self.tr("Person")),
        ):
            combo.setAccessibleName(name)
            if combo.count():
                combo.setItemText(0, all_)
        for at, field in enumerate(Field, 1):
            self.field.setItemText(at, texts.say(FIELD_NAMES[field]))
        self.since.setSpecialValueText(self.tr("from"))
        self.until.setSpecialValueText(self.tr("until"))
        self.since.setAccessibleName(self.tr("From this day on"))
        self.until.setAccessibleName(self.tr("Until this day"))
        self.odd.setText(self.tr("Only what is odd"))
        self.table.setAccessibleName(self.tr("History of changes"))
        self._shown.setHidden(self._view is None)
        self.picker.setHidden(self._view is None and not self._subjects)
        self.empty.setHidden(self._view is not None or bool(self._subjects))
        for widget in (self._standing, self.open):
            widget.setHidden(not self.empty.isHidden())
        self._name_subjects()
        self.model.retranslate()
        self._say_standing()
        self._say_count()
        self._say_detail()

    def _on_subjects(self, subjects: tuple[AuditSubject, ...]) -> None:
        kept = self._view.subject if self._view else None
        self._subjects = subjects
        self.picker.clear()
        for subject in subjects:
            self.picker.addItem("", subject.key)
        self._name_subjects()
        if kept is not None and kept not in subjects and not kept.edition:
            return  # a file that was opened stays in view
        at = max(self.picker.findData(kept.key) if kept else 0, 0)
        if subjects:
            self.picker.setCurrentIndex(at)
            self._on_picked()
        else:
            self.retranslate()

    def _on_picked(self) -> None:
        subject = self._subjects[self.picker.currentIndex()]
        background.run(lambda: self._desk.view(subject), self.display, self.banner.show_problem, owner=self)

    def _on_opened(self, view: AuditView) -> None:
        self.picker.setCurrentIndex(-1)
        self.display(view)

    def _on_open(self) -> None:
        words = self.tr("Packages (*.asice *.asice.age);;All files (*)")
        file = choosing.open_file(self, Purpose.PACKAGES, self.tr("Choose a package"), words)
        if file is not None:
            self.open_file(file)

    def _offer(self, combo: QComboBox, values: Sequence[str]) -> None:
        """Offer values to filter by; what was picked stays where it is still there."""
        kept = combo.currentData()
        combo.blockSignals(True)
        combo.clear()
        combo.addItem("", "")
        for value in values:
            combo.addItem(printable(value), value)
        combo.setCurrentIndex(max(combo.findData(kept), 0))
        combo.blockSignals(False)

    def _filter(self) -> None:
        field = self.field.currentData()
        self.sorted.keep(
            AuditFilter(
                indicator=self.indicator.currentData() or "",
                field=Field(field) if field else None,
                who=self.who.currentData() or "",
                text=self.look.text().strip(),
                since=self._day(self.since, time.min),
                until=self._day(self.until, time.max),
                odd_only=self.odd.isChecked(),
            ).takes
        )
        self._say_count()

    def _day(self, edit: QDateEdit, at: time) -> datetime | None:
        day = edit.date()
        if day == _NEVER:
            return None
        zone = timezone(timedelta(hours=self._zone().hours))
        return datetime.combine(date(day.year(), day.month(), day.day()), at, zone)

    def _moment(self, row: AuditRow) -> str:
        if row.at is None:
            return "–"
        return show_moment(row.at, texts.current(), self._zone(), seconds=True).rpartition(" ")[0]

    def _remarks(self, row: AuditRow) -> str:
        return " ".join([*([printable(row.reason)] if row.reason else []), *self._odd(row)])

    def _odd(self, row: AuditRow) -> list[str]:
        return [texts.say(remark.text) for remark in row.remarks]

    def _name_subjects(self) -> None:
        for at, subject in enumerate(self._subjects[: self.picker.count()]):
            self.picker.setItemText(at, self._named(subject))

    def _named(self, subject: AuditSubject) -> str:
        parts = [subject.region, subject.assessor, subject.edition]
        if subject.sequence:
            parts.append(self.tr("package {n}").format(n=subject.sequence))
        return " · ".join(printable(part) for part in parts if part)

    def _say_standing(self) -> None:
        view = self._view
        if view is None:
            words, tone = self.tr("There is no history yet."), "muted"
        elif view.finding is None and view.signed:
            words = self.tr(
                "Signed in %n package(s); for what came after, only this laptop vouches.", "", view.signed
            )
            tone = "good"
        elif view.finding is None:
            words = self.tr("Not signed yet: only this laptop vouches for it.")
            tone = "muted"
        elif view.finding.problem is not None:
            words, tone = texts.say(view.finding.problem), "bad"
        else:
            words = self.tr("Whole and signed; %n new line(s) in this package.", "", view.finding.new_lines)
            tone = "good"
            words = " ".join([words, *map(texts.say, view.finding.notes)])
        if view is not None and view.subject not in self._subjects:
            words = f"{self._named(view.subject)}: {words}"
        self._standing.setText(words)
        theme.mark(self._standing, tone=tone)

    def _say_count(self) -> None:
        rows = self._view.rows if self._view else ()
        alarming = sum(row.alarming for row in rows)
        words = self.tr("{shown} of {all} lines").format(shown=self.sorted.rowCount(), all=len(rows))
        if alarming:
            words = f"{words} · " + self.tr("%n line(s) to look at", "", alarming)
        self._count.setText(words)

    def _say_detail(self) -> None:
        row: AuditRow | None = value_at(self.table.currentIndex())
        self._detail.setVisible(row is not None)
        if row is None:
            return
        parts = (
            (self.tr("Before"), printable(row.old or "")),
            (self.tr("Now"), printable(row.new or "")),
            (self.tr("Reason"), printable(row.reason)),
            (self.tr("Remark"), " ".join(self._odd(row))),
            (self.tr("Subject"), printable(row.subject)),
        )
        self._detail.setText(" · ".join(f"{label}: {text}" for label, text in parts if text))


def _tone(row: AuditRow) -> str | None:
    return "bad" if row.alarming else None


def _clock_tone(row: AuditRow) -> str | None:
    if not any(remark.oddity in _CLOCK for remark in row.remarks):
        return None
    return "bad" if row.alarming else "warn"
