"""`package verify` and `package show`, as a person at a shell sees them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from smartcity_desktop.cli import package

GOLDEN = Path(__file__).parents[1] / "data" / "packages"
RECEIVED = ["--received", "2019-05-20T03:00:00Z"]


@pytest.fixture
def run():
    from smartcity_desktop.cli.border import Border

    app = typer.Typer(cls=Border, add_completion=False, pretty_exceptions_enable=False)
    package.add_to(app)

    def ran(*arguments):
        return CliRunner().invoke(app, ["package", *map(str, arguments)])

    return ran


def test_without_an_edition_trust_is_unknown(run):
    done = run("verify", GOLDEN / "assessment-v1.asice", "--language", "en")
    assert done.exit_code == 0
    assert "intact and validly signed; trust unknown" in done.output
    assert "--edition" in done.output
    done = run("verify", GOLDEN / "assessment-v1.asice")
    assert "utuh" in done.output
    assert "sertakan paket periodenya" in done.output


def test_with_the_edition(run):
    edition = ["--edition", GOLDEN / "edition-v1.asice"]
    done = run("verify", GOLDEN / "assessment-v1.asice", *edition, *RECEIVED, "--language", "en")
    assert done.exit_code == 0, done.output
    assert "assessment-v1.asice: good (assessment " in done.output
    assert "Siti Contoh (A-01)" in done.output
    assert "Compare it" in done.output
    assert "order was not checked" in done.output


def test_every_kind_and_json(run):
    files = [GOLDEN / f"{kind}-v1.asice" for kind in ("assessment", "edition", "receipt")]
    done = run("verify", *files, "--edition", GOLDEN / "edition-v1.asice", *RECEIVED, "--json")
    assert done.exit_code == 0, done.output
    found = json.loads(done.output)
    assert found["trust"] is True
    assert found["edition"]["code"] is None
    assert [item["good"] for item in found["packages"]] == [True] * 3
    assert {item["root_fingerprint"] for item in found["packages"]} == {found["edition"]["root_fingerprint"]}
    assert found["packages"][0]["signed_at"] == "2019-05-16T07:30:00+00:00"


def test_received_too_late(run):
    arguments = [GOLDEN / "assessment-v1.asice", "--edition", GOLDEN / "edition-v1.asice"]
    done = run("verify", *arguments, "--received", "2019-07-16T00:00:00", "--json")
    assert done.exit_code == 1
    (found,) = json.loads(done.output)["packages"]
    assert found["code"] == "E_LATE"
    assert found["intact"]
    assert found["happened"]["id"] != found["happened"]["en"]
    assert found["remedy"]["id"]


@pytest.fixture
def damaged(tmp_path):
    data = bytearray((GOLDEN / "assessment-v1.asice").read_bytes())
    data[-200] ^= 1
    path = tmp_path / "damaged.asice"
    path.write_bytes(data)
    return path


def test_a_damaged_package_is_a_finding(run, damaged):
    for language, words in (("id", "rusak"), ("en", "damaged")):
        done = run("verify", damaged, GOLDEN / "assessment-v1.asice", "--language", language)
        assert done.exit_code == 1
        assert words in done.output
        assert "E_ZIP_" in done.output
        assert "assessment-v1.asice" in done.output
    assert run("show", damaged).exit_code == 1


def test_a_damaged_edition_ends_it(run, damaged):
    done = run("verify", GOLDEN / "assessment-v1.asice", "--edition", damaged, "--language", "en")
    assert done.exit_code == 1
    assert "damaged.asice" in done.output
    assert "assessment-v1.asice" not in done.output


def test_wrong_use(run, tmp_path):
    done = run("verify", tmp_path / "none.asice", GOLDEN / "assessment-v1.asice")
    assert done.exit_code == 2
    assert "none.asice" in done.output
    assert "utuh" in done.output
    assert run("verify").exit_code == 2
    assert run("show", tmp_path).exit_code == 2
    assert run("verify", tmp_path / "x", "--edition", tmp_path / "none").exit_code == 2
    done = run("verify", GOLDEN / "assessment-v1.asice", "--received", "kemarin")
    assert done.exit_code == 2
    assert "kemarin" in done.output


def test_show(run, monkeypatch, tmp_path):
    done = run("show", GOLDEN / "assessment-v1.asice", "--language", "en")
    assert done.exit_code == 0
    for words in ("Package digest", "T-001", "R0001", "scores.json", "16 May 2019", "3 lines"):
        assert words in done.output
    monkeypatch.setenv("SMARTCITY_LANGUAGE", "en")
    assert "Signer" in run("show", GOLDEN / "edition-v1.asice").output
    found = json.loads(run("show", GOLDEN / "edition-v1.asice", "--json").output)
    assert found["head"]["kind"] == "edition"
    shutil.copy(GOLDEN / "root.pem", tmp_path / "x.asice")
    found = json.loads(run("show", tmp_path / "x.asice", "--json").output)
    assert found["head"] is None
    assert found["code"] == "E_ZIP_TRUNC"
