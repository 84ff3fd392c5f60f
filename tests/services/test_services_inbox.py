from __future__ import annotations

import os
import shutil
from hashlib import sha256

import pytest

from smartcity_desktop.core.edition import Assessor
from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.programme import Stage
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.system.clock import new_id
from smartcity_desktop.system.settings import Settings
from tests.opening import SECRETS, assessor_at, found, headquarters_at

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"


def _outcomes(reports) -> list[tuple[str, str]]:
    return [(report.outcome, report.code) for report in reports]


def test_a_package_is_taken_in_with_all_that_it_holds(world, tmp_path):
    draft = world.filled("Kota Ambon", level=3)
    photo = tmp_path / "foto ruang kendali.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    world.assessor.scoring.set_comment(draft, "INF-F2", "Ruang kendali aktif — 24 jam × 7 hari.")
    world.assessor.evidence.attach_file(draft, "INF-F2", photo, EvidenceKind.PHOTO, "Ruang kendali")
    signed = world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    before = world.plain(signed).read_bytes()
    (report,) = world.headquarters.inbox.receive([world.plain(signed)])
    assert (report.outcome, report.region, report.assessor) == ("taken", "Kota Ambon", "Asesor Uji 1")
    assert world.plain(signed).read_bytes() == before
    panel = world.headquarters.consolidation.panel(CODE, world.region_id("Kota Ambon"))
    mine = world.assessor.scoring.reload(draft).assessment
    theirs = panel.sheets[0].assessment
    assert (theirs.id, theirs.answers, theirs.explanations) == (mine.id, mine.answers, mine.explanations)
    (citation,) = theirs.citations
    assert (citation.caption, citation.original_name) == ("Ruang kendali", "foto ruang kendali.png")
    assert sha256(world.headquarters.inbox.evidence(citation)).hexdigest() == citation.sha256
    assert not list(world.headquarters.folder.quarantine.iterdir())
    assert [note.en for note in report.notes] == [
        "Evidence foto ruang kendali.png: the file is damaged and cannot be shown."
    ]
    assert report.happened.en == "Taken in, with a note."
    (stored,) = [path for path in world.headquarters.folder.evidence.rglob("*") if path.is_file()]
    stored.chmod(0o600)
    stored.write_bytes(b"lain")
    with pytest.raises(FileProblem):
        world.headquarters.inbox.evidence(citation)


def test_headquarters_prints_the_sheet_with_the_same_fingerprint(world):
    import pypdfium2

    draft = world.filled("Kota Ambon", level=3)
    signed = world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    world.headquarters.inbox.receive([world.plain(signed)])
    printed = world.headquarters.printing.sheet(draft, Language.INDONESIAN, "A4")
    assert (
        signed.fingerprint
        in "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(printed))
        .replace(" ", "")
        .replace("\r\n", "")
        .lower()
    )
    assert len(pypdfium2.PdfDocument(printed)) >= 2


def test_the_same_package_twice_is_harmless(world):
    package = world.signed("Kota Ambon")
    assert _outcomes(world.headquarters.inbox.receive([package])) == [("taken", "")]
    (report,) = world.headquarters.inbox.receive([package])
    assert (report.outcome, report.code, report.region) == ("had", "DUPLICATE", "Kota Ambon")


def test_a_folder_is_searched_and_a_bad_file_does_not_stop_the_others(world, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    good = world.signed("Kota Ambon")
    shutil.copy(good, stick / "b.asice")
    (stick / "a.asice").write_bytes(good.read_bytes()[:-30])
    (stick / "c.asice").write_bytes(b"bukan paket")
    reports = world.headquarters.inbox.receive([stick])
    assert [(r.file, r.outcome) for r in reports] == [
        ("a.asice", "refused"),
        ("b.asice", "taken"),
        ("c.asice", "refused"),
    ]
    assert all(
        "rusak" in r.happened.id or "bukan" in r.happened.id for r in reports if r.outcome == "refused"
    )


@pytest.mark.parametrize("what", ["vanished", "folder", "empty"])
def test_what_is_no_file_is_refused_in_words(world, tmp_path, what):
    path = tmp_path / "x.asice"
    if what == "empty":
        path.write_bytes(b"")
    elif what == "folder":
        path.mkdir()
        (path / "y.asice").mkdir()
    (report,) = world.headquarters.inbox.receive([path])
    assert report.outcome == "refused"
    assert report.happened.id
    assert report.remedy.en


def test_a_changed_byte_is_refused(world, tmp_path):
    data = bytearray(world.signed("Kota Ambon").read_bytes())
    at = data.index(b'"INF-F1"') + 3
    data[at] ^= 1
    changed = tmp_path / "x.asice"
    changed.write_bytes(data)
    (report,) = world.headquarters.inbox.receive([changed])
    assert report.outcome == "refused"
    assert "rusak" in report.happened.id


def test_a_revoked_signer_is_refused(world):
    package = world.signed("Kota Ambon")
    world.headquarters.drafting.revoke(CODE, "A-01", "laptop hilang")
    assert _outcomes(world.headquarters.inbox.receive([package])) == [("refused", "E_SIGNER_REVOKED")]


def test_a_stranger_is_refused(world, tmp_path):
    from smartcity_desktop.core.edition import Mode, Selection
    from smartcity_desktop.core.language import Text
    from smartcity_desktop.system.settings import Settings

    rogue = headquarters_at(tmp_path / "rogue", Settings(), clock=world.clock)
    found(rogue)
    published = world.headquarters.editions.edition(CODE)
    rogue.drafting.create(
        CODE,
        Text("Tiruan", "Forged"),
        selection=Selection(1),
        opens=published.opens,
        closes=published.closes,
        receiving_deadline=published.receiving_deadline,
    )
    region = world.region_id("Kota Ambon")
    rogue.drafting.invite(CODE, [region])
    stranger = assessor_at(
        tmp_path / "stranger",
        Settings(),
        clock=world.clock,
        passphrase=PASSPHRASE,
        name="Asesor Uji 1",
        institution="Lembaga uji",
    )
    request = stranger.identity.write_request(tmp_path)
    rogue.drafting.enrol(CODE, request, Assessor("A-01", "Asesor Uji 1", "Lembaga uji"), PASSPHRASE)
    rogue.drafting.assign(CODE, [(region, "A-01", Mode.VISIT)])
    stranger.editions.take_in(rogue.publishing.publish(CODE, SECRETS, tmp_path), root_confirmed=True)
    stranger.database.close()
    stranger = assessor_at(tmp_path / "stranger", Settings(), clock=world.clock)
    package = world.signed("Kota Ambon", services=stranger)
    assert _outcomes(world.headquarters.inbox.receive([package])) == [("refused", "E_SIGNER_UNKNOWN")]
    stranger.database.close()
    rogue.database.close()


def test_a_revision_supersedes_and_a_gap_is_held(world, tmp_path):
    first = world.filled("Kota Ambon", level=2)
    one = world.assessor.finalising.sign(first, PASSPHRASE, no_conflict=True)
    second = world.assessor.finalising.revise(first, "Keliru.")
    from decimal import Decimal

    for indicator in ("INF-F1", "INF-F2"):
        world.assessor.scoring.set_level(second, indicator, Decimal(0))
    two = world.assessor.finalising.sign(second, PASSPHRASE, no_conflict=True)
    inbox = world.headquarters.inbox
    assert _outcomes(inbox.receive([world.plain(two)])) == [("held", "H_GAP")]
    assert [path.name for path in world.headquarters.folder.held.iterdir()] == [f"{two.digest}.asice"]
    third = world.assessor.finalising.revise(second, "Masih keliru.")
    world.assessor.scoring.set_level(third, "INF-F1", Decimal(2))
    three = world.assessor.finalising.sign(third, PASSPHRASE, no_conflict=True)
    assert _outcomes(inbox.receive([world.plain(three)])) == [("held", "H_GAP")]
    assert _outcomes(inbox.receive([world.plain(one)])) == [("taken", "")] * 3
    assert not list(world.headquarters.folder.held.iterdir())
    assert _outcomes(inbox.receive([world.plain(two)])) == [("had", "DUPLICATE")]
    panel = world.headquarters.consolidation.panel(CODE, world.region_id("Kota Ambon"))
    assert panel.sheets[0].assessment.revision == 3
    assert {record.status for record in inbox.log(CODE)} == {"taken"}
    assert _outcomes(inbox.receive([world.plain(one)]))[0][0] in ("had", "refused")


def test_a_practice_package_is_refused_in_plain_words(world, tmp_path, practice_world):
    from smartcity_desktop.sample import PRACTICE_CODE, PRACTICE_PASSPHRASE

    root = tmp_path / "latihan"
    shutil.copytree(practice_world, root)
    services = assessor_at(root, Settings(), passphrase=PRACTICE_PASSPHRASE)
    line = services.scoring.regions(PRACTICE_CODE)[0]
    view = services.scoring.open(PRACTICE_CODE, line.assignment_id)
    from smartcity_desktop.core.assessment import Answer

    services.scoring.fill(
        view.assessment.id, [Answer(i.code, view.rubric.scale.minimum) for i in view.rubric.indicators()]
    )
    signed = services.finalising.sign(view.assessment.id, PRACTICE_PASSPHRASE, no_conflict=True)
    (report,) = world.headquarters.inbox.receive([world.plain(signed, services)])
    assert (report.outcome, report.code) == ("refused", "E_PRACTICE")
    assert "latihan" in report.happened.id
    services.database.close()


def test_the_first_sheet_puts_assessed_into_the_ledger(world):
    region = world.region_id("Kota Ambon")
    world.headquarters.inbox.receive([world.signed("Kota Ambon")])
    assert [e.stage for e in world.headquarters.programme.way(region, CODE)] == [Stage.ASKED, Stage.ASSESSED]
    world.headquarters.inbox.receive([world.signed("Kota Ambon", services=world.other)])
    assert len(world.headquarters.programme.way(region, CODE)) == 2
    overview = world.headquarters.editions.overview(CODE)
    assert (overview.asked, overview.assessed, overview.complete, overview.packages) == (4, 1, 1, 2)


def test_after_closing_nothing_is_taken_in(world):
    package = world.signed("Kota Ambon")
    world.headquarters.publishing.close(CODE, "Selesai")
    (report,) = world.headquarters.inbox.receive([package])
    assert (report.outcome, report.code) == ("refused", "E_LATE")
    assert "terlambat" in report.happened.id
    assert "late" in report.happened.en


def test_an_assessment_under_the_id_of_another_one_is_refused_and_stops_nothing(world, tmp_path):
    """The id stands in what the assessor signs: nobody may write over another's sheet, by chance or by will."""
    first = world.signed("Kota Ambon")
    inbox = world.headquarters.inbox
    assert _outcomes(inbox.receive([first])) == [("taken", "")]
    (id_of_first,) = [record.assessment_id for record in inbox.log(CODE) if record.assessment_id]
    ids = iter([id_of_first])
    world.other.database.close()
    thief = assessor_at(
        world.root / "a2", Settings(), clock=world.clock, ids=lambda: next(ids, None) or new_id()
    )
    try:
        forged = world.signed("Kota Surabaya", services=thief)
    finally:
        thief.database.close()
    reports = inbox.receive([forged, world.signed("Kota Denpasar")])
    assert [report.outcome for report in reports] == ["refused", "taken"]
    assert reports[0].code == "E_BIND"
    assert len(list(world.headquarters.folder.inbox.iterdir())) == 2
    panel = world.headquarters.consolidation.panel(CODE, world.region_id("Kota Surabaya"))
    assert [sheet.assessment for sheet in panel.sheets] == [None, None]


def test_a_hostile_name_is_shown_harmlessly(world, tmp_path):
    names = [
        b"dua\nbaris.asice",
        b"\xff\xfe.asice",
        "balik\u202eecisa.asice".encode(),
        b"warna\x1b[31m.asice",
    ]
    stick = tmp_path / "stick"
    stick.mkdir()
    for name in names:
        (stick / os.fsdecode(name)).write_bytes(b"PK")
    (stick / os.fsdecode(b"map\x1b[31m.asice")).mkdir()
    reports = world.headquarters.inbox.receive([stick])
    assert [report.outcome for report in reports] == ["refused"] * 5
    for report in reports:
        assert report.file.isprintable()
        assert report.happened.id.isprintable(), report.happened.id
