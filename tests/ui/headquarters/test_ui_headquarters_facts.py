"""Facts in the window of headquarters: the tab of an edition and the dialog that reads tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog

from smartcity_desktop.ui.dialogs.import_facts import ImportFactsDialog
from smartcity_desktop.ui.pages.edition import FACTS
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
    office.click(dialog.primary)
    assert dialog.banner.words == "Please choose tables without problems first."

    # what is wrong stands there cell by cell, and nothing can be taken in
    office.click(dialog.choose)
    assert [problem.where.en for problem in dialog.problems.rows] == [
        "data.csv, row 3, column A",
        "data.csv, row 3, column D",
    ]
    assert dialog.banner.words == "2 problems; nothing is taken in."
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
    assert [office.services.facts.show(CODE).regions[one.region_id].name for one in tab.model.rows] == [
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
