"""`identity` from a shell: every command, its JSON, and what it says when it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from smartcity_desktop.app import assessor_gate
from smartcity_desktop.cli import app
from smartcity_desktop.sealing import identity, recovery
from smartcity_desktop.sealing.age_keys import recipient_of, secret_text
from smartcity_desktop.system.paths import Role, role_folder
from tests.opening import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

NEW = "dermaga tua di teluk"
SECRET = bytes(range(1, 33))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(data: Path) -> Callable[..., Result]:
    def ran(*words: object, code: int = 0, **environment: str) -> Result:
        arguments = ["identity", *map(str, words), "--data-dir", str(data), "--language", "en"]
        result = CliRunner().invoke(app, arguments, env=environment)
        assert result.exit_code == code, result.output
        return result

    return ran


@pytest.fixture
def made(run: Callable[..., Result], secret: Path) -> Result:
    return run(
        "new", "--name", "Asesor Contoh", "--institution", "Lembaga Contoh", "--passphrase-file", secret,
        "--label", "Laptop lapangan",
    )  # fmt: skip


@pytest.fixture
def new_secret(tmp_path: Path) -> Path:
    file = tmp_path / "baru.txt"
    file.write_text(NEW + "\n", encoding="utf-8")
    return file


def test_new_and_show_say_the_code_in_digits_and_words(made: Result, run: Callable[..., Result]) -> None:
    shown = json.loads(run("show", "--json").stdout)
    assert shown["name"] == "Asesor Contoh"
    assert shown["enrolled"] is False
    assert len(shown["words"].split()) == 6
    for said in (made.stdout, run("show").stdout):
        assert shown["code"] in said
        assert shown["words"] in said
        assert "not enrolled yet" in said


def test_what_opens_it_is_said_without_opening_it(made: Result, run: Callable[..., Result]) -> None:
    said = run("lock-status", SMARTCITY_PASSPHRASE_FILE="/nowhere").stdout
    assert "Laptop lapangan  passphrase  cannot be given back yet" in said
    (one,) = json.loads(run("lock-status", "--json").stdout)
    assert (one["folder"], one["keyring"], one["recovery"], one["asked"]) == ("assessor", False, False, None)


def test_one_more_person_opens_by_name(made: Result, run: Callable[..., Result], secret: Path) -> None:
    said = run(
        "new", "--another", "--name", "Asesor Contoh Dua", "--institution", "", "--passphrase-file", secret
    ).stdout
    assert "assessor-2" in said
    assert "Asesor Contoh Dua" in run("show", SMARTCITY_PROFILE="assessor-2").stdout
    assert "Asesor Contoh Dua" not in run("show").stdout
    assert "assessor, assessor-2" in run("show", code=2, SMARTCITY_PROFILE="../elsewhere").output


def test_the_passphrase_is_changed(
    made: Result, run: Callable[..., Result], secret: Path, new_secret: Path
) -> None:
    run("passphrase", "--old-file", secret, "--new-file", new_secret)
    assert "wrong" in run("show", code=2).output
    run("show", SMARTCITY_PASSPHRASE_FILE=str(new_secret))


def test_keys_that_cannot_be_had_say_why(
    made: Result, run: Callable[..., Result], tmp_path: Path, secret: Path
) -> None:
    file = tmp_path / "x.p12"
    file.write_bytes(b"no p12")
    assert (
        "no .p12"
        in run("import-p12", file, "--p12-password-file", secret, "--passphrase-file", secret, code=2).output
    )
    assert "not enrolled" in run("rotate", tmp_path, "--passphrase-file", secret, code=2).output
    run("recover", code=2)
    assert (
        "no edition was taken in"
        in run(
            "recover", "--request", tmp_path, "--name", "Asesor Contoh", "--new-file", secret, code=2
        ).output
    )


def test_coming_back_without_the_passphrase(
    made: Result, run: Callable[..., Result], data: Path, tmp_path: Path, new_secret: Path
) -> None:
    folder = role_folder(data, Role.ASSESSOR).identity
    keys = assessor_gate(data).unlock(PASSPHRASE)
    wrapped = recovery.wrap_for_recovery(
        keys, identity.public_key_sha256(folder), [recipient_of(secret_text(SECRET))]
    )
    (folder / recovery.WRAPPED).write_bytes(wrapped)
    said = run(
        "recover", "--request", tmp_path, "--name", "Asesor Contoh", "--institution", "Lembaga Contoh",
        "--new-file", new_secret,
    ).stdout  # fmt: skip
    (file,) = tmp_path.glob("pemulihan-*.json")
    request = recovery.read_recovery_request(file.read_bytes())
    assert request.fingerprint in said
    (one,) = json.loads(run("lock-status", "--json").stdout)
    assert (one["recovery"], one["asked"]) == (True, request.fingerprint)
    reply = tmp_path / "jawaban.age"
    reply.write_bytes(recovery.release(request, SECRET, request.fingerprint).reply)
    run("recover", "--reply", reply, "--new-file", new_secret)
    assert "Asesor Contoh" in run("show", SMARTCITY_PASSPHRASE_FILE=str(new_secret)).stdout
    assert "wrong" in run("show", code=2).output
