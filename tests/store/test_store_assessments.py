from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcity_desktop.core.assessment import (
    NOT_APPLICABLE,
    TEXT_LIMIT,
    Answer,
    AssessmentState,
    Field,
    StateChange,
)
from smartcity_desktop.core.errors import ChangeRefused, NotFound, StoreProblem
from smartcity_desktop.core.promise import Promise
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.core.visit import Attendee
from smartcity_desktop.store.database import Database
from smartcity_desktop.store.records import assessments, revisions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

S = AssessmentState
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=50)
VALUES: dict[Field, st.SearchStrategy[str | None]] = {
    Field.SCORE: st.none() | st.just("NA") | st.decimals(-99, 99, places=2).map(lambda d: format(d, "f")),
    Field.REASON: st.none() | TEXT,
    Field.COMMENT: st.none() | TEXT,
    Field.EXPLANATION: st.none() | TEXT,
    Field.FINDING: st.none() | TEXT,
    Field.EVIDENCE: st.none() | st.binary(min_size=32, max_size=32).map(bytes.hex),
    Field.VISIT: st.none() | TEXT,
    Field.LOOK: st.none() | st.integers(1, 99).map(str),
    Field.ATTENDEE: st.none() | st.builds(Attendee, st.just("01"), TEXT, TEXT).map(lambda one: one.text),
    Field.PROMISE: st.none()
    | st.builds(Promise, st.just("p"), st.just("INF-F1"), TEXT, st.none() | st.dates(), st.booleans()).map(
        lambda one: one.text
    ),
}
MOMENTS = st.datetimes(timezones=st.just(UTC))
CHANGES = st.lists(
    st.sampled_from(list(Field)).flatmap(
        lambda field: st.tuples(
            st.sampled_from(["INF-F1", "INF-F2", "ü:INF-F1"]), st.just(field), VALUES[field], MOMENTS
        )
    ),
    max_size=20,
)


def put(s: Any, subject: str, field: Field, new: str | None, id: str = "a1", **more: Any) -> Any:  # noqa: A002
    given = {"who": "A-00", "at": datetime(1970, 1, 1, tzinfo=UTC), "monotonic": 5} | more
    return assessments.append_entry(s, id, subject, field, new, **given)


def test_a_draft_begins_with_its_history(database: Database, sample: Any) -> None:
    with database.write() as s:
        sample.publish(s)
        sample.draft(s, reason="mulai")
    with database.read() as s:
        found = assessments.assessment(s, "a1")
    assert (found.state, found.revision, found.parent_id, found.changed_at) == (S.DRAFT, 1, None, None)
    assert found.states == (StateChange(S.DRAFT, sample.at, "A-00", "mulai"),)
    assert (found.answers, found.citations) == ({}, ())


@given(changes=CHANGES)
@settings(max_examples=40)
def test_history_keeps_everything_and_the_view_the_last(
    changes: list[tuple[str, Field, str | None, datetime]],
    tmp_path_factory: pytest.TempPathFactory,
    empty_copy: Callable[[Path], Path],
    sample: Any,
) -> None:
    database = Database.open(empty_copy(tmp_path_factory.mktemp("d") / "db.sqlite3"))
    try:
        current: dict[tuple[str, Field], str | None] = {}
        expected = []
        with database.write() as s:
            sample.publish(s)
            sample.draft(s)
            for subject, field, new, at in changes:
                entry = put(s, subject, field, new, at=at)
                old = current.get((subject, field))
                if new == old:
                    assert entry is None
                    continue
                assert (entry.old, entry.new, entry.at, entry.monotonic) == (old, new, at, 5)
                current[subject, field] = new
                expected.append(entry)
        with database.read() as s:
            kept = assessments.entries(s, "a1")
            found = assessments.assessment(s, "a1")
        assert list(kept) == expected
        assert [e.sequence for e in kept] == sorted({e.sequence for e in kept})
        assert found.answers == _answers(current)
        assert found.explanations == _of(current, Field.EXPLANATION)
        assert found.findings == _of(current, Field.FINDING)
        assert found.changed_at == (expected[-1].at if expected else None)
    finally:
        database.close()


def _of(current: dict[tuple[str, Field], str | None], field: Field) -> dict[str, str]:
    return {subject: value for (subject, of), value in current.items() if of is field and value is not None}


def _answers(current: dict[tuple[str, Field], str | None]) -> dict[str, Answer]:
    scores, reasons, comments = (_of(current, f) for f in (Field.SCORE, Field.REASON, Field.COMMENT))
    return {
        code: Answer(
            code,
            None if scores.get(code, "NA") == NOT_APPLICABLE else Decimal(scores[code]),
            scores.get(code) == NOT_APPLICABLE,
            reasons.get(code, ""),
            comments.get(code, ""),
        )
        for code in {*scores, *reasons, *comments}
    }


def test_order_is_the_sequence_whatever_the_clock_says(database: Database, sample: Any) -> None:
    later, earlier = datetime(2030, 1, 1, tzinfo=UTC), datetime(1899, 12, 31, 23, 59, 59, 1, tzinfo=UTC)
    with database.write() as s:
        sample.publish(s)
        sample.draft(s)
        put(s, "INF-F1", Field.SCORE, "4", at=later)
        put(s, "INF-F1", Field.SCORE, "1", at=earlier, monotonic=1)
    with database.read() as s:
        found = assessments.assessment(s, "a1")
        assert found.answers["INF-F1"].value == Decimal(1)
        assert found.changed_at == earlier
        assert [e.at for e in assessments.entries(s, "a1", "INF-F1")] == [later, earlier]
        assert assessments.entries(s, "a1", "INF-F2") == ()
        assert assessments.summaries(s, "2019")[0].changed_at == earlier


def test_empty_text_takes_a_value_back(database: Database, sample: Any) -> None:
    with database.write() as s:
        sample.publish(s)
        sample.draft(s)
        assert put(s, "INF-F1", Field.COMMENT, "") is None
        put(s, "INF-F1", Field.COMMENT, "x")
        assert put(s, "INF-F1", Field.COMMENT, "").new is None
        assert assessments.assessment(s, "a1").answers == {}


@pytest.mark.parametrize("text", ["x" * (TEXT_LIMIT + 1), "a\0b", "a\ud800b"])
def test_texts_that_cannot_be_kept_are_refused(database: Database, sample: Any, text: str) -> None:
    with database.write() as s:
        sample.publish(s)
        sample.draft(s)
        with pytest.raises(ChangeRefused) as caught:
            put(s, "INF-F1", Field.COMMENT, text)
        assert caught.value.happened.id != caught.value.happened.en
        put(s, "INF-F1", Field.COMMENT, "x" * TEXT_LIMIT)


@pytest.mark.parametrize("state", [S.SIGNED, S.ABANDONED, S.RECEIVED])
def test_only_a_draft_is_written_to(database: Database, sample: Any, state: S) -> None:
    with database.write() as s:
        sample.publish(s)
        sample.draft(s)
        assessments.cite(s, "a1", sample.citation(), who="A-00")
        assessments.set_state(s, "a1", state, at=sample.at, who="A-00", reason="r")
    for change in (
        lambda s: put(s, "INF-F1", Field.SCORE, "1"),
        lambda s: assessments.cite(s, "a1", sample.citation("c2", "INF-F2"), who="A-00"),
        lambda s: assessments.uncite(s, "c1", at=sample.at, who="A-00"),
    ):
        with pytest.raises(ChangeRefused, match="signed or abandoned"), database.write() as s:
            change(s)
    with database.read() as s:
        assert assessments.entries(s, "a1") == ()
        assert assessments.assessment(s, "a1").states[-1] == StateChange(state, sample.at, "A-00", "r")


def test_unknown_assessment_is_named(database: Database, sample: Any) -> None:
    with database.write() as s:
        for change in (
            lambda: put(s, "INF-F1", Field.SCORE, "1", id="none"),
            lambda: assessments.assessment(s, "none"),
            lambda: assessments.set_state(s, "none", S.SIGNED, at=sample.at, who="x"),
            lambda: assessments.cite(s, "none", sample.citation(), who="x"),
        ):
            with pytest.raises(NotFound, match="none"):
                change()
        with pytest.raises(NotFound, match="c9"):
            assessments.uncite(s, "c9", at=sample.at, who="x")
        with pytest.raises(NotFound, match="c9"):
            assessments.citation(s, "c9")
        assert assessments.latest(s, "2019-0-0") is None
        assert assessments.of_assignment(s, "2019-0-0") == ()


def test_creating_refuses_what_does_not_fit(database: Database, sample: Any) -> None:
    with database.write() as s:
        sample.publish(s)
        sample.draft(s)
        with pytest.raises(ChangeRefused, match="has a draft"):
            sample.draft(s, "a2", revision=2)
        assessments.set_state(s, "a1", S.SIGNED, at=sample.at, who="A-00")
        with pytest.raises(ChangeRefused, match="revision 1"):
            sample.draft(s, "a2")
        with pytest.raises(ChangeRefused, match="there already"):
            sample.draft(s, "a1", assignment=1)
        with pytest.raises(NotFound, match="a9"):
            sample.draft(s, "a2", revision=2, parent_id="a9")
        sample.draft(s, "b1", assignment=1)
        with pytest.raises(NotFound, match="b1"):
            sample.draft(s, "a2", revision=2, parent_id="b1")
        for wrong in ({"edition": "2018"}, {"region_id": "R0001"}, {"assessor_id": "A-01"}):
            given = {
                "id": "x",
                "assignment_id": "2019-0-0",
                "edition": "2019",
                "region_id": "R0000",
                "assessor_id": "A-00",
            }
            with pytest.raises(NotFound, match="2019-0-0"):
                assessments.create_assessment(
                    s, **given | wrong, revision=3, parent_id=None, at=sample.at, who="x"
                )


def test_states_follow_the_core(database: Database, sample: Any) -> None:
    with database.write() as s:
        sample.publish(s)
        sample.draft(s)
        for to in (S.SIGNED, S.SENT, S.RECEIVED, S.RETURNED):
            assessments.set_state(s, "a1", to, at=sample.at, who="A-00")
        with pytest.raises(ChangeRefused, match="cannot become"):
            assessments.set_state(s, "a1", S.DRAFT, at=sample.at, who="A-00")
        assert [c.state for c in assessments.assessment(s, "a1").states] == [
            S.DRAFT,
            S.SIGNED,
            S.SENT,
            S.RECEIVED,
            S.RETURNED,
        ]


def test_revision_takes_the_content_along(database: Database, sample: Any) -> None:
    with database.write() as s:
        sample.publish(s)
        sample.draft(s)
        put(s, "INF-F1", Field.SCORE, "3")
        put(s, "INF-F1", Field.COMMENT, "x")
        put(s, "INF-F2", Field.SCORE, "NA")
        put(s, "INF-F2", Field.COMMENT, "gone")
        put(s, "INF-F2", Field.COMMENT, None)
        put(s, "W1:INF-F1", Field.EXPLANATION, "because")
        put(s, "INF#c1", Field.EVIDENCE, sample.citation().sha256)
        assessments.cite(s, "a1", sample.citation(), who="A-00")
        assessments.cite(s, "a1", sample.citation("c2", "INF-F2"), who="A-00")
        assessments.uncite(s, "c2", at=sample.at, who="A-00")
        assessments.set_state(s, "a1", S.SIGNED, at=sample.at, who="A-00")
        new = revisions.revise(s, "a1", revisions.NewDraft("a2", "salah baca", sample.at, 9))
    with database.read() as s:
        old, found = assessments.assessment(s, "a1"), assessments.assessment(s, new)
        history = assessments.entries_of_assignment(s, "2019-0-0")
        assert assessments.latest(s, "2019-0-0") == found
        assert assessments.of_assignment(s, "2019-0-0") == (old, found)
    assert (found.id, found.revision, found.parent_id, found.state) == ("a2", 2, "a1", S.DRAFT)
    assert found.states[0].reason == "salah baca"
    assert (found.answers, found.explanations) == (old.answers, old.explanations)
    (cited,) = found.citations
    assert cited.id != "c1"
    assert (cited.sha256, cited.indicator) == (old.citations[0].sha256, "INF-F1")
    assert [(e.subject, e.new) for e in history if e.assessment_id == "a2"] == [
        ("INF-F1", "3"),
        ("INF-F1", "x"),
        ("INF-F2", "NA"),
        ("W1:INF-F1", "because"),
        (f"INF-F1#{cited.id}", cited.sha256),
    ]


def test_only_the_last_signed_revision_is_revised(database: Database, sample: Any) -> None:
    def revise(s: Any, old: str, new: str) -> None:
        revisions.revise(s, old, revisions.NewDraft(new, "r", sample.at, 1))

    with database.write() as s:
        sample.publish(s)
        sample.draft(s)
        with pytest.raises(ChangeRefused):
            revise(s, "a1", "a2")
        assessments.set_state(s, "a1", S.SIGNED, at=sample.at, who="A-00")
        revise(s, "a1", "a2")
        with pytest.raises(ChangeRefused):
            revise(s, "a1", "a3")
        assessments.set_state(s, "a2", S.ABANDONED, at=sample.at, who="A-00")
        revise(s, "a1", "a3")
        assert assessments.assessment(s, "a3").revision == 3
        assessments.set_state(s, "a3", S.ABANDONED, at=sample.at, who="A-00")
        revise(s, "a3", "a4")
        assert assessments.assessment(s, "a4").parent_id == "a1"
        with pytest.raises(NotFound):
            revise(s, "none", "a5")


def test_citations_stay_in_the_history(database: Database, sample: Any) -> None:
    odd = sample.citation(
        "c2", "INF-F2", original_name="foto\udcff.jpg", caption="a\0b", kind=EvidenceKind.PHOTO
    )
    with database.write() as s:
        sample.publish(s)
        sample.draft(s)
        assessments.cite(s, "a1", sample.citation(), who="A-00")
        with pytest.raises(ChangeRefused, match="attached to indicator INF-F1 already"):
            assessments.cite(s, "a1", sample.citation("c9"), who="A-00")
        assessments.cite(s, "a1", odd, who="A-00")
        assert assessments.citation(s, "c2").original_name == "foto?.jpg"
        assert assessments.citation(s, "c2").caption == "ab"
        assessments.uncite(s, "c1", at=sample.at, who="A-00")
        with pytest.raises(ChangeRefused, match="taken off already"):
            assessments.uncite(s, "c1", at=sample.at, who="A-00")
        with pytest.raises(ChangeRefused):
            assessments.cite(s, "a1", sample.citation(), who="A-00")
        assessments.cite(s, "a1", sample.citation("c3"), who="A-00")
        assert assessments.citation(s, "c1") == sample.citation()
        assert [c.id for c in assessments.assessment(s, "a1").citations] == ["c2", "c3"]


def test_summaries_and_answers_of_an_edition(database: Database, sample: Any) -> None:
    with database.write() as s:
        sample.publish(s)
        for id_, k in (("a1", 0), ("b1", 1), ("c1", 2)):
            sample.draft(s, id_, k)
        put(s, "INF-F1", Field.SCORE, "3")
        put(s, "INF-F1", Field.COMMENT, "x")
        put(s, "INF-F2", Field.SCORE, "2")
        put(s, "INF-F2", Field.SCORE, None)
        put(s, "INF-F3", Field.SCORE, "NA", at=sample.at + timedelta(days=1))
        assessments.cite(s, "a1", sample.citation("x1"), who="A-00")
        assessments.cite(s, "a1", sample.citation("x2", "INF-F2"), who="A-00")
        assessments.uncite(s, "x2", at=sample.at, who="A-00")
        assessments.set_state(s, "b1", S.SIGNED, at=sample.at, who="A-01")
    with database.read() as s:
        lines = {line.assessment_id: line for line in assessments.summaries(s, "2019")}
        given = assessments.answers(s, "2019", frozenset({S.DRAFT}))
        assert assessments.summaries(s, "2018") == ()
        assert assessments.answers(s, "2019", frozenset()) == {}
    first = lines["a1"]
    assert first.changed_at == sample.at + timedelta(days=1)
    assert (lines["b1"].state, lines["b1"].changed_at) == (S.SIGNED, None)
    assert set(given) == {"a1", "c1"}
    assert set(given["a1"]) == {"INF-F1", "INF-F3"}
    assert given["c1"] == {}


def _race(work: Callable[[Database], None], databases: list[Database]) -> list[BaseException | None]:
    """Let one thread for each database do the same at the same moment; returns how each ended."""
    start = threading.Barrier(len(databases))
    ends: list[BaseException | None] = []

    def run(database: Database) -> None:
        start.wait()
        try:
            work(database)
        except (ChangeRefused, StoreProblem) as error:
            ends.append(error)
        else:
            ends.append(None)

    threads = [threading.Thread(target=run, args=(database,)) for database in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


@pytest.mark.parametrize("shared", [True, False], ids=["one database", "as two programs"])
def test_two_threads_cannot_both_sign(tmp_path: Path, sample: Any, shared: bool) -> None:
    path = tmp_path / "db.sqlite3"
    first = Database.open(path, patience=30)
    second = first if shared else Database.open(path, patience=30)
    looked = threading.Barrier(2)

    def sign(database: Database) -> None:
        with database.write() as s:
            # Between looking and signing there is time for the other one, were it let in.
            state = assessments.assessment(s, "a1").state
            if state is S.DRAFT:
                with pytest.raises(threading.BrokenBarrierError):
                    looked.wait(timeout=0.2)
            assessments.set_state(s, "a1", S.SIGNED, at=sample.at, who="A-00")

    try:
        with first.write() as s:
            sample.publish(s)
            sample.draft(s)
        ends = _race(sign, [first, second])
        assert sorted(type(end).__name__ for end in ends) == ["ChangeRefused", "NoneType"]
        with first.read() as s:
            assert [c.state for c in assessments.assessment(s, "a1").states] == [S.DRAFT, S.SIGNED]
    finally:
        first.close()
        second.close()


def test_many_threads_lose_no_entry(tmp_path: Path, sample: Any) -> None:
    database = Database.open(tmp_path / "db.sqlite3", patience=60)
    other = Database.open(tmp_path / "db.sqlite3", patience=60)

    def score(one: Database) -> None:
        name = threading.current_thread().name
        for k in range(20):
            with one.write() as s:
                put(s, name, Field.SCORE, str(k))

    try:
        with database.write() as s:
            sample.publish(s)
            sample.draft(s)
        assert _race(score, [database, other, database, other]) == [None] * 4
        with other.read() as s:
            kept = assessments.entries(s, "a1")
        assert len(kept) == 80
        assert all(e.old == (None if e.new == "0" else str(int(e.new or 0) - 1)) for e in kept)
    finally:
        database.close()
        other.close()
