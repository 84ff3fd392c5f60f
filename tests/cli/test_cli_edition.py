"""One edition from a shell: two people, two data folders, files in between."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "sandi uji yang panjang"


class Shell:
    """Runs commands and gives back what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object, code: int = 0) -> str:
        assert main([str(word) for word in words]) == code, self._capsys.readouterr()
        taken = self._capsys.readouterr()
        return taken.out if code != 2 else taken.err


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, initiated: Path) -> Path:
    """Headquarters' data folder with nothing of its own in it."""
    folder = tmp_path_factory.mktemp("pusat") / "data"
    shutil.copytree(initiated, folder)
    return folder


def test_a_whole_edition_by_commands(shell, tmp_path):
    hq, laptop = ("--data-dir", tmp_path / "hq"), ("--data-dir", tmp_path / "a1")
    secret = tmp_path / "sandi.txt"
    secret.write_text(PASSPHRASE + "\n")
    key = ("--passphrase-file", secret)
    shell("authority", "init", "--programme", "Uji", *key, *hq)
    chair = tmp_path / "ketua.txt"
    chair.write_text("sandi orang kedua itu\n")
    shell("staff", "add", "Ketua uji", "--role", "chair", "--new-passphrase-file", chair, *key, *hq)
    second = ("--second-passphrase-file", chair)
    dates = ("--opens", "2026-01-01", "--closes", "2099-01-01")
    shell("edition", "new", "B-2026", "--title", "Periode uji", "--choose", 1, *dates, *hq)
    shell("edition", "invite", "B-2026", "Kota Ambon", "34.04", *hq)
    shell("identity", "new", "--name", "Asesor Uji", "--institution", "Lembaga uji", *key, *laptop)
    shell("identity", "request", tmp_path, *laptop)
    request = next(tmp_path.glob("*.csr"))
    person = ("--id", "A-01", "--name", "Asesor Uji", "--institution", "Lembaga uji")
    shell("edition", "enrol", "B-2026", request, *person, *key, *hq)
    (tmp_path / "tugas.csv").write_text("region,assessor,mode\n81.71,A-01,visit\n34.04,A-01,interview\n")
    shell("edition", "assign", "B-2026", tmp_path / "tugas.csv", *hq)
    shell("edition", "publish", "B-2026", tmp_path, *key, *second, *hq)
    package = next(tmp_path.glob("periode-*.asice.age"))
    assert "cocokkan" in shell("assess", "take-edition", package, *laptop, code=2).lower()
    assert "2 daerah" in shell("assess", "take-edition", package, "--root-confirmed", *laptop)
    rubric = json.loads(shell("rubric", "check", "resources/rubric.yaml", "--json"))
    assert rubric
    from smartcity_desktop.core.rubric_reader import read_rubric
    from smartcity_desktop.system.resources import resource

    codes = [i.code for i in read_rubric(resource("rubric.yaml").read_text(), "x").indicators()]
    rows = [
        f"{region},A-01,{code},{level}" for region, level in (("81.71", 3), ("34.04", 1)) for code in codes
    ]
    (tmp_path / "skor.csv").write_text("region,assessor,indicator,value\n" + "\n".join(rows) + "\n")
    for region in ("81.71", "34.04"):
        explain = ("--explain", "Diperlihatkan saat kunjungan")
        shell("assess", "fill", "B-2026", region, tmp_path / "skor.csv", *explain, *laptop)
    assert "benturan" in shell("assess", "sign", "B-2026", "81.71", *key, *laptop, code=2)
    for region in ("81.71", "34.04"):
        shell("assess", "sign", "B-2026", region, "--no-conflict", *key, *laptop)
    stick = tmp_path / "stick"
    stick.mkdir()
    shell("assess", "export", "B-2026", stick, *laptop)
    assert len(list(stick.iterdir())) == len(list(stick.glob("*.asice.age"))) == 2
    (tmp_path / "auditor").mkdir()
    shell("edition", "hand-out", "B-2026", tmp_path / "auditor", "--plain", *hq)
    (plain,) = (tmp_path / "auditor").iterdir()
    shell("package", "verify", plain)
    letters = stick.glob("*.asice.age")
    assert "E_AGE" in shell("package", "verify", *letters, "--edition", plain, code=1)
    shell("inbox", "receive", stick, *hq)
    reports = json.loads(shell("inbox", "receive", stick, "--json", *hq))
    assert {report["outcome"] for report in reports} == {"had"}
    places = json.loads(shell("edition", "ranking", "B-2026", "--json", *hq))
    assert [(p["rank"], p["name"], p["total"]) for p in places] == [
        (1, "Kota Ambon", "75"),
        (2, "Kabupaten Sleman", "25"),
    ]
    assert "Kota Ambon" in shell("edition", "choose", "B-2026", *key, *second, *hq)
    for paper, more in (
        ("ranking", ()),
        ("memorandum", ("--region", "81.71")),
        ("sheet", ("--region", "81.71", "--assessor", "A-01")),
    ):
        out = tmp_path / f"{paper}.pdf"
        shell("print", paper, "--edition", "B-2026", *more, "-o", out, *hq)
        assert out.read_bytes().startswith(b"%PDF")
    for paper, more in (
        ("ranking", ("--time-stamp", "http://127.0.0.1:9/")),  # nobody is there: signed without
        ("memorandum", ("--region", "81.71")),
    ):
        out = tmp_path / f"{paper}-signed.pdf"
        shell("print", paper, "--edition", "B-2026", *more, "--sign", "-o", out, *key, *hq)
        found = json.loads(shell("pdf", "verify", out, "--edition", plain, "--json"))
        (signature,) = found["signatures"]
        assert (found["good"], signature["certified"], signature["stamped_at"]) == (True, True, None)
    shell("print", "blank", "--edition", "B-2026", "--region", "81.71", "-o", tmp_path / "k.pdf", *laptop)
    said = shell("inbox", "receipts", "B-2026", tmp_path, *key, *hq)
    receipt = said.partition("  ")[0]
    assert receipt.endswith(".asice.age")
    assert "Kota Ambon" in shell("assess", "take-receipt", receipt, *laptop)
    advance = ("programme", "advance", "81.71", "memorandum")
    assert "Jakarta" not in shell(*advance, *hq, code=2)
    who = ("--signatory", "Contoh", "--office", "Wali Kota", "--place", "Ambon")
    event = json.loads(shell(*advance, *who, "--json", *hq))
    assert event["details"]["place"] == "Ambon"
    shell("programme", "withdraw", event["sequence"], "--reason", "Uji", *hq)
    way = json.loads(shell("programme", "region", "Kota Ambon", "--json", *hq))["events"]
    assert [e["stage"] for e in way if e["edition"] == "B-2026"] == [
        "asked",
        "assessed",
        "chosen",
        "memorandum",
    ]
    assert way[-1]["withdrawn"] == "Uji"
    shell("identity", "rotate", tmp_path / "stick", *key, *laptop)
    shell("edition", "new", "B-2027", "--title", "Periode uji", "--choose", 1, *dates, *hq)
    (renewal,) = (tmp_path / "stick").glob("*.asice")
    assert "Asesor Uji" in shell("edition", "renew", "B-2027", renewal, *key, *hq)
    said = shell("edition", "renew", "B-2027", renewal, "--old-days", 21, *key, *hq)
    assert "Kunci lama berlaku sampai 21 hari setelah periode ini diterbitkan lagi." in said
    assert "Kunci lama dicabut." in shell("edition", "renew", "B-2027", renewal, "--revoke-old", *key, *hq)
    assert "Penanda tangan" in shell("edition", "renew", "B-2027", plain, *key, *hq, code=2)
    shell("doctor", *hq)


def test_the_real_cohorts_are_in_the_ledger_at_once(shell, office):
    ledger = json.loads(shell("programme", "ledger", "--json", "--data-dir", office))
    assert [count["running"] for count in ledger["memoranda"]][-1] == 100
    assert ledger["regions_with_memorandum"] == 98
    text = shell("programme", "ledger", "--edition", "2017", "--language", "en", "--data-dir", office)
    assert "22 May 2017" in text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("programme", "region", "00.00"), "00.00"),
        (("print", "ranking", "--edition", "X", "-o", "x.pdf"), "X"),
        (("print", "ranking", "--edition", "X", "--paper", "A0", "-o", "x.pdf"), "A0"),
        (("edition", "overview", "X"), "X"),
        (("programme", "advance", "11.01", "memorandum"), "--edition"),
        (("programme", "advance", "81.71", "memorandum", "--edition", "2019", "--horizon", "lima"), "lima"),
        (("programme", "advance", "81.71", "no-such-stage"), "no-such-stage"),
        (("nonsense",), "nonsense"),
    ],
)
def test_wrong_use_is_said_and_ends_with_2(shell, office, words, says):
    assert says in shell(*words, "--data-dir", office, code=2)
    assert not list(office.glob("*.pdf"))


def test_a_table_of_assignments_names_every_bad_line(shell, office, tmp_path):
    table = tmp_path / "tugas.csv"
    table.write_text("region,assessor,mode\n81.71,A-01,visit\n81.71,,visit\n34.04,A-01,tamu\n")
    said = shell("edition", "assign", "X", table, "--data-dir", office, code=2)
    assert "tugas.csv" in said
    assert "2 masalah" in said


def test_a_read_only_place_is_said(shell, tmp_path):
    (tmp_path / "berkas").write_text("x")
    assert "berkas" in shell("programme", "ledger", "--data-dir", tmp_path / "berkas", code=2)
