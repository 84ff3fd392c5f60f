"""`package extract`, `encrypt`, `decrypt`, and `verify` with a root and a key, as a person at a shell sees them."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from smartcity_desktop.cli import package
from smartcity_desktop.core.edition import Recipients
from smartcity_desktop.sealing.letters import recipients_in
from smartcity_desktop.sealing.seal import seal
from smartcity_desktop.sealing.store_keys import new_letter_key

GOLDEN = Path(__file__).parents[1] / "data" / "packages"
PACKAGE, EDITION, ROOT = GOLDEN / "assessment-v1.asice", GOLDEN / "edition-v1.asice", GOLDEN / "root.pem"
RECEIVED = ["--received", "2019-05-20T03:00:00Z"]


@pytest.fixture
def run():
    from smartcity_desktop.cli.border import Border

    app = typer.Typer(cls=Border, add_completion=False, pretty_exceptions_enable=False)
    package.add_to(app)

    def ran(*arguments):
        return CliRunner().invoke(app, ["package", *map(str, arguments), "--language", "en"])

    return ran


@pytest.fixture(scope="module")
def secret():
    return new_letter_key()


@pytest.fixture
def key(secret, tmp_path):
    path = tmp_path / "key.txt"
    path.write_text(f"# headquarters\n{secret}\n")
    return path


def recipient(secret):
    from pyrage import x25519

    return str(x25519.Identity.from_str(secret).to_public())


@pytest.fixture
def letter(run, secret, tmp_path):
    done = run("encrypt", PACKAGE, "--recipient", recipient(secret), "--out", tmp_path / "l.asice.age")
    assert done.exit_code == 0, done.output
    assert "1 recipients, and read back" in done.output
    return tmp_path / "l.asice.age"


def test_encrypt_and_decrypt(run, letter, key, tmp_path):
    done = run("decrypt", letter, "--key-file", key)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "l.asice").read_bytes() == PACKAGE.read_bytes()
    assert "not encrypted" in done.output
    assert run("decrypt", letter, "--key-file", key).exit_code == 2
    assert run("decrypt", letter, "--key-file", key, "--out", tmp_path / "other").exit_code == 0


def test_a_letter_that_does_not_open_is_a_finding_and_leaves_nothing(run, letter, key, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(new_letter_key())
    done = run("decrypt", letter, "--key-file", other)
    assert done.exit_code == 1
    assert "E_AGE" in done.output
    letter.write_bytes(letter.read_bytes()[:-1])
    assert run("decrypt", letter, "--key-file", key).exit_code == 1
    assert run("decrypt", PACKAGE, "--key-file", key, "--out", tmp_path / "x").exit_code == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["key.txt", "l.asice.age", "other.txt"]


def test_keys_come_from_files_alone(run, letter, secret, tmp_path):
    done = run("decrypt", letter)
    assert done.exit_code == 2
    assert "--key-file" in done.output
    done = run("decrypt", letter, "--key-file", secret)
    assert done.exit_code == 2
    nothing = tmp_path / "nothing.txt"
    nothing.write_text("no key\n")
    done = run("verify", letter, "--key-file", nothing)
    assert done.exit_code == 2
    assert "no key file" in done.output


def test_a_letter_is_verified_like_its_package(run, letter, key):
    arguments = ["verify", letter, "--edition", EDITION, *RECEIVED]
    done = run(*arguments, "--key-file", key, "--json")
    assert done.exit_code == 0, done.output
    (found,) = json.loads(done.output)["packages"]
    assert found["good"]
    assert found["file"] == "l.asice.age"
    done = run(*arguments)
    assert done.exit_code == 1
    assert "E_AGE" in done.output
    assert "T-001" in run("show", letter, "--key-file", key).output
    assert "E_AGE" in run("show", letter).output


def test_the_root_is_demanded(run, programme, tmp_path):
    files = [GOLDEN / f"{kind}-v1.asice" for kind in ("assessment", "edition", "receipt")]
    done = run("verify", *files, "--edition", EDITION, "--root", ROOT, *RECEIVED)
    assert done.exit_code == 0, done.output
    done = run("verify", *files, "--root", ROOT, *RECEIVED, "--json")
    assert done.exit_code == 0, done.output
    assert [item["good"] for item in json.loads(done.output)["packages"]] == [False, True, True]
    other = tmp_path / "other.der"
    other.write_bytes(programme.authority.root_der)
    done = run("verify", *files, "--edition", EDITION, "--root", other, *RECEIVED)
    assert done.exit_code == 1
    assert "E_SIGNER_UNKNOWN" in done.output
    assert "assessment-v1.asice" not in done.output
    done = run("verify", *files, "--root", other, *RECEIVED, "--json")
    assert done.exit_code == 1
    assert {item["code"] for item in json.loads(done.output)["packages"]} == {"E_SIGNER_UNKNOWN"}
    for wrong in (PACKAGE, tmp_path / "none.pem"):
        assert run("verify", PACKAGE, "--root", wrong).exit_code == 2


def test_extract_writes_what_was_verified(run, letter, key, tmp_path):
    to = tmp_path / "out"
    done = run("extract", letter, "--to", to, "--edition", EDITION, "--key-file", key, *RECEIVED)
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(PACKAGE) as archive:
        names = archive.namelist()[4:]
        assert sorted(str(path.relative_to(to)) for path in to.rglob("*") if path.is_file()) == sorted(names)
        for name in names:
            assert (to / name).read_bytes() == archive.read(name)
    (photo,) = (to / "evidence").iterdir()
    assert hashlib.sha256(photo.read_bytes()).hexdigest() == photo.stem
    assert run("extract", PACKAGE, "--to", to).exit_code == 2
    assert run("extract", PACKAGE, "--to", tmp_path / "none" / "out").exit_code == 2


def test_extract_leaves_a_folder_of_the_same_name_and_partial_alone(run, letter, key, tmp_path):
    mine = tmp_path / "out.partial" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("mine")
    to = tmp_path / "out"
    done = run("extract", letter, "--to", to, "--edition", EDITION, "--key-file", key, *RECEIVED)
    assert done.exit_code == 0, done.output
    assert mine.read_text() == "mine"
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} >= {"out", "out.partial"}
    assert not list(tmp_path.glob("out.*.partial"))


def test_nothing_of_a_refused_package_is_extracted(run, tmp_path):
    damaged = tmp_path / "damaged.asice"
    data = bytearray(PACKAGE.read_bytes())
    data[data.index(b"scores.json", 3500) + 20] ^= 1
    damaged.write_bytes(data)
    to = tmp_path / "out"
    assert run("extract", damaged, "--to", to).exit_code == 1
    late = ["--edition", EDITION, "--received", "2019-07-16T00:00:00Z"]
    done = run("extract", PACKAGE, "--to", to, *late)
    assert done.exit_code == 1
    assert "E_LATE" in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["damaged.asice"]


def test_an_edition_names_who_reads(run, programme, secret, tmp_path, key):
    recipients = Recipients((recipient(secret),), (recipient(new_letter_key()),))
    roster = (replace(programme.siti.entry, recipient=recipient(new_letter_key())), programme.budi.entry)
    edition = replace(programme.edition, recipients=recipients, roster=roster)
    made = seal(
        programme.authority.signer, programme.edition_head(), programme.edition_files(edition), tmp_path / "e.asice"
    )  # fmt: skip
    done = run("encrypt", PACKAGE, "--edition", made.path, *RECEIVED, "--out", tmp_path / "p.age")
    assert done.exit_code == 0, done.output
    assert recipients_in((tmp_path / "p.age").read_bytes()) == 2
    done = run("encrypt", made.path, "--edition", made.path, *RECEIVED)
    assert done.exit_code == 0, done.output
    assert recipients_in((tmp_path / f"smartcity-{made.digest[:12]}.asice.age").read_bytes()) == 1


def test_encrypting_what_should_not_be(run, tmp_path, secret):
    for arguments in (
        ["--edition", EDITION, *RECEIVED],
        [],
        ["--recipient", "age1xyz"],
        ["--recipient", secret],
    ):
        done = run("encrypt", PACKAGE, *arguments, "--out", tmp_path / "l.age")
        assert done.exit_code == 2, done.output
        assert secret not in done.output
    damaged = tmp_path / "damaged.asice"
    damaged.write_bytes(PACKAGE.read_bytes()[:-1])
    done = run("encrypt", damaged, "--recipient", recipient(secret), "--out", tmp_path / "l.age")
    assert done.exit_code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["damaged.asice"]


@pytest.mark.parametrize("name", ["a" * 300, "berkas/isi"])
def test_a_place_that_cannot_be_made_is_said_before_anything_is_written(run, letter, key, tmp_path, name):
    (tmp_path / "berkas").write_text("x")
    before = sorted(tmp_path.iterdir())
    for words in (
        ("extract", PACKAGE, "--to", tmp_path / name),
        ("decrypt", letter, "--key-file", key, "--out", tmp_path / name),
        ("encrypt", PACKAGE, "--recipient", "age1x", "--out", tmp_path / name),
    ):
        done = run(*words)
        assert done.exit_code == 2, done.output
        assert done.exception is None or isinstance(done.exception, SystemExit)
        assert "too long" in done.output or "is a file" in done.output
    assert sorted(tmp_path.iterdir()) == before


def test_what_a_library_thinks_of_a_strangers_certificate_is_not_printed(tmp_path):
    """A serial number below zero: the library warns, the program says in a sentence what is wrong."""
    import subprocess
    import sys

    file = tmp_path / "aneh.pem"
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", tmp_path / "k.pem", "-out", file,
         "-days", "30", "-subj", "/CN=x", "-set_serial", "-5"], capture_output=True, check=False
    )  # fmt: skip
    if made.returncode:
        pytest.skip("openssl is the subject")
    (tmp_path / "x.pdf").write_bytes(b"no PDF")
    words = ["pdf", "verify", tmp_path / "x.pdf", "--root", file, "--language", "en"]
    done = subprocess.run(
        [sys.executable, "-m", "smartcity_desktop", *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Warning" not in done.stdout + done.stderr
    assert len((done.stdout + done.stderr).splitlines()) == 1
