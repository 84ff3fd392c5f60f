"""Looking at the signatures of any PDF: drop it or choose it, and read who signed and whether that can be relied on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from smartcity_desktop.ui import background, choosing, texts, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.busy import Busy
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame
from smartcity_desktop.ui.widgets.drop_zone import DropZone
from smartcity_desktop.ui.widgets.signature_card import SignatureCard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.language import TimeZone
    from smartcity_desktop.sealing.pdf_verdict import PdfVerdict
    from smartcity_desktop.services.pdf_check import PdfTrust


class PdfCheckDialog(DialogFrame):
    """Reads files and changes none.

    Args:
        trust: gives whom this computer knows (database thread).
        look: looks at a file (another thread; the file itself is read in another process).
        zone: in which moments are shown.
    """

    def __init__(
        self,
        trust: Callable[[], PdfTrust],
        look: Callable[[Path, PdfTrust], PdfVerdict],
        zone: TimeZone,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._trust, self._look, self._zone = trust, look, zone
        self._file: Path | None = None
        self._shown: list[SignatureCard] = []
        self._heading, self._what = QLabel(), QLabel(wordWrap=True)
        theme.mark(self._heading, role="title")
        theme.mark(self._what, role="muted")
        self.drop = DropZone(
            "file-search",
            lambda: self.tr("Drop a PDF here. It is only read, never changed."),
            lambda: self.tr("Choose a PDF…"),
        )
        self.banner = Banner()
        self.busy = Busy(lambda: self.tr("Looking at the signatures…"))
        self.busy.hide()
        self._results = QWidget()
        self._cards = QVBoxLayout(self._results)
        theme.margins(self._cards, 0, theme.M)
        for widget in (self._heading, self._what, self.drop, self.banner, self.busy, self._results):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        close = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.accept)
        self.drop.asked.connect(self._on_asked)
        self.drop.dropped.connect(lambda paths: self.check(paths[0]))
        self.retranslate()
        self.fit(760, 500)
        close.setAutoDefault(False)
        self.drop.button.setFocus()

    @property
    def cards(self) -> tuple[SignatureCard, ...]:
        """The signatures that are shown."""
        return tuple(self._shown)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Check a signed PDF"))
        self._heading.setText(self.tr("Check a signed PDF"))
        self._what.setText(
            self.tr(
                "Score sheets, minutes and letters, and PDFs that were signed elsewhere: who signed, "
                "whether anything was changed since, and whether the signer is known here."
            )
        )

    def check(self, file: Path) -> None:
        """Look at a file."""
        self._file = file
        self._clear()
        self.banner.clear()
        self.busy.show()
        self.drop.setEnabled(False)
        background.run(
            self._trust,
            lambda trust: background.draw(
                lambda: self._look(file, trust), self._on_found, self._on_failed, owner=self
            ),
            self._on_failed,
            owner=self,
        )

    def _clear(self) -> None:
        while self._shown:
            card = self._shown.pop()
            self._cards.removeWidget(card)
            card.deleteLater()

    def _rest(self) -> None:
        self.busy.hide()
        self.drop.setEnabled(True)

    def _on_found(self, verdict: PdfVerdict) -> None:
        self._rest()
        name = self._file.name if self._file else ""
        tone = "good" if verdict.good else "warn" if verdict.whole else "bad"
        self.banner.say(tone, lambda: self._summary(name, verdict), lambda: _said(verdict))
        for number, signature in enumerate(verdict.signatures, start=1):
            card = SignatureCard(number, signature, self._zone)
            self._cards.addWidget(card)
            self._shown.append(card)

    def _on_failed(self, error: SmartCityError) -> None:
        self._rest()
        self.banner.show_problem(error)

    def _summary(self, name: str, verdict: PdfVerdict) -> str:
        if not verdict.signatures:
            words = self.tr("{file}: nobody signed this PDF electronically.")
        elif verdict.good:
            words = self.tr("{file}: intact, validly signed, and the signers are known here.")
        elif verdict.whole:
            words = self.tr("{file}: intact and validly signed, but it cannot be told for sure by whom.")
        else:
            words = self.tr("{file}: this PDF cannot be relied on.")
        return words.format(file=name)

    def _on_asked(self) -> None:
        chosen = choosing.open_file(
            self, Purpose.PAPERS, self.tr("Choose a PDF"), self.tr("PDF files (*.pdf)")
        )
        if chosen is not None:
            self.check(chosen)


def _said(verdict: PdfVerdict) -> str:
    if not verdict.signatures:
        return QCoreApplication.translate(
            "PdfCheckDialog",
            "The score sheet that was signed lies in its package. The six words at the foot of a printed page are "
            "compared under Check paper.",
        )
    return " ".join(texts.say(text) for text in (*verdict.why_not, *verdict.notes))
