"""The pictures of the manual, taken of the program itself: `python -m tests.ui.manual_pictures [--check]` (.dev/manual).

Each has a line in `STOPS`: the role, and the way to what is to be seen. Taken on the practice edition at a fixed time,
in the light theme, 1024 × 540, in both languages. `--check` takes them anew and names those that look different.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from smartcity_desktop.core.backup import Reason
from smartcity_desktop.core.language import Language, TimeZone
from smartcity_desktop.core.rubric import EvidenceKind, Severity
from smartcity_desktop.sample import PRACTICE_CODE, PRACTICE_PASSPHRASE, prepare_practice, synthetic_answers
from smartcity_desktop.system.resources import resource
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import assessor, background, headquarters, texts, theme
from smartcity_desktop.ui.garbage import Garbage
from smartcity_desktop.ui.main_window import MainWindow
from tests.opening import assessor_at, headquarters_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZE = (1024, 540)
QUALITY = 82
DIFFERENT = 0.02
"""Share of an image's samples that may differ by more than a shade before it counts as stale."""
START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


class Stop(NamedTuple):
    """Whose window, and the way to what is to be seen in it."""

    role: str
    way: Callable[[Any, MainWindow], QWidget | None]


class SteadyClock:
    """A clock that moves one second at each look."""

    def __init__(self, at: datetime) -> None:
        self._at, self._ticks = at, 0

    def now(self) -> datetime:
        """Give the next second."""
        self._at += timedelta(seconds=1)
        return self._at

    def monotonic(self) -> int:
        """Give the next tick."""
        self._ticks += 1
        return self._ticks


def settle() -> None:
    """Wait for all work and its callbacks, and for what these asked for in turn."""
    for _ in range(4):
        background.drain()
        QApplication.processEvents()


def _page(key: str) -> Callable[[Any, MainWindow], None]:
    def way(_desk: Any, window: MainWindow) -> None:
        window.go(key)

    return way


def _sheet(row: int, key: str) -> Callable[[Any, MainWindow], None]:
    def way(desk: Any, window: MainWindow) -> None:
        desk.open_region(desk.regions.lines[row])
        settle()
        window.go(key)

    return way


def _evidence(desk: Any, window: MainWindow) -> None:
    _sheet(0, "score")(desk, window)
    settle()
    desk.score.go(desk.sheet.view.rubric.indicators()[0].code)
    settle()
    desk.score.places.bring(desk.score.evidence)


def _interview(desk: Any, window: MainWindow) -> None:
    _sheet(0, "score")(desk, window)
    settle()
    desk.score.go(desk.sheet.view.rubric.indicators()[1].code)
    settle()
    desk.score.places.bring(desk.fieldwork.card)


def _transcription(desk: Any, window: MainWindow) -> None:
    _sheet(0, "score")(desk, window)
    settle()
    desk.papers.transcribing.begin_open()


def _backups(desk: Any, window: MainWindow) -> QWidget:
    from smartcity_desktop.ui.dialogs.backups import BackupsDialog

    services = desk._services
    services.backups.make(Reason.HAND)
    dialog = BackupsDialog(services.backups, services.restoring, TimeZone.WIB, lambda: None, window)
    dialog.show()
    return dialog


def _facts(desk: Any, _window: MainWindow) -> None:
    desk.open_edition(PRACTICE_CODE)
    settle()
    desk.edition.tabs.setCurrentWidget(desk.edition.facts_tab)


def _edition(desk: Any, _window: MainWindow) -> None:
    desk.open_edition(PRACTICE_CODE)


STOPS: dict[str, Stop] = {
    "regions": Stop("assessor", _page("regions")),
    "score": Stop("assessor", _sheet(0, "score")),
    "finalise": Stop("assessor", _sheet(1, "finalise")),
    "signed": Stop("assessor", _sheet(2, "finalise")),
    "evidence": Stop("assessor", _evidence),
    "interview": Stop("assessor", _interview),
    "visit": Stop("assessor", _sheet(0, "visit")),
    "transcription": Stop("assessor", _transcription),
    "delivery": Stop("assessor", _page("delivery")),
    "paper_check": Stop("assessor", _page("paper_check")),
    "backups": Stop("assessor", _backups),
    "facts": Stop("headquarters", _facts),
    "edition": Stop("headquarters", _edition),
    "staff": Stop("headquarters", _page("staff")),
    "inbox": Stop("headquarters", _page("inbox")),
    "panel": Stop("headquarters", _page("panel")),
    "ranking": Stop("headquarters", _page("ranking")),
    "programme": Stop("headquarters", _page("programme")),
    "keys": Stop("headquarters", _page("keys")),
}


def _letter() -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.drawText(900, 900, "Contoh")
    painter.end()
    return bytes(data.data())


def prepare(root: Path) -> None:
    """Make the practice edition as it is shown: one region half scored, one nearly done, one signed."""
    clock = SteadyClock(START)
    prepare_practice(root, clock=clock)
    services = assessor_at(root, Settings(edition=PRACTICE_CODE), clock=clock, passphrase=PRACTICE_PASSPHRASE)
    lines = services.scoring.regions(PRACTICE_CODE)
    for row, share in enumerate((2, 1, 1)):
        view = services.scoring.open(PRACTICE_CODE, lines[row].assignment_id)
        answers = synthetic_answers(view.rubric, view.region.id, "A-01", row)
        saved = services.scoring.fill(view.assessment.id, answers[: len(answers) // share])
        if row == 0:
            first = view.rubric.indicators()[0].code
            services.evidence.attach_bytes(
                view.assessment.id, first, _letter(), "surat keputusan.pdf", EvidenceKind.DOCUMENT
            )
        if row == 2:
            warned = [p.key for p in saved.view.problems if p.severity is Severity.WARN]
            services.scoring.fill(view.assessment.id, (), dict.fromkeys(warned, "Diperlihatkan."))
            services.finalising.sign(view.assessment.id, PRACTICE_PASSPHRASE, no_conflict=True)
    services.database.close()


def taken(root: Path) -> Iterator[tuple[str, Language, QImage]]:
    """Take all pictures, one role and language after the other."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 100)
    window = MainWindow(Settings(language="id", theme="light"), lambda _settings: None)
    window.complete()
    window.set_practice(True)
    window.resize(*SIZE)
    window.show()
    clock = SteadyClock(START + timedelta(hours=6))
    settings = Settings(edition=PRACTICE_CODE)
    for language in Language:
        theme.apply(app, "light", 100)
        texts.install(app, language)
        for role in ("assessor", "headquarters"):
            at, build = (
                (assessor_at, assessor.build) if role == "assessor" else (headquarters_at, headquarters.build)
            )
            services = at(root, settings, clock=clock, passphrase=PRACTICE_PASSPHRASE)
            desk = build(window, services)  # type: ignore[operator]
            settle()
            for name, stop in STOPS.items():
                if stop.role == role:
                    view = stop.way(desk, window) or window
                    window.resize(*SIZE)
                    settle()
                    focused = QApplication.focusWidget()
                    if isinstance(focused, QLineEdit):
                        focused.clearFocus()  # its caret blinks
                    yield name, language, _seen(window, view)
                    if view is not window:
                        view.close()
            settle()
            window.clear_pages()
            settle()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            services.database.close()
    window.close()


def _seen(window: MainWindow, view: QWidget) -> QImage:
    """Give the window as it is, a dialog in the middle of it."""
    image = window.grab().toImage()
    if view is not window:
        dialog = view.grab().toImage()
        painter = QPainter(image)
        painter.fillRect(image.rect(), QColor(0, 0, 0, 90))
        painter.drawImage(
            (image.width() - dialog.width()) // 2, (image.height() - dialog.height()) // 2, dialog
        )
        painter.end()
    return image


def differs(one: QImage, other: QImage) -> float:
    """Give the share of samples of two pictures that differ by more than a shade."""
    if one.size() != other.size():
        return 1.0
    small = (256, 135)
    pictures = [
        bytes(image.scaled(*small).convertToFormat(QImage.Format.Format_Grayscale8).constBits())
        for image in (one, other)
    ]
    off = sum(abs(a - b) > 24 for a, b in zip(*pictures, strict=True))
    return off / len(pictures[0])


def main() -> int:
    """Write the pictures, or with `--check` name those that are stale."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true", help="write nothing; fail where one is stale")
    asked = parser.parse_args()
    app = QApplication(sys.argv[:1])
    Garbage(app)
    theme.load_fonts("Regular", "Medium", "SemiBold", "Bold", "Italic")
    folder, stale = resource("manual") / "pictures", []
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "Latihan"
        prepare(root)
        for name, language, image in taken(root):
            path = folder / language.value / f"{name}.webp"
            if asked.check:
                if differs(QImage(str(path)), image) > DIFFERENT:
                    stale.append(path)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            image.save(str(path), "WEBP", QUALITY)  # type: ignore[call-overload]
    background.close()
    for path in stale:
        sys.stderr.write(f"{path} is stale: run .dev/manual\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
