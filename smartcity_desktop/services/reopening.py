"""Lost headquarters' keys: the paper cards alone bring the data back, and with the root cards the office too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.cards import CardKey
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.staff import Act, Person, PersonStatus, StaffRole, checked_name, next_id
from smartcity_desktop.store.database import Database
from smartcity_desktop.store.records import deeds, staff
from smartcity_desktop.system.files import read_regular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder


@dataclass(frozen=True, slots=True)
class Reopened:
    """What was done.

    Attributes:
        person_id: by which the new administrator signs in.
        signer_fingerprint: of the new edition signer, to be read out to the laptops; empty without the root cards.
    """

    person_id: str
    signer_fingerprint: str


class Reopening:
    """Works without anybody signed in: who brings enough recovery cards is let in as a new administrator."""

    def __init__(self, folder: RoleFolder, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def reopen(
        self, name: str, passphrase: str, recovery_cards: Sequence[str], root_cards: Sequence[str] = ()
    ) -> Reopened:
        """Open headquarters' data with its recovery cards, for a new administrator with a new passphrase.

        Args:
            name: of the new administrator.
            passphrase: theirs.
            recovery_cards: words or the text of QR codes.
            root_cards: with them a new edition signer is made; without them nothing can be signed.

        Raises:
            IdentityProblem: a card is wrong, the data was never wrapped for these cards, or a weak passphrase.
            ChangeRefused: the name cannot be used.
            StoreProblem, FileProblem: database or files cannot be opened.
        """
        from smartcity_desktop.sealing import recovery, vault
        from smartcity_desktop.sealing import staff as staff_files
        from smartcity_desktop.sealing.authority_cards import open_cards
        from smartcity_desktop.sealing.authority_rebuild import rebuild_authority

        authority, name = self._folder.authority, checked_name(name)
        vault.require_strength(passphrase)
        secret = open_cards(authority, CardKey.RECOVERY, recovery_cards)
        root = open_cards(authority, CardKey.ROOT, root_cards) if root_cards else None
        wrapped = authority / recovery.WRAPPED
        if not wrapped.exists():
            raise IdentityProblem(
                Text(
                    "Kunci data pusat tidak pernah dibungkus untuk kartu pemulihan di folder ini.",
                    "Headquarters' data keys were never wrapped for recovery cards in this folder.",
                ),
                Text("Pulihkan folder dari cadangan.", "Restore the folder from a backup."),
            )
        keys = recovery.open_wrapped(read_regular(wrapped, recovery.LIMIT), secret).keys
        person_id = self._put_administrator(name, keys.database)
        staff_files.create_person(
            self._folder.staff,
            person_id=person_id,
            name=name,
            passphrase=passphrase,
            keys=keys,
            clock=self._clock,
        )
        if root is None:
            return Reopened(person_id, "")
        code = rebuild_authority(authority, root, passphrase, person_id, self._clock, keys)
        self._certify(person_id, passphrase, root, keys.database)
        return Reopened(person_id, code)

    def _certify(self, person_id: str, passphrase: str, root: bytes, database_key: bytes) -> None:
        """Give the new administrator a certificate while the root is at hand: what they publish bears it."""
        from smartcity_desktop.sealing import authority as authority_file
        from smartcity_desktop.sealing import staff as staff_files

        opened = staff_files.open_person(self._folder.staff, person_id, passphrase)
        authority = authority_file.open_authority(
            self._folder.authority, passphrase, self._clock, holder=person_id, root=root
        )
        certificate = staff_files.certify(authority, opened, self._clock.now() + staff_files.LIFE)
        database = Database.open(self._folder.database, self._folder.backups, key=database_key)
        try:
            with database.write() as session:
                staff.set_certificate(session, person_id, certificate)
                deeds.append_deed(
                    session,
                    at=self._clock.now(),
                    monotonic=self._clock.monotonic(),
                    who=person_id,
                    act=Act.FOUND,
                    subject=person_id,
                    old="",
                    new=staff_files.certificate_sha256(authority.root_der),
                    reason="root cards",
                )
        finally:
            database.close()

    def _put_administrator(self, name: str, database_key: bytes) -> str:
        """Write the new administrator into the database and the log; returns their id."""
        from smartcity_desktop.sealing import staff as staff_files

        database = Database.open(self._folder.database, self._folder.backups, key=database_key)
        try:
            with database.write() as session:
                known = tuple(person.id for person in staff.people(session))
                person_id = next_id((*known, *staff_files.person_ids(self._folder.staff)))
                role, now = StaffRole.ADMINISTRATOR, self._clock.now()
                staff.put_person(session, Person(person_id, name, role, b"", PersonStatus.ACTIVE, now))
                deeds.append_deed(
                    session,
                    at=now,
                    monotonic=self._clock.monotonic(),
                    who=person_id,
                    act=Act.STAFF,
                    subject=person_id,
                    old="",
                    new=role.value,
                    reason="recovery cards",
                )
        finally:
            database.close()
        return person_id
