"""Publishes an edition, or publishes it again, also with a later version of its rubric."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from smartcity_desktop.ui import choosing, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.dialogs.handing_out import HandingOutDialog
from smartcity_desktop.ui.widgets.file_name import FileName
from smartcity_desktop.ui.widgets.note_edit import NoteEdit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smartcity_desktop.core.staff import Secret
    from smartcity_desktop.services.staff import StaffDesk


class PublishDialog(HandingOutDialog):
    """`succeeded` carries the package. A later rubric is offered only where the edition is published already.

    Args:
        words: as for `HandingOutDialog`.
        publish: gets the two persons' secrets, the folder, the rubric's file or `None`, and why it changes.
        folder: where such things were written last.
        desk: of headquarters.
        again: the edition is published already.
        parent: window over which it stands.
    """

    _built = False
    _later: tuple[Path | None, str] = (None, "")

    def __init__(
        self,
        words: Callable[[], tuple[str, str, str]],
        publish: Callable[[tuple[Secret, ...], Path, Path | None, str], Path],
        folder: Path | None,
        desk: StaffDesk,
        *,
        again: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            words, lambda secrets, place: publish(secrets, place, *self._later), folder, parent, desk=desk
        )
        self.rubric: Path | None = None
        self._label, self._name, self.choose_rubric = QLabel(), FileName(), QPushButton()
        self._why, self.reason = QLabel(), NoteEdit()
        self._label.setBuddy(self.choose_rubric)
        self._why.setBuddy(self.reason)
        self.reason.setMaximumHeight(theme.scaled(72))
        self.reason.textChanged.connect(lambda: theme.mark(self.reason, invalid=False))
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        for widget in (self._label, self._name, self.choose_rubric):
            row.addWidget(widget, 1 if widget is self._name else 0)
        at = self.body.count() - 1
        self.body.insertLayout(at, row)
        self.body.insertWidget(at + 1, self._why)
        self.body.insertWidget(at + 2, self.reason)
        for widget in (self._label, self._name, self.choose_rubric):
            widget.setVisible(again)
        self.choose_rubric.clicked.connect(self._on_choose_rubric)
        self._built = True
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        super().retranslate()
        if not self._built:
            return
        self._label.setText(self.tr("Later version of the &rubric"))
        self._name.set_whole(self.rubric.name if self.rubric else self.tr("as it is"))
        self.choose_rubric.setText(self.tr("Choose…"))
        self._why.setText(self.tr("Why the rubric &changes"))
        for widget in (self._why, self.reason):
            widget.setVisible(self.rubric is not None)

    def take_rubric(self, file: Path) -> None:
        """Take the file of a later version of the rubric."""
        self.rubric = file
        self.retranslate()
        self.reason.setFocus()

    def submit(self) -> None:
        """Check the reason as well, then sign."""
        reason = self.reason.toPlainText().strip()
        if self.rubric is not None and not reason:
            self.missing(self.reason, self.tr("Please write why the rubric changes; it is kept and signed."))
            return
        self._later = (self.rubric, reason)
        super().submit()

    def _on_choose_rubric(self) -> None:
        file = choosing.open_file(
            self, Purpose.TABLES, self.tr("Later version of the rubric"), self.tr("Rubrics (*.yaml *.yml)")
        )
        if file is not None:
            self.take_rubric(file)
