"""The history of assessments, for reading: an assessor's own as it grows, and what came in packages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.audit import history_lines
from smartcity_desktop.core.audit_logs import LogFinding, PackageLog, compared
from smartcity_desktop.core.audit_rows import AuditRow, annotated
from smartcity_desktop.core.package import PackageKind
from smartcity_desktop.store.records import assessments, editions, entries, packages, regions
from smartcity_desktop.system.at_rest import PLAIN, changed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database, Session
    from smartcity_desktop.store.records.packages import PackageRecord
    from smartcity_desktop.system.at_rest import AtRest
    from smartcity_desktop.system.paths import RoleFolder


@dataclass(frozen=True, slots=True)
class AuditSubject:
    """A history that can be read.

    Attributes:
        key: names it: the digest of a package, or the id of an assignment.
        edition: code. region, assessor: names.
        sequence: number of the package; 0 for the history on this laptop as it stands.
    """

    key: str
    edition: str
    region: str
    assessor: str
    sequence: int


@dataclass(frozen=True, slots=True)
class AuditView:
    """A history, line by line.

    Attributes:
        subject: whose.
        rows: every line, in order.
        finding: whether it goes on from the package before; `None` for one's own history on this laptop.
        signed: packages that were signed of one's own history; 0 for one that came in a package.
    """

    subject: AuditSubject
    rows: tuple[AuditRow, ...]
    finding: LogFinding | None = None
    signed: int = 0


class AuditDesk:
    """Reads histories; it changes nothing."""

    def __init__(self, database: Database, folder: RoleFolder, keys: StoreKeys, *, received: bool) -> None:
        """Read the histories of one's own assessments, or of packages that were `received`."""
        self._database = database
        self._folder = folder
        self._keys = keys
        self._received = received

    def subjects(self) -> tuple[AuditSubject, ...]:
        """Return the histories at hand, by edition (newest first), region and assessor."""
        with self._database.read() as session:
            names = {region.id: region.name for region in regions.all_regions(session)}
            found: list[AuditSubject] = []
            for stored in reversed(editions.editions(session)):
                edition = stored.edition
                people = {assessor.id: assessor.name for assessor in edition.assessors}
                read = self._of_packages if self._received else self._of_assignments
                found += sorted(
                    read(session, edition, names, people),
                    key=lambda subject: (subject.region, subject.assessor, -subject.sequence),
                )
        return tuple(found)

    def view(self, subject: AuditSubject) -> AuditView:
        """Read a history.

        Raises:
            PackageRefused: the package that was kept is not whole any more.
            FileProblem: it cannot be read.
        """
        if not self._received:
            with self._database.read() as session:
                lines = history_lines(
                    assessments.of_assignment(session, subject.key),
                    entries.entries_of_assignment(session, subject.key),
                )
                signed = len(packages.chain(session, subject.key, "out"))
            return AuditView(subject, annotated(lines), signed=signed)
        with self._database.read() as session:
            record = packages.package(session, subject.key)
            before = packages.chain(session, (record.assignment_id or ""), "in") if record else ()
        wanted = [one for one in before if one.sequence <= subject.sequence]
        logs = []
        for one in wanted:
            log = self._log(self._folder.inbox / one.file, self._keys.at_rest())
            if log.digest != one.digest:
                raise changed(self._folder.inbox / one.file)
            logs.append(log)
        finding = next(one for one in compared(logs) if one.log.digest == subject.key)
        return AuditView(subject, annotated(finding.log.lines), finding)

    def open_package(self, file: Path) -> AuditView:
        """Read the history in a package file that need not be known here, also an encrypted one.

        Raises:
            PackageRefused: it is not whole, not validly signed, for nobody here, or has no history.
            FileProblem: it cannot be read.
        """
        log = self._log(file, None)
        with self._database.read() as session:
            names = {region.id: region.name for region in regions.all_regions(session)}
        subject = AuditSubject(log.digest, "", names.get(log.region, log.region), log.signer, log.sequence)
        (finding,) = compared([log])
        return AuditView(subject, annotated(log.lines), finding)

    def _log(self, file: Path, at_rest: AtRest | None) -> PackageLog:
        from smartcity_desktop.sealing.audit_check import read_log
        from smartcity_desktop.sealing.verify import show

        with show(
            file, self._folder.quarantine, secrets=self._keys.letters, at_rest=at_rest or PLAIN
        ) as opened:
            return read_log(opened)

    def _of_assignments(
        self, session: Session, edition: Edition, names: dict[str, str], people: dict[str, str]
    ) -> Iterator[AuditSubject]:
        seen = set()
        for line in assessments.summaries(session, edition.code):
            if line.assignment_id not in seen:
                seen.add(line.assignment_id)
                yield AuditSubject(
                    line.assignment_id,
                    edition.code,
                    names.get(line.region_id, line.region_id),
                    people.get(line.assessor_id, line.assessor_id),
                    0,
                )

    def _of_packages(
        self, session: Session, edition: Edition, names: dict[str, str], people: dict[str, str]
    ) -> Iterator[AuditSubject]:
        places = {assignment.id: assignment.region_id for assignment in edition.assignments}
        for record in packages.packages(session, edition.code):
            if _has_history(record):
                place = places.get(record.assignment_id or "", "")
                yield AuditSubject(
                    record.digest,
                    edition.code,
                    names.get(place, place),
                    people.get(record.signer, record.signer),
                    record.sequence,
                )


def _has_history(record: PackageRecord) -> bool:
    return record.kind is PackageKind.ASSESSMENT and record.direction == "in" and record.status == "taken"
