"""`edition.json`: all that headquarters publishes with an edition, except the text of its rubric.

The regions stand in it with their whole record, so that a laptop needs no other list. Version 2 says for whom packages
are encrypted and with which certificates headquarters signs, its people included; version 1 is still read.
"""

from __future__ import annotations

import base64
import binascii
from decimal import Decimal
from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import (
    Assessor,
    Assignment,
    Edition,
    Kind,
    Mode,
    Recipients,
    RosterEntry,
    RosterStatus,
    Selection,
    SignerEntry,
    SignerStatus,
    TieRule,
    TimeStampService,
)
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.region import Region, RegionCode, RegionKind
from smartcity_desktop.core.rubric import RubricName
from smartcity_desktop.sealing import names
from smartcity_desktop.sealing.age_keys import recipient_bytes
from smartcity_desktop.sealing.canonical import canonical
from smartcity_desktop.sealing.certificates import read_certificate, sha256_hex
from smartcity_desktop.sealing.edition_models import (
    EditionModel,
    EditionModel1,
    RegionModel,
    RosterModel,
    RosterModel2,
    SignerModel,
    StaffModel,
)
from smartcity_desktop.sealing.stamp_trust import read_services, services_json
from smartcity_desktop.sealing.strict import (
    moment_text,
    number_text,
    read_day,
    read_document,
    read_moment,
)

if TYPE_CHECKING:
    from datetime import datetime

LIMIT = 16 * 1024 * 1024
PRACTICE_PREFIX = "LATIHAN"
"""Codes of practice editions, and only theirs, begin with this."""


def edition_json(edition: Edition, regions: tuple[Region, ...]) -> bytes:
    """Return `edition.json` in canonical form.

    Args:
        edition: what is published.
        regions: records of at least all its regions, in any order.

    Raises:
        ValueError: the record of an invited region is missing.
    """
    records = {region.id: region for region in regions}
    missing = [code for code in edition.regions if code not in records]
    if missing:
        raise ValueError(f"no record of region {missing[0]}")
    people = [_signer_json(entry) for entry in edition.staff]
    services = services_json(edition.time_stamp_services)
    return canonical(
        {
            "format": "smartcity-edition",
            "version": 2,
            "code": edition.code,
            "title": {"id": edition.title.id, "en": edition.title.en},
            "kind": edition.kind.value,
            "rubric": {
                "code": edition.rubric.code,
                "version": edition.rubric.version,
                "digest": edition.rubric.digest,
            },
            "opens": edition.opens.isoformat(),
            "closes": edition.closes.isoformat(),
            "receiving_deadline": moment_text(edition.receiving_deadline),
            "selection": {
                "places": edition.selection.places,
                "tie_chain": [rule.value for rule in edition.selection.tie_chain],
                "equal_after_rounding": edition.selection.equal_after_rounding,
                "lot_seed": edition.selection.lot_seed,
            },
            "regions": [_region_json(records[code]) for code in edition.regions],
            "assessors": [
                {"id": assessor.id, "name": assessor.name, "institution": assessor.institution}
                for assessor in edition.assessors
            ],
            "assignments": [
                {
                    "id": item.id,
                    "region": item.region_id,
                    "assessor": item.assessor_id,
                    "mode": item.mode.value,
                }
                for item in edition.assignments
            ],
            "roster": [_roster_json(entry) for entry in edition.roster],
            "roster_version": edition.roster_version,
            "min_package_version": edition.min_package_version,
            "recipients": {
                "working": list(edition.recipients.working),
                "recovery": list(edition.recipients.recovery),
            },
            "signers": [_signer_json(entry) for entry in edition.signers],
            **({"staff": people} if people else {}),
            **({"time_stamp_services": services} if services else {}),
        }
    )


def _signer_json(entry: SignerEntry) -> dict[str, object]:
    return {
        "certificate": base64.b64encode(entry.certificate).decode("ascii"),
        "status": entry.status.value,
    }


def _region_json(region: Region) -> dict[str, object]:
    return {
        "id": region.id,
        "code": region.code,
        "name": region.name,
        "kind": region.kind.value,
        "province_code": region.province_code,
        "province": region.province,
        "latitude": number_text(Decimal(repr(region.latitude))),
        "longitude": number_text(Decimal(repr(region.longitude))),
        "elected_head": region.elected_head,
        "former_codes": [
            {"code": former.code, "since": former.since.isoformat() if former.since else None}
            for former in region.former_codes
        ],
        "former_names": list(region.former_names),
    }


def _roster_json(entry: RosterEntry) -> dict[str, object]:
    item: dict[str, object] = {
        "assessor": entry.assessor_id,
        "certificate": base64.b64encode(entry.certificate).decode("ascii"),
        "certificate_sha256": entry.certificate_sha256,
        "status": entry.status.value,
        "valid_from": moment_text(entry.valid_from),
        "valid_until": moment_text(entry.valid_until),
        "recipient": entry.recipient,
    }
    if entry.chain:
        item["chain"] = [base64.b64encode(above).decode("ascii") for above in entry.chain]
    if entry.revoked_at is not None:
        item["revoked_at"] = moment_text(entry.revoked_at)
    return item


def read_edition(data: bytes) -> tuple[Edition, tuple[Region, ...]]:
    """Read `edition.json`: form, fields, and that everything it refers to is in it.

    Raises:
        PackageRefused: `E_LIMIT`, `E_JSON`, `E_JSON_FORM`, `E_VERSION_NEWER`, `E_SCHEMA`.
    """
    model: EditionModel1 = read_document(data, names.EDITION, EditionModel, LIMIT, {1: EditionModel1})
    try:
        edition, regions = _edition(model), tuple(_region(item) for item in model.regions)
        problem_found = _inconsistency(edition)
    except (ValueError, binascii.Error) as problem:
        raise PackageRefused("E_SCHEMA", f"{names.EDITION}: {problem}") from None
    if problem_found:
        raise PackageRefused("E_SCHEMA", f"{names.EDITION}: {problem_found}")
    return edition, regions


def _edition(model: EditionModel1) -> Edition:
    recipients = Recipients()
    signers: tuple[SignerEntry, ...] = ()
    people: tuple[SignerEntry, ...] = ()
    services: tuple[TimeStampService, ...] = ()
    if isinstance(model, EditionModel):
        recipients = Recipients(tuple(model.recipients.working), tuple(model.recipients.recovery))
        signers = tuple(_signer_entry(item) for item in model.signers)
        people = tuple(_staff_entry(item) for item in model.staff or ())
        services = read_services(model.time_stamp_services or ())
    return Edition(
        code=model.code,
        title=Text(model.title.id, model.title.en),
        kind=Kind(model.kind),
        rubric=RubricName(model.rubric.code, model.rubric.version, model.rubric.digest),
        opens=read_day(model.opens),
        closes=read_day(model.closes),
        receiving_deadline=read_moment(model.receiving_deadline),
        selection=Selection(
            places=model.selection.places,
            tie_chain=tuple(TieRule(rule) for rule in model.selection.tie_chain),
            equal_after_rounding=model.selection.equal_after_rounding,
            lot_seed=model.selection.lot_seed,
        ),
        regions=tuple(region.id for region in model.regions),
        assessors=tuple(Assessor(item.id, item.name, item.institution) for item in model.assessors),
        assignments=tuple(
            Assignment(item.id, item.region, item.assessor, Mode(item.mode)) for item in model.assignments
        ),
        roster=tuple(_roster_entry(item) for item in model.roster),
        roster_version=model.roster_version,
        min_package_version=model.min_package_version,
        recipients=recipients,
        signers=signers,
        time_stamp_services=services,
        staff=people,
    )


def _signer_entry(item: SignerModel) -> SignerEntry:
    certificate = base64.b64decode(item.certificate, validate=True)
    found = read_certificate(certificate)
    if not found.edition_signer:
        raise ValueError(f"the certificate of {found.name!r} is none that signs for headquarters")
    return SignerEntry(certificate, found.sha256, SignerStatus(item.status))


def _staff_entry(item: StaffModel) -> SignerEntry:
    certificate = base64.b64decode(item.certificate, validate=True)
    found = read_certificate(certificate)
    if not found.staff or found.edition_signer:
        raise ValueError(f"the certificate of {found.name!r} is none of headquarters' people")
    return SignerEntry(certificate, found.sha256, SignerStatus(item.status))


def _roster_entry(item: RosterModel) -> RosterEntry:
    certificate = base64.b64decode(item.certificate, validate=True)
    if sha256_hex(certificate) != item.certificate_sha256:
        raise ValueError(f"the certificate of {item.assessor} has another SHA-256 than stated")
    return RosterEntry(
        assessor_id=item.assessor,
        certificate=certificate,
        certificate_sha256=item.certificate_sha256,
        status=RosterStatus(item.status),
        valid_from=read_moment(item.valid_from),
        valid_until=read_moment(item.valid_until),
        recipient=item.recipient if isinstance(item, RosterModel2) else None,
        chain=_chain(item),
        revoked_at=_revoked_at(item),
    )


def _revoked_at(item: RosterModel) -> datetime | None:
    if not isinstance(item, RosterModel2) or item.revoked_at is None:
        return None
    if item.status != "revoked":
        raise ValueError(f"the certificate of {item.assessor} is active and has revoked_at")
    return read_moment(item.revoked_at)


def _chain(item: RosterModel) -> tuple[bytes, ...]:
    if not isinstance(item, RosterModel2) or item.chain is None:
        return ()
    return tuple(base64.b64decode(above, validate=True) for above in item.chain)


def _region(item: RegionModel) -> Region:
    return Region(
        id=item.id,
        code=item.code,
        name=item.name,
        kind=RegionKind(item.kind),
        province_code=item.province_code,
        province=item.province,
        latitude=float(item.latitude),
        longitude=float(item.longitude),
        elected_head=item.elected_head,
        former_codes=tuple(
            RegionCode(former.code, read_day(former.since) if former.since else None)
            for former in item.former_codes
        ),
        former_names=tuple(item.former_names),
    )


def _inconsistency(edition: Edition) -> str | None:
    """Return the first thing in an edition that does not fit the rest."""
    regions = set(edition.regions)
    assessors = {assessor.id for assessor in edition.assessors}
    assignments = {assignment.id for assignment in edition.assignments}
    certificates = {entry.certificate_sha256 for entry in edition.roster}
    signers = {entry.certificate_sha256 for entry in edition.signers}
    people = {entry.certificate_sha256 for entry in edition.staff}
    services = {service.certificate_sha256 for service in edition.time_stamp_services}
    for recipient in (*edition.recipients.all, *(e.recipient for e in edition.roster if e.recipient)):
        recipient_bytes(recipient)
    for count, unique, what in (
        (len(edition.recipients.all), set(edition.recipients.all), "recipient"),
        (len(edition.signers), signers, "signer"),
        (len(edition.staff), people, "person of headquarters"),
        (len(edition.time_stamp_services), services, "time-stamping service"),
        (len(edition.regions), regions, "region"),
        (len(edition.assessors), assessors, "assessor"),
        (len(edition.assignments), assignments, "assignment"),
        (len(edition.roster), certificates, "certificate"),
    ):
        if count != len(unique):
            return f"a {what} stands twice"
    for assignment in edition.assignments:
        if assignment.region_id not in regions or assignment.assessor_id not in assessors:
            return f"assignment {assignment.id} names a region or assessor that is not in the edition"
    for entry in edition.roster:
        if entry.assessor_id not in assessors:
            return f"the roster names {entry.assessor_id}, who is no assessor of the edition"
    if edition.opens > edition.closes:
        return "it closes before it opens"
    if (edition.kind is Kind.PRACTICE) != is_practice(edition.code):
        return f"practice editions, and only they, have a code that begins with {PRACTICE_PREFIX}"
    return None


def is_practice(edition_code: str) -> bool:
    """Whether a code is that of a practice edition."""
    return edition_code.startswith(PRACTICE_PREFIX)
