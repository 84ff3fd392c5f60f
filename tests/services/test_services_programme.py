from __future__ import annotations

from datetime import date

import pytest

from smartcity_desktop.core.errors import ChangeRefused, FileProblem, NotFound
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.programme import Details, Stage
from tests.opening import SECRETS
from tests.services.conftest import opened_world

CODE = "T-2026"


@pytest.fixture(scope="module")
def decided(made, tmp_path_factory):
    """The small programme in which Kota Ambon and Kota Surabaya were chosen; not to be written to."""
    root = tmp_path_factory.mktemp("terpilih")
    with opened_world(made, root / "dunia") as world:
        packages = [
            world.signed(name, level, services=services)
            for name, level in (("Kota Ambon", 4), ("Kota Surabaya", 3))
            for services in (world.assessor, world.other)
        ]
        world.headquarters.inbox.receive(packages)
        world.headquarters.consolidation.choose(CODE, secrets=SECRETS)
    return root / "dunia", made[1]


@pytest.fixture
def chosen(decided, tmp_path):
    """Kota Ambon, chosen."""
    with opened_world(decided, tmp_path / "dunia") as world:
        yield world.headquarters.programme, world.region_id("Kota Ambon")


def _memorandum(programme, region, **details):
    full = Details(**{"signatory": "Contoh", "office": "Wali Kota", "place": "Jakarta"} | details)
    return programme.advance(CODE, region, Stage.MEMORANDUM, on=date(2026, 8, 17), details=full)


def test_the_three_real_cohorts_are_there_from_the_first_start(world):
    ledger = world.headquarters.programme.ledger()
    assert [(c.edition, c.in_edition, c.running) for c in ledger.memoranda if c.in_edition] == [
        ("2017", 25, 25),
        ("2018", 50, 75),
        ("2019", 25, 100),
    ]
    assert ledger.regions_with_memorandum == 98
    depok = world.region_id("Kota Depok")
    signed = [e for e in world.headquarters.programme.way(depok) if e.stage is Stage.MEMORANDUM]
    assert [(e.edition, e.on) for e in signed] == [("2018", date(2018, 5, 8)), ("2019", date(2019, 5, 15))]


def test_a_region_is_found_by_id_code_former_code_and_name(world):
    find = world.headquarters.programme.region
    assert find("81.71").name == find("Kota Ambon").name == find("kota ambon").name == "Kota Ambon"
    assert find("91.09").name == "Kabupaten Mimika"
    with pytest.raises(NotFound):
        find("00.00")


def test_a_chosen_region_goes_all_the_way_to_its_master_plan(chosen, tmp_path):
    programme, region = chosen
    letter = tmp_path / "nota kesepahaman.pdf"
    letter.write_bytes(b"%PDF-1.7 nota")
    _memorandum(programme, region)
    programme.advance(
        CODE, region, Stage.MENTORING, on=date(2026, 9, 1), details=Details(mentor="Pendamping contoh")
    )
    for number, stage in enumerate((Stage.BIMTEK_1, Stage.BIMTEK_2, Stage.BIMTEK_3, Stage.BIMTEK_4), 1):
        programme.advance(CODE, region, stage, on=date(2026, 9, number * 5), file=letter)
    with pytest.raises(ChangeRefused):
        programme.advance(
            CODE,
            region,
            Stage.PLAN_HANDED_IN,
            on=date(2026, 12, 1),
            details=Details(horizon_from=2027, horizon_to=2030),
        )
    programme.advance(
        CODE,
        region,
        Stage.PLAN_HANDED_IN,
        on=date(2026, 12, 1),
        details=Details(horizon_from=2027, horizon_to=2035),
    )
    programme.advance(CODE, region, Stage.PLAN_ACCEPTED, on=date(2027, 1, 15))
    way = programme.way(region, CODE)
    assert way[-1].stage is Stage.PLAN_ACCEPTED
    bimtek = next(event for event in way if event.stage is Stage.BIMTEK_2)
    assert bimtek.attachment.name == "nota kesepahaman.pdf"
    assert programme.attachment(bimtek) == letter.read_bytes()
    assert programme.next_stages(CODE, region) == ()


def test_a_step_out_of_order_is_refused_and_nothing_is_recorded(chosen):
    programme, region = chosen
    before = programme.way(region, CODE)
    with pytest.raises(ChangeRefused):
        programme.advance(CODE, region, Stage.BIMTEK_1, on=date(2026, 9, 1))
    with pytest.raises(ChangeRefused):
        programme.advance(CODE, region, Stage.MEMORANDUM, on=date(2026, 8, 17))
    with pytest.raises(ChangeRefused):
        programme.advance(
            CODE,
            region,
            Stage.MEMORANDUM,
            on=date(2025, 1, 1),
            details=Details("Contoh", "Wali Kota", "Jakarta"),
        )
    with pytest.raises(NotFound):
        programme.advance("1999", region, Stage.ASKED, on=date(2026, 8, 17))
    assert programme.way(region, CODE) == before


def test_a_file_that_cannot_be_kept_records_nothing(chosen, tmp_path):
    programme, region = chosen
    with pytest.raises(FileProblem):
        programme.advance(
            CODE,
            region,
            Stage.MEMORANDUM,
            on=date(2026, 8, 17),
            details=Details("Contoh", "Wali Kota", "Jakarta"),
            file=tmp_path / "hilang.pdf",
        )
    assert programme.way(region, CODE)[-1].stage is Stage.CHOSEN


def test_a_mistake_is_withdrawn_and_stays_in_sight(chosen):
    programme, region = chosen
    event = _memorandum(programme, region, place="Bandung")
    with pytest.raises(ChangeRefused):
        programme.withdraw(event.sequence, " ")
    programme.withdraw(event.sequence, "Tempat keliru")
    _memorandum(programme, region, place="Jakarta")
    way = programme.way(region, CODE)
    assert [(e.stage, e.withdrawn) for e in way[-2:]] == [
        (Stage.MEMORANDUM, "Tempat keliru"),
        (Stage.MEMORANDUM, None),
    ]
    assert {c.edition: c.in_edition for c in programme.ledger().memoranda}[CODE] == 1


def test_the_memorandum_is_printed_for_chosen_regions_only(chosen):
    import pypdfium2

    programme, region = chosen
    _memorandum(programme, region)
    data = programme.memorandum(CODE, region, Language.INDONESIAN, "A4")
    text = " ".join(
        "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)).split()
    )
    assert "tujuh belas bulan Agustus tahun dua ribu dua puluh enam" in text
    with pytest.raises(ChangeRefused, match="Denpasar"):
        programme.memorandum(CODE, programme.region("Kota Denpasar").id, Language.INDONESIAN, "A4")
