"""Builds database, settings and services once and hands them over; no widgets, no globals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from smartcity_desktop.core.backup import Reason
from smartcity_desktop.core.cohorts import cohort_editions, cohort_events
from smartcity_desktop.core.edition import EditionState
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Language, TimeZone
from smartcity_desktop.core.package import PackageKind
from smartcity_desktop.core.region_table import read_regions
from smartcity_desktop.sealing import identity
from smartcity_desktop.services.audit import AuditDesk
from smartcity_desktop.services.authority import AuthorityDesk
from smartcity_desktop.services.backups.again import came_later, publish_again
from smartcity_desktop.services.backups.desk import BackupDesk
from smartcity_desktop.services.backups.restoring import Again, Restoring
from smartcity_desktop.services.blank_sheets import BlankSheets
from smartcity_desktop.services.consolidation import Consolidation
from smartcity_desktop.services.deeds import DeedLog
from smartcity_desktop.services.delivery import Delivery
from smartcity_desktop.services.drafting import Drafting
from smartcity_desktop.services.edition_desk import EditionDesk
from smartcity_desktop.services.editions import Editions
from smartcity_desktop.services.evidence import EvidenceDesk
from smartcity_desktop.services.facts import FactsDesk
from smartcity_desktop.services.field_papers import FieldPapers, FieldSigning
from smartcity_desktop.services.fieldwork import Fieldwork
from smartcity_desktop.services.finalising import Finalising
from smartcity_desktop.services.gate import AssessorGate, HeadquartersGate
from smartcity_desktop.services.identity import IdentityDesk
from smartcity_desktop.services.inbox import Inbox
from smartcity_desktop.services.paper import PaperCheck, Printers
from smartcity_desktop.services.people import People
from smartcity_desktop.services.printing import SheetPrinting, key_card
from smartcity_desktop.services.programme import Programme
from smartcity_desktop.services.publishing import Publishing
from smartcity_desktop.services.recovery import RecoveryDesk
from smartcity_desktop.services.renewals import Renewals
from smartcity_desktop.services.reporting import Reporting
from smartcity_desktop.services.rubric_moves import RubricMoves
from smartcity_desktop.services.scoring import Saved, Scoring
from smartcity_desktop.services.second_copy import SecondCopy
from smartcity_desktop.services.signed_sheets import SignedSheets
from smartcity_desktop.services.signing import PaperSigning
from smartcity_desktop.services.staff import StaffDesk
from smartcity_desktop.services.transcription import TranscriptionDesk
from smartcity_desktop.store.database import Database
from smartcity_desktop.store.evidence import EvidenceStore
from smartcity_desktop.store.looks import Looks
from smartcity_desktop.system import swap
from smartcity_desktop.system.clock import SystemClock, new_id
from smartcity_desktop.system.files import remove_quietly
from smartcity_desktop.system.paths import Role, RoleFolder, profiles, refuse_synced, role_folder
from smartcity_desktop.system.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.sealing.staff import StaffEntry
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.system.clock import Clock, NewId
    from smartcity_desktop.system.settings import Settings


EVIDENCE_LIMIT = 64 * 1024 * 1024
"""Bytes of one file that a package can carry (PACKAGE.md 4.1)."""


@dataclass(frozen=True, slots=True)
class AssessorServices:
    """What an assessor may do."""

    folder: RoleFolder
    database: Database
    identity: IdentityDesk
    editions: EditionDesk
    scoring: Scoring
    fieldwork: Fieldwork[Saved]
    field_papers: FieldPapers
    field_signing: FieldSigning
    evidence: EvidenceDesk
    finalising: Finalising
    rubric_moves: RubricMoves
    reporting: Reporting
    delivery: Delivery
    second_copy: SecondCopy
    transcription: TranscriptionDesk
    printing: SheetPrinting
    blank_sheets: BlankSheets
    signed_sheets: SignedSheets
    audit: AuditDesk
    paper: PaperCheck
    backups: BackupDesk
    restoring: Restoring


@dataclass(frozen=True, slots=True)
class HeadquartersServices:
    """What headquarters may do."""

    folder: RoleFolder
    database: Database
    desk: StaffDesk
    people: People
    deeds: DeedLog
    authority: AuthorityDesk
    recovery: RecoveryDesk
    renewals: Renewals
    drafting: Drafting
    facts: FactsDesk
    publishing: Publishing
    editions: Editions
    inbox: Inbox
    consolidation: Consolidation
    programme: Programme
    printing: SheetPrinting
    signing: PaperSigning
    audit: AuditDesk
    paper: PaperCheck
    backups: BackupDesk
    restoring: Restoring


def assessor_gate(root: Path, clock: Clock | None = None, profile: str = "") -> AssessorGate:
    """Return the gate before an assessor's data; nothing is made yet.

    Args:
        root: the data folder.
        clock: of this computer, where it is not the system's.
        profile: which of several people (`system.paths.profiles`); empty for the first.

    Raises:
        StoreProblem: the folder is synced or on a network.
    """
    refuse_synced(root)
    folder = role_folder(root, Role.ASSESSOR, profile)
    swap.settle(folder.root, tidy=False)
    return AssessorGate(folder, clock or SystemClock())


@dataclass(frozen=True, slots=True)
class Person:
    """One of the assessors on this computer: their folder, and what stands of them in the clear."""

    profile: str
    label: str
    fingerprint: str


def assessors(root: Path) -> tuple[Person, ...]:
    """Return the assessors with an identity on this computer; one whose file is damaged is listed without a code."""
    found = []
    for profile in profiles(root):
        try:
            cover = assessor_gate(root, profile=profile).cover()
        except IdentityProblem:
            found.append(Person(profile, "", ""))
            continue
        if cover is not None:
            found.append(Person(profile, cover.label, cover.fingerprint))
    return tuple(found)


def headquarters_gate(root: Path, clock: Clock | None = None) -> HeadquartersGate:
    """Return the gate before headquarters' data. Raises as `assessor_gate`."""
    refuse_synced(root)
    folder = role_folder(root, Role.HEADQUARTERS)
    swap.settle(folder.root, tidy=False)
    return HeadquartersGate(folder, clock or SystemClock())


def build_assessor(
    root: Path, settings: Settings, keys: StoreKeys, *, clock: Clock | None = None, ids: NewId = new_id
) -> AssessorServices:
    """Open an assessor's data folder and build what works on it.

    Raises:
        StoreProblem: the database is newer, damaged, or in a synced folder.
        FileProblem: the folder cannot be made or written to.
    """
    clock = clock or SystemClock()
    folder, database = _opened(root, Role.ASSESSOR, keys, settings.profile)
    evidence = EvidenceStore(folder.evidence, EVIDENCE_LIMIT, keys.at_rest())
    me = identity.card(folder.identity, keys).assessor_id or ""
    backups = BackupDesk(database, folder, keys, clock, whose=_whose(folder))
    zone, language = TimeZone(settings.zone), Language(settings.language)
    printing = SheetPrinting(database, zone)
    scoring = Scoring(database, clock, ids, me)
    papers = FieldPapers(database, evidence)
    return AssessorServices(
        folder=folder,
        database=database,
        identity=IdentityDesk(folder, keys, database, clock, ids),
        editions=EditionDesk(database, folder, keys, clock, partial(backups.before, Reason.EDITION)),
        scoring=scoring,
        fieldwork=Fieldwork(database, scoring, ids),
        field_papers=papers,
        field_signing=FieldSigning(database, folder, keys, clock, zone),
        evidence=EvidenceDesk(
            database,
            evidence,
            clock,
            ids,
            me,
            scoring.steps,
            Looks(evidence, folder.looks, keys.at_rest()),
            settings.photo_side,
        ),
        finalising=Finalising(
            database, evidence, folder, keys, clock, ids, paper=settings.paper, zone=zone, language=language
        ),
        rubric_moves=RubricMoves(database, clock, ids, me, partial(backups.before, Reason.RUBRIC)),
        reporting=Reporting(database, folder, keys, clock, ids, me),
        delivery=Delivery(database, folder, keys, clock),
        second_copy=SecondCopy(database, folder, keys, clock, ids),
        transcription=TranscriptionDesk(database, folder, keys, printing.blank, scoring.fill),
        printing=printing,
        blank_sheets=BlankSheets(database, zone),
        signed_sheets=SignedSheets(database, folder, keys),
        audit=AuditDesk(database, folder, keys, received=False),
        paper=PaperCheck(
            database,
            Printers(
                printing.drawn,
                printing.blank,
                visit=papers.drawn_visit,
                promises=papers.promises,
                keys=key_card,
            ),
            folder,
            keys,
            language=language,
            zone=zone,
        ),
        backups=backups,
        restoring=assessor_restoring(folder, keys, clock, ids),
    )


def build_headquarters(
    root: Path, settings: Settings, entry: StaffEntry, *, clock: Clock | None = None, ids: NewId = new_id
) -> HeadquartersServices:
    """Open headquarters' data folder for who signed in, with the regions and the three real cohorts in it.

    Raises:
        ActRefused: the person works there no more.
        StoreProblem, FileProblem: as `build_assessor`.
    """
    clock = clock or SystemClock()
    keys = entry.keys
    folder, database = _opened(root, Role.HEADQUARTERS, keys)
    _fill(database, clock)
    evidence = EvidenceStore(folder.evidence, at_rest=keys.at_rest())
    try:
        desk = StaffDesk(database, folder, entry, clock)
    except BaseException:
        database.close()
        raise
    zone, language = TimeZone(settings.zone), Language(settings.language)
    consolidation, programme = (
        Consolidation(database, clock, desk),
        Programme(database, evidence, clock, desk),
    )
    printing, papers = SheetPrinting(database, zone, desk), FieldPapers(database, evidence)
    return HeadquartersServices(
        folder=folder,
        database=database,
        desk=desk,
        people=People(database, folder, keys, clock, desk),
        deeds=DeedLog(database, folder, keys),
        authority=AuthorityDesk(database, folder, keys, clock, desk),
        recovery=RecoveryDesk(database, folder, clock, desk),
        renewals=Renewals(database, folder, clock),
        drafting=Drafting(database, folder, clock, desk),
        facts=FactsDesk(database, desk),
        publishing=Publishing(database, folder, keys, clock, ids, desk),
        editions=Editions(database),
        inbox=Inbox(database, evidence, folder, keys, clock, ids, desk),
        consolidation=consolidation,
        programme=programme,
        printing=printing,
        signing=PaperSigning(database, folder, clock, desk, zone),
        audit=AuditDesk(database, folder, keys, received=True),
        paper=PaperCheck(
            database,
            Printers(
                printing.drawn,
                printing.blank,
                consolidation.drawn,
                programme.drawn,
                papers.drawn_visit,
                papers.promises,
                key_card,
            ),
            folder,
            keys,
            language=language,
            zone=zone,
        ),
        backups=BackupDesk(database, folder, keys, clock),
        restoring=headquarters_restoring(folder, entry, clock, ids),
    )


def assessor_restoring(
    folder: RoleFolder, keys: StoreKeys | None, clock: Clock | None = None, ids: NewId = new_id
) -> Restoring:
    """Return what brings an assessor's backups back; the database need not open. `keys`: those that are open."""
    clock = clock or SystemClock()
    whose = _whose(folder) if keys is not None else ("", "")

    def editions_again(side: RoleFolder, database: Database, opened: StoreKeys) -> None:
        with came_later(PackageKind.EDITION, side, database, opened) as files:
            for file in files:
                EditionDesk(database, side, opened, clock).take_in(file, root_confirmed=True)

    def receipts_again(side: RoleFolder, database: Database, opened: StoreKeys) -> None:
        with came_later(PackageKind.RECEIPT, side, database, opened) as files:
            for file in files:
                Delivery(database, side, opened, clock).take_receipt(file)

    return Restoring(folder, keys, clock, ids, again=Again(editions_again, receipts_again), whose=whose)


def _whose(folder: RoleFolder) -> tuple[str, str]:
    """Return the code and the label of the key that backups belong to; both stand in the clear."""
    cover = identity.cover(folder.identity)
    return (cover.fingerprint, cover.label) if cover else ("", "")


def headquarters_restoring(
    folder: RoleFolder, entry: StaffEntry | None, clock: Clock | None = None, ids: NewId = new_id
) -> Restoring:
    """Return what brings headquarters' backups back. `entry`: of who is signed in, where somebody is."""
    clock = clock or SystemClock()

    def packages_again(side: RoleFolder, database: Database, opened: StoreKeys) -> None:
        assert entry is not None
        desk = StaffDesk(database, side, entry, clock)
        evidence = EvidenceStore(side.evidence, at_rest=opened.at_rest())
        with came_later(PackageKind.ASSESSMENT, side, database, opened) as files:
            if files:
                Inbox(database, evidence, side, opened, clock, ids, desk).receive(files)

    again = Again(publish_again, packages_again)
    return Restoring(folder, entry.keys if entry else None, clock, ids, again=again)


def _folder(root: Path, role: Role, profile: str) -> RoleFolder:
    refuse_synced(root)
    folder = role_folder(root, role, profile)
    swap.settle(folder.root)
    folder.make()
    return folder


def _opened(root: Path, role: Role, keys: StoreKeys, profile: str = "") -> tuple[RoleFolder, Database]:
    folder = _folder(root, role, profile)
    database = Database.open(folder.database, folder.backups, key=keys.database)
    _tidy(folder)
    return folder, database


def _tidy(folder: RoleFolder) -> None:
    """Remove what a killed program left half-copied; whoever opens a data folder holds it alone.

    Only files that never got their final name go. Whatever was sealed or taken in stays.
    """
    for place in (folder.outbox, folder.inbox, folder.held, folder.papers):
        for left in place.glob("*.partial"):
            remove_quietly(left)
    for copy in folder.quarantine.iterdir():
        remove_quietly(copy)
    EvidenceStore(folder.evidence).tidy()


def _fill(database: Database, clock: Clock) -> None:
    """Write regions and real cohorts into a new database; one that has regions is left as it is."""
    from smartcity_desktop.store.records import editions, programme, regions

    with database.read() as session:
        if regions.all_regions(session):
            return
    table = resource("regions.csv").read_text(encoding="utf-8")
    places = read_regions(table, "regions.csv")
    cohorts = resource("cohorts.csv").read_text(encoding="utf-8")
    extra = resource("cohorts_extra.csv").read_text(encoding="utf-8")
    events = cohort_events(cohorts, extra, places)
    with database.write() as session:
        regions.put_regions(session, places)
        for edition in cohort_editions(events):
            editions.put_edition(session, edition, EditionState.HISTORY)
        for event in events:
            programme.append_event(session, event)
