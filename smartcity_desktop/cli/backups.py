"""`backup`, `restore`, `drill`: copies of all that was worked on, and the way back."""

from __future__ import annotations

import os
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from smartcity_desktop.cli.session import (
    PERSON,
    DataOption,
    JsonOption,
    LanguageOption,
    PassphraseOption,
    PracticeOption,
    assessor,
    headquarters,
    opening_word,
    passphrase,
    root_of,
    say,
    say_json,
    say_table,
    settings_of,
)
from smartcity_desktop.core.backup import REASON_NAMES, Reason
from smartcity_desktop.core.comparison import COVERED
from smartcity_desktop.core.errors import IdentityProblem, NotFound
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.staff import ACT_NAMES
from smartcity_desktop.system import restored, swap
from smartcity_desktop.system.instance import OneInstance
from smartcity_desktop.system.paths import Role, refuse_synced, role_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from smartcity_desktop.app import AssessorServices, HeadquartersServices
    from smartcity_desktop.core.backup import Backup, Drill
    from smartcity_desktop.core.comparison import Comparison
    from smartcity_desktop.services.backups.restoring import Restoring

RoleOption = Annotated[
    Role | None,
    typer.Option("--role", help="Peran / role: assessor, headquarters. Default: the one of the settings."),
]
NameArgument = Annotated[
    str, typer.Argument(help="Nama cadangan; tanpa ini yang terbaru. / Its name; the newest by default.")
]


class Action(StrEnum):
    """What `backup` does."""

    MAKE = "make"
    LIST = "list"
    CHECK = "check"


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("backup", help="Buat, daftar, periksa cadangan. / Make, list, check backups.")(backup)
    app.command(
        "restore", help="Bandingkan lalu pulihkan cadangan. / Compare with a backup, then restore it."
    )(restore)
    app.command("drill", help="Latihan pemulihan. / Rehearse a restore.")(drill)


def backup(
    action: Annotated[Action, typer.Argument(help="make, list, check")] = Action.MAKE,
    name: NameArgument = "",
    role: RoleOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Make a backup, list them, or check one or all (exit code 1 when one is damaged)."""
    if action is Action.MAKE:
        with _services(role, data_dir, language, practice, passphrase_file) as services:
            made = services.backups.make(Reason.HAND)
        if as_json:
            say_json(_plain(made))
        else:
            say(Text("Cadangan {name} dibuat.", "Backup {name} was made.").filled(name=made.name), language)
        return
    with _restoring(role, data_dir, language, practice, passphrase_file) as (restoring, _):
        every = restoring.backups()
        if action is Action.LIST:
            _list(every, language, as_json=as_json)
            return
        wanted = [name] if name else [one.name for one in every]
        findings = {one: restoring.check(one) for one in wanted}
    if as_json:
        say_json({one: None if found is None else found.in_(language) for one, found in findings.items()})
    else:
        rows = [
            [one, "✓" if found is None else f"! {found.in_(language)}"] for one, found in findings.items()
        ]
        say_table(rows)
    if any(findings.values()):
        raise typer.Exit(1)


def restore(
    name: NameArgument = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="Ganti data sekarang. / Put it in the place of the data in use.")
    ] = False,
    confirm: Annotated[
        bool,
        typer.Option("--confirm", help="Pastikan data yang dipulihkan. / Confirm what was restored."),
    ] = False,
    backup_passphrase_file: Annotated[
        Path | None,
        typer.Option(
            "--backup-passphrase-file",
            help="Kata sandi cadangan milik kunci lain. / Passphrase of a backup of another key.",
        ),
    ] = None,
    role: RoleOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Say what a backup would change; with --replace put it in the place of the data in use."""
    word = passphrase(backup_passphrase_file, language) if backup_passphrase_file else ""
    with _restoring(role, data_dir, language, practice, passphrase_file) as (restoring, folder):
        if confirm:
            restored.confirm(folder)
            say(Text("Pemulihan dipastikan.", "The restore is confirmed."), language)
            return
        name = name or _newest(restoring)
        comparison = restoring.replace(name, word) if replace else restoring.compare(name, word)
        if replace:
            swap.settle(folder)
    if as_json:
        say_json(_told(comparison, replaced=replace))
    else:
        _tell(comparison, language, replaced=replace)


def drill(
    role: RoleOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
    as_json: JsonOption = False,
    passphrase_file: PassphraseOption = None,
) -> None:
    """Bring the newest backup back to a scratch folder, check everything, remove it; exit code 1 on a finding."""
    with _services(role, data_dir, language, practice, passphrase_file) as services:
        seen = services.backups.drill()
    assert seen is not None  # nobody stops it here
    if as_json:
        say_json(
            {
                "backup": seen.backup,
                "at": seen.at,
                "rows": seen.rows,
                "files": seen.files,
                "evidence": seen.evidence,
                "behind": seen.behind,
                "covered": seen.covered,
                "findings": [finding.in_(language) for finding in seen.findings],
            }
        )
    else:
        _say_drill(seen, language)
    if not seen.good:
        raise typer.Exit(1)


def _say_drill(seen: Drill, language: Language) -> None:
    say(
        Text(
            "{mark} {name}: {rows} baris, {files} berkas, {evidence} bukti di-hash ulang; "
            "{behind} perubahan sesudah cadangan ini.",
            "{mark} {name}: {rows} rows, {files} files, {evidence} pieces of evidence hashed again; "
            "{behind} changes since this backup.",
        ).filled(
            mark="✓" if seen.good else "!",
            name=seen.backup,
            rows=seen.rows,
            files=seen.files,
            evidence=seen.evidence,
            behind=seen.behind,
        ),
        language,
    )
    if seen.covered:
        say(COVERED.filled(n=seen.covered), language)
    for finding in seen.findings:
        typer.echo(f"! {finding.in_(language)}")


def _list(every: tuple[Backup, ...], language: Language, *, as_json: bool) -> None:
    if as_json:
        say_json([_plain(one) for one in every])
        return
    if not every:
        say(Text("Belum ada cadangan.", "There is no backup yet."), language)
        return
    head = Text(
        "Nama|Waktu (UTC)|Ukuran|Daerah|Ditandatangani|Dibuat", "Name|When (UTC)|Size|Regions|Signed|Made"
    )
    rows = [head.in_(language).split("|")]
    for one in every:
        held = one.counts
        rows.append(
            [
                one.name,
                f"{one.at:%Y-%m-%d %H:%M}",
                f"{(held.database_bytes + held.file_bytes) / 1e6:.1f} MB" if held else "?",
                str(held.regions) if held else "?",
                str(held.signed) if held else "?",
                REASON_NAMES[one.reason].in_(language),
            ]
        )
    say_table(rows, right=(2, 3, 4))


def _plain(one: Backup) -> dict[str, Any]:
    held = one.counts
    return {
        "name": one.name,
        "at": one.at,
        "reason": one.reason.value,
        "owner": one.owner,
        "database_bytes": held.database_bytes if held else None,
        "files": held.files if held else None,
        "file_bytes": held.file_bytes if held else None,
        "regions": held.regions if held else None,
        "signed": held.signed if held else None,
    }


def _told(comparison: Comparison, *, replaced: bool) -> dict[str, Any]:
    return {
        "backup": _plain(comparison.backup),
        "replaced": replaced,
        "readable": comparison.readable,
        "own": comparison.own,
        "lost": comparison.lost,
        "brought": comparison.brought,
        "only_there": comparison.only_there,
        "came": comparison.came,
        "papers": comparison.papers,
        "covered": comparison.covered,
        "undone": [
            {"act": one.act.value, "count": one.count, "last": one.last, "subjects": list(one.subjects)}
            for one in comparison.undone
        ],
        "regions": [
            {
                "assignment": one.assignment_id,
                "region": one.region,
                "assessor": one.assessor_id,
                "answered": [
                    one.here.answered if one.here else None,
                    one.there.answered if one.there else None,
                ],
                "evidence": [
                    one.here.evidence if one.here else None,
                    one.there.evidence if one.there else None,
                ],
                "state": [one.here.state if one.here else None, one.there.state if one.there else None],
                "lost": one.lost,
                "brought": one.brought,
            }
            for one in comparison.differences
        ],
    }


def _tell(comparison: Comparison, language: Language, *, replaced: bool) -> None:
    changed = [one for one in comparison.differences if not one.same]
    if changed:
        head = Text(
            "Daerah|Asesor|Terisi kini|Cadangan|Hilang|Paket dibawa",
            "Region|Assessor|Answered now|Backup|Lost|Packages brought",
        )
        rows = [head.in_(language).split("|")]
        for one in changed:
            rows.append(
                [
                    one.region,
                    one.assessor_id,
                    str(one.here.answered) if one.here else "–",
                    str(one.there.answered) if one.there else "–",
                    str(one.lost),
                    str(one.brought),
                ]
            )
        say_table(rows, right=(2, 3, 4, 5))
    if not comparison.readable:
        say(
            Text(
                "Data sekarang tidak terbaca, sehingga tidak dapat dibandingkan.",
                "The data in use cannot be read, so that it cannot be compared.",
            ),
            language,
        )
    for words in comparison.beside:
        say(words, language)
    if comparison.undone:
        say(
            Text(
                "Dikerjakan pusat sesudahnya dan harus diulang:",
                "Done since at headquarters, and to be done again afterwards:",
            ),
            language,
        )
        say_table(
            [
                [ACT_NAMES[one.act].in_(language), str(one.count), f"{one.last:%Y-%m-%d %H:%M} UTC"]
                for one in comparison.undone
            ],
            right=(1,),
        )
    if replaced:
        done = Text(
            "Cadangan {name} kini dipakai; data sebelumnya disimpan di folder backups. Periksa, lalu pastikan dengan: "
            "smartcity-desktop restore --confirm",
            "Backup {name} is now in use; what was there is kept in the folder backups. Look through it, then confirm "
            "with: smartcity-desktop restore --confirm",
        )
    else:
        done = Text(
            "{lost} perubahan sesudah cadangan {name} akan hilang. Tidak ada yang diganti; pakai --replace untuk mengganti.",
            "{lost} changes since backup {name} would be gone. Nothing was replaced; use --replace to replace.",
        )
    say(done.filled(name=comparison.backup.name, lost=comparison.lost), language)


def _newest(restoring: Restoring) -> str:
    every = restoring.backups()
    if not every:
        raise NotFound(Text("cadangan", "backup"), "")
    return every[0].name


def _role(role: Role | None, root: Path, language: Language) -> Role:
    if role is not None:
        return role
    kept = settings_of(root, language).role
    if kept is not None:
        return Role(kept)
    both = [one for one in Role if role_folder(root, one).database.exists()]
    return both[0] if len(both) == 1 else Role.ASSESSOR


def _services(
    role: Role | None, data_dir: Path | None, language: Language, practice: bool, secret: Path | None
) -> AbstractContextManager[AssessorServices | HeadquartersServices]:
    which = _role(role, root_of(data_dir, practice=practice), language)
    opener = assessor if which is Role.ASSESSOR else headquarters
    return opener(data_dir, language, practice=practice, secret=secret)


@contextmanager
def _restoring(
    role: Role | None, data_dir: Path | None, language: Language, practice: bool, secret: Path | None
) -> Iterator[tuple[Restoring, Path]]:
    """Give what restores, and the role's folder; the database is not opened: it may be damaged."""
    from smartcity_desktop import app

    root = root_of(data_dir, practice=practice)
    refuse_synced(root)
    with OneInstance(root):
        which, settings = _role(role, root, language), settings_of(root, language)
        word = opening_word(secret, language, practice=practice)
        profile = settings.profile if which is Role.ASSESSOR else ""
        folder = role_folder(root, which, profile)
        if which is Role.ASSESSOR:
            gate = app.assessor_gate(root, profile=profile)
            try:
                keys = gate.unlock(word)
            except IdentityProblem:
                if not folder.backups.is_dir():
                    raise
                keys = None  # what is damaged or lost here may stand in a backup
            yield app.assessor_restoring(folder, keys), folder.root
        else:
            entry = app.headquarters_gate(root).unlock(word, os.environ.get(PERSON) or None)
            yield app.headquarters_restoring(folder, entry), folder.root
