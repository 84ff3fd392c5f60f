"""A day on the largest folder: how long regions and indicators take, where the window stands still, what memory it needs.

    python tests/benchmarks/make_full_folder.py FOLDER
    python tests/benchmarks/bench_day.py FOLDER [--actions 2000]

The program runs offscreen on FOLDER: passphrase, regions, then actions by key, one each 25 ms: levels, next and previous
indicator, comments letter by letter, evidence and its thumbnails, now and then another region; meanwhile backups are made.
Timed is the delivery of every event (key, timer, paint, callback of the database thread) with all that it sets off; how
long a region takes is from the key until its first indicator is painted. Memory is what the process holds at the end, less
what a bare window holds. Goals: region ≤ 150 ms, next indicator ≤ 16 ms, no event over 50 ms, memory ≤ 250 MB.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
KEY_EVERY = 25
STALL = 50.0

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1180, 720); window.show()
def seen():
    for line in open("/proc/self/status"):
        if line.startswith("VmRSS"): print(line.split()[1])
    app.quit()
QTimer.singleShot(500, seen); app.exec()
"""


def memory() -> float:
    """Return what this process holds in MB."""
    line = next(x for x in Path("/proc/self/status").read_text("ascii").splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def said(name: str, values: list[float], goal: float) -> None:
    """Print median, 99th percentile and longest of some milliseconds."""
    values = sorted(values)
    p99 = values[min(len(values) - 1, int(len(values) * 0.99))]
    sys.stdout.write(
        f"{name:<36} median {statistics.median(values):7.1f}  p99 {p99:7.1f}  longest {values[-1]:7.1f} ms"
        f"   of {len(values)} (goal {goal:.0f})\n"
    )


def main() -> int:
    """Run the day and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--actions", type=int, default=2000)
    asked = parser.parse_args()
    bare = subprocess.run([sys.executable, "-c", BARE], capture_output=True, text=True, check=True)
    bare_mb = int(bare.stdout) / 1024
    from smartcity_desktop.ui import plain_import

    plain_import.restore()  # as the program does before it imports anything else
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from smartcity_desktop.sample import SAMPLE_PASSPHRASE
    from smartcity_desktop.ui.entry import run
    from smartcity_desktop.ui.main_window import MainWindow
    from smartcity_desktop.ui.pages.regions import RegionsPage
    from smartcity_desktop.ui.pages.score import ScorePage
    from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit

    key, control, shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    chance = random.Random(1)
    turns: list[float] = []
    stalls: Counter[str] = Counter()
    steps: list[float] = []
    openings: list[float] = []
    done = Counter[str]()

    class Timed(QApplication):
        """Times every event that is not delivered inside another."""

        depth, what, measuring = 0, "", False

        def notify(self, receiver: QObject, event: QEvent) -> bool:
            Timed.depth += 1
            begun = time.perf_counter()
            try:
                return bool(super().notify(receiver, event))
            finally:
                Timed.depth -= 1
                if Timed.measuring and Timed.depth == 0:
                    took = (time.perf_counter() - begun) * 1000
                    turns.append(took)
                    if took > STALL:
                        kind = getattr(event.type(), "name", str(event.type()))
                        stalls[f"{type(receiver).__name__} {kind} after {Timed.what}"] += 1

    app = Timed(sys.argv[:1])

    def window() -> MainWindow | None:
        return next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)

    def press(code: Any, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        found = window()
        target = QApplication.focusWidget() or (found and found.focusWidget()) or found
        if target is not None:
            QTest.keyClick(target, code, modifier)

    opening: list[float] = []
    tried: list[int] = []
    rests = [0]
    regions_to_open = [0]

    def settled() -> None:
        """Note when a region that was asked for is in front and painted."""
        if opening:
            openings.append((time.perf_counter() - opening.pop()) * 1000)

    def open_next(found: MainWindow) -> None:
        page = found.findChild(RegionsPage)
        assert isinstance(page, RegionsPage)
        regions_to_open[0] = (regions_to_open[0] + 17) % 107
        table = page.table
        table.setFocus()
        table.selectRow(regions_to_open[0])
        opening.append(time.perf_counter())
        press(key.Key_Return)

    def act(found: MainWindow) -> None:
        page = found.findChild(ScorePage)
        assert isinstance(page, ScorePage)
        if page.form.comment.hasFocus() and chance.random() < 0.9:
            Timed.what = "letter"
            QTest.keyClicks(page.form.comment, chance.choice("abcdefgh "))
            return
        what = chance.choices(
            ("level", "next", "previous", "comment", "evidence", "region", "backup", "goto"),
            (30, 30, 6, 5, 6, 2, 0.5, 1),
        )[0]
        Timed.what = what
        done[what] += 1
        if page.form.comment.hasFocus() or what in ("level", "next", "previous"):
            press(key.Key_Escape)
        if what == "level":
            press(chance.choice((key.Key_0, key.Key_1, key.Key_2, key.Key_3, key.Key_4)))
        elif what in ("next", "previous"):
            before, begun = page.code, time.perf_counter()
            press(key.Key_Return, shift if what == "previous" else Qt.KeyboardModifier.NoModifier)
            page.repaint()
            if page.code != before:
                steps.append((time.perf_counter() - begun) * 1000)
        elif what == "comment":
            press(key.Key_M, control)
        elif what == "evidence":
            press(key.Key_F6)
            press(key.Key_Tab)
            press(key.Key_Down)
        elif what == "region":
            found.go("regions")
        elif what == "backup":
            from smartcity_desktop.ui import background

            services = found.program._services  # type: ignore[attr-defined]
            background.keep(services.backups.make, lambda made: None, lambda error: None, owner=found)
        else:
            press(key.Key_K, control)
            press(key.Key_Escape)

    def step() -> None:
        found = window()
        if found is None:
            return
        found.activateWindow()
        if sum(done.values()) >= asked.actions:
            Timed.measuring = False
            timer.stop()
            found.close()
            return
        waiting = [edit for edit in found.findChildren(PassphraseEdit) if edit.isVisible()]
        if waiting:
            if not waiting[0].text():
                QTest.keyClicks(waiting[0], SAMPLE_PASSPHRASE)
            elif not tried:
                tried.append(1)
                QTest.keyClick(waiting[0], key.Key_Return)
        elif found.key == "regions":
            page = found.findChild(RegionsPage)
            if opening and time.perf_counter() - opening[0] > 5:
                opening.clear()  # the list was just read anew, and the key went nowhere
            rests[0] += (
                1  # the list is read anew when it comes to the front; nobody presses Enter within a second
            )
            if isinstance(page, RegionsPage) and rests[0] > 40 and not opening:
                rests[0] = 0
                Timed.what = "open a region"
                Timed.measuring = True
                open_next(found)
        elif found.key == "score":
            if opening:
                QTimer.singleShot(0, settled)
            else:
                act(found)
        else:
            press(key.Key_Escape)

    timer = QTimer(interval=KEY_EVERY)
    timer.timeout.connect(step)
    run(asked.folder.resolve(), painted=timer.start)
    held = memory()
    sys.stdout.write(f"{dict(done)}\n")
    said("open a region", openings, 150)
    said("next indicator", steps, 16)
    said("every event", turns, STALL)
    for what, count in stalls.most_common(12):
        sys.stdout.write(f"  stood still over {STALL:.0f} ms: {count} × {what}\n")
    sys.stdout.write(
        f"memory {held:.0f} MB, {held - bare_mb:.0f} MB over a bare window ({bare_mb:.0f} MB; goal 250)\n"
    )
    app.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
