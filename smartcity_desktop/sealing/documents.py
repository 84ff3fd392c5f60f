"""The documents inside packages, in one place for whoever reads or writes them."""

from smartcity_desktop.sealing.drafts_document import drafts_json, read_drafts
from smartcity_desktop.sealing.edition_document import edition_json, is_practice, read_edition
from smartcity_desktop.sealing.facts_document import facts_json, read_facts
from smartcity_desktop.sealing.names import (
    AUDIT,
    DRAFTS,
    EDITION,
    FACTS,
    RECEIPT,
    RUBRIC,
    SCORES,
    SHEET,
    evidence_name,
)
from smartcity_desktop.sealing.receipt_document import (
    DecidedPackage,
    ReceiptDocument,
    ReceivedPackage,
    read_receipt,
    receipt_json,
)
from smartcity_desktop.sealing.scores_document import (
    ScoresDocument,
    check_scores,
    read_scores,
    scores_document,
    scores_json,
)

__all__ = [
    "AUDIT",
    "DRAFTS",
    "EDITION",
    "FACTS",
    "RECEIPT",
    "RUBRIC",
    "SCORES",
    "SHEET",
    "DecidedPackage",
    "ReceiptDocument",
    "ReceivedPackage",
    "ScoresDocument",
    "check_scores",
    "drafts_json",
    "edition_json",
    "evidence_name",
    "facts_json",
    "is_practice",
    "read_drafts",
    "read_edition",
    "read_facts",
    "read_receipt",
    "read_scores",
    "receipt_json",
    "scores_document",
    "scores_json",
]
