"""Before a paper goes into the sheet: what is new, what would change, what stays. Nothing is written until it is said."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.language import show_number
from smartcity_desktop.core.paper_plan import Effect
from smartcity_desktop.ui import score_keys, texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.page_foot import page_foot
from smartcity_desktop.ui.widgets.plan_table import PlanTable

if TYPE_CHECKING:
    from smartcity_desktop.core.assessment import Answer
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.paper_plan import PaperPlan
    from smartcity_desktop.core.rubric import Rubric

ENTER_KEYS = ("Ctrl+Return", "Ctrl+Enter")
"""Enters what is shown; Enter alone never does."""


class PaperReviewPage(Speaking, QWidget):
    """Shows a plan, lets the person keep answers of the sheet, and says when to enter the rest."""

    confirmed = Signal(object)  # the PaperPlan, with what is kept
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plan: PaperPlan | None = None
        self._rubric: Rubric | None = None
        self.banner, self.table = Banner(), PlanTable()
        self.step, self.count, self.marked, self._hint = (QLabel(wordWrap=True) for _ in range(4))
        self.keep, self.use = QPushButton(), QPushButton()
        self.back, self.keep_all, self.enter = QPushButton(), QPushButton(), QPushButton()
        self._dress()
        self._lay_out()
        self._connect()
        self.retranslate()

    # -- showing -----------------------------------------------------------------------------------------------

    def display(self, plan: PaperPlan, rubric: Rubric) -> None:
        """Show a plan that nobody has seen yet."""
        self._plan, self._rubric = plan, rubric
        self.banner.clear()
        self._show()
        self.table.setFocus()

    def redraw(self, plan: PaperPlan, why: SmartCityError) -> None:
        """Show a plan anew, because the sheet changed: what was kept stays kept in lines that did not."""
        self._plan = plan.as_before(self._plan) if self._plan is not None else plan
        self._show()
        self.banner.show_problem(why)
        self.table.setFocus()

    def show_problem(self, error: SmartCityError) -> None:
        """Say why nothing was entered; it can be tried again."""
        self.banner.show_problem(error)
        self.enter.setEnabled(True)

    @property
    def plan(self) -> PaperPlan | None:
        """What is shown, with what is kept."""
        return self._plan

    def zones(self) -> list[QWidget]:
        """Give the zones for F6."""
        return [self.table, self.keep, self.enter]

    def retranslate(self) -> None:
        """Set every word anew."""
        self.step.setText(self.tr("4 of 4 – review"))
        self._hint.setText(
            self.tr("Nothing is entered yet. Ctrl+Enter enters it; Ctrl+Z afterwards takes all of it back.")
        )
        self.keep.setText(self.tr("Keep the sheet's (←)"))
        self.use.setText(self.tr("Take the paper's (→)"))
        self.keep_all.setToolTip(self.tr("Keep every answer of the sheet that the paper would change"))
        self.keep_all.setText(self.tr("Keep all"))
        self.back.setText(self.tr("Back"))
        self._show()

    def _show(self) -> None:
        plan, rubric = self._plan, self._rubric
        if plan is None or rubric is None:
            return
        self.table.display(plan, rubric)
        words = [
            self.tr("{n} replace").format(n=len(plan.replacing)),
            self.tr("{n} new").format(n=len(plan.of(Effect.NEW))),
            self.tr("{n} stay").format(
                n=len(plan.of(Effect.SAME)) + len(plan.of(Effect.BLANK)) + len(plan.kept)
            ),
        ]
        self.count.setText(" · ".join(words))
        entering, replacing = plan.entering, len(plan.replacing)
        if not entering:
            words_of_button = self.tr("Done: the sheet stays as it is")
        elif replacing:
            words_of_button = self.tr("Enter %n answer(s), {m} of them replacing", "", entering).format(
                m=replacing
            )
        else:
            words_of_button = self.tr("Enter %n answer(s)", "", entering)
        self.enter.setText(words_of_button)
        self.enter.setEnabled(True)
        self.keep_all.setVisible(len(plan.of(Effect.CHANGES)) > 1)
        self.keep_all.setEnabled(bool(plan.replacing))
        self._show_marked()

    def _show_marked(self) -> None:
        row = self.table.marked
        if row is None or self._rubric is None:
            return
        line, changes = row.line, row.line.effect is Effect.CHANGES
        goes_in = changes or line.effect is Effect.NEW
        words = (
            self.tr("{code} {title}: {stands} → {paper}")
            if goes_in and not row.kept
            else self.tr("{code} {title}: stays {stands}; on the paper {paper}")
        )
        self.marked.setText(
            words.format(
                code=line.code,
                title=row.title,
                stands=self._answer(line.stands, self.tr("without an answer")),
                paper=self._answer(line.paper, self.tr("blank")),
            )
        )
        for button in (self.keep, self.use):
            button.setVisible(changes)
        self.keep.setEnabled(not row.kept)
        self.use.setEnabled(row.kept)

    def _answer(self, answer: Answer, none: str) -> str:
        if answer.not_applicable:
            words = self.tr("not applicable")
            return f"{words} ({answer.reason})" if answer.reason else words
        if answer.value is None:
            return none
        assert self._rubric is not None
        name = self._rubric.scale.label(answer.value)
        number = show_number(answer.value.normalize(), texts.current())
        return f"{number} {texts.say(name)}" if name else number

    # -- building ----------------------------------------------------------------------------------------------

    def _dress(self) -> None:
        for label, role in (
            (self.step, "heading"),
            (self.count, "muted"),
            (self.marked, "strong"),
            (self._hint, "caption"),
        ):
            theme.mark(label, role=role)
        for button, kind, name, token in (
            (self.enter, "primary", "clipboard-check", "accent_text"),
            (self.back, "quiet", "arrow-left", "accent"),
            (self.keep_all, "quiet", "lock", "accent"),
        ):
            theme.mark(button, kind=kind)
            button.setIcon(theme.icon(name, token))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        theme.margins(head, 0, theme.L)
        head.addWidget(self.step, 1)
        head.addWidget(self.count)
        head.addWidget(self.keep_all)
        self.count.setWordWrap(False)
        below = QHBoxLayout()
        theme.margins(below, 0, theme.S)
        below.addWidget(self.marked, 1)
        below.addWidget(self.keep)
        below.addWidget(self.use)
        body = QVBoxLayout()
        theme.margins(body, theme.L, theme.S)
        body.addWidget(self.banner)
        body.addLayout(head)
        body.addWidget(self.table, 1)
        body.addLayout(below)
        body.addWidget(self._hint)
        foot = page_foot((self.back,), (self.enter,))
        column = QVBoxLayout(self)
        theme.margins(column, 0, 0)
        column.addLayout(body, 1)
        column.addWidget(foot)
        order = (self.keep_all, self.table, self.keep, self.use, self.back, self.enter)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.table.moved.connect(self._show_marked)
        self.table.keep.connect(lambda choice: self._keep(*choice))
        self.table.entered.connect(self._on_entered)
        self.keep.clicked.connect(lambda: self._keep_marked(True))
        self.use.clicked.connect(lambda: self._keep_marked(False))
        self.keep_all.clicked.connect(self._on_keep_all)
        self.back.clicked.connect(self.back_wanted)
        self.enter.clicked.connect(self._on_confirmed)
        score_keys.bind(self, dict.fromkeys(ENTER_KEYS, self._on_confirmed))

    # -- what the person does ----------------------------------------------------------------------------------

    def _keep(self, code: str, keep: bool) -> None:
        if self._plan is not None:
            self.banner.clear()
            self._plan = self._plan.keeping(code, keep)
            self._show()

    def _keep_marked(self, keep: bool) -> None:
        if self.table.marked is not None:
            self._keep(self.table.marked.line.code, keep)
            self.table.setFocus()

    def _on_keep_all(self) -> None:
        for line in self._plan.of(Effect.CHANGES) if self._plan is not None else ():
            self._keep(line.code, True)
        self.table.setFocus()

    def _on_entered(self) -> None:
        self.banner.say(
            "info",
            lambda: self.tr(
                "Nothing is entered yet. Ctrl+Enter enters it; Ctrl+Z afterwards takes all of it back."
            ),
        )

    def _on_confirmed(self) -> None:
        if self._plan is not None and self.enter.isEnabled():
            self.enter.setEnabled(False)
            self.confirmed.emit(self._plan)
