from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.page_ranges import PageRanges, PagesUnclear, read_ranges

PARTS = st.lists(
    st.tuples(st.integers(1, 400), st.integers(0, 50)).map(lambda p: (p[0], p[0] + p[1])), max_size=5
)


@given(parts=PARTS, page=st.integers(1, 500), sign=st.sampled_from(["-", "–", " - "]))
def test_what_is_written_is_read(parts, page, sign) -> None:
    text = ", ".join(f"{first}{sign}{last}" if first != last else f"{first}" for first, last in parts)
    ranges = read_ranges(text)
    assert ranges == PageRanges(tuple(parts))
    assert ranges.has(page, 500) == (not parts or any(first <= page <= last for first, last in parts))


def test_an_open_end() -> None:
    ranges = read_ranges(" 4- ; 1")
    assert [page for page in range(1, 8) if ranges.has(page, 7)] == [1, 4, 5, 6, 7]


@pytest.mark.parametrize("text", ["x", "0", "3-1", "1,,2", "-3", "1.5", ",", "99999", "1-2-3"])
def test_what_is_none_is_said(text) -> None:
    with pytest.raises(PagesUnclear) as caught:
        read_ranges(text)
    for words in (caught.value.happened, caught.value.remedy):
        assert words.id != words.en
