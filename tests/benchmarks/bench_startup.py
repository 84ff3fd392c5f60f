"""How long until the first painted window, over a bare PySide6 QMainWindow measured in the same run.

    python tests/benchmarks/bench_startup.py [runs]

Both are started in turn, so that a busy machine is busy for both; medians are compared. The target is 1.6 times.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = 1.6

BARE = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, seen)

def seen():
    sys.stdout.write("painted\\n")
    sys.stdout.flush()
    os._exit(0)

app = QApplication([])
window = Window()
window.resize(1180, 720)
window.show()
app.exec()
"""

OURS = """
import os, sys
from pathlib import Path
from smartcity_desktop.ui.entry import run

def seen():
    sys.stdout.write("painted\\n")
    sys.stdout.flush()
    os._exit(0)

run(Path(sys.argv[1]), painted=seen)
"""


def first_paint(code: str, data: str) -> float:
    """Start a fresh interpreter and give the milliseconds until it says that it painted."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code, data],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    took = (time.perf_counter() - begin) * 1000
    process.stdout.close()
    if process.wait() != 0 or line != b"painted\n":
        raise RuntimeError("no paint was seen")
    return took


def measure(runs: int) -> dict[str, float]:
    """Give the medians in milliseconds, and their ratio."""
    bare: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as data:
        for _ in range(runs + 1):
            bare.append(first_paint(BARE, data))
            ours.append(first_paint(OURS, data))
    # The first of each fills the disk cache.
    floor, own = statistics.median(bare[1:]), statistics.median(ours[1:])
    return {
        "bare_ms": round(floor, 1),
        "ours_ms": round(own, 1),
        "ratio": round(own / floor, 3),
        "runs": runs,
    }


if __name__ == "__main__":
    found = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
    sys.stdout.write(json.dumps(found) + "\n")
    sys.exit(found["ratio"] > TARGET)
