"""The gate before a role's data: made once, then opened with the passphrase at every start.

Behind it lie database, evidence and packages, all of them encrypted; nothing of them is known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartcity_desktop.sealing.identity import Cover
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
    """Makes the keys of headquarters' store, or opens it."""

    def __init__(self, folder: RoleFolder) -> None:
        self._folder = folder

    def is_made(self) -> bool:
        """Whether headquarters was set up here."""
        from smartcity_desktop.sealing import store_vault

        return (self._folder.authority / store_vault.FILE).exists()

    def create(self, passphrase: str) -> StoreKeys:
        """Make the keys of the store.

        Raises:
            IdentityProblem: the passphrase is too weak.
        """
        from smartcity_desktop.sealing import store_keys, store_vault

        self._folder.make()
        keys = store_keys.new_store_keys()
        store_vault.keep_store(self._folder.authority, keys, passphrase)
        return keys

    def unlock(self, passphrase: str) -> StoreKeys:
        """Open the keys of the store.

        Raises:
            IdentityProblem: wrong passphrase, or the file is damaged.
        """
        from smartcity_desktop.sealing import store_vault

        return store_vault.open_store(self._folder.authority, passphrase)
