"""The key card (F1): every key, and a short guide through the day; off-line like everything else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame

_ONE_COLUMN = 140  # percent of text size from which two columns are too narrow to read


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
        return (
            (
                self.tr("Scoring"),
                (
                    ("0 – 5", self.tr("level of the focused indicator")),
                    ("←, →", self.tr("one level lower, higher")),
                    (", .", self.tr("half a level more (2 , is 2.5)")),
                    ("T", self.tr("not applicable")),
                    ("Backspace", self.tr("take the answer back")),
                    ("Enter, ↓", self.tr("next indicator")),
                    ("Shift+Enter, ↑", self.tr("previous indicator")),
                    ("Ctrl+Enter", self.tr("next unanswered indicator")),
                    ("Ctrl+Shift+Enter", self.tr("next problem")),
                    ("Ctrl+M", self.tr("comment")),
                    ("Ctrl+B", self.tr("attach evidence")),
                    ("Ctrl+V", self.tr("attach what was copied")),
                    ("Ctrl+Z, Ctrl+Y", self.tr("undo, redo")),
                    ("F9", self.tr("check now")),
                ),
            ),
            (
                self.tr("Getting about"),
                (
                    ("Ctrl+K", self.tr("go to a region or indicator")),
                    ("Alt+1 … 9", self.tr("section 1 to 9")),
                    ("Esc", self.tr("back to the levels")),
                    ("F6, Shift+F6", self.tr("next, previous zone")),
                    ("Tab", self.tr("next field")),
                ),
            ),
            (
                self.tr("Everywhere"),
                (
                    ("Ctrl+P", self.tr("print the sheet")),
                    ("F8", self.tr("hide or show the running score")),
                    ("Ctrl + / − / 0", self.tr("text larger, smaller, normal")),
                    ("Ctrl+,", self.tr("settings")),
                    ("Ctrl+L", self.tr("lock the window")),
                    ("F1", self.tr("this card")),
                    ("Ctrl+Q", self.tr("quit")),
                ),
            ),
        )

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
            columns.addWidget(self._group(*scoring), 0, 0, 2, 1)
            for at, group in enumerate(others):
                columns.addWidget(self._group(*group), at, 1)
            columns.addWidget(self._guide(), 2, 0, 1, 2)
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
