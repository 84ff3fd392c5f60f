"""`package verify` and `package show`: what anyone can find out about a package, without a database.

The JSON of both is described in `docs/package.md`.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from smartcity_desktop.cli.session import JsonOption, LanguageOption, say, say_json
from smartcity_desktop.core.errors import ChangeRefused, FileProblem
from smartcity_desktop.core.language import Language, Text, printable, show_moment
from smartcity_desktop.core.package import PackageKind
from smartcity_desktop.core.rubric_reader import read_rubric

if TYPE_CHECKING:
    from smartcity_desktop.core.package import Head, Verdict
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.sealing.verify import Opened

commands = typer.Typer(no_args_is_help=True)

FilesArgument = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Paket / packages (*.asice).")]
EditionOption = Annotated[
    Path | None,
    typer.Option("--edition", help="Paket periode yang dipercaya / the package of the edition."),
]
AtOption = Annotated[
    str | None,
    typer.Option(
        "--received", help="Dinilai seakan diterima saat ini / as if received then: 2019-05-20T03:00:00Z"
    ),
]

_GOOD = Text("baik", "good")
_WHOLE = Text(
    "utuh dan tanda tangannya sah; penanda tangan belum diperiksa", "intact and validly signed; trust unknown"
)
_GIVE_EDITION = Text(
    "Untuk memeriksa penanda tangan, sertakan paket periodenya: --edition PERIODE.asice",
    "To check the signer too, give the package of the edition: --edition EDITION.asice",
)
_COMPARE = Text(
    "Periode {code} versi daftar {version}, sidik jari sertifikat induk: {root}. Bandingkan dengan yang diumumkan pusat.",
    "Edition {code}, roster version {version}, fingerprint of the root certificate: {root}. "
    "Compare it with the one headquarters published.",
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
_NOT_A_MOMENT = Text("--received {value}: bukan waktu.", "--received {value}: no moment.")
_FIRST_YEAR, _LAST_YEAR = 1970, 2999
_WRITE_LIKE = Text("Tulis seperti 2019-05-20T03:00:00Z.", "Write it like 2019-05-20T03:00:00Z.")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(commands, name="package", help="Periksa paket. / Examine packages.")


@commands.command()
def verify(
    files: FilesArgument,
    edition: EditionOption = None,
    received: AtOption = None,
    as_json: JsonOption = False,
    language: LanguageOption = Language.INDONESIAN,
) -> None:
    """Verify packages; with the edition's package also signer, assignment, times and content."""
    now = _moment(received)
    with tempfile.TemporaryDirectory(prefix="smartcity-") as folder:
        report = _Report(language, as_json=as_json)
        desk = None if edition is None else _desk(edition, Path(folder), now, report)
        if edition is None or desk is not None:
            for file in files:
                _verify_one(file, desk, Path(folder), now, report)
    if as_json:
        say_json(report.document(trust_given=edition is not None))
    elif edition is None and report.intact:
        say(_GIVE_EDITION, language)
    raise typer.Exit(report.code)


@commands.command()
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Paket / package (*.asice).")],
    as_json: JsonOption = False,
    language: LanguageOption = Language.INDONESIAN,
) -> None:
    """Show what a package says of itself and whether it is whole."""
    from smartcity_desktop.sealing.verify import show as look

    with tempfile.TemporaryDirectory(prefix="smartcity-") as folder, look(file, Path(folder)) as opened:
        verdict, root = opened.verdict, opened.root_fingerprint
    if as_json:
        say_json(_verdict_json(verdict, root) | {"head": _head_json(verdict.head)})
    else:
        _say_verdict(verdict, language, trust_given=False)
        _say_head(verdict, root, language)
    raise typer.Exit(0 if verdict.intact and verdict.refusal is None else 1)


class _Desk:
    """The verified edition against which packages are checked."""

    def __init__(self, opened: Opened, rubric: Rubric) -> None:
        self.edition = opened.documents.edition
        self.digest = opened.verdict.digest
        self.root_der = opened.root_der
        self.root_sha256 = opened.root_sha256
        self.rubric = rubric


class _Report:
    """What was found of all files, said at once or gathered for JSON."""

    def __init__(self, language: Language, *, as_json: bool) -> None:
        self.language = language
        self.as_json = as_json
        self.code = 0
        self.intact = False
        self._edition: dict[str, Any] | None = None
        self._packages: list[dict[str, Any]] = []

    def add_edition(self, opened: Opened) -> None:
        """Note the edition package; a refused one is a finding."""
        verdict = opened.verdict
        self._edition = _verdict_json(verdict, opened.root_fingerprint)
        if verdict.refusal is not None:
            self.code = 1
            if not self.as_json:
                _say_verdict(verdict, self.language, trust_given=True)
        elif not self.as_json and verdict.head is not None:
            code, version = verdict.head.edition, verdict.head.roster_version
            say(_COMPARE.filled(code=code, version=version, root=opened.root_fingerprint), self.language)

    def add(self, opened: Opened, *, trust_given: bool) -> None:
        """Note one package."""
        verdict = opened.verdict
        good = verdict.good if trust_given else verdict.intact and verdict.refusal is None
        self.intact = self.intact or (verdict.intact and verdict.refusal is None)
        self.code = max(self.code, 0 if good else 1)
        self._packages.append(_verdict_json(verdict, opened.root_fingerprint))
        if not self.as_json:
            _say_verdict(verdict, self.language, trust_given=trust_given)

    def add_unreadable(self, problem: FileProblem) -> None:
        """Note a file that could not be read at all: wrong use, not a finding."""
        self.code = 2
        typer.echo(f"smartcity-desktop: {problem.sentence(self.language)}", err=True)

    def document(self, *, trust_given: bool) -> dict[str, Any]:
        """Return all of it for JSON."""
        return {"trust": trust_given, "edition": self._edition, "packages": self._packages}


def _desk(file: Path, folder: Path, now: datetime, report: _Report) -> _Desk | None:
    from smartcity_desktop.sealing.documents import RUBRIC
    from smartcity_desktop.sealing.verify import verify_edition

    with verify_edition(file, None, {}, folder, now, closed_too=True) as opened:
        report.add_edition(opened)
        if opened.verdict.refusal is not None:
            return None
        return _Desk(opened, read_rubric(opened.read(RUBRIC).decode("utf-8", "replace"), file.name))


def _verify_one(file: Path, desk: _Desk | None, folder: Path, now: datetime, report: _Report) -> None:
    try:
        with _opened(file, desk, folder, now) as opened:
            report.add(opened, trust_given=desk is not None)
    except FileProblem as problem:
        report.add_unreadable(problem)


def _opened(file: Path, desk: _Desk | None, folder: Path, now: datetime) -> Opened:
    """Verify a file as what it claims to be; the claim only chooses the steps it then has to pass."""
    from smartcity_desktop.sealing import verify as verification

    if desk is None:
        return verification.show(file, folder)
    claimed = verification.claimed_head(file)
    roots = frozenset({desk.root_sha256 or ""})
    if claimed is not None and claimed.kind is PackageKind.EDITION:
        return verification.verify_edition(file, roots, {}, folder, now, closed_too=True)
    if claimed is not None and claimed.kind is PackageKind.RECEIPT:
        code = desk.edition.code if desk.edition else ""
        return verification.verify_receipt(file, roots, folder, now, edition=code)
    assert desk.edition is not None
    trust = verification.AssessmentTrust(
        edition=desk.edition,
        edition_digest=desk.digest or "",
        root_der=desk.root_der or b"",
        chain_known=None,
        rubric=desk.rubric,
        now=now,
    )
    return verification.verify_assessment(file, trust, folder)


def _moment(text: str | None) -> datetime:
    if text is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text)
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        moment = datetime.min.replace(tzinfo=UTC)
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise ChangeRefused(_NOT_A_MOMENT.filled(value=text), _WRITE_LIKE)
    return moment


def _say_verdict(verdict: Verdict, language: Language, *, trust_given: bool) -> None:
    refusal = verdict.refusal
    if refusal is not None:
        typer.echo(
            f"{printable(verdict.file)}: {refusal.happened.in_(language)} {refusal.remedy.in_(language)}\n"
            f"    {refusal.technical.in_(language)}"
        )
    else:
        found = _GOOD if verdict.good else _WHOLE
        typer.echo(f"{printable(verdict.file)}: {found.in_(language)}")
    if verdict.valid and trust_given:
        signed = show_moment(verdict.signed_at, language, seconds=True) if verdict.signed_at else "-"
        typer.echo(f"    {verdict.signer}, {signed}")
    for note in verdict.notes:
        typer.echo(f"    {note.in_(language)}")


def _say_head(verdict: Verdict, root: str | None, language: Language) -> None:
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
            typer.echo(f"{label.in_(language):<20} {rows[key]}")
    for content in head.contents if head else ():
        typer.echo(f"  {content.size:>12}  {content.sha256[:16]}  {content.name}")


def _verdict_json(verdict: Verdict, root: str | None) -> dict[str, Any]:
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
        "root_fingerprint": root,
        "code": refusal.code if refusal else None,
        "detail": refusal.detail if refusal else None,
        "happened": {"id": refusal.happened.id, "en": refusal.happened.en} if refusal else None,
        "remedy": {"id": refusal.remedy.id, "en": refusal.remedy.en} if refusal else None,
        "notes": [{"id": note.id, "en": note.en} for note in verdict.notes],
    }


def _head_json(head: Head | None) -> Any:
    import json

    from smartcity_desktop.sealing.head import head_json

    return json.loads(head_json(head)) if head else None
