"""What spans rows: views and triggers, in one place.

They say in the database what `core` says in Python, so that no mistake above can break it. Their messages are for
the log: whoever runs into one has found a bug, for records look first and refuse in plain words.
A change in here needs a new migration; a test compares both.
"""

from __future__ import annotations

VIEWS = (
    # What stands now: of each cell (assessment, subject, field) the last line of its history. Both sides are
    # answered by the index on the cell, whose last column is the row's own number.
    """CREATE VIEW current_value AS
SELECT e.assessment_id, e.subject, e.field, e.new AS value, e.sequence, e.at
FROM entry AS e
WHERE e.sequence = (
  SELECT max(l.sequence) FROM entry AS l
  WHERE l.assessment_id = e.assessment_id AND l.subject = e.subject AND l.field = e.field
)""",
)

_APPEND_ONLY = (
    "rubric",
    "edition_state_change",
    "assessment_state_change",
    "entry",
    "evidence",
    "package_export",
    "programme_event",
    "programme_withdrawal",
    "decision",
    "decision_region",
    "deed",
    "edition_rubric",
)
_DRAFT = "(SELECT state FROM assessment WHERE id = {id}) IS NOT 'draft'"
_EDITION_FIXED = (
    "code title_id title_en kind opens closes receiving_deadline"
    " places equal_after_rounding lot_seed min_package_version"
)
# Parts of an edition, and what of them never changes once it is published (position, status and an earlier end may).
_PARTS = {
    "edition_tie_rule": "edition position rule",
    "edition_region": "edition region_id since",
    "edition_assessor": "edition assessor_id name institution since",
    "assignment": "id edition region_id assessor_id mode since",
    "roster_entry": "edition certificate_sha256 assessor_id certificate valid_from since recipient chain",
}


def _refuse(name: str, event: str, table: str, why: str, when: str = "") -> str:
    condition = f" WHEN {when}" if when else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table}{condition} BEGIN SELECT RAISE(ABORT, '{why}'); END"
    )


def _changes(columns: str) -> str:
    return "(" + " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns.split()) + ")"


def _published(row: str, *, since: bool) -> str:
    """The edition is published, and the row with it: what waits for the next publication may still change."""
    condition = f"(SELECT state FROM edition WHERE code = {row}.edition) IS NOT 'draft'"
    if since:
        condition += f" AND {row}.since <= (SELECT sequence FROM edition WHERE code = {row}.edition)"
    return condition


def _append_only() -> tuple[str, ...]:
    return tuple(
        _refuse(f"{table}_no_{event.lower()}", event, table, f"{table} is append-only")
        for table in _APPEND_ONLY
        for event in ("UPDATE", "DELETE")
    )


def _edition() -> tuple[str, ...]:
    return (
        _refuse(
            "edition_no_delete", "DELETE", "edition", "a published edition stays", "OLD.state IS NOT 'draft'"
        ),
        _refuse(
            "edition_frozen",
            "UPDATE",
            "edition",
            "a published edition is frozen",
            f"OLD.state IS NOT 'draft' AND {_changes(_EDITION_FIXED)}",
        ),
        _refuse(
            "edition_state_order",
            "UPDATE OF state",
            "edition",
            "an edition cannot go to this state",
            "OLD.state IS NOT NEW.state AND OLD.state <> 'draft'"
            " AND NOT (OLD.state = 'published' AND NEW.state IN ('closed', 'decided'))"
            " AND NOT (OLD.state = 'closed' AND NEW.state IN ('published', 'decided'))",
        ),
        _refuse(
            "edition_publication_order",
            "UPDATE",
            "edition",
            "a publication has a higher number than the one before, or is the same",
            "NEW.sequence < OLD.sequence OR NEW.roster_version < OLD.roster_version"
            " OR (NEW.sequence = OLD.sequence AND OLD.digest IS NOT NULL AND NEW.digest IS NOT OLD.digest)",
        ),
        _refuse(
            "edition_keys_with_publication",
            "UPDATE",
            "edition",
            "recipients and signers change only with a publication",
            f"OLD.state IS NOT 'draft' AND NEW.sequence = OLD.sequence AND {_changes('recipients signers')}",
        ),
        _refuse(
            "edition_rubric_with_publication",
            "UPDATE",
            "edition",
            "a rubric changes with a publication, to a later version of itself",
            "OLD.state IS NOT 'draft' AND"
            f" {_changes('rubric_code rubric_version rubric_digest')} AND NOT coalesce(NEW.sequence > OLD.sequence"
            " AND NEW.rubric_code = OLD.rubric_code AND NEW.rubric_version > OLD.rubric_version, 0)",
        ),
    )


def _edition_parts() -> tuple[str, ...]:
    triggers: list[str] = []
    for table, fixed in _PARTS.items():
        frozen = f"{table} of a published edition is frozen"
        since = table != "edition_tie_rule"
        old, new = _published("OLD", since=since), _published("NEW", since=since)
        triggers += (
            _refuse(f"{table}_no_delete", "DELETE", table, frozen, old),
            _refuse(f"{table}_no_insert", "INSERT", table, frozen, new),
            _refuse(f"{table}_frozen", "UPDATE", table, frozen, f"{old} AND {_changes(fixed)}"),
        )
    triggers += (
        _refuse(
            "roster_entry_stays_revoked",
            "UPDATE OF status",
            "roster_entry",
            "a revoked certificate stays revoked",
            f"{_published('OLD', since=True)} AND OLD.status = 'revoked' AND NEW.status IS NOT 'revoked'",
        ),
        _refuse(
            "roster_entry_ends_no_later",
            "UPDATE OF valid_until",
            "roster_entry",
            "a certificate that was published may only end earlier",
            f"{_published('OLD', since=True)} AND NEW.valid_until > OLD.valid_until",
        ),
    )
    return tuple(triggers)


def _assessment() -> tuple[str, ...]:
    return (
        _refuse("assessment_no_delete", "DELETE", "assessment", "an assessment stays"),
        _refuse(
            "assessment_begins_as_draft",
            "INSERT",
            "assessment",
            "an assessment begins as a draft",
            "NEW.state IS NOT 'draft'",
        ),
        _refuse(
            "assessment_fixed",
            "UPDATE",
            "assessment",
            "only the state of an assessment changes",
            _changes(
                "id assignment_id edition region_id assessor_id revision parent_id"
                " rubric_code rubric_version rubric_digest"
            ),
        ),
        _refuse(
            "assessment_state_order",
            "UPDATE OF state",
            "assessment",
            "an assessment cannot go to this state",
            "OLD.state IS NOT NEW.state"
            " AND NOT (OLD.state = 'draft' AND NEW.state IN ('signed', 'abandoned', 'received'))"
            " AND NOT (OLD.state = 'signed' AND NEW.state IN ('sent', 'received'))"
            " AND NOT (OLD.state = 'sent' AND NEW.state = 'received')"
            " AND NOT (OLD.state = 'received' AND NEW.state IN ('returned', 'approved'))",
        ),
        _refuse(
            "entry_only_in_draft",
            "INSERT",
            "entry",
            "only a draft is written to",
            _DRAFT.format(id="NEW.assessment_id"),
        ),
        _refuse("citation_no_delete", "DELETE", "citation", "a citation stays in the history"),
        _refuse(
            "citation_only_in_draft",
            "INSERT",
            "citation",
            "only a draft is written to",
            _DRAFT.format(id="NEW.assessment_id"),
        ),
        _refuse(
            "citation_fixed",
            "UPDATE",
            "citation",
            "a citation is only taken back, once, in a draft",
            _changes(
                "sequence id assessment_id indicator sha256 extension original_name kind caption quality added_at"
                " added_by"
            )
            + " OR OLD.removed_at IS NOT NULL OR "
            + _DRAFT.format(id="OLD.assessment_id"),
        ),
    )


def _package() -> tuple[str, ...]:
    settled = "OLD.status IN ('made', 'taken')"
    return (
        _refuse("package_no_delete", "DELETE", "package", "a package stays"),
        _refuse(
            "package_settled", "UPDATE", "package", "a package that was made or taken stays as it is", settled
        ),
        _refuse(
            "package_named",
            "UPDATE",
            "package",
            "a package keeps its name",
            _changes("digest number"),
        ),
    )


def _staff() -> tuple[str, ...]:
    return (
        _refuse(
            "deed_in_sequence",
            "INSERT",
            "deed",
            "the log has no gaps",
            "NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM deed)",
        ),
        _refuse("person_no_delete", "DELETE", "person", "who worked here stays in the log"),
        _refuse("person_fixed", "UPDATE", "person", "a person keeps id and beginning", _changes("id since")),
        _refuse(
            "person_stays_removed",
            "UPDATE",
            "person",
            "who left comes back as somebody new",
            "OLD.status = 'removed'",
        ),
    )


TRIGGERS = (*_append_only(), *_edition(), *_edition_parts(), *_assessment(), *_package(), *_staff())
