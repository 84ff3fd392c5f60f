"""Facts of an edition in the store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from smartcity_desktop.core.facts import Facts
from smartcity_desktop.store.records import facts

if TYPE_CHECKING:
    from smartcity_desktop.store.database import Database


def test_facts_are_replaced_as_a_whole_and_read_by_region(database: Database, sample: Any) -> None:
    told: Facts = sample.facts
    with database.write() as s:
        sample.publish(s)
        facts.put_facts(s, "2019", told)
    with database.read() as s:
        assert facts.facts(s, "2019") == told
        assert facts.facts(s, "2019", "R0001") == Facts(replies=told.replies[1:])
        assert facts.facts(s, "2018") == Facts()
    fewer = replace(told, figures=(), earlier=())
    with database.write() as s:
        facts.put_facts(s, "2019", fewer)
    with database.read() as s:
        assert facts.facts(s, "2019") == fewer
