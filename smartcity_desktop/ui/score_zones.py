"""Where evidence and score stand on the score page: zones of their own where there is room, else tabs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QWidget

from smartcity_desktop.ui import standing, theme

if TYPE_CHECKING:
    from smartcity_desktop.core.sheet import SheetView
    from smartcity_desktop.ui.forms.ui_score_page import Ui_ScorePage
    from smartcity_desktop.ui.widgets.evidence_panel import EvidencePanel
    from smartcity_desktop.ui.widgets.score_card import ScoreCard

WIDE = 1150  # width of the window from which evidence is a zone
TALL = 560  # height of the page from which the score stands below the evidence
NARROW = 850  # width of the window below which the sections are folded away
SHORT = 1000  # width of the window below which the line at the top says less
LOW = 520  # height of the page below which levels stand closer together
LEFT, RIGHT = 240, 330
BESIDE = 0.3  # share of the page's height that a panel above the evidence takes at the most
LEAST_BESIDE = 150
_ANY = 16_777_215  # no limit, in Qt


class ScoreZones(QObject):
    """Moves the two panels between the right zone and the tabs of the middle one."""

    def __init__(self, ui: Ui_ScorePage, evidence: EvidencePanel, card: ScoreCard) -> None:
        super().__init__(ui.zones)
        self._ui = ui
        self._evidence, self._card = evidence, card
        self._beside: QWidget | None = None
        self._tabs: list[QWidget] = []
        self._words: dict[QWidget, str] = {}
        self._room: tuple[bool, bool, bool] | None = None
        ui.tabs.setExpanding(False)
        ui.tabs.setDrawBase(False)
        ui.tabs.currentChanged.connect(self._on_tab)
        for place, stretch in ((0, 0), (1, 1), (2, 0)):
            ui.zones.setStretchFactor(place, stretch)
        ui.zones.setHandleWidth(5)
        ui.left.setMinimumWidth(160)
        ui.right.setMinimumWidth(220)
        ui.middle.setMinimumWidth(320)
        self._first = True
        self._narrow = False
        self._most = _ANY
        self._dress()
        self.fit(WIDE, TALL)

    def fit(self, width: int, height: int) -> None:
        """Arrange the zones for a width of the window and a height of the page."""
        wide = width >= theme.scaled(WIDE)
        tall = height >= theme.scaled(TALL)
        self._ui.form.set_tight(height < theme.scaled(LOW))
        self._most = max(theme.scaled(LEAST_BESIDE), int(height * BESIDE))
        self._cap_beside()
        if self._first and width > 0:
            self._ui.zones.setSizes([theme.scaled(LEFT), max(320, width), theme.scaled(RIGHT)])
            self._first = width == WIDE
        narrow = width < theme.scaled(NARROW)
        for one in (self._ui.total, self._ui.progress):
            one.set_compact(width < theme.scaled(SHORT))
        if (wide, tall, narrow) == self._room:
            return
        if self._room is None or narrow != self._room[2]:
            self._narrow = narrow
            self._ui.fold.setChecked(not narrow)
            self._show_left(not narrow)
        self._room = (wide, tall, narrow)
        self._arrange(wide=wide, tall=tall)

    def _cap_beside(self) -> None:
        """Leave the evidence below a panel enough height for its cards; the panel scrolls."""
        if self._beside is not None:
            self._beside.setMaximumHeight(_ANY if self._beside in self._tabs else self._most)

    def show_beside(self, widget: QWidget, words: str, *, shown: bool) -> None:
        """Show or hide a panel above the evidence, or, in a narrow window, as the tab after the indicator."""
        fresh = shown != (self._beside is widget)
        self._words[widget] = words
        self._beside = widget if shown else None
        if fresh and self._room is not None:
            for layout in (self._ui.stack, self._ui.right_column):
                layout.removeWidget(widget)
            widget.setParent(self._ui.right)
            widget.hide()
            self._arrange(wide=self._room[0], tall=self._room[1])
        elif widget in self._tabs:
            self._ui.tabs.setTabText(self._tabs.index(widget), words)

    def is_tab(self, widget: QWidget) -> bool:
        """Whether a panel is a tab, for want of room."""
        return widget in self._tabs

    def is_in_front(self, widget: QWidget) -> bool:
        """Whether a panel is seen: the tab in front, or beside the indicator."""
        return not self.is_tab(widget) or self._ui.stack.currentWidget() is widget

    def bring(self, widget: QWidget) -> None:
        """Bring a panel to the front, if it is a tab."""
        if widget in self._tabs:
            self._ui.tabs.setCurrentIndex(self._tabs.index(widget))

    def _arrange(self, *, wide: bool, tall: bool) -> None:
        tall = tall and self._beside is None  # three panels above each other leave none enough room
        self._card.set_small(wide and tall)
        tabs: list[QWidget] = [self._ui.form]
        if self._beside is not None:
            self._place(self._beside, in_tab=not wide, tabs=tabs)
        self._place(self._evidence, in_tab=not wide, tabs=tabs)
        self._place(self._card, in_tab=not (wide and tall), tabs=tabs)
        self._ui.right.setVisible(wide)
        self._tabs = tabs
        self._cap_beside()
        self._ui.tabs.setVisible(len(tabs) > 1)
        self._ui.form.show_evidence_link(not wide)
        self._fill()

    def show_score(self, view: SheetView, *, complete: bool) -> None:
        """Show the running score in the line at the top and in its panel."""
        rubric, total = view.rubric, view.result.total
        self._ui.total.display(
            standing.written(rubric, total),
            standing.bounds(rubric, total),
            total.band.name if total.band else None,
            complete=complete,
        )
        self._card.display(standing.spokes(rubric, view.result), standing.bars(rubric, view.result, depth=0))

    def show_form(self) -> None:
        """Bring the indicator to the front of the middle zone; in a narrow window the sections close again."""
        if self._narrow:
            self._ui.fold.setChecked(False)
        self._ui.tabs.setCurrentIndex(0)

    def show_evidence(self) -> None:
        """Bring the evidence to the front, if it is a tab."""
        if self._evidence in self._tabs:
            self._ui.tabs.setCurrentIndex(self._tabs.index(self._evidence))

    @property
    def has_evidence_tab(self) -> bool:
        """Whether the evidence is a tab."""
        return self._evidence in self._tabs

    def retranslate(self, form: str, evidence: str, score: str, count: int) -> None:
        """Set the words of the tabs; `count` is how much evidence there is."""
        self._words[self._ui.form] = form
        self._words[self._evidence] = f"{evidence} · {count}" if count else evidence
        self._words[self._card] = score
        tabs = self._ui.tabs
        for place, widget in enumerate(self._tabs):
            if place < tabs.count() and tabs.tabText(place) != self._words[widget]:
                tabs.setTabText(place, self._words[widget])  # which lays all tabs out anew

    def _show_left(self, shown: bool) -> None:
        """Show the sections or not; beside them a narrow window has no room for what is used less."""
        self._ui.left.setVisible(shown)
        for one in (self._ui.previous, self._ui.fast):
            one.setHidden(shown and self._narrow)

    def order_tabs(self) -> None:
        """Tab: levels → reason → explanation → comment → evidence → next, then what is used less."""
        ui = self._ui
        chain = [
            *ui.form.levels.buttons(),
            ui.form.reason,
            *ui.form.problems.edits(),
            ui.form.comment,
            ui.form.evidence_link,
            self._evidence.attach,
            ui.next,
            ui.finalise,
            self._evidence.paste_button,
            self._evidence.note_button,
            ui.form.finding,
            ui.previous,
            ui.fast,
            ui.fold,
            ui.total.eye,
            ui.filter,
            ui.contents,
        ]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def _dress(self) -> None:
        ui = self._ui
        theme.mark(ui.foot, kind="foot")
        theme.mark(ui.next, kind="primary")
        ui.previous.setToolTip("Shift+Enter")
        theme.mark(ui.previous, kind="quiet")
        ui.fold.setIconSize(QSize(18, 18))
        ui.fold.setIcon(theme.icon("list", "muted", on="accent"))
        ui.fold.setChecked(True)
        ui.fold.toggled.connect(self._show_left)
        ui.next.setIconSize(QSize(16, 16))
        ui.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        ui.next.setIcon(theme.icon("arrow-right", "accent_text"))
        ui.previous.setIcon(theme.icon("arrow-left", "accent"))

    def _place(self, widget: QWidget, *, in_tab: bool, tabs: list[QWidget]) -> None:
        ui = self._ui
        if in_tab:
            tabs.append(widget)
            if ui.stack.indexOf(widget) < 0:
                ui.right_column.removeWidget(widget)
                ui.stack.addWidget(widget)
        elif ui.right_column.indexOf(widget) < 0:
            ui.stack.removeWidget(widget)
            at = 0 if widget is self._beside else ui.right_column.count()
            ui.right_column.insertWidget(at, widget, 1 if widget is self._evidence else 0)
            widget.show()

    def _fill(self) -> None:
        bar = self._ui.tabs
        bar.blockSignals(True)
        while bar.count():
            bar.removeTab(0)
        for widget in self._tabs:
            bar.addTab(self._words.get(widget, ""))
        bar.setCurrentIndex(0)
        bar.blockSignals(False)
        self._ui.stack.setCurrentWidget(self._ui.form)

    def _on_tab(self, at: int) -> None:
        if 0 <= at < len(self._tabs):
            self._ui.stack.setCurrentWidget(self._tabs[at])
