"""Names of the files in a package (PACKAGE.md 4.1): safe on every system, and never two for one file."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MIMETYPE = "mimetype"
MANIFEST = "META-INF/ASiCManifest.xml"
SIGNATURE = "META-INF/signature.p7s"
HEAD = "package.json"
FIRST_NAMES = (MIMETYPE, MANIFEST, SIGNATURE, HEAD)

SCORES = "scores.json"
AUDIT = "audit.jsonl"
SHEET = "sheet.pdf"
EDITION = "edition.json"
RUBRIC = "rubric.yaml"
FACTS = "facts.json"
RECEIPT = "receipt.json"
DRAFTS = "drafts.json"
EVIDENCE_FOLDER = "evidence/"

_FOLDER = r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}(?<!\.)"
_FILE = r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}(?<!\.)"
_LONGEST = 2 * 81 + 120
_NAME = re.compile(rf"(?:{_FOLDER}/){{0,2}}{_FILE}", re.ASCII)
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(10))]
)
_EVIDENCE = re.compile(r"evidence/([0-9a-f]{64})\.([a-z0-9]{1,8})", re.ASCII)


def is_safe(name: str) -> bool:
    """Whether a name follows the grammar `(segment/){0,2}segment` and is no Windows device."""
    return len(name) <= _LONGEST and _is_safe(name)


@lru_cache(maxsize=4096)
def _is_safe(name: str) -> bool:
    if _NAME.fullmatch(name) is None:
        return False
    return all(segment.split(".", 1)[0].casefold() not in _DEVICES for segment in name.split("/"))


def clash(names: Iterable[str]) -> str | None:
    """Return the first name that some system would take for an earlier one, or for its folder; else `None`."""
    names = tuple(names)
    if _plainly_apart(names):
        return None
    files: set[str] = set()
    folders: set[str] = set()
    for name in names:
        folded = name.casefold()
        parts = folded.split("/")
        above = {"/".join(parts[:n]) for n in range(1, len(parts))}
        if folded in files or folded in folders or above & files:
            return name
        files.add(folded)
        folders |= above
    return None


def _plainly_apart(names: tuple[str, ...]) -> bool:
    """Whether no two names are one under casefold and none is a folder of another: the usual case, told at once."""
    listed = "\n".join(names).casefold().split("\n")
    folded = set(listed)
    if len(listed) != len(names) or len(folded) != len(names):
        return False
    folders: set[str] = set()
    for name in listed:
        at = name.rfind("/")
        while at > 0:
            folders.add(name[:at])
            at = name.rfind("/", 0, at)
    return folded.isdisjoint(folders)


def evidence_name(sha256: str, extension: str) -> str:
    """Return the name under which a piece of evidence travels."""
    return f"{EVIDENCE_FOLDER}{sha256}.{extension}"


def evidence_digest(name: str) -> str | None:
    """Return the SHA-256 (hex) that an evidence name promises, or `None` if it is not such a name."""
    found = _EVIDENCE.fullmatch(name)
    return found.group(1) if found else None
