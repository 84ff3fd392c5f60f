"""One change at a time in zip, names, manifest and signature file: each is refused with its code."""

from __future__ import annotations

import hashlib
import re

import pytest

from smartcity_desktop.core.package import CODES
from smartcity_desktop.sealing.verify import show, verify_assessment


def each(**fields):
    """Override header fields of the first evidence in both headers."""
    return both(-1, **fields)


def both(index, **fields):
    def change(archive):
        archive.entries[index].local |= fields
        archive.entries[index].central |= fields
        return archive

    return change


def central(index=-1, **fields):
    def change(archive):
        archive.entries[index].central |= fields
        return archive

    return change


def local(index=-1, **fields):
    def change(archive):
        archive.entries[index].local |= fields
        return archive

    return change


def end(**fields):
    def change(archive):
        archive.end |= fields
        return archive

    return change


def put(**fields):
    def change(archive):
        for name, value in fields.items():
            setattr(archive, name, value)
        return archive

    return change


def rename(index, name):
    def change(archive):
        archive.entries[index].name = name
        return archive

    return change


def reorder(*order):
    def change(archive):
        archive.entries = [archive.entries[n] for n in order]
        return archive

    return change


def drop(index):
    def change(archive):
        del archive.entries[index]
        return archive

    return change


def add(name, data=b"x"):
    def change(archive):
        stored = type(archive.entries[0])
        archive.entries.append(stored(name, data))
        return archive

    return change


def doubled(archive):
    archive.entries.append(archive.entries[-1])
    return archive


def overlapping(archive):
    archive.entries[-1].central["offset"] = 0
    return archive


def many(archive):
    stored = type(archive.entries[0])
    archive.entries += [stored(f"f{n}".encode(), b"") for n in range(4993)]
    return archive


def long_names(archive):
    stored = type(archive.entries[0])
    folder = b"a" * 79 + b"/" + b"b" * 79 + b"/"
    archive.entries += [stored(folder + b"%0119d" % n, b"") for n in range(6500)]
    archive.end |= {"here": 4999, "count": 4999}
    return archive


def replaced(old, new):
    def change(data):
        assert old in data
        return data.replace(old, new)

    return change


def edited(pattern, new):
    def change(data):
        assert re.search(pattern, data)
        return re.sub(pattern, new, data, count=1)

    return change


ARCHIVE = [
    ("prefix", put(prefix=b"MZ"), "E_ZIP_COVER"),
    ("suffix", put(suffix=b"x"), "E_ZIP_EOCD"),
    ("long suffix", put(suffix=b"x" * 70_000), "E_ZIP_TRUNC"),
    ("gap before directory", put(gap=b"x"), "E_ZIP_COVER"),
    ("bytes after directory", put(before_end=b"x"), "E_ZIP_COVER"),
    ("zip64 locator", put(before_end=b"PK\x06\x07" + bytes(16)), "E_ZIP_ZIP64"),
    ("comment length", end(comment=1), "E_ZIP_EOCD"),
    ("comment", lambda a: put(suffix=b"hello")(end(comment=5)(a)), "E_ZIP_EOCD"),
    ("disk", end(disk=1), "E_ZIP_EOCD"),
    ("first disk", end(first=1), "E_ZIP_EOCD"),
    ("counts differ", end(here=7), "E_ZIP_EOCD"),
    ("no entries", end(here=0, count=0), "E_ZIP_EOCD"),
    ("one entry less", end(here=7, count=7), "E_ZIP_CD"),
    ("one entry more", end(here=9, count=9), "E_ZIP_CD"),
    ("zip64 count", end(here=0xFFFF, count=0xFFFF), "E_ZIP_ZIP64"),
    ("zip64 offset", end(offset=0xFFFFFFFF), "E_ZIP_ZIP64"),
    ("zip64 length", end(length=0xFFFFFFFF), "E_ZIP_ZIP64"),
    ("directory elsewhere", end(offset=1), "E_ZIP_COVER"),
    ("5001 entries", many, "E_LIMIT"),
    ("directory beyond 2 MiB", long_names, "E_LIMIT"),
    ("entry beyond 64 MiB", central(size=2**26 + 1, packed=2**26 + 1), "E_LIMIT"),
    ("zip64 entry", central(size=0xFFFFFFFF, packed=0xFFFFFFFF), "E_ZIP_ZIP64"),
    ("sizes differ", each(packed=1), "E_ZIP_SIZE"),
    ("size beyond file", central(size=5000, packed=5000), "E_ZIP_COVER"),
    ("size smaller", each(size=5, packed=5), "E_ZIP_COVER"),
    ("deflated", each(method=8), "E_ZIP_METHOD"),
    ("method 99", each(method=99), "E_ZIP_METHOD"),
    ("encrypted", each(flags=1), "E_ZIP_ENCRYPTED"),
    ("strong encryption", each(flags=0x41), "E_ZIP_ENCRYPTED"),
    ("data descriptor", each(flags=8), "E_ZIP_FLAGS"),
    ("utf-8 flag", each(flags=0x800), "E_ZIP_FLAGS"),
    ("central extra", central(extra=b"abcd"), "E_ZIP_EXTRA"),
    ("local extra", local(extra=b"abcd"), "E_ZIP_COVER"),
    ("zip64 offset of an entry", central(offset=0xFFFFFFFF), "E_ZIP_ZIP64"),
    ("entry comment", central(comment=b"abcd"), "E_ZIP_EXTRA"),
    ("symlink", central(external=0o120777 << 16), "E_ZIP_TYPE"),
    ("folder", central(external=0o040755 << 16 | 0x10), "E_ZIP_TYPE"),
    ("device", central(external=0o060644 << 16), "E_ZIP_TYPE"),
    ("executable", central(external=0o100755 << 16), "E_ZIP_TYPE"),
    ("made by Windows", central(made=0x0014), "E_ZIP_CD"),
    ("needs 45", each(version=45), "E_ZIP_CD"),
    ("time", each(time=1), "E_ZIP_CD"),
    ("date", each(date=0x22), "E_ZIP_CD"),
    ("on disk 1", central(disk=1), "E_ZIP_CD"),
    ("internal attributes", central(internal=1), "E_ZIP_CD"),
    ("central mark", central(mark=b"PK\x01\x03"), "E_ZIP_CD"),
    ("local mark", local(mark=b"PK\x03\x05"), "E_ZIP_COVER"),
    ("local crc", local(crc=1), "E_ZIP_MISMATCH"),
    ("central crc", central(crc=1), "E_ZIP_MISMATCH"),
    ("local size", local(size=1), "E_ZIP_MISMATCH"),
    ("local packed size", local(packed=1), "E_ZIP_MISMATCH"),
    ("local flags", local(flags=1), "E_ZIP_MISMATCH"),
    ("local method", local(method=8), "E_ZIP_MISMATCH"),
    ("local version", local(version=10), "E_ZIP_MISMATCH"),
    ("local time", local(time=1), "E_ZIP_MISMATCH"),
    ("local name", local(index=4, name=b"score2.json"), "E_ZIP_MISMATCH"),
    ("overlap", overlapping, "E_ZIP_COVER"),
    ("same entry twice", doubled, "E_ZIP_DUP"),
    ("case clash", add(b"SCORES.json"), "E_ZIP_DUP"),
    ("file and folder", add(b"scores.json/x"), "E_ZIP_DUP"),
    ("folder and file", add(b"evidence"), "E_ZIP_DUP"),
    ("entry not in the manifest", add(b"extra.txt"), "E_SET"),
    ("entry missing", drop(-1), "E_SET"),
    ("entry renamed", rename(4, b"scores2.json"), "E_SET"),
    ("two entries swapped", reorder(0, 1, 2, 3, 5, 4, 6, 7), "E_ORDER"),
    ("mimetype second", reorder(1, 0, 2, 3, 4, 5, 6, 7), "E_MIMETYPE"),
    ("no mimetype", drop(0), "E_MIMETYPE"),
    ("signature first", reorder(0, 2, 1, 3, 4, 5, 6, 7), "E_ORDER"),
    ("head later", reorder(0, 1, 2, 4, 3, 5, 6, 7), "E_ORDER"),
    ("only mimetype", reorder(0), "E_ORDER"),
]  # fmt: skip

NAMES = [
    b"../evil", b"/abs", b"a//b", b"a/../b", b"./a", b"a/", b"a\\b", b"C:evil", b"a b", b"a\0b", b"caf\xc3\xa9",
    b"CON", b"con.txt", b"AUX.jpg", b"x/NUL", b"lpt1.pdf", b"COM9", b"a.", b"a./b", b".hidden", b"-dash", b"a/b/c/d",
    b"a" * 121, b"a" * 81 + b"/b", b"", b"a:b", b"a*", b"~x",
]  # fmt: skip


def mimetype(data):
    def change(archive):
        archive.entries[0].data = data
        return archive

    return change


MANIFEST = [
    ("DOCTYPE", replaced(b"?>\n", b'?>\n<!DOCTYPE x [<!ENTITY a "b">]>\n'), "E_MANIFEST_FORM"),
    ("comment", replaced(b"</asic:ASiC", b"<!-- hi --></asic:ASiC"), "E_MANIFEST_FORM"),
    ("utf-16", lambda d: d.decode().encode("utf-16"), "E_MANIFEST_FORM"),
    ("bom", lambda d: b"\xef\xbb\xbf" + d, "E_MANIFEST_FORM"),
    ("crlf", replaced(b"\n", b"\r\n"), "E_MANIFEST_FORM"),
    ("no last line feed", lambda d: d[:-1], "E_MANIFEST_FORM"),
    ("trailing blank", lambda d: d + b" ", "E_MANIFEST_FORM"),
    ("single quotes", replaced(b'"package.json"', b"'package.json'"), "E_MANIFEST_FORM"),
    ("other prefix", replaced(b"asic:", b"a:"), "E_MANIFEST_FORM"),
    ("sha-1", replaced(b"2001/04/xmlenc#sha256", b"2000/09/xmldsig#sha1"), "E_MANIFEST_FORM"),
    ("no root file", replaced(b' Rootfile="true"', b""), "E_MANIFEST_FORM"),
    ("second root file", replaced(b'"application/pdf"', b'"application/pdf" Rootfile="true"'), "E_MANIFEST_FORM"),
    ("digest with blank", edited(rb"DigestValue>(.)", rb"DigestValue> \1"), "E_MANIFEST_FORM"),
    ("digest not base64", edited(rb"DigestValue>.{4}", b"DigestValue>===="), "E_MANIFEST_FORM"),
    ("digest loose bits", edited(rb"[A-Za-z0-9+/]=</ds", b"/=</ds"), "E_MANIFEST_FORM"),
    ("empty", lambda _: b"", "E_MANIFEST_FORM"),
    ("no rows", lambda d: b"".join(x for x in d.splitlines(True) if b"DataObject" not in x), "E_MANIFEST_FORM"),
    ("media type with angle", replaced(b"application/jsonl", b"application/<sonl"), "E_MANIFEST_FORM"),
    ("traversal in a row", replaced(b"scores.json", b"../res.json"), "E_MANIFEST_FORM"),
    ("row renamed", replaced(b"scores.json", b"scorez.json"), "E_SET"),
    ("row twice", edited(rb"(?s)(<asic:DataObjectReference URI=.scores.*?\n)", rb"\1\1"), "E_SET"),
    ("row dropped", edited(rb"<asic:DataObjectReference URI=.scores[^\n]*\n", b""), "E_SET"),
    ("too large", lambda d: d + b"x" * 2**22, "E_LIMIT"),
]  # fmt: skip


def part(**values):
    def change(cms):
        for name, value in values.items():
            setattr(cms, name, value)
        return cms

    return change


def attribute(name, make):
    def change(cms):
        cms.attributes[name] = make(cms)
        return cms

    return change


def without(name):
    def change(cms):
        cms.order = tuple(n for n in cms.order if n != name)
        return cms

    return change


def tlv(tag, *parts):
    body = b"".join(parts)
    assert len(body) < 128
    return bytes([tag, len(body)]) + body


def moment(text, tag=0x17):
    return attribute(
        "time",
        lambda _: tlv(0x30, bytes.fromhex("06092a864886f70d010905"), tlv(0x31, tlv(tag, text))),
    )


SHA1 = bytes.fromhex("300906052b0e03021a0500")
SHA512 = bytes.fromhex("300d06096086480165030402030500")
SHA256_NO_NULL = bytes.fromhex("300b0609608648016503040201")
ECDSA_SHA512 = bytes.fromhex("300a06082a8648ce3d040304")
DATA = bytes.fromhex("06092a864886f70d010701")
EXTRA = tlv(0x30, bytes.fromhex("06032a0304"), tlv(0x31, b"\x05\x00"))

CMS = [
    ("version 3", part(version=b"\x02\x01\x03"), "E_CMS_PROFILE"),
    ("signer version 3", part(signer_version=b"\x02\x01\x03"), "E_CMS_PROFILE"),
    ("sha-1 outside", part(digest_algorithms=SHA1), "E_CMS_ALG"),
    ("two digest algorithms", lambda c: part(digest_algorithms=c.digest_algorithms + SHA512)(c), "E_CMS_ALG"),
    ("no digest algorithm", part(digest_algorithms=b""), "E_CMS_ALG"),
    ("sha-1 inside", part(signer_digest=SHA1), "E_CMS_ALG"),
    ("sha-512 inside", part(signer_digest=SHA512), "E_CMS_ALG"),
    ("sha-256 without null", part(signer_digest=SHA256_NO_NULL), "E_CMS_ALG"),
    ("ecdsa with sha-512", part(algorithm=ECDSA_SHA512), "E_CMS_ALG"),
    ("rsa claimed", part(algorithm=bytes.fromhex("300d06092a864886f70d01010b0500")), "E_CMS_FORM"),
    ("content attached", part(content=tlv(0x30, DATA, tlv(0xA0, tlv(0x04, b"abc")))), "E_CMS_PROFILE"),
    ("other content type", part(content=tlv(0x30, bytes.fromhex("06032a0304"))), "E_CMS_PROFILE"),
    ("two signers", part(signers=2), "E_CMS_PROFILE"),
    ("no signer", part(signers=0), "E_CMS_PROFILE"),
    ("revocation list", part(lists=tlv(0xA1, b"\x05\x00")), "E_CMS_PROFILE"),
    ("unsigned attribute", part(unsigned=tlv(0xA1, EXTRA)), "E_CMS_PROFILE"),
    ("no content type", without("type"), "E_CMS_PROFILE"),
    ("no time", without("time"), "E_CMS_PROFILE"),
    ("no digest", without("digest"), "E_CMS_PROFILE"),
    ("no certificate reference", without("certificate"), "E_CMS_PROFILE"),
    ("digest twice", part(order=("type", "time", "digest", "digest", "certificate")), "E_CMS_PROFILE"),
    ("digest instead of time", part(order=("type", "digest", "digest", "certificate")), "E_CMS_PROFILE"),
    ("other order", part(order=("time", "type", "digest", "certificate")), "E_CMS_FORM"),
    ("foreign attribute", attribute("type", lambda _: EXTRA), "E_CMS_PROFILE"),
    ("other digest", part(digest=bytes(32)), "E_CMS_DIGEST"),
    ("digest of 31 bytes", part(digest=bytes(31)), "E_CMS_DIGEST"),
    ("month 13", moment(b"191301000000Z"), "E_CMS_FORM"),
    ("generalized time", moment(b"20190516073000Z", 0x18), "E_CMS_FORM"),
    ("time with zone", moment(b"190516073000+0700"), "E_CMS_FORM"),
    ("time without seconds", moment(b"1905160730Z"), "E_CMS_FORM"),
    ("time of letters", moment(b"19051607300xZ"), "E_CMS_FORM"),
    ("chain dropped", part(chain=()), "E_CMS_FORM"),
    ("root twice", lambda c: part(chain=c.chain * 2)(c), "E_CMS_FORM"),
    ("garbage in the chain", part(chain=(b"\x30\x00",)), "E_CMS_FORM"),
    ("sid by key", part(sid=tlv(0x80, bytes(20))), "E_CMS_FORM"),
    ("zero signature", part(signature=tlv(0x30, b"\x02\x01\x00\x02\x01\x00")), "E_SIG_INVALID"),
    ("empty signature", part(signature=b""), "E_SIG_INVALID"),
    ("text as signature", part(signature=b"signed, honestly"), "E_SIG_INVALID"),
]  # fmt: skip

CMS_BYTES = [
    ("byte after it", lambda d: d + b"\0", "E_CMS_PARSE"),
    ("cut", lambda d: d[:-1], "E_CMS_PARSE"),
    ("empty", lambda _: b"", "E_CMS_PARSE"),
    ("one byte", lambda _: b"\x30", "E_CMS_PARSE"),
    ("indefinite length", lambda d: b"\x30\x80" + d[4:] + b"\0\0", "E_CMS_PARSE"),
    ("long length", lambda d: b"\x30\x83\0" + d[2:], "E_CMS_FORM"),
    ("pem", lambda _: b"-----BEGIN CMS-----\n", "E_CMS_PARSE"),
    ("not signed data", replaced(bytes.fromhex("06092a864886f70d010702"), bytes.fromhex("06092a864886f70d010703")),
     "E_CMS_PROFILE"),
    ("deep", lambda _: b"\x30\x80" * 20_000, "E_CMS_PARSE"),
    ("too large", lambda d: d + bytes(2**16), "E_LIMIT"),
]  # fmt: skip


def extra_length(data):
    at = data.rindex(b"PK\x03\x04") + 28
    return data[:at] + b"\x04\0" + data[at + 2 :]


CASES = [
    pytest.param("file", extra_length, "E_ZIP_EXTRA", id="zip local extra length"),
    *(pytest.param("archive", *case[1:], id=f"zip {case[0]}") for case in ARCHIVE),
    *(pytest.param("archive", rename(-1, name), "E_ZIP_NAME", id=f"name {name[:20]!r}") for name in NAMES),
    *(
        pytest.param("archive", mimetype(data), "E_MIMETYPE", id=f"mimetype {data[:40]!r}")
        for data in (b"", b"application/zip", b"application/vnd.etsi.asic-e+zip\n", b"APPLICATION/vnd.etsi.asic-e+zip")
    ),
    *(pytest.param("manifest", *case[1:], id=f"manifest {case[0]}") for case in MANIFEST),
    *(pytest.param("cms", *case[1:], id=f"cms {case[0]}") for case in CMS),
    *(pytest.param("cms_bytes", *case[1:], id=f"cms bytes {case[0]}") for case in CMS_BYTES),
]  # fmt: skip


@pytest.mark.parametrize(("stage", "change", "code"), CASES)
def test_one_change_is_refused_with_its_code(programme, builder, quarantine, tmp_path, stage, change, code):
    assert code in CODES
    builder.changes[stage] = change
    path = tmp_path / "p.asice"
    path.write_bytes(builder.build())
    with verify_assessment(path, programme.trust(), quarantine) as opened:
        verdict = opened.verdict
    assert verdict.refusal is not None, "accepted"
    assert verdict.refusal.code == code, verdict.refusal.detail
    assert not verdict.good
    assert not verdict.intact
    assert verdict.refusal.detail
    assert list(quarantine.iterdir()) == []


def test_the_unchanged_package_is_good(programme, builder, quarantine, tmp_path):
    path = tmp_path / "p.asice"
    path.write_bytes(builder.build())
    with verify_assessment(path, programme.trust(), quarantine) as opened:
        assert opened.verdict.refusal is None
        assert opened.verdict.good


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "E_SIZE"),
        (b"P", "E_ZIP_TRUNC"),
        (b"PK\x05\x06" + bytes(18), "E_ZIP_EOCD"),
        (b"hello, this is a text and no package at all", "E_ZIP_TRUNC"),
        (b"age-encryption.org/v1\n-> X25519 abc\n", "E_AGE"),
        (bytes(1000), "E_ZIP_TRUNC"),
    ],
)
def test_files_that_are_no_package(programme, quarantine, tmp_path, content, code):
    path = tmp_path / "p.asice"
    path.write_bytes(content)
    with verify_assessment(path, programme.trust(), quarantine) as opened:
        assert opened.verdict.refusal.code == code
    with show(path, quarantine) as opened:
        assert opened.verdict.refusal.code == code
    assert list(quarantine.iterdir()) == []


@pytest.mark.parametrize("size", [4_294_901_759, 5 * 1024**3, 2**43])
def test_a_sparse_giant_is_refused_before_it_is_copied(programme, quarantine, tmp_path, size):
    path = tmp_path / "p.asice"
    with path.open("wb") as stream:
        stream.truncate(size)
    with verify_assessment(path, programme.trust(), quarantine) as opened:
        assert opened.verdict.refusal.code == "E_SIZE"
    assert list(quarantine.iterdir()) == []


def test_cut_off_anywhere(programme, builder, quarantine, tmp_path):
    whole = builder.build()
    path = tmp_path / "p.asice"
    for length in range(1, len(whole), 97):
        path.write_bytes(whole[:length])
        with verify_assessment(path, programme.trust(), quarantine) as opened:
            assert opened.verdict.refusal.code.startswith("E_ZIP_")


def test_two_packages_one_after_the_other(programme, builder, quarantine, tmp_path):
    whole = builder.build()
    path = tmp_path / "p.asice"
    path.write_bytes(whole + whole)
    with verify_assessment(path, programme.trust(), quarantine) as opened:
        assert opened.verdict.refusal.code == "E_ZIP_COVER"


def test_content_changed_after_signing(programme, builder, quarantine, tmp_path):
    """The zip is made anew with right check sums: only the SHA-256 tells."""
    for index, code in ((3, "E_DIGEST"), (4, "E_DIGEST"), (5, "E_DIGEST"), (7, "E_DIGEST")):

        def change(archive, index=index):
            data = archive.entries[index].data
            archive.entries[index].data = data[:-2] + bytes([data[-2] ^ 1]) + data[-1:]
            return archive

        builder.changes["archive"] = change
        path = tmp_path / "p.asice"
        path.write_bytes(builder.build())
        with verify_assessment(path, programme.trust(), quarantine) as opened:
            assert opened.verdict.refusal.code == code
            assert opened.verdict.valid
            assert not opened.verdict.intact


def test_two_photos_swapped(programme, builder, quarantine, tmp_path):
    other = b"other evidence"
    name = f"evidence/{hashlib.sha256(other).hexdigest()}.pdf"
    builder.files.append((name, "evidence", "application/pdf", other))

    def change(archive):
        one, two = archive.entries[-2:]
        one.data, two.data = two.data, one.data
        return archive

    builder.changes["archive"] = change
    path = tmp_path / "p.asice"
    path.write_bytes(builder.build())
    with verify_assessment(path, programme.trust(), quarantine) as opened:
        assert opened.verdict.refusal.code in ("E_DIGEST", "E_SET")


def test_crc_fields_are_the_only_free_bytes_beside_the_signature(programme, builder, quarantine, tmp_path):
    """PACKAGE.md 4.5: both copies of a check sum changed together change nothing that is signed."""
    builder.changes["archive"] = each(crc=7)
    path = tmp_path / "p.asice"
    path.write_bytes(builder.build())
    with verify_assessment(path, programme.trust(), quarantine) as opened:
        assert opened.verdict.good
