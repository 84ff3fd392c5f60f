"""PySide6 reads no source of what is imported after it."""

from __future__ import annotations

import subprocess
import sys

SAYS = """
import builtins, linecache, sys
from PySide6 import QtCore
if "restore" in sys.argv:
    from smartcity_desktop.ui import plain_import
    plain_import.restore()
    plain_import.restore()
import colorsys, wave
assert colorsys.rgb_to_hsv and wave.open
print(builtins.__import__ is builtins.__orig_import__, any(name.endswith(("colorsys.py", "wave.py")) for name in linecache.cache))
"""


def _said(*words: str) -> str:
    done = subprocess.run([sys.executable, "-c", SAYS, *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_sources_are_kept_where_pyside_replaces_the_import_and_not_after_it_was_put_back():
    assert _said() == "False True"  # else PySide6 has changed, and the module can go
    assert _said("restore") == "True False"


def test_the_program_puts_it_back_before_the_window_is_made(tmp_path):
    script = (
        "import builtins, sys\n"
        "from pathlib import Path\n"
        "from smartcity_desktop.ui import entry\n"
        "from smartcity_desktop.ui.main_window import MainWindow\n"
        "made = MainWindow.__init__\n"
        "def init(self, *rest):\n"
        "    print(builtins.__import__ is builtins.__orig_import__)\n"
        "    made(self, *rest)\n"
        "    self.deleteLater()\n"
        "    raise SystemExit(0)\n"
        "MainWindow.__init__ = init\n"
        "entry.run(Path(sys.argv[1]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "True", done.stderr
