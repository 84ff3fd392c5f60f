"""Second copies, blank sheets of many regions and the key card, from a shell."""

from __future__ import annotations

import shutil
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.__main__ import main
from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.paper_page import PaperKind, read_pages
from smartcity_desktop.sample import PRACTICE_CODE, PRACTICE_PASSPHRASE
from smartcity_desktop.system.settings import Settings
from tests.opening import assessor_at

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, practice_world: Path) -> Path:
    """The practice edition, with one region signed."""
    place = tmp_path_factory.mktemp("latihan")
    shutil.copytree(practice_world, place / "latihan")
    services = assessor_at(place / "latihan", Settings(), passphrase=PRACTICE_PASSPHRASE)
    line = services.scoring.regions(PRACTICE_CODE)[0]
    view = services.scoring.open(PRACTICE_CODE, line.assignment_id)
    services.scoring.fill(
        view.assessment.id, [Answer(one.code, Decimal(2)) for one in view.rubric.indicators()]
    )
    services.finalising.sign(view.assessment.id, PRACTICE_PASSPHRASE, no_conflict=True)
    services.database.close()
    return place


def test_everything_is_copied_and_then_left(folder, tmp_path, capsys) -> None:
    def copy(*more: str) -> int:
        return main(("assess", "copy", str(tmp_path), *more, "--practice", "--data-dir", str(folder)))

    assert copy() == 0
    assert "1 berkas disalin, 0 paket sudah ada dan utuh. Aman dicabut." in capsys.readouterr().out
    assert copy("--sheets") == 0
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert copy("--language", "en") == 0
    assert "0 files copied, 1 packages were there" in capsys.readouterr().out
    assert main(("assess", "copy", str(tmp_path / "x"), "--practice", "--data-dir", str(folder))) == 2


def test_blank_sheets_of_all_regions(folder, tmp_path, capsys) -> None:
    def blank(*more: str) -> int:
        words = ("print", "blank", "--edition", PRACTICE_CODE, *more)
        return main((*words, "--practice", "--data-dir", str(folder)))

    out = tmp_path / "semua.pdf"
    assert blank("--all", "--both-sides", "--pages", "1", "-o", str(out)) == 0
    pages = read_pages(out.read_bytes())
    assert len(pages) > 1
    assert {(page.kind, page.page) for page in pages} == {(PaperKind.BLANK, 1)}
    each = tmp_path / "satu-satu"
    each.mkdir()
    assert blank("--region", "81.71", "--one-each", "-o", str(each)) == 0
    assert [path.name for path in each.iterdir()] == ["lembar-kosong-81.71-Kota-Ambon.pdf"]
    capsys.readouterr()
    assert blank("-o", str(out)) == 2
    assert "Tidak ada daerah yang dipilih." in capsys.readouterr().err
    assert blank("--all", "--pages", "x", "-o", str(out)) == 2
    assert "bukan daftar halaman" in capsys.readouterr().err


def test_the_key_card(tmp_path) -> None:
    out = tmp_path / "kartu.pdf"
    assert main(("print", "keys", "-o", str(out), "--paper", "F4")) == 0
    assert [page.kind for page in read_pages(out.read_bytes())] == [PaperKind.KEYS]
