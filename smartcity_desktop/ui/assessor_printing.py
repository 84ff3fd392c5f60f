"""Wires printing of many blank sheets and of the key card into the assessor's window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from smartcity_desktop.services.printing import key_card
from smartcity_desktop.ui import background, texts
from smartcity_desktop.ui.dialogs.blank_sheets import BlankSheetsDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smartcity_desktop.services.blank_sheets import BlankSheets, BoundSheets, PrintWay
    from smartcity_desktop.ui.main_window import MainWindow
    from smartcity_desktop.ui.pages.regions import RegionsPage
    from smartcity_desktop.ui.window_actions import WindowActions

_KEY = "Ctrl+Shift+P"


class AssessorPrinting(QObject):
    """What stands on the sheets is read on the database thread; they are drawn on the thread for papers."""

    def __init__(
        self,
        window: MainWindow,
        blanks: BlankSheets,
        regions: RegionsPage,
        show: Callable[[bytes, str, str], None],
        actions: WindowActions,
        parent: QObject,
    ) -> None:
        """Wire it.

        Args:
            window: the frame.
            blanks: draws the sheets.
            regions: whose rows are picked.
            show: shows a PDF under a name, and where *Back* leads.
            actions: the menu.
            parent: keeps it.
        """
        super().__init__(parent)
        self._window, self._blanks, self._regions, self._show = window, blanks, regions, show
        regions.blanks_wanted.connect(self.ask)
        actions.add(
            lambda: QCoreApplication.translate("printing", "Print blank sheets…"), "printer", self.ask, _KEY
        )
        actions.add(
            lambda: QCoreApplication.translate("printing", "Print the key card…"), "keyboard", self.show_keys
        )

    def ask(self) -> None:
        """Ask how the sheets are to be printed."""
        if not self._regions.lines:
            return
        dialog = BlankSheetsDialog(
            len(self._regions.picked), len(self._regions.lines), self._window.settings.paper, self._window
        )
        dialog.shown.connect(self._on_show)
        dialog.files_wanted.connect(self._on_files)
        dialog.open()

    def show_keys(self) -> None:
        """Show the key card as paper."""
        language, paper, back = texts.current(), self._window.settings.paper, self._back()
        background.draw(
            lambda: key_card(language, paper),
            lambda data: self._show(data, "kartu-tombol.pdf", back),
            self._window.banner.show_problem,
            owner=self,
        )

    def _on_show(self, way: PrintWay, everything: bool) -> None:
        blanks, banner = self._blanks, self._regions.banner

        def draw(sheets: tuple[object, ...]) -> None:
            background.draw(
                lambda: blanks.bound(sheets, way),  # type: ignore[arg-type]  # what `gather` gave
                self._on_bound,
                banner.show_problem,
                owner=self,
            )

        self._gather(everything, draw)

    def _on_bound(self, bound: BoundSheets) -> None:
        self._regions.banner.clear()
        self._show(bound.data, "lembar-kosong.pdf", "regions")

    def _on_files(self, way: PrintWay, everything: bool, folder: Path) -> None:
        blanks, banner = self._blanks, self._regions.banner

        def draw(sheets: tuple[object, ...]) -> None:
            background.draw(
                lambda: len(list(blanks.one_each(sheets, way, folder))),  # type: ignore[arg-type]
                lambda count: self._say_files(count, folder),
                banner.show_problem,
                owner=self,
            )

        self._gather(everything, draw)

    def _say_files(self, count: int, folder: Path) -> None:
        self._regions.banner.say(
            "good",
            lambda: QCoreApplication.translate("printing", "{n} files written.").format(n=count),
            lambda: str(folder),
            stays=False,
        )

    def _gather(self, everything: bool, then: Callable[[tuple[object, ...]], None]) -> None:
        edition, blanks, banner = self._regions.edition_line, self._blanks, self._regions.banner
        lines = self._regions.lines if everything else self._regions.picked
        if edition is None:
            return
        code, numbers = edition.code, tuple(line.assignment_id for line in lines)
        banner.say(
            "info",
            lambda: QCoreApplication.translate("printing", "Drawing {n} sheets…").format(n=len(numbers)),
            stays=True,
        )
        background.run(lambda: blanks.gather(code, numbers), then, banner.show_problem, owner=self)

    def _back(self) -> str:
        return self._window.key if self._window.key in ("regions", "score", "finalise") else "regions"
