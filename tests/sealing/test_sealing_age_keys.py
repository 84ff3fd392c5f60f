"""age keys as bytes and as text: the same as pyrage and the age tool read them."""

from __future__ import annotations

import secrets
import subprocess

import pyrage
import pytest

from smartcity_desktop.sealing.age_keys import (
    recipient_bytes,
    recipient_of,
    recipient_text,
    secret_bytes,
    secret_text,
)


def test_they_are_pyrages_keys():
    for _ in range(20):
        identity = pyrage.x25519.Identity.generate()
        raw = secret_bytes(str(identity))
        assert len(raw) == 32
        assert secret_text(raw) == str(identity)
        assert recipient_of(str(identity)) == str(identity.to_public())
        assert recipient_text(recipient_bytes(str(identity.to_public()))) == str(identity.to_public())


def test_the_age_tool_opens_what_was_encrypted_for_raw_bytes(tmp_path):
    secret = secret_text(secrets.token_bytes(32))
    key, letter = tmp_path / "key.txt", tmp_path / "letter.age"
    key.write_text(f"{secret}\n")
    letter.write_bytes(pyrage.encrypt(b"Rahasia", [pyrage.x25519.Recipient.from_str(recipient_of(secret))]))
    shown = subprocess.run(["age", "-d", "-i", key, letter], capture_output=True, check=True)
    assert shown.stdout == b"Rahasia"


@pytest.mark.parametrize("text", ["", "age1", "age1" + "q" * 58, "AGE1" + "Q" * 58, "nonsense"])
def test_what_is_no_recipient(text):
    with pytest.raises(ValueError, match="age"):
        recipient_bytes(text)


def test_what_is_no_secret_is_not_quoted():
    wrong = "AGE-SECRET-KEY-1" + "Q" * 58
    with pytest.raises(ValueError, match="no age key") as problem:
        secret_bytes(wrong)
    assert wrong not in str(problem.value)


@pytest.mark.parametrize("size", [0, 31, 33])
def test_keys_of_another_length(size):
    with pytest.raises(ValueError, match="32 bytes"):
        secret_text(bytes(size))
