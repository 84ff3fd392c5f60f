"""Facts at headquarters: looked at, taken in, published, used in the ranking."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.app import build_assessor
from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.edition import Assessor, Mode, Selection, TieRule
from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.fact_columns import Kind
from smartcity_desktop.core.facts import Facts
from smartcity_desktop.core.grid import CellsInvalid
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import Severity
from smartcity_desktop.core.staff import ActRefused, StaffRole
from smartcity_desktop.system.settings import Settings
from tests.mixed_rubric import TEXT
from tests.opening import SECRETS, headquarters_at
from tests.services.conftest import CODE, NAMES, PASSPHRASE, START, opened_world
from tests.worlds import once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.services.conftest import Keys, World

MIXED = "C-2026"
TABLE = """\
Daerah;Indikator;Jawaban;Tingkat
Kota Ambon;{code};Sudah di semua kecamatan.;3
Kota Surabaya;{code};Belum.;
"""
FIGURES = (
    "Daerah;Indikator;Nilai;Sumber;Tahun\nKota Ambon;IPM;{ambon};BPS;2025\nKota Surabaya;IPM;82,69;BPS;2025\n"
)


def _code(world: World, edition: str = CODE) -> str:
    return world.headquarters.editions.overview(edition).rubric.indicators()[0].code


def _table(world: World, text: str, name: str = "data.csv") -> Path:
    path = world.root / name
    path.write_text(text, encoding="utf-8")
    return path


def test_facts_are_looked_at_then_taken_and_reach_assessors_with_the_next_publication(world: World) -> None:
    desk, code = world.headquarters.facts, _code(world)
    file = _table(world, TABLE.format(code=code))
    preview = desk.preview(CODE, [file])
    assert [(c.kind, c.new, c.changed, c.same, c.gone) for c in preview.counts] == [
        (Kind.REPLIES, 2, 0, 0, 0)
    ]
    assert preview.published
    assert desk.show(CODE).facts == Facts()
    desk.take(preview)
    assert len(desk.show(CODE).facts.replies) == 2
    line = world.headquarters.deeds.view().rows[-1]
    assert line.deed.new == "facts replies +2 ~0 -0"
    assert line.outcome.id == "Data daerah jawaban daerah +2 ~0 -0"
    before = world.assessor.scoring.reload(world.draft("Kota Ambon")).facts
    assert not before.replies
    package = world.headquarters.publishing.publish(CODE, SECRETS, world.root)
    world.assessor.editions.take_in(package, root_confirmed=True)
    from smartcity_desktop.services.scoring import Scoring

    scoring = Scoring(world.assessor.database, world.clock, world.assessor.scoring._new_id, "A-01")
    shown = scoring.reload(world.draft("Kota Ambon")).facts.replies[code]
    assert (shown.text, shown.claimed) == ("Sudah di semua kecamatan.", Decimal(3))


def test_what_changes_is_told_apart_from_what_stays_and_what_goes(world: World) -> None:
    desk, code = world.headquarters.facts, _code(world)
    desk.take(desk.preview(CODE, [_table(world, TABLE.format(code=code))]))
    changed = _table(world, f"Daerah;Indikator;Jawaban\nKota Ambon;{code};Baru.\nKota Denpasar;{code};Ada.\n")
    preview = desk.preview(CODE, [changed])
    (count,) = preview.counts
    assert (count.new, count.changed, count.same, count.gone) == (1, 1, 1, 0)
    whole = desk.preview(CODE, [changed], whole=True)
    (count,) = whole.counts
    assert (count.new, count.changed, count.same, count.gone) == (1, 1, 0, 1)
    desk.take(preview)
    with pytest.raises(ChangeRefused, match="changed since"):
        desk.take(whole)
    same = desk.preview(CODE, [changed])
    with pytest.raises(ChangeRefused, match="Nothing changes"):
        desk.take(same)
    desk.take(desk.preview_clearing(CODE, Kind.REPLIES))
    assert desk.show(CODE).facts == Facts()


def test_nothing_is_taken_of_a_table_with_a_problem_in_it(world: World) -> None:
    desk, code = world.headquarters.facts, _code(world)
    good, bad = TABLE.format(code=code), f"Daerah;Indikator;Jawaban\nKota Medan;{code};Ada.\n"
    with pytest.raises(CellsInvalid, match=r"b.csv, row 2, column A: Kota Medan is not invited"):
        desk.preview(CODE, [_table(world, good), _table(world, bad, "b.csv")])
    assert desk.show(CODE).facts == Facts()


def test_only_those_who_draft_may_and_only_while_the_edition_is_open(world: World) -> None:
    headquarters = world.headquarters
    file = _table(world, TABLE.format(code=_code(world)))
    preview = headquarters.facts.preview(CODE, [file])
    headquarters.people.add("Petugas kedua", StaffRole.CLERK, "sandi petugas kedua", SECRETS[:1])
    headquarters.publishing.close(CODE, "Selesai.")
    for refused in (
        lambda: headquarters.facts.take(preview),
        lambda: headquarters.facts.preview(CODE, [file]),
        lambda: headquarters.facts.preview_clearing(CODE, Kind.FIGURES),
        lambda: headquarters.facts.preview_earlier(CODE, CODE),
    ):
        with pytest.raises(ChangeRefused, match="closed or decided"):
            refused()
    with pytest.raises(NotFound):
        headquarters.facts.show("TIDAK-ADA")
    with pytest.raises(ChangeRefused, match="before the program"):
        headquarters.facts.show("2019")
    headquarters.database.close()
    clerk = headquarters_at(
        world.root / "hq", clock=world.clock, person="P-03", passphrase="sandi petugas kedua"
    )
    try:
        with pytest.raises(ActRefused):
            clerk.facts.preview(CODE, [file])
        with pytest.raises(ActRefused):
            clerk.facts.take(preview)
    finally:
        clerk.database.close()


# -- number indicators -----------------------------------------------------------------------------------------


def _make_mixed(root: Path, made: tuple[Path, Keys]) -> None:
    """A second edition, on a rubric with a number indicator; its figures are published."""
    with opened_world(made, root / "dunia") as world:
        headquarters = world.headquarters
        headquarters.drafting.create(
            MIXED,
            Text("Periode campuran", "Mixed edition"),
            selection=Selection(1, (TieRule.DIMENSIONS,)),
            opens=date(2026, 3, 1),
            closes=date(2026, 6, 30),
            receiving_deadline=datetime(2026, 7, 15, tzinfo=UTC),
            rubric_file=_table(world, TEXT, "campur.yaml"),
        )
        names = NAMES[:2]
        headquarters.drafting.invite(MIXED, [world.region_id(name) for name in names])
        requests = [
            (services.identity.write_request(root), Assessor(f"A-0{n}", f"Asesor Uji {n}", "Lembaga uji"))
            for n, services in ((1, world.assessor), (2, world.other))
        ]
        headquarters.drafting.enrol_all(MIXED, requests, PASSPHRASE)
        headquarters.drafting.assign(
            MIXED, [(world.region_id(name), who, Mode.VISIT) for name in names for who in ("A-01", "A-02")]
        )
        headquarters.facts.take(
            headquarters.facts.preview(MIXED, [_table(world, FIGURES.format(ambon="65"))])
        )
        package = headquarters.publishing.publish(MIXED, SECRETS, root)
        for services in (world.assessor, world.other):
            services.editions.take_in(package, root_confirmed=True)


@pytest.fixture
def mixed(
    made: tuple[Path, Keys], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    grown = once(tmp_path_factory, "campuran", lambda root: _make_mixed(root, made))
    with opened_world((grown / "dunia", made[1]), tmp_path / "dunia") as world:
        world.clock.at = START + timedelta(days=1)
        yield world


def _signed(world: World, name: str, level: int, services: object = None) -> Path:
    services = services or world.assessor
    line = next(line for line in services.scoring.regions(MIXED) if line.region.name == name)
    view = services.scoring.open(MIXED, line.assignment_id)
    answers = [Answer(code, Decimal(level)) for code in ("LAY-1", "LAY-2")]
    saved = services.scoring.fill(view.assessment.id, answers)
    warned = [p.key for p in saved.view.problems if p.severity is Severity.WARN]
    services.scoring.fill(view.assessment.id, (), dict.fromkeys(warned, "Diperlihatkan."))
    return world.plain(services.finalising.sign(view.assessment.id, PASSPHRASE, no_conflict=True), services)


def test_a_number_indicator_is_worth_what_its_goalposts_make_of_the_figure(mixed: World) -> None:
    mixed.headquarters.inbox.receive([_signed(mixed, "Kota Ambon", 4)])
    view = mixed.headquarters.consolidation.panel(MIXED, mixed.region_id("Kota Ambon"))
    # (65 - 40) / (90 - 40) of 100, and half of that with full marks for the other half
    assert view.mean.values["IPM"].exact == 50
    assert view.sheets[0].older_figures == ()
    received = next(sheet for sheet in view.sheets if sheet.result)
    assert received.result.values["TOTAL"].exact == Fraction(75)
    assert view.facts.figures["IPM"].source == "BPS"


def test_headquarters_counts_its_present_figure_for_everybody_and_remarks_older_ones(mixed: World) -> None:
    headquarters = mixed.headquarters
    headquarters.inbox.receive(
        [_signed(mixed, "Kota Ambon", 4), _signed(mixed, "Kota Ambon", 4, mixed.other)]
    )
    ambon = mixed.region_id("Kota Ambon")
    before = headquarters.consolidation.ranking(MIXED)
    desk = headquarters.facts
    desk.take(desk.preview(MIXED, [_table(mixed, FIGURES.format(ambon="90"))]))
    view, after = headquarters.consolidation.panel(MIXED, ambon), headquarters.consolidation.ranking(MIXED)
    assert view.mean.values["IPM"].exact == 100
    assert view.mean.total.exact == 100
    assert view.spread["IPM"] == 0
    assert [sheet.older_figures for sheet in view.sheets] == [("IPM",), ("IPM",)]
    # what was signed stays what it was
    assert [sheet.assessment.answers["IPM"].value for sheet in view.sheets] == [65, 65]
    assert [sheet.result.total.exact for sheet in view.sheets] == [75, 75]
    assert before.inputs_digest != after.inputs_digest
    place = next(place for place in after.ranking.places if place.region == ambon)
    assert place.result.total.exact == 100
    desk.take(desk.preview_clearing(MIXED, Kind.FIGURES))
    gone = headquarters.consolidation.panel(MIXED, ambon)
    assert gone.mean.values["IPM"].exact is None
    assert [sheet.older_figures for sheet in gone.sheets] == [("IPM",), ("IPM",)]


def test_a_region_without_a_sheet_is_not_ranked_by_its_figure(mixed: World) -> None:
    headquarters = mixed.headquarters
    assert headquarters.consolidation.panel(MIXED, mixed.region_id("Kota Ambon")).mean.total.exact is None
    assert all(place.rank is None for place in headquarters.consolidation.ranking(MIXED).ranking.places)
    missing = headquarters.facts.show(MIXED).missing
    assert missing == ()
    desk = headquarters.facts
    desk.take(desk.preview_clearing(MIXED, Kind.FIGURES))
    assert {code for _region, code in desk.show(MIXED).missing} == {"IPM"}


def test_the_means_of_a_decided_edition_are_the_next_one_s_earlier_scores(mixed: World) -> None:
    headquarters = mixed.headquarters
    desk = headquarters.facts
    with pytest.raises(ChangeRefused, match="was not decided"):
        desk.preview_earlier(CODE, MIXED)
    headquarters.inbox.receive(
        [
            _signed(mixed, name, level, services)
            for name, level in (("Kota Ambon", 4), ("Kota Surabaya", 1))
            for services in (mixed.assessor, mixed.other)
        ]
    )
    headquarters.consolidation.choose(MIXED, secrets=SECRETS, reason="Uji.")
    assert desk.show(CODE).decided == (MIXED,)
    preview = desk.preview_earlier(CODE, MIXED)
    ambon = [one for one in preview.after.earlier if one.region_id == mixed.region_id("Kota Ambon")]
    assert [(one.indicator, one.of_edition, one.value) for one in ambon] == [("TOTAL", MIXED, Decimal(75))]
    desk.take(preview)
    assert desk.show(CODE).facts.earlier == preview.after.earlier
    with pytest.raises(ChangeRefused, match="closed or decided"):
        desk.preview(MIXED, [_table(mixed, FIGURES.format(ambon="90"))])


def test_of_several_years_the_newest_counts(mixed: World) -> None:
    desk = mixed.headquarters.facts
    table = _table(mixed, FIGURES.format(ambon="50").replace("2025", "2023"))
    desk.take(desk.preview(MIXED, [table]))
    view = mixed.headquarters.consolidation.panel(MIXED, mixed.region_id("Kota Ambon"))
    assert view.facts.figures["IPM"].year == 2025
    assert view.facts.figures["IPM"].value == 65


def test_a_draft_follows_the_published_figure_and_a_signed_sheet_does_not(mixed: World) -> None:
    desk = mixed.headquarters.facts
    _signed(mixed, "Kota Ambon", 3)
    lines = {line.region.name: line for line in mixed.assessor.scoring.regions(MIXED)}
    open_ = mixed.assessor.scoring.open(MIXED, lines["Kota Surabaya"].assignment_id)
    assert open_.assessment.answers["IPM"].value == Decimal("82.69")
    table = _table(mixed, FIGURES.format(ambon="90").replace("82,69", "70"))
    desk.take(desk.preview(MIXED, [table]))
    package = mixed.headquarters.publishing.publish(MIXED, SECRETS, mixed.root)
    mixed.assessor.editions.take_in(package, root_confirmed=True)
    mixed.assessor.database.close()
    mixed.assessor = build_assessor(mixed.root / "a1", Settings(), mixed.keys.assessor, clock=mixed.clock)
    draft = mixed.assessor.scoring.open(MIXED, lines["Kota Surabaya"].assignment_id)
    assert (draft.assessment.answers["IPM"].value, draft.facts.figures["IPM"].value) == (70, 70)
    assert [entry.new for entry in mixed.assessor.scoring.history(draft.assessment.id, "IPM")] == [
        "82.69",
        "70",
    ]
    signed = mixed.assessor.scoring.open(MIXED, lines["Kota Ambon"].assignment_id)
    assert (signed.assessment.answers["IPM"].value, signed.facts.figures["IPM"].value) == (65, 90)
    with pytest.raises(ChangeRefused, match="not scored here"):
        mixed.assessor.scoring.set_level(draft.assessment.id, "IPM", Decimal(4))
