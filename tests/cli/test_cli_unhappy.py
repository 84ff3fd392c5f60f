"""What goes wrong at a desk: each ends in a sentence in the language asked for, and in the right exit code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from smartcity_desktop.__main__ import main
from smartcity_desktop.system.instance import OneInstance
from smartcity_desktop.system.paths import Role, role_folder
from smartcity_desktop.system.resources import resource
from tests.opening import assessor_at

GOLDEN = Path(__file__).parents[1] / "data" / "packages"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, initiated: Path) -> Path:
    """Headquarters' data folder with one draft edition in it."""
    folder = tmp_path_factory.mktemp("pusat") / "data"
    shutil.copytree(initiated, folder)
    words = ("edition", "new", "B", "--title", "Uji", "--choose", "1")
    dates = ("--opens", "2026-01-01", "--closes", "2099-01-01")
    assert main((*words, *dates, "--data-dir", str(folder))) == 0
    return folder


@pytest.mark.parametrize(
    ("words", "code", "indonesian", "english"),
    [
        (
            ("edition", "revoke", "B", "A-99", "--reason", "x"),
            2,
            "asesor A-99 tidak ditemukan",
            "There is no assessor A-99",
        ),
        (("edition", "close", "B", "--reason", " "), 2, "Alasan penutupan", "reason for closing"),
        (("programme", "ledger", "--edition", "ZZ"), 2, "periode ZZ tidak", "no edition ZZ"),
        (("assess", "export", "ZZ", "."), 2, "periode ZZ tidak", "no edition ZZ"),
        (("inbox", "receipts", "ZZ", "."), 2, "periode ZZ tidak", "no edition ZZ"),
    ],
)
def test_what_is_not_there(capsys, tmp_path, data, words, code, indonesian, english):
    folder = data
    if words[0] == "assess":
        folder = tmp_path
        assessor_at(folder).database.close()
    for language, sentence in (("id", indonesian), ("en", english)):
        assert main((*words, "--language", language, "--data-dir", str(folder))) == code
        assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("table", "indonesian"),
    [
        (b'region,assessor\n"' + b"x" * 200_000 + b'",A\n', "bukan CSV yang sah"),
        (b"region,assessor\n81.71\x00,A-01\n", "tidak ditemukan"),
        (b"region,assessor\nKota \xe9,A-01\n", "bukan teks UTF-8"),
        (b"region;assessor\n81.71;\n", "tidak lengkap"),
        (b"daerah,asesor\n81.71,A-01\n", "Tulis kepala tabel"),
        (b"region,assessor,mode\n", "kosong"),
        (b"", "kosong"),
    ],
)
def test_tables_of_assignments_that_are_none(capsys, tmp_path, data, table, indonesian):
    file = tmp_path / "tugas.csv"
    file.write_bytes(table)
    assert main(("edition", "assign", "B", str(file), "--data-dir", str(data))) == 2
    assert indonesian in capsys.readouterr().err


@pytest.mark.parametrize("moment", ["besok", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-12:00"])
def test_moments_that_are_none(capsys, moment):
    package = str(GOLDEN / "assessment-v1.asice")
    edition = str(GOLDEN / "edition-v1.asice")
    assert main(("package", "verify", package, "--edition", edition, "--received", moment)) == 2
    assert "bukan waktu" in capsys.readouterr().err


def test_a_folder_without_packages_is_a_finding(capsys, tmp_path, data):
    assert main(("inbox", "receive", str(tmp_path), "--data-dir", str(data))) == 1
    assert "Tidak ada paket" in capsys.readouterr().out


def test_the_doctor_speaks_the_language_asked_for(capsys, data):
    assert main(("doctor", "--data-dir", str(data))) == 0
    said = capsys.readouterr().out
    assert "Basis data (pusat)" in said
    assert "headquarters)" not in said


def test_printing_at_headquarters_makes_no_assessors_folder(capsys, tmp_path, data):
    words = ("print", "sheet", "--edition", "B", "--region", "81.71", "-o", str(tmp_path / "x.pdf"))
    assert main((*words, "--data-dir", str(data))) == 2
    assert capsys.readouterr().err
    assert not role_folder(data, Role.ASSESSOR).root.exists()
    assert not (tmp_path / "x.pdf").exists()


def test_a_command_waits_for_nobody_where_the_program_is_open(capsys, data):
    with OneInstance(data):
        for language, sentence in (("id", "sudah terbuka"), ("en", "already open")):
            words = ("programme", "ledger", "--language", language, "--data-dir", str(data))
            assert main(words) == 2
            said = capsys.readouterr()
            assert sentence in said.err
            assert not said.out
    assert main(("programme", "ledger", "--data-dir", str(data))) == 0


@pytest.mark.parametrize("json", [False, True])
def test_an_old_console_gets_an_answer_too(tmp_path, json):
    rubric = resource("rubric.yaml")
    words = ["rubric", "check", str(rubric), "--json"] if json else ["score", "--rubric", str(rubric)]
    words += [] if json else ["--scores", str(tmp_path / "tiada \u2713.csv")]
    done = subprocess.run(
        [sys.executable, "-m", "smartcity_desktop", *words],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "cp1252:strict"},
        check=False,
    )
    assert done.returncode == (0 if json else 2), done.stderr
    assert b"Traceback" not in done.stderr
