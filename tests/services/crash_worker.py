"""Sign, copy out and take in, one region after the other, until killed; each step is acknowledged on a line."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.system.settings import Settings
from tests.opening import assessor_at, headquarters_at


class Clock:
    """A clock inside the edition's days."""

    def now(self) -> datetime:
        return datetime(2026, 3, 3, 1, 0, tzinfo=UTC)

    def monotonic(self) -> int:
        return 1


def main(root: Path, code: str, passphrase: str) -> None:
    """Go on from wherever the last one was stopped, to the end."""
    headquarters = headquarters_at(root / "hq", Settings(), clock=Clock())
    assessor = assessor_at(root / "a1", Settings(), clock=Clock())
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in assessor.scoring.regions(code):
        assert line.assessment_id
        if line.state is AssessmentState.DRAFT:
            signed = assessor.finalising.sign(line.assessment_id, passphrase, no_conflict=True)
            say("signed", line.assessment_id, signed.digest)
        (copy,) = assessor.delivery.export([line.assessment_id], root / "stick")
        say("copied", line.assessment_id, str(copy.package))
        (report,) = headquarters.inbox.receive([copy.package])
        assert report.outcome in ("taken", "had"), report
        say("taken", line.assessment_id, report.digest)
    assessor.database.close()
    headquarters.database.close()


def say(*words: str) -> None:
    """Acknowledge a step."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
