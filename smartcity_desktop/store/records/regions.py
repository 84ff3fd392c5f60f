"""Regions, their codes and names of today and of earlier."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from smartcity_desktop.core.errors import NotFound
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.region import Region, RegionCode, RegionKind
from smartcity_desktop.store.tables import REGION, REGION_CODE, REGION_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.store.database import Session

_REGION = Text("daerah", "region")


def put_regions(s: Session, regions: Iterable[Region]) -> None:
    """Add regions, or renew those that are there by what `regions` says of them."""
    connection = s.connection()
    known = {row.id: row.code for row in connection.execute(select(REGION.c.id, REGION.c.code))}
    wanted = {region.id: region for region in regions}
    # Codes move from one region to another: those that change step aside first, for each may stand only once.
    for region in wanted.values():
        if region.id in known and known[region.id] != region.code:
            connection.execute(update(REGION).where(REGION.c.id == region.id).values(code=f"~{region.id}"))
    old = [region_id for region_id in wanted if region_id in known]
    for region_id in old:
        row = _row(wanted[region_id])
        connection.execute(update(REGION).where(REGION.c.id == region_id).values(**row))
        for table in (REGION_CODE, REGION_NAME):
            connection.execute(delete(table).where(table.c.region_id == region_id))
    new = [_row(region) for region in wanted.values() if region.id not in known]
    if new:
        connection.execute(insert(REGION), new)
    codes = [
        {"region_id": region.id, "position": k, "code": former.code, "since": former.since}
        for region in wanted.values()
        for k, former in enumerate(region.former_codes)
    ]
    names = [
        {"region_id": region.id, "position": k, "name": name}
        for region in wanted.values()
        for k, name in enumerate(region.former_names)
    ]
    if codes:
        connection.execute(insert(REGION_CODE), codes)
    if names:
        connection.execute(insert(REGION_NAME), names)


def all_regions(s: Session) -> tuple[Region, ...]:
    """Return all regions by code."""
    connection = s.connection()
    codes: dict[str, list[RegionCode]] = defaultdict(list)
    for row in connection.execute(select(REGION_CODE).order_by(REGION_CODE.c.position)):
        codes[row.region_id].append(RegionCode(row.code, row.since))
    names: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(REGION_NAME).order_by(REGION_NAME.c.position)):
        names[row.region_id].append(row.name)
    return tuple(
        Region(
            id=row.id,
            code=row.code,
            name=row.name,
            kind=RegionKind(row.kind),
            province_code=row.province_code,
            province=row.province,
            latitude=row.latitude,
            longitude=row.longitude,
            elected_head=row.elected_head,
            former_codes=tuple(codes[row.id]),
            former_names=tuple(names[row.id]),
        )
        for row in connection.execute(select(REGION).order_by(REGION.c.code))
    )


def region(s: Session, id_or_code_or_name: str) -> Region:
    """Find a region by id, code or name, of today first and then of earlier; a name may leave out its kind.

    Raises:
        NotFound: there is none, or several (*Bandung*); it names those that come near.
    """
    asked = id_or_code_or_name.strip()
    folded = asked.casefold()
    regions = all_regions(s)
    for found in (
        [r for r in regions if asked in (r.id, r.code)],
        [r for r in regions if r.name.casefold() == folded],
        [r for r in regions if any(asked == former.code for former in r.former_codes)],
        [r for r in regions if any(former.casefold() == folded for former in r.former_names)],
        [r for r in regions if r.name.casefold().partition(" ")[2] == folded],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFound(_REGION, asked, tuple(r.name for r in found))
    near = get_close_matches(folded, [r.name.casefold() for r in regions], n=3)
    raise NotFound(_REGION, asked, tuple(r.name for r in regions if r.name.casefold() in near))


def _row(region: Region) -> dict[str, object]:
    return {
        "id": region.id,
        "code": region.code,
        "name": region.name,
        "kind": region.kind.value,
        "province_code": region.province_code,
        "province": region.province,
        "latitude": region.latitude,
        "longitude": region.longitude,
        "elected_head": region.elected_head,
    }
