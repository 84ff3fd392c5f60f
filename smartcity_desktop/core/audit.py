"""The audit log of an assessment: one JSON line per change, chained so that it can only grow (PACKAGE.md 4.6).

    h0 = SHA-256(package digest of the edition || assignment)
    hi = SHA-256(h(i-1) || SHA-256(line i))

Lines are stored and hashed as they are, without their line end. Head and length travel in the package; package n+1
must extend the chain of package n. Before the first export the chain proves nothing against the laptop's owner.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import AssessmentState, Citation, Entry, StateChange

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.core.assessment import Assessment


def start(edition_digest: str, assignment: str) -> bytes:
    """Return h0 (32 bytes) from the edition's package digest (64 hex digits) and the assignment's id.

    Raises:
        ValueError: the digest is not 64 hex digits.
    """
    digest = bytes.fromhex(edition_digest)
    if len(digest) != 32:
        raise ValueError("a package digest has 64 hex digits")
    return hashlib.sha256(digest + assignment.encode("utf-8")).digest()


def audit_head(begin: bytes, lines: Iterable[bytes]) -> bytes:
    """Return the head (32 bytes) of the chain that begins at `begin` and has these lines."""
    head = begin
    for line in lines:
        head = hashlib.sha256(head + hashlib.sha256(line).digest()).digest()
    return head


def audit_line(event: Entry | StateChange | Citation) -> bytes:
    """Return the line of one change: RFC 8785 JSON without line end.

    Times are UTC in ISO 8601. Whole numbers that may leave the exact range of a JSON reader are written as text.
    """
    if isinstance(event, Entry):
        fields: dict[str, object] = {
            "type": "entry",
            "sequence": event.sequence,
            "assessment": event.assessment_id,
            "subject": event.subject,
            "field": event.field.value,
            "old": event.old,
            "new": event.new,
            "who": event.who,
            "at": _moment(event.at),
            "monotonic": str(event.monotonic),
        }
    elif isinstance(event, StateChange):
        fields = {
            "type": "state",
            "state": event.state.value,
            "at": _moment(event.at),
            "who": event.who,
            "reason": event.reason,
        }
    else:
        fields = {
            "type": "evidence",
            "id": event.id,
            "indicator": event.indicator,
            "sha256": event.sha256,
            "size": event.size,
            "kind": event.kind.value,
            "name": event.original_name,
            "caption": event.caption,
            "at": _moment(event.added_at),
        }
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def history_lines(revisions: Iterable[Assessment], entries: Iterable[Entry]) -> tuple[bytes, ...]:
    """Return the lines of an assignment: its entries, and why a revision was begun or a draft given up.

    A revision's lines stand behind all of the one before, which takes none any more: the log of a later package
    begins with that of an earlier one, whatever the clocks said.

    Args:
        revisions: all of the assignment, oldest first.
        entries: of all of them, in the order of their sequence.
    """
    by_revision: dict[str, list[bytes]] = {}
    for entry in entries:
        by_revision.setdefault(entry.assessment_id, []).append(audit_line(entry))
    lines: list[bytes] = []
    for revision in revisions:
        reasons = {change.state: audit_line(change) for change in revision.states}
        if revision.revision > 1 and AssessmentState.DRAFT in reasons:
            lines.append(reasons[AssessmentState.DRAFT])
        lines += by_revision.get(revision.id, ())
        if AssessmentState.ABANDONED in reasons:
            lines.append(reasons[AssessmentState.ABANDONED])
    return tuple(lines)


def audit_file(lines: Iterable[bytes]) -> bytes:
    """Return the content of `audit.jsonl`: every line ended by a line feed."""
    return b"".join(line + b"\n" for line in lines)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
