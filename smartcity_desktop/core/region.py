"""Regions: the kabupaten and kota that are assessed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class RegionKind(StrEnum):
    """Regency (kabupaten) or city (kota)."""

    KABUPATEN = "kabupaten"
    KOTA = "kota"


@dataclass(frozen=True, slots=True)
class RegionCode:
    """A Kemendagri code that a region bears from a day on (`None`: from the first)."""

    code: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Region:
    """A kabupaten or kota. `id` is the programme's own and never moves; codes and names do.

    Attributes:
        id: the programme's key, `R0001` …
        code: the Kemendagri code of today, `81.71`.
        name: with its kind, `Kota Ambon`.
        kind: kabupaten or kota.
        province_code, province: of today.
        latitude, longitude: degrees, a point for a pin only.
        elected_head: false for administrative units, which are not invited by default.
        former_codes: earlier codes, oldest first.
        former_names: earlier names.
    """

    id: str
    code: str
    name: str
    kind: RegionKind
    province_code: str
    province: str
    latitude: float
    longitude: float
    elected_head: bool = True
    former_codes: tuple[RegionCode, ...] = ()
    former_names: tuple[str, ...] = ()
