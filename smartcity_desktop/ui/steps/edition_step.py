"""Taking in an edition: look at the file, compare headquarters' fingerprint once, take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.words import code_words
from smartcity_desktop.ui import background, choosing, texts, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.steps.step import Step
from smartcity_desktop.ui.widgets.drop_zone import DropZone

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.services.edition_desk import EditionDesk, EditionOffer


class EditionStep(Step):
    """Finished when an edition was taken in. `back_wanted` leads to the enrolment code."""

    practice_chosen = Signal()

    def __init__(self, desk: EditionDesk, *, first: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._first = first
        self._file: Path | None = None
        self._offer: EditionOffer | None = None
        self.drop = DropZone(
            "package-open",
            lambda: self.tr(
                "Drop the edition file here. It ends in .asice or .asice.age and comes from headquarters."
            ),
            lambda: self.tr("Choose file…"),
        )
        self.drop.dropped.connect(lambda paths: self.look(paths[0]))
        self.drop.asked.connect(self._on_choose)
        self.compared = QCheckBox()
        self._heard_label, self.heard = QLabel(wordWrap=True), QLineEdit()
        self._heard_label.setBuddy(self.heard)
        self.heard.returnPressed.connect(self._on_heard)
        self._ask_signer(False)
        self.content.addWidget(self.drop)
        self.content.addWidget(self._heard_label)
        self.content.addWidget(self.heard)
        self.content.addWidget(self._card())
        self.practice = QPushButton()
        theme.mark(self.practice, kind="link")
        self.practice.clicked.connect(self.practice_chosen)
        self._first = first
        self.practice.setVisible(first)
        self.content.addWidget(self.practice)
        self.primary.clicked.connect(self._on_primary)
        self.retranslate()
        self.setFocusProxy(self.drop.button)

    def look(self, file: Path) -> None:
        """Verify a file and show what it holds; nothing is kept yet."""
        if file != self._file:
            self._ask_signer(False)
        self._file = file
        heard = self.heard.text().strip()
        self.busy(True)
        background.run(
            lambda: self._desk.look(file, signer_heard=heard), self._on_looked, self._on_failed, owner=self
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(self.tr("Take in an edition"))
        self.sentence.setText(
            self.tr(
                "An edition brings your regions, the rubric and the list of assessors. It is signed by headquarters."
            )
        )
        self.back.setText(self.tr("Back"))
        self.primary.setText(self.tr("Take in this edition"))
        self.practice.setText(self.tr("No edition yet? Practise meanwhile."))
        self.compared.setText(
            self.tr("I compared this fingerprint with headquarters by telephone or in person")
        )
        self._print_caption.setText(self.tr("Headquarters' fingerprint"))
        self._heard_label.setText(
            self.tr("The signer's &fingerprint, as headquarters read it out by telephone")
        )
        self.heard.setPlaceholderText("XXXX XXXX XXXX XXXX XXXX XXXX")
        if self._offer is not None:
            self._tell(self._offer)

    def _card(self) -> QFrame:
        self.card = QFrame()
        theme.mark(self.card, kind="card")
        self._title, self._facts, self._print_caption, self.fingerprint, self.six = (
            QLabel(wordWrap=True) for _ in range(5)
        )
        for label, role in (
            (self._title, "heading"),
            (self._facts, "muted"),
            (self._print_caption, "caption"),
            (self.fingerprint, "code"),
            (self.six, "strong"),
        ):
            theme.mark(label, role=role)
        column = QVBoxLayout(self.card)
        theme.margins(column, theme.L, theme.XS)
        for widget in (
            self._title,
            self._facts,
            self._print_caption,
            self.fingerprint,
            self.six,
            self.compared,
        ):
            column.addWidget(widget)
        self.card.hide()
        return self.card

    def _tell(self, offer: EditionOffer) -> None:
        self._title.setText(f"{texts.say(offer.title)} · {offer.code}")
        facts = [
            self.tr("%n region(s)", "", offer.regions),
            self.tr("rubric {name}").format(name=offer.rubric),
        ]
        if offer.enrolled:
            facts.append(self.tr("%n of them yours", "", offer.mine))
        self._facts.setText(" · ".join(facts))
        self.fingerprint.setText(offer.root_fingerprint)
        self.six.setText(code_words(offer.root_fingerprint))
        for widget in (self._print_caption, self.fingerprint, self.six, self.compared):
            widget.setVisible(not offer.root_pinned)

    def _on_choose(self) -> None:
        file = choosing.open_file(
            self,
            Purpose.PACKAGES,
            self.tr("Edition from headquarters"),
            self.tr("Packages (*.asice *.asice.age);;All files (*)"),
        )
        if file is not None:
            self.look(file)

    def _on_looked(self, offer: EditionOffer) -> None:
        self.busy(False)
        self._offer = offer
        self.compared.setChecked(False)
        self._tell(offer)
        self.card.show()
        self.practice.hide()
        if offer.enrolled:
            self.banner.clear()
        else:
            self.banner.say(
                "warn",
                lambda: self.tr("Your key is not on the list of assessors of this edition."),
                lambda: self.tr(
                    "You can look at it, but not sign. Ask headquarters to enrol you and to send it again."
                ),
            )
        (self.primary if offer.root_pinned else self.compared).setFocus()

    def _on_primary(self) -> None:
        if self._offer is None and self._file is not None and not self.heard.isHidden():
            self._on_heard()
        elif self._offer is None or self._file is None:
            self.banner.say("warn", lambda: self.tr("First choose the edition file from headquarters."))
            self.drop.button.setFocus()
        elif not (self._offer.root_pinned or self.compared.isChecked()):
            self.banner.say(
                "warn",
                lambda: self.tr("Please compare the fingerprint first."),
                lambda: self.tr("Call headquarters, let them read it to you, then tick the box."),
            )
            self.compared.setFocus()
        else:
            self._take(self._file)

    def _take(self, file: Path) -> None:
        confirmed, heard = self.compared.isChecked(), self.heard.text().strip()
        self.busy(True)
        background.run(
            lambda: self._desk.take_in(file, root_confirmed=confirmed, signer_heard=heard),
            self._on_taken,
            self._on_failed,
            owner=self,
        )

    def _on_taken(self, _offer: EditionOffer) -> None:
        self.busy(False)
        self.finished.emit()

    def _on_failed(self, error: SmartCityError) -> None:
        self.busy(False)
        self.card.hide()
        self.practice.setVisible(self._first)
        self._offer = None
        self.banner.show_problem(error)
        # The signer is headquarters' by its root, but no edition here announced it: a telephone call can settle that.
        if isinstance(error, PackageRefused) and error.code == "E_SIGNER_UNKNOWN" and error.said is not None:
            self._ask_signer(True)

    def _ask_signer(self, asked: bool) -> None:
        """Show or hide the field for a fingerprint that was heard; what was typed for another file is forgotten."""
        if not asked:
            self.heard.clear()
        for widget in (self._heard_label, self.heard):
            widget.setVisible(asked)
        if asked:
            self.heard.setFocus()

    def _on_heard(self) -> None:
        if self._file is not None and self.heard.text().strip():
            self.look(self._file)
        else:
            self.missing(self.heard, self.tr("Please type the fingerprint that headquarters read out."))
