"""One time-stamping service that an edition names: who, where, and by which certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from smartcity_desktop.core.language import printable, show_date
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from smartcity_desktop.core.language import TimeZone
    from smartcity_desktop.services.named_services import NamedService


class ServiceCard(Speaking, QFrame):
    """Emits `drop_wanted` with its service.

    Args:
        service: which it shows.
        zone: in which days are written.
        now: UTC; a certificate that does not hold then is told of.
        parent: of the card.
    """

    drop_wanted = Signal(object)

    def __init__(
        self, service: NamedService, zone: TimeZone, now: datetime, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._service, self._zone, self._holds = service, zone, service.holds(now)
        theme.mark(self, kind="card")
        name = QLabel(printable(service.name), wordWrap=True)
        theme.mark(name, role="strong")
        self.drop = QPushButton()
        self.drop.setAutoDefault(False)
        theme.mark(self.drop, kind="quiet")
        head = QHBoxLayout()
        head.addWidget(name, 1)
        head.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignTop)
        self._rows = tuple((QLabel(), QLabel(wordWrap=True)) for _ in range(3))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.XS)
        grid.setColumnStretch(1, 1)
        for at, (label, value) in enumerate(self._rows):
            theme.mark(label, role="muted")
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1)
        theme.mark(self._rows[2][1], tone="" if self._holds else "bad")
        column = QVBoxLayout(self)
        theme.margins(column, theme.M, theme.XS)
        column.addLayout(head)
        column.addLayout(grid)
        self.drop.clicked.connect(lambda: self.drop_wanted.emit(self._service))
        self.retranslate()

    @property
    def words(self) -> str:
        """All that the card says, line by line."""
        return "\n".join(label.text() for label in self.findChildren(QLabel))

    def retranslate(self) -> None:
        """Set every word anew."""
        one = self._service
        digits = one.certificate_sha256
        groups = " ".join(digits[at : at + 8] for at in range(0, len(digits), 8))
        days = (show_date(self._zone.day(at), texts.current()) for at in (one.valid_from, one.valid_until))
        valid = self.tr("{start} to {end}").format(**dict(zip(("start", "end"), days, strict=True)))
        if not self._holds:
            valid = self.tr("{days}; what it states today does not count").format(days=valid)
        rows = (
            (self.tr("Address"), printable(one.url)),
            (self.tr("Certificate (SHA-256)"), groups),
            (self.tr("Valid"), valid),
        )
        for (label, value), (what, words) in zip(self._rows, rows, strict=True):
            label.setText(what)
            value.setText(words)
        self.drop.setText(self.tr("Take away…"))
        self.drop.setAccessibleName(self.tr("Take {name} away").format(name=one.name))
