"""Papers of fieldwork from a shell, on the practice edition."""

from __future__ import annotations

import shutil
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from smartcity_desktop.__main__ import main
from smartcity_desktop.sample import PRACTICE_CODE, PRACTICE_PASSPHRASE
from smartcity_desktop.system.settings import Settings
from tests.opening import assessor_at

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory, practice_world: Path) -> Path:
    folder = tmp_path_factory.mktemp("kunjungan")
    shutil.copytree(practice_world, folder / "latihan")
    services = assessor_at(folder / "latihan", Settings(), passphrase=PRACTICE_PASSPHRASE)
    line = next(one for one in services.scoring.regions(PRACTICE_CODE) if one.region.code == "81.71")
    number = services.scoring.open(PRACTICE_CODE, line.assignment_id).assessment.id
    services.fieldwork.set_visit(
        number, {"day": "16 Mei 2019", "place": "Balai Kota", "representative": "Wakil Contoh"}
    )
    services.fieldwork.promise(number, "INF-F1", "Perwali TIK")
    services.database.close()
    return folder


def _print(folder: Path, what: str, file: Path, *more: str) -> int:
    where = ("--edition", PRACTICE_CODE, "--region", "81.71", "-o", str(file))
    return main(("print", what, *where, "--practice", "--data-dir", str(folder), *more))


def _words(file: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(file.read_bytes())).pages)


def test_a_visit_and_promises_are_printed(visited, tmp_path, capsys):
    assert _print(visited, "visit", tmp_path / "ba.pdf", "--paper", "F4") == 0
    assert "enam belas bulan Mei" in _words(tmp_path / "ba.pdf")
    assert str(tmp_path / "ba.pdf") in capsys.readouterr().out
    assert _print(visited, "promises", tmp_path / "janji.pdf", "--language", "en") == 0
    assert "Perwali TIK" in _words(tmp_path / "janji.pdf")


def test_minutes_are_signed_with_the_assessors_certificate(visited, tmp_path):
    secret = tmp_path / "sandi.txt"
    secret.write_text(PRACTICE_PASSPHRASE, encoding="utf-8")
    file = tmp_path / "ba.pdf"
    assert _print(visited, "visit", file, "--sign", "--passphrase-file", str(secret)) == 0
    fields = PdfReader(BytesIO(file.read_bytes())).get_fields()
    assert fields is not None
    assert [str(one.field_type) for one in fields.values()] == ["/Sig"]


def test_another_size_is_refused(visited, tmp_path, capsys):
    assert _print(visited, "visit", tmp_path / "ba.pdf", "--paper", "A5") != 0
    assert "A5" in capsys.readouterr().err
    assert not (tmp_path / "ba.pdf").exists()
