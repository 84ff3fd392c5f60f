"""Headquarters' people: who may do what, and what takes two of them.

    clerk          receives packages and confirms them, decides on held ones, follows regions up, prints
    chair          leads the panel: all of the clerk's, moderates, closes, decides; second pair of eyes
    administrator  all of it: editions, certificates, publishing, people, cards; second pair of eyes for another one

A person has exactly one of these roles, and is one pair of eyes, whatever the role.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from datetime import datetime


class StaffRole(StrEnum):
    """What somebody is at headquarters."""

    CLERK = "clerk"
    CHAIR = "chair"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What is done at headquarters; each one is written into headquarters' log."""

    FOUND = "found"
    STAFF = "staff"
    DRAFT = "draft"
    ISSUE = "issue"
    REVOKE = "revoke"
    PUBLISH = "publish"
    CLOSE = "close"
    RECEIVE = "receive"
    RELEASE_HELD = "release_held"
    REFUSE_HELD = "refuse_held"
    RECEIPT = "receipt"
    MODERATE = "moderate"
    DECIDE = "decide"
    FOLLOW_UP = "follow_up"
    PRINT = "print"
    KEYS = "keys"
    CARDS = "cards"
    RECOVER = "recover"


class PersonStatus(StrEnum):
    """Whether somebody still works here; whoever left stays in the log by name."""

    ACTIVE = "active"
    REMOVED = "removed"


ROLE_NAMES: dict[StaffRole, Text] = {
    StaffRole.CLERK: Text("Petugas", "Clerk"),
    StaffRole.CHAIR: Text("Ketua panel", "Chair of the panel"),
    StaffRole.ADMINISTRATOR: Text("Administrator", "Administrator"),
}
ACT_NAMES: dict[Act, Text] = {
    Act.FOUND: Text("Membentuk otoritas program", "Founding the programme's authority"),
    Act.STAFF: Text("Mengubah daftar petugas", "Changing headquarters' people"),
    Act.DRAFT: Text("Menyiapkan periode", "Preparing an edition"),
    Act.ISSUE: Text("Menerbitkan sertifikat", "Issuing a certificate"),
    Act.REVOKE: Text("Mencabut sertifikat", "Revoking a certificate"),
    Act.PUBLISH: Text("Menerbitkan periode", "Publishing an edition"),
    Act.CLOSE: Text("Menutup penerimaan", "Closing an edition"),
    Act.RECEIVE: Text("Menerima paket", "Receiving a package"),
    Act.RELEASE_HELD: Text("Meloloskan paket tertahan", "Releasing a held package"),
    Act.REFUSE_HELD: Text("Menolak paket tertahan", "Refusing a held package"),
    Act.RECEIPT: Text("Membuat tanda terima", "Writing a receipt"),
    Act.MODERATE: Text("Memimpin panel", "Moderating the panel"),
    Act.DECIDE: Text("Menetapkan daerah terpilih", "Deciding which regions are chosen"),
    Act.FOLLOW_UP: Text("Mencatat tindak lanjut daerah", "Following a region up"),
    Act.PRINT: Text("Mencetak atau menyerahkan dokumen", "Printing or handing out a paper"),
    Act.KEYS: Text("Mengelola kunci program", "Handling the programme's keys"),
    Act.CARDS: Text("Mengelola kartu kunci", "Handling key cards"),
    Act.RECOVER: Text("Memulihkan data laptop", "Recovering a laptop's data"),
}

_CLERK = frozenset(
    {Act.RECEIVE, Act.RELEASE_HELD, Act.REFUSE_HELD, Act.RECEIPT, Act.FOLLOW_UP, Act.PRINT}
)  # fmt: skip
_CHAIR = _CLERK | {Act.MODERATE, Act.CLOSE, Act.DECIDE}
_MAY: dict[StaffRole, frozenset[Act]] = {
    StaffRole.CLERK: _CLERK,
    StaffRole.CHAIR: _CHAIR,
    StaffRole.ADMINISTRATOR: frozenset(Act),
}
_TWO = frozenset({Act.PUBLISH, Act.DECIDE, Act.RECOVER})
_SECOND = (StaffRole.CHAIR, StaffRole.ADMINISTRATOR)

_PERSON_ID = re.compile(r"P-[0-9]{2,4}", re.ASCII)
_NAME_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of headquarters.

    Attributes:
        id: `P-01`, stands in the clear in file names and in the log.
        certificate: DER, of their own signing key; empty until the authority is founded.
        since, until: when they came, and went.
    """

    id: str
    name: str
    role: StaffRole
    certificate: bytes
    status: PersonStatus
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Secret:
    """Somebody's passphrase, typed for one act. Never kept, never shown."""

    person_id: str
    passphrase: str = field(repr=False)


class ActRefused(ChangeRefused):
    """Somebody may not do this, or not alone."""


def may(role: StaffRole, act: Act) -> bool:
    """Whether somebody of this role may do it, where need be together with a second person."""
    return act in _MAY[role]


def needs_second(act: Act) -> bool:
    """Whether it takes two persons."""
    return act in _TWO


def is_second_role(role: StaffRole) -> bool:
    """Whether somebody of this role can be the second of two."""
    return role in _SECOND


def require_may(person: Person, act: Act) -> None:
    """Refuse what somebody may not do.

    Raises:
        ActRefused: the error says who may.
    """
    if person.status is PersonStatus.ACTIVE and may(person.role, act):
        return
    able = [ROLE_NAMES[role] for role in StaffRole if may(role, act)]
    raise ActRefused(
        Text("{name} ({role}) tidak berwenang: {act}.", "{name} ({role}) may not do this: {act}.").filled(
            name=person.name,
            role=_lower(ROLE_NAMES[person.role]),
            act=_lower(ACT_NAMES[act]),
        ),
        Text("Yang berwenang: {roles}.", "Those who may: {roles}.").filled(
            roles=_listed([_lower(name) for name in able])
        ),
    )


def require_two(people: tuple[Person, ...], act: Act, *, two: bool | None = None) -> None:
    """Refuse an act that was not agreed to by those whom it takes; the first of them is the one who does it.

    Args:
        people: who agrees.
        act: to what.
        two: whether it takes two persons; by default what `needs_second` says.

    Raises:
        ActRefused: nobody, a second one is missing or is the same person, or one of them may not.
    """
    if not people:
        raise ActRefused(
            Text("Tidak ada yang menyetujui.", "Nobody has agreed to it."),
            Text("Ketik kata sandi Anda.", "Type your passphrase."),
        )
    require_may(people[0], act)
    if not (needs_second(act) if two is None else two):
        return
    if len(people) < 2 or people[1].id == people[0].id:
        raise ActRefused(
            Text("Perlu dua orang yang berbeda: {act}.", "This takes two different persons: {act}.").filled(
                act=_lower(ACT_NAMES[act])
            ),
            Text(
                "Minta orang kedua, {roles}, memilih namanya dan mengetik kata sandinya sendiri.",
                "Ask a second person, {roles}, to pick their name and type their own passphrase.",
            ).filled(roles=_seconds()),
        )
    second = people[1]
    if second.status is not PersonStatus.ACTIVE or not is_second_role(second.role):
        raise ActRefused(
            Text(
                "{name} ({role}) tidak dapat menjadi orang kedua.",
                "{name} ({role}) cannot be the second person.",
            ).filled(name=second.name, role=_lower(ROLE_NAMES[second.role])),
            Text("Yang dapat: {roles}.", "Those who can: {roles}.").filled(roles=_seconds()),
        )


def no_second_yet() -> ActRefused:
    """The error of a headquarters in which nobody could be the second person yet; it says how one is added."""
    return ActRefused(
        Text(
            "Belum ada orang kedua di pusat; penerbitan dan penetapan memerlukan dua orang.",
            "There is no second person at headquarters yet; publishing and deciding take two.",
        ),
        Text(
            "Tambahkan {roles} pada halaman Petugas, atau: smartcity-desktop staff add NAMA --role chair",
            "Add {roles} on the page People, or run: smartcity-desktop staff add NAME --role chair",
        ).filled(roles=_seconds()),
    )


def standing(person: Person) -> str:
    """What somebody is, as the log says it: role and name."""
    return f"{person.role.value} {person.name}"


def checked_name(name: str) -> str:
    """Return a trimmed name, fit for a certificate.

    Raises:
        ChangeRefused: it is empty, too long, or has control characters.
    """
    trimmed = name.strip()
    if not trimmed or len(trimmed) > _NAME_LIMIT or not trimmed.isprintable():
        raise ChangeRefused(
            Text("Nama petugas kosong atau tidak sah.", "The person's name is empty or unfit."),
            Text("Tulis 1 sampai {n} huruf pada satu baris.", "Write 1 to {n} letters on one line.").filled(
                n=_NAME_LIMIT
            ),
        )
    return trimmed


def is_person_id(text: str) -> bool:
    """Whether a text is the id of somebody of headquarters, as `P-01`."""
    return _PERSON_ID.fullmatch(text) is not None


def next_id(known: tuple[str, ...]) -> str:
    """Return an id that nobody has had yet."""
    taken = [int(one[2:]) for one in known if is_person_id(one)]
    return f"P-{max(taken, default=0) + 1:02}"


def _seconds() -> Text:
    return _listed([_lower(ROLE_NAMES[role]) for role in _SECOND], Text("atau", "or"))


def _listed(names: list[Text], last: Text | None = None) -> Text:
    word = last or Text("dan", "and")
    if len(names) == 1:
        return names[0]
    return Text(
        f"{', '.join(name.id for name in names[:-1])} {word.id} {names[-1].id}",
        f"{', '.join(name.en for name in names[:-1])} {word.en} {names[-1].en}",
    )


def _lower(text: Text) -> Text:
    return Text(text.id[0].lower() + text.id[1:], text.en[0].lower() + text.en[1:])
