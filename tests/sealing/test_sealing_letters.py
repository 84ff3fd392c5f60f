"""Letters: only who is meant opens them, every change is found, and age's own program takes and gives the same."""

from __future__ import annotations

import errno
import io
import random
import shutil
import subprocess
import time

import pytest

from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.letters import (
    HEADER_LIMIT,
    MARK,
    decrypt_stream,
    encrypt_stream,
    is_encrypted,
    letter_name,
    read_header,
    recipients_in,
)
from smartcity_desktop.sealing.store_keys import new_letter_key

needs_age = pytest.mark.skipif(shutil.which("age") is None, reason="needs age")
SIZES = (0, 1, 65_535, 65_536, 65_537, 131_072, 300_000)


def recipient(secret):
    from pyrage import x25519

    return str(x25519.Identity.from_str(secret).to_public())


@pytest.fixture(scope="module")
def secret():
    return new_letter_key()


@pytest.fixture(scope="module")
def other():
    return new_letter_key()


def encrypted(content, *secrets):
    target = io.BytesIO()
    encrypt_stream(io.BytesIO(content), target, [recipient(one) for one in secrets])
    return target.getvalue()


def decrypted(letter, *secrets, limit=2**30):
    target = io.BytesIO()
    size = decrypt_stream(io.BytesIO(letter), target, secrets, limit)
    assert size == len(target.getvalue())
    return target.getvalue()


def refused(letter, *secrets, limit=2**30):
    with pytest.raises(PackageRefused) as caught:
        decrypted(letter, *secrets, limit=limit)
    assert caught.value.code == "E_AGE"
    assert "terenkripsi" in caught.value.happened.id
    return caught.value.detail


def content_of(size):
    return random.Random(size).randbytes(size)


@pytest.mark.parametrize("size", SIZES)
def test_everyone_who_is_meant_opens_it(secret, other, size):
    content = content_of(size)
    letter = encrypted(content, secret, other)
    assert is_encrypted(letter)
    assert recipients_in(letter) == 2
    assert decrypted(letter, secret) == content
    assert decrypted(letter, new_letter_key(), other) == content
    assert size < 64 or content[:64] not in letter


def test_nobody_else(secret):
    detail = refused(encrypted(b"x" * 100, secret), new_letter_key())
    assert "1 other recipients" in detail
    assert "no key" in refused(encrypted(b"x" * 100, secret))


@pytest.mark.parametrize("size", SIZES)
def test_cut_off_or_lengthened_at_any_border(secret, size):
    letter = encrypted(content_of(size), secret)
    assert letter.startswith(read_header(io.BytesIO(letter)))
    body = letter.index(b"\n", letter.index(b"\n--- ") + 1) + 1
    for cut in {0, 1, 21, body - 1, body, body + 15, body + 16, body + 16 + 65_552, len(letter) - 1}:
        if cut < len(letter):
            refused(letter[:cut], secret)
    for more in (b"\0", b"\0" * 16, letter[body + 16 :][:65_552], letter):
        refused(letter + more, secret)


def test_no_flipped_bit_opens(secret):
    """Every byte of the header and a thousand of the body; the grease stanza is under the header's MAC too."""
    letter = encrypted(content_of(140_000), secret)
    chance = random.Random(20190516)
    body = letter.index(b"\n", letter.index(b"\n--- ") + 1) + 1
    for at in [*range(body), *chance.sample(range(body, len(letter)), 1000)]:
        changed = bytearray(letter)
        changed[at] ^= 1 << chance.randrange(8)
        refused(bytes(changed), secret)


def test_swapped_and_repeated_chunks(secret):
    letter = encrypted(content_of(4 * 65_536), secret)
    begin = letter.index(b"\n", letter.index(b"\n--- ") + 1) + 1 + 16
    head, chunks = letter[:begin], [letter[at : at + 65_552] for at in range(begin, len(letter), 65_552)]
    refused(head + b"".join([chunks[1], chunks[0], *chunks[2:]]), secret)
    refused(head + b"".join([*chunks[:2], chunks[1], *chunks[2:]]), secret)
    refused(head + b"".join([chunks[0], *chunks[2:]]), secret)


def test_chunks_of_another_letter(secret):
    first, second = (encrypted(content_of(65_536 * 2), secret) for _ in range(2))
    refused(first[:-70_000] + second[-70_000:], secret)


def test_a_letter_that_holds_too_much(secret):
    letter = encrypted(b"\0" * 200_000, secret)
    assert "more than 199999 bytes" in refused(letter, secret, limit=199_999)
    assert decrypted(letter, secret, limit=200_000) == b"\0" * 200_000


def test_what_is_no_letter(secret):
    for content in (b"", b"PK\x03\x04", b"age-encryption.org/v2\n", b"-----BEGIN AGE ENCRYPTED FILE-----\n"):
        assert not is_encrypted(content)
        assert "not encrypted" in refused(content, secret)


@pytest.mark.parametrize(
    "header",
    [
        MARK + b"-> X25519 abc\nabc\n" * 200_000 + b"--- " + b"A" * 43 + b"\n",
        MARK + b"-> X25519 abc\nabc\n" * 5_000 + b"--- " + b"A" * 43 + b"\n" + b"x" * 100,
        MARK + b"-> X " + b"a\n" * 60_000 + b"--- " + b"A" * 43 + b"\n" + b"x" * 100,
        MARK + b"-> X " + b"a" * 2**22,
        MARK + b"\n" * 2**20,
    ],
    ids=["endless", "many", "short-lines", "one-line", "empty-lines"],
)
def test_a_header_made_to_keep_the_parser_busy(secret, header):
    """The library alone takes from 1.5 s (5,000 stanzas) to an hour (200,000)."""
    begin = time.monotonic()
    refused(header, secret)
    assert time.monotonic() - begin < 1.0


def test_a_thousand_recipients_are_a_letter_and_one_more_are_none(secret):
    from pyrage import x25519

    others = [str(x25519.Identity.generate().to_public()) for _ in range(1000)]
    target = io.BytesIO()
    encrypt_stream(io.BytesIO(b"edition"), target, [*others[:999], recipient(secret)])
    assert recipients_in(target.getvalue()) == 1000
    assert len(target.getvalue()) < HEADER_LIMIT
    assert decrypted(target.getvalue(), secret) == b"edition"
    for recipients in ([*others, recipient(secret)], []):
        with pytest.raises(ChangeRefused):
            encrypt_stream(io.BytesIO(b"edition"), io.BytesIO(), recipients)


@pytest.mark.parametrize("text", ["", "age1", "age1xyz", "ssh-ed25519 AAAA", "AGE-SECRET-KEY-1"])
def test_what_is_no_recipient(text):
    with pytest.raises(ChangeRefused) as caught:
        encrypt_stream(io.BytesIO(b"x"), io.BytesIO(), [text])
    assert "age1" in caught.value.remedy.id


class Failing(io.RawIOBase):
    """A drive that goes away after some bytes."""

    def __init__(self, content=b"", after=100_000):
        self.content, self.after = io.BytesIO(content), after

    def read(self, size=-1, /):
        if self.content.tell() >= self.after:
            raise OSError(errno.EIO, "gone")
        return self.content.read(size)

    def write(self, data, /):
        self.after -= len(data)
        if self.after < 0:
            raise OSError(errno.ENOSPC, "full")
        return len(data)


def test_a_drive_that_fails_is_named_as_such(secret):
    content = content_of(400_000)
    letter = encrypted(content, secret)
    for act, number in (
        (lambda: encrypt_stream(Failing(content), io.BytesIO(), [recipient(secret)]), errno.EIO),
        (lambda: encrypt_stream(io.BytesIO(content), Failing(), [recipient(secret)]), errno.ENOSPC),
        (lambda: decrypt_stream(Failing(letter), io.BytesIO(), [secret], 2**30), errno.EIO),
        (lambda: decrypt_stream(io.BytesIO(letter), Failing(), [secret], 2**30), errno.ENOSPC),
    ):
        with pytest.raises(OSError) as caught:
            act()
        assert caught.value.errno == number


def test_the_last_chunk_fails_after_the_others_were_given_out(secret):
    """Why nothing may be used before the end: all but the last 64 KiB had left age when the refusal came."""
    letter = bytearray(encrypted(content_of(10 * 65_536 + 1), secret))
    letter[-1] ^= 1
    target = io.BytesIO()
    with pytest.raises(PackageRefused):
        decrypt_stream(io.BytesIO(letter), target, [secret], 2**30)
    assert len(target.getvalue()) >= 9 * 65_536


@needs_age
@pytest.mark.parametrize("size", SIZES)
def test_ages_own_program_opens_ours_and_we_open_its(secret, other, size, tmp_path):
    content = content_of(size)
    key, letter, plain = tmp_path / "key.txt", tmp_path / "l.age", tmp_path / "plain"
    key.write_text(secret + "\n")
    letter.write_bytes(encrypted(content, other, secret))
    done = subprocess.run(["age", "-d", "-i", str(key), str(letter)], capture_output=True, check=True)
    assert done.stdout == content
    plain.write_bytes(content)
    letter.unlink()
    to = ["-r", recipient(secret), "-r", recipient(other)]
    subprocess.run(["age", *to, "-o", str(letter), str(plain)], check=True)
    assert recipients_in(letter.read_bytes()) == 2
    assert decrypted(letter.read_bytes(), other) == content


@needs_age
def test_ages_own_program_refuses_what_we_refuse(secret, tmp_path):
    letter = encrypted(content_of(70_000), secret)
    key, path = tmp_path / "key.txt", tmp_path / "l.age"
    key.write_text(secret + "\n")
    for changed in (letter[:-1], letter + b"\0", letter[:-100] + bytes([letter[-100] ^ 1]) + letter[-99:]):
        path.write_bytes(changed)
        done = subprocess.run(["age", "-d", "-i", str(key), str(path)], capture_output=True, check=False)
        assert done.returncode != 0
        refused(changed, secret)


def test_a_letters_name_tells_nothing_of_its_content():
    assert letter_name("0123456789abcdef" * 4) == "smartcity-0123456789ab.asice.age"
