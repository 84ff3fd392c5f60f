"""Four eyes against somebody who holds the database's keys: approvals used again, one person as two, a log cut off or forked."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from smartcity_desktop.app import build_headquarters
from smartcity_desktop.core.deeds import Approvals, canonical_line, flaw_text
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.staff import Act, Person, PersonStatus, StaffRole
from smartcity_desktop.sealing import staff as staff_files
from smartcity_desktop.store.records import deeds, staff
from smartcity_desktop.system.settings import Settings
from tests.opening import PASSPHRASE, SECRETS
from tests.services.conftest import CODE, TickingClock

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.app import HeadquartersServices

FIRST, SECOND = SECRETS


def written(
    services: HeadquartersServices, act: Act, subject: str, approvals: Approvals, **said: str
) -> set[str]:
    """Append a line as somebody with the keys of the store can, and return what the log says of it."""
    with services.database.write() as session:
        kept = deeds.append_deed(
            session, at=TickingClock().now(), monotonic=1, who="P-01", act=act, subject=subject,
            approvals=approvals, **said,
        )  # fmt: skip
    return {flaw.code for flaw in services.deeds.view().flaws if flaw.sequence == kept.deed.sequence}


def published(services: HeadquartersServices) -> Any:
    """Return the line of the last publication."""
    return [row.deed for row in services.deeds.view().rows if row.deed.act is Act.PUBLISH][-1]


def statement(services: HeadquartersServices, act: Act, said: str, people: list[str]) -> bytes:
    """Return what two persons would sign now."""
    with services.database.read() as session:
        length, head = deeds.log_head(session)
    log = {"head": head.hex(), "length": length}
    whole = {"act": act.value, "at": "2026-03-02T01:00:00Z", "log": log, "people": people, "statement": said}
    return canonical_line(whole).encode()


def test_an_approval_of_one_edition_is_none_of_another_and_none_of_the_next_publication(world: Any) -> None:
    services, deed = world.headquarters, published(world.headquarters)
    assert services.deeds.view().flaws == ()
    assert written(services, Act.PUBLISH, "T-2027", deed.approvals, new=deed.new) == {"old", "other"}
    again = written(services, Act.PUBLISH, CODE, deed.approvals, old=deed.new, new="ab" * 32)
    assert again == {"old", "package"}
    flaw = next(flaw for flaw in services.deeds.view().flaws if flaw.code == "package")
    assert "abababababab" in flaw_text(flaw).en


def test_a_package_other_than_the_one_agreed_to_is_shown(world: Any) -> None:
    services, deed = world.headquarters, published(world.headquarters)
    (file,) = services.folder.outbox.glob("*.asice")
    kept = file.read_bytes()
    file.write_bytes(kept[:-1])
    again = build_headquarters(world.root / "hq", Settings(), world.keys.headquarters)
    with closing(again.database):
        assert [flaw.code for flaw in again.deeds.view().flaws] == ["package"]
        file.write_bytes(kept)
        assert again.deeds.view().flaws == ()
    assert deed.new


def test_an_approval_that_was_never_used_does_not_wait_for_better_days(world: Any) -> None:
    services = world.headquarters
    early = services.desk.approve(Act.PUBLISH, b'{"document":"x","edition":"T-2026","facts":""}', SECRETS)
    later = services.desk.approve(Act.STAFF, b"P-02 chair Ketua uji", SECRETS, two=True)
    with services.database.write() as session:
        services.desk.note(session, Act.STAFF, "P-02", new="chair Ketua uji", approvals=later)
    with pytest.raises(ChangeRefused, match="Agree to it once more"), services.database.write() as session:
        services.desk.note(session, Act.PUBLISH, CODE, approvals=early)
    with pytest.raises(ChangeRefused), services.database.write() as session:
        services.desk.note(session, Act.STAFF, "P-02", new="chair Ketua uji", approvals=later)
    assert services.deeds.view().flaws == ()
    assert "old" in written(services, Act.PUBLISH, CODE, early)


def test_the_approval_of_somebody_who_left_meanwhile_is_not_written_down(world: Any) -> None:
    services = world.headquarters
    approvals = services.desk.approve(Act.PUBLISH, b'{"edition":"T-2026"}', SECRETS)
    with services.database.write() as session:
        staff.set_removed(session, "P-02", world.clock.now())
    with pytest.raises(ChangeRefused, match="people changed"), services.database.write() as session:
        services.desk.note(session, Act.PUBLISH, CODE, approvals=approvals)


def test_one_person_with_two_ids_is_one_pair_of_eyes(world: Any) -> None:
    services = world.headquarters
    me, chair = services.people.list()
    opened = staff_files.open_person(services.folder.staff, "P-01", PASSPHRASE)
    said = statement(
        services, Act.RECOVER, '{"fresh_key":"x","owner":"A-01"}', ["P-01 administrator", "P-02 chair"]
    )
    with services.database.write() as session:
        staff.set_certificate(session, "P-02", me.certificate)
    twice = tuple(
        staff_files.sign(opened, replace(one, certificate=me.certificate), said) for one in (me, chair)
    )
    found = written(services, Act.RECOVER, "A-01", Approvals(said, twice), new="x")
    assert found == {"signer"}


def test_one_administrator_makes_no_second_pair_of_eyes(world: Any) -> None:
    services = world.headquarters
    alone = services.desk.approve(Act.STAFF, b"P-03 chair Bayangan", SECRETS[:1], two=False)
    with services.database.write() as session:
        staff.put_person(
            session,
            Person("P-03", "Bayangan", StaffRole.CHAIR, b"", PersonStatus.ACTIVE, world.clock.now()),
        )
    assert written(services, Act.STAFF, "P-03", alone, new="chair Bayangan") == {"rights"}


def test_a_log_that_was_cut_off_is_shorter_than_what_was_done(world: Any) -> None:
    services, deed = world.headquarters, published(world.headquarters)
    with services.database.write() as session:
        session.connection().execute(text("DROP TRIGGER deed_no_delete"))
        session.connection().execute(text(f"DELETE FROM deed WHERE sequence >= {deed.sequence}"))
    (flaw,) = services.deeds.view().flaws
    assert (flaw.code, flaw.sequence) == ("absent", deed.sequence - 1)
    assert deed.new[:12] in flaw_text(flaw).en
    with services.database.write() as session:
        session.connection().execute(text("DELETE FROM deed WHERE sequence > 1"))
    assert {flaw.detail for flaw in services.deeds.view().flaws} > {"P-02"}


def test_two_copies_of_headquarters_that_went_on_apart_do_not_pass_for_one(
    world: Any, tmp_path: Path
) -> None:
    world.headquarters.database.close()
    shutil.copytree(world.root / "hq", tmp_path / "hq2")
    packages, heads = [], []
    for number, root in enumerate((world.root / "hq", tmp_path / "hq2")):
        services = build_headquarters(
            root, Settings(), world.keys.headquarters, clock=TickingClock(world.clock.now())
        )
        with closing(services.database):
            (tmp_path / str(number)).mkdir()
            services.drafting.invite(CODE, [services.programme.region("Kota Bandung").id] if number else [])
            packages.append(services.publishing.publish(CODE, SECRETS, tmp_path / str(number)))
            heads.append(services.deeds.view().head)
            assert services.deeds.view().flaws == ()
    world.assessor.editions.take_in(packages[0], root_confirmed=False)
    with pytest.raises(PackageRefused) as caught:
        world.assessor.editions.take_in(packages[1], root_confirmed=False)
    assert caught.value.code == "H_FORK"
    assert "two computers" in caught.value.remedy.en
    assert heads[0] != heads[1]
    # The one is put over the other: what was made for the first is refused, in words that name the edition.
    shutil.rmtree(world.root / "hq")
    shutil.copytree(tmp_path / "hq2", world.root / "hq")
    package = world.signed("Kota Ambon")
    services = build_headquarters(world.root / "hq", Settings(), world.keys.headquarters, clock=world.clock)
    with closing(services.database):
        (report,) = services.inbox.receive([package])
        assert (report.outcome, report.code) == ("refused", "E_EDITION")
        assert "unknown here" in report.detail
