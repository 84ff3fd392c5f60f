"""`facts.json`: read back as written, and refused where it contradicts itself or the edition."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.facts import EarlierScore, Facts, Figure, Reply
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.documents import facts_json, read_facts

REGIONS = ("R0001", "R0002")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
NUMBERS = st.decimals(-9999, 9999, places=2)
REGION = st.sampled_from(REGIONS)
CODE = st.from_regex(r"[A-Z]{1,3}-[A-Z0-9]{1,4}", fullmatch=True)


def facts() -> st.SearchStrategy[Facts]:
    figures = st.lists(
        st.builds(
            Figure,
            REGION,
            CODE,
            st.builds(Text, WORDS, WORDS),
            NUMBERS,
            WORDS,
            WORDS.map(lambda words: words + "BPS"),
            st.integers(1900, 2200),
        ),
        unique_by=lambda one: (one.region_id, one.indicator, one.year),
        max_size=5,
    )
    replies = st.lists(
        st.builds(Reply, REGION, CODE, WORDS.map(lambda words: words + "."), st.none() | NUMBERS),
        unique_by=lambda one: (one.region_id, one.indicator),
        max_size=5,
    )
    earlier = st.lists(
        st.builds(EarlierScore, REGION, st.just("2019"), CODE, NUMBERS),
        unique_by=lambda one: (one.region_id, one.indicator),
        max_size=5,
    )
    return st.builds(Facts, figures.map(tuple), replies.map(tuple), earlier.map(tuple))


@given(facts())
def test_what_is_written_is_read_back(told: Facts) -> None:
    assert read_facts(facts_json(told), REGIONS) == told


ONE = Reply("R0001", "INF-F1", "Semua.", Decimal(3))
FIGURE = Figure("R0001", "IPM", Text("IPM", "HDI"), Decimal("81.2"), "", "BPS", 2025)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Facts(replies=(ONE, ONE)), "stands twice"),
        (Facts(figures=(FIGURE, FIGURE)), "stands twice"),
        (Facts(replies=(Reply("R0009", "INF-F1", "x"),)), "R0009, which the edition does not invite"),
        (Facts(replies=(Reply("R0001", "INF-F1", ""),)), "is empty"),
        (Facts(earlier=(EarlierScore("R0009", "2019", "TOTAL", Decimal(1)),)), "does not invite"),
    ],
)
def test_what_contradicts_is_refused(told: Facts, words: str) -> None:
    with pytest.raises(PackageRefused) as refused:
        read_facts(facts_json(told), REGIONS)
    assert refused.value.code == "E_SCHEMA"
    assert words in refused.value.detail


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"version": 2}, "E_VERSION_NEWER"),
        ({"more": 1}, "E_SCHEMA"),
        ({"figures": [{"region": "R0001"}]}, "E_SCHEMA"),
        ({"format": "other"}, "E_SCHEMA"),
    ],
)
def test_another_form_is_refused(change: dict[str, object], code: str) -> None:
    document = json.loads(facts_json(Facts(replies=(ONE,)))) | change
    data = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    with pytest.raises(PackageRefused) as refused:
        read_facts(data, REGIONS)
    assert refused.value.code == code
