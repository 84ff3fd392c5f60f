"""One signature in a PDF, in plain words: who, whether it is intact, valid and trusted, and what speaks against it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smartcity_desktop.core.language import TimeZone, printable, show_moment
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from smartcity_desktop.core.language import Text
    from smartcity_desktop.sealing.pdf_verdict import SignatureVerdict

_LONG = re.compile(r"\S{32,}")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


class SignatureCard(Speaking, QFrame):
    """Shows one `SignatureVerdict`; nothing in it can be changed."""

    def __init__(
        self, number: int, signature: SignatureVerdict, zone: TimeZone, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._signature, self._zone = signature, zone
        theme.mark(self, kind="card")
        self._signer, self._institution = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.mark(self._signer, role="heading")
        theme.mark(self._institution, role="muted")
        self._signer.setText(f"{number}. {printable(signature.signer)}")
        self._institution.setText(printable(signature.institution))
        self._institution.setVisible(bool(signature.institution))
        self.pills = tuple(Pill() for _ in range(4))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(theme.L)
        self._form.setVerticalSpacing(theme.XS)
        self._findings = QVBoxLayout()
        theme.margins(self._findings, 0, theme.XS)
        states = QHBoxLayout()
        theme.margins(states, 0, theme.S)
        for pill in self.pills:
            states.addWidget(pill)
        states.addStretch(1)
        column = QVBoxLayout(self)
        theme.margins(column, theme.L, theme.S)
        column.addWidget(self._signer)
        column.addWidget(self._institution)
        column.addLayout(states)
        column.addLayout(self._form)
        column.addLayout(self._findings)
        theme.changed().connect(self.retranslate)
        self.retranslate()

    @property
    def words(self) -> str:
        """All that the card says, line by line."""
        return "\n".join(label.text() for label in self.findChildren(QLabel) if label.text())

    def retranslate(self) -> None:
        """Set every word anew."""
        one = self._signature
        looks: tuple[tuple[bool, Callable[[], str], Callable[[], str]], ...] = (
            (one.intact, lambda: self.tr("Intact"), lambda: self.tr("Not intact")),
            (one.valid, lambda: self.tr("Valid"), lambda: self.tr("Not valid")),
            (one.trusted, lambda: self.tr("Trusted"), lambda: self.tr("Not trusted")),
        )
        for pill, (holds, good, bad) in zip(self.pills, looks, strict=False):
            pill.display(
                "circle-check" if holds else "circle-x", "good" if holds else "bad", good if holds else bad
            )
        if one.certified:
            self.pills[3].display("lock", "muted", lambda: self.tr("Closes the file to changes"))
        self._fill_form()
        _empty(self._findings)
        for text in one.why_not:
            self._findings.addWidget(_line(text, "triangle-alert", "warn"))
        for text in one.notes:
            self._findings.addWidget(_line(text, "info", "muted"))

    def _fill_form(self) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        one = self._signature
        rows = (
            (self.tr("Time by the signer's word"), self._moment(one.claimed_at)),
            (self.tr("Time by the time-stamp"), self._moment(one.stamped_at)),
            (
                self.tr("Time-stamping service"),
                _breakable(printable(one.stamp_service)) if one.stamped_at else "",
            ),
            (self.tr("Reason"), _breakable(printable(one.reason))),
            (self.tr("Issuer of the certificate"), _breakable(printable(one.issuer))),
            (self.tr("Certificate fingerprint"), one.certificate_fingerprint),
        )
        for label, value in rows:
            if value:
                name, shown = QLabel(label), QLabel(value, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
                theme.mark(name, role="muted")
                shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._form.addRow(name, shown)

    def _moment(self, moment: datetime | None) -> str:
        return show_moment(moment, texts.current(), self._zone, seconds=True) if moment else ""


def _breakable(text: str) -> str:
    """Return a text without words wider than the card: a SHA-256 in groups of eight, others with places to break."""

    def broken(match: re.Match[str]) -> str:
        word = match.group()
        if _SHA256.fullmatch(word):
            return " ".join(word[at : at + 8] for at in range(0, len(word), 8))
        return "\u200b".join(word[at : at + 24] for at in range(0, len(word), 24))

    return _LONG.sub(broken, text)


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()


def _line(text: Text, icon_name: str, tone: str) -> QWidget:
    line, sign, words = QWidget(), QLabel(), QLabel(texts.say(text), wordWrap=True)
    sign.setPixmap(theme.icon(icon_name, tone).pixmap(16, 16))
    theme.mark(words, tone=tone)
    row = QHBoxLayout(line)
    theme.margins(row, 0, theme.S)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return line
