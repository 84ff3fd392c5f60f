"""The gate before a role's data: made once, then opened with the passphrase at every start.

Behind it lie database, evidence and packages, all of them encrypted; nothing of them is known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

    def create(self, name: str, institution: str, passphrase: str) -> StoreKeys:
        """Make the signing key, the enrolment request and the keys of the store.

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
        )

    def unlock(self, passphrase: str) -> StoreKeys:
        """Open the keys of the store.

        Raises:
            IdentityProblem: wrong passphrase, no identity, or its file is damaged.
        """
        from smartcity_desktop.sealing import identity

        return identity.open_store(self._folder.identity, passphrase)


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
