"""Who is signed in at headquarters: what they may, what they agree to, and the log of what they do."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from smartcity_desktop.core.deeds import UNSIGNED, Approvals, canonical_line, moment_text
from smartcity_desktop.core.errors import ChangeRefused, IdentityProblem, StoreProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.staff import (
    Act,
    ActRefused,
    Person,
    PersonStatus,
    StaffRole,
    is_second_role,
    needs_second,
    no_second_yet,
    require_may,
    require_two,
    standing,
)
from smartcity_desktop.store.records import deeds, staff
from smartcity_desktop.system.restored import refuse_unconfirmed

if TYPE_CHECKING:
    from smartcity_desktop.core.staff import Secret
    from smartcity_desktop.sealing.staff import StaffEntry
    from smartcity_desktop.store.database import Database, Session
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder


class StaffDesk:
    """The desk at which one person is signed in (see `store.desk.Desk`)."""

    def __init__(self, database: Database, folder: RoleFolder, entry: StaffEntry, clock: Clock) -> None:
        self._database = database
        self._folder = folder
        self._clock = clock
        self._me = entry.person_id
        with database.read() as session:
            known = staff.people(session)
        if not known:
            self._begin(entry)
        self._person = self._load()
        self._end_halves()

    # --- the person signed in ----------------------------------------------------------------------------------

    @property
    def person(self) -> Person:
        """Who is signed in."""
        return self._person

    def require(self, act: Act) -> None:
        """Refuse what the person may not do.

        Raises:
            ActRefused: the error says who may.
        """
        # Somebody else may have changed or ended it meanwhile, in a shell beside this window.
        self._person = self._load()
        require_may(self._person, act)

    def note(
        self,
        session: Session,
        act: Act,
        subject: str,
        *,
        old: str = "",
        new: str = "",
        reason: str = "",
        approvals: Approvals = UNSIGNED,
    ) -> None:
        """Write an act into the log, in the transaction of the act itself.

        Raises:
            ChangeRefused: what was signed for it does not hold any more: another act was signed meanwhile, or somebody
                who signed left or has another role.
        """
        if approvals.signed:
            _require_fresh(session, approvals)
        deeds.append_deed(
            session,
            at=self._clock.now(),
            monotonic=self._clock.monotonic(),
            who=self._me,
            act=act,
            subject=subject,
            old=old,
            new=new,
            reason=reason,
            approvals=approvals,
        )

    def approve(
        self, act: Act, statement: bytes, secrets: tuple[Secret, ...], *, two: bool | None = None
    ) -> Approvals:
        """Let those who agree sign a statement (UTF-8) with their own keys; the first is the person signed in.

        What is signed names the act, the moment, who agrees, and the head of the log: the lines so far cannot be
        written anew without these keys.

        Args:
            act: to what they agree.
            statement: what it says.
            secrets: their passphrases.
            two: whether it takes two persons; by default what the act needs.

        Raises:
            ActRefused: somebody is missing, may not, or is the same person twice.
            ChangeRefused: the data was restored from a backup, and nobody confirmed it yet.
            IdentityProblem: a passphrase is wrong, or the authority was not founded yet.
        """
        self.require(act)
        refuse_unconfirmed(self._folder.root)
        two = needs_second(act) if two is None else two
        if not secrets or secrets[0].person_id != self._me:
            raise ActRefused(
                Text(
                    "Yang pertama menyetujui haruslah {name}, yang sedang masuk.",
                    "The first to agree has to be {name}, who is signed in.",
                ).filled(name=self._person.name),
                Text("Ketik kata sandi Anda sendiri.", "Type your own passphrase."),
            )
        if two and len(secrets) < 2 and not self.seconds():
            raise no_second_yet()
        known = {person.id: person for person in self.people()}
        secrets = secrets[: 2 if two else 1]
        agreeing = tuple(_known(known, secret) for secret in secrets)
        require_two(agreeing, act, two=two)
        return self._signed(act, statement, secrets, agreeing)

    # --- people ------------------------------------------------------------------------------------------------

    def people(self) -> tuple[Person, ...]:
        """Return everybody who works here or did, in the order in which they came."""
        with self._database.read() as session:
            return staff.people(session)

    def seconds(self) -> tuple[Person, ...]:
        """Return who could be the second of two."""
        return tuple(
            one
            for one in self.people()
            if one.status is PersonStatus.ACTIVE and one.id != self._me and is_second_role(one.role)
        )

    def change_passphrase(self, old: str, new: str) -> None:
        """Give the person signed in another passphrase.

        Raises:
            IdentityProblem: the old one is wrong or the new one too weak.
        """
        from smartcity_desktop.sealing import authority as authority_file
        from smartcity_desktop.sealing import staff as staff_files

        staff_files.open_person(self._folder.staff, self._me, old)
        # The authority first: stopped in between, the old passphrase still opens the door, and this can be done again.
        if self._person.role is StaffRole.ADMINISTRATOR and self._person.certificate:
            try:
                authority_file.change_passphrase(self._folder.authority, old, new, self._me)
            except IdentityProblem:
                authority_file.open_authority(self._folder.authority, new, self._clock, holder=self._me)
        staff_files.change_passphrase(self._folder.staff, self._me, old, new)
        with self._database.write() as session:
            self.note(session, Act.STAFF, self._me, new="passphrase")

    def certify_me(self, passphrase: str, root: bytes | None = None) -> None:
        """Give the person signed in a certificate, once the authority is founded.

        Raises:
            IdentityProblem: wrong passphrase, no authority yet, or the root key is not here.
        """
        from smartcity_desktop.sealing import authority as authority_file
        from smartcity_desktop.sealing import staff as staff_files

        opened = staff_files.open_person(self._folder.staff, self._me, passphrase)
        authority = authority_file.open_authority(
            self._folder.authority, passphrase, self._clock, holder=self._me, root=root
        )
        certificate = staff_files.certify(authority, opened, self._clock.now() + staff_files.LIFE)
        with self._database.write() as session:
            staff.set_certificate(session, self._me, certificate)
            self.note(session, Act.FOUND, self._me, new=staff_files.certificate_sha256(authority.root_der))
        self._person = self._load()

    # --- inside ------------------------------------------------------------------------------------------------

    def _begin(self, entry: StaffEntry) -> None:
        """Write the first person down: who sets headquarters up is its administrator.

        Where others have files here, or an authority was founded, the database has been taken away: whoever did it,
        perhaps a clerk, becomes nothing by that.

        Raises:
            StoreProblem: it is not the first start.
        """
        from smartcity_desktop.sealing.authority_file import FILE
        from smartcity_desktop.sealing.staff import person_ids

        if person_ids(self._folder.staff) != (entry.person_id,) or (self._folder.authority / FILE).exists():
            raise StoreProblem(
                Text(
                    "Basis data pusat kosong, padahal pusat sudah berjalan di folder ini: berkasnya hilang atau diganti.",
                    "Headquarters' database is empty, yet headquarters has been at work in this folder: its file was lost "
                    "or exchanged.",
                ),
                Text(
                    "Pulihkan {file} dari cadangan, lalu buka lagi.",
                    "Restore {file} from a backup, then open it again.",
                ).filled(file=self._folder.database.name),
            )
        now = self._clock.now()
        first = Person(entry.person_id, entry.name, StaffRole.ADMINISTRATOR, b"", PersonStatus.ACTIVE, now)
        with self._database.write() as session:
            staff.put_person(session, first)
            self.note(session, Act.STAFF, first.id, new=standing(first))

    def _end_halves(self) -> None:
        """End what was stopped between two files: nobody opens data or keys whom the database does not let in."""
        from smartcity_desktop.sealing import authority as authority_file
        from smartcity_desktop.sealing import staff as staff_files
        from smartcity_desktop.sealing.authority_file import holders

        working = {one.id: one.role for one in self.people() if one.status is PersonStatus.ACTIVE}
        for person_id in staff_files.person_ids(self._folder.staff):
            if person_id not in working:
                staff_files.remove_person(self._folder.staff, person_id)
        with suppress(IdentityProblem):  # none founded yet, or damaged, which its own page says
            for holder in holders(self._folder.authority):
                if working.get(holder) is not StaffRole.ADMINISTRATOR:
                    authority_file.remove_holder(self._folder.authority, holder)

    def _load(self) -> Person:
        with self._database.read() as session:
            person = staff.person(session, self._me)
        if person.status is PersonStatus.REMOVED:
            raise ActRefused(
                Text("{name} tidak bertugas lagi di pusat.", "{name} works at headquarters no more.").filled(
                    name=person.name
                ),
                Text("Masuk sebagai petugas lain.", "Sign in as somebody else."),
            )
        return person

    def _signed(
        self, act: Act, statement: bytes, secrets: tuple[Secret, ...], people: tuple[Person, ...]
    ) -> Approvals:
        from smartcity_desktop.sealing import staff as staff_files

        opened = []
        for secret, person in zip(secrets, people, strict=True):
            try:
                opened.append(
                    staff_files.open_person(self._folder.staff, secret.person_id, secret.passphrase)
                )
            except IdentityProblem as problem:
                raise _of_whom(problem, person) if len(people) > 1 else problem from problem
        if not people[0].certificate:
            self.certify_me(secrets[0].passphrase)
            people = (self._person, *people[1:])
        with self._database.read() as session:
            length, head = deeds.log_head(session)
        whole = canonical_line(
            {
                "act": act.value,
                "at": moment_text(self._clock.now()),
                "log": {"head": head.hex(), "length": length},
                "people": [f"{person.id} {person.role.value}" for person in people],
                "statement": statement.decode("utf-8"),
            }
        ).encode("utf-8")
        return Approvals(
            whole,
            tuple(staff_files.sign(key, person, whole) for key, person in zip(opened, people, strict=True)),
        )


def _require_fresh(session: Session, approvals: Approvals) -> None:
    """Refuse an approval that was overtaken: used already, older than another one, or of somebody who left."""
    working = {one.id: one for one in staff.people(session) if one.status is PersonStatus.ACTIVE}
    still = all(
        (person := working.get(one.person_id)) is not None
        and (person.role.value, person.certificate) == (one.role, one.certificate)
        for one in approvals.signed
    )
    if still and deeds.last_signed(session) <= json.loads(approvals.statement)["log"]["length"]:
        return
    raise ChangeRefused(
        Text(
            "Sejak persetujuan ini ditandatangani, hal lain disetujui atau petugasnya berubah.",
            "Since this approval was signed something else was agreed to, or headquarters' people changed.",
        ),
        Text(
            "Tidak ada yang dicatat. Setujui sekali lagi.", "Nothing was written down. Agree to it once more."
        ),
    )


def _of_whom(problem: IdentityProblem, person: Person) -> IdentityProblem:
    """Say whose passphrase it is: two were typed side by side."""
    return IdentityProblem(
        problem.happened,
        Text("Yang dimaksud: {name} ({id}). {then}", "That is {name} ({id}). {then}").filled(
            name=person.name, id=person.id, then=problem.remedy
        ),
    )


def _known(people: dict[str, Person], secret: Secret) -> Person:
    if secret.person_id not in people:
        raise ActRefused(
            Text("Tidak ada petugas {id}.", "Nobody here is {id}.").filled(id=secret.person_id[:20]),
            Text("Yang ada: {known}.", "Known: {known}.").filled(known=", ".join(people)),
        )
    return people[secret.person_id]
