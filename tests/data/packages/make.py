"""Make the golden packages of format version 1: `python tests/data/packages/make.py` in an empty checkout of them.

They were made once, with keys that were thrown away, and are kept for ever: every later version of the program must
still read them. Do not make them again; a new format version gets files of its own beside these.
"""

from __future__ import annotations

import base64
import hashlib
import json
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from smartcity_desktop.core import audit
from smartcity_desktop.core.assessment import Answer, Citation
from smartcity_desktop.core.edition import Assessor, Assignment, Edition, Kind, Mode, Selection
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import Audience, PackageKind, Role
from smartcity_desktop.core.region import Region, RegionKind
from smartcity_desktop.core.rubric import EvidenceKind, RubricName
from smartcity_desktop.sealing.authority import Authority, found, open_authority
from smartcity_desktop.sealing.certificates import roster_entry
from smartcity_desktop.sealing.documents import (
    ReceiptDocument,
    ReceivedPackage,
    ScoresDocument,
    edition_json,
    evidence_name,
    receipt_json,
    scores_json,
)
from smartcity_desktop.sealing.requests import request_pem
from smartcity_desktop.sealing.seal import HeadFields, Sealed, seal
from smartcity_desktop.sealing.signer import Signer
from smartcity_desktop.sealing.sources import SealFile

HERE = Path(__file__).parent
PASSPHRASE = "hanya untuk data contoh"
FOUNDED = datetime(2019, 1, 7, 2, 0, tzinfo=UTC)
PUBLISHED = datetime(2019, 4, 29, 3, 0, tzinfo=UTC)
SIGNED = datetime(2019, 5, 16, 7, 30, tzinfo=UTC)
RECEIVED = datetime(2019, 5, 20, 3, 0, tzinfo=UTC)
PHOTO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
LINES = tuple(
    json.dumps({"n": number, "sample": True}, sort_keys=True, separators=(",", ":")).encode()
    for number in range(3)
)

RUBRIC = """rubric:
  code: CONTOH
  version: 1
  title: {id: Rubrik contoh, en: Sample rubric}
  scale: {min: 0, max: 2, step: 1}
  dimensions:
  - code: INF
    weight: 60
    name: {id: Infrastruktur, en: Infrastructure}
    indicators:
    - code: INF-1
      weight: 100
      title: {id: Jaringan, en: Networks}
      levels: [{level: 0, id: Belum, en: None}, {level: 1, id: Sebagian, en: Partly}, {level: 2, id: Penuh, en: Full}]
  - code: SUP
    weight: 40
    name: {id: Suprastruktur, en: Superstructure}
    indicators:
    - code: SUP-1
      weight: 100
      not_applicable_allowed: true
      title: {id: Peraturan, en: Regulation}
      levels: [{level: 0, id: Belum, en: None}, {level: 1, id: Sebagian, en: Partly}, {level: 2, id: Penuh, en: Full}]
"""


class At:
    """A clock that stands at one moment."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> int:
        return 0


def publish(authority: Authority, edition: Edition, region: Region, out: Path) -> Sealed:
    head = HeadFields(
        kind=PackageKind.EDITION, package_id="golden-edition-1", edition=edition.code, edition_digest=None,
        roster_version=1, signer_id="headquarters", audience=Audience.ASSESSOR, assignment=None, region=None,
        sequence=1, supersedes=None, created=PUBLISHED, audit_head=None, audit_length=0,
    )  # fmt: skip
    files = [
        SealFile("edition.json", Role.EDITION, "application/json", edition_json(edition, (region,))),
        SealFile("rubric.yaml", Role.EDITION, "application/yaml", RUBRIC.encode()),
    ]
    return seal(authority.signer, head, files, out)


def assess(signer: Signer, edition: Edition, edition_digest: str, out: Path) -> Sealed:
    photo = hashlib.sha256(PHOTO).hexdigest()
    citation = Citation(
        id="c-1", indicator="INF-1", sha256=photo, size=len(PHOTO), media_type="image/png", extension="png",
        original_name="Foto menara – Ambon.png", kind=EvidenceKind.PHOTO, caption="Menara", added_at=SIGNED,
    )  # fmt: skip
    document = ScoresDocument(
        assessment_id="golden-assessment-1", revision=1, parent_id=None, revision_reason="", rubric=edition.rubric,
        answers=(
            Answer("INF-1", Decimal(1), comment="Jaringan menjangkau sebagian kecamatan – “cukup”."),
            Answer("SUP-1", None, True, "Belum ada dasar hukumnya."),
        ),
        explanations=(), findings=(("INF", "Perlu diperluas."),), citations=(citation,), no_conflict_stated=True,
    )  # fmt: skip
    files = [
        SealFile("scores.json", Role.SCORES, "application/json", scores_json(document)),
        SealFile("audit.jsonl", Role.AUDIT, "application/jsonl", audit.audit_file(LINES)),
        SealFile(evidence_name(photo, "png"), Role.EVIDENCE, "image/png", PHOTO),
    ]
    head = HeadFields(
        kind=PackageKind.ASSESSMENT, package_id="golden-assessment-1-1", edition=edition.code,
        edition_digest=edition_digest, roster_version=1, signer_id="A-01", audience=Audience.HEADQUARTERS,
        assignment="T-001", region="R0001", sequence=1, supersedes=None, created=SIGNED,
        audit_head=audit.audit_head(audit.start(edition_digest, "T-001"), LINES).hex(), audit_length=len(LINES),
    )  # fmt: skip
    return seal(signer, head, files, out)


def confirm(authority: Authority, edition_digest: str, taken: Sealed, out: Path) -> Sealed:
    received = ReceivedPackage(taken.digest, "T-001", 1, RECEIVED)
    head = HeadFields(
        kind=PackageKind.RECEIPT, package_id="golden-receipt-1", edition="2019", edition_digest=edition_digest,
        roster_version=1, signer_id="headquarters", audience=Audience.ASSESSOR, assignment=None, region=None,
        sequence=1, supersedes=None, created=RECEIVED, audit_head=None, audit_length=0,
    )  # fmt: skip
    content = receipt_json(ReceiptDocument("A-01", (received,)))
    files = [SealFile("receipt.json", Role.COMMENTS, "application/json", content)]
    return seal(authority.signer, head, files, out)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        found(Path(folder), programme="Data contoh", passphrase=PASSPHRASE, clock=At(FOUNDED))
        authority = open_authority(Path(folder), PASSPHRASE, At(FOUNDED))
    key = ec.generate_private_key(ec.SECP256R1())
    siti = Assessor("A-01", "Siti Contoh", "Universitas Contoh")
    until = datetime(2019, 9, 28, tzinfo=UTC)
    der = authority.issue(request_pem(key, "Siti", ""), assessor=siti, valid_until=until)
    region = Region("R0001", "81.71", "Kota Ambon", RegionKind.KOTA, "81", "Maluku", -3.6954, 128.1814)
    edition = Edition(
        code="2019",
        title=Text("Periode contoh 2019", "Sample edition 2019"),
        kind=Kind.SAMPLE,
        rubric=RubricName("CONTOH", 1, hashlib.sha256(RUBRIC.encode()).hexdigest()),
        opens=date(2019, 5, 1),
        closes=date(2019, 6, 30),
        receiving_deadline=datetime(2019, 7, 15, 17, 0, tzinfo=UTC),
        selection=Selection(places=1),
        regions=("R0001",),
        assessors=(siti,),
        assignments=(Assignment("T-001", "R0001", "A-01", Mode.INTERVIEW),),
        roster=(roster_entry("A-01", der),),
        roster_version=1,
    )
    published = publish(authority, edition, region, HERE / "edition-v1.asice")
    signer = Signer(key, der, (authority.root_der,))
    taken = assess(signer, edition, published.digest, HERE / "assessment-v1.asice")
    confirm(authority, published.digest, taken, HERE / "receipt-v1.asice")
    body = base64.encodebytes(authority.root_der).decode()
    pem = f"-----BEGIN CERTIFICATE-----\n{body}-----END CERTIFICATE-----\n"
    (HERE / "root.pem").write_text(pem, "ascii")


if __name__ == "__main__":
    main()
