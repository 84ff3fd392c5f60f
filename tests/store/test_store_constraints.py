from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.assessment import moved as assessment_moved
from smartcity_desktop.core.edition import EditionState
from smartcity_desktop.core.edition import moved as edition_moved
from smartcity_desktop.core.errors import ChangeRefused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHA = "a" * 64
ENTRY = "INSERT INTO entry (assessment_id, subject, field, old, new, who, at, monotonic) VALUES "
ASSESSMENT = (
    "INSERT INTO assessment (rubric_code, rubric_version, rubric_digest, id, assignment_id, edition, region_id,"
    f" assessor_id, revision, parent_id, state) VALUES ('R', 1, '{'0' * 64}', "
)
PACKAGE = (
    "INSERT INTO package (digest, kind, direction, edition, assignment_id, sequence, supersedes, signer, file, status,"
    " code, detail, at, audit_length) VALUES "
)


@pytest.fixture
def file(filled: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(filled, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    yield connection
    connection.close()


def refused(file: sqlite3.Connection, statement: str, words: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=words):
        file.execute(statement)


@pytest.mark.parametrize("new", ["'04.5'", "'NA'", "'-1'", "'0'", "'2.50'", "NULL", "'" + "9" * 40 + "'"])
def test_scores_of_the_allowed_form(file: sqlite3.Connection, new: str) -> None:
    file.execute(f"{ENTRY} ('a2', 'INF-F9', 'score', 'x', {new}, 'A-00', -5, 1)")
    kept = file.execute("SELECT new FROM entry WHERE subject = 'INF-F9' AND at = -5").fetchall()
    assert kept == [(None if new == "NULL" else new.strip("'"),)]


@pytest.mark.parametrize(
    "new",
    [
        "''",
        "'na'",
        "'4,5'",
        "'.5'",
        "'5.'",
        "'1.2.3'",
        "'1e3'",
        "'+1'",
        "'-'",
        "'--1'",
        "' 1'",
        "'" + "9" * 41 + "'",
        "'NaN'",
    ],
)
def test_scores_of_another_form(file: sqlite3.Connection, new: str) -> None:
    refused(file, f"{ENTRY} ('a2', 'INF-F9', 'score', 'x', {new}, 'A-00', 0, 1)", "CHECK")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        # Histories are append-only; nothing that was signed, published or decided changes.
        *[
            (f"UPDATE {table} SET {column} = {column}", "append-only")
            for table, column in (
                ("entry", "new"),
                ("rubric", "text"),
                ("edition_rubric", "reason"),
                ("edition_state_change", "who"),
                ("assessment_state_change", "who"),
                ("evidence", "size"),
                ("package_export", "target"),
                ("programme_event", "note"),
                ("programme_withdrawal", "reason"),
                ("decision", "reason"),
                ("decision_region", "position"),
            )
        ],
        *[
            (f"DELETE FROM {table}", "append-only|stays|frozen")
            for table in [
                "entry",
                "rubric",
                "edition_rubric",
                "edition_state_change",
                "assessment_state_change",
                "evidence",
                "package_export",
                "programme_event",
                "programme_withdrawal",
                "decision",
                "decision_region",
                "edition",
                "edition_region",
                "edition_assessor",
                "assignment",
                "roster_entry",
                "edition_tie_rule",
                "assessment",
                "citation",
                "package",
            ]
        ],
        ("INSERT OR REPLACE INTO entry SELECT * FROM entry LIMIT 1", "append-only|only a draft"),
        ("INSERT OR REPLACE INTO rubric SELECT * FROM rubric", "append-only"),
        # Entries and citations.
        (f"{ENTRY} ('a1', 'INF-F1', 'score', '3', '4', 'A-00', 0, 1)", "only a draft"),
        (f"{ENTRY} ('zz', 'INF-F1', 'score', '3', '4', 'A-00', 0, 1)", "only a draft"),
        (f"{ENTRY} ('a2', 'INF-F1', 'score', '3', '3', 'A-00', 0, 1)", "changes"),
        (f"{ENTRY} ('a2', '', 'score', '3', '4', 'A-00', 0, 1)", "subject_filled"),
        (f"{ENTRY} ('a2', 'INF-F1', 'mood', '3', '4', 'A-00', 0, 1)", "field_known"),
        (
            f"{ENTRY} ('a2', 'INF-F1', 'comment', NULL, printf('%.*c', 4001, 'x'), 'A-00', 0, 1)",
            "text_length",
        ),
        (f"{ENTRY} ('a2', 'INF-F1', 'evidence', NULL, '{SHA.upper()}', 'A-00', 0, 1)", "evidence_form"),
        (f"{ENTRY} ('a2', 'INF-F1', 'score', NULL, '4', 'A-00', 'now', 1)", "cannot store TEXT"),
        ("UPDATE citation SET caption = 'x'", "only taken back"),
        (
            "UPDATE citation SET removed_at = 0, removed_by = 'x' WHERE assessment_id = 'a1'",
            "only taken back",
        ),
        ("UPDATE citation SET removed_at = 0 WHERE assessment_id = 'a2'", "removal_whole"),
        ("UPDATE citation SET quality = 'stated' WHERE assessment_id = 'a2'", "only taken back"),
        ("UPDATE assessment SET rubric_version = 9 WHERE id = 'a2'", "only the state"),
        (
            "INSERT INTO citation SELECT NULL, 'new', assessment_id, indicator, sha256, extension, original_name, kind,"
            " caption, quality, original, added_at, added_by, NULL, NULL FROM citation WHERE assessment_id = 'a2'",
            "UNIQUE",
        ),
        (
            "INSERT INTO citation SELECT NULL, 'new', 'a2', 'I', sha256, 'exe', '', kind, '', NULL, '', 0, '', NULL, NULL FROM"
            " citation WHERE assessment_id = 'a2'",
            "FOREIGN KEY",
        ),
        ("INSERT INTO evidence VALUES ('short', 'pdf', 1, 'x')", "sha256"),
        (f"INSERT INTO evidence VALUES ('{SHA}', 'pdf', 0, 'x')", "size_range"),
        # Assessments.
        (f"{ASSESSMENT}'a3', '2019-0-0', '2019', 'R0000', 'A-00', 3, 'a1', 'draft')", "UNIQUE"),
        (f"{ASSESSMENT}'b1', '2019-0-1', '2019', 'R0000', 'A-01', 1, NULL, 'signed')", "begins as a draft"),
        (f"{ASSESSMENT}'b1', '2019-0-1', '2019', 'R0000', 'A-01', 0, NULL, 'draft')", "revision_range"),
        (f"{ASSESSMENT}'b1', '2019-0-1', '2019', 'R0001', 'A-01', 1, NULL, 'draft')", "FOREIGN KEY"),
        (f"{ASSESSMENT}'b1', '2019-0-1', '2019', 'R0000', 'A-01', 2, 'a1', 'draft')", "FOREIGN KEY"),
        (f"{ASSESSMENT}'b1', '2019-0-1', '2019', 'R0000', 'A-01', 2, 'b1', 'draft')", "parent_earlier"),
        ("UPDATE assessment SET revision = 7", "only the state"),
        ("UPDATE assessment SET state = 'asleep' WHERE id = 'a2'", "cannot go|state_known"),
        # Editions.
        ("UPDATE edition SET title_id = 'x'", "frozen"),
        ("UPDATE edition SET rubric_version = 2", "changes with a publication"),
        (
            "UPDATE edition SET rubric_version = 2, rubric_code = 'q', sequence = 2",
            "changes with a publication",
        ),
        ("UPDATE edition SET rubric_version = 0, sequence = 2", "changes with a publication"),
        ("UPDATE edition SET rubric_code = NULL, sequence = 2", "changes with a publication"),
        ("UPDATE edition SET receiving_deadline = 0", "frozen"),
        ("UPDATE edition SET sequence = 0", "higher number"),
        (f"UPDATE edition SET digest = '{SHA}'", "higher number"),
        ("UPDATE edition SET roster_version = 0", "higher number"),
        ("UPDATE edition SET state = 'draft'", "cannot go"),
        ("INSERT INTO edition_region VALUES ('2019', 'R0003', 9, 1)", "frozen"),
        ("INSERT INTO edition_assessor VALUES ('2019', 'A-09', 'x', 'x', 9, 1)", "frozen"),
        ("INSERT INTO assignment VALUES ('n', '2019', 'R0001', 'A-01', 'visit', 9, 1)", "frozen"),
        ("INSERT INTO edition_tie_rule VALUES ('2019', 9, 'submission')", "frozen"),
        (
            f"INSERT INTO roster_entry VALUES ('2019', '{SHA}', 'A-00', x'00', 'active', 0, 1, 9, 1, NULL, '[]', NULL, NULL)",
            "frozen",
        ),
        ("UPDATE assignment SET mode = 'visit'", "frozen"),
        ("UPDATE roster_entry SET valid_until = valid_until + 1", "only end earlier"),
        ("UPDATE roster_entry SET valid_until = 1", "validity_in_order"),
        ("UPDATE roster_entry SET valid_from = 1", "frozen"),
        ("UPDATE roster_entry SET chain = '[\"\"]'", "frozen"),
        ("UPDATE roster_entry SET days_left = 0", "days_left_range"),
        ("INSERT INTO assignment VALUES ('n', '2019', 'R0003', 'A-01', 'visit', 9, 2)", "FOREIGN KEY"),
        ("INSERT INTO assignment VALUES ('n', '2019', 'R0000', 'A-00', 'visit', 9, 2)", "UNIQUE"),
        (
            f"INSERT INTO roster_entry VALUES ('2019', '{SHA}', 'A-77', x'00', 'active', 0, 1, 9, 2, NULL, '[]', NULL, NULL)",
            "FOREIGN KEY",
        ),
        # Packages, programme, decision.
        ("UPDATE package SET status = 'held'", "stays as it is"),
        (
            f"{PACKAGE} ('{SHA}', 'assessment', 'out', '2019', '2019-0-0', 1, NULL, '', '', 'made', '', '', 0, 0)",
            "UNIQUE",
        ),
        (
            f"{PACKAGE} ('{SHA}', 'assessment', 'in', '2019', NULL, 0, NULL, '', '', 'held', '', '', 0, 0)",
            "sequence_counts",
        ),
        (
            f"{PACKAGE} ('{SHA}', 'assessment', 'in', '2019', NULL, 1, NULL, '', '', 'made', '', '', 0, 0)",
            "made_goes_out",
        ),
        (
            f"{PACKAGE} ('{SHA}', 'assessment', 'up', '2019', NULL, 1, NULL, '', '', 'held', '', '', 0, 0)",
            "direction_known",
        ),
        (
            f"{PACKAGE} ('{SHA[1:]}', 'assessment', 'in', '2019', NULL, 1, NULL, '', '', 'held', '', '', 0, 0)",
            "digest_sha256",
        ),
        (
            f"{PACKAGE} ('{SHA}', 'assessment', 'in', '2019', NULL, 1, 'x', '', '', 'held', '', '', 0, 0)",
            "supersedes_sha256",
        ),
        ("INSERT INTO programme_withdrawal VALUES (1, 'again', '', 0)", "UNIQUE"),
        ("INSERT INTO programme_withdrawal VALUES (9, 'x', '', 0)", "FOREIGN KEY"),
        ("INSERT INTO decision VALUES ('2019', 0, '', 2, '{}', 'x', '')", "sha256|UNIQUE"),
        ("INSERT INTO decision_region VALUES ('2019', 'R0003', 3)", "FOREIGN KEY"),
        # Keys of a published edition, people, and their log.
        ("UPDATE edition SET recipients = '{1}' WHERE code = '2019'", "only with a publication"),
        ("UPDATE edition SET signers = '[1]' WHERE code = '2019'", "only with a publication"),
        ("UPDATE roster_entry SET recipient = 'age1'", "frozen"),
        ("DELETE FROM person", "stays in the log"),
        ("UPDATE person SET id = 'P-09'", "keeps id"),
        ("UPDATE person SET role = 'king'", "role_known"),
        ("UPDATE person SET until = 1", "until_whole"),
        ("UPDATE person SET status = 'removed'", "until_whole"),
        ("UPDATE deed SET reason = ''", "append-only"),
        ("DELETE FROM deed", "append-only"),
        (
            f"INSERT INTO deed VALUES (3, 0, 0, 'P', 'print', '', '', '', '', '', 'x', '{'a' * 64}')",
            "no gaps",
        ),
        (
            f"INSERT INTO deed VALUES (1, 0, 0, 'P', 'print', '', '', '', '', '', 'x', '{'a' * 64}')",
            "no gaps",
        ),
        (
            f"INSERT INTO deed VALUES (2, 0, 0, 'P', 'sing', '', '', '', '', '', 'x', '{'a' * 64}')",
            "act_known",
        ),
        ("INSERT INTO deed VALUES (2, 0, 0, 'P', 'print', '', '', '', '', '', 'x', 'x')", "digest_sha256"),
        # Regions that something rests on.
        ("DELETE FROM region WHERE id = 'R0000'", "FOREIGN KEY"),
        ("UPDATE region SET code = '81.71' WHERE id = 'R0000'", "UNIQUE"),
        ("UPDATE region SET elected_head = 2", "elected_head_flag"),
    ],
)
def test_what_must_never_be(file: sqlite3.Connection, statement: str, words: str) -> None:
    before = list(file.iterdump())
    refused(file, statement, words)
    assert list(file.iterdump()) == before


@pytest.mark.parametrize("horizon", ["2020, 2024", "2020, 2031", "2020, NULL", "NULL, NULL", "2030, 2020"])
def test_horizon_of_a_plan_is_five_to_ten_years(file: sqlite3.Connection, horizon: str) -> None:
    names = (
        "edition, region_id, stage, note, signatory, office, place, number, number_region, mandate, mentor, source,"
        " recorded_by, horizon_from, horizon_to"
    )
    values = "'2019', 'R0000', 'plan_handed_in', '', '', '', '', '', '', '', '', '', ''"
    refused(file, f"INSERT INTO programme_event ({names}) VALUES ({values}, {horizon})", "horizon")
    file.execute(f"INSERT INTO programme_event ({names}) VALUES ({values}, 2020, 2025)")


def test_draft_edition_may_change_and_a_published_one_may_grow(file: sqlite3.Connection) -> None:
    file.execute("INSERT INTO edition_region VALUES ('2019', 'R0003', 9, 2)")
    file.execute("DELETE FROM edition_region WHERE region_id = 'R0003'")
    file.execute("UPDATE roster_entry SET status = 'revoked', position = position + 1")
    refused(file, "UPDATE roster_entry SET status = 'active'", "stays revoked")
    assert set(file.execute("SELECT DISTINCT status FROM roster_entry")) == {("revoked",)}
    assert not file.execute("SELECT 1 FROM edition_region WHERE region_id = 'R0003'").fetchall()


@pytest.mark.parametrize("start", list(AssessmentState))
def test_states_of_an_assessment_are_those_of_the_core(
    file: sqlite3.Connection, start: AssessmentState
) -> None:
    ways = {
        AssessmentState.DRAFT: (),
        AssessmentState.SIGNED: ("signed",),
        AssessmentState.SENT: ("signed", "sent"),
        AssessmentState.RECEIVED: ("received",),
        AssessmentState.RETURNED: ("received", "returned"),
        AssessmentState.APPROVED: ("received", "approved"),
        AssessmentState.ABANDONED: ("abandoned",),
    }
    for to in AssessmentState:
        file.execute("BEGIN")
        for step in ways[start]:
            file.execute("UPDATE assessment SET state = ? WHERE id = 'a2'", (step,))
        allowed = _allows(file, "UPDATE assessment SET state = ? WHERE id = 'a2'", to)
        file.execute("ROLLBACK")
        assert allowed == (_moves(assessment_moved, start, to) or start is to), (start, to)


@pytest.mark.parametrize("start", [EditionState.PUBLISHED, EditionState.CLOSED, EditionState.DECIDED])
def test_states_of_an_edition_are_those_of_the_core(file: sqlite3.Connection, start: EditionState) -> None:
    for to in EditionState:
        file.execute("BEGIN")
        file.execute("UPDATE edition SET state = ?", (start,))
        allowed = _allows(file, "UPDATE edition SET state = ?", to)
        file.execute("ROLLBACK")
        assert allowed == (_moves(edition_moved, start, to) or start is to), (start, to)


def _allows(file: sqlite3.Connection, statement: str, to: str) -> bool:
    try:
        file.execute(statement, (to,))
    except sqlite3.IntegrityError:
        return False
    return True


def _moves(moved: object, start: object, to: object) -> bool:
    assert callable(moved)
    try:
        moved(start, to)
    except ChangeRefused:
        return False
    return True
