"""Who may do what at headquarters, and what the log shows of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.deeds import (
    START,
    Approval,
    Approvals,
    Deed,
    Kept,
    chain_flaws,
    clock_jumps,
    deed_line,
    next_hash,
)
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.staff import (
    ACT_NAMES,
    ROLE_NAMES,
    Act,
    ActRefused,
    Person,
    PersonStatus,
    Secret,
    StaffRole,
    checked_name,
    is_second_role,
    may,
    needs_second,
    next_id,
    no_second_yet,
    require_may,
    require_two,
)

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def person(number: int, role: StaffRole, status: PersonStatus = PersonStatus.ACTIVE) -> Person:
    return Person(f"P-{number:02}", f"Petugas {number}", role, b"", status, AT)


CLERK, CHAIR, ADMINISTRATOR = (person(n, role) for n, role in enumerate(StaffRole, 1))


@pytest.mark.parametrize(
    ("act", "roles"),
    [
        (Act.RECEIVE, set(StaffRole)),
        (Act.RELEASE_HELD, set(StaffRole)),
        (Act.REFUSE_HELD, set(StaffRole)),
        (Act.RECEIPT, set(StaffRole)),
        (Act.FOLLOW_UP, set(StaffRole)),
        (Act.PRINT, set(StaffRole)),
        (Act.MODERATE, {StaffRole.CHAIR, StaffRole.ADMINISTRATOR}),
        (Act.CLOSE, {StaffRole.CHAIR, StaffRole.ADMINISTRATOR}),
        (Act.DECIDE, {StaffRole.CHAIR, StaffRole.ADMINISTRATOR}),
        *((act, {StaffRole.ADMINISTRATOR}) for act in (Act.ISSUE, Act.REVOKE, Act.PUBLISH, Act.STAFF)),
        *((act, {StaffRole.ADMINISTRATOR}) for act in (Act.DRAFT, Act.KEYS, Act.CARDS)),
        *((act, {StaffRole.ADMINISTRATOR}) for act in (Act.RECOVER, Act.FOUND)),
    ],
)
def test_who_may(act: Act, roles: set[StaffRole]) -> None:
    assert {role for role in StaffRole if may(role, act)} == roles


def test_two_for_publishing_deciding_and_recovering() -> None:
    assert {act for act in Act if needs_second(act)} == {Act.PUBLISH, Act.DECIDE, Act.RECOVER}
    assert [role for role in StaffRole if is_second_role(role)] == [StaffRole.CHAIR, StaffRole.ADMINISTRATOR]


def test_everything_has_a_name_in_both_languages() -> None:
    assert ROLE_NAMES.keys() == set(StaffRole)
    assert ACT_NAMES.keys() == set(Act)


def test_refusal_says_who_may() -> None:
    with pytest.raises(ActRefused) as caught:
        require_may(CLERK, Act.DECIDE)
    assert caught.value.happened.en == (
        "Petugas 1 (clerk) may not do this: deciding which regions are chosen."
    )
    assert caught.value.remedy.id == "Yang berwenang: ketua panel dan administrator."
    with pytest.raises(ActRefused, match="administrator"):
        require_may(replace(ADMINISTRATOR, status=PersonStatus.REMOVED), Act.PRINT)


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ((), "Nobody has agreed"),
        ((ADMINISTRATOR,), "two different persons"),
        ((ADMINISTRATOR, ADMINISTRATOR), "two different persons"),
        ((ADMINISTRATOR, CLERK), "cannot be the second person"),
        ((ADMINISTRATOR, replace(CHAIR, status=PersonStatus.REMOVED)), "cannot be the second person"),
        ((CHAIR, ADMINISTRATOR), "may not do this"),
        ((CLERK, CHAIR), "may not do this"),
    ],
)
def test_publishing_takes_an_administrator_and_another_pair_of_eyes(
    people: tuple[Person, ...], words: str
) -> None:
    with pytest.raises(ActRefused, match=words):
        require_two(people, Act.PUBLISH)


def test_who_can_agree() -> None:
    require_two((ADMINISTRATOR, CHAIR), Act.PUBLISH)
    require_two((ADMINISTRATOR, person(7, StaffRole.ADMINISTRATOR)), Act.PUBLISH)
    require_two((CHAIR, ADMINISTRATOR), Act.DECIDE)
    require_two((CLERK,), Act.PRINT)
    require_two((ADMINISTRATOR,), Act.STAFF)
    with pytest.raises(ActRefused, match="two different persons"):
        require_two((ADMINISTRATOR,), Act.STAFF, two=True)


def test_headquarters_of_one_is_told_how_to_grow() -> None:
    assert "staff add" in no_second_yet().remedy.en
    assert "staff add" in no_second_yet().remedy.id


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "dua\nbaris"])
def test_unfit_names(name: str) -> None:
    with pytest.raises(ChangeRefused):
        checked_name(name)


def test_ids_are_never_given_twice() -> None:
    assert next_id(()) == "P-01"
    assert next_id(("P-01", "P-03", "owner")) == "P-04"


def test_secret_is_not_shown() -> None:
    assert "rahasia" not in repr(Secret("P-01", "rahasia sekali"))


# -- the log -----------------------------------------------------------------------------------------------------


def log(count: int) -> list[Kept]:
    kept, head = [], START
    for n in range(1, count + 1):
        approvals = Approvals(b"{}", (Approval("P-01", "clerk", b"0", b"1"),)) if n % 2 else Approvals()
        deed = Deed(
            n, AT + timedelta(seconds=n), n * 10**9, "P-01", Act.PRINT, f"s{n}", "", "é", "", approvals
        )
        line = deed_line(deed)
        head = next_hash(head, line.encode())
        kept.append(Kept(deed, line, head.hex()))
    return kept


def codes(kept: list[Kept]) -> list[tuple[int, str, str]]:
    return [(flaw.sequence, flaw.code, flaw.detail) for flaw in chain_flaws(kept)]


def test_whole_log_has_no_flaw() -> None:
    assert codes(log(6)) == codes([]) == []


def test_line_is_canonical_json() -> None:
    assert deed_line(log(1)[0].deed) == (
        '{"act":"print","approvals":[{"certificate":"30","role":"clerk","signature":"31","who":"P-01"}],'
        '"at":"2026-03-02T01:00:01.000000Z","monotonic":"1000000000","new":"é","old":"","reason":"","sequence":1,'
        '"statement":"{}","subject":"s1","who":"P-01"}'
    )


@given(st.integers(1, 6), st.sampled_from(["who", "subject", "old", "new", "reason"]))
def test_changed_column_is_seen(at: int, column: str) -> None:
    kept = log(6)
    one = kept[at - 1]
    kept[at - 1] = replace(one, deed=replace(one.deed, **{column: "lain"}))
    assert codes(kept) == [(at, "line", "")]


@given(st.integers(1, 6))
def test_changed_line_is_seen_once_where_it_is(at: int) -> None:
    kept = log(6)
    changed = replace(kept[at - 1].deed, subject="lain")
    kept[at - 1] = Kept(changed, deed_line(changed), kept[at - 1].digest)
    assert codes(kept) == [(at, "link", "")]


@given(st.integers(1, 5))
def test_missing_line_is_a_gap_where_it_was(at: int) -> None:
    kept = log(6)
    del kept[at - 1]
    assert codes(kept) == [(at + 1, "gap", str(at))]


def test_several_missing_lines_are_one_gap() -> None:
    kept = log(6)
    assert codes([kept[0], *kept[3:]]) == [(4, "gap", "2-3")]


def test_lines_that_changed_places_are_seen() -> None:
    kept = log(4)
    kept[1], kept[2] = kept[2], kept[1]
    assert {code for _, code, _ in codes(kept)} == {"gap"}


def test_clock_that_jumped_is_remarked_on() -> None:
    def deed(n: int, seconds: float, counted: float) -> Deed:
        at = AT + timedelta(seconds=seconds)
        return Deed(n, at, int(counted * 10**9), "P-01", Act.PRINT, "", "", "", "")

    steady = [deed(1, 0, 100), deed(2, 60, 160), deed(3, 3600, 3700.5)]
    assert clock_jumps(steady) == {}
    jumps = [deed(1, 0, 100), deed(2, 7200, 160), deed(3, 7210, 170), deed(4, 0, 180)]
    assert clock_jumps(jumps) == {2: timedelta(seconds=7140), 4: timedelta(seconds=-7220)}
    restarted = [deed(1, 0, 9000), deed(2, 500, 10), deed(3, 400, 5)]
    assert clock_jumps(restarted) == {3: timedelta(seconds=-100)}
