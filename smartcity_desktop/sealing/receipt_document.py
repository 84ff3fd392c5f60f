"""`receipt.json`: what headquarters confirms to have received from one assessor, and what it decided on held packages.

Version 2 carries the decisions: a held package that somebody released or refused, with their name and reason. Version 1
is still read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import names
from smartcity_desktop.sealing.canonical import canonical
from smartcity_desktop.sealing.strict import (
    Identifier,
    Line,
    Moment,
    Sha256,
    Strict,
    moment_text,
    read_document,
    read_moment,
)

if TYPE_CHECKING:
    from datetime import datetime

Outcome = Literal["released", "refused"]


@dataclass(frozen=True, slots=True)
class ReceivedPackage:
    """One package that was taken in: package digest, assignment, number, when (UTC, to the second)."""

    digest: str
    assignment: str
    sequence: int
    received_at: datetime


@dataclass(frozen=True, slots=True)
class DecidedPackage:
    """One package that was held, and what somebody of headquarters decided.

    Attributes:
        digest, assignment, sequence: as in `ReceivedPackage`; a released one stands there too.
        outcome: of the last decision on it.
        code: what it was held for, `H_…`.
        reason: as they wrote it, one line.
        by: their name.
        decided_at: UTC, to the second.
    """

    digest: str
    assignment: str
    sequence: int
    outcome: Outcome
    code: str
    reason: str
    by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class ReceiptDocument:
    """All that was received from one assessor so far, and decided on what was held."""

    assessor_id: str
    received: tuple[ReceivedPackage, ...]
    decided: tuple[DecidedPackage, ...] = ()


class ReceivedModel(Strict):
    """One package."""

    digest: Sha256
    assignment: Identifier
    sequence: int = Field(ge=1)
    received_at: Moment


class DecidedModel(Strict):
    """One package that was held."""

    digest: Sha256
    assignment: Identifier
    sequence: int = Field(ge=1)
    outcome: Outcome
    code: Annotated[str, StringConstraints(pattern=r"^H_[A-Z_]{1,30}$")]
    reason: Annotated[str, StringConstraints(min_length=1, max_length=1000)]
    by: Line
    decided_at: Moment


class ReceiptModel1(Strict):
    """All fields of `receipt.json`, version 1."""

    format: Literal["smartcity-receipt"]
    version: Literal[1]
    assessor: Identifier
    received: list[ReceivedModel]


class ReceiptModel(ReceiptModel1):
    """All fields of `receipt.json`."""

    version: Literal[2]  # type: ignore[assignment]
    decided: list[DecidedModel]


def receipt_json(document: ReceiptDocument) -> bytes:
    """Return `receipt.json` in canonical form. Times are cut to the second."""
    return canonical(
        {
            "format": "smartcity-receipt",
            "version": 2,
            "assessor": document.assessor_id,
            "received": [
                {
                    "digest": item.digest,
                    "assignment": item.assignment,
                    "sequence": item.sequence,
                    "received_at": moment_text(item.received_at),
                }
                for item in document.received
            ],
            "decided": [
                {
                    "digest": item.digest,
                    "assignment": item.assignment,
                    "sequence": item.sequence,
                    "outcome": item.outcome,
                    "code": item.code,
                    "reason": item.reason,
                    "by": item.by,
                    "decided_at": moment_text(item.decided_at),
                }
                for item in document.decided
            ],
        }
    )


def read_receipt(data: bytes) -> ReceiptDocument:
    """Read `receipt.json`.

    Raises:
        PackageRefused: `E_LIMIT`, `E_JSON`, `E_JSON_FORM`, `E_VERSION_NEWER`, `E_SCHEMA`.
    """
    model: ReceiptModel1 = read_document(data, names.RECEIPT, ReceiptModel, older={1: ReceiptModel1})
    decisions = model.decided if isinstance(model, ReceiptModel) else []
    try:
        received = tuple(
            ReceivedPackage(item.digest, item.assignment, item.sequence, read_moment(item.received_at))
            for item in model.received
        )
        decided = tuple(_decided(item) for item in decisions)
    except ValueError as problem:
        raise PackageRefused("E_SCHEMA", f"{names.RECEIPT}: {problem}") from None
    for items in (received, decided):
        if len({item.digest for item in items}) < len(items):
            raise PackageRefused("E_SCHEMA", f"{names.RECEIPT}: a package stands twice")
    return ReceiptDocument(model.assessor, received, decided)


def _decided(item: DecidedModel) -> DecidedPackage:
    return DecidedPackage(
        digest=item.digest,
        assignment=item.assignment,
        sequence=item.sequence,
        outcome=item.outcome,
        code=item.code,
        reason=item.reason,
        by=item.by,
        decided_at=read_moment(item.decided_at),
    )
