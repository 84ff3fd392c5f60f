"""How well a passphrase holds against guessing: zxcvbn, with the words that people here think of first.

zxcvbn knows English alone; `_FIRST_THOUGHTS` adds Indonesian words, keyboard habits and this programme's own names, and
the caller adds what belongs to the person (name, institution). Its few sentences are said here in both languages.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 8
GOOD = 3
"""The least score that is taken: more than 10^8 guesses, each of which costs a third of a second and 64 MiB."""
_LOOKED_AT = 72  # zxcvbn's own limit; whoever types more is past all doubt
_WORD = re.compile(r"\w{3,}")

# In the order in which they come to mind: the place in the list is the number of guesses.
_FIRST_THOUGHTS = """
    smartcity smart city 100 katasandi sandi rahasia password indonesia bismillah merdeka asesor admin jakarta pusat
    kominfo kementerian komdigi dinas kota kabupaten provinsi pemda pemkot gerakan menuju 100smartcity penilaian nilai
    daerah desa bupati walikota camat lurah garuda pancasila nusantara majapahit sriwijaya bhinneka tunggal ika
    sayang cinta aku kamu kita anak mama papa ibu bapak ayah bunda keluarga rumah sekolah kantor kerja laptop komputer
    alhamdulillah assalamualaikum allah tuhan yesus islam semangat sukses jaya bangsa negara rakyat pemerintah
    bandung surabaya medan semarang makassar palembang denpasar bali jogja yogyakarta malang bogor depok bekasi
    tangerang solo padang manado ambon jayapura aceh lombok batam pontianak banjarmasin samarinda balikpapan kupang
    januari februari maret april mei juni juli agustus september oktober november desember senin selasa rabu kamis
    jumat sabtu minggu pagi siang malam hari tahun bulan satu dua tiga empat lima enam tujuh delapan sembilan sepuluh
    merah putih biru hijau kuning hitam kucing ayam ikan nasi goreng kopi susu bakso sate rendang
    budi siti agus dewi putri putra wahyu rina andi joko bambang sri muhammad ahmad nur eko dwi tri ratna lestari
    setiawan santoso wijaya kusuma saputra hidayat rahman siregar nasution sitorus simanjuntak
    selamat datang terima kasih halo apa kabar baik rahasiaku milikku punyaku komputerku laptopku bukaaja buka masuk
    qwerty qwertyui asdfgh zxcvbn asdf abcd abcdefgh
"""


@dataclass(frozen=True, slots=True)
class Strength:
    """What was found of a passphrase.

    Attributes:
        score: 0 (the first guesses) to 4 (beyond anybody's means). `GOOD` and more is taken.
        guesses_log10: how many guesses it takes, as a power of ten.
        warning: what makes it weak; empty where nothing does.
        suggestion: what makes it better; empty where nothing has to.
    """

    score: int
    guesses_log10: float
    warning: Text
    suggestion: Text

    @property
    def good(self) -> bool:
        """Whether it is taken."""
        return self.score >= GOOD


def strength(passphrase: str, own_words: Iterable[str] = ()) -> Strength:
    """Judge a passphrase.

    Args:
        passphrase: as it was typed.
        own_words: what others know of the person: name, institution. Their single words count as well.
    """
    from zxcvbn import zxcvbn

    plain = unicodedata.normalize("NFC", passphrase).strip()
    if len(plain) < SHORTEST:
        return Strength(0, 0.0, _TOO_SHORT, _SENTENCE)
    if len(set(plain)) == 1:
        return Strength(0, 0.0, _ONE_CHARACTER, _SENTENCE)
    known = [word for own in own_words for word in (own, *_WORD.findall(own)) if word.strip()]
    found = zxcvbn(plain[:_LOOKED_AT], [*known, *_FIRST_THOUGHTS.split()])
    score, feedback = int(found["score"]), found["feedback"]
    if score >= GOOD:
        return Strength(score, float(found["guesses_log10"]), _NOTHING, _NOTHING)
    suggestions = [_said(sentence) for sentence in feedback["suggestions"]] or [_SENTENCE]
    return Strength(
        score,
        float(found["guesses_log10"]),
        _said(feedback["warning"]) if feedback["warning"] else _GUESSED,
        Text(" ".join(one.id for one in suggestions), " ".join(one.en for one in suggestions)),
    )


def _said(sentence: str) -> Text:
    """Return one of zxcvbn's sentences in both languages; one that a newer zxcvbn says stays as it is."""
    return Text(INDONESIAN.get(sentence, sentence), sentence)


_NOTHING = Text("", "")
_TOO_SHORT = Text("Kata sandi kurang dari 8 karakter.", "The passphrase has fewer than 8 characters.")
_ONE_CHARACTER = Text(
    "Kata sandi hanya mengulang satu karakter.", "The passphrase only repeats one character."
)
_GUESSED = Text("Kata sandi ini terlalu mudah ditebak.", "This passphrase is too easy to guess.")
_SENTENCE = Text(
    "Pakai kalimat pendek yang hanya Anda ketahui, misalnya empat kata.",
    "Use a short sentence that only you know, four words for example.",
)

INDONESIAN = {
    "Use a few words, avoid common phrases.": "Pakai beberapa kata; hindari ungkapan yang lazim.",
    "No need for symbols, digits, or uppercase letters.": "Simbol, angka, dan huruf besar tidak wajib.",
    "Add another word or two. Uncommon words are better.": "Tambahkan satu atau dua kata lagi, "
    "sebaiknya yang tidak lazim.",
    "Straight rows of keys are easy to guess.": "Deretan tombol papan tik mudah ditebak.",
    "Short keyboard patterns are easy to guess.": "Pola pendek pada papan tik mudah ditebak.",
    "Use a longer keyboard pattern with more turns.": "Jangan mengandalkan pola tombol; pakai kata-kata.",
    'Repeats like "aaa" are easy to guess.': "Pengulangan seperti “aaa” mudah ditebak.",
    'Repeats like "abcabcabc" are only slightly harder to guess than "abc".': "Pengulangan seperti “abcabcabc” "
    "hanya sedikit lebih sulit ditebak daripada “abc”.",
    "Avoid repeated words and characters.": "Hindari kata dan karakter yang diulang.",
    'Sequences like "abc" or "6543" are easy to guess.': "Urutan seperti “abc” atau “6543” mudah ditebak.",
    "Avoid sequences.": "Hindari urutan.",
    "Recent years are easy to guess.": "Tahun-tahun terakhir mudah ditebak.",
    "Avoid recent years.": "Hindari tahun-tahun terakhir.",
    "Avoid years that are associated with you.": "Hindari tahun yang berkaitan dengan Anda.",
    "Dates are often easy to guess.": "Tanggal sering kali mudah ditebak.",
    "Avoid dates and years that are associated with you.": "Hindari tanggal dan tahun yang berkaitan dengan Anda.",
    "This is a top-10 common password.": "Ini termasuk sepuluh kata sandi yang paling banyak dipakai.",
    "This is a top-100 common password.": "Ini termasuk seratus kata sandi yang paling banyak dipakai.",
    "This is a very common password.": "Kata sandi ini sangat banyak dipakai.",
    "This is similar to a commonly used password.": "Ini mirip dengan kata sandi yang banyak dipakai.",
    "A word by itself is easy to guess.": "Satu kata saja mudah ditebak.",
    "Names and surnames by themselves are easy to guess.": "Nama saja mudah ditebak.",
    "Common names and surnames are easy to guess.": "Nama yang lazim mudah ditebak.",
    "Capitalization doesn't help very much.": "Huruf besar di awal tidak banyak membantu.",
    "All-uppercase is almost as easy to guess as all-lowercase.": "Huruf besar semua hampir sama mudahnya "
    "ditebak dengan huruf kecil semua.",
    "Reversed words aren't much harder to guess.": "Kata yang dibalik tidak jauh lebih sulit ditebak.",
    "Predictable substitutions like '@' instead of 'a' don't help very much.": "Penggantian yang lazim, "
    "seperti “@” untuk “a”, tidak banyak membantu.",
}
"""All that zxcvbn says (a test compares this with its source)."""
