"""Makes a draft edition."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from smartcity_desktop.core.edition import Selection, TieRule
from smartcity_desktop.core.language import Text
from smartcity_desktop.ui import choosing, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.forms.ui_edition_form import Ui_EditionForm
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.services.drafting import Drafting

_ASSESSMENT_DAYS, _GRACE_DAYS = 60, 14


class NewEditionDialog(TaskDialog):
    """`succeeded` carries the new edition's code.

    Args:
        drafting: the service.
        today: the first day proposed; its year is proposed as the code.
        parent: window over which it stands.
    """

    def __init__(self, drafting: Drafting, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafting, self._today = drafting, today
        self._rubric: Path | None = None
        self._widget = QWidget()
        self.form = form = Ui_EditionForm()
        form.setupUi(self._widget)  # type: ignore[no-untyped-call]
        self.body.addWidget(self._widget)
        self.body.addStretch(1)
        form.code.setText(str(today.year))
        self._propose_days(today)
        calm(form.places, form.seed, form.opens, form.closes, form.deadline)
        form.seed.setValue(today.year)
        form.rubric.clicked.connect(self._on_file)
        form.own_rubric.toggled.connect(self._show_rows)
        form.tie_lot.toggled.connect(self._show_rows)
        form.places.valueChanged.connect(lambda _n: self.retranslate())
        for edit in (form.code, form.title_id, form.title_en):
            edit.textEdited.connect(lambda _text, edit=edit: theme.mark(edit, invalid=False))
        form.code.textChanged.connect(lambda _text: self.retranslate())
        self._show_rows()
        self.retranslate()
        self.fit(720, 500)
        form.code.selectAll()
        form.code.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        form = self.form
        form.retranslateUi(self._widget)  # type: ignore[no-untyped-call]
        self.setWindowTitle(self.tr("New edition"))
        self.heading.setText(self.tr("New edition"))
        self.sentence.setText(
            self.tr("Rubric, dates and rules can no longer change once the edition was published.")
        )
        form.title_id.setPlaceholderText(
            self.tr("Gerakan Menuju Smart City {year}").format(
                year=form.code.text().strip() or self._today.year
            )
        )
        form.title_en.setPlaceholderText(self.tr("As in Indonesian, if left empty"))
        form.rubric_name.set_whole(self._rubric.name if self._rubric else self.tr("No file chosen yet"))
        self.primary.setText(self.tr("Make the draft"))

    def submit(self) -> None:
        """Check the fields and make the draft."""
        form = self.form
        if not form.code.text().strip():
            self.missing(form.code, self.tr("Please give the edition a short code, such as its year."))
        elif not form.title_id.text().strip():
            self.missing(form.title_id, self.tr("Please give the edition a title."))
        elif form.own_rubric.isChecked() and self._rubric is None:
            self.missing(form.rubric, self.tr("Please choose the rubric file, or take the proposed rubric."))
        else:
            self._make()

    def _make(self) -> None:
        form = self.form
        code = form.code.text().strip()
        indonesian = form.title_id.text().strip()
        title = Text(indonesian, form.title_en.text().strip() or indonesian)
        selection, opens, closes = self._selection(), _day(form.opens), _day(form.closes)
        until = datetime.combine(_day(form.deadline), time(16, 59, 59), UTC)  # midnight in WIB
        rubric = self._rubric if form.own_rubric.isChecked() else None

        def work() -> str:
            self._drafting.create(
                code,
                title,
                selection=selection,
                opens=opens,
                closes=closes,
                receiving_deadline=until,
                rubric_file=rubric,
            )
            return code

        self.start(work)

    def _selection(self) -> Selection:
        form = self.form
        chain = (
            (form.tie_dimensions, TieRule.DIMENSIONS),
            (form.tie_full, TieRule.FULL_LEVELS),
            (form.tie_submission, TieRule.SUBMISSION),
            (form.tie_lot, TieRule.LOT),
        )
        return Selection(
            places=form.places.value(),
            tie_chain=tuple(rule for box, rule in chain if box.isChecked()),
            equal_after_rounding=form.rounded.isChecked(),
            lot_seed=form.seed.value() if form.tie_lot.isChecked() else None,
        )

    def _propose_days(self, today: date) -> None:
        closes = today + timedelta(days=_ASSESSMENT_DAYS)
        for edit, day in (
            (self.form.opens, today),
            (self.form.closes, closes),
            (self.form.deadline, closes + timedelta(days=_GRACE_DAYS)),
        ):
            edit.setDate(QDate(day.year, day.month, day.day))

    def _show_rows(self) -> None:
        form = self.form
        form.form.setRowVisible(form.rubric_row, form.own_rubric.isChecked())
        form.form.setRowVisible(form.seed, form.tie_lot.isChecked())

    def _on_file(self) -> None:
        file = choosing.open_file(
            self, Purpose.TABLES, self.tr("Choose a rubric"), self.tr("Rubric (*.yaml *.yml)")
        )
        if file is not None:
            self.take_rubric(file)

    def take_rubric(self, file: Path) -> None:
        """Take a file as the rubric; it is read when the draft is made."""
        self._rubric = file
        self.form.own_rubric.setChecked(True)
        theme.mark(self.form.rubric, invalid=False)
        self.retranslate()


def _day(edit: QDateEdit) -> date:
    shown = edit.date()
    return date(shown.year(), shown.month(), shown.day())
