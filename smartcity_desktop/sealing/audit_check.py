"""The audit log of an assessment package (PACKAGE.md 4.6): its chain, that it extends the one before, its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.audit import audit_head, start
from smartcity_desktop.core.audit_logs import PackageLog
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import names
from smartcity_desktop.sealing.examination import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartcity_desktop.sealing.examination import Examination
    from smartcity_desktop.sealing.opened import Opened
    from smartcity_desktop.sealing.order import Link

BYTES_LIMIT = 16 * 1024 * 1024
LINES_LIMIT = 200_000


def check_audit(x: Examination, edition_digests: Iterable[str], before: Link | None) -> None:
    """Check head and length of the chain, and that it begins with the whole chain of the package before.

    Args:
        x: with its head read and its files hashed.
        edition_digests: publications (hex) from which the assessor may have begun; the chain starts from one of them.
        before: the package that this one follows.

    Raises:
        PackageRefused: `E_AUDIT`, `E_LIMIT`.
    """
    head = x.known_head()
    entry = x.entry(names.AUDIT)
    if entry.size > BYTES_LIMIT or head.audit_length > LINES_LIMIT:
        raise PackageRefused("E_LIMIT", f"{names.AUDIT} has {entry.size} bytes, {head.audit_length} lines")
    data = b"".join(pieces(x.source, entry))
    # Counted before anything is split: 16 MiB of empty lines would be a gigabyte of objects.
    if data.count(b"\n") != head.audit_length or (data and not data.endswith(b"\n")):
        raise PackageRefused("E_AUDIT", f"{names.AUDIT} has not {head.audit_length} whole lines")
    lines = data.split(b"\n")[:-1]
    kept = before.audit_length if before and before.audit_head else 0
    if kept > len(lines):
        raise PackageRefused("E_AUDIT", f"the log is shorter than that of the package before ({kept} lines)")
    for beginning in _starts(edition_digests, head.assignment or ""):
        middle = audit_head(beginning, lines[:kept])
        if audit_head(middle, lines[kept:]).hex() != head.audit_head:
            continue
        if before and before.audit_head and middle.hex() != before.audit_head:
            raise PackageRefused("E_AUDIT", "the log does not extend that of the package before")
        return
    raise PackageRefused("E_AUDIT", f"the chain of {names.AUDIT} does not end in the head that was signed")


def read_log(opened: Opened) -> PackageLog:
    """Return the audit log of a package that is whole and validly signed, whoever signed it.

    Raises:
        PackageRefused: why the package cannot be relied on; `E_TYPE` where it is no assessment, `E_AUDIT` where its
            log has not the lines that it declares.
        FileProblem: the copy cannot be read any more.
    """
    if opened.verdict.refusal is not None:
        raise opened.verdict.refusal
    head = opened.head
    if names.AUDIT not in opened.names or head.audit_head is None:
        raise PackageRefused("E_TYPE", f"a package of kind {head.kind.value} has no audit log")
    size = next(content.size for content in head.contents if content.name == names.AUDIT)
    if size > BYTES_LIMIT or head.audit_length > LINES_LIMIT:
        raise PackageRefused("E_LIMIT", f"{names.AUDIT} has {size} bytes, {head.audit_length} lines")
    data = opened.read(names.AUDIT)
    if data.count(b"\n") != head.audit_length or (data and not data.endswith(b"\n")):
        raise PackageRefused("E_AUDIT", f"{names.AUDIT} has not {head.audit_length} whole lines")
    return PackageLog(
        file=opened.verdict.file,
        digest=opened.digest,
        assignment=head.assignment or "",
        region=head.region or "",
        signer=head.signer,
        sequence=head.sequence,
        supersedes=head.supersedes,
        edition_digest=head.edition_digest or "",
        head=head.audit_head,
        lines=tuple(data.split(b"\n")[:-1]),
    )


def _starts(edition_digests: Iterable[str], assignment: str) -> Iterator[bytes]:
    for digest in edition_digests:
        yield start(digest, assignment)
