"""The order of packages (PACKAGE.md 4.7, step 10): duplicate, replay, gap or fork."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageRefused

if TYPE_CHECKING:
    from smartcity_desktop.core.package import Head


@dataclass(frozen=True, slots=True)
class Link:
    """One package of an assignment that was taken in before.

    `audit_head` (hex) and `audit_length` are of its head; without them nothing is compared with its audit log.
    """

    sequence: int
    digest: str
    supersedes: str | None
    audit_head: str | None = None
    audit_length: int = 0


def check_order(head: Head, digest: str, known: tuple[Link, ...]) -> Link | None:
    """Return the link that a package follows, or `None` if it is the first of its assignment.

    Args:
        head: of the package.
        digest: of the package, hex.
        known: what was taken in of the same assignment, in any order.

    Raises:
        PackageRefused: `DUPLICATE` (this very package was taken in), `H_FORK` (its number has another content, or it
            follows another one than the last), `H_GAP` (numbers before it are missing), `E_REPLAY` (an old number).
    """
    if any(link.digest == digest for link in known):
        raise PackageRefused("DUPLICATE", f"package {digest[:12]} was taken in before")
    if any(link.sequence == head.sequence for link in known):
        raise PackageRefused("H_FORK", f"number {head.sequence} was taken in with another content")
    last = max(known, key=lambda link: link.sequence, default=None)
    number = last.sequence if last else 0
    if head.sequence < number:
        raise PackageRefused("E_REPLAY", f"number {head.sequence} comes after number {number}")
    if head.sequence > number + 1:
        raise PackageRefused("H_GAP", f"number {head.sequence} comes after number {number}")
    if head.supersedes != (last.digest if last else None):
        raise PackageRefused(
            "H_FORK", f"number {head.sequence} does not follow the number {number} that is here"
        )
    return last


def check_publication(head: Head, digest: str, known: tuple[int, str] | None) -> None:
    """Check that an edition package is newer than the one at hand.

    Args:
        head: of the package.
        digest: of the package, hex.
        known: number and digest of the publication at hand.

    Raises:
        PackageRefused: `DUPLICATE`, `E_REPLAY` (older: a rollback), `H_FORK` (the same number with another content,
            or one that does not follow ours: an alarm).
    """
    if known is None:
        return
    number, known_digest = known
    if digest == known_digest:
        raise PackageRefused("DUPLICATE", f"publication {number} is at hand")
    if head.sequence < number:
        raise PackageRefused("E_REPLAY", f"publication {head.sequence} is older than {number}")
    follows = head.supersedes in (None, known_digest) or head.sequence > number + 1
    if head.sequence == number or not follows:
        raise PackageRefused(
            "H_FORK", f"publication {head.sequence} contradicts publication {number} at hand", _TWO_HISTORIES
        )


_TWO_HISTORIES = (
    Text(
        "Pusat menerbitkan dua periode yang saling bertentangan: paket ini tidak melanjutkan yang ada di laptop ini.",
        "Headquarters published two editions that contradict each other: this one does not go on from the one here.",
    ),
    Text(
        "Jangan pakai paket ini. Telepon pusat dan tanyakan mana yang berlaku: datanya mungkin berjalan di dua komputer.",
        "Do not use it. Call headquarters and ask which one counts: their data may have gone on on two computers.",
    ),
)
