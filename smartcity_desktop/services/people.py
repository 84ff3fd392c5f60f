"""How headquarters' people come, change and go. What they may is in `core.staff`; each change is signed and logged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text
from smartcity_desktop.core.staff import (
    Act,
    ActRefused,
    Person,
    PersonStatus,
    StaffRole,
    checked_name,
    is_second_role,
    next_id,
    standing,
)
from smartcity_desktop.store.records import staff

if TYPE_CHECKING:
    from smartcity_desktop.core.deeds import Approvals
    from smartcity_desktop.core.staff import Secret
    from smartcity_desktop.sealing.authority import Authority
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.desk import Desk
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder


class People:
    """Everybody of headquarters."""

    def __init__(
        self, database: Database, folder: RoleFolder, keys: StoreKeys, clock: Clock, desk: Desk
    ) -> None:
        self._database = database
        self._folder = folder
        self._keys = keys
        self._clock = clock
        self._desk = desk

    def list(self) -> tuple[Person, ...]:
        """Return everybody who works here or did, in the order in which they came."""
        return self._desk.people()

    def takes_two(self, role: StaffRole) -> bool:
        """Whether bringing somebody into a role, or out of it, takes a second person.

        Otherwise an administrator alone could invent the second pair of eyes, also by sending the real one away. The
        first one cannot be asked for.
        """
        return is_second_role(role) and bool(self._desk.seconds())

    def add(
        self,
        name: str,
        role: StaffRole,
        new_passphrase: str,
        secrets: tuple[Secret, ...],
        *,
        root: bytes | None = None,
    ) -> Person:
        """Bring somebody new in, with a signing key and a certificate of their own.

        Args:
            name: as it stands in the certificate and the log.
            role: one of three.
            new_passphrase: typed by the new person themself.
            secrets: of the administrator signed in, and of a second person where `takes_two`.
            root: the root key from its cards, where it is kept off this computer.

        Raises:
            ActRefused: the person signed in is no administrator, or a second one has to agree.
            IdentityProblem: a passphrase is wrong or too weak, or the root key is not here.
        """
        from smartcity_desktop.sealing import authority as authority_file
        from smartcity_desktop.sealing import staff as staff_files

        name = checked_name(name)
        known = tuple(one.id for one in self._desk.people())
        person_id = next_id((*known, *staff_files.person_ids(self._folder.staff)))
        approvals = self._agreed(role, f"{person_id} {role.value} {name}", secrets)
        authority = self._authority(secrets[0], root)
        opened = staff_files.create_person(
            self._folder.staff,
            person_id=person_id,
            name=name,
            passphrase=new_passphrase,
            keys=self._keys,
            clock=self._clock,
        )
        try:
            person = Person(
                id=person_id,
                name=name,
                role=role,
                certificate=staff_files.certify(authority, opened, self._clock.now() + staff_files.LIFE),
                status=PersonStatus.ACTIVE,
                since=self._clock.now(),
            )
            if role is StaffRole.ADMINISTRATOR:
                authority_file.add_holder(
                    self._folder.authority,
                    secrets[0].passphrase,
                    person_id,
                    new_passphrase,
                    self._desk.person.id,
                )
            with self._database.write() as session:
                staff.put_person(session, person)
                self._desk.note(
                    session, Act.STAFF, person_id, new=standing(person), approvals=approvals
                )  # fmt: skip
        except BaseException:
            staff_files.remove_person(self._folder.staff, person_id)
            raise
        return person

    def set_role(
        self,
        person_id: str,
        role: StaffRole,
        secrets: tuple[Secret, ...],
        *,
        theirs: str = "",
    ) -> Person:
        """Give somebody another role.

        Args:
            person_id: whose.
            role: the new one.
            secrets: as for `add`, where either role takes two.
            theirs: that person's own passphrase, where they become an administrator: it opens the authority then.

        Raises:
            ActRefused: as `add`; nobody else would be an administrator, or it is your own role.
            IdentityProblem: a passphrase is wrong.
        """
        from smartcity_desktop.sealing import authority as authority_file
        from smartcity_desktop.sealing import staff as staff_files

        old = self._other(person_id)
        new = replace(old, role=role)
        approvals = self._agreed(role, f"{person_id} {standing(new)}", secrets, old.role)
        if role is StaffRole.ADMINISTRATOR and old.role is not role:
            staff_files.open_person(self._folder.staff, person_id, theirs)
            authority_file.add_holder(
                self._folder.authority, secrets[0].passphrase, person_id, theirs, self._desk.person.id
            )
        elif old.role is StaffRole.ADMINISTRATOR and role is not old.role:
            # Before the database says so: stopped in between, nobody holds a key that their role does not have.
            authority_file.remove_holder(
                self._folder.authority, person_id, secrets[0].passphrase, self._desk.person.id
            )
        with self._database.write() as session:
            # The line first: it is checked against what those who signed are at this moment.
            self._desk.note(
                session, Act.STAFF, person_id, old=standing(old), new=standing(new), approvals=approvals
            )
            staff.set_role(session, person_id, role)
        return new

    def remove(self, person_id: str, reason: str, secrets: tuple[Secret, ...]) -> None:
        """Let somebody go: their passphrase opens nothing any more, what they signed stays valid.

        Args:
            person_id: whose; they may be the second person themself.
            reason: kept in the log, and under the signatures.
            secrets: of the administrator signed in, and of a second person where the role takes two. Where none will
                agree, the recovery cards reopen headquarters with a new administrator.

        Raises:
            ActRefused: no reason, no administrator, a second one has to agree, or it is yourself.
            IdentityProblem: the passphrase is wrong.
        """
        from smartcity_desktop.sealing import authority as authority_file
        from smartcity_desktop.sealing import staff as staff_files

        old = self._other(person_id)
        if not reason.strip():
            raise ActRefused(
                Text("Alasan pemberhentian belum ditulis.", "The reason for removing is missing."),
                Text("Tulis alasannya.", "Write the reason."),
            )
        approvals = self._agreed(
            old.role, f"{person_id} {PersonStatus.REMOVED.value}: {reason.strip()}", secrets
        )
        if old.role is StaffRole.ADMINISTRATOR:
            authority_file.remove_holder(
                self._folder.authority, person_id, secrets[0].passphrase, self._desk.person.id
            )
        with self._database.write() as session:
            self._desk.note(
                session,
                Act.STAFF,
                person_id,
                old=standing(old),
                new=PersonStatus.REMOVED.value,
                reason=reason.strip(),
                approvals=approvals,
            )
            staff.set_removed(session, person_id, self._clock.now())
        staff_files.remove_person(self._folder.staff, person_id)

    # --- inside ------------------------------------------------------------------------------------------------

    def _other(self, person_id: str) -> Person:
        """Return somebody else who works here; nobody changes their own rights."""
        self._desk.require(Act.STAFF)
        with self._database.read() as session:
            person = staff.person(session, person_id)
        if person.id == self._desk.person.id or person.status is PersonStatus.REMOVED:
            raise ActRefused(
                Text(
                    "Peran {name} tidak dapat diubah dari sini.",
                    "{name}'s rights cannot be changed from here.",
                ).filled(name=person.name),
                Text(
                    "Hanya administrator lain yang dapat mengubahnya, selama orangnya masih bertugas.",
                    "Only another administrator can, as long as the person works here.",
                ),
            )
        return person

    def _agreed(
        self, role: StaffRole, words: str, secrets: tuple[Secret, ...], old: StaffRole | None = None
    ) -> Approvals:
        """Let those sign who have to agree to a change of people."""
        two = self.takes_two(role) or (old is not None and self.takes_two(old))
        return self._desk.approve(Act.STAFF, words.encode("utf-8"), secrets, two=two)

    def _authority(self, secret: Secret, root: bytes | None) -> Authority:
        from smartcity_desktop.sealing.authority import open_authority

        return open_authority(
            self._folder.authority, secret.passphrase, self._clock, holder=secret.person_id, root=root
        )
