"""Editions of sample data: the practice edition of the window, and the whole edition of `demo`.

Both play headquarters and assessors through the same services that people use; only the scores are made up,
from a seed, and every paper says so.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from smartcity_desktop.app import (
    AssessorServices,
    HeadquartersServices,
    assessor_gate,
    build_assessor,
    build_headquarters,
    headquarters_gate,
)
from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.edition import Assessor, Kind, Mode, Selection, TieRule
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.facts import TOTAL, EarlierScore, Facts, Figure, Reply
from smartcity_desktop.core.language import Language, Text, TimeZone
from smartcity_desktop.core.programme import Details, Stage
from smartcity_desktop.core.rubric import Severity, Unit
from smartcity_desktop.core.staff import Secret, StaffRole
from smartcity_desktop.system import settings as settings_file
from smartcity_desktop.system.clock import SystemClock, new_id
from smartcity_desktop.system.files import write_whole
from smartcity_desktop.system.paths import settings_file as settings_path
from smartcity_desktop.system.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.services.inbox import Report
    from smartcity_desktop.system.clock import Clock, NewId

PRACTICE_CODE = "LATIHAN"
PRACTICE_PASSPHRASE = "latihan-smart-city"
"""Of every key of the practice edition, shown in the window: practice has nothing to protect."""
SAMPLE_CODE = "CONTOH-2019"
SAMPLE_PASSPHRASE = "data-contoh-saja"
INSTITUTION = "Data contoh"
ADMINISTRATOR, CHAIR = "Administrator (contoh)", "Ketua panel (contoh)"
"""Headquarters of sample data has two people, for publishing and deciding take two."""
PRACTICE_REGIONS = ("81.71", "34.04", "35.78", "51.71", "73.71", "63.72", "13.75", "33.72")
_COMMENTS = (
    "Data contoh: sesuai dokumen yang diperlihatkan.",
    "Data contoh: perlu dilengkapi tahun depan.",
    "Data contoh: sudah berjalan di sebagian besar perangkat daerah.",
)
_REPLIES = (
    "Data contoh: sudah berjalan di semua perangkat daerah.",
    "Data contoh: baru pada sebagian perangkat daerah; selebihnya tahun depan.",
    "Data contoh: sedang disusun, rancangannya terlampir.",
)
_FIGURES = (
    ("IPM", Text("Indeks pembangunan manusia", "Human development index"), 62, 85),
    ("KKD", Text("Kapasitas keuangan daerah", "Fiscal capacity"), 0, 4),
)
_SOURCE, _EARLIER = "Data contoh", "CONTOH-2018"
_EXPLANATION = "Data contoh: bukti dukung tidak disertakan."
_INVITED = Text("Periode contoh: {n} daerah diundang.", "Sample edition: {n} regions asked.")
_PUBLISHED = Text("Periode diterbitkan: {path}", "Edition published: {path}")
_SIGNED = Text(
    "{n} penilaian ditandatangani oleh {m} asesor: {path}", "{n} assessments signed by {m} assessors: {path}"
)
_TAKEN = Text("Pusat menerima {n} paket.", "Headquarters took {n} packages in.")
_CHOSEN = Text("{n} daerah terpilih; dicetak: {path}", "{n} regions chosen; printed: {path}")


@dataclass(frozen=True, slots=True)
class SampleEdition:
    """What `demo` made and where it lies.

    Attributes:
        root: data folder of headquarters, to be opened with `--data-dir`.
        packages: where the assessors' packages lie.
        papers: printed PDF files.
        chosen: names of the chosen regions, in official order.
    """

    root: Path
    edition_package: Path
    packages: Path
    reports: tuple[Report, ...]
    papers: tuple[Path, ...]
    chosen: tuple[str, ...]
    assessors: int
    sheets: int


def prepare_practice(root: Path, *, clock: Clock | None = None, ids: NewId = new_id) -> None:
    """Make the practice edition ready in `root`, for both roles; one that is there is left as it is.

    Headquarters is founded, an edition of eight regions published, two sample assessors have handed in their
    sheets, and the newcomer is enrolled as `A-01` with three regions to score.
    """
    clock = clock or SystemClock()
    path = settings_path(root)
    chosen = settings_file.load(path)
    if chosen.edition == PRACTICE_CODE:
        return
    chosen = replace(chosen, role="assessor", edition="")
    play = _Play(root, chosen, PRACTICE_CODE, PRACTICE_PASSPHRASE, clock, ids)
    places = {region.code: region for region in play.headquarters.drafting.regions()}
    regions = [places[code] for code in PRACTICE_REGIONS]
    title = Text("Periode latihan", "Practice edition")
    play.draft(title, Kind.PRACTICE, regions, places=3, seed=1)
    people = [
        Assessor("A-01", "Asesor Latihan", "Latihan"),
        Assessor("A-02", "Asesor Contoh 2", INSTITUTION),
        Assessor("A-03", "Asesor Contoh 3", INSTITUTION),
    ]
    play.enrol(people, {"A-01": root})
    pairs = [(region.id, "A-01", Mode.INTERVIEW) for region in regions[:3]]
    pairs += [(region.id, person.id, Mode.INTERVIEW) for region in regions for person in people[1:]]
    play.publish(pairs)
    for person in people[1:]:
        play.score_and_sign(person, 1)
    play.headquarters.inbox.receive([play.packages])
    play.close()
    settings_file.save(path, replace(chosen, edition=PRACTICE_CODE))


def sample_edition(
    folder: Path,
    *,
    regions: int = 107,
    assessors_per_region: int = 3,
    seed: int = 1,
    choose: int = 25,
    say: Callable[[Text], None] = lambda text: None,
    clock: Clock | None = None,
    ids: NewId = new_id,
) -> SampleEdition:
    """Play a whole edition: publish, score, sign, export, import, rank, choose, print.

    The 2019 edition of sample data has the 25 regions that signed in 2019, the rest are drawn by `seed` from
    those in no earlier cohort.

    Raises:
        ChangeRefused: `folder` has an edition of sample data already, or the numbers cannot be met.
    """
    if settings_path(folder).exists():
        raise ChangeRefused(
            Text("Folder {folder} sudah berisi data.", "Folder {folder} has data in it already.").filled(
                folder=folder
            ),
            Text("Pilih folder yang kosong.", "Choose an empty folder."),
        )
    settings = Settings(role="headquarters")
    play = _Play(folder, settings, SAMPLE_CODE, SAMPLE_PASSPHRASE, clock or SystemClock(), ids)
    invited = _invited(play.headquarters, regions, seed)
    say(_INVITED.filled(n=len(invited)))
    title = Text("Periode contoh 2019 (data contoh)", "Sample edition 2019 (sample data)")
    play.draft(title, Kind.SAMPLE, invited, places=min(choose, len(invited)), seed=seed)
    count = max(assessors_per_region, min(12, len(invited)))
    people = [Assessor(f"A-{n:02}", f"Asesor Contoh {n}", INSTITUTION) for n in range(1, count + 1)]
    play.enrol(people, {})
    package = play.publish(_panels(invited, people, assessors_per_region))
    say(_PUBLISHED.filled(path=package))
    sheets = sum(play.score_and_sign(person, seed) for person in people)
    say(_SIGNED.filled(n=sheets, m=count, path=play.packages))
    reports = play.headquarters.inbox.receive([play.packages])
    say(_TAKEN.filled(n=sum(report.outcome == "taken" for report in reports)))
    chosen, papers = _decide_and_print(play)
    say(_CHOSEN.filled(n=len(chosen), path=folder / "papers"))
    play.close()
    settings_file.save(settings_path(folder), replace(settings, edition=SAMPLE_CODE))
    return SampleEdition(folder, package, play.packages, reports, papers, chosen, count, sheets)


def _panels(regions: Sequence[Region], people: Sequence[Assessor], seats: int) -> list[tuple[str, str, Mode]]:
    """Seat assessors around the regions in turn, so that each has about as many."""
    return [
        (region.id, people[(place * seats + seat) % len(people)].id, Mode.INTERVIEW)
        for place, region in enumerate(regions)
        for seat in range(seats)
    ]


class _Play:
    """One headquarters and its sample assessors, each in a data folder of its own below `root`."""

    def __init__(
        self, root: Path, settings: Settings, code: str, passphrase: str, clock: Clock, ids: NewId
    ) -> None:
        self.settings = settings
        self.packages = root / "packages"
        self._root = root
        self._code = code
        self._passphrase = passphrase
        self._clock = clock
        self._ids = ids
        entry = headquarters_gate(root, clock).create(passphrase, ADMINISTRATOR)
        self.headquarters: HeadquartersServices = build_headquarters(
            root, settings, entry, clock=clock, ids=ids
        )
        self.secrets: tuple[Secret, ...] = (Secret(entry.person_id, passphrase),)
        self._roots: dict[str, Path] = {}
        self._keys: dict[str, StoreKeys] = {}
        self.packages.mkdir(parents=True, exist_ok=True)

    def draft(self, title: Text, kind: Kind, regions: Sequence[Region], *, places: int, seed: int) -> None:
        """Found the authority, bring the second person in, and draft an edition that is open for a year."""
        name = "Gerakan Menuju 100 Smart City (data contoh)"
        self.headquarters.authority.found(name, self._passphrase)
        chair = self.headquarters.people.add(CHAIR, StaffRole.CHAIR, self._passphrase, self.secrets)
        self.secrets = (*self.secrets, Secret(chair.id, self._passphrase))
        today = TimeZone.WIB.day(self._clock.now())
        self.headquarters.drafting.create(
            self._code,
            title,
            selection=Selection(
                places, (TieRule.DIMENSIONS, TieRule.FULL_LEVELS, TieRule.LOT), lot_seed=seed
            ),
            opens=today,
            closes=today + timedelta(days=365),
            receiving_deadline=self._clock.now() + timedelta(days=366),
            kind=kind,
        )
        self.headquarters.drafting.invite(self._code, [region.id for region in regions])
        facts = self.headquarters.facts
        told = synthetic_facts(
            facts.show(self._code).rubric, [region.id for region in regions], seed, today.year
        )
        facts.take(facts.preview_told(self._code, told))

    def enrol(self, people: Sequence[Assessor], roots: dict[str, Path]) -> None:
        """Make each assessor's identity in a folder of its own and put it on the roster."""
        requests = []
        for person in people:
            root = roots.get(person.id, self._root / "assessors" / person.id)
            self._roots[person.id] = root
            gate = assessor_gate(root, self._clock)
            self._keys[person.id] = gate.create(person.name, person.institution, self._passphrase)
            services = self._assessor(person.id)
            requests.append((services.identity.write_request(services.folder.root), person))
            services.database.close()
        self.headquarters.drafting.enrol_all(self._code, requests, self._passphrase)

    def publish(self, pairs: Iterable[tuple[str, str, Mode]]) -> Path:
        """Assign, publish, and let every assessor take the edition in."""
        self.headquarters.drafting.assign(self._code, pairs)
        package = self.headquarters.publishing.publish(self._code, self.secrets, self._root)
        for person_id in self._roots:
            services = self._assessor(person_id)
            services.editions.take_in(package, root_confirmed=True)
            services.database.close()
        return package

    def score_and_sign(self, person: Assessor, seed: int) -> int:
        """Let one assessor score, sign and export all of their regions; returns how many."""
        services = self._assessor(person.id)
        made = []
        for line in services.scoring.regions(self._code):
            view = services.scoring.open(self._code, line.assignment_id)
            answers = synthetic_answers(view.rubric, line.region.id, person.id, seed)
            saved = services.scoring.fill(view.assessment.id, answers)
            warned = {
                problem.key: _EXPLANATION
                for problem in saved.view.problems
                if problem.severity is Severity.WARN
            }
            services.scoring.fill(view.assessment.id, (), warned)
            made.append(view.assessment.id)
        services.finalising.sign_all(made, self._passphrase, no_conflict=True)
        services.delivery.export(made, self.packages)
        services.database.close()
        return len(made)

    def close(self) -> None:
        """Close headquarters' database."""
        self.headquarters.database.close()

    def _assessor(self, person_id: str) -> AssessorServices:
        return build_assessor(
            self._roots[person_id],
            self.settings,
            self._keys[person_id],
            clock=self._clock,
            ids=self._ids,
        )


def synthetic_answers(rubric: Rubric, region_id: str, assessor_id: str, seed: int) -> tuple[Answer, ...]:
    """Make up a full sheet from the seed: a region has a strength, an assessor a severity, the rest is chance."""
    strength = random.Random(f"{seed}/region/{region_id}").gauss(0.55, 0.18)
    severity = random.Random(f"{seed}/assessor/{assessor_id}").gauss(0.0, 0.06)
    chance = random.Random(f"{seed}/{region_id}/{assessor_id}")
    levels = rubric.scale.levels
    answers = []
    for indicator in rubric.indicators():
        wanted = min(max(strength - severity + chance.gauss(0, 0.16), 0.0), 1.0)
        value: Decimal = levels[round(wanted * (len(levels) - 1))]
        comment = chance.choice(_COMMENTS) if chance.random() < 0.4 else ""
        answers.append(Answer(indicator.code, value, comment=comment))
    return tuple(answers)


def synthetic_facts(rubric: Rubric, regions: Iterable[str], seed: int, year: int) -> Facts:
    """Make up what regions answered, two figures and earlier scores, each of which says that it is sample data."""
    figures: list[Figure] = []
    replies: list[Reply] = []
    earlier: list[EarlierScore] = []
    scale, levels = rubric.scale, rubric.scale.levels
    percent = rubric.display.unit is Unit.PERCENT
    low_end, high_end = (0, 100) if percent else (Fraction(scale.minimum), Fraction(scale.maximum))
    codes = [one.code for one in rubric.indicators() if one.goalposts is None]
    for region_id in regions:
        chance = random.Random(f"{seed}/facts/{region_id}")
        for code, name, low, high in _FIGURES:
            value = Decimal(chance.randint(low * 100, high * 100)).scaleb(-2)
            figures.append(Figure(region_id, code, name, value, "", _SOURCE, year - 1))
        for code in codes:
            if chance.random() < 0.7:
                replies.append(Reply(region_id, code, chance.choice(_REPLIES), chance.choice(levels)))
        for code in (*codes, TOTAL):
            share = Fraction(chance.randint(150, 950), 1000)
            shown = rubric.display.rounded(low_end + share * (high_end - low_end))
            earlier.append(EarlierScore(region_id, _EARLIER, code, shown))
    return Facts(tuple(figures), tuple(replies), tuple(earlier))


def _invited(headquarters: HeadquartersServices, count: int, seed: int) -> list[Region]:
    """Take the regions of the 2019 cohort first, then sample ones that no earlier cohort has."""
    places = {region.id: region for region in headquarters.drafting.regions()}
    rows = headquarters.programme.ledger().rows
    signed = {row.region.id: row.edition for row in rows if row.stage is Stage.MEMORANDUM}
    cohort = [
        places[r]
        for r in dict.fromkeys(
            row.region.id for row in rows if row.edition == "2019" and row.stage is Stage.MEMORANDUM
        )
    ]
    earlier = {row.region.id for row in rows if row.edition in ("2017", "2018") and row.region.id in signed}
    taken = {region.id for region in cohort}
    rest = [r for r in places.values() if r.elected_head and r.id not in taken | earlier]
    if count < 1 or count > len(cohort) + len(rest):
        raise ChangeRefused(
            Text("{n} daerah tidak dapat diundang.", "{n} regions cannot be asked.").filled(n=count),
            Text("Pilih 1 sampai {most}.", "Choose 1 to {most}.").filled(most=len(cohort) + len(rest)),
        )
    drawn = random.Random(seed).sample(rest, max(0, count - len(cohort)))
    return cohort[:count] + sorted(drawn, key=lambda region: region.code)


def _decide_and_print(play: _Play) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """Choose, record a memorandum for the first region, and print what a meeting would want."""
    headquarters, code = play.headquarters, SAMPLE_CODE
    decision = headquarters.consolidation.choose(code, secrets=play.secrets, reason="Data contoh")
    view = headquarters.consolidation.ranking(code)
    names = tuple(view.regions[region_id].name for region_id in decision.chosen)
    first = decision.chosen[0]
    headquarters.programme.advance(
        code,
        first,
        Stage.MEMORANDUM,
        on=TimeZone.WIB.day(decision.at),
        note="Data contoh",
        details=Details(signatory="Kepala daerah (contoh)", office="Kepala daerah", place="Jakarta"),
    )
    folder = headquarters.folder.root.parent / "papers"
    sheet = headquarters.consolidation.panel(code, first).sheets[0].assessment
    printed = {
        "peringkat.pdf": headquarters.consolidation.print_ranking(code, Language.INDONESIAN, "A4"),
        "nota-kesepahaman.pdf": headquarters.programme.memorandum(code, first, Language.INDONESIAN, "A4"),
    }
    if sheet is not None:
        printed["lembar-penilaian.pdf"] = headquarters.printing.sheet(sheet.id, Language.INDONESIAN, "A4")
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in printed.items():
        write_whole(folder / name, data)
    return names, tuple(folder / name for name in printed)
