"""Twenty packages for an auditor's drill, twelve of them tampered with in twelve ways.

`python -m tests.audit.drill FOLDER` lays out the desk that docs/verify.md asks for: root, edition, key, the packages in
`stik/` and when each was received. What is right is not written there; `PACKAGES` has it.
"""

from __future__ import annotations

import hashlib
import io
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smartcity_desktop.core.edition import Assignment, Mode, Recipients, RosterStatus
from smartcity_desktop.core.package import Role
from smartcity_desktop.sealing.age_keys import recipient_of, secret_text
from smartcity_desktop.sealing.documents import evidence_name, scores_json
from smartcity_desktop.sealing.letters import encrypt_stream
from smartcity_desktop.sealing.pdf_signature import scores_reason, sign_pdf
from smartcity_desktop.sealing.seal import seal
from smartcity_desktop.sealing.sources import SealFile
from tests.sealing import conftest as kit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smartcity_desktop.sealing.signer import Signer

RECEIVED = "2019-05-20T03:00:00Z"
TOO_LATE = "2019-07-20T03:00:00Z"
ORDER_OF_P256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


@dataclass(frozen=True)
class Right:
    """What is right of one file on the stick.

    Attributes:
        how: what was done to it; empty for a good one.
        step: of docs/verify.md at which a person stops, or 0 where all steps pass.
        code: what the program says, or "" where it is good by itself.
        counts: whether it is among the packages that count in the end.
    """

    how: str = ""
    step: int = 0
    code: str = ""
    counts: bool = True


def bad(how: str, step: int, code: str) -> Right:
    return Right(how, step, code, counts=False)


PACKAGES: dict[str, Right] = {
    "01.asice": Right(),
    "02.asice.age": Right(),
    "03.asice": bad("signed again by another member of the roster", 5, "E_BIND"),
    "04.asice": Right(),
    "05.asice": bad("signed by a member whose certificate was revoked", 5, "E_SIGNER_REVOKED"),
    "06.asice.age": Right(),
    "07.asice": bad("put together by headquarters' signer of editions", 5, "E_SIGNER_UNKNOWN"),
    "08.asice": Right("number 1, handed in again after number 2 (04)", 0, "", counts=False),
    "09.asice": Right(),
    "10.asice": bad("the sheet's PDF replaced, zip mended", 4, "E_DIGEST"),
    "11.asice.age": bad("two pieces of evidence swapped, zip mended, encrypted anew", 4, "E_DIGEST"),
    "12.asice": Right(),
    "13.asice": bad("a check sum changed in one of its two places", 2, "E_ZIP_MISMATCH"),
    "14.asice": bad("bytes appended behind the end", 2, "E_ZIP_EOCD"),
    "15.asice": Right("01 with its signature written the other way (n - s): the same package", 0, ""),
    "16.asice": bad("dated back into the period by its rightful signer, received after its end", 6, "E_LATE"),
    "17.asice": bad("a whole programme of the same names under another root", 3, "E_SIGNER_UNKNOWN"),
    "18.asice.age": bad("a letter cut off", 2, "E_AGE"),
    "19.asice.age": Right(),
    "20.asice": Right(),
}
TAMPERED = tuple(name for name, right in PACKAGES.items() if right.how)


class Drill:
    """Makes the desk; each package is made by a method of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stick = folder / "stik"
        self.stick.mkdir(parents=True)
        work = folder / "pembuatan"
        work.mkdir()
        self.work = work
        self.secret = secret_text(hashlib.sha256(b"the key of this drill").digest())
        self.recipients = (recipient_of(self.secret), recipient_of(secret_text(bytes(range(32)))))
        self.programme = self._with_edition(kit.programme_in(work))
        programme = self.programme
        sealed = seal(
            programme.authority.signer,
            programme.edition_head(),
            programme.edition_files(),
            folder / "periode.asice",
        )
        self.edition_digest = sealed.digest

    def _with_edition(self, programme: kit.Programme) -> kit.Programme:
        """Give it an edition with an assignment per package, a revoked third member, and recipients of letters."""
        third = kit._member(programme.authority, "A-03", "Asesor Contoh Tiga", "Praktisi")
        self.third = third
        assignments = tuple(
            Assignment(f"T-{n:03}", "R0001", f"A-{who:02}", Mode.INTERVIEW)
            for n, who in [(n, 3 if n == 5 else 1 + n % 2) for n in range(1, 21)]
        )
        edition = replace(
            programme.edition,
            assessors=(*programme.edition.assessors, third.assessor),
            assignments=assignments,
            roster=(*programme.edition.roster, replace(third.entry, status=RosterStatus.REVOKED)),
            recipients=Recipients((self.recipients[0],), (self.recipients[1],)),
        )
        return replace(programme, edition=edition)

    def member(self, number: int) -> kit.Member:
        return self.third if number == 5 else (self.programme.siti, self.programme.budi)[number % 2]

    def files(self, signer: Signer, comment: str = "") -> list[SealFile]:
        """Return the files of an assessment, its sheet signed."""
        pieces = [kit.EVIDENCE, kit.EVIDENCE[::-1]]
        cited = tuple(replace(kit.citation(data), id=f"c-{n}") for n, data in enumerate(pieces, 1))
        answers = kit.scores(self.programme.rubric).answers
        document = scores_json(
            kit.scores(
                self.programme.rubric,
                citations=cited,
                answers=(replace(answers[0], comment=comment or answers[0].comment), *answers[1:]),
            )
        )
        return [
            SealFile("scores.json", Role.SCORES, "application/json", document),
            SealFile(
                "audit.jsonl", Role.AUDIT, "application/jsonl", b"".join(line + b"\n" for line in kit.LINES)
            ),
            SealFile("sheet.pdf", Role.SHEET, "application/pdf", sheet(signer, document)),
            *(
                SealFile(
                    evidence_name(hashlib.sha256(data).hexdigest(), "pdf"),
                    Role.EVIDENCE,
                    "application/pdf",
                    data,
                )
                for data in pieces
            ),
        ]

    def builder(
        self, number: int, *, signer: Signer | None = None, key: Any = None, **changes: Any
    ) -> kit.Builder:
        """Return the independent builder of a package, signed by whom it is assigned to unless told otherwise."""
        who = self.member(number)
        signer, key = signer or who.signer, key or who.key
        head = kit.assessment_builder(self.programme, who).head | {
            "edition_digest": self.edition_digest,
            "assignment": f"T-{number:03}",
            "package_id": f"p-{number}",
            "certificate_sha256": signer.certificate_sha256,
            "audit_head": self._audit_head(number),
        }
        files = [
            (file.name, file.role.value, file.media_type, bytes(file.source))  # type: ignore[arg-type]
            for file in self.files(signer)
        ]
        return kit.Builder(files, head | changes, signer, key)

    def _audit_head(self, number: int) -> str:
        from smartcity_desktop.core import audit

        return audit.audit_head(audit.start(self.edition_digest, f"T-{number:03}"), kit.LINES).hex()

    def sealed(self, number: int, *, comment: str = "", **changes: Any) -> tuple[bytes, str]:
        """Seal a package as the program does; returns its bytes and digest."""
        who = self.member(number)
        head = self.builder(number, **changes).head
        fields = replace(
            self.programme.edition_head(),
            kind=kit.PackageKind.ASSESSMENT,
            package_id=head["package_id"],
            edition_digest=self.edition_digest,
            signer_id=who.assessor.id,
            audience=kit.Audience.HEADQUARTERS,
            assignment=head["assignment"],
            region=head["region"],
            sequence=head["sequence"],
            supersedes=head["supersedes"],
            audit_head=head["audit_head"],
            audit_length=head["audit_length"],
        )
        out = self.work / f"{number}-{head['sequence']}.asice"
        made = seal(who.signer, fields, self.files(who.signer, comment), out)
        return out.read_bytes(), made.digest

    def letter(self, package: bytes) -> bytes:
        out = io.BytesIO()
        encrypt_stream(io.BytesIO(package), out, self.recipients)
        return out.getvalue()

    def make(self) -> None:
        """Write everything that an auditor is given."""
        received = {}
        for name, data in self._packages():
            (self.stick / name).write_bytes(data)
            received[name] = TOO_LATE if PACKAGES[name].code == "E_LATE" else RECEIVED
        assert sorted(received) == sorted(PACKAGES)
        lines = "".join(f"{name}\t{moment}\n" for name, moment in sorted(received.items()))
        (self.folder / "diterima.tsv").write_text(lines, "ascii")
        (self.folder / "root.pem").write_bytes(pem(self.programme.authority.root_der))
        (self.folder / "kunci.txt").write_text(self.secret + "\n", "ascii")

    def _packages(self) -> Iterator[tuple[str, bytes]]:
        good = {number: self.sealed(number)[0] for number in (1, 2, 6, 9, 12, 19, 20)}
        yield "01.asice", good[1]
        yield "02.asice.age", self.letter(good[2])
        yield "03.asice", self._signed_by_another(3)
        first, digest = self.sealed(4)
        second, _ = self.sealed(4, comment="Diperbaiki.", sequence=2, supersedes=digest, package_id="p-4-2")
        yield "04.asice", second
        yield "05.asice", self.builder(5).build()
        yield "06.asice.age", self.letter(good[6])
        yield "07.asice", self._by_headquarters(7)
        yield "08.asice", first
        yield "09.asice", good[9]
        yield "10.asice", self._changed(10, replaced("sheet.pdf", sheet(self.member(10).signer, b"{}")))
        yield "11.asice.age", self.letter(self._changed(11, swapped_evidence))
        yield "12.asice", good[12]
        yield "13.asice", self._changed(13, other_check_sum)
        yield "14.asice", self.sealed(14)[0] + b"\nlampiran"
        yield "15.asice", other_signature(good[1])
        yield "16.asice", self.builder(16).build()
        yield "17.asice", self._elsewhere(17)
        yield "18.asice.age", self.letter(self.sealed(18)[0])[:-20]
        yield "19.asice.age", self.letter(good[19])
        yield "20.asice", good[20]

    def _changed(self, number: int, change: Callable[[Any], Any]) -> bytes:
        builder = self.builder(number)
        builder.changes["archive"] = change
        return builder.build()

    def _signed_by_another(self, number: int) -> bytes:
        """An insider takes a colleague's package, changes what names the certificate, and signs."""
        other = self.programme.siti if self.member(number) is self.programme.budi else self.programme.budi
        return self.builder(number, signer=other.signer, key=other.key).build()

    def _by_headquarters(self, number: int) -> bytes:
        signer = self.programme.authority.signer
        return self.builder(number, signer=signer, key=signer._key).build()

    def _elsewhere(self, number: int) -> bytes:
        elsewhere = self.work / "lain"
        elsewhere.mkdir()
        other = kit.programme_in(elsewhere)
        who = other.siti if self.member(number) is self.programme.siti else other.budi
        return self.builder(number, signer=who.signer, key=who.key).build()


def sheet(signer: Signer, scores: bytes) -> bytes:
    """Return a signed sheet of one page over these scores."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(72, 720, "Lembar penilaian (contoh)")
    canvas.save()
    reason = scores_reason("Lembar penilaian", hashlib.sha256(scores).hexdigest())
    return sign_pdf(out.getvalue(), signer, when=kit.SIGNED, reason=reason)


def replaced(name: str, data: bytes) -> Callable[[Any], Any]:
    def change(archive: Any) -> Any:
        for entry in archive.entries:
            if entry.name == name.encode():
                entry.data = data
        return archive

    return change


def swapped_evidence(archive: Any) -> Any:
    one, two = archive.entries[-2:]
    one.data, two.data = two.data, one.data
    return archive


def other_check_sum(archive: Any) -> Any:
    archive.entries[4].local["crc"] = 1
    return archive


def other_signature(package: bytes) -> bytes:
    """Write the ECDSA signature (r, s) as (r, n - s), which is as valid, and mend the zip around it."""
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

    from smartcity_desktop.sealing.cms import manifest_digest, read_cms
    from tests.long.mutations import parts

    entries = parts(package)
    cms = entries[2].data
    old = read_cms(cms, manifest_digest(entries[1].data)).signature
    r, s = decode_dss_signature(old)
    new = encode_dss_signature(r, ORDER_OF_P256 - s)
    entries[2].data = lengthened(cms, old, new)
    return kit.Archive(entries).build()


def lengthened(cms: bytes, old: bytes, new: bytes) -> bytes:
    """Put another signature into a signature file and mend the lengths around it."""
    from smartcity_desktop.sealing.der import only

    kind, explicit = only(cms).children()
    (signed,) = explicit.children()
    *before, signers = signed.children()
    (signer,) = signers.children()
    *fields, signature = signer.children()
    assert signature.content == old
    info = kit.tlv(0x30, *(field.whole for field in fields), kit.tlv(0x04, new))
    body = kit.tlv(0x30, *(piece.whole for piece in before), kit.tlv(0x31, info))
    return kit.tlv(0x30, kind.whole, kit.tlv(0xA0, body))


def pem(der: bytes) -> bytes:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    return x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM)


def main() -> int:
    folder = Path(sys.argv[1])
    Drill(folder).make()
    sys.stdout.write(
        f"{folder}: {len(PACKAGES)} packages, {len(TAMPERED)} of them tampered with, {datetime.now(UTC)}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
