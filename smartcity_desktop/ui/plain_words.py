"""Texts of a rubric, made ready for a label: what is *marked* there is put into quotation marks."""

from __future__ import annotations

import re

_MARKED = re.compile(r"\*([^*\n]+)\*")


def plain_words(text: str) -> str:
    """Return a text with `*words*` as “words”."""
    return _MARKED.sub("“\\1”", text)
