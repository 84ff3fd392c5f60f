"""Back up again and again until killed; each backup is acknowledged on a line."""

from __future__ import annotations

import sys
from pathlib import Path

from smartcity_desktop.system.settings import Settings
from tests.opening import assessor_at


def main(root: Path) -> None:
    """Make backups."""
    services = assessor_at(root / "a1", Settings())
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        sys.stdout.write(f"made {services.backups.make().name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
