"""The time-stamping services (RFC 3161) of an edition: which are named, with which certificate; naming and dropping."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.services.named_services import named_services
from smartcity_desktop.ui import background, choosing, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame
from smartcity_desktop.ui.widgets.file_name import FileName
from smartcity_desktop.ui.widgets.question import Question, ask
from smartcity_desktop.ui.widgets.service_card import ServiceCard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.language import TimeZone
    from smartcity_desktop.services.drafting import Drafting
    from smartcity_desktop.services.editions import Editions
    from smartcity_desktop.services.named_services import NamedService


class TimeStampsDialog(DialogFrame):
    """Emits `changed` when a service was named or dropped; stays open.

    Args:
        editions: of which the edition is read.
        drafting: changes it.
        code: of the edition.
        zone: in which days are written.
        parent: window over which it stands.
    """

    changed = Signal()
    shown = Signal()

    def __init__(
        self,
        editions: Editions,
        drafting: Drafting,
        code: str,
        zone: TimeZone,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._editions, self._drafting, self._code, self._zone = editions, drafting, code, zone
        self._file: Path | None = None
        self.cards: tuple[ServiceCard, ...] = ()
        self._heading, self._sentence = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.banner = Banner()
        self.none = QLabel(wordWrap=True)
        self._list = QVBoxLayout()
        self._add_head, self._address_label, self._file_label = QLabel(), QLabel(), QLabel()
        self.address, self.choose, self._name, self.add = (
            QLineEdit(),
            QPushButton(),
            FileName(),
            QPushButton(),
        )
        self._build()
        self.retranslate()
        self.fit(720, 500)
        self._close.setFocus()  # the list stays in sight
        self._read()

    def _build(self) -> None:
        theme.mark(self._heading, role="heading")
        theme.mark(self._sentence, role="muted")
        theme.mark(self._add_head, role="strong")
        theme.margins(self._list, 0, theme.S)
        self.address.setMaxLength(200)
        self._address_label.setBuddy(self.address)
        self._file_label.setBuddy(self.choose)
        certificate = QHBoxLayout()
        certificate.setSpacing(theme.S)
        certificate.addWidget(self._name, 1)
        certificate.addWidget(self.choose)
        form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.S)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self._address_label, self.address)
        form.addRow(self._file_label, certificate)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self.add)
        well = QFrame()
        theme.mark(well, kind="well")
        column = QVBoxLayout(well)
        theme.margins(column, theme.M, theme.S)
        column.addWidget(self._add_head)
        column.addLayout(form)
        column.addLayout(end)
        for widget in (self._heading, self._sentence, self.banner, self.none):
            self.body.addWidget(widget)
        self.body.addLayout(self._list)
        self.body.addWidget(well)
        self.body.addStretch(1)
        self._close = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        for button in (self._close, self.choose, self.add):
            button.setAutoDefault(False)
        self.buttons.rejected.connect(self.accept)
        self.choose.clicked.connect(self._on_choose)
        self.add.clicked.connect(self._on_add)
        self.address.returnPressed.connect(self._on_add)
        self.address.textEdited.connect(lambda _text: theme.mark(self.address, invalid=False))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Time-stamping services"))
        self._heading.setText(self.tr("Time-stamping services"))
        self._sentence.setText(
            self.tr(
                "When somebody signs while on-line, these services (RFC 3161) are asked to state the time. Only theirs "
                "count, and only with the very certificate that is shown here. Without a network one signs without."
            )
        )
        self.none.setText(
            self.tr("This edition names none: the time of a signature is what the signer's own clock says.")
        )
        self._add_head.setText(self.tr("Name a service"))
        self._address_label.setText(self.tr("&Address"))
        self.address.setPlaceholderText("https://")
        self._file_label.setText(self.tr("&Certificate"))
        self.choose.setText(self.tr("Choose the &file…"))
        self._name.set_whole(
            self._file.name if self._file else self.tr("The service's own, from its operator (PEM or DER)")
        )
        self.add.setText(self.tr("&Name this service"))

    def take_file(self, file: Path) -> None:
        """Take the certificate's file for the service that is to be named."""
        self._file = file
        theme.mark(self.choose, invalid=False)
        self.retranslate()

    def _read(self) -> None:
        code = self._code
        background.run(
            lambda: named_services(self._editions.edition(code)), self._show, self._on_failed, owner=self
        )

    def _show(self, services: tuple[NamedService, ...]) -> None:
        for card in self.cards:
            self._list.removeWidget(card)
            card.deleteLater()
        now = datetime.now(UTC)
        self.cards = tuple(ServiceCard(one, self._zone, now) for one in services)
        for card in self.cards:
            self._list.addWidget(card)
            card.drop_wanted.connect(self._on_drop)
        order = [*(card.drop for card in self.cards), self.address, self.choose, self.add, self._close]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        if not services:
            self.address.setFocus()
        self.none.setVisible(not services)
        self.shown.emit()

    def _on_choose(self) -> None:
        file = choosing.open_file(
            self,
            Purpose.KEYS,
            self.tr("The service's certificate"),
            self.tr("Certificates (*.pem *.crt *.cer *.der);;All files (*)"),
        )
        if file is not None:
            self.take_file(file)

    def _on_add(self) -> None:
        url, file, code = self.address.text().strip(), self._file, self._code
        if not url:
            self._missing(self.address, self.tr("Please type the address at which the service is asked."))
        elif file is None:
            self._missing(self.choose, self.tr("Please choose the file with the service's certificate."))
        else:
            self._do(lambda: self._drafting.name_time_stamps(code, url, file), self._on_added)

    def _on_added(self) -> None:
        self._file = None
        self.address.clear()
        self.retranslate()
        self.banner.say("good", lambda: self.tr("The service is named."))

    def _on_drop(self, service: NamedService) -> Question:
        code = self._code
        return ask(
            self,
            heading=self.tr("Take this service away?"),
            sentence=self.tr(
                "Time-stamps of {name} count no more from the next publication on, those given before neither."
            ).format(name=service.name),
            yes=self.tr("Take it away"),
            then=lambda: self._do(
                lambda: self._drafting.drop_time_stamps(code, service.url),
                lambda: self.banner.say("good", lambda: self.tr("The service is named no more.")),
            ),
            danger=True,
        )

    def _do(self, work: Callable[[], object], done: Callable[[], None]) -> None:
        self.banner.clear()
        self.add.setEnabled(False)

        def succeeded(_value: object) -> None:
            self.add.setEnabled(True)
            done()
            self._area.verticalScrollBar().setValue(0)
            self._read()
            self.changed.emit()

        background.run(work, succeeded, self._on_failed, owner=self)

    def _missing(self, field: QWidget, sentence: str) -> None:
        theme.mark(field, invalid=True)
        field.setFocus()
        self.banner.say("warn", lambda: sentence)
        self._area.verticalScrollBar().setValue(0)  # where the banner is

    def _on_failed(self, error: SmartCityError) -> None:
        self.add.setEnabled(True)
        self.banner.show_problem(error)
        self._area.verticalScrollBar().setValue(0)
