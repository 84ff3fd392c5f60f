"""One indicator at a time from a shell, on the practice edition."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.__main__ import main
from smartcity_desktop.core.assessment import Quality
from smartcity_desktop.sample import PRACTICE_CODE, PRACTICE_PASSPHRASE
from smartcity_desktop.system.settings import Settings
from tests.opening import assessor_at

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory, practice_world: Path) -> Path:
    folder = tmp_path_factory.mktemp("latihan")
    shutil.copytree(practice_world, folder / "latihan")
    return folder


def _stored(folder: Path):
    services = assessor_at(folder / "latihan", Settings(), passphrase=PRACTICE_PASSPHRASE)
    line = next(line for line in services.scoring.regions(PRACTICE_CODE) if line.region.code == "81.71")
    assert line.assessment_id is not None
    found = services.scoring.reload(line.assessment_id).assessment
    services.database.close()
    return found


def _run(folder: Path, *words: str) -> int:
    at = ("--practice", "--data-dir", str(folder))
    return main(("assess", words[0], PRACTICE_CODE, "81.71", *words[1:], *at))


def test_an_indicator_is_scored_commented_and_given_evidence(practice, tmp_path):
    paper = tmp_path / "profil.pdf"
    paper.write_bytes(b"%PDF-1.7 contoh")
    assert _run(practice, "set", "INF-F1", "3") == 0
    assert _run(practice, "comment", "INF-F1", "Data lengkap") == 0
    assert (
        _run(practice, "attach", "INF-F1", str(paper), "--caption", "Profil daerah", "--grade", "documented")
        == 0
    )
    assert _run(practice, "finding", "INF", "Infrastruktur tertata") == 0
    stored = _stored(practice)
    assert (stored.answers["INF-F1"].value, stored.answers["INF-F1"].comment) == (3, "Data lengkap")
    assert [(c.indicator, c.caption, c.quality) for c in stored.citations] == [
        ("INF-F1", "Profil daerah", Quality.DOCUMENTED)
    ]
    assert stored.findings == {"INF": "Infrastruktur tertata"}
    assert _run(practice, "set", "INF-F1", "-") == 0
    assert _stored(practice).answers["INF-F1"].value is None


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("set", "INF-F1", "9"), "9"),
        (("set", "INF-F1", "tiga"), "tiga"),
        (("set", "INF-F1", "NA"), "INF-F1"),
        (("set", "INF-X", "1"), "INF-X"),
        (("finding", "XXX", "x"), "XXX"),
        (("attach", "INF-F1", "hilang.pdf"), "hilang.pdf"),
        (("abandon", "--reason", " "), "Alasan"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(practice, capsys, words, says):
    assert _run(practice, "set", "INF-F2", "1") == 0
    before = _stored(practice)
    assert _run(practice, *words) == 2
    assert says in capsys.readouterr().err
    assert _stored(practice) == before


def test_the_panel_is_listed_by_assessor(practice, capsys):
    at = ("--practice", "--data-dir", str(practice))
    assert main(("edition", "panel", PRACTICE_CODE, "81.71", "--json", *at)) == 0
    panel = json.loads(capsys.readouterr().out)
    assert [sheet["assessor"] for sheet in panel["sheets"]] == ["A-01", "A-02", "A-03"]
    assert panel["sheets"][0]["values"] is None
    assert panel["mean"]["TOTAL"]["exact"] is not None
    assert main(("edition", "panel", PRACTICE_CODE, "81.71", *at)) == 0
    assert "INF-F1" in capsys.readouterr().out
