from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from smartcity_desktop.core.edition import Assessor, EditionState, Mode, Selection
from smartcity_desktop.core.errors import (
    ChangeRefused,
    FileProblem,
    IdentityProblem,
    NotFound,
    RubricInvalid,
    SmartCityError,
    StoreProblem,
)
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.staff import Secret
from smartcity_desktop.store import schema
from smartcity_desktop.system.settings import Settings
from tests.opening import SECRETS, assessor_at

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"


def _create(world, code="B-2026", **changes):
    fields = {
        "selection": Selection(2),
        "opens": date(2026, 3, 1),
        "closes": date(2026, 6, 30),
        "receiving_deadline": datetime(2026, 7, 15, tzinfo=UTC),
    } | changes
    world.headquarters.drafting.create(code, Text("Periode", "Edition"), **fields)


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "  "},
        {"code": CODE},
        {"closes": date(2026, 2, 1)},
        {"receiving_deadline": datetime(2026, 5, 1, tzinfo=UTC)},
        {"selection": Selection(0)},
    ],
)
def test_a_senseless_edition_is_refused(world, changes):
    before = world.headquarters.editions.list()
    with pytest.raises(ChangeRefused):
        _create(world, **changes)
    assert world.headquarters.editions.list() == before


def test_days_are_those_of_jakarta_where_utc_is_still_at_the_day_before(world):
    closes = date(2026, 6, 30)
    with pytest.raises(ChangeRefused):  # 29 June 23.30 there
        _create(world, closes=closes, receiving_deadline=datetime(2026, 6, 29, 16, 30, tzinfo=UTC))
    deadline = datetime(2026, 6, 29, 17, 30, tzinfo=UTC)  # 30 June 00.30 there
    _create(world, closes=closes, receiving_deadline=deadline)
    assert world.headquarters.editions.edition("B-2026").receiving_deadline == deadline


def test_a_bad_rubric_names_its_line(world, tmp_path):
    bad = tmp_path / "rubrik.yaml"
    from smartcity_desktop.system.resources import resource

    text = resource("rubric.yaml").read_text().replace("weight: 35", "weight: 36", 1)
    bad.write_text(text)
    with pytest.raises(RubricInvalid) as refused:
        _create(world, rubric_file=bad)
    assert refused.value.file == "rubrik.yaml"
    assert "101" in str(refused.value)
    with pytest.raises(FileProblem):
        _create(world, rubric_file=tmp_path / "hilang.yaml")
    bad.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SmartCityError):
        _create(world, rubric_file=bad)


def test_an_empty_edition_is_not_published(world, tmp_path):
    _create(world)
    with pytest.raises(ChangeRefused, match="regions"):
        world.headquarters.publishing.publish("B-2026", SECRETS, tmp_path)
    assert world.headquarters.editions.overview("B-2026").state is EditionState.DRAFT


def test_unknown_regions_and_assessors_are_refused_whole(world):
    drafting = world.headquarters.drafting
    with pytest.raises(NotFound):
        drafting.invite(CODE, [world.region_id("Kota Bandung"), "R9999"])
    assert len(world.headquarters.editions.edition(CODE).regions) == 4
    with pytest.raises(NotFound, match="A-01"):
        drafting.assign(CODE, [(world.region_id("Kota Ambon"), "A-99", Mode.VISIT)])


def test_a_wrong_passphrase_publishes_nothing(world, tmp_path):
    with pytest.raises(IdentityProblem):
        world.headquarters.publishing.publish(
            CODE, (Secret("P-01", "salah sama sekali"), SECRETS[1]), tmp_path
        )
    assert not list(tmp_path.glob("*.asice"))


def test_an_edition_published_again_brings_more_and_old_drafts_go_on(world, tmp_path):
    package = world.signed("Kota Ambon")
    drafting = world.headquarters.drafting
    bandung = world.region_id("Kota Bandung")
    drafting.invite(CODE, [bandung])
    drafting.assign(CODE, [(bandung, "A-01", Mode.INTERVIEW)])
    again = world.headquarters.publishing.publish(CODE, SECRETS, tmp_path)
    offer = world.assessor.editions.look(again)
    assert (offer.sequence, offer.mine, offer.root_pinned) == (2, 5, True)
    world.assessor.editions.take_in(again, root_confirmed=False)
    assert len(world.assessor.scoring.regions(CODE)) == 5
    reports = world.headquarters.inbox.receive([package, world.signed("Kota Bandung")])
    assert [report.outcome for report in reports] == ["taken", "taken"]
    revision = world.assessor.finalising.revise(world.draft("Kota Ambon"), "Perbaikan")
    signed = world.assessor.finalising.sign(revision, PASSPHRASE, no_conflict=True)
    assert [r.outcome for r in world.headquarters.inbox.receive([world.plain(signed)])] == ["taken"]


def test_an_older_edition_is_refused_at_the_laptop(world, tmp_path):
    first = world.headquarters.publishing.hand_out(CODE, world.root, plain=True)
    again = world.headquarters.publishing.publish(CODE, SECRETS, tmp_path)
    world.assessor.editions.take_in(again, root_confirmed=False)
    with pytest.raises(PackageRefused) as refused:
        world.assessor.editions.take_in(first, root_confirmed=False)
    assert refused.value.code in ("E_REPLAY", "DUPLICATE")


class FixedClock:
    def now(self):
        return datetime(2026, 3, 2, tzinfo=UTC)

    def monotonic(self):
        return 1


def test_an_unknown_root_is_taken_only_after_comparing(grown, tmp_path):
    package = next(grown.glob("plain/periode-*.asice"))
    services = assessor_at(
        tmp_path,
        Settings(),
        clock=FixedClock(),
        passphrase=PASSPHRASE,
        name="Orang lain",
        institution="Lembaga lain",
    )
    offer = services.editions.look(package)
    assert (offer.root_pinned, offer.enrolled, offer.mine) == (False, False, 0)
    assert len(offer.root_fingerprint.replace(" ", "")) == 24
    with pytest.raises(ChangeRefused):
        services.editions.take_in(package, root_confirmed=False)
    assert services.editions.editions() == ()
    services.editions.take_in(package, root_confirmed=True)
    assert [line.code for line in services.editions.editions()] == [CODE]
    services.database.close()


def test_a_damaged_edition_is_refused_and_left_as_it_is(world, tmp_path):
    good = world.headquarters.publishing.hand_out(CODE, world.root, plain=True)
    bad = tmp_path / "periode.asice"
    data = bytearray(good.read_bytes())
    data[len(data) // 2] ^= 1
    bad.write_bytes(data)
    with pytest.raises(PackageRefused):
        world.assessor.editions.look(bad)
    assert bad.read_bytes() == bytes(data)


def test_a_bad_request_is_refused(world, tmp_path):
    request = tmp_path / "x.csr"
    request.write_text("bukan permohonan")
    with pytest.raises(SmartCityError):
        world.headquarters.drafting.look_request(request)
    with pytest.raises(SmartCityError):
        world.headquarters.drafting.enrol(CODE, request, Assessor("A-03", "X", "Y"), PASSPHRASE)
    shutil.copy(next(world.root.glob("*.csr")), request)
    assert len(world.headquarters.drafting.look_request(request).fingerprint.replace(" ", "")) == 24


def test_a_clock_in_1970_is_said_and_loses_nothing(world):
    draft = world.filled("Kota Ambon")
    world.clock.at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=2)
    saved = world.assessor.scoring.set_comment(draft, "INF-F1", "Jam salah")
    assert saved.view.assessment.answers["INF-F1"].comment == "Jam salah"
    signed = world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    world.clock.at = datetime(2026, 3, 3, tzinfo=UTC)
    assert [r.outcome for r in world.headquarters.inbox.receive([world.plain(signed)])] == ["taken"]


def test_the_list_has_the_historical_editions_too(world):
    lines = {line.code: line for line in world.headquarters.editions.list()}
    assert set(lines) == {"2017", "2018", "2019", CODE}
    assert lines["2019"].state is EditionState.HISTORY
    assert lines[CODE].asked == 4
    assert world.headquarters.editions.overview("2019").memoranda == 25


@pytest.mark.parametrize(
    "person",
    [
        Assessor("", "Nama", "Lembaga"),
        Assessor("../x", "Nama", "Lembaga"),
        Assessor("A 01", "Nama", "Lembaga"),
        Assessor("A-" + "0" * 19, "Nama", "Lembaga"),
        Assessor("A-03", "  ", "Lembaga"),
        Assessor("A-03", "Nama", ""),
        Assessor("A-03", "N" * 201, "Lembaga"),
        Assessor("A-03", "Nama\nLain", "Lembaga"),
    ],
)
def test_an_assessor_whom_no_package_could_name_is_not_enrolled(world, tmp_path, person):
    before = world.headquarters.editions.edition(CODE)
    request = next(world.root.glob("*.csr"))
    with pytest.raises(ChangeRefused) as refused:
        world.headquarters.drafting.enrol(CODE, request, person, PASSPHRASE)
    assert refused.value.sentence(Language.INDONESIAN) != refused.value.sentence(Language.ENGLISH)
    assert world.headquarters.editions.edition(CODE) == before


def test_revoking_a_stranger_is_said(world):
    with pytest.raises(NotFound) as refused:
        world.headquarters.drafting.revoke(CODE, "A-99", "laptop hilang")
    assert "A-01" in str(refused.value)


def test_a_folder_that_is_not_there_publishes_nothing(world, tmp_path):
    before = world.headquarters.publishing.hand_out(CODE, tmp_path, plain=True).read_bytes()
    with pytest.raises(FileProblem):
        world.headquarters.publishing.publish(CODE, SECRETS, tmp_path / "tiada")
    assert world.headquarters.publishing.hand_out(CODE, tmp_path, plain=True).read_bytes() == before


def test_what_no_laptop_could_read_is_not_published(world, tmp_path):
    _create(world, "C-2026", selection=Selection(10_001))
    drafting = world.headquarters.drafting
    drafting.invite("C-2026", [world.region_id("Kota Ambon")])
    drafting.enrol("C-2026", next(world.root.glob("*.csr")), Assessor("A-01", "Nama", "Lembaga"), PASSPHRASE)
    drafting.assign("C-2026", [(world.region_id("Kota Ambon"), "A-01", Mode.VISIT)])
    with pytest.raises(ChangeRefused) as refused:
        world.headquarters.publishing.publish("C-2026", SECRETS, tmp_path)
    assert "selection.places" in str(refused.value)
    with pytest.raises(ChangeRefused):
        world.headquarters.publishing.hand_out("C-2026", tmp_path)


def test_trust_is_kept_before_the_edition_so_that_a_crash_between_them_can_be_gone_over(grown, tmp_path):
    services = assessor_at(
        tmp_path,
        Settings(),
        clock=FixedClock(),
        passphrase=PASSPHRASE,
        name="Orang lain",
        institution="Lembaga lain",
    )
    package = next(grown.glob("plain/periode-*.asice"))
    key = services.identity._keys.database
    with closing(schema.connect(services.folder.database, key)) as another:
        another.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreProblem):
            services.editions.take_in(package, root_confirmed=True)
    assert services.editions.editions() == ()
    assert services.editions.look(package).root_pinned
    services.editions.take_in(package, root_confirmed=False)
    assert [line.code for line in services.editions.editions()] == [CODE]
    with pytest.raises(PackageRefused) as again:
        services.editions.take_in(package, root_confirmed=False)
    assert "sudah" in again.value.happened.id
    services.database.close()
