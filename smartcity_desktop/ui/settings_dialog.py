"""The settings that a person changes: language, theme, text size, paper, time zone. They act at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QLabel, QPushButton

from smartcity_desktop.system.settings import PHOTO_SIDES
from smartcity_desktop.ui import theme
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from smartcity_desktop.system.settings import Settings

SIZES = (90, 100, 110, 125, 150, 175)
MINUTES = (5, 10, 15, 30, 60, 0)
BACKUP_MINUTES = (10, 15, 30, 60, 120)
SLOTS = (15, 20, 30, 45, 60, 90, 120)
HOURS = (4, 8, 24, 48, 72, 0)


class SettingsDialog(DialogFrame):
    """Each choice is taken over as soon as it is made; there is nothing to confirm."""

    def __init__(self, parent: QWidget, settings: Settings, change: Callable[..., None]) -> None:
        super().__init__(parent)
        self._change = change
        self._form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.M)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._labels: dict[str, QLabel] = {}
        self._boxes: dict[str, QComboBox] = {}
        self._offers: list[tuple[QPushButton, Callable[[], str]]] = []
        sizes = sorted({*SIZES, settings.text_percent})
        for name, values in (
            ("language", ("id", "en")),
            ("theme", ("system", "light", "dark")),
            ("text_percent", tuple(sizes)),
            ("paper", ("A4", "F4")),
            ("zone", ("WIB", "WITA", "WIT")),
            ("photo_side", tuple(dict.fromkeys((*PHOTO_SIDES, settings.photo_side)))),
            ("lock_minutes", tuple(dict.fromkeys((*MINUTES, settings.lock_minutes)))),
            ("backup_minutes", tuple(dict.fromkeys((*BACKUP_MINUTES, settings.backup_minutes)))),
            ("slot_minutes", tuple(dict.fromkeys((*SLOTS, settings.slot_minutes)))),
            ("copy_hours", tuple(dict.fromkeys((*HOURS, settings.copy_hours)))),
        ):
            box, label = QComboBox(), QLabel()
            for value in values:
                box.addItem("", value)
            box.setCurrentIndex(box.findData(getattr(settings, name)))
            label.setBuddy(box)
            calm(box)
            box.activated.connect(lambda _at, name=name: self._on_chosen(name))
            self._form.addRow(label, box)
            self._labels[name], self._boxes[name] = label, box
        self.body.addLayout(self._form)
        self.body.addStretch(1)
        close = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.accept)
        theme.mark(close, kind="primary")
        self.retranslate()
        self.fit(520, 420)
        self._boxes["language"].setFocus()

    def offer(self, words: Callable[[], str], does: Callable[[], object]) -> QPushButton:
        """Add a button for what a role sets elsewhere; pressed, it closes the settings."""
        button = QPushButton(words())
        button.clicked.connect(self.accept)
        button.clicked.connect(lambda _checked: does())
        self._form.addRow(button)
        self._offers.append((button, words))
        return button

    def box(self, name: str) -> QComboBox:
        """Give the field of a setting."""
        return self._boxes[name]

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Settings"))
        for button, said in self._offers:
            button.setText(said())
        words = {
            "language": (self.tr("&Language"), {"id": "Bahasa Indonesia", "en": "English"}),
            "theme": (
                self.tr("&Theme"),
                {"system": self.tr("Like the computer"), "light": self.tr("Light"), "dark": self.tr("Dark")},
            ),
            "text_percent": (self.tr("Text &size"), {}),
            "paper": (self.tr("&Paper"), {"A4": "A4 (210 × 297 mm)", "F4": "F4 (215 × 330 mm)"}),
            "zone": (
                self.tr("Time &zone"),
                {
                    "WIB": self.tr("WIB – western Indonesia"),
                    "WITA": self.tr("WITA – central Indonesia"),
                    "WIT": self.tr("WIT – eastern Indonesia"),
                },
            ),
            "photo_side": (self.tr("P&hotos"), {}),
            "lock_minutes": (self.tr("&Lock the window"), {}),
            "backup_minutes": (self.tr("&Back up"), {}),
            "slot_minutes": (self.tr("&Interview slot"), {}),
            "copy_hours": (self.tr("&Remind of the second copy"), {}),
        }
        for name, (label, choices) in words.items():
            self._labels[name].setText(label)
            box = self._boxes[name]
            box.setAccessibleName(label.replace("&", ""))
            for at in range(box.count()):
                value = box.itemData(at)
                if name == "photo_side":
                    side = self.tr("at most {n} pixels long").format(n=value)
                    box.setItemText(at, side if value else self.tr("in their own size"))
                elif name == "backup_minutes":
                    box.setItemText(at, self.tr("every {n} minutes, where something changed").format(n=value))
                elif name == "lock_minutes":
                    after = self.tr("after {n} minutes without key or click").format(n=value)
                    box.setItemText(at, after if value else self.tr("never by itself"))
                elif name == "slot_minutes":
                    box.setItemText(at, self.tr("{n} minutes").format(n=value))
                elif name == "copy_hours":
                    after = self.tr("after {n} hours without a copy").format(n=value)
                    box.setItemText(at, after if value else self.tr("never"))
                else:
                    box.setItemText(at, choices[value] if choices else f"{value} %")

    def _on_chosen(self, name: str) -> None:
        self._change(**{name: self._boxes[name].currentData()})
