"""`package.json`: the signed head of a package (PACKAGE.md 4.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, StringConstraints

from smartcity_desktop.core.package import (
    FORMAT,
    FORMAT_VERSION,
    Audience,
    Content,
    Head,
    PackageKind,
    PackageRefused,
    Role,
)
from smartcity_desktop.sealing import names
from smartcity_desktop.sealing.canonical import LIMIT, canonical, read_json, require_form
from smartcity_desktop.sealing.strict import (
    Identifier,
    Line,
    Moment,
    Sha256,
    Strict,
    moment_text,
    read_moment,
    require_known_version,
    validated,
)

if TYPE_CHECKING:
    from datetime import datetime

HEADQUARTERS = "headquarters"
"""Who signs what goes to assessors, in `Head.signer`; which person it was, the certificate says."""

Kind = Literal["assessment", "edition", "receipt", "return", "enrolment", "report"]
ContentRole = Literal["scores", "sheet", "evidence", "audit", "edition", "comments", "drafts"]
MediaType = Annotated[str, StringConstraints(pattern=r"^[a-z]{1,20}/[a-z0-9][a-z0-9.+-]{0,99}$")]
FileName = Annotated[str, StringConstraints(max_length=282)]


class ContentModel(Strict):
    """One file, as declared."""

    name: FileName
    role: ContentRole
    media_type: MediaType
    size: int = Field(ge=0, le=64 * 1024 * 1024)
    sha256: Sha256


class HeadModel(Strict):
    """All fields of `package.json`; none may be missing, none added."""

    format: Literal["smartcity-package"]
    version: int = Field(ge=1, le=FORMAT_VERSION)
    kind: Kind
    package_id: Identifier
    edition: Identifier
    edition_digest: Sha256 | None
    roster_version: int = Field(ge=0)
    signer: Identifier
    certificate_sha256: Sha256
    audience: Literal["headquarters", "assessor"]
    assignment: Identifier | None
    region: Identifier | None
    sequence: int = Field(ge=1)
    supersedes: Sha256 | None
    created: Moment
    application: Line
    audit_head: Sha256 | None
    audit_length: int = Field(ge=0)
    contents: list[ContentModel]


def head_json(head: Head) -> bytes:
    """Return `package.json` of a head, in canonical form."""
    return canonical(
        {
            "format": FORMAT,
            "version": head.version,
            "kind": head.kind.value,
            "package_id": head.package_id,
            "edition": head.edition,
            "edition_digest": head.edition_digest,
            "roster_version": head.roster_version,
            "signer": head.signer,
            "certificate_sha256": head.certificate_sha256,
            "audience": head.audience.value,
            "assignment": head.assignment,
            "region": head.region,
            "sequence": head.sequence,
            "supersedes": head.supersedes,
            "created": moment_text(head.created),
            "application": head.application,
            "audit_head": head.audit_head,
            "audit_length": head.audit_length,
            "contents": [
                {
                    "name": content.name,
                    "role": content.role.value,
                    "media_type": content.media_type,
                    "size": content.size,
                    "sha256": content.sha256,
                }
                for content in head.contents
            ],
        }
    )


def read_head(data: bytes) -> Head:
    """Read `package.json`: version first, then the form, then every field.

    Raises:
        PackageRefused: `E_LIMIT`, `E_JSON`, `E_TYPE` (another format), `E_VERSION_NEWER`, `E_JSON_FORM`, `E_SCHEMA`.
    """
    return _usual_head(data) or _any_head(data)


def _any_head(data: bytes) -> Head:
    value = read_json(data, names.HEAD)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise PackageRefused("E_TYPE", f"{names.HEAD} is not of format {FORMAT}")
    require_known_version(value, names.HEAD, FORMAT_VERSION)
    require_form(value, data, names.HEAD)
    model = validated(value, names.HEAD, HeadModel)
    try:
        created = read_moment(model.created)
    except ValueError:
        raise PackageRefused("E_SCHEMA", f"{names.HEAD}: created: {model.created} is no moment") from None
    return _head(model, created)


def _head(model: HeadModel, created: datetime) -> Head:
    return Head(
        version=model.version,
        kind=PackageKind(model.kind),
        package_id=model.package_id,
        edition=model.edition,
        edition_digest=model.edition_digest,
        roster_version=model.roster_version,
        signer=model.signer,
        certificate_sha256=model.certificate_sha256,
        audience=Audience(model.audience),
        assignment=model.assignment,
        region=model.region,
        sequence=model.sequence,
        supersedes=model.supersedes,
        created=created,
        application=model.application,
        audit_head=model.audit_head,
        audit_length=model.audit_length,
        contents=tuple(
            Content(item.name, Role(item.role), item.media_type, item.size, item.sha256)
            for item in model.contents
        ),
    )


_IDENTIFIER = r'"([A-Za-z0-9][A-Za-z0-9._:-]{0,79})"'
_MAYBE_IDENTIFIER = rf"(?:null|{_IDENTIFIER})"
_SHA256 = r'"([0-9a-f]{64})"'
_MAYBE_SHA256 = rf"(?:null|{_SHA256})"
_NUMBER = r"(0|[1-9][0-9]{0,14})"
_CONTENT = (
    r'\{"media_type":"([a-z]{1,20}/[a-z0-9][a-z0-9.+-]{0,99})","name":"([A-Za-z0-9._/-]{1,282})",'
    r'"role":"(scores|sheet|evidence|audit|edition|comments|drafts)",'
    rf'"sha256":{_SHA256},"size":(0|[1-9][0-9]{{0,7}})\}}'
)
_CONTENTS = re.sub(r"\((?!\?)", "(?:", _CONTENT)
_USUAL = re.compile(
    r'\{"application":"([ !#-\[\]-~]{0,400})"'
    rf',"assignment":{_MAYBE_IDENTIFIER}'
    r',"audience":"(headquarters|assessor)"'
    rf',"audit_head":{_MAYBE_SHA256},"audit_length":{_NUMBER},"certificate_sha256":{_SHA256}'
    rf',"contents":\[((?:{_CONTENTS}(?:,(?=\{{)|(?=\])))*)\]'
    r',"created":"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)"'
    rf',"edition":{_IDENTIFIER},"edition_digest":{_MAYBE_SHA256},"format":"{FORMAT}"'
    r',"kind":"(assessment|edition|receipt|return|enrolment|report)"'
    rf',"package_id":{_IDENTIFIER},"region":{_MAYBE_IDENTIFIER},"roster_version":{_NUMBER}'
    rf',"sequence":([1-9][0-9]{{0,14}}),"signer":{_IDENTIFIER},"supersedes":{_MAYBE_SHA256},"version":(1)\}}'
)
_USUAL_CONTENT = re.compile(_CONTENT)
_ROLES = {role.value: role for role in Role}
_KINDS = {kind.value: kind for kind in PackageKind}
_AUDIENCES = {audience.value: audience for audience in Audience}
_ENTRY_LIMIT = 64 * 1024 * 1024


def _usual_head(data: bytes) -> Head | None:
    """Read a head that stands in canonical form with plain text in every field; `None` for any other.

    Its pattern takes a part of what `_any_head` takes, and reads the same in it, in a tenth of the time. All that it
    does not take goes there, also to be refused with the reason.
    """
    found = _USUAL.fullmatch(data.decode("ascii", "replace")) if len(data) <= LIMIT else None
    if found is None:
        return None
    (application, assignment, audience, audit_head, audit_length, certificate, contents, created, edition, digest,
     kind, package_id, region, roster_version, sequence, signer, supersedes, version) = found.groups()  # fmt: skip
    listed = tuple(
        Content(name, _ROLES[role], media_type, int(size), sha256)
        for media_type, name, role, sha256, size in _USUAL_CONTENT.findall(contents)
    )
    try:
        moment = read_moment(created)
    except ValueError:
        return None
    if int(version) != FORMAT_VERSION or any(content.size > _ENTRY_LIMIT for content in listed):
        return None
    return Head(
        version=FORMAT_VERSION,
        kind=_KINDS[kind],
        package_id=package_id,
        edition=edition,
        edition_digest=digest,
        roster_version=int(roster_version),
        signer=signer,
        certificate_sha256=certificate,
        audience=_AUDIENCES[audience],
        assignment=assignment,
        region=region,
        sequence=int(sequence),
        supersedes=supersedes,
        created=moment,
        application=application,
        audit_head=audit_head,
        audit_length=int(audit_length),
        contents=listed,
    )


def head_schema() -> dict[str, Any]:
    """Return the JSON Schema of `package.json`, for those who write their own reader."""
    return HeadModel.model_json_schema()
