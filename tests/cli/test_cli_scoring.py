"""`rubric check`, `score` and `rank` from the shell: what they say, their JSON, their exit codes."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner

from smartcity_desktop.cli import scoring

if TYPE_CHECKING:
    from click.testing import Result

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "rubric.yaml"


def run(*arguments: str | Path, env: dict[str, str] | None = None) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    scoring.add_to(app)
    return CliRunner().invoke(app, [str(one) for one in arguments], env=env, catch_exceptions=False)


def codes() -> list[str]:
    from smartcity_desktop.core.rubric_reader import read_rubric

    return [one.code for one in read_rubric(SHIPPED.read_text(encoding="utf-8"), "rubric.yaml").indicators()]


def table(path: Path, sheets: dict[tuple[str, str], list[str]]) -> Path:
    rows = [
        f"{region},{assessor},{code},{value}"
        for (region, assessor), values in sheets.items()
        for code, value in zip(codes(), values, strict=True)
    ]
    path.write_text("\n".join(["region,assessor,indicator,value", *rows]) + "\n", encoding="utf-8")
    return path


def levels(shift: int = 0) -> list[str]:
    return [str((3 * k + 1 + shift) % 5) for k in range(32)]


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    return table(
        tmp_path / "s.csv",
        {("R1", "A1"): levels(), ("R1", "A2"): levels(), ("R2", "A1"): ["0", *levels()[1:]]},
    )


def test_a_good_rubric(tmp_path: Path) -> None:
    result = run("rubric", "check", SHIPPED)
    assert result.exit_code == 0
    assert "32 indikator" in result.stdout
    found = json.loads(run("rubric", "check", SHIPPED, "--json").stdout)
    assert (found["good"], found["problems"], found["rubric"]["indicators"]) == (True, [], 32)


def test_a_rubric_with_problems_is_a_finding(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(
        SHIPPED.read_text(encoding="utf-8").replace("weight: 35", "weight: 36", 1), encoding="utf-8"
    )
    result = run("rubric", "check", file, "--language", "en")
    assert result.exit_code == 1
    assert "bad.yaml:37: TOTAL: The weights inside TOTAL add up to 101" in result.stdout
    assert "berjumlah 101" in run("rubric", "check", file).stdout
    found = run("rubric", "check", file, "--json")
    assert found.exit_code == 1
    parsed = json.loads(found.stdout)
    assert (parsed["good"], parsed["rubric"]) == (False, None)
    assert parsed["problems"][0]["line"] == 37
    assert set(parsed["problems"][0]["what"]) == {"id", "en"}


def test_what_cannot_be_read_is_wrong_use(tmp_path: Path, golden: Path) -> None:
    for arguments in (
        ("rubric", "check", tmp_path / "nowhere.yaml"),
        ("rubric", "check", tmp_path),
        ("score", "--rubric", SHIPPED, "--scores", tmp_path / "nowhere.csv"),
        ("rank", "--rubric", tmp_path, "--scores", golden, "--choose", "1"),
        ("rank", "--rubric", SHIPPED, "--scores", golden, "--choose", "0"),
        ("rank", "--rubric", SHIPPED, "--scores", golden),
        ("score", "--rubric", SHIPPED),
    ):
        result = run(*arguments)
        assert result.exit_code == 2, arguments
        assert result.stderr
        assert not result.stdout


def test_every_bad_line_is_said_in_the_language_asked(tmp_path: Path) -> None:
    scores = tmp_path / "s.csv"
    scores.write_text("region,assessor,indicator,value\nR1,A1,INF-F1,9\nR1,A1,X,1\n", encoding="utf-8")
    result = run("score", "--rubric", SHIPPED, "--scores", scores)
    assert result.exit_code == 2
    assert "s.csv:2: INF-F1: 9 bukan tingkat" in result.stderr
    assert "s.csv:3: X:" in result.stderr
    english = run("score", "--rubric", SHIPPED, "--scores", scores, env={"SMARTCITY_LANGUAGE": "en"})
    assert "9 is not a level" in english.stderr


def test_scores_that_are_not_utf8(tmp_path: Path) -> None:
    scores = tmp_path / "s.csv"
    scores.write_bytes(b"region,assessor,indicator,value\nR\xe9,A1,INF-F1,1\n")
    result = run("score", "--rubric", SHIPPED, "--scores", scores, "--language", "en")
    assert result.exit_code == 2
    assert "line 2 is not UTF-8" in result.stderr


def test_score_gives_exact_values_per_assessor_and_panel(golden: Path) -> None:
    result = run("score", "--rubric", SHIPPED, "--scores", golden, "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert (found["schema"], found["version"]) == ("smartcity-score", 1)
    assert [(one["region"], one["assessor"]) for one in found["results"]] == [
        ("R1", "A1"),
        ("R1", "A2"),
        ("R1", None),
        ("R2", "A1"),
        ("R2", None),
    ]
    values = found["results"][2]["values"]
    assert values["TOTAL"] == {
        "kind": "node",
        "exact": "511/10",
        "shown": "51.10",
        "band": None,
        "coverage": "1",
        "lower": "511/10",
        "upper": "511/10",
        "not_applicable": False,
    }
    assert [values[code]["exact"] for code in ("INF", "SUP", "VIS", "INF-F")] == [
        "735/16",
        "427/8",
        "875/16",
        "55",
    ]
    assert values["INF-F1"]["kind"] == "indicator"


def test_missing_scores_show_in_coverage_and_bounds(tmp_path: Path) -> None:
    scores = table(tmp_path / "s.csv", {("R1", "A1"): ["", *levels()[1:]]})
    found = json.loads(run("score", "--rubric", SHIPPED, "--scores", scores, "--json").stdout)
    total = found["results"][0]["values"]["TOTAL"]
    assert Fraction(total["coverage"]) == 1 - Fraction(35, 1000)
    assert Fraction(total["upper"]) - Fraction(total["lower"]) == Fraction(35, 10)
    assert found["results"][0]["values"]["INF-F1"]["exact"] is None


def test_score_for_people_writes_numbers_their_way(golden: Path) -> None:
    result = run("score", "--rubric", SHIPPED, "--scores", golden)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].split() == [
        "Daerah",
        "Asesor",
        "Nilai",
        "Predikat",
        "Cakupan",
        "Batas",
        "INF",
        "SUP",
        "VIS",
    ]
    assert "51,10" in lines[1]
    assert "(panel)" in lines[3]
    assert "51.10" in run("score", "--rubric", SHIPPED, "--scores", golden, "--language", "en").stdout


def test_rank_orders_and_chooses(golden: Path) -> None:
    result = run("rank", "--rubric", SHIPPED, "--scores", golden, "--choose", "1", "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["schema"] == "smartcity-ranking"
    assert [(one["rank"], one["region"], one["chosen"], one["note"]) for one in found["regions"]] == [
        (1, "R1", True, None),
        (2, "R2", False, None),
    ]
    assert found["regions"][0]["score"]["exact"] == "511/10"
    assert (found["cut"], found["open_tie"]) == (1, [])


def test_an_open_tie_is_a_finding_and_a_lot_settles_it(tmp_path: Path) -> None:
    scores = table(tmp_path / "s.csv", {("R1", "A1"): levels(), ("R2", "A1"): levels()})
    command = ("rank", "--rubric", SHIPPED, "--scores", scores, "--choose", "1")
    result = run(*command, "--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert found["open_tie"] == ["R1", "R2"]
    assert [one["chosen"] for one in found["regions"]] == [None, None]
    assert "rapat" in run(*command).stdout
    settled = run(*command, "--tie", "dimensions", "--tie", "lot", "--lot-seed", "3", "--json")
    assert settled.exit_code == 0
    parsed = json.loads(settled.stdout)
    assert parsed["selection"]["tie_chain"] == ["dimensions", "lot"]
    assert [one["rank"] for one in parsed["regions"]] == [1, 2]
    assert "seed 3" in parsed["regions"][0]["note"]["en"]


def test_a_region_that_cannot_be_ranked_is_a_finding(tmp_path: Path) -> None:
    scores = table(tmp_path / "s.csv", {("R1", "A1"): levels(), ("R2", "A1"): [""] * 32})
    result = run("rank", "--rubric", SHIPPED, "--scores", scores, "--choose", "1", "--language", "en")
    assert result.exit_code == 1
    assert "Not ranked: 32" in result.stdout
