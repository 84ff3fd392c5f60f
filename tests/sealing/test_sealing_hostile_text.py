"""Text that would turn, colour or clear what a person reads: in names of files, in names that a package brings, in QR codes."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from smartcity_desktop.cli import package, paper, pdf, scoring
from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.paper_page import is_mark, read_mark
from smartcity_desktop.core.words import read_several
from smartcity_desktop.sealing.documents import read_scores, scores_json
from smartcity_desktop.services.paper import check_package
from tests.sealing.conftest import citation, scores

GOLDEN = Path(__file__).parents[1] / "data" / "packages"
HOSTILE = "x\x1b[2J\x1b]0;judul\x07\u202egpj\u2066\x9b31m.asice"


@pytest.fixture
def run():
    from smartcity_desktop.cli.border import Border

    app = typer.Typer(cls=Border, add_completion=False, pretty_exceptions_enable=False)
    for part in (package, paper, pdf, scoring):
        part.add_to(app)

    def ran(*arguments: object):
        return CliRunner().invoke(app, [*map(str, arguments), "--language", "en"])

    return ran


def harmless(output: str) -> bool:
    return all(sign.isprintable() or sign == "\n" for sign in output)


@pytest.mark.parametrize(
    "arguments",
    [
        ("package", "verify"),
        ("package", "verify", "--json"),
        ("package", "show"),
        ("package", "show", "--json"),
        ("package", "decrypt", "--key-file", GOLDEN / "keys.txt"),
        ("pdf", "verify"),
        ("rubric", "check"),
        ("paper", "check", "abadi abang abdi abjad absen absah", "--package"),
    ],
    ids=lambda arguments: " ".join(map(str, arguments[:3])),
)
@pytest.mark.parametrize("content", ["whole", "broken", "missing"])
def test_a_name_of_a_file_does_nothing_to_the_terminal(run, tmp_path: Path, arguments, content: str) -> None:
    file = tmp_path / HOSTILE
    if content == "whole":
        shutil.copyfile(GOLDEN / "assessment-v1.asice", file)
    elif content == "broken":
        file.write_text("\x1b[31mrubric: \x9b\u202e")
    done = run(*arguments, file)
    assert done.output
    assert harmless(done.output), ascii(done.output)


def test_json_loses_nothing_by_it(run, tmp_path: Path) -> None:
    file = tmp_path / HOSTILE
    shutil.copyfile(GOLDEN / "assessment-v1.asice", file)
    (found,) = json.loads(run("package", "verify", file, "--json").output)["packages"]
    assert found["file"] == HOSTILE


@pytest.mark.parametrize(
    "name", [HOSTILE, "../x.pdf", "a\\b.pdf", "a\nb.pdf", "a\u202eb", "a\u00a0b", "\u2066x", "x" * 300]
)
def test_a_package_brings_no_name_that_deceives(programme, name: str) -> None:
    document = scores(programme.rubric, citations=(replace(citation(), original_name=name),))
    with pytest.raises(PackageRefused) as caught:
        read_scores(scores_json(document))
    assert caught.value.code == "E_SCHEMA"
    assert "original_name" in caught.value.detail


@pytest.mark.parametrize(
    "text",
    [
        "https://contoh.id/" + "a" * 100_000,
        "SMC" + "9" * 100_000,
        "SMC1:SHEET:" + "A" * 64 + ":1/1:" + "B" * 65,
        "SMC1:SHEET:" + "A" * 64 + ":2/1:" + "B" * 64,
        "SMC1:SHEET:" + "A" * 64 + ":0/1:" + "B" * 64,
        "SMC1:SHEET:" + "A" * 64 + ":\u0661/1:" + "B" * 64,
        "SMC1:\u017fHEET:" + "A" * 64 + ":1/1:" + "B" * 64,
        "SMC\u00b9:SHEET:" + "A" * 64 + ":1/1:" + "B" * 64,
        "smc1:sheet:\x1b[2J",
        "\x00",
        "\u202e" * 6,
        "",
        "kata " * 50_000,
    ],
    ids=range(13),
)
def test_a_hostile_code_is_a_sentence(run, text: str) -> None:
    with pytest.raises(SmartCityError) as caught:
        read_mark(text) if is_mark(text) else read_several(text)
    assert len(caught.value.sentence("en")) < 1000
    with pytest.raises(SmartCityError):
        check_package(text, GOLDEN / "assessment-v1.asice", Path())
    if "\x00" not in text and text:
        done = run("paper", "check", text[:5000], "--package", GOLDEN / "assessment-v1.asice")
        assert done.exit_code == 2
        assert harmless(done.output)
        assert len(done.output) < 1000
