from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from smartcity_desktop.store.database import Database
from smartcity_desktop.store.records import assessments

if TYPE_CHECKING:
    from types import ModuleType

KILLS = 8


def neighbour(name: str) -> ModuleType:
    """Load a module beside this one, which is no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.timeout(120)
def test_nothing_acknowledged_is_lost_by_kill_9(tmp_path: Path, sample: Any) -> None:
    crash_round = neighbour("crash_round").crash_round
    path = tmp_path / "smartcity.sqlite3"
    database = Database.open(path)
    with database.write() as s:
        sample.publish(s)
        sample.draft(s)
    database.close()
    chance = random.Random(20190516)
    acknowledged = sum(crash_round(path, "a1", chance) for _ in range(KILLS))
    assert acknowledged >= KILLS
    again = Database.open(path)
    found = again.check()
    with again.read() as s:
        kept = assessments.entries(s, "a1")
        standing = assessments.assessment(s, "a1").answers
    again.close()
    assert (found.quick_check, found.foreign_keys) == ("ok", 0)
    assert len(kept) >= acknowledged
    last = {entry.subject: entry.new for entry in kept}
    assert {code: str(answer.value) for code, answer in standing.items()} == last
