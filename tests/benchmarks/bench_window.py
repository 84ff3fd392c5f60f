"""How long the GUI thread is busy at a stretch while somebody scores by keyboard.

    python tests/benchmarks/bench_window.py [regions]

The program runs on a practice edition, offscreen; the three practice regions are scored with digits and Enter, over
and over, one key each 40 ms, with a comment typed on every fourth indicator. What is timed is the delivery of each event
(key, timer, paint, callback of the database thread) with all that it sets off. The target is 16 ms at the 99th
percentile.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
TARGET = 16.0
KEY_EVERY = 40


def _saved(root: Path) -> int:
    """Count what was committed, so that a run in which no key arrived is not taken for a quick one."""
    from smartcity_desktop.sample import PRACTICE_CODE, PRACTICE_PASSPHRASE
    from tests.opening import assessor_at

    services = assessor_at(root, passphrase=PRACTICE_PASSPHRASE)
    lines = [line for line in services.scoring.regions(PRACTICE_CODE) if line.assessment_id]
    count = sum(
        len(services.scoring.history(line.assessment_id, indicator.code))
        for line in lines
        for indicator in services.scoring.reload(line.assessment_id).rubric.indicators()
    )
    services.database.close()
    return count


def main(rounds: int) -> int:
    """Score, measure, print; 1 when the target is missed."""
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from smartcity_desktop.ui.entry import run
    from smartcity_desktop.ui.main_window import MainWindow

    turns: list[float] = []
    measuring = [False]

    class Timed(QApplication):
        """Times every event that is not delivered inside another."""

        depth = 0

        def notify(self, receiver: QObject, event: QEvent) -> bool:
            Timed.depth += 1
            begun = time.perf_counter()
            try:
                return bool(super().notify(receiver, event))
            finally:
                Timed.depth -= 1
                if measuring[0] and Timed.depth == 0:
                    turns.append((time.perf_counter() - begun) * 1000)

    app = Timed(sys.argv[:1])
    keys = [
        key
        for _ in range(rounds)
        for indicator in range(31)
        for key in (
            str(indicator % 5),
            *(("comment", *"data contoh", "back") if indicator % 4 == 0 else ()),
            "enter",
        )
    ]
    ending: list[int] = []

    def step() -> None:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        target = QApplication.focusWidget() or window.focusWidget() or window
        if not keys:
            measuring[0] = False
            ending.append(1)
            window.close()
            return
        key = keys.pop(0)
        QTimer.singleShot(KEY_EVERY, step)
        if key == "enter":
            QTest.keyClick(target, Qt.Key.Key_Return)
        elif key == "comment":
            QTest.keyClick(target, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
        elif key == "back":
            QTest.keyClick(target, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        else:
            QTest.keyClicks(target, key)

    def begin() -> None:
        window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)
        if window is None or window.key != "score":
            focused = window.focusWidget() if window is not None and window.key == "regions" else None
            if window is not None and focused is not None:
                window.activateWindow()
                QTest.keyClick(focused, Qt.Key.Key_Return)  # nothing happens until the regions are there
            QTimer.singleShot(200, begin)
            return
        measuring[0] = True
        step()

    def painted() -> None:
        QTimer.singleShot(100, begin)

    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), practice=True, painted=painted)
        saved = _saved(Path(folder))
    app.shutdown()
    assert ending, "the window closed before the scoring was done"
    assert saved > rounds * 20, f"only {saved} changes were saved"
    turns.sort()
    p99 = turns[int(len(turns) * 0.99)]
    sys.stdout.write(
        f"{saved} changes saved, {len(turns)} events: median {statistics.median(turns):.2f} ms, p99 {p99:.2f} ms, "
        f"longest {turns[-1]:.2f} ms (target p99 {TARGET} ms)\n"
    )
    return int(p99 > TARGET)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
