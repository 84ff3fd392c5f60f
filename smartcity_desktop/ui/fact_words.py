"""What a fact says in a table cell."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from smartcity_desktop.core.fact_columns import KIND_NAMES, Kind
from smartcity_desktop.core.facts import EarlierScore, Figure, Reply
from smartcity_desktop.core.language import show_number
from smartcity_desktop.ui import texts

Fact = Figure | Reply | EarlierScore


def kind_of(fact: Fact) -> Kind:
    """Return what kind a fact is of."""
    if isinstance(fact, Reply):
        return Kind.REPLIES
    return Kind.FIGURES if isinstance(fact, Figure) else Kind.EARLIER


def kind_words(kind: Kind) -> str:
    """Return what a kind is called, as the beginning of a line."""
    words = texts.say(KIND_NAMES[kind])
    return words[:1].upper() + words[1:]


def content_words(fact: Fact | None) -> str:
    """Return what a fact tells, on one line; empty where there is none."""
    if fact is None:
        return ""
    if isinstance(fact, Reply):
        text = " ".join(fact.text.split())
        if fact.claimed is None:
            return text
        level = QCoreApplication.translate("fact_words", "level {level}").format(
            level=show_number(fact.claimed, texts.current())
        )
        return f"{text} · {level}" if text else level
    number = show_number(fact.value, texts.current())
    return f"{number} {fact.unit}".strip() if isinstance(fact, Figure) else number


def hint_words(fact: Fact | None) -> str:
    """Return what a fact tells for a tool tip, which would take a stranger's angle brackets for commands."""
    return f"<qt>{escape(content_words(fact))}</qt>"


def origin_words(fact: Fact) -> str:
    """Return where a fact is from: source and year, or the earlier edition."""
    if isinstance(fact, Figure):
        return f"{fact.source}, {fact.year}"
    return fact.of_edition if isinstance(fact, EarlierScore) else ""
