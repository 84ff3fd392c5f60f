from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.reports.paper import Block, Frame, Head, Paper, gap, nothing, paginate

FRAME = Frame.of(Paper.A4)
HEAD = Head(20.0, nothing)
_BLOCKS = st.lists(
    st.builds(
        Block,
        height=st.floats(1, 150),
        draw=st.just(nothing),
        keep=st.booleans(),
        head=st.sampled_from([None, HEAD]),
        gap=st.booleans(),
    ),
    max_size=80,
)


@pytest.mark.parametrize(("paper", "wide", "high"), [(Paper.A4, 210, 297), (Paper.F4, 215, 330)])
def test_papers_have_their_size(paper: Paper, wide: float, high: float) -> None:
    assert paper.size == pytest.approx((wide * 72 / 25.4, high * 72 / 25.4))


@given(_BLOCKS)
def test_every_block_stands_once_in_order_inside_the_frame(blocks: list[Block]) -> None:
    pages = paginate(blocks, FRAME)
    placed = [each for page in pages for each in page]
    shown = [each.what for each in placed if isinstance(each.what, Block)]
    assert [id(each) for each in shown if not each.gap] == [id(each) for each in blocks if not each.gap]
    for page in pages:
        top = FRAME.top
        for each in page:
            assert each.top == pytest.approx(top)
            top -= each.what.height
        assert top >= FRAME.bottom - 0.05
    assert all(page for page in pages[1:])


@given(_BLOCKS)
def test_a_page_never_begins_with_white_space(blocks: list[Block]) -> None:
    for page in paginate(blocks, FRAME):
        assert not page or not (isinstance(page[0].what, Block) and page[0].what.gap)


def test_a_heading_goes_to_the_page_of_what_follows() -> None:
    filler = Block(FRAME.height - 30, nothing)
    heading, body = Block(20, nothing, keep=True), Block(40, nothing)
    pages = paginate([filler, heading, body], FRAME)
    assert [[each.what for each in page] for page in pages] == [[filler], [heading, body]]


def test_a_table_repeats_its_head_on_the_next_page() -> None:
    rows = [Block(100, nothing, head=HEAD) for _ in range(12)]
    pages = paginate([Block(20, nothing, keep=True), *rows], FRAME)
    assert len(pages) == 2
    assert pages[1][0].what is HEAD
    assert HEAD not in [each.what for each in pages[0]]


def test_a_group_taller_than_a_page_is_split() -> None:
    group = [Block(100, nothing, keep=True) for _ in range(20)]
    pages = paginate([Block(200, nothing), *group], FRAME)
    assert len(pages) > 2
    assert len(pages[0]) > 1


def test_white_space_at_the_end_makes_no_page() -> None:
    pages = paginate([Block(FRAME.height, nothing), gap(30)], FRAME)
    assert sum(1 for page in pages if page) == 1
