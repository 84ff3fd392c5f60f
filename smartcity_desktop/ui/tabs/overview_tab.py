"""How far an edition has come: what is next, the funnel, the facts, the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.edition import EditionState
from smartcity_desktop.core.language import TimeZone, show_date, show_moment
from smartcity_desktop.core.programme import LEAVING_STAGES, Stage
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.funnel import Funnel, FunnelStep
from smartcity_desktop.ui.widgets.map_view import MapView, Pin, PinState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from smartcity_desktop.core.region import Region
    from smartcity_desktop.services.editions import Overview, OverviewLine

_NARROW = 620
_CHOSEN = frozenset(
    {Stage.CHOSEN, Stage.MEMORANDUM, Stage.MENTORING, Stage.BIMTEK_1, Stage.BIMTEK_2, Stage.BIMTEK_3}
    | {Stage.BIMTEK_4, Stage.PLAN_HANDED_IN, Stage.PLAN_ACCEPTED}
)


def pin_state(line: OverviewLine) -> PinState:
    """Say how a region of an edition stands on the map."""
    if line.stage in LEAVING_STAGES:
        return PinState.LEFT
    if line.stage in _CHOSEN:
        return PinState.CHOSEN
    if 0 < line.assigned == line.received - line.outdated:
        return PinState.COMPLETE
    if line.received or line.stage in (Stage.ASSESSED, Stage.NOT_CHOSEN):
        return PinState.PARTLY if line.assigned else PinState.COMPLETE
    return PinState.ASKED


class OverviewTab(Speaking, QScrollArea):
    """Emits `wanted` with the name of the tab or page that the next thing to do is on, `picked` with a region id."""

    wanted = Signal(object)
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview: Overview | None = None
        self._regions: tuple[Region, ...] = ()
        self._zone = TimeZone.WIB
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._next_words = QLabel(wordWrap=True)
        self.next = QPushButton()
        self._funnel_head, self._map_head = QLabel(), QLabel()
        self.funnel, self.map = Funnel(), MapView(self._pin_words)
        self._facts = QGridLayout()
        self._fact_labels: list[tuple[QLabel, QLabel]] = []
        self._target = ""
        self._build()
        self.retranslate()

    def _build(self) -> None:
        theme.mark(self._next_words, role="strong")
        strip = QFrame()
        theme.mark(strip, kind="well")
        row = QHBoxLayout(strip)
        row.setContentsMargins(theme.M, theme.S, theme.S, theme.S)
        row.addWidget(self._next_words, 1)
        row.addWidget(self.next)
        self._strip = strip
        self.next.clicked.connect(lambda: self.wanted.emit(self._target))
        self.map.picked.connect(self.picked)
        for label in (self._funnel_head, self._map_head):
            theme.mark(label, role="heading")
        left = QVBoxLayout()
        left.setSpacing(theme.S)
        left.addWidget(self._funnel_head)
        left.addWidget(self.funnel)
        left.addSpacing(theme.S)
        self._facts.setHorizontalSpacing(theme.M)
        self._facts.setVerticalSpacing(theme.XS)
        self._facts.setColumnStretch(1, 1)
        left.addLayout(self._facts)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(theme.S)
        right.addWidget(self._map_head)
        right.addWidget(self.map)
        right.addStretch(1)
        self._columns = columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        columns.setSpacing(theme.XL)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, theme.M, theme.S, 0)
        whole.setSpacing(theme.M)
        whole.addWidget(strip)
        whole.addLayout(columns, 1)
        self.setWidget(content)

    def display(self, overview: Overview, regions: Sequence[Region], zone: TimeZone) -> None:
        """Show an edition among all regions of the country."""
        self._overview, self._regions, self._zone = overview, tuple(regions), zone
        states = {line.region.id: pin_state(line) for line in overview.lines}
        self.map.display(
            [
                Pin(r.id, r.name, r.latitude, r.longitude, states.get(r.id, PinState.OTHER))
                for r in self._regions
            ]
        )
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Overview of the edition"))
        self._funnel_head.setText(self.tr("From asked to chosen"))
        self._map_head.setText(self.tr("On the map"))
        self.map.setAccessibleName(self.tr("Map of the regions"))
        self.funnel.setAccessibleName(self.tr("Funnel of the edition"))
        if self._overview is None:
            return
        view = self._overview
        past = view.state is EditionState.HISTORY
        asked = self.tr("Asked, as far as on record") if past else self.tr("Asked")
        steps = [FunnelStep(asked, view.asked)]
        if view.answered:
            steps.append(FunnelStep(self.tr("Questionnaire answered"), view.answered))
        if not past or view.assessed >= view.chosen:  # of earlier editions only some are on record
            steps.append(FunnelStep(self.tr("Assessed"), view.assessed))
        if not past:
            steps.append(FunnelStep(self.tr("All sheets in"), view.complete))
        steps.append(FunnelStep(self.tr("Chosen"), view.chosen))
        steps.append(FunnelStep(self.tr("Memorandum signed"), view.memoranda))
        self.funnel.display(steps)
        self._say_next(view)
        self._say_facts(view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the map below the funnel where there is no room beside it."""
        narrow = event.size().width() < theme.scaled(_NARROW)
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        super().resizeEvent(event)

    def _pin_words(self, state: PinState) -> str:
        return {
            PinState.OTHER: "",
            PinState.ASKED: self.tr("asked"),
            PinState.PARTLY: self.tr("some sheets in"),
            PinState.COMPLETE: self.tr("assessed"),
            PinState.LEFT: self.tr("left"),
            PinState.CHOSEN: self.tr("chosen or further on"),
        }[state]

    def _say_next(self, view: Overview) -> None:
        words, label, self._target = self._next(view)
        self._strip.setVisible(bool(words))
        self._next_words.setText(words)
        self.next.setText(label)
        self.next.setVisible(bool(label))

    def _next(self, view: Overview) -> tuple[str, str, str]:
        """Say what is next, how the button is called, and where it leads."""
        edition = view.edition
        if view.state is EditionState.HISTORY:
            return ("", "", "")
        if view.state is EditionState.DECIDED:
            words = self.tr("Decided. The chosen regions go on to the memorandum.")
            return (words, self.tr("Open the programme"), "programme")
        if not edition.regions:
            return (
                self.tr("Next: invite the regions of this edition."),
                self.tr("Invite regions"),
                "regions",
            )
        if not edition.assessors:
            return (
                self.tr("Next: enrol the assessors with their files."),
                self.tr("Enrol assessors"),
                "people",
            )
        free = sum(not line.assigned for line in view.lines)
        if not edition.assignments or (free and view.state is EditionState.DRAFT):
            words = self.tr("Next: assign assessors; %n region(s) have none yet.", "", free)
            return (words, self.tr("Assign"), "assignments")
        if view.state is EditionState.DRAFT:
            return (self.tr("Ready: publish it and hand the package to the assessors."), "", "")
        missing = len(edition.assignments) - view.packages
        if missing > 0:
            words = self.tr("Under way: %n sheet(s) still to come.", "", missing)
            return (words, self.tr("Take packages in"), "inbox")
        words = self.tr("All sheets are in. Look at the ranking and decide.")
        return (words, self.tr("Open the ranking"), "ranking")

    def _say_facts(self, view: Overview) -> None:
        edition, language = view.edition, texts.current()
        facts: list[tuple[str, str]] = [
            (self.tr("To choose"), self.tr("%n region(s)", "", edition.selection.places)),
        ]
        if view.state is not EditionState.HISTORY:
            facts = [
                (
                    self.tr("Assessment"),
                    f"{show_date(edition.opens, language)} – {show_date(edition.closes, language)}",
                ),
                (
                    self.tr("Packages until"),
                    show_moment(edition.receiving_deadline, language, self._zone),
                ),
                *facts,
                (self.tr("Panel"), self.tr("%n assessor(s)", "", len(edition.assessors))),
                (self.tr("Packages"), self._packages(view)),
                (self.tr("Time-stamps"), self._time_stamps(view)),
            ]
        if view.rubric is not None:
            facts.append(
                (
                    self.tr("Rubric"),
                    f"{texts.say(view.rubric.title)} ({edition.rubric.code} v{edition.rubric.version})",
                )
            )
        if view.published_at is not None:
            facts.append((self.tr("Published"), show_moment(view.published_at, language, self._zone)))
        self._show_facts(facts)

    def _packages(self, view: Overview) -> str:
        wanted = len(view.edition.assignments)
        got = sum(line.received for line in view.lines)  # a revised sheet came in several packages
        words = self.tr("{got} of {all} taken in").format(got=got, all=wanted)
        held = self.tr("%n held", "", view.held)
        return f"{words}, {held}" if view.held else words

    def _time_stamps(self, view: Overview) -> str:
        named = len(view.edition.time_stamp_services)
        return self.tr("of %n service(s)", "", named) if named else self.tr("none asked for")

    def _show_facts(self, facts: list[tuple[str, str]]) -> None:
        while len(self._fact_labels) < len(facts):
            name, value = QLabel(), QLabel(wordWrap=True)
            theme.mark(name, role="muted")
            at = len(self._fact_labels)
            self._facts.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, at, 1)
            self._fact_labels.append((name, value))
        for at, (name, value) in enumerate(self._fact_labels):
            shown = at < len(facts)
            name.setVisible(shown)
            value.setVisible(shown)
            if shown:
                name.setText(facts[at][0])
                value.setText(facts[at][1])
