"""Chooses where the second copy goes: a stick or a folder, once; and whether signed sheets go there as PDF too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
)

from smartcity_desktop.ui import choosing, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from smartcity_desktop.services.second_copy import Place, SecondCopy


class SecondPlaceDialog(TaskDialog):
    """`succeeded` carries the `Place`; `dropped` says that no second copy is wanted any more."""

    dropped = Signal()

    def __init__(
        self, copier: SecondCopy, place: Place | None, folder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._copier = copier
        self.folder, self.browse = QLineEdit(), QPushButton()
        self._label = QLabel()
        self._label.setBuddy(self.folder)
        self.sheets, self._why = QCheckBox(), QLabel(wordWrap=True)
        theme.mark(self._why, role="caption")
        self.browse.setIcon(theme.icon("folder-open", "text"))
        row = QHBoxLayout()
        theme.margins(row, 0, theme.S)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        self.body.addWidget(self._label)
        self.body.addLayout(row)
        self.body.addWidget(self.sheets)
        self.body.addWidget(self._why)
        self.body.addStretch(1)
        self.none = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ResetRole)
        self.none.setVisible(place is not None)
        self.none.clicked.connect(self._on_none)
        self.browse.clicked.connect(self._on_browse)
        self.folder.setText(str(place.folder) if place else folder)
        self.sheets.setChecked(place is not None and place.sheets)
        self.retranslate()
        self.fit(620, 380)
        self.folder.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Second copy"))
        self.heading.setText(self.tr("Where shall the second copy go?"))
        self.sentence.setText(
            self.tr(
                "Every package you sign is copied there by itself, encrypted for headquarters. If the stick is not "
                "plugged in, the program remembers, and copies when it is back. Nothing counts as sent by it."
            )
        )
        self._label.setText(self.tr("&Stick or folder"))
        self.folder.setAccessibleName(self.tr("Stick or folder"))
        self.folder.setPlaceholderText(self.tr("a stick, or a folder of this computer"))
        self.browse.setText(self.tr("&Browse…"))
        self.sheets.setText(self.tr("Also put the signed sheet there as &PDF"))
        self._why.setText(
            self.tr(
                "The sheet is personal data, and it stands inside the encrypted package anyway. As a PDF that anybody "
                "can read it goes into a folder on this computer's own disk only, never onto a stick."
            )
        )
        self.none.setText(self.tr("No second copy"))
        self.primary.setText(self.tr("Copy there from now on"))

    def submit(self) -> None:
        """Try the place and take it."""
        text = self.folder.text().strip()
        if not text:
            self.missing(self.folder, self.tr("Please choose a stick or a folder first."))
            return
        sheets = self.sheets.isChecked()
        self.start(lambda: self._copier.choose(Path(text), sheets=sheets))

    def _on_browse(self) -> None:
        title = self.tr("Stick or folder")
        found = choosing.open_folder(self, Purpose.COPIES, title, self.folder.text())
        if found is not None:
            self.folder.setText(str(found))

    def _on_none(self) -> None:
        self.dropped.emit()
        self.reject()
