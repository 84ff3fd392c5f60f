"""The assessor's own identity: shown, handed to headquarters for enrolment, given other keys and passphrases."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import RosterStatus
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import Audience, PackageKind, Role
from smartcity_desktop.store.records import editions
from smartcity_desktop.system.files import read_regular, write_whole
from smartcity_desktop.system.keyring_slot import SIZE, KeyringSlot

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.sealing.identity import Cover, IdentityCard
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.records.editions import StoredEdition
    from smartcity_desktop.system.clock import Clock, NewId
    from smartcity_desktop.system.paths import RoleFolder


class IdentityDesk:
    """Shows the identity and changes it. Signing keys never leave `folder.identity`."""

    def __init__(
        self, folder: RoleFolder, keys: StoreKeys, database: Database, clock: Clock, ids: NewId
    ) -> None:
        self._folder = folder
        self._keys = keys
        self._database = database
        self._clock = clock
        self._ids = ids

    def card(self) -> IdentityCard:
        """Return who this laptop signs for."""
        from smartcity_desktop.sealing import identity

        return identity.card(self._folder.identity, self._keys)

    def cover(self) -> Cover:
        """Return what stands in the clear: the label, and whether the key ring opens the data.

        Raises:
            IdentityProblem: the identity's file is gone or damaged.
        """
        from smartcity_desktop.sealing import identity

        found = identity.cover(self._folder.identity)
        if found is None:
            identity.card(self._folder.identity, self._keys)  # raises, and says so
            raise AssertionError("an identity without a cover")
        return found

    def change_passphrase(self, old: str, new: str) -> None:
        """Wrap the vault key under another passphrase; the signing keys stay the same.

        Raises:
            IdentityProblem: the old one is wrong, or the new one is guessed easily (by name and institution, too).
        """
        from smartcity_desktop.sealing import identity, vault

        card = self.card()
        vault.require_strength(new, (card.name, card.institution))
        identity.change_passphrase(self._folder.identity, old, new)

    def relabel(self, label: str) -> None:
        """Change what this person is called on the unlock page; it can be read without the passphrase."""
        from smartcity_desktop.sealing import identity

        identity.relabel(self._folder.identity, label)

    def can_remember(self) -> bool:
        """Whether this computer has a key ring that could open the data."""
        return self._slot().is_available()

    def remember(self) -> None:
        """Let the system's key ring open the data from now on. Signing asks for the passphrase as before.

        Raises:
            IdentityProblem: there is no key ring, or it refuses; nothing is changed then.
        """
        from smartcity_desktop.sealing import identity

        key = secrets.token_bytes(SIZE)
        self._slot().store(key)
        identity.keep_ring(self._folder.identity, self._keys, key)

    def forget(self) -> None:
        """Let only the passphrase open the data."""
        from smartcity_desktop.sealing import identity

        identity.keep_ring(self._folder.identity, self._keys, None)
        self._slot().delete()

    def write_request(self, folder: Path) -> Path:
        """Write the enrolment request (`.csr`, PEM) of the newest key into a folder and return its path.

        Raises:
            FileProblem: the folder cannot be written to.
        """
        from smartcity_desktop.sealing import identity

        card = self.card()
        path = folder / f"pendaftaran-{_short(card)}.csr"
        write_whole(path, identity.request_pem(self._folder.identity, self._keys))
        return path

    def rotate(self, passphrase: str, folder: Path) -> Path:
        """Make a new key and have the old one vouch for it, so that headquarters needs no telephone call.

        Args:
            passphrase: of this identity.
            folder: where the file for headquarters is written, a signed package of kind `enrolment`.

        Raises:
            IdentityProblem: wrong passphrase, not enrolled, or too many keys.
            FileProblem: the folder cannot be written to; asked again, the same new key is sent.
        """
        from smartcity_desktop.sealing import identity, identity_keys
        from smartcity_desktop.sealing.enrolment import REQUEST
        from smartcity_desktop.sealing.seal import HeadFields, seal
        from smartcity_desktop.sealing.sources import SealFile

        signer = identity.unlock(self._folder.identity, self._keys, passphrase)
        stored = self._edition_of(signer.certificate_sha256)
        if self.card().enrolled:
            identity_keys.add_new_key(self._folder.identity, self._keys, passphrase, self._clock)
        card = self.card()
        head = HeadFields(
            kind=PackageKind.ENROLMENT,
            package_id=self._ids(),
            edition=stored.edition.code,
            edition_digest=stored.digest,
            roster_version=stored.edition.roster_version,
            signer_id=card.assessor_id or "",
            audience=Audience.HEADQUARTERS,
            assignment=None,
            region=None,
            sequence=1,
            supersedes=None,
            created=self._clock.now(),
            audit_head=None,
            audit_length=0,
        )
        request = identity.request_pem(self._folder.identity, self._keys)
        path = folder / f"penggantian-kunci-{_short(card)}-{head.package_id[:4]}.asice"
        seal(signer, head, [SealFile(REQUEST, Role.COMMENTS, "application/pkcs10", request)], path)
        return path

    def import_p12(self, file: Path, password: str, passphrase: str) -> IdentityCard:
        """Take a provider's key over into the vault; the file and its password are not needed afterwards.

        Args:
            file: `.p12` or `.pfx`.
            password: the file's own.
            passphrase: of this identity.

        Raises:
            IdentityProblem: what is wrong with the file (`sealing.p12`), or the passphrase is wrong.
            FileProblem: it cannot be read.
        """
        from smartcity_desktop.sealing import identity_keys, p12

        imported = p12.read_p12(read_regular(file, p12.LIMIT), password, self._clock.now())
        identity_keys.add_imported(self._folder.identity, self._keys, passphrase, imported, self._clock)
        return self.card()

    def _slot(self) -> KeyringSlot:
        return KeyringSlot(self.cover().fingerprint.replace(" ", ""))

    def _edition_of(self, certificate_sha256: str) -> StoredEdition:
        """Return the newest edition whose roster has a certificate, active."""
        with self._database.read() as session:
            for stored in editions.editions(session):
                for entry in stored.edition.roster:
                    if (entry.certificate_sha256, entry.status) == (certificate_sha256, RosterStatus.ACTIVE):
                        return stored
        raise IdentityProblem(
            Text(
                "Kunci lama tidak berlaku pada periode mana pun di laptop ini.",
                "The old key is not valid in any edition on this laptop.",
            ),
            Text(
                "Daftarkan kunci baru seperti pertama kali: kirim permohonan dan bacakan kodenya.",
                "Enrol the new key like the first one: send the request and read its code out.",
            ),
        )


def _short(card: IdentityCard) -> str:
    return card.fingerprint.replace(" ", "")[:8].lower()
