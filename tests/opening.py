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
from smartcity_desktop.system.clock import new_id
from smartcity_desktop.system.paths import Role, role_folder
from smartcity_desktop.system.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.system.clock import Clock, NewId

PASSPHRASE = "sandi uji yang panjang"


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
    keys = _opened(role_folder(root, Role.ASSESSOR).identity / "identity.json", passphrase, gate.unlock)
    return build_assessor(root, settings or Settings(), keys, clock=clock, ids=ids)


def headquarters_at(
    root: Path,
    settings: Settings | None = None,
    *,
    clock: Clock | None = None,
    passphrase: str = PASSPHRASE,
) -> HeadquartersServices:
    """Open headquarters' data, set up where it was not yet."""
    gate = headquarters_gate(root)
    if not gate.is_made():
        gate.create(passphrase)
    keys = _opened(role_folder(root, Role.HEADQUARTERS).authority / "store.json", passphrase, gate.unlock)
    return build_headquarters(root, settings or Settings(), keys, clock=clock)


_KEYS: dict[tuple[bytes, str], StoreKeys] = {}


def _opened(file: Path, passphrase: str, unlock: Callable[[str], StoreKeys]) -> StoreKeys:
    """Open a store, and the copies that tests made of it without the third of a second that a passphrase takes."""
    known = (file.read_bytes(), passphrase)
    if known not in _KEYS:
        _KEYS[known] = unlock(passphrase)
    return _KEYS[known]
