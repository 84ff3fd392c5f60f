from __future__ import annotations

import pytest

from smartcity_desktop.core.errors import StoreProblem
from smartcity_desktop.system.settings import Settings
from tests.opening import assessor_at, headquarters_at


def test_opening_removes_what_a_killed_program_left_half_copied(tmp_path):
    services = assessor_at(tmp_path, Settings())
    folder = services.folder
    services.database.close()
    left = [
        folder.outbox / "a.asice.partial",
        folder.papers / "a.pdf.partial",
        folder.quarantine / "copy",
        folder.evidence / "77-0.partial",
    ]
    kept = [folder.outbox / "b.asice", folder.papers / "b.pdf", folder.held / "c.asice"]
    for path in left + kept:
        path.write_bytes(b"x")
    assessor_at(tmp_path, Settings()).database.close()
    assert [path for path in left if path.exists()] == []
    assert all(path.exists() for path in kept)


def test_regions_and_cohorts_are_written_once(tmp_path):
    for _ in range(2):
        services = headquarters_at(tmp_path, Settings())
        assert len(services.drafting.regions()) == 514
        assert len(services.programme.ledger().rows) == 117
        services.database.close()


def test_a_synced_folder_is_refused_before_anything_is_made(tmp_path):
    root = tmp_path / "OneDrive" / "data"
    with pytest.raises(StoreProblem, match="OneDrive"):
        assessor_at(root, Settings())
    assert not root.exists()
