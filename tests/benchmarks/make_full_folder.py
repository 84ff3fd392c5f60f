"""The largest folder an assessor is likely to have: 107 regions, each with every indicator scored and 20 photos on each.

    python tests/benchmarks/make_full_folder.py FOLDER [--regions 107] [--photos 20]

The edition is one of sample data, played by the same services as `demo`; the assessor is A-01, who opens with the
passphrase of sample data. Photographs are small JPEG files, every one of its own content, written through the store.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from smartcity_desktop.core.assessment import Citation, Field
from smartcity_desktop.core.edition import Assessor, Kind, Mode
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import EvidenceKind, Severity
from smartcity_desktop.sample import SAMPLE_CODE, SAMPLE_PASSPHRASE, _invited, _Play, synthetic_answers
from smartcity_desktop.store.records import citations, entries
from smartcity_desktop.system import settings as settings_file
from smartcity_desktop.system.clock import SystemClock, new_id
from smartcity_desktop.system.paths import settings_file as settings_path
from smartcity_desktop.system.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartcity_desktop.app import AssessorServices

ME = "A-01"


def photos(seed: int) -> Iterator[bytes]:
    """Yield small JPEG files without end, no two alike."""
    chance = random.Random(seed)
    picture = Image.effect_noise((96, 72), 40).convert("RGB")
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=60)
    plain = buffer.getvalue()
    while True:
        # A comment segment behind the beginning makes a file of its own out of the same picture.
        comment = chance.randbytes(16).hex().encode()
        yield plain[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + plain[2:]


def fill(services: AssessorServices, count: int) -> int:
    """Score every region and cite `count` photographs by each indicator; returns how many photographs."""
    made, source = 0, photos(1)
    for line in services.scoring.regions(SAMPLE_CODE):
        view = services.scoring.open(SAMPLE_CODE, line.assignment_id)
        number = view.assessment.id
        services.scoring.fill(number, synthetic_answers(view.rubric, line.region.id, ME, 1))
        cited = []
        for indicator in view.rubric.indicators():
            for place in range(count):
                data = next(source)
                stored = services.evidence._store.put_bytes(data, "jpg")
                assert stored.sha256 == hashlib.sha256(data).hexdigest()
                cited.append(
                    Citation(
                        id=new_id(),
                        indicator=indicator.code,
                        sha256=stored.sha256,
                        size=stored.size,
                        media_type=stored.media_type,
                        extension=stored.extension,
                        original_name=f"Foto contoh {place + 1}.jpg",
                        kind=EvidenceKind.PHOTO,
                        caption="Data contoh",
                        added_at=SystemClock().now(),
                    )
                )
        with services.database.write() as session:
            for citation in cited:
                entries.append_entry(
                    session,
                    number,
                    f"{citation.indicator}#{citation.id}",
                    Field.EVIDENCE,
                    citation.sha256,
                    who=ME,
                    at=citation.added_at,
                    monotonic=SystemClock().monotonic(),
                )
                citations.cite(session, number, citation, who=ME)
        warned = services.scoring.reload(number).problems
        explained = {p.key: "Data contoh." for p in warned if p.severity is Severity.WARN}
        services.scoring.fill(number, (), explained)
        made += len(cited)
    return made


def main() -> int:
    """Make the folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--regions", type=int, default=107)
    parser.add_argument("--photos", type=int, default=20)
    asked = parser.parse_args()
    begun = time.monotonic()
    folder = asked.folder.resolve()
    play = _Play(folder, Settings(role="assessor"), SAMPLE_CODE, SAMPLE_PASSPHRASE, SystemClock(), new_id)
    invited = _invited(play.headquarters, asked.regions, 1)
    title = Text("Periode contoh (data contoh)", "Sample edition (sample data)")
    play.draft(title, Kind.SAMPLE, invited, places=1, seed=1)
    play.enrol([Assessor(ME, "Asesor Contoh 1", "Data contoh")], {ME: folder})
    play.publish([(region.id, ME, Mode.VISIT) for region in invited])
    services = play._assessor(ME)
    count = fill(services, asked.photos)
    services.database.close()
    play.close()
    settings_file.save(settings_path(folder), Settings(role="assessor", edition=SAMPLE_CODE))
    sys.stdout.write(f"{len(invited)} regions, {count} photographs, {time.monotonic() - begun:.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
