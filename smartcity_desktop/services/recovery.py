"""Recovery at headquarters: a laptop's keys are given back against a fresh fingerprint, never the signing key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.cards import CardKey
from smartcity_desktop.core.deeds import canonical_line
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.staff import Act
from smartcity_desktop.store.records import editions
from smartcity_desktop.system.files import read_regular, write_whole
from smartcity_desktop.transport.folder import require_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smartcity_desktop.core.edition import Assessor
    from smartcity_desktop.core.staff import Secret
    from smartcity_desktop.sealing.recovery import RecoveryRequest
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.desk import Desk
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder


@dataclass(frozen=True, slots=True)
class Released:
    """A reply that was written.

    Attributes:
        file: to be given to the laptop.
        owner: whose keys are in it, as headquarters' rosters name them.
    """

    file: Path
    owner: Assessor


class RecoveryDesk:
    """Looks at recovery requests and answers them."""

    def __init__(self, database: Database, folder: RoleFolder, clock: Clock, desk: Desk) -> None:
        self._database = database
        self._folder = folder
        self._clock = clock
        self._desk = desk

    def look(self, file: Path) -> RecoveryRequest:
        """Read a request: claimed name, and the fingerprint of the fresh key to compare by telephone.

        Raises:
            IdentityProblem: it is no recovery request.
            FileProblem: it cannot be read.
        """
        from smartcity_desktop.sealing.recovery import LIMIT, read_recovery_request

        return read_recovery_request(read_regular(file, LIMIT))

    def release(
        self,
        file: Path,
        cards: Sequence[str],
        heard: str,
        expected: str,
        folder: Path,
        secrets: tuple[Secret, ...],
    ) -> Released:
        """Give the keys of a laptop's data back to the person on the telephone.

        Args:
            file: the request.
            cards: recovery cards, their words or the text of their QR codes.
            heard: the fresh fingerprint as it was heard by telephone and typed.
            expected: headquarters' id of the person who asked, `A-01`; the keys must be theirs.
            folder: where the reply is written.
            secrets: of the administrator signed in and of a second person: both sign that it was released.

        Raises:
            ActRefused: the person signed in may not, or a second one is missing.
            IdentityProblem: the fingerprint differs, a card is wrong, or the cards do not open it.
            ChangeRefused: the keys belong to somebody else, or to nobody on any roster.
            FileProblem: request or folder.
        """
        from smartcity_desktop.sealing.authority_cards import open_cards
        from smartcity_desktop.sealing.recovery import open_wrapped, release, require_heard

        self._desk.require(Act.RECOVER)
        require_folder(folder)
        request = self.look(file)
        require_heard(request, heard)
        secret = open_cards(self._folder.authority, CardKey.RECOVERY, cards)
        owner = self._owner(open_wrapped(request.wrapped, secret).owner)
        if owner.id != expected.strip():
            raise ChangeRefused(
                Text(
                    "Data ini milik {id}, {name}, bukan milik {expected}.",
                    "These keys belong to {id}, {name}, not to {expected}.",
                ).filled(id=owner.id, name=owner.name, expected=expected.strip() or "–"),
                Text(
                    "Jangan lepaskan. Hubungi {id} dan tanyakan apakah laptopnya hilang.",
                    "Release nothing. Call {id} and ask whether the laptop was lost.",
                ).filled(id=owner.id),
            )
        said = {"owner": owner.id, "fresh_key": request.sha256}
        approvals = self._desk.approve(Act.RECOVER, canonical_line(said).encode("utf-8"), secrets)
        released = release(request, secret, heard)
        path = folder / f"pemulihan-{request.sha256[:12]}.age"
        # First the log: keys that were given back without a line in it would be the worse of the two.
        with self._database.write() as session:
            self._desk.note(session, Act.RECOVER, owner.id, new=request.sha256, approvals=approvals)
        write_whole(path, released.reply)
        return Released(path, owner)

    def _owner(self, key_sha256: str) -> Assessor:
        """Return whose public key that is, by the rosters of all editions."""
        from smartcity_desktop.sealing.certificates import certificate_key_sha256

        with self._database.read() as session:
            for stored in editions.editions(session):
                people = {assessor.id: assessor for assessor in stored.edition.assessors}
                for entry in stored.edition.roster:
                    if certificate_key_sha256(entry.certificate) == key_sha256:
                        return people[entry.assessor_id]
        raise ChangeRefused(
            Text(
                "Data ini bukan milik asesor mana pun dalam daftar.",
                "These keys belong to no assessor on any roster.",
            ),
            Text(
                "Jangan lepaskan; pastikan dahulu siapa pemohonnya.",
                "Release nothing; make sure first who is asking.",
            ),
        )
