"""What a memorandum says, as values, and how it is gathered from what is recorded of a region."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text, same
from smartcity_desktop.core.region import RegionKind

if TYPE_CHECKING:
    from smartcity_desktop.core.edition import Edition, Kind
    from smartcity_desktop.core.programme import Event
    from smartcity_desktop.core.region import Region

# The ministry bears its new name since the cabinet of 21 October 2024.
_RENAMED = date(2024, 10, 21)
_MINISTRY_BEFORE = Text("Kementerian Komunikasi dan Informatika", "Ministry of Communication and Informatics")
_MINISTRY_NOW = Text("Kementerian Komunikasi dan Digital", "Ministry of Communication and Digital Affairs")
_OFFICE_BEFORE = Text(
    "Direktur Jenderal Aplikasi Informatika", "Director General of Informatics Applications"
)
_HORIZON = Text("5 (lima) sampai dengan 10 (sepuluh) tahun", "a period of 5 (five) to 10 (ten) years")


@dataclass(frozen=True, slots=True)
class Party:
    """Who signs for a party.

    Attributes:
        institution: `Kementerian Komunikasi dan Informatika`, `Pemerintah Kota Ambon`.
        name: of who signs; empty for a line to write on.
        office: of who signs; empty for a line to write on.
        mandate: number and date of the letter of mandate where a deputy signs, else empty.
    """

    institution: Text
    name: str
    office: Text
    mandate: str = ""


@dataclass(frozen=True, slots=True)
class MemorandumContent:
    """A memorandum of one region in one edition.

    Attributes:
        edition_title, edition_kind: a practice or sample edition is stamped on every page.
        region: the chosen region.
        number, number_region: the letter numbers of both parties, free text; empty for a line to write on.
        place: where it is signed; empty for a line to write on.
        on: the day it is signed; `None` for a line to write on.
        ministry, head: the first and the second party.
        fingerprint: SHA-256 (64 hex) of what is filled in; `None` where there is none.
        horizon: of the master plan.
    """

    edition_title: Text
    edition_kind: Kind
    region: Region
    number: str
    number_region: str
    place: str
    on: date | None
    ministry: Party
    head: Party
    fingerprint: str | None
    horizon: Text = _HORIZON


def memorandum_content(edition: Edition, region: Region, signed: Event | None) -> MemorandumContent:
    """Gather the memorandum of a chosen region.

    Args:
        edition: that the region was chosen in.
        region: that was chosen.
        signed: the event of its signing as recorded; `None` before it: lines are left to write on.
    """
    details = signed.details if signed else None
    day = signed.on if signed else None
    before = (day or edition.opens) < _RENAMED
    head = Party(
        institution=Text("Pemerintah {name}", "Government of {name}").filled(name=region.name),
        name=details.signatory if details else "",
        office=same(details.office) if details and details.office else _head_office(region),
        mandate=details.mandate if details else "",
    )
    ministry = Party(
        institution=_MINISTRY_BEFORE if before else _MINISTRY_NOW,
        name="",
        office=_OFFICE_BEFORE if before else same(""),
    )
    number = details.number if details else ""
    number_region = details.number_region if details else ""
    place = details.place if details else ""
    record = {
        "edition": edition.code,
        "region": region.id,
        "number": number,
        "number_region": number_region,
        "place": place,
        "on": day.isoformat() if day else None,
        "signatory": head.name,
        "office": head.office.id,
        "mandate": head.mandate,
    }
    canonical = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return MemorandumContent(
        edition_title=edition.title,
        edition_kind=edition.kind,
        region=region,
        number=number,
        number_region=number_region,
        place=place,
        on=day,
        ministry=ministry,
        head=head,
        fingerprint=sha256(canonical.encode()).hexdigest(),
    )


def _head_office(region: Region) -> Text:
    """The office of the region's head: Bupati of a kabupaten, Wali Kota of a kota."""
    name = region.name
    for prefix in ("Kabupaten ", "Kota "):
        name = name.removeprefix(prefix)
    if region.kind is RegionKind.KABUPATEN:
        return Text("Bupati {name}", "Regent of {name}").filled(name=name)
    return Text("Wali Kota {name}", "Mayor of {name}").filled(name=name)
