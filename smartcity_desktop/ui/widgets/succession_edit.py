"""Asks what becomes of the key that an assessor had, and whether a provider's certificate is used as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QRadioButton, QSpinBox, QVBoxLayout, QWidget

from smartcity_desktop.core.roster import LONGEST_OVERLAP, OVERLAP_DAYS
from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from smartcity_desktop.sealing.requests import Request


class SuccessionEdit(Speaking, QWidget):
    """Shows only the questions that there are; hidden where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issuer = ""
        self._replaces = False
        self.provider = QCheckBox()
        self._question, self._after = QLabel(wordWrap=True), QLabel()
        self.stays, self.revoke = QRadioButton(), QRadioButton()
        self.days = QSpinBox(minimum=1, maximum=LONGEST_OVERLAP, value=OVERLAP_DAYS)
        theme.mark(self._question, role="strong")
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        for widget in (self.stays, self.days, self._after):
            row.addWidget(widget)
        row.addStretch(1)
        self._old = QWidget()
        old = QVBoxLayout(self._old)
        theme.margins(old, 0, theme.S)
        old.addWidget(self._question)
        old.addLayout(row)
        old.addWidget(self.revoke)
        column = QVBoxLayout(self)
        theme.margins(column, 0, theme.S)
        column.addWidget(self.provider)
        column.addWidget(self._old)
        self.stays.toggled.connect(self.days.setEnabled)
        self.revoke.setChecked(True)
        self.days.setEnabled(False)
        self.retranslate()
        self._show()

    def display(self, request: Request | None, *, vouched: bool) -> None:
        """Ask about a request. Where the old key vouched for it, the old key is not lost, and stays for a while."""
        self._issuer = _issuer(request)
        self.provider.setChecked(bool(self._issuer))
        (self.stays if vouched else self.revoke).setChecked(True)
        self.retranslate()
        self._show()

    def replaces(self, yes: bool) -> None:
        """Tell whether the assessor has a valid certificate already."""
        self._replaces = yes
        self._show()

    @property
    def old_days(self) -> int | None:
        """How many days the old key stays valid after the publication; `None` revokes it."""
        return self.days.value() if self._replaces and self.stays.isChecked() else None

    @property
    def own_certificate(self) -> bool:
        """Whether headquarters issues its own though there is a provider's."""
        return bool(self._issuer) and not self.provider.isChecked()

    def retranslate(self) -> None:
        """Set every word anew."""
        said = self.tr("&Use the certificate that {issuer} issued, as it is")
        self.provider.setText(said.format(issuer=self._issuer))
        self._question.setText(self.tr("This assessor has a key already. What becomes of it?"))
        self.stays.setText(self.tr("It &stays valid for"))
        self._after.setText(self.tr("days after the edition is published again"))
        self.days.setAccessibleName(self.tr("Days for which the old key stays valid"))
        self.revoke.setText(self.tr("It was &lost or stolen: revoke it now"))

    def _show(self) -> None:
        self.provider.setVisible(bool(self._issuer))
        self._old.setVisible(self._replaces)
        self.setVisible(bool(self._issuer) or self._replaces)


def _issuer(request: Request | None) -> str:
    if request is None or not request.provider:
        return ""
    from smartcity_desktop.sealing.certificates import NotUsableError, read_certificate

    try:
        return read_certificate(request.provider[1]).name or "PSrE"
    except NotUsableError:
        return "PSrE"
