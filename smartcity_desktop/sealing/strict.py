"""What all documents of a package share: strict models, their times and decimals, and the way they are read.

Inside a version unknown fields are refused; a new field is a new version.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.canonical import LIMIT, read_json, require_form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


class Strict(BaseModel):
    """A model that takes nothing for granted: exact types, no unknown field, no change afterwards."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$")]
Moment = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")
]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Number = Annotated[str, StringConstraints(pattern=r"^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,24})?$")]
Line = Annotated[str, StringConstraints(max_length=400)]
Words = Annotated[str, StringConstraints(max_length=8000)]

Model = TypeVar("Model", bound=Strict)


class RubricNameModel(Strict):
    """What names a rubric."""

    code: Line
    version: int
    digest: Sha256


def moment_text(moment: datetime) -> str:
    """Write an aware datetime as UTC to the second, `2019-05-16T07:30:00Z`; fractions are cut off."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def read_moment(text: str) -> datetime:
    """Read what `moment_text` wrote.

    Raises:
        ValueError: no such moment.
    """
    # The pattern of `Moment` has settled the form; this one settles that there is such a day, at a tenth of strptime.
    return datetime.fromisoformat(text)


def read_day(text: str) -> date:
    """Read `2019-05-16`.

    Raises:
        ValueError: no such day.
    """
    return date.fromisoformat(text)


def number_text(value: Decimal) -> str:
    """Write a decimal plainly, without exponent.

    Raises:
        ValueError: it is not finite.
    """
    if not value.is_finite():
        raise ValueError(f"{value} is not a finite number")
    return f"{value:f}"


def read_document(
    data: bytes,
    name: str,
    model: type[Model],
    limit: int = LIMIT,
    older: Mapping[int, type[Model]] | None = None,
) -> Model:
    """Read a document: JSON, `version` first, then the canonical form, then the model.

    Args:
        data: bytes of the file.
        name: of the file, for the detail of a refusal.
        model: with `format` and `version` fields of one value each.
        limit: bytes.
        older: models of earlier versions that are still read; `model` is then that of the next one.

    Raises:
        PackageRefused: `E_LIMIT`, `E_JSON`, `E_VERSION_NEWER`, `E_JSON_FORM`, `E_SCHEMA`.
    """
    value = read_json(data, name, limit)
    models = {**(older or {})}
    models[len(models) + 1] = model
    version = require_known_version(value, name, len(models))
    require_form(value, data, name)
    return validated(value, name, models[version])


def require_known_version(value: object, name: str, own: int = 1) -> int:
    """Refuse a document of a later version before anything else is said of it; returns its version.

    Raises:
        PackageRefused: `E_VERSION_NEWER`, or `E_SCHEMA` where there is no version to be read.
    """
    version = value.get("version") if isinstance(value, dict) else None
    if type(version) is not int or version < 1:
        raise PackageRefused("E_SCHEMA", f"{name} has no version")
    if version > own:
        raise PackageRefused(
            "E_VERSION_NEWER", f"{name} is of version {version}; this program reads up to {own}"
        )
    return version


def validated(value: object, name: str, model: type[Model]) -> Model:
    """Return a parsed JSON value as a model.

    Raises:
        PackageRefused: `E_SCHEMA`, naming the first field that is wrong.
    """
    try:
        return model.model_validate(value)
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part)[:60] for part in first["loc"][:6])
        raise PackageRefused("E_SCHEMA", f"{name}: {place}: {first['msg']}") from None
