"""Copies and papers of the assessor's window: the second copy, keying of paper sheets, printing of blank ones, and their menu entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from smartcity_desktop.ui.assessor_copying import AssessorCopying
from smartcity_desktop.ui.assessor_printing import AssessorPrinting
from smartcity_desktop.ui.assessor_transcribing import AssessorTranscribing
from smartcity_desktop.ui.window_actions import WindowActions

if TYPE_CHECKING:
    from smartcity_desktop.app import AssessorServices
    from smartcity_desktop.ui.main_window import MainWindow
    from smartcity_desktop.ui.open_sheet import OpenSheet
    from smartcity_desktop.ui.pages.regions import RegionsPage
    from smartcity_desktop.ui.sheet_actions import SheetActions
    from smartcity_desktop.ui.widgets.signed_card import SignedCard


class AssessorPapers(QObject):
    """Builds them and keeps them alive."""

    def __init__(
        self,
        window: MainWindow,
        services: AssessorServices,
        sheet: OpenSheet,
        regions: RegionsPage,
        card: SignedCard,
        actions: SheetActions,
    ) -> None:
        super().__init__(sheet)
        self.entries = entries = WindowActions(
            window, lambda: QCoreApplication.translate("papers", "Paper and copies"), "printer", self
        )
        self.copying = AssessorCopying(window, services.second_copy, card, entries, self)
        self.transcribing = AssessorTranscribing(
            window, services.transcription, sheet, regions, entries, self
        )
        self.printing = AssessorPrinting(
            window, services.blank_sheets, regions, actions.show_paper, entries, self
        )
        actions.signed.connect(self.copying.signed)
