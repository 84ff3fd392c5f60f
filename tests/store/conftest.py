from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from smartcity_desktop.core.assessment import AssessmentState, Citation, Field
from smartcity_desktop.core.deeds import Approval, Approvals
from smartcity_desktop.core.edition import (
    Assessor,
    Assignment,
    Edition,
    EditionState,
    Kind,
    Mode,
    RosterEntry,
    RosterStatus,
    Selection,
    TieRule,
)
from smartcity_desktop.core.facts import EarlierScore, Facts, Figure, Reply
from smartcity_desktop.core.field_report import DraftLine, FieldReport
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageKind
from smartcity_desktop.core.programme import Attachment, Details, Event, Stage
from smartcity_desktop.core.region import Region, RegionCode, RegionKind
from smartcity_desktop.core.rubric import EvidenceKind, RubricName
from smartcity_desktop.core.staff import Act, Person, PersonStatus, StaffRole
from smartcity_desktop.store.database import Database
from smartcity_desktop.store.records import (
    assessments,
    decisions,
    deeds,
    editions,
    facts,
    field_reports,
    journal,
    packages,
    programme,
    regions,
    revisions,
    rubrics,
    staff,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from smartcity_desktop.store.database import Session

RUBRIC_TEXT = "code: r\n"
AT = datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)
FACTS = Facts(
    (Figure("R0000", "IPM", Text("IPM", "HDI"), Decimal("81.20"), "", "BPS", 2025),),
    (Reply("R0000", "INF-F1", "Semua kecamatan.", Decimal(3)), Reply("R0001", "INF-F1", "Sebagian.")),
    (EarlierScore("R0000", "2018", "TOTAL", Decimal("51.1")),),
)


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


class Sample:
    """A small programme: 4 regions, 3 assessors, edition 2019 with 5 assignments; the clock stands in 1970."""

    at = AT
    facts = FACTS
    rubric = RubricName("r", 1, digest(RUBRIC_TEXT))
    rubric_text = RUBRIC_TEXT
    regions = tuple(
        Region(
            id=f"R{k:04d}",
            code=f"81.7{k}",
            name=name,
            kind=RegionKind.KOTA if name.startswith("Kota") else RegionKind.KABUPATEN,
            province_code="81",
            province="Maluku",
            latitude=-3.5,
            longitude=128.0 + k,
            former_codes=(RegionCode(f"80.0{k}", date(2002, 5, 1)), RegionCode(f"80.1{k}", None)),
            former_names=(f"Lama {k}",),
        )
        for k, name in enumerate(("Kota Ambon", "Kota Bandung", "Kabupaten Bandung", "Kabupaten Buru"))
    )
    assessors = tuple(Assessor(f"A-{k:02d}", f"Asesor Contoh {k}", f"Universitas {k}") for k in range(3))
    assignments = tuple(
        Assignment(f"2019-{r}-{a}", f"R000{r}", f"A-0{a}", Mode.VISIT if a else Mode.INTERVIEW)
        for r, a in ((0, 0), (0, 1), (1, 0), (1, 2), (2, 1))
    )
    roster = tuple(
        RosterEntry(
            assessor_id=f"A-{k:02d}",
            certificate=bytes([k, 255]),
            certificate_sha256=sha256(bytes([k, 255])).hexdigest(),
            status=RosterStatus.ACTIVE,
            valid_from=AT,
            valid_until=AT + timedelta(days=400),
        )
        for k in range(3)
    )
    edition = Edition(
        code="2019",
        title=Text("Periode 2019", "Edition 2019"),
        kind=Kind.REAL,
        rubric=rubric,
        opens=date(2019, 1, 2),
        closes=date(2019, 3, 1),
        receiving_deadline=datetime(2019, 3, 15, 16, 59, 59, tzinfo=UTC),
        selection=Selection(2, (TieRule.DIMENSIONS, TieRule.LOT), True, 7),
        regions=("R0001", "R0000", "R0002"),
        assessors=assessors,
        assignments=assignments,
        roster=roster,
        roster_version=1,
    )

    report = FieldReport(
        edition="2019",
        assessor_id="A-00",
        number=1,
        made_at=AT,
        lines=(
            DraftLine("2019-0-0", "R0000", AssessmentState.ABANDONED, "daerah mundur", 1, 1, 3, 9, AT),
            DraftLine("2019-1-0", "R0001", None, "", 0, 0, 0, 9, None),
        ),
    )

    def ground(self, s: Session) -> None:
        """Regions and rubric."""
        regions.put_regions(s, self.regions)
        rubrics.put_rubric(s, self.rubric, Text("Rubrik", "Rubric"), RUBRIC_TEXT)

    def publish(self, s: Session, **changes: Any) -> None:
        """Ground and the published edition."""
        self.ground(s)
        editions.put_edition(
            s,
            replace(self.edition, **changes),
            EditionState.PUBLISHED,
            digest=digest("edition"),
            sequence=1,
            published_at=self.at,
        )

    def draft(self, s: Session, id: str = "a1", assignment: int = 0, **changes: Any) -> str:  # noqa: A002
        """A draft of one assignment of the published edition."""
        of = self.assignments[assignment]
        given = {"revision": 1, "parent_id": None, "at": self.at, "who": of.assessor_id} | changes
        assessments.create_assessment(
            s,
            id=id,
            assignment_id=of.id,
            edition="2019",
            region_id=of.region_id,
            assessor_id=of.assessor_id,
            **given,
        )
        return id

    def citation(self, id: str = "c1", indicator: str = "INF-F1", **changes: Any) -> Citation:  # noqa: A002
        return replace(
            Citation(
                id=id,
                indicator=indicator,
                sha256=digest("evidence"),
                size=8,
                media_type="application/pdf",
                extension="pdf",
                original_name="Perda 3/2018.pdf",
                kind=EvidenceKind.DOCUMENT,
                caption="halaman 3",
                added_at=self.at,
            ),
            **changes,
        )

    def fill(self, s: Session) -> None:
        """At least one row in every table."""
        self.publish(s)
        journal.note_state(s, "edition", "2019", journal.Change("published", self.at, "pusat", ""))
        facts.put_facts(s, "2019", self.facts)
        field_reports.put_report(s, self.report, digest=digest("report"), at=self.at)
        self.draft(s)
        assessments.append_entry(s, "a1", "INF-F1", Field.SCORE, "3", who="A-00", at=self.at, monotonic=1)
        assessments.append_entry(
            s, "a1", "INF-F1", Field.COMMENT, "cukup \u2013 baik", who="A-00", at=self.at, monotonic=2
        )
        assessments.cite(s, "a1", self.citation(), who="A-00")
        assessments.set_state(s, "a1", AssessmentState.SIGNED, at=self.at, who="A-00")
        revisions.revise(s, "a1", revisions.NewDraft("a2", "salah baca", self.at, 3))
        record = packages.PackageRecord(
            digest=digest("package"),
            kind=PackageKind.ASSESSMENT,
            direction="out",
            edition="2019",
            assignment_id="2019-0-0",
            sequence=1,
            supersedes=None,
            signer="A-00",
            file="a1.asice",
            status="made",
            code="",
            detail="",
            at=self.at,
            assessment_id="a1",
        )
        packages.put_package(s, record)
        packages.set_exported(s, record.digest, "E:\\", self.at)
        event = Event(
            sequence=0,
            edition="2019",
            region_id="R0000",
            stage=Stage.PLAN_HANDED_IN,
            on=date(2020, 2, 29),
            note="lengkap",
            details=Details(horizon_from=2020, horizon_to=2025),
            attachment=Attachment(digest("plan"), "Rencana induk.pdf", 10),
            recorded_at=self.at,
            recorded_by="pusat",
        )
        programme.withdraw(
            s, programme.append_event(s, event).sequence, reason="keliru", who="pusat", at=self.at
        )
        decisions.put_decision(
            s,
            decisions.Decision("2019", self.at, "pusat", 2, ("R0002", "R0000"), "{}", digest("in"), "rapat"),
        )
        staff.put_person(
            s,
            Person("P-01", "Petugas Contoh", StaffRole.ADMINISTRATOR, b"\x30", PersonStatus.ACTIVE, self.at),
        )
        signed = Approval("P-01", "administrator", b"\x30", b"\x31")
        deeds.append_deed(
            s,
            at=self.at,
            monotonic=4,
            who="P-01",
            act=Act.DECIDE,
            subject="2019",
            new="R0002 R0000",
            reason="rapat",
            approvals=Approvals(b'{"edition":"2019"}', (signed,)),
        )


@pytest.fixture(scope="session")
def sample() -> Sample:
    return Sample()


@pytest.fixture(scope="session")
def empty_copy(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Copy an empty database somewhere: quicker than building one for each example."""
    source = tmp_path_factory.mktemp("empty") / "empty.sqlite3"
    Database.open(source).close()

    def copy(to: Path) -> Path:
        to.write_bytes(source.read_bytes())
        return to

    return copy


@pytest.fixture
def database(tmp_path: Path, empty_copy: Callable[[Path], Path]) -> Iterator[Database]:
    (tmp_path / "db").mkdir()
    opened = Database.open(empty_copy(tmp_path / "db" / "smartcity.sqlite3"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def filled_bytes(tmp_path_factory: pytest.TempPathFactory, sample: Sample) -> bytes:
    place = tmp_path_factory.mktemp("filled") / "filled.sqlite3"
    opened = Database.open(place)
    with opened.write() as s:
        sample.fill(s)
    opened.close()
    return place.read_bytes()


@pytest.fixture
def filled(tmp_path: Path, filled_bytes: bytes) -> Path:
    """A closed database with rows in every table."""
    place = tmp_path / "filled.sqlite3"
    place.write_bytes(filled_bytes)
    return place


@pytest.fixture
def disk_of(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mount a small disk of its own: `disk_of("64k")`."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    mounted: list[Path] = []

    def mount(size: str) -> Path:
        place = tmp_path / f"disk{len(mounted)}"
        place.mkdir()
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", place], capture_output=True, check=False
        )
        if done.returncode:
            pytest.skip("this machine does not mount")
        mounted.append(place)
        return place

    yield mount
    for place in mounted:
        subprocess.run(["umount", "-l", place], check=True)


@pytest.fixture
def lock_disk() -> Callable[[Path], None]:
    """Make a mounted disk read-only, as a stick with its write lock set."""

    def lock(place: Path) -> None:
        subprocess.run(["mount", "-o", "remount,ro", place], check=True)

    return lock
