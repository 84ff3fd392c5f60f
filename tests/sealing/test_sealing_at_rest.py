"""Files at rest: read anywhere, changed nowhere."""

from __future__ import annotations

import io
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcity_desktop.sealing.at_rest import CHUNK, MAGIC, EncryptedFiles
from smartcity_desktop.sealing.store_keys import StoreKeys, new_store_keys

KEY = bytes(range(32))
SIZES = (0, 1, 15, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17)


def kept(content: bytes, pieces: int = 10_000_000) -> bytes:
    raw = io.BytesIO()
    writer = EncryptedFiles(KEY).writer(raw)
    for at in range(0, len(content), pieces):
        writer.write(content[at : at + pieces])
    writer.finish()
    return raw.getvalue()


def read(data: bytes) -> bytes:
    return EncryptedFiles(KEY).reader(io.BytesIO(data)).read()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pieces", [10_000_000, 7919, CHUNK])
def test_what_was_written_is_read(size: int, pieces: int) -> None:
    content = os.urandom(size)
    data = kept(content, pieces)
    assert read(data) == content
    assert content not in data or size < 2


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 3 * CHUNK + 100), st.integers(0, 2 * CHUNK))
def test_any_place_can_be_read(start: int, length: int) -> None:
    content = bytes(range(256)) * (3 * CHUNK // 256)
    stream = EncryptedFiles(KEY).reader(io.BytesIO(kept(content)))
    assert stream.seek(start) == start
    assert stream.read(length) == content[start : start + length]
    assert stream.seek(0, os.SEEK_END) == len(content)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_a_changed_byte_is_noticed(data: st.DataObject) -> None:
    content = b"x" * (2 * CHUNK + 5)
    whole = bytearray(kept(content))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(ValueError, match="at rest"):
        read(bytes(whole))


@pytest.mark.parametrize("size", SIZES)
def test_a_file_that_was_cut_off_or_grew_is_noticed(size: int) -> None:
    data = kept(os.urandom(size))
    for wrong in (data[:-1], data[: len(data) // 2], data[: len(MAGIC) + 32], data + b"\0", data[:3], b""):
        with pytest.raises(ValueError, match="at rest"):
            read(wrong)


def test_whole_chunks_cannot_be_dropped_swapped_or_borrowed() -> None:
    data = kept(b"a" * CHUNK + b"b" * CHUNK + b"c" * CHUNK)
    other = kept(b"d" * 3 * CHUNK)
    head, box = len(MAGIC) + 32, CHUNK + 16
    one, two, three = (data[head + n * box : head + (n + 1) * box] for n in range(3))
    for wrong in (
        data[:head] + two + one + three,
        data[:head] + one + two,
        data[:head] + one + three,
        data[:head] + one + two + two + three,
        data[:head] + other[head : head + box] + two + three,
    ):
        with pytest.raises(ValueError, match="at rest"):
            read(wrong)


def test_another_key_opens_nothing_and_names_tell_nothing() -> None:
    other = EncryptedFiles(bytes(32))
    with pytest.raises(ValueError, match="changed"):
        other.reader(io.BytesIO(kept(b"rahasia")))
    assert other.alias("a") != EncryptedFiles(KEY).alias("a") == EncryptedFiles(KEY).alias("a")
    with pytest.raises(ValueError, match="32 bytes"):
        EncryptedFiles(b"short")


def test_a_bundle_comes_back_and_shows_nothing() -> None:
    keys = new_store_keys()
    assert StoreKeys.from_bytes(keys.to_bytes()) == keys
    assert keys.recipient.startswith("age1")
    for secret in (keys.database.hex(), keys.files.hex(), keys.letters[0]):
        assert secret not in repr(keys)
    grown = keys.with_letter(new_store_keys().letters[0])
    assert grown.recipient != keys.recipient
    assert grown.letters[:1] == keys.letters


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b"[" * 5000])
def test_what_is_no_bundle_is_refused_without_its_words(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^not a bundle of store keys$"):
        StoreKeys.from_bytes(data)
