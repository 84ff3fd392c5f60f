from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageKind
from smartcity_desktop.core.programme import Attachment, Details, Event, Stage
from smartcity_desktop.core.region import Region, RegionCode, RegionKind
from smartcity_desktop.core.rubric import RubricName
from smartcity_desktop.store.database import Database
from smartcity_desktop.store.records import (
    assessments,
    decisions,
    editions,
    journal,
    packages,
    programme,
    regions,
    rubrics,
)
from smartcity_desktop.store.records.packages import PackageRecord

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
NAME = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
HEX = st.binary(min_size=32, max_size=32).map(bytes.hex)
MOMENTS = st.datetimes(timezones=st.just(UTC))
REGIONS = st.builds(
    Region,
    id=NAME,
    code=NAME,
    name=TEXT,
    kind=st.sampled_from(RegionKind),
    province_code=TEXT,
    province=TEXT,
    latitude=st.floats(-90, 90),
    longitude=st.floats(-180, 180),
    elected_head=st.booleans(),
    former_codes=st.lists(st.builds(RegionCode, NAME, st.none() | st.dates()), max_size=2).map(tuple),
    former_names=st.lists(TEXT, max_size=2).map(tuple),
)
LISTS = st.lists(REGIONS, max_size=4, unique_by=(lambda r: r.id, lambda r: r.code))


@given(first=LISTS, second=LISTS)
@settings(max_examples=40)
def test_regions_come_back_as_they_were_put_last(
    first: list[Region],
    second: list[Region],
    tmp_path_factory: pytest.TempPathFactory,
    empty_copy: Callable[[Path], Path],
) -> None:
    database = Database.open(empty_copy(tmp_path_factory.mktemp("d") / "db.sqlite3"))
    renewed = {r.id: r for r in second}
    kept = [r for r in first if r.id not in renewed and r.code not in {s.code for s in second}]
    try:
        with database.write() as s:
            regions.put_regions(s, [r for r in first if r.id in renewed or r in kept])
            regions.put_regions(s, second)
        with database.read() as s:
            expected = sorted([*kept, *second], key=lambda r: r.code.encode())
            assert list(regions.all_regions(s)) == expected
    finally:
        database.close()


def test_codes_can_swap_between_regions(database: Database, sample: Any) -> None:
    one, two = sample.regions[:2]
    swapped = (replace(one, code=two.code), replace(two, code=one.code))
    with database.write() as s:
        regions.put_regions(s, sample.regions)
        regions.put_regions(s, swapped)
        assert regions.region(s, two.code).id == one.id
        assert len(regions.all_regions(s)) == 4


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("R0000", "R0000"),
        ("81.70", "R0000"),
        ("kota ambon ", "R0000"),
        ("Ambon", "R0000"),
        ("80.03", "R0003"),
        ("lama 2", "R0002"),
        ("buru", "R0003"),
    ],
)
def test_region_is_found_by_what_it_is_or_was_called(
    database: Database, sample: Any, asked: str, found: str
) -> None:
    with database.write() as s:
        regions.put_regions(s, sample.regions)
        assert regions.region(s, asked).id == found


def test_region_that_is_none_or_two(database: Database, sample: Any) -> None:
    with database.write() as s:
        regions.put_regions(s, sample.regions)
        with pytest.raises(NotFound) as caught:
            regions.region(s, "Bandung")
        assert caught.value.known == ("Kota Bandung", "Kabupaten Bandung")
        with pytest.raises(NotFound) as caught:
            regions.region(s, "Kota Anbon")
        assert "Kota Ambon" in caught.value.known
        assert "daerah" in caught.value.happened.id


def test_rubric_is_kept_word_for_word_and_once(database: Database, sample: Any) -> None:
    title = Text("Rubrik", "Rubric")
    with database.write() as s:
        rubrics.put_rubric(s, sample.rubric, title, sample.rubric_text)
        rubrics.put_rubric(s, sample.rubric, title, sample.rubric_text)
        assert rubrics.rubric_text(s, sample.rubric) == sample.rubric_text
        assert rubrics.rubric_names(s) == (sample.rubric,)
        with pytest.raises(ChangeRefused, match="does not match its fingerprint"):
            rubrics.put_rubric(s, sample.rubric, title, sample.rubric_text + " ")
        other = RubricName("r", 1, "bb3d3fd4cd53d7ba4ccb2a4b4a6a8bd87be5f0d2bd1bd6a4b71c8bd6bf59f9f4")
        with pytest.raises(NotFound, match="r 1"):
            rubrics.rubric_text(s, other)


def test_other_text_under_the_same_version_is_refused(database: Database, sample: Any) -> None:
    from hashlib import sha256

    text = "lain\r\n"
    with database.write() as s:
        rubrics.put_rubric(s, sample.rubric, Text("a", "b"), sample.rubric_text)
        with pytest.raises(ChangeRefused, match="another content"):
            rubrics.put_rubric(s, RubricName("r", 1, sha256(text.encode()).hexdigest()), Text("a", "b"), text)
        newer = RubricName("r", 2, sha256(text.encode()).hexdigest())
        rubrics.put_rubric(s, newer, Text("a", "b"), text)
        assert rubrics.rubric_text(s, newer) == text


EVENTS = st.builds(
    Event,
    sequence=st.just(0),
    edition=st.just("2019"),
    region_id=st.sampled_from(["R0000", "R0001"]),
    stage=st.sampled_from([one for one in Stage if one is not Stage.PLAN_HANDED_IN]),
    on=st.none() | st.dates(),
    note=TEXT,
    details=st.builds(
        Details,
        **dict.fromkeys(
            ["signatory", "office", "place", "number", "number_region", "mandate", "mentor", "source"], TEXT
        ),
        replaced_by=st.sampled_from(["", "R0002"]),
    ),
    attachment=st.none() | st.builds(Attachment, HEX, TEXT, st.integers(1, 2**62)),
    recorded_at=st.none() | MOMENTS,
    recorded_by=TEXT,
)


@given(given=st.lists(EVENTS, max_size=5), reason=TEXT.filter(str.strip))
@settings(max_examples=30)
def test_events_come_back_in_order_and_stay_when_withdrawn(
    given: list[Event],
    reason: str,
    tmp_path_factory: pytest.TempPathFactory,
    empty_copy: Callable[[Path], Path],
    sample: Any,
) -> None:
    database = Database.open(empty_copy(tmp_path_factory.mktemp("d") / "db.sqlite3"))
    try:
        with database.write() as s:
            sample.publish(s)
            kept = [programme.append_event(s, event) for event in given]
            assert [replace(event, sequence=0) for event in kept] == given
            assert list(programme.events(s)) == kept
            for event in kept[:1]:
                programme.withdraw(s, event.sequence, reason=reason, who="x", at=sample.at)
                assert programme.event(s, event.sequence) == replace(event, withdrawn=reason)
                with pytest.raises(ChangeRefused, match="withdrawn already"):
                    programme.withdraw(s, event.sequence, reason=reason, who="x", at=sample.at)
        with database.read() as s:
            here = [e.sequence for e in programme.events(s, "2019", "R0000")]
            assert here == [e.sequence for e in kept if e.region_id == "R0000"]
            assert len(programme.events(s, region_id="R0001")) == len(kept) - len(here)
            assert programme.events(s, "2018") == ()
    finally:
        database.close()


def test_plan_has_its_horizon(database: Database, sample: Any) -> None:
    plan = Event(
        0,
        "2019",
        "R0000",
        Stage.PLAN_HANDED_IN,
        date(2020, 1, 1),
        "",
        Details(horizon_from=2020, horizon_to=2030),
    )
    with database.write() as s:
        sample.publish(s)
        assert programme.append_event(s, plan).details.horizon_to == 2030


def test_withdrawing_needs_an_event_and_a_reason(database: Database, sample: Any) -> None:
    with database.write() as s:
        sample.publish(s)
        event = programme.append_event(s, Event(0, "2019", "R0000", Stage.ASKED, date(2019, 1, 1), ""))
        with pytest.raises(NotFound, match="99"):
            programme.withdraw(s, 99, reason="x", who="x", at=sample.at)
        with pytest.raises(ChangeRefused, match="reason"):
            programme.withdraw(s, event.sequence, reason=" ", who="x", at=sample.at)
        with pytest.raises(NotFound):
            programme.event(s, 99)


def test_decision_is_taken_once(database: Database, sample: Any) -> None:
    taken = decisions.Decision("2019", sample.at, "pusat", 2, ("R0002", "R0000"), "{}", "a" * 64, "rapat")
    with database.write() as s:
        sample.publish(s)
        assert decisions.decision(s, "2019") is None
        decisions.put_decision(s, taken)
        with pytest.raises(ChangeRefused, match="decided already"):
            decisions.put_decision(s, replace(taken, chosen=()))
    with database.read() as s:
        assert decisions.decision(s, "2019") == taken


def record(number: int = 1, **changes: Any) -> PackageRecord:
    return replace(
        PackageRecord(
            digest=f"{number:064x}",
            kind=PackageKind.ASSESSMENT,
            direction="in",
            edition="2019",
            assignment_id="2019-0-0",
            sequence=number,
            supersedes=None,
            signer="A-00",
            file="x.asice",
            status="taken",
            code="",
            detail="",
            at=datetime(1970, 1, 1, tzinfo=UTC),
            assessment_id=None,
            audit_head="c" * 64,
            audit_length=3,
        ),
        **changes,
    )


def test_packages_make_a_chain(database: Database, sample: Any) -> None:
    second = record(2, supersedes=record().digest)
    held = record(4, status="held", code="H_GAP", detail="3 is missing")
    with database.write() as s:
        for one in (second, record(), held, record(9, direction="out", status="made")):
            packages.put_package(s, one)
        assert packages.chain(s, "2019-0-0", "in") == (record(), second)
        assert [r.sequence for r in packages.packages(s, "2019")] == [2, 1, 4, 9]
        assert packages.package(s, held.digest) == held
        assert packages.package(s, "f" * 64) is None


def test_a_place_in_the_chain_is_taken_once(database: Database) -> None:
    with database.write() as s:
        packages.put_package(s, record())
        with pytest.raises(ChangeRefused, match="on record already"):
            packages.put_package(s, record())
        with pytest.raises(ChangeRefused, match="package number 1 of assignment 2019-0-0"):
            packages.put_package(s, record(1, digest="e" * 64))
        packages.put_package(s, record(1, digest="e" * 64, kind=PackageKind.RETURN))


def test_held_package_is_settled_later_and_then_stays(database: Database) -> None:
    held = record(status="held", code="H_GAP")
    with database.write() as s:
        packages.note_package(s, held)
        packages.note_package(s, replace(held, detail="again"))
        assert packages.package(s, held.digest) == replace(held, detail="again")
        packages.put_package(s, record())
        packages.note_package(s, replace(held, status="refused"))
        assert packages.package(s, held.digest) == record()
        assert len(packages.packages(s, "2019")) == 1


def test_exports_are_logged_and_the_last_is_shown(database: Database, sample: Any) -> None:
    at = datetime(2019, 1, 1, tzinfo=UTC)
    with database.write() as s:
        sample.publish(s)
        sample.draft(s)
        assessments.set_state(s, "a1", AssessmentState.SIGNED, at=at, who="A-00")
        made = record(direction="out", status="made", assessment_id="a1")
        packages.put_package(s, made)
        packages.set_exported(s, made.digest, "E:\\", at)
        packages.set_exported(s, made.digest, "F:\\", sample.at)
        assert packages.package(s, made.digest) == replace(made, exported_to="F:\\", exported_at=sample.at)
        assert packages.of_assessment(s, "a1") == packages.package(s, made.digest)
        assert packages.of_assessment(s, "a2") is None
        with pytest.raises(NotFound):
            packages.set_exported(s, "f" * 64, "x", at)


def test_journal_of_states(database: Database, sample: Any) -> None:
    with database.write() as s:
        sample.publish(s)
        sample.draft(s, reason="mulai")
        change = journal.Change("closed", sample.at, "pusat", "selesai")
        journal.note_state(s, "edition", "2019", change)
        assert journal.state_changes(s, "edition", "2019") == (change,)
        assert [c.reason for c in journal.state_changes(s, "assessment", "a1")] == ["mulai"]
        assert journal.state_changes(s, "assessment", "2019") == ()
        assert editions.edition(s, "2019").sequence == 1
