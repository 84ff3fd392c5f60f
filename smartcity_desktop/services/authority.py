"""The programme authority at headquarters: root, signers and recovery key, their paper cards and their drills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core import key_history
from smartcity_desktop.core.cards import CardKey
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.staff import Act
from smartcity_desktop.store.records import deeds, editions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smartcity_desktop.core.cards import Card
    from smartcity_desktop.core.edition import SignerEntry
    from smartcity_desktop.sealing.authority import AuthorityCard, CardSet
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.desk import Desk
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder

CRL_NAME = "sertifikat-dicabut.crl"


class AuthorityDesk:
    """Founds, shows and keeps the authority. Its keys never leave `folder.authority`, but on paper cards."""

    def __init__(
        self, database: Database, folder: RoleFolder, keys: StoreKeys, clock: Clock, desk: Desk
    ) -> None:
        self._database = database
        self._folder = folder
        self._keys = keys
        self._clock = clock
        self._desk = desk

    def card(self) -> AuthorityCard | None:
        """Return the authority's public side, or `None` before it was founded.

        Raises:
            IdentityProblem: its file is damaged, was changed outside the program, or is an older one.
        """
        from smartcity_desktop.sealing import authority

        card = authority.authority_card(self._folder.authority, self._keys)
        if card is not None:
            with self._database.read() as session:
                key_history.require_newest(
                    deeds.of_acts(session, key_history.ACTS), card.signers, card.recovery
                )
        return card

    def found(self, programme: str, passphrase: str) -> AuthorityCard:
        """Make root, edition signer and the keys that packages are encrypted to.

        The recovery key's secret is not kept: `make_cards` makes a fresh one at the moment it is put on paper.

        Raises:
            IdentityProblem: the passphrase is too weak, or there is an authority already.
        """
        from smartcity_desktop.sealing import authority

        self._desk.require(Act.FOUND)
        folder, me = self._folder.authority, self._desk.person
        card = self.card()
        if card is None or me.certificate:
            card = authority.found(
                folder,
                programme=programme.strip(),
                passphrase=passphrase,
                clock=self._clock,
                keys=self._keys,
                holder=me.id,
            ).card
        self._desk.certify_me(passphrase)
        return card

    # --- cards -------------------------------------------------------------------------------------------------

    def is_due(self, cards: CardSet | None) -> bool:
        """Whether cards are to be made still, or a drill with them is due: never done, or older than a year."""
        from smartcity_desktop.sealing.authority_cards import is_due

        return is_due(cards, self._clock.now())

    def make_cards(
        self,
        key: CardKey,
        passphrase: str,
        *,
        threshold: int = 2,
        count: int = 3,
        old: Sequence[str] = (),
    ) -> tuple[Card, ...]:
        """Put a key on new cards.

        The recovery key is kept nowhere, so without cards of the set in force (`old`) a new recovery key is made: the
        next edition tells it to the laptops, and the old cards still open what was encrypted until then.

        Args:
            key: which key.
            passphrase: opens the authority.
            threshold: how many cards are to be needed.
            count: how many are made.
            old: cards in force, which bring back the key where it is not on this computer.

        Raises:
            IdentityProblem: wrong passphrase, a wrong card, numbers that make no sense, or the root key is off this
                computer and its cards were not given.
        """
        from smartcity_desktop.sealing.authority import authority_card, open_authority
        from smartcity_desktop.sealing.authority_cards import (
            make_recovery_cards,
            make_root_cards,
            open_cards,
            renew_recovery,
        )
        from smartcity_desktop.sealing.cards import require_numbers

        self._desk.require(Act.CARDS)
        folder = self._folder.authority
        require_numbers(threshold, count)
        secret = open_cards(folder, key, old) if old else None
        root = secret if key is CardKey.ROOT else None
        opened = open_authority(folder, passphrase, self._clock, holder=self._desk.person.id, root=root)
        if key is CardKey.ROOT:
            made = make_root_cards(folder, opened, self._clock, threshold=threshold, count=count)
        else:
            made = make_recovery_cards(
                folder,
                secret or renew_recovery(folder, self._keys),
                self._clock,
                threshold=threshold,
                count=count,
            )
        # Which key: a file from before a renewal would encrypt for cards that were thrown away.
        named = authority_card(folder) if key is CardKey.RECOVERY else None
        self._note(
            Act.CARDS, key.value, f"cards {threshold} of {count}", old=(named.recovery or "") if named else ""
        )
        return made

    def print_cards(self, cards: Sequence[Card]) -> bytes:
        """Return the cards as a PDF, one page each. It holds the key: do not keep it as a file."""
        from smartcity_desktop.reports.cards import cards_pdf

        card = self.card()
        assert card is not None
        return cards_pdf(tuple(cards), fingerprint=card.root_fingerprint, made_at=self._clock.now())

    def drill(self, key: CardKey, texts: Sequence[str], who: str) -> CardSet:
        """Rehearse with cards: prove that they open their key, keep nothing of it, note day and person.

        Raises:
            IdentityProblem: what is wrong with which card; nobody is named.
        """
        from smartcity_desktop.sealing.authority_cards import drill

        self._desk.require(Act.CARDS)
        done = drill(self._folder.authority, key, texts, who=who, clock=self._clock)
        self._note(Act.CARDS, key.value, f"drill {done.set_code} {who.strip()}")
        return done

    def open_root(self, texts: Sequence[str]) -> bytes:
        """Return the root key (32 bytes) from its cards, for one act.

        Raises:
            IdentityProblem: what is wrong with which card.
        """
        from smartcity_desktop.sealing.authority_cards import open_cards

        return open_cards(self._folder.authority, CardKey.ROOT, texts)

    # --- the root off this computer ----------------------------------------------------------------------------

    def take_root_offline(
        self, passphrase: str, *, file: Path | None = None, file_passphrase: str = ""
    ) -> None:
        """Take the root key off this computer, after a drill with its cards.

        Args:
            passphrase: opens the authority.
            file: where a copy is to lie (a stick for the safe); `None` leaves the cards alone.
            file_passphrase: of that file.

        Raises:
            IdentityProblem: wrong passphrase, a weak one for the file, no drill was passed, or it is away already.
            FileProblem: the file cannot be written; the root key is still here then.
        """
        from smartcity_desktop.sealing.authority import open_authority
        from smartcity_desktop.sealing.authority_cards import require_offline_ready, take_root_offline
        from smartcity_desktop.sealing.root_key import root_bytes, write_root_file

        self._desk.require(Act.KEYS)
        folder = self._folder.authority
        opened = open_authority(folder, passphrase, self._clock, holder=self._desk.person.id)
        require_offline_ready(folder)
        if file is not None:
            write_root_file(file, root_bytes(opened.root_key), opened.root_der, file_passphrase)
        take_root_offline(folder)
        self._note(Act.KEYS, "root", "offline")

    def read_root_file(self, file: Path, passphrase: str) -> bytes:
        """Return the root key (32 bytes) from its file, for one act.

        Raises:
            IdentityProblem: wrong passphrase, or no root file of this programme.
            FileProblem: it cannot be read.
        """
        from smartcity_desktop.sealing.authority import root_der
        from smartcity_desktop.sealing.root_key import read_root_file

        return read_root_file(file, root_der(self._folder.authority), passphrase)

    # --- signers and revocations -------------------------------------------------------------------------------

    def make_next_signer(self, passphrase: str, *, root: bytes | None = None) -> SignerEntry:
        """Make the next edition signer; the next edition announces it to the laptops.

        Raises:
            IdentityProblem: one is announced already, wrong passphrase, or the root key is not here.
        """
        from smartcity_desktop.sealing.authority import open_authority
        from smartcity_desktop.sealing.edition_signers import make_next_signer

        self._desk.require(Act.KEYS)
        folder = self._folder.authority
        opened = open_authority(folder, passphrase, self._clock, holder=self._desk.person.id, root=root)
        entry = make_next_signer(folder, opened, passphrase, self._clock, keys=self._keys)
        self._note(Act.KEYS, entry.certificate_sha256, "announced")
        return entry

    def use_next_signer(self, passphrase: str) -> SignerEntry:
        """Sign with the announced signer from now on.

        Raises:
            IdentityProblem: none is announced, or wrong passphrase.
            ChangeRefused: no edition was published since it was made: no laptop knows it.
        """
        from smartcity_desktop.core.edition import SignerStatus
        from smartcity_desktop.sealing.edition_signers import use_next_signer

        self._desk.require(Act.KEYS)
        card = self.card()
        announced = [e for e in card.signers if e.status is SignerStatus.ANNOUNCED] if card else []
        with self._database.read() as session:
            told = {
                entry.certificate_sha256
                for stored in editions.editions(session)
                if stored.digest is not None
                for entry in stored.edition.signers
            }
        if announced and announced[0].certificate_sha256 not in told:
            raise ChangeRefused(
                Text(
                    "Belum ada periode terbit yang mengumumkan penanda tangan itu.",
                    "No published edition announces that signer yet.",
                ),
                Text(
                    "Terbitkan periode lebih dahulu; laptop menolak penanda tangan yang belum diumumkan.",
                    "Publish an edition first; laptops refuse a signer that was not announced.",
                ),
            )
        entry = use_next_signer(self._folder.authority, passphrase, keys=self._keys)
        self._note(Act.KEYS, entry.certificate_sha256, "active")
        return entry

    def revoke_signer(self, certificate_sha256: str, reason: str) -> None:
        """Revoke a signer other than the present one; publish again to tell everybody.

        Raises:
            IdentityProblem: it is the present one, or there is no reason.
        """
        from smartcity_desktop.sealing.edition_signers import revoke_signer

        self._desk.require(Act.KEYS)
        revoke_signer(self._folder.authority, certificate_sha256, reason, self._clock, keys=self._keys)
        self._note(Act.KEYS, certificate_sha256, "revoked", reason.strip())

    def write_crl(self, passphrase: str, folder: Path, *, root: bytes | None = None) -> Path:
        """Write the list of all revoked certificates (PEM) for outsiders into a folder.

        Raises:
            IdentityProblem: wrong passphrase, or the root key is not here.
            FileProblem: it cannot be written.
        """
        from smartcity_desktop.sealing.authority import open_authority
        from smartcity_desktop.sealing.crl import crl_pem, make_crl
        from smartcity_desktop.system.files import write_whole
        from smartcity_desktop.transport.folder import require_folder

        self._desk.require(Act.KEYS)
        require_folder(folder)
        with self._database.read() as session:
            rosters = [entry for stored in editions.editions(session) for entry in stored.edition.roster]
        opened = open_authority(
            self._folder.authority, passphrase, self._clock, holder=self._desk.person.id, root=root
        )
        path = folder / CRL_NAME
        write_whole(path, crl_pem(make_crl(self._folder.authority, opened, rosters, self._clock)))
        self._note(Act.KEYS, CRL_NAME, "written")
        return path

    def _note(self, act: Act, subject: str, new: str, reason: str = "", *, old: str = "") -> None:
        """Write down what was done to the keys, whose files are no part of the database."""
        with self._database.write() as session:
            self._desk.note(session, act, subject, old=old, new=new, reason=reason)
