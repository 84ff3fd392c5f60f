"""The year after: each region's dated way from being asked to its accepted master plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import Kind
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.programme import (
    Attachment,
    Details,
    Event,
    Stage,
    allowed_next,
    appended,
    current,
    withdrawn,
)
from smartcity_desktop.core.programme_counts import memoranda_count
from smartcity_desktop.core.staff import Act
from smartcity_desktop.store.records import editions, programme, regions

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from smartcity_desktop.core.programme_counts import MemorandaCount
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.reports.document import Printed
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.desk import Desk
    from smartcity_desktop.store.evidence import EvidenceStore
    from smartcity_desktop.system.clock import Clock


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A region in an edition, with the stage it stands at. `source` is given for historical facts."""

    edition: str
    kind: Kind
    region: Region
    stage: Stage
    on: date | None
    events: int
    note: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The programme as a whole; memoranda are counted over real editions only.

    Attributes:
        memoranda: per edition with the running count (25, 75, 100 for the first three).
        regions_with_memorandum: different regions among them (98: two signed twice).
    """

    rows: tuple[LedgerRow, ...]
    memoranda: tuple[MemorandaCount, ...]
    regions_with_memorandum: int


class Programme:
    """Keeps the ledger. Nothing is deleted: a mistake is withdrawn with a reason and stays in sight."""

    def __init__(self, database: Database, files: EvidenceStore, clock: Clock, desk: Desk) -> None:
        self._database = database
        self._files = files
        self._clock = clock
        self._desk = desk
        self._who = desk.person.name

    def editions(self) -> tuple[tuple[str, Text, Kind], ...]:
        """List the editions in the ledger, oldest first."""
        with self._database.read() as session:
            stored = editions.editions(session)
        return tuple((s.edition.code, s.edition.title, s.edition.kind) for s in reversed(stored))

    def ledger(self, edition: str | None = None) -> Ledger:
        """Return the stages of all regions, of one edition or of all.

        Raises:
            NotFound: there is no such edition.
        """
        with self._database.read() as session:
            if edition is not None:
                editions.edition(session, edition)
            kinds = {s.edition.code: s.edition.kind for s in editions.editions(session)}
            places = {region.id: region for region in regions.all_regions(session)}
            events = programme.events(session)
        ways: dict[tuple[str, str], list[Event]] = {}
        for event in events:
            if edition is None or event.edition == edition:
                ways.setdefault((event.edition, event.region_id), []).append(event)
        rows = []
        for (code, region_id), way in ways.items():
            now = current(way)
            if now is not None:
                rows.append(
                    LedgerRow(code, kinds[code], places[region_id], now.stage, now.on, len(way), now.note)
                )
        counted = memoranda_count(event for event in events if kinds[event.edition] is Kind.REAL)
        rows.sort(key=lambda row: (row.edition, row.region.code))
        return Ledger(tuple(rows), counted.editions, counted.regions)

    def region(self, region_id: str) -> Region:
        """Find a region by id, code or name.

        Raises:
            NotFound: there is none.
        """
        with self._database.read() as session:
            return regions.region(session, region_id)

    def way(self, region_id: str, edition: str | None = None) -> tuple[Event, ...]:
        """Return a region's dated history, oldest first, withdrawn events included."""
        with self._database.read() as session:
            return programme.events(session, edition=edition, region_id=region_id)

    def next_stages(self, edition: str, region_id: str) -> tuple[Stage, ...]:
        """Return what may be recorded next."""
        return allowed_next(self.way(region_id, edition))

    def advance(
        self,
        edition: str,
        region_id: str,
        stage: Stage,
        *,
        on: date,
        note: str = "",
        details: Details | None = None,
        file: Path | None = None,
    ) -> Event:
        """Record the next step of a region.

        Raises:
            ChangeRefused: the stage does not follow, or something it needs is missing (day, signatory, horizon …).
            NotFound: there is no such edition or region.
            FileProblem: the file cannot be kept; nothing is recorded then.
        """
        self._desk.require(Act.FOLLOW_UP)
        attachment = None
        if file is not None:
            stored = self._files.put_file(file)
            attachment = Attachment(stored.sha256, file.name, stored.size)
        with self._database.write() as session:
            editions.edition(session, edition)
            event = Event(
                sequence=0,
                edition=edition,
                region_id=regions.region(session, region_id).id,
                stage=stage,
                on=on,
                note=note.strip(),
                details=details or Details(),
                attachment=attachment,
                recorded_at=self._clock.now(),
                recorded_by=self._who,
            )
            appended(programme.events(session, edition=edition, region_id=event.region_id), event)
            kept = programme.append_event(session, event)
            self._desk.note(
                session,
                Act.FOLLOW_UP,
                f"{edition} {kept.region_id}",
                new=f"{stage.value} {on.isoformat()}",
                reason=kept.note,
            )
            return kept

    def withdraw(self, sequence: int, reason: str) -> None:
        """Take an event back that was recorded by mistake; it stays in sight with the reason.

        Raises:
            ChangeRefused: a later event rests on it, or no reason was given.
        """
        self._desk.require(Act.FOLLOW_UP)
        with self._database.write() as session:
            event = programme.event(session, sequence)
            way = programme.events(session, edition=event.edition, region_id=event.region_id)
            withdrawn(way, sequence, reason)
            programme.withdraw(session, sequence, reason=reason.strip(), who=self._who, at=self._clock.now())
            self._desk.note(
                session,
                Act.FOLLOW_UP,
                f"{event.edition} {event.region_id}",
                old=event.stage.value,
                reason=reason.strip(),
            )

    def attachment(self, event: Event) -> bytes:
        """Return an event's file, hashed once more.

        Raises:
            ChangeRefused: it has none.
            FileProblem: it was changed or is gone.
        """
        if event.attachment is None:
            raise ChangeRefused(
                Text("Peristiwa ini tidak memiliki berkas.", "This event has no file."),
                Text("Pilih peristiwa lain.", "Choose another event."),
            )
        return self._files.read(event.attachment.sha256, event.attachment.name.rpartition(".")[2].lower())

    def memorandum(self, edition: str, region_id: str, language: Language, paper: str) -> bytes:
        """Return the memorandum of a chosen region as PDF, filled from what is recorded so far.

        Raises:
            ChangeRefused: the region was not chosen.
        """
        self._desk.require(Act.PRINT)
        printed = self.drawn(edition, region_id, language, paper)
        with self._database.write() as session:
            self._desk.note(session, Act.PRINT, f"memorandum {edition} {region_id}")
        return printed

    def drawn(self, edition: str, region_id: str, language: Language, paper: str) -> bytes:
        """Return the memorandum for comparison with a paper at hand, which is no act. Raises as `memorandum`."""
        return self._printed(edition, region_id, language, paper, signature_field=False).data

    def signable(self, edition: str, region_id: str, language: Language, paper: str) -> Printed:
        """Return the memorandum with room for an electronic signature. Raises as `memorandum`."""
        self._desk.require(Act.PRINT)
        return self._printed(edition, region_id, language, paper, signature_field=True)

    def _printed(
        self, edition: str, region_id: str, language: Language, paper: str, *, signature_field: bool
    ) -> Printed:
        from smartcity_desktop.reports.memorandum import print_memorandum
        from smartcity_desktop.reports.memorandum_content import memorandum_content
        from smartcity_desktop.reports.paper import Paper

        with self._database.read() as session:
            stored = editions.edition(session, edition)
            place = regions.region(session, region_id)
            way = programme.events(session, edition=edition, region_id=place.id)
        standing = [event for event in way if event.withdrawn is None]
        if not any(event.stage in (Stage.CHOSEN, Stage.MEMORANDUM) for event in standing):
            raise ChangeRefused(
                Text(
                    "{region} tidak terpilih pada periode {edition}.",
                    "{region} was not chosen in edition {edition}.",
                ).filled(region=place.name, edition=edition),
                Text("Pilih daerah yang terpilih.", "Take a region that was chosen."),
            )
        signed = next((e for e in standing if e.stage is Stage.MEMORANDUM), None)
        content = memorandum_content(stored.edition, place, signed)
        return print_memorandum(
            content, paper=Paper(paper), language=language, signature_field=signature_field
        )
