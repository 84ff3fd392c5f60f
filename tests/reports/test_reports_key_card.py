"""The key card: every key on one page, in both languages, with the fingerprint that every page bears."""

from __future__ import annotations

import pypdfium2
import pytest

from smartcity_desktop.core.key_list import KEY_GROUPS
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.paper_page import PaperKind, read_pages
from smartcity_desktop.core.words import six_words
from smartcity_desktop.reports.key_card import fingerprint, key_card_pdf
from smartcity_desktop.reports.paper import Paper


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", list(Language))
def test_every_key_stands_on_one_page(paper, language) -> None:
    data = key_card_pdf(KEY_GROUPS, paper=paper, language=language)
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 1
    said = " ".join(document[0].get_textpage().get_text_bounded().split())
    document.close()
    for group in KEY_GROUPS:
        assert f"{group.title.id} / {group.title.en}" in said
        for line in group.lines:
            for words in (line.words.id, line.words.en):
                assert all(word in said for word in words.split())
    (mark,) = read_pages(data)
    assert (mark.kind, mark.document) == (PaperKind.KEYS, fingerprint(KEY_GROUPS))
    assert " ".join(six_words(mark.digest)) in said
    assert key_card_pdf(KEY_GROUPS, paper=paper, language=language) == data


def test_more_keys_are_set_smaller_and_still_fit() -> None:
    more = (*KEY_GROUPS, KEY_GROUPS[1])
    document = pypdfium2.PdfDocument(key_card_pdf(more, paper=Paper.A4, language=Language.ENGLISH))
    assert len(document) == 1
    document.close()
