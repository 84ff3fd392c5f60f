"""Where somebody stood when the window was locked, and the way back there once it is open again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smartcity_desktop.ui.assessor import AssessorDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.services.scoring import SheetView
    from smartcity_desktop.ui.headquarters import HeadquartersDesk
    from smartcity_desktop.ui.main_window import MainWindow

    Desk = AssessorDesk | HeadquartersDesk


class Stand(NamedTuple):
    """The page in front and what it was about: edition, and for a sheet its assignment and indicator."""

    key: str
    edition: str = ""
    assignment: str = ""
    indicator: str = ""


def stand(window: MainWindow, desk: Desk) -> Stand:
    """Remember where somebody stands."""
    if not isinstance(desk, AssessorDesk):
        return Stand(window.key, desk.edition.code)
    view = desk.sheet.view
    if view is None:
        return Stand(window.key)
    return Stand(window.key, view.edition.code, view.assessment.assignment_id, desk.score.code)


def come_back(window: MainWindow, desk: Desk, at: Stand, then: Callable[[], object] = lambda: None) -> None:
    """Bring somebody back to where they stood, `then` call; what is there no longer is left out."""
    if isinstance(desk, AssessorDesk) and at.assignment:
        _open(window, desk, at, then)
        return
    if not isinstance(desk, AssessorDesk) and at.key == "edition":
        desk.open_edition(at.edition)
    elif _is_there(window, at.key):
        window.go(at.key)
    then()


def leave_with_next_act(
    window: MainWindow, desk: Desk, told: int, then: Callable[[], object] | None = None
) -> None:
    """Take a notice of the window away with the next act: a change, another indicator, another page.

    Args:
        window: the frame.
        desk: its pages.
        told: the number that the banner gave for the notice.
        then: says, once and unless something else was said since, what the notice had covered.
    """
    waiting = [then]

    def leave() -> None:
        if not waiting or window.banner.turn != told:
            waiting.clear()
            return
        window.banner.withdraw(told)
        if (say := waiting.pop()) is not None:
            say()

    window.page_shown.connect(leave)
    if isinstance(desk, AssessorDesk):
        desk.sheet.saving.connect(leave)
        desk.score.arrived.connect(leave)


def _is_there(window: MainWindow, key: str) -> bool:
    try:
        window.page(key)
    except KeyError:
        return False
    return True


def _open(window: MainWindow, desk: AssessorDesk, at: Stand, then: Callable[[], object]) -> None:
    def opened(_view: SheetView) -> None:
        desk.sheet.opened.disconnect(opened)
        if at.indicator:
            desk.score.go(at.indicator)
        if at.key not in ("score", "paper") and _is_there(window, at.key):
            window.go(at.key)
        then()

    desk.sheet.opened.connect(opened)
    desk.sheet.open(at.edition, at.assignment)
