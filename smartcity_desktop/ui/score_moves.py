"""Ways from one indicator to another on the score page: step, next unanswered, next problem, section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from smartcity_desktop.core.rubric import Severity
from smartcity_desktop.ui.sections import following

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartcity_desktop.core.sheet import SheetView
    from smartcity_desktop.ui.open_sheet import OpenSheet
    from smartcity_desktop.ui.sections import Marks
    from smartcity_desktop.ui.widgets.banner import Banner


class ScoreMoves(QObject):
    """Knows the order of the indicators and where one stands; says where to go."""

    wanted = Signal(object)  # code of the indicator to go to
    ended = Signal()  # a step beyond the last indicator
    finalise_wanted = Signal()

    def __init__(self, sheet: OpenSheet, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet, self._banner = sheet, banner
        self.order: tuple[str, ...] = ()
        self.marks: Mapping[str, Marks] = {}
        self.code = ""

    @property
    def at_last(self) -> bool:
        """Whether the last indicator is in front."""
        return bool(self.order) and self.code == self.order[-1]

    def place(self) -> tuple[int, int]:
        """Give the number of the indicator in front, and how many there are."""
        return self.order.index(self.code) + 1, len(self.order)

    def first_hole(self) -> str:
        """Give the first indicator without an answer, else the first of all."""
        return following(self.order, self.order[-1], self._unanswered) or self.order[0]

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) indicator."""
        at = self.order.index(self.code) + by if self.code in self.order else 0
        if at >= len(self.order):
            self.ended.emit()
        elif at >= 0:
            self.wanted.emit(self.order[at])

    def next_unanswered(self) -> None:
        """Go to the next indicator without an answer, or say that there is none."""
        code = following(self.order, self.code, self._unanswered)
        if code is not None:
            self.wanted.emit(code)
            return
        self._banner.say(
            "good",
            lambda: self.tr("Every indicator is answered."),
            action=lambda: self.tr("Finalise…"),
            on_action=self.finalise_wanted.emit,
        )

    def next_problem(self) -> None:
        """Go to the next indicator with a problem, or say that there is none."""
        code = following(self.order, self.code, lambda one: self.marks[one].worst is not None)
        if code is not None:
            self.wanted.emit(code)
        else:
            self._banner.say("good", lambda: self.tr("No answer has a problem."))

    def say_check(self, view: SheetView) -> None:
        """Say what was found when everything was checked."""
        blocks = sum(problem.severity is Severity.BLOCK for problem in view.problems)
        warns = sum(problem.severity is Severity.WARN and problem.open for problem in view.problems)
        self._banner.say(
            "bad" if blocks else "warn" if warns else "good",
            lambda: self.tr("Checked: {n} block signing, {m} need an explanation.").format(n=blocks, m=warns),
            action=lambda: self.tr("Show them…"),
            on_action=self.finalise_wanted.emit,
        )

    def _unanswered(self, code: str) -> bool:
        """What was just chosen counts, though it may not be saved yet."""
        return not self.marks[code].answered and not self._sheet.answer(code).answered
