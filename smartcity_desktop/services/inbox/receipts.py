"""Receipts: the authority's signed word to each assessor on what of theirs was taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.package import Audience, PackageKind, Role
from smartcity_desktop.core.staff import Act
from smartcity_desktop.store.records import editions, packages
from smartcity_desktop.system.files import remove_quietly
from smartcity_desktop.transport.folder import copy_out

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.desk import Desk
    from smartcity_desktop.system.clock import Clock, NewId
    from smartcity_desktop.system.paths import RoleFolder


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
) -> tuple[Path, ...]:
    """Write one signed receipt per assessor into a folder (see `Inbox.receipts`)."""
    from smartcity_desktop.sealing.authority import open_authority
    from smartcity_desktop.sealing.documents import RECEIPT, ReceiptDocument, ReceivedPackage, receipt_json
    from smartcity_desktop.sealing.seal import HeadFields, SealFile, seal

    desk.require(Act.RECEIPT)
    with database.read() as session:
        stored = editions.edition(session, edition)
        records = [
            record
            for record in packages.packages(session, edition)
            if record.direction == "in" and record.status == "taken" and record.assignment_id
        ]
    authority = open_authority(role_folder.authority, passphrase, clock, holder=desk.person.id)
    now = clock.now()
    written = []
    for assessor_id in sorted({record.signer for record in records}):
        received = tuple(
            ReceivedPackage(record.digest, record.assignment_id or "", record.sequence, record.at)
            for record in records
            if record.signer == assessor_id
        )
        head = HeadFields(
            kind=PackageKind.RECEIPT,
            package_id=new_id(),
            edition=edition,
            edition_digest=stored.digest,
            roster_version=stored.edition.roster_version,
            signer_id="headquarters",
            audience=Audience.ASSESSOR,
            assignment=None,
            region=None,
            sequence=1,
            supersedes=None,
            created=now,
            audit_head=None,
            audit_length=0,
        )
        data = receipt_json(ReceiptDocument(assessor_id, received))
        files = [SealFile(RECEIPT, Role.COMMENTS, "application/json", data)]
        sealed = seal(authority.signer, head, files, role_folder.outbox / f"{head.package_id}.asice")
        name = f"tanda-terima-{edition}-{assessor_id}-{sealed.digest[:8]}.asice"
        try:
            written.append(copy_out(sealed.path, folder, name).path)
        finally:
            remove_quietly(sealed.path)  # it can be signed anew at any time, and would lie there in the clear
        with database.write() as session:
            desk.note(session, Act.RECEIPT, f"{edition} {assessor_id}", new=sealed.digest)
    return tuple(written)
