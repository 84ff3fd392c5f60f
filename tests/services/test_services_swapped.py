"""Files of a data folder that are put in one another's place while the program is closed, or replaced by older ones."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from smartcity_desktop.app import build_headquarters
from smartcity_desktop.core.errors import FileProblem, IdentityProblem
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.sealing import roots
from smartcity_desktop.system.settings import Settings
from tests.opening import PASSPHRASE, SECRETS
from tests.photos import camera_photo
from tests.services.conftest import CODE

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_of_evidence_is_no_list_of_trusted_roots(world: Any, tmp_path: Path) -> None:
    planted = tmp_path / "catatan.txt"
    planted.write_text(f"{'ab' * 32}\nsigner {'cd' * 32}\n")
    services = world.assessor
    before = set(services.folder.evidence.glob("*/*"))
    services.evidence.prepare_file(planted)
    (new,) = set(services.folder.evidence.glob("*/*")) - before
    shutil.copyfile(new, services.folder.identity / roots.FILE)
    with pytest.raises(IdentityProblem, match="damaged or was changed"):
        services.editions.pinned_roots()


@pytest.mark.parametrize("what", ["older", "deleted"])
def test_a_list_from_before_a_revocation_trusts_nobody_who_was_revoked(
    world: Any, tmp_path: Path, what: str
) -> None:
    services, laptop = world.headquarters, world.assessor
    file = laptop.folder.identity / roots.FILE
    before = file.read_bytes()
    thief = shutil.copytree(services.folder.root.parent, tmp_path / "thief")
    revoked = services.authority.card().signer_sha256
    services.authority.make_next_signer(PASSPHRASE)
    for number in ("one", "two"):
        (tmp_path / number).mkdir()
        laptop.editions.take_in(
            services.publishing.publish(CODE, SECRETS, tmp_path / number), root_confirmed=False
        )
        if number == "one":
            services.authority.use_next_signer(PASSPHRASE)
            services.authority.revoke_signer(revoked, "kunci dicuri")
    theirs = build_headquarters(thief, Settings(), world.keys.headquarters, clock=world.clock)
    with closing(theirs.database):
        for _ in range(4):  # by a number that this laptop has not come to
            forged = theirs.publishing.publish(CODE, SECRETS, tmp_path)
    if what == "older":
        file.write_bytes(before)
    else:
        file.unlink()
    with pytest.raises(PackageRefused) as caught:
        laptop.editions.take_in(forged, root_confirmed=True)
    assert caught.value.code == "E_SIGNER_REVOKED"
    # Headquarters' next one is taken in, also with a list that has to be begun anew.
    honest = services.publishing.publish(CODE, SECRETS, tmp_path / "two")
    assert laptop.editions.take_in(honest, root_confirmed=True).sequence == 4


def test_small_pictures_that_changed_places_are_drawn_again(world: Any) -> None:
    laptop, draft = world.assessor, world.draft("Kota Ambon")
    code = next(iter(laptop.scoring.reload(draft).rubric.indicators())).code
    cited = []
    for number in (1, 2):
        prepared = laptop.evidence.prepare_bytes(camera_photo((64, 48), noise=number), f"{number}.jpg")
        cited.append(laptop.evidence.cite(draft, code, prepared, EvidenceKind.PHOTO))
    looks = [laptop.evidence.looks.look(one).picture for one in cited]
    one, two = laptop.folder.looks.glob("*.look")
    kept = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(kept)
    drawn = laptop.evidence.looks.drawn
    assert [laptop.evidence.looks.look(one).picture for one in cited] == looks
    assert laptop.evidence.looks.drawn == drawn + 2


def test_evidence_that_changed_places_is_found_where_it_is_used(world: Any) -> None:
    laptop, draft = world.assessor, world.draft("Kota Ambon")
    code = next(iter(laptop.scoring.reload(draft).rubric.indicators())).code
    cited = []
    for number in (1, 2):
        prepared = laptop.evidence.prepare_bytes(camera_photo((64, 48), noise=number), f"{number}.jpg")
        cited.append(laptop.evidence.cite(draft, code, prepared, EvidenceKind.PHOTO))
    one, two = laptop.folder.evidence.glob("*/*")
    kept = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(kept)
    for citation in cited:
        with pytest.raises(FileProblem):
            laptop.evidence.read(citation)
        assert laptop.evidence.looks.look(citation).problem is not None
