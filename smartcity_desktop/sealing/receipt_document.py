"""`receipt.json`: what headquarters confirms to have received from one assessor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import names
from smartcity_desktop.sealing.canonical import canonical
from smartcity_desktop.sealing.strict import (
    Identifier,
    Moment,
    Sha256,
    Strict,
    moment_text,
    read_document,
    read_moment,
)

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class ReceivedPackage:
    """One package that was taken in: package digest, assignment, number, when (UTC, to the second)."""

    digest: str
    assignment: str
    sequence: int
    received_at: datetime


@dataclass(frozen=True, slots=True)
class ReceiptDocument:
    """All that was received from one assessor so far."""

    assessor_id: str
    received: tuple[ReceivedPackage, ...]


class ReceivedModel(Strict):
    """One package."""

    digest: Sha256
    assignment: Identifier
    sequence: int = Field(ge=1)
    received_at: Moment


class ReceiptModel(Strict):
    """All fields of `receipt.json`."""

    format: Literal["smartcity-receipt"]
    version: Literal[1]
    assessor: Identifier
    received: list[ReceivedModel]


def receipt_json(document: ReceiptDocument) -> bytes:
    """Return `receipt.json` in canonical form. Times are cut to the second."""
    return canonical(
        {
            "format": "smartcity-receipt",
            "version": 1,
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
        }
    )


def read_receipt(data: bytes) -> ReceiptDocument:
    """Read `receipt.json`.

    Raises:
        PackageRefused: `E_LIMIT`, `E_JSON`, `E_JSON_FORM`, `E_VERSION_NEWER`, `E_SCHEMA`.
    """
    model = read_document(data, names.RECEIPT, ReceiptModel)
    try:
        received = tuple(
            ReceivedPackage(item.digest, item.assignment, item.sequence, read_moment(item.received_at))
            for item in model.received
        )
    except ValueError as problem:
        raise PackageRefused("E_SCHEMA", f"{names.RECEIPT}: {problem}") from None
    return ReceiptDocument(model.assessor, received)
