"""The middle of the score page: one indicator, its levels, the reason, the comment, and what it does not meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.rubric import CheckKind
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.sections import evidence_kinds
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.comment_edit import CommentEdit
from smartcity_desktop.ui.widgets.figure_line import FigureLine
from smartcity_desktop.ui.widgets.focus_in_view import keep_focus_in_view, show_whole
from smartcity_desktop.ui.widgets.indicator_head import IndicatorHead
from smartcity_desktop.ui.widgets.level_group import LevelGroup
from smartcity_desktop.ui.widgets.problem_notes import ProblemNotes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from smartcity_desktop.core.assessment import Answer, Citation
    from smartcity_desktop.core.checks import Problem
    from smartcity_desktop.core.facts import Figure
    from smartcity_desktop.core.rubric import Indicator, Rubric
    from smartcity_desktop.ui.sections import Section

_MARGIN = 2  # below the last level


class IndicatorForm(Speaking, QScrollArea):
    """Shows one indicator below its heading, which never scrolls away.

    Digits act only in `levels`; the wheel scrolls and changes nothing.
    """

    reason_typed = Signal(object)
    comment_typed = Signal(object)
    explained = Signal(object)  # (key of the problem, text)
    found = Signal(object)  # (code of the dimension, text)
    history_wanted = Signal()
    evidence_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rubric: Rubric | None = None
        self._indicator: Indicator | None = None
        self._section: Section | None = None
        self._answer: Answer | None = None
        self._evidence = 0
        self._told: Figure | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        self.comment.typed.connect(self.comment_typed)
        self.reason.typed.connect(self.reason_typed)
        self.finding.typed.connect(lambda text: self.found.emit((self.finding.subject, text)))
        self.problems.explained.connect(self.explained)
        for one in (self.comment, self.reason, self.finding, self.problems):
            one.left.connect(self.take_focus)
        self.finding.installEventFilter(self)
        keep_focus_in_view(self)
        self.verticalScrollBar().rangeChanged.connect(self._on_laid_out)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed().connect(self._draw)
        self.retranslate()

    # -- showing -----------------------------------------------------------------------------------------------

    def display(
        self,
        rubric: Rubric,
        section: Section,
        indicator: Indicator,
        answer: Answer,
        *,
        place: tuple[int, int],
        read_only: bool,
        figure: Figure | None = None,
    ) -> None:
        """Show an indicator; `place` is (its number, how many there are), `figure` where an imported value is from."""
        fresh = indicator is not self._indicator or rubric is not self._rubric
        self._rubric, self._section, self._indicator = rubric, section, indicator
        self.head.display(section, indicator, place)
        self._read_only, self._told = read_only, figure
        self.levels.setVisible(indicator.goalposts is None)
        self._figure.setVisible(indicator.goalposts is not None)
        if indicator.goalposts is None:
            self.levels.display(indicator, rubric.scale, answer, read_only=read_only)
        for edit in (self.comment, self.reason, self.finding):
            edit.setReadOnly(read_only)
        self.display_answer(answer)
        self.retranslate()
        if fresh:
            self.verticalScrollBar().setValue(0)
        self._keep_in_view()

    def display_answer(self, answer: Answer) -> None:
        """Show another answer to the same indicator."""
        self._answer = answer
        if self._indicator is not None and self._indicator.goalposts is None:
            self.levels.display_answer(answer)
        self._reason_box.setVisible(answer.not_applicable)
        self.reason.display(answer.indicator, answer.reason)
        self.comment.display(answer.indicator, answer.comment)
        self._say_figure()
        self._keep_in_view()

    def display_findings(
        self,
        problems: Sequence[Problem],
        citations: Sequence[Citation],
        explanation: Callable[[str], str],
        finding: Callable[[str], str],
    ) -> None:
        """Show what the indicator does not meet, which levels ask for evidence, and what is written on either.

        `explanation` and `finding` give the texts, by the problem's key and the dimension's code.
        """
        assert self._rubric is not None
        assert self._indicator is not None
        silent = {check.code for check in self._rubric.checks if check.kind is CheckKind.UNANSWERED}
        self._evidence = len(citations)
        kinds = {citation.kind for citation in citations}
        self.levels.ask_evidence(
            {
                level: "good" if (kinds.intersection(asked) if asked else kinds) else "warn"
                for level, asked in evidence_kinds(self._rubric).items()
            }
        )
        self.problems.display(
            self._indicator,
            tuple(problem for problem in problems if problem.code not in silent),
            explanation,
            read_only=self._read_only,
        )
        if self._section is not None:
            code = self._section.dimension.code
            self.finding.display(code, finding(code))
        self._say_evidence()
        self._keep_in_view()

    def save_now(self) -> None:
        """Hand over what was typed."""
        self.reason.save_now()
        self.problems.save_now()
        self.comment.save_now()
        self.finding.save_now()

    def take_focus(self) -> None:
        """Put the focus where the answer is given."""
        if self._indicator is not None and self._indicator.goalposts is not None:
            self.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.levels.take_focus()

    def write_in(self, field: QWidget) -> None:
        """Put the focus into one of the texts, in view."""
        show_whole(self, field)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_evidence_link(self, shown: bool) -> None:
        """Show the way to the evidence, where that is no zone of its own."""
        self.evidence_link.setVisible(shown)

    def set_tight(self, tight: bool) -> None:
        """Take less room in a low window: code and title share a line, levels stand closer together."""
        self.levels.set_tight(tight)
        self.head.set_tight(tight)
        self._column.setSpacing(theme.XS if tight else theme.S)
        self._put_head()
        self._keep_in_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the heading the room that it needs at this width; keep the levels in view."""
        super().resizeEvent(event)
        self._put_head()
        self._keep_in_view()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep in view what has to be when something above it becomes higher or lower."""
        kind = event.type()
        if kind == QEvent.Type.LayoutRequest or (kind == QEvent.Type.FocusIn and watched is self.finding):
            self._keep_in_view()  # Tab comes to the finding from the foot: Qt scrolls for a Tab from within only
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """What is chosen is in view from the start."""
        super().showEvent(event)
        self._keep_in_view()

    def _put_head(self) -> None:
        width, gap = self.viewport().width(), self._column.spacing()
        height = self.head.heightForWidth(width) if self.head.hasHeightForWidth() else 0
        height = max(height, self.head.minimumSizeHint().height())
        if self.viewportMargins().top() != height + gap:
            self.setViewportMargins(0, height + gap, 0, 0)
        frame = self.frameWidth()
        self.head.setGeometry(frame, frame, self.viewport().width(), height)

    def _on_scrolled(self, value: int) -> None:
        self.head.set_scrolled(value > 0)

    def _keep_in_view(self) -> None:
        """Scroll as little as shows all levels, or the chosen one where they are too many; once all is laid out."""
        QTimer.singleShot(0, self, self._on_laid_out)

    def _on_laid_out(self) -> None:
        if self._answer is None or not self.isVisible():
            return
        self._column.activate()
        written = self._written()
        if written is not None:
            show_whole(self, written)
            return
        if self.levels.isHidden():
            return
        area, room = self.levels.geometry(), self.viewport().height()
        top, height = area.top(), area.height()
        if height > room:
            place, height = self.levels.where()
            top += place.y()
        bar = self.verticalScrollBar()
        bar.setValue(min(max(bar.value(), top + height - room + _MARGIN), top))

    def _written(self) -> QWidget | None:
        """Give what has the focus if it is of the indicator and no level: that has to stay in view."""
        focused, content = self.window().focusWidget(), self.widget()
        if focused is None or content is None or not content.isAncestorOf(focused):
            return None
        return None if self.levels.isAncestorOf(focused) else focused

    @property
    def notes(self) -> tuple[str, ...]:
        """What it says that the indicator does not meet."""
        return self.problems.words

    @property
    def indicator(self) -> Indicator | None:
        """The indicator that is shown."""
        return self._indicator

    def retranslate(self) -> None:
        """Set every word anew."""
        self._comment_label.setText(self.tr("Comment"))
        self.comment.setPlaceholderText(self.tr("What you saw, what is missing (Ctrl+M)"))
        self._reason_label.setText(self.tr("Why is it not applicable?"))
        self.reason.setPlaceholderText(self.tr("A reason is needed before signing"))
        self.evidence_link.setToolTip("Ctrl+B")
        self._say_evidence()
        if self._indicator is None or self._section is None:
            return
        code = self._indicator.code
        question = self._indicator.question
        self._question.setText(texts.say(question) if question else "")
        self._question.setVisible(question is not None)
        self.comment.setAccessibleName(self.tr("Comment on {code}").format(code=code))
        self.reason.setAccessibleName(self.tr("Why {code} is not applicable").format(code=code))
        dimension = texts.say(self._section.dimension.name)
        self._finding_label.setText(
            self.tr("General finding on {dimension} (Ctrl+Shift+M)").format(dimension=dimension)
        )
        self.finding.setPlaceholderText(self.tr("What holds for the dimension as a whole; may stay empty"))
        self.finding.setAccessibleName(self.tr("General finding on {dimension}").format(dimension=dimension))
        self._say_figure()
        self._put_head()

    # -- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.head = IndicatorHead(self)
        self.head.history.clicked.connect(self.history_wanted)
        self._question = QLabel(wordWrap=True)
        theme.mark(self._question, role="muted")
        self._question.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.levels = LevelGroup()
        self._figure = FigureLine()
        self.problems = ProblemNotes()
        self._reason_box, self.reason, self._reason_label = self._text_box(2)
        self._comment_box, self.comment, self._comment_label = self._text_box(2)
        self._finding_box, self.finding, self._finding_label = self._text_box(1)
        self.evidence_link = QPushButton()
        self.evidence_link.setIconSize(QSize(16, 16))
        self.evidence_link.hide()
        self.evidence_link.clicked.connect(self.evidence_wanted)
        content = QWidget()
        theme.mark(content, kind="flow")
        self._column = column = QVBoxLayout(content)
        column.setContentsMargins(2, 0, theme.S, theme.S)
        column.setSpacing(theme.S)
        column.addWidget(self._question)
        self.facts_place = QVBoxLayout()
        theme.margins(self.facts_place, 0, 0)
        column.addLayout(self.facts_place)
        column.addWidget(self.levels)
        column.addWidget(self._figure)
        column.addWidget(self._reason_box)
        column.addWidget(self.problems)
        column.addWidget(self._comment_box)
        column.addWidget(self.evidence_link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._finding_box)
        column.addStretch(1)
        self.setWidget(content)
        self._read_only = False
        self._draw()

    def _text_box(self, lines: int) -> tuple[QWidget, CommentEdit, QLabel]:
        box, edit, label = QWidget(), CommentEdit(), QLabel()
        edit.set_lines(lines, 8)
        edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme.mark(label, role="caption")
        label.setBuddy(edit)
        column = QVBoxLayout(box)
        theme.margins(column, 0, theme.XS)
        column.addWidget(label)
        column.addWidget(edit)
        return box, edit, label

    def _say_evidence(self) -> None:
        words = self.tr("Evidence")
        self.evidence_link.setText(f"{words} · {self._evidence}" if self._evidence else words)

    def _say_figure(self) -> None:
        posts = self._indicator.goalposts if self._indicator else None
        if posts is not None:
            self._figure.display(self._answer.value if self._answer else None, posts.unit, self._told)

    def _draw(self) -> None:
        self._put_head()
        self.evidence_link.setIcon(theme.icon("paperclip", "text"))
