"""The manual as files: `resources/manual/<language>/NN-name.md`, read, found by page and by words. No Qt.

The first line of a chapter says for which pages F1 opens it: `<!-- pages: score, finalise -->`. What is written in
chapters is the small part of Markdown that `markup` reads; links between them are `[words](name)` or
`[words](name#heading-in-small-letters)`, and pictures `![what is to be seen](name)` of `resources/manual/pictures`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.system.files import read_regular
from smartcity_desktop.system.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_LIMIT = 1 << 20
_HEAD = re.compile(r"<!-- pages:([\w, ]*)-->\n# (.+)\n")
KEYS = "keys"
"""Name of the chapter that is made of the key card."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading, as plain words. `anchor` is empty for what stands below the chapter's title."""

    heading: str
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its name in links, its title, the pages it belongs to, its text."""

    name: str
    title: str
    pages: tuple[str, ...]
    text: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that has all the words that were looked for, and some words around the first."""

    chapter: Chapter
    section: Section
    excerpt: str


def read(language: Language, first: Iterable[Chapter] = ()) -> tuple[Chapter, ...]:
    """Read the chapters of a language in their order, after those given.

    Raises:
        FileProblem: the manual is missing from the installation, or a chapter does not begin as it must.
    """
    folder = resource("manual", language.value)
    return (*first, *(_chapter(path) for path in sorted(folder.glob("*.md"))))


def picture(name: str, language: Language) -> Path:
    """Give the file of a picture.

    Raises:
        FileProblem: there is none of that name.
    """
    return resource("manual", "pictures", language.value, f"{name}.webp")


def anchor(heading: str) -> str:
    """Give the name by which links know a heading: small letters and digits, one hyphen between words."""
    return "-".join(re.findall(r"[a-z0-9]+", plain(heading)))


def plain(text: str) -> str:
    """Give a text as it is looked for: without letter case, accents and marks of emphasis."""
    bare = unicodedata.normalize("NFKD", re.sub(r"[`*]", "", text)).casefold()
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def for_page(book: Iterable[Chapter], key: str) -> Chapter | None:
    """Give the chapter of a page, or the one of that name."""
    chapters = tuple(book)
    named = (chapter for chapter in chapters if key and key in (*chapter.pages, chapter.name))
    return next(named, None)


def look_for(book: Iterable[Chapter], words: str) -> tuple[Hit, ...]:
    """Give the sections in which every word begins somewhere; those with all of them in the heading first."""
    wanted = plain(words).split()
    if not wanted:
        return ()
    found: list[tuple[bool, Hit]] = []
    for chapter in book:
        for section in chapter.sections:
            heading, body = plain(f"{chapter.title} {section.heading}"), plain(section.words)
            if all(_begins(word, heading) or _begins(word, body) for word in wanted):
                elsewhere = not all(_begins(word, plain(section.heading)) for word in wanted)
                found.append((elsewhere, Hit(chapter, section, _excerpt(section.words, wanted))))
    return tuple(hit for _elsewhere, hit in sorted(found, key=lambda pair: pair[0]))


def sections_of(text: str) -> tuple[Section, ...]:
    """Take a chapter's text apart at its headings."""
    parts = re.split(r"^#{1,3} (.+)$", text, flags=re.MULTILINE)
    made = []
    for at in range(1, len(parts), 2):
        words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", parts[at + 1])
        words = re.sub(r"^[-|> ]+|[|`*]|^\d+\. ", " ", words, flags=re.MULTILINE)
        made.append(Section(parts[at].strip(), "" if at == 1 else anchor(parts[at]), " ".join(words.split())))
    return tuple(made)


def _chapter(path: Path) -> Chapter:
    text = read_regular(path, _LIMIT).decode("utf-8")
    head = _HEAD.match(text)
    if head is None:
        raise FileProblem(
            str(path),
            Text(
                "bab pedoman ini tidak diawali halaman dan judulnya.",
                "this chapter of the manual does not begin with its pages and title.",
            ),
            Text("Pasang ulang program.", "Install the program again."),
        )
    pages = tuple(re.findall(r"\w+", head[1]))
    body = text[head.start(2) - 2 :]
    return Chapter(path.stem.split("-", 1)[1], head[2].strip(), pages, body, sections_of(body))


def _begins(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}", text) is not None


def _excerpt(words: str, wanted: list[str]) -> str:
    bare = plain(words)
    at = min((found for word in wanted if (found := bare.find(word)) >= 0), default=0)
    start = max(0, at - 40)
    start = words.rfind(" ", 0, start) + 1 if start else 0
    piece = words[start : start + 120].rsplit(" ", 1)[0] if len(words) > start + 120 else words[start:]
    return f"{'… ' if start else ''}{piece}{' …' if len(words) > start + 120 else ''}"
