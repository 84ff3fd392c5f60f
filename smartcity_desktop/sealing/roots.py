"""Whom at headquarters this laptop trusts: roots, compared once by a person, and the signers that editions named.

<64 hex>          a pinned root certificate
signer <64 hex>   may sign editions and receipts: it signed the first edition, or an accepted one announced it
staff <64 hex>    one of headquarters' people, named by the newest edition: may sign receipts
staff-at <moment> when that edition was signed (UTC)
revoked <64 hex>  must not any more, of either; nothing takes that back

The file lies encrypted under the keys of the store, as every other does, and for this use alone. Here that is less for
secrecy than because whoever could write a root of their own into it would have their editions taken in without a question;
a text that they sent as evidence, and that lies encrypted here as well, is no such list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import SignerStatus
from smartcity_desktop.core.errors import FileProblem, IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing.certificates import sha256_hex
from smartcity_desktop.sealing.staff_pins import ANYBODY, StaffPins, revoked_in, staff_pins
from smartcity_desktop.sealing.strict import moment_text, read_moment
from smartcity_desktop.system.at_rest import PLAIN, AtRest, keep_whole, opened
from smartcity_desktop.system.files import too_large

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from smartcity_desktop.core.edition import SignerEntry

FILE = "roots.txt"
_LIMIT = 64 * 1024
_USE = "roots"
_LINE = re.compile(
    r"(?:(signer|revoked|staff) )?([0-9a-f]{64})|staff-at ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Pins:
    """SHA-256 (64 hex digits) of the certificates that are trusted, or not any more.

    Attributes:
        roots: pinned by a person.
        signers: known or announced; empty on a laptop that has not taken in any edition yet.
        revoked: signers and people that an accepted edition revoked.
        staff: headquarters' people, as the newest accepted edition names them.
    """

    roots: frozenset[str] = frozenset()
    signers: frozenset[str] = frozenset()
    revoked: frozenset[str] = frozenset()
    staff: StaffPins = ANYBODY


def read_pins(folder: Path, at_rest: AtRest = PLAIN) -> Pins:
    """Return all pins; none before the first edition.

    Args:
        folder: of the identity.
        at_rest: how the file lies on the disk.

    Raises:
        FileProblem: the file cannot be read.
        IdentityProblem: it was damaged or changed by somebody else: trust is never guessed.
    """
    path = folder / FILE
    if not path.exists():
        return Pins()
    found: dict[str | None, set[str]] = {None: set(), "signer": set(), "revoked": set(), "staff": set()}
    at: datetime | None = None
    for line in _text(path, at_rest).splitlines():
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise _damaged(path)
        if match[3] is None:
            found[match[1]].add(match[2])
        else:
            try:
                at = read_moment(match[3])
            except ValueError:
                raise _damaged(path) from None
    return Pins(
        frozenset(found[None]),
        frozenset(found["signer"] - found["revoked"]),
        frozenset(found["revoked"]),
        StaffPins(frozenset(found["staff"] - found["revoked"]), at),
    )


def reminded(pins: Pins, signers: Iterable[SignerEntry], staff: Iterable[SignerEntry]) -> Pins:
    """Return the pins with what the editions at hand say of headquarters' signers and people.

    The list is one file, which can be deleted or replaced by an older one of the same laptop. Whom an edition at hand
    revoked stays revoked all the same, and where they name signers nobody else signs the next one.
    """
    entries = tuple(signers)
    revoked = pins.revoked | revoked_in(entries) | revoked_in(staff)
    named = {one.certificate_sha256 for one in entries if one.status is not SignerStatus.REVOKED}
    return replace(pins, signers=(pins.signers | named) - revoked, revoked=revoked)


def pinned_roots(folder: Path, at_rest: AtRest = PLAIN) -> frozenset[str]:
    """Return the SHA-256 (64 hex digits) of every pinned root certificate. Raises as `read_pins`."""
    return read_pins(folder, at_rest).roots


def pin_root(folder: Path, certificate: bytes, at_rest: AtRest = PLAIN) -> None:
    """Trust a root certificate (DER) from now on. Pinning the same again changes nothing."""
    pins = read_pins(folder, at_rest)
    sha256 = sha256_hex(certificate)
    if sha256 not in pins.roots:
        _write(folder, replace(pins, roots=pins.roots | {sha256}), at_rest)


def pin_signers(
    folder: Path, signed_by: str, named: Iterable[SignerEntry] = (), at_rest: AtRest = PLAIN
) -> None:
    """Keep whom an accepted edition names as headquarters' signers; call it after `pin_root`.

    Args:
        folder: of the identity.
        signed_by: SHA-256 (hex) of the certificate that signed the edition.
        named: the edition's list; revoked ones are never trusted again.
        at_rest: how the file lies on the disk.
    """
    pins = read_pins(folder, at_rest)
    good, bad = {signed_by}, set(pins.revoked)
    for entry in named:
        (bad if entry.status is SignerStatus.REVOKED else good).add(entry.certificate_sha256)
    changed = replace(pins, signers=(pins.signers | good) - bad, revoked=frozenset(bad))
    if changed != pins:
        _write(folder, changed, at_rest)


def pin_staff(folder: Path, named: Iterable[SignerEntry], at: datetime, at_rest: AtRest = PLAIN) -> None:
    """Keep whom an accepted edition names of headquarters' people; the newest edition's list replaces the others'.

    Args:
        folder: of the identity.
        named: the edition's list; revoked ones are never trusted again. An edition that names nobody changes nothing.
        at: when the edition was signed (UTC).
        at_rest: how the file lies on the disk.
    """
    entries = tuple(named)
    pins = read_pins(folder, at_rest)
    changed = replace(pins, revoked=pins.revoked | revoked_in(entries))
    told = staff_pins(entries, at)
    if told.at is not None and (pins.staff.at is None or told.at >= pins.staff.at):
        changed = replace(changed, staff=told)
    if changed != pins:
        _write(folder, changed, at_rest)


def _damaged(path: Path) -> IdentityProblem:
    return IdentityProblem(
        Text(
            "Daftar sidik jari pusat rusak atau diubah: {path}.",
            "The list of fingerprints is damaged or was changed: {path}.",
        ).filled(path=path),
        Text(
            "Hapus berkas itu, lalu cocokkan lagi sidik jari pusat saat mengambil periode.",
            "Delete that file, then compare headquarters' fingerprint again when you take an edition in.",
        ),
    )


def _text(path: Path, at_rest: AtRest) -> str:
    try:
        with opened(path, at_rest.of(_USE)) as stream:
            data = stream.read(_LIMIT + 1)
    except FileProblem as problem:
        if isinstance(problem.__cause__, ValueError):  # not what was kept under these keys
            raise _damaged(path) from None
        raise
    if len(data) > _LIMIT:
        raise too_large(path, _LIMIT)
    return data.decode("ascii", "replace")


def _write(folder: Path, pins: Pins, at_rest: AtRest) -> None:
    lines = [*sorted(pins.roots)]
    lines += [f"signer {sha256}" for sha256 in sorted(pins.signers)]
    lines += [f"staff {sha256}" for sha256 in sorted(pins.staff.named)]
    lines += [f"staff-at {moment_text(pins.staff.at)}"] if pins.staff.at else []
    lines += [f"revoked {sha256}" for sha256 in sorted(pins.revoked)]
    keep_whole(folder / FILE, "".join(f"{line}\n" for line in lines).encode("ascii"), at_rest.of(_USE))
