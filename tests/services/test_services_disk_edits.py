"""What somebody changes on the disk while the program is closed is found, and nothing is done with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.sealing import roots
from smartcity_desktop.sealing.authority_file import FILE
from smartcity_desktop.sealing.store_keys import new_store_keys
from smartcity_desktop.system.files import write_whole
from tests.opening import PASSPHRASE, SECRETS
from tests.services.conftest import CODE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smartcity_desktop.services.publishing import Publishing

ATTACKERS = new_store_keys().recipient


def edit(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change `authority.json` as somebody with an editor would."""
    document = json.loads((folder / FILE).read_bytes())
    change(document)
    write_whole(folder / FILE, json.dumps(document).encode("utf-8"))


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.update(recovery=ATTACKERS),
        lambda document: document.update(working=ATTACKERS),
        lambda document: document.update(working=None, recovery=None),
        lambda document: document.update(working=None, recovery=None, told=""),
        lambda document: document.update(programme="Program lain"),
    ],
)
def test_recipients_that_were_exchanged_in_the_authoritys_file_are_not_published(
    world: Any, tmp_path: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    services = world.headquarters
    edit(services.folder.authority, change)
    publishing: Publishing = services.publishing
    with pytest.raises(IdentityProblem) as caught:
        publishing.publish(CODE, SECRETS, tmp_path)
    assert "authority.json" in caught.value.happened.en
    assert not list(tmp_path.glob("periode-*"))
    # Nor is a fingerprint of that file read out to anybody.
    with pytest.raises(IdentityProblem):
        services.authority.card()


def test_a_signer_that_was_revoked_stays_revoked_whatever_the_file_says(world: Any, tmp_path: Path) -> None:
    services = world.headquarters
    announced = services.authority.make_next_signer(PASSPHRASE)
    services.authority.revoke_signer(announced.certificate_sha256, "kunci dicuri")
    edit(services.folder.authority, lambda document: document["signers"][-1].update(status="active"))
    with pytest.raises(IdentityProblem):
        services.publishing.publish(CODE, SECRETS, tmp_path)
    edit(services.folder.authority, lambda document: document["signers"][-1].update(status="revoked"))
    assert services.publishing.publish(CODE, SECRETS, tmp_path).exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"0" * 64 + b"\n",
        lambda data: data + b"0" * 64 + b"\n",
        lambda data: data[:-1],
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: b"",
    ],
)
def test_a_root_that_was_written_into_the_list_of_a_laptop_is_not_believed(
    world: Any, change: Callable[[bytes], bytes]
) -> None:
    file = world.assessor.folder.identity / roots.FILE
    assert world.assessor.editions.pinned_roots()
    file.write_bytes(change(file.read_bytes()))
    package = next(world.root.glob("periode-*.asice.age"))
    for act in (
        world.assessor.editions.pinned_roots,
        lambda: world.assessor.editions.take_in(package, root_confirmed=False),
        lambda: world.assessor.delivery.take_receipt(package),
    ):
        with pytest.raises(IdentityProblem, match="damaged or was changed"):
            act()


def test_the_list_of_a_colleague_on_the_same_computer_is_not_believed(world: Any) -> None:
    theirs = world.other.folder.identity / roots.FILE
    (world.assessor.folder.identity / roots.FILE).write_bytes(theirs.read_bytes())
    with pytest.raises(IdentityProblem, match="damaged or was changed"):
        world.assessor.editions.pinned_roots()
