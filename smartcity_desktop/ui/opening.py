"""Which services a role gets when it is opened, or what it waits for (database thread; no widgets)."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smartcity_desktop.system import settings as settings_module
from smartcity_desktop.system.paths import Role, settings_file

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.app import AssessorServices, HeadquartersServices, Person
    from smartcity_desktop.sealing.staff import StaffEntry
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.services.gate import AssessorGate, HeadquartersGate
    from smartcity_desktop.services.pdf_check import PdfTrust
    from smartcity_desktop.system.settings import Settings

    Services = AssessorServices | HeadquartersServices


@dataclass(frozen=True, slots=True)
class Shut:
    """A role whose data is not open: it waits for its passphrase, or was never set up (`made`)."""

    gate: AssessorGate | HeadquartersGate
    made: bool
    label: str = ""
    people: tuple[Person, ...] = ()


def is_assessor(found: Services | Shut | None) -> bool:
    """Whether an assessor's data is open."""
    from smartcity_desktop.app import AssessorServices

    return isinstance(found, AssessorServices)


def built(
    root: Path, settings: Settings, keys: StoreKeys | StaffEntry | None, *, practice: bool, ring: bool
) -> Services | Shut | None:
    """Build the services of the role that the settings name, as far as it can be opened (database thread).

    `ring` lets the system's key ring open it, where its owner wanted that.
    """
    if settings.role is None:
        return None
    from smartcity_desktop import app
    from smartcity_desktop.sealing.staff import StaffEntry

    if settings.role == Role.ASSESSOR:
        gate = app.assessor_gate(root, profile=settings.profile)
        mine = None if isinstance(keys, StaffEntry) else keys
        cover = gate.cover()
        if mine is None and cover is not None and cover.ring and ring:
            mine = gate.unlock_remembered()
        if cover is None or (mine is None and not practice):
            label = cover.label if cover else ""
            return Shut(gate, made=cover is not None, label=label, people=app.assessors(root))
        return app.build_assessor(root, settings, mine or gate.unlock(_practice_passphrase()))
    door, entry = app.headquarters_gate(root), keys if isinstance(keys, StaffEntry) else None
    if not door.is_made() or (entry is None and not practice):
        return Shut(door, made=door.is_made())
    return app.build_headquarters(root, settings, entry or door.unlock(_practice_passphrase()))


def put_away(services: Services, *, back_up: bool) -> None:
    """Close a role's data after a clean end (database thread); `back_up`: with a backup of what changed."""
    if back_up:
        from smartcity_desktop.core.backup import Reason
        from smartcity_desktop.core.errors import SmartCityError

        try:
            services.backups.make_if_changed(Reason.CLOSING)
        except SmartCityError:
            # Nobody is there to read it; the next start says that there is none.
            logging.getLogger(__name__).exception("no backup at the end")
    services.backups.sessions.end()
    services.database.close()


def _practice_passphrase() -> str:
    from smartcity_desktop.sample import PRACTICE_PASSPHRASE

    return PRACTICE_PASSPHRASE


def prepared(root: Path, shown: Settings) -> Settings:
    """Make the practice edition ready and give its settings, with the look that is on (database thread)."""
    from smartcity_desktop import sample

    sample.prepare_practice(root)
    made = settings_module.load(settings_file(root))
    role = shown.role or made.role
    return replace(same_look(made, shown), role=role)


def same_look(settings: Settings, shown: Settings) -> Settings:
    """Give settings with the look that is shown now."""
    return replace(
        settings,
        language=shown.language,
        theme=shown.theme,
        text_percent=shown.text_percent,
        zone=shown.zone,
        paper=shown.paper,
        geometry=shown.geometry,
    )


def pdf_trust(services: Services | None) -> PdfTrust:
    """Return whose signatures are known in the role that is open; nobody's where none is (database thread)."""
    from smartcity_desktop.app import AssessorServices
    from smartcity_desktop.sealing import authority, certificates
    from smartcity_desktop.services.pdf_check import PdfCheck, PdfTrust

    if services is None:
        return PdfTrust()
    if isinstance(services, AssessorServices):
        return PdfCheck(services.database, services.editions.pinned_roots).trust()
    root = certificates.sha256_hex(authority.root_der(services.folder.authority))
    return PdfCheck(services.database, lambda: frozenset((root,))).trust()
