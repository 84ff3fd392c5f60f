"""What stands beside the panel's tree: the region at a glance, or what each assessor wrote on an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.language import show_number
from smartcity_desktop.core.rubric import Unit
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.bars import Bar, Bars
from smartcity_desktop.ui.widgets.panel_field import PanelField
from smartcity_desktop.ui.widgets.radar import Radar, Spoke

if TYPE_CHECKING:
    from smartcity_desktop.core.rubric import Indicator, Node, Rubric
    from smartcity_desktop.core.scoring import Value
    from smartcity_desktop.services.consolidation import PanelSheet, PanelView


class PanelWords(Speaking, QStackedWidget):
    """`show_code` decides which of the two stands there; emits `evidence_wanted` with a `Citation`."""

    evidence_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: PanelView | None = None
        self._code = "TOTAL"
        self._total, self._band, self._bounds = QLabel(), QLabel(), QLabel(wordWrap=True)
        self._caption, self._people_head = QLabel(), QLabel()
        self.radar, self._bars, self._people = Radar(), Bars(), Bars()
        self.field = PanelField()
        self._opinions = QScrollArea(widgetResizable=True)
        self._opinions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.addWidget(self._glance())
        self.addWidget(self._opinions)

    def _glance(self) -> QScrollArea:
        theme.mark(self._total, role="display")
        theme.mark(self._band, role="heading", tone="accent")
        theme.mark(self._bounds, role="caption")
        for label in (self._caption, self._people_head):
            theme.mark(label, role="caption")
        numbers = QHBoxLayout()
        numbers.setSpacing(theme.M)
        numbers.addWidget(self._total)
        numbers.addWidget(self._band, 1, Qt.AlignmentFlag.AlignBottom)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.S, 0, theme.S, 0)
        column.setSpacing(theme.S)
        column.addWidget(self._caption)
        column.addLayout(numbers)
        column.addWidget(self._bounds)
        column.addWidget(self._bars)
        column.addWidget(self.radar)
        column.addWidget(self._people_head)
        column.addWidget(self._people)
        column.addWidget(self.field)
        column.addStretch(1)
        area = self._whole = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def display(self, view: PanelView) -> None:
        """Show a region's panel."""
        self._view = view
        self.field.display(view)
        self.retranslate()

    def show_code(self, code: str) -> None:
        """Show what is said on an indicator, or the region at a glance for anything else."""
        self._code = code
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._whole.setAccessibleName(self.tr("The panel's values"))
        self._opinions.setAccessibleName(self.tr("The panel's words"))
        view = self._view
        if view is None:
            return
        indicator = next((one for one in view.rubric.indicators() if one.code == self._code), None)
        if indicator is None:
            self._fill_glance(view)
            self.setCurrentIndex(0)
        else:
            self._opinions.setWidget(self._opinions_on(view, indicator))
            self.setCurrentIndex(1)

    def _fill_glance(self, view: PanelView) -> None:
        rubric, mean = view.rubric, view.mean
        total = mean.total
        self._caption.setText(self.tr("Mean of the panel"))
        self._people_head.setText(self.tr("Total by assessor"))
        self._total.setText(_written(total))
        self._band.setText(texts.say(total.band.name) if total.band else "")
        self._bounds.setText(self._bounds_words(rubric, total))
        self._bounds.setVisible(bool(self._bounds.text()))
        bars = [_bar(rubric, texts.say(node.name), mean.values[node.code]) for node in rubric.dimensions]
        self._bars.display(bars)
        self.radar.display([_spoke(rubric, node, mean.values[node.code]) for node in _second(rubric)])
        self.radar.setAccessibleName(self.tr("Sub-dimensions of the panel"))
        self._people.display([self._person(rubric, sheet) for sheet in view.sheets])

    def _bounds_words(self, rubric: Rubric, total: Value) -> str:
        if total.exact is None:
            return self.tr("Too many scores are missing for a total.")
        if total.lower is None or total.upper is None or total.lower == total.upper:
            return ""
        low, high = (
            show_number(rubric.display.rounded(end), texts.current()) for end in (total.lower, total.upper)
        )
        words = self.tr("Between {low} and {high}, whatever the missing scores turn out to be.")
        return words.format(low=low, high=high)

    def _person(self, rubric: Rubric, sheet: PanelSheet) -> Bar:
        name = f"{sheet.assessor.id} · {sheet.assessor.name}"
        if sheet.outdated is not None:
            words = self.tr("earlier rubric, version {n}: does not count")
            return Bar(name, None, words.format(n=sheet.outdated.version), 1)
        if sheet.result is None:
            return Bar(name, None, self.tr("not in yet"), 1)
        return _bar(rubric, name, sheet.result.total)._replace(depth=1)

    def _opinions_on(self, view: PanelView, indicator: Indicator) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.S, 0, theme.S, 0)
        column.setSpacing(theme.S)
        title = QLabel(f"{indicator.code} · {texts.say(indicator.title)}", wordWrap=True)
        theme.mark(title, role="heading")
        column.addWidget(title)
        if indicator.question is not None:
            question = QLabel(texts.say(indicator.question), wordWrap=True)
            theme.mark(question, role="muted")
            column.addWidget(question)
        if indicator.goalposts is not None:
            column.addWidget(self._present_figure(view, indicator))
        for sheet in view.sheets:
            column.addWidget(self._opinion(sheet, indicator))
        column.addStretch(1)
        return content

    def _present_figure(self, view: PanelView, indicator: Indicator) -> QLabel:
        """Say which figure counts for everybody, and where it is from."""
        figure = view.facts.figures.get(indicator.code)
        if figure is None:
            words = self.tr("There is no figure. Import it on the edition's page, under Facts.")
        else:
            number = f"{show_number(figure.value, texts.current())} {figure.unit}".strip()
            words = self.tr("{number} ({source}, {year}) counts for everybody.").format(
                number=number, source=figure.source, year=figure.year
            )
        label = QLabel(words, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        theme.mark(label, role="strong", tone="warn" if figure is None else "")
        return label

    def _opinion(self, sheet: PanelSheet, indicator: Indicator) -> QFrame:
        card = QFrame()
        theme.mark(card, kind="card")
        column = QVBoxLayout(card)
        theme.margins(column, theme.M, theme.XS)
        who = QLabel(f"{sheet.assessor.name} · {sheet.assessor.institution}", wordWrap=True)
        theme.mark(who, role="caption")
        column.addWidget(who)
        if sheet.released:
            mark = QLabel(
                self.tr("Released by a clerk; the package had been held ({code}).").format(
                    code=sheet.released
                ),
                wordWrap=True,
            )
            theme.mark(mark, role="caption", tone="warn")
            column.addWidget(mark)
        if indicator.code in sheet.older_figures:
            mark = QLabel(
                self.tr("Signed on another figure than the present one; the sheet stays as it is."),
                wordWrap=True,
            )
            theme.mark(mark, role="caption", tone="warn")
            column.addWidget(mark)
        for text, role in self._said(sheet, indicator):
            label = QLabel(text, wordWrap=True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            theme.mark(label, role=role)
            column.addWidget(label)
        for citation in sheet.assessment.citations if sheet.assessment else ():
            if citation.indicator == indicator.code:
                link = QPushButton((citation.caption or citation.original_name).replace("&", "&&"))
                link.setIcon(theme.icon("paperclip", "accent"))
                link.setAccessibleName(self.tr("Open {name}").format(name=citation.original_name))
                link.clicked.connect(lambda _on=False, citation=citation: self.evidence_wanted.emit(citation))
                theme.mark(link, kind="link")
                column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _said(self, sheet: PanelSheet, indicator: Indicator) -> list[tuple[str, str]]:
        """List what an assessor gave and wrote: text and role."""
        answer = sheet.assessment.answers.get(indicator.code) if sheet.assessment else None
        if sheet.assessment is None:
            return [(self.tr("The sheet has not come in yet."), "muted")]
        if indicator.goalposts is not None:
            value = answer.value if answer else None
            number = "–" if value is None else show_number(value, texts.current())
            said = [(f"{number} {indicator.goalposts.unit}".strip(), "strong")]
            return [*said, (f"“{answer.comment}”", "")] if answer and answer.comment else said
        if answer is None or not answer.answered:
            return [(self.tr("No level given."), "muted")]
        if answer.value is None:
            said = [(self.tr("Not applicable: {reason}").format(reason=answer.reason or "–"), "strong")]
        else:
            number = show_number(answer.value, texts.current())
            level = indicator.level(answer.value)
            said = [(self.tr("Level {n}").format(n=number), "strong")]
            if level is not None:
                said.append((texts.say(level.description), "muted"))
        if answer.comment:
            said.append((f"“{answer.comment}”", ""))
        return said


def _written(value: Value) -> str:
    return "–" if value.shown is None else show_number(value.shown, texts.current())


def _share(rubric: Rubric, value: Value) -> float | None:
    if value.exact is None:
        return None
    if rubric.display.unit is Unit.PERCENT:
        return float(value.exact) / 100
    low, high = float(rubric.scale.minimum), float(rubric.scale.maximum)
    return (float(value.exact) - low) / (high - low)


def _bar(rubric: Rubric, name: str, value: Value) -> Bar:
    return Bar(name, _share(rubric, value), _written(value))


def _spoke(rubric: Rubric, node: Node, value: Value) -> Spoke:
    return Spoke(node.code, _share(rubric, value), _written(value))


def _second(rubric: Rubric) -> tuple[Node, ...]:
    """Give the sub-dimensions, or the dimensions where the rubric has no nodes below them."""
    below = tuple(
        node for dimension in rubric.dimensions for node in dimension.nodes() if node is not dimension
    )
    return below or rubric.dimensions
