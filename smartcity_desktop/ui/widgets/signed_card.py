"""The result of signing: where package and sheet lie, what names them, and what to do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from smartcity_desktop.core.language import TimeZone, show_moment
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.delivery_badge import DeliveryBadge
from smartcity_desktop.ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.services.finalising import Signed
    from smartcity_desktop.services.scoring import SheetView


def grouped(digest: str) -> str:
    """Write a digest (hex) in groups of eight, as paper writes it."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


class SignedCard(Speaking, QFrame):
    """Hidden until an assessment is signed. `signed` is not known for one that was signed elsewhere."""

    copy_wanted = Signal()
    print_wanted = Signal()
    place_wanted = Signal()  # choose where the second copy goes

    def __init__(self, zone: TimeZone = TimeZone.WIB, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._view: SheetView | None = None
        self._signed: Signed | None = None
        theme.mark(self, kind="banner", tone="good")
        self._sign, self._heading, self._when = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.mark(self._heading, role="heading")
        self.badge = DeliveryBadge()
        self._package = ElidedLabel("", Qt.TextElideMode.ElideMiddle)
        self.fingerprint, self.digest = QLabel(wordWrap=True), QLabel(wordWrap=True)
        for label in (self.fingerprint, self.digest):
            theme.mark(label, role="code")
        for label in (self._package, self.fingerprint, self.digest):
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self._names = tuple(QLabel() for _ in range(3))
        self._copies: Callable[[], str] = str
        self.second, self.place = QLabel(wordWrap=True), QPushButton()
        theme.mark(self.place, kind="link")
        self.place.clicked.connect(self.place_wanted)
        self.copy, self.print = QPushButton(), QPushButton()
        self.copy.clicked.connect(self.copy_wanted)
        self.print.clicked.connect(self.print_wanted)
        self._lay_out()
        theme.changed().connect(self._draw)
        self._draw()
        self.retranslate()
        self.hide()

    def display(self, view: SheetView, signed: Signed | None) -> None:
        """Show a signed assessment."""
        self._view, self._signed = view, signed
        self.badge.show_state(view.assessment.state)
        self.setVisible(view.read_only)
        self.retranslate()

    def show_second(self, words: Callable[[], str], tone: str) -> None:
        """Say where the second copy stands."""
        self._copies = words
        theme.mark(self.second, tone=tone)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.second.setText(self._copies())
        self.second.setVisible(bool(self.second.text()))
        self.place.setText(self.tr("Place of the second copy…"))
        self.copy.setText(self.tr("Copy to a stick or folder…"))
        self.print.setText(self.tr("Look at the sheet and print…"))
        words = (
            self.tr("Package"),
            self.tr("On the sheet"),
            self.tr("Of the package"),
        )
        for label, name in zip(self._names, words, strict=True):
            label.setText(name)
        for widget in (*self._names, self._package, self.fingerprint, self.digest):
            widget.setVisible(self._signed is not None)
        if self._view is None:
            return
        self._heading.setText(
            self.tr("The assessment of {region} is signed").format(region=self._view.region.name)
        )
        signed = self._signed
        if signed is None:
            self._when.setText(self.tr("It can be read and copied; only a revision can change it."))
            return
        moment = show_moment(signed.at, texts.current(), self._zone)
        self._when.setText(
            self.tr("{moment}, package {n}. Only a revision can change it.").format(
                moment=moment, n=signed.sequence
            )
        )
        self._package.set_whole(str(signed.package))
        self.fingerprint.setText(grouped(signed.fingerprint))
        self.digest.setText(grouped(signed.digest))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        theme.margins(head, 0, theme.S)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._heading, 1)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        facts = QFormLayout()
        theme.margins(facts, 0, theme.S)
        facts.setVerticalSpacing(theme.XS)
        facts.setHorizontalSpacing(theme.L)
        facts.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        values = (self._package, self.fingerprint, self.digest)
        for name, value in zip(self._names, values, strict=True):
            theme.mark(name, role="caption")
            facts.addRow(name, value)
        buttons = QHBoxLayout()
        theme.margins(buttons, 0, theme.S)
        for button in (self.copy, self.print):
            button.setIconSize(QSize(16, 16))
            buttons.addWidget(button)
        buttons.addStretch(1)
        second = QHBoxLayout()
        theme.margins(second, 0, theme.M)
        second.addWidget(self.second, 1)
        second.addWidget(self.place)
        column = QVBoxLayout(self)
        theme.margins(column, theme.L, theme.S)
        column.addLayout(head)
        column.addWidget(self._when)
        column.addLayout(facts)
        column.addLayout(second)
        column.addLayout(buttons)

    def _draw(self) -> None:
        self._sign.setPixmap(theme.icon("circle-check", "good").pixmap(22, 22))
        self.copy.setIcon(theme.icon("usb", "text"))
        self.print.setIcon(theme.icon("printer", "text"))
