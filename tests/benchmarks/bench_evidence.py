"""How long the GUI thread is busy at a stretch over 500 photos of one indicator, and what a photo costs beside it.

    python tests/benchmarks/bench_evidence.py [photos]

Real JPEGs lie in a store in a temporary folder. The panel is opened, then scrolled from top to bottom in steps of half
a screen, one each 40 ms, while small pictures are drawn on the thread for evidence. What is timed is the delivery of each
event with all that it sets off, in computing time of that thread, so that others on the computer do not count; the
target is 16 ms.
"""

from __future__ import annotations

import io
import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
TARGET = 16.0


def main(photos: int) -> int:
    import typer
    from PIL import Image
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.core.language import Language
    from smartcity_desktop.core.rubric import EvidenceKind
    from smartcity_desktop.core.rubric_reader import read_rubric
    from smartcity_desktop.store.evidence import EvidenceStore
    from smartcity_desktop.store.looks import Looks
    from smartcity_desktop.store.photos import prepare
    from smartcity_desktop.system.resources import resource
    from smartcity_desktop.ui import background, texts, theme
    from smartcity_desktop.ui.look_queue import LookQueue
    from smartcity_desktop.ui.widgets.evidence_panel import EvidencePanel

    class Timed(QApplication):
        times: list[float] = []
        depth = 0

        def notify(self, receiver: Any, event: Any) -> bool:
            if Timed.depth:
                return bool(super().notify(receiver, event))
            Timed.depth += 1
            begun = time.thread_time()
            try:
                return bool(super().notify(receiver, event))
            finally:
                Timed.depth -= 1
                Timed.times.append((time.thread_time() - begun) * 1000)

    app = Timed(sys.argv[:1])
    theme.load_fonts("Regular", "Medium", "SemiBold", "Bold")
    theme.apply(app, "light", 100)
    texts.install(app, Language.INDONESIAN)
    rubric = read_rubric(resource("rubric.yaml").read_text(encoding="utf-8"), "rubric.yaml")
    with tempfile.TemporaryDirectory() as folder:
        store = EvidenceStore(Path(folder) / "evidence")
        base = Image.effect_noise((2560, 1920), 60).convert("RGB")
        cited = []
        for number in range(photos):
            base.paste((number % 256, number // 256, 90), (0, 0, 64, 64))
            data = io.BytesIO()
            base.save(data, "JPEG", quality=60)
            stored = store.put_bytes(data.getvalue(), "jpg")
            cited.append(
                Citation(
                    f"{number:032x}",
                    "INF-F1",
                    stored.sha256,
                    stored.size,
                    stored.media_type,
                    stored.extension,
                    f"IMG_{number:04d}.jpg",
                    EvidenceKind.PHOTO,
                    "",
                    datetime(2026, 3, 2, tzinfo=UTC),
                )
            )
        large = io.BytesIO()
        base.resize((4000, 3000)).save(large, "JPEG", quality=90)
        original = store.put_bytes(large.getvalue(), "jpg")
        prepare(store, original, "a.jpg", side=2560)  # the decoder starts
        begun = time.perf_counter()
        prepare(store, original, "a.jpg", side=2560)
        copied = time.perf_counter() - begun

        looks = Looks(store, Path(folder) / "looks")
        panel = EvidencePanel()
        queue = LookQueue(looks.look, panel)
        panel.picture_wanted.connect(lambda row: queue.want(row.citation, row.show_picture, row))
        panel.picture_unwanted.connect(queue.forget)
        panel.resize(330, 560)
        panel.show()
        indicator = next(iter(rubric.indicators()))
        panel.display(indicator, cited[:1], read_only=False)  # as whoever comes from another indicator
        for _ in range(20):
            app.processEvents()
        background.drain()
        begun = time.thread_time()
        panel.display(indicator, cited, read_only=False)
        opened = (time.thread_time() - begun) * 1000
        Timed.times.clear()
        bar = panel.attached._area.verticalScrollBar()
        timer = QTimer(panel, interval=40)

        def step() -> None:
            if bar.value() >= bar.maximum() > 0:
                timer.stop()
                app.quit()
            bar.setValue(bar.value() + 280)

        timer.timeout.connect(step)
        timer.start()
        app.exec()
        times = sorted(Timed.times)
        background.drain()
        typer.echo(
            f"{photos} photos of {stored.size / 1e6:.1f} MB; rows made {panel.attached.made}, looked at {queue.asked}"
        )
        typer.echo(f"panel filled {opened:.1f} ms")
        worst, usual = times[-1], statistics.quantiles(times, n=100)[98]
        typer.echo(
            f"{len(times)} events while scrolling: 99th percentile {usual:.1f} ms, longest {worst:.1f} ms"
        )
        typer.echo(f"one photo of 12 million pixels copied to 2560: {copied * 1000:.0f} ms beside the window")
        panel.deleteLater()
        background.close()
    return 0 if worst <= TARGET else 1


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
