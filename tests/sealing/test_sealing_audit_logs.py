"""`audit show` and `audit verify` on real packages, as a person at a shell sees them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pyrage
import pytest
import typer
from typer.testing import CliRunner

from smartcity_desktop.cli import audit as command
from smartcity_desktop.cli.border import Border
from smartcity_desktop.core.assessment import Entry, Field
from smartcity_desktop.core.audit import audit_file, audit_head, audit_line, start
from smartcity_desktop.core.package import Audience, PackageKind, Role
from smartcity_desktop.sealing.letters import encrypt_stream
from smartcity_desktop.sealing.seal import HeadFields, seal
from smartcity_desktop.sealing.sources import SealFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EDITION_DIGEST = "ab" * 32
AT = datetime(2019, 5, 16, 7, 30, tzinfo=UTC)


def lines(*values: str, jump: timedelta = timedelta()) -> tuple[bytes, ...]:
    """The history of one score that was given these values one after the other, a minute apart."""
    made = []
    old: str | None = None
    for n, value in enumerate(values):
        at = AT + timedelta(minutes=n) + (jump if n else timedelta())
        entry = Entry(n + 1, "a-1", "INF-1", Field.SCORE, old, value, "A-01", at, n * 60 * 10**9)
        made.append(audit_line(entry))
        old = value
    return tuple(made)


@pytest.fixture
def run():
    app = typer.Typer(cls=Border, add_completion=False, pretty_exceptions_enable=False)
    command.add_to(app)

    def ran(*arguments):
        return CliRunner().invoke(app, ["audit", *map(str, arguments)])

    return ran


@pytest.fixture
def package(programme, tmp_path: Path) -> Callable[..., Path]:
    """Seal a package with a history."""

    def make(name: str, history: tuple[bytes, ...], **changes) -> Path:
        fields = {
            "kind": PackageKind.ASSESSMENT,
            "package_id": name,
            "edition": "2019",
            "edition_digest": EDITION_DIGEST,
            "roster_version": 1,
            "signer_id": "A-01",
            "audience": Audience.HEADQUARTERS,
            "assignment": "T-001",
            "region": "R0400",
            "sequence": 1,
            "supersedes": None,
            "created": AT,
            "audit_head": audit_head(start(EDITION_DIGEST, "T-001"), history).hex(),
            "audit_length": len(history),
        } | changes
        files = [
            SealFile("scores.json", Role.SCORES, "application/json", b"{}"),
            SealFile("audit.jsonl", Role.AUDIT, "application/jsonl", audit_file(history)),
        ]
        return seal(programme.siti.signer, HeadFields(**fields), files, tmp_path / f"{name}.asice").path

    return make


def digest_of(run, file: Path) -> str:
    return json.loads(run("show", file, "--json").output)["digest"]


def test_show_says_every_change_and_what_is_odd(run, package) -> None:
    file = package("one", lines("1", "3", jump=timedelta(hours=-5)))
    done = run("show", file, "--language", "en", "--zone", "WIT")
    assert done.exit_code == 0, done.output
    assert "Assignment T-001, package number 1: 2 lines." in done.output
    assert "A-01  INF-1  level: – → 1" in done.output
    assert "16 May 2019 16:30:00 WIT" in done.output
    assert "! The computer's clock went back by 5 h 0 min." in done.output


def test_show_with_filters_and_json(run, package) -> None:
    file = package("one", lines("1", "3", "2"))
    done = run("show", file, "--since", "2019-05-16T07:31:00Z", "--indicator", "inf-1", "--text", "2")
    assert "1 dari 3 baris ditampilkan." in done.output
    found = json.loads(run("show", file, "--odd", "--json").output)
    assert (found["rows"], found["length"], found["signer"]) == ([], 3, "A-01")
    (row,) = json.loads(run("show", file, "--until", "2019-05-16T07:30:00Z", "--json").output)["rows"]
    assert (row["line"], row["old"], row["new"], row["monotonic"]) == (1, None, "1", 0)


def test_a_moment_that_is_none_is_refused(run, package) -> None:
    done = run("show", package("one", lines("1")), "--since", "kemarin")
    assert done.exit_code == 2
    assert "--since kemarin: bukan waktu." in done.output


def test_verify_two_packages_of_which_the_second_goes_on(run, package) -> None:
    first = package("one", lines("1", "2"))
    second = package("two", lines("1", "2", "3"), sequence=2, supersedes=digest_of(run, first))
    done = run("verify", second, first, "--language", "en")
    assert done.exit_code == 0, done.output
    assert done.output.splitlines() == [
        "one.asice: T-001 1: history is whole, 2 lines, 2 of them new.",
        "two.asice: T-001 2: history is whole, 3 lines, 1 of them new.",
    ]


def test_verify_says_where_history_was_rewritten(run, package) -> None:
    first = package("one", lines("1", "2"))
    second = package("two", lines("1", "4", "3"), sequence=2, supersedes=digest_of(run, first))
    done = run("verify", first, second, "--language", "en")
    assert done.exit_code == 1
    assert "History was rewritten from line 2 on: one.asice says INF-1 level 1 → 2" in done.output
    assert "here it says INF-1 level 1 → 4" in done.output
    found = json.loads(run("verify", first, second, "--json").output)
    assert [(p["good"], p["line"]) for p in found["packages"]] == [(True, None), (False, 2)]


def test_verify_says_which_lines_were_taken_out(run, package) -> None:
    first = package("one", lines("1", "2", "3"))
    second = package("two", lines("1"), sequence=2, supersedes=digest_of(run, first))
    done = run("verify", first, second)
    assert done.exit_code == 1
    assert "2 baris dari one.asice hilang, mulai baris 2" in done.output


def test_verify_says_which_packages_are_missing_between(run, package) -> None:
    first = package("one", lines("1"))
    third = package("three", lines("1", "2"), sequence=3, supersedes="cd" * 32)
    done = run("verify", first, third, "--language", "en")
    assert done.exit_code == 0
    assert "The packages with number 2–2 were not given." in done.output


def test_verify_notes_another_parent_and_refuses_two_of_one_number(run, package) -> None:
    first = package("one", lines("1"))
    second = package("two", lines("1", "2"), sequence=2, supersedes="cd" * 32)
    done = run("verify", first, second, "--language", "en")
    assert "This package supersedes another one, not one.asice." in done.output
    twin = package("twin", lines("1", "3"), sequence=2, supersedes=digest_of(run, first))
    done = run("verify", first, second, twin, "--language", "en")
    assert done.exit_code == 1
    assert "There are two packages with number 2" in done.output


def test_verify_refuses_a_log_that_was_not_signed(run, package) -> None:
    done = run("verify", package("one", lines("1"), audit_head="ee" * 32), "--language", "en")
    assert done.exit_code == 1
    assert "This is not the history that was signed" in done.output


def test_a_later_package_alone_cannot_show_its_beginning(run, package) -> None:
    other = audit_head(start("99" * 32, "T-001"), lines("1", "2")).hex()
    alone = package("two", lines("1", "2"), sequence=2, supersedes="cd" * 32, audit_head=other)
    done = run("verify", alone, "--language", "en")
    assert done.exit_code == 0
    assert "cannot be checked without package number 1" in done.output


def test_another_number_of_lines_than_declared(run, package) -> None:
    done = run("show", package("one", lines("1"), audit_length=2))
    assert done.exit_code != 0
    assert "Isi paket tidak memenuhi aturan program." in done.output


def test_other_kinds_and_damaged_files_are_named(run, package, tmp_path: Path) -> None:
    whole = package("one", lines("1"))
    damaged = tmp_path / "damaged.asice"
    data = bytearray(whole.read_bytes())
    data[data.index(b'"subject":"INF-1"')] ^= 1
    damaged.write_bytes(data)
    done = run("verify", whole, damaged, tmp_path / "none.asice", "--language", "en")
    assert done.exit_code == 1
    assert "one.asice: T-001 1: history is whole" in done.output
    assert "damaged.asice: This file is damaged or was changed." in done.output
    assert "none.asice" in done.output
    found = json.loads(run("verify", damaged, "--json").output)
    assert found["packages"] == []
    assert found["unreadable"][0]["file"].endswith("damaged.asice")


def test_a_package_without_a_log_is_said_to_have_none(run, programme, tmp_path: Path) -> None:
    edition = seal(
        programme.authority.signer, programme.edition_head(), programme.edition_files(), tmp_path / "e.asice"
    ).path
    done = run("show", edition, "--language", "en")
    assert done.exit_code != 0
    assert "not for this edition or assignment" in done.output


def test_an_encrypted_package_is_opened_with_a_key_file(run, package, tmp_path: Path) -> None:
    secret = pyrage.x25519.Identity.generate()
    key = tmp_path / "key.txt"
    key.write_text(f"# key\n{secret}\n")
    letter = tmp_path / "letter.asice.age"
    with package("one", lines("1")).open("rb") as source, letter.open("wb") as target:
        encrypt_stream(source, target, [str(secret.to_public())])
    assert run("verify", letter, "--key-file", key).exit_code == 0
    closed = run("verify", letter, "--language", "en")
    assert closed.exit_code == 1
    assert "This encrypted file cannot be opened" in closed.output
