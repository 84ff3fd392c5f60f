"""The programme's keys from a shell: cards, drill, offline root, signers, list of revoked certificates, recovery."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from smartcity_desktop.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "sandi uji yang panjang"


class Shell:
    """Runs commands on one data folder and gives back what they print."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys
        self.secret = folder / "sandi.txt"
        self.secret.write_text(PASSPHRASE + "\n")

    def __call__(self, *words: object, code: int = 0, data: bool = True) -> str:
        where = ("--data-dir", str(self.folder / "hq"), "--language", "en") if data else ("--language", "en")
        assert main([str(word) for word in (*words, *where)]) == code, self._capsys.readouterr()
        taken = self._capsys.readouterr()
        return taken.out if code != 2 else taken.err


@pytest.fixture
def shell(tmp_path, capsys, monkeypatch, initiated):
    shell = Shell(tmp_path, capsys)
    monkeypatch.setenv("SMARTCITY_PASSPHRASE_FILE", str(shell.secret))
    shutil.copytree(initiated, tmp_path / "hq")
    return shell


def printed_cards(path: Path) -> list[str]:
    """The words on a PDF of cards, as somebody types them: one line a card."""
    found = []
    for page in pypdfium2.PdfDocument(path):
        text = page.get_textpage().get_text_bounded().split()
        numbered = {text[k]: text[k + 1] for k in range(len(text) - 1) if text[k].rstrip(".").isdigit()}
        found.append(" ".join(numbered[f"{n}."] for n in range(1, 34)))
    return found


def test_the_life_of_the_root(shell, tmp_path):
    pdf, typed, key_file = tmp_path / "kartu.pdf", tmp_path / "kartu.txt", tmp_path / "root.key"
    assert "not printed yet !" in shell("authority", "show", code=1)
    said = shell("authority", "cards", "root", "--out", pdf, "--needed", 2, "--count", 3)
    assert "3 cards" in said
    assert pdf.stat().st_mode & 0o777 == 0o600
    cards = printed_cards(pdf)
    typed.write_text("\n".join(cards[1:]) + "\n")
    assert "No drill" in shell("authority", "offline", code=2)
    done = shell("authority", "drill", "root", "--who", "Petugas", "--cards-file", typed)
    assert "opens the real key" in done
    shell("authority", "offline", "--root-file", key_file, "--root-passphrase-file", shell.secret)
    shown = json.loads(shell("authority", "show", "--json", code=1))
    assert shown["root_offline"] is True
    assert shown["due"] == {"root": False, "recovery": True}
    assert "Run it in a terminal" in shell("authority", "crl", tmp_path, code=2)
    for given in (
        ("--root-cards-file", typed),
        ("--root-file", key_file, "--root-passphrase-file", shell.secret),
    ):
        path = shell("authority", "crl", tmp_path, *given).strip()
        dumped = subprocess.run(
            ["openssl", "crl", "-in", path, "-noout", "-text"], capture_output=True, check=True
        )
        assert b"No Revoked Certificates" in dumped.stdout
    shell("authority", "next-signer", "--root-cards-file", typed)
    assert "No published edition" in shell("authority", "next-signer", "--use", code=2)


def test_wrong_words_are_named_and_nothing_is_noted(shell, tmp_path):
    pdf, typed = tmp_path / "kartu.pdf", tmp_path / "kartu.txt"
    shell("authority", "cards", "recovery", "--out", pdf)
    one, two, _ = printed_cards(pdf)
    typed.write_text(f"{one}\n{two.rsplit(' ', 1)[0]} zzz\n")
    said = shell("authority", "drill", "recovery", "--who", "Petugas", "--cards-file", typed, code=2)
    assert "Card 2: word 33, “zzz”, is not on the list" in said
    assert json.loads(shell("authority", "show", "--json", code=1))["due"]["recovery"] is True


def test_lost_headquarters_key_the_cards_alone_make_a_key_for_age(shell, tmp_path):
    pdf, typed, key = tmp_path / "kartu.pdf", tmp_path / "kartu.txt", tmp_path / "kunci.txt"
    shell("authority", "cards", "recovery", "--out", pdf)
    recipient = json.loads(shell("authority", "show", "--json", code=1))["recovery"]
    letter = tmp_path / "paket.age"
    subprocess.run(["age", "-r", recipient, "-o", letter], input=b"isi paket", check=True)
    typed.write_text("\n".join(printed_cards(pdf)[:2]))
    assert recipient in shell("authority", "recovery-key", key, "--cards-file", typed, data=False)
    assert key.stat().st_mode & 0o777 == 0o600
    opened = subprocess.run(["age", "-d", "-i", key, letter], capture_output=True, check=True)
    assert opened.stdout == b"isi paket"


def test_issue_and_revoke(shell, tmp_path):
    laptop = ("--data-dir", tmp_path / "a1")
    for words in (
        ("identity", "new", "--name", "Asesor Uji", "--institution", "Lembaga uji"),
        ("identity", "request", tmp_path),
    ):
        assert main([str(word) for word in (*words, *laptop)]) == 0
    dates = ("--opens", "2026-01-01", "--closes", "2099-01-01")
    shell("edition", "new", "B-2026", "--title", "Periode uji", "--choose", 1, *dates)
    person = ("--id", "A-01", "--name", "Asesor Uji", "--institution", "Lembaga uji")
    said = shell("authority", "issue", "B-2026", next(tmp_path.glob("*.csr")), *person)
    assert len(said.split("Six words: ")[1].splitlines()[0].split()) == 6
    assert "reason" in shell("authority", "revoke", "B-2026", "A-01", "--reason", " ", code=2)
    shell("authority", "revoke", "B-2026", "A-01", "--reason", "laptop hilang")
    path = shell("authority", "crl", tmp_path).strip()
    dumped = subprocess.run(
        ["openssl", "crl", "-in", path, "-noout", "-text"], capture_output=True, check=True
    )
    assert dumped.stdout.count(b"Serial Number:") == 1


def test_recover_refuses_what_is_no_request(shell, tmp_path):
    (tmp_path / "x.json").write_text("{}")
    said = shell(
        "authority", "recover", tmp_path / "x.json", tmp_path, "--id", "A-01", "--heard", "A", code=2
    )
    assert "no recovery request" in said


def test_every_passphrase_is_lost_and_the_printed_procedure_brings_headquarters_back(
    shell, tmp_path, monkeypatch
):
    files = {}
    for key in ("recovery", "root"):
        pdf, files[key] = tmp_path / f"{key}.pdf", tmp_path / f"{key}.txt"
        shell("authority", "cards", key, "--out", pdf)
        files[key].write_text("\n".join(printed_cards(pdf)[1:]))
    dates = ("--opens", "2026-01-01", "--closes", "2099-01-01")
    shell("edition", "new", "B-2026", "--title", "Periode uji", "--choose", 1, *dates)
    before = json.loads(shell("authority", "show", "--json", code=1))
    new = tmp_path / "baru.txt"
    new.write_text("sandi baru sesudah musibah\n")
    shell.secret.unlink()
    monkeypatch.setenv("SMARTCITY_PASSPHRASE_FILE", str(new))
    cards = ("--cards-file", files["recovery"], "--root-cards-file", files["root"])
    said = shell("authority", "reopen", "--name", "Petugas Baru", *cards)
    assert "Sign in as P-02" in said
    shown = json.loads(shell("authority", "show", "--json", code=1))
    assert shown["signer_sha256"] != before["signer_sha256"]
    assert list(shown["signers"]) == [before["signer_sha256"], shown["signer_sha256"]]
    assert "B-2026" in shell("edition", "list")
