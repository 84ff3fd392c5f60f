"""Headquarters' signing certificates: who signs, who is announced, who was revoked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from smartcity_desktop.core.edition import SignerStatus
from smartcity_desktop.core.language import show_date
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.models.rows import Column, RowsModel, value_at
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from smartcity_desktop.core.edition import SignerEntry
    from smartcity_desktop.sealing.authority import AuthorityCard

_TONES = {
    SignerStatus.ACTIVE: ("circle-check", "good"),
    SignerStatus.ANNOUNCED: ("clock", "accent"),
    SignerStatus.REVOKED: ("ban", "bad"),
}


class SignerList(Speaking, QFrame):
    """Emits `revoke_wanted` with the SHA-256 of the picked certificate."""

    revoke_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: AuthorityCard | None = None
        self._heading, self._sentence = QLabel(), QLabel(wordWrap=True)
        self.model: RowsModel[SignerEntry] = RowsModel(self._columns())
        self.table = QTableView()
        self.make, self.use, self.revoke = QPushButton(), QPushButton(), QPushButton()
        theme.mark(self, kind="card")
        theme.mark(self._heading, role="heading")
        theme.mark(self._sentence, role="muted")
        theme.mark(self.revoke, kind="quiet")
        self.table.setModel(self.model)
        make_table(self.table)
        self.table.setFixedHeight(theme.scaled(132))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        for button in (self.make, self.use, self.revoke):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        theme.margins(column, theme.L, theme.S)
        column.addWidget(self._heading)
        column.addWidget(self._sentence)
        column.addWidget(self.table)
        column.addLayout(buttons)
        self.revoke.clicked.connect(self._on_revoke)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.retranslate()

    def display(self, card: AuthorityCard) -> None:
        """Show all signers; the one in use first."""
        self._card = card
        rows = sorted(card.signers, key=lambda entry: entry.certificate_sha256 != card.signer_sha256)
        self.model.show_rows(rows)
        self.table.resizeColumnsToContents()
        announced = any(entry.status is SignerStatus.ANNOUNCED for entry in card.signers)
        self.make.setVisible(not announced)
        self.use.setVisible(announced)
        self._offer()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._heading.setText(self.tr("Signers of editions"))
        self._sentence.setText(
            self.tr("Laptops take editions only from signers that an earlier edition announced.")
        )
        self.make.setText(self.tr("Make the &next signer…"))
        self.use.setText(self.tr("&Use the announced signer…"))
        self.revoke.setText(self.tr("Revoke the picked signer…"))
        self.table.setAccessibleName(self._heading.text())
        self.table.resizeColumnsToContents()

    def _columns(self) -> tuple[Column, ...]:
        from smartcity_desktop.sealing.certificates import fingerprint, read_certificate

        return (
            Column(
                lambda: self.tr("State"),
                self._state,
                tone=lambda row: _TONES[row.status][1],
                icon=lambda row: _TONES[row.status][0],
            ),
            Column(lambda: self.tr("Fingerprint"), lambda row: fingerprint(row.certificate_sha256)),
            Column(
                lambda: self.tr("Valid until"),
                lambda row: show_date(read_certificate(row.certificate).valid_until.date(), texts.current()),
            ),
        )

    def _state(self, row: SignerEntry) -> str:
        if self._card is not None and row.certificate_sha256 == self._card.signer_sha256:
            return self.tr("signs now")
        return {
            SignerStatus.ACTIVE: self.tr("signed before"),
            SignerStatus.ANNOUNCED: self.tr("announced"),
            SignerStatus.REVOKED: self.tr("revoked"),
        }[row.status]

    def _offer(self) -> None:
        row = value_at(self.table.currentIndex())
        self.revoke.setEnabled(
            row is not None
            and self._card is not None
            and row.status is not SignerStatus.REVOKED
            and row.certificate_sha256 != self._card.signer_sha256
        )

    def _on_revoke(self) -> None:
        row = value_at(self.table.currentIndex())
        if row is not None:
            self.revoke_wanted.emit(row.certificate_sha256)
