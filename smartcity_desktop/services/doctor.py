"""What somebody who helps wants to know first: versions, paths, the databases' health, free space."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from smartcity_desktop import __version__
from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import Text, same
from smartcity_desktop.store.database import Database
from smartcity_desktop.store.evidence import EvidenceStore
from smartcity_desktop.system.files import free_bytes
from smartcity_desktop.system.paths import Role, log_file, refuse_synced, role_folder
from smartcity_desktop.system.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.system.paths import RoleFolder

LIBRARIES = (
    "PySide6_Essentials",
    "sqlmodel",
    "SQLAlchemy",
    "alembic",
    "reportlab",
    "cryptography",
    "pydantic",
)
ROLE_NAMES = {
    Role.ASSESSOR: Text("asesor", "assessor"),
    Role.HEADQUARTERS: Text("pusat", "headquarters"),
}
LOCKED = "terkunci / locked"
ENOUGH_SPACE = 500_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the examination; `finding` says what is wrong and what to do, or is `None`."""

    key: str
    name: Text
    value: str
    finding: Text | None = None


def examine(root: Path, keys: Mapping[Role, StoreKeys] | None = None) -> tuple[Line, ...]:
    """Examine this computer and the data folder; no database is made.

    An older database is copied and upgraded, as at every start. What is encrypted is looked into only with its keys.
    """
    lines = [
        Line("program", same("SmartCity Desktop"), __version__),
        Line("python", same("Python"), platform.python_version()),
        Line("system", Text("Sistem", "System"), platform.platform()),
    ]
    for library in LIBRARIES:
        try:
            lines.append(Line(library.lower(), same(library), version(library)))
        except PackageNotFoundError:  # a frozen program carries no metadata of some libraries
            continue
    lines += [
        Line("resources", Text("Sumber daya", "Resources"), str(resource())),
        Line("log", Text("Catatan", "Log"), str(log_file(root))),
        _folder(root),
        _space(root),
    ]
    for role in Role:
        folder = role_folder(root, role)
        if folder.database.exists():
            lines += _role(role, folder, (keys or {}).get(role))
    return tuple(lines)


def _folder(root: Path) -> Line:
    name = Text("Folder data", "Data folder")
    try:
        refuse_synced(root)
    except SmartCityError as error:
        return Line("data", name, str(root), _finding(error))
    return Line("data", name, str(root))


def _space(root: Path) -> Line:
    existing = root
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    free = free_bytes(existing)
    finding = (
        Text("Ruang disk hampir habis. Kosongkan disk.", "The disk is nearly full. Make room.")
        if free < ENOUGH_SPACE
        else None
    )
    return Line("space", Text("Ruang kosong", "Free space"), f"{free / 1e9:.1f} GB", finding)


def _role(role: Role, folder: RoleFolder, keys: StoreKeys | None) -> list[Line]:
    whose, path = ROLE_NAMES[role], folder.database
    name = Text("Basis data ({role})", "Database ({role})").filled(role=whose)
    if keys is None:
        return [Line(f"database-{role}", name, f"{path} · {path.stat().st_size / 1e6:.1f} MB · {LOCKED}")]
    try:
        database = Database.open(path, key=keys.database)
    except SmartCityError as error:
        return [Line(f"database-{role}", name, str(path), _finding(error))]
    check = database.check()
    database.close()
    finding = (
        None
        if check.quick_check == "ok" and check.foreign_keys == 0
        else Text(
            "Basis data rusak: {what}. Pulihkan dari cadangan.",
            "The database is damaged: {what}. Restore a backup.",
        ).filled(what=check.quick_check)
    )
    size = f"{path} · {check.bytes / 1e6:.1f} MB · {check.version} · {check.quick_check}"
    bad = EvidenceStore(folder.evidence, at_rest=keys.at_rest()).check()
    damaged = (
        Text(
            "{n} berkas bukti berubah atau hilang. Pulihkan dari cadangan.",
            "{n} evidence files changed or are gone. Restore a backup.",
        ).filled(n=len(bad))
        if bad
        else None
    )
    files = Text("Bukti dukung ({role})", "Evidence ({role})").filled(role=whose)
    return [
        Line(f"database-{role}", name, size, finding),
        Line(f"evidence-{role}", files, str(folder.evidence), damaged),
    ]


def _finding(error: SmartCityError) -> Text:
    return Text("{what} {do}", "{what} {do}").filled(what=error.happened, do=error.remedy)
