"""Who am I: assessor, headquarters, or first a little practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from smartcity_desktop.system.paths import Role
from smartcity_desktop.ui.steps.step import Step
from smartcity_desktop.ui.widgets.choice_card import ChoiceCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class RoleStep(Step):
    """Three choices, each with what it means; nothing is made before one is pressed."""

    role_chosen = Signal(object)
    practice_chosen = Signal()
    real_chosen = Signal()

    def __init__(self, *, practice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._practice = practice
        self.assessor = ChoiceCard(
            "clipboard-pen",
            lambda: self.tr("I am an assessor"),
            lambda: self.tr("I score regions, sign my assessments and hand them in."),
        )
        self.headquarters = ChoiceCard(
            "landmark",
            lambda: self.tr("I work at headquarters"),
            lambda: self.tr("I prepare editions, take in packages, rank, choose and follow the regions."),
        )
        self.practice = ChoiceCard(
            "graduation-cap",
            lambda: self.tr("I want to practise first"),
            lambda: self.tr(
                "A ready edition with sample regions. Nothing in it counts, nothing can go wrong."
            ),
            "practice",
        )
        self.real = ChoiceCard(
            "arrow-left",
            lambda: self.tr("Leave practice"),
            lambda: self.tr("Go to the real work on this computer. The practice edition stays as it is."),
            "practice",
        )
        self.assessor.clicked.connect(lambda: self.role_chosen.emit(Role.ASSESSOR))
        self.headquarters.clicked.connect(lambda: self.role_chosen.emit(Role.HEADQUARTERS))
        self.practice.clicked.connect(self.practice_chosen)
        self.real.clicked.connect(self.real_chosen)
        for card in (self.assessor, self.headquarters, self.practice, self.real):
            self.content.addWidget(card)
        self.practice.setHidden(practice)
        self.real.setHidden(not practice)
        self.bar.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(
            self.tr("Who is working here?") if not self._practice else self.tr("Practise as whom?")
        )
        self.sentence.setText(self.tr("You can switch later, in the menu at the top right."))
