"""`paper check` from a shell, on the practice edition."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.__main__ import main
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.paper_page import read_pages
from smartcity_desktop.core.words import six_words
from smartcity_desktop.sample import PRACTICE_CODE, PRACTICE_PASSPHRASE
from smartcity_desktop.system.settings import Settings
from tests.opening import assessor_at

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, practice_world: Path):
    """The practice edition's folder, and the second page of a blank sheet of it."""
    folder = tmp_path_factory.mktemp("latihan")
    shutil.copytree(practice_world, folder / "latihan")
    services = assessor_at(folder / "latihan", Settings(), passphrase=PRACTICE_PASSPHRASE)
    line = next(line for line in services.scoring.regions(PRACTICE_CODE) if line.region.code == "81.71")
    pages = read_pages(services.printing.blank(PRACTICE_CODE, line.assignment_id, Language.INDONESIAN, "A4"))
    services.database.close()
    return folder, pages[1]


def _check(folder: Path, *words: str) -> int:
    return main(("paper", "check", *words, "--region", "81.71", "--practice", "--data-dir", str(folder)))


def test_a_page_is_known_by_its_words_and_by_its_code(page, capsys) -> None:
    folder, mark = page
    assert _check(folder, *six_words(mark.digest)) == 0
    assert f"Sama. Ini halaman 2 dari {mark.pages}: lembar penilaian kosong" in capsys.readouterr().out
    assert _check(folder, mark.text, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["verdict"], found["page"], found["digest"]) == ("identical", 2, mark.digest)


def test_another_page_is_a_finding_and_no_words_are_wrong_use(page, capsys) -> None:
    folder, mark = page
    assert _check(folder, mark.text[:-4] + "0000", "--language", "en") == 1
    assert "NOT identical. Page 2 of" in capsys.readouterr().out
    assert _check(folder, "angka", "jinggo", "--language", "en") == 2
    assert "Word 2, “jinggo”, is not in the list of words. It may be: jingga" in capsys.readouterr().err
