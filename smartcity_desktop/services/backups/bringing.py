"""Bringing along what was signed after a backup, so that no number of a package is used twice."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING

from smartcity_desktop.core.audit import history_lines
from smartcity_desktop.core.errors import FileProblem, StoreProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageKind, PackageRefused
from smartcity_desktop.store.records import adoption, assessments, entries, packages

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from smartcity_desktop.core.package import Head
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.system.clock import NewId
    from smartcity_desktop.system.paths import RoleFolder


def bring_signed(
    database: Database, folder: RoleFolder, keys: StoreKeys, new_id: NewId, on_record: Collection[str] | None
) -> dict[str, int]:
    """Write the packages of an outbox on record that a database does not know, with the history that they carry.

    Args:
        database: of the restored side; nobody else works in it.
        folder: of that side; its outbox holds all packages.
        keys: of the store.
        new_id: for an abandoned draft of which nothing but its end is told.
        on_record: names of those files that counted as signed; `None` where the database in use cannot be read. A
            file that stands beside one of the same number is then what a crash left: the later one counts.

    Returns:
        How many packages were brought, by assignment.

    Raises:
        StoreProblem: a package is damaged, or does not fit the database; the restored side is of no use then.
    """
    from smartcity_desktop.sealing.verify import claimed_head

    with database.read() as session:
        known = packages.made_files(session)
    chains: dict[str, dict[int, tuple[Head, Path]]] = defaultdict(dict)
    for path in sorted(folder.outbox.glob("*.asice")):
        if path.name in known or (on_record is not None and path.name not in on_record):
            continue
        with _readable(path):
            head = claimed_head(path, at_rest=keys.at_rest())
        if head is None:
            raise _damaged(path)
        if head.kind is PackageKind.REPORT:
            _bring_report(database, folder, keys, path)
        if head.kind is not PackageKind.ASSESSMENT or head.assignment is None:
            continue
        rival = chains[head.assignment].get(head.sequence)
        if rival is None or head.created >= rival[0].created:
            chains[head.assignment][head.sequence] = (head, path)
    for assignment, chain in chains.items():
        history = _history(folder, keys, [chain[number] for number in sorted(chain)])
        with database.write() as session:
            before = packages.chain(session, assignment, "out")
            first = history.signed[0].record
            if (first.sequence, first.supersedes) != (
                len(before) + 1,
                before[-1].digest if before else None,
            ):
                raise adoption.unfit(assignment)
            adoption.adopt(session, history, new_id)
            lines = history_lines(
                assessments.of_assignment(session, assignment),
                entries.entries_of_assignment(session, assignment),
            )
            if lines != history.lines:
                raise adoption.unfit(assignment)
    return {assignment: len(chain) for assignment, chain in chains.items()}


def _bring_report(database: Database, folder: RoleFolder, keys: StoreKeys, path: Path) -> None:
    """Put a report on record that was made later: its number is used up, too."""
    from smartcity_desktop.sealing.verify import show

    with _readable(path), show(path, folder.quarantine, at_rest=keys.at_rest()) as opened:
        if not opened.verdict.intact:
            raise _damaged(path)
        record = packages.made_here(opened.head, opened.digest, path.name)
    with database.write() as session:
        packages.put_package(session, record)


def _history(folder: RoleFolder, keys: StoreKeys, chain: list[tuple[Head, Path]]) -> adoption.SignedHistory:
    """Read what packages of one assignment say, the last one's log being the whole of it."""
    from smartcity_desktop.sealing.documents import AUDIT, SCORES, read_scores
    from smartcity_desktop.sealing.verify import show

    signed, lines = [], b""
    for _, path in chain:
        with _readable(path), show(path, folder.quarantine, at_rest=keys.at_rest()) as opened:
            if not opened.verdict.intact or opened.verdict.refusal is not None:
                raise _damaged(path)
            head, document, lines = opened.head, read_scores(opened.read(SCORES)), opened.read(AUDIT)
            record = packages.made_here(head, opened.digest, path.name, document.assessment_id)
        signed.append(
            adoption.SignedRevision(
                record,
                document.assessment_id,
                document.revision,
                document.parent_id,
                document.rubric,
                document.citations,
            )
        )
    head = chain[-1][0]
    return adoption.SignedHistory(
        assignment_id=head.assignment or "",
        edition=head.edition,
        region_id=head.region or "",
        assessor_id=head.signer,
        signed=tuple(signed),
        lines=tuple(lines.splitlines()),
    )


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (FileProblem, PackageRefused) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> StoreProblem:
    return StoreProblem(
        Text(
            "Paket {name} ditandatangani sesudah cadangan ini dan tidak terbaca lagi.",
            "The package {name} was signed after this backup and cannot be read any more.",
        ).filled(name=path.name),
        Text(
            "Salin kembali paket itu dari USB ke folder outbox, atau minta bantuan pusat. Tidak ada yang diubah.",
            "Copy it back from a stick into the folder outbox, or ask headquarters for help. Nothing was changed.",
        ),
    )
