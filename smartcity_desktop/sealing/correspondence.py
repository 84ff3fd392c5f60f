"""What headquarters writes to one assessor: signed by the person who does it, encrypted for that assessor alone.

A receipt now; another kind needs its document and nothing else. Which people a laptop takes it from: `staff_pins`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import RosterStatus
from smartcity_desktop.core.package import Audience
from smartcity_desktop.sealing.head import HEADQUARTERS
from smartcity_desktop.sealing.letter_files import seal_letter
from smartcity_desktop.sealing.letters import letter_name
from smartcity_desktop.sealing.seal import HeadFields, plan, seal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.core.package import PackageKind
    from smartcity_desktop.sealing.seal import Sealed
    from smartcity_desktop.sealing.signer import Signer
    from smartcity_desktop.sealing.sources import SealFile


def write_to_assessor(
    kind: PackageKind,
    files: Sequence[SealFile],
    *,
    edition: Edition,
    edition_digest: str | None,
    assessor_id: str,
    signer: Signer,
    package_id: str,
    created: datetime,
    folder: Path,
) -> Sealed:
    """Sign and encrypt a package in one stream, under a name that tells neither a city nor a person.

    It is in the clear only where the roster has no recipient of that assessor.

    Args:
        kind: of the package.
        files: its content, which says for whom it is.
        edition: with the roster.
        edition_digest: of its package.
        assessor_id: for whom.
        signer: of the person who writes; its chain is the root.
        package_id: a new one.
        created: UTC, also the signing time.
        folder: where it goes.

    Raises:
        FileProblem, PackageRefused, ChangeRefused: as `seal_letter`; nothing is left behind.
    """
    head = HeadFields(
        kind=kind,
        package_id=package_id,
        edition=edition.code,
        edition_digest=edition_digest,
        roster_version=edition.roster_version,
        signer_id=HEADQUARTERS,
        audience=Audience.ASSESSOR,
        assignment=None,
        region=None,
        sequence=1,
        supersedes=None,
        created=created,
        audit_head=None,
        audit_length=0,
    )
    # The digest does not depend on the signature, which differs each time.
    name = letter_name(plan(signer, head, files).digest)
    readers = readers_of(edition, assessor_id)
    if not readers:
        return seal(signer, head, files, folder / name.removesuffix(".age"))
    return seal_letter(signer, head, files, folder / name, readers)


def readers_of(edition: Edition, assessor_id: str) -> tuple[str, ...]:
    """Return the recipients (`age1…`) of an assessor's laptops, each once.

    Where every certificate of theirs was revoked, those of the revoked ones: what is written there then is still not in
    the clear.
    """
    own = [entry for entry in edition.roster if entry.assessor_id == assessor_id]
    active = [entry for entry in own if entry.status is RosterStatus.ACTIVE]
    return tuple(dict.fromkeys(entry.recipient for entry in active or own if entry.recipient))
