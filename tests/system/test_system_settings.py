from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.system.settings import Settings, load, save

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SETTINGS = st.builds(
    Settings,
    language=st.sampled_from(["id", "en"]),
    theme=st.sampled_from(["system", "light", "dark"]),
    text_percent=st.integers(90, 175),
    role=st.sampled_from([None, "assessor", "headquarters"]),
    edition=TEXTS,
    paper=st.sampled_from(["A4", "F4"]),
    copy_folder=TEXTS,
    hide_scores=st.booleans(),
    fast_mode=st.booleans(),
    zone=st.sampled_from(["WIB", "WITA", "WIT"]),
    geometry=TEXTS,
    splitters=TEXTS,
    second_copy=TEXTS,
    second_copy_sheets=st.booleans(),
    copy_hours=st.integers(0, 24 * 30),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)


@given(settings=SETTINGS)
def test_what_is_saved_is_loaded(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    place = tmp_path_factory.mktemp("s") / "settings.json"
    save(place, settings)
    assert load(place) == settings


@given(found=st.dictionaries(st.sampled_from([f.name for f in fields(Settings)]) | TEXTS, JSON))
def test_anything_in_the_file_gives_settings_of_the_right_types(
    tmp_path_factory: pytest.TempPathFactory, found: dict[str, object]
) -> None:
    place = tmp_path_factory.mktemp("s") / "settings.json"
    place.write_text(json.dumps(found))
    settings = load(place)
    for name, value in asdict(settings).items():
        default = getattr(Settings(), name)
        assert value == found.get(name) or value == default
        assert type(value) is type(default) or name == "role"


def test_missing_file_gives_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == Settings()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[1]", b"null", b"[" * 100_000])
def test_damaged_file_is_moved_aside(tmp_path: Path, data: bytes) -> None:
    place = tmp_path / "settings.json"
    place.write_bytes(data)
    assert load(place) == Settings()
    assert (tmp_path / "settings.damaged.json").read_bytes() == data
    assert not place.exists()


@pytest.mark.parametrize("percent", [89, 176, True, "100", 100.0])
def test_wrong_text_size_is_as_never_set(tmp_path: Path, percent: object) -> None:
    place = tmp_path / "settings.json"
    place.write_text(json.dumps({"text_percent": percent, "edition": "2026"}))
    assert load(place) == Settings(edition="2026")


def test_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    with pytest.raises(FileProblem, match="this is a folder"):
        load(tmp_path / "settings.json")
    with pytest.raises(FileProblem):
        save(tmp_path / "settings.json", Settings())


def test_link_in_the_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "settings.json").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileProblem, match="this is a link"):
        load(tmp_path / "settings.json")
