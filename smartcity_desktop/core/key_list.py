"""Every key of the program and what it does: shown on the key card (Shift+F1) and printed as one page of paper."""

from __future__ import annotations

from dataclasses import dataclass

from smartcity_desktop.core.language import Text


@dataclass(frozen=True, slots=True)
class KeyLine:
    """Keys as they are written on a keyboard, and what they do."""

    keys: str
    words: Text


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that belong together."""

    title: Text
    lines: tuple[KeyLine, ...]


def _group(title: Text, *lines: tuple[str, str, str]) -> KeyGroup:
    return KeyGroup(
        title, tuple(KeyLine(keys, Text(indonesian, english)) for keys, indonesian, english in lines)
    )


KEY_GROUPS: tuple[KeyGroup, ...] = (
    _group(
        Text("Menilai", "Scoring"),
        (
            "0 – 4",
            "tingkat indikator terpilih, pada skalanya",
            "level of the focused indicator, on its scale",
        ),
        ("←, →", "satu tingkat turun, naik", "one level lower, higher"),
        (", .", "tambah setengah tingkat (2 , jadi 2,5)", "half a level more (2 , is 2.5)"),
        ("T", "tidak berlaku", "not applicable"),
        ("Backspace", "hapus jawaban", "take the answer back"),
        ("Enter, ↓", "indikator berikutnya", "next indicator"),
        ("Shift+Enter, ↑", "indikator sebelumnya", "previous indicator"),
        ("Ctrl+Enter", "indikator berikutnya yang belum diisi", "next unanswered indicator"),
        ("Ctrl+Shift+Enter", "masalah berikutnya", "next problem"),
        ("Ctrl+M", "komentar", "comment"),
        ("Ctrl+B", "lampirkan bukti dukung", "attach evidence"),
        ("Ctrl+V", "lampirkan yang disalin", "attach what was copied"),
        ("Ctrl+Z, Ctrl+Y", "urungkan, ulangi", "undo, redo"),
        ("Ctrl+E", "jelaskan yang perlu penjelasan", "explain what needs it"),
        ("Ctrl+Shift+M", "temuan umum dimensi", "general finding on the dimension"),
        ("Ctrl+H", "riwayat indikator", "history of the indicator"),
        ("F9", "periksa sekarang", "check now"),
        ("Ctrl+Shift+F", "finalkan penilaian", "finalise the region"),
    ),
    _group(
        Text("Di daerah", "With the region"),
        ("F7", "jawaban daerah dan periode lalu", "the region's answers and the earlier edition"),
        ("F4", "mulai atau jeda penghitung waktu", "start or pause the timer"),
        ("Ctrl+Shift+K", "daerah berikutnya", "next region"),
        ("Ctrl+D", "catat yang dijanjikan kemudian", "write down what is promised later"),
        ("Ctrl+Shift+D", "daftar yang dijanjikan", "list of what was promised"),
        ("Ctrl+J", "catatan kunjungan", "record of the visit"),
        ("F2, Ctrl+Delete", "ubah, hapus baris", "edit, take out a line"),
    ),
    _group(
        Text("Berpindah", "Getting about"),
        ("Ctrl+K", "ke daerah atau indikator", "go to a region or indicator"),
        ("Alt+1 … 9", "bagian 1 sampai 9", "section 1 to 9"),
        ("Esc", "kembali ke tingkat", "back to the levels"),
        ("F6, Shift+F6", "zona berikutnya, sebelumnya", "next, previous zone"),
        ("Tab", "isian berikutnya", "next field"),
    ),
    _group(
        Text("Kertas dan salinan", "Paper and copies"),
        ("Ctrl+P", "cetak lembar penilaian", "print the sheet"),
        ("Ctrl+Shift+P", "cetak lembar kosong untuk daerah", "print blank sheets of regions"),
        ("Ctrl+T", "pindahkan isi lembar kertas", "type a filled paper sheet in"),
        ("Ctrl+Shift+S", "salin semua ke USB", "copy everything to a stick"),
    ),
    _group(
        Text("Di mana saja", "Everywhere"),
        ("F5", "baca ulang daftar", "read the list anew"),
        ("F8", "sembunyikan atau tampilkan nilai", "hide or show the running score"),
        ("Ctrl + / − / 0", "teks lebih besar, lebih kecil, normal", "text larger, smaller, normal"),
        ("Ctrl+,", "pengaturan", "settings"),
        ("Ctrl+L", "kunci jendela", "lock the window"),
        ("F1", "pedoman, pada bab halaman ini", "manual, at the chapter of this page"),
        ("Shift+F1", "kartu ini", "this card"),
        ("F10", "menu … di kanan atas", "the … menu at the top right"),
        ("Ctrl+F", "cari dalam pedoman", "search the manual"),
        ("Alt+←, Alt+→", "mundur, maju dalam pedoman", "back, forward in the manual"),
        ("Ctrl+Q", "keluar", "quit"),
    ),
)
