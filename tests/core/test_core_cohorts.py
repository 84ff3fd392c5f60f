"""The regions and the real cohorts, from the files that ship."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from smartcity_desktop.core.cohorts import UNCERTAIN, cohort_events
from smartcity_desktop.core.errors import TableInvalid
from smartcity_desktop.core.programme import Stage, allowed_next, current
from smartcity_desktop.core.programme_counts import funnel, memoranda_count
from smartcity_desktop.core.region import Region, RegionKind
from smartcity_desktop.core.region_table import by_any_code, read_regions

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def text(name: str) -> str:
    return (RESOURCES / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def regions() -> tuple[Region, ...]:
    return read_regions(text("regions.csv"))


def test_all_regions_are_there(regions: tuple[Region, ...]) -> None:
    kinds = Counter(region.kind for region in regions)
    assert (kinds[RegionKind.KABUPATEN], kinds[RegionKind.KOTA]) == (416, 98)
    assert len({region.province_code for region in regions}) == 38
    assert sum(not region.elected_head for region in regions) == 6
    assert len({region.id for region in regions}) == 514
    mimika = by_any_code(regions)["91.09"]
    assert (mimika.code, mimika.name) == ("94.04", "Kabupaten Mimika")
    assert by_any_code(regions)["12.12"].former_names == ("Kabupaten Toba Samosir",)


def test_the_running_count_of_memoranda(regions: tuple[Region, ...]) -> None:
    events = cohort_events(text("cohorts.csv"), text("cohorts_extra.csv"), regions)
    count = memoranda_count(events)
    assert [(one.edition, one.in_edition, one.running) for one in count.editions] == [
        ("2017", 25, 25),
        ("2018", 50, 75),
        ("2019", 25, 100),
    ]
    assert count.regions == 98
    days = {event.edition: event.on for event in events if event.stage is Stage.MEMORANDUM}
    assert days == {"2017": date(2017, 5, 22), "2018": date(2018, 5, 8), "2019": date(2019, 5, 15)}
    assert [event.sequence for event in events] == list(range(1, len(events) + 1))
    assert all(event.details.source and event.recorded_by for event in events)
    assert funnel([event for event in events if event.edition == "2019"]).chosen == 25


def test_a_region_with_a_memorandum_can_go_on_to_mentoring(regions: tuple[Region, ...]) -> None:
    ambon = by_any_code(regions)["81.71"]
    events = cohort_events(text("cohorts.csv"), text("cohorts_extra.csv"), regions)
    own = [event for event in events if (event.edition, event.region_id) == ("2019", ambon.id)]
    assert [(event.stage, event.on) for event in own] == [
        (Stage.ASSESSED, date(2019, 2, 21)),
        (Stage.CHOSEN, None),
        (Stage.MEMORANDUM, date(2019, 5, 15)),
    ]
    assert Stage.MENTORING in allowed_next(own)


def test_what_is_uncertain_or_a_replacement_says_so(regions: tuple[Region, ...]) -> None:
    events = cohort_events(text("cohorts.csv"), text("cohorts_extra.csv"), regions)
    codes = {region.id: region.code for region in regions}
    assert sorted(codes[event.region_id] for event in events if event.note.startswith(UNCERTAIN)) == [
        "71.06",
        "71.74",
    ]
    replaced = [event for event in events if event.stage is Stage.MENTORING]
    assert sorted((event.edition, codes[event.region_id]) for event in replaced) == [
        ("2017", "52.03"),
        ("2018", "33.75"),
        ("2018", "61.72"),
    ]
    assert all("pengganti" in event.note for event in replaced)
    mimika = by_any_code(regions)["91.09"].id
    last = current([event for event in events if event.region_id == mimika])
    assert last is not None
    assert "91.09" in last.note


HEADER = "year,region_name,type,province,kemendagri_code,source,status,note\n"


def test_a_former_code_finds_the_region(regions: tuple[Region, ...]) -> None:
    row = "2017,Kabupaten Mimika,kabupaten,Papua,91.09,koran,mou,\n"
    events = cohort_events(HEADER + row, HEADER, regions)
    assert {event.region_id for event in events} == {by_any_code(regions)["94.04"].id}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2016,Kota Ambon,kota,Maluku,81.71,koran,mou,", "year 2016"),
        ("2019,Kota Ambon,kota,Maluku,81.99,koran,mou,", "not that of Kota Ambon"),
        ("2019,Kota Ambon,kota,Maluku,81.01,koran,mou,", "not that of Kota Ambon"),
        ("2019,Kota Ambon,kota,Maluku,81.71,koran,invited,", "status invited"),
        ("2019,Kota Ambon", "2 columns"),
    ],
)
def test_a_bad_row_is_named(regions: tuple[Region, ...], row: str, words: str) -> None:
    with pytest.raises(TableInvalid) as caught:
        cohort_events(HEADER + row + "\n", HEADER, regions)
    (found,) = caught.value.problems
    assert found.line == 2
    assert words in found.what.en


GOOD = "R1,81.71,Kota Ambon,kota,81,Maluku,-3.6,128.1,yes,,"
REGIONS = "id,code,name,type,province_code,province,lat,lon,elected_head,former_codes,former_names\n"


@pytest.mark.parametrize(
    ("rows", "line", "column"),
    [
        ([GOOD.replace("R1", "")], 2, "id"),
        ([GOOD.replace("81.71", "8171")], 2, "code"),
        ([GOOD.replace("Kota Ambon", "")], 2, "name"),
        ([GOOD.replace(",kota,", ",desa,")], 2, "type"),
        ([GOOD.replace(",81,", ",82,")], 2, "province_code"),
        ([GOOD.replace("-3.6", "-93.6")], 2, "lat"),
        ([GOOD.replace("128.1", "east")], 2, "lon"),
        ([GOOD.replace("yes", "ya")], 2, "elected_head"),
        ([GOOD, GOOD.replace("81.71", "81.72")], 3, "R1 already"),
        ([GOOD, GOOD.replace("R1", "R2")], 3, "81.71 already"),
    ],
)
def test_a_bad_region_is_named(rows: list[str], line: int, column: str) -> None:
    assert len(read_regions(REGIONS + GOOD + "\n")) == 1
    with pytest.raises(TableInvalid) as caught:
        read_regions(REGIONS + "\n".join(rows) + "\n")
    assert any(one.line == line and column in one.what.en for one in caught.value.problems)
