"""Headquarters' people and their log from a shell: each passphrase from a file of its own."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.__main__ import main
from smartcity_desktop.cli.session import PASSPHRASE_FILE
from tests.opening import PASSPHRASE, SECOND_PASSPHRASE, headquarters_at

if TYPE_CHECKING:
    from pathlib import Path

WORDS = {
    "first": PASSPHRASE,
    "chair": SECOND_PASSPHRASE,
    "clerk": "sandi petugas arsip",
    "bad": "bukan itu semua",
}


class Shell:
    """Runs commands on one data folder and gives back what they print."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys
        for name, word in WORDS.items():
            (folder / f"{name}.txt").write_text(word + "\n")

    def word(self, name: str) -> Path:
        """A file with somebody's passphrase."""
        return self.folder / f"{name}.txt"

    def __call__(self, *words: object, code: int = 0) -> str:
        where = ("--data-dir", str(self.folder / "hq"), "--language", "en")
        assert main([str(word) for word in (*words, *where)]) == code, self._capsys.readouterr()
        taken = self._capsys.readouterr()
        return taken.out if code != 2 else taken.err


@pytest.fixture
def shell(tmp_path, capsys, monkeypatch, initiated):
    shell = Shell(tmp_path, capsys)
    monkeypatch.setenv(PASSPHRASE_FILE, str(shell.word("first")))
    shutil.copytree(initiated, tmp_path / "hq")
    return shell


def add(shell: Shell, name: str, role: str, *more: object, code: int = 0) -> str:
    return shell("staff", "add", name, "--role", role, *more, code=code)


def test_people_come_change_and_go(shell):
    assert "P-02: Ketua uji." in add(
        shell, "Ketua uji", "chair", "--new-passphrase-file", shell.word("chair")
    )
    clerk = ("--new-passphrase-file", shell.word("clerk"))
    add(shell, "Petugas arsip", "clerk", *clerk, "--second-passphrase-file", shell.word("chair"))
    people = json.loads(shell("staff", "list", "--json"))
    assert [(one["id"], one["name"], one["role"]) for one in people] == [
        ("P-01", "Petugas uji", "administrator"),
        ("P-02", "Ketua uji", "chair"),
        ("P-03", "Petugas arsip", "clerk"),
    ]
    assert [one["signed_in"] for one in people] == [True, False, False]
    second = ("--second-passphrase-file", shell.word("chair"))
    said = shell("staff", "role", "P-03", "--role", "administrator", *clerk, *second)
    assert "Petugas arsip is now: Administrator." in said
    going = ("staff", "remove", "P-02", "--reason", "Pensiun")
    third = ("--second-person", "P-03", "--second-passphrase-file", shell.word("clerk"))
    assert "works here no more" in shell(*going, *third)
    assert "left" in shell("staff", "list")
    said = shell("staff", "log", "--verify")
    assert "The log is whole." in said
    rows = json.loads(shell("staff", "log", "--act", "staff", "--text", "pensiun", "--json"))
    assert [(row["subject"], row["new"], row["agreed"]) for row in rows] == [
        ("P-02", "removed", ["Petugas uji", "Petugas arsip"])
    ]
    assert len(json.loads(shell("staff", "log", "--who", "P-09", "--json"))) == 0
    assert len(json.loads(shell("staff", "log", "--until", "2001-01-01", "--json"))) == 0
    assert "Petugas uji" in shell("staff", "log", "--since", "2001-01-01")


def test_publishing_alone_says_how_to_add_the_second(shell, tmp_path):
    dates = ("--opens", "2026-01-01", "--closes", "2099-01-01")
    shell("edition", "new", "B-2026", "--title", "Periode uji", "--choose", 1, *dates)
    with pytest.raises(AssertionError):
        shell("edition", "publish", "B-2026", tmp_path)
    add(shell, "Ketua uji", "chair", "--new-passphrase-file", shell.word("chair"))
    wrong = ("--second-passphrase-file", shell.word("bad"))
    orang = ("--new-passphrase-file", shell.word("clerk"))
    assert "passphrase is wrong" in add(shell, "Orang karangan", "chair", *orang, *wrong, code=2)
    assert len(json.loads(shell("staff", "list", "--json"))) == 2


def test_a_clerk_signs_in_and_is_told_what_only_others_may(shell, monkeypatch):
    add(shell, "Petugas arsip", "clerk", "--new-passphrase-file", shell.word("clerk"))
    monkeypatch.setenv(PASSPHRASE_FILE, str(shell.word("clerk")))
    people = json.loads(shell("staff", "list", "--json"))
    assert [one["id"] for one in people if one["signed_in"]] == ["P-02"]
    own = ("--new-passphrase-file", shell.word("chair"))
    said = add(shell, "X", "chair", *own, code=2)
    assert "Petugas arsip (clerk) may not do this" in said
    assert "Those who may: administrator." in said
    monkeypatch.setenv("SMARTCITY_PERSON", "P-01")
    assert "passphrase is wrong" in shell("staff", "list", code=2)
    monkeypatch.setenv("SMARTCITY_PERSON", "P-07")
    assert "Nobody here is P-07" in shell("staff", "list", code=2)


def test_a_log_that_was_tampered_with_ends_with_1_and_says_where(shell, tmp_path):
    add(shell, "Ketua uji", "chair", "--new-passphrase-file", shell.word("chair"))
    shell("staff", "log", "--export", tmp_path)
    before = (tmp_path / "catatan-pusat.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["act"] for line in before] == ["staff", "found", "staff"]
    services = headquarters_at(tmp_path / "hq")
    with services.database.write() as session:
        connection = session.connection()
        connection.exec_driver_sql("DROP TRIGGER deed_no_update")
        connection.exec_driver_sql("UPDATE deed SET who = 'P-02' WHERE sequence = 2")
    services.database.close()
    said = shell("staff", "log", "--verify", code=1)
    assert "2  The columns say other than the line." in said
    found = json.loads(shell("staff", "log", "--verify", "--json", code=1))
    assert [(flaw["sequence"], flaw["code"]) for flaw in found["flaws"]] == [(2, "line")]
    assert found["lines"] == 3
