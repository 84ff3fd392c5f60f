"""The decision: names K, shows who is in, lets the meeting choose among those tied across the cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QVBoxLayout, QWidget

from smartcity_desktop.core.language import show_number
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.widgets.note_edit import NoteEdit
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog
from smartcity_desktop.ui.widgets.two_persons import TwoPersonsForm

if TYPE_CHECKING:
    from smartcity_desktop.services.consolidation import Consolidation, RankingView
    from smartcity_desktop.services.staff import StaffDesk


class DecideDialog(TaskDialog):
    """`succeeded` carries the `Decision`."""

    def __init__(
        self, consolidation: Consolidation, desk: StaffDesk, view: RankingView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.people = TwoPersonsForm(desk)
        self._consolidation, self._view = consolidation, view
        self._places = view.edition.selection.places
        self._sure = [place for place in view.ranking.places if place.chosen]
        self._left = self._places - len(self._sure)
        self._unfinished = sum(got < wanted for got, wanted in view.sheets.values())
        self.ties: dict[str, QCheckBox] = {}
        self._tie_words, self._incomplete, self._names = (QLabel(wordWrap=True) for _ in range(3))
        self._reason_label = QLabel()
        self.reason = NoteEdit()
        self._build()
        self.retranslate()
        self.fit(720, 500)
        (next(iter(self.ties.values()), self.reason)).setFocus()

    def _build(self) -> None:
        theme.mark(self._incomplete, tone="warn")
        theme.mark(self._tie_words, role="strong")
        self.body.addWidget(self._incomplete)
        if self._view.ranking.open_tie:
            card = QFrame()
            theme.mark(card, kind="card")
            column = QVBoxLayout(card)
            theme.margins(column, theme.M, theme.S)
            column.addWidget(self._tie_words)
            for region_id in self._view.ranking.open_tie:
                box = QCheckBox()
                box.toggled.connect(lambda _on: self._say_ties())
                self.ties[region_id] = box
                column.addWidget(box)
            self.body.addWidget(card)
        self._reason_label.setBuddy(self.reason)
        self.reason.textChanged.connect(lambda: theme.mark(self.reason, invalid=False))
        self.body.addWidget(self._reason_label)
        self.body.addWidget(self.reason)
        theme.mark(self._names, role="caption")
        self.body.addWidget(self._names)
        self.body.addWidget(self.people)
        self.body.addStretch(1)

    def retranslate(self) -> None:
        """Set every word anew."""
        view = self._view
        self.setWindowTitle(self.tr("Decision"))
        self.heading.setText(
            self.tr("Choose %n region(s) for {edition}?", "", self._places).format(
                edition=texts.say(view.edition.title)
            )
        )
        self.sentence.setText(
            self.tr(
                "The decision is kept with the ranking it rests on and cannot be taken back. Every region gets its "
                "next step in the programme: chosen, or not chosen."
            )
        )
        self._incomplete.setText(
            self.tr("Of %n region(s) not every assigned sheet has come in.", "", self._unfinished)
        )
        self._incomplete.setVisible(self._unfinished > 0)
        tied = bool(view.ranking.open_tie)
        self._reason_label.setText(
            self.tr("&Reason of the meeting") if tied else self.tr("&Remark (optional)")
        )
        names = ", ".join(view.regions[place.region].name for place in self._sure)
        self._names.setText(self.tr("Above the cut: {names}.").format(names=names or "–"))
        self.primary.setText(self.tr("Choose %n region(s)", "", self._places))
        for region_id, box in self.ties.items():
            place = next(one for one in view.ranking.places if one.region == region_id)
            shown = place.result.total.shown
            number = "–" if shown is None else show_number(shown, texts.current())
            box.setText(f"{view.regions[region_id].name} · {number}".replace("&", "&&"))
        self._say_ties()

    def submit(self) -> None:
        """Check what the meeting has to say and decide."""
        picked = self._picked()
        if self.ties and len(picked) != self._left:
            self.missing(
                next(iter(self.ties.values())),
                self.tr("Please tick exactly %n of the tied regions.", "", self._left),
            )
        elif self.ties and not self.reason.toPlainText().strip():
            self.missing(self.reason, self.tr("Please write why the meeting chose so."))
        elif (gap := self.people.missing()) is not None:
            self.missing(*gap)
        else:
            code, reason, secrets = (
                self._view.edition.code,
                self.reason.toPlainText(),
                self.people.secrets(),
            )
            self.start(
                lambda: self._consolidation.choose(code, secrets=secrets, meeting=picked, reason=reason)
            )

    def _picked(self) -> tuple[str, ...]:
        return tuple(region_id for region_id, box in self.ties.items() if box.isChecked())

    def _say_ties(self) -> None:
        self._tie_words.setText(
            self.tr("Tied at the cut: the meeting chooses {left} of {all} ({picked} ticked).").format(
                left=self._left, all=len(self.ties), picked=len(self._picked())
            )
        )
