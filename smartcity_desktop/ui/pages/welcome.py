"""First start: who am I, then what that role needs before its first page. It knows the steps and their order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from smartcity_desktop.ui import background
from smartcity_desktop.ui.steps.role_step import RoleStep

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from smartcity_desktop.app import Person
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.sealing.authority import AuthorityCard
    from smartcity_desktop.sealing.identity import IdentityCard
    from smartcity_desktop.services.edition_desk import EditionDesk
    from smartcity_desktop.services.gate import AssessorGate, HeadquartersGate
    from smartcity_desktop.services.identity import IdentityDesk
    from smartcity_desktop.ui.dialogs.reopen import Reopen
    from smartcity_desktop.ui.steps.authority_step import Found
    from smartcity_desktop.ui.steps.sign_in_step import SignInStep
    from smartcity_desktop.ui.steps.step import Step
    from smartcity_desktop.ui.steps.unlock_step import UnlockStep


class WelcomePage(QStackedWidget):
    """One step at a time; `finished` when the role can open its own pages."""

    role_chosen = Signal(object)
    practice_chosen = Signal()
    real_chosen = Signal()
    unlocked = Signal(object)
    assessor_chosen = Signal(object)  # the folder of one of several; None: of somebody new
    finished = Signal()

    def __init__(self, *, practice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._practice = practice

    @property
    def step(self) -> QWidget | None:
        """The step in front."""
        return self.currentWidget()

    def ask_role(self) -> None:
        """Ask who is working here."""
        step = RoleStep(practice=self._practice)
        step.role_chosen.connect(self.role_chosen)
        step.practice_chosen.connect(self.practice_chosen)
        step.real_chosen.connect(self.real_chosen)
        self._show(step, step.assessor)

    def ask_passphrase(
        self, gate: AssessorGate, label: str, people: Sequence[Person], *, locked: bool = False
    ) -> None:
        """Ask for the passphrase that opens the data; `unlocked` has its keys."""
        from smartcity_desktop.ui.steps.unlock_step import UnlockStep

        step = UnlockStep(gate, label, locked=locked)
        again = partial(self.ask_passphrase, gate, label, people)
        step.back_wanted.connect(self.ask_role)
        step.practice_chosen.connect(self.practice_chosen)
        step.unlocked.connect(self.unlocked)
        step.other_person.connect(lambda: self.ask_who(people, again))
        step.forgotten.connect(lambda: self._look_for_recovery(step, gate, again))
        self._show(step, step.passphrase)

    def ask_who(self, people: Sequence[Person], back: Callable[[], None]) -> None:
        """Ask which of the assessors on this computer it is."""
        from smartcity_desktop.ui.steps.person_step import PersonStep

        step = PersonStep(people)
        step.back_wanted.connect(back)
        step.person_chosen.connect(self.assessor_chosen)
        step.new_person.connect(lambda: self.assessor_chosen.emit(None))
        self._show(step, (*step.cards, step.new)[0])

    def ask_recovery(self, gate: AssessorGate, back: Callable[[], None]) -> None:
        """Ask for a new passphrase, and write the request for headquarters."""
        from smartcity_desktop.ui.steps.recovery_steps import AskRecoveryStep

        step = AskRecoveryStep(gate)
        step.back_wanted.connect(back)

        def asked(saved: Path) -> None:
            self._find_code(step, gate, back, saved)

        step.asked.connect(asked)
        self._show(step, step.name)

    def finish_recovery(
        self, gate: AssessorGate, code: str, back: Callable[[], None], saved: Path | None = None
    ) -> None:
        """Show the code to read out and take headquarters' answer; `unlocked` has the keys."""
        from smartcity_desktop.ui.steps.recovery_steps import FinishRecoveryStep

        step = FinishRecoveryStep(gate, code, saved)
        step.back_wanted.connect(back)
        step.again_wanted.connect(lambda: self.ask_recovery(gate, back))
        step.unlocked.connect(self.unlocked)
        self._show(step, step.passphrase)

    def _look_for_recovery(self, step: UnlockStep, gate: AssessorGate, back: Callable[[], None]) -> None:
        def found(answer: tuple[bool, str | None]) -> None:
            possible, code = answer
            if not possible:
                step.say_no_recovery()
            elif code is not None:
                self.finish_recovery(gate, code, back)
            else:
                self.ask_recovery(gate, back)

        background.run(
            lambda: (gate.can_recover(), gate.recovery_code()), found, step.banner.show_problem, owner=step
        )

    def _find_code(self, step: Step, gate: AssessorGate, back: Callable[[], None], saved: Path) -> None:
        background.run(
            gate.recovery_code,
            lambda code: self.finish_recovery(gate, code or "", back, saved),
            step.banner.show_problem,
            owner=step,
        )

    def ask_person(
        self,
        gate: HeadquartersGate,
        last: str = "",
        *,
        locked: bool = False,
        reopen: Reopen | None = None,
    ) -> None:
        """Ask who signs in at headquarters; `unlocked` has their entry. `last` was signed in before.

        `reopen` lets the bearers of the paper cards in where every passphrase is lost.
        """
        from smartcity_desktop.ui.steps.sign_in_step import SignInStep

        step = SignInStep(gate.unlock, gate.people(), last, locked=locked, cards=reopen is not None)
        step.back_wanted.connect(self.ask_role)
        step.practice_chosen.connect(self.practice_chosen)
        step.unlocked.connect(self.unlocked)
        if reopen is not None:
            step.reopen_wanted.connect(partial(self._reopen, step, reopen))
        self._show(step, step.first)

    def _reopen(self, step: SignInStep, reopen: Reopen) -> None:
        """Open the dialog in which the paper cards bring headquarters back."""
        from smartcity_desktop.ui.dialogs.reopen import ReopenDialog

        dialog = ReopenDialog(reopen, step)
        dialog.succeeded.connect(step.say_reopened)
        dialog.open()

    def ask_identity(self, gate: AssessorGate, people: Sequence[Person] = ()) -> None:
        """Ask who signs and make the keys; `unlocked` has those of the store. `people` are there already."""
        from smartcity_desktop.ui.steps.identity_step import IdentityStep

        step = IdentityStep(gate, labelled=bool(people))
        if people:
            step.back_wanted.connect(lambda: self.ask_who(people, partial(self.ask_identity, gate, people)))
        else:
            step.back_wanted.connect(self.ask_role)
        step.made.connect(self.unlocked)
        self._show(step, step.form.name)

    def show_code(self, card: IdentityCard, identity: IdentityDesk, editions: EditionDesk) -> None:
        """Show the code of the key and write the enrolment file."""
        from smartcity_desktop.ui.steps.enrolment_step import EnrolmentStep

        step = EnrolmentStep(identity, card)
        step.finished.connect(lambda: self.ask_edition(identity, editions))
        self._show(step, step.second)

    def ask_edition(self, identity: IdentityDesk, editions: EditionDesk) -> None:
        """Take in the first edition."""
        from smartcity_desktop.ui.steps.edition_step import EditionStep

        step = EditionStep(editions, first=not self._practice)
        step.back_wanted.connect(lambda: self._back_to_code(step, identity, editions))
        step.practice_chosen.connect(self.practice_chosen)
        step.finished.connect(self.finished)
        self._show(step, step.drop.button)

    def ask_authority(self, found: Found) -> None:
        """Found the programme's authority."""
        from smartcity_desktop.ui.steps.authority_step import AuthorityStep

        step = AuthorityStep(found)
        step.back_wanted.connect(self.ask_role)
        step.founded.connect(self._show_founded)
        self._show(step, step.form.name)

    def _back_to_code(self, step: Step, identity: IdentityDesk, editions: EditionDesk) -> None:
        def show(card: IdentityCard) -> None:
            self.show_code(card, identity, editions)

        def failed(error: SmartCityError) -> None:
            step.banner.show_problem(error)

        background.run(identity.card, show, failed, owner=step)

    def _show_founded(self, card: AuthorityCard) -> None:
        from smartcity_desktop.ui.steps.authority_step import FoundedStep

        step = FoundedStep(card)
        step.finished.connect(self.finished)
        self._show(step, step.primary)

    def _show(self, step: Step, first: QWidget) -> None:
        before = self.currentWidget()
        self.addWidget(step)
        self.setCurrentWidget(step)
        first.setFocus()
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
