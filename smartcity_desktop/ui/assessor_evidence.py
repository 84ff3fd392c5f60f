"""Wires what the evidence panel wants beside attaching: cameras, other indicators, places, covering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from smartcity_desktop.ui import texts
from smartcity_desktop.ui.dialogs.camera import CameraDialog
from smartcity_desktop.ui.evidence_watch import EvidenceWatch
from smartcity_desktop.ui.widgets.goto_box import GotoBox, Place

if TYPE_CHECKING:
    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.core.language import Text
    from smartcity_desktop.services.evidence import EvidenceDesk
    from smartcity_desktop.system.settings import Settings
    from smartcity_desktop.ui.evidence_files import EvidenceFiles
    from smartcity_desktop.ui.main_window import MainWindow
    from smartcity_desktop.ui.open_sheet import OpenSheet
    from smartcity_desktop.ui.pages.finalise import FinalisePage
    from smartcity_desktop.ui.pages.score import ScorePage


class AssessorEvidence(QObject):
    """Between the evidence panel of the score page, the files, the settings, and what stands before signing."""

    def __init__(
        self,
        window: MainWindow,
        desk: EvidenceDesk,
        files: EvidenceFiles,
        sheet: OpenSheet,
        score: ScorePage,
        finalise: FinalisePage,
    ) -> None:
        super().__init__(files)
        self._window, self._desk, self._files = window, desk, files
        self._sheet, self._score = sheet, score
        panel = score.evidence
        panel.camera.connect(self.ask_camera)
        panel.also.connect(self.ask_indicator)
        panel.blur.connect(files.cover)
        panel.kept.connect(lambda what: files.keep_position(*what))
        panel.picture_unwanted.connect(files.looks.forget)
        panel.turned.connect(files.looks.rest)
        files.remarked.connect(self._on_remark)
        self.watch = EvidenceWatch(desk.looks.problem, sheet, self)
        files.looks.seen.connect(lambda what: self.watch.note(*what))
        self.watch.read.connect(lambda what: finalise.problems.show_reading(*what))
        finalise.sign_wanted.connect(self.watch.look)
        sheet.reread.connect(self.watch.look)
        window.page_shown.connect(self._on_page)
        window.settings_changed.connect(self._on_settings)
        self._on_settings(window.settings)

    def ask_camera(self) -> None:
        """Show what a camera or scanner brought last, for the indicator in front."""
        settings, code = self._window.settings, self._score.code
        dialog = CameraDialog(settings.camera_folder, settings.camera_minutes, self._window)
        dialog.chosen.connect(lambda paths: self._files.attach(code, paths))
        dialog.kept.connect(
            lambda what: self._window.change_settings(camera_folder=what[0], camera_minutes=what[1])
        )
        dialog.open()

    def ask_indicator(self, citation: Citation) -> None:
        """Let the assessor find another indicator for which the same evidence stands."""
        view = self._sheet.view
        if view is None:
            return
        cited = {one.indicator for one in view.assessment.citations if one.sha256 == citation.sha256}
        places = [
            Place("indicator", one.code, one.code, texts.say(one.title))
            for one in view.rubric.indicators()
            if one.code not in cited
        ]
        box = GotoBox(places, self._window)
        box.setWindowTitle(
            QCoreApplication.translate("assessor", "{name}: also for another indicator").format(
                name=citation.original_name
            )
        )
        box.chosen.connect(lambda place: self._files.also(citation, place.key))
        box.open_over(self._score)

    def _on_page(self, key: object) -> None:
        if key == "finalise":
            self.watch.look()

    def _on_settings(self, settings: Settings) -> None:
        self._desk.photo_side = settings.photo_side

    def _on_remark(self, remark: Text) -> None:
        self._score.banner.say("warn", lambda: texts.say(remark))
