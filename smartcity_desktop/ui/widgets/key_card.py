"""The key card (Shift+F1): every key, and a short guide through the day; off-line like everything else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from smartcity_desktop.core.key_list import KEY_GROUPS
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame

_ONE_COLUMN = 140  # percent of text size from which two columns are too narrow to read


def key_groups() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Give the groups with their keys and words, in the language that is on."""
    return tuple(
        (texts.say(group.title), tuple((line.keys, texts.say(line.words)) for line in group.lines))
        for group in KEY_GROUPS
    )


class KeyCard(DialogFrame):
    """Two columns of keys and what they do, in groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        close = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        theme.mark(close, kind="primary")
        self.buttons.rejected.connect(self.accept)
        self._content: QWidget | None = None
        self.retranslate()
        self.fit(820, 500)
        close.setDefault(True)
        self.read_by_keys()

    def groups(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """Give the groups with their keys and words, in the language that is on."""
        return key_groups()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Keys and help"))
        if self._content is not None:
            self.body.removeWidget(self._content)
            self._content.deleteLater()
        self._content = QWidget()
        columns = QGridLayout(self._content)
        theme.margins(columns, 0, theme.L)
        scoring, *others = self.groups()
        if theme.percent() < _ONE_COLUMN:
            columns.addWidget(self._group(*scoring), 0, 0, len(others), 1)
            for at, group in enumerate(others):
                columns.addWidget(self._group(*group), at, 1)
            columns.addWidget(self._guide(), len(others), 0, 1, 2)
        else:
            for at, part in enumerate(
                [*(self._group(*group) for group in (scoring, *others)), self._guide()]
            ):
                columns.addWidget(part, at, 0)
        columns.setRowStretch(columns.rowCount(), 1)
        self.body.addWidget(self._content)

    def _group(self, title: str, keys: tuple[tuple[str, str], ...]) -> QFrame:
        frame, heading = QFrame(), QLabel(title)
        theme.mark(frame, kind="card")
        theme.mark(heading, role="heading")
        grid = QGridLayout(frame)
        grid.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.XS)
        grid.setColumnStretch(1, 1)
        grid.addWidget(heading, 0, 0, 1, 2)
        for at, (key, words) in enumerate(keys, start=1):
            cap, text = QLabel(key), QLabel(words, wordWrap=True)
            theme.mark(cap, role="key")
            grid.addWidget(cap, at, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(text, at, 1)
        grid.setRowStretch(len(keys) + 1, 1)
        return frame

    def _guide(self) -> QFrame:
        frame, heading = QFrame(), QLabel(self.tr("How a day goes"))
        theme.mark(frame, kind="well")
        theme.mark(heading, role="heading")
        guide = QLabel(
            self.tr(
                "There is no Save button: every choice is saved at once, and the line at the foot says so. "
                "Pick a region, give each indicator a level, add comments and evidence where they are asked for. "
                "Then finalise and sign; the signed package is copied to a stick or folder and sent to headquarters. "
                "After signing, only a revision with a reason changes it. No network is needed for any of this."
            ),
            wordWrap=True,
        )
        column = QVBoxLayout(frame)
        theme.margins(column, theme.L, theme.XS)
        column.addWidget(heading)
        column.addWidget(guide)
        return frame
