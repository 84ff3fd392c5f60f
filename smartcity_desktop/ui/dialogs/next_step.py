"""Records the next step of a region, with the fields of that step and no others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from smartcity_desktop.core.programme import HORIZON_YEARS, LEAVING_STAGES, STAGE_NAMES, Details, Stage
from smartcity_desktop.ui import choosing, texts, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.forms.ui_step_form import Ui_StepForm
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smartcity_desktop.core.region import Region
    from smartcity_desktop.services.programme import Programme

_MEMORANDUM = ("signatory", "office", "mandate", "number", "number_region", "place")
_MENTORED = ("mentor", "place")
_FIELDS: dict[Stage, tuple[str, ...]] = {
    Stage.MEMORANDUM: _MEMORANDUM,
    Stage.MENTORING: _MENTORED,
    Stage.BIMTEK_1: _MENTORED,
    Stage.BIMTEK_2: _MENTORED,
    Stage.BIMTEK_3: _MENTORED,
    Stage.BIMTEK_4: _MENTORED,
    Stage.PLAN_HANDED_IN: ("horizon_from", "horizon_to", "horizon"),
    Stage.REPLACED: ("replaced_by",),
}
_ALL = tuple(dict.fromkeys(name for names in _FIELDS.values() for name in names))


class NextStepDialog(TaskDialog):
    """`succeeded` carries the `Event`.

    Args:
        programme: the service.
        edition: its code.
        region: whose step it is; `None` lets the person pick one that has no history in the edition yet.
        stages: what may follow.
        regions: all regions, for a replacement; without `region` those to pick from.
        today: the day proposed.
        parent: window over which it stands.
    """

    def __init__(
        self,
        programme: Programme,
        edition: str,
        region: Region | None,
        stages: Sequence[Stage],
        regions: Sequence[Region],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._programme, self._edition, self._region = programme, edition, region
        self._file: Path | None = None
        self._widget = QWidget()
        self.form = form = Ui_StepForm()
        form.setupUi(self._widget)  # type: ignore[no-untyped-call]
        self.body.addWidget(self._widget)
        self.body.addStretch(1)
        for stage in stages:
            form.stage.addItem("", stage.value)
        form.day.setDate(QDate(today.year, today.month, today.day))
        form.horizon_from.setValue(today.year)
        form.horizon_to.setValue(today.year + HORIZON_YEARS[0])
        form.form.setRowVisible(form.region, region is None)
        for box in (form.region, form.replaced_by):
            box.offer([one for one in regions if one is not region])
        calm(form.region, form.stage, form.day, form.horizon_from, form.horizon_to, form.replaced_by)
        form.stage.currentIndexChanged.connect(lambda _at: self._show_fields())
        for spin in (form.horizon_from, form.horizon_to):
            spin.valueChanged.connect(lambda _year: self._say_horizon())
        form.attachment.clicked.connect(self._on_file)
        self.retranslate()
        self._show_fields()
        self.fit(640, 500)
        (form.stage if region else form.region).setFocus()

    @property
    def stage(self) -> Stage:
        """The step that is picked."""
        return Stage(self.form.stage.currentData())

    def pick(self, stage: Stage) -> None:
        """Pick a step."""
        self.form.stage.setCurrentIndex(self.form.stage.findData(stage.value))

    def retranslate(self) -> None:
        """Set every word anew."""
        form = self.form
        form.retranslateUi(self._widget)  # type: ignore[no-untyped-call]
        self.setWindowTitle(self.tr("Next step"))
        self.heading.setText(
            self.tr("Next step of {region}").format(region=self._region.name)
            if self._region
            else self.tr("A region's first step")
        )
        self.sentence.setText(
            self.tr("Edition {edition}. What is recorded stays in the history.").format(edition=self._edition)
        )
        for at in range(form.stage.count()):
            form.stage.setItemText(at, texts.say(STAGE_NAMES[Stage(form.stage.itemData(at))]))
        form.attachment_name.set_whole(self._file.name if self._file else self.tr("No file"))
        form.note.setPlaceholderText(self._note_hint())
        self.primary.setText(self.tr("Record"))
        self._say_horizon()

    def submit(self) -> None:
        """Record it; what is missing or impossible is said by the programme's own rules."""
        form, stage = self.form, self.stage
        region_id = self._region.id if self._region else form.region.region_id
        if not region_id:
            self.missing(form.region, self.tr("Please choose a region from the list."))
            return
        day = form.day.date()
        on, note, details, file = (
            date(day.year(), day.month(), day.day()),
            form.note.toPlainText(),
            self._details(),
            self._file,
        )
        self.start(
            lambda: self._programme.advance(
                self._edition, region_id, stage, on=on, note=note, details=details, file=file
            )
        )

    def take_file(self, file: Path) -> None:
        """Take a file to keep with the step."""
        self._file = file
        self.retranslate()

    def _details(self) -> Details:
        form, wanted = self.form, _FIELDS.get(self.stage, ())
        typed = {
            name: getattr(form, name).text().strip() for name in (*_MEMORANDUM, "mentor") if name in wanted
        }
        plan = "horizon_from" in wanted
        return Details(
            **typed,
            horizon_from=form.horizon_from.value() if plan else None,
            horizon_to=form.horizon_to.value() if plan else None,
            replaced_by=form.replaced_by.region_id if "replaced_by" in wanted else "",
        )

    def _show_fields(self) -> None:
        form, wanted = self.form, _FIELDS.get(self.stage, ())
        for name in _ALL:
            form.form.setRowVisible(getattr(form, name), name in wanted)
        form.note.setPlaceholderText(self._note_hint())
        self.banner.clear()

    def _note_hint(self) -> str:
        if self.form.stage.count() and self.stage in LEAVING_STAGES:
            return self.tr("The reason (required)")
        return self.tr("Anything worth keeping (optional)")

    def _say_horizon(self) -> None:
        years = self.form.horizon_to.value() - self.form.horizon_from.value()
        low, high = HORIZON_YEARS
        fits = low <= years <= high
        word = self.tr("%n year(s)", "", years)
        self.form.horizon.setText(
            word
            if fits
            else self.tr("{years} – it has to be {low} to {high} years").format(
                years=word, low=low, high=high
            )
        )
        theme.mark(self.form.horizon, tone="good" if fits else "bad")

    def _on_file(self) -> None:
        file = choosing.open_file(self, Purpose.PAPERS, self.tr("Choose a file to keep"))
        if file is not None:
            self.take_file(file)
