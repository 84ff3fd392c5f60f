"""Where somebody stood when the window was locked, and the way back there once it is open again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smartcity_desktop.ui.assessor import AssessorDesk

if TYPE_CHECKING:
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


def come_back(window: MainWindow, desk: Desk, at: Stand) -> None:
    """Bring somebody back to where they stood; what is there no longer is left out."""
    if isinstance(desk, AssessorDesk):
        if at.assignment:
            _open(window, desk, at)
        elif _is_there(window, at.key):
            window.go(at.key)
    elif at.key == "edition":
        desk.open_edition(at.edition)
    elif _is_there(window, at.key):
        window.go(at.key)


def _is_there(window: MainWindow, key: str) -> bool:
    try:
        window.page(key)
    except KeyError:
        return False
    return True


def _open(window: MainWindow, desk: AssessorDesk, at: Stand) -> None:
    def opened(_view: SheetView) -> None:
        desk.sheet.opened.disconnect(opened)
        if at.indicator:
            desk.score.go(at.indicator)
        if at.key not in ("score", "paper") and _is_there(window, at.key):
            window.go(at.key)

    desk.sheet.opened.connect(opened)
    desk.sheet.open(at.edition, at.assignment)
