"""Somebody types in the window and the program is killed: `python -m tests.long.typist [--runs N] [--seed S]`.

The real window runs offscreen in a process of its own: passphrase, a region, levels by digit, comments letter by letter
without a rest. Each key is told on a pipe with its moment. After SIGKILL the folder is opened and held against what was
typed: every level, and every letter that was typed more than a second before the end, is there.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smartcity_desktop.app import assessor_gate
from smartcity_desktop.sample import SAMPLE_CODE, SAMPLE_PASSPHRASE
from smartcity_desktop.sealing import vault
from smartcity_desktop.system import settings as settings_file
from smartcity_desktop.system.paths import settings_file as settings_path
from smartcity_desktop.system.settings import Settings
from tests.long.day import opened, prepare

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.sealing.store_keys import StoreKeys

PROMISE = 1.0
"""Seconds of typing that may be lost."""
KEY_MS = 25


class Typist:
    """Works the window by keys, one every `KEY_MS`."""

    def __init__(self, seed: int, say: Callable[[dict[str, Any]], None]) -> None:
        self._chance = random.Random(seed)
        self._say = say
        self._left = 0

    def begin(self) -> None:
        """Go on as long as the process lives."""
        from PySide6.QtCore import QTimer

        self._timer = QTimer(interval=KEY_MS)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        from smartcity_desktop.ui.main_window import MainWindow
        from smartcity_desktop.ui.pages.score import ScorePage
        from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit

        window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)
        target = window and (QApplication.focusWidget() or window.focusWidget())
        if window is None or target is None:
            return
        window.activateWindow()
        if window.key != "score":
            asked = [edit for edit in window.findChildren(PassphraseEdit) if edit.isVisible()]
            if asked:
                if not asked[0].text():
                    asked[0].setFocus()
                    QTest.keyClicks(QApplication.focusWidget() or asked[0], SAMPLE_PASSPHRASE)
                    QTest.keyClick(QApplication.focusWidget() or asked[0], Qt.Key.Key_Return)
            else:
                QTest.keyClick(target, Qt.Key.Key_Return)
            return
        page = window.findChild(ScorePage)
        assert isinstance(page, ScorePage)
        view = page._sheet.view
        if view is None:
            return
        where = {"code": page.code, "of": view.assessment.id}
        if page.form.comment.hasFocus():
            if self._left > 0:
                self._left -= 1
                letter = self._chance.choice("abcdefghijklmno ")
                QTest.keyClicks(target, letter)
                self._say({"typed": letter, "at": time.monotonic(), **where})
            else:
                QTest.keyClick(target, Qt.Key.Key_Escape)
        elif self._left == 0:
            level = str(self._chance.randint(0, 4))
            QTest.keyClick(target, Qt.Key.Key_Return)
            where["code"] = page.code
            QTest.keyClicks(QApplication.focusWidget() or target, level)
            self._say({"level": level, "at": time.monotonic(), **where})
            self._left = -1
        else:
            QTest.keyClick(target, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
            if page.form.comment.hasFocus():
                QTest.keyClick(page.form.comment, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
                self._left = self._chance.randint(20, 160)
                self._say({"anew": 1, "at": time.monotonic(), **where})


def run_once(folder: Path, seed: int, lasts: float) -> tuple[list[dict[str, Any]], float]:
    """Type until the kill; returns what was told and the moment of the end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
            from smartcity_desktop.ui.entry import run

            typist = Typist(seed, lambda line: os.write(writing, json.dumps(line).encode() + b"\n") and None)
            run(folder, painted=typist.begin)
        finally:
            os._exit(1)
    os.close(writing)
    data, began = bytearray(), 0.0
    while True:
        left = 60.0 if not began else began + lasts - time.monotonic()
        ready = select.select([reading], [], [], max(left, 0))[0] if left > 0 else []
        piece = os.read(reading, 1 << 16) if ready else b""
        if not piece:
            break
        data += piece
        began = began or time.monotonic()
    ended = time.monotonic()
    os.kill(child, signal.SIGKILL)
    while piece := os.read(reading, 1 << 16):
        data += piece
    os.close(reading)
    os.waitpid(child, 0)
    whole = data[: data.rfind(b"\n") + 1]
    return [json.loads(line) for line in whole.splitlines()], ended


def complaints(folder: Path, keys: StoreKeys, lines: list[dict[str, Any]], ended: float) -> list[str]:
    """Hold the folder against what was told."""
    texts: dict[tuple[str, str], str] = {}
    levels: dict[tuple[str, str], str] = {}
    for line in lines:
        place = (line["of"], line["code"])
        if line["at"] > ended - PROMISE:
            continue
        if "anew" in line:
            texts[place] = ""
        elif "typed" in line:
            texts[place] = texts.get(place, "") + line["typed"]
        else:
            levels[place] = line["level"]
    later = {(line["of"], line["code"]) for line in lines if line["at"] > ended - PROMISE and "anew" in line}
    changed = {
        (line["of"], line["code"]) for line in lines if line["at"] > ended - PROMISE and "level" in line
    }
    services = opened(folder, keys)
    found = []
    try:
        check = services.database.check()
        if check.quick_check != "ok" or check.foreign_keys:
            found.append(f"database: {check}")
        for number in {of for of, _ in (*texts, *levels)}:
            answers = services.scoring.reload(number).assessment.answers
            for (of, code), text in texts.items():
                kept = answers[code].comment if code in answers else ""
                if of == number and (of, code) not in later and not kept.startswith(text.strip()):
                    found.append(f"{code}: typed {text.strip()!r}, kept {kept!r}")
            for (of, code), level in levels.items():
                kept = str(answers[code].value) if code in answers else ""
                if of == number and (of, code) not in changed and kept != level:
                    found.append(f"{code}: level {level}, kept {kept}")
    finally:
        services.database.close()
    return found


def main() -> int:
    """Read the options and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=20261124)
    asked = parser.parse_args()
    vault._derived = lru_cache(maxsize=64)(vault._derived)
    chance, begun, findings = random.Random(asked.seed), time.monotonic(), 0
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="typing-") as name:
        folder = Path(name)
        prepare(folder)
        settings_file.save(settings_path(folder), Settings(role="assessor", edition=SAMPLE_CODE))
        keys = assessor_gate(folder).unlock(SAMPLE_PASSPHRASE)
        for number in range(1, asked.runs + 1):
            lines, ended = run_once(folder, chance.randrange(2**31), chance.uniform(0.5, 6))
            total.update(kind for line in lines for kind in line if kind in ("typed", "level"))
            for words in complaints(folder, keys, lines, ended):
                findings += 1
                sys.stdout.write(f"run {number}: {words}\n")
            if number % 20 == 0 or number == asked.runs:
                sys.stdout.write(
                    f"{number} kills, {time.monotonic() - begun:.0f} s, {total['level']} levels, "
                    f"{total['typed']} letters, {findings} findings\n"
                )
                sys.stdout.flush()
    return int(findings > 0)


if __name__ == "__main__":
    sys.exit(main())
