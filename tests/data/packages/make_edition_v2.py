"""Make the golden edition of document version 2: `python tests/data/packages/make_edition_v2.py`.

Made once, with keys that were thrown away, and kept for ever, as those of version 1 are. It has a working and a recovery
recipient, the recipient of the assessor's laptop, and three signers: in use, announced, revoked.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from make import FOUNDED, HERE, PASSPHRASE, RUBRIC, At, publish

from smartcity_desktop.core.edition import Assessor, Assignment, Edition, Kind, Mode, Selection
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.region import Region, RegionKind
from smartcity_desktop.core.rubric import RubricName
from smartcity_desktop.sealing.authority import found, open_authority, published
from smartcity_desktop.sealing.certificates import roster_entry
from smartcity_desktop.sealing.edition_signers import make_next_signer, revoke_signer
from smartcity_desktop.sealing.requests import request_pem
from smartcity_desktop.sealing.store_keys import new_store_keys


def main() -> None:
    assessor = Assessor("A-01", "Asesor Contoh", "Universitas Contoh")
    with tempfile.TemporaryDirectory() as name:
        folder, clock = Path(name), At(FOUNDED)
        keys = found(folder, programme="Data contoh", passphrase=PASSPHRASE, clock=clock).keys
        authority = open_authority(folder, PASSPHRASE, clock)
        stolen = make_next_signer(folder, authority, PASSPHRASE, clock, keys=keys)
        revoke_signer(folder, stolen.certificate_sha256, "data contoh", clock, keys=keys)
        make_next_signer(folder, authority, PASSPHRASE, clock, keys=keys)
        recipients, signers = published(folder, keys)
    request = request_pem(ec.generate_private_key(ec.SECP256R1()), "x", "", new_store_keys().recipient)
    until = datetime(2019, 9, 28, tzinfo=UTC)
    entry = roster_entry("A-01", authority.issue(request, assessor=assessor, valid_until=until))
    edition = Edition(
        code="2019",
        title=Text("Periode contoh 2019", "Sample edition 2019"),
        kind=Kind.SAMPLE,
        rubric=RubricName("CONTOH", 1, sha256(RUBRIC.encode()).hexdigest()),
        opens=date(2019, 5, 1),
        closes=date(2019, 6, 30),
        receiving_deadline=datetime(2019, 7, 15, 17, 0, tzinfo=UTC),
        selection=Selection(places=1),
        regions=("R0001",),
        assessors=(assessor,),
        assignments=(Assignment("T-001", "R0001", "A-01", Mode.INTERVIEW),),
        roster=(replace(entry, recipient=authority.read_request(request).recipient),),
        roster_version=1,
        recipients=recipients,
        signers=signers,
    )
    region = Region("R0001", "81.71", "Kota Ambon", RegionKind.KOTA, "81", "Maluku", -3.6954, 128.1814)
    publish(authority, edition, region, HERE / "edition-v2.asice")


if __name__ == "__main__":
    main()
