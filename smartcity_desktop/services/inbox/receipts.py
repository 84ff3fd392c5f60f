"""Receipts: headquarters' signed word to each assessor on what of theirs was taken in, and what became of held packages.

Whoever is at the desk signs with their own certificate. It takes no second person: a receipt only ever confirms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.package import PackageKind, Role
from smartcity_desktop.core.staff import Act
from smartcity_desktop.store.records import deeds, editions, packages
from smartcity_desktop.transport.folder import on_stick

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from smartcity_desktop.core.deeds import Deed
    from smartcity_desktop.sealing.documents import DecidedPackage, ReceiptDocument
    from smartcity_desktop.sealing.signer import Signer
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.desk import Desk
    from smartcity_desktop.store.records.packages import PackageRecord
    from smartcity_desktop.system.clock import Clock, NewId
    from smartcity_desktop.system.paths import RoleFolder

_DECISIONS = (Act.RELEASE_HELD, Act.REFUSE_HELD)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt that was written; its file name says neither for whom it is nor of which city.

    Attributes:
        assessor_id, name: for whom.
        path: the file.
        encrypted: whether only their laptop opens it; not where it gave no key.
        packages: how many packages it confirms.
        decided: how many decisions on held packages it tells.
    """

    assessor_id: str
    name: str
    path: Path
    encrypted: bool
    packages: int
    decided: int

    @property
    def line(self) -> str:
        """Which file is whose."""
        return f"{self.path.name}: {self.name}"


def write_receipts(
    database: Database,
    role_folder: RoleFolder,
    desk: Desk,
    clock: Clock,
    new_id: NewId,
    *,
    edition: str,
    passphrase: str,
    folder: Path,
) -> tuple[Receipt, ...]:
    """Write one signed receipt per assessor into a folder (see `Inbox.receipts`)."""
    from smartcity_desktop.sealing.correspondence import write_to_assessor
    from smartcity_desktop.sealing.documents import RECEIPT, receipt_json
    from smartcity_desktop.sealing.sources import SealFile

    desk.require(Act.RECEIPT)
    with database.read() as session:
        stored = editions.edition(session, edition)
        records = packages.packages(session, edition)
        decisions = {
            kept.deed.subject: kept.deed
            for kept in deeds.deeds(session)  # oldest first: the last decision on a package stands
            if kept.deed.act in _DECISIONS
        }
    signer = _signer(role_folder, desk, passphrase)
    names = {assessor.id: assessor.name for assessor in stored.edition.assessors}
    written = []
    for document in _documents(records, decisions, {person.id: person.name for person in desk.people()}):
        whom = document.assessor_id
        files = [SealFile(RECEIPT, Role.COMMENTS, "application/json", receipt_json(document))]
        with on_stick(folder):
            sealed = write_to_assessor(
                PackageKind.RECEIPT,
                files,
                edition=stored.edition,
                edition_digest=stored.digest,
                assessor_id=whom,
                signer=signer,
                package_id=new_id(),
                created=clock.now(),
                folder=folder,
            )
        with database.write() as session:
            desk.note(session, Act.RECEIPT, f"{edition} {whom}", new=sealed.digest)
        written.append(
            Receipt(
                assessor_id=whom,
                name=names.get(whom, whom),
                path=sealed.path,
                encrypted=sealed.path.suffix == ".age",
                packages=len(document.received),
                decided=len(document.decided),
            )
        )
    return tuple(written)


def _signer(role_folder: RoleFolder, desk: Desk, passphrase: str) -> Signer:
    from smartcity_desktop.sealing import staff as staff_files
    from smartcity_desktop.sealing.authority import root_der

    if not desk.person.certificate:
        desk.certify_me(passphrase)
    opened = staff_files.open_person(role_folder.staff, desk.person.id, passphrase)
    return staff_files.signer_of(opened, desk.person, (root_der(role_folder.authority),))


def _documents(
    records: Iterable[PackageRecord], decisions: dict[str, Deed], names: dict[str, str]
) -> list[ReceiptDocument]:
    """Return what is to be said to each assessor who has something to hear, by their id."""
    from smartcity_desktop.sealing.documents import ReceiptDocument, ReceivedPackage

    received: dict[str, list[ReceivedPackage]] = {}
    decided: dict[str, list[DecidedPackage]] = {}
    for record in records:
        if record.direction != "in" or record.kind is not PackageKind.ASSESSMENT or not record.assignment_id:
            continue
        if record.status == "taken":
            package = ReceivedPackage(record.digest, record.assignment_id, record.sequence, record.at)
            received.setdefault(record.signer, []).append(package)
        decision = decisions.get(record.digest)
        if decision is not None and record.status in ("taken", "refused"):
            decided.setdefault(record.signer, []).append(_decided(record, decision, names))
    return [
        ReceiptDocument(who, tuple(received.get(who, ())), tuple(decided.get(who, ())))
        for who in sorted({*received, *decided})
    ]


def _decided(record: PackageRecord, decision: Deed, names: dict[str, str]) -> DecidedPackage:
    from smartcity_desktop.sealing.documents import DecidedPackage

    return DecidedPackage(
        digest=record.digest,
        assignment=record.assignment_id or "",
        sequence=record.sequence,
        outcome="released" if decision.act is Act.RELEASE_HELD else "refused",
        code=record.code,
        reason=decision.reason,
        by=names.get(decision.who, decision.who),
        decided_at=decision.at,
    )
