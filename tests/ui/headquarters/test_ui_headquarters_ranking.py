from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from smartcity_desktop.core.edition import EditionState
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.programme import Stage
from smartcity_desktop.core.promise import Promise
from smartcity_desktop.core.visit import Attendee, Visit
from smartcity_desktop.ui import texts
from smartcity_desktop.ui.dialogs.decide import DecideDialog
from smartcity_desktop.ui.dialogs.evidence_view import EvidenceDialog
from smartcity_desktop.ui.models.rows import value_at
from smartcity_desktop.ui.widgets.cut_table import Rule

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from smartcity_desktop.ui.widgets.panel_tree import PanelTree

FIRST = ("Kota Ambon", "Kota Surabaya", "Kota Denpasar")
ALL = (*FIRST, "Kabupaten Sleman")


def receive(office, *names: str) -> None:
    office.services.inbox.receive(office.packages(*names))
    office.page("ranking")


def lines(office) -> list[str]:
    """Names in the order of the table; rules in square brackets."""
    model = office.desk.ranking.table.model()
    found = []
    for row in range(model.rowCount()):
        value = value_at(model.index(row, 0))
        found.append(f"[{value.words()}]" if isinstance(value, Rule) else value.region.name)
    return found


def cell(office, name: str, column: str) -> str:
    model = office.desk.ranking.table.model()
    titles = [
        model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        for at in range(model.columnCount())
    ]
    row = lines(office).index(name)
    return model.index(row, titles.index(column)).data()


def test_without_packages_the_page_says_what_to_do(office) -> None:
    office.page("ranking")
    assert office.desk.ranking._empty.isVisible()


def test_the_cut_line_stands_after_place_k_and_the_incomplete_apart(office) -> None:
    receive(office, *FIRST)
    assert lines(office) == [
        "Kota Ambon",
        "Kota Surabaya",
        "[Cut line: 2 regions above it]",
        "Kota Denpasar",
        "[Not ranked: scores are still missing]",
        "Kabupaten Sleman",
    ]
    assert cell(office, "Kota Ambon", "Total") == "100.00"
    assert cell(office, "Kota Ambon", "Choice") == "chosen"
    assert cell(office, "Kota Denpasar", "Choice") == ""
    assert cell(office, "Kabupaten Sleman", "Sheets") == "0 of 2"
    assert "do not have enough scores" in cell(office, "Kabupaten Sleman", "Note")
    assert cell(office, "Kabupaten Sleman", "Bounds") == "0.00–100.00"
    office.type(office.desk.ranking.look, "jawa timur")
    assert lines(office) == [
        "Kota Surabaya",
        "[Cut line: 2 regions above it]",
        "[Not ranked: scores are still missing]",
    ]


def test_deciding_names_k_and_freezes(office) -> None:
    receive(office, *FIRST)
    page = office.desk.ranking
    assert page.decide.text() == "&Choose 2 regions…"
    office.click(page.decide)
    dialog = next(one for one in office.window.findChildren(DecideDialog) if one.isVisible())
    assert dialog.heading.text() == "Choose 2 regions for Test edition 2026?"
    assert "1 region not every" in dialog._incomplete.text()
    assert "Kota Ambon, Kota Surabaya" in dialog._names.text()
    office.click(dialog.primary)
    assert dialog.banner.words == "Please type your own passphrase."
    office.agree(dialog.people)
    dialog.people.second.clear()
    office.click(dialog.primary)
    assert dialog.banner.words == "Please let the second person type their own passphrase."
    office.type(dialog.people.second, "bukan sandinya itu")
    office.click(dialog.primary)
    assert "The passphrase is wrong" in dialog.banner.words
    assert "That is Ketua uji (P-02)." in dialog.banner.words
    assert office.services.consolidation.ranking("T-2026").decision is None
    office.agree(dialog.people)
    office.click(dialog.primary)
    assert page.state.words == "Decided"
    assert not page.decide.isVisible()
    assert "2 regions were chosen on 3 March 2026" in page.banner.words
    rows = office.services.programme.ledger("T-2026").rows
    stages = {row.region.name: row.stage for row in rows}
    assert [stages[name] for name in ALL] == [
        Stage.CHOSEN,
        Stage.CHOSEN,
        Stage.NOT_CHOSEN,
        Stage.NOT_CHOSEN,
    ]
    assert office.services.editions.overview("T-2026").state is EditionState.DECIDED


def test_too_few_ranked_regions_cannot_be_decided(office) -> None:
    receive(office, "Kota Ambon")
    dialog = office.desk.ranking.open_decide()
    office.agree(dialog.people)
    office.click(dialog.primary)
    assert dialog.isVisible()
    assert "Only 1 regions are ranked, and 2 have to be chosen." in dialog.banner.words
    assert office.services.consolidation.ranking("T-2026").decision is None


def test_a_tie_across_the_cut_is_decided_by_the_meeting(office) -> None:
    receive(office, *ALL)
    page = office.desk.ranking
    assert "Tied across the cut: Kabupaten Sleman, Kota Surabaya." in page.banner.words
    assert cell(office, "Kabupaten Sleman", "Choice") == "meeting"
    assert cell(office, "Kota Surabaya", "Rank") == cell(office, "Kabupaten Sleman", "Rank") == "2"
    office.click(page.decide)
    dialog = next(one for one in office.window.findChildren(DecideDialog) if one.isVisible())
    assert sorted(box.text() for box in dialog.ties.values()) == [
        "Kabupaten Sleman · 50.00",
        "Kota Surabaya · 50.00",
    ]
    office.click(dialog.primary)
    assert "exactly 1 of the tied" in dialog.banner.words
    for box in dialog.ties.values():
        box.click()
    office.click(dialog.primary)
    assert "exactly 1 of the tied" in dialog.banner.words
    dialog.ties[office.region_id("Kabupaten Sleman")].click()
    office.click(dialog.primary)
    assert "write why the meeting" in dialog.banner.words
    office.type(dialog.reason, "Pemerataan wilayah")
    office.agree(dialog.people)
    office.click(dialog.primary)
    decision = page._view.decision
    assert [office.services.programme.region(one).name for one in decision.chosen] == [
        "Kota Ambon",
        "Kota Surabaya",
    ]
    assert "Pemerataan wilayah" in page.banner.words
    assert cell(office, "Kabupaten Sleman", "Choice") == ""


def test_the_list_is_shown_as_paper_and_the_way_back_leads_here(office) -> None:
    receive(office, *FIRST)
    office.click(office.desk.ranking.print_list)
    office.bot.waitUntil(lambda: office.window.key == "paper")
    office.bot.waitUntil(lambda: office.desk.paper.view.pages > 0, timeout=20000)
    office.click(office.desk.paper.back)
    assert office.window.key == "ranking"


def test_a_region_opens_its_panel_with_spread_and_comments(office) -> None:
    receive(office, *ALL)
    ranking, panel = office.desk.ranking, office.desk.panel
    ranking.table.setCurrentIndex(ranking.sorted.index(lines(office).index("Kota Denpasar"), 2))
    ranking.table.setFocus()
    office.bot.keyClick(ranking.table, Qt.Key.Key_Return)
    office.settle()
    assert office.window.key == "panel"
    assert panel.view.region.name == "Kota Denpasar"
    tree: PanelTree = panel.tree
    code = panel.view.rubric.indicators()[0].code
    assert tree.columnCount() == 5
    assert (tree.cell("TOTAL", 1), tree.cell("TOTAL", 3)) == ("25.00", "25.00")
    assert tree.cell(code, 1) == "1"
    assert tree.cell(code, 4) == ""
    tree.go_to(code)
    said = panel.words._opinions.widget().findChildren(type(panel._wide_words))
    assert "“Diperlihatkan di lapangan.”" in [label.text() for label in said]
    office.bot.keyClick(panel.tree, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert panel.view.region.name != "Kota Denpasar"


def test_a_panel_that_is_far_apart_is_said_in_words(office) -> None:
    receive(office, *ALL)
    panel = office.desk.panel
    office.page("panel")
    view = panel.view
    code = view.rubric.indicators()[0].code
    panel.display(replace(view, spread={code: Decimal(3)}))
    assert panel.tree.cell(code, 4) == "3 apart"
    assert panel._wide_words.text() == "The panel is far apart on 1 indicator."
    office.click(panel.next_wide)
    assert panel.tree.code == code


def test_visits_and_promises_of_the_panel_are_read_there(office) -> None:
    receive(office, "Kota Ambon")
    office.desk._open_panel(office.region_id("Kota Ambon"))
    office.settle()
    panel = office.desk.panel
    field = panel.words.field
    assert field.isHidden(), "nothing was written down"
    visit = Visit(
        day="2026-05-16",
        began="09.00",
        ended="11.30",
        zone="WIT",
        place="Balai Kota",
        representative="Wakil Contoh",
        office="Sekretaris Kota",
        conclusion="Rencana induk belum ditetapkan.",
        attendees=(Attendee("001", "Wakil Contoh"),),
    )
    promises = (
        Promise("p", "INF-F1", "Perwali TIK", date(2026, 6, 30)),
        Promise("q", "INF-F2", "Data", kept=True),
    )
    sheets = tuple(
        replace(sheet, assessment=replace(sheet.assessment, visit=visit, promises=promises))
        if sheet.assessment
        else sheet
        for sheet in panel.view.sheets
    )
    panel.display(replace(panel.view, sheets=sheets))
    assert not field.isHidden()
    assert "Saturday, 16 May 2026, 09.00–11.30 WIT, Balai Kota" in field.words
    assert "For the region: Wakil Contoh, Sekretaris Kota" in field.words
    assert "1 person took part." in field.words
    assert "INF-F1: Perwali TIK – due 30 June 2026\nINF-F2: Data – kept" in field.words
    texts.install(QApplication.instance(), Language.INDONESIAN)
    office.settle()
    assert "Sabtu, 16 Mei 2026" in field.words


def evidence_dialog(office) -> EvidenceDialog:
    receive(office, "Kota Ambon")
    office.desk._open_panel(office.region_id("Kota Ambon"))
    office.settle()
    panel = office.desk.panel
    panel.tree.go_to(panel.view.rubric.indicators()[0].code)
    links = panel.words._opinions.widget().findChildren(QPushButton)
    assert [link.text() for link in links] == ["surat kota.pdf"] * 2
    office.click(links[0])
    dialog = office.window.findChild(EvidenceDialog)
    assert dialog is not None
    office.settle()
    return dialog


def test_evidence_is_shown_in_the_program_and_never_handed_to_another(
    office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: opened.append(url.toString())))
    dialog = evidence_dialog(office)
    assert "surat kota.pdf: the file is damaged" in dialog.paper.banner.words
    with office.bot.waitSignal(dialog.saved):
        dialog.save_to(tmp_path / "salinan.pdf")
    assert (tmp_path / "salinan.pdf").read_bytes() == b"%PDF-1.4\n%%EOF\n"
    assert opened == []
    dialog.reject()


def test_a_sheet_is_printed_from_the_panel(office) -> None:
    receive(office, *ALL)
    office.page("panel")
    panel = office.desk.panel
    panel._menu.actions()[1].trigger()
    office.bot.waitUntil(lambda: office.window.key == "paper")
    office.bot.waitUntil(lambda: office.desk.paper.view.pages > 0, timeout=20000)


def test_the_wheel_never_picks_another_edition_or_region(office) -> None:
    receive(office, *ALL)
    office.page("panel")
    office.desk.panel.tree.setFocus()
    for box in (office.desk.panel.picker, office.desk.panel.region):
        before = box.currentIndex()
        event = QWheelEvent(
            QPointF(5, 5), QPointF(box.mapToGlobal(QPoint(5, 5))), QPoint(0, -120), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, event)
        assert box.currentIndex() == before


def test_the_language_changes_on_every_page_while_running(office) -> None:
    receive(office, *FIRST)
    app = QApplication.instance()
    for key in ("inbox", "panel", "ranking", "programme"):
        office.page(key)
    office.page("ranking")
    texts.install(app, Language.INDONESIAN)
    office.settle()
    assert "[Garis batas: 2 daerah di atasnya]" in lines(office)
    assert cell(office, "Kota Ambon", "Total") == "100,00"
    assert office.desk.ranking.decide.text() == "&Putuskan 2 daerah…"
    assert office.window.rail.button("inbox").accessibleName() == "Kotak masuk"
    assert office.desk.editions.table.model().index(0, 2).data() == "Terbit"
    assert office.desk.programme.step.text() == "Catat langkah &berikutnya…"
    texts.install(app, Language.ENGLISH)
    office.settle()
    assert cell(office, "Kota Ambon", "Total") == "100.00"
