from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.ui import assessor
from smartcity_desktop.ui.coming_back import Stand, come_back, stand

if TYPE_CHECKING:
    from tests.ui.assessor.conftest import Laptop


@pytest.mark.parametrize("key", ["score", "finalise"])
def test_after_unlocking_one_stands_where_one_stood(laptop: Laptop, key: str) -> None:
    laptop.open(1)
    region = laptop.desk.sheet.view
    assert region is not None
    code = region.rubric.indicators()[3].code
    laptop.desk.score.go(code)
    laptop.window.go(key)
    stood = stand(laptop.window, laptop.desk)
    laptop.window.clear_pages()
    laptop.desk = assessor.build(laptop.window, laptop.services)
    come_back(laptop.window, laptop.desk, stood)
    laptop.settle()
    assert laptop.window.key == key
    assert laptop.desk.score.code == code
    again = laptop.desk.sheet.view
    assert again is not None
    assert again.region == region.region


def test_a_page_that_is_there_no_longer_is_left_out(laptop: Laptop) -> None:
    come_back(laptop.window, laptop.desk, Stand("gone"))
    assert laptop.window.key == "regions"
    come_back(laptop.window, laptop.desk, Stand("delivery"))
    assert laptop.window.key == "delivery"
