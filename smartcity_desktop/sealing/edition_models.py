"""The fields of `edition.json`, version by version."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from smartcity_desktop.core.edition import MOST_TIME_STAMP_SERVICES
from smartcity_desktop.sealing.age_keys import RECIPIENT_PATTERN
from smartcity_desktop.sealing.provider_chain import LONGEST_CHAIN
from smartcity_desktop.sealing.strict import (
    Day,
    Identifier,
    Line,
    Moment,
    Number,
    RubricNameModel,
    Sha256,
    Strict,
)


class TextModel(Strict):
    """A text in both languages."""

    id: Line
    en: Line


class SelectionModel(Strict):
    """How the best are chosen."""

    places: int = Field(ge=1, le=10_000)
    tie_chain: list[Literal["dimensions", "full_levels", "submission", "lot"]]
    equal_after_rounding: bool
    lot_seed: int | None


class FormerCodeModel(Strict):
    """A code that a region bore."""

    code: Line
    since: Day | None


class RegionModel(Strict):
    """A region; degrees are decimals written as text."""

    id: Identifier
    code: Line
    name: Line
    kind: Literal["kabupaten", "kota"]
    province_code: Line
    province: Line
    latitude: Number
    longitude: Number
    elected_head: bool
    former_codes: list[FormerCodeModel]
    former_names: list[Line]


class AssessorModel(Strict):
    """A member of the panel."""

    id: Identifier
    name: Line
    institution: Line


class AssignmentModel(Strict):
    """Who scores which region."""

    id: Identifier
    region: Identifier
    assessor: Identifier
    mode: Literal["interview", "visit"]


class RosterModel(Strict):
    """A certificate that may sign (DER in base64)."""

    assessor: Identifier
    certificate: str = Field(max_length=32_768)
    certificate_sha256: Sha256
    status: Literal["active", "revoked"]
    valid_from: Moment
    valid_until: Moment


Recipient = Annotated[str, StringConstraints(pattern=RECIPIENT_PATTERN)]


class RosterModel2(RosterModel):
    """A certificate that may sign, with the recipient of its laptop, and what stands above a provider's certificate.

    `chain` is there with a provider's certificate only.
    """

    recipient: Recipient | None
    chain: list[Annotated[str, StringConstraints(max_length=32_768)]] | None = Field(
        default=None, min_length=1, max_length=LONGEST_CHAIN
    )
    revoked_at: Moment | None = None


class TimeStampServiceModel(Strict):
    """A time-stamping service: its address and its certificate (DER in base64)."""

    url: Line
    certificate: str = Field(max_length=32_768)


class RecipientsModel(Strict):
    """For whom assessors encrypt."""

    working: list[Recipient] = Field(max_length=16)
    recovery: list[Recipient] = Field(max_length=16)


class SignerModel(Strict):
    """A certificate of headquarters (DER in base64)."""

    certificate: str = Field(max_length=32_768)
    status: Literal["announced", "active", "revoked"]


class StaffModel(Strict):
    """A certificate of one of headquarters' people (DER in base64)."""

    certificate: str = Field(max_length=32_768)
    status: Literal["active", "revoked"]


class EditionModel1(Strict):
    """All fields of `edition.json`, version 1."""

    format: Literal["smartcity-edition"]
    version: Literal[1]
    code: Identifier
    title: TextModel
    kind: Literal["real", "sample", "practice"]
    rubric: RubricNameModel
    opens: Day
    closes: Day
    receiving_deadline: Moment
    selection: SelectionModel
    regions: list[RegionModel]
    assessors: list[AssessorModel]
    assignments: list[AssignmentModel]
    roster: list[RosterModel]
    roster_version: int = Field(ge=1)
    min_package_version: int = Field(ge=1)


class EditionModel(EditionModel1):
    """All fields of `edition.json`."""

    version: Literal[2]  # type: ignore[assignment]
    roster: list[RosterModel2]  # type: ignore[assignment]
    recipients: RecipientsModel
    signers: list[SignerModel] = Field(max_length=64)
    time_stamp_services: list[TimeStampServiceModel] | None = Field(
        default=None, min_length=1, max_length=MOST_TIME_STAMP_SERVICES
    )
    staff: list[StaffModel] | None = Field(default=None, min_length=1, max_length=1_000)
