"""Facts of an edition from a shell."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from smartcity_desktop.__main__ import main
from tests.mixed_rubric import TEXT

if TYPE_CHECKING:
    from pathlib import Path


class Shell:
    """Runs commands on one data folder and gives back what they print."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *words: object, code: int = 0) -> str:
        assert main([*(str(word) for word in words), "--data-dir", str(self.folder)]) == code
        taken = self._capsys.readouterr()
        return taken.out if code != 2 else taken.err


@pytest.fixture
def shell(initiated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    folder = tmp_path / "pusat"
    shutil.copytree(initiated, folder)
    made = Shell(folder, capsys)
    (tmp_path / "campur.yaml").write_text(TEXT, encoding="utf-8")
    dates = ("--opens", "2026-01-01", "--closes", "2099-01-01")
    rubric = ("--rubric", tmp_path / "campur.yaml")
    made("edition", "new", "F-1", "--title", "Periode uji", "--choose", 1, *dates, *rubric)
    made("edition", "invite", "F-1", "Kota Ambon", "34.04")
    return made


def test_a_template_goes_out_and_comes_back(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "isi.xlsx"
    assert str(file) in shell("edition", "facts-template", "F-1", "-o", file)
    book = load_workbook(file)
    book["Jawaban"]["E2"], book["Jawaban"]["F2"] = "Ada di semua kelurahan.", 4
    for at, value in zip("FGH", (83.5, "BPS", 2025), strict=True):
        book["Angka"][f"{at}2"] = value
    book.save(file)
    on = ("--edition", "F-1")
    assert "1 baru" in shell("edition", "facts", "import", file, *on, "--dry-run")
    assert json.loads(shell("edition", "facts", "show", *on, "--json", code=1))["facts"]["replies"] == []
    said = shell("edition", "facts", "import", file, *on)
    assert "Data diambil." in said
    assert "4 baris belum diisi." in said
    told = json.loads(shell("edition", "facts", "show", *on, "--json", code=1))
    assert told["facts"]["replies"][0]["text"] == "Ada di semua kelurahan."
    assert told["facts"]["figures"][0]["value"] == "83.5"
    assert [one["indicator"] for one in told["missing"]] == ["IPM"]
    shown = shell("edition", "facts", "show", *on, "--language", "en", code=1)
    assert "83.5 poin" in shown
    assert "No figure yet:" in shown
    assert "Nothing changes." in shell("edition", "facts", "import", file, *on, "--language", "en")
    assert "1 dihapus" in shell("edition", "facts", "clear", "replies", *on)


def test_every_problem_is_listed_and_nothing_is_taken_in(shell: Shell, tmp_path: Path) -> None:
    table = tmp_path / "angka.csv"
    table.write_text(
        "Daerah;Indikator;Nilai;Sumber;Tahun\nKota Ambon;IPM;1.234;BPS;2025\nKota X;IPM;delapan;;25\n"
    )
    said = shell("edition", "facts", "import", table, "--edition", "F-1", code=2)
    assert said.splitlines() == [
        "angka.csv, baris 2, kolom C: “1.234” dapat dibaca 1234 atau 1,234. "
        "Tulis 1234 bila ribuan, atau 1,2340 bila desimal.",
        "angka.csv, baris 3, kolom A: daerah Kota X tidak ditemukan. Yang ada: Kota Tual, Kota Palu, Kota Bima.",
        "angka.csv, baris 3, kolom C: “delapan” bukan angka. Tulis angka saja, misalnya 81,2.",
        "angka.csv, baris 3, kolom D: Sumber angka ini belum ditulis. Tulis sumbernya, misalnya BPS.",
        "angka.csv, baris 3, kolom E: Tahun tidak ada atau salah. Tulis empat angka, misalnya 2025.",
        "5 masalah; tidak ada yang diambil.",
    ]
    table.write_text("Daerah;Indikator;Nilai;Sumber;Tahun\nKota Ambon;IPM;81,5;BPS;2025\n")
    assert "“81,5” dibaca 81,5" in shell("edition", "facts", "import", table, "--edition", "F-1")
    assert "belum diputuskan" in shell("edition", "facts", "earlier", "2019", "--edition", "F-1", code=2)
    assert "tidak ditemukan" in shell("edition", "facts", "show", "--edition", "ZZ", code=2).lower()
