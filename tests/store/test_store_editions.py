from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from smartcity_desktop.core.edition import (
    Assessor,
    Assignment,
    EditionState,
    Kind,
    Mode,
    RosterStatus,
    Selection,
)
from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import RubricName
from smartcity_desktop.store.records import assessments, edition_rubrics, editions, journal, rubrics

if TYPE_CHECKING:
    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.store.database import Database

NEXT = {"digest": "b" * 64, "sequence": 2}


def more(edition: Edition) -> Edition:
    """The edition with one more of everything, put at the front, and a certificate revoked."""
    roster = (
        replace(edition.roster[0], certificate=b"new", certificate_sha256="d" * 64, assessor_id="A-09"),
        replace(edition.roster[0], status=RosterStatus.REVOKED),
        *edition.roster[1:],
    )
    return replace(
        edition,
        regions=("R0003", *edition.regions),
        assessors=(Assessor("A-09", "Baru", "ITB"), *edition.assessors),
        assignments=(Assignment("2019-3-9", "R0003", "A-09", Mode.VISIT), *edition.assignments),
        roster=roster,
        roster_version=edition.roster_version + 1,
    )


def test_draft_is_replaced_as_a_whole(database: Database, sample: Any) -> None:
    other = replace(
        sample.edition,
        title=Text("Lain", "Other"),
        selection=Selection(1, ()),
        regions=("R0002",),
        assessors=sample.assessors[1:2],
        assignments=(sample.assignments[4],),
        roster=(),
        opens=date(2019, 2, 1),
    )
    with database.write() as s:
        sample.ground(s)
        editions.put_edition(s, sample.edition, EditionState.DRAFT)
        stored = editions.edition(s, "2019")
        assert stored == editions.StoredEdition(sample.edition, EditionState.DRAFT, None, 0, None)
        editions.replace_draft(s, other)
        assert editions.edition(s, "2019").edition == other
        swapped = replace(
            other,
            regions=sample.edition.regions,
            assignments=(
                replace(sample.assignments[4], id="new"),
                replace(sample.assignments[1], id="2019-2-1"),
            ),
        )
        editions.replace_draft(s, swapped)
        assert editions.edition(s, "2019").edition == swapped
        with pytest.raises(ChangeRefused, match="already"):
            editions.put_edition(s, other, EditionState.DRAFT)


def test_publishing_freezes(database: Database, sample: Any) -> None:
    published = replace(sample.edition, roster_version=2)
    with database.write() as s:
        sample.ground(s)
        editions.put_edition(s, sample.edition, EditionState.DRAFT)
        editions.set_published(s, published, digest="a" * 64, sequence=1, at=sample.at, who="pusat")
        stored = editions.edition(s, "2019")
        assert stored == editions.StoredEdition(published, EditionState.PUBLISHED, "a" * 64, 1, sample.at)
        assert journal.state_changes(s, "edition", "2019") == (
            journal.Change("published", sample.at, "pusat", ""),
        )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": Text("x", "y")}, "title"),
        ({"kind": Kind.SAMPLE}, "kind"),
        ({"rubric": RubricName("q", 2, "a" * 64)}, "rubric"),
        ({"rubric": RubricName("r", 1, "a" * 64)}, "rubric"),
        ({"rubric": RubricName("r", 0, "a" * 64)}, "rubric"),
        ({"opens": date(2019, 1, 1)}, "first day"),
        ({"closes": date(2019, 3, 2)}, "last day"),
        ({"selection": Selection(3)}, "rules of selection"),
        ({"min_package_version": 2}, "package version"),
        ({"regions": ("R0001", "R0000")}, "region R0002 is published"),
        ({"assignments": ()}, "assignment .* is published and cannot be taken out"),
        ({"assessors": ()}, "assessor .* is published"),
        ({"roster": ()}, "certificate .* is published"),
    ],
)
def test_published_edition_does_not_change(
    database: Database, sample: Any, change: dict[str, Any], words: str
) -> None:
    with database.write() as s:
        sample.publish(s)
        wanted = replace(sample.edition, **change)
        with pytest.raises(ChangeRefused, match=words) as caught:
            editions.replace_draft(s, wanted)
        assert caught.value.happened.id != caught.value.happened.en
        with pytest.raises(ChangeRefused, match=words):
            editions.put_republished(s, wanted, at=sample.at, **NEXT)
        with pytest.raises(ChangeRefused, match=words):
            editions.set_published(s, wanted, at=sample.at, **NEXT)
        assert editions.edition(s, "2019").edition == sample.edition


def test_publication_may_bring_a_later_version_of_the_rubric(database: Database, sample: Any) -> None:
    text = "code: r\nversion: 2\n"
    newer = RubricName("r", 2, sha256(text.encode()).hexdigest())
    with database.write() as s:
        sample.publish(s)
        sample.draft(s)
        rubrics.put_rubric(s, newer, Text("Rubrik", "Rubric"), text)
        with pytest.raises(ChangeRefused, match="rubric"):
            editions.replace_draft(s, replace(sample.edition, rubric=newer))
        again = replace(sample.edition, rubric=newer)
        editions.set_published(s, again, at=sample.at, reason="salah ketik", **NEXT)
        assert editions.edition(s, "2019").edition == again
        assert assessments.assessment(s, "a1").rubric == sample.rubric
        sample.draft(s, "b1", 1)
        assert assessments.assessment(s, "b1").rubric == newer
        assert rubrics.rubric_text(s, sample.rubric) == sample.rubric_text
        found = edition_rubrics.rubric_versions(s, "2019")
        assert [(one.name, one.since, one.reason) for one in found] == [
            (sample.rubric, 1, ""),
            (newer, 2, "salah ketik"),
        ]
        with pytest.raises(ChangeRefused, match="cannot follow"):
            editions.put_republished(s, sample.edition, digest="c" * 64, sequence=3, at=sample.at)


@pytest.mark.parametrize(
    "part",
    [
        {"assessors": (Assessor("A-00", "Nama lain", "Universitas 0"),)},
        {"assignments": (Assignment("2019-0-0", "R0000", "A-00", Mode.VISIT),)},
    ],
)
def test_published_rows_keep_their_values(database: Database, sample: Any, part: dict[str, Any]) -> None:
    ((name, (row,)),) = part.items()
    rows = tuple(row if row.id == old.id else old for old in getattr(sample.edition, name))
    with database.write() as s:
        sample.publish(s)
        with pytest.raises(ChangeRefused, match=r"is published and cannot change"):
            editions.replace_draft(s, replace(sample.edition, **{name: rows}))


def test_new_publication_adds_and_revokes(database: Database, sample: Any) -> None:
    wanted = more(sample.edition)
    with database.write() as s:
        sample.publish(s)
        editions.put_republished(s, wanted, at=sample.at + timedelta(days=1), **NEXT)
    with database.read() as s:
        stored = editions.edition(s, "2019")
    assert stored == editions.StoredEdition(
        wanted, EditionState.PUBLISHED, "b" * 64, 2, sample.at + timedelta(days=1)
    )


def test_revoked_stays_revoked(database: Database, sample: Any) -> None:
    with database.write() as s:
        sample.publish(s)
        editions.put_republished(s, more(sample.edition), at=sample.at, **NEXT)
        back = replace(more(sample.edition), roster=(more(sample.edition).roster[0], *sample.roster))
        with pytest.raises(ChangeRefused, match="cannot change"):
            editions.put_republished(s, back, at=sample.at, digest="c" * 64, sequence=3)


def test_what_waits_for_the_next_publication_can_still_change(database: Database, sample: Any) -> None:
    waiting = replace(more(sample.edition), roster_version=1)
    renamed = replace(waiting, assessors=(Assessor("A-09", "Lebih baru", "UI"), *sample.assessors))
    dropped = replace(sample.edition, roster=(waiting.roster[1], *sample.roster[1:]))
    with database.write() as s:
        sample.publish(s)
        editions.replace_draft(s, waiting)
        assert editions.edition(s, "2019").edition == waiting
        assert editions.edition(s, "2019").sequence == 1
        editions.replace_draft(s, renamed)
        assert editions.edition(s, "2019").edition == renamed
        editions.replace_draft(s, dropped)
        assert editions.edition(s, "2019").edition == dropped
        editions.replace_draft(s, waiting)
        editions.set_published(s, replace(waiting, roster_version=2), at=sample.at, **NEXT)
        with pytest.raises(ChangeRefused, match="R0003 is published"):
            editions.replace_draft(s, replace(dropped, roster=waiting.roster))


@pytest.mark.parametrize("sequence", [0, 1])
def test_older_publication_is_refused(database: Database, sample: Any, sequence: int) -> None:
    with database.write() as s:
        sample.publish(s)
        with pytest.raises(ChangeRefused, match=f"number {sequence} is not newer than number 1"):
            editions.put_republished(
                s, more(sample.edition), digest="b" * 64, sequence=sequence, at=sample.at
            )
        with pytest.raises(ChangeRefused, match="not newer"):
            editions.put_republished(s, replace(sample.edition, roster_version=0), at=sample.at, **NEXT)


def test_laptop_takes_an_edition_in_and_in_again(database: Database, sample: Any) -> None:
    wanted = more(sample.edition)
    with database.write() as s:
        sample.ground(s)
        for _ in range(2):
            editions.take_edition(s, sample.edition, digest="a" * 64, sequence=1, at=sample.at)
        editions.take_edition(s, wanted, digest="e" * 64, sequence=5, at=sample.at)
        assert editions.edition(s, "2019").edition == wanted
        with pytest.raises(ChangeRefused, match="not newer"):
            editions.take_edition(s, sample.edition, digest="a" * 64, sequence=1, at=sample.at)
        with pytest.raises(ChangeRefused, match="not newer"):
            editions.take_edition(s, wanted, digest="f" * 64, sequence=5, at=sample.at)
        assert len(journal.state_changes(s, "edition", "2019")) == 1


def test_states_have_a_history(database: Database, sample: Any) -> None:
    with database.write() as s:
        sample.publish(s)
        for to in (EditionState.CLOSED, EditionState.PUBLISHED, EditionState.DECIDED):
            editions.set_edition_state(s, "2019", to, at=sample.at, who="pusat", reason="rapat")
        assert [c.state for c in journal.state_changes(s, "edition", "2019")] == [
            "closed",
            "published",
            "decided",
        ]
        with pytest.raises(ChangeRefused, match="cannot become"):
            editions.set_edition_state(s, "2019", EditionState.PUBLISHED, at=sample.at, who="x")
        for change in (
            lambda: editions.replace_draft(s, more(sample.edition)),
            lambda: editions.put_republished(s, more(sample.edition), at=sample.at, **NEXT),
        ):
            with pytest.raises(ChangeRefused):
                change()
        with pytest.raises(NotFound, match="2018"):
            editions.set_edition_state(s, "2018", EditionState.CLOSED, at=sample.at, who="x")


def test_closed_edition_is_not_written_to(database: Database, sample: Any) -> None:
    with database.write() as s:
        sample.publish(s)
        editions.set_edition_state(s, "2019", EditionState.CLOSED, at=sample.at, who="pusat")
        with pytest.raises(ChangeRefused, match="is closed"):
            editions.replace_draft(s, more(sample.edition))
        with pytest.raises(ChangeRefused, match="is not open"):
            editions.put_republished(s, more(sample.edition), at=sample.at, **NEXT)


def test_draft_is_not_published_without_its_package(database: Database, sample: Any) -> None:
    with database.write() as s:
        sample.ground(s)
        editions.put_edition(s, sample.edition, EditionState.DRAFT)
        with pytest.raises(ChangeRefused, match="has no package"):
            editions.set_edition_state(s, "2019", EditionState.PUBLISHED, at=sample.at, who="x")
        with pytest.raises(ChangeRefused):
            editions.put_republished(s, sample.edition, at=sample.at, **NEXT)


def test_editions_of_before_may_lack_a_rubric_and_the_newest_is_first(
    database: Database, sample: Any
) -> None:
    old = replace(
        sample.edition,
        code="2017",
        rubric=RubricName("", 0, ""),
        opens=date(2017, 1, 1),
        closes=date(2017, 1, 1),
        regions=("R0000",),
        assessors=(),
        assignments=(),
        roster=(),
    )
    with database.write() as s:
        sample.ground(s)
        editions.put_edition(s, old, EditionState.HISTORY)
        editions.put_edition(s, sample.edition, EditionState.DRAFT)
        assert [e.edition for e in editions.editions(s)] == [sample.edition, old]
        assert editions.edition(s, "2017").state is EditionState.HISTORY
        with pytest.raises(NotFound) as caught:
            editions.edition(s, "2018")
        assert caught.value.known == ("2017", "2019")
        with pytest.raises(ChangeRefused):
            editions.replace_draft(s, old)
