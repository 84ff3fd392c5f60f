"""The key card as a chapter of the manual: what it lists is said in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.key_list import KEY_GROUPS
from smartcity_desktop.ui.manual.book import KEYS, Chapter, sections_of

if TYPE_CHECKING:
    from smartcity_desktop.core.language import Language


def key_chapter(language: Language, title: str, lead: str) -> Chapter:
    """Make the chapter of all keys."""
    lines = [f"# {title}", "", lead]
    for group in KEY_GROUPS:
        lines += ["", f"## {group.title.in_(language)}", "", "| | |", "|---|---|"]
        lines += [f"| `{line.keys}` | {line.words.in_(language)} |" for line in group.lines]
    text = "\n".join(lines)
    return Chapter(KEYS, title, (), text, sections_of(text))
