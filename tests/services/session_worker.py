"""Begin a session, open a region, type; then wait to be killed."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from smartcity_desktop.system.settings import Settings
from tests.opening import assessor_at

CODE = "T-2026"


def main(root: Path) -> None:
    """Stand in Kota Ambon."""
    services = assessor_at(root / "a1", Settings())
    desk = services.backups.sessions
    desk.begin()
    line = next(line for line in services.scoring.regions(CODE) if line.region.name == "Kota Ambon")
    desk.stand("score", CODE, line.assignment_id, "INF-F1")
    assert line.assessment_id
    services.scoring.set_comment(line.assessment_id, "INF-F1", "baru")
    sys.stdout.write("stands\n")
    sys.stdout.flush()
    threading.Event().wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
