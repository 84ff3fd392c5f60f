"""The audit logs of several packages of one assignment: each must begin with the whole log of the one before."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from smartcity_desktop.core.audit import audit_head, start
from smartcity_desktop.core.audit_rows import annotated, value_shown
from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class PackageLog:
    """The log of one package that is whole and validly signed.

    Attributes:
        file: name of its file.
        digest: of the package (hex).
        assignment, region, signer: as its signed head says.
        sequence: number of the package in its assignment. supersedes: digest of the one before.
        edition_digest: of the publication it was made from (hex).
        head: of the chain (hex), signed.
        lines: without line ends.
    """

    file: str
    digest: str
    assignment: str
    region: str
    signer: str
    sequence: int
    supersedes: str | None
    edition_digest: str
    head: str
    lines: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class LogFinding:
    """What was found of one log.

    Attributes:
        log: that was looked at.
        new_lines: how many it adds to the one before.
        problem: how it was rewritten, or why it is not the log that was signed; `None` where it is right.
        line: from which line on it differs from the one before, from 1; 0 where it does not.
        notes: what should be known besides, such as packages in between that were not given.
    """

    log: PackageLog
    new_lines: int
    problem: Text | None = None
    line: int = 0
    notes: tuple[Text, ...] = ()


def compared(logs: Iterable[PackageLog]) -> tuple[LogFinding, ...]:
    """Hold the logs of packages against each other, by assignment and number.

    A log must end in the head that was signed, and begin with the log of the package before it.
    """
    ordered = sorted(logs, key=lambda log: (log.assignment, log.sequence, log.digest))
    findings: list[LogFinding] = []
    for _assignment, group in groupby(ordered, key=lambda log: log.assignment):
        row = list(group)
        # The chain begins with the publication of the first package; which one that was, any of them may know.
        starts = {start(log.edition_digest, log.assignment) for log in row}
        for before, log in zip((None, *row), row, strict=False):
            findings.append(_finding(before, log, starts))
    return tuple(findings)


def _finding(before: PackageLog | None, log: PackageLog, starts: Iterable[bytes]) -> LogFinding:
    notes = _notes(before, log)
    kept = len(before.lines) if before else 0
    if not any(audit_head(begin, log.lines).hex() == log.head for begin in starts):
        if log.sequence > 1 and before is None:
            return LogFinding(log, len(log.lines), notes=(*notes, _BEGIN_UNKNOWN))
        return LogFinding(log, len(log.lines), problem=_NOT_SIGNED, notes=notes)
    if before is None:
        return LogFinding(log, len(log.lines), notes=notes)
    if before.sequence == log.sequence and before.digest != log.digest:
        return LogFinding(log, 0, problem=_FORK.filled(n=log.sequence, other=before.file), notes=notes)
    line = _first_difference(before.lines, log.lines)
    if line:
        return LogFinding(log, 0, problem=_rewritten(before, log, line), line=line, notes=notes)
    return LogFinding(log, len(log.lines) - kept, notes=notes)


def _first_difference(before: Sequence[bytes], lines: Sequence[bytes]) -> int:
    """Return the first line (from 1) of the earlier log that the later one does not have; 0 where it has all."""
    for number, old in enumerate(before, start=1):
        if number > len(lines) or lines[number - 1] != old:
            return number
    return 0


def _rewritten(before: PackageLog, log: PackageLog, line: int) -> Text:
    was = _said(before.lines[line - 1])
    if line > len(log.lines):
        return _CUT.filled(n=len(before.lines) - len(log.lines), file=before.file, line=line, was=was)
    return _CHANGED.filled(file=before.file, line=line, was=was, now=_said(log.lines[line - 1]))


def _said(line: bytes) -> Text:
    """Return a line in short: what was changed from what to what, and when."""
    (row,) = annotated([line])
    at = row.at.strftime("%Y-%m-%d %H:%M:%S UTC") if row.at else "–"
    return Text("{subject} {what} {old} → {new}, {at}", "{subject} {what} {old} → {new}, {at}").filled(
        subject=row.indicator or "–",
        what=row.what,
        old=value_shown(row, row.old),
        new=value_shown(row, row.new),
        at=at,
    )


def _notes(before: PackageLog | None, log: PackageLog) -> tuple[Text, ...]:
    expected = before.sequence + 1 if before else 1
    if log.sequence > expected:
        return (_GAP.filled(first=expected, last=log.sequence - 1),)
    if before and log.sequence == expected and log.supersedes != before.digest:
        return (_OTHER_PARENT.filled(file=before.file),)
    return ()


_NOT_SIGNED = Text(
    "Riwayat ini bukan riwayat yang ditandatangani: rantainya tidak berakhir pada kepala yang tercantum.",
    "This is not the history that was signed: its chain does not end in the head that the package names.",
)
_BEGIN_UNKNOWN = Text(
    "Awal riwayat tidak dapat diperiksa tanpa paket nomor 1.",
    "The beginning of the history cannot be checked without package number 1.",
)
_FORK = Text(
    "Ada dua paket bernomor {n}: {other} dan ini.",
    "There are two packages with number {n}: {other} and this one.",
)
_CUT = Text(
    "Riwayat ditulis ulang: {n} baris dari {file} hilang, mulai baris {line} ({was}).",
    "History was rewritten: {n} lines of {file} are missing, from line {line} on ({was}).",
)
_CHANGED = Text(
    "Riwayat ditulis ulang mulai baris {line}: pada {file} tertulis {was}; di sini {now}.",
    "History was rewritten from line {line} on: {file} says {was}; here it says {now}.",
)
_GAP = Text(
    "Paket nomor {first}–{last} tidak disertakan.", "The packages with number {first}–{last} were not given."
)
_OTHER_PARENT = Text(
    "Paket ini menggantikan paket lain, bukan {file}.", "This package supersedes another one, not {file}."
)
