"""Make the golden receipt of document version 2: `python tests/data/packages/make_receipt_v2.py`.

Made once, with keys that were thrown away, and kept for ever. A clerk signed it, whom the edition beside it names; it names
another who left as well. It confirms one package and tells of one that was held and refused.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from make import FOUNDED, HERE, PASSPHRASE, RECEIVED, RUBRIC, At, publish

from smartcity_desktop.core.edition import (
    Assessor,
    Assignment,
    Edition,
    Kind,
    Mode,
    Selection,
    SignerEntry,
    SignerStatus,
)
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageKind, Role
from smartcity_desktop.core.region import Region, RegionKind
from smartcity_desktop.core.rubric import RubricName
from smartcity_desktop.sealing.authority import Authority, found, open_authority, published
from smartcity_desktop.sealing.certificates import roster_entry, sha256_hex
from smartcity_desktop.sealing.correspondence import write_to_assessor
from smartcity_desktop.sealing.documents import (
    RECEIPT,
    DecidedPackage,
    ReceiptDocument,
    ReceivedPackage,
    receipt_json,
)
from smartcity_desktop.sealing.requests import request_pem
from smartcity_desktop.sealing.signer import Signer
from smartcity_desktop.sealing.sources import SealFile


def person(authority: Authority, name: str, number: str, status: SignerStatus) -> tuple[Signer, SignerEntry]:
    key = ec.generate_private_key(ec.SECP256R1())
    until = datetime(2028, 12, 1, tzinfo=UTC)
    der = authority.issue_staff(key.public_key(), name=name, number=number, valid_until=until)
    return Signer(key, der, (authority.root_der,)), SignerEntry(der, sha256_hex(der), status)


def main() -> None:
    assessor = Assessor("A-01", "Asesor Contoh", "Universitas Contoh")
    with tempfile.TemporaryDirectory() as name:
        folder, clock = Path(name), At(FOUNDED)
        keys = found(folder, programme="Data contoh", passphrase=PASSPHRASE, clock=clock).keys
        authority = open_authority(folder, PASSPHRASE, clock)
        recipients, signers = published(folder, keys)
    clerk, named = person(authority, "Petugas Contoh", "P-02", SignerStatus.ACTIVE)
    _, left = person(authority, "Petugas Lama", "P-03", SignerStatus.REVOKED)
    request = request_pem(ec.generate_private_key(ec.SECP256R1()), "x", "")
    until = datetime(2019, 9, 28, tzinfo=UTC)
    edition = Edition(
        code="2019",
        title=Text("Periode contoh 2019", "Sample edition 2019"),
        kind=Kind.SAMPLE,
        rubric=RubricName("CONTOH", 1, sha256(RUBRIC.encode()).hexdigest()),
        opens=date(2019, 5, 1),
        closes=date(2019, 6, 30),
        receiving_deadline=datetime(2019, 7, 15, 17, 0, tzinfo=UTC),
        selection=Selection(places=1),
        regions=("R0001",),
        assessors=(assessor,),
        assignments=(Assignment("T-001", "R0001", "A-01", Mode.INTERVIEW),),
        # Without a recipient, so that the receipt is in the clear.
        roster=(roster_entry("A-01", authority.issue(request, assessor=assessor, valid_until=until)),),
        roster_version=1,
        recipients=recipients,
        signers=signers,
        staff=(named, left),
    )
    region = Region("R0001", "81.71", "Kota Ambon", RegionKind.KOTA, "81", "Maluku", -3.6954, 128.1814)
    made = publish(authority, edition, region, HERE / "edition-v2-staff.asice")
    document = ReceiptDocument(
        "A-01",
        (ReceivedPackage("ab" * 32, "T-001", 1, RECEIVED),),
        (
            DecidedPackage(
                digest="cd" * 32,
                assignment="T-001",
                sequence=3,
                outcome="refused",
                code="H_GAP",
                reason="Paket nomor 2 belum ada – “kirim dahulu”.",
                by="Petugas Contoh",
                decided_at=RECEIVED,
            ),
        ),
    )
    sealed = write_to_assessor(
        PackageKind.RECEIPT,
        [SealFile(RECEIPT, Role.COMMENTS, "application/json", receipt_json(document))],
        edition=edition,
        edition_digest=made.digest,
        assessor_id="A-01",
        signer=clerk,
        package_id="golden-receipt-2",
        created=RECEIVED,
        folder=HERE,
    )
    sealed.path.rename(HERE / "receipt-v2.asice")


if __name__ == "__main__":
    main()
