"""Every page and dialog of both roles, in all looks: pictures to be looked at, and what `tour_checks` finds in them.

`python -m tests.ui.tour FOLDER [--quick] [--only score,edition]` (see .dev/tour). Pages and their dialogs are found by
themselves: whatever a builder adds to the window is visited, every tab of it, and every dialog that a button with
"…" opens. What needs a state first has a line in `WAYS`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QMessageBox,
    QPushButton,
    QTabWidget,
    QToolButton,
    QWidget,
)

from smartcity_desktop.core.language import Language
from smartcity_desktop.core.transcription import Phase
from smartcity_desktop.sample import (
    PRACTICE_CODE,
    PRACTICE_PASSPHRASE,
    SAMPLE_CODE,
    SAMPLE_PASSPHRASE,
    prepare_practice,
    sample_edition,
)
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import assessor, background, headquarters, texts, theme
from smartcity_desktop.ui.garbage import Garbage
from smartcity_desktop.ui.main_window import MainWindow
from smartcity_desktop.ui.widgets.dialog_frame import TALLEST, WIDEST
from tests.opening import assessor_at, headquarters_at
from tests.ui import tour_checks as checks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZE = (1024, 540)
"""The room that a common laptop leaves, in logical pixels; `--size` takes another."""


class Look(NamedTuple):
    """One way in which everything is seen."""

    theme: str
    language: str
    percent: int

    def __str__(self) -> str:
        return f"{self.theme}-{self.language}-{self.percent}"


LOOKS = (
    *(Look(t, lang, percent) for percent in (100, 150) for t in ("light", "dark") for lang in ("id", "en")),
    Look("light", "id", 90),
    Look("light", "id", 175),
)
QUICK = (Look("light", "id", 100), Look("dark", "en", 150))


@dataclass
class Tour:
    """Goes about in one window and keeps what it finds: finding → where it was seen."""

    folder: Path | None = None
    size: tuple[int, int] = SIZE
    focus: bool = True
    dialogs: bool = True
    found: dict[checks.Finding, list[str]] = field(default_factory=lambda: defaultdict(list))
    seen: list[str] = field(default_factory=list)

    def look_at(self, stop: str, look: Look, root: QWidget, page: QWidget | None = None) -> None:
        """Check what is on show in a window, and keep a picture of it; `page`: for orders, names and rings."""
        settle()
        part = page or root
        name = f"{stop}-{look}"
        self.seen.append(name)
        found = [
            *checks.cut_words(root),
            *checks.cut_cells(root),
            *checks.misplaced(root),
            *checks.pale(root),
        ]
        if look.percent == 100 and look.theme == "light":
            found += [*checks.silent(part), *checks.out_of_order(part)]
        if self.folder is not None:
            root.grab().save(str(self.folder / f"{name.replace('/', '_')}.png"))
        if self.focus and look == LOOKS[0]:
            found += checks.ringless(part)
        for finding in found:
            self.found[finding].append(name)

    def dialogs_of(self, stop: str, look: Look, page: QWidget) -> None:
        """Open whatever buttons with "…" open, look at it and close it."""
        buttons = [
            button
            for kind in (QPushButton, QToolButton)
            for button in page.findChildren(kind)
            if button.text().endswith("…") and button.isVisible() and button.isEnabled() and not button.menu()
        ]
        for button in buttons:
            words = button.text()
            before = set(QApplication.topLevelWidgets())
            button.click()
            settle()
            for dialog in QApplication.topLevelWidgets():
                if dialog in before or not isinstance(dialog, QDialog) or not dialog.isVisible():
                    continue
                if type(dialog).__module__.startswith("smartcity_desktop"):
                    self.look_at(f"{stop}/{type(dialog).__name__}", look, dialog)
                    if dialog.width() > WIDEST or dialog.height() > TALLEST:
                        wrong = checks.Finding(
                            "large", type(dialog).__name__, f"{dialog.width()} × {dialog.height()}"
                        )
                        self.found[wrong].append(f"{stop}-{look}")
                dialog.reject()
                settle()
            if not page.isVisible():
                return  # the button led to another page: what it says there is seen there
            assert words

    def tabs_of(self, stop: str, look: Look, window: MainWindow, page: QWidget) -> None:
        """Look at a page, or at each tab of it, with the dialogs."""
        tabs = next((one for one in page.findChildren(QTabWidget) if one.isVisible()), None)
        for at in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(at)
            name = f"{stop}/{at + 1}" if tabs else stop
            self.look_at(name, look, window, page)
            if self.dialogs:
                self.dialogs_of(name, look, page)
            if not page.isVisible():
                return

    def report(self) -> Iterator[str]:
        """Give what was found, as lines, the most frequent kind of thing first."""
        kinds: dict[str, list[str]] = defaultdict(list)
        for finding, places in sorted(self.found.items()):
            more = f" and {len(places) - 1} more" if len(places) > 1 else ""
            kinds[finding.kind].append(f"{finding.where}: {finding.what}  [{places[0]}{more}]")
        yield f"{len(self.seen)} views"
        for kind, lines in sorted(kinds.items()):
            yield f"\n## {kind}: {len(lines)}"
            yield from lines


def settle() -> None:
    """Wait for all work and its callbacks, and for what these asked for in turn."""
    for _ in range(3):
        background.drain()
        QApplication.processEvents()


def put_on(window: MainWindow, look: Look, size: tuple[int, int] = SIZE) -> None:
    """Put a look on everything, as a person would while the window is open."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, look.theme, look.percent)
    if texts.current() is not Language(look.language):
        texts.install(app, Language(look.language))
    window.resize(*size)
    settle()


def frame() -> MainWindow:
    """Make a frame, complete, on show and active."""
    window = MainWindow(Settings(language="id", theme="light"), lambda _settings: None)
    window.complete()
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    return window


# -- ways to pages that need a state ---------------------------------------------------------------------------


def _score(desk: Any) -> None:
    desk.open_region(desk.regions.lines[0])


def _finalise(desk: Any) -> None:
    desk.open_region(desk.regions.lines[0])
    settle()
    desk._window.go("finalise")


def _sheet(desk: Any) -> None:
    _finalise(desk)
    settle()
    desk.actions.preview()


def _visit(desk: Any) -> None:
    _score(desk)
    settle()
    desk._window.go("visit")


def _transcription(desk: Any) -> None:
    _score(desk)
    settle()
    desk.papers.transcribing.begin_open()


def _paper_review(desk: Any) -> None:
    """Key a paper twice that changes two answers, repeats one, is new in three rows and blank elsewhere."""
    _transcription(desk)
    settle()
    page = desk.papers.transcribing.page
    codes = [row.code for row in page.transcription.rows]
    for code in codes[:3]:
        desk.sheet.give(code, Decimal(2))
    page.page.skipped.emit()
    while page.transcription.phase is not Phase.COMPARE:
        for level in ("1", "2", "3", "1", "1", "1", *[""] * (len(codes) - 6)):
            page.entry.setText(level)
            page.entry.returnPressed.emit()
    page.review.click()


def _edition(desk: Any) -> None:
    desk.open_edition(desk._code)


def _panel(desk: Any) -> None:
    desk._window.go("panel")
    settle()
    if desk.panel.tree.topLevelItemCount() if hasattr(desk.panel.tree, "topLevelItemCount") else False:
        desk.panel.tree.setCurrentItem(desk.panel.tree.topLevelItem(0))


def _ranking_paper(desk: Any) -> None:
    desk._window.go("ranking")
    settle()
    desk._print_ranking(desk._code)


WAYS: dict[str, dict[str, Callable[[Any], None]]] = {
    "assessor": {
        "score": _score,
        "finalise": _finalise,
        "paper": _sheet,
        "visit": _visit,
        "transcription": _transcription,
        "paper_review": _paper_review,
    },
    "headquarters": {"edition": _edition, "panel": _panel, "paper": _ranking_paper},
}


def visit(
    tour: Tour, role: str, desk: Any, window: MainWindow, looks: tuple[Look, ...], world: str, only: set[str]
) -> None:
    """Visit all pages of a role that stands in a window."""
    for look in looks:
        put_on(window, look, tour.size)
        for key in list(window._pages):
            if only and key not in only:
                continue
            WAYS[role].get(key, lambda _desk, key=key: window.go(key))(desk)
            settle()
            tour.tabs_of(f"{world}-{role}-{key}", look, window, window.page(key))
            if window.size().toTuple() != tour.size:
                wrong = checks.Finding("grown", key, f"{window.size().toTuple()}")
                tour.found[wrong].append(f"{world}-{role}-{key}-{look}")
                window.resize(*tour.size)


def visit_assessor(
    tour: Tour, window: MainWindow, root: Path, looks: tuple[Look, ...], only: set[str]
) -> None:
    """Visit the assessor's pages on the practice edition."""
    services = assessor_at(root, Settings(edition=PRACTICE_CODE), passphrase=PRACTICE_PASSPHRASE)
    desk = assessor.build(window, services)
    settle()
    visit(tour, "assessor", desk, window, looks, "practice", only)
    _leave(window)
    services.database.close()


def visit_headquarters(
    tour: Tour,
    window: MainWindow,
    root: Path,
    looks: tuple[Look, ...],
    only: set[str],
    code: str,
    secret: str,
    world: str,
) -> None:
    """Visit headquarters' pages on an edition."""
    services = headquarters_at(root, Settings(edition=code), passphrase=secret)
    desk = headquarters.build(window, services)
    settle()
    visit(tour, "headquarters", desk, window, looks, world, only)
    _leave(window)
    services.database.close()


def visit_first_steps(tour: Tour, window: MainWindow, looks: tuple[Look, ...], only: set[str]) -> None:
    """Visit the first steps and the frame's dialogs on a fresh folder."""
    from tests.ui import shots

    for name, stop in shots.STOPS.items():
        if only and name not in only:
            continue
        with tempfile.TemporaryDirectory() as folder:
            view = stop(window, Path(folder))
            view.show()
            for look in looks:
                put_on(window, look, tour.size)
                tour.look_at(f"fresh-{name}", look, view)
            if view is not window:
                view.close()
            _leave(window)


def _leave(window: MainWindow) -> None:
    """Take the pages out of the window, as the program does before another role moves in."""
    settle()
    window.clear_pages()
    settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def no_system_dialogs() -> None:
    """Answer every dialog of the system with nothing: no tour can click it."""
    for name in ("getOpenFileName", "getSaveFileName"):
        setattr(QFileDialog, name, staticmethod(lambda *_a, **_k: ("", "")))
    QFileDialog.getOpenFileNames = staticmethod(lambda *_a, **_k: ([], ""))  # type: ignore[method-assign]
    QFileDialog.getExistingDirectory = staticmethod(lambda *_a, **_k: "")  # type: ignore[method-assign]
    QMessageBox.exec = lambda _self: 0  # type: ignore[method-assign]


def main() -> int:
    """Take the tour and write what was found to `findings.txt` in the folder, too."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true", help="two looks instead of ten")
    parser.add_argument("--only", default="", help="keys of pages, or names of first steps, with commas")
    parser.add_argument("--worlds", default="fresh,practice,full")
    parser.add_argument("--size", default="1024x540", help="of the window, in logical pixels")
    asked = parser.parse_args()
    app = QApplication(sys.argv[:1])
    Garbage(app)
    theme.load_fonts("Regular", "Medium", "SemiBold", "Bold", "Italic")
    no_system_dialogs()
    asked.folder.mkdir(parents=True, exist_ok=True)
    only, looks = set(filter(None, asked.only.split(","))), QUICK if asked.quick else LOOKS
    theme.apply(app, "light", 100)
    texts.install(app, Language.INDONESIAN)
    width, height = asked.size.split("x")
    tour, window = Tour(asked.folder, (int(width), int(height))), frame()
    worlds = asked.worlds.split(",")
    if "fresh" in worlds:
        visit_first_steps(tour, window, looks, only)
    with tempfile.TemporaryDirectory() as place:
        if "practice" in worlds:
            root = Path(place) / "practice"
            prepare_practice(root)
            visit_assessor(tour, window, root, looks, only)
            visit_headquarters(
                tour, window, root, looks, only, PRACTICE_CODE, PRACTICE_PASSPHRASE, "practice"
            )
        (asked.folder / "findings.txt").write_text("\n".join(tour.report()) + "\n", encoding="utf-8")
        if "full" in worlds:
            root = Path(place) / "full"
            sample_edition(root)
            visit_headquarters(tour, window, root, looks, only, SAMPLE_CODE, SAMPLE_PASSPHRASE, "full")
    background.close()
    report = "\n".join(tour.report())
    (asked.folder / "findings.txt").write_text(report + "\n", encoding="utf-8")
    sys.stdout.write(report + "\n")
    return 1 if tour.found else 0


if __name__ == "__main__":
    sys.exit(main())
