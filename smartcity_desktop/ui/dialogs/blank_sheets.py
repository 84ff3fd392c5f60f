"""How blank sheets of many regions are printed: which regions, paper, language, pages, one side or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
)

from smartcity_desktop.core.language import Language
from smartcity_desktop.core.page_ranges import PagesUnclear, read_ranges
from smartcity_desktop.services.blank_sheets import PrintWay
from smartcity_desktop.ui import choosing, texts, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class BlankSheetsDialog(DialogFrame):
    """Both signals carry the choices as `PrintWay`, and whether all regions are meant."""

    shown = Signal(object, bool)
    files_wanted = Signal(object, bool, object)  # and the folder

    def __init__(self, picked: int, count: int, paper: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picked, self._count = picked, count
        self.banner, self._sentence = Banner(), QLabel(wordWrap=True)
        theme.mark(self._sentence, role="muted")
        self.of_picked, self.of_all = QRadioButton(), QRadioButton()
        self.paper, self.language = QComboBox(), QComboBox()
        for size, words in (("A4", "A4 (210 × 297 mm)"), ("F4", "F4 (215 × 330 mm)")):
            self.paper.addItem(words, size)
        for language, words in ((Language.INDONESIAN, "Bahasa Indonesia"), (Language.ENGLISH, "English")):
            self.language.addItem(words, language.value)
        for box in (self.paper, self.language):
            calm(box)
        self.pages, self.both_sides = QLineEdit(), QCheckBox()
        self._labels = tuple(QLabel() for _ in range(3))
        form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.S)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, field in zip(self._labels, (self.paper, self.language, self.pages), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        for widget in (self.banner, self._sentence, self.of_picked, self.of_all):
            self.body.addWidget(widget)
        self.body.addLayout(form)
        self.body.addWidget(self.both_sides)
        self.body.addStretch(1)
        self.show_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.each = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        theme.mark(self.show_button, kind="primary")
        self.show_button.setDefault(True)
        self.buttons.accepted.connect(self._on_show)
        self.buttons.rejected.connect(self.reject)
        self.each.clicked.connect(self._on_each)
        self.paper.setCurrentIndex(self.paper.findData(paper))
        self.language.setCurrentIndex(self.language.findData(texts.current().value))
        several = 1 < picked < count
        (self.of_picked if several else self.of_all).setChecked(True)
        self.of_picked.setVisible(picked > 0)
        self.retranslate()
        self.fit(560, 420)
        (self.of_picked if several else self.of_all).setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Blank sheets"))
        self._sentence.setText(
            self.tr(
                "Each sheet bears its region, and on every page a QR code and six words by which it is known."
            )
        )
        self.of_picked.setText(self.tr("Of the &marked regions ({n})").format(n=self._picked))
        self.of_all.setText(self.tr("Of &all regions ({n})").format(n=self._count))
        words = (self.tr("&Paper"), self.tr("&Language"), self.tr("Pa&ges of each"))
        for label, text in zip(self._labels, words, strict=True):
            label.setText(text)
        for field, text in zip((self.paper, self.language, self.pages), words, strict=True):
            field.setAccessibleName(text.replace("&", ""))
        self.pages.setPlaceholderText(self.tr("all; or for instance 1-3, 5"))
        self.both_sides.setText(self.tr("On &both sides: each region begins on the front of a leaf"))
        self.show_button.setText(self.tr("&Show and print"))
        self.each.setText(self.tr("One &file each…"))

    def way(self) -> PrintWay | None:
        """Give the choices; `None` where the pages are unclear, which the dialog then says."""
        try:
            pages = read_ranges(self.pages.text())
        except PagesUnclear as error:
            self.banner.show_problem(error)
            self.pages.setFocus()
            return None
        language = Language(self.language.currentData())
        return PrintWay(self.paper.currentData(), language, pages, self.both_sides.isChecked())

    def _on_show(self) -> None:
        way = self.way()
        if way is not None:
            self.accept()
            self.shown.emit(way, self.of_all.isChecked())

    def _on_each(self) -> None:
        way = self.way()
        if way is None:
            return
        folder = choosing.open_folder(self, Purpose.PAPERS, self.tr("Folder for the files"))
        if folder is not None:
            self.accept()
            self.files_wanted.emit(way, self.of_all.isChecked(), folder)
