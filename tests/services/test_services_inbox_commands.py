"""Held packages from the command line, on the small programme."""

from __future__ import annotations

import json

import pytest

from smartcity_desktop.__main__ import main

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"


@pytest.fixture
def shell(world, capsys):
    secret = world.root / "sandi.txt"
    secret.write_text(PASSPHRASE + "\n")

    def run(*words, code: int = 0) -> str:
        common = ("--data-dir", str(world.root / "hq"), "--passphrase-file", str(secret))
        assert main([*(str(word) for word in words), *common]) == code, capsys.readouterr()
        taken = capsys.readouterr()
        return taken.out + taken.err

    return run


@pytest.fixture
def held(world) -> str:
    """Digest of a package that is held for a gap."""
    draft = world.filled("Kota Ambon")
    world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    revised = world.assessor.finalising.revise(draft, "Keliru.")
    two = world.plain(world.assessor.finalising.sign(revised, PASSPHRASE, no_conflict=True))
    (report,) = world.headquarters.inbox.receive([two])
    world.headquarters.database.close()
    return report.digest


def test_held_packages_are_listed_and_verified_anew_at_a_release(shell, held):
    assert "[H_GAP]" in shell("inbox", "held", CODE)
    (listed,) = json.loads(shell("inbox", "held", CODE, "--json"))
    assert (listed["digest"], listed["status"], listed["code"]) == (held, "held", "H_GAP")
    # It is judged by the day it came, not by this computer's clock, by which its certificate ended long ago.
    assert "Diloloskan" in shell("inbox", "release", CODE, held[:12], "--reason", "Hilang.")
    assert json.loads(shell("inbox", "held", CODE, "--json")) == []


def test_a_held_package_is_refused(shell, held):
    said = shell("inbox", "refuse", CODE, held[:12], "--reason", "Diabaikan.", "--language", "en")
    assert "The package was refused" in said
    (listed,) = json.loads(shell("inbox", "held", CODE, "--json"))
    assert listed["status"] == "refused"
    assert "Diabaikan." in listed["detail"]


def test_a_package_that_is_not_held_and_an_empty_reason_are_said(shell, held):
    assert held[:12] in shell("inbox", "refuse", CODE, "ffff", "--reason", "x", code=2)
    assert "Alasan belum ditulis" in shell("inbox", "release", CODE, held, "--reason", " ", code=2)
