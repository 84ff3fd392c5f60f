"""`backup`, `restore`, `drill` from a shell, with their exit codes."""

from __future__ import annotations

import json

import pytest

from smartcity_desktop.__main__ import main
from tests.opening import PASSPHRASE, assessor_at


@pytest.fixture
def data(tmp_path, initiated):
    """An assessor's data folder with a backup in it."""
    root = tmp_path / "data"
    assessor_at(root).database.close()
    return root


def _run(*words, data, capsys):
    code = main((*words, "--data-dir", str(data), "--role", "assessor", "--language", "en"))
    out = capsys.readouterr()
    return code, out.out, out.err


def test_make_list_check_drill(data, capsys):
    assert _run("backup", data=data, capsys=capsys)[0] == 0
    code, out, _ = _run("backup", "list", "--json", data=data, capsys=capsys)
    (one,) = json.loads(out)
    assert (code, one["reason"], one["regions"], one["signed"]) == (0, "hand", 0, 0)
    assert _run("backup", "check", data=data, capsys=capsys)[:2] == (0, f"{one['name']}  ✓\n")
    code, out, _ = _run("drill", "--json", data=data, capsys=capsys)
    assert (code, json.loads(out)["findings"]) == (0, [])
    copy = data / "assessor" / "backups" / one["name"] / "smartcity.sqlite3"
    copy.write_bytes(copy.read_bytes()[:9000])
    code, out, _ = _run("backup", "check", "--json", data=data, capsys=capsys)
    assert (code, list(json.loads(out))) == (1, [one["name"]])
    code, out, _ = _run("drill", data=data, capsys=capsys)
    assert code == 1
    assert out.startswith("!")


def test_restore_compares_first_and_replaces_when_told(data, capsys):
    _run("backup", data=data, capsys=capsys)
    code, out, _ = _run("restore", data=data, capsys=capsys)
    assert code == 0
    assert "Nothing was replaced" in out
    assert not (data / "assessor" / "restored.json").exists()
    code, out, _ = _run("restore", "--replace", "--json", data=data, capsys=capsys)
    assert (code, json.loads(out)["replaced"]) == (0, True)
    assert (data / "assessor" / "restored.json").exists()
    assert [path.name for path in data.iterdir() if path.is_dir()] == ["assessor"]
    assert _run("restore", "--confirm", data=data, capsys=capsys)[0] == 0
    assert not (data / "assessor" / "restored.json").exists()


def test_a_damaged_database_can_be_restored_from_the_shell(data, capsys):
    _run("backup", data=data, capsys=capsys)
    (data / "assessor" / "smartcity.sqlite3").write_bytes(b"x" * 9000)
    assert _run("backup", data=data, capsys=capsys)[0] == 2
    assert _run("backup", "check", data=data, capsys=capsys)[0] == 0
    assert _run("restore", "--replace", data=data, capsys=capsys)[0] == 0
    assert _run("backup", data=data, capsys=capsys)[0] == 0


@pytest.mark.parametrize("words", [("backup", "check", "000009-20260101T000000Z"), ("restore",), ("drill",)])
def test_where_there_is_none_it_is_said(data, capsys, words):
    code, _, err = _run(*words, data=data, capsys=capsys)
    assert code == 2
    assert "There is no backup" in err


def test_a_lost_identity_comes_back_with_the_passphrase_of_the_backup(data, capsys, tmp_path):
    _run("backup", data=data, capsys=capsys)
    (data / "assessor" / "identity" / "identity.json").unlink()
    code, _, err = _run("restore", data=data, capsys=capsys)
    assert code == 2
    assert "Type the passphrase of that key" in err
    word = tmp_path / "lama.txt"
    word.write_text(PASSPHRASE)
    assert (
        _run("restore", "--replace", "--backup-passphrase-file", str(word), data=data, capsys=capsys)[0] == 0
    )
    assert _run("backup", data=data, capsys=capsys)[0] == 0


def test_headquarters_too(initiated, tmp_path, capsys):
    import shutil

    root = tmp_path / "hq"
    shutil.copytree(initiated, root)
    for words in (
        ("backup",),
        ("drill",),
        ("restore", "--replace"),
        ("restore", "--confirm"),
        ("backup", "check"),
    ):
        assert main((*words, "--data-dir", str(root), "--role", "headquarters")) == 0, words
