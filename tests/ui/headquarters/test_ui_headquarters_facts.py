"""Facts in the window of headquarters: the tab of an edition and the dialog that reads tables."""

from __future__ import annotations

import threading
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from smartcity_desktop.core.assessment import Answer, Assessment, AssessmentState
from smartcity_desktop.core.edition import Assessor
from smartcity_desktop.core.facts import Figure, RegionFacts, with_figures
from smartcity_desktop.core.region import Region, RegionKind
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.scoring import score_panel
from smartcity_desktop.core.visit import Visit
from smartcity_desktop.services.consolidation import PanelSheet, PanelView
from smartcity_desktop.ui import background
from smartcity_desktop.ui.dialogs.import_facts import ImportFactsDialog
from smartcity_desktop.ui.pages.edition import FACTS
from smartcity_desktop.ui.widgets.panel_words import PanelWords
from tests.mixed_rubric import TEXT
from tests.ui.headquarters.conftest import CODE

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.ui.headquarters.conftest import Office


def _tab(office: Office):
    office.desk.edition.show_edition(CODE)
    office.window.go("edition")
    office.settle()
    office.desk.edition.tabs.setCurrentIndex(FACTS)
    office.settle()
    return office.desk.edition.facts_tab


def _dialog(office: Office) -> ImportFactsDialog:
    (dialog,) = (one for one in office.window.findChildren(ImportFactsDialog) if one.isVisible())
    return dialog


def test_tables_are_read_looked_at_and_taken_in(office: Office, choose_file, tmp_path: Path) -> None:
    tab = _tab(office)
    code = office.desk.edition.overview.rubric.indicators()[0].code
    table = tmp_path / "data.csv"
    table.write_text(
        f"Daerah;Indikator;Jawaban;Tingkat\nKota Ambon;{code};Sudah ada.;3\nKota Medan;{code};Ada;9\n"
    )
    figures = tmp_path / "kkd.csv"
    figures.write_text(
        "Daerah;Kode angka;Nama;Nilai;Sumber;Tahun\nAmbon;KKD;Kapasitas fiskal;1,25;PMK;2025\n"
    )
    choose_file([str(table), str(figures)])
    office.click(tab._empty.button)
    dialog = _dialog(office)
    assert dialog.nothing.isVisible()
    assert dialog.nothing._heading.text() == "No table is read yet"
    office.click(dialog.primary)
    assert dialog.banner.words == "Please choose tables without problems first."

    # what is wrong stands there cell by cell, and nothing can be taken in
    office.click(dialog.choose)
    assert [problem.where.en for problem in dialog.problems.rows] == [
        "data.csv, row 3, column A",
        "data.csv, row 3, column D",
    ]
    assert dialog.banner.words == "2 problems; nothing is taken in."
    assert dialog._said.text().startswith("data.csv, row 3, column A: Kota Medan is not invited")
    dialog.problem_table.selectRow(1)
    assert (
        dialog._said.text()
        == "data.csv, row 3, column D: 9 is no level of the scale. Write 0 to 4, or leave it empty."
    )
    office.click(dialog.primary)
    assert dialog.isVisible()

    table.write_text(f"Daerah;Indikator;Jawaban;Tingkat\nKota Ambon;{code};Sudah ada.;3\n")
    office.click(dialog.choose)
    model = dialog.table.model()
    assert [[model.index(row, at).data() for at in (0, 2, 4)] for row in range(2)] == [
        ["Kota Ambon", code, "Sudah ada. · level 3"],
        ["Kota Ambon", "KKD", "1.25"],
    ]
    assert "Figures: 1 new, 0 changed, 0 the same, 0 removed." in dialog._said.text()
    assert "“1,25” is read as 1.25." in dialog._said.text()
    office.click(dialog.primary)
    assert tab.banner.words == "2 changes taken in."
    assert tab.model.rowCount() == 2
    assert "learn of this change when you publish" in office.desk.edition.banner.words
    office.type(tab.look, "kkd")
    assert tab._count.text() == "1 of 2"

    # once more, and there is nothing left to do
    office.click(tab.take)
    again = _dialog(office)
    office.click(again.choose)
    assert again.nothing._heading.text() == "Nothing would change"
    again.reject()


def test_a_slow_table_holds_up_no_other_work(office: Office, choose_file, tmp_path: Path) -> None:
    """While files wait to be read the database is free, and nothing is compared yet."""
    tab, gate = _tab(office), threading.Event()
    table = tmp_path / "kkd.csv"
    table.write_text("Daerah;Kode angka;Nama;Nilai;Sumber;Tahun\nAmbon;KKD;Kapasitas fiskal;1,25;PMK;2025\n")
    choose_file([str(table)])
    office.click(tab._empty.button)
    dialog = _dialog(office)
    done: list[str] = []
    background.decode(gate.wait, lambda _open: done.append("read before"), lambda _error: None)
    office.bot.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    background.lane("database").drain()
    background.run(lambda: "saved", done.append, lambda _error: None)
    background.lane("database").drain()
    assert done == ["saved"]
    assert dialog.preview is None
    assert not dialog.primary.isEnabled()
    gate.set()
    office.settle()
    assert done == ["saved", "read before"]
    assert dialog.preview is not None
    assert len(dialog.preview.changes) == 1


def test_only_what_the_files_have_stays_where_that_is_wanted(office: Office, tmp_path: Path) -> None:
    tab = _tab(office)
    code = office.desk.edition.overview.rubric.indicators()[0].code
    table = tmp_path / "data.csv"
    for region in ("Kota Ambon", "Kota Surabaya"):
        table.write_text(f"Daerah;Indikator;Jawaban\n{region};{code};Ada.\n")
        dialog = tab.open_import()
        dialog.take_files([table])
        office.settle()
        if region == "Kota Surabaya":
            assert len(dialog.changes.rows) == 1
            dialog.whole.click()
            office.settle()
            assert len(dialog.changes.rows) == 2
        office.click(dialog.primary)
    assert [office.services.facts.show(CODE).regions[one.fact.region_id].name for one in tab.model.rows] == [
        "Kota Surabaya"
    ]


def test_a_template_is_saved(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tab = _tab(office)
    file = tmp_path / "templat.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_a, **_k: (str(file), "")))
    office.click(tab.template)
    assert tab.banner.words == f"Template saved: templat.xlsx {tmp_path}"
    assert load_workbook(file).sheetnames == ["Answers", "Codebook"]


def test_an_edition_from_before_the_program_has_no_facts(office: Office) -> None:
    office.desk.edition.show_edition("2019")
    office.settle()
    assert not office.desk.edition.tabs.isTabVisible(FACTS)
    assert office.desk.edition.facts_tab.open_import() is None


def test_the_panel_says_which_figure_counts_and_which_sheet_was_signed_on_another(qtbot) -> None:
    rubric = read_rubric(TEXT, "campur.yaml")
    region = Region("R1", "81.71", "Kota Ambon", RegionKind.KOTA, "81", "Maluku", 0, 0)
    figure = Figure("R1", "IPM", rubric.indicator("IPM").title, Decimal("81.25"), "poin", "BPS", 2025)
    answers = {"IPM": Answer("IPM", Decimal(65), comment="Menurut portal lama.")}
    sheet = Assessment(
        id="P1",
        assignment_id="T-001",
        edition="C-2026",
        region_id="R1",
        assessor_id="A-01",
        revision=1,
        parent_id=None,
        state=AssessmentState.RECEIVED,
        answers=answers,
        explanations={},
        findings={},
        citations=(),
        states=(),
        changed_at=None,
        rubric=rubric.name,
        visit=Visit(),
    )
    seats = tuple(
        PanelSheet(Assessor(f"A-0{n}", f"Asesor {n}", "Lembaga"), one, None, older_figures=older)
        for n, (one, older) in enumerate(((sheet, ("IPM",)), (None, ())), 1)
    )
    mean = score_panel(rubric, [with_figures(rubric, answers, {"IPM": figure})], region="R1")
    for facts, words in (
        (RegionFacts(figures={"IPM": figure}), "81.25 poin (BPS, 2025) counts for everybody."),
        (RegionFacts(), "There is no figure. Import it on the edition's page, under Facts."),
    ):
        panel = PanelWords()
        qtbot.addWidget(panel)
        panel.display(PanelView(None, region, rubric, seats, mean, {}, facts))
        panel.show_code("IPM")
        said = [label.text() for label in panel.findChildren(QLabel) if label.text()]
        assert words in said
        assert said.count("Signed on another figure than the present one; the sheet stays as it is.") == 1
        assert "65 poin" in said
        assert "“Menurut portal lama.”" in said


def test_more_problems_than_are_listed_are_said(office: Office, tmp_path: Path) -> None:
    tab = _tab(office)
    table = tmp_path / "data.csv"
    table.write_text("Daerah;Indikator;Jawaban\n" + "Kota X;Y;Z\n" * 40)
    dialog = tab.open_import()
    dialog.take_files([table])
    office.settle()
    assert dialog.banner.words == "80 problems; nothing is taken in. The first 50 are listed."


def test_what_strangers_wrote_is_shown_and_never_obeyed(office: Office, tmp_path: Path) -> None:
    tab = _tab(office)
    code = office.desk.edition.overview.rubric.indicators()[0].code
    table = tmp_path / "data.csv"
    table.write_text(
        f"Daerah;Indikator;Jawaban\nKota Ambon;{code};<img src=x><h1>Besar</h1>\nKota <b>X</b>;{code};a\n"
    )
    dialog = tab.open_import()
    dialog.take_files([table])
    office.settle()
    assert "<b>X</b>" in dialog._said.text()
    assert dialog._said.textFormat() == Qt.TextFormat.PlainText
    table.write_text(table.read_text().replace("Kota <b>X</b>", "Kota Denpasar"))
    dialog.take_files([table])
    office.settle()
    index = dialog.changes.index(1, 4)
    assert index.data() == "<img src=x><h1>Besar</h1>"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "<qt>&lt;img src=x&gt;&lt;h1&gt;Besar&lt;/h1&gt;</qt>"
