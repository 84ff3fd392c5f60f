"""Handing signed packages over: to a folder or a stick, and taking receipts back."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageKind, PackageRefused
from smartcity_desktop.store.records import assessments, editions, packages, regions
from smartcity_desktop.system.at_rest import opened
from smartcity_desktop.system.restored import refuse_unconfirmed
from smartcity_desktop.transport.folder import on_stick, require_room

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from smartcity_desktop.core.assessment import Assessment
    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.sealing.documents import DecidedPackage, ReceivedPackage
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.sealing.verify import Opened
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder

    Named = TypeVar("Named", ReceivedPackage, DecidedPackage)


@dataclass(frozen=True, slots=True)
class Exported:
    """One package that lies, read back and whole, where it was to go. The signed sheet is in it."""

    assessment_id: str
    region: str
    package: Path
    at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody of headquarters decided on a package of this laptop that was held there.

    Attributes:
        region: its name.
        released: taken in after all; otherwise refused.
        held_for: in words.
        reason, by: as they wrote it, and their name.
    """

    region: str
    released: bool
    held_for: Text
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a receipt says of the packages of this laptop.

    Attributes:
        by: who signed it, as their certificate names them.
        regions: names of those whose package was received.
        decisions: on packages that were held.
    """

    by: str
    regions: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()


class Delivery:
    """Copies signed packages out, encrypted for headquarters: whoever finds the stick can read nothing of them."""

    def __init__(self, database: Database, folder: RoleFolder, keys: StoreKeys, clock: Clock) -> None:
        self._database = database
        self._folder = folder
        self._keys = keys
        self._clock = clock

    def ready(self, edition: str) -> tuple[str, ...]:
        """Return the ids of signed assessments that were not exported yet.

        Raises:
            NotFound: there is no such edition.
        """
        with self._database.read() as session:
            editions.edition(session, edition)
            return tuple(
                line.assessment_id
                for line in assessments.summaries(session, edition)
                if line.state is AssessmentState.SIGNED
            )

    def signed(self, edition: str) -> tuple[str, ...]:
        """Return the ids of all signed assessments, sent or not: for *copy everything to stick*.

        Raises:
            NotFound: there is no such edition.
        """
        with self._database.read() as session:
            editions.edition(session, edition)
            return tuple(
                record.assessment_id
                for record in packages.packages(session, edition)
                if record.direction == "out"
                and record.kind is PackageKind.ASSESSMENT
                and record.assessment_id
            )

    def export(self, assessment_ids: Sequence[str], folder: Path) -> tuple[Exported, ...]:
        """Copy packages into a folder; each is read back before it counts as sent.

        Raises:
            ChangeRefused: an assessment is not signed, or the data was restored and nobody confirmed it.
            FileProblem: the folder is full, vanished or read-only; those copied before it stay and count.
        """
        refuse_unconfirmed(self._folder.root)
        return tuple(self._export_one(assessment_id, folder) for assessment_id in assessment_ids)

    def take_receipt(self, file: Path) -> Confirmation:
        """Take headquarters' signed receipt in, and keep it: it is the assessor's proof.

        It only ever confirms: an older one, or the same once more, changes nothing.

        Args:
            file: plain or encrypted for this laptop.

        Raises:
            PackageRefused: it is damaged, not signed by somebody of headquarters who may, not for this assessor, or
                says of a package of this laptop what is not so.
            FileProblem: it cannot be read or kept.
        """
        from smartcity_desktop.sealing import identity, roots
        from smartcity_desktop.sealing.documents import RECEIPT, read_receipt
        from smartcity_desktop.sealing.verify import verify_receipt

        card = identity.card(self._folder.identity, self._keys)
        with self._database.read() as session:
            named = editions.named_keys(session)
        pins = roots.reminded(roots.read_pins(self._folder.identity, self._keys.at_rest()), *named)
        with verify_receipt(
            file,
            pinned_roots=pins.roots,
            signers=pins.signers,
            revoked=pins.revoked,
            staff=pins.staff,
            assessor_id=card.assessor_id or "",
            quarantine=self._folder.quarantine,
            now=self._clock.now(),
            secrets=self._keys.letters,
        ) as package:
            if package.verdict.refusal is not None:
                raise package.verdict.refusal
            receipt, by = read_receipt(package.read(RECEIPT)), package.verdict.signer
            received = self._mine(receipt.received)
            decided = self._mine(receipt.decided)
            self._keep(package)
        with self._database.write() as session:
            for _, assessment, _ in received:
                if assessment.state in (AssessmentState.SIGNED, AssessmentState.SENT):
                    assessments.set_state(
                        session, assessment.id, AssessmentState.RECEIVED, at=self._clock.now(), who=by
                    )
        in_now = {item.digest for item, _, _ in received}
        return Confirmation(
            by,
            tuple(dict.fromkeys(region for _, _, region in received)),
            tuple(
                Decision(
                    region=region,
                    released=item.outcome == "released",
                    held_for=PackageRefused(item.code, "").happened,
                    reason=item.reason,
                    by=item.by,
                    at=item.decided_at,
                )
                for item, assessment, region in decided
                # An older receipt may tell of a refusal that was taken back since.
                if item.digest in in_now or assessment.state is not AssessmentState.RECEIVED
            ),
        )

    def _mine(self, items: Sequence[Named]) -> list[tuple[Named, Assessment, str]]:
        """Return those of some packages that were made on this laptop, with assessment and region.

        Raises:
            PackageRefused: `E_BIND`: one is said to be of another assignment or number than it is.
        """
        found = []
        with self._database.read() as session:
            for item in items:
                record = packages.package(session, item.digest)
                if record is None or record.assessment_id is None or record.direction != "out":
                    continue
                if (item.assignment, item.sequence) != (record.assignment_id, record.sequence):
                    raise PackageRefused(
                        "E_BIND",
                        f"package {item.digest[:12]} is number {record.sequence} of {record.assignment_id}, "
                        f"not {item.sequence} of {item.assignment}",
                    )
                assessment = assessments.assessment(session, record.assessment_id)
                found.append((item, assessment, regions.region(session, assessment.region_id).name))
        return found

    def _keep(self, package: Opened) -> None:
        """Keep a receipt as it came, and note it; the same once more is left."""
        head, digest, now = package.head, package.digest, self._clock.now()
        with self._database.read() as session:
            if packages.package(session, digest) is not None:
                return
        kept = package.keep(self._folder.inbox / f"{digest}.asice", self._keys.at_rest())
        record = packages.PackageRecord(
            digest=digest,
            kind=head.kind,
            direction="in",
            edition=head.edition,
            assignment_id=None,
            sequence=head.sequence,
            supersedes=None,
            signer=head.signer,
            file=kept.name,
            status="taken",
            code="",
            detail=package.verdict.signer,
            at=now,
            assessment_id=None,
        )
        with self._database.write() as session:
            packages.note_package(session, record)

    def _export_one(self, assessment_id: str, folder: Path) -> Exported:
        with self._database.read() as session:
            assessment = assessments.assessment(session, assessment_id)
            region = regions.region(session, assessment.region_id)
            edition = editions.edition(session, assessment.edition).edition
            record = next(
                (
                    record
                    for record in packages.chain(session, assessment.assignment_id, "out")
                    if record.assessment_id == assessment_id
                ),
                None,
            )
        if record is None:
            raise ChangeRefused(
                Text("{region} belum ditandatangani.", "{region} is not signed yet.").filled(
                    region=region.name
                ),
                Text("Finalkan dan tandatangani dahulu.", "Finalise and sign it first."),
            )
        letter = self._letter(record, edition, folder)
        now = self._clock.now()
        with self._database.write() as session:
            packages.set_exported(session, record.digest, str(folder), now)
            if assessments.assessment(session, assessment_id).state is AssessmentState.SIGNED:
                assessments.set_state(
                    session, assessment_id, AssessmentState.SENT, at=now, who=assessment.assessor_id
                )
        return Exported(assessment_id, region.name, letter, now)

    def _letter(self, record: packages.PackageRecord, edition: Edition, folder: Path) -> Path:
        """Write a package into a folder, encrypted for headquarters; nothing of it stands there in the clear."""
        from smartcity_desktop.sealing.letter_files import letter_from_package
        from smartcity_desktop.sealing.letters import letter_name

        if not edition.recipients.all:
            raise ChangeRefused(
                Text(
                    "Periode {code} tidak menyebut kunci pusat, sehingga paketnya tidak dapat dienkripsi.",
                    "Edition {code} names no key of headquarters, so its packages cannot be encrypted.",
                ).filled(code=edition.code),
                Text(
                    "Minta pusat menerbitkan ulang periode ini, lalu ambil paketnya.",
                    "Ask headquarters to publish the edition again, then take it in.",
                ),
            )
        target = folder / letter_name(record.digest)
        with on_stick(folder), opened(self._folder.outbox / record.file, self._keys.at_rest()) as source:
            require_room(folder, source.seek(0, os.SEEK_END))
            return letter_from_package(
                source, target, edition.recipients.all, self._keys.letters, digest=record.digest
            ).path
