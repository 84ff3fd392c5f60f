from __future__ import annotations

import io

import pytest

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.errors import ChangeRefused, FileProblem
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.letters import decrypt_stream
from smartcity_desktop.services.delivery import Confirmation

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"


def test_a_package_is_copied_and_counts_as_sent(world, tmp_path):
    package = world.signed("Kota Ambon")
    draft = world.draft("Kota Ambon")
    assert world.assessor.delivery.ready(CODE) == (draft,)
    (copied,) = world.assessor.delivery.export([draft], tmp_path)
    letter = copied.package.read_bytes()
    assert letter.startswith(b"age-encryption.org/v1\n")
    opened = io.BytesIO()
    decrypt_stream(io.BytesIO(letter), opened, world.keys.headquarters.keys.letters, 1 << 26)
    assert opened.getvalue() == package.read_bytes()
    with pytest.raises(PackageRefused) as refused:
        decrypt_stream(io.BytesIO(letter), io.BytesIO(), world.keys.assessor.letters, 1 << 26)
    assert refused.value.code == "E_AGE"
    assert sorted(path.suffix for path in tmp_path.iterdir() if path.is_file()) == [".age"]
    line = world.assessor.scoring.regions(CODE)[0]
    assert (line.state, line.last_copy_to) == (AssessmentState.SENT, str(tmp_path))
    assert world.assessor.delivery.ready(CODE) == ()


def test_copying_again_makes_no_second_file(world, tmp_path):
    world.signed("Kota Ambon")
    draft = world.draft("Kota Ambon")
    once = world.assessor.delivery.export([draft], tmp_path)
    twice = world.assessor.delivery.export([draft], tmp_path)
    assert [one.package for one in once] == [one.package for one in twice]


def test_an_unsigned_region_is_not_exported(world, tmp_path):
    with pytest.raises(ChangeRefused, match="Kota Ambon"):
        world.assessor.delivery.export([world.draft("Kota Ambon")], tmp_path / "x")


def test_a_stick_that_is_gone_leaves_the_package_ready(world, tmp_path):
    world.signed("Kota Ambon")
    draft = world.draft("Kota Ambon")
    with pytest.raises(FileProblem, match="stick"):
        world.assessor.delivery.export([draft], tmp_path / "stick")
    assert world.assessor.scoring.reload(draft).assessment.state is AssessmentState.SIGNED
    assert world.assessor.delivery.ready(CODE) == (draft,)


def test_a_receipt_comes_back(world, tmp_path):
    world.signed("Kota Ambon")
    draft = world.draft("Kota Ambon")
    (copied,) = world.assessor.delivery.export([draft], tmp_path)
    world.headquarters.inbox.receive([copied.package])
    (receipt,) = world.headquarters.inbox.receipts(CODE, PASSPHRASE, tmp_path)
    assert world.assessor.delivery.take_receipt(receipt.path) == Confirmation("Petugas uji", ("Kota Ambon",))
    assert world.assessor.scoring.reload(draft).assessment.state is AssessmentState.RECEIVED
    with pytest.raises(PackageRefused):
        world.other.delivery.take_receipt(receipt.path)


def test_a_forged_receipt_is_refused(world, tmp_path):
    package = world.signed("Kota Ambon")
    with pytest.raises(PackageRefused):
        world.assessor.delivery.take_receipt(package)
