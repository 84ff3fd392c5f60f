"""An edition's document as the only word on who may sign: what `package verify --roster` judges by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smartcity_desktop.cli.verdicts import GIVE_ROOT
from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.system.files import read_regular

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.cli.verdicts import Desk, Report

_NO_ROSTER = Text("bukan edition.json sebuah periode ({detail}).", "this is no edition.json ({detail}).")
_GIVE_ROSTER = Text(
    "Pakai edition.json dari paket periode (package extract), atau paketnya sendiri: --edition.",
    "Use the edition.json of an edition's package (package extract), or the package itself: --edition.",
)
_OTHER_ROOT = Text(
    "tidak seorang pun di daftar ini berada di bawah sertifikat induk itu.",
    "nobody on this roster stands below that root certificate.",
)


def with_roster(desk: Desk, file: Path, root_der: bytes, report: Report) -> Desk:
    """Return the desk with an edition's document on it that nobody signed: it counts as whoever gave it is believed.

    Signers below the root are all it can show: what stands above a provider's certificate is only as good as the
    signature of the edition around it, which is not here.

    Raises:
        FileProblem: the file cannot be read, is no `edition.json`, or names nobody below the root.
    """
    from hashlib import sha256

    from smartcity_desktop.sealing.certificates import chain_problem
    from smartcity_desktop.sealing.documents import read_edition
    from smartcity_desktop.sealing.edition_document import LIMIT

    data = read_regular(file, LIMIT)
    try:
        edition, _ = read_edition(data)
    except PackageRefused as refusal:
        raise FileProblem(str(file), _NO_ROSTER.filled(detail=refusal.detail), _GIVE_ROSTER) from None
    signers = edition.roster
    below = tuple(e for e in signers if not e.chain and chain_problem(e.certificate, root_der) is None)
    if not below:
        raise FileProblem(str(file), _OTHER_ROOT, GIVE_ROOT)
    report.add_roster(file, edition, sha256(data).hexdigest())
    return replace(desk, edition=replace(edition, roster=below), root_der=root_der)
