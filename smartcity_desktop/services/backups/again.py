"""What came, or was published, after a backup: found again in the folders, and how it gets on record once more."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import StoreProblem
from smartcity_desktop.core.facts import Facts
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageKind
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.store.records import editions, facts, packages, regions, rubrics
from smartcity_desktop.system.at_rest import opened
from smartcity_desktop.system.files import remove_quietly, whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smartcity_desktop.core.package import Head
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.system.paths import RoleFolder

_CHUNK = 1 << 20


@contextmanager
def came_later(
    kind: PackageKind, side: RoleFolder, database: Database, keys: StoreKeys
) -> Iterator[tuple[Path, ...]]:
    """Give the packages of one kind in an inbox that a database does not know, by number, readable for this block."""
    copies = []
    try:
        for number, (_, path) in enumerate(_unknown(side.inbox, kind, database, keys)):
            copy = side.quarantine / f"again-{number:04d}.asice"
            with opened(path, keys.at_rest()) as source, whole_file(copy) as target:
                while piece := source.read(_CHUNK):
                    target.write(piece)
            copies.append(copy)
        yield tuple(copies)
    finally:
        for copy in copies:
            remove_quietly(copy)


def publish_again(side: RoleFolder, database: Database, keys: StoreKeys) -> None:
    """Put editions on record that headquarters published after a backup: their numbers are used up.

    Raises:
        StoreProblem: such a package cannot be read any more.
        ChangeRefused: it does not fit the backup.
    """
    from smartcity_desktop.sealing.documents import EDITION, FACTS, RUBRIC, read_edition, read_facts
    from smartcity_desktop.sealing.verify import show

    for head, path in _unknown(side.outbox, PackageKind.EDITION, database, keys):
        with show(path, side.quarantine, at_rest=keys.at_rest()) as package:
            if not package.verdict.intact:
                raise _unreadable(path)
            edition, places = read_edition(package.read(EDITION))
            text = package.read(RUBRIC).decode()
            told = read_facts(package.read(FACTS), edition.regions) if FACTS in package.names else Facts()
            digest = package.digest
        record = packages.made_here(head, digest, path.name)
        with database.write() as session:
            regions.put_regions(session, places)
            rubrics.put_rubric(session, edition.rubric, read_rubric(text, "rubric.yaml").title, text)
            if any(stored.edition.code == edition.code for stored in editions.editions(session)):
                editions.set_published(
                    session, edition, digest=digest, sequence=head.sequence, at=head.created
                )
            else:
                editions.take_edition(
                    session, edition, digest=digest, sequence=head.sequence, at=head.created
                )
            facts.put_facts(session, edition.code, told)
            packages.put_package(session, record)


def _unknown(place: Path, kind: PackageKind, database: Database, keys: StoreKeys) -> list[tuple[Head, Path]]:
    from smartcity_desktop.sealing.verify import claimed_head

    with database.read() as session:
        known = packages.kept_files(session)
    found = []
    for path in sorted(place.glob("*.asice")):
        if path.name in known:
            continue
        head = claimed_head(path, at_rest=keys.at_rest())
        if head is None:
            raise _unreadable(path)
        if head.kind is kind:
            found.append((head, path))
    return sorted(found, key=lambda one: (one[0].edition, one[0].assignment or "", one[0].sequence))


def _unreadable(path: Path) -> StoreProblem:
    return StoreProblem(
        Text(
            "Paket {name} datang sesudah cadangan ini dan tidak terbaca lagi.",
            "The package {name} came after this backup and cannot be read any more.",
        ).filled(name=path.name),
        Text(
            "Pindahkan berkas itu dari folder data, lalu coba lagi. Tidak ada yang diubah.",
            "Move the file out of the data folder, then try again. Nothing was changed.",
        ),
    )
