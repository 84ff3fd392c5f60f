"""Version 2 of an edition's document: recipients and headquarters' signers, and how version 1 is still read."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from smartcity_desktop.core.edition import Recipients, SignerEntry, SignerStatus
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.age_keys import recipient_of
from smartcity_desktop.sealing.certificates import sha256_hex
from smartcity_desktop.sealing.documents import edition_json, read_edition
from smartcity_desktop.sealing.store_keys import new_letter_key


@pytest.fixture(scope="module")
def recipients():
    return tuple(recipient_of(new_letter_key()) for _ in range(3))


@pytest.fixture
def second(programme, recipients):
    """An edition with everything that version 2 brings."""
    signer = programme.authority.signer.certificate
    roster = (replace(programme.edition.roster[0], recipient=recipients[2]), programme.edition.roster[1])
    return replace(
        programme.edition,
        roster=roster,
        recipients=Recipients(recipients[:1], recipients[1:2]),
        signers=(SignerEntry(signer, sha256_hex(signer), SignerStatus.ACTIVE),),
    )


def test_version_two_is_read_back_as_it_was_written(programme, second):
    data = edition_json(second, programme.regions)
    assert json.loads(data)["version"] == 2
    assert read_edition(data) == (second, programme.regions)


def _as_version_one(data: bytes, kit) -> dict:
    value = json.loads(data)
    del value["recipients"], value["signers"]
    for entry in value["roster"]:
        del entry["recipient"]
    return value | {"version": 1}


def test_version_one_is_read_and_knows_no_recipients(programme, kit):
    data = edition_json(programme.edition, programme.regions)
    edition, _ = read_edition(kit.canonical(_as_version_one(data, kit)))
    assert edition == programme.edition
    assert edition.recipients.all == ()


@pytest.mark.parametrize("field", ["recipients", "signers"])
def test_version_one_refuses_the_fields_of_version_two(programme, kit, field):
    whole = json.loads(edition_json(programme.edition, programme.regions))
    old = _as_version_one(edition_json(programme.edition, programme.regions), kit)
    with pytest.raises(PackageRefused) as refused:
        read_edition(kit.canonical(old | {field: whole[field]}))
    assert refused.value.code == "E_SCHEMA"
    assert "Extra inputs" in refused.value.detail


def test_version_three_asks_for_a_newer_program(programme, kit):
    value = json.loads(edition_json(programme.edition, programme.regions)) | {"version": 3}
    with pytest.raises(PackageRefused) as refused:
        read_edition(kit.canonical(value))
    assert refused.value.code == "E_VERSION_NEWER"


def _refused(edition, programme) -> str:
    with pytest.raises(PackageRefused) as refused:
        read_edition(edition_json(edition, programme.regions))
    assert refused.value.code == "E_SCHEMA"
    return refused.value.detail


def test_a_recipient_with_a_mistyped_letter(programme, second):
    good = second.recipients.working[0]
    wrong = good[:-1] + ("q" if good[-1] != "q" else "p")
    assert "age key" in _refused(replace(second, recipients=Recipients((wrong,))), programme)


def test_a_recipient_that_stands_twice(programme, second, recipients):
    twice = Recipients(recipients[:1], recipients[:1])
    assert "recipient stands twice" in _refused(replace(second, recipients=twice), programme)


def test_a_recipient_of_a_laptop_that_is_none(programme, second):
    roster = (replace(second.roster[0], recipient="age1" + "q" * 58), *second.roster[1:])
    assert "age key" in _refused(replace(second, roster=roster), programme)


def test_an_assessors_certificate_is_no_signer_of_headquarters(programme, second):
    der = programme.siti.signer.certificate
    entry = SignerEntry(der, sha256_hex(der), SignerStatus.ANNOUNCED)
    assert "none that signs for headquarters" in _refused(replace(second, signers=(entry,)), programme)


def test_a_signer_that_stands_twice(programme, second):
    assert "signer stands twice" in _refused(replace(second, signers=second.signers * 2), programme)
