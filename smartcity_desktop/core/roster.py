"""What happens to an assessor's certificates in a roster when a new one comes (PACKAGE.md 5.5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import RosterStatus
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.core.edition import RosterEntry

OVERLAP_DAYS = 14
"""How long an old certificate stays valid after the publication that brings the new one, unless told otherwise."""
LONGEST_OVERLAP = 366

Roster = tuple["RosterEntry", ...]


def succeeded(roster: Roster, entry: RosterEntry, days: int | None, now: datetime) -> Roster:
    """Return a roster with a new certificate for somebody, and what becomes of those they had.

    Args:
        roster: of an edition that is being worked on.
        entry: the new one.
        days: so many days after the next publication the old ones end; `None` revokes them at once, for a key that was
            lost or stolen.
        now: UTC, when it was enrolled.

    Raises:
        ChangeRefused: the number of days cannot be used, or this very certificate stands in the roster already.
    """
    if days is not None and not 1 <= days <= LONGEST_OVERLAP:
        raise ChangeRefused(
            Text(
                "Masa berlaku kunci lama {n} hari tidak dapat dipakai.",
                "The old key cannot stay valid for {n} days.",
            ).filled(n=days),
            Text(
                "Pilih 1 sampai {n} hari, atau cabut kunci lama saat ini juga.",
                "Choose 1 to {n} days, or revoke the old key at once.",
            ).filled(n=LONGEST_OVERLAP),
        )
    if any(one.certificate_sha256 == entry.certificate_sha256 for one in roster):
        raise ChangeRefused(
            Text(
                "Sertifikat ini sudah ada dalam daftar periode.",
                "This certificate is on the edition's roster already.",
            ),
            Text(
                "Tidak perlu mendaftarkannya lagi; terbitkan periode bila belum.",
                "It need not be enrolled again; publish the edition if you have not yet.",
            ),
        )
    return (*(_older(one, entry.assessor_id, days, now) for one in roster), entry)


def _older(one: RosterEntry, assessor_id: str, days: int | None, now: datetime) -> RosterEntry:
    if one.assessor_id != assessor_id or one.status is not RosterStatus.ACTIVE:
        return one
    if days is None:
        return replace(one.revoked(now), days_left=None)
    return replace(one, days_left=days)


def at_publication(roster: Roster, now: datetime) -> Roster:
    """Return the roster as it is published: old certificates end on a day, those that follow them begin now.

    Args:
        roster: as it was worked on, with `days_left`.
        now: UTC, the moment of publication.
    """
    followed = {one.assessor_id for one in roster if one.days_left is not None}
    return tuple(_dated(one, now, followed=one.assessor_id in followed) for one in roster)


def _dated(one: RosterEntry, now: datetime, *, followed: bool) -> RosterEntry:
    if one.days_left is not None:
        ends = now + timedelta(days=one.days_left)
        return replace(one, valid_until=max(one.valid_from, min(one.valid_until, ends)), days_left=None)
    if followed and one.status is RosterStatus.ACTIVE:
        return replace(one, valid_from=min(max(one.valid_from, now), one.valid_until))
    return one


def usable(roster: Roster, assessor_id: str, now: datetime) -> Roster:
    """Return the certificates that somebody may sign with at a moment (UTC), the newest first."""
    return tuple(
        one
        for one in reversed(roster)
        if one.assessor_id == assessor_id and one.status is RosterStatus.ACTIVE and now <= one.valid_until
    )
