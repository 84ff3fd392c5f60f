"""Photos of the field: copied smaller and without their place, covered for good, their originals kept here alone."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageStat

from smartcity_desktop.core.assessment import Quality
from smartcity_desktop.core.errors import ChangeRefused, FileProblem
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.system.photo_copy import Box
from smartcity_desktop.system.worker import decoder
from tests.photos import AMBON, camera_photo, corners, quarters

if TYPE_CHECKING:
    from pathlib import Path

PHOTO = EvidenceKind.PHOTO
FACE = [Box(100, 80, 420, 400)]


def standing(world, draft):
    return world.assessor.scoring.reload(draft).assessment.citations


def attach(world, draft, data, name="IMG_0001.jpg", indicator="INF-F1", **how):
    path = world.root / name
    path.write_bytes(data)
    return world.assessor.evidence.attach_file(draft, indicator, path, PHOTO, "Ruang kendali", **how)


def facts(world, citation):
    return decoder().facts(world.assessor.evidence.read(citation), "foto")


def kept(world, name: str) -> bool:
    return world.assessor.evidence._store.has(name.partition(".")[0])


def test_a_large_photo_is_cited_as_a_smaller_copy_without_its_place(world):
    draft = world.draft("Kota Ambon")
    data = camera_photo(
        (4000, 3000), orientation=6, position=AMBON, taken="2019:05:16 14:30:00", offset="+09:00"
    )
    one = attach(world, draft, data)
    seen = facts(world, one)
    assert (seen.width, seen.height, one.media_type) == (2560, 1920, "image/jpeg")
    assert not seen.located
    assert (f"{seen.taken:%H:%M}", seen.offset) == ("14:30", "+09:00")
    assert corners(Image.open(io.BytesIO(world.assessor.evidence.read(one)))) == quarters()
    assert b"GPS" not in world.assessor.evidence.read(one)
    sha256, _, ending = one.original.partition(".")
    assert world.assessor.evidence._store.read(sha256, ending) == data


def test_the_place_stays_where_it_is_wanted_and_can_be_dropped_and_taken_up_again(world):
    draft, evidence = world.draft("Kota Ambon"), world.assessor.evidence
    one = attach(world, draft, camera_photo((3000, 2000), position=AMBON), keep_position=True)
    assert facts(world, one).position.latitude == pytest.approx(AMBON[0], abs=1e-6)
    pixels = Image.open(io.BytesIO(evidence.read(one))).tobytes()
    for wanted in (False, True):
        (one,) = standing(world, draft)
        two = evidence.replace(draft, one.id, evidence.retold(one, keep_position=wanted))
        assert (facts(world, two).position is not None) is wanted
        assert Image.open(io.BytesIO(evidence.read(two))).tobytes() == pixels
        assert (two.original, two.caption, two.added_at) == (one.original, one.caption, one.added_at)


def test_a_small_photo_without_a_place_is_cited_as_it_is(world):
    draft = world.draft("Kota Ambon")
    data = camera_photo((800, 600), orientation=3, taken="2019:05:16 14:30:00")
    one = attach(world, draft, data)
    assert world.assessor.evidence.read(one) == data
    assert one.original == ""


def test_a_small_photo_with_a_place_is_copied_in_its_size(world):
    one = attach(world, world.draft("Kota Ambon"), camera_photo((800, 600), position=AMBON))
    assert (facts(world, one).width, facts(world, one).located) == (800, False)
    assert one.original


def test_no_limit_keeps_the_size_but_drops_the_place_all_the_same(world):
    world.assessor.evidence.photo_side = 0
    draft = world.draft("Kota Ambon")
    one = attach(world, draft, camera_photo((3000, 2000), position=AMBON))
    assert (facts(world, one).width, facts(world, one).located) == (3000, False)
    plain = attach(world, draft, camera_photo((3000, 2000), noise=5), "lain.jpg")
    assert plain.original == ""


@pytest.mark.parametrize(("kind", "ending"), [("PNG", "png"), ("TIFF", "tif"), ("WEBP", "webp")])
def test_other_kinds_become_jpeg_when_they_are_copied(world, kind, ending):
    data = camera_photo((3000, 2000), kind=kind)
    one = attach(world, world.draft("Kota Ambon"), data, f"pindaian.{ending}")
    assert (one.original_name, one.extension) == ("pindaian.jpg", "jpg")
    assert one.original.endswith(f".{ending}")


def test_what_cannot_be_copied_is_attached_as_it_is_and_said(world):
    evidence = world.assessor.evidence
    heic = b"\0\0\0\x18ftypheic" + bytes(40)
    prepared = evidence.prepare_bytes(heic, "IMG.heic")
    assert (prepared.original, prepared.stored.media_type) == ("", "image/heic")
    assert "the place that the camera wrote into it travels with it" in prepared.remark.en
    assert "JPEG" in prepared.remark.en
    gif = evidence.prepare_bytes(b"GIF89a" + bytes(20), "gerak.gif")
    assert "may tell where" in gif.remark.en
    pages = io.BytesIO()
    where = Image.Exif()
    where[0x8825] = {1: "S", 2: (3.0, 41.0, 0.0), 3: "E", 4: (128.0, 10.0, 0.0)}
    both = [Image.new("RGB", (3000, 20), colour) for colour in ("red", "blue")]
    both[0].save(pages, "WEBP", save_all=True, append_images=both[1:], exif=where)
    prepared = evidence.prepare_bytes(pages.getvalue(), "gerak.webp")
    assert prepared.original == ""
    assert "several pictures" in prepared.remark.en
    assert "cannot be opened" in evidence.prepare_bytes(b"\xff\xd8\xff rusak", "rusak.jpg").remark.en
    assert evidence.prepare_bytes(b"%PDF-1.4", "surat.pdf").remark is None


def test_the_same_photo_twice_is_said_and_kept_once(world):
    draft, data = world.draft("Kota Ambon"), camera_photo((3000, 2000), position=AMBON)
    one = attach(world, draft, data)
    for name, how in (("salinan.jpg", {}), ("lain.jpg", {"keep_position": True})):
        with pytest.raises(ChangeRefused, match="attached to indicator INF-F1 already"):
            attach(world, draft, data, name, **how)
    two = attach(world, draft, data, "di tempat lain.jpg", indicator="INF-F2")
    assert (two.sha256, two.original) == (one.sha256, one.original)
    assert len(standing(world, draft)) == 2


def test_evidence_is_cited_for_another_indicator_by_reference(world):
    draft, evidence = world.draft("Kota Ambon"), world.assessor.evidence
    one = attach(world, draft, camera_photo(), quality=Quality.DEMONSTRATED)
    two = evidence.also(draft, one.id, "INF-D1")
    assert (two.indicator, two.sha256, two.caption, two.quality) == (
        "INF-D1",
        one.sha256,
        one.caption,
        one.quality,
    )
    with pytest.raises(ChangeRefused, match="INF-D1 already"):
        evidence.also(draft, one.id, "INF-D1")
    world.assessor.scoring.undo(draft)
    assert [each.indicator for each in standing(world, draft)] == ["INF-F1"]


def test_describing_keeps_the_place_in_the_list(world):
    draft, evidence = world.draft("Kota Ambon"), world.assessor.evidence
    first = attach(world, draft, camera_photo(noise=1), "a.jpg")
    attach(world, draft, camera_photo(noise=2), "b.jpg")
    evidence.describe(draft, first.id, EvidenceKind.DATA, "Tampak depan", Quality.MEASURED)
    listed = standing(world, draft)
    assert [one.original_name for one in listed] == ["a.jpg", "b.jpg"]
    assert (listed[0].caption, listed[0].quality) == ("Tampak depan", Quality.MEASURED)


def everything(world) -> dict[str, bytes]:
    """Read all that lies in the data folder, opened where it is encrypted."""
    found, store = {}, world.assessor.evidence._store
    for path in world.root.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            found[str(path)] = data
            if path.parent.parent == world.assessor.folder.evidence or path.suffix == ".look":
                with path.open("rb") as raw:
                    found[f"{path} opened"] = store._at_rest.reader(raw).read()
    return found


def shows_face(data: bytes, size: tuple[int, int]) -> bool:
    """Whether bytes are a picture whose covered place still has its fine pattern."""
    try:
        image = Image.open(io.BytesIO(data)).convert("RGB")
    except OSError:
        return False
    face = image.resize(size).crop(FACE[0]).convert("L")
    return ImageStat.Stat(face).stddev[0] > 55


def board(size: tuple[int, int]) -> Image.Image:
    """A pattern that has its full contrast as long as it is not covered, also in a small picture."""
    few = Image.new("L", (64, 48))
    few.putdata([255 * ((at % 64 + at // 64) % 2) for at in range(64 * 48)])
    return few.resize(size, Image.Resampling.NEAREST).convert("RGB")


@pytest.mark.parametrize("large", [True, False])
def test_a_covered_photo_leaves_nothing_uncovered_anywhere(world, large):
    size = (3200, 2400) if large else (640, 480)
    draft, evidence = world.filled("Kota Ambon"), world.assessor.evidence
    where = Image.Exif()
    where[0x8825] = {1: "S", 2: (3.0, 41.0, 0.0), 3: "E", 4: (128.0, 10.0, 0.0)}
    raw = io.BytesIO()
    board(size).save(raw, "JPEG", quality=90, exif=where)
    one = evidence.cite(draft, "INF-F1", evidence.prepare_bytes(raw.getvalue(), "warga.jpg"), PHOTO, "Loket")
    again = evidence.replace(draft, one.id, evidence.retold(one, keep_position=True))
    shown = evidence.looks.look(again)
    whole = facts(world, again).width, facts(world, again).height
    assert shows_face(evidence.read(again), whole)
    assert shows_face(shown.picture, whole)
    bad = {one.sha256, again.sha256, again.original.partition(".")[0]}
    left = evidence.replace_blurred(draft, again.id, evidence.blurred(again, FACE), keep_original=False)
    assert left == ()
    (now,) = standing(world, draft)
    assert (now.caption, now.kind, now.quality, now.original) == ("Loket", PHOTO, None, "")
    assert facts(world, now).position is not None
    assert not any(kept(world, sha256) for sha256 in bad)
    assert world.assessor.scoring.undo(draft) is None, "nothing brings it back"
    world.assessor.finalising.sign(draft, "sandi uji yang panjang", no_conflict=True)
    package = world.plain(world.assessor.finalising.signed(draft))
    with zipfile.ZipFile(package) as opened:
        inside = {name: opened.read(name) for name in opened.namelist() if name.startswith("evidence/")}
    assert list(inside) == [f"evidence/{now.sha256}.jpg"]
    pieces = [raw.getvalue()[at : at + 48] for at in range(2000, len(raw.getvalue()) - 48, 40_000)]
    for name, data in (everything(world) | inside).items():
        assert not any(piece in data for piece in pieces), name
        assert not shows_face(data, whole), name


def test_the_original_of_a_covered_photo_stays_where_that_is_wanted_but_never_travels(world):
    draft, evidence = world.filled("Kota Ambon"), world.assessor.evidence
    one = attach(world, draft, camera_photo((3000, 2000), position=AMBON))
    evidence.replace_blurred(draft, one.id, evidence.blurred(one, FACE), keep_original=True)
    (now,) = standing(world, draft)
    assert now.original == one.original
    assert kept(world, one.original)
    assert not kept(world, one.sha256)
    told = evidence.replace(draft, now.id, evidence.retold(now, keep_position=True))
    pixels = [Image.open(io.BytesIO(evidence.read(each))).tobytes() for each in (now, told)]
    assert pixels[0] == pixels[1], "the place is put back, what was covered is not"
    world.assessor.finalising.sign(draft, "sandi uji yang panjang", no_conflict=True)
    with zipfile.ZipFile(world.plain(world.assessor.finalising.signed(draft))) as opened:
        assert [name for name in opened.namelist() if name.startswith("evidence/")] == [
            f"evidence/{told.sha256}.jpg"
        ]


def test_what_a_signed_sheet_or_another_indicator_cites_is_not_removed(world):
    draft, evidence = world.filled("Kota Ambon"), world.assessor.evidence
    attach(world, draft, camera_photo())
    world.assessor.finalising.sign(draft, "sandi uji yang panjang", no_conflict=True)
    revised = world.assessor.finalising.revise(draft, "Wajah warga ditutup.")
    (one,) = standing(world, revised)
    assert evidence.replace_blurred(revised, one.id, evidence.blurred(one, FACE), keep_original=False) == ()
    assert kept(world, one.sha256)
    other = world.draft("Kota Surabaya")
    two = attach(world, other, camera_photo(noise=9), "dua.jpg")
    evidence.also(other, two.id, "INF-F2")
    left = evidence.replace_blurred(other, two.id, evidence.blurred(two, FACE), keep_original=False)
    assert left == ("INF-F2",)
    assert kept(world, two.sha256)


def test_a_signed_sheet_is_not_covered(world):
    draft, evidence = world.filled("Kota Ambon"), world.assessor.evidence
    one = attach(world, draft, camera_photo())
    prepared = evidence.blurred(one, FACE)
    world.assessor.finalising.sign(draft, "sandi uji yang panjang", no_conflict=True)
    with pytest.raises(ChangeRefused):
        evidence.replace_blurred(draft, one.id, prepared, keep_original=False)
    assert kept(world, one.sha256)


def test_what_was_removed_between_preparing_and_citing_is_said(world):
    draft, evidence = world.draft("Kota Ambon"), world.assessor.evidence
    prepared = evidence.prepare_bytes(camera_photo(), "foto.jpg")
    evidence._store.remove(prepared.stored.sha256)
    with pytest.raises(FileProblem, match="Attach it once more"):
        evidence.cite(draft, "INF-F1", prepared, PHOTO)


# -- how it looks ----------------------------------------------------------------------------------------------


def test_a_small_picture_is_drawn_once_and_kept_encrypted(world):
    draft, looks = world.draft("Kota Ambon"), world.assessor.evidence.looks
    one = attach(world, draft, camera_photo((3000, 2000), position=AMBON, taken="2019:05:16 14:30:00"))
    shown = looks.look(one)
    picture = Image.open(io.BytesIO(shown.picture))
    assert max(picture.size) == 192
    assert corners(picture) == quarters()
    assert (shown.facts.position, shown.original.position is not None, shown.problem) == (None, True, None)
    drawn = looks.drawn
    assert looks.look(one) == shown
    assert looks.drawn == drawn
    files = list(world.assessor.folder.looks.iterdir())
    assert len(files) == 2
    assert all(b"JFIF" not in file.read_bytes() and one.sha256 not in file.name for file in files)
    files[0].write_bytes(b"rusak")
    files[1].unlink()
    assert looks.look(one) == shown, "it is drawn again"


def test_of_a_pdf_the_first_page_is_drawn_and_of_other_kinds_nothing(world):
    draft, evidence = world.draft("Kota Ambon"), world.assessor.evidence
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(300, 400))
    canvas.rect(0, 0, 300, 400, fill=1)
    canvas.save()
    one = evidence.attach_bytes(draft, "INF-F1", data.getvalue(), "surat.pdf", EvidenceKind.DOCUMENT)
    assert Image.open(io.BytesIO(evidence.looks.look(one).picture)).size == (144, 192)
    two = evidence.attach_bytes(draft, "INF-F1", b"a,b\n", "data.csv", EvidenceKind.DATA)
    assert evidence.looks.look(two).picture == b""


@pytest.mark.parametrize(("harm", "words"), [("gone", "is gone"), ("changed", "content changed")])
def test_evidence_that_was_changed_or_vanished_is_told_by_its_name_and_blocks_signing(world, harm, words):
    draft, evidence = world.filled("Kota Ambon"), world.assessor.evidence
    one = attach(world, draft, camera_photo())
    assert evidence.looks.look(one).problem is None
    path: Path = evidence._store.path(one.sha256, one.extension)
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    problem = evidence.looks.look(one).problem
    assert "IMG_0001.jpg" in problem.happened.en
    assert words in problem.happened.en
    with pytest.raises(ChangeRefused, match=r"INF-F1.*IMG_0001\.jpg"):
        world.assessor.finalising.sign(draft, "sandi uji yang panjang", no_conflict=True)
    assert list(world.assessor.folder.outbox.iterdir()) == []


def test_the_folder_of_small_pictures_does_not_grow_for_ever(world, tmp_path):
    from smartcity_desktop.store.looks import Looks

    draft, evidence = world.draft("Kota Ambon"), world.assessor.evidence
    folder, cited = tmp_path / "looks", []
    looks = Looks(evidence._store, folder, most=5)
    for number in range(1, 9):
        cited.append(attach(world, draft, camera_photo((40, 40), noise=number), f"{number}.jpg"))
        looks.look(cited[-1])
        assert number <= 4 or 4 <= len(list(folder.iterdir())) <= 5
    again = Looks(evidence._store, folder, most=5)  # it finds a folder that is nearly full
    for one in cited:
        again.look(one)
        assert len(list(folder.iterdir())) <= 5


def test_what_is_remembered_of_whole_evidence_does_not_grow_for_ever(world, tmp_path, monkeypatch):
    from smartcity_desktop.store import looks as module

    monkeypatch.setattr(module, "SURE", 2)
    draft, evidence = world.draft("Kota Ambon"), world.assessor.evidence
    looks = module.Looks(evidence._store, tmp_path / "looks")
    cited = [attach(world, draft, f"catatan {n}".encode(), f"{n}.txt") for n in range(4)]
    for one in (*cited, *cited):
        assert looks.problem(one) is None
        assert len(looks._whole) <= 2
