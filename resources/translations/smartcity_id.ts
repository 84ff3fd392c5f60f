<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en_US">
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Tutup pesan ini</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
</context>
<context>
    <name>FrameMenu</name>
    <message>
        <source>About, and check this computer…</source>
        <translation>Tentang program dan pemeriksaan komputer…</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>Tombol dan bantuan</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Lebih besar</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Like the computer</source>
        <translation>Ikuti komputer</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>Buka folder data</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Reset window sizes</source>
        <translation>Atur ulang ukuran jendela</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Pengaturan…</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Lebih kecil</translation>
    </message>
    <message>
        <source>Switch role…</source>
        <translation>Ganti peran…</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Ukuran teks</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Closing now would lose it. Try again, or copy your work to a stick first.</source>
        <translation>Bila ditutup sekarang, isian itu hilang. Coba lagi, atau salin dahulu pekerjaan Anda ke USB.</translation>
    </message>
    <message>
        <source>Copy to a stick…</source>
        <translation>Salin ke USB…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>More: language, theme, text size, keys</source>
        <translation>Lainnya: bahasa, tema, ukuran teks, tombol</translation>
    </message>
    <message>
        <source>PRACTICE – nothing from here counts; headquarters refuses its packages</source>
        <translation>LATIHAN – tidak ada yang dihitung; pusat menolak paketnya</translation>
    </message>
    <message>
        <source>SmartCity Desktop</source>
        <translation>SmartCity Desktop</translation>
    </message>
</context>
<context>
    <name>PassphraseEdit</name>
    <message>
        <source>Hide the passphrase</source>
        <translation>Sembunyikan kata sandi</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Tampilkan kata sandi</translation>
    </message>
</context>
<context>
    <name>ProblemDialog</name>
    <message>
        <source>Copy details</source>
        <translation>Salin rincian</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Simpan laporan</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Simpan laporan…</translation>
    </message>
    <message>
        <source>SmartCity Desktop</source>
        <translation>SmartCity Desktop</translation>
    </message>
</context>
<context>
    <name>SaveIndicator</name>
    <message>
        <source>NOT saved – {reason}</source>
        <translation>BELUM tersimpan – {reason}</translation>
    </message>
    <message>
        <source>Nothing to save</source>
        <translation>Belum ada perubahan</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Tersimpan {time}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Menyimpan…</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Bahasa</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Kertas</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Like the computer</source>
        <translation>Ikuti komputer</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>&amp;Ukuran teks</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>&amp;Zona waktu</translation>
    </message>
    <message>
        <source>WIB – western Indonesia</source>
        <translation>WIB – Indonesia barat</translation>
    </message>
    <message>
        <source>WIT – eastern Indonesia</source>
        <translation>WIT – Indonesia timur</translation>
    </message>
    <message>
        <source>WITA – central Indonesia</source>
        <translation>WITA – Indonesia tengah</translation>
    </message>
</context>
</TS>
