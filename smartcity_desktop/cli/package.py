"""`package …`: what anyone can find out about a package, and do with it, without a database.

The JSON is described in `docs/package.md`.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smartcity_desktop.cli.roster import with_roster
from smartcity_desktop.cli.scratch import scratch
from smartcity_desktop.cli.session import JsonOption, LanguageOption, say, say_json
from smartcity_desktop.cli.verdicts import (
    Desk,
    Report,
    head_json,
    judged,
    root_in,
    say_head,
    say_verdict,
    verdict_json,
    with_edition,
)
from smartcity_desktop.core.edition import RosterStatus
from smartcity_desktop.core.errors import ChangeRefused, FileProblem
from smartcity_desktop.core.language import Language, Text, printable_lines, same
from smartcity_desktop.core.package import Audience, PackageRefused
from smartcity_desktop.system.files import file_problem, rename_patiently, whole_file

if TYPE_CHECKING:
    from smartcity_desktop.core.package import Head
    from smartcity_desktop.sealing.verify import Opened

commands = typer.Typer(no_args_is_help=True)

FilesArgument = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Paket / packages (*.asice, *.asice.age).")
]
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="Paket / package (*.asice, *.asice.age).")]
EditionOption = Annotated[
    Path | None,
    typer.Option("--edition", help="Paket periode yang dipercaya / the package of the edition."),
]
RootOption = Annotated[
    Path | None,
    typer.Option("--root", help="Sertifikat induk yang dipercaya / the trusted root certificate (root.pem)."),
]
RosterOption = Annotated[
    Path | None,
    typer.Option(
        "--roster",
        help="edition.json dari pusat, bersama --root, bila paket periode tidak ada / "
        "edition.json from headquarters, with --root, where its package is not at hand.",
    ),
]
KeyOption = Annotated[
    Path | None,
    typer.Option("--key-file", help="Berkas kunci age untuk paket terenkripsi / key file of age."),
]
AtOption = Annotated[
    str | None,
    typer.Option(
        "--received", help="Dinilai seakan diterima saat ini / as if received then: 2019-05-20T03:00:00Z"
    ),
]
OutOption = Annotated[Path | None, typer.Option("--out", help="Berkas hasil / file to make.")]

_GIVE_EDITION = Text(
    "Untuk memeriksa penanda tangan, sertakan paket periodenya: --edition PERIODE.asice",
    "To check the signer too, give the package of the edition: --edition EDITION.asice",
)
_ROSTER_WITH = Text(
    "--roster dipakai bersama --root, dan tanpa --edition.",
    "--roster goes with --root, and without --edition.",
)
_GIVE_ROSTER_WITH = Text(
    "Sertakan sertifikat induk: --root root.pem. Bila paket periodenya ada, cukup --edition.",
    "Give the root certificate: --root root.pem. Where the edition's package is at hand, --edition is enough.",
)
_NOT_A_MOMENT = Text("--received {value}: bukan waktu.", "--received {value}: no moment.")
_FIRST_YEAR, _LAST_YEAR = 1970, 2999
_WRITE_LIKE = Text("Tulis seperti 2019-05-20T03:00:00Z.", "Write it like 2019-05-20T03:00:00Z.")
_FILES_OUT = Text("{n} berkas ditulis ke {folder}.", "{n} files written to {folder}.")
_LETTER_OUT = Text(
    "{path}: terenkripsi untuk {n} penerima, sudah dibaca kembali.",
    "{path}: encrypted for {n} recipients, and read back.",
)
_DECRYPTED = Text(
    "{path}: {n} B, tidak terenkripsi. Hapus bila tidak diperlukan lagi.",
    "{path}: {n} B, not encrypted. Remove it when it is not needed any more.",
)
_TAKEN = Text("sudah ada.", "is there already.")
_OTHER_NAME = Text("Pilih nama lain.", "Choose another name.")
_NO_RECIPIENTS = Text("Belum ada penerima.", "There are no recipients.")
_GIVE_RECIPIENTS = Text(
    "Berikan --recipient age1…, atau --edition dengan periode yang memuatnya.",
    "Give --recipient age1…, or an --edition that names them.",
)
_NO_KEY = Text("Kunci belum diberikan.", "No key was given.")
_GIVE_KEY = Text("Sertakan --key-file.", "Give --key-file.")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(commands, name="package", help="Periksa paket. / Examine packages.")


@commands.command()
def verify(
    files: FilesArgument,
    edition: EditionOption = None,
    root: RootOption = None,
    roster: RosterOption = None,
    key_file: KeyOption = None,
    received: AtOption = None,
    as_json: JsonOption = False,
    language: LanguageOption = Language.INDONESIAN,
) -> None:
    """Verify packages; with the edition's package, or root and roster, also signer, assignment, times and content."""
    if roster is not None and (edition is not None or root is None):
        raise ChangeRefused(_ROSTER_WITH, _GIVE_ROSTER_WITH)
    with scratch() as folder:
        report = Report(language, as_json=as_json)
        desk = _desk(folder, edition, root, key_file, report, _moment(received), roster)
        if desk is not None:
            for file in files:
                _verify_one(file, desk, report)
    if as_json:
        say_json(report.document(trust_given=(edition or roster) is not None))
    elif edition is None and roster is None and report.intact:
        say(_GIVE_EDITION, language)
    raise typer.Exit(report.code)


@commands.command()
def show(
    file: FileArgument,
    key_file: KeyOption = None,
    as_json: JsonOption = False,
    language: LanguageOption = Language.INDONESIAN,
) -> None:
    """Show what a package says of itself and whether it is whole."""
    with scratch() as folder:
        desk = Desk(folder, _moment(None), _secrets(key_file))
        with judged(file, desk) as (opened, _):
            verdict, root = opened.verdict, opened.root_fingerprint
    if as_json:
        say_json(verdict_json(verdict, root) | {"head": head_json(verdict.head)})
    else:
        say_verdict(verdict, language, trust_given=False)
        say_head(verdict, root, language)
    raise typer.Exit(0 if verdict.intact and verdict.refusal is None else 1)


@commands.command()
def extract(
    file: FileArgument,
    to: Annotated[Path, typer.Option("--to", help="Folder baru / new folder.")],
    edition: EditionOption = None,
    root: RootOption = None,
    key_file: KeyOption = None,
    received: AtOption = None,
    language: LanguageOption = Language.INDONESIAN,
) -> None:
    """Write the files of a package into a new folder, once it was verified; nothing of a refused one."""
    _refuse_taken(to)
    report = Report(language, as_json=False)
    with scratch() as folder:
        desk = _desk(folder, edition, root, key_file, report, _moment(received))
        if desk is not None:
            with judged(file, desk) as (opened, _):
                report.add(opened, trust_given=edition is not None)
                if report.code == 0:
                    _extract(opened, to)
                    say(_FILES_OUT.filled(n=len(opened.names), folder=same(str(to))), language)
    raise typer.Exit(report.code)


@commands.command()
def encrypt(
    file: FileArgument,
    recipient: Annotated[
        list[str] | None, typer.Option("--recipient", help="Penerima / recipient (age1…); boleh berulang.")
    ] = None,
    edition: EditionOption = None,
    root: RootOption = None,
    received: AtOption = None,
    out: OutOption = None,
    language: LanguageOption = Language.INDONESIAN,
) -> None:
    """Encrypt a whole package for those who may read it, and read the letter back."""
    from smartcity_desktop.sealing.letter_files import letter_from_package
    from smartcity_desktop.sealing.letters import letter_name

    report = Report(language, as_json=False)
    with scratch() as folder:
        plain = Desk(folder, _moment(received))
        desk = _desk(folder, edition, root, None, report, plain.now)
        if desk is not None:
            # Whether it is for this edition is not asked: it is only to be whole, and for somebody.
            with judged(file, plain) as (opened, copy):
                report.add(opened, trust_given=False)
                if copy is not None and report.code == 0:
                    readers = [*(recipient or ()), *_readers(desk, opened.head)]
                    target = out or file.with_name(letter_name(opened.digest))
                    _refuse_taken(target)
                    if not readers:
                        raise ChangeRefused(_NO_RECIPIENTS, _GIVE_RECIPIENTS)
                    letter = letter_from_package(copy.source, target, list(dict.fromkeys(readers)))
                    say(_LETTER_OUT.filled(path=same(str(letter.path)), n=letter.recipients), language)
    raise typer.Exit(report.code)


@commands.command()
def decrypt(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Paket terenkripsi / letter (*.asice.age).")],
    key_file: KeyOption = None,
    out: OutOption = None,
    language: LanguageOption = Language.INDONESIAN,
) -> None:
    """Decrypt a letter into a file in the clear; its package still has to be verified."""
    from smartcity_desktop.sealing.letter_files import open_letter

    if key_file is None:
        raise ChangeRefused(_NO_KEY, _GIVE_KEY)
    target = out or file.with_name(
        file.name.removesuffix(".age") if file.suffix == ".age" else f"{file.name}.asice"
    )
    _refuse_taken(target)
    try:
        size = open_letter(file, target, _secrets(key_file))
    except PackageRefused as refusal:
        said = f"{file.name}: {refusal.sentence(language)}\n    {refusal.technical.in_(language)}"
        typer.echo(printable_lines(said))
        raise typer.Exit(1) from None
    say(_DECRYPTED.filled(path=same(str(target)), n=size), language)


def _desk(
    folder: Path,
    edition: Path | None,
    root: Path | None,
    key_file: Path | None,
    report: Report,
    now: datetime,
    roster: Path | None = None,
) -> Desk | None:
    """Return by what is judged; `None` where the edition was refused, which the report then says."""
    root_der = root_in(root) if root else b""
    pinned = sha256(root_der).hexdigest() if root else None
    desk = Desk(folder, now, _secrets(key_file), pinned)
    if roster is not None:
        return with_roster(desk, roster, root_der, report)
    return desk if edition is None else with_edition(desk, edition, report)


def _secrets(key_file: Path | None) -> tuple[str, ...]:
    from smartcity_desktop.sealing.letters import read_secrets

    return () if key_file is None else read_secrets(key_file)


def _verify_one(file: Path, desk: Desk, report: Report) -> None:
    try:
        with judged(file, desk) as (opened, _):
            report.add(opened, trust_given=desk.edition is not None)
    except FileProblem as problem:
        report.add_unreadable(problem)


def _extract(opened: Opened, to: Path) -> None:
    """Write all files into a folder beside `to`, then give it its name: the folder is whole or absent.

    The names follow the grammar of packages, which knows no way out of a folder.
    """
    try:
        # A name of its own: a folder `X.partial` that is there already is somebody's.
        partial = Path(tempfile.mkdtemp(prefix=f"{to.name}.", suffix=".partial", dir=to.parent))
    except OSError as error:
        raise file_problem(error, to) from error
    try:
        for name in opened.names:
            target = partial / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(target) as stream:
                opened.copy_to(name, stream)
        rename_patiently(partial, to)
    except OSError as error:
        raise file_problem(error, to) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _readers(desk: Desk, head: Head) -> tuple[str, ...]:
    """Return who reads a package of this edition: headquarters its assessments, the laptops what is for assessors."""
    if desk.edition is None:
        return ()
    if head.audience is Audience.HEADQUARTERS:
        return desk.edition.recipients.all
    return tuple(
        entry.recipient
        for entry in desk.edition.roster
        if entry.recipient and entry.status is RosterStatus.ACTIVE
    )


def _refuse_taken(path: Path) -> None:
    try:
        path.lstat()
    except FileNotFoundError:
        return
    except OSError as error:  # too long a name, a file where a folder should be, no permission
        raise file_problem(error, path) from error
    raise FileProblem(str(path), _TAKEN, _OTHER_NAME)


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
