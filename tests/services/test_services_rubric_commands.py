"""A later rubric, abandoned drafts and their news from the command line, on the small programme."""

from __future__ import annotations

import json

import pytest

from smartcity_desktop.__main__ import main
from smartcity_desktop.cli.session import PASSPHRASE_FILE
from tests.services.rubric_versions import GONE, LOOK, NEW, REASON, later_text, republish

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"


@pytest.fixture
def shell(world, capsys, monkeypatch):
    secret = world.root / "sandi.txt"
    secret.write_text(PASSPHRASE + "\n")
    monkeypatch.setenv(PASSPHRASE_FILE, str(secret))

    def run(who: str, *words, code: int = 0) -> str:
        common = ("--data-dir", str(world.root / who))
        capsys.readouterr()
        assert main([*(str(word) for word in words), *common]) == code, capsys.readouterr()
        taken = capsys.readouterr()
        return taken.out + taken.err

    return run


def test_a_region_is_looked_at_and_moved(world, shell, tmp_path):
    world.filled("Kota Ambon")
    world.assessor.editions.take_in(republish(world.headquarters, CODE, tmp_path), root_confirmed=True)
    world.assessor.database.close()
    told = json.loads(shell("a1", "assess", "rubric", CODE, "Kota Ambon", "--json"))
    fates = {one["indicator"]: one["fate"] for one in told["indicators"] if one["fate"] != "kept"}
    assert fates == {LOOK: "look", GONE: "gone", NEW: "new"}
    assert (told["from"]["version"], told["to"]["version"], told["moved_to"]) == (1, 2, None)
    said = shell("a1", "assess", "rubric", CODE, "Kota Ambon", "--move")
    assert "Perlu ditinjau kembali: 1" in said
    assert "pertanyaan" in said
    assert "Kota Ambon dipindahkan ke rubrik versi 2." in said
    assert "sudah memakai rubrik versi 2" in shell("a1", "assess", "rubric", CODE, "Kota Ambon", code=2)


def test_headquarters_sees_what_is_in_the_field_and_which_rubrics_there_were(world, shell, tmp_path):
    world.draft("Kota Ambon")
    world.assessor.database.close()
    assert "Draf Kota Ambon dihentikan" in shell(
        "a1", "assess", "abandon", CODE, "Kota Ambon", "--reason", "Daerah mundur."
    )
    from smartcity_desktop.app import build_assessor
    from smartcity_desktop.system.settings import Settings

    again = build_assessor(world.root / "a1", Settings(), world.keys.assessor, clock=world.clock)
    world.headquarters.inbox.receive([again.reporting.report(CODE, PASSPHRASE, tmp_path).package])
    again.database.close()
    republish(world.headquarters, CODE, tmp_path)
    world.headquarters.database.close()
    told = json.loads(shell("hq", "edition", "overview", CODE, "--json"))
    assert [(one["version"], one["since"], one["reason"]) for one in told["rubrics"]] == [
        (1, 1, ""),
        (2, 2, REASON),
    ]
    (news,) = told["field"]
    assert (news["assessor"], news["number"], len(news["assignments"])) == ("A-01", 1, 4)
    gone = [line for line in news["assignments"] if line["state"] == "abandoned"]
    assert [(line["reason"], line["percent"]) for line in gone] == [("Daerah mundur.", 0)]
    said = shell("hq", "edition", "overview", CODE)
    assert "Di lapangan menurut Asesor Uji 1" in said
    assert "belum dibuka" in said


def test_sheets_that_do_not_count_are_said(world, shell, tmp_path):
    signed = world.signed("Kota Ambon")
    republish(world.headquarters, CODE, tmp_path)
    world.headquarters.inbox.receive([signed])
    world.headquarters.database.close()
    assert "1 lembar memakai rubrik versi lama" in shell("hq", "edition", "ranking", CODE)
    rows = json.loads(shell("hq", "edition", "ranking", CODE, "--json"))
    assert {row["name"]: row["outdated"] for row in rows}["Kota Ambon"] == 1
    panel = json.loads(shell("hq", "edition", "panel", CODE, "Kota Ambon", "--json"))
    assert [sheet["outdated"] for sheet in panel["sheets"]] == [1, None]
    assert "1 sheet(s) on an earlier version" in shell(
        "hq", "edition", "panel", CODE, "Kota Ambon", "--language", "en"
    )


def test_a_rubric_that_may_not_follow_is_refused_by_the_command(world, shell, tmp_path):
    world.headquarters.database.close()
    file = tmp_path / "rubrik.yaml"
    file.write_text(later_text(), encoding="utf-8")
    words = ("edition", "publish", CODE, tmp_path, "--rubric", file, "--second-person", "P-02")
    said = shell("hq", *words, "--second-passphrase-file", world.root / "sandi.txt", code=2)
    assert "Alasan perubahan rubrik belum ditulis" in said
