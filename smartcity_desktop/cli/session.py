"""What every command has at hand: language, data folder, settings, and the services of a role."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from smartcity_desktop.core.errors import FileProblem, IdentityProblem, NotFound
from smartcity_desktop.core.language import Language, Text, printable_lines
from smartcity_desktop.system import settings as settings_module
from smartcity_desktop.system.files import read_regular
from smartcity_desktop.system.instance import OneInstance
from smartcity_desktop.system.paths import (
    Role,
    data_root,
    is_profile,
    profiles,
    refuse_synced,
    settings_file,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from smartcity_desktop.app import AssessorServices, HeadquartersServices
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.services.scoring import RegionLine
    from smartcity_desktop.system.settings import Settings

Services = TypeVar("Services", "AssessorServices", "HeadquartersServices")
LanguageOption = Annotated[
    Language,
    typer.Option("--language", envvar="SMARTCITY_LANGUAGE", help="Bahasa / language: id, en."),
]
DataOption = Annotated[
    Path | None,
    typer.Option("--data-dir", envvar="SMARTCITY_DATA_DIR", help="Folder data / data folder."),
]
PracticeOption = Annotated[
    bool, typer.Option("--practice", help="Periode latihan / the practice edition's data folder.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Keluaran JSON / JSON output.")]
PassphraseOption = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        envvar="SMARTCITY_PASSPHRASE_FILE",
        help="Berkas berisi kata sandi (satu baris); tanpa ini ditanyakan. / A file with the passphrase.",
    ),
]
PASSPHRASE_FILE = "SMARTCITY_PASSPHRASE_FILE"
"""Names a file with the passphrase, for programs that call this one."""
PERSON = "SMARTCITY_PERSON"
"""Names who signs in at headquarters; without it everybody is tried."""
PROFILE = "SMARTCITY_PROFILE"
"""Names whose data is opened where several assessors share a computer: `assessor`, `assessor-2`, …"""
_PASSPHRASE_LIMIT = 4096


_PASSPHRASE = Text("Kata sandi", "Passphrase")


def root_of(data_dir: Path | None, *, practice: bool) -> Path:
    """Return the data folder that the options name."""
    return data_root(data_dir, practice=practice)


def settings_of(root: Path, language: Language) -> Settings:
    """Return the settings kept in `root`, speaking `language`, of the person whom the environment names.

    Raises:
        NotFound: `SMARTCITY_PROFILE` names nobody's folder.
    """
    kept = settings_module.load(settings_file(root))
    profile = os.environ.get(PROFILE, kept.profile)
    if profile and not is_profile(profile):
        raise NotFound(Text("orang", "person"), profile, profiles(root))
    return replace(kept, language=language.value, profile=profile)


def assessor(
    data_dir: Path | None, language: Language, *, practice: bool, secret: Path | None = None
) -> AbstractContextManager[AssessorServices]:
    """Open the assessor's services with their passphrase; the database is closed after use.

    Args:
        data_dir: the data folder.
        language: of what is said.
        practice: whether it is that of the practice edition.
        secret: file with the passphrase; without it that of the environment, or it is asked for.

    Raises:
        StoreProblem: the program is open on this data folder already.
        IdentityProblem: there is no identity yet, or the passphrase is wrong.
    """
    from smartcity_desktop.app import assessor_gate, build_assessor

    root = root_of(data_dir, practice=practice)

    def build(settings: Settings) -> AssessorServices:
        gate = assessor_gate(root, profile=settings.profile)
        if gate.cover() is None:
            raise IdentityProblem(
                Text("Identitas belum dibuat.", "There is no identity yet."),
                Text("Jalankan: smartcity-desktop identity new", "Run: smartcity-desktop identity new"),
            )
        keys = gate.unlock(opening_word(secret, language, practice=practice))
        return build_assessor(root, settings, keys)

    return _opened(build, root, language)


def headquarters(
    data_dir: Path | None, language: Language, *, practice: bool, secret: Path | None = None
) -> AbstractContextManager[HeadquartersServices]:
    """Open headquarters' services for whoever the passphrase lets in; as `assessor`.

    Where several people have the same one, `SMARTCITY_PERSON` says which of them it is (`P-02`).
    """
    from smartcity_desktop.app import build_headquarters, headquarters_gate

    root = root_of(data_dir, practice=practice)

    def build(settings: Settings) -> HeadquartersServices:
        gate = headquarters_gate(root)
        if not gate.is_made():
            raise IdentityProblem(
                Text("Otoritas program belum dibuat.", "The programme's authority was not founded yet."),
                Text("Jalankan: smartcity-desktop authority init", "Run: smartcity-desktop authority init"),
            )
        person = os.environ.get(PERSON) or None
        entry = gate.unlock(opening_word(secret, language, practice=practice), person)
        return build_headquarters(root, settings, entry)

    return _opened(build, root, language)


def opening_keys(
    root: Path, secret: Path | None, language: Language, *, practice: bool
) -> dict[Role, StoreKeys]:
    """Return the keys of every role that was set up and that the passphrase opens; none without one.

    Raises:
        FileProblem: the file with the passphrase cannot be read.
    """
    from smartcity_desktop.app import assessor_gate, headquarters_gate

    if not root.exists() or (secret is None and not practice):
        return {}
    word = opening_word(secret, language, practice=practice)
    keys: dict[Role, StoreKeys] = {}
    mine, desk = assessor_gate(root), headquarters_gate(root)
    if mine.cover() is not None:
        with suppress(IdentityProblem):
            keys[Role.ASSESSOR] = mine.unlock(word)
    if desk.is_made():
        with suppress(IdentityProblem):
            keys[Role.HEADQUARTERS] = desk.unlock(word).keys
    return keys


def opening_word(secret: Path | None, language: Language, *, practice: bool) -> str:
    """Return the passphrase that opens the data; that of practice is no secret."""
    if practice:
        from smartcity_desktop.sample import PRACTICE_PASSPHRASE

        return PRACTICE_PASSPHRASE
    named = os.environ.get(PASSPHRASE_FILE)
    return passphrase(secret or (Path(named) if named else None), language)


@contextmanager
def _opened(build: Callable[[Settings], Services], root: Path, language: Language) -> Iterator[Services]:
    refuse_synced(root)
    with OneInstance(root):
        services = build(settings_of(root, language))
        try:
            yield services
        finally:
            services.database.close()


def assigned_line(lines: tuple[RegionLine, ...], wanted: str) -> RegionLine:
    """Return the assigned region that has `wanted` as its id, code or name.

    Raises:
        NotFound: none has.
    """
    for line in lines:
        if wanted.casefold() in (line.region.id.casefold(), line.region.code, line.region.name.casefold()):
            return line
    raise NotFound(Text("daerah tugas", "assigned region"), wanted, tuple(line.region.name for line in lines))


def passphrase(
    file: Path | None, language: Language, *, twice: bool = False, what: Text = _PASSPHRASE
) -> str:
    """Read a passphrase from a file or ask for it; never from an argument, which other programs can see.

    Args:
        file: with the passphrase on its first line; without it there is a question.
        language: of the question.
        twice: ask a second time, for a new one.
        what: is asked for.

    Raises:
        FileProblem: the file cannot be read.
        IdentityProblem: there is no terminal to type it on.
    """
    if file is not None:
        try:
            return read_regular(file, _PASSPHRASE_LIMIT).decode().splitlines()[0]
        except (UnicodeDecodeError, IndexError):
            raise FileProblem(
                str(file),
                Text("tidak memuat kata sandi.", "holds no passphrase."),
                Text("Tulis kata sandi pada baris pertama.", "Write the passphrase on the first line."),
            ) from None
    if not sys.stdin.isatty():
        raise IdentityProblem(
            Text("Kata sandi tidak dapat ditanyakan di sini.", "A passphrase cannot be asked for here."),
            Text(
                "Jalankan di terminal, atau berikan berkas berisi kata sandi.",
                "Run it in a terminal, or give a file that holds the passphrase.",
            ),
        )
    return str(typer.prompt(what.in_(language), hide_input=True, confirmation_prompt=twice, err=True))


def read_table(path: Path, limit: int = 64 * 1024 * 1024) -> str:
    """Return the text of a CSV file of at most `limit` bytes.

    Raises:
        FileProblem: it cannot be read, or is not UTF-8: the line is named.
    """
    table = read_regular(path, limit)
    try:
        return table.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileProblem(
            str(path),
            Text("baris {line} bukan teks UTF-8.", "line {line} is not UTF-8 text.").filled(
                line=table.count(b"\n", 0, error.start) + 1
            ),
            Text("Simpan ulang tabel sebagai CSV UTF-8.", "Save the table again as CSV in UTF-8."),
        ) from None


def say(text: Text, language: Language) -> None:
    """Write one sentence for people; names in it that came from outside do nothing to the terminal."""
    typer.echo(printable_lines(text.in_(language)))


def say_json(value: Any) -> None:
    """Write one JSON document for programs, without loss whatever the output can encode.

    What would turn or colour a terminal stands in it as an escape: C1 controls and turned writing are no letters.
    """
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    text = json.dumps(value, ensure_ascii=plain, indent=2, default=str)
    typer.echo("".join(sign if sign.isprintable() or sign == "\n" else _escaped(sign) for sign in text))


def _escaped(sign: str) -> str:
    return json.dumps(sign)[1:-1]


def say_table(rows: list[list[str]], right: tuple[int, ...] = ()) -> None:
    """Write aligned columns; those whose number is in `right` are set flush right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    for row in rows:
        cells = [
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        typer.echo(printable_lines("  ".join(cells).rstrip()))


def write_file(path: Path, data: bytes) -> Path:
    """Write a whole file, or nothing of it."""
    from smartcity_desktop.system.files import write_whole

    write_whole(path, data)
    return Path(os.path.abspath(path))  # noqa: PTH100 (resolve() would follow links)
