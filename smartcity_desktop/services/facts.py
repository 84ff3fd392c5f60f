"""Headquarters' desk for facts: what regions answered, imported figures, scores of earlier editions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import EditionState
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.fact_changes import changes, merged
from smartcity_desktop.core.fact_columns import Kind
from smartcity_desktop.core.fact_table import Reading, Scope, read_tables
from smartcity_desktop.core.facts import TOTAL, EarlierScore, Facts
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.region_finder import RegionFinder
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.scoring import score_panel
from smartcity_desktop.core.staff import Act
from smartcity_desktop.store.records import editions, facts, regions, rubrics
from smartcity_desktop.store.records.panels import panels
from smartcity_desktop.system.workbooks import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.core.fact_cells import ReadAs
    from smartcity_desktop.core.fact_changes import Change, Count
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.store.database import Database, Session
    from smartcity_desktop.store.desk import Desk

_OPEN = (EditionState.DRAFT, EditionState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class FactsPreview:
    """What an import would do; nothing of it is done yet.

    Attributes:
        edition: its code.
        before, after: all facts of the edition, as they stand and as they would.
        changes: one by one. counts: by kind.
        regions: of the edition, by id.
        notes: what was passed over. read_as: numbers that were written with separators.
        empty: rows in which nothing is filled in yet.
        published: assessors have the edition already, and learn of this when it is published again.
    """

    edition: str
    before: Facts
    after: Facts
    changes: tuple[Change, ...]
    counts: tuple[Count, ...]
    regions: Mapping[str, Region]
    notes: tuple[Text, ...]
    read_as: tuple[ReadAs, ...]
    empty: int
    published: bool


@dataclass(frozen=True, slots=True)
class StandingFacts:
    """The facts of an edition as they stand.

    Attributes:
        open: whether they may change.
        published: whether the edition is.
        decided: codes of decided editions in this database whose panel means can be taken.
        missing: regions (ids) without a figure for an indicator (code) that needs one.
    """

    edition: str
    facts: Facts
    rubric: Rubric
    regions: Mapping[str, Region]
    open: bool
    published: bool
    decided: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]


class FactsDesk:
    """Imports facts: looked at first, then taken in as a whole. They reach assessors with the next publication."""

    def __init__(self, database: Database, desk: Desk) -> None:
        self._database = database
        self._desk = desk

    def show(self, code: str) -> StandingFacts:
        """Return the facts of an edition."""
        with self._database.read() as session:
            stored = editions.edition(session, code)
            rubric = _rubric(session, stored.edition)
            told = facts.facts(session, code)
            places = _places(session, stored.edition)
            decided = tuple(
                other.edition.code
                for other in editions.editions(session)
                if other.state is EditionState.DECIDED and other.edition.code != code
            )
        have = {(figure.region_id, figure.indicator) for figure in told.figures}
        numbers = [one.code for one in rubric.indicators() if one.goalposts is not None]
        return StandingFacts(
            edition=code,
            facts=told,
            rubric=rubric,
            regions=places,
            open=stored.state in _OPEN,
            published=stored.state is not EditionState.DRAFT,
            decided=decided,
            missing=tuple(
                (region, number) for region in places for number in numbers if (region, number) not in have
            ),
        )

    def preview(self, code: str, files: Sequence[Path], *, whole: bool = False) -> FactsPreview:
        """Read tables and say what they would change: `scope`, `read_files` and `preview_read` at once.

        Args:
            code: of the edition.
            files: CSV or XLSX, read together.
            whole: facts of the kinds in these files that stand in none of them go.

        Raises:
            CellsInvalid: with every problem of all files.
            FileProblem: one cannot be read.
            ChangeRefused: the edition is closed or decided.
        """
        return self.preview_read(code, read_files(files, self.scope(code)), whole=whole)

    def scope(self, code: str) -> Scope:
        """Return what tables of an edition may name.

        Raises:
            ActRefused: the person signed in may not import.
            ChangeRefused: the edition is closed or decided.
        """
        self._desk.require(Act.DRAFT)
        with self._database.read() as session:
            edition = self._open_edition(session, code)
            return Scope(
                _rubric(session, edition),
                frozenset(edition.regions),
                RegionFinder(regions.all_regions(session)),
            )

    def preview_read(self, code: str, reading: Reading, *, whole: bool = False) -> FactsPreview:
        """Say what tables that were read would change. Raises as `scope`."""
        self._desk.require(Act.DRAFT)
        with self._database.read() as session:
            self._open_edition(session, code)
        return self._preview(code, reading, reading.kinds if whole else frozenset())

    def preview_earlier(self, code: str, of_edition: str) -> FactsPreview:
        """Say what the panel means of a decided edition in this database would add, region by region.

        Indicators are those that both rubrics have by code, and the total.

        Raises:
            ChangeRefused: that edition was not decided, or this one is closed.
        """
        self._desk.require(Act.DRAFT)
        with self._database.read() as session:
            edition = self._open_edition(session, code)
            stored = editions.edition(session, of_edition)
            if stored.state is not EditionState.DECIDED or of_edition == code:
                raise ChangeRefused(
                    Text(
                        "Periode {code} belum diputuskan di komputer ini.",
                        "Edition {code} was not decided on this computer.",
                    ).filled(code=of_edition),
                    Text(
                        "Pilih periode lain yang sudah diputuskan, atau impor nilainya dari tabel.",
                        "Choose another one that was decided, or import its scores from a table.",
                    ),
                )
            codes = {indicator.code for indicator in _rubric(session, edition).indicators()} | {TOTAL}
            told = _means(session, stored.edition, frozenset(edition.regions), codes)
        reading = Reading(Facts(earlier=told), frozenset({Kind.EARLIER}), (), (), 0)
        return self._preview(code, reading, frozenset())

    def preview_told(self, code: str, told: Facts) -> FactsPreview:
        """Say what facts would change that stand in no table."""
        self._desk.require(Act.DRAFT)
        with self._database.read() as session:
            self._open_edition(session, code)
        return self._preview(code, Reading(told, frozenset(), (), (), 0), frozenset())

    def preview_clearing(self, code: str, kind: Kind) -> FactsPreview:
        """Say what taking all facts of a kind away would do."""
        self._desk.require(Act.DRAFT)
        with self._database.read() as session:
            self._open_edition(session, code)
        return self._preview(code, Reading(Facts(), frozenset({kind}), (), (), 0), frozenset({kind}))

    def take(self, preview: FactsPreview) -> FactsPreview:
        """Take in what was looked at, in one transaction.

        Raises:
            ActRefused: the person signed in may not.
            ChangeRefused: nothing changes, the facts changed since they were looked at, or the edition was closed.
        """
        self._desk.require(Act.DRAFT)
        if not preview.changes:
            raise ChangeRefused(
                Text("Tidak ada yang berubah.", "Nothing changes."),
                Text("Pilih berkas lain.", "Choose another file."),
            )
        with self._database.write() as session:
            edition = self._open_edition(session, preview.edition)
            if facts.facts(session, preview.edition) != preview.before:
                raise ChangeRefused(
                    Text(
                        "Data periode ini berubah sejak pratinjau dibuat.",
                        "The facts of this edition changed since they were looked at.",
                    ),
                    Text("Baca berkasnya sekali lagi.", "Read the file once more."),
                )
            _refuse_unreadable(preview.after, edition)
            facts.put_facts(session, preview.edition, preview.after)
            said = " ".join(
                f"{count.kind.value} +{count.new} ~{count.changed} -{count.gone}"
                for count in preview.counts
                if count.any
            )
            self._desk.note(session, Act.DRAFT, preview.edition, new=f"facts {said}")
        return preview

    def template(self, code: str, language: Language) -> bytes:
        """Return a workbook (.xlsx) to be filled in by regions: a row for each invited region and indicator."""
        from smartcity_desktop.reports.facts_template import facts_template

        self._desk.require(Act.PRINT)
        with self._database.read() as session:
            edition = editions.edition(session, code).edition
            rubric = _rubric(session, edition)
            places = _places(session, edition)
        if not places:
            raise ChangeRefused(
                Text("Periode ini belum mengundang daerah.", "The edition invites no region yet."),
                Text("Undang daerah, lalu buat templat.", "Invite regions, then make the template."),
            )
        made = facts_template(edition.title, rubric, tuple(places.values()), language)
        with self._database.write() as session:
            self._desk.note(session, Act.PRINT, f"facts template {code}")
        return made

    # -- steps -------------------------------------------------------------------------------------------------

    def _preview(self, code: str, reading: Reading, whole: frozenset[Kind]) -> FactsPreview:
        with self._database.read() as session:
            stored = editions.edition(session, code)
            before = facts.facts(session, code)
            places = _places(session, stored.edition)
        after = merged(before, reading.facts, whole)
        every, counts = changes(before, after)
        return FactsPreview(
            edition=code,
            before=before,
            after=after,
            changes=every,
            counts=counts,
            regions=places,
            notes=reading.notes,
            read_as=reading.read_as,
            empty=reading.empty,
            published=stored.state is not EditionState.DRAFT,
        )

    def _open_edition(self, session: Session, code: str) -> Edition:
        stored = editions.edition(session, code)
        if stored.state not in _OPEN:
            raise ChangeRefused(
                Text(
                    "Periode ini sudah ditutup atau diputuskan; datanya tidak berubah lagi.",
                    "The edition is closed or decided; its facts change no more.",
                ),
                Text("Impor data ke periode berikutnya.", "Import facts into the next edition."),
            )
        return stored.edition


def read_files(files: Sequence[Path], scope: Scope) -> Reading:
    """Read tables together; the database is not touched, for a workbook may take its reader up to 30 seconds.

    Raises:
        CellsInvalid: with every problem of all files.
        FileProblem: one cannot be read.
    """
    return read_tables([read_table(file) for file in files], scope)


def _means(
    session: Session, edition: Edition, wanted: frozenset[str], codes: set[str]
) -> tuple[EarlierScore, ...]:
    """Return the panel means of an edition, as they are shown."""
    rubric = _rubric(session, edition)
    found = panels(session, edition, rubric)
    told = []
    for region_id in edition.regions:
        if region_id not in wanted:
            continue
        result = score_panel(rubric, found.answers.get(region_id, []), region=region_id)
        told += [
            EarlierScore(region_id, edition.code, code, value.shown)
            for code, value in result.values.items()
            if code in codes and value.shown is not None
        ]
    return tuple(told)


def _refuse_unreadable(told: Facts, edition: Edition) -> None:
    """Read the facts as every laptop will: published ones that nobody can take in could not be called back."""
    from smartcity_desktop.sealing.documents import facts_json, read_facts

    invited = frozenset(edition.regions)
    kept = Facts(
        tuple(one for one in told.figures if one.region_id in invited),
        tuple(one for one in told.replies if one.region_id in invited),
        tuple(one for one in told.earlier if one.region_id in invited),
    )
    try:
        read_facts(facts_json(kept), invited)
    except PackageRefused as refusal:
        raise ChangeRefused(
            Text(
                "Data ini tidak dapat diterbitkan ({detail}).", "These facts cannot be published ({detail})."
            ).filled(detail=refusal.detail),
            Text("Ringkas atau bagi datanya.", "Shorten or divide them."),
        ) from refusal


def _rubric(session: Session, edition: Edition) -> Rubric:
    if not edition.rubric.code:
        raise ChangeRefused(
            Text(
                "Periode ini dari masa sebelum program dan tidak mempunyai rubrik.",
                "This edition is from before the program and has no rubric.",
            ),
            Text("Pilih periode lain.", "Choose another edition."),
        )
    return read_rubric(rubrics.rubric_text(session, edition.rubric), edition.rubric.code)


def _places(session: Session, edition: Edition) -> dict[str, Region]:
    invited = frozenset(edition.regions)
    return {region.id: region for region in regions.all_regions(session) if region.id in invited}
