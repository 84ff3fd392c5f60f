from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest

from smartcity_desktop.core.edition import EditionState
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Language, show_number
from smartcity_desktop.core.programme import Stage
from tests.opening import SECRETS

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"


def _hand_in(world, levels: dict[str, tuple[int, int]]) -> None:
    packages = []
    for name, (one, two) in levels.items():
        packages.append(world.signed(name, one))
        packages.append(world.signed(name, two, services=world.other))
    reports = world.headquarters.inbox.receive(packages)
    assert {report.outcome for report in reports} == {"taken"}


def test_the_panel_mean_is_the_mean_of_the_levels(world):
    _hand_in(world, {"Kota Ambon": (1, 2)})
    panel = world.headquarters.consolidation.panel(CODE, world.region_id("Kota Ambon"))
    assert panel.mean.total.exact == Fraction(75, 2)
    assert [sheet.result.total.exact for sheet in panel.sheets] == [25, 50]
    assert set(panel.spread.values()) == {Decimal(1)}


def test_an_absent_assessor_widens_the_bounds_but_not_the_mean(world):
    world.headquarters.inbox.receive([world.signed("Kota Ambon", 2)])
    panel = world.headquarters.consolidation.panel(CODE, world.region_id("Kota Ambon"))
    assert panel.sheets[1].assessment is None
    assert (panel.mean.total.exact, panel.mean.total.lower, panel.mean.total.upper) == (50, 25, 75)


def test_the_best_are_chosen_and_the_decision_is_final(world):
    _hand_in(
        world,
        {
            "Kota Ambon": (4, 4),
            "Kota Surabaya": (3, 3),
            "Kabupaten Sleman": (2, 2),
            "Kota Denpasar": (0, 1),
        },
    )
    view = world.headquarters.consolidation.ranking(CODE)
    assert [place.rank for place in view.ranking.places] == [1, 2, 3, 4]
    decision = world.headquarters.consolidation.choose(CODE, secrets=SECRETS, reason="Rapat pleno")
    assert decision.chosen == (world.region_id("Kota Ambon"), world.region_id("Kota Surabaya"))
    assert json.loads(decision.ranking_json)["places"][0]["total"] == "100"
    after = world.headquarters.consolidation.ranking(CODE)
    assert (after.state, after.decision) == (EditionState.DECIDED, decision)
    stages = {row.region.name: row.stage for row in world.headquarters.programme.ledger(CODE).rows}
    assert stages["Kota Ambon"] is Stage.CHOSEN
    assert stages["Kota Denpasar"] is Stage.NOT_CHOSEN
    with pytest.raises(ChangeRefused):
        world.headquarters.consolidation.choose(CODE, secrets=SECRETS)
    with pytest.raises(ChangeRefused):
        world.headquarters.drafting.invite(CODE, [world.region_id("Kota Bandung")])


def test_a_tie_across_the_cut_is_left_to_the_meeting(world):
    _hand_in(world, {"Kota Ambon": (4, 4), "Kota Surabaya": (2, 2), "Kabupaten Sleman": (2, 2)})
    choose = world.headquarters.consolidation.choose
    surabaya, sleman = world.region_id("Kota Surabaya"), world.region_id("Kabupaten Sleman")
    assert set(world.headquarters.consolidation.ranking(CODE).ranking.open_tie) == {surabaya, sleman}
    with pytest.raises(ChangeRefused, match="Surabaya"):
        choose(CODE, secrets=SECRETS)
    with pytest.raises(ChangeRefused):
        choose(CODE, secrets=SECRETS, meeting=(surabaya, sleman))
    with pytest.raises(ChangeRefused):
        choose(CODE, secrets=SECRETS, meeting=(world.region_id("Kota Denpasar"),))
    assert choose(CODE, secrets=SECRETS, meeting=(sleman,), reason="Pemerataan").chosen == (
        world.region_id("Kota Ambon"),
        sleman,
    )


def test_fewer_ranked_regions_than_places_is_no_decision(world):
    _hand_in(world, {"Kota Ambon": (4, 4)})
    with pytest.raises(ChangeRefused, match="1"):
        world.headquarters.consolidation.choose(CODE, secrets=SECRETS)


def test_the_printed_ranking_shows_the_figures_of_the_screen(world):
    import pypdfium2

    _hand_in(world, {"Kota Ambon": (4, 3), "Kota Surabaya": (1, 2)})
    data = world.headquarters.consolidation.print_ranking(CODE, Language.INDONESIAN, "F4")
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    for place in world.headquarters.consolidation.ranking(CODE).ranking.places:
        if place.result.total.shown is not None:
            assert show_number(place.result.total.shown, Language.INDONESIAN) in text
    assert "Kota Denpasar" in text, "regions without sheets are listed too"
