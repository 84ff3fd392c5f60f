"""A later version of the test edition's rubric: one question reworded, one indicator gone and a new one there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.system.resources import resource
from tests.opening import SECRETS

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.app import HeadquartersServices

LOOK, GONE, NEW = "INF-F1", "INF-F2", "INF-F9"
QUESTION = "Sejauh mana kondisi prasarana dasar (air minum,"
REASON = "Kalimat pertanyaan diperjelas."


def later_text(version: int = 2) -> str:
    """Return the text of the shipped rubric as that version."""
    text = resource("rubric.yaml").read_text(encoding="utf-8")
    for old, new in (
        ("\n  version: 1\n", f"\n  version: {version}\n"),
        (QUESTION, QUESTION.replace("Sejauh mana", "Seberapa lengkap")),
        (f"- code: {GONE}\n", f"- code: {NEW}\n"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def republish(headquarters: HeadquartersServices, edition: str, folder: Path, version: int = 2) -> Path:
    """Publish an edition again with a later version of its rubric and return its package."""
    file = folder / f"rubrik-{version}.yaml"
    file.write_text(later_text(version), encoding="utf-8")
    return headquarters.publishing.publish(edition, SECRETS, folder, rubric_file=file, reason=REASON)
