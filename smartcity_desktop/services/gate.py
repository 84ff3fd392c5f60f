"""The gate before a role's data: made once, then opened with the passphrase at every start.

Behind it lie database, evidence and packages, all of them encrypted; nothing of them is known here.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from smartcity_desktop.system.files import read_regular, write_whole
from smartcity_desktop.system.keyring_slot import SIZE, KeyringSlot

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.sealing.identity import Cover
    from smartcity_desktop.sealing.staff import StaffEntry
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder


class AssessorGate:
    """Makes an assessor's identity, or opens their data with it."""

    def __init__(self, folder: RoleFolder, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def cover(self) -> Cover | None:
        """Return what stands in the clear, or `None` before the first start.

        Raises:
            IdentityProblem: the identity's file is damaged.
        """
        from smartcity_desktop.sealing import identity

        return identity.cover(self._folder.identity)

    def create(self, name: str, institution: str, passphrase: str, label: str = "") -> StoreKeys:
        """Make the signing key, the enrolment request and the keys of the store.

        Args:
            name: as on the assignment letter; encrypted.
            institution: encrypted.
            passphrase: opens all of it.
            label: what this person is called on the unlock page; it can be read by anybody.

        Raises:
            IdentityProblem: the passphrase is too weak, the name is empty, or there is an identity already.
            FileProblem: the folder cannot be made or written to.
        """
        from smartcity_desktop.sealing import identity

        self._folder.make()
        return identity.create_identity(
            self._folder.identity,
            name=name,
            institution=institution,
            passphrase=passphrase,
            clock=self._clock,
            label=label,
        )

    def unlock(self, passphrase: str) -> StoreKeys:
        """Open the keys of the store.

        Raises:
            IdentityProblem: wrong passphrase, no identity, or its file is damaged.
        """
        from smartcity_desktop.sealing import identity

        return identity.open_store(self._folder.identity, passphrase)

    def unlock_remembered(self) -> StoreKeys | None:
        """Open the keys of the store with the system's key ring; `None` where the passphrase is needed.

        Raises:
            IdentityProblem: the identity's file is damaged.
        """
        from smartcity_desktop.sealing import identity

        slot = self._slot()
        key = slot.fetch() if slot is not None else None
        return identity.open_store_with_ring(self._folder.identity, key) if key is not None else None

    def can_remember(self) -> bool:
        """Whether this computer has a key ring that could open the data."""
        return KeyringSlot("").is_available()

    def remember(self, keys: StoreKeys) -> None:
        """Let the system's key ring open the data from now on. Signing asks for the passphrase as before.

        Raises:
            IdentityProblem: there is no key ring, or it refuses; nothing is changed then.
        """
        from smartcity_desktop.sealing import identity

        cover = self.cover()
        if cover is not None:
            key = secrets.token_bytes(SIZE)
            _slot_of(cover).store(key)
            identity.keep_ring(self._folder.identity, keys, key)

    def can_recover(self) -> bool:
        """Whether headquarters could give the data back: its keys were wrapped with the first edition."""
        from smartcity_desktop.sealing import identity_recovery

        return identity_recovery.can_ask(self._folder.identity)

    def recovery_code(self) -> str | None:
        """Return the code to read out by telephone while headquarters' answer is waited for, or `None`.

        Raises:
            IdentityProblem: the fresh key's file is damaged.
        """
        from smartcity_desktop.sealing import identity_recovery

        return identity_recovery.pending_code(self._folder.identity)

    def ask_recovery(self, name: str, institution: str, passphrase: str, folder: Path) -> Path:
        """Make a fresh key under a new passphrase, and write the request for headquarters into a folder.

        Raises:
            IdentityProblem: nothing was wrapped for headquarters yet, the name is empty, or the passphrase too weak.
            FileProblem: the folder cannot be written to.
        """
        from smartcity_desktop.sealing import identity_recovery

        request = identity_recovery.ask(
            self._folder.identity,
            name=name,
            institution=institution,
            passphrase=passphrase,
            clock=self._clock,
        )
        code = (self.recovery_code() or "").replace(" ", "").lower()
        path = folder / f"pemulihan-{code[:8]}.json"
        write_whole(path, request)
        return path

    def recover(self, reply: Path, passphrase: str) -> StoreKeys:
        """Open the data with headquarters' answer; from then on the new passphrase does it.

        Args:
            reply: the file from headquarters.
            passphrase: the new one, as given to `ask_recovery`.

        Raises:
            IdentityProblem: nothing was asked for, wrong passphrase, or the answer is for something else.
            FileProblem: it cannot be read, or the new file cannot be written.
        """
        from smartcity_desktop.sealing import identity_recovery, recovery

        slot = self._slot()
        keys = identity_recovery.finish(
            self._folder.identity, read_regular(reply, recovery.LIMIT), passphrase
        )
        if slot is not None:
            slot.delete()
        return keys

    def _slot(self) -> KeyringSlot | None:
        cover = self.cover()
        return _slot_of(cover) if cover is not None and cover.ring else None


def _slot_of(cover: Cover) -> KeyringSlot:
    return KeyringSlot(cover.fingerprint.replace(" ", ""))


class HeadquartersGate:
    """Sets headquarters up with its first person, or lets somebody in."""

    def __init__(self, folder: RoleFolder, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def is_made(self) -> bool:
        """Whether headquarters was set up here."""
        return bool(self.people())

    def people(self) -> tuple[str, ...]:
        """Return the ids of those who can sign in; names are encrypted with everything else."""
        from smartcity_desktop.sealing import staff

        return staff.person_ids(self._folder.staff)

    def create(self, passphrase: str, name: str = "Administrator") -> StaffEntry:
        """Make the keys of the store, and a file for the first person, who is an administrator.

        Raises:
            IdentityProblem: the passphrase is too weak.
            ChangeRefused: the name cannot be used.
        """
        from smartcity_desktop.core.staff import checked_name, next_id
        from smartcity_desktop.sealing import staff, store_keys

        name = checked_name(name)
        self._folder.make()
        return staff.create_person(
            self._folder.staff,
            person_id=next_id(()),
            name=name,
            passphrase=passphrase,
            keys=store_keys.new_store_keys(),
            clock=self._clock,
        ).entry

    def unlock(self, passphrase: str, person_id: str | None = None) -> StaffEntry:
        """Let somebody in.

        Args:
            passphrase: of the person.
            person_id: who it is; `None` tries everybody in turn.

        Raises:
            IdentityProblem: wrong passphrase, nobody of this id, or the file is damaged.
        """
        from smartcity_desktop.sealing import staff

        if person_id is None:
            return staff.open_anybody(self._folder.staff, passphrase).entry
        return staff.open_person(self._folder.staff, person_id, passphrase).entry
