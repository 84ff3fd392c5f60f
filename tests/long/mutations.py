"""Hostile changes to a package, drawn from a seeded generator, and the one judgement they all get.

Four families, each with the knowledge of another attacker:

* `mutated`: bytes anywhere are inserted, deleted, duplicated, swapped, zeroed or drawn anew;
* `rebuilt`: the zip is taken apart, one part is changed, and check sums and sizes are mended around it;
* `restamped`: the time-stamp over the signature is changed, cut, doubled or exchanged, and all lengths are mended;
* `resigned`: an enrolled member changes head, manifest or a document and signs the result rightly.

Nothing of the first three may be accepted. Of the last whatever still keeps the form is the member's own word; it must
only never crash. The free bytes of PACKAGE.md 4.5 (both copies of a check sum together) are left alone.
"""

from __future__ import annotations

import copy
import io
import signal
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from smartcity_desktop.core.package import CODES
from tests import stamping
from tests.sealing.conftest import Archive, Stored

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from smartcity_desktop.sealing.opened import Opened

LENGTHS = (1, 2, 4, 22, 46, 100, 1000)
NUMBERS = (0, 1, 4, 8, 0x21, 0x7F, 0x80, 0xFF, 0x800, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF)
LONG_NUMBERS = (*NUMBERS, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
SHORT_FIELDS = ("version", "flags", "method", "time", "date")
LONG_FIELDS = ("crc", "packed", "size")
CENTRAL_FIELDS = ("made", "disk", "internal", "external", "offset")
END_FIELDS = ("disk", "first", "here", "count", "length", "offset", "comment")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Insert, delete, duplicate, swap, zero or redraw some bytes, once to three times; never the identity."""
    while True:
        changed = bytearray(data)
        for _ in range(chance.randint(1, 3)):
            _change_bytes(changed, chance)
            if not changed:
                changed = bytearray(b"\0")
        if bytes(changed) != data:
            return bytes(changed)


def _change_bytes(changed: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(changed))
    length = chance.choice(LENGTHS)
    piece = changed[at : at + length]
    kind = chance.randrange(7)
    if kind == 0:
        changed[at:at] = chance.randbytes(length)
    elif kind == 1:
        del changed[at : at + length]
    elif kind == 2:
        changed[at:at] = piece
    elif kind == 3:
        to = chance.randrange(len(changed))
        other = changed[to : to + length]
        changed[at : at + length] = other
        changed[to : to + length] = piece
    elif kind == 4:
        changed[at : at + length] = bytes(len(piece))
    elif kind == 5:
        changed[at : at + len(piece)] = chance.randbytes(len(piece))
    else:
        changed[at] ^= 1 << chance.randrange(8)


def parts(data: bytes) -> list[Stored]:
    """Return the entries of a good package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [Stored(name.encode(), archive.read(name)) for name in archive.namelist()]


def rebuilt(entries: list[Stored], others: list[Stored], chance: random.Random) -> bytes:
    """Return a zip of these entries with one change and everything around it mended; `others` lend their content."""
    good = Archive(copy.deepcopy(entries)).build()
    while True:
        archive = Archive(copy.deepcopy(entries))
        chance.choice(_REBUILDS)(archive, others, chance)
        try:
            data = archive.build()
        except (OverflowError, ValueError):  # pragma: no cover - a number that no header can hold
            continue
        if data != good:
            return data


def _content(archive: Archive, _: list[Stored], chance: random.Random) -> None:
    entry = chance.choice(archive.entries)
    entry.data = mutated(entry.data or b"\0", chance)


def _name(archive: Archive, _: list[Stored], chance: random.Random) -> None:
    entry = chance.choice(archive.entries)
    if chance.randrange(2):
        entry.name = mutated(entry.name, chance)[:2000]
    else:
        entry.name = bytes(byte ^ 0x20 if chance.randrange(8) == 0 else byte for byte in entry.name)


def _field(archive: Archive, _: list[Stored], chance: random.Random) -> None:
    entry = chance.choice(archive.entries)
    where = chance.randrange(3)
    if where == 2:  # in both headers alike; a check sum changed alike is nobody's
        name = chance.choice((*SHORT_FIELDS, "packed", "size"))
    else:
        name = chance.choice((*SHORT_FIELDS, *LONG_FIELDS, *(CENTRAL_FIELDS if where else ())))
    long = name in LONG_FIELDS or name in ("external", "offset")
    value = chance.choice(LONG_NUMBERS if long else NUMBERS)
    if where != 1:
        entry.local[name] = value
    if where != 0:
        entry.central[name] = value


def _extra(archive: Archive, _: list[Stored], chance: random.Random) -> None:
    entry = chance.choice(archive.entries)
    junk = chance.randbytes(chance.choice((1, 4, 22)))
    where = chance.randrange(4)
    if where == 0:
        entry.local["extra"] = junk
    elif where == 1:
        entry.central["extra"] = junk
    elif where == 2:
        entry.central["comment"] = junk
    else:
        entry.local["extra"] = entry.central["extra"] = junk


def _end(archive: Archive, _: list[Stored], chance: random.Random) -> None:
    name = chance.choice(END_FIELDS)
    archive.end[name] = chance.choice(LONG_NUMBERS if name in ("length", "offset") else NUMBERS)
    if name == "comment" and chance.randrange(2):
        archive.suffix = chance.randbytes(min(archive.end[name], 300))


def _around(archive: Archive, _: list[Stored], chance: random.Random) -> None:
    where = chance.choice(("prefix", "gap", "before_end", "suffix"))
    setattr(archive, where, chance.randbytes(chance.choice(LENGTHS)))


def _order(archive: Archive, _: list[Stored], chance: random.Random) -> None:
    one, two = chance.randrange(len(archive.entries)), chance.randrange(len(archive.entries))
    kind = chance.randrange(4)
    if kind == 0:
        archive.entries[one], archive.entries[two] = archive.entries[two], archive.entries[one]
    elif kind == 1:
        archive.entries.insert(two, copy.deepcopy(archive.entries[one]))
    elif kind == 2:
        del archive.entries[one]
    else:
        a, b = archive.entries[one], archive.entries[two]
        a.data, b.data = b.data, a.data
    if not archive.entries:
        archive.entries.append(Stored(b"mimetype", b""))


def _foreign(archive: Archive, others: list[Stored], chance: random.Random) -> None:
    entry, other = chance.choice(archive.entries), chance.choice(others)
    if chance.randrange(2):
        entry.data = other.data
    else:
        archive.entries.insert(chance.randrange(len(archive.entries) + 1), copy.deepcopy(other))


_REBUILDS = (_content, _content, _name, _field, _field, _extra, _end, _around, _order, _foreign)


def restamped(plain: bytes, token: bytes, others: tuple[bytes, ...], chance: random.Random) -> bytes:
    """Return a package with something else than its time-stamp in the place of it.

    Args:
        plain: the package without a time-stamp.
        token: its own time-stamp. others: of other signatures.
        chance: draws the change.
    """
    kind = chance.randrange(8)
    if kind == 0:
        return stamping.stamped(plain, chance.choice(others))
    if kind == 1:
        return stamping.stamped(plain, token, chance.choice((token, *others)))
    if kind == 2:
        return stamping.stamped(plain, token[: chance.randrange(len(token))])
    if kind == 3:
        return stamping.stamped(plain, token + chance.randbytes(chance.choice((1, 100, 20_000, 70_000))))
    return stamping.stamped(plain, mutated(token, chance))


def resigned(builder: Any, chance: random.Random) -> bytes:
    """Return a package whose head, manifest, or first document was changed by its rightful signer."""
    stage = chance.choice(("head_bytes", "manifest", "files", "cms_bytes"))

    def change(value: Any) -> Any:
        if stage != "files":
            return mutated(value, chance)
        at = chance.randrange(len(value))
        name, role, kind, data = value[at]
        value[at] = (name, role, kind, mutated(data, chance))
        return value

    builder.changes = {stage: change}
    return bytes(builder.build())


class Hanging(Exception):
    """A judgement did not end in time."""


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Stop whatever takes longer; only in the main thread of a Unix process."""

    def stop(*_: object) -> None:
        raise Hanging(f"no verdict within {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def complaint(
    judge: Callable[[Path, Path], Opened],
    path: Path,
    data: bytes,
    quarantine: Path,
    *,
    may_pass: bool = False,
) -> tuple[str | None, str]:
    """Let a verdict be found on hostile bytes.

    Returns:
        What is wrong with how they were judged, or `None`; and the code of the refusal, or "good".
    """
    path.write_bytes(data)
    try:
        with judge(path, quarantine) as opened:
            verdict = opened.verdict
    except Exception as error:  # noqa: BLE001 - whatever is raised is the finding
        return f"raised {type(error).__name__}: {error}", "crash"
    refusal = verdict.refusal
    if any(quarantine.iterdir()):
        return "something was left in the quarantine", "left"
    if path.read_bytes() != data:
        return "the original was changed", "changed"
    if refusal is None:
        return (None if may_pass else "accepted"), "good"
    if refusal.code not in CODES or not refusal.detail:
        return f"a refusal without a name: {refusal.code!r}", refusal.code
    if verdict.good:
        return f"refused ({refusal.code}) and good at once", refusal.code
    return None, refusal.code
