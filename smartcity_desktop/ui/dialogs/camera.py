"""The newest pictures of a camera, a telephone or a scanner, to choose from."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStorageInfo, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QWidget,
)

from smartcity_desktop.system.cameras import camera_folders, newest_pictures
from smartcity_desktop.ui import background, choosing, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.camera_pictures import CameraPictures
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame
from smartcity_desktop.ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.system.cameras import Taken

MINUTES = (15, 60, 120, 480, 1440, 0)


def drives() -> tuple[Path, ...]:
    """Return the roots of all drives that the system tells of."""
    return tuple(
        Path(one.rootPath()) for one in QStorageInfo.mountedVolumes() if one.isReady() and not one.isRoot()
    )


class CameraDialog(DialogFrame):
    """Emits `chosen` with the files; `kept` with folder and minutes whenever they are changed.

    Args:
        folder: where pictures were last taken from; empty: a `DCIM` folder of a drive, if there is one.
        minutes: pictures newer than that are shown; 0 shows all.
        roots: gives the drives to look for a camera on.
        parent: window over which it stands.
    """

    chosen = Signal(object)  # tuple[Path, ...]
    kept = Signal(object)  # (folder, minutes)
    shown = Signal()

    def __init__(
        self,
        folder: str,
        minutes: int,
        parent: QWidget | None = None,
        *,
        roots: Callable[[], tuple[Path, ...]] = drives,
    ) -> None:
        super().__init__(parent)
        self._folder = Path(folder) if folder else None
        self._roots = roots
        self._found: tuple[Taken, ...] | None = None
        self.banner = Banner()
        self._place = ElidedLabel("", Qt.TextElideMode.ElideMiddle)
        theme.mark(self._place, role="strong")
        self.choose = QPushButton()
        theme.mark(self.choose, kind="quiet")
        self.choose.clicked.connect(self._on_choose)
        self.since = QComboBox()
        for value in sorted({*MINUTES, minutes}, key=lambda value: value or 10**9):
            self.since.addItem("", value)
        self.since.setCurrentIndex(self.since.findData(minutes))
        calm(self.since)
        self.since.activated.connect(self._on_since)
        self.pictures, self.view = CameraPictures(self), QListView()
        self.view.setModel(self.pictures)
        self.view.setViewMode(QListView.ViewMode.IconMode)
        self.view.setMovement(QListView.Movement.Static)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.view.setUniformItemSizes(True)
        self.view.setIconSize(QSize(96, 72))
        self.view.setGridSize(QSize(theme.scaled(124), theme.scaled(112)))
        self.view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.view.setMinimumHeight(160)
        self.view.doubleClicked.connect(self._on_accepted)
        self.view.selectionModel().selectionChanged.connect(self._say_count)
        self._none = QLabel(wordWrap=True)
        theme.mark(self._none, role="muted")
        top = QHBoxLayout()
        theme.margins(top, 0, theme.S)
        top.addWidget(self._place, 1)
        top.addWidget(self.choose)
        top.addWidget(self.since)
        self.body.setSpacing(theme.S)
        self.body.addWidget(self.banner)
        self.body.addLayout(top)
        self.body.addWidget(self._none)
        self.body.addWidget(self.view, 1)
        self.primary = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(self.primary, kind="primary")
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.view.setFocus()
        self.retranslate()
        self.fit(760, 480)
        self._look()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("From a camera or scanner"))
        self._place.set_whole(str(self._folder) if self._folder else self.tr("No camera was found."))
        self.choose.setText(self.tr("Choose a &folder…"))
        self.since.setAccessibleName(self.tr("How new the pictures are"))
        for at in range(self.since.count()):
            minutes = self.since.itemData(at)
            if not minutes:
                words = self.tr("all, newest first")
            elif minutes % 60:
                words = self.tr("last %n minute(s)", "", minutes)
            else:
                words = self.tr("last %n hour(s)", "", minutes // 60)
            self.since.setItemText(at, words)
        self.view.setAccessibleName(self.tr("Pictures, newest first"))
        if self._folder is None:
            self._none.setText(
                self.tr("Connect the camera, or choose the folder that the scanner writes to.")
            )
        else:
            self._none.setText(
                self.tr("No picture here is that new. A camera's clock may be wrong: show all of them.")
            )
        self._none.setVisible(self._folder is None or self._found == ())
        self._say_count()

    def chosen_paths(self) -> tuple[Path, ...]:
        """Return what is chosen, oldest first, as it is attached."""
        rows = [self.pictures.picture(index) for index in self.view.selectionModel().selectedIndexes()]
        return tuple(one.path for one in sorted(rows))

    # -- steps -------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        minutes, folder, roots = self.since.currentData(), self._folder, self._roots

        def work() -> tuple[Path | None, tuple[Taken, ...]]:
            place = folder if folder is not None and folder.is_dir() else None
            place = place or next(iter(camera_folders(roots())), folder)
            if place is None:
                return None, ()
            return place, newest_pictures(place, since=time.time() - minutes * 60 if minutes else 0.0)

        self.banner.clear()
        background.decode(work, self._on_found, self.banner.show_problem, owner=self)

    def _on_found(self, found: tuple[Path | None, tuple[Taken, ...]]) -> None:
        self._folder, self._found = found
        self.pictures.display(self._found)
        if self._found:
            self.view.setCurrentIndex(self.pictures.index(0))
        self.retranslate()
        self.shown.emit()

    def _on_since(self) -> None:
        self._keep()
        self._look()

    def _on_choose(self) -> None:
        title = self.tr("Folder of the camera or scanner")
        folder = choosing.open_folder(self, Purpose.EVIDENCE, title, self._folder)
        if folder is not None:
            self._folder = folder
            self._keep()
            self._look()

    def _keep(self) -> None:
        self.kept.emit((str(self._folder or ""), self.since.currentData()))

    def _say_count(self) -> None:
        count = len(self.view.selectionModel().selectedIndexes())
        self.primary.setText(self.tr("Attach %n picture(s)", "", count) if count else self.tr("Attach"))

    def _on_accepted(self) -> None:
        paths = self.chosen_paths()
        if not paths:
            self.banner.say("warn", lambda: self.tr("Please choose a picture first."))
            return
        self._keep()
        self.accept()
        self.chosen.emit(paths)
