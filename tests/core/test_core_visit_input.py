from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.fieldwork_words import attendee_words, promise_words, visit_field
from smartcity_desktop.core.language import Language, show_date
from smartcity_desktop.core.promise import Promise
from smartcity_desktop.core.visit import Attendee
from smartcity_desktop.core.visit_input import (
    checked_attendees,
    checked_promise,
    due_note,
    read_clock,
    read_day,
    visit_text,
)

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(DAYS, st.sampled_from(list(Language)), st.booleans())
def test_a_day_is_read_as_it_is_shown(day: date, language: Language, weekday: bool) -> None:
    assert read_day(show_date(day, language, weekday=weekday)) == day


@given(DAYS)
def test_a_day_is_read_in_figures(day: date) -> None:
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%y", " %d.%m.%Y ", "%d %b %Y"):
        assert read_day(day.strftime(form)) == day


@pytest.mark.parametrize(
    "text", ["", "besok", "30 Februari 2019", "5/2019", "1-2-3-4", "16 Mei 1899", "2019"]
)
def test_what_is_no_day_is_refused_by_its_name(text: str) -> None:
    with pytest.raises(ChangeRefused) as refused:
        read_day(text)
    assert refused.value.happened.id == f"Tanggal: “{text}” bukan tanggal."
    assert "16 Mei 2019" in refused.value.remedy.id


@given(st.integers(0, 23), st.integers(0, 59))
def test_an_hour_is_read_with_point_colon_or_neither(hour: int, minute: int) -> None:
    kept = f"{hour:02}.{minute:02}"
    for typed in (
        f"{hour}:{minute:02}",
        f"{hour:02}.{minute:02}",
        f"{hour:02}{minute:02}",
        f" {hour}, {minute:02}",
    ):
        assert read_clock(typed) == kept
    assert read_clock(str(hour)) == f"{hour:02}.00"


@pytest.mark.parametrize("text", ["24.00", "9.60", "9.5", "pagi", "1:2:3", "-1"])
def test_what_is_no_hour_is_refused(text: str) -> None:
    with pytest.raises(ChangeRefused, match=r"Write for example 09\.00"):
        visit_text("ended", text)


def test_texts_of_a_visit_are_tidied_and_bounded() -> None:
    assert visit_text("place", "  Kantor   Wali Kota \n") == "Kantor Wali Kota"
    assert visit_text("agenda", " 1. Pembukaan\n2. Paparan ") == "1. Pembukaan\n2. Paparan"
    assert visit_text("zone", "wita") == "WITA"
    assert visit_text("day", " ") == ""
    with pytest.raises(ChangeRefused, match="GMT"):
        visit_text("zone", "GMT")
    with pytest.raises(ChangeRefused, match="Representative of the region: too long"):
        visit_text("representative", "x" * 401)


def test_an_attendance_list_is_numbered_and_names_the_line_without_a_name() -> None:
    typed = (
        Attendee("", " Asesor  Contoh ", "Ketua tim", "panel"),
        Attendee("", "", ""),
        Attendee("", "Wakil", ""),
    )
    kept = checked_attendees(typed)
    assert [(one.id, one.name, one.side) for one in kept] == [
        ("001", "Asesor Contoh", "panel"),
        ("002", "Wakil", "region"),
    ]
    with pytest.raises(ChangeRefused, match="line 2: the name is missing"):
        checked_attendees((typed[0], Attendee("", "", "Sekretaris")))
    with pytest.raises(ChangeRefused, match="501 people"):
        checked_attendees([Attendee("", f"Orang {n}") for n in range(501)])


def test_a_promise_says_what() -> None:
    assert checked_promise(Promise("p", "INF-F1", " Perwali \n")).what == "Perwali"
    with pytest.raises(ChangeRefused, match="What was promised is missing"):
        checked_promise(Promise("p", "INF-F1", "  "))


def test_a_past_date_is_noted_and_kept() -> None:
    today = date(2019, 5, 16)
    note = due_note(date(2019, 5, 15), today)
    assert note is not None
    assert "15 Mei 2019 sudah lewat" in note.id
    assert due_note(today, today) is None
    assert due_note(None, today) is None
    assert due_note(date(2021, 1, 1), today) is not None


def test_lines_of_the_history_are_words() -> None:
    assert (
        attendee_words(Attendee("1", "Wakil", "Sekretaris", "region").text).id
        == "Wakil, Sekretaris (pihak daerah)"
    )
    promise = Promise("p", "INF-F1", "Perwali", date(2019, 6, 30), kept=True)
    assert promise_words(promise.text).id == "Perwali – tenggat 30 Juni 2019 – sudah dipenuhi"
    assert promise_words(Promise("p", "I", "Data").text).en == "Data – no due date"
    field = visit_field("visit.place")
    assert field is not None
    assert field.id == "tempat"
    assert visit_field("visit.odd") is None


@given(
    st.text()
    | st.sampled_from(['{"name":1}', "[]", '{"what":"x","due":"31"}', '{"what":"x","due":[1]}', "[" * 9999])
)
def test_hostile_lines_are_words_too(value: str) -> None:
    for words in (attendee_words(value), promise_words(value)):
        assert words.id.isprintable()
