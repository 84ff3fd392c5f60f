"""How long the score page takes on a full folder: 107 regions × 32 indicators × 20 rows of evidence.

    python tests/benchmarks/bench_scoring.py [regions]

Everything runs offscreen in one process, without thumbnails (the evidence is text). Measured, each over painting a bare
label anew in the same run:

* next indicator: the key Enter, with all that it sets off up to the paint (goal 16 ms at the 95th percentile);
* a level: the digit up to the paint, before it is saved; and what the window does when the save comes back;
* open a region: from the wish to the painted page, its reading on the database thread included (goal 150 ms);
* a save on the database thread, alone.

Processor time of the thread, for the opening of both threads: what else runs on the machine is not measured.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.app import AssessorServices

CODE = "UKUR"
NEXT, OPEN = 16.0, 150.0
EVIDENCE = 20


def _made(folder: Path, count: int) -> AssessorServices:
    """Make an edition of `count` regions, all of one assessor, every indicator scored and with evidence."""
    from smartcity_desktop.core.assessment import Answer
    from smartcity_desktop.core.edition import Assessor, Kind, Mode, Selection
    from smartcity_desktop.core.language import Text
    from tests.opening import PASSPHRASE, assessor_at, found, headquarters_at

    hq, mine = headquarters_at(folder / "hq"), assessor_at(folder / "data")
    secrets, now = found(hq), datetime.now(UTC)
    hq.drafting.create(
        CODE,
        Text("Periode ukur", "Edition to measure"),
        selection=Selection(1),
        opens=now.date(),
        closes=now.date() + timedelta(days=30),
        receiving_deadline=now + timedelta(days=40),
        kind=Kind.REAL,
    )
    chosen = [region.id for region in hq.drafting.regions()][:count]
    hq.drafting.invite(CODE, chosen)
    request = mine.identity.write_request(folder)
    hq.drafting.enrol(CODE, request, Assessor("A-01", "Asesor Contoh", "Universitas Contoh"), PASSPHRASE)
    hq.drafting.assign(CODE, [(region, "A-01", Mode.VISIT) for region in chosen])
    mine.editions.take_in(hq.publishing.publish(CODE, secrets, folder), root_confirmed=True)
    hq.database.close()
    mine.database.close()
    mine = assessor_at(folder / "data")
    for line in mine.scoring.regions(CODE):
        view = mine.scoring.open(CODE, line.assignment_id)
        codes = [indicator.code for indicator in view.rubric.indicators()]
        mine.scoring.fill(
            view.assessment.id, [Answer(code, Decimal(3), comment="Lengkap.") for code in codes]
        )
        _cite(mine, view.assessment.id, codes)
    return mine


def _cite(mine: AssessorServices, assessment_id: str, codes: list[str]) -> None:
    from sqlalchemy import insert

    from smartcity_desktop.store.tables import CITATION
    from smartcity_desktop.store.tables import EVIDENCE as FILES

    files, cited = [], []
    for code in codes:
        for number in range(EVIDENCE):
            name = sha256(f"{assessment_id}{code}{number}".encode()).hexdigest()
            files.append({"sha256": name, "extension": "txt", "size": 2048, "media_type": "text/plain"})
            cited.append(
                {
                    "id": name[:32],
                    "assessment_id": assessment_id,
                    "indicator": code,
                    "sha256": name,
                    "extension": "txt",
                    "original_name": f"notulen-{number}.txt",
                    "kind": "document",
                    "caption": "Notulen rapat koordinasi",
                    "original": "",
                    "added_at": datetime.now(UTC),
                    "added_by": "A-01",
                }
            )
    with mine.database.write() as session:
        session.connection().execute(insert(FILES), files)
        session.connection().execute(insert(CITATION), cited)


def _timed(
    what: Callable[[], object], times: int, clock: Callable[[], float] = time.thread_time
) -> list[float]:
    """Run it so many times; returns milliseconds, sorted: of this thread's own work unless another clock is given."""
    found = []
    for _ in range(times):
        begun = clock()
        what()
        found.append((clock() - begun) * 1000)
    return sorted(found)


def main(count: int) -> int:
    """Measure and print; 1 where a goal is missed."""
    from PySide6.QtCore import QEventLoop, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLabel

    from smartcity_desktop.core.language import Language
    from smartcity_desktop.system.settings import Settings
    from smartcity_desktop.ui import assessor, background, texts, theme
    from smartcity_desktop.ui.main_window import MainWindow

    app = QApplication(sys.argv[:1])
    theme.load_fonts("Regular", "Medium", "SemiBold", "Bold")
    theme.apply(app, "light", 100)
    texts.install(app, Language.INDONESIAN)

    def settle() -> None:
        for _ in range(3):
            background.drain()
            app.processEvents()

    with tempfile.TemporaryDirectory() as folder:
        mine = _made(Path(folder), count)
        window = MainWindow(Settings(edition=CODE, language="id"), lambda _settings: None)
        window.complete()
        window.resize(1366, 720)
        window.show()
        desk = assessor.build(window, mine)
        settle()
        lines = desk.regions.lines
        bare = QLabel("0", window)
        bare.setGeometry(0, 0, 300, 20)
        bare.show()
        numbers = iter(range(100_000))

        def change_bare() -> None:
            bare.setText(str(next(numbers)))
            app.processEvents()

        floor = statistics.median(_timed(change_bare, 200))
        bare.hide()
        turns = iter(lines * 10)

        def open_next() -> None:
            """Open a region and paint it; what is looked up behind the painted page is not waited for."""
            loop = QEventLoop()
            desk.sheet.opened.connect(loop.quit)
            desk.open_region(next(turns))
            loop.exec()
            desk.sheet.opened.disconnect(loop.quit)
            desk.score.repaint()

        open_next()
        settle()
        opened = []
        for _ in range(15):
            opened += _timed(open_next, 1, time.process_time)
            settle()
        opened.sort()
        settle()
        levels = desk.score.form.levels

        def press(key: Qt.Key) -> None:
            QTest.keyClick(levels.first_stop(), key)
            app.processEvents()

        def step() -> None:
            if desk.score.moves.at_last:
                desk.score.go(desk.score.moves.order[0])
                settle()
            press(Qt.Key.Key_Return)

        stepped = _timed(step, 120)
        turn = iter(range(100_000))
        chosen, landed = [], []
        for _ in range(40):
            key = (Qt.Key.Key_1, Qt.Key.Key_4)[next(turn) % 2]
            chosen += _timed(lambda key=key: press(key), 1)
            background.drain()
            settle()
        view = desk.sheet.view
        assert view is not None
        landed = _timed(lambda: desk.score._show_standing(view), 40)
        number, code = view.assessment.id, desk.score.code
        saved = _timed(lambda: mine.scoring.set_level(number, code, Decimal(next(turn) % 2 + 1)), 60)
        settle()
        window.hide()
        mine.database.close()
    print_line("a bare label, painted anew", [floor], floor)
    for words, times in (
        ("next indicator", stepped),
        ("a level, up to the paint", sorted(chosen)),
        ("what a save changes on the page", landed),
        ("a save, on the database thread", saved),
        (f"open a region of {count}", opened),
    ):
        print_line(words, times, floor)
    return int(_high(stepped) > NEXT or _high(opened) > OPEN)


def _high(times: list[float]) -> float:
    return times[int(len(times) * 0.95)]


def print_line(words: str, times: list[float], floor: float) -> None:
    """Print one figure with its ratio to the floor."""
    middle = statistics.median(times)
    sys.stdout.write(
        f"{words}: median {middle:.2f} ms, p95 {_high(times):.2f} ms, longest {times[-1]:.2f} ms, "
        f"{middle / floor:.1f} × a bare label\n"
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 107))
