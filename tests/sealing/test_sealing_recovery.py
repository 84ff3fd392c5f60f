"""A forgotten passphrase: the bundle travels to headquarters and back, and only with the fingerprint compared."""

from __future__ import annotations

import json
import secrets
import subprocess

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from smartcity_desktop.core.cards import CardKey
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.sealing.age_keys import recipient_of, secret_text
from smartcity_desktop.sealing.cards import combine, make_cards
from smartcity_desktop.sealing.certificates import fingerprint, key_sha256
from smartcity_desktop.sealing.recovery import (
    open_reply,
    open_wrapped,
    read_recovery_request,
    recovery_request,
    release,
    wrap_for_recovery,
)
from smartcity_desktop.sealing.requests import request_pem
from smartcity_desktop.sealing.store_keys import new_store_keys

SECRET = secrets.token_bytes(32)
RECIPIENT = recipient_of(secret_text(SECRET))
OWNER = "5a" * 32


@pytest.fixture
def clock(kit):
    return kit.FixedClock(kit.NOW)


@pytest.fixture
def story(clock):
    """What stands on both sides: the old bundle, the fresh key, the file that was sent."""
    old, fresh, key = new_store_keys(), new_store_keys(), ec.generate_private_key(ec.SECP256R1())
    csr = request_pem(key, "Asesor Contoh", "Lembaga Contoh", fresh.recipient)
    sent = recovery_request(wrap_for_recovery(old, OWNER, [RECIPIENT]), csr, clock)
    return old, fresh, key_sha256(key.public_key()), sent


def test_the_whole_way_with_two_cards(story):
    old, fresh, sha256, sent = story
    made = make_cards(SECRET, key=CardKey.RECOVERY, programme="Uji", root_sha256="ab" * 32)
    request = read_recovery_request(sent)
    assert (request.name, request.institution) == ("Asesor Contoh", "Lembaga Contoh")
    assert request.sha256 == sha256
    heard = request.fingerprint.lower().replace(" ", "")
    released = release(request, combine([made[2].text, made[0].text], key=CardKey.RECOVERY), heard)
    assert released.owner == OWNER
    assert open_reply(released.reply, fresh.letters, sha256) == old
    assert fingerprint(released.owner).startswith("5A5A 5A5A")


def test_nothing_readable_travels(story):
    old, sent = story[0], story[3]
    request = read_recovery_request(sent)
    reply = release(request, SECRET, request.fingerprint).reply
    for file in (sent, reply):
        for secret in (old.database.hex(), old.files.hex(), old.letters[0], OWNER):
            assert secret.encode() not in file
    assert old.database.hex() not in repr(open_wrapped(request.wrapped, SECRET))


@pytest.mark.parametrize("heard", ["", "0000 0000 0000 0000 0000 0000", "A"])
def test_without_the_right_fingerprint_nothing_is_opened(story, heard):
    request = read_recovery_request(story[3])
    with pytest.raises(IdentityProblem, match="not that of this request"):
        release(request, b"no key at all", heard)


def test_cards_of_another_key(story):
    request = read_recovery_request(story[3])
    with pytest.raises(IdentityProblem, match="do not open"):
        release(request, secrets.token_bytes(32), request.fingerprint)


def test_a_thief_who_swaps_the_key_of_the_reply(story, clock):
    """Who sends the bundle with a key of his own has another fingerprint than the person at the telephone."""
    request = read_recovery_request(story[3])
    theirs = request_pem(
        ec.generate_private_key(ec.SECP256R1()), "Asesor Contoh", "", new_store_keys().recipient
    )
    swapped = read_recovery_request(recovery_request(request.wrapped, theirs, clock))
    with pytest.raises(IdentityProblem, match="not that of this request"):
        release(swapped, SECRET, request.fingerprint)


def test_the_recipient_in_the_request_cannot_be_replaced(story):
    document = json.loads(story[3])
    request = read_recovery_request(story[3])
    lines = document["request"].splitlines()
    lines[3] = lines[3][::-1]
    document["request"] = "\n".join(lines)
    with pytest.raises(IdentityProblem):
        read_recovery_request(json.dumps(document).encode())
    assert request.recipient == story[1].recipient


@pytest.mark.parametrize(
    "damage",
    [
        lambda d: b"",
        lambda d: b"{}",
        lambda d: json.dumps(json.loads(d) | {"version": 2}).encode(),
        lambda d: json.dumps(json.loads(d) | {"more": 1}).encode(),
        lambda d: json.dumps(json.loads(d) | {"created": "2019-13-01T00:00:00Z"}).encode(),
        lambda d: json.dumps(json.loads(d) | {"request": "é"}).encode(),
        lambda d: d + b" " * 300_000,
    ],
)
def test_files_that_are_no_recovery_request(story, damage):
    with pytest.raises(IdentityProblem, match="no recovery request"):
        read_recovery_request(damage(story[3]))


def test_a_request_without_a_recipient(clock):
    csr = request_pem(ec.generate_private_key(ec.SECP256R1()), "Asesor Contoh", "")
    with pytest.raises(IdentityProblem, match="no address for encrypted letters"):
        recovery_request(b"wrapped", csr, clock)


def test_a_reply_for_somebody_else_or_for_an_earlier_request(story):
    _, fresh, sha256, sent = story
    request = read_recovery_request(sent)
    reply = release(request, SECRET, request.fingerprint).reply
    for letters, asked in ((new_store_keys().letters, sha256), (fresh.letters, "00" * 32)):
        with pytest.raises(IdentityProblem, match="not for the request"):
            open_reply(reply, letters, asked)
    for damaged in (b"", reply[:-1], reply[:-20] + bytes(20), reply + bytes(300_000)):
        with pytest.raises(IdentityProblem, match="not for the request"):
            open_reply(damaged, fresh.letters, sha256)


def test_the_wrapped_bundle_is_for_the_recovery_key_alone(story):
    old = story[0]
    wrapped = wrap_for_recovery(old, OWNER, [RECIPIENT])
    assert open_wrapped(wrapped, SECRET).keys == old
    with pytest.raises(IdentityProblem, match="do not open"):
        open_wrapped(wrapped[:-1], SECRET)
    with pytest.raises(ValueError, match="nobody"):
        wrap_for_recovery(old, OWNER, [])
    with pytest.raises(ValueError, match="age recipient"):
        wrap_for_recovery(old, OWNER, ["age1nobody"])


def test_the_age_tool_opens_it_too(story, tmp_path):
    """The paper alone is enough: no program of ours is needed to read what was wrapped."""
    key, file = tmp_path / "key.txt", tmp_path / "recovery.age"
    key.write_text(secret_text(SECRET) + "\n")
    file.write_bytes(wrap_for_recovery(story[0], OWNER, [RECIPIENT]))
    shown = subprocess.run(["age", "-d", "-i", key, file], capture_output=True, check=True)
    assert json.loads(shown.stdout)["owner"] == OWNER
