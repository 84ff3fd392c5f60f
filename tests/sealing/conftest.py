"""A programme of its own for every test of packages: authority, two assessors, an edition, and a builder.

The builder writes a package independently of the product, part by part, so that each part can be changed on its way.
"""

from __future__ import annotations

import base64
import hashlib
import json
import struct
import zlib
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from smartcity_desktop.core import audit
from smartcity_desktop.core.assessment import Answer, AssessmentState, Citation
from smartcity_desktop.core.edition import (
    Assessor,
    Assignment,
    Edition,
    Kind,
    Mode,
    RosterEntry,
    Selection,
)
from smartcity_desktop.core.field_report import DraftLine, FieldReport
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import Audience, PackageKind, Role
from smartcity_desktop.core.region import Region, RegionCode, RegionKind
from smartcity_desktop.core.rubric import EvidenceKind, Rubric
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.sealing import authority as authority_module
from smartcity_desktop.sealing.certificates import issuer_and_serial, roster_entry
from smartcity_desktop.sealing.documents import (
    ReceiptDocument,
    ReceivedPackage,
    ScoresDocument,
    drafts_json,
    edition_json,
    evidence_name,
    receipt_json,
    scores_json,
)
from smartcity_desktop.sealing.requests import request_pem
from smartcity_desktop.sealing.seal import HeadFields
from smartcity_desktop.sealing.signer import Signer
from smartcity_desktop.sealing.sources import SealFile
from smartcity_desktop.sealing.store_keys import new_store_keys
from smartcity_desktop.sealing.verify import AssessmentTrust, Link, verify_edition

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.sealing.authority import Authority

PASSPHRASE = "empat kata yang panjang"
STORE = new_store_keys()
"""The keys of headquarters' store, under which what its authority tells is authenticated."""
FOUNDED = datetime(2019, 1, 7, 2, 0, tzinfo=UTC)
SIGNED = datetime(2019, 5, 16, 7, 30, tzinfo=UTC)
NOW = datetime(2019, 5, 20, 3, 0, tzinfo=UTC)
EDITION_DIGEST = hashlib.sha256(b"the edition package of these tests").hexdigest()
EVIDENCE = b"%PDF-1.7 sample evidence\n" + bytes(range(256)) * 4
LINES = tuple(f'{{"n":{n},"type":"entry"}}'.encode() for n in range(5))

RUBRIC = """rubric:
  code: UJI
  version: 1
  title: {id: Rubrik uji, en: Test rubric}
  scale: {min: 0, max: 4, step: 1}
  dimensions:
  - code: INF
    weight: 60
    name: {id: Infrastruktur, en: Infrastructure}
    indicators:
    - code: INF-1
      weight: 50
      title: {id: Jaringan, en: Networks}
      levels: LEVELS
    - code: INF-2
      weight: 50
      not_applicable_allowed: true
      title: {id: Pelabuhan, en: Harbour}
      levels: LEVELS
  - code: SUP
    weight: 40
    name: {id: Suprastruktur, en: Superstructure}
    indicators:
    - code: SUP-1
      weight: 100
      title: {id: Peraturan, en: Regulation}
      levels: LEVELS
""".replace(
    "LEVELS", "[" + ", ".join(f"{{level: {n}, id: Tingkat {n}, en: Level {n}}}" for n in range(5)) + "]"
)


class FixedClock:
    """A clock that stands still."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> int:
        return 1


@dataclass(frozen=True)
class Member:
    """An assessor with a key that was enrolled."""

    assessor: Assessor
    key: Any
    signer: Signer
    entry: RosterEntry


@dataclass(frozen=True)
class Programme:
    """All that the tests need of one programme."""

    authority: Authority
    siti: Member
    budi: Member
    stranger: Signer
    edition: Edition
    regions: tuple[Region, ...]
    rubric: Rubric
    rubric_text: bytes

    def trust(self, *known: Link, **changes: Any) -> AssessmentTrust:
        """Trust with these links known of every assignment."""
        plain = AssessmentTrust(
            edition=self.edition,
            edition_digest=EDITION_DIGEST,
            root_der=self.authority.root_der,
            chain_known=lambda _: known,
            rubric=self.rubric,
            now=NOW,
        )
        return replace(plain, **changes)

    def edition_files(self, edition: Edition | None = None) -> list[SealFile]:
        """Files of an edition package."""
        return [
            SealFile(
                "edition.json",
                Role.EDITION,
                "application/json",
                edition_json(edition or self.edition, self.regions),
            ),
            SealFile("rubric.yaml", Role.EDITION, "application/yaml", self.rubric_text),
        ]

    def edition_head(self, **changes: Any) -> HeadFields:
        """Head of an edition package."""
        head = HeadFields(
            kind=PackageKind.EDITION,
            package_id="edition-2019-1",
            edition="2019",
            edition_digest=None,
            roster_version=1,
            signer_id="headquarters",
            audience=Audience.ASSESSOR,
            assignment=None,
            region=None,
            sequence=1,
            supersedes=None,
            created=SIGNED,
            audit_head=None,
            audit_length=0,
        )
        return replace(head, **changes)

    def receipt_files(self) -> list[SealFile]:
        """Files of a receipt package for Siti."""
        received = ReceivedPackage("ab" * 32, "T-001", 1, NOW)
        document = ReceiptDocument(self.siti.assessor.id, (received,))
        return [SealFile("receipt.json", Role.COMMENTS, "application/json", receipt_json(document))]

    def receipt_head(self, **changes: Any) -> HeadFields:
        """Head of a receipt package."""
        return replace(
            self.edition_head(),
            kind=PackageKind.RECEIPT,
            package_id="receipt-1",
            edition_digest=EDITION_DIGEST,
            **changes,
        )


def citation(content: bytes = EVIDENCE) -> Citation:
    """A citation of some evidence by the first indicator."""
    return Citation(
        id="c-1",
        indicator="INF-1",
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type="application/pdf",
        extension="pdf",
        original_name="Peta jaringan – Ambon.pdf",
        kind=EvidenceKind.DOCUMENT,
        caption="Peta jaringan serat optik",
        added_at=SIGNED - timedelta(days=1),
    )


def scores(rubric: Rubric, **changes: Any) -> ScoresDocument:
    """A complete scoring."""
    document = ScoresDocument(
        assessment_id="a-1",
        revision=1,
        parent_id=None,
        revision_reason="",
        rubric=rubric.name,
        answers=(
            Answer("INF-1", Decimal("3"), comment="Sudah menjangkau seluruh kecamatan."),
            Answer("INF-2", None, True, "Tidak ada laut."),
            Answer("SUP-1", Decimal("2")),
        ),
        explanations=(),
        findings=(("INF", "Baik."),),
        citations=(citation(),),
        no_conflict_stated=True,
    )
    return replace(document, **changes)


# --- the builder -----------------------------------------------------------------------------------------------


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def tlv(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    if len(body) < 128:
        return bytes([tag, len(body)]) + body
    size = (len(body).bit_length() + 7) // 8
    return bytes([tag, 0x80 + size]) + len(body).to_bytes(size, "big") + body


SHA256_ID = bytes.fromhex("300d06096086480165030402010500")
ECDSA_ID = bytes.fromhex("300a06082a8648ce3d040302")
RSA_ID = bytes.fromhex("300d06092a864886f70d01010b0500")
DATA_OID = bytes.fromhex("06092a864886f70d010701")


@dataclass
class Cms:
    """The parts of a signature file; each can be replaced before it is written."""

    certificate: bytes
    chain: tuple[bytes, ...]
    digest: bytes
    moment: bytes
    key: Any
    signature: bytes | None = None
    version: bytes = bytes.fromhex("020101")
    signer_version: bytes = bytes.fromhex("020101")
    digest_algorithms: bytes = SHA256_ID
    signer_digest: bytes = SHA256_ID
    algorithm: bytes | None = None
    content: bytes = tlv(0x30, DATA_OID)
    attributes: dict[str, bytes] = field(default_factory=dict)
    order: tuple[str, ...] = ("type", "time", "digest", "certificate")
    unsigned: bytes = b""
    lists: bytes = b""
    signers: int = 1
    sid: bytes | None = None

    def attribute(self, name: str) -> bytes:
        if name in self.attributes:
            return self.attributes[name]
        issuer, serial = issuer_and_serial(self.certificate)
        certificate = tlv(
            0x30,
            tlv(0x04, hashlib.sha256(self.certificate).digest()),
            tlv(0x30, tlv(0x30, tlv(0xA4, issuer)), serial),
        )
        oid, value = {
            "type": ("06092a864886f70d010903", DATA_OID),
            "time": ("06092a864886f70d010905", tlv(0x17, self.moment)),
            "digest": ("06092a864886f70d010904", tlv(0x04, self.digest)),
            "certificate": ("060b2a864886f70d010910022f", tlv(0x30, tlv(0x30, certificate))),
        }[name]
        return tlv(0x30, bytes.fromhex(oid), tlv(0x31, value))

    def body(self) -> bytes:
        return b"".join(self.attribute(name) for name in self.order)

    def signer_info(self) -> bytes:
        issuer, serial = issuer_and_serial(self.certificate)
        signature = self.signature
        if signature is None:
            signed = tlv(0x31, self.body())
            if isinstance(self.key, rsa.RSAPrivateKey):
                signature = self.key.sign(signed, padding.PKCS1v15(), hashes.SHA256())
            else:
                signature = self.key.sign(signed, ec.ECDSA(hashes.SHA256()))
        return tlv(
            0x30,
            self.signer_version,
            self.sid or tlv(0x30, issuer, serial),
            self.signer_digest,
            tlv(0xA0, self.body()),
            self.algorithm or (RSA_ID if isinstance(self.key, rsa.RSAPrivateKey) else ECDSA_ID),
            tlv(0x04, signature),
            self.unsigned,
        )

    def build(self) -> bytes:
        signed_data = tlv(
            0x30,
            self.version,
            tlv(0x31, self.digest_algorithms),
            self.content,
            tlv(0xA0, self.certificate, *self.chain),
            self.lists,
            tlv(0x31, self.signer_info() * self.signers),
        )
        return tlv(0x30, bytes.fromhex("06092a864886f70d010702"), tlv(0xA0, signed_data))


@dataclass
class Stored:
    """One zip entry; fields of its two headers can be overridden."""

    name: bytes
    data: bytes
    local: dict[str, Any] = field(default_factory=dict)
    central: dict[str, Any] = field(default_factory=dict)


@dataclass
class Archive:
    """A zip to be written: entries, what stands around them, fields of the end record."""

    entries: list[Stored]
    prefix: bytes = b""
    gap: bytes = b""
    before_end: bytes = b""
    suffix: bytes = b""
    end: dict[str, int] = field(default_factory=dict)

    def build(self) -> bytes:
        out = bytearray(self.prefix)
        central = bytearray()
        for entry in self.entries:
            offset = len(out)
            fields = {
                "mark": b"PK\x03\x04", "version": 20, "flags": 0, "method": 0, "time": 0, "date": 0x21,
                "crc": zlib.crc32(entry.data), "packed": len(entry.data), "size": len(entry.data), "extra": b"",
                "name": entry.name,
            }  # fmt: skip
            local = fields | entry.local
            out += struct.pack(
                "<4sHHHHHIIIHH", local["mark"], local["version"], local["flags"], local["method"], local["time"],
                local["date"], local["crc"], local["packed"], local["size"], len(local["name"]),
                len(local["extra"]),
            )  # fmt: skip
            out += local["name"] + local["extra"] + entry.data
            more = {
                "mark": b"PK\x01\x02", "made": 0x0314, "comment": b"", "disk": 0, "internal": 0,
                "external": 0o100644 << 16, "offset": offset,
            }  # fmt: skip
            head = fields | more | entry.central
            central += struct.pack(
                "<4sHHHHHHIIIHHHHHII", head["mark"], head["made"], head["version"], head["flags"], head["method"],
                head["time"], head["date"], head["crc"], head["packed"], head["size"], len(head["name"]),
                len(head["extra"]), len(head["comment"]), head["disk"], head["internal"], head["external"],
                head["offset"],
            )  # fmt: skip
            central += head["name"] + head["extra"] + head["comment"]
        out += self.gap
        count = len(self.entries)
        end = {
            "disk": 0, "first": 0, "here": count, "count": count, "length": len(central), "offset": len(out),
            "comment": 0,
        }  # fmt: skip
        end |= self.end
        out += central + self.before_end
        out += struct.pack("<4sHHHHIIH", b"PK\x05\x06", *end.values()) + self.suffix
        return bytes(out)


def manifest_text(rows: list[tuple[str, str, bytes]]) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" '
        'xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
        '<asic:SigReference URI="META-INF/signature.p7s" MimeType="application/pkcs7-signature"/>',
    ]
    for number, (name, media_type, digest) in enumerate(rows):
        root = ' Rootfile="true"' if number == 0 else ""
        value = base64.b64encode(digest).decode()
        lines.append(
            f'<asic:DataObjectReference URI="{name}" MimeType="{media_type}"{root}>'
            '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
            f"<ds:DigestValue>{value}</ds:DigestValue></asic:DataObjectReference>"
        )
    lines.append("</asic:ASiCManifest>")
    return ("\n".join(lines) + "\n").encode()


@dataclass
class Builder:
    """Builds a package in stages. `changes` maps a stage to a function that takes and returns what it makes.

    Stages in order: `fields` (the caller's idea of the package: files, head), `head` (dict), `head_bytes`, `rows`,
    `manifest`, `cms` (Cms), `cms_bytes`, `archive` (Archive), `file` (bytes).
    """

    files: list[tuple[str, str, str, bytes]]
    head: dict[str, Any]
    signer: Signer
    key: Any
    moment: datetime = SIGNED
    signature: bytes | None = None
    changes: dict[str, Callable[[Any], Any]] = field(default_factory=dict)

    def changed(self, stage: str, value: Any) -> Any:
        change = self.changes.get(stage)
        return value if change is None else change(value)

    def build(self) -> bytes:
        files = self.changed("files", list(self.files))
        contents = [
            {
                "name": name,
                "role": role,
                "media_type": kind,
                "size": len(data),
                "sha256": hashlib.sha256(data).hexdigest(),
            }
            for name, role, kind, data in files
        ]
        head = self.changed("head", self.head | {"contents": contents})
        head_bytes = self.changed("head_bytes", canonical(head))
        rows = [("package.json", "application/json", hashlib.sha256(head_bytes).digest())]
        rows += [(name, kind, hashlib.sha256(data).digest()) for name, _, kind, data in files]
        manifest = self.changed("manifest", manifest_text(self.changed("rows", rows)))
        cms = self.changed(
            "cms",
            Cms(
                certificate=self.signer.certificate,
                chain=self.signer.chain,
                digest=hashlib.sha256(manifest).digest(),
                moment=self.moment.strftime("%y%m%d%H%M%SZ").encode(),
                key=self.key,
                signature=self.signature,
            ),
        )
        cms_bytes = self.changed("cms_bytes", cms.build())
        entries = [
            Stored(b"mimetype", b"application/vnd.etsi.asic-e+zip"),
            Stored(b"META-INF/ASiCManifest.xml", manifest),
            Stored(b"META-INF/signature.p7s", cms_bytes),
            Stored(b"package.json", head_bytes),
            *(Stored(name.encode(), data) for name, _, _, data in files),
        ]
        return self.changed("file", self.changed("archive", Archive(entries)).build())


def audit_head_hex(lines: tuple[bytes, ...] = LINES, digest: str = EDITION_DIGEST) -> str:
    return audit.audit_head(audit.start(digest, "T-001"), lines).hex()


def assessment_builder(
    programme: Programme, member: Member | None = None, document: ScoresDocument | None = None
) -> Builder:
    """A builder of a good assessment package by Siti of the first assignment."""
    who = member or programme.siti
    evidence = evidence_name(hashlib.sha256(EVIDENCE).hexdigest(), "pdf")
    files = [
        ("scores.json", "scores", "application/json", scores_json(document or scores(programme.rubric))),
        ("audit.jsonl", "audit", "application/jsonl", audit.audit_file(LINES)),
        ("sheet.pdf", "sheet", "application/pdf", b"%PDF-1.7 sheet"),
        (evidence, "evidence", "application/pdf", EVIDENCE),
    ]
    head = {
        "format": "smartcity-package",
        "version": 1,
        "kind": "assessment",
        "package_id": "p-1",
        "edition": "2019",
        "edition_digest": EDITION_DIGEST,
        "roster_version": 1,
        "signer": who.assessor.id,
        "certificate_sha256": who.signer.certificate_sha256,
        "audience": "headquarters",
        "assignment": "T-001",
        "region": "R0001",
        "sequence": 1,
        "supersedes": None,
        "created": "2019-05-16T07:30:00Z",
        "application": "SmartCity Desktop 0.1.0",
        "audit_head": audit_head_hex(),
        "audit_length": len(LINES),
    }
    return Builder(files, head, who.signer, who.key)


def drafts(**changes: Any) -> FieldReport:
    """How far Siti is with her one assignment."""
    line = DraftLine("T-001", "R0001", AssessmentState.ABANDONED, "Daerah mundur.", 2, 1, 1, 3, SIGNED)
    return replace(FieldReport("2019", "A-01", 1, SIGNED, (line,)), **changes)


def report_builder(programme: Programme, report: FieldReport | None = None) -> Builder:
    """A builder of a good report by Siti."""
    builder = assessment_builder(programme)
    builder.files = [("drafts.json", "drafts", "application/json", drafts_json(report or drafts()))]
    builder.head |= {
        "kind": "report",
        "package_id": "report-1",
        "assignment": None,
        "region": None,
        "audit_head": None,
        "audit_length": 0,
    }
    return builder


def edition_builder(programme: Programme, edition: Edition | None = None) -> Builder:
    """A builder of a good edition package."""
    fields = programme.edition_head()
    head = _head_fields(fields, programme.authority.signer)
    files = [
        (file.name, file.role.value, file.media_type, bytes(file.source))  # type: ignore[arg-type]
        for file in programme.edition_files(edition)
    ]
    return Builder(files, head, programme.authority.signer, programme.authority.signer._key)


def _head_fields(fields: HeadFields, signer: Signer) -> dict[str, Any]:
    return {
        "format": "smartcity-package",
        "version": 1,
        "kind": fields.kind.value,
        "package_id": fields.package_id,
        "edition": fields.edition,
        "edition_digest": fields.edition_digest,
        "roster_version": fields.roster_version,
        "signer": fields.signer_id,
        "certificate_sha256": signer.certificate_sha256,
        "audience": fields.audience.value,
        "assignment": fields.assignment,
        "region": fields.region,
        "sequence": fields.sequence,
        "supersedes": fields.supersedes,
        "created": fields.created.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "application": "SmartCity Desktop 0.1.0",
        "audit_head": fields.audit_head,
        "audit_length": fields.audit_length,
    }


# --- fixtures --------------------------------------------------------------------------------------------------


def _member(authority: Authority, number: str, name: str, institution: str) -> Member:
    key = ec.generate_private_key(ec.SECP256R1())
    assessor = Assessor(number, name, institution)
    der = authority.issue(
        request_pem(key, "whatever", ""),
        assessor=assessor,
        valid_until=datetime(2019, 9, 28, tzinfo=UTC),
    )
    return Member(assessor, key, Signer(key, der, (authority.root_der,)), roster_entry(assessor.id, der))


def programme_in(folder: Path) -> Programme:
    """A programme with keys of its own; its authority lies in `folder`."""
    clock = FixedClock(FOUNDED)
    authority_module.found(folder, programme="Gerakan uji", passphrase=PASSPHRASE, clock=clock, keys=STORE)
    authority = authority_module.open_authority(folder, PASSPHRASE, clock)
    siti = _member(authority, "A-01", "Asesor Contoh Satu", "Universitas Contoh")
    budi = _member(authority, "A-02", "Asesor Contoh Dua", "Praktisi")
    stranger = _member(authority, "A-09", "Orang Lain", "Tidak terdaftar")
    rubric = read_rubric(RUBRIC, "rubric.yaml")
    regions = (
        Region(
            "R0001", "81.71", "Kota Ambon", RegionKind.KOTA, "81", "Maluku", -3.6954, 128.1814,
            former_codes=(RegionCode("81.71a", date(2001, 2, 3)), RegionCode("81.71b", None)),
            former_names=("Amboina",),
        ),
        Region("R0002", "73.71", "Kota Makassar", RegionKind.KOTA, "73", "Sulawesi Selatan", -5.1477, 1e-05),
    )  # fmt: skip
    edition = Edition(
        code="2019",
        title=Text("Periode 2019", "Edition 2019"),
        kind=Kind.SAMPLE,
        rubric=rubric.name,
        opens=date(2019, 5, 1),
        closes=date(2019, 6, 30),
        receiving_deadline=datetime(2019, 7, 15, 17, 0, tzinfo=UTC),
        selection=Selection(places=1, lot_seed=7),
        regions=("R0001", "R0002"),
        assessors=(siti.assessor, budi.assessor),
        assignments=(
            Assignment("T-001", "R0001", "A-01", Mode.INTERVIEW),
            Assignment("T-002", "R0002", "A-01", Mode.VISIT),
            Assignment("T-003", "R0001", "A-02", Mode.INTERVIEW),
        ),
        roster=(siti.entry, budi.entry),
        roster_version=1,
    )
    return Programme(authority, siti, budi, stranger.signer, edition, regions, rubric, RUBRIC.encode())


@pytest.fixture(scope="session")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    return programme_in(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def quarantine(tmp_path: Path) -> Path:
    folder = tmp_path / "quarantine"
    folder.mkdir()
    return folder


@pytest.fixture
def builder(programme: Programme) -> Builder:
    """A builder of a good assessment package."""
    return assessment_builder(programme)


GOLDEN = Path(__file__).parents[1] / "data" / "packages"


def golden_in(quarantine: Path) -> tuple[bytes, AssessmentTrust]:
    """The golden assessment package with the trust of its edition: the same bytes in every run."""
    with verify_edition(GOLDEN / "edition-v1.asice", None, {}, quarantine, NOW) as opened:
        assert opened.documents.edition is not None
        trust = AssessmentTrust(
            edition=opened.documents.edition,
            edition_digest=opened.digest,
            root_der=opened.root_der or b"",
            chain_known=lambda _: (),
            rubric=read_rubric(opened.read("rubric.yaml").decode(), "rubric.yaml"),
            now=NOW,
        )
    return (GOLDEN / "assessment-v1.asice").read_bytes(), trust


@pytest.fixture
def golden(quarantine: Path) -> tuple[bytes, AssessmentTrust]:
    """The golden assessment package with the trust of its edition."""
    return golden_in(quarantine)


class Kit:
    """What test modules cannot import from here, because test folders are no packages."""

    PASSPHRASE, STORE = PASSPHRASE, STORE
    NOW, SIGNED, FOUNDED = NOW, SIGNED, FOUNDED
    EDITION_DIGEST, EVIDENCE, LINES = EDITION_DIGEST, EVIDENCE, LINES
    ECDSA_ID, RSA_ID, SHA256_ID, DATA_OID = ECDSA_ID, RSA_ID, SHA256_ID, DATA_OID
    Builder, Cms, Stored, Archive, Member, FixedClock = Builder, Cms, Stored, Archive, Member, FixedClock
    tlv = staticmethod(tlv)
    canonical = staticmethod(canonical)
    scores = staticmethod(scores)
    citation = staticmethod(citation)
    assessment_builder = staticmethod(assessment_builder)
    edition_builder = staticmethod(edition_builder)
    report_builder = staticmethod(report_builder)
    drafts = staticmethod(drafts)
    audit_head_hex = staticmethod(audit_head_hex)
    head_fields = staticmethod(_head_fields)


@pytest.fixture(scope="session")
def kit() -> type[Kit]:
    return Kit


@pytest.fixture
def head(programme, kit):
    """The head of a first package of the assignment T-001."""
    return HeadFields(
        kind=PackageKind.ASSESSMENT,
        package_id="p-1",
        edition="2019",
        edition_digest=kit.EDITION_DIGEST,
        roster_version=1,
        signer_id="A-01",
        audience=Audience.HEADQUARTERS,
        assignment="T-001",
        region="R0001",
        sequence=1,
        supersedes=None,
        created=kit.SIGNED + timedelta(microseconds=987654),
        audit_head=kit.audit_head_hex(),
        audit_length=len(kit.LINES),
    )
