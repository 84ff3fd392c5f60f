"""Headquarters' people, their log, and the keys that an edition names."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from smartcity_desktop.core.deeds import START, Approval, Approvals, chain_flaws
from smartcity_desktop.core.edition import Recipients, SignerEntry, SignerStatus
from smartcity_desktop.core.errors import NotFound
from smartcity_desktop.core.staff import Act, Person, PersonStatus, StaffRole
from smartcity_desktop.store.records import deeds, editions, staff

if TYPE_CHECKING:
    from smartcity_desktop.store.database import Database

KEYS = Recipients(("age1work",), ("age1later",))
SIGNER = SignerEntry(b"0\x00", sha256(b"0\x00").hexdigest(), SignerStatus.ANNOUNCED)


def test_people_come_change_and_go(database: Database, sample: Any) -> None:
    one = Person("P-01", "Petugas Contoh", StaffRole.CLERK, b"", PersonStatus.ACTIVE, sample.at)
    with database.write() as s:
        staff.put_person(s, one)
        staff.put_person(s, replace(one, id="P-02", since=sample.at + timedelta(days=1)))
        staff.set_role(s, "P-01", StaffRole.CHAIR)
        staff.set_certificate(s, "P-01", b"0")
        staff.set_removed(s, "P-02", sample.at + timedelta(days=2))
    with database.read() as s:
        first, second = staff.people(s)
        assert first == replace(one, role=StaffRole.CHAIR, certificate=b"0") == staff.person(s, "P-01")
        assert (second.status, second.until) == (PersonStatus.REMOVED, sample.at + timedelta(days=2))
        with pytest.raises(NotFound, match="P-01, P-02"):
            staff.person(s, "P-03")


def test_log_is_a_chain_from_its_beginning(database: Database, sample: Any) -> None:
    signed = Approvals(b'{"a":1}', (Approval("P-01", "chair", b"0\xff", b"1"),))
    with database.write() as s:
        assert deeds.log_head(s) == (0, START)
        for n in range(3):
            deeds.append_deed(
                s,
                at=sample.at + timedelta(seconds=n),
                monotonic=2**60 + n,
                who="P-01",
                act=Act.PRINT,
                subject=f"sheet {n}",
                approvals=signed if n == 1 else Approvals(),
            )
    with database.read() as s:
        kept = deeds.deeds(s)
        assert deeds.log_head(s) == (3, bytes.fromhex(kept[-1].digest))
    assert chain_flaws(kept) == ()
    assert [one.deed.sequence for one in kept] == [1, 2, 3]
    assert kept[1].deed.approvals == signed
    assert kept[2].deed.monotonic == 2**60 + 2


def test_act_that_fails_leaves_no_line(database: Database, sample: Any) -> None:
    def act() -> None:
        with database.write() as s:
            deeds.append_deed(s, at=sample.at, monotonic=1, who="P-01", act=Act.PRINT, subject="x")
            staff.person(s, "P-09")

    with pytest.raises(NotFound):
        act()
    with database.read() as s:
        assert deeds.deeds(s) == ()


def test_edition_keeps_its_keys_and_changes_them_with_a_publication(database: Database, sample: Any) -> None:
    roster = (replace(sample.edition.roster[0], recipient="age1laptop"), *sample.edition.roster[1:])
    edition = replace(sample.edition, recipients=KEYS, signers=(SIGNER,), roster=roster)
    with database.write() as s:
        sample.publish(s, recipients=KEYS, signers=(SIGNER,), roster=roster)
        assert editions.edition(s, "2019").edition == edition
        newer = replace(
            edition,
            recipients=Recipients(("age1next",)),
            signers=(replace(SIGNER, status=SignerStatus.ACTIVE),),
            roster_version=edition.roster_version + 1,
        )
        editions.put_republished(s, newer, digest="e" * 64, sequence=2, at=sample.at)
        assert editions.edition(s, "2019").edition == newer


def test_edition_without_keys(database: Database, sample: Any) -> None:
    with database.write() as s:
        sample.publish(s)
        found = editions.edition(s, "2019").edition
    assert (found.recipients, found.signers, found.roster[0].recipient) == (Recipients(), (), None)
