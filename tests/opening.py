"""Opening a role's data in a test: set up the first time, afterwards opened with the passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.app import (
    AssessorServices,
    HeadquartersServices,
    assessor_gate,
    build_assessor,
    build_headquarters,
    headquarters_gate,
)
from smartcity_desktop.core.staff import Secret, StaffRole
from smartcity_desktop.system.clock import new_id
from smartcity_desktop.system.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.system.clock import Clock, NewId

PASSPHRASE = "sandi uji yang panjang"
SECOND_PASSPHRASE = "sandi orang kedua itu"
SECRETS = (Secret("P-01", PASSPHRASE), Secret("P-02", SECOND_PASSPHRASE))
"""Of both people of a headquarters that `found` made."""


def assessor_at(
    root: Path,
    settings: Settings | None = None,
    *,
    clock: Clock | None = None,
    passphrase: str = PASSPHRASE,
    name: str = "Asesor Contoh",
    institution: str = "Lembaga Contoh",
    ids: NewId = new_id,
) -> AssessorServices:
    """Open an assessor's data, of somebody new where there is nobody yet."""
    gate = assessor_gate(root, clock)
    if gate.cover() is None:
        gate.create(name, institution, passphrase)
    return build_assessor(root, settings or Settings(), gate.unlock(passphrase), clock=clock, ids=ids)


def headquarters_at(
    root: Path,
    settings: Settings | None = None,
    *,
    clock: Clock | None = None,
    passphrase: str = PASSPHRASE,
    person: str = "P-01",
    name: str = "Petugas uji",
) -> HeadquartersServices:
    """Open headquarters' data for one of its people, set up where it was not yet."""
    gate = headquarters_gate(root, clock)
    if not gate.is_made():
        gate.create(passphrase, name)
    return build_headquarters(root, settings or Settings(), gate.unlock(passphrase, person), clock=clock)


def found(
    services: HeadquartersServices, programme: str = "Program uji", passphrase: str = PASSPHRASE
) -> tuple[Secret, ...]:
    """Found the authority and bring a second person in; returns what both type for an act of two."""
    services.authority.found(programme, passphrase)
    first = Secret(services.desk.person.id, passphrase)
    chair = services.people.add("Ketua uji", StaffRole.CHAIR, SECOND_PASSPHRASE, (first,))
    return (first, Secret(chair.id, SECOND_PASSPHRASE))
