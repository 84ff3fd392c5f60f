"""`package.json`: the signed head of a package (PACKAGE.md 4.4)."""

from __future__ import annotations

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
from smartcity_desktop.sealing.canonical import canonical, read_json, require_form
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
"""Who signs editions and receipts, in `Head.signer`."""

Kind = Literal["assessment", "edition", "receipt", "return", "enrolment", "report"]
ContentRole = Literal["scores", "sheet", "evidence", "audit", "edition", "comments"]
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


def head_schema() -> dict[str, Any]:
    """Return the JSON Schema of `package.json`, for those who write their own reader."""
    return HeadModel.model_json_schema()
