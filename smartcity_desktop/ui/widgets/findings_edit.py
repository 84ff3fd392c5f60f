"""General findings: one small text for each dimension, printed on the sheet; each saves itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.comment_edit import CommentEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.core.rubric import Node, Rubric


class FindingsEdit(Speaking, QWidget):
    """Emits `written` with (code of the dimension, text) once a text rests."""

    written = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rubric: Rubric | None = None
        self._fields: dict[str, tuple[Node, QLabel, CommentEdit]] = {}
        self._column = QVBoxLayout(self)
        theme.margins(self._column, 0, theme.XS)
        self.retranslate()

    def display(self, rubric: Rubric, finding: Callable[[str], str], *, read_only: bool) -> None:
        """Show what is written; a text that is being typed is not touched."""
        if rubric is not self._rubric:
            self._rubric = rubric
            self._build(rubric)
        for code, (_node, _label, edit) in self._fields.items():
            edit.setReadOnly(read_only)
            edit.display(code, finding(code))

    def save_now(self) -> None:
        """Hand over what is typed and not handed over yet."""
        for _node, _label, edit in self._fields.values():
            edit.save_now()

    def edit_of(self, code: str) -> CommentEdit:
        """Give the field of a dimension.

        Raises:
            KeyError: there is no such dimension.
        """
        return self._fields[code][2]

    def retranslate(self) -> None:
        """Set every word anew."""
        for node, label, edit in self._fields.values():
            name = texts.say(node.name)
            label.setText(name)
            edit.setPlaceholderText(self.tr("What holds for the dimension as a whole; may stay empty"))
            edit.setAccessibleName(self.tr("General finding on {dimension}").format(dimension=name))

    def _build(self, rubric: Rubric) -> None:
        for _node, label, edit in self._fields.values():
            for old in (label, edit):
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._fields = {}
        for node in rubric.dimensions:
            label, edit = QLabel(), CommentEdit()
            theme.mark(label, role="caption")
            label.setBuddy(edit)
            edit.set_lines(1, 5)
            edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            edit.typed.connect(lambda text, code=node.code: self.written.emit((code, text)))
            self._column.addWidget(label)
            self._column.addWidget(edit)
            self._fields[node.code] = (node, label, edit)
        self.retranslate()
