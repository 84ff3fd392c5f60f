from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.core.edition import Kind
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.sample import (
    PRACTICE_PASSPHRASE,
    SAMPLE_CODE,
    prepare_practice,
    sample_edition,
    synthetic_answers,
)
from smartcity_desktop.system.resources import resource
from tests.opening import assessor_at, headquarters_at

if TYPE_CHECKING:
    from smartcity_desktop.core.assessment import Answer


def test_a_whole_sample_edition_says_on_paper_that_it_is_one(tmp_path):
    import pypdfium2

    made = sample_edition(tmp_path / "demo", regions=8, assessors_per_region=2, choose=3, seed=5)
    assert len(made.chosen) == 3
    assert {report.outcome for report in made.reports} == {"taken"}
    assert made.sheets == len(made.reports) == 16
    for paper in made.papers:
        document = pypdfium2.PdfDocument(paper.read_bytes())
        for page in document:
            assert "CONTOH" in page.get_textpage().get_text_range().upper(), paper
        document.close()
    with pytest.raises(ChangeRefused):
        sample_edition(tmp_path / "demo", regions=8)


def test_the_seed_decides_the_scores():
    rubric = read_rubric(resource("rubric.yaml").read_text(encoding="utf-8"), "rubric.yaml")

    def drawn(seed: int, region: str = "R0001", assessor: str = "A-01") -> tuple[Answer, ...]:
        return synthetic_answers(rubric, region, assessor, seed)

    assert drawn(3) == drawn(3)
    assert len(drawn(3)) == len(list(rubric.indicators()))
    assert len({drawn(3), drawn(4), drawn(3, region="R0002"), drawn(3, assessor="A-02")}) == 4


def test_the_sample_of_2019_has_the_real_regions_and_none_of_earlier_cohorts(tmp_path):
    from smartcity_desktop.core.programme import Stage
    from smartcity_desktop.sample import _invited
    from smartcity_desktop.system.settings import Settings

    services = headquarters_at(tmp_path, Settings())
    invited = _invited(services, 107, 1)
    rows = services.programme.ledger().rows
    services.database.close()
    signed = {
        year: {r.region.id for r in rows if r.edition == year and r.stage is Stage.MEMORANDUM}
        for year in ("2017", "2018", "2019")
    }
    ids = [region.id for region in invited]
    assert len(ids) == len(set(ids)) == 107
    assert signed["2019"] <= set(ids)
    assert len(set(ids) - signed["2019"]) == 82
    assert not (set(ids) - signed["2019"]) & (signed["2017"] | signed["2018"])
    assert all(region.elected_head for region in invited)


def test_practice_is_ready_for_both_roles_and_made_once(tmp_path):
    from smartcity_desktop.system.settings import Settings

    prepare_practice(tmp_path)
    before = sorted(path.name for path in tmp_path.rglob("*.asice"))
    prepare_practice(tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*.asice")) == before
    assessor = assessor_at(tmp_path, Settings(), passphrase=PRACTICE_PASSPHRASE)
    (edition,) = assessor.editions.editions()
    line = assessor.scoring.regions(edition.code)[0]
    told = assessor.scoring.open(edition.code, line.assignment_id).facts
    assert all("contoh" in reply.text for reply in told.replies.values())
    assert {figure.source for figure in told.others} == {"Data contoh"}
    assert len(told.replies) > 10 < len(told.earlier)
    assert (edition.kind, edition.mine) == (Kind.PRACTICE, 3)
    assessor.database.close()
    headquarters = headquarters_at(tmp_path, Settings(), passphrase=PRACTICE_PASSPHRASE)
    assert headquarters.editions.overview("LATIHAN").packages == 16
    headquarters.database.close()
    assert SAMPLE_CODE != "LATIHAN"
