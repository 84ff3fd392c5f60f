"""Words about a region's assessment that several pages say alike: state, moments, where copies lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from smartcity_desktop.core.assessment import STATE_NAMES, AssessmentState
from smartcity_desktop.core.edition import Mode
from smartcity_desktop.core.language import Language, TimeZone, show_moment
from smartcity_desktop.ui import texts
from smartcity_desktop.ui.widgets.delivery_badge import LOOKS

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.services.scoring import RegionLine

NOT_OPENED = ("circle", "muted")


def state_words(line: RegionLine) -> str:
    """Say how far a region has come; a revision says its number."""
    if line.state is None:
        return QCoreApplication.translate("RegionWords", "Not begun")
    words = texts.say(STATE_NAMES[line.state])
    if line.revision > 1:
        revision = QCoreApplication.translate("RegionWords", "revision {n}").format(n=line.revision)
        words = f"{words} · {revision}"
    return words


def state_look(line: RegionLine) -> tuple[str, str]:
    """Give icon and tone of a region's state."""
    if line.state is AssessmentState.DRAFT and not line.answered + line.optional_answered:
        return "pencil", "muted"
    return LOOKS[line.state] if line.state is not None else NOT_OPENED


def state_order(line: RegionLine) -> int:
    """Give the place of a region's state on its way, for sorting."""
    return -1 if line.state is None else list(AssessmentState).index(line.state)


def moment_words(at: datetime | None, zone: TimeZone) -> str:
    """Write a moment, or a dash for none."""
    return show_moment(at, texts.current(), zone) if at is not None else "–"


def short_moment(at: datetime | None, zone: TimeZone) -> str:
    """Write a moment for a narrow column, `16-5-2019 14.30`, or a dash for none."""
    if at is None:
        return "–"
    local, mark = zone.local(at), "." if texts.current() is Language.INDONESIAN else ":"
    return f"{local.day}-{local.month}-{local.year} {local:%H}{mark}{local:%M}"


def mode_words(mode: Mode) -> str:
    """Say how a region is assessed."""
    if mode is Mode.VISIT:
        return QCoreApplication.translate("RegionWords", "Site visit")
    return QCoreApplication.translate("RegionWords", "Interview")
