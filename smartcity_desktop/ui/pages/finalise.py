"""Finalising on one page: what is open, what will be printed, the statement, the passphrase, the result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.edition import Kind
from smartcity_desktop.core.language import TimeZone
from smartcity_desktop.core.rubric import Severity
from smartcity_desktop.ui import standing, texts, theme
from smartcity_desktop.ui.forms.ui_finalise_page import Ui_FinalisePage
from smartcity_desktop.ui.reading_order import chain_in_reading_order
from smartcity_desktop.ui.sections import tally
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.drawing_card import DrawingCard
from smartcity_desktop.ui.widgets.focus_in_view import show_whole
from smartcity_desktop.ui.widgets.progress_words import progress_words
from smartcity_desktop.ui.widgets.signed_card import SignedCard

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from smartcity_desktop.core.drawn_signature import DrawnSignature
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.services.finalising import Signed
    from smartcity_desktop.services.scoring import SheetView
    from smartcity_desktop.ui.open_sheet import OpenSheet

_NARROW = 620  # pixels at 100 % text


@dataclass(frozen=True, slots=True)
class SignRequest:
    """What the person gave for signing. The passphrase is in no log and in no representation."""

    assessment_id: str
    passphrase: str
    no_conflict: bool
    drawn: DrawnSignature | None = None

    def __repr__(self) -> str:
        return f"SignRequest({self.assessment_id})"


class FinalisePage(Speaking, QWidget):
    """The button to sign is never disabled: pressed too early, it says what is missing and leads there."""

    sign_wanted = Signal(object)  # SignRequest
    jumped = Signal(object)  # code of an indicator
    back_wanted = Signal()
    preview_wanted = Signal()
    copy_wanted = Signal()
    next_wanted = Signal()
    revise_wanted = Signal()
    abandon_wanted = Signal()

    def __init__(
        self, sheet: OpenSheet, zone: TimeZone = TimeZone.WIB, *, practice_passphrase: str = ""
    ) -> None:
        super().__init__()
        self._sheet = sheet
        self._practice_passphrase = practice_passphrase
        self._signed: Signed | None = None
        self._working = False
        self._hidden = False
        self._stale = False
        self._ui = Ui_FinalisePage()
        self._ui.setupUi(self)  # type: ignore[no-untyped-call]
        self.banner, self.result = Banner(), SignedCard(zone)
        self._ui.banner_place.addWidget(self.banner)
        self._ui.result_place.addWidget(self.result)
        self.findings = self._ui.findings
        self.problems, self.stated, self.passphrase = (
            self._ui.problems,
            self._ui.stated,
            self._ui.passphrase,
        )
        self.sign, self.revise, self.preview = self._ui.sign, self._ui.revise, self._ui.preview
        self.drawing = DrawingCard()
        self._ui.sign_column.addWidget(self.drawing)
        self._dress()
        self._connect()
        self.retranslate()

    # -- showing -----------------------------------------------------------------------------------------------

    def display(self, view: SheetView) -> None:
        """Show another assessment."""
        self._signed, self._working = None, False
        self.banner.clear()
        self.stated.setChecked(False)
        self.passphrase.clear()
        self.drawing.clear()
        self._ui.area.verticalScrollBar().setValue(0)
        self.show_standing(view)

    def show_standing(self, view: SheetView) -> None:
        """Show the same assessment as it now stands; out of sight it waits, so that scoring is not held up."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        signed = view.read_only and view.assessment.state is not AssessmentState.ABANDONED
        self.result.display(view, self._signed)
        self.result.setVisible(signed)
        self.problems.display(view.problems, self._sheet.explanation, read_only=view.read_only)
        self.findings.display(view.rubric, self._sheet.finding, read_only=view.read_only)
        written = any(text.strip() for text in view.assessment.findings.values())
        self._ui.findings_card.setVisible(written or not view.read_only)
        for card in (self._ui.statement_card, self._ui.sign_card, self._ui.problems_card):
            card.setVisible(not view.read_only)
        # What was given up can be picked up again, with a reason like every revision.
        self.revise.setVisible(view.read_only)
        self.abandon.setVisible(not view.read_only)
        blind = self._hidden and not view.read_only
        self._ui.radar.display(() if blind else standing.spokes(view.rubric, view.result))
        self._ui.bars.display(() if blind else standing.bars(view.rubric, view.result, depth=1))
        chain_in_reading_order(self)
        self.retranslate()

    def set_hidden(self, hidden: bool) -> None:
        """Show the values of a draft or not; what is signed shows them."""
        self._hidden = hidden
        if self._sheet.view is not None:
            self.show_standing(self._sheet.view)

    def show_signed(self, signed: Signed) -> None:
        """Show the result of signing; the sheet is read again."""
        self._working = False
        self._signed = signed
        self.passphrase.clear()
        self.drawing.clear()
        self.banner.clear()
        remark = signed.remark
        if remark is not None:
            self.banner.say("info", lambda: texts.say(remark), stays=True)
        self._sheet.reload()
        self._ui.area.verticalScrollBar().setValue(0)
        self.result.copy.setFocus()

    def show_known(self, signed: Signed | None) -> None:
        """Show what an assessment that was opened signed became, if it was signed on this laptop."""
        view = self._sheet.view
        if signed is not None and view is not None and view.assessment.id == signed.assessment_id:
            self._signed = signed
            self.show_standing(view)

    def show_refused(self, error: SmartCityError) -> None:
        """Show why it was not signed."""
        self._working = False
        self.banner.show_problem(error)
        self.retranslate()
        self._lead_to(self.passphrase)
        self.passphrase.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was out of sight; whoever comes to it begins with what is open."""
        super().showEvent(event)
        view = self._sheet.view
        if self._stale and view is not None:
            self.show_standing(view)
        if view is not None and not view.read_only and not event.spontaneous():
            self._lead_to(self.problems.first_open() or self.stated)

    def save_now(self) -> None:
        """Commit explanations that are typed and not yet saved."""
        self.problems.save_now()
        self.findings.save_now()

    @property
    def signed(self) -> Signed | None:
        """The result of signing, while the page shows it."""
        return self._signed

    def zones(self) -> list[QWidget]:
        """Give the zones for F6."""
        return [
            self.result,
            self.problems,
            self.findings,
            self.preview,
            self.stated,
            self.passphrase,
            self.sign,
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the decisive button, which bears a region's name, its room."""
        super().resizeEvent(event)
        self._say_back()

    def _say_back(self) -> None:
        words = self.tr("Back to scoring")
        self._ui.back.setText("" if self.width() < theme.scaled(_NARROW) else words)
        self._ui.back.setAccessibleName(words)

    def retranslate(self) -> None:
        """Set every word anew."""
        ui = self._ui
        ui.problems_heading.setText(self.tr("1  What is still open"))
        ui.findings_heading.setText(self.tr("General findings, printed on the sheet"))
        ui.statement_heading.setText(self.tr("3  No conflict of interest"))
        ui.sign_heading.setText(self.tr("4  Signature"))
        self.preview.setText(self.tr("Look at the sheet…"))
        ui.statement.setText(
            self.tr(
                "I assessed this region by what I saw and was shown. I do not work for it, do not advise it, have no "
                "family tie to its leadership and gain nothing from the result. If that is not so, I hand the "
                "assignment back to headquarters."
            )
        )
        self.stated.setText(self.tr("I state this"))
        ui.sign_words.setText(
            self.tr(
                "After signing, only a revision with a reason can change this assessment. The electronic signature is "
                "uncertified; it is made with the programme's own certificate."
            )
        )
        self.passphrase.setAccessibleName(self.tr("Passphrase for signing"))
        self._say_back()
        self.revise.setText(self.tr("Revise with a reason…"))
        self.abandon.setText(self.tr("Abandon this draft…"))
        ui.radar.setAccessibleName(self.tr("Radar of the dimensions"))
        ui.bars.setAccessibleName(self.tr("Values of the dimensions"))
        view = self._sheet.view
        if view is not None:
            self._say(view)

    def _say(self, view: SheetView) -> None:
        ui, total = self._ui, view.result.total
        ui.summary_heading.setText(
            self.tr("Summary, as printed") if view.read_only else self.tr("2  Summary, as it will be printed")
        )
        practice = view.edition.kind is Kind.PRACTICE and bool(self._practice_passphrase)
        ui.passphrase_label.setText(
            self.tr("Passphrase; in practice it is {passphrase}").format(passphrase=self._practice_passphrase)
            if practice
            else self.tr("Passphrase")
        )
        self.sign.setIcon(theme.icon("arrow-right" if view.read_only else "signature", "accent_text"))
        blind = self._hidden and not view.read_only
        ui.total.setText(standing.NOTHING if blind else standing.written(view.rubric, total))
        ui.band.setText(texts.say(total.band.name) if total.band and not blind else "")
        counted = tally(view.rubric.indicators(), view.assessment.answers)
        done = progress_words(counted.answered, counted.required, counted.optional_answered, counted.optional)
        facts = [
            self.tr("{progress} answered").format(progress=done),
            self.tr("%n piece(s) of evidence", "", len(view.assessment.citations)),
        ]
        bounds = standing.bounds(view.rubric, total)
        if blind:
            facts.append(self.tr("the score is hidden; F8 shows it"))
        elif bounds:
            facts.append(self.tr("can still come to lie between {bounds}").format(bounds=bounds))
        ui.facts.setText(" · ".join(facts))
        if view.read_only:
            self.sign.setText(self.tr("Next region"))
        elif self._working:
            self.sign.setText(self.tr("Signing…"))
        else:
            self.sign.setText(self.tr("Sign the assessment of {region}").format(region=view.region.name))

    # -- building ----------------------------------------------------------------------------------------------

    def _dress(self) -> None:
        ui = self._ui
        cards: tuple[QFrame, ...] = (
            ui.problems_card,
            ui.findings_card,
            ui.summary_card,
            ui.statement_card,
            ui.sign_card,
        )
        for card in cards:
            theme.mark(card, kind="card")
            layout = card.layout()
            assert layout is not None
            theme.margins(layout, theme.L, theme.S)
        headings: tuple[QLabel, ...] = (
            ui.problems_heading,
            ui.findings_heading,
            ui.summary_heading,
            ui.statement_heading,
            ui.sign_heading,
        )
        for heading in headings:
            theme.mark(heading, role="heading")
        theme.mark(ui.content, kind="flow")
        theme.mark(ui.total, role="display")
        theme.mark(ui.band, role="heading", tone="accent")
        theme.mark(ui.facts, role="muted")
        theme.mark(ui.sign_words, role="muted")
        theme.mark(ui.foot, kind="foot")
        theme.mark(self.sign, kind="primary")
        theme.mark(ui.back, kind="quiet")
        foot = ui.foot.layout()
        assert isinstance(foot, QHBoxLayout)
        self.abandon = QPushButton()
        foot.insertWidget(foot.indexOf(self.revise), self.abandon)
        theme.mark(self.abandon, kind="quiet")
        for button, name, token in (
            (ui.back, "arrow-left", "accent"),
            (self.revise, "pen-line", "text"),
            (self.abandon, "circle-x", "accent"),
            (self.preview, "file-search", "text"),
            (self.sign, "signature", "accent_text"),
        ):
            button.setIcon(theme.icon(name, token))
        self.passphrase.setMaximumWidth(420)
        ui.radar.setMinimumHeight(theme.scaled(180))
        ui.radar.setMaximumHeight(theme.scaled(300))

    def _connect(self) -> None:
        sheet = self._sheet
        sheet.opened.connect(self.display)
        sheet.changed.connect(self.show_standing)
        self.problems.jumped.connect(self.jumped)
        self.problems.explained.connect(lambda what: sheet.explain(*what))
        self._ui.area.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._keep_in_view())
        self.findings.written.connect(lambda what: sheet.find(*what))
        self.passphrase.returnPressed.connect(self._on_sign)
        self.sign.clicked.connect(self._on_sign)
        self.preview.clicked.connect(self.preview_wanted)
        self.drawing.unfolded.connect(self._show_drawing)
        self.revise.clicked.connect(self.revise_wanted)
        self.abandon.clicked.connect(self.abandon_wanted)
        self._ui.back.clicked.connect(self.back_wanted)
        self.result.copy_wanted.connect(self.copy_wanted)
        self.result.print_wanted.connect(self.preview_wanted)

    # -- signing -----------------------------------------------------------------------------------------------

    def _on_sign(self) -> None:
        view = self._sheet.view
        if view is None or self._working:
            return
        if view.read_only:
            self.next_wanted.emit()
            return
        self.save_now()
        if not self._explain(view):
            self._working = True
            self.banner.clear()
            self.retranslate()
            self.sign_wanted.emit(
                SignRequest(
                    view.assessment.id,
                    self.passphrase.text(),
                    self.stated.isChecked(),
                    self.drawing.drawn,
                )
            )

    def _explain(self, view: SheetView) -> bool:
        """Say what is missing, if anything is, and put the focus there."""
        open_ones = [
            problem
            for problem in view.problems
            if problem.open
            and not (problem.severity is Severity.WARN and self._sheet.explanation(problem.key).strip())
        ]
        if open_ones:
            blocks = sum(problem.severity is Severity.BLOCK for problem in open_ones)
            self.banner.say(
                "warn",
                lambda: self.tr("Not yet: {n} block signing, {m} need an explanation.").format(
                    n=blocks, m=len(open_ones) - blocks
                ),
                lambda: self.tr("Follow the links below; what you write is saved at once."),
            )
            self._lead_to(self.problems.first_open() or self.stated)
        elif not self.stated.isChecked():
            self.banner.say("warn", lambda: self.tr("Please read the statement under 3 and tick it first."))
            self._lead_to(self.stated)
        elif not self.passphrase.text():
            self.banner.say("warn", lambda: self.tr("Please enter your passphrase under 4."))
            self._lead_to(self.passphrase)
        else:
            return False
        return True

    def _show_drawing(self) -> None:
        """Bring the field for a signature into view, once it has its height."""
        QTimer.singleShot(0, self, lambda: self._ui.area.ensureWidgetVisible(self.drawing))

    def _lead_to(self, widget: QWidget) -> None:
        """Put the focus on what is missing and bring it into view; the banner above says what it is."""
        widget.setFocus()
        QTimer.singleShot(0, self, self._keep_in_view)

    def _keep_in_view(self) -> None:
        """Keep in view what has the focus, or all of the card of results, while the page finds its height."""
        if (focused := self.window().focusWidget()) and self._ui.area.isAncestorOf(focused):
            show_whole(self._ui.area, self.result if self.result.isAncestorOf(focused) else focused)
