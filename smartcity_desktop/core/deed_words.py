"""What a line of headquarters' log says to people: names instead of the codes that are hashed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from smartcity_desktop.core.cards import KEY_NAMES
from smartcity_desktop.core.edition import STATE_NAMES
from smartcity_desktop.core.fact_columns import KIND_NAMES
from smartcity_desktop.core.language import Language, Text, same, show_date
from smartcity_desktop.core.programme import STAGE_NAMES
from smartcity_desktop.core.staff import ROLE_NAMES, StaffRole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smartcity_desktop.core.deeds import Deed

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_FEW = 3
_WORDS: dict[str, Text] = {
    **{key.value: name for key, name in KEY_NAMES.items()},
    **{state.value: name for state, name in STATE_NAMES.items()},
    **{role.value: name for role, name in ROLE_NAMES.items()},
    **{stage.value: name for stage, name in STAGE_NAMES.items()},
    "passphrase": Text("kata sandi diganti", "passphrase changed"),
    "removed": Text("tidak lagi bertugas", "works here no longer"),
    "taken": Text("diterima", "taken in"),
    "held": Text("ditahan", "held"),
    "refused": Text("ditolak", "refused"),
    "signed": Text("bertanda tangan", "signed"),
    "rubric": Text("rubrik", "rubric"),
    "inputs": Text("data masukan", "inputs"),
    "plain": Text("tanpa enkripsi", "not encrypted"),
    "encrypted": Text("terenkripsi", "encrypted"),
    "offline": Text("diambil dari komputer ini", "taken off this computer"),
    "announced": Text("diumumkan", "announced"),
    "active": Text("mulai dipakai", "in use"),
    "revoked": Text("dicabut", "revoked"),
    "written": Text("ditulis", "written"),
    "ranking": Text("Peringkat", "Ranking"),
    "sheet": Text("Lembar penilaian", "Sheet"),
    "edition": Text("Periode", "Edition"),
    "facts": Text("Data daerah", "Facts"),
    "template": Text("templat", "template"),
    **{kind.value: name for kind, name in KIND_NAMES.items()},
}
_MANY = {
    "regions": Text("{n} daerah", "{n} regions"),
    "assignments": Text("{n} penugasan", "{n} assignments"),
}
_CARDS = Text("{count} kartu, {needed} diperlukan", "{count} cards, {needed} needed")
_DRILL = Text("latihan dengan set {code} oleh {who}", "drill with set {code} by {who}")


@dataclass(frozen=True, slots=True)
class Names:
    """What stands for the codes in the log.

    Attributes:
        of: by code: regions, editions, people, assessors, packages, sheets and assignments.
        editions: the codes that are editions; they are said last, places first.
    """

    of: Mapping[str, Text]
    editions: frozenset[str]

    def subject(self, deed: Deed) -> Text:
        """Say what the act was about."""
        whole = self.of.get(deed.subject)
        ordered = sorted(deed.subject.split(), key=lambda word: (word in self.editions, word in _WORDS))
        return whole or joined([self._one(word) for word in ordered])

    def outcome(self, deed: Deed) -> Text:
        """Say what it became; of what was taken away, what it was."""
        return self._said(deed.new) if deed.new or not deed.old else self._said(deed.old)

    def _said(self, text: str) -> Text:
        first, _, rest = text.partition(" ")
        words = rest.split()
        if first in _MANY and words[:1] in (["+"], ["-"]):
            sign = "+" if words[0] == "+" else "\u2212"
            return _glued((same(sign), self._several(words[1:], _MANY[first])))
        if first == "taken":
            return _WORDS[first]  # of whom, the subject says already
        if first == "cards" and len(words) == 3:  # "2 of 3"
            return _CARDS.filled(count=words[2], needed=words[0])
        if first == "drill" and words:
            return _DRILL.filled(code=words[0], who=" ".join(words[1:]))
        if first in tuple(StaffRole) and rest:
            return joined([_WORDS[first], same(rest)])
        every = text.split()
        if all(word in self.of for word in every):
            return self._several(every, _MANY["regions"])
        return _glued(tuple(self._one(word) for word in every))

    def _several(self, codes: Sequence[str], many: Text) -> Text:
        if len(codes) > _FEW:
            return many.filled(n=len(codes))
        return joined([self._one(code) for code in codes], ", ")

    def _one(self, word: str) -> Text:
        if word in self.of:
            return self.of[word]
        if word in _WORDS:
            return _WORDS[word]
        if _DIGEST.fullmatch(word):
            return same(f"{word[:8]}\u2026")
        try:
            day = date.fromisoformat(word)
        except ValueError:
            return same(word)
        return Text(show_date(day, Language.INDONESIAN), show_date(day, Language.ENGLISH))


def joined(parts: Sequence[Text], between: str = " \u00b7 ") -> Text:
    """Give several texts as one."""
    return Text(between.join(part.id for part in parts), between.join(part.en for part in parts))


def _glued(parts: Sequence[Text]) -> Text:
    return joined(parts, " ")
