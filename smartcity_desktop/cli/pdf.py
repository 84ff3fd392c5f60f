"""`pdf verify`: what anyone can find out about the signatures in a PDF, without a database.

The JSON has one object for each signature, with the names of `sealing.pdf_verdict.SignatureVerdict`,
and `time_stamp`: service, SHA-256 of its certificate, the time it states, and whether it counts.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from smartcity_desktop.cli.scratch import scratch
from smartcity_desktop.cli.session import JsonOption, LanguageOption, say, say_json
from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Language, Text, printable, printable_lines, show_moment
from smartcity_desktop.system.files import read_regular

if TYPE_CHECKING:
    from smartcity_desktop.sealing.pdf_problem import PdfProblem
    from smartcity_desktop.sealing.pdf_verdict import KnownSigner, PdfVerdict, SignatureVerdict

commands = typer.Typer(no_args_is_help=True)

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="Berkas PDF / a PDF file.")]
EditionOption = Annotated[
    Path | None,
    typer.Option("--edition", help="Paket periode yang dipercaya / the package of the edition."),
]
RootOption = Annotated[
    list[Path] | None,
    typer.Option("--root", help="Sertifikat induk (PEM atau DER) / a root certificate; may be repeated."),
]
AtOption = Annotated[
    datetime | None,
    typer.Option(
        "--received",
        formats=["%Y-%m-%dT%H:%M:%SZ"],
        help="Dinilai seakan diterima saat ini / as if received then: 2019-05-20T03:00:00Z",
    ),
]

_GOOD = Text("baik", "good")
_WHOLE = Text(
    "utuh dan tanda tangannya sah; penanda tangan belum dapat dipastikan",
    "intact and validly signed; who signed cannot be told for sure",
)
_BAD = Text("tidak dapat dipercaya", "not to be relied on")
_UNSIGNED = Text("tidak ditandatangani", "not signed")
_GIVE_TRUST = Text(
    "Untuk memeriksa penanda tangan, sertakan paket periode (--edition) atau sertifikat induk (--root).",
    "To check the signer too, give the package of the edition (--edition) or a root certificate (--root).",
)
_STATES = {
    "intact": (Text("utuh", "intact"), Text("TIDAK UTUH", "NOT INTACT")),
    "valid": (Text("sah", "valid"), Text("TIDAK SAH", "NOT VALID")),
    "trusted": (Text("dipercaya", "trusted"), Text("BELUM DIPERCAYA", "NOT TRUSTED")),
}
_CERTIFIED = Text("menutup berkas bagi perubahan", "closes the file to changes")
_BY = Text("{name}, {institution}", "{name}, {institution}")
_CLAIMED = Text("Waktu menurut penanda tangan", "Time by the signer's word")
_STAMPED = Text("Waktu menurut stempel waktu", "Time by the time-stamp")
_SERVICE = Text("Layanan stempel waktu", "Time-stamping service")
_FINGERPRINT = Text("Sidik sertifikat", "Certificate fingerprint")
_ISSUER = Text("Penerbit sertifikat", "Issuer of the certificate")
_REASON = Text("Keperluan", "Reason")
_NOT_A_ROOT = Text("bukan sertifikat.", "is no certificate.")
_GIVE_A_ROOT = Text("Berikan sertifikat dalam bentuk PEM atau DER.", "Give a certificate as PEM or DER.")
_EDITION_REFUSED = Text("paket periode ditolak: {why}", "the package of the edition is refused: {why}")
_CERTIFICATE_LIMIT = 64 * 1024
_FINDINGS = frozenset({"broken_signature", "too_tangled"})


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(commands, name="pdf", help="Periksa PDF bertanda tangan. / Examine signed PDFs.")


@commands.command()
def verify(
    file: FileArgument,
    edition: EditionOption = None,
    root: RootOption = None,
    received: AtOption = None,
    as_json: JsonOption = False,
    language: LanguageOption = Language.INDONESIAN,
) -> None:
    """Look at every signature in a PDF: intact, valid, trusted, by whom, and why not."""
    from smartcity_desktop.sealing.pdf_apart import verify_apart
    from smartcity_desktop.sealing.pdf_problem import LIMIT, PdfProblem

    now = (received or datetime.now(UTC)).replace(tzinfo=UTC)
    data = read_regular(file, LIMIT)
    roots = [_root(path) for path in root or ()]
    known: dict[str, KnownSigner] = {}
    services: tuple[bytes, ...] = ()
    if edition is not None:
        brought, known, services = _edition(edition, now)
        roots.append(brought)
    try:
        verdict = verify_apart(data, now=now, roots=roots, known=known, services=services)
    except PdfProblem as problem:
        if problem.code not in _FINDINGS:
            raise
        _say_problem(file, problem, language, as_json=as_json)
        raise typer.Exit(1) from None
    good = verdict.good if roots else verdict.whole
    if as_json:
        say_json(_json(file, verdict, good=good, trust_given=bool(roots)))
    else:
        _say(file, verdict, language, good=good, trust_given=bool(roots))
    raise typer.Exit(0 if good else 1)


@commands.command(hidden=True)
def apart() -> None:
    """Look at one PDF for another process, which keeps strangers' files out of itself (`sealing.pdf_apart`)."""
    from smartcity_desktop.sealing.pdf_apart import answer

    typer.echo(answer(sys.stdin.buffer))


def _edition(file: Path, now: datetime) -> tuple[bytes, dict[str, KnownSigner], tuple[bytes, ...]]:
    """Return root, signers and time-stamping services of an edition package.

    Raises:
        FileProblem: it is refused.
    """
    from smartcity_desktop.sealing.pdf_known import known_signers
    from smartcity_desktop.sealing.pdf_stamp import pinned_services
    from smartcity_desktop.sealing.verify import verify_edition

    with (
        scratch() as folder,
        verify_edition(file, None, {}, folder, now, closed_too=True) as opened,
    ):
        refusal, found = opened.verdict.refusal, opened.documents.edition
        if refusal is not None or found is None or opened.root_der is None:
            why = refusal.happened if refusal else _NOT_A_ROOT
            remedy = refusal.remedy if refusal else _GIVE_A_ROOT
            raise FileProblem(str(file), _EDITION_REFUSED.filled(why=why), remedy)
        return opened.root_der, known_signers((found,)), pinned_services((found,))


def _root(file: Path) -> bytes:
    """Return a root certificate (DER).

    Raises:
        FileProblem: the file cannot be read or is no certificate.
    """
    from smartcity_desktop.sealing.pdf_known import certificate_of

    data = read_regular(file, _CERTIFICATE_LIMIT)
    try:
        return certificate_of(data)
    except ValueError:
        raise FileProblem(str(file), _NOT_A_ROOT, _GIVE_A_ROOT) from None


def _say(file: Path, verdict: PdfVerdict, language: Language, *, good: bool, trust_given: bool) -> None:
    if not verdict.signatures:
        summary = _UNSIGNED
    elif good:
        summary = _GOOD if trust_given else _WHOLE
    else:
        summary = _BAD
    typer.echo(f"{printable(file.name)}: {summary.in_(language)}")
    for text in (*verdict.why_not, *verdict.notes):
        typer.echo(printable_lines(f"  {text.in_(language)}"))
    for number, signature in enumerate(verdict.signatures, start=1):
        _say_signature(number, signature, language)
    if not trust_given and verdict.whole:
        say(_GIVE_TRUST, language)


def _say_signature(number: int, one: SignatureVerdict, language: Language) -> None:
    found = {"intact": one.intact, "valid": one.valid, "trusted": one.trusted}
    states = [_STATES[name][0 if holds else 1].in_(language) for name, holds in found.items()]
    if one.certified:
        states.append(_CERTIFIED.in_(language))
    who = (
        _BY.filled(name=one.signer, institution=one.institution).in_(language)
        if one.institution
        else one.signer
    )
    typer.echo(f"  {number}. {printable(who)}: {', '.join(states)}")
    moments = ((_CLAIMED, one.claimed_at), (_STAMPED, one.stamped_at))
    rows = [(label, show_moment(at, language, seconds=True)) for label, at in moments if at is not None]
    if one.stamped_at is not None:
        rows.append((_SERVICE, one.stamp_service))
    rows += [(_REASON, one.reason), (_ISSUER, one.issuer), (_FINGERPRINT, one.certificate_fingerprint)]
    for label, value in rows:
        if value:
            typer.echo(f"     {label.in_(language)}: {printable(value)}")
    for text in (*one.why_not, *one.notes):
        typer.echo(printable_lines(f"     {text.in_(language)}"))


def _say_problem(file: Path, problem: PdfProblem, language: Language, *, as_json: bool) -> None:
    if as_json:
        text = {"id": problem.happened.id, "en": problem.happened.en}
        say_json(
            {"file": file.name, "good": False, "signatures": [], "why_not": [text], "code": problem.code}
        )
    else:
        typer.echo(f"{printable(file.name)}: {problem.sentence(language)}")


def _texts(texts: tuple[Text, ...]) -> list[dict[str, str]]:
    return [{"id": text.id, "en": text.en} for text in texts]


def _stamp(one: SignatureVerdict) -> dict[str, Any] | None:
    if one.stamp_says is None:
        return None
    return {
        "service": one.stamp_service,
        "certificate_sha256": one.stamp_sha256,
        "at": one.stamp_says.isoformat(),
        "counts": one.stamped_at is not None,
    }


def _json(file: Path, verdict: PdfVerdict, *, good: bool, trust_given: bool) -> dict[str, Any]:
    return {
        "file": file.name,
        "trust": trust_given,
        "good": good,
        "signatures": [
            {
                "field": one.field,
                "signer": one.signer,
                "institution": one.institution,
                "issuer": one.issuer,
                "certificate_sha256": one.certificate_sha256,
                "claimed_at": one.claimed_at.isoformat() if one.claimed_at else None,
                "stamped_at": one.stamped_at.isoformat() if one.stamped_at else None,
                "time_stamp": _stamp(one),
                "reason": one.reason,
                "intact": one.intact,
                "valid": one.valid,
                "trusted": one.trusted,
                "whole_file": one.whole_file,
                "certified": one.certified,
                "why_not": _texts(one.why_not),
                "notes": _texts(one.notes),
            }
            for one in verdict.signatures
        ],
        "why_not": _texts(verdict.why_not),
        "notes": _texts(verdict.notes),
    }
