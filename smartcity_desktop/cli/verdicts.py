"""What is found out about packages at a shell: by which edition or root they are judged, and how it is said.

The JSON is described in `docs/package.md`.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from smartcity_desktop.cli.session import say
from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Language, Text, printable, printable_lines, show_moment
from smartcity_desktop.core.package import PackageKind, PackageRefused, stamp_text
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.system.files import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.core.package import Head, TimeStamp, Verdict
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.sealing.verify import Opened, PrivateCopy

_GOOD = Text("baik", "good")
_WHOLE = Text(
    "utuh dan tanda tangannya sah; penanda tangan belum diperiksa", "intact and validly signed; trust unknown"
)
_COMPARE = Text(
    "Periode {code} versi daftar {version}, sidik jari sertifikat induk: {root}. Bandingkan dengan yang diumumkan pusat.",
    "Edition {code}, roster version {version}, fingerprint of the root certificate: {root}. "
    "Compare it with the one headquarters published.",
)
_ROSTER = Text(
    "Daftar periode {code} versi {version} dipercaya sebagaimana diberikan; SHA-256: {sha256}.",
    "The roster of edition {code}, version {version}, is believed as it was given; SHA-256: {sha256}.",
)
_ROSTER_ALONE = Text(
    "Diperiksa dengan daftar tanpa paket periode: rubrik dan terbitan asalnya tidak dibandingkan.",
    "Checked with a roster, without the edition's package: rubric and publication were not compared.",
)
_NO_ROOT = Text("bukan sertifikat induk program.", "this is no root certificate of a programme.")
GIVE_ROOT = Text(
    "Pakai sertifikat induk yang diumumkan pusat (root.pem).",
    "Use the root certificate that headquarters published (root.pem).",
)
_LABELS = {
    "signer": Text("Penanda tangan", "Signer"),
    "signed": Text("Ditandatangani", "Signed"),
    "kind": Text("Jenis", "Kind"),
    "edition": Text("Periode", "Edition"),
    "assignment": Text("Penugasan", "Assignment"),
    "region": Text("Daerah", "Region"),
    "sequence": Text("Nomor", "Number"),
    "supersedes": Text("Menggantikan", "Supersedes"),
    "application": Text("Dibuat dengan", "Made with"),
    "digest": Text("Sidik paket", "Package digest"),
    "root": Text("Sertifikat induk", "Root certificate"),
    "audit": Text("Riwayat perubahan", "History of changes"),
}
_KINDS = {
    PackageKind.ASSESSMENT: Text("penilaian", "assessment"),
    PackageKind.EDITION: Text("periode", "edition"),
    PackageKind.RECEIPT: Text("tanda terima", "receipt"),
    PackageKind.RETURN: Text("pengembalian", "return"),
    PackageKind.ENROLMENT: Text("pendaftaran", "enrolment"),
    PackageKind.REPORT: Text("laporan", "report"),
}
_LINES = Text("{n} baris", "{n} lines")


@dataclass(frozen=True, slots=True)
class Desk:
    """By what packages are judged.

    Attributes:
        folder: for private copies.
        now: UTC, the moment of receipt they are judged by.
        secrets: age identities that open letters.
        root: SHA-256 (hex) of the one root certificate that is trusted; `None`: any, to be compared by a person.
        edition, digest, root_der, rubric: of the verified edition package, where one was given.
        edition_at: when that was signed (UTC).
    """

    folder: Path
    now: datetime
    secrets: tuple[str, ...] = ()
    root: str | None = None
    edition: Edition | None = None
    digest: str = ""
    root_der: bytes = b""
    rubric: Rubric | None = None
    edition_at: datetime | None = None

    @property
    def roster_alone(self) -> bool:
        """Whether the edition's document is at hand without the signed package around it."""
        return self.edition is not None and not self.digest

    @property
    def roots(self) -> frozenset[str] | None:
        """The root as verification wants it."""
        return None if self.root is None else frozenset({self.root})


class Report:
    """What was found of all files, said at once or gathered for JSON."""

    def __init__(self, language: Language, *, as_json: bool) -> None:
        self.language = language
        self.as_json = as_json
        self.code = 0
        self.intact = False
        self._edition: dict[str, Any] | None = None
        self._roster: dict[str, Any] | None = None
        self._packages: list[dict[str, Any]] = []

    def add_edition(self, opened: Opened) -> None:
        """Note the edition package; a refused one is a finding."""
        verdict = opened.verdict
        self._edition = verdict_json(verdict, opened.root_fingerprint)
        if verdict.refusal is not None:
            self.code = 1
            if not self.as_json:
                say_verdict(verdict, self.language, trust_given=True)
        elif not self.as_json and verdict.head is not None:
            code, version = verdict.head.edition, verdict.head.roster_version
            say(_COMPARE.filled(code=code, version=version, root=opened.root_fingerprint), self.language)

    def add_roster(self, file: Path, edition: Edition, sha256: str) -> None:
        """Note the roster that is believed as it was given."""
        self._roster = {
            "file": file.name,
            "edition": edition.code,
            "version": edition.roster_version,
            "sha256": sha256,
        }
        if not self.as_json:
            version = edition.roster_version
            say(_ROSTER.filled(code=edition.code, version=version, sha256=sha256), self.language)

    def add(self, opened: Opened, *, trust_given: bool) -> None:
        """Note one package."""
        verdict = opened.verdict
        good = verdict.good if trust_given else verdict.intact and verdict.refusal is None
        self.intact = self.intact or (verdict.intact and verdict.refusal is None)
        self.code = max(self.code, 0 if good else 1)
        self._packages.append(verdict_json(verdict, opened.root_fingerprint))
        if not self.as_json:
            say_verdict(verdict, self.language, trust_given=trust_given)

    def add_unreadable(self, problem: FileProblem) -> None:
        """Note a file that could not be read at all: wrong use, not a finding."""
        self.code = 2
        typer.echo(f"smartcity-desktop: {problem.sentence(self.language)}", err=True)

    def document(self, *, trust_given: bool) -> dict[str, Any]:
        """Return all of it for JSON."""
        return {
            "trust": trust_given,
            "edition": self._edition,
            "roster": self._roster,
            "packages": self._packages,
        }


def with_edition(desk: Desk, file: Path, report: Report) -> Desk | None:
    """Return the desk with a verified edition on it; `None` where the edition was refused, which `report` then says.

    Raises:
        FileProblem: the file cannot be read.
        RubricInvalid: this program cannot read the edition's rubric.
    """
    from smartcity_desktop.sealing.documents import RUBRIC
    from smartcity_desktop.sealing.verify import verify_edition

    with verify_edition(
        file, desk.roots, {}, desk.folder, desk.now, closed_too=True, secrets=desk.secrets
    ) as opened:
        report.add_edition(opened)
        if opened.verdict.refusal is not None:
            return None
        return replace(
            desk,
            root=opened.root_sha256,
            edition=opened.documents.edition,
            digest=opened.digest,
            root_der=opened.root_der or b"",
            rubric=read_rubric(opened.read(RUBRIC).decode("utf-8", "replace"), file.name),
            edition_at=opened.verdict.signed_at,
        )


def root_in(file: Path) -> bytes:
    """Return a root certificate (DER) out of a PEM or DER file.

    Raises:
        FileProblem: the file cannot be read or holds no certificate of an authority.
    """
    import ssl

    from smartcity_desktop.sealing.certificates import LIMIT, NotUsableError, read_certificate

    data = read_regular(file, 2 * LIMIT)
    try:
        der = ssl.PEM_cert_to_DER_cert(data.decode("ascii")) if data.startswith(b"-----") else data
        certificate = read_certificate(der)
    except (NotUsableError, ValueError):
        certificate = None
    if certificate is None or not certificate.authority:
        raise FileProblem(str(file), _NO_ROOT, GIVE_ROOT)
    return der


@contextmanager
def judged(file: Path, desk: Desk) -> Iterator[tuple[Opened, PrivateCopy | None]]:
    """Verify a file as what it claims to be; the claim only chooses the steps it then has to pass.

    Gives the verdict and the private copy it was made on, which is closed afterwards.

    Raises:
        FileProblem: the file cannot be read.
    """
    from smartcity_desktop.sealing import verify as verification

    try:
        copy = verification.take_copy(file, desk.folder, desk.secrets)
    except PackageRefused as refusal:
        yield verification.refused_copy(file, refusal), None
        return
    with _verified(copy, desk) as opened:
        yield opened, copy


def _verified(copy: PrivateCopy, desk: Desk) -> Opened:
    from smartcity_desktop.sealing import verify as verification

    claimed = verification.claimed_head(copy)
    kind = claimed.kind if claimed is not None else None
    if desk.roots is not None and kind is PackageKind.EDITION:
        return verification.verify_edition(copy, desk.roots, {}, desk.folder, desk.now, closed_too=True)
    if desk.roots is not None and kind is PackageKind.RECEIPT:
        return _judged_receipt(copy, desk)
    if desk.edition is None:
        opened = verification.show(copy, desk.folder)
        if desk.root not in (None, opened.root_sha256) and opened.verdict.refusal is None:
            unknown = PackageRefused(
                "E_SIGNER_UNKNOWN", f"root {opened.root_fingerprint} is not the given one"
            )
            opened.verdict = replace(opened.verdict, refusal=unknown)
        return opened
    trust = verification.AssessmentTrust(
        edition=desk.edition,
        # Which publication it was made from can only be compared with the package of one.
        edition_digest=desk.digest or (claimed.edition_digest if claimed else None) or "",
        root_der=desk.root_der,
        chain_known=None,
        rubric=desk.rubric,
        now=desk.now,
    )
    opened = verification.verify_assessment(copy, trust, desk.folder)
    if desk.roster_alone and opened.verdict.refusal is None:
        opened.verdict = replace(opened.verdict, notes=(*opened.verdict.notes, _ROSTER_ALONE))
    return opened


def say_verdict(verdict: Verdict, language: Language, *, trust_given: bool) -> None:
    """Say what was found of one package."""
    refusal = verdict.refusal
    if refusal is not None:
        typer.echo(
            printable_lines(
                f"{verdict.file}: {refusal.happened.in_(language)} {refusal.remedy.in_(language)}\n"
                f"    {refusal.technical.in_(language)}"
            )
        )
    else:
        found = (_GOOD if verdict.good else _WHOLE).in_(language)
        # A genuine package of another kind is genuine all the same: what it is has to be read.
        kind = f" ({_KINDS[verdict.head.kind].in_(language)} {verdict.head.edition})" if verdict.head else ""
        typer.echo(f"{printable(verdict.file)}: {found}{kind}")
    if verdict.valid and trust_given:
        signed = show_moment(verdict.signed_at, language, seconds=True) if verdict.signed_at else "-"
        typer.echo(f"    {printable(verdict.signer)}, {signed}")
    if verdict.time_stamp is not None:
        typer.echo(f"    {stamp_text(verdict.time_stamp).in_(language)}")
    for note in verdict.notes:
        typer.echo(f"    {printable_lines(note.in_(language))}")


def _stamp_json(stamp: TimeStamp | None) -> dict[str, str] | None:
    if stamp is None:
        return None
    return {
        "service": stamp.service,
        "at": stamp.at.isoformat(),
        "certificate_sha256": stamp.certificate_sha256,
    }


def say_head(verdict: Verdict, root: str | None, language: Language) -> None:
    """Say what a package says of itself."""
    rows: dict[str, str | None] = {"digest": verdict.digest, "signer": verdict.signer or None, "root": root}
    if verdict.signed_at is not None:
        rows["signed"] = show_moment(verdict.signed_at, language, seconds=True)
    head = verdict.head
    if head is not None:
        rows |= {
            "kind": _KINDS[head.kind].in_(language),
            "edition": head.edition,
            "assignment": head.assignment,
            "region": head.region,
            "sequence": str(head.sequence),
            "supersedes": head.supersedes,
            "application": head.application,
            "audit": _LINES.filled(n=head.audit_length).in_(language) if head.audit_head else None,
        }
    for key, label in _LABELS.items():
        if rows.get(key):
            typer.echo(f"{label.in_(language):<20} {printable(rows[key] or '')}")
    for content in head.contents if head else ():
        typer.echo(f"  {content.size:>12}  {content.sha256[:16]}  {content.name}")


def verdict_json(verdict: Verdict, root: str | None) -> dict[str, Any]:
    """Return a verdict for programs."""
    refusal = verdict.refusal
    return {
        "file": verdict.file,
        "digest": verdict.digest,
        "intact": verdict.intact,
        "valid": verdict.valid,
        "trusted": verdict.trusted,
        "good": verdict.good,
        "signer": verdict.signer,
        "signed_at": verdict.signed_at.isoformat() if verdict.signed_at else None,
        "time_stamp": _stamp_json(verdict.time_stamp),
        "root_fingerprint": root,
        "code": refusal.code if refusal else None,
        "detail": refusal.detail if refusal else None,
        "happened": {"id": refusal.happened.id, "en": refusal.happened.en} if refusal else None,
        "remedy": {"id": refusal.remedy.id, "en": refusal.remedy.en} if refusal else None,
        "notes": [{"id": note.id, "en": note.en} for note in verdict.notes],
    }


def head_json(head: Head | None) -> Any:
    """Return `package.json` as it was signed."""
    import json

    from smartcity_desktop.sealing.head import head_json as signed_json

    return json.loads(signed_json(head)) if head else None


def _judged_receipt(copy: PrivateCopy, desk: Desk) -> Opened:
    from smartcity_desktop.sealing.staff_pins import ANYBODY, revoked_in, staff_pins
    from smartcity_desktop.sealing.verify import verify_receipt

    roots, edition = desk.roots or frozenset(), desk.edition
    if edition is None:
        return verify_receipt(copy, roots, desk.folder, desk.now)
    return verify_receipt(
        copy,
        roots,
        desk.folder,
        desk.now,
        edition=edition.code,
        revoked=revoked_in((*edition.signers, *edition.staff)),
        # Of a roster that came without its package nobody knows when it was signed, so only its revocations count.
        staff=staff_pins(edition.staff, desk.edition_at) if desk.edition_at else ANYBODY,
    )
