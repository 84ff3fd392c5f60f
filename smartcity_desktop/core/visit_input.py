"""What people type into the record of a visit: days and hours as they write them, checked and put in one form."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import TEXT_LIMIT
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.fieldwork_words import VISIT_NAMES
from smartcity_desktop.core.language import Language, Text, TimeZone, printable, show_date
from smartcity_desktop.core.promise import Promise
from smartcity_desktop.core.visit import VISIT_FIELDS, Attendee

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE_LIMIT, PROMISE_LIMIT, ATTENDEES_LIMIT = 400, 2000, 500
MULTILINE = frozenset({"agenda", "conclusion"})
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb pebruari",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu ags aug agt",
            "september sep sept",
            "oktober october okt oct",
            "november nov nopember",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_FIRST_YEAR, _LAST_YEAR = 2000, 2099
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[.:,]\s*(\d{2}))?|(\d{2})(\d{2})")


def read_day(text: str, field: Text = VISIT_NAMES["day"]) -> date:
    """Read a day: `16 Mei 2019`, `16-5-2019`, `16/05/19`, `2019-05-16`, also with its weekday before it.

    Raises:
        ChangeRefused: it is no day between 2000 and 2099.
    """
    bare = re.sub(r"^[^\W\d_]+\s*,\s*", "", text.strip().casefold())
    parts = re.split(r"[\s./-]+", bare)
    try:
        if len(parts) != 3 or not all(parts):
            raise ValueError
        if re.fullmatch(r"[0-9]{4}", parts[0]):
            parts.reverse()
        day, month, year = parts
        number = _MONTHS[month] if month in _MONTHS else int(month)
        found = date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
    except ValueError as error:
        raise _no_day(text, field) from error
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise _no_day(text, field)
    return found


def read_clock(text: str, field: Text = VISIT_NAMES["began"]) -> str:
    """Read an hour of the day, `9:00`, `09.00`, `0900` or `9`, as `09.00`.

    Raises:
        ChangeRefused: it is none.
    """
    found = _CLOCK.fullmatch(text.strip())
    hour, minute = (found[1] or found[3], found[2] or found[4] or "0") if found else ("", "")
    if not found or int(hour) > 23 or int(minute) > 59:
        raise ChangeRefused(
            Text("{field}: “{text}” bukan jam.", "{field}: “{text}” is no hour of the day.").filled(
                field=_capital(field), text=printable(text.strip()[:40])
            ),
            Text("Tulis misalnya 09.00 atau 9:00.", "Write for example 09.00 or 9:00."),
        )
    return f"{int(hour):02}.{int(minute):02}"


def visit_text(name: str, text: str) -> str:
    """Return the text of a field of a visit in the form it is kept in; empty takes it back.

    Args:
        name: one of `VISIT_FIELDS`.
        text: as typed.

    Raises:
        ChangeRefused: it is no day, no hour, no zone, or too long.
    """
    assert name in VISIT_FIELDS, name
    bare = text.strip() if name in MULTILINE else " ".join(text.split())
    if not bare:
        return ""
    if name == "day":
        return read_day(bare).isoformat()
    if name in ("began", "ended"):
        return read_clock(bare, VISIT_NAMES[name])
    if name == "zone":
        if bare.upper() not in tuple(TimeZone):
            raise ChangeRefused(
                Text("Zona waktu “{text}” tidak dikenal.", "There is no time zone “{text}”.").filled(
                    text=printable(bare[:40])
                ),
                Text("Pilih WIB, WITA, atau WIT.", "Choose WIB, WITA or WIT."),
            )
        return bare.upper()
    _require_short(bare, VISIT_NAMES[name], TEXT_LIMIT if name in MULTILINE else LINE_LIMIT)
    return bare


def checked_attendees(typed: Sequence[Attendee]) -> tuple[Attendee, ...]:
    """Return an attendance list as it is kept, numbered in its order; lines with nothing in them are dropped.

    Raises:
        ChangeRefused: a line has no name, or a name or office is too long, or there are too many lines.
    """
    kept: list[Attendee] = []
    for line, one in enumerate(typed, start=1):
        name, office = " ".join(one.name.split()), " ".join(one.office.split())
        if not name and not office:
            continue
        if not name:
            raise ChangeRefused(
                Text(
                    "Daftar hadir baris {n}: namanya belum ditulis.",
                    "Attendance list, line {n}: the name is missing.",
                ).filled(n=line),
                Text("Tulis namanya, atau hapus barisnya.", "Write the name, or take the line out."),
            )
        for text, field in ((name, Text("nama", "name")), (office, Text("jabatan", "office"))):
            where = Text("daftar hadir baris {n}, {field}", "attendance list, line {n}, {field}")
            _require_short(text, where.filled(n=line, field=field), LINE_LIMIT)
        side = one.side if one.side in ("region", "panel") else "region"
        kept.append(Attendee(f"{len(kept) + 1:03}", name, office, side))
    if len(kept) > ATTENDEES_LIMIT:
        raise ChangeRefused(
            Text(
                "Daftar hadir memuat {n} orang; paling banyak {most}.",
                "The attendance list has {n} people; it can have {most}.",
            ).filled(n=len(kept), most=ATTENDEES_LIMIT),
            Text("Lampirkan daftar selebihnya sebagai bukti.", "Attach the rest of the list as evidence."),
        )
    return tuple(kept)


def checked_promise(promise: Promise) -> Promise:
    """Return a promise as it is kept.

    Raises:
        ChangeRefused: it does not say what was promised, or says too much.
    """
    what = promise.what.strip()
    if not what:
        raise ChangeRefused(
            Text("Belum ditulis apa yang dijanjikan.", "What was promised is missing."),
            Text(
                "Tulis dokumen atau data yang akan menyusul.",
                "Write which document or data will follow.",
            ),
        )
    _require_short(what, Text("yang dijanjikan", "what was promised"), PROMISE_LIMIT)
    return Promise(promise.id, promise.indicator, what, promise.due, promise.kept)


def due_note(due: date | None, today: date) -> Text | None:
    """Return what is worth knowing of a due date: it is past, or far off; `None` if there is nothing."""
    if due is None:
        return None
    shown = Text(show_date(due, Language.INDONESIAN), show_date(due, Language.ENGLISH))
    if due < today:
        return Text(
            "Tenggat {due} sudah lewat. Boleh disimpan.", "{due} is past. It can be kept like that."
        ).filled(due=shown)
    if due > today + timedelta(days=366):
        return Text(
            "Tenggat {due} lebih dari setahun lagi. Boleh disimpan.",
            "{due} is more than a year away. It can be kept like that.",
        ).filled(due=shown)
    return None


def _require_short(text: str, field: Text, most: int) -> None:
    if len(text) > most:
        raise ChangeRefused(
            Text("{field}: terlalu panjang ({n} huruf).", "{field}: too long ({n} characters).").filled(
                field=_capital(field), n=len(text)
            ),
            Text("Ringkas sampai {n} huruf.", "Shorten it to {n} characters.").filled(n=most),
        )


def _no_day(text: str, field: Text) -> ChangeRefused:
    return ChangeRefused(
        Text("{field}: “{text}” bukan tanggal.", "{field}: “{text}” is no date.").filled(
            field=_capital(field), text=printable(text.strip()[:40])
        ),
        Text("Tulis misalnya 16 Mei 2019 atau 16-5-2019.", "Write for example 16 May 2019 or 16-5-2019."),
    )


def _capital(text: Text) -> Text:
    return Text(text.id[:1].upper() + text.id[1:], text.en[:1].upper() + text.en[1:])
