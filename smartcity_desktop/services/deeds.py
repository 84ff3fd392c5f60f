"""Headquarters' log as it is read: every line with what is wrong with it, checked as a whole, and carried away."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.deed_words import Names, joined
from smartcity_desktop.core.deeds import START, Flaw, chain_flaws, clock_jumps, is_spoken_of
from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import same
from smartcity_desktop.core.package import PackageKind
from smartcity_desktop.core.staff import Act, StaffRole, is_second_role, may, needs_second
from smartcity_desktop.store.records import decisions, deeds, editions, packages, regions, staff

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, timedelta
    from pathlib import Path

    from smartcity_desktop.core.deeds import Deed, Kept
    from smartcity_desktop.core.language import Text, TimeZone
    from smartcity_desktop.core.staff import Person
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database, Session
    from smartcity_desktop.system.paths import RoleFolder

NAME = "catatan-pusat.jsonl"


@dataclass(frozen=True, slots=True)
class LogRow:
    """A line of the log.

    Attributes:
        name: of the person; their id where nobody has it.
        flaws: what is wrong here. jump: by how much the clock left the counted time before it, where it did.
        agreed: names of those who signed. about, outcome: subject and what became of it, in names instead of codes.
    """

    deed: Deed
    name: str
    digest: str
    flaws: tuple[Flaw, ...]
    jump: timedelta | None
    agreed: tuple[str, ...]
    about: Text
    outcome: Text

    def fits(self, *, who: str = "", act: Act | None = None, text: str = "") -> bool:
        """Whether it is of a person, an act, and has a text in it; what is empty fits."""
        deed, wanted = self.deed, text.strip().casefold()
        said = (self.about.id, self.about.en, self.outcome.id, self.outcome.en)
        words = " ".join((deed.subject, deed.old, deed.new, deed.reason, self.name, *said, *self.agreed))
        return who in ("", deed.who) and act in (None, deed.act) and wanted in words.casefold()

    def day(self, zone: TimeZone) -> date:
        """Return the day it was done on, in a time zone."""
        return zone.local(self.deed.at).date()


@dataclass(frozen=True, slots=True)
class LogView:
    """The whole log, oldest first.

    Attributes:
        people: everybody in it. flaws: of all lines; none: it is whole. signatures: how many were checked.
        head: of the chain (64 hex digits), to be compared with one that was written down.
    """

    rows: tuple[LogRow, ...]
    people: tuple[Person, ...]
    flaws: tuple[Flaw, ...]
    signatures: int
    head: str


class DeedLog:
    """Reads headquarters' log. Nothing here writes to it."""

    def __init__(self, database: Database, folder: RoleFolder, keys: StoreKeys) -> None:
        self._database = database
        self._folder = folder
        self._keys = keys
        self._published: dict[str, Mapping[str, str]] = {}

    def view(self) -> LogView:
        """Return the log with every flaw: chain, signatures, whether those who signed might, and what is not in it."""
        with self._database.read() as session:
            kept, people = deeds.deeds(session), staff.people(session)
            words = _names(session)
            absent = tuple(_absent(session, kept, people))
        names = {person.id: person.name for person in people}
        flaws = (*chain_flaws(kept), *self._approval_flaws(kept, people), *absent)
        by_line: dict[int, list[Flaw]] = {}
        for flaw in flaws:
            by_line.setdefault(flaw.sequence, []).append(flaw)
        jumps = clock_jumps([one.deed for one in kept])
        rows = tuple(
            LogRow(
                deed=one.deed,
                name=names.get(one.deed.who, one.deed.who),
                digest=one.digest,
                flaws=tuple(by_line.get(one.deed.sequence, ())),
                jump=jumps.get(one.deed.sequence),
                agreed=tuple(names.get(a.person_id, a.person_id) for a in one.deed.approvals.signed),
                about=words.subject(one.deed),
                outcome=words.outcome(one.deed),
            )
            for one in kept
        )
        return LogView(
            rows=rows,
            people=people,
            flaws=tuple(sorted(flaws, key=lambda flaw: flaw.sequence)),
            signatures=sum(len(one.deed.approvals.signed) for one in kept),
            head=kept[-1].digest if kept else START.hex(),
        )

    def write(self, folder: Path) -> Path:
        """Write the lines as they are hashed into a folder (JSON lines), for whoever checks them elsewhere.

        Raises:
            FileProblem: it cannot be written.
        """
        from smartcity_desktop.transport.folder import require_folder, write_out

        require_folder(folder)
        with self._database.read() as session:
            kept = deeds.deeds(session)
        # One that was carried away before is a proof of its day, and stays beside this one.
        return write_out(b"".join(one.line.encode("utf-8") + b"\n" for one in kept), folder, NAME)

    def _approval_flaws(self, kept: Sequence[Kept], people: Sequence[Person]) -> list[Flaw]:
        from smartcity_desktop.sealing.authority import root_der

        if not any(one.deed.approvals.signed or needs_second(one.deed.act) for one in kept):
            return []
        try:
            root = root_der(self._folder.authority)
        except SmartCityError:
            return [Flaw(kept[-1].deed.sequence, "signer", "root")]
        checking = _Checking(root, people, self._documents)
        return [flaw for one in kept for flaw in checking.flaws(one)]

    def _documents(self, digest: str) -> Mapping[str, str]:
        """Return the SHA-256 of each file in a package that was published; nothing where it is not at hand, or not whole."""
        from smartcity_desktop.sealing.verify import show

        if digest not in self._published:
            with self._database.read() as session:
                record = packages.package(session, digest)
            if record is None:
                return {}
            file = self._folder.outbox / record.file
            try:
                with show(file, self._folder.quarantine, at_rest=self._keys.at_rest()) as opened:
                    if not opened.verdict.intact or opened.digest != digest:
                        return {}
                    self._published[digest] = {one.name: one.sha256 for one in opened.head.contents}
            except SmartCityError:
                return {}
        return self._published[digest]


def _absent(session: Session, kept: Sequence[Kept], people: Sequence[Person]) -> Iterator[Flaw]:
    """Say what the database knows to have been done, and no line of the log does."""
    told: dict[Act, set[str]] = {act: set() for act in Act}
    for one in kept:
        told[one.deed.act] |= {one.deed.subject, one.deed.new}
    last = kept[-1].deed.sequence if kept else 1
    for person in people:
        if person.id not in told[Act.STAFF]:
            yield Flaw(last, "absent", person.id)
    for stored in editions.editions(session):
        code = stored.edition.code
        for record in packages.packages(session, code):
            published = (record.kind, record.direction) == (PackageKind.EDITION, "out")
            came = record.direction == "in" and record.status == "taken"
            by = told[Act.PUBLISH] if published else told[Act.RECEIVE] | told[Act.RELEASE_HELD]
            if (published or came) and record.digest not in by:
                yield Flaw(
                    last, "absent", f"{record.assignment_id or code} {record.sequence}, {record.digest[:12]}"
                )
        if decisions.decision(session, code) is not None and code not in told[Act.DECIDE]:
            yield Flaw(last, "absent", code)


def _names(session: Session) -> Names:
    """Read the names of everything that the log may speak of."""
    known: dict[str, Text] = {region.id: same(region.name) for region in regions.all_regions(session)}
    for person in staff.people(session):
        known[person.id] = same(f"{person.name} ({person.id})")
    stored = [one.edition for one in editions.editions(session)]
    for edition in stored:
        known[edition.code] = edition.title
        people = {one.id: same(one.name) for one in edition.assessors}
        for number, name in people.items():
            known[f"{edition.code} {number}"] = joined([name, edition.title])
        for one in edition.assignments:
            place = known.get(one.region_id, same(one.region_id))
            known[one.id] = joined([place, people.get(one.assessor_id, same(one.assessor_id))])
        for record in packages.packages(session, edition.code):
            if record.assignment_id in known:
                known[record.digest] = known[record.assignment_id]
                if record.assessment_id:
                    known[record.assessment_id] = known[record.assignment_id]
    return Names(known, frozenset(edition.code for edition in stored))


class _Checking:
    """Walks the log once, knowing at each line what everybody was then and which heads there were."""

    def __init__(
        self,
        root: bytes,
        people: Sequence[Person],
        published: Callable[[str], Mapping[str, str]] | None = None,
    ) -> None:
        self._root = root
        self._published = published
        self._last_signed = 0
        self._certificates = {person.id: person.certificate for person in people}
        self._roles: dict[str, str] = {}
        self._heads = {0: START.hex()}

    def flaws(self, kept: Kept) -> list[Flaw]:
        """Return what is wrong with the approvals of the next line."""
        from smartcity_desktop.sealing.staff import approval_problem

        deed, found = kept.deed, []
        signed = deed.approvals.signed
        for one in signed:
            problem = approval_problem(deed.approvals.statement, one, self._root)
            if problem is None and self._certificates.get(one.person_id) != one.certificate:
                problem = "signer"
            if problem is None and self._roles.get(one.person_id) != one.role:
                problem = "rights"
            if problem is not None:
                found.append(Flaw(deed.sequence, problem, one.person_id))
        if not self._enough(deed):
            found.append(Flaw(deed.sequence, "rights", "" if signed else deed.reason))
        if signed:
            found += [Flaw(deed.sequence, code, deed.new[:12]) for code in self._unfit(deed)]
            self._last_signed = deed.sequence
        if deed.act is Act.STAFF and deed.new != "passphrase":
            self._roles[deed.subject] = deed.new.partition(" ")[0]
        self._heads[deed.sequence] = kept.digest
        return found

    def _enough(self, deed: Deed) -> bool:
        """Whether those agreed whom the act takes, and might."""
        signed = deed.approvals.signed
        roles = [self._roles.get(one.person_id, "") for one in signed]
        if not signed:
            # Only the very first person comes without a signature: nobody could have signed.
            quiet = deed.act is Act.STAFF and deed.sequence > 1 and deed.new != "passphrase"
            return not needs_second(deed.act) and not quiet
        if signed[0].person_id != deed.who or roles[0] not in tuple(StaffRole):
            return False
        if not may(StaffRole(roles[0]), deed.act):
            return False
        if len(signed) == 1:
            return not needs_second(deed.act) and not self._takes_second(deed)
        second = roles[1]
        return (
            signed[1].person_id != signed[0].person_id
            and second in tuple(StaffRole)
            and is_second_role(StaffRole(second))
        )

    def _takes_second(self, deed: Deed) -> bool:
        """Whether a change of people took two: nobody makes or dismisses a second pair of eyes while there is another."""
        if deed.act is not Act.STAFF:
            return False
        seconds = {role for role in StaffRole if is_second_role(role)}
        others = any(role in seconds for who, role in self._roles.items() if who != deed.who)
        return others and any(text.partition(" ")[0] in seconds for text in (deed.old, deed.new))

    def _unfit(self, deed: Deed) -> list[str]:
        """Return the codes of why what was signed does not fit the line: another history, another act, an old approval."""
        from smartcity_desktop.sealing.names import EDITION, FACTS

        try:
            said = json.loads(deed.approvals.statement)
            length, head = said["log"]["length"], said["log"]["head"]
            names = [f"{one.person_id} {one.role}" for one in deed.approvals.signed]
            found = []
            if not (
                said["act"] == deed.act.value
                and said["people"] == names
                and length < deed.sequence
                and self._heads.get(length) == head
            ):
                found.append("head")
            elif length < self._last_signed:
                found.append("old")
            if not is_spoken_of(deed):
                found.append("other")
            elif deed.act is Act.PUBLISH and self._published is not None:
                files, agreed = self._published(deed.new), json.loads(said["statement"])
                shown = (files.get(EDITION), files.get(FACTS, ""))
                if shown != (agreed["document"], agreed["facts"]):
                    found.append("package")
            return found
        except (ValueError, KeyError, TypeError):
            return ["head"]
