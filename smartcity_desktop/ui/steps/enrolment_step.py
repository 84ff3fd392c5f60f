"""Enrolment: the file for headquarters, and the code that is read to them by another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from smartcity_desktop.ui import background, choosing
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.steps.step import Step
from smartcity_desktop.ui.widgets.fingerprint_card import FingerprintCard

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.sealing.identity import IdentityCard
    from smartcity_desktop.services.identity import IdentityDesk


class EnrolmentStep(Step):
    """Finished when the person goes on; the file can be written as often as wanted, also once the key is enrolled."""

    def __init__(self, desk: IdentityDesk, card: IdentityCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._written = False
        self._tell(card)
        self.card = FingerprintCard(card.fingerprint, lambda: self._who)
        self.code, self.copy = self.card.code, self.card.copy
        self._steps = QLabel(wordWrap=True)
        self.content.addWidget(self.card)
        self.content.addWidget(self._steps)
        self.back.hide()
        self.second.show()
        self.copy.clicked.connect(self._on_copy)
        self.second.clicked.connect(self._on_save)
        self.primary.clicked.connect(self._on_primary)
        self.retranslate()
        self.setFocusProxy(self.second)

    @property
    def enrolled(self) -> bool:
        """Whether headquarters has enrolled the newest key."""
        return bool(self._number)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again which key is the newest: it may have been replaced meanwhile."""
        super().showEvent(event)
        if not event.spontaneous():
            background.run(self._desk.card, self._on_card, self.banner.show_problem, owner=self)

    def retranslate(self) -> None:
        """Set every word anew."""
        if self._number:
            self.heading.setText(self.tr("Your key is enrolled"))
            self.sentence.setText(
                self.tr(
                    "You are {number} on the panel, and headquarters takes the packages that you sign with this key. "
                    "Save the file once more only if headquarters asks for it."
                ).format(number=self._number)
            )
        else:
            self.heading.setText(self.tr("Enrol at headquarters"))
            self.sentence.setText(self.tr("Headquarters must know your key before it takes your packages."))
        self._steps.setHidden(bool(self._number))
        self._steps.setText(
            self.tr(
                "1.  Save the enrolment file and send it to headquarters, by e-mail or on a stick.\n"
                "2.  Read the code or the six words to headquarters by telephone, so that nobody can slip in another key.\n"
                "3.  Headquarters then sends you the edition with your regions."
            )
        )
        self.second.setText(self.tr("Save enrolment file…"))
        self.primary.setText(self.tr("To the regions") if self._number else self.tr("Go on to the edition"))

    def write_to(self, folder: Path) -> None:
        """Write the enrolment file into a folder."""
        self.busy(True)
        background.run(
            lambda: self._desk.write_request(folder), self._on_written, self._on_failed, owner=self
        )

    def _on_card(self, card: IdentityCard) -> None:
        self._tell(card)
        self.card.show_code(card.fingerprint)
        self.retranslate()

    def _tell(self, card: IdentityCard) -> None:
        self._who = f"{card.name} · {card.institution}"
        self._number = (card.assessor_id or "") if card.enrolled else ""

    def _on_copy(self) -> None:
        self.banner.say("info", lambda: self.tr("The code is copied."))

    def _on_save(self) -> None:
        folder = choosing.open_folder(self, Purpose.KEYS, self.tr("Where to save the enrolment file"))
        if folder is not None:
            self.write_to(folder)

    def _on_written(self, path: Path) -> None:
        self.busy(False)
        self._written = True
        self.banner.say(
            "good",
            lambda: self.tr("Saved: {path}").format(path=path),
            lambda: self.tr("Send this file to headquarters and read the code to them."),
        )
        self.primary.setFocus()

    def _on_primary(self) -> None:
        self.finished.emit()

    def _on_failed(self, error: SmartCityError) -> None:
        self.busy(False)
        self.banner.show_problem(error)
