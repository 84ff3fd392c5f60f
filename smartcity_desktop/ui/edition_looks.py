"""Signs, tones and words of editions, stages and outcomes, the same on every page of headquarters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from smartcity_desktop.core.edition import EditionState, Kind, Mode
from smartcity_desktop.core.programme import Stage

if TYPE_CHECKING:
    from smartcity_desktop.store.records.packages import PackageRecord

# Sign and tone. A tone never stands alone: the word is always beside it.
EDITION_LOOKS: dict[EditionState, tuple[str, str]] = {
    EditionState.DRAFT: ("pencil", "warn"),
    EditionState.PUBLISHED: ("send", "accent"),
    EditionState.CLOSED: ("lock", "muted"),
    EditionState.DECIDED: ("stamp", "good"),
    EditionState.HISTORY: ("history", "muted"),
}
STAGE_LOOKS: dict[Stage, tuple[str, str]] = {
    Stage.ASKED: ("send", "muted"),
    Stage.ANSWERED: ("message-square-text", "muted"),
    Stage.ASSESSED: ("clipboard-check", "accent"),
    Stage.CHOSEN: ("award", "good"),
    Stage.NOT_CHOSEN: ("minus", "muted"),
    Stage.MEMORANDUM: ("handshake", "good"),
    Stage.MENTORING: ("users", "accent"),
    Stage.BIMTEK_1: ("graduation-cap", "accent"),
    Stage.BIMTEK_2: ("graduation-cap", "accent"),
    Stage.BIMTEK_3: ("graduation-cap", "accent"),
    Stage.BIMTEK_4: ("graduation-cap", "accent"),
    Stage.PLAN_HANDED_IN: ("book-open", "accent"),
    Stage.PLAN_ACCEPTED: ("circle-check", "good"),
    Stage.DECLINED: ("x", "bad"),
    Stage.DROPPED_OUT: ("undo-2", "bad"),
    Stage.REPLACED: ("arrow-right-left", "warn"),
}
OUTCOME_LOOKS: dict[str, tuple[str, str]] = {
    "taken": ("circle-check", "good"),
    "had": ("copy", "muted"),
    "held": ("clock", "warn"),
    "refused": ("circle-x", "bad"),
    "released": ("lock-open", "warn"),
}


def kind_words(kind: Kind) -> str:
    """Say what an edition is for; empty for a real one."""
    return {
        Kind.REAL: "",
        Kind.SAMPLE: QCoreApplication.translate("edition_looks", "Sample data"),
        Kind.PRACTICE: QCoreApplication.translate("edition_looks", "Practice"),
    }[kind]


def mode_words(mode: Mode) -> str:
    """Say how an assignment is done."""
    return {
        Mode.INTERVIEW: QCoreApplication.translate("edition_looks", "Interview"),
        Mode.VISIT: QCoreApplication.translate("edition_looks", "Site visit"),
    }[mode]


def outcome_words(outcome: str) -> str:
    """Say what became of a package in a word."""
    return {
        "taken": QCoreApplication.translate("edition_looks", "Taken in"),
        "had": QCoreApplication.translate("edition_looks", "Already here"),
        "held": QCoreApplication.translate("edition_looks", "Held"),
        "refused": QCoreApplication.translate("edition_looks", "Refused"),
        "released": QCoreApplication.translate("edition_looks", "Released"),
    }[outcome]


def package_outcome(record: PackageRecord) -> str:
    """Return what became of a package on record: its status, or `released` where somebody let it in."""
    released = record.status == "taken" and record.code.startswith("H_")
    return "released" if released else record.status
