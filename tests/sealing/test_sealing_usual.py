"""The short ways of the reader take a part of what the long ways take, and read the same in it."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import cms, container, head

SEED = 20190516


def long_way(data):
    """The entries that the general reader finds: it goes the short way only where the bytes are in memory."""
    source = io.BufferedReader(io.BytesIO(data))
    return container.read_container(source, len(data))


def outcome(act, *arguments):
    try:
        return act(*arguments)
    except PackageRefused as refusal:
        return refusal.code


@pytest.fixture
def whole(golden):
    return golden[0]


@pytest.fixture
def head_bytes(whole):
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        return archive.read("package.json")


def test_the_golden_package_goes_the_short_way(whole, head_bytes):
    assert container._usual(whole) == long_way(whole)
    assert head._usual_head(head_bytes) == head._any_head(head_bytes)
    assert head._usual_head(head_bytes) is not None


def test_no_changed_container_goes_the_short_way(whole):
    """Every byte of headers, names and directory with one bit flipped, and 2,000 changes of their places."""
    entries = container._usual(whole)
    structural = [*range(entries[-1].end, len(whole))]
    for entry in entries:
        structural += range(entry.header, entry.data)
    chance = random.Random(SEED)
    for at in structural:
        changed = bytearray(whole)
        changed[at] ^= 1 << chance.randrange(8)
        short = container._usual(bytes(changed))
        assert short is None or short == long_way(bytes(changed))
    for _ in range(2000):
        changed = bytearray(whole)
        at, length = chance.randrange(len(changed)), chance.choice((1, 2, 4, 16, 46))
        if chance.randrange(2):
            del changed[at : at + length]
        else:
            changed[at:at] = changed[at : at + length]
        short = container._usual(bytes(changed))
        assert short is None or short == outcome(long_way, bytes(changed))


@pytest.mark.parametrize(
    "names",
    [["a", "A"], ["a", "a/b"], ["CON"], ["a/b/c/d"], ["x."], ["é"], ["a" * 121], [""], ["a/CON.txt"]],
)
def test_names_that_are_not_allowed_go_the_long_way(names):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            entry = zipfile.ZipInfo(name)
            entry.external_attr, entry.create_system = 0o100644 << 16, 3
            archive.writestr(entry, b"x")
    assert container._usual(target.getvalue()) is None
    assert outcome(long_way, target.getvalue()).startswith("E_ZIP")


def test_heads_with_every_byte_changed(head_bytes):
    chance = random.Random(SEED)
    taken = 0
    for at in range(len(head_bytes)):
        for value in {chance.randrange(256), ord('"'), ord("0"), ord("a"), ord("\\"), ord(","), 0x7F}:
            changed = head_bytes[:at] + bytes([value]) + head_bytes[at + 1 :]
            short = head._usual_head(changed)
            taken += short is not None
            assert short is None or short == outcome(head._any_head, changed)
    assert taken > 1000


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"sequence":1,', b'"sequence":0,'),
        (b'"sequence":1,', b'"sequence":01,'),
        (b'"sequence":1,', b'"sequence":9007199254740992,'),
        (b'"sequence":1,', b'"sequence":1.0,'),
        (b'"version":1}', b'"version":2}'),
        (b'"version":1}', b'"version":1,"version":1}'),
        (b'"version":1}', b'"version":1,"z":1}'),
        (b'"version":1}', b'"version":1}\n'),
        (b'"version":1}', b'"version":1} '),
        (b"-16T", b"-32T"),
        (b"{", b"\xef\xbb\xbf{"),
        (b'"role":"scores"', b'"role":"score"'),
        (b"},{", b"}{"),
        (b"}],", b"},],"),
        (b'"size":', b'"size":-'),
        (b'"size":', b'"size":9999999'),
        (b"smartcity-package", b"smartcity-packag\\u0065"),
    ],
)
def test_heads_that_are_refused(head_bytes, old, new):
    changed = head_bytes.replace(old, new, 1)
    assert changed != head_bytes
    assert head._usual_head(changed) is None
    assert isinstance(outcome(head.read_head, changed), str)


def test_a_head_without_files_and_with_quotes_in_it_is_read_the_same(head_bytes):
    begin, end = head_bytes.index(b'"contents":[') + 12, head_bytes.index(b'],"created"')
    empty = head_bytes[:begin] + head_bytes[end:]
    assert head._usual_head(empty) == head._any_head(empty)
    application = head_bytes.index(b'"application":"') + 15
    quoted = head_bytes[:application] + b'\\"' + head_bytes[application:]
    assert head._usual_head(quoted) is None
    assert head.read_head(quoted).application.startswith('"')


def test_a_signature_is_found_the_same_the_first_and_the_second_time(whole, programme):
    """The first time by the walk, then by the signer's template; a changed byte always goes back to the walk."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        file, manifest = archive.read("META-INF/signature.p7s"), archive.read("META-INF/ASiCManifest.xml")
    digest = cms.manifest_digest(manifest)
    cms._templates.clear()
    walked = cms.read_cms(file, digest)
    assert walked.template is None
    certificate = _certificate(walked)
    cms.check_cms(file, walked, certificate, walked.chain, digest)
    found = cms.read_cms(file, digest)
    assert found.template is not None
    assert (found.certificate, found.chain, found.signed_at, found.signature) == (
        walked.certificate, walked.chain, walked.signed_at, walked.signature,
    )  # fmt: skip
    cms.check_cms(file, found, certificate, found.chain, digest)
    with pytest.raises(PackageRefused) as caught:
        cms.read_cms(file, bytes(32))
    assert caught.value.code == "E_CMS_DIGEST"
    broken = file[:-1] + bytes([file[-1] ^ 1])
    with pytest.raises(PackageRefused) as caught:
        cms.check_cms(broken, cms.read_cms(broken, digest), certificate, found.chain, digest)
    assert caught.value.code == "E_SIG_INVALID"
    other = _certificate(cms.Parts(programme.siti.entry.certificate, (), found.signed_at, b""))
    with pytest.raises(PackageRefused) as caught:
        cms.check_cms(file, found, other, found.chain, digest)
    assert caught.value.code == "E_CMS_FORM"
    with pytest.raises(PackageRefused) as caught:
        cms.check_cms(file, found, certificate, (), digest)
    assert caught.value.code == "E_CMS_FORM"


def _certificate(parts):
    from smartcity_desktop.sealing.certificates import read_certificate

    return read_certificate(parts.certificate)


def test_signers_that_are_remembered_are_bounded(whole):
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        file, manifest = archive.read("META-INF/signature.p7s"), archive.read("META-INF/ASiCManifest.xml")
    digest = cms.manifest_digest(manifest)
    cms._templates.clear()
    cms._templates.update({(bytes([n % 256, n // 256]), n): None for n in range(cms._TEMPLATES_LIMIT)})
    parts = cms.read_cms(file, digest)
    cms.check_cms(file, parts, _certificate(parts), parts.chain, digest)
    assert len(cms._templates) == 1
