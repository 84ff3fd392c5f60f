"""What headquarters' log tells of the programme's keys, against a key file that is older than it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.cards import CardKey
from smartcity_desktop.core.edition import SignerStatus
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.staff import Act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.core.deeds import Deed
    from smartcity_desktop.core.edition import SignerEntry

ACTS = (Act.KEYS, Act.CARDS)
"""Whose lines are looked at."""
_ORDER = (SignerStatus.ANNOUNCED, SignerStatus.ACTIVE, SignerStatus.REVOKED)


def require_newest(deeds: Iterable[Deed], signers: Iterable[SignerEntry], recovery: str | None) -> None:
    """Refuse a key file from before something that the log tells: a signer that was revoked, a key that was renewed.

    The file is written before the line, so one that is newer than the log is what a stop in between leaves.

    Args:
        deeds: the lines of `ACTS`, oldest first.
        signers: as the file has them.
        recovery: the recipient that the file names.

    Raises:
        IdentityProblem: it is older.
    """
    told: dict[str, int] = {}
    keys: list[str] = []
    states = {state.value: at for at, state in enumerate(_ORDER)}
    for deed in deeds:
        if deed.act is Act.KEYS and deed.new in states:
            told[deed.subject] = max(states[deed.new], told.get(deed.subject, 0))
        elif deed.subject == CardKey.RECOVERY.value and deed.old:
            keys.append(deed.old)
    here = {one.certificate_sha256: _ORDER.index(one.status) for one in signers}
    behind = any(here.get(sha256, -1) < state for sha256, state in told.items())
    if not behind and (recovery not in keys or recovery == keys[-1]):
        return
    raise IdentityProblem(
        Text(
            "Berkas kunci program lebih lama daripada catatan pusat: yang dicabut atau diganti sesudahnya berlaku lagi di "
            "dalamnya.",
            "The programme's key file is older than headquarters' log: what was revoked or renewed since is good in it.",
        ),
        Text(
            "Jangan terbitkan apa pun. Cari tahu siapa yang mengembalikan berkas itu, lalu pulihkan yang terbaru dari "
            "cadangan.",
            "Publish nothing. Find out who put that file back, then restore the newest one from a backup.",
        ),
    )
