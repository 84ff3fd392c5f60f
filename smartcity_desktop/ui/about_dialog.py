"""What this program is, and how this computer is: the same examination as `smartcity-desktop doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFormLayout, QHBoxLayout, QLabel, QWidget

from smartcity_desktop import __version__
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.services.doctor import Line


class AboutDialog(DialogFrame):
    """Lines with a tick, or with what is wrong and what to do; they can be copied for somebody who helps."""

    def __init__(self, root: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._heading, self._what = QLabel(f"SmartCity Desktop {__version__}"), QLabel(wordWrap=True)
        theme.mark(self._heading, role="title")
        theme.mark(self._what, role="muted")
        self.banner = Banner()
        self._rows = QWidget()
        self._form = QFormLayout(self._rows)
        self._form.setContentsMargins(0, theme.S, 0, 0)
        self._form.setHorizontalSpacing(theme.L)
        for widget in (self._heading, self._what, self.banner, self._rows):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        close = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        theme.mark(close, kind="primary")
        self._copy = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self._copy.clicked.connect(self._on_copy)
        self.buttons.rejected.connect(self.accept)
        self.retranslate()
        self.fit(720, 480)
        close.setDefault(True)
        self.read_by_keys()
        background.run(lambda: _examined(root), self._on_examined, self._on_failed, owner=self)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What was found; empty while the examination is under way."""
        return self._lines

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("About this program"))
        self._what.setText(
            self.tr("Scores, signs and chooses regions for Gerakan Menuju 100 Smart City, without a network.")
            + "\n"
            + self.tr(
                "Free software under the Apache License 2.0. Font: Plus Jakarta Sans (OFL). Icons: Lucide (ISC)."
            )
        )
        self._copy.setText(self.tr("Copy all"))
        while self._form.rowCount():
            self._form.removeRow(0)
        for line in self._lines:
            self._form.addRow(QLabel(texts.say(line.name)), _value(line))

    def _on_examined(self, lines: tuple[Line, ...]) -> None:
        self._lines = lines
        self.retranslate()

    def _on_failed(self, error: SmartCityError) -> None:
        self.banner.show_problem(error)

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(
            "\n".join(
                f"{texts.say(line.name)}: {line.value}"
                + (f" – {texts.say(line.finding)}" if line.finding else "")
                for line in self._lines
            )
        )


def _examined(root: Path) -> tuple[Line, ...]:
    from smartcity_desktop.services.doctor import examine

    return examine(root)


def _value(line: Line) -> QWidget:
    widget, sign = QWidget(), QLabel()
    words = f"{line.value}\n{texts.say(line.finding)}" if line.finding else line.value
    text = QLabel(words, wordWrap=True)
    sign.setPixmap(
        theme.icon("triangle-alert" if line.finding else "check", "warn" if line.finding else "good").pixmap(
            QSize(16, 16)
        )
    )
    if line.finding:
        theme.mark(text, tone="warn")
    row = QHBoxLayout(widget)
    theme.margins(row, 0, theme.S)
    row.addWidget(sign)
    row.addWidget(text, 1)
    return widget
