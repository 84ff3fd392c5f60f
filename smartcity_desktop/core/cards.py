"""Paper cards that carry a key of headquarters in parts: any few of them together are the key, fewer are nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from smartcity_desktop.core.language import Text

WORDS = 33
"""Words on a card: what SLIP-39 needs for 32 bytes."""
MOST_CARDS = 9


class CardKey(StrEnum):
    """Which key a card is a part of."""

    ROOT = "root"
    RECOVERY = "recovery"


KEY_NAMES: dict[CardKey, Text] = {
    CardKey.ROOT: Text("Kunci induk", "Root key"),
    CardKey.RECOVERY: Text("Kunci pemulihan", "Recovery key"),
}
KEY_PURPOSES: dict[CardKey, Text] = {
    CardKey.ROOT: Text(
        "Menerbitkan sertifikat asesor dan penanda tangan periode atas nama program.",
        "Issues the certificates of assessors and edition signers in the programme's name.",
    ),
    CardKey.RECOVERY: Text(
        "Membuka paket dan data bila kata sandi asesor atau kunci pusat hilang.",
        "Opens packages and data when an assessor's passphrase or headquarters' key is lost.",
    ),
}


@dataclass(frozen=True, slots=True)
class Card:
    """One card.

    Attributes:
        key: the key it is a part of.
        programme: whose key that is.
        programme_code: the first 12 hex digits of the SHA-256 of the programme's root certificate.
        number, count: card 2 of 3.
        threshold: how many cards together are the key.
        set_code: equal on all cards that were made together, four hex digits.
        words: in order; secret.
    """

    key: CardKey
    programme: str
    programme_code: str
    number: int
    count: int
    threshold: int
    set_code: str
    words: tuple[str, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """What its QR code holds: enough to be read in without typing."""
        about = f"{self.key} {self.programme_code} {self.number} {self.count} {self.threshold}"
        return f"{CODE_BEGINS} {about} {' '.join(self.words)}"


CODE_BEGINS = "SMARTCITY-CARD"
