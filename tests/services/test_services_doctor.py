from __future__ import annotations

from smartcity_desktop.services.doctor import examine
from smartcity_desktop.system.paths import Role


def test_a_healthy_folder_has_no_findings(world):
    lines = {
        line.key: line
        for line in examine(world.root / "hq", {Role.HEADQUARTERS: world.keys.headquarters.keys})
    }
    assert lines["database-headquarters"].value.endswith("ok")
    assert [line.finding for line in lines.values() if line.finding] == []


def test_changed_evidence_is_a_finding(world, tmp_path):
    from smartcity_desktop.core.rubric import EvidenceKind

    paper = tmp_path / "a.pdf"
    paper.write_bytes(b"%PDF-1.7 isi")
    world.assessor.evidence.attach_file(world.draft("Kota Ambon"), "INF-F1", paper, EvidenceKind.DOCUMENT)
    stored = next(world.assessor.folder.evidence.glob("*/*.pdf"))
    stored.chmod(0o600)
    stored.write_bytes(b"x")
    lines = {line.key: line for line in examine(world.root / "a1", {Role.ASSESSOR: world.keys.assessor})}
    assert "1" in lines["evidence-assessor"].finding.en


def test_a_damaged_database_is_a_finding_and_is_not_touched(world):
    path = world.root / "hq" / "headquarters" / "smartcity.sqlite3"
    world.headquarters.database.close()
    path.write_bytes(b"rusak" * 1000)
    lines = {
        line.key: line
        for line in examine(world.root / "hq", {Role.HEADQUARTERS: world.keys.headquarters.keys})
    }
    assert lines["database-headquarters"].finding is not None
    assert path.read_bytes() == b"rusak" * 1000


def test_an_empty_folder_is_not_made_into_one(tmp_path):
    folder = tmp_path / "baru"
    examine(folder)
    assert not folder.exists()


def test_what_is_encrypted_is_named_and_left_alone(world):
    lines = {line.key: line for line in examine(world.root / "a1")}
    assert lines["database-assessor"].value.endswith("locked")
    assert lines["database-assessor"].finding is None
    assert "evidence-assessor" not in lines
