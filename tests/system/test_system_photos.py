"""What photos say of themselves, and copies that say no more than they should."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from smartcity_desktop.core.language import Language
from smartcity_desktop.core.photo import PhotoFacts, Position, read_position, read_taken, write_taken
from smartcity_desktop.system.photo_copy import Box, covered, jpeg, with_facts
from smartcity_desktop.system.worker import Decoder, MediaProblem, Picture, Trouble
from tests.photos import AMBON, camera_photo, corners, quarters

if TYPE_CHECKING:
    from collections.abc import Iterator

TAKEN = datetime(2019, 5, 16, 14, 30)


@pytest.fixture(scope="module")
def one() -> Iterator[Decoder]:
    made = Decoder()
    yield made
    made.close()


def plain(picture: Picture) -> Image.Image:
    return Image.frombytes("RGB", (picture.width, picture.height), picture.pixels)


@pytest.mark.parametrize("turned", range(1, 9))
def test_whatever_way_the_camera_was_held_the_picture_stands_upright(one: Decoder, turned: int) -> None:
    data = camera_photo((200, 120), orientation=turned, position=AMBON)
    facts = one.facts(data, "foto.jpg")
    assert (facts.width, facts.height) == (200, 120)
    for picture in (one.picture(data, "foto.jpg", 100), one.copy(data, "foto.jpg", 100)):
        assert (picture.width, picture.height) == (100, 60)
        assert corners(plain(picture)) == quarters()
    again = jpeg(one.copy(data, "foto.jpg", 200))
    assert corners(Image.open(io.BytesIO(again))) == quarters()
    assert Image.open(io.BytesIO(again)).getexif().get(0x0112) is None


def test_time_and_position_are_read(one: Decoder) -> None:
    facts = one.facts(
        camera_photo((60, 40), position=AMBON, taken="2019:05:16 14:30:00", offset="+09:00"), "f"
    )
    assert (facts.taken, facts.offset) == (TAKEN, "+09:00")
    assert facts.position is not None
    assert facts.position.latitude == pytest.approx(AMBON[0], abs=1e-6)
    assert facts.position.longitude == pytest.approx(AMBON[1], abs=1e-6)
    assert facts.located
    assert facts.position.written.in_(Language.INDONESIAN) == "3,69540° LS; 128,18140° BT"
    assert facts.position.written.in_(Language.ENGLISH) == "3.69540° S, 128.18140° E"
    assert facts.taken_written is not None
    assert facts.taken_written.in_(Language.INDONESIAN) == "16 Mei 2019, 14.30 (UTC+09:00)"


def test_a_photo_without_anything_beside_its_pixels_says_nothing(one: Decoder) -> None:
    facts = one.facts(camera_photo((60, 40)), "f")
    assert facts == PhotoFacts(60, 40)
    assert not facts.located


@pytest.mark.parametrize(
    ("why", "exif"),
    [
        ("no numbers", {1: "S", 2: (IFDRational(1, 0),) * 3, 3: "E", 4: (1.0, 1.0, 1.0)}),
        ("beyond the earth", {1: "S", 2: (3000.0, 0.0, 0.0), 3: "E", 4: (1.0, 0.0, 0.0)}),
        ("half of it", {1: "S", 2: (3.0, 0.0, 0.0)}),
        ("too few parts", {1: "S", 2: (3.0,), 3: "E", 4: (1.0,)}),
    ],
)
def test_a_position_that_cannot_be_read_counts_as_told_all_the_same(
    one: Decoder, why: str, exif: dict
) -> None:
    block = Image.Exif()
    block[0x8825] = exif
    data = io.BytesIO()
    Image.new("RGB", (60, 40)).save(data, "JPEG", exif=block)
    facts = one.facts(data.getvalue(), why)
    assert facts.position is None
    assert facts.located


def test_zero_zero_is_what_a_camera_writes_that_does_not_know(one: Decoder) -> None:
    facts = one.facts(camera_photo((60, 40), position=(0.0, 0.0)), "f")
    assert not facts.located


def test_a_place_in_other_metadata_and_a_film_behind_the_photo_are_noticed(one: Decoder) -> None:
    data = io.BytesIO()
    Image.new("RGB", (60, 40)).save(data, "JPEG", xmp=b"<x><exif:GPSLatitude>3,41S</exif:GPSLatitude></x>")
    assert one.facts(data.getvalue(), "xmp").located
    assert one.facts(camera_photo((60, 40)) + b"\0\0\0\x18ftypmp42 moov", "film").located
    assert not one.facts(camera_photo((60, 40)) + b"\0\0", "filled up").located


@pytest.mark.parametrize("kind", ["TIFF", "PNG", "WEBP"])
def test_several_pages_or_pictures_are_not_single(one: Decoder, kind: str) -> None:
    data = io.BytesIO()
    pages = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    pages[0].save(data, kind, save_all=True, append_images=pages[1:])
    assert not one.facts(data.getvalue(), "f").single
    single = io.BytesIO()
    pages[0].save(single, kind)
    assert one.facts(single.getvalue(), "f").single


def test_a_photo_with_a_second_picture_behind_it_is_single_and_copied(one: Decoder) -> None:
    data = io.BytesIO()
    both = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    both[0].save(data, "MPO", save_all=True, append_images=both[1:])
    facts = one.facts(data.getvalue(), "f")
    assert facts.single
    assert facts.located, "the second picture is not looked into"
    assert len(jpeg(one.copy(data.getvalue(), "f", 60))) < len(data.getvalue())


@pytest.mark.parametrize("mode", ["CMYK", "L", "I;16", "RGBA", "P", "1"])
def test_odd_pixels_become_plain_ones(one: Decoder, mode: str) -> None:
    data = io.BytesIO()
    Image.new(mode, (60, 40), 0).save(data, "TIFF")
    picture = one.copy(data.getvalue(), "f", 30)
    assert len(picture.pixels) == 30 * 20 * 3
    assert Image.open(io.BytesIO(jpeg(picture))).mode == "RGB"


def test_a_huge_photo_is_handed_over_no_larger_than_may_be(one: Decoder) -> None:
    data = io.BytesIO()
    Image.new("RGB", (9000, 6000)).save(data, "JPEG")
    facts = one.facts(data.getvalue(), "f")
    assert (facts.width, facts.height) == (9000, 6000)
    picture = one.copy(data.getvalue(), "f", 8192)
    assert 39_000_000 < picture.width * picture.height <= 40_000_000


def test_what_is_no_photo_says_nothing(one: Decoder) -> None:
    with pytest.raises(MediaProblem):
        one.facts(b"\xff\xd8\xff rusak", "f")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(at=st.integers(2, 400), byte=st.integers(0, 255), more=st.binary(max_size=8))
def test_hostile_exif_is_never_more_than_wrong(one: Decoder, at: int, byte: int, more: bytes) -> None:
    whole = camera_photo((60, 40), position=AMBON, taken="2019:05:16 14:30:00")
    data = whole[:at] + bytes((byte,)) + more + whole[at + 1 + len(more) :]
    trouble = None
    try:
        facts = one.facts(data, "f")
    except MediaProblem as problem:
        trouble = problem.trouble
    else:
        assert facts.position is None or abs(facts.position.latitude) <= 90
    assert trouble in (None, Trouble.DAMAGED, Trouble.UNKNOWN, Trouble.BOMB)


latitudes, longitudes = st.floats(-90, 90, allow_nan=False), st.floats(-180, 180, allow_nan=False)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    taken=st.none() | st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31)),
    place=st.none() | st.tuples(latitudes, longitudes),
)
def test_a_copy_says_what_it_was_told_and_its_pixels_stay_when_that_changes(
    one: Decoder, taken: datetime | None, place: tuple[float, float] | None
) -> None:
    taken = taken.replace(microsecond=0) if taken else None
    position = read_position(*place) if place else None
    made = jpeg(SMALL, taken=taken, offset="+07:00", position=position)
    facts = one.facts(made, "f")
    assert facts.taken == taken
    assert not facts.untold
    if position is None or (abs(position.latitude) < 1e-6 and abs(position.longitude) < 1e-6):
        assert facts.position is None
    else:
        assert facts.position is not None
        assert facts.position.latitude == pytest.approx(position.latitude, abs=3e-7)
        assert facts.position.longitude == pytest.approx(position.longitude, abs=3e-7)
    bare = with_facts(made)
    assert bare == jpeg(SMALL)
    assert Image.open(io.BytesIO(bare)).tobytes() == Image.open(io.BytesIO(made)).tobytes()


SMALL = Picture(6, 4, bytes(range(72)))


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe0\0\0", b"PNG saja", b"\xff\xd8\x00\x00\x00\x00"]
)
def test_only_a_jpeg_is_given_other_words(data: bytes) -> None:
    with pytest.raises(ValueError, match="JPEG"):
        with_facts(data)


def test_covering_leaves_a_few_colours_and_touches_nothing_else() -> None:
    noise = Image.effect_noise((200, 160), 120).convert("RGB")
    before = Picture(200, 160, noise.tobytes())
    after = plain(covered(before, [Box(40, 30, 140, 110)]))
    inside = after.crop((40, 30, 140, 110))
    assert not _rest_of(noise.crop((40, 30, 140, 110)), inside)
    untouched = after.copy()
    untouched.paste(noise.crop((40, 30, 140, 110)), (40, 30))
    assert untouched.tobytes() == noise.tobytes()


def _rest_of(before: Image.Image, after: Image.Image) -> bool:
    """Whether more of a place is left than five by four averages can tell: two that average alike look alike."""
    few = before.resize((5, 4), Image.Resampling.BOX).resize(before.size, Image.Resampling.NEAREST)
    other = covered(Picture(*few.size, few.tobytes()), [Box(0, 0, *few.size)])
    most = max(abs(a - b) for a, b in zip(other.pixels, after.tobytes(), strict=True))
    return most > 2


@given(
    box=st.tuples(*[st.integers(-50, 90)] * 4),
    size=st.tuples(st.integers(1, 40), st.integers(1, 40)),
)
def test_any_box_is_taken_as_far_as_it_lies_in_the_picture(
    box: tuple[int, int, int, int], size: tuple[int, int]
) -> None:
    picture = Picture(*size, bytes(size[0] * size[1] * 3))
    assert len(covered(picture, [Box(*box)]).pixels) == len(picture.pixels)


@given(st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)))
def test_times_of_cameras_round_trip(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert read_taken(write_taken(moment)) == moment


@pytest.mark.parametrize("text", ["", "0000:00:00 00:00:00", "2019-05-16 14:30:00", "2019:13:16 14:30:00"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_taken(text) is None


@pytest.mark.parametrize("place", [(91.0, 0.0), (0.0, 181.0), (float("nan"), 1.0), (1.0, float("inf"))])
def test_what_is_no_place_is_none(place: tuple[float, float]) -> None:
    assert read_position(*place) is None
    with pytest.raises(ValueError, match="position"):
        Position(*place)
