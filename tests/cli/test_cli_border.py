"""Wrong use of the command line: one sentence in the language asked for, exit code 2, never a traceback."""

from __future__ import annotations

import pytest

from smartcity_desktop.__main__ import main
from smartcity_desktop.cli.session import PASSPHRASE_FILE

CASES = [
    (("nonsense",), "Perintah nonsense tidak ada.", "There is no command nonsense."),
    (("programme", "nope"), "Perintah nope tidak ada.", "There is no command nope."),
    (("demo", "--nope"), "Opsi --nope tidak ada.", "There is no option --nope."),
    (("demo", "--json=3"), "Opsi --json ditulis tanpa nilai.", "Option --json is written without a value."),
    (("score", "--rubric"), "Opsi --rubric memerlukan nilai.", "Option --rubric needs a value."),
    (("score",), "--rubric belum diisi.", "--rubric is missing."),
    (("package", "verify"), "FILE belum diisi.", "FILE is missing."),
    (("doctor", "x", "y"), "Terlalu banyak isian: x y.", "That is one too many: x y."),
    (("demo", "--regions", "0"), "Tulis angka mulai dari 1.", "Write a number from 1 on."),
    (("demo", "--regions", "515"), "Tulis angka paling besar 514.", "Write a number up to 514."),
    (("demo", "--regions", "lima"), "Tulis bilangan bulat.", "Write a whole number."),
    (("programme", "advance", "x", "nope"), "Pilih: asked, answered", "Choose: asked, answered"),
    (
        ("programme", "advance", "x", "asked", "--on", "31-12-2026"),
        "Tulis tanggal seperti 2026-03-01.",
        "Write a date like 2026-03-01.",
    ),
    (("package", "show", "tiada.asice"), "tidak ada (lagi)", "is not there (any more)"),
]


@pytest.mark.parametrize(("words", "indonesian", "english"), CASES)
def test_wrong_use_is_said_in_the_language_asked_for(capsys, monkeypatch, words, indonesian, english):
    for language, sentence in (("id", indonesian), ("en", english)):
        monkeypatch.setenv("SMARTCITY_LANGUAGE", language)
        assert main(words) == 2
        said = capsys.readouterr()
        assert sentence in said.err
        assert not said.out
        assert len(said.err.splitlines()) == 1


def test_the_option_goes_before_the_environment(capsys, monkeypatch):
    monkeypatch.setenv("SMARTCITY_LANGUAGE", "en")
    assert main(("package", "show", "tiada.asice", "--language=id")) == 2
    assert "tidak ada (lagi)" in capsys.readouterr().err


def test_help_is_good_and_a_group_alone_shows_it(capsys):
    assert main(("demo", "--help")) == 0
    assert "--regions" in capsys.readouterr().out
    assert main(("programme",)) == 2
    said = capsys.readouterr()
    assert "ledger" in said.out + said.err


def test_a_passphrase_is_not_asked_for_without_a_terminal(capsys, tmp_path, monkeypatch):
    monkeypatch.delenv(PASSPHRASE_FILE)
    words = ("authority", "init", "--programme", "Uji", "--data-dir", str(tmp_path))
    assert main(words) == 2
    assert "berikan berkas berisi kata sandi" in capsys.readouterr().err
    assert not (tmp_path / "headquarters").exists()
