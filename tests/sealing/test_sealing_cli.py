"""`package verify` and `package show`, as a person at a shell sees them."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import UTC, datetime
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


@pytest.fixture
def roster(run, tmp_path):
    """The edition's document alone, as headquarters would hand it out without the package around it."""
    done = run("extract", GOLDEN / "edition-v1.asice", "--to", tmp_path / "periode", *RECEIVED)
    assert done.exit_code == 0, done.output
    return tmp_path / "periode" / "edition.json"


def test_with_root_and_roster_alone(run, roster):
    trust = ["--root", GOLDEN / "root.pem", "--roster", roster]
    done = run("verify", GOLDEN / "assessment-v1.asice", *trust, *RECEIVED, "--language", "en")
    assert done.exit_code == 0, done.output
    assert "assessment-v1.asice: good (assessment " in done.output
    assert "Siti Contoh (A-01)" in done.output
    assert "believed as it was given" in done.output
    assert "rubric and publication were not compared" in done.output
    done = run("verify", GOLDEN / "assessment-v1.asice", *trust, *RECEIVED, "--json")
    found = json.loads(done.output)
    assert (found["trust"], found["edition"], found["packages"][0]["trusted"]) == (True, None, True)
    assert found["roster"]["sha256"] == hashlib.sha256(roster.read_bytes()).hexdigest()
    late = run(
        "verify", GOLDEN / "assessment-v1.asice", *trust, "--received", "2019-07-16T00:00:00", "--json"
    )
    assert json.loads(late.output)["packages"][0]["code"] == "E_LATE"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"status":"active"', '"status":"revoked"', "E_SIGNER_REVOKED"),
        ('"assessor":"A-01","id":"T-001"', '"assessor":"A-01","id":"T-099"', "E_ASSIGNMENT"),
    ],
)
def test_a_roster_decides_who_may_sign_what(run, roster, old, new, code):
    text = roster.read_text("utf-8")
    assert old in text
    roster.write_text(text.replace(old, new), "utf-8")
    trust = ["--root", GOLDEN / "root.pem", "--roster", roster]
    done = run("verify", GOLDEN / "assessment-v1.asice", *trust, *RECEIVED, "--json")
    assert done.exit_code == 1
    assert json.loads(done.output)["packages"][0]["code"] == code


def test_a_roster_goes_with_a_root_and_is_one(run, roster, tmp_path):
    file = GOLDEN / "assessment-v1.asice"
    edition = ["--root", GOLDEN / "root.pem", "--edition", GOLDEN / "edition-v1.asice"]
    for trust in ([], edition):
        done = run("verify", file, "--roster", roster, *trust, "--language", "en")
        assert done.exit_code == 2
        assert "--roster goes with --root" in done.output
    (tmp_path / "x.json").write_text("{}")
    for name in ("x.json", "periode/rubric.yaml", "none.json"):
        done = run("verify", file, "--root", GOLDEN / "root.pem", "--roster", tmp_path / name)
        assert done.exit_code == 2
        assert Path(name).name in done.output


def test_a_roster_of_another_root_makes_nobody_trusted(run, roster, tmp_path):
    """An assessor's own root, with their own certificate below it, and the roster of the programme."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding

    from smartcity_desktop.sealing.certificates import root_certificate, subject

    start = datetime(2019, 1, 1, tzinfo=UTC)
    der = root_certificate(
        ec.generate_private_key(ec.SECP256R1()), subject("Akar lain", "X"), start, start.replace(year=2029)
    )
    (tmp_path / "lain.pem").write_bytes(x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM))
    trust = ["--root", tmp_path / "lain.pem", "--roster", roster]
    done = run("verify", GOLDEN / "assessment-v1.asice", *trust, *RECEIVED, "--language", "en")
    assert done.exit_code == 2
    assert "nobody on this roster stands below" in done.output
    assert "good" not in done.output
