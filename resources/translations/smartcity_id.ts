<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en_US">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About this program</source>
        <translation>Tentang program ini</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Salin semua</translation>
    </message>
    <message>
        <source>Free software under the Apache License 2.0. Font: Plus Jakarta Sans (OFL). Icons: Lucide (ISC).</source>
        <translation>Perangkat lunak bebas dengan Lisensi Apache 2.0. Huruf: Plus Jakarta Sans (OFL). Ikon: Lucide (ISC).</translation>
    </message>
    <message>
        <source>Scores, signs and chooses regions for Gerakan Menuju 100 Smart City, without a network.</source>
        <translation>Menilai, menandatangani, dan memilih daerah untuk Gerakan Menuju 100 Smart City, tanpa jaringan.</translation>
    </message>
</context>
<context>
    <name>AddPersonDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nama</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the new person</source>
        <translation>Kata sandi &amp;orang itu</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Peran</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tambahkan</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Tambah petugas</translation>
    </message>
    <message>
        <source>Everything: editions, certificates, publishing, people, keys; and is the second person.</source>
        <translation>Semuanya: periode, sertifikat, penerbitan, petugas, kunci; dan dapat menjadi orang kedua.</translation>
    </message>
    <message>
        <source>Please fill in the person&apos;s name.</source>
        <translation>Isi nama petugas.</translation>
    </message>
    <message>
        <source>Please let the new person type a passphrase.</source>
        <translation>Persilakan petugas baru mengetik kata sandinya.</translation>
    </message>
    <message>
        <source>Receives packages, signs receipts, decides on held ones, follows regions up, prints.</source>
        <translation>Menerima paket, menandatangani tanda terima, memutuskan paket tertahan, mencatat tindak lanjut daerah, mencetak.</translation>
    </message>
    <message>
        <source>The clerk&apos;s, and leads the panel, decides, is the second person.</source>
        <translation>Wewenang petugas, memimpin panel, menetapkan, dan dapat menjadi orang kedua.</translation>
    </message>
    <message>
        <source>The new person sits here with you and types a passphrase that only they know. They get a number, a signing key and a certificate of their own.</source>
        <translation>Petugas baru hadir di sini dan mengetik sendiri kata sandi yang hanya diketahuinya. Ia mendapat nomor, kunci tanda tangan, dan sertifikat sendiri.</translation>
    </message>
    <message>
        <source>The same o&amp;nce more</source>
        <translation>Sekali &amp;lagi</translation>
    </message>
    <message>
        <source>The two passphrases differ. Please type the second one again.</source>
        <translation>Kedua kata sandi berbeda. Ketik lagi yang kedua.</translation>
    </message>
</context>
<context>
    <name>AskRecoveryStep</name>
    <message>
        <source>&amp;New passphrase</source>
        <translation>Kata sandi &amp;baru</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Forgotten passphrase</source>
        <translation>Lupa kata sandi</translation>
    </message>
    <message>
        <source>Headquarters can give your drafts and evidence back to you; the signing key is gone, and a new one is enrolled. Think of a new passphrase, save the request and send it to headquarters.</source>
        <translation>Pusat dapat mengembalikan draf dan bukti Anda; kunci penanda tangan tidak dapat dikembalikan dan kunci baru harus didaftarkan. Tentukan kata sandi baru, simpan permohonannya, lalu kirim ke pusat.</translation>
    </message>
    <message>
        <source>Please fill in your institution.</source>
        <translation>Isilah instansi Anda.</translation>
    </message>
    <message>
        <source>Please fill in your name.</source>
        <translation>Isi nama Anda.</translation>
    </message>
    <message>
        <source>Please think of a new passphrase and fill it in.</source>
        <translation>Tentukan kata sandi baru, lalu isikan.</translation>
    </message>
    <message>
        <source>Save the request…</source>
        <translation>Simpan permohonan…</translation>
    </message>
    <message>
        <source>The passphrase once &amp;more</source>
        <translation>&amp;Ulangi kata sandi</translation>
    </message>
    <message>
        <source>The two passphrases differ. Please type the second one again.</source>
        <translation>Kedua kata sandi berbeda. Ketik ulang yang kedua.</translation>
    </message>
    <message>
        <source>Where to save the request</source>
        <translation>Tempat menyimpan permohonan</translation>
    </message>
    <message>
        <source>Your &amp;institution</source>
        <translation>&amp;Lembaga Anda</translation>
    </message>
    <message>
        <source>Your &amp;name, as on the assignment letter</source>
        <translation>&amp;Nama Anda, sesuai surat tugas</translation>
    </message>
</context>
<context>
    <name>AssignmentsTab</name>
    <message numerus="yes">
        <source>%n assessor(s)</source>
        <translation>
            <numerusform>%n asesor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignment(s) stand now.</source>
        <translation>
            <numerusform>Kini ada %n penugasan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n daerah</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;How</source>
        <translation>&amp;Cara</translation>
    </message>
    <message>
        <source>&amp;Tick all shown</source>
        <translation>Centang &amp;semua</translation>
    </message>
    <message>
        <source>&amp;Without assessor</source>
        <translation>&amp;Tanpa asesor</translation>
    </message>
    <message>
        <source>Assessor</source>
        <translation>Asesor</translation>
    </message>
    <message>
        <source>Assessors</source>
        <translation>Asesor</translation>
    </message>
    <message>
        <source>Assign {people} to {places}</source>
        <translation>Tugaskan {people} ke {places}</translation>
    </message>
    <message>
        <source>In the field</source>
        <translation>Di lapangan</translation>
    </message>
    <message>
        <source>Look for a region</source>
        <translation>Cari daerah</translation>
    </message>
    <message>
        <source>Please tick at least one region and one assessor.</source>
        <translation>Mohon centang sedikitnya satu daerah dan satu asesor.</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Provinsi</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Take &amp;out</source>
        <translation>&amp;Hapus penugasan</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>{who}: {progress}{reason} (told {at})</source>
        <translation>{who}: {progress}{reason} (kabar {at})</translation>
    </message>
</context>
<context>
    <name>AttendanceTable</name>
    <message>
        <source>Assessors</source>
        <translation>Asesor</translation>
    </message>
    <message>
        <source>Attendance list</source>
        <translation>Daftar hadir</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Office, institution</source>
        <translation>Jabatan, lembaga</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Pihak</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message numerus="yes">
        <source>%n line(s) to look at</source>
        <translation>
            <numerusform>%n baris perlu diperiksa</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open a package…</source>
        <translation>&amp;Buka paket…</translation>
    </message>
    <message>
        <source>A word</source>
        <translation>Cari kata</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Sebelum</translation>
    </message>
    <message>
        <source>Choose a package</source>
        <translation>Pilih paket</translation>
    </message>
    <message>
        <source>Every change of a score, comment or evidence stands here, with who made it and when. The history in a package can be read as well.</source>
        <translation>Setiap perubahan nilai, komentar, dan bukti dukung akan tercatat di sini, beserta pelaku dan waktunya. Riwayat di dalam sebuah paket juga dapat dibaca.</translation>
    </message>
    <message>
        <source>Every indicator</source>
        <translation>Semua indikator</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Semua jenis</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Semua orang</translation>
    </message>
    <message>
        <source>From this day on</source>
        <translation>Mulai hari ini</translation>
    </message>
    <message>
        <source>History of changes</source>
        <translation>Riwayat perubahan</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Jenis perubahan</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Look for a word in the history</source>
        <translation>Cari kata dalam riwayat</translation>
    </message>
    <message>
        <source>Not signed yet: only this laptop vouches for it.</source>
        <translation>Belum ditandatangani: hanya laptop ini yang menjaminnya.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Sesudah</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>Only what is odd</source>
        <translation>Hanya yang ganjil</translation>
    </message>
    <message>
        <source>Packages (*.asice *.asice.age);;All files (*)</source>
        <translation>Paket (*.asice *.asice.age);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Keterangan</translation>
    </message>
    <message numerus="yes">
        <source>Signed in %n package(s); for what came after, only this laptop vouches.</source>
        <translation>
            <numerusform>Ditandatangani dalam %n paket; sesudahnya hanya dijamin laptop ini.</numerusform>
        </translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Pokok</translation>
    </message>
    <message>
        <source>There is no history yet.</source>
        <translation>Belum ada riwayat.</translation>
    </message>
    <message>
        <source>Until this day</source>
        <translation>Sampai hari ini</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Perihal</translation>
    </message>
    <message>
        <source>When ({zone})</source>
        <translation>Waktu ({zone})</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Siapa</translation>
    </message>
    <message numerus="yes">
        <source>Whole and signed; %n new line(s) in this package.</source>
        <translation>
            <numerusform>Utuh dan ditandatangani; %n baris baru dalam paket ini.</numerusform>
        </translation>
    </message>
    <message>
        <source>Whose history</source>
        <translation>Riwayat siapa</translation>
    </message>
    <message>
        <source>from</source>
        <translation>dari</translation>
    </message>
    <message>
        <source>package {n}</source>
        <translation>paket {n}</translation>
    </message>
    <message>
        <source>until</source>
        <translation>sampai</translation>
    </message>
    <message>
        <source>{shown} of {all} lines</source>
        <translation>{shown} dari {all} baris</translation>
    </message>
</context>
<context>
    <name>AuthorityForm</name>
    <message>
        <source>&amp;Passphrase for publishing</source>
        <translation>Kata &amp;sandi untuk menerbitkan</translation>
    </message>
    <message>
        <source>Name of the p&amp;rogramme</source>
        <translation>Nama p&amp;rogram</translation>
    </message>
    <message>
        <source>The passphrase once &amp;more</source>
        <translation>Kata sandi sekali &amp;lagi</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>&amp;Nama Anda</translation>
    </message>
</context>
<context>
    <name>AuthorityStep</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Found the authority</source>
        <translation>Dirikan otoritas</translation>
    </message>
    <message>
        <source>Headquarters signs editions and enrols assessors with it. Its keys stay on this computer under the passphrase; nobody can recover it, so write it down and lock it away.</source>
        <translation>Dengan otoritas ini pusat menandatangani periode dan mendaftarkan asesor. Kuncinya tetap di komputer ini di bawah kata sandi; tidak ada yang dapat memulihkannya, jadi catat dan simpan di tempat terkunci.</translation>
    </message>
    <message>
        <source>Passphrase for publishing</source>
        <translation>Kata sandi untuk menerbitkan</translation>
    </message>
    <message>
        <source>Please fill in the programme&apos;s name.</source>
        <translation>Isilah nama programnya.</translation>
    </message>
    <message>
        <source>Please fill in your name.</source>
        <translation>Isilah nama Anda.</translation>
    </message>
    <message>
        <source>Please think of a passphrase and fill it in.</source>
        <translation>Tentukan kata sandi lalu isikan.</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation>Kata sandi sekali lagi</translation>
    </message>
    <message>
        <source>The programme&apos;s authority</source>
        <translation>Otoritas program</translation>
    </message>
    <message>
        <source>The two passphrases differ. Please type the second one again.</source>
        <translation>Kedua kata sandi berbeda. Ketik lagi yang kedua.</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message numerus="yes">
        <source>%n photo(s) covered on purpose are not in it any more.</source>
        <translation>
            <numerusform>%n foto disamarkan dengan sengaja dan tidak ada lagi di dalamnya.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Buat cadangan sekarang</translation>
    </message>
    <message>
        <source>&amp;Check this one</source>
        <translation>&amp;Periksa cadangan ini</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>P&amp;ulihkan…</translation>
    </message>
    <message>
        <source>A restore was never rehearsed.</source>
        <translation>Pemulihan belum pernah dilatih.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Backups, the newest first</source>
        <translation>Cadangan, yang terbaru di atas</translation>
    </message>
    <message>
        <source>Changes saved since this backup: {n}.</source>
        <translation>Perubahan tersimpan sesudah cadangan ini: {n}.</translation>
    </message>
    <message>
        <source>Choose a backup in the list, or make one first.</source>
        <translation>Pilih cadangan pada daftar, atau buat dahulu.</translation>
    </message>
    <message>
        <source>Choose another one to restore.</source>
        <translation>Pilih cadangan lain untuk dipulihkan.</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Pastikan</translation>
    </message>
    <message>
        <source>Confirmed: you can sign and send again.</source>
        <translation>Sudah dipastikan: Anda dapat menandatangani dan mengirim lagi.</translation>
    </message>
    <message>
        <source>Everything came back: {rows} rows, {files} files, {n} pieces of evidence.</source>
        <translation>Semuanya kembali: {rows} baris, {files} berkas, {n} bukti dukung.</translation>
    </message>
    <message>
        <source>Kept: all of two days, then one a day for 12 days, one a week for 10 weeks and one a month for 9 months. They lie on this disk: against its loss only the second copy helps.</source>
        <translation>Yang disimpan: semua dari dua hari, lalu satu per hari selama 12 hari, satu per minggu selama 10 minggu, dan satu per bulan selama 9 bulan. Letaknya di disk ini: bila disk hilang, hanya salinan kedua yang menolong.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Dibuat</translation>
    </message>
    <message>
        <source>Not everything came back. Findings: {n}.</source>
        <translation>Tidak semuanya kembali. Temuan: {n}.</translation>
    </message>
    <message>
        <source>Packages brought along: {n}.</source>
        <translation>Paket yang ikut dibawa: {n}.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>R&amp;ehearse a restore</source>
        <translation>&amp;Latihan pemulihan</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Ditandatangani</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>The backup is made and checked.</source>
        <translation>Cadangan sudah dibuat dan diperiksa.</translation>
    </message>
    <message>
        <source>The rehearsal was stopped; nothing is left of it.</source>
        <translation>Latihan dihentikan; tidak ada yang tersisa.</translation>
    </message>
    <message>
        <source>There is no backup yet. Make one now.</source>
        <translation>Belum ada cadangan. Buat sekarang.</translation>
    </message>
    <message>
        <source>This backup is whole: database, list and every file.</source>
        <translation>Cadangan ini utuh: basis data, daftar, dan setiap berkas.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>{why} · of another key</source>
        <translation>{why} · milik kunci lain</translation>
    </message>
    <message>
        <source>✓ A restore was rehearsed on {day}.</source>
        <translation>✓ Latihan pemulihan terakhir: {day}.</translation>
    </message>
</context>
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
    <message>
        <source>Show one line</source>
        <translation>Tampilkan satu baris saja</translation>
    </message>
    <message>
        <source>Show the whole message</source>
        <translation>Tampilkan seluruh pesan</translation>
    </message>
</context>
<context>
    <name>BlankSheetsDialog</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Bahasa</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Kertas</translation>
    </message>
    <message>
        <source>&amp;Show and print</source>
        <translation>&amp;Lihat dan cetak</translation>
    </message>
    <message>
        <source>Blank sheets</source>
        <translation>Lembar kosong</translation>
    </message>
    <message>
        <source>Each sheet bears its region, and on every page a QR code and six words by which it is known.</source>
        <translation>Setiap lembar memuat nama daerahnya, dan pada tiap halaman kode QR serta enam kata sebagai pengenalnya.</translation>
    </message>
    <message>
        <source>Folder for the files</source>
        <translation>Folder untuk berkas</translation>
    </message>
    <message>
        <source>Of &amp;all regions ({n})</source>
        <translation>&amp;Semua daerah ({n})</translation>
    </message>
    <message>
        <source>Of the &amp;marked regions ({n})</source>
        <translation>Daerah yang di&amp;tandai ({n})</translation>
    </message>
    <message>
        <source>On &amp;both sides: each region begins on the front of a leaf</source>
        <translation>&amp;Dua sisi: tiap daerah mulai di muka lembar</translation>
    </message>
    <message>
        <source>One &amp;file each…</source>
        <translation>Satu be&amp;rkas per daerah…</translation>
    </message>
    <message>
        <source>Pa&amp;ges of each</source>
        <translation>&amp;Halaman tiap lembar</translation>
    </message>
    <message>
        <source>all; or for instance 1-3, 5</source>
        <translation>semua; atau misalnya 1-3, 5</translation>
    </message>
</context>
<context>
    <name>BlurDialog</name>
    <message numerus="yes">
        <source>%n place(s) covered</source>
        <translation>
            <numerusform>%n bagian disamarkan</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save the covered copy</source>
        <translation>&amp;Simpan salinan tersamar</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>Cover faces and plates</source>
        <translation>Samarkan wajah dan pelat nomor</translation>
    </message>
    <message>
        <source>Delete it from the &amp;backups on this computer, too</source>
        <translation>Hapus juga dari &amp;cadangan di komputer ini</translation>
    </message>
    <message>
        <source>Draw over a place with the mouse. By keyboard: arrows move the frame, Shift+arrows change its size, Ctrl makes the steps small, Enter covers, Backspace takes back.</source>
        <translation>Tandai bagian foto dengan tetikus. Dengan papan tombol: tombol panah menggeser bingkai, Shift+panah mengubah ukurannya, Ctrl memperkecil langkahnya, Enter menyamarkan, Backspace mengurungkan.</translation>
    </message>
    <message>
        <source>Frame at {left} % from the left, {top} % from the top, {wide} % × {high} %</source>
        <translation>Bingkai {left} % dari kiri, {top} % dari atas, {wide} % × {high} %</translation>
    </message>
    <message>
        <source>Keep the uncovered photo on &amp;this computer</source>
        <translation>Simpan foto tanpa penyamaran di &amp;komputer ini</translation>
    </message>
    <message>
        <source>Photo {name}, to be covered</source>
        <translation>Foto {name} yang akan disamarkan</translation>
    </message>
    <message>
        <source>Please cover a place first.</source>
        <translation>Samarkan dahulu setidaknya satu bagian.</translation>
    </message>
    <message>
        <source>What is covered cannot be brought back, nor can earlier steps on this sheet be undone. The uncovered photo is deleted here unless it is kept; backups made before have it until they are thinned, or until now with the second tick: who restores one finds in its place that it was covered on purpose.</source>
        <translation>Yang disamarkan tidak dapat dikembalikan, dan langkah sebelumnya di lembar ini tidak dapat diurungkan. Foto yang belum disamarkan dihapus dari sini kecuali disimpan; cadangan yang sudah ada memuatnya sampai dijarangkan, atau hanya sampai sekarang dengan centang kedua: yang memulihkannya akan membaca bahwa foto itu disamarkan dengan sengaja.</translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message>
        <source>Attach</source>
        <translation>Lampirkan</translation>
    </message>
    <message numerus="yes">
        <source>Attach %n picture(s)</source>
        <translation>
            <numerusform>Lampirkan %n gambar</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>Pilih &amp;folder…</translation>
    </message>
    <message>
        <source>Connect the camera, or choose the folder that the scanner writes to.</source>
        <translation>Sambungkan kamera, atau pilih folder tempat pemindai menyimpan hasilnya.</translation>
    </message>
    <message>
        <source>Folder of the camera or scanner</source>
        <translation>Folder kamera atau pemindai</translation>
    </message>
    <message>
        <source>From a camera or scanner</source>
        <translation>Dari kamera atau pemindai</translation>
    </message>
    <message>
        <source>How new the pictures are</source>
        <translation>Seberapa baru gambarnya</translation>
    </message>
    <message>
        <source>No camera was found.</source>
        <translation>Tidak ada kamera yang ditemukan.</translation>
    </message>
    <message>
        <source>No picture here is that new. A camera&apos;s clock may be wrong: show all of them.</source>
        <translation>Tidak ada gambar sebaru itu di sini. Jam kamera mungkin keliru: tampilkan semuanya.</translation>
    </message>
    <message>
        <source>Pictures, newest first</source>
        <translation>Gambar, yang terbaru dahulu</translation>
    </message>
    <message>
        <source>Please choose a picture first.</source>
        <translation>Pilih gambarnya terlebih dahulu.</translation>
    </message>
    <message>
        <source>all, newest first</source>
        <translation>semua, yang terbaru dahulu</translation>
    </message>
    <message numerus="yes">
        <source>last %n hour(s)</source>
        <translation>
            <numerusform>%n jam terakhir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n minute(s)</source>
        <translation>
            <numerusform>%n menit terakhir</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardEdit</name>
    <message numerus="yes">
        <source>%n word(s) so far</source>
        <translation>
            <numerusform>baru %n kata</numerusform>
        </translation>
    </message>
    <message>
        <source>Card number {number} of set {code}: every word is right.</source>
        <translation>Kartu nomor {number} dari set {code}: semua kata benar.</translation>
    </message>
    <message>
        <source>Card {n}</source>
        <translation>Kartu {n}</translation>
    </message>
    <message>
        <source>Type the 33 words in their order, or scan the code</source>
        <translation>Ketik 33 katanya berurutan, atau pindai kodenya</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message>
        <source>Comment</source>
        <translation>Komentar</translation>
    </message>
    <message>
        <source>Done again – {change}</source>
        <translation>Diulangi – {change}</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bukti dukung</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Penjelasan</translation>
    </message>
    <message>
        <source>General finding</source>
        <translation>Temuan umum</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Tingkat</translation>
    </message>
    <message>
        <source>Mark to look again</source>
        <translation>Tanda perlu ditinjau</translation>
    </message>
    <message>
        <source>Nothing more to undo since the program was started. Ctrl+H shows every earlier value.</source>
        <translation>Tidak ada lagi yang dapat diurungkan sejak program dijalankan. Ctrl+H menampilkan semua nilai terdahulu.</translation>
    </message>
    <message>
        <source>Nothing to do again.</source>
        <translation>Tidak ada yang dapat diulangi.</translation>
    </message>
    <message>
        <source>Promised later</source>
        <translation>Dijanjikan menyusul</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Record of the visit</source>
        <translation>Catatan kunjungan</translation>
    </message>
    <message>
        <source>Undone – {change}</source>
        <translation>Diurungkan – {change}</translation>
    </message>
    <message>
        <source>answers to {n} indicators</source>
        <translation>jawaban {n} indikator</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>dilampirkan</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>kosong</translation>
    </message>
    <message>
        <source>its description</source>
        <translation>keterangannya</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>tidak berlaku</translation>
    </message>
    <message>
        <source>taken off</source>
        <translation>dilepas</translation>
    </message>
</context>
<context>
    <name>CitationRow</name>
    <message>
        <source>Also for another indicator…</source>
        <translation>Juga untuk indikator lain…</translation>
    </message>
    <message>
        <source>Caption of {name}</source>
        <translation>Keterangan {name}</translation>
    </message>
    <message>
        <source>Cover faces and plates…</source>
        <translation>Samarkan wajah dan pelat nomor…</translation>
    </message>
    <message>
        <source>Grade of {name}: {grade}</source>
        <translation>Mutu {name}: {grade}</translation>
    </message>
    <message>
        <source>Grade…</source>
        <translation>Mutu…</translation>
    </message>
    <message>
        <source>How good the evidence is</source>
        <translation>Seberapa kuat bukti ini</translation>
    </message>
    <message>
        <source>Keep place</source>
        <translation>Simpan lokasi</translation>
    </message>
    <message>
        <source>Keep the place in what is sent of {name}</source>
        <translation>Simpan lokasi dalam {name} yang dikirim</translation>
    </message>
    <message>
        <source>Kind of evidence</source>
        <translation>Jenis bukti dukung</translation>
    </message>
    <message>
        <source>Kind of {name}: {kind}</source>
        <translation>Jenis {name}: {kind}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Tindakan lain</translation>
    </message>
    <message>
        <source>More for {name}</source>
        <translation>Tindakan lain untuk {name}</translation>
    </message>
    <message>
        <source>Not graded</source>
        <translation>Belum dinilai mutunya</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Buka {name}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Lepas</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Lepas {name}</translation>
    </message>
    <message>
        <source>The place where it was taken travels with the package</source>
        <translation>Lokasi pengambilan ikut terkirim bersama paket</translation>
    </message>
    <message>
        <source>What it shows…</source>
        <translation>Yang ditunjukkannya…</translation>
    </message>
    <message>
        <source>as it is, with its place</source>
        <translation>apa adanya, dengan lokasinya</translation>
    </message>
    <message>
        <source>no place inside</source>
        <translation>tanpa lokasi di dalamnya</translation>
    </message>
</context>
<context>
    <name>CopyProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Copies in {folder}</source>
        <translation>Salinan di {folder}</translation>
    </message>
    <message>
        <source>Copy everything to a stick</source>
        <translation>Salin semua ke USB</translation>
    </message>
    <message>
        <source>Drafts stay on this computer and in its backups.</source>
        <translation>Draf tetap ada di komputer ini dan dalam cadangannya.</translation>
    </message>
    <message>
        <source>Ended. What was copied is whole; {n} package(s) are not there yet.</source>
        <translation>Dihentikan. Yang sudah disalin utuh; {n} paket belum ada di sana.</translation>
    </message>
    <message>
        <source>Everything is copied and read back: safe to remove.</source>
        <translation>Semua sudah disalin dan dibaca kembali: aman dicabut.</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Menyiapkan…</translation>
    </message>
    <message>
        <source>Nothing is signed yet, so nothing was copied.</source>
        <translation>Belum ada yang ditandatangani, jadi belum ada yang disalin.</translation>
    </message>
    <message>
        <source>Progress of copying</source>
        <translation>Kemajuan penyalinan</translation>
    </message>
    <message>
        <source>The stick can be taken out now.</source>
        <translation>USB kini aman dicabut.</translation>
    </message>
    <message>
        <source>{n} file(s) copied now, {m} package(s) were there already and are whole.</source>
        <translation>{n} berkas baru disalin, {m} paket sudah ada di sana dan utuh.</translation>
    </message>
    <message>
        <source>{region}: package {n} of {m}. Please leave the stick in.</source>
        <translation>{region}: paket {n} dari {m}. Jangan cabut USB.</translation>
    </message>
</context>
<context>
    <name>DecideDialog</name>
    <message>
        <source>&amp;Reason of the meeting</source>
        <translation>&amp;Alasan rapat</translation>
    </message>
    <message>
        <source>&amp;Remark (optional)</source>
        <translation>&amp;Catatan (boleh kosong)</translation>
    </message>
    <message>
        <source>Above the cut: {names}.</source>
        <translation>Di atas garis batas: {names}.</translation>
    </message>
    <message numerus="yes">
        <source>Choose %n region(s)</source>
        <translation>
            <numerusform>Putuskan %n daerah</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose %n region(s) for {edition}?</source>
        <translation>
            <numerusform>Putuskan %n daerah untuk {edition}?</numerusform>
        </translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Keputusan</translation>
    </message>
    <message numerus="yes">
        <source>Of %n region(s) not every assigned sheet has come in.</source>
        <translation>
            <numerusform>Lembar penilaian %n daerah belum lengkap diterima.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Please tick exactly %n of the tied regions.</source>
        <translation>
            <numerusform>Mohon centang tepat %n daerah di antara yang seimbang.</numerusform>
        </translation>
    </message>
    <message>
        <source>Please write why the meeting chose so.</source>
        <translation>Mohon tulis alasan pilihan rapat.</translation>
    </message>
    <message>
        <source>The decision is kept with the ranking it rests on and cannot be taken back. Every region gets its next step in the programme: chosen, or not chosen.</source>
        <translation>Keputusan disimpan bersama peringkat yang mendasarinya dan tidak dapat dibatalkan. Setiap daerah mendapat langkah berikutnya dalam program: terpilih atau tidak terpilih.</translation>
    </message>
    <message>
        <source>Tied at the cut: the meeting chooses {left} of {all} ({picked} ticked).</source>
        <translation>Nilai sama di garis batas: rapat memilih {left} dari {all} ({picked} dicentang).</translation>
    </message>
</context>
<context>
    <name>DeliveryPage</name>
    <message numerus="yes">
        <source>%n package(s) copied and read back: safe to remove.</source>
        <translation>
            <numerusform>%n paket tersalin dan terbaca ulang: aman dicabut.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied just now</source>
        <translation>Baru saja disalin</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n ready package(s)…</source>
        <translation>
            <numerusform>Salin %n paket yang siap…</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy all that are ready…</source>
        <translation>Salin semua yang siap…</translation>
    </message>
    <message>
        <source>Copy the marked ones…</source>
        <translation>Salin yang ditandai…</translation>
    </message>
    <message>
        <source>Headquarters confirmed: {regions}</source>
        <translation>Pusat sudah menerima: {regions}</translation>
    </message>
    <message>
        <source>In {folder}</source>
        <translation>Di {folder}</translation>
    </message>
    <message>
        <source>Last copy</source>
        <translation>Salinan terakhir</translation>
    </message>
    <message>
        <source>Mark one or more rows first.</source>
        <translation>Tandai dahulu satu baris atau lebih.</translation>
    </message>
    <message>
        <source>Nothing is signed yet</source>
        <translation>Belum ada yang ditandatangani</translation>
    </message>
    <message>
        <source>Nothing waits to be handed over.</source>
        <translation>Tidak ada yang menunggu diserahkan.</translation>
    </message>
    <message>
        <source>Packages (*.asice *.asice.age);;All files (*)</source>
        <translation>Paket (*.asice *.asice.age);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Receipt from headquarters</source>
        <translation>Tanda terima dari pusat</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Report progress…</source>
        <translation>Laporkan kemajuan…</translation>
    </message>
    <message>
        <source>Score a region and sign it; its package then stands here, ready to be handed over.</source>
        <translation>Nilai dan tandatangani sebuah daerah; paketnya akan tampil di sini, siap diserahkan.</translation>
    </message>
    <message>
        <source>Sign an assessment first, or mark rows to copy them again.</source>
        <translation>Tandatangani satu penilaian dahulu, atau tandai baris untuk menyalinnya lagi.</translation>
    </message>
    <message>
        <source>Signed assessments</source>
        <translation>Penilaian yang sudah ditandatangani</translation>
    </message>
    <message>
        <source>Signed by {name}.</source>
        <translation>Ditandatangani oleh {name}.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Take in a receipt…</source>
        <translation>Ambil tanda terima…</translation>
    </message>
    <message>
        <source>Tell headquarters how far every region is, also without a signed sheet</source>
        <translation>Beri tahu pusat sejauh mana setiap daerah dikerjakan, juga tanpa lembar yang ditandatangani</translation>
    </message>
    <message>
        <source>This receipt confirms nothing of this laptop.</source>
        <translation>Tanda terima ini tidak menyangkut paket dari laptop ini.</translation>
    </message>
    <message>
        <source>To copy packages again, mark their rows.</source>
        <translation>Untuk menyalin paket lagi, tandai barisnya.</translation>
    </message>
    <message>
        <source>To the regions</source>
        <translation>Ke daftar daerah</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Tujuan</translation>
    </message>
    <message>
        <source>{region}: NOT copied. {reason}</source>
        <translation>{region}: TIDAK tersalin. {reason}</translation>
    </message>
    <message>
        <source>{region}: copied, read back, safe to remove · {file}</source>
        <translation>{region}: tersalin, terbaca ulang, aman dicabut · {file}</translation>
    </message>
    <message>
        <source>{region}: held and refused by {name}: {reason}</source>
        <translation>{region}: ditahan dan ditolak oleh {name}: {reason}</translation>
    </message>
    <message>
        <source>{region}: held, then let in by {name}: {reason}</source>
        <translation>{region}: ditahan, kemudian diterima oleh {name}: {reason}</translation>
    </message>
    <message>
        <source>{region}: not begun, because of the error before it</source>
        <translation>{region}: belum disalin karena galat sebelumnya</translation>
    </message>
</context>
<context>
    <name>DrawingCard</name>
    <message>
        <source>Draw a signature as well…</source>
        <translation>Bubuhkan juga tanda tangan goresan…</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Ulangi</translation>
    </message>
    <message>
        <source>Field for a drawn signature, by mouse, pen or finger</source>
        <translation>Bidang tanda tangan goresan, dengan tetikus, pena, atau jari</translation>
    </message>
    <message>
        <source>It is seen on the sheet and proves nothing: what signs is your key. It is not kept here.</source>
        <translation>Goresan terlihat pada lembar dan tidak membuktikan apa pun: yang menandatangani ialah kunci Anda. Goresan tidak disimpan di sini.</translation>
    </message>
    <message>
        <source>Without a drawn signature</source>
        <translation>Tanpa tanda tangan goresan</translation>
    </message>
</context>
<context>
    <name>DrillDialog</name>
    <message>
        <source>Check the cards</source>
        <translation>Periksa kartu</translation>
    </message>
    <message>
        <source>Drill with the recovery cards</source>
        <translation>Latihan dengan kartu kunci pemulihan</translation>
    </message>
    <message>
        <source>Drill with the root cards</source>
        <translation>Latihan dengan kartu kunci induk</translation>
    </message>
    <message>
        <source>Open as many envelopes as are needed. The program compares what the cards give with the programme&apos;s real key and keeps nothing of it. Seal the envelopes again afterwards.</source>
        <translation>Buka amplop sebanyak yang diperlukan. Program membandingkan hasil kartu dengan kunci program yang sebenarnya dan tidak menyimpan apa pun. Segel kembali amplopnya sesudah itu.</translation>
    </message>
    <message>
        <source>Please type or scan this card; every word has to be right.</source>
        <translation>Ketik atau pindai kartu ini; semua kata harus benar.</translation>
    </message>
    <message>
        <source>Please write who leads the drill.</source>
        <translation>Tulis siapa yang memimpin latihan.</translation>
    </message>
    <message>
        <source>Who &amp;leads the drill</source>
        <translation>&amp;Pelaksana latihan</translation>
    </message>
</context>
<context>
    <name>EditionForm</name>
    <message>
        <source>&amp;Another rubric file</source>
        <translation>&amp;Berkas rubrik lain</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Kode</translation>
    </message>
    <message>
        <source>&amp;Dimensions, in the order of the rubric</source>
        <translation>&amp;Dimensi, menurut urutan rubrik</translation>
    </message>
    <message>
        <source>&amp;Number of the lot</source>
        <translation>&amp;Angka undian</translation>
    </message>
    <message>
        <source>&amp;Share of scores at the highest level</source>
        <translation>Bagian skor pada &amp;tingkat tertinggi</translation>
    </message>
    <message>
        <source>A lo&amp;t, drawn with the number</source>
        <translation>&amp;Undian dengan angka</translation>
    </message>
    <message>
        <source>Assessment &amp;opens</source>
        <translation>Penilaian &amp;mulai</translation>
    </message>
    <message>
        <source>Assessment c&amp;loses</source>
        <translation>Penilaian &amp;selesai</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>Pilih ber&amp;kas…</translation>
    </message>
    <message>
        <source>Equal totals</source>
        <translation>Bila nilai sama</translation>
    </message>
    <message>
        <source>Packages taken &amp;until</source>
        <translation>Paket diterima sam&amp;pai</translation>
    </message>
    <message>
        <source>Regions to c&amp;hoose</source>
        <translation>Daerah yang dipili&amp;h</translation>
    </message>
    <message>
        <source>Rubric</source>
        <translation>Rubrik</translation>
    </message>
    <message>
        <source>The &amp;proposed rubric of this program (32 indicators)</source>
        <translation>&amp;Rubrik usulan program ini (32 indikator)</translation>
    </message>
    <message>
        <source>The ea&amp;rlier complete submission</source>
        <translation>Penilaian yang &amp;lebih dahulu lengkap</translation>
    </message>
    <message>
        <source>Title in &amp;English</source>
        <translation>Judul bahasa &amp;Inggris</translation>
    </message>
    <message>
        <source>Title in &amp;Indonesian</source>
        <translation>&amp;Judul bahasa Indonesia</translation>
    </message>
    <message>
        <source>Totals that are shown ali&amp;ke count as equal</source>
        <translation>&amp;Nilai yang tampak sama dianggap sama</translation>
    </message>
</context>
<context>
    <name>EditionPage</name>
    <message numerus="yes">
        <source>%n assessor(s)</source>
        <translation>
            <numerusform>%n asesor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignment(s)</source>
        <translation>
            <numerusform>%n penugasan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n daerah</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Close receiving…</source>
        <translation>T&amp;utup penerimaan…</translation>
    </message>
    <message>
        <source>&amp;Publish again…</source>
        <translation>&amp;Terbitkan ulang…</translation>
    </message>
    <message>
        <source>&amp;Publish…</source>
        <translation>&amp;Terbitkan…</translation>
    </message>
    <message>
        <source>&amp;Time-stamps…</source>
        <translation>Stempel &amp;waktu…</translation>
    </message>
    <message>
        <source>All editions</source>
        <translation>Semua periode</translation>
    </message>
    <message>
        <source>Assessors</source>
        <translation>Asesor</translation>
    </message>
    <message>
        <source>Assignments</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>Close receiving</source>
        <translation>Tutup penerimaan</translation>
    </message>
    <message>
        <source>Close receiving?</source>
        <translation>Tutup penerimaan?</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Data daerah</translation>
    </message>
    <message>
        <source>Packages that arrive later are refused. The ranking can still be looked at and decided.</source>
        <translation>Paket yang datang sesudahnya ditolak. Peringkat tetap dapat dilihat dan diputuskan.</translation>
    </message>
    <message>
        <source>Publish again…</source>
        <translation>Terbitkan ulang…</translation>
    </message>
    <message>
        <source>Publish {edition}</source>
        <translation>Terbitkan {edition}</translation>
    </message>
    <message>
        <source>Published. Hand this package to the assessors: {file}</source>
        <translation>Sudah terbit. Serahkan paket ini kepada para asesor: {file}</translation>
    </message>
    <message>
        <source>Receiving is closed.</source>
        <translation>Penerimaan ditutup.</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Sign and publish</source>
        <translation>Tandatangani dan terbitkan</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Ringkasan</translation>
    </message>
    <message>
        <source>The assessors learn of this change when you publish the edition again.</source>
        <translation>Asesor mengetahui perubahan ini setelah periode diterbitkan ulang.</translation>
    </message>
    <message>
        <source>{regions}, {people} and {assignments} are signed and written as one package. Dates and rules can no longer change afterwards; regions, assessors and assignments can be added, and the rubric can get a later version, by publishing again.</source>
        <translation>{regions}, {people}, dan {assignments} ditandatangani dan ditulis sebagai satu paket. Tanggal dan aturan tidak dapat diubah sesudahnya; daerah, asesor, dan penugasan dapat ditambah, dan rubrik dapat diganti dengan versi baru, dengan menerbitkan ulang.</translation>
    </message>
</context>
<context>
    <name>EditionPicker</name>
    <message>
        <source>Edition</source>
        <translation>Periode</translation>
    </message>
</context>
<context>
    <name>EditionStep</name>
    <message numerus="yes">
        <source>%n of them yours</source>
        <translation>
            <numerusform>%n di antaranya milik Anda</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n daerah</numerusform>
        </translation>
    </message>
    <message>
        <source>An edition brings your regions, the rubric and the list of assessors. It is signed by headquarters.</source>
        <translation>Periode memuat daerah Anda, rubrik, dan daftar asesor. Periode ditandatangani oleh pusat.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Call headquarters, let them read it to you, then tick the box.</source>
        <translation>Hubungi pusat, minta mereka membacakannya, lalu beri centang.</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Pilih berkas…</translation>
    </message>
    <message>
        <source>Drop the edition file here. It ends in .asice or .asice.age and comes from headquarters.</source>
        <translation>Seret berkas periode ke sini. Namanya berakhiran .asice atau .asice.age dan berasal dari pusat.</translation>
    </message>
    <message>
        <source>Edition from headquarters</source>
        <translation>Periode dari pusat</translation>
    </message>
    <message>
        <source>First choose the edition file from headquarters.</source>
        <translation>Pilih dahulu berkas periode dari pusat.</translation>
    </message>
    <message>
        <source>Headquarters&apos; fingerprint</source>
        <translation>Sidik jari pusat</translation>
    </message>
    <message>
        <source>I compared this fingerprint with headquarters by telephone or in person</source>
        <translation>Saya sudah mencocokkan sidik jari ini dengan pusat lewat telepon atau bertatap muka</translation>
    </message>
    <message>
        <source>No edition yet? Practise meanwhile.</source>
        <translation>Belum ada periode? Berlatihlah dahulu.</translation>
    </message>
    <message>
        <source>Packages (*.asice *.asice.age);;All files (*)</source>
        <translation>Paket (*.asice *.asice.age);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Please compare the fingerprint first.</source>
        <translation>Cocokkan dahulu sidik jarinya.</translation>
    </message>
    <message>
        <source>Please type the fingerprint that headquarters read out.</source>
        <translation>Ketik sidik jari yang dibacakan pusat.</translation>
    </message>
    <message>
        <source>Take in an edition</source>
        <translation>Ambil periode</translation>
    </message>
    <message>
        <source>Take in this edition</source>
        <translation>Ambil periode ini</translation>
    </message>
    <message>
        <source>The signer&apos;s &amp;fingerprint, as headquarters read it out by telephone</source>
        <translation>&amp;Sidik jari penanda tangan, seperti dibacakan pusat lewat telepon</translation>
    </message>
    <message>
        <source>You can look at it, but not sign. Ask headquarters to enrol you and to send it again.</source>
        <translation>Anda dapat melihatnya, tetapi belum dapat menandatangani. Minta pusat mendaftarkan Anda dan mengirimkannya lagi.</translation>
    </message>
    <message>
        <source>Your key is not on the list of assessors of this edition.</source>
        <translation>Kunci Anda tidak ada dalam daftar asesor periode ini.</translation>
    </message>
    <message>
        <source>rubric {name}</source>
        <translation>rubrik {name}</translation>
    </message>
</context>
<context>
    <name>EditionsPage</name>
    <message>
        <source>&amp;New edition…</source>
        <translation>Periode &amp;baru…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>B&amp;uka</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Diundang</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>Dinilai</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Terpilih</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Editions</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>Perjalanan</translation>
    </message>
    <message>
        <source>Please pick an edition first.</source>
        <translation>Mohon pilih periode dahulu.</translation>
    </message>
    <message>
        <source>Press Enter to open an edition.</source>
        <translation>Tekan Enter untuk membuka periode.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>The editions before this program are kept as history. Make a new edition to invite regions.</source>
        <translation>Periode sebelum program ini disimpan sebagai riwayat. Buat periode baru untuk mengundang daerah.</translation>
    </message>
    <message>
        <source>{n} on record</source>
        <translation>tercatat {n}</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>Choose an enrolment file</source>
        <translation>Pilih berkas pendaftaran</translation>
    </message>
    <message>
        <source>Code of their key</source>
        <translation>Kode kuncinya</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Daftarkan</translation>
    </message>
    <message>
        <source>Enrol an assessor</source>
        <translation>Daftarkan asesor</translation>
    </message>
    <message>
        <source>Enrolment file (*.csr *.pem *.asice)</source>
        <translation>Berkas pendaftaran (*.csr *.pem *.asice)</translation>
    </message>
    <message>
        <source>No file chosen yet</source>
        <translation>Belum ada berkas</translation>
    </message>
    <message>
        <source>Please choose the assessor&apos;s enrolment file.</source>
        <translation>Mohon pilih berkas pendaftaran asesor.</translation>
    </message>
    <message>
        <source>Please compare the code by telephone first, then tick this.</source>
        <translation>Mohon bandingkan kodenya lewat telepon dahulu, lalu centang.</translation>
    </message>
    <message>
        <source>Please fill in the assessor&apos;s institution.</source>
        <translation>Mohon isi lembaga asesor.</translation>
    </message>
    <message>
        <source>Please fill in the assessor&apos;s name.</source>
        <translation>Mohon isi nama asesor.</translation>
    </message>
    <message>
        <source>Please give the assessor a number, such as A-01.</source>
        <translation>Mohon beri nomor asesor, misalnya A-01.</translation>
    </message>
    <message>
        <source>Please type the passphrase for publishing.</source>
        <translation>Mohon ketik kata sandi penerbitan.</translation>
    </message>
    <message>
        <source>The assessor&apos;s program wrote a file with the ending .csr. Call the assessor, have the code read out, and go on only if it is the same.</source>
        <translation>Program asesor menulis berkas berakhiran .csr. Telepon asesor, minta kodenya dibacakan, dan lanjutkan hanya bila sama.</translation>
    </message>
    <message>
        <source>The key that {name} signed with so far vouches for this new one: no call is needed.</source>
        <translation>Kunci yang selama ini dipakai {name} untuk menandatangani menjamin kunci baru ini: tidak perlu menelepon.</translation>
    </message>
    <message>
        <source>The same as six words</source>
        <translation>Sama dalam enam kata</translation>
    </message>
</context>
<context>
    <name>EnrolForm</name>
    <message>
        <source>&amp;Institution</source>
        <translation>&amp;Lembaga</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nama</translation>
    </message>
    <message>
        <source>&amp;Number on the panel</source>
        <translation>N&amp;omor dalam panel</translation>
    </message>
    <message>
        <source>&amp;Passphrase for publishing</source>
        <translation>Kata &amp;sandi penerbitan</translation>
    </message>
    <message>
        <source>By &amp;telephone: the codes are the same</source>
        <translation>Lewat &amp;telepon: kodenya sama</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>Pilih ber&amp;kas…</translation>
    </message>
    <message>
        <source>Code of their key</source>
        <translation>Kode kuncinya</translation>
    </message>
    <message>
        <source>Enrolment &amp;file</source>
        <translation>Berkas &amp;pendaftaran</translation>
    </message>
    <message>
        <source>They write of themselves</source>
        <translation>Tertulis di berkas</translation>
    </message>
</context>
<context>
    <name>EnrolmentStep</name>
    <message>
        <source>1.  Save the enrolment file and send it to headquarters, by e-mail or on a stick.
2.  Read the code or the six words to headquarters by telephone, so that nobody can slip in another key.
3.  Headquarters then sends you the edition with your regions.</source>
        <translation>1.  Simpan berkas pendaftaran dan kirim ke pusat lewat surel atau USB.
2.  Bacakan kode atau keenam kata itu kepada pusat lewat telepon agar tidak ada yang menyisipkan kunci lain.
3.  Setelah itu pusat mengirim periode yang memuat daerah tugas Anda.</translation>
    </message>
    <message>
        <source>Enrol at headquarters</source>
        <translation>Daftarkan diri ke pusat</translation>
    </message>
    <message>
        <source>Go on to the edition</source>
        <translation>Lanjut ke periode</translation>
    </message>
    <message>
        <source>Headquarters must know your key before it takes your packages.</source>
        <translation>Pusat harus mengenal kunci Anda sebelum menerima paket Anda.</translation>
    </message>
    <message>
        <source>Save enrolment file…</source>
        <translation>Simpan berkas pendaftaran…</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Tersimpan: {path}</translation>
    </message>
    <message>
        <source>Send this file to headquarters and read the code to them.</source>
        <translation>Kirimkan berkas ini ke pusat dan bacakan kodenya.</translation>
    </message>
    <message>
        <source>The code is copied.</source>
        <translation>Kode telah disalin.</translation>
    </message>
    <message>
        <source>To the regions</source>
        <translation>Ke daftar daerah</translation>
    </message>
    <message>
        <source>Where to save the enrolment file</source>
        <translation>Tempat menyimpan berkas pendaftaran</translation>
    </message>
    <message>
        <source>You are {number} on the panel, and headquarters takes the packages that you sign with this key. Save the file once more only if headquarters asks for it.</source>
        <translation>Anda tercatat sebagai {number} di panel, dan pusat menerima paket yang Anda tandatangani dengan kunci ini. Simpan lagi berkasnya hanya bila pusat memintanya.</translation>
    </message>
    <message>
        <source>Your key is enrolled</source>
        <translation>Kunci Anda sudah terdaftar</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>&amp;Cover faces and plates…</source>
        <translation>S&amp;amarkan wajah dan pelat…</translation>
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation>&amp;Simpan salinan…</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bukti</translation>
    </message>
    <message>
        <source>Files of this kind are not shown here. Save a copy to open it with another program.</source>
        <translation>Berkas jenis ini tidak ditampilkan di sini. Simpan salinannya untuk dibuka dengan program lain.</translation>
    </message>
    <message>
        <source>Not graded</source>
        <translation>Mutu belum dinilai</translation>
    </message>
    <message>
        <source>Picture {name}</source>
        <translation>Gambar {name}</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Membaca berkas…</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Simpan salinan</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Tersimpan: {path}</translation>
    </message>
    <message>
        <source>Text of {name}</source>
        <translation>Teks {name}</translation>
    </message>
    <message>
        <source>no place inside</source>
        <translation>tanpa lokasi di dalamnya</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>A picture or files from the clipboard (Ctrl+V)</source>
        <translation>Gambar atau berkas dari papan klip (Ctrl+V)</translation>
    </message>
    <message>
        <source>Attach evidence</source>
        <translation>Lampirkan bukti dukung</translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>Lampirkan…</translation>
    </message>
    <message>
        <source>Copying {name}…</source>
        <translation>Menyalin {name}…</translation>
    </message>
    <message>
        <source>Drop files anywhere on this page</source>
        <translation>Seret berkas ke mana saja pada halaman ini</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bukti dukung</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Yang diharapkan</translation>
    </message>
    <message>
        <source>From camera…</source>
        <translation>Dari kamera…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Catat…</translation>
    </message>
    <message>
        <source>Nothing attached yet.</source>
        <translation>Belum ada lampiran.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Tempel</translation>
    </message>
    <message>
        <source>The newest pictures of a camera, telephone or scanner</source>
        <translation>Gambar terbaru dari kamera, telepon, atau pemindai</translation>
    </message>
    <message>
        <source>Write down an interview or a demonstration</source>
        <translation>Catat wawancara atau demonstrasi</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>terlampir</translation>
    </message>
    <message>
        <source>not yet attached</source>
        <translation>belum terlampir</translation>
    </message>
</context>
<context>
    <name>FactsTab</name>
    <message numerus="yes">
        <source>%n change(s) taken in.</source>
        <translation>
            <numerusform>%n perubahan diambil.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) that indicators are made of are missing: {first}</source>
        <translation>
            <numerusform>%n angka yang diperlukan indikator belum ada: {first}</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Earlier scores…</source>
        <translation>&amp;Nilai periode lalu…</translation>
    </message>
    <message>
        <source>&amp;Import tables…</source>
        <translation>&amp;Impor tabel…</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>Facts of the edition</source>
        <translation>Data daerah periode ini</translation>
    </message>
    <message>
        <source>Import tables…</source>
        <translation>Impor tabel…</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Look for a fact</source>
        <translation>Cari data daerah</translation>
    </message>
    <message>
        <source>Look for a region, code or word</source>
        <translation>Cari daerah, kode, atau kata</translation>
    </message>
    <message>
        <source>No facts yet</source>
        <translation>Belum ada data daerah</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Save a workbook for regions to fill in</source>
        <translation>Simpan buku kerja untuk diisi daerah</translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation>Simpan templat</translation>
    </message>
    <message>
        <source>Send the template to the regions and import what they answered, or import tables of figures. Assessors see it beside the rubric, locked.</source>
        <translation>Kirimkan templat kepada daerah lalu impor jawabannya, atau impor tabel angka. Asesor melihatnya di samping rubrik, terkunci.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Take the panel means of a decided edition</source>
        <translation>Ambil rata-rata panel periode yang sudah diputuskan</translation>
    </message>
    <message>
        <source>Te&amp;mplate…</source>
        <translation>Te&amp;mplat…</translation>
    </message>
    <message>
        <source>Template saved: {file}</source>
        <translation>Templat disimpan: {file}</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Buku kerja (*.xlsx)</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} dari {all}</translation>
    </message>
</context>
<context>
    <name>FieldTools</name>
    <message>
        <source>Last region</source>
        <translation>Daerah terakhir</translation>
    </message>
    <message>
        <source>Next: {region}</source>
        <translation>Berikutnya: {region}</translation>
    </message>
    <message>
        <source>Pause the timer (F4)</source>
        <translation>Jeda pengukur waktu (F4)</translation>
    </message>
    <message>
        <source>Promised later</source>
        <translation>Dijanjikan menyusul</translation>
    </message>
    <message>
        <source>Record of the visit (Ctrl+J)</source>
        <translation>Catatan kunjungan (Ctrl+J)</translation>
    </message>
    <message>
        <source>Start the timer (F4)</source>
        <translation>Jalankan pengukur waktu (F4)</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Kunjungan</translation>
    </message>
    <message>
        <source>Write down what the region hands in later (Ctrl+D)</source>
        <translation>Catat yang dijanjikan daerah menyusul (Ctrl+D)</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>dijeda</translation>
    </message>
    <message>
        <source>running</source>
        <translation>berjalan</translation>
    </message>
    <message>
        <source>{n} of {m} min</source>
        <translation>{n} dari {m} menit</translation>
    </message>
    <message>
        <source>{n} of {m} min – ends soon</source>
        <translation>{n} dari {m} menit – hampir habis</translation>
    </message>
    <message>
        <source>{n} of {m} min – over time</source>
        <translation>{n} dari {m} menit – lewat waktu</translation>
    </message>
    <message>
        <source>{n}/{m} over</source>
        <translation>{n}/{m} lewat</translation>
    </message>
    <message>
        <source>{n}/{m} soon</source>
        <translation>{n}/{m} hampir habis</translation>
    </message>
</context>
<context>
    <name>FigureLine</name>
    <message>
        <source>Ask headquarters to import it and publish the edition again, then take its package in. The sheet can be signed without it.</source>
        <translation>Minta pusat mengimpornya dan menerbitkan ulang periode, lalu ambil paketnya. Lembar dapat ditandatangani tanpa angka ini.</translation>
    </message>
    <message>
        <source>Imported figure: {number} {unit}</source>
        <translation>Angka impor: {number} {unit}</translation>
    </message>
    <message>
        <source>It comes from headquarters and cannot be changed here.</source>
        <translation>Angka ini berasal dari pusat dan tidak dapat diubah di sini.</translation>
    </message>
    <message>
        <source>This figure is imported by headquarters; it is not here yet.</source>
        <translation>Angka ini diimpor oleh pusat; belum tersedia di sini.</translation>
    </message>
    <message>
        <source>{name} {year}, source: {source}.</source>
        <translation>{name} {year}, sumber: {source}.</translation>
    </message>
</context>
<context>
    <name>FinalisePage</name>
    <message numerus="yes">
        <source>%n piece(s) of evidence</source>
        <translation>
            <numerusform>%n bukti dukung</numerusform>
        </translation>
    </message>
    <message>
        <source>1  What is still open</source>
        <translation>1  Yang belum selesai</translation>
    </message>
    <message>
        <source>2  Summary, as it will be printed</source>
        <translation>2  Ringkasan, seperti yang akan tercetak</translation>
    </message>
    <message>
        <source>3  No conflict of interest</source>
        <translation>3  Bebas benturan kepentingan</translation>
    </message>
    <message>
        <source>4  Signature</source>
        <translation>4  Tanda tangan</translation>
    </message>
    <message>
        <source>Abandon this draft…</source>
        <translation>Hentikan draf ini…</translation>
    </message>
    <message>
        <source>After signing, only a revision with a reason can change this assessment. The electronic signature is uncertified; it is made with the programme&apos;s own certificate.</source>
        <translation>Setelah ditandatangani, penilaian ini hanya dapat diubah lewat revisi dengan alasan. Tanda tangan elektroniknya tidak tersertifikasi; dibuat dengan sertifikat milik program.</translation>
    </message>
    <message>
        <source>Back to scoring</source>
        <translation>Kembali ke penilaian</translation>
    </message>
    <message>
        <source>Follow the links below; what you write is saved at once.</source>
        <translation>Ikuti tautan di bawah; yang Anda tulis langsung tersimpan.</translation>
    </message>
    <message>
        <source>General findings, printed on the sheet</source>
        <translation>Temuan umum, dicetak pada lembar</translation>
    </message>
    <message>
        <source>I assessed this region by what I saw and was shown. I do not work for it, do not advise it, have no family tie to its leadership and gain nothing from the result. If that is not so, I hand the assignment back to headquarters.</source>
        <translation>Saya menilai daerah ini berdasarkan apa yang saya lihat dan yang ditunjukkan kepada saya. Saya tidak bekerja untuk daerah ini, tidak menjadi konsultannya, tidak memiliki hubungan keluarga dengan pimpinannya, dan tidak memperoleh keuntungan dari hasilnya. Bila tidak demikian, saya mengembalikan penugasan ini kepada pusat.</translation>
    </message>
    <message>
        <source>I state this</source>
        <translation>Saya menyatakan demikian</translation>
    </message>
    <message>
        <source>Look at the sheet…</source>
        <translation>Lihat lembar penilaian…</translation>
    </message>
    <message>
        <source>Next region</source>
        <translation>Daerah berikutnya</translation>
    </message>
    <message>
        <source>Not yet: {n} block signing, {m} need an explanation.</source>
        <translation>Belum dapat: {n} menghalangi tanda tangan, {m} perlu penjelasan.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Passphrase for signing</source>
        <translation>Kata sandi untuk menandatangani</translation>
    </message>
    <message>
        <source>Passphrase; in practice it is {passphrase}</source>
        <translation>Kata sandi; dalam latihan: {passphrase}</translation>
    </message>
    <message>
        <source>Please enter your passphrase under 4.</source>
        <translation>Isi kata sandi Anda pada bagian 4.</translation>
    </message>
    <message>
        <source>Please read the statement under 3 and tick it first.</source>
        <translation>Baca dahulu pernyataan pada bagian 3, lalu centang.</translation>
    </message>
    <message>
        <source>Radar of the dimensions</source>
        <translation>Radar dimensi</translation>
    </message>
    <message>
        <source>Revise with a reason…</source>
        <translation>Revisi dengan alasan…</translation>
    </message>
    <message>
        <source>Sign the assessment of {region}</source>
        <translation>Tandatangani penilaian {region}</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>Menandatangani…</translation>
    </message>
    <message>
        <source>Summary, as printed</source>
        <translation>Ringkasan, seperti tercetak</translation>
    </message>
    <message>
        <source>Values of the dimensions</source>
        <translation>Nilai dimensi</translation>
    </message>
    <message>
        <source>can still come to lie between {bounds}</source>
        <translation>masih dapat berada di antara {bounds}</translation>
    </message>
    <message>
        <source>the score is hidden; F8 shows it</source>
        <translation>nilai disembunyikan; F8 menampilkannya</translation>
    </message>
    <message>
        <source>{progress} answered</source>
        <translation>{progress} terjawab</translation>
    </message>
</context>
<context>
    <name>FindingsEdit</name>
    <message>
        <source>General finding on {dimension}</source>
        <translation>Temuan umum pada {dimension}</translation>
    </message>
    <message>
        <source>What holds for the dimension as a whole; may stay empty</source>
        <translation>Yang berlaku untuk dimensi ini secara keseluruhan; boleh kosong</translation>
    </message>
</context>
<context>
    <name>FingerprintCard</name>
    <message>
        <source>Code of the key</source>
        <translation>Kode kunci</translation>
    </message>
    <message>
        <source>Code of the key: {code}</source>
        <translation>Kode kunci: {code}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>In six words: {words}</source>
        <translation>Dalam enam kata: {words}</translation>
    </message>
    <message>
        <source>The same in six words, for the telephone</source>
        <translation>Sama, dalam enam kata untuk telepon</translation>
    </message>
</context>
<context>
    <name>FinishRecoveryStep</name>
    <message>
        <source>1.  Send the request to headquarters, by e-mail or on a stick.
2.  They call you on a number they know; read the code above to them.
3.  Open the file that they send back, with your new passphrase.</source>
        <translation>1.  Kirim permohonan ke pusat lewat surel atau USB.
2.  Pusat menelepon Anda pada nomor yang mereka kenal; bacakan kode di atas.
3.  Buka berkas yang mereka kirim kembali dengan kata sandi baru Anda.</translation>
    </message>
    <message>
        <source>Answers (*.age);;All files (*)</source>
        <translation>Jawaban (*.age);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Ask again…</source>
        <translation>Minta lagi…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Kata sandi baru</translation>
    </message>
    <message>
        <source>Open the answer…</source>
        <translation>Buka jawaban…</translation>
    </message>
    <message>
        <source>Please type your new passphrase first.</source>
        <translation>Ketik kata sandi baru Anda lebih dahulu.</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Tersimpan: {path}</translation>
    </message>
    <message>
        <source>The answer from headquarters</source>
        <translation>Jawaban dari pusat</translation>
    </message>
    <message>
        <source>Until the answer is here everything stays as it is, and the old passphrase still opens it.</source>
        <translation>Sampai jawaban diterima, semuanya tetap seperti semula dan kata sandi lama masih dapat membukanya.</translation>
    </message>
    <message>
        <source>Waiting for headquarters</source>
        <translation>Menunggu jawaban pusat</translation>
    </message>
</context>
<context>
    <name>FoundedStep</name>
    <message>
        <source>Assessors compare this fingerprint with you when they take in their first edition.</source>
        <translation>Asesor mencocokkan sidik jari ini dengan Anda saat mengambil periode pertamanya.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Fingerprint of the programme</source>
        <translation>Sidik jari program</translation>
    </message>
    <message>
        <source>Fingerprint of the programme: {code}</source>
        <translation>Sidik jari program: {code}</translation>
    </message>
    <message>
        <source>Go on to headquarters</source>
        <translation>Lanjut ke pusat</translation>
    </message>
    <message>
        <source>Next: print the cards of both keys on the page Keys, then prepare an edition, invite regions, enrol assessors with their files, and publish it.</source>
        <translation>Selanjutnya: cetak kartu kedua kunci di halaman Kunci, lalu siapkan periode, undang daerah, daftarkan asesor dengan berkasnya, dan terbitkan.</translation>
    </message>
    <message>
        <source>{programme} is founded</source>
        <translation>{programme} telah didirikan</translation>
    </message>
</context>
<context>
    <name>FrameHead</name>
    <message>
        <source>More</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>More: language, theme, text size, keys</source>
        <translation>Lainnya: bahasa, tema, ukuran teks, tombol</translation>
    </message>
</context>
<context>
    <name>FrameMenu</name>
    <message>
        <source>About, and check this computer…</source>
        <translation>Tentang program dan pemeriksaan komputer…</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Cadangan…</translation>
    </message>
    <message>
        <source>Check a signed PDF…</source>
        <translation>Periksa PDF bertanda tangan…</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Identity and passphrase…</source>
        <translation>Identitas dan kata sandi…</translation>
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
        <source>Lock now</source>
        <translation>Kunci sekarang</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Pedoman</translation>
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
    <message>
        <source>This program and computer</source>
        <translation>Program dan komputer ini</translation>
    </message>
</context>
<context>
    <name>GotoBox</name>
    <message>
        <source>Arrows choose, Enter goes there, Esc closes.</source>
        <translation>Panah memilih, Enter membuka, Esc menutup.</translation>
    </message>
    <message>
        <source>Code or word of an indicator or a region</source>
        <translation>Kode atau kata dari indikator atau daerah</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Menuju</translation>
    </message>
    <message>
        <source>Go to an indicator or a region</source>
        <translation>Menuju indikator atau daerah</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Yang ditemukan</translation>
    </message>
    <message>
        <source>formerly {name}</source>
        <translation>dahulu {name}</translation>
    </message>
</context>
<context>
    <name>HandingOutDialog</name>
    <message>
        <source>&amp;Folder or stick</source>
        <translation>&amp;Folder atau USB</translation>
    </message>
    <message>
        <source>Choose a folder or stick</source>
        <translation>Pilih folder atau USB</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>No folder chosen yet</source>
        <translation>Belum ada folder</translation>
    </message>
    <message>
        <source>Please choose the folder to write into.</source>
        <translation>Mohon pilih folder tujuan.</translation>
    </message>
    <message>
        <source>Please type your passphrase.</source>
        <translation>Ketik kata sandi Anda.</translation>
    </message>
    <message>
        <source>Your &amp;passphrase</source>
        <translation>&amp;Kata sandi Anda</translation>
    </message>
</context>
<context>
    <name>HeldDecisionDialog</name>
    <message>
        <source>&amp;Passphrase of {name}</source>
        <translation>Kata &amp;sandi {name}</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Alasan</translation>
    </message>
    <message>
        <source>It is not taken in. Its file stays here, and so do your reason and signature in headquarters&apos; log.</source>
        <translation>Paket tidak diterima. Berkasnya tetap disimpan di sini; alasan dan tanda tangan Anda disimpan dalam catatan pusat.</translation>
    </message>
    <message>
        <source>It is verified once more and taken in. Only what it was held for is passed over; your reason and signature are kept in headquarters&apos; log.</source>
        <translation>Paket diperiksa sekali lagi lalu diterima. Hanya sebab penahanannya yang dilewati; alasan dan tanda tangan Anda disimpan dalam catatan pusat.</translation>
    </message>
    <message>
        <source>Please type your passphrase.</source>
        <translation>Ketikkan kata sandi Anda.</translation>
    </message>
    <message>
        <source>Please write the reason; it is signed and kept.</source>
        <translation>Tuliskan alasannya; alasan itu ditandatangani dan disimpan.</translation>
    </message>
    <message>
        <source>Refuse a held package</source>
        <translation>Tolak paket tertahan</translation>
    </message>
    <message>
        <source>Release a held package</source>
        <translation>Loloskan paket tertahan</translation>
    </message>
    <message>
        <source>Sign and refuse</source>
        <translation>Tanda tangani dan tolak</translation>
    </message>
    <message>
        <source>Sign and release</source>
        <translation>Tanda tangani dan loloskan</translation>
    </message>
</context>
<context>
    <name>HeldTab</name>
    <message>
        <source>A package waits here when an earlier one is missing, when two contradict each other, or when a file in it may be harmful.</source>
        <translation>Paket menunggu di sini bila paket sebelumnya belum ada, bila dua paket bertentangan, atau bila sebuah berkas di dalamnya mungkin berbahaya.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Held packages</source>
        <translation>Paket tertahan</translation>
    </message>
    <message>
        <source>It was refused; the file is kept, and it can still be released.</source>
        <translation>Paket ini ditolak; berkasnya disimpan dan masih dapat diloloskan.</translation>
    </message>
    <message>
        <source>No package is held</source>
        <translation>Tidak ada paket tertahan</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Re&amp;fuse…</source>
        <translation>&amp;Tolak…</translation>
    </message>
    <message>
        <source>Re&amp;lease…</source>
        <translation>&amp;Loloskan…</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>Penanda tangan</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>{region} · {signer} · package number {n}</source>
        <translation>{region} · {signer} · paket nomor {n}</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Nothing was saved for this indicator yet.</source>
        <translation>Belum ada yang tersimpan untuk indikator ini.</translation>
    </message>
</context>
<context>
    <name>IdentityDialog</name>
    <message>
        <source>A key in the system&apos;s key ring opens it. Signing still asks for the passphrase.</source>
        <translation>Kunci di gantungan kunci sistem membukanya. Penandatanganan tetap meminta kata sandi.</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>Ganti kata sandi…</translation>
    </message>
    <message>
        <source>Headquarters does not know this key yet: send it the file that you saved for it.</source>
        <translation>Pusat belum mengenal kunci ini: kirimkan berkas yang Anda simpan untuknya.</translation>
    </message>
    <message>
        <source>Headquarters knows this key as {id}.</source>
        <translation>Pusat mengenal kunci ini sebagai {id}.</translation>
    </message>
    <message>
        <source>How this computer calls you on its first page; anybody can read it</source>
        <translation>Sebutan Anda di halaman awal komputer ini; dapat dibaca siapa saja</translation>
    </message>
    <message>
        <source>Identity and passphrase</source>
        <translation>Identitas dan kata sandi</translation>
    </message>
    <message>
        <source>It came from {provider}.</source>
        <translation>Kunci ini berasal dari {provider}.</translation>
    </message>
    <message>
        <source>New key…</source>
        <translation>Kunci baru…</translation>
    </message>
    <message>
        <source>Open the data on this computer without the passphrase</source>
        <translation>Buka data di komputer ini tanpa kata sandi</translation>
    </message>
    <message>
        <source>Save the enrolment file and send it to headquarters; the .p12 is not needed here.</source>
        <translation>Simpan berkas pendaftaran dan kirim ke pusat; berkas .p12 tidak diperlukan lagi di sini.</translation>
    </message>
    <message>
        <source>Save the enrolment file…</source>
        <translation>Simpan berkas pendaftaran…</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Tersimpan: {path}</translation>
    </message>
    <message>
        <source>Send it to headquarters. Until the next edition knows the new key, the old one signs.</source>
        <translation>Kirim ke pusat. Sampai periode berikutnya mengenal kunci baru, kunci lama yang menandatangani.</translation>
    </message>
    <message>
        <source>Take over a .p12…</source>
        <translation>Ambil kunci .p12…</translation>
    </message>
    <message>
        <source>The key lies under your passphrase now.</source>
        <translation>Kunci itu sekarang dilindungi kata sandi Anda.</translation>
    </message>
    <message>
        <source>The passphrase was changed.</source>
        <translation>Kata sandi sudah diganti.</translation>
    </message>
    <message>
        <source>This computer has no key ring that could open it.</source>
        <translation>Komputer ini tidak memiliki gantungan kunci yang dapat membukanya.</translation>
    </message>
    <message>
        <source>Where to save the enrolment file</source>
        <translation>Tempat menyimpan berkas pendaftaran</translation>
    </message>
</context>
<context>
    <name>IdentityForm</name>
    <message>
        <source>&amp;Passphrase for signing</source>
        <translation>Kata &amp;sandi untuk menandatangani</translation>
    </message>
    <message>
        <source>The passphrase once &amp;more</source>
        <translation>Kata sandi sekali &amp;lagi</translation>
    </message>
    <message>
        <source>Your &amp;institution</source>
        <translation>&amp;Instansi Anda</translation>
    </message>
    <message>
        <source>Your &amp;name, as on the assignment letter</source>
        <translation>&amp;Nama Anda, sesuai surat tugas</translation>
    </message>
</context>
<context>
    <name>IdentityStep</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>How this computer calls you on its first page; anybody can read it</source>
        <translation>Sebutan Anda di halaman awal komputer ini; dapat dibaca siapa saja</translation>
    </message>
    <message>
        <source>It signs your assessments. The key stays on this laptop and opens only with your passphrase. Forgotten, headquarters gives your drafts back, but never the key.</source>
        <translation>Identitas ini menandatangani penilaian Anda. Kuncinya tetap di laptop ini dan hanya terbuka dengan kata sandi Anda. Bila lupa, pusat mengembalikan draf Anda, tetapi tidak pernah kuncinya.</translation>
    </message>
    <message>
        <source>Make my identity</source>
        <translation>Buat identitas saya</translation>
    </message>
    <message>
        <source>Passphrase for signing</source>
        <translation>Kata sandi untuk menandatangani</translation>
    </message>
    <message>
        <source>Please fill in your institution.</source>
        <translation>Isilah instansi Anda.</translation>
    </message>
    <message>
        <source>Please fill in your name.</source>
        <translation>Isilah nama Anda.</translation>
    </message>
    <message>
        <source>Please think of a passphrase and fill it in.</source>
        <translation>Tentukan kata sandi lalu isikan.</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation>Kata sandi sekali lagi</translation>
    </message>
    <message>
        <source>The two passphrases differ. Please type the second one again.</source>
        <translation>Kedua kata sandi berbeda. Ketik lagi yang kedua.</translation>
    </message>
    <message>
        <source>Your identity on this laptop</source>
        <translation>Identitas Anda di laptop ini</translation>
    </message>
</context>
<context>
    <name>ImportFactsDialog</name>
    <message numerus="yes">
        <source>%n problem(s); nothing is taken in.</source>
        <translation>
            <numerusform>%n masalah; tidak ada yang diambil.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) not filled in.</source>
        <translation>
            <numerusform>%n baris belum diisi.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Choose files…</source>
        <translation>&amp;Pilih berkas…</translation>
    </message>
    <message>
        <source>&amp;Remove what the files do not have</source>
        <translation>&amp;Hapus yang tidak ada di berkas</translation>
    </message>
    <message>
        <source>&amp;Take in</source>
        <translation>&amp;Ambil</translation>
    </message>
    <message>
        <source>All that stands in the files is known already.</source>
        <translation>Semua isi berkas sudah tercatat sebelumnya.</translation>
    </message>
    <message>
        <source>Answers, figures and earlier scores from tables</source>
        <translation>Jawaban daerah, angka, dan nilai periode lalu dari tabel</translation>
    </message>
    <message>
        <source>As read</source>
        <translation>Terbaca</translation>
    </message>
    <message>
        <source>CSV or XLSX. Nothing is taken in unless all of it is right; see first how it is read.</source>
        <translation>CSV atau XLSX. Data diambil hanya bila seluruhnya benar; lihat dahulu bagaimana isinya terbaca.</translation>
    </message>
    <message>
        <source>Choose CSV or XLSX files: what they would change is listed here before it is taken in.</source>
        <translation>Pilih berkas CSV atau XLSX: perubahannya ditampilkan di sini sebelum diambil.</translation>
    </message>
    <message>
        <source>Choose tables</source>
        <translation>Pilih tabel</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Import facts</source>
        <translation>Impor data daerah</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>No table is read yet</source>
        <translation>Belum ada tabel yang dibaca</translation>
    </message>
    <message>
        <source>Nothing would change</source>
        <translation>Tidak ada yang akan berubah</translation>
    </message>
    <message>
        <source>Please choose tables without problems first.</source>
        <translation>Pilih dahulu tabel yang tidak bermasalah.</translation>
    </message>
    <message>
        <source>Problems of the files</source>
        <translation>Masalah dalam berkas</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Remove facts of the same kinds that stand in none of the files</source>
        <translation>Hapus data sejenis yang tidak terdapat dalam berkas mana pun</translation>
    </message>
    <message>
        <source>Scores of {edition}</source>
        <translation>Nilai periode {edition}</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>Saat ini</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.csv)</source>
        <translation>Tabel (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>The first {n} are listed.</source>
        <translation>Yang pertama sampai ke-{n} tercantum di bawah.</translation>
    </message>
    <message>
        <source>The panel means of that edition are shown to assessors beside their own scores.</source>
        <translation>Nilai rata-rata panel periode itu ditampilkan kepada asesor di samping penilaian mereka.</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Yang berubah</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Masalah</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Perbaikan</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Letak</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>dihapus</translation>
    </message>
    <message>
        <source>{kind}: {new} new, {changed} changed, {same} the same, {gone} removed.</source>
        <translation>{kind}: {new} baru, {changed} berubah, {same} tetap, {gone} dihapus.</translation>
    </message>
    <message>
        <source>“{written}” is read as {number}.</source>
        <translation>“{written}” dibaca {number}.</translation>
    </message>
</context>
<context>
    <name>ImportKeyDialog</name>
    <message>
        <source>&amp;File (.p12, .pfx)</source>
        <translation>&amp;Berkas (.p12, .pfx)</translation>
    </message>
    <message>
        <source>Pass&amp;word of the file</source>
        <translation>Kata sandi b&amp;erkas</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>Kata sandi berkas</translation>
    </message>
    <message>
        <source>Please choose the file.</source>
        <translation>Pilih berkasnya.</translation>
    </message>
    <message>
        <source>Please type your passphrase.</source>
        <translation>Ketik kata sandi Anda.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Ambil</translation>
    </message>
    <message>
        <source>Take over a .p12</source>
        <translation>Ambil kunci .p12</translation>
    </message>
    <message>
        <source>Take over a key from a certificate provider</source>
        <translation>Ambil kunci dari PSrE</translation>
    </message>
    <message>
        <source>The file from your provider</source>
        <translation>Berkas dari PSrE Anda</translation>
    </message>
    <message>
        <source>The key is wrapped under your passphrase at once. The file&apos;s own password is used once and kept nowhere; put the file away safely afterwards.</source>
        <translation>Kunci langsung dilindungi kata sandi Anda. Kata sandi berkas dipakai sekali dan tidak disimpan; setelah itu simpan berkasnya di tempat aman.</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message numerus="yes">
        <source>%n receipt(s) written. Send each to its assessor.</source>
        <translation>
            <numerusform>%n tanda terima ditulis. Kirimkan kepada asesor masing-masing.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Take in packages…</source>
        <translation>&amp;Terima paket…</translation>
    </message>
    <message>
        <source>A receipt for each assessor of {edition}, signed by you, which only their laptop can read.</source>
        <translation>Satu tanda terima bagi setiap asesor {edition}, ditandatangani oleh Anda, dan hanya terbaca di laptop asesor tersebut.</translation>
    </message>
    <message>
        <source>All that came in</source>
        <translation>Semua yang masuk</translation>
    </message>
    <message>
        <source>Assessor</source>
        <translation>Asesor</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Checking {n} of {all}</source>
        <translation>Memeriksa {n} dari {all}</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>Pilih &amp;folder…</translation>
    </message>
    <message>
        <source>Choose a folder with packages</source>
        <translation>Pilih folder berisi paket</translation>
    </message>
    <message>
        <source>Choose packages</source>
        <translation>Pilih paket</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Sidik</translation>
    </message>
    <message>
        <source>Drop packages (.asice, .asice.age) or a folder here. The files themselves are left as they are.</source>
        <translation>Letakkan paket (.asice, .asice.age) atau folder di sini. Berkas aslinya tidak diubah.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Held ({n})</source>
        <translation>Tertahan ({n})</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Tertahan</translation>
    </message>
    <message>
        <source>Just taken in</source>
        <translation>Penerimaan terakhir</translation>
    </message>
    <message>
        <source>Look for a signer, region or reason</source>
        <translation>Cari penanda tangan, daerah, atau alasan</translation>
    </message>
    <message>
        <source>No package was taken in yet, so there is nothing to confirm.</source>
        <translation>Belum ada paket yang diterima, jadi belum ada tanda terima.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Nothing was taken in yet since the program was opened. What became of each package will stand here.</source>
        <translation>Belum ada paket yang diterima sejak program dibuka. Hasil setiap paket akan tampil di sini.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Packages (*.asice *.asice.age);;All files (*)</source>
        <translation>Paket (*.asice *.asice.age);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Sign and write</source>
        <translation>Tandatangani dan tulis</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>Penanda tangan</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Berhenti</translation>
    </message>
    <message>
        <source>The package was refused; its file and your word are kept.</source>
        <translation>Paket ditolak; berkas dan alasan Anda disimpan.</translation>
    </message>
    <message>
        <source>The package was released and taken in.</source>
        <translation>Paket diloloskan dan diterima.</translation>
    </message>
    <message>
        <source>There is no edition to write receipts for.</source>
        <translation>Belum ada periode untuk tanda terima.</translation>
    </message>
    <message>
        <source>There is no package (.asice, .asice.age) in what was given.</source>
        <translation>Tidak ada paket (.asice, .asice.age) di dalamnya.</translation>
    </message>
    <message>
        <source>What became of each package</source>
        <translation>Hasil setiap paket</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Yang terjadi</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Write &amp;receipts…</source>
        <translation>Tulis tanda te&amp;rima…</translation>
    </message>
    <message>
        <source>Write receipts</source>
        <translation>Tulis tanda terima</translation>
    </message>
</context>
<context>
    <name>IndicatorForm</name>
    <message>
        <source>A reason is needed before signing</source>
        <translation>Alasan diperlukan sebelum tanda tangan</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Komentar</translation>
    </message>
    <message>
        <source>Comment on {code}</source>
        <translation>Komentar pada {code}</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bukti dukung</translation>
    </message>
    <message>
        <source>General finding on {dimension}</source>
        <translation>Temuan umum dimensi {dimension}</translation>
    </message>
    <message>
        <source>General finding on {dimension} (Ctrl+Shift+M)</source>
        <translation>Temuan umum dimensi {dimension} (Ctrl+Shift+M)</translation>
    </message>
    <message>
        <source>What holds for the dimension as a whole; may stay empty</source>
        <translation>Yang berlaku untuk dimensi secara keseluruhan; boleh dikosongkan</translation>
    </message>
    <message>
        <source>What you saw, what is missing (Ctrl+M)</source>
        <translation>Yang Anda lihat, yang masih kurang (Ctrl+M)</translation>
    </message>
    <message>
        <source>Why is it not applicable?</source>
        <translation>Mengapa tidak berlaku?</translation>
    </message>
    <message>
        <source>Why {code} is not applicable</source>
        <translation>Mengapa {code} tidak berlaku</translation>
    </message>
</context>
<context>
    <name>IndicatorHead</name>
    <message>
        <source>Every saved value of this indicator (Ctrl+H)</source>
        <translation>Semua nilai indikator ini yang pernah tersimpan (Ctrl+H)</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>History of {code}</source>
        <translation>Riwayat {code}</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>opsional</translation>
    </message>
    <message>
        <source>{n} of {of}</source>
        <translation>{n} dari {of}</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message numerus="yes">
        <source>%n region(s) had been invited before.</source>
        <translation>
            <numerusform>%n daerah sudah diundang sebelumnya.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) of the list ticked.</source>
        <translation>
            <numerusform>%n daerah dari daftar dicentang.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Also the units without an elected head</source>
        <translation>D&amp;engan wilayah tanpa kepala daerah terpilih</translation>
    </message>
    <message>
        <source>&amp;List of codes…</source>
        <translation>&amp;Daftar kode…</translation>
    </message>
    <message>
        <source>&amp;Tick all that are shown</source>
        <translation>&amp;Centang semua</translation>
    </message>
    <message>
        <source>All provinces</source>
        <translation>Semua provinsi</translation>
    </message>
    <message>
        <source>Choose a list of codes</source>
        <translation>Pilih daftar kode</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message numerus="yes">
        <source>Invite %n region(s)</source>
        <translation>
            <numerusform>Undang %n daerah</numerusform>
        </translation>
    </message>
    <message>
        <source>Invite regions</source>
        <translation>Undang daerah</translation>
    </message>
    <message>
        <source>List (*.csv *.txt)</source>
        <translation>Daftar (*.csv *.txt)</translation>
    </message>
    <message>
        <source>Look for a region</source>
        <translation>Cari daerah</translation>
    </message>
    <message>
        <source>Name, code or province</source>
        <translation>Nama, kode, atau provinsi</translation>
    </message>
    <message>
        <source>Please tick at least one region.</source>
        <translation>Mohon centang sedikitnya satu daerah.</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Provinsi</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Regions that can be invited</source>
        <translation>Daerah yang dapat diundang</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>Type a part of the name and press Enter, tick regions with Space, or take a list of codes.</source>
        <translation>Ketik sebagian nama lalu Enter, centang dengan Spasi, atau muat daftar kode.</translation>
    </message>
    <message>
        <source>Unknown codes: {codes}.</source>
        <translation>Kode tidak dikenal: {codes}.</translation>
    </message>
    <message>
        <source>without an elected head</source>
        <translation>tanpa kepala daerah terpilih</translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>How a day goes</source>
        <translation>Alur kerja sehari</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>Tombol dan bantuan</translation>
    </message>
    <message>
        <source>There is no Save button: every choice is saved at once, and the line at the foot says so. Pick a region, give each indicator a level, add comments and evidence where they are asked for. Then finalise and sign; the signed package is copied to a stick or folder and sent to headquarters. After signing, only a revision with a reason changes it. No network is needed for any of this.</source>
        <translation>Tidak ada tombol Simpan: setiap pilihan langsung tersimpan, dan baris di bawah menyatakannya. Pilih daerah, beri tingkat pada setiap indikator, tambahkan komentar dan bukti dukung bila diminta. Lalu finalkan dan tandatangani; paket yang ditandatangani disalin ke USB atau folder dan dikirim ke pusat. Setelah ditandatangani, isinya hanya berubah lewat revisi beralasan. Semua ini tidak memerlukan jaringan.</translation>
    </message>
</context>
<context>
    <name>KeyState</name>
    <message>
        <source>Drill…</source>
        <translation>Latihan…</translation>
    </message>
    <message>
        <source>It is kept nowhere but on its cards.</source>
        <translation>Kunci ini hanya ada pada kartunya.</translation>
    </message>
    <message>
        <source>It is off this computer: enrolling asks for its cards.</source>
        <translation>Tidak disimpan di komputer ini: pendaftaran asesor meminta kartunya.</translation>
    </message>
    <message>
        <source>It is on this computer, under the administrators&apos; passphrases.</source>
        <translation>Ada di komputer ini, dengan kata sandi para administrator.</translation>
    </message>
    <message>
        <source>Make cards…</source>
        <translation>Buat kartu…</translation>
    </message>
    <message>
        <source>Never rehearsed: do the drill before you rely on them.</source>
        <translation>Belum pernah dilatih: jalankan latihan sebelum mengandalkannya.</translation>
    </message>
    <message>
        <source>New cards…</source>
        <translation>Kartu baru…</translation>
    </message>
    <message>
        <source>No cards were printed yet.</source>
        <translation>Kartunya belum dicetak.</translation>
    </message>
    <message>
        <source>Rehearsed {day} by {who}.</source>
        <translation>Dilatih {day} oleh {who}.</translation>
    </message>
    <message>
        <source>Set {code}: {count} cards, {needed} needed, made {day}.</source>
        <translation>Set {code}: {count} kartu, {needed} diperlukan, dibuat {day}.</translation>
    </message>
    <message>
        <source>That is more than a year ago: repeat the drill.</source>
        <translation>Itu lebih dari setahun lalu: ulangi latihannya.</translation>
    </message>
    <message>
        <source>drill due</source>
        <translation>perlu latihan</translation>
    </message>
    <message>
        <source>no cards</source>
        <translation>belum ada kartu</translation>
    </message>
    <message>
        <source>rehearsed</source>
        <translation>sudah dilatih</translation>
    </message>
</context>
<context>
    <name>KeyTaskDialog</name>
    <message>
        <source>Please type your passphrase.</source>
        <translation>Ketik kata sandi Anda.</translation>
    </message>
    <message>
        <source>Your &amp;passphrase</source>
        <translation>Kata &amp;sandi Anda</translation>
    </message>
</context>
<context>
    <name>KeyingCard</name>
    <message>
        <source>&amp;Level, T, or code</source>
        <translation>&amp;Tingkat, T, atau kode</translation>
    </message>
    <message>
        <source>1 of 4 – first keying</source>
        <translation>1 dari 4 – ketikan pertama</translation>
    </message>
    <message>
        <source>2 of 4 – second keying, without looking at the first</source>
        <translation>2 dari 4 – ketikan kedua, tanpa melihat yang pertama</translation>
    </message>
    <message>
        <source>3 of 4 – where the keyings differ</source>
        <translation>3 dari 4 – perbedaan kedua ketikan</translation>
    </message>
    <message>
        <source>Both keyings agree in all {all} rows.</source>
        <translation>Kedua ketikan sama pada semua {all} baris.</translation>
    </message>
    <message>
        <source>Enter alone: blank on the paper. ↑ ↓ or a code: another row.</source>
        <translation>Enter saja: kosong di kertas. ↑ ↓ atau kode: pindah baris.</translation>
    </message>
    <message>
        <source>Reason on the paper</source>
        <translation>Alasan pada kertas</translation>
    </message>
    <message>
        <source>Why not applicable (&amp;reason on the paper)</source>
        <translation>Mengapa tidak berlaku (&amp;alasan pada kertas)</translation>
    </message>
    <message>
        <source>{code}, {title}: level</source>
        <translation>{code}, {title}: tingkat</translation>
    </message>
    <message>
        <source>{done} of {all} rows</source>
        <translation>{done} dari {all} baris</translation>
    </message>
    <message>
        <source>{n} of {all} rows differ, {open} to be decided</source>
        <translation>{n} dari {all} baris berbeda, {open} belum diputuskan</translation>
    </message>
    <message>
        <source>← takes the first keying, → the second; or type what the paper says.</source>
        <translation>← mengambil ketikan pertama, → yang kedua; atau ketik isi kertasnya.</translation>
    </message>
</context>
<context>
    <name>KeyingTable</name>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Pertama</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>Keyed</source>
        <translation>Diketik</translation>
    </message>
    <message>
        <source>NA</source>
        <translation>TB</translation>
    </message>
    <message>
        <source>Rows of the paper</source>
        <translation>Baris pada kertas</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Kedua</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Diambil</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>kosong</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>&amp;Give data keys back…</source>
        <translation>&amp;Kembalikan kunci data…</translation>
    </message>
    <message>
        <source>Afterwards enrolling, revocation lists and new signers need the root cards each time; publishing does not. Remove old backups of this computer as well: they still hold the key.</source>
        <translation>Sesudahnya pendaftaran asesor, daftar pencabutan, dan penanda tangan baru setiap kali memerlukan kartu kunci induk; penerbitan periode tidak. Hapus juga cadangan lama komputer ini: kuncinya masih ada di sana.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Fingerprint of the programme, to be published and read out</source>
        <translation>Sidik jari program, untuk diumumkan dan dibacakan</translation>
    </message>
    <message>
        <source>For people outside who check signatures with their own tools. It holds for 90 days.</source>
        <translation>Untuk pihak luar yang memeriksa tanda tangan dengan alatnya sendiri. Berlaku 90 hari.</translation>
    </message>
    <message>
        <source>It signs nothing yet. The next edition that you publish announces it; when every laptop has taken that edition in, use it.</source>
        <translation>Penanda tangan ini belum menandatangani apa pun. Terbitan periode berikutnya mengumumkannya; setelah semua laptop mengambil terbitan itu, pakailah.</translation>
    </message>
    <message>
        <source>Keys of the programme</source>
        <translation>Kunci program</translation>
    </message>
    <message>
        <source>Made. Publish an edition to announce it.</source>
        <translation>Sudah dibuat. Terbitkan periode untuk mengumumkannya.</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Buat</translation>
    </message>
    <message>
        <source>Make the next signer?</source>
        <translation>Buat penanda tangan berikutnya?</translation>
    </message>
    <message>
        <source>Now revoke the old certificate and enrol the person anew.</source>
        <translation>Sekarang cabut sertifikat lamanya dan daftarkan kembali orang itu.</translation>
    </message>
    <message>
        <source>Publish an edition afterwards: laptops then refuse whatever this signer signs.</source>
        <translation>Terbitkan periode sesudahnya: laptop lalu menolak apa pun yang ditandatanganinya.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Cabut</translation>
    </message>
    <message>
        <source>Revoke this signer?</source>
        <translation>Cabut penanda tangan ini?</translation>
    </message>
    <message>
        <source>Revoked. Publish an edition to tell the laptops.</source>
        <translation>Sudah dicabut. Terbitkan periode agar laptop mengetahuinya.</translation>
    </message>
    <message>
        <source>Sign with the announced signer from now on?</source>
        <translation>Tanda tangani dengan penanda tangan yang diumumkan mulai sekarang?</translation>
    </message>
    <message>
        <source>Take it &amp;off this computer…</source>
        <translation>&amp;Pindahkan dari komputer ini…</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>Pindahkan</translation>
    </message>
    <message>
        <source>Take the root key off this computer?</source>
        <translation>Pindahkan kunci induk dari komputer ini?</translation>
    </message>
    <message>
        <source>The announced signer signs from now on.</source>
        <translation>Penanda tangan yang diumumkan dipakai mulai sekarang.</translation>
    </message>
    <message>
        <source>The cards of set {code} open the real key.</source>
        <translation>Kartu set {code} membuka kunci yang sebenarnya.</translation>
    </message>
    <message>
        <source>The drill is noted. Seal the envelopes again.</source>
        <translation>Latihan tercatat. Segel kembali amplopnya.</translation>
    </message>
    <message>
        <source>The key of the present signer is destroyed; what it signed stays good. Laptops that missed the announcement will ask to compare by telephone.</source>
        <translation>Kunci penanda tangan sekarang dimusnahkan; yang sudah ditandatanganinya tetap sah. Laptop yang melewatkan pengumuman akan meminta pencocokan lewat telepon.</translation>
    </message>
    <message>
        <source>The reply for {name} is ready: {path}</source>
        <translation>Jawaban untuk {name} siap: {path}</translation>
    </message>
    <message>
        <source>The root key is no longer on this computer.</source>
        <translation>Kunci induk tidak lagi disimpan di komputer ini.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Pakai</translation>
    </message>
    <message>
        <source>Where the list goes</source>
        <translation>Tempat menyimpan daftar</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>Tulis</translation>
    </message>
    <message>
        <source>Write the &amp;list of revoked certificates…</source>
        <translation>Tulis &amp;daftar sertifikat dicabut…</translation>
    </message>
    <message>
        <source>Write the list of revoked certificates</source>
        <translation>Tulis daftar sertifikat dicabut</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Tertulis: {path}</translation>
    </message>
</context>
<context>
    <name>LedgerTable</name>
    <message>
        <source>All editions</source>
        <translation>Semua periode</translation>
    </message>
    <message>
        <source>All stages</source>
        <translation>Semua tahap</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Look for a region, province or stage</source>
        <translation>Cari daerah, provinsi, atau tahap</translation>
    </message>
    <message>
        <source>Look for…</source>
        <translation>Cari…</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Provinsi</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Regions and their stages</source>
        <translation>Daerah dan tahapnya</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Tahap</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
</context>
<context>
    <name>LevelGroup</name>
    <message>
        <source>Asks for evidence that is not attached yet</source>
        <translation>Memerlukan bukti dukung yang belum dilampirkan</translation>
    </message>
    <message>
        <source>Asks for evidence, which is attached</source>
        <translation>Memerlukan bukti dukung, sudah dilampirkan</translation>
    </message>
    <message>
        <source>Indicator {code}, level {level} of {most}</source>
        <translation>Indikator {code}, tingkat {level} dari {most}</translation>
    </message>
    <message>
        <source>Indicator {code}, not applicable</source>
        <translation>Indikator {code}, tidak berlaku</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Tidak berlaku</translation>
    </message>
    <message>
        <source>Scale {low}–{high}: {digit} is no level. ↓ goes on without it.</source>
        <translation>Skala {low}–{high}: {digit} bukan tingkat. ↓ melanjutkan tanpa mengisinya.</translation>
    </message>
    <message>
        <source>This does not exist in the region by its nature. A reason is needed.</source>
        <translation>Hal ini memang tidak ada di daerah tersebut. Alasan diperlukan.</translation>
    </message>
    <message>
        <source>This indicator is scored in every region: “not applicable” is not allowed here.</source>
        <translation>Indikator ini dinilai di setiap daerah: “tidak berlaku” tidak dapat dipilih di sini.</translation>
    </message>
</context>
<context>
    <name>LogTab</name>
    <message numerus="yes">
        <source>%n finding(s) in the log.</source>
        <translation>
            <numerusform>%n temuan dalam catatan.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Check the whole log</source>
        <translation>&amp;Periksa seluruh catatan</translation>
    </message>
    <message>
        <source>&amp;Save as a file…</source>
        <translation>&amp;Simpan sebagai berkas…</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sesudah</translation>
    </message>
    <message>
        <source>At number {numbers}. Keep a copy of the data folder as it is.</source>
        <translation>Pada nomor {numbers}. Simpan salinan folder data apa adanya.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Sebelum</translation>
    </message>
    <message>
        <source>Choose a folder for the log</source>
        <translation>Pilih folder untuk catatan</translation>
    </message>
    <message>
        <source>Every act</source>
        <translation>Semua tindakan</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Semua petugas</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Temuan</translation>
    </message>
    <message>
        <source>From this day on</source>
        <translation>Mulai tanggal ini</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Head of the chain: {head}</source>
        <translation>Kepala rantai: {head}</translation>
    </message>
    <message>
        <source>Kind of act</source>
        <translation>Jenis tindakan</translation>
    </message>
    <message>
        <source>Log of headquarters</source>
        <translation>Catatan pusat</translation>
    </message>
    <message>
        <source>Look for a word</source>
        <translation>Cari kata</translation>
    </message>
    <message>
        <source>Look for a word in the log</source>
        <translation>Cari kata dalam catatan</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Menjadi</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Perihal</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Ditandatangani oleh</translation>
    </message>
    <message numerus="yes">
        <source>The clock went back by about %n minute(s).</source>
        <translation>
            <numerusform>Jam mundur kira-kira %n menit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock went on by about %n minute(s) more than was counted.</source>
        <translation>
            <numerusform>Jam maju kira-kira %n menit lebih banyak daripada yang terhitung.</numerusform>
        </translation>
    </message>
    <message>
        <source>The log is saved: {file}</source>
        <translation>Catatan tersimpan: {file}</translation>
    </message>
    <message>
        <source>The log is whole: {lines} lines, {signatures} signatures.</source>
        <translation>Catatan utuh: {lines} baris, {signatures} tanda tangan.</translation>
    </message>
    <message>
        <source>Until this day</source>
        <translation>Sampai tanggal ini</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>When ({zone})</source>
        <translation>Waktu ({zone})</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>from</source>
        <translation>sejak</translation>
    </message>
    <message>
        <source>until</source>
        <translation>sampai</translation>
    </message>
    <message>
        <source>{shown} of {all} lines</source>
        <translation>{shown} dari {all} baris</translation>
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
        <source>Getting ready…</source>
        <translation>Menyiapkan…</translation>
    </message>
    <message>
        <source>SmartCity Desktop</source>
        <translation>SmartCity Desktop</translation>
    </message>
</context>
<context>
    <name>MakeCardsDialog</name>
    <message>
        <source>&amp;Cards to make</source>
        <translation>&amp;Jumlah kartu</translation>
    </message>
    <message>
        <source>A new recovery key is made; the next edition tells it to the laptops. Keep the old cards: only they open what was encrypted until then. To make more cards of the same key, have the old ones at hand.</source>
        <translation>Kunci pemulihan baru dibuat; terbitan periode berikutnya menyampaikannya ke laptop. Simpan kartu lama: hanya kartu itu yang membuka apa yang dienkripsi sebelumnya. Untuk mencetak kartu baru dari kunci yang sama, siapkan kartu lama.</translation>
    </message>
    <message>
        <source>Cards &amp;needed to open the key</source>
        <translation>Kartu yang &amp;diperlukan</translation>
    </message>
    <message>
        <source>Each card goes to another person and another place. Cards of an earlier set still open the key: destroy them after the drill with the new ones.</source>
        <translation>Setiap kartu dipegang orang lain di tempat lain. Kartu set sebelumnya tetap dapat membuka kunci: musnahkan setelah latihan dengan kartu baru.</translation>
    </message>
    <message>
        <source>Each card goes to another person and another place. Hold a drill with them before the root key is taken off this computer.</source>
        <translation>Setiap kartu dipegang orang lain di tempat lain. Adakan latihan dengan kartu ini sebelum kunci induk diambil dari komputer ini.</translation>
    </message>
    <message>
        <source>Make the cards</source>
        <translation>Buat kartu</translation>
    </message>
    <message>
        <source>More cards cannot be needed than are made.</source>
        <translation>Kartu yang diperlukan tidak dapat lebih banyak daripada yang dibuat.</translation>
    </message>
    <message>
        <source>Please type or scan the cards in force.</source>
        <translation>Ketik atau pindai kartu yang berlaku.</translation>
    </message>
    <message>
        <source>Please type your passphrase.</source>
        <translation>Ketik kata sandi Anda.</translation>
    </message>
    <message>
        <source>Put the &amp;same key on new cards (the old cards are here)</source>
        <translation>Cetak kartu baru dari kunci yang &amp;sama (kartu lama ada di sini)</translation>
    </message>
    <message>
        <source>Recovery key: new cards</source>
        <translation>Kunci pemulihan: kartu baru</translation>
    </message>
    <message>
        <source>Root key: new cards</source>
        <translation>Kunci induk: kartu baru</translation>
    </message>
    <message>
        <source>The recovery key is kept nowhere but on these cards. Publish the edition afterwards, so that the laptops know it.</source>
        <translation>Kunci pemulihan hanya ada pada kartu-kartu ini. Terbitkan periode sesudahnya agar laptop mengenalnya.</translation>
    </message>
    <message>
        <source>The root key is not on this computer: type or scan the cards in force. Destroy them after the drill with the new ones.</source>
        <translation>Kunci induk tidak disimpan di komputer ini: ketik atau pindai kartu yang berlaku. Musnahkan kartu itu setelah latihan dengan kartu baru.</translation>
    </message>
    <message>
        <source>Your &amp;passphrase</source>
        <translation>Kata &amp;sandi Anda</translation>
    </message>
</context>
<context>
    <name>ManualWindow</name>
    <message>
        <source>All keys (F1)</source>
        <translation>Semua tombol (F1)</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Mundur (Alt+Panah kiri)</translation>
    </message>
    <message>
        <source>Contents of the manual</source>
        <translation>Daftar isi pedoman</translation>
    </message>
    <message>
        <source>Every key of the program. Nothing needs the mouse.</source>
        <translation>Semua tombol program ini. Tidak ada yang memerlukan tetikus.</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Maju (Alt+Panah kanan)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Manual – SmartCity Desktop</source>
        <translation>Pedoman – SmartCity Desktop</translation>
    </message>
    <message>
        <source>Nothing found. Try another or a shorter word.</source>
        <translation>Tidak ada yang cocok. Coba kata lain atau yang lebih pendek.</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Tempat yang ditemukan</translation>
    </message>
    <message>
        <source>Print this chapter (Ctrl+P)</source>
        <translation>Cetak bab ini (Ctrl+P)</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Cari (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Cari dalam pedoman</translation>
    </message>
    <message>
        <source>Text of the chapter</source>
        <translation>Isi bab</translation>
    </message>
</context>
<context>
    <name>NewEditionDialog</name>
    <message>
        <source>As in Indonesian, if left empty</source>
        <translation>Sama dengan judul Indonesia bila kosong</translation>
    </message>
    <message>
        <source>Choose a rubric</source>
        <translation>Pilih rubrik</translation>
    </message>
    <message>
        <source>Gerakan Menuju Smart City {year}</source>
        <translation>Gerakan Menuju Smart City {year}</translation>
    </message>
    <message>
        <source>Make the draft</source>
        <translation>Buat rancangan</translation>
    </message>
    <message>
        <source>New edition</source>
        <translation>Periode baru</translation>
    </message>
    <message>
        <source>No file chosen yet</source>
        <translation>Belum ada berkas</translation>
    </message>
    <message>
        <source>Please choose the rubric file, or take the proposed rubric.</source>
        <translation>Mohon pilih berkas rubrik, atau pakai rubrik usulan.</translation>
    </message>
    <message>
        <source>Please give the edition a short code, such as its year.</source>
        <translation>Mohon beri kode singkat, misalnya tahunnya.</translation>
    </message>
    <message>
        <source>Please give the edition a title.</source>
        <translation>Mohon beri judul periode.</translation>
    </message>
    <message>
        <source>Rubric (*.yaml *.yml)</source>
        <translation>Rubrik (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Rubric, dates and rules can no longer change once the edition was published.</source>
        <translation>Rubrik, tanggal, dan aturan tidak dapat diubah setelah periode terbit.</translation>
    </message>
</context>
<context>
    <name>NewKeyDialog</name>
    <message>
        <source>&amp;Folder or stick</source>
        <translation>&amp;Folder atau USB</translation>
    </message>
    <message>
        <source>A new key for your signature</source>
        <translation>Kunci baru untuk tanda tangan Anda</translation>
    </message>
    <message>
        <source>Make one when somebody else may have seen your passphrase, or when your certificate ends. The old key signs the request, so headquarters enrols the new one without a telephone call.</source>
        <translation>Buat kunci baru bila kata sandi Anda mungkin diketahui orang lain, atau bila sertifikat Anda akan berakhir. Kunci lama menandatangani permohonannya, sehingga pusat mendaftarkan kunci baru tanpa menelepon.</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>Buat kunci</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Kunci baru</translation>
    </message>
    <message>
        <source>Please choose where the file for headquarters goes.</source>
        <translation>Pilih tempat berkas untuk pusat.</translation>
    </message>
    <message>
        <source>Please type your passphrase.</source>
        <translation>Ketik kata sandi Anda.</translation>
    </message>
    <message>
        <source>Where to save the file</source>
        <translation>Tempat menyimpan berkas</translation>
    </message>
</context>
<context>
    <name>NextStepDialog</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n tahun</numerusform>
        </translation>
    </message>
    <message>
        <source>A region&apos;s first step</source>
        <translation>Langkah pertama daerah</translation>
    </message>
    <message>
        <source>Anything worth keeping (optional)</source>
        <translation>Hal yang perlu dicatat (boleh kosong)</translation>
    </message>
    <message>
        <source>Choose a file to keep</source>
        <translation>Pilih berkas untuk disimpan</translation>
    </message>
    <message>
        <source>Edition {edition}. What is recorded stays in the history.</source>
        <translation>Periode {edition}. Yang dicatat tetap tersimpan dalam riwayat.</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Langkah berikutnya</translation>
    </message>
    <message>
        <source>Next step of {region}</source>
        <translation>Langkah berikutnya {region}</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>Tanpa berkas</translation>
    </message>
    <message>
        <source>Please choose a region from the list.</source>
        <translation>Mohon pilih daerah dari daftar.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>The reason (required)</source>
        <translation>Alasannya (wajib)</translation>
    </message>
    <message>
        <source>{years} – it has to be {low} to {high} years</source>
        <translation>{years} – harus {low} sampai {high} tahun</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Attach the note</source>
        <translation>Lampirkan catatan</translation>
    </message>
    <message>
        <source>Kind of evidence</source>
        <translation>Jenis bukti dukung</translation>
    </message>
    <message>
        <source>Name and office, date, what was said or shown</source>
        <translation>Nama dan jabatan, tanggal, apa yang disampaikan atau diperlihatkan</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Note as evidence for {code}</source>
        <translation>Catatan sebagai bukti dukung {code}</translation>
    </message>
    <message>
        <source>Please write the note first.</source>
        <translation>Tulis catatannya dahulu.</translation>
    </message>
    <message>
        <source>Whom you spoke to or what was shown, when and where. It is kept as a text file.</source>
        <translation>Dengan siapa Anda berbicara atau apa yang diperlihatkan, kapan, dan di mana. Disimpan sebagai berkas teks.</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Tulis catatan</translation>
    </message>
</context>
<context>
    <name>OverviewTab</name>
    <message numerus="yes">
        <source>%n assessor(s)</source>
        <translation>
            <numerusform>%n asesor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n ditahan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n daerah</numerusform>
        </translation>
    </message>
    <message>
        <source>All sheets are in. Look at the ranking and decide.</source>
        <translation>Semua lembar sudah diterima. Lihat peringkat dan putuskan.</translation>
    </message>
    <message>
        <source>All sheets in</source>
        <translation>Lembar lengkap</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Diundang</translation>
    </message>
    <message>
        <source>Asked, as far as on record</source>
        <translation>Diundang, sejauh tercatat</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>Dinilai</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Penilaian</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Tugaskan</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Terpilih</translation>
    </message>
    <message>
        <source>Decided. The chosen regions go on to the memorandum.</source>
        <translation>Sudah diputuskan. Daerah terpilih lanjut ke nota kesepahaman.</translation>
    </message>
    <message>
        <source>Enrol assessors</source>
        <translation>Daftarkan asesor</translation>
    </message>
    <message>
        <source>From asked to chosen</source>
        <translation>Dari diundang sampai terpilih</translation>
    </message>
    <message>
        <source>Funnel of the edition</source>
        <translation>Corong periode</translation>
    </message>
    <message>
        <source>Invite regions</source>
        <translation>Undang daerah</translation>
    </message>
    <message>
        <source>Map of the regions</source>
        <translation>Peta daerah</translation>
    </message>
    <message>
        <source>Memorandum signed</source>
        <translation>Nota kesepahaman</translation>
    </message>
    <message numerus="yes">
        <source>Next: assign assessors; %n region(s) have none yet.</source>
        <translation>
            <numerusform>Berikutnya: tugaskan asesor; %n daerah belum punya.</numerusform>
        </translation>
    </message>
    <message>
        <source>Next: enrol the assessors with their files.</source>
        <translation>Berikutnya: daftarkan para asesor dengan berkasnya.</translation>
    </message>
    <message>
        <source>Next: invite the regions of this edition.</source>
        <translation>Berikutnya: undang daerah untuk periode ini.</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>Di peta</translation>
    </message>
    <message>
        <source>Open the programme</source>
        <translation>Buka program</translation>
    </message>
    <message>
        <source>Open the ranking</source>
        <translation>Buka peringkat</translation>
    </message>
    <message>
        <source>Overview of the edition</source>
        <translation>Ringkasan periode</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Packages until</source>
        <translation>Paket sampai</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Panel</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Terbit</translation>
    </message>
    <message>
        <source>Questionnaire answered</source>
        <translation>Kuesioner dijawab</translation>
    </message>
    <message>
        <source>Ready: publish it and hand the package to the assessors.</source>
        <translation>Siap: terbitkan, lalu serahkan paketnya kepada para asesor.</translation>
    </message>
    <message>
        <source>Rubric</source>
        <translation>Rubrik</translation>
    </message>
    <message>
        <source>Take packages in</source>
        <translation>Terima paket</translation>
    </message>
    <message>
        <source>Time-stamps</source>
        <translation>Stempel waktu</translation>
    </message>
    <message>
        <source>To choose</source>
        <translation>Akan dipilih</translation>
    </message>
    <message numerus="yes">
        <source>Under way: %n sheet(s) still to come.</source>
        <translation>
            <numerusform>Berjalan: %n lembar belum diterima.</numerusform>
        </translation>
    </message>
    <message>
        <source>asked</source>
        <translation>diundang</translation>
    </message>
    <message>
        <source>assessed</source>
        <translation>dinilai</translation>
    </message>
    <message>
        <source>chosen or further on</source>
        <translation>terpilih atau lebih lanjut</translation>
    </message>
    <message>
        <source>left</source>
        <translation>keluar</translation>
    </message>
    <message>
        <source>none asked for</source>
        <translation>tidak diminta</translation>
    </message>
    <message numerus="yes">
        <source>of %n service(s)</source>
        <translation>
            <numerusform>dari %n layanan</numerusform>
        </translation>
    </message>
    <message>
        <source>some sheets in</source>
        <translation>sebagian lembar</translation>
    </message>
    <message>
        <source>{got} of {all} taken in</source>
        <translation>{got} dari {all} diterima</translation>
    </message>
</context>
<context>
    <name>OwnPassphraseDialog</name>
    <message>
        <source>&amp;New one</source>
        <translation>Kata sandi &amp;baru</translation>
    </message>
    <message>
        <source>&amp;Old passphrase</source>
        <translation>Kata sandi &amp;lama</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>Change my passphrase</source>
        <translation>Ganti kata sandi saya</translation>
    </message>
    <message>
        <source>Change the passphrase of {name}</source>
        <translation>Ganti kata sandi {name}</translation>
    </message>
    <message>
        <source>Once &amp;more</source>
        <translation>&amp;Sekali lagi</translation>
    </message>
    <message>
        <source>Please type a new passphrase.</source>
        <translation>Ketik kata sandi yang baru.</translation>
    </message>
    <message>
        <source>Please type the old passphrase.</source>
        <translation>Ketik kata sandi yang lama.</translation>
    </message>
    <message>
        <source>Signing keys and data stay as they are.</source>
        <translation>Kunci tanda tangan dan data tetap seperti semula.</translation>
    </message>
    <message>
        <source>The two passphrases differ. Please type the second one again.</source>
        <translation>Kedua kata sandi berbeda. Ketik lagi yang kedua.</translation>
    </message>
</context>
<context>
    <name>PageLine</name>
    <message>
        <source>&amp;Page: scan its QR code, or type its six words</source>
        <translation>&amp;Halaman: pindai kode QR atau ketik keenam katanya</translation>
    </message>
    <message>
        <source>Checked: it is the sheet of this region and rubric.</source>
        <translation>Cocok: lembar untuk daerah dan rubrik ini.</translation>
    </message>
    <message>
        <source>Not checked yet that it is the sheet of this region. Enter goes on.</source>
        <translation>Belum dicocokkan dengan daerah ini. Tekan Enter untuk lanjut.</translation>
    </message>
    <message>
        <source>Page {n} of {m} of this very sheet.</source>
        <translation>Halaman {n} dari {m} lembar daerah ini.</translation>
    </message>
    <message>
        <source>QR code or six words of a page</source>
        <translation>Kode QR atau enam kata suatu halaman</translation>
    </message>
</context>
<context>
    <name>PanelField</name>
    <message numerus="yes">
        <source>%n person(s) took part.</source>
        <translation>
            <numerusform>%n orang hadir.</numerusform>
        </translation>
    </message>
    <message>
        <source>For the region: {who}</source>
        <translation>Dari pihak daerah: {who}</translation>
    </message>
    <message>
        <source>Promised later, to {who}</source>
        <translation>Dijanjikan menyusul, kepada {who}</translation>
    </message>
    <message>
        <source>Visit by {who}</source>
        <translation>Kunjungan oleh {who}</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>sudah dipenuhi</translation>
    </message>
</context>
<context>
    <name>PanelPage</name>
    <message>
        <source>&amp;Next of them</source>
        <translation>&amp;Berikutnya</translation>
    </message>
    <message>
        <source>&amp;Print a sheet</source>
        <translation>&amp;Cetak lembar</translation>
    </message>
    <message>
        <source>Next region (Ctrl+Page Down)</source>
        <translation>Daerah berikutnya (Ctrl+Page Down)</translation>
    </message>
    <message>
        <source>No region to look at yet</source>
        <translation>Belum ada daerah untuk dilihat</translation>
    </message>
    <message>
        <source>Previous region (Ctrl+Page Up)</source>
        <translation>Daerah sebelumnya (Ctrl+Page Up)</translation>
    </message>
    <message>
        <source>Publish an edition with regions and a panel first; the sheets appear as their packages come in.</source>
        <translation>Terbitkan dahulu periode dengan daerah dan panelnya; lembar tampil seiring paketnya diterima.</translation>
    </message>
    <message numerus="yes">
        <source>The panel is far apart on %n indicator(s).</source>
        <translation>
            <numerusform>Panel berbeda jauh pada %n indikator.</numerusform>
        </translation>
    </message>
    <message>
        <source>The panel is nowhere far apart.</source>
        <translation>Panel tidak berbeda jauh di mana pun.</translation>
    </message>
</context>
<context>
    <name>PanelTree</name>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>N/A</source>
        <translation>TB</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Panel</translation>
    </message>
    <message>
        <source>Scores of the panel</source>
        <translation>Skor panel</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>{n} apart</source>
        <translation>beda {n}</translation>
    </message>
    <message>
        <source>{who}: scored by version {n} of the rubric, does not count</source>
        <translation>{who}: dinilai menurut rubrik versi {n}, belum dihitung</translation>
    </message>
    <message>
        <source>{words}, with a comment</source>
        <translation>{words}, dengan komentar</translation>
    </message>
</context>
<context>
    <name>PanelWords</name>
    <message>
        <source>Between {low} and {high}, whatever the missing scores turn out to be.</source>
        <translation>Antara {low} dan {high}, apa pun skor yang masih kosong.</translation>
    </message>
    <message>
        <source>Level {n}</source>
        <translation>Tingkat {n}</translation>
    </message>
    <message>
        <source>Mean of the panel</source>
        <translation>Rata-rata panel</translation>
    </message>
    <message>
        <source>No level given.</source>
        <translation>Tidak ada tingkat.</translation>
    </message>
    <message>
        <source>Not applicable: {reason}</source>
        <translation>Tidak berlaku: {reason}</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Buka {name}</translation>
    </message>
    <message>
        <source>Released by a clerk; the package had been held ({code}).</source>
        <translation>Diloloskan oleh petugas; paketnya semula ditahan ({code}).</translation>
    </message>
    <message>
        <source>Signed on another figure than the present one; the sheet stays as it is.</source>
        <translation>Ditandatangani dengan angka lain; lembar itu tetap sebagaimana adanya.</translation>
    </message>
    <message>
        <source>Sub-dimensions of the panel</source>
        <translation>Subdimensi panel</translation>
    </message>
    <message>
        <source>The panel&apos;s values</source>
        <translation>Nilai panel</translation>
    </message>
    <message>
        <source>The panel&apos;s words</source>
        <translation>Catatan panel</translation>
    </message>
    <message>
        <source>The sheet has not come in yet.</source>
        <translation>Lembarnya belum diterima.</translation>
    </message>
    <message>
        <source>There is no figure. Import it on the edition&apos;s page, under Facts.</source>
        <translation>Angkanya belum ada. Impor pada halaman periode, bagian Data daerah.</translation>
    </message>
    <message>
        <source>Too many scores are missing for a total.</source>
        <translation>Terlalu banyak skor kosong untuk sebuah total.</translation>
    </message>
    <message>
        <source>Total by assessor</source>
        <translation>Total menurut asesor</translation>
    </message>
    <message>
        <source>earlier rubric, version {n}: does not count</source>
        <translation>rubrik versi lama ({n}): belum dihitung</translation>
    </message>
    <message>
        <source>not in yet</source>
        <translation>belum diterima</translation>
    </message>
    <message>
        <source>{number} ({source}, {year}) counts for everybody.</source>
        <translation>{number} ({source}, {year}) berlaku bagi semua asesor.</translation>
    </message>
</context>
<context>
    <name>PaperCheckPage</name>
    <message numerus="yes">
        <source>%n word(s) of six</source>
        <translation>
            <numerusform>%n dari enam kata</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Check the page</source>
        <translation>&amp;Periksa halaman</translation>
    </message>
    <message>
        <source>&amp;Region (may stay empty; with it the search is faster)</source>
        <translation>&amp;Daerah (boleh kosong; pencarian lebih cepat bila diisi)</translation>
    </message>
    <message>
        <source>&amp;Stop the search</source>
        <translation>&amp;Hentikan pencarian</translation>
    </message>
    <message>
        <source>Choose a package</source>
        <translation>Pilih paket</translation>
    </message>
    <message>
        <source>Compare with a &amp;package…</source>
        <translation>Bandingkan dengan &amp;paket…</translation>
    </message>
    <message>
        <source>Compared with {file}</source>
        <translation>Dibandingkan dengan {file}</translation>
    </message>
    <message>
        <source>Document: {words}</source>
        <translation>Dokumen: {words}</translation>
    </message>
    <message>
        <source>Every page that this program prints bears six words and a QR code at its foot. Type the words, or put the cursor here and scan the code: you are told whether the page is what is on file.</source>
        <translation>Setiap halaman yang dicetak program ini memuat enam kata dan kode QR di kakinya. Ketik kata-katanya, atau taruh kursor di sini lalu pindai kodenya: Anda akan tahu apakah halaman itu sama dengan berkas.</translation>
    </message>
    <message>
        <source>Looking through what is on file: {n} of at most {all} printouts</source>
        <translation>Mencari di antara berkas: {n} dari paling banyak {all} cetakan</translation>
    </message>
    <message>
        <source>Looking through what is on file…</source>
        <translation>Memeriksa berkas…</translation>
    </message>
    <message>
        <source>Packages (*.asice *.asice.age);;All files (*)</source>
        <translation>Paket (*.asice *.asice.age);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Page: {words}</source>
        <translation>Halaman: {words}</translation>
    </message>
    <message>
        <source>Six &amp;words, or the text of the QR code</source>
        <translation>Enam &amp;kata, atau isi kode QR</translation>
    </message>
    <message>
        <source>This is the text of a QR code.</source>
        <translation>Ini isi kode QR.</translation>
    </message>
    <message>
        <source>for instance: angka jingga lumut cekung yodium harapan</source>
        <translation>misalnya: angka jingga lumut cekung yodium harapan</translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Save it as a file: a print of it bears no electronic signature.</source>
        <translation>Simpan sebagai berkas: cetakannya tidak memuat tanda tangan elektronik.</translation>
    </message>
    <message>
        <source>Sign electronically…</source>
        <translation>Tandatangani secara elektronik…</translation>
    </message>
    <message>
        <source>This paper is signed electronically.</source>
        <translation>Naskah ini sudah ditandatangani secara elektronik.</translation>
    </message>
</context>
<context>
    <name>PaperReviewPage</name>
    <message>
        <source>4 of 4 – review</source>
        <translation>4 dari 4 – tinjauan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Done: the sheet stays as it is</source>
        <translation>Selesai: lembar tetap seperti adanya</translation>
    </message>
    <message numerus="yes">
        <source>Enter %n answer(s)</source>
        <translation>
            <numerusform>Masukkan %n jawaban</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter %n answer(s), {m} of them replacing</source>
        <translation>
            <numerusform>Masukkan %n jawaban, {m} di antaranya mengganti</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>Pertahankan semua</translation>
    </message>
    <message>
        <source>Keep every answer of the sheet that the paper would change</source>
        <translation>Pertahankan setiap jawaban di lembar yang akan diganti oleh kertas</translation>
    </message>
    <message>
        <source>Keep the sheet&apos;s (←)</source>
        <translation>Tetap isi lembar (←)</translation>
    </message>
    <message>
        <source>Nothing is entered yet. Ctrl+Enter enters it; Ctrl+Z afterwards takes all of it back.</source>
        <translation>Belum ada yang masuk. Ctrl+Enter memasukkannya; sesudahnya Ctrl+Z membatalkan semuanya.</translation>
    </message>
    <message>
        <source>Take the paper&apos;s (→)</source>
        <translation>Pakai isi kertas (→)</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>kosong</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>tidak berlaku</translation>
    </message>
    <message>
        <source>without an answer</source>
        <translation>belum terjawab</translation>
    </message>
    <message>
        <source>{code} {title}: stays {stands}; on the paper {paper}</source>
        <translation>{code} {title}: tetap {stands}; di kertas {paper}</translation>
    </message>
    <message>
        <source>{code} {title}: {stands} → {paper}</source>
        <translation>{code} {title}: {stands} → {paper}</translation>
    </message>
    <message>
        <source>{n} new</source>
        <translation>{n} baru</translation>
    </message>
    <message>
        <source>{n} replace</source>
        <translation>{n} mengganti</translation>
    </message>
    <message>
        <source>{n} stay</source>
        <translation>{n} tetap</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message numerus="yes">
        <source>%n page(s) printed.</source>
        <translation>
            <numerusform>%n halaman dicetak.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Sesuaikan lebar</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Perbesar</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Halaman berikutnya</translation>
    </message>
    <message>
        <source>No printer is set up on this computer.</source>
        <translation>Belum ada pencetak pada komputer ini.</translation>
    </message>
    <message>
        <source>Pages of {name}</source>
        <translation>Halaman {name}</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Halaman sebelumnya</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Cetak…</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Simpan sebagai</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Simpan sebagai PDF…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Simpan sebagai…</translation>
    </message>
    <message>
        <source>Save the paper as a PDF and print it on another computer.</source>
        <translation>Simpan sebagai PDF, lalu cetak di komputer lain.</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Tersimpan: {path}</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Perkecil</translation>
    </message>
    <message>
        <source>page {n} of {m}</source>
        <translation>halaman {n} dari {m}</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>&amp;New passphrase</source>
        <translation>Kata sandi &amp;baru</translation>
    </message>
    <message>
        <source>&amp;Old passphrase</source>
        <translation>Kata sandi &amp;lama</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Ganti kata sandi</translation>
    </message>
    <message>
        <source>Keys and data stay as they are; only what opens them changes.</source>
        <translation>Kunci dan data tetap sama; hanya pembukanya yang berubah.</translation>
    </message>
    <message>
        <source>Please think of a new passphrase and fill it in.</source>
        <translation>Tentukan kata sandi baru, lalu isikan.</translation>
    </message>
    <message>
        <source>Please type the old passphrase.</source>
        <translation>Ketik kata sandi lama.</translation>
    </message>
    <message>
        <source>The new one once &amp;more</source>
        <translation>&amp;Ulangi yang baru</translation>
    </message>
    <message>
        <source>The two passphrases differ. Please type the second one again.</source>
        <translation>Kedua kata sandi berbeda. Ketik ulang yang kedua.</translation>
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
    <name>PdfCheckDialog</name>
    <message>
        <source>Check a signed PDF</source>
        <translation>Periksa PDF bertanda tangan</translation>
    </message>
    <message>
        <source>Choose a PDF</source>
        <translation>Pilih PDF</translation>
    </message>
    <message>
        <source>Choose a PDF…</source>
        <translation>Pilih PDF…</translation>
    </message>
    <message>
        <source>Drop a PDF here. It is only read, never changed.</source>
        <translation>Seret PDF ke sini. Berkas hanya dibaca, tidak diubah.</translation>
    </message>
    <message>
        <source>Looking at the signatures…</source>
        <translation>Memeriksa tanda tangan…</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Berkas PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Score sheets, minutes and letters, and PDFs that were signed elsewhere: who signed, whether anything was changed since, and whether the signer is known here.</source>
        <translation>Lembar penilaian, berita acara, surat, dan PDF yang ditandatangani di tempat lain: siapa yang menandatangani, apakah ada yang diubah sesudahnya, dan apakah penanda tangannya dikenal di sini.</translation>
    </message>
    <message>
        <source>The score sheet that was signed lies in its package. The six words at the foot of a printed page are compared under Check paper.</source>
        <translation>Lembar penilaian yang ditandatangani ada di dalam paketnya. Enam kata di kaki halaman tercetak dapat dicocokkan di Periksa kertas.</translation>
    </message>
    <message>
        <source>{file}: intact and validly signed, but it cannot be told for sure by whom.</source>
        <translation>{file}: utuh dan tanda tangannya sah, tetapi penanda tangannya belum dapat dipastikan.</translation>
    </message>
    <message>
        <source>{file}: intact, validly signed, and the signers are known here.</source>
        <translation>{file}: utuh, tanda tangannya sah, dan penanda tangannya dikenal di sini.</translation>
    </message>
    <message>
        <source>{file}: nobody signed this PDF electronically.</source>
        <translation>{file}: PDF ini tidak ditandatangani secara elektronik.</translation>
    </message>
    <message>
        <source>{file}: this PDF cannot be relied on.</source>
        <translation>{file}: PDF ini tidak dapat dipercaya.</translation>
    </message>
</context>
<context>
    <name>PeopleTab</name>
    <message numerus="yes">
        <source>%n assessor(s)</source>
        <translation>
            <numerusform>%n asesor</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Enrol an assessor…</source>
        <translation>&amp;Daftarkan asesor…</translation>
    </message>
    <message>
        <source>&amp;Revoke…</source>
        <translation>&amp;Cabut…</translation>
    </message>
    <message>
        <source>Assessors of the edition</source>
        <translation>Asesor periode ini</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Sertifikat</translation>
    </message>
    <message>
        <source>Each assessor&apos;s program writes an enrolment file (.csr). Choose it here, or drop it on this page.</source>
        <translation>Program setiap asesor menulis berkas pendaftaran (.csr). Pilih di sini, atau letakkan di halaman ini.</translation>
    </message>
    <message>
        <source>Enrol an assessor…</source>
        <translation>Daftarkan asesor…</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Lembaga</translation>
    </message>
    <message>
        <source>Look for a name or institution</source>
        <translation>Cari nama atau lembaga</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Nobody is on the panel yet</source>
        <translation>Panel masih kosong</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Packages signed with it are refused from now on. What was taken in before stays. Publish the edition again so that everybody knows.</source>
        <translation>Paket yang ditandatangani dengannya ditolak mulai sekarang. Yang sudah diterima tetap ada. Terbitkan ulang periode agar semua mengetahuinya.</translation>
    </message>
    <message>
        <source>Please pick the assessor first.</source>
        <translation>Mohon pilih asesornya dahulu.</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Cabut</translation>
    </message>
    <message>
        <source>Revoke the certificate of {name}?</source>
        <translation>Cabut sertifikat {name}?</translation>
    </message>
    <message>
        <source>The certificate of {name} is revoked.</source>
        <translation>Sertifikat {name} dicabut.</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>dicabut</translation>
    </message>
    <message>
        <source>valid until {day}</source>
        <translation>berlaku sampai {day}</translation>
    </message>
    <message>
        <source>{number} is enrolled.</source>
        <translation>{number} terdaftar.</translation>
    </message>
</context>
<context>
    <name>PersonStep</name>
    <message>
        <source>Assessor {n}</source>
        <translation>Asesor {n}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Code of the first key: {code}</source>
        <translation>Kode kunci pertama: {code}</translation>
    </message>
    <message>
        <source>Each person on this computer has their own encrypted data.</source>
        <translation>Setiap orang di komputer ini memiliki data terenkripsi sendiri.</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Orang baru</translation>
    </message>
    <message>
        <source>The file with the key is damaged.</source>
        <translation>Berkas kuncinya rusak.</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>Siapa yang bekerja?</translation>
    </message>
    <message>
        <source>With a key, a passphrase and data of their own; nobody reads the others&apos;.</source>
        <translation>Dengan kunci, kata sandi, dan data sendiri; tidak ada yang membaca data orang lain.</translation>
    </message>
</context>
<context>
    <name>PlanTable</name>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>NA</source>
        <translation>TB</translation>
    </message>
    <message>
        <source>On the paper</source>
        <translation>Di kertas</translation>
    </message>
    <message>
        <source>On the sheet</source>
        <translation>Di lembar</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Akibatnya</translation>
    </message>
    <message>
        <source>What the paper does to the sheet</source>
        <translation>Akibat kertas terhadap lembar penilaian</translation>
    </message>
    <message>
        <source>new</source>
        <translation>baru</translation>
    </message>
    <message>
        <source>replaces</source>
        <translation>mengganti</translation>
    </message>
    <message>
        <source>stays: blank on paper</source>
        <translation>tetap: kertas kosong</translation>
    </message>
    <message>
        <source>stays: the same</source>
        <translation>tetap: sama</translation>
    </message>
    <message>
        <source>the sheet&apos;s is kept</source>
        <translation>tetap isi lembar</translation>
    </message>
</context>
<context>
    <name>PracticeBand</name>
    <message>
        <source>PRACTICE – nothing from here counts; a real edition refuses its packages</source>
        <translation>LATIHAN – tidak ada yang dihitung; periode sungguhan menolak paketnya</translation>
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
    <name>ProblemList</name>
    <message>
        <source> ({n} explained)</source>
        <translation> ({n} sudah dijelaskan)</translation>
    </message>
    <message>
        <source>Blocking</source>
        <translation>Menghalangi</translation>
    </message>
    <message>
        <source>Explanation for {code}</source>
        <translation>Penjelasan untuk {code}</translation>
    </message>
    <message>
        <source>Needs an explanation</source>
        <translation>Perlu penjelasan</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Nothing stands in the way: everything is answered and explained.</source>
        <translation>Tidak ada yang menghalangi: semua sudah terjawab dan dijelaskan.</translation>
    </message>
    <message>
        <source>Reading the evidence once more: {n} of {all}</source>
        <translation>Membaca ulang bukti dukung: {n} dari {all}</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Tampilkan %n lagi</numerusform>
        </translation>
    </message>
    <message>
        <source>Your explanation</source>
        <translation>Penjelasan Anda</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>It did not open</source>
        <translation>Tidak dapat dibuka</translation>
    </message>
    <message>
        <source>Making the practice edition ready. This takes a moment the first time.</source>
        <translation>Menyiapkan periode latihan. Pertama kali perlu beberapa saat.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Selamat datang</translation>
    </message>
</context>
<context>
    <name>ProgrammePage</name>
    <message numerus="yes">
        <source>%n different region(s)</source>
        <translation>
            <numerusform>%n daerah berbeda</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memoranda</source>
        <translation>
            <numerusform>%n nota kesepahaman</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add a region…</source>
        <translation>T&amp;ambah daerah…</translation>
    </message>
    <message>
        <source>&amp;Memorandum…</source>
        <translation>&amp;Nota kesepahaman…</translation>
    </message>
    <message>
        <source>If the last step was a mistake, take it back in the history.</source>
        <translation>Bila langkah terakhir keliru, tarik kembali dalam riwayat.</translation>
    </message>
    <message>
        <source>It stays in the history, struck through, with your reason.</source>
        <translation>Langkah itu tetap tampak dalam riwayat, dicoret, beserta alasan Anda.</translation>
    </message>
    <message>
        <source>Please pick a region first.</source>
        <translation>Mohon pilih daerah dahulu.</translation>
    </message>
    <message>
        <source>Please pick the edition in the filter first.</source>
        <translation>Mohon pilih periode pada saringan dahulu.</translation>
    </message>
    <message>
        <source>Record the &amp;next step…</source>
        <translation>Catat langkah &amp;berikutnya…</translation>
    </message>
    <message>
        <source>Recorded: {stage}.</source>
        <translation>Tercatat: {stage}.</translation>
    </message>
    <message>
        <source>Running count of memoranda</source>
        <translation>Hitungan berjalan nota kesepahaman</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Tarik kembali</translation>
    </message>
    <message>
        <source>Take “{stage}” back?</source>
        <translation>Tarik “{stage}” kembali?</translation>
    </message>
    <message>
        <source>Taken back: {stage}.</source>
        <translation>Ditarik: {stage}.</translation>
    </message>
    <message>
        <source>{memoranda} signed by {regions}</source>
        <translation>{memoranda} ditandatangani {regions}</translation>
    </message>
    <message>
        <source>{region} has come to the end of its way; nothing follows.</source>
        <translation>{region} sudah sampai di akhir; tidak ada langkah berikutnya.</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} dari {all}</translation>
    </message>
</context>
<context>
    <name>ProgressWords</name>
    <message>
        <source> + {n} optional</source>
        <translation> + {n} opsional</translation>
    </message>
    <message>
        <source>{n} of {of}</source>
        <translation>{n} dari {of}</translation>
    </message>
    <message>
        <source>{progress} answered</source>
        <translation>{progress} terjawab</translation>
    </message>
</context>
<context>
    <name>PromiseDialog</name>
    <message>
        <source>&amp;Due date</source>
        <translation>&amp;Tenggat</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Yang dijanjikan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Tenggat</translation>
    </message>
    <message>
        <source>Promised later</source>
        <translation>Dijanjikan menyusul</translation>
    </message>
    <message>
        <source>Promised later: {about}</source>
        <translation>Dijanjikan menyusul: {about}</translation>
    </message>
    <message>
        <source>What the region hands in after today. It goes to headquarters with the sheet.</source>
        <translation>Yang akan diserahkan daerah setelah hari ini. Catatan ini ikut ke pusat bersama lembar penilaian.</translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation>Yang dijanjikan</translation>
    </message>
    <message>
        <source>for example 30-6-2026; may stay empty</source>
        <translation>misalnya 30-6-2026; boleh kosong</translation>
    </message>
</context>
<context>
    <name>PromisesPage</name>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Tenggat</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Ubah…</translation>
    </message>
    <message>
        <source>Find a promise</source>
        <translation>Cari janji</translation>
    </message>
    <message>
        <source>Find: region, indicator or words</source>
        <translation>Cari: daerah, indikator, atau kata</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Sudah dipenuhi</translation>
    </message>
    <message>
        <source>Mark as &amp;kept</source>
        <translation>Tandai sudah &amp;dipenuhi</translation>
    </message>
    <message>
        <source>Mark as &amp;open again</source>
        <translation>Tandai &amp;belum dipenuhi</translation>
    </message>
    <message>
        <source>Nothing to show here</source>
        <translation>Tidak ada yang ditampilkan</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Belum dipenuhi</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Lewat tenggat</translation>
    </message>
    <message>
        <source>Press Ctrl+D on an indicator to write down what the region hands in later, with a due date.</source>
        <translation>Tekan Ctrl+D pada suatu indikator untuk mencatat yang dijanjikan daerah menyusul, beserta tenggatnya.</translation>
    </message>
    <message>
        <source>Print for {region}…</source>
        <translation>Cetak untuk {region}…</translation>
    </message>
    <message>
        <source>Promised later</source>
        <translation>Dijanjikan menyusul</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Revise it with a reason if it has to change.</source>
        <translation>Revisi dengan alasan bila isinya harus berubah.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>This assessment is signed and can be read only.</source>
        <translation>Penilaian ini sudah ditandatangani dan hanya dapat dibaca.</translation>
    </message>
    <message>
        <source>To the indicator</source>
        <translation>Ke indikator</translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation>Yang dijanjikan</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>sudah dipenuhi</translation>
    </message>
    <message>
        <source>open</source>
        <translation>belum dipenuhi</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>lewat tenggat</translation>
    </message>
    <message>
        <source>{n} open, {m} overdue</source>
        <translation>{n} belum dipenuhi, {m} lewat tenggat</translation>
    </message>
</context>
<context>
    <name>PublishDialog</name>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Later version of the &amp;rubric</source>
        <translation>Versi baru &amp;rubrik</translation>
    </message>
    <message>
        <source>Later version of the rubric</source>
        <translation>Versi baru rubrik</translation>
    </message>
    <message>
        <source>Please write why the rubric changes; it is kept and signed.</source>
        <translation>Harap tulis alasan perubahan rubrik; alasan itu disimpan dan ditandatangani.</translation>
    </message>
    <message>
        <source>Rubrics (*.yaml *.yml)</source>
        <translation>Rubrik (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Why the rubric &amp;changes</source>
        <translation>&amp;Alasan perubahan rubrik</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>tetap</translation>
    </message>
</context>
<context>
    <name>RankingPage</name>
    <message numerus="yes">
        <source>%n region(s) ranked</source>
        <translation>
            <numerusform>%n daerah berperingkat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) were chosen on {when} by {who}.</source>
        <translation>
            <numerusform>%n daerah dipilih pada {when} oleh {who}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Choose %n region(s)…</source>
        <translation>
            <numerusform>&amp;Putuskan %n daerah…</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Go to the cut line</source>
        <translation>Ke &amp;garis batas</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Predikat</translation>
    </message>
    <message>
        <source>Bounds</source>
        <translation>Batas</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Pilihan</translation>
    </message>
    <message numerus="yes">
        <source>Cut line: %n region(s) above it</source>
        <translation>
            <numerusform>Garis batas: %n daerah di atasnya</numerusform>
        </translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Diputuskan</translation>
    </message>
    <message>
        <source>Look for a region or province</source>
        <translation>Cari daerah atau provinsi</translation>
    </message>
    <message>
        <source>More sheets have come in since; the decision stands as it was taken.</source>
        <translation>Sesudah itu masih ada lembar yang masuk; keputusan tetap seperti saat diambil.</translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>Belum diputuskan</translation>
    </message>
    <message>
        <source>Not ranked: scores are still missing</source>
        <translation>Belum diperingkat: skor masih kurang</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Nothing to rank yet</source>
        <translation>Belum ada yang diperingkat</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>&amp;Cetak…</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Provinsi</translation>
    </message>
    <message>
        <source>Publish an edition and take the assessors&apos; packages in; the ranking follows by itself.</source>
        <translation>Terbitkan periode dan terima paket para asesor; peringkat tersusun dengan sendirinya.</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Peringkat</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Scores of the &amp;panel</source>
        <translation>&amp;Skor panel</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Lembar</translation>
    </message>
    <message>
        <source>The meeting chooses among them when it decides.</source>
        <translation>Rapat memilih di antaranya saat memutuskan.</translation>
    </message>
    <message>
        <source>Tied across the cut: {names}.</source>
        <translation>Nilai sama di garis batas: {names}.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>terpilih</translation>
    </message>
    <message>
        <source>meeting</source>
        <translation>rapat</translation>
    </message>
    <message>
        <source>{got} of {all}</source>
        <translation>{got} dari {all}</translation>
    </message>
    <message>
        <source>{ranked} ranked, {apart} not</source>
        <translation>{ranked} berperingkat, {apart} belum</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Alasan</translation>
    </message>
    <message>
        <source>Please write the reason; it is kept with the history.</source>
        <translation>Mohon tulis alasannya; alasan disimpan bersama riwayat.</translation>
    </message>
</context>
<context>
    <name>RegionBox</name>
    <message>
        <source>Region</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Type a part of the name</source>
        <translation>Ketik sebagian nama</translation>
    </message>
</context>
<context>
    <name>RegionWay</name>
    <message>
        <source>Edition {edition}</source>
        <translation>Periode {edition}</translation>
    </message>
    <message>
        <source>History of the region</source>
        <translation>Riwayat daerah</translation>
    </message>
    <message>
        <source>Its history stands here, step by step.</source>
        <translation>Riwayatnya tampil di sini, langkah demi langkah.</translation>
    </message>
    <message>
        <source>Pick a region</source>
        <translation>Pilih daerah</translation>
    </message>
</context>
<context>
    <name>RegionWords</name>
    <message>
        <source>Interview</source>
        <translation>Wawancara</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Belum dimulai</translation>
    </message>
    <message>
        <source>Site visit</source>
        <translation>Visitasi</translation>
    </message>
    <message>
        <source>revision {n}</source>
        <translation>revisi {n}</translation>
    </message>
</context>
<context>
    <name>RegionsPage</name>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n daerah</numerusform>
        </translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Terjawab</translation>
    </message>
    <message>
        <source>Blank sheet…</source>
        <translation>Lembar kosong…</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Copy ready ones ({n})…</source>
        <translation>Salin yang siap ({n})…</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Find a region</source>
        <translation>Cari daerah</translation>
    </message>
    <message>
        <source>Find a region: name, province or code</source>
        <translation>Cari daerah: nama, provinsi, atau kode</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Perubahan terakhir</translation>
    </message>
    <message>
        <source>Last copy</source>
        <translation>Salinan terakhir</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>No region is assigned to you yet</source>
        <translation>Belum ada daerah yang ditugaskan kepada Anda</translation>
    </message>
    <message>
        <source>No region matches</source>
        <translation>Tidak ada daerah yang cocok</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Open {region}</source>
        <translation>Buka {region}</translation>
    </message>
    <message>
        <source>Print blank sheets of the marked regions, to be filled in by pen (several: Ctrl+Shift+P)</source>
        <translation>Cetak lembar kosong daerah yang ditandai untuk diisi dengan pena (beberapa: Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Provinsi</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Take in an edition…</source>
        <translation>Ambil periode…</translation>
    </message>
    <message>
        <source>Take in the edition that headquarters sent you (its name ends in .asice or .asice.age), or drop it here.</source>
        <translation>Ambil berkas periode yang dikirim pusat (berakhiran .asice atau .asice.age), atau seret ke sini.</translation>
    </message>
    <message>
        <source>Try fewer letters.</source>
        <translation>Coba dengan huruf yang lebih sedikit.</translation>
    </message>
</context>
<context>
    <name>RegionsTab</name>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n daerah</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) are invited now.</source>
        <translation>
            <numerusform>Kini %n daerah diundang.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) were taken out.</source>
        <translation>
            <numerusform>%n daerah dikeluarkan.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Invite regions…</source>
        <translation>&amp;Undang daerah…</translation>
    </message>
    <message>
        <source>&amp;Take out</source>
        <translation>&amp;Keluarkan</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Invite regions…</source>
        <translation>Undang daerah…</translation>
    </message>
    <message>
        <source>Look for a region, province or stage</source>
        <translation>Cari daerah, provinsi, atau tahap</translation>
    </message>
    <message>
        <source>No region is invited yet</source>
        <translation>Belum ada daerah yang diundang</translation>
    </message>
    <message>
        <source>Pick them by name or province, or take a list of codes from a file.</source>
        <translation>Pilih menurut nama atau provinsi, atau muat daftar kode dari berkas.</translation>
    </message>
    <message>
        <source>Please pick the regions to take out first.</source>
        <translation>Mohon pilih daerah yang akan dikeluarkan dahulu.</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Provinsi</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Regions of the edition</source>
        <translation>Daerah periode ini</translation>
    </message>
    <message>
        <source>Sheets in</source>
        <translation>Lembar masuk</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Tahap</translation>
    </message>
    <message>
        <source>not yet asked</source>
        <translation>belum diundang</translation>
    </message>
    <message>
        <source>{got} of {all}</source>
        <translation>{got} dari {all}</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} dari {all}</translation>
    </message>
</context>
<context>
    <name>ReleaseDialog</name>
    <message>
        <source>&amp;Number of the caller</source>
        <translation>&amp;Nomor asesor penelepon</translation>
    </message>
    <message>
        <source>Choose a recovery request</source>
        <translation>Pilih permohonan pemulihan</translation>
    </message>
    <message>
        <source>Choose the &amp;request…</source>
        <translation>Pilih &amp;permohonan…</translation>
    </message>
    <message>
        <source>Digits you &amp;heard</source>
        <translation>Yang &amp;terdengar</translation>
    </message>
    <message>
        <source>Give data keys back</source>
        <translation>Kembalikan kunci data</translation>
    </message>
    <message>
        <source>It says it is from</source>
        <translation>Mengaku dari</translation>
    </message>
    <message>
        <source>No file chosen yet</source>
        <translation>Belum ada berkas yang dipilih</translation>
    </message>
    <message>
        <source>Please choose the recovery request first.</source>
        <translation>Pilih dahulu permohonan pemulihannya.</translation>
    </message>
    <message>
        <source>Please type or scan the recovery cards.</source>
        <translation>Ketik atau pindai kartu pemulihan.</translation>
    </message>
    <message>
        <source>Please type the 24 digits that you heard by telephone.</source>
        <translation>Ketik 24 angka-huruf yang Anda dengar lewat telepon.</translation>
    </message>
    <message>
        <source>Please write the number of who called, such as A-01.</source>
        <translation>Tulis nomor asesor yang menelepon, misalnya A-01.</translation>
    </message>
    <message>
        <source>Recovery request (*.json)</source>
        <translation>Permohonan pemulihan (*.json)</translation>
    </message>
    <message>
        <source>Release the keys</source>
        <translation>Lepaskan kunci</translation>
    </message>
    <message>
        <source>Somebody forgot the passphrase and sent a recovery request. Call that person on a number you know, never on one in the message, and have the 24 digits on their screen read out. The signing key is not given back: they are enrolled anew.</source>
        <translation>Seseorang lupa kata sandinya dan mengirim permohonan pemulihan. Telepon orang itu pada nomor yang Anda kenal, jangan pada nomor dalam pesannya, dan minta 24 angka-huruf di layarnya dibacakan. Kunci tanda tangan tidak dikembalikan: yang bersangkutan didaftarkan kembali.</translation>
    </message>
    <message>
        <source>Where the reply goes</source>
        <translation>Tempat menyimpan jawaban</translation>
    </message>
    <message>
        <source>such as A-01</source>
        <translation>misalnya A-01</translation>
    </message>
</context>
<context>
    <name>RemovePersonDialog</name>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Alasan</translation>
    </message>
    <message>
        <source>Please write the reason; it is kept in the log.</source>
        <translation>Tulis alasannya; alasan tersimpan dalam catatan.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Berhentikan</translation>
    </message>
    <message>
        <source>Remove a person</source>
        <translation>Berhentikan petugas</translation>
    </message>
    <message>
        <source>Remove {name} from headquarters?</source>
        <translation>Berhentikan {name} dari pusat?</translation>
    </message>
    <message>
        <source>Their passphrase opens nothing here any more. What they did and signed stays in the log. Who took a copy of the data and of their file before can still open that copy.</source>
        <translation>Kata sandinya tidak membuka apa pun lagi di sini. Yang telah dilakukan dan ditandatanganinya tetap tercatat. Siapa yang pernah menyalin data beserta berkas petugas itu masih dapat membuka salinannya.</translation>
    </message>
</context>
<context>
    <name>ReopenDialog</name>
    <message>
        <source>&amp;Name of the new administrator</source>
        <translation>&amp;Nama administrator baru</translation>
    </message>
    <message>
        <source>Enough recovery cards open headquarters&apos; data for a new administrator; it stands in the log. With the root cards a new edition signer is made as well: without it nothing can be signed or published. Publishing takes two people: do this once more, with the same cards, for the second one.</source>
        <translation>Kartu pemulihan yang cukup membuka data pusat bagi administrator baru; hal ini tercatat. Dengan kartu induk dibuat pula penanda tangan periode yang baru: tanpanya tidak ada yang dapat ditandatangani atau diterbitkan. Menerbitkan memerlukan dua orang: ulangi langkah ini sekali lagi, dengan kartu yang sama, bagi orang kedua.</translation>
    </message>
    <message>
        <source>Every passphrase is lost</source>
        <translation>Semua kata sandi hilang</translation>
    </message>
    <message>
        <source>New &amp;passphrase</source>
        <translation>Kata &amp;sandi baru</translation>
    </message>
    <message>
        <source>Once &amp;more</source>
        <translation>&amp;Sekali lagi</translation>
    </message>
    <message>
        <source>Open headquarters</source>
        <translation>Buka pusat</translation>
    </message>
    <message>
        <source>Please type a new passphrase.</source>
        <translation>Mohon ketik kata sandi baru.</translation>
    </message>
    <message>
        <source>Please type or scan this card; every word has to be right.</source>
        <translation>Mohon ketik atau pindai kartu ini; setiap kata harus benar.</translation>
    </message>
    <message>
        <source>Please write the name of the new administrator.</source>
        <translation>Mohon tulis nama administrator baru.</translation>
    </message>
    <message>
        <source>Recovery cards</source>
        <translation>Kartu pemulihan</translation>
    </message>
    <message>
        <source>The &amp;root cards are here as well: make a new signer</source>
        <translation>Kartu &amp;induk juga ada di sini: buat penanda tangan baru</translation>
    </message>
    <message>
        <source>The two passphrases differ. Please type the second one again.</source>
        <translation>Kedua kata sandi berbeda. Mohon ketik ulang yang kedua.</translation>
    </message>
</context>
<context>
    <name>ReplyCard</name>
    <message>
        <source>Earlier, {edition}: {n}</source>
        <translation>Sebelumnya, {edition}: {n}</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Angka</translation>
    </message>
    <message>
        <source>From the region&apos;s questionnaire, imported by headquarters. Read only.</source>
        <translation>Dari kuesioner daerah, dimuat oleh pusat. Hanya untuk dibaca.</translation>
    </message>
    <message>
        <source>Gives itself level {n}</source>
        <translation>Menilai diri pada tingkat {n}</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Hanya untuk dibaca</translation>
    </message>
    <message>
        <source>The region answered nothing on this indicator.</source>
        <translation>Daerah tidak mengisi jawaban pada indikator ini.</translation>
    </message>
    <message>
        <source>The region&apos;s answer</source>
        <translation>Jawaban daerah</translation>
    </message>
    <message>
        <source>The region&apos;s answer to {code}, read only</source>
        <translation>Jawaban daerah atas {code}, hanya untuk dibaca</translation>
    </message>
    <message>
        <source>Total in {edition}: {n}</source>
        <translation>Total pada {edition}: {n}</translation>
    </message>
    <message>
        <source>yours: {n} ({change})</source>
        <translation>Anda: {n} ({change})</translation>
    </message>
</context>
<context>
    <name>ReplyStrip</name>
    <message>
        <source>Region: level {n}</source>
        <translation>Daerah: tingkat {n}</translation>
    </message>
    <message>
        <source>Show the region&apos;s whole answer (F7)</source>
        <translation>Tampilkan seluruh jawaban daerah (F7)</translation>
    </message>
    <message>
        <source>The region answered nothing on this indicator.</source>
        <translation>Daerah tidak mengisi jawaban pada indikator ini.</translation>
    </message>
    <message>
        <source>{edition}: {n}</source>
        <translation>{edition}: {n}</translation>
    </message>
</context>
<context>
    <name>ReportDetail</name>
    <message>
        <source>Copy details</source>
        <translation>Salin rincian</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Folder or stick to copy to</source>
        <translation>Folder atau USB tujuan salinan</translation>
    </message>
    <message>
        <source>Headquarters learns how far every region is, and which drafts were given up and why: no level, no comment, no evidence. Every signed package carries the same list by itself.</source>
        <translation>Pusat mengetahui sejauh mana setiap daerah dikerjakan, serta draf mana yang dihentikan dan alasannya: tanpa tingkat, catatan, ataupun bukti. Setiap paket yang ditandatangani sudah memuat daftar yang sama.</translation>
    </message>
    <message>
        <source>Please type your passphrase.</source>
        <translation>Harap ketik kata sandi Anda.</translation>
    </message>
    <message>
        <source>Report progress to headquarters</source>
        <translation>Laporkan kemajuan kepada pusat</translation>
    </message>
    <message>
        <source>Sign and copy…</source>
        <translation>Tandatangani dan salin…</translation>
    </message>
    <message>
        <source>Your &amp;passphrase</source>
        <translation>&amp;Kata sandi Anda</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message numerus="yes">
        <source>%n package(s) signed since come along, with what was signed in them.</source>
        <translation>
            <numerusform>%n paket yang ditandatangani sesudahnya ikut dibawa beserta isinya.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n package(s) stand in the backup alone.</source>
        <translation>
            <numerusform>%n paket hanya ada di cadangan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n package(s) taken in or published since stay on record, so that no number is used twice.</source>
        <translation>
            <numerusform>%n paket yang diambil atau diterbitkan sesudahnya tetap tercatat, sehingga tidak ada nomor yang dipakai dua kali.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) being typed in then come back beside those of today.</source>
        <translation>
            <numerusform>%n kertas yang sedang disalin waktu itu kembali, di samping yang sekarang.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) covered on purpose are not in it any more.</source>
        <translation>
            <numerusform>%n foto disamarkan dengan sengaja dan tidak ada lagi di dalamnya.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved change(s) made since then would be gone.</source>
        <translation>
            <numerusform>%n perubahan yang tersimpan sesudahnya akan hilang.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Passphrase of this backup</source>
        <translation>&amp;Kata sandi cadangan ini</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Terisi</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Bandingkan</translation>
    </message>
    <message>
        <source>Done since at headquarters, and to be done again afterwards: {acts}.</source>
        <translation>Dikerjakan pusat sesudahnya, dan harus diulang setelah pemulihan: {acts}.</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bukti</translation>
    </message>
    <message>
        <source>It belongs to another key: afterwards the passphrase of that backup opens the data.</source>
        <translation>Cadangan ini milik kunci lain: sesudahnya data dibuka dengan kata sandi cadangan itu.</translation>
    </message>
    <message>
        <source>It is brought back beside your data and compared. Nothing is changed yet.</source>
        <translation>Cadangan dikembalikan di samping data Anda, lalu dibandingkan. Belum ada yang diubah.</translation>
    </message>
    <message>
        <source>It was brought back beside your data, opened and compared: here → in the backup.</source>
        <translation>Cadangan dikembalikan di samping data Anda, dibuka, dan dibandingkan: di sini → di cadangan.</translation>
    </message>
    <message>
        <source>Last change here</source>
        <translation>Perubahan terakhir di sini</translation>
    </message>
    <message>
        <source>No saved change would be lost.</source>
        <translation>Tidak ada perubahan tersimpan yang akan hilang.</translation>
    </message>
    <message>
        <source>Nothing differs: every region stands here as it stands there.</source>
        <translation>Tidak ada perbedaan: setiap daerah di sini sama dengan di cadangan.</translation>
    </message>
    <message>
        <source>Please type the passphrase of this backup.</source>
        <translation>Ketik kata sandi cadangan ini.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Regions that would change</source>
        <translation>Daerah yang akan berubah</translation>
    </message>
    <message>
        <source>Replace with this backup</source>
        <translation>Ganti dengan cadangan ini</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Pulihkan cadangan</translation>
    </message>
    <message>
        <source>Restore the backup of {day}?</source>
        <translation>Pulihkan cadangan {day}?</translation>
    </message>
    <message>
        <source>Signed since</source>
        <translation>Ditandatangani sesudahnya</translation>
    </message>
    <message>
        <source>The data in use cannot be read, so nothing can be said of what would be lost.</source>
        <translation>Data sekarang tidak terbaca, sehingga yang akan hilang tidak dapat disebutkan.</translation>
    </message>
    <message>
        <source>What is here now is kept as a backup first. Afterwards nothing is signed or sent before you confirm it: numbers of packages made since must not be used twice.</source>
        <translation>Data sekarang dicadangkan lebih dahulu. Sesudahnya tidak ada yang ditandatangani atau dikirim sebelum Anda memastikannya: nomor paket yang dibuat sesudah cadangan ini tidak boleh terpakai dua kali.</translation>
    </message>
    <message>
        <source>Would be gone</source>
        <translation>Akan hilang</translation>
    </message>
    <message>
        <source>{act} ({moment})</source>
        <translation>{act} ({moment})</translation>
    </message>
    <message>
        <source>{act} ({n} times, last {moment})</source>
        <translation>{act} ({n} kali, terakhir {moment})</translation>
    </message>
</context>
<context>
    <name>ReviseDialog</name>
    <message>
        <source>Begin the revision</source>
        <translation>Mulai revisi</translation>
    </message>
    <message>
        <source>Please write the reason first.</source>
        <translation>Tulis alasannya dahulu.</translation>
    </message>
    <message>
        <source>Reason of the revision</source>
        <translation>Alasan revisi</translation>
    </message>
    <message>
        <source>Revise</source>
        <translation>Revisi</translation>
    </message>
    <message>
        <source>Revise the assessment of {region}</source>
        <translation>Revisi penilaian {region}</translation>
    </message>
    <message>
        <source>The signed one stays as it is. A new draft with the same content begins, and says that it revises it.</source>
        <translation>Yang sudah ditandatangani tetap apa adanya. Draf baru dengan isi yang sama dimulai dan menyebutkan bahwa ia merevisinya.</translation>
    </message>
    <message>
        <source>Why does it have to change?</source>
        <translation>Mengapa harus diubah?</translation>
    </message>
</context>
<context>
    <name>RoleDialog</name>
    <message>
        <source>&amp;Passphrase of {name}</source>
        <translation>&amp;Kata sandi {name}</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Peran</translation>
    </message>
    <message>
        <source>Change the role</source>
        <translation>Ubah peran</translation>
    </message>
    <message>
        <source>Everybody has exactly one role. The change is signed and logged.</source>
        <translation>Setiap petugas mempunyai tepat satu peran. Perubahan ditandatangani dan dicatat.</translation>
    </message>
    <message>
        <source>Please let {name} type their passphrase: it opens the authority from now on.</source>
        <translation>Persilakan {name} mengetik kata sandinya: mulai sekarang kata sandi itu membuka otoritas program.</translation>
    </message>
    <message>
        <source>Which role shall {name} have?</source>
        <translation>Peran apa untuk {name}?</translation>
    </message>
</context>
<context>
    <name>RoleStep</name>
    <message>
        <source>A ready edition with sample regions. Nothing in it counts, nothing can go wrong.</source>
        <translation>Periode siap pakai dengan daerah contoh. Tidak ada yang dihitung, tidak ada yang dapat rusak.</translation>
    </message>
    <message>
        <source>Go to the real work on this computer. The practice edition stays as it is.</source>
        <translation>Ke pekerjaan sungguhan di komputer ini. Periode latihan tetap seperti semula.</translation>
    </message>
    <message>
        <source>I am an assessor</source>
        <translation>Saya asesor</translation>
    </message>
    <message>
        <source>I prepare editions, take in packages, rank, choose and follow the regions.</source>
        <translation>Saya menyiapkan periode, menerima paket, menyusun peringkat, memilih, dan mengikuti daerah.</translation>
    </message>
    <message>
        <source>I score regions, sign my assessments and hand them in.</source>
        <translation>Saya menilai daerah, menandatangani penilaian, dan menyerahkannya.</translation>
    </message>
    <message>
        <source>I want to practise first</source>
        <translation>Saya ingin berlatih dahulu</translation>
    </message>
    <message>
        <source>I work at headquarters</source>
        <translation>Saya bekerja di pusat</translation>
    </message>
    <message>
        <source>Leave practice</source>
        <translation>Keluar dari latihan</translation>
    </message>
    <message>
        <source>Practise as whom?</source>
        <translation>Berlatih sebagai siapa?</translation>
    </message>
    <message>
        <source>Who is working here?</source>
        <translation>Siapa yang bekerja di sini?</translation>
    </message>
    <message>
        <source>You can switch later, in the menu at the top right.</source>
        <translation>Anda dapat berganti peran nanti, lewat menu di kanan atas.</translation>
    </message>
</context>
<context>
    <name>RootEdit</name>
    <message>
        <source>Choose the &amp;file…</source>
        <translation>Pilih &amp;berkas…</translation>
    </message>
    <message>
        <source>Choose the root key&apos;s file</source>
        <translation>Pilih berkas kunci induk</translation>
    </message>
    <message>
        <source>Or use the root key&apos;s file from the safe:</source>
        <translation>Atau pakai berkas kunci induk dari brankas:</translation>
    </message>
    <message>
        <source>Passphrase of that file</source>
        <translation>Kata sandi berkas itu</translation>
    </message>
    <message>
        <source>Please type or scan the root cards.</source>
        <translation>Ketik atau pindai kartu kunci induk.</translation>
    </message>
    <message>
        <source>Please type the passphrase of the root key&apos;s file.</source>
        <translation>Ketik kata sandi berkas kunci induk.</translation>
    </message>
    <message>
        <source>The root key is not on this computer. Type or scan the root cards.</source>
        <translation>Kunci induk tidak disimpan di komputer ini. Ketik atau pindai kartu kunci induk.</translation>
    </message>
</context>
<context>
    <name>RubricMoveDialog</name>
    <message>
        <source>&amp;Reason of the revision</source>
        <translation>&amp;Alasan revisi</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Changed: {what}</source>
        <translation>Yang berubah: {what}</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>Indicators of both versions</source>
        <translation>Indikator kedua versi</translation>
    </message>
    <message>
        <source>Move to version {n}</source>
        <translation>Pindahkan ke versi {n}</translation>
    </message>
    <message>
        <source>N/A</source>
        <translation>TB</translation>
    </message>
    <message>
        <source>New version of the rubric: {region}</source>
        <translation>Rubrik versi baru: {region}</translation>
    </message>
    <message>
        <source>Not in this version.</source>
        <translation>Tidak ada pada versi ini.</translation>
    </message>
    <message>
        <source>Please write the reason; it is kept with the history.</source>
        <translation>Harap tulis alasannya; alasan disimpan dalam riwayat.</translation>
    </message>
    <message>
        <source>The draft so far stays readable, with all that is not carried over.</source>
        <translation>Draf sebelumnya tetap dapat dibaca, termasuk semua yang tidak dipindahkan.</translation>
    </message>
    <message>
        <source>The signed one stays as it was signed; a new draft revises it.</source>
        <translation>Penilaian yang sudah ditandatangani tetap seperti semula; sebuah draf baru merevisinya.</translation>
    </message>
    <message>
        <source>Version {n}, new</source>
        <translation>Versi {n}, baru</translation>
    </message>
    <message>
        <source>Version {n}, so far</source>
        <translation>Versi {n}, selama ini</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Yang terjadi</translation>
    </message>
</context>
<context>
    <name>SafeBand</name>
    <message>
        <source>Safe mode: no backups, copies or checks by themselves, and the look of the first day.</source>
        <translation>Mode aman: tanpa cadangan, salinan, dan pemeriksaan otomatis, dengan tampilan hari pertama.</translation>
    </message>
</context>
<context>
    <name>Safekeeping</name>
    <message>
        <source>Backup {time}</source>
        <translation>Cadangan {time}</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Cadangan…</translation>
    </message>
    <message>
        <source>Confirm…</source>
        <translation>Pastikan…</translation>
    </message>
    <message>
        <source>Everything shown as saved is there. Saved in that session: {n}; not signed yet: {unsigned}; since the last backup: {since}.</source>
        <translation>Semua yang ditandai tersimpan tetap ada. Tersimpan pada sesi itu: {n}; belum ditandatangani: {unsigned}; sejak cadangan terakhir: {since}.</translation>
    </message>
    <message>
        <source>Look through your regions first. Packages signed since that came along: {n}.</source>
        <translation>Periksa dahulu daerah Anda. Paket yang ditandatangani sesudahnya dan ikut dibawa: {n}.</translation>
    </message>
    <message>
        <source>NO backup: see Backups</source>
        <translation>TANPA cadangan: lihat Cadangan</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Belum ada cadangan</translation>
    </message>
    <message>
        <source>Rehearse a restore</source>
        <translation>Latih pemulihan</translation>
    </message>
    <message>
        <source>Restored from the backup of {day}: nothing is signed or sent before you confirm.</source>
        <translation>Dipulihkan dari cadangan {day}: tidak ada yang ditandatangani atau dikirim sebelum Anda memastikannya.</translation>
    </message>
    <message>
        <source>Safe mode: no backups</source>
        <translation>Mode aman: tanpa cadangan</translation>
    </message>
    <message>
        <source>The program was interrupted while {region}, {indicator} was open, last saved {at}.</source>
        <translation>Program terhenti saat {region}, {indicator} terbuka; terakhir tersimpan {at}.</translation>
    </message>
    <message>
        <source>The program was interrupted; the session began {at}.</source>
        <translation>Program terhenti; sesinya dimulai {at}.</translation>
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
    <name>ScoreCard</name>
    <message>
        <source>Radar of the dimensions</source>
        <translation>Radar dimensi</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>The score is hidden while you work. F8 shows it again.</source>
        <translation>Nilai disembunyikan selama Anda bekerja. F8 menampilkannya lagi.</translation>
    </message>
    <message>
        <source>Values of the dimensions</source>
        <translation>Nilai dimensi</translation>
    </message>
</context>
<context>
    <name>ScoreMoves</name>
    <message>
        <source>Checked: {n} block signing, {m} need an explanation.</source>
        <translation>Sudah diperiksa: {n} menghalangi tanda tangan, {m} perlu penjelasan.</translation>
    </message>
    <message>
        <source>Every indicator is answered.</source>
        <translation>Semua indikator sudah diisi.</translation>
    </message>
    <message>
        <source>Finalise…</source>
        <translation>Selesaikan…</translation>
    </message>
    <message>
        <source>No answer has a problem.</source>
        <translation>Tidak ada jawaban yang bermasalah.</translation>
    </message>
    <message>
        <source>Show them…</source>
        <translation>Tampilkan…</translation>
    </message>
</context>
<context>
    <name>ScorePage</name>
    <message>
        <source>Evidence</source>
        <translation>Bukti dukung</translation>
    </message>
    <message>
        <source>Fast mode</source>
        <translation>Mode cepat</translation>
    </message>
    <message>
        <source>Finalise…</source>
        <translation>Finalkan…</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Berikutnya</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Sebelumnya</translation>
    </message>
    <message>
        <source>Revise it with a reason if it has to change.</source>
        <translation>Buat revisi dengan alasan bila harus diubah.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Show or hide the sections</source>
        <translation>Tampilkan atau sembunyikan bagian</translation>
    </message>
    <message>
        <source>Tab goes from level to level</source>
        <translation>Tab berpindah dari tingkat ke tingkat</translation>
    </message>
    <message>
        <source>This assessment is signed and can be read only.</source>
        <translation>Penilaian ini sudah ditandatangani dan hanya dapat dibaca.</translation>
    </message>
    <message>
        <source>This indicator has no warning to explain.</source>
        <translation>Indikator ini tidak memiliki peringatan yang perlu dijelaskan.</translation>
    </message>
    <message>
        <source>To the result…</source>
        <translation>Ke hasilnya…</translation>
    </message>
</context>
<context>
    <name>SecondPlaceDialog</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Telusuri…</translation>
    </message>
    <message>
        <source>&amp;Stick or folder</source>
        <translation>&amp;USB atau folder</translation>
    </message>
    <message>
        <source>Also put the signed sheet there as &amp;PDF</source>
        <translation>Simpan juga lembar bertanda tangan sebagai &amp;PDF</translation>
    </message>
    <message>
        <source>Copy there from now on</source>
        <translation>Salin ke sana mulai sekarang</translation>
    </message>
    <message>
        <source>Every package you sign is copied there by itself, encrypted for headquarters. If the stick is not plugged in, the program remembers, and copies when it is back. Nothing counts as sent by it.</source>
        <translation>Setiap paket yang Anda tandatangani disalin ke sana dengan sendirinya, terenkripsi untuk pusat. Bila USB tidak terpasang, program mengingatnya dan menyalin begitu USB kembali. Salinan ini tidak dihitung sebagai pengiriman.</translation>
    </message>
    <message>
        <source>No second copy</source>
        <translation>Tanpa salinan kedua</translation>
    </message>
    <message>
        <source>Please choose a stick or a folder first.</source>
        <translation>Pilih dahulu USB atau foldernya.</translation>
    </message>
    <message>
        <source>Second copy</source>
        <translation>Salinan kedua</translation>
    </message>
    <message>
        <source>Stick or folder</source>
        <translation>USB atau folder</translation>
    </message>
    <message>
        <source>The sheet is personal data, and it stands inside the encrypted package anyway. As a PDF that anybody can read it goes into a folder on this computer&apos;s own disk only, never onto a stick.</source>
        <translation>Lembar itu memuat data pribadi dan sudah ada di dalam paket terenkripsi. Sebagai PDF yang dapat dibaca siapa pun, lembar hanya disimpan ke folder di disk komputer ini, tidak pernah ke USB.</translation>
    </message>
    <message>
        <source>Where shall the second copy go?</source>
        <translation>Ke mana salinan kedua disimpan?</translation>
    </message>
    <message>
        <source>a stick, or a folder of this computer</source>
        <translation>USB, atau folder di komputer ini</translation>
    </message>
</context>
<context>
    <name>SecretPaperDialog</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Key cards</source>
        <translation>Kartu kunci</translation>
    </message>
    <message>
        <source>Print the cards now; they cannot be shown again. Whoever saves the file has the key in it: delete it after printing.</source>
        <translation>Cetak kartunya sekarang; kartu ini tidak dapat ditampilkan lagi. Berkas yang disimpan memuat kuncinya: hapus setelah dicetak.</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>Section {n}, {name}: {count} answered</source>
        <translation>Bagian {n}, {name}: {count} terjawab</translation>
    </message>
    <message>
        <source>Sections and indicators</source>
        <translation>Bagian dan indikator</translation>
    </message>
    <message>
        <source>blocks signing</source>
        <translation>menghalangi tanda tangan</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>sudah diubah sejak itu</translation>
    </message>
    <message>
        <source>has a note</source>
        <translation>ada catatan</translation>
    </message>
    <message>
        <source>level {n}</source>
        <translation>tingkat {n}</translation>
    </message>
    <message>
        <source>needs an explanation</source>
        <translation>perlu penjelasan</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>belum terjawab</translation>
    </message>
    <message>
        <source>sent back</source>
        <translation>dikembalikan</translation>
    </message>
    <message>
        <source>with a comment</source>
        <translation>ada komentar</translation>
    </message>
</context>
<context>
    <name>ServiceCard</name>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Certificate (SHA-256)</source>
        <translation>Sertifikat (SHA-256)</translation>
    </message>
    <message>
        <source>Take away…</source>
        <translation>Hapus…</translation>
    </message>
    <message>
        <source>Take {name} away</source>
        <translation>Hapus {name}</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Berlaku</translation>
    </message>
    <message>
        <source>{days}; what it states today does not count</source>
        <translation>{days}; yang dinyatakannya hari ini tidak diperhitungkan</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} sampai {end}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>&amp;Back up</source>
        <translation>&amp;Cadangkan</translation>
    </message>
    <message>
        <source>&amp;Interview slot</source>
        <translation>Waktu wa&amp;wancara</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Bahasa</translation>
    </message>
    <message>
        <source>&amp;Lock the window</source>
        <translation>&amp;Kunci jendela</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Kertas</translation>
    </message>
    <message>
        <source>&amp;Remind of the second copy</source>
        <translation>In&amp;gatkan salinan kedua</translation>
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
        <source>P&amp;hotos</source>
        <translation>&amp;Foto</translation>
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
    <message>
        <source>after {n} hours without a copy</source>
        <translation>setelah {n} jam tanpa salinan</translation>
    </message>
    <message>
        <source>after {n} minutes without key or click</source>
        <translation>setelah {n} menit tanpa tombol atau klik</translation>
    </message>
    <message>
        <source>at most {n} pixels long</source>
        <translation>paling panjang {n} piksel</translation>
    </message>
    <message>
        <source>every {n} minutes, where something changed</source>
        <translation>setiap {n} menit, bila ada perubahan</translation>
    </message>
    <message>
        <source>in their own size</source>
        <translation>dalam ukuran aslinya</translation>
    </message>
    <message>
        <source>never</source>
        <translation>tidak pernah</translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation>tidak pernah otomatis</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} menit</translation>
    </message>
</context>
<context>
    <name>ShowPicker</name>
    <message>
        <source>All indicators</source>
        <translation>Semua indikator</translation>
    </message>
    <message>
        <source>Changed since it came back</source>
        <translation>Berubah sejak dikembalikan</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>Belum terjawab</translation>
    </message>
    <message>
        <source>Which indicators are listed</source>
        <translation>Indikator yang ditampilkan</translation>
    </message>
    <message>
        <source>With a comment</source>
        <translation>Dengan komentar</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>Bermasalah</translation>
    </message>
    <message>
        <source>Without evidence</source>
        <translation>Tanpa bukti dukung</translation>
    </message>
</context>
<context>
    <name>SignInStep</name>
    <message>
        <source>An administrator gave it to you; names are encrypted with the rest.</source>
        <translation>Nomor ini diberikan administrator; nama ikut terenkripsi.</translation>
    </message>
    <message>
        <source>Another role</source>
        <translation>Peran lain</translation>
    </message>
    <message>
        <source>Every passphrase is lost…</source>
        <translation>Semua kata sandi hilang…</translation>
    </message>
    <message>
        <source>Everything of headquarters on this computer is encrypted. Your own passphrase opens it.</source>
        <translation>Semua data pusat di komputer ini terenkripsi. Kata sandi Anda sendiri yang membukanya.</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>Pusat</translation>
    </message>
    <message>
        <source>Locked. Everything is saved.</source>
        <translation>Terkunci. Semua sudah tersimpan.</translation>
    </message>
    <message>
        <source>Nothing can be signed until the root cards made a new signer.</source>
        <translation>Belum ada yang dapat ditandatangani sampai penanda tangan baru dibuat dengan kartu induk.</translation>
    </message>
    <message>
        <source>Passphrase that opens headquarters</source>
        <translation>Kata sandi pembuka data pusat</translation>
    </message>
    <message>
        <source>Please type your passphrase.</source>
        <translation>Ketik kata sandi Anda.</translation>
    </message>
    <message>
        <source>Practise instead</source>
        <translation>Berlatih saja</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>The data is open. Sign in as {id}.</source>
        <translation>Data terbuka. Silakan masuk sebagai {id}.</translation>
    </message>
    <message>
        <source>The new signer: {code}. Read it out to every assessor.</source>
        <translation>Penanda tangan baru: {code}. Bacakan kepada setiap asesor.</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Nomor Anda</translation>
    </message>
    <message>
        <source>Your number at headquarters</source>
        <translation>Nomor Anda di pusat</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Kata sandi Anda</translation>
    </message>
</context>
<context>
    <name>SignPaperDialog</name>
    <message>
        <source>Please type your passphrase.</source>
        <translation>Ketik kata sandi Anda.</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Tandatangani</translation>
    </message>
    <message>
        <source>Sign electronically</source>
        <translation>Tandatangani secara elektronik</translation>
    </message>
    <message>
        <source>Sign this paper electronically</source>
        <translation>Tandatangani naskah ini secara elektronik</translation>
    </message>
    <message>
        <source>The PDF is signed with your own key and closed to any change. It is an uncertified electronic signature (tanda tangan elektronik tidak tersertifikasi), and says so.</source>
        <translation>PDF ditandatangani dengan kunci Anda sendiri dan ditutup bagi setiap perubahan. Ini tanda tangan elektronik tidak tersertifikasi, dan hal itu tertulis padanya.</translation>
    </message>
    <message>
        <source>Your &amp;passphrase</source>
        <translation>&amp;Kata sandi Anda</translation>
    </message>
</context>
<context>
    <name>SignatureCard</name>
    <message>
        <source>Certificate fingerprint</source>
        <translation>Sidik digital sertifikat</translation>
    </message>
    <message>
        <source>Closes the file to changes</source>
        <translation>Menutup berkas bagi perubahan</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>Utuh</translation>
    </message>
    <message>
        <source>Issuer of the certificate</source>
        <translation>Penerbit sertifikat</translation>
    </message>
    <message>
        <source>Not intact</source>
        <translation>Tidak utuh</translation>
    </message>
    <message>
        <source>Not trusted</source>
        <translation>Belum dipercaya</translation>
    </message>
    <message>
        <source>Not valid</source>
        <translation>Tidak sah</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Keperluan</translation>
    </message>
    <message>
        <source>Time by the signer&apos;s word</source>
        <translation>Waktu menurut penanda tangan</translation>
    </message>
    <message>
        <source>Time by the time-stamp</source>
        <translation>Waktu menurut stempel waktu</translation>
    </message>
    <message>
        <source>Time-stamping service</source>
        <translation>Layanan stempel waktu</translation>
    </message>
    <message>
        <source>Trusted</source>
        <translation>Dipercaya</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Sah</translation>
    </message>
</context>
<context>
    <name>SignedCard</name>
    <message>
        <source>Copy to a stick or folder…</source>
        <translation>Salin ke USB atau folder…</translation>
    </message>
    <message>
        <source>It can be read and copied; only a revision can change it.</source>
        <translation>Dapat dibaca dan disalin; hanya revisi yang dapat mengubahnya.</translation>
    </message>
    <message>
        <source>Look at the sheet and print…</source>
        <translation>Lihat lembar dan cetak…</translation>
    </message>
    <message>
        <source>Of the package</source>
        <translation>Sidik paket</translation>
    </message>
    <message>
        <source>On the sheet</source>
        <translation>Sidik pada lembar</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Place of the second copy…</source>
        <translation>Tempat salinan kedua…</translation>
    </message>
    <message>
        <source>The assessment of {region} is signed</source>
        <translation>Penilaian {region} sudah ditandatangani</translation>
    </message>
    <message>
        <source>{moment}, package {n}. Only a revision can change it.</source>
        <translation>{moment}, paket ke-{n}. Hanya revisi yang dapat mengubahnya.</translation>
    </message>
</context>
<context>
    <name>SignerList</name>
    <message>
        <source>&amp;Use the announced signer…</source>
        <translation>Pakai yang di&amp;umumkan…</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Sidik jari</translation>
    </message>
    <message>
        <source>Laptops take editions only from signers that an earlier edition announced.</source>
        <translation>Laptop hanya mengambil periode dari penanda tangan yang diumumkan periode sebelumnya.</translation>
    </message>
    <message>
        <source>Make the &amp;next signer…</source>
        <translation>Buat penanda tangan &amp;berikutnya…</translation>
    </message>
    <message>
        <source>Revoke the picked signer…</source>
        <translation>Cabut yang dipilih…</translation>
    </message>
    <message>
        <source>Signers of editions</source>
        <translation>Penanda tangan periode</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Berlaku sampai</translation>
    </message>
    <message>
        <source>announced</source>
        <translation>diumumkan</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>dicabut</translation>
    </message>
    <message>
        <source>signed before</source>
        <translation>pernah dipakai</translation>
    </message>
    <message>
        <source>signs now</source>
        <translation>sedang dipakai</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Log</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Petugas</translation>
    </message>
</context>
<context>
    <name>StaffTab</name>
    <message>
        <source>&amp;Add a person…</source>
        <translation>&amp;Tambah petugas…</translation>
    </message>
    <message>
        <source>Change my &amp;passphrase…</source>
        <translation>Ganti &amp;kata sandi saya…</translation>
    </message>
    <message>
        <source>Change the &amp;role…</source>
        <translation>Ubah &amp;peran…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>People of headquarters</source>
        <translation>Petugas pusat</translation>
    </message>
    <message>
        <source>Please pick a person first.</source>
        <translation>Pilih petugas lebih dahulu.</translation>
    </message>
    <message>
        <source>Publishing and deciding take two persons: add a second one.</source>
        <translation>Penerbitan dan penetapan memerlukan dua orang: tambahkan orang kedua.</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>&amp;Berhentikan…</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Signed in: {name} ({number}), {role}.</source>
        <translation>Masuk sebagai {name} ({number}), {role}.</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>This person works here no more.</source>
        <translation>Petugas ini tidak bertugas lagi.</translation>
    </message>
    <message>
        <source>Your own role is changed by another administrator.</source>
        <translation>Peran Anda sendiri diubah oleh administrator lain.</translation>
    </message>
    <message>
        <source>Your passphrase is changed.</source>
        <translation>Kata sandi Anda sudah diganti.</translation>
    </message>
    <message>
        <source>left {day}</source>
        <translation>berhenti {day}</translation>
    </message>
    <message>
        <source>works here</source>
        <translation>bertugas</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (Anda)</translation>
    </message>
    <message>
        <source>{name} is now: {role}.</source>
        <translation>{name} sekarang: {role}.</translation>
    </message>
    <message>
        <source>{name} is {number}: sign in with this number and their own passphrase.</source>
        <translation>{name} bernomor {number}: masuk dengan nomor ini dan kata sandinya sendiri.</translation>
    </message>
    <message>
        <source>{name} works here no more.</source>
        <translation>{name} tidak bertugas lagi.</translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Tanggal</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Berkas</translation>
    </message>
    <message>
        <source>&amp;Last year of the plan</source>
        <translation>Tahun a&amp;khir rencana</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Catatan</translation>
    </message>
    <message>
        <source>&amp;Office</source>
        <translation>&amp;Jabatan</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>Te&amp;mpat</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>D&amp;aerah</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Langkah</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>Pilih ber&amp;kas…</translation>
    </message>
    <message>
        <source>First &amp;year of the plan</source>
        <translation>Tahun a&amp;wal rencana</translation>
    </message>
    <message>
        <source>M&amp;entor</source>
        <translation>P&amp;endamping</translation>
    </message>
    <message>
        <source>Manda&amp;te (where a deputy signs)</source>
        <translation>Surat kuasa (bila di&amp;wakili)</translation>
    </message>
    <message>
        <source>N&amp;umber of the ministry</source>
        <translation>Nomor kementeri&amp;an</translation>
    </message>
    <message>
        <source>Number of the reg&amp;ion</source>
        <translation>Nomor dae&amp;rah</translation>
    </message>
    <message>
        <source>Replaced &amp;by</source>
        <translation>&amp;Digantikan oleh</translation>
    </message>
    <message>
        <source>Si&amp;gned by</source>
        <translation>Di&amp;tandatangani oleh</translation>
    </message>
</context>
<context>
    <name>StrengthMeter</name>
    <message>
        <source>At least 8 characters. Three or four words are easy to keep and hard to guess.</source>
        <translation>Minimal 8 karakter. Tiga atau empat kata mudah diingat dan sulit ditebak.</translation>
    </message>
    <message>
        <source>Strong enough. One more word makes it very strong.</source>
        <translation>Cukup kuat. Satu kata lagi membuatnya sangat kuat.</translation>
    </message>
    <message>
        <source>Very strong.</source>
        <translation>Sangat kuat.</translation>
    </message>
</context>
<context>
    <name>SuccessionEdit</name>
    <message>
        <source>&amp;Use the certificate that {issuer} issued, as it is</source>
        <translation>&amp;Pakai sertifikat dari {issuer} apa adanya</translation>
    </message>
    <message>
        <source>Days for which the old key stays valid</source>
        <translation>Jumlah hari kunci lama tetap berlaku</translation>
    </message>
    <message>
        <source>It &amp;stays valid for</source>
        <translation>&amp;Tetap berlaku selama</translation>
    </message>
    <message>
        <source>It was &amp;lost or stolen: revoke it now</source>
        <translation>&amp;Hilang atau dicuri: cabut sekarang</translation>
    </message>
    <message>
        <source>This assessor has a key already. What becomes of it?</source>
        <translation>Asesor ini sudah memiliki kunci. Bagaimana dengan kunci lama itu?</translation>
    </message>
    <message>
        <source>days after the edition is published again</source>
        <translation>hari setelah periode diterbitkan lagi</translation>
    </message>
</context>
<context>
    <name>TimeStampsDialog</name>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Alamat</translation>
    </message>
    <message>
        <source>&amp;Certificate</source>
        <translation>&amp;Sertifikat</translation>
    </message>
    <message>
        <source>&amp;Name this service</source>
        <translation>&amp;Tetapkan layanan ini</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der);;All files (*)</source>
        <translation>Sertifikat (*.pem *.crt *.cer *.der);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Choose the &amp;file…</source>
        <translation>Pilih &amp;berkas…</translation>
    </message>
    <message>
        <source>Name a service</source>
        <translation>Tetapkan layanan</translation>
    </message>
    <message>
        <source>Please choose the file with the service&apos;s certificate.</source>
        <translation>Pilih berkas sertifikat layanan.</translation>
    </message>
    <message>
        <source>Please type the address at which the service is asked.</source>
        <translation>Isi alamat tempat layanan diminta.</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Take this service away?</source>
        <translation>Hapus layanan ini?</translation>
    </message>
    <message>
        <source>The service is named no more.</source>
        <translation>Layanan telah dihapus.</translation>
    </message>
    <message>
        <source>The service is named.</source>
        <translation>Layanan telah ditetapkan.</translation>
    </message>
    <message>
        <source>The service&apos;s certificate</source>
        <translation>Sertifikat layanan</translation>
    </message>
    <message>
        <source>The service&apos;s own, from its operator (PEM or DER)</source>
        <translation>Sertifikat layanan itu sendiri, dari penyelenggaranya (PEM atau DER)</translation>
    </message>
    <message>
        <source>This edition names none: the time of a signature is what the signer&apos;s own clock says.</source>
        <translation>Periode ini tidak menyebut layanan apa pun: waktu tanda tangan hanya menurut jam komputer penanda tangan.</translation>
    </message>
    <message>
        <source>Time-stamping services</source>
        <translation>Layanan stempel waktu</translation>
    </message>
    <message>
        <source>Time-stamps of {name} count no more from the next publication on, those given before neither.</source>
        <translation>Mulai penerbitan berikutnya, stempel waktu dari {name} tidak diperhitungkan lagi, termasuk yang sudah diberikan sebelumnya.</translation>
    </message>
    <message>
        <source>When somebody signs while on-line, these services (RFC 3161) are asked to state the time. Only theirs count, and only with the very certificate that is shown here. Without a network one signs without.</source>
        <translation>Saat seseorang menandatangani dengan jaringan, layanan berikut (RFC 3161) diminta menyatakan waktunya. Hanya stempel waktu dari layanan ini yang diperhitungkan, dan hanya dengan sertifikat yang persis tercantum di sini. Tanpa jaringan, penandatanganan tetap berjalan tanpa stempel waktu.</translation>
    </message>
</context>
<context>
    <name>TimelineStep</name>
    <message>
        <source>Horizon</source>
        <translation>Jangka waktu</translation>
    </message>
    <message>
        <source>Mandate</source>
        <translation>Surat kuasa</translation>
    </message>
    <message>
        <source>Mentor</source>
        <translation>Pendamping</translation>
    </message>
    <message>
        <source>Number of the ministry</source>
        <translation>Nomor kementerian</translation>
    </message>
    <message>
        <source>Number of the region</source>
        <translation>Nomor daerah</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Buka {name}</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Recorded {when} by {who}</source>
        <translation>Dicatat {when} oleh {who}</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>Digantikan oleh</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Ditandatangani oleh</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Take this step back…</source>
        <translation>Tarik langkah ini…</translation>
    </message>
    <message>
        <source>Taken back: {reason}</source>
        <translation>Ditarik: {reason}</translation>
    </message>
    <message>
        <source>day not known</source>
        <translation>tanggal tidak diketahui</translation>
    </message>
</context>
<context>
    <name>TotalLine</name>
    <message>
        <source>Can still come to lie between {bounds}</source>
        <translation>Masih dapat berada di antara {bounds}</translation>
    </message>
    <message>
        <source>Hide the score (F8)</source>
        <translation>Sembunyikan nilai (F8)</translation>
    </message>
    <message>
        <source>Score hidden</source>
        <translation>Nilai disembunyikan</translation>
    </message>
    <message>
        <source>Show the score (F8)</source>
        <translation>Tampilkan nilai (F8)</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Nilai total</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>Nilai sementara</translation>
    </message>
</context>
<context>
    <name>TranscriptionPage</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Mulai dari awal</translation>
    </message>
    <message>
        <source>Begin anew…</source>
        <translation>Mulai dari awal…</translation>
    </message>
    <message>
        <source>Begin this paper anew?</source>
        <translation>Mulai kertas ini dari awal?</translation>
    </message>
    <message>
        <source>Both keyings of this paper are thrown away. The score sheet stays as it is.</source>
        <translation>Kedua ketikan kertas ini dibuang. Lembar penilaian tidak berubah.</translation>
    </message>
    <message>
        <source>Review what goes in</source>
        <translation>Tinjau yang akan masuk</translation>
    </message>
    <message>
        <source>The first keying is done. Take the paper from the top once more.</source>
        <translation>Ketikan pertama selesai. Ulangi kertasnya dari atas.</translation>
    </message>
    <message>
        <source>What was keyed first is hidden; afterwards you see where the two differ.</source>
        <translation>Ketikan pertama disembunyikan; sesudahnya terlihat di mana keduanya berbeda.</translation>
    </message>
    <message>
        <source>You go on where you stopped: {done} of {all} rows of this keying.</source>
        <translation>Dilanjutkan dari tempat berhenti: {done} dari {all} baris ketikan ini.</translation>
    </message>
</context>
<context>
    <name>TwoPersonsForm</name>
    <message>
        <source>&amp;Second person</source>
        <translation>Orang &amp;kedua</translation>
    </message>
    <message>
        <source>Passphrase of the second person</source>
        <translation>Kata sandi orang kedua</translation>
    </message>
    <message>
        <source>Passphrase of {name}</source>
        <translation>Kata sandi {name}</translation>
    </message>
    <message>
        <source>Please let the second person type their own passphrase.</source>
        <translation>Persilakan orang kedua mengetik kata sandinya sendiri.</translation>
    </message>
    <message>
        <source>Please pick</source>
        <translation>Pilih</translation>
    </message>
    <message>
        <source>Please pick the second person.</source>
        <translation>Pilih orang kedua.</translation>
    </message>
    <message>
        <source>Please type your own passphrase.</source>
        <translation>Ketik kata sandi Anda sendiri.</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Orang kedua</translation>
    </message>
    <message>
        <source>Their pass&amp;phrase</source>
        <translation>Kata &amp;sandinya</translation>
    </message>
    <message>
        <source>There is no second person yet. An administrator adds one on the page People; publishing and deciding take two.</source>
        <translation>Belum ada orang kedua. Administrator menambahkannya pada halaman Petugas; penerbitan dan penetapan memerlukan dua orang.</translation>
    </message>
    <message>
        <source>Two persons sign: each types their own passphrase.</source>
        <translation>Dua orang menandatangani: masing-masing mengetik kata sandinya sendiri.</translation>
    </message>
    <message>
        <source>You sign for it.</source>
        <translation>Anda menandatanganinya.</translation>
    </message>
    <message>
        <source>{name}, {role}</source>
        <translation>{name}, {role}</translation>
    </message>
</context>
<context>
    <name>UnlockStep</name>
    <message>
        <source>A key in the system&apos;s key ring opens the data. Signing still asks for the passphrase.</source>
        <translation>Kunci di gantungan kunci sistem membuka data. Penandatanganan tetap meminta kata sandi.</translation>
    </message>
    <message>
        <source>Another person…</source>
        <translation>Orang lain…</translation>
    </message>
    <message>
        <source>Another role</source>
        <translation>Peran lain</translation>
    </message>
    <message>
        <source>Everything on this computer is encrypted. Your passphrase opens it.</source>
        <translation>Semua data di komputer ini terenkripsi. Kata sandi Anda membukanya.</translation>
    </message>
    <message>
        <source>Everything that was typed is saved. Your passphrase opens it again.</source>
        <translation>Semua yang diketik sudah tersimpan. Kata sandi Anda membukanya kembali.</translation>
    </message>
    <message>
        <source>Headquarters cannot give this data back: no edition was taken in yet.</source>
        <translation>Pusat tidak dapat mengembalikan data ini: belum ada periode yang diambil.</translation>
    </message>
    <message>
        <source>I forgot my passphrase…</source>
        <translation>Saya lupa kata sandi…</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Terkunci</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Open without it on this computer from now on</source>
        <translation>Mulai sekarang buka tanpa kata sandi di komputer ini</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Passphrase of {label}</source>
        <translation>Kata sandi {label}</translation>
    </message>
    <message>
        <source>Passphrase that opens the data</source>
        <translation>Kata sandi pembuka data</translation>
    </message>
    <message>
        <source>Please type your passphrase.</source>
        <translation>Ketik kata sandi Anda.</translation>
    </message>
    <message>
        <source>Practise instead</source>
        <translation>Berlatih dahulu</translation>
    </message>
    <message>
        <source>Try once more to remember it, or begin again as somebody new on this computer.</source>
        <translation>Coba ingat sekali lagi, atau mulai lagi sebagai orang baru di komputer ini.</translation>
    </message>
    <message>
        <source>Welcome back</source>
        <translation>Selamat datang kembali</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>&amp;Agenda</source>
        <translation>A&amp;genda</translation>
    </message>
    <message>
        <source>&amp;Conclusions</source>
        <translation>S&amp;impulan</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Tanggal</translation>
    </message>
    <message>
        <source>&amp;Letter of assignment</source>
        <translation>S&amp;urat tugas</translation>
    </message>
    <message>
        <source>&amp;Office</source>
        <translation>&amp;Jabatan</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>Temp&amp;at</translation>
    </message>
    <message>
        <source>&amp;Representative</source>
        <translation>&amp;Wakil daerah</translation>
    </message>
    <message>
        <source>&amp;Zone</source>
        <translation>&amp;Zona</translation>
    </message>
    <message>
        <source>09.00</source>
        <translation>09.00</translation>
    </message>
    <message>
        <source>11.30</source>
        <translation>11.30</translation>
    </message>
    <message>
        <source>16-5-2026</source>
        <translation>misalnya 16-5-2026</translation>
    </message>
    <message>
        <source>Attendance &amp;list</source>
        <translation>Daftar &amp;hadir</translation>
    </message>
    <message>
        <source>Back to scoring</source>
        <translation>Kembali menilai</translation>
    </message>
    <message>
        <source>Be&amp;gan</source>
        <translation>&amp;Mulai pukul</translation>
    </message>
    <message>
        <source>Ctrl+Delete</source>
        <translation>Ctrl+Delete</translation>
    </message>
    <message>
        <source>E&amp;nded</source>
        <translation>&amp;Selesai</translation>
    </message>
    <message>
        <source>Letter of &amp;mandate</source>
        <translation>Surat &amp;kuasa</translation>
    </message>
    <message>
        <source>Minutes of the visit…</source>
        <translation>Berita acara kunjungan…</translation>
    </message>
    <message>
        <source>Revise it with a reason if the visit has to change.</source>
        <translation>Revisi dengan alasan bila catatan kunjungan harus berubah.</translation>
    </message>
    <message>
        <source>Several lines can be pasted; Space turns the side.</source>
        <translation>Beberapa baris dapat ditempel; Spasi menukar pihak.</translation>
    </message>
    <message>
        <source>Take the line out</source>
        <translation>Hapus baris</translation>
    </message>
    <message>
        <source>This assessment is signed and can be read only.</source>
        <translation>Penilaian ini sudah ditandatangani dan hanya dapat dibaca.</translation>
    </message>
    <message>
        <source>building and address</source>
        <translation>gedung dan alamat</translation>
    </message>
    <message>
        <source>for example Sekretaris Daerah</source>
        <translation>misalnya Sekretaris Daerah</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nama</translation>
    </message>
    <message>
        <source>number of the surat tugas</source>
        <translation>nomor surat tugas</translation>
    </message>
    <message>
        <source>number, where a deputy stands in</source>
        <translation>nomor, bila diwakilkan</translation>
    </message>
    <message>
        <source>one finding a line; they are numbered in print</source>
        <translation>satu temuan per baris; diberi nomor saat dicetak</translation>
    </message>
    <message>
        <source>one point a line</source>
        <translation>satu butir per baris</translation>
    </message>
</context>
<context>
    <name>_EntryRow</name>
    <message>
        <source>Bring back</source>
        <translation>Kembalikan</translation>
    </message>
    <message>
        <source>Bring back {value}</source>
        <translation>Kembalikan {value}</translation>
    </message>
    <message>
        <source>{field}: {old} → {new}</source>
        <translation>{field}: {old} → {new}</translation>
    </message>
</context>
<context>
    <name>_Note</name>
    <message>
        <source>Blocks signing</source>
        <translation>Menghalangi penandatanganan</translation>
    </message>
    <message>
        <source>Explain it here, or mend it (Ctrl+E)</source>
        <translation>Jelaskan di sini, atau perbaiki (Ctrl+E)</translation>
    </message>
    <message>
        <source>Explained: {problem}</source>
        <translation>Sudah dijelaskan: {problem}</translation>
    </message>
    <message>
        <source>Explanation for {code}: {problem}</source>
        <translation>Penjelasan untuk {code}: {problem}</translation>
    </message>
    <message>
        <source>Needs an explanation</source>
        <translation>Perlu penjelasan</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
</context>
<context>
    <name>_PlaceDialog</name>
    <message>
        <source>&amp;Passphrase of this program</source>
        <translation>&amp;Kata sandi program ini</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>Belum ada yang dipilih</translation>
    </message>
    <message>
        <source>Passphrase of this program</source>
        <translation>Kata sandi program ini</translation>
    </message>
</context>
<context>
    <name>assessor</name>
    <message>
        <source>A new version of the rubric is there; regions on the earlier one: {n}</source>
        <translation>Rubrik versi baru tersedia; daerah yang masih memakai versi lama: {n}</translation>
    </message>
    <message>
        <source>A new version {later} of the rubric is there; this region is on version {now}.</source>
        <translation>Rubrik versi {later} tersedia; daerah ini memakai versi {now}.</translation>
    </message>
    <message>
        <source>Abandon the draft</source>
        <translation>Hentikan draf</translation>
    </message>
    <message>
        <source>Abandon the draft of {region}?</source>
        <translation>Hentikan draf {region}?</translation>
    </message>
    <message>
        <source>Check paper</source>
        <translation>Periksa kertas</translation>
    </message>
    <message>
        <source>Choosing the same level once more confirms it. The earlier draft is still there.</source>
        <translation>Memilih tingkat yang sama sekali lagi berarti menegaskannya. Draf sebelumnya masih ada.</translation>
    </message>
    <message>
        <source>Copied and read back: safe to remove.</source>
        <translation>Tersalin dan terbaca ulang: aman dicabut.</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>Pendaftaran</translation>
    </message>
    <message>
        <source>Every region is signed.</source>
        <translation>Semua daerah sudah ditandatangani.</translation>
    </message>
    <message>
        <source>Folder or stick to copy to</source>
        <translation>Folder atau USB tujuan</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Kirim</translation>
    </message>
    <message>
        <source>Headquarters does not know your key yet: you can score, but not sign.</source>
        <translation>Pusat belum mengenal kunci Anda: Anda dapat menilai, tetapi belum dapat menandatangani.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>In {folder}</source>
        <translation>Di {folder}</translation>
    </message>
    <message>
        <source>It stays readable and can be picked up again with a reason. Headquarters hears of it, with your reason, in your next package or report.</source>
        <translation>Draf tetap dapat dibaca dan dilanjutkan kembali dengan alasan. Pusat mengetahuinya, beserta alasan Anda, dari paket atau laporan Anda berikutnya.</translation>
    </message>
    <message>
        <source>My key</source>
        <translation>Kunci saya</translation>
    </message>
    <message>
        <source>Off-line – nothing waits to be sent</source>
        <translation>Luring – tidak ada yang menunggu dikirim</translation>
    </message>
    <message>
        <source>Off-line – {n} ready to send</source>
        <translation>Luring – {n} siap dikirim</translation>
    </message>
    <message>
        <source>On version {now} it can be signed and handed over, and does not count yet.</source>
        <translation>Dengan versi {now}, penilaian dapat ditandatangani dan diserahkan, tetapi belum dihitung.</translation>
    </message>
    <message>
        <source>Promised later</source>
        <translation>Dijanjikan</translation>
    </message>
    <message>
        <source>Region&apos;s answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Report it under Hand over, or let your next package do it.</source>
        <translation>Laporkan melalui halaman Kirim, atau biarkan paket Anda berikutnya memberitahukannya.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Penilaian</translation>
    </message>
    <message>
        <source>See the changes…</source>
        <translation>Lihat perubahannya…</translation>
    </message>
    <message>
        <source>See the earlier draft</source>
        <translation>Lihat draf sebelumnya</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Lembar penilaian</translation>
    </message>
    <message>
        <source>Show the list…</source>
        <translation>Tampilkan daftarnya…</translation>
    </message>
    <message>
        <source>Take in an edition</source>
        <translation>Ambil periode</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Take this promise out?</source>
        <translation>Hapus janji ini?</translation>
    </message>
    <message>
        <source>The draft is abandoned.</source>
        <translation>Draf sudah dihentikan.</translation>
    </message>
    <message>
        <source>The report is written: safe to remove.</source>
        <translation>Laporan sudah ditulis: aman dicabut.</translation>
    </message>
    <message>
        <source>The rubric changed; answers that have to be looked at again: {n}</source>
        <translation>Rubriknya berubah; jawaban yang perlu ditinjau kembali: {n}</translation>
    </message>
    <message>
        <source>This draft came from an earlier version.</source>
        <translation>Draf ini berasal dari rubrik versi lama.</translation>
    </message>
    <message>
        <source>This is the last region of the list.</source>
        <translation>Ini daerah terakhir dalam daftar.</translation>
    </message>
    <message>
        <source>To the enrolment</source>
        <translation>Ke pendaftaran</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Visit · {region}</source>
        <translation>Kunjungan · {region}</translation>
    </message>
    <message>
        <source>What could not be saved here stands in that table. You can close the program now.</source>
        <translation>Yang tidak dapat disimpan di sini ada di tabel itu. Program kini boleh ditutup.</translation>
    </message>
    <message>
        <source>Written down: promised later on {code}.</source>
        <translation>Dicatat: dijanjikan menyusul pada {code}.</translation>
    </message>
    <message>
        <source>Your drafts stay as they are until you move them: {names}</source>
        <translation>Draf Anda tidak berubah sampai Anda memindahkannya: {names}</translation>
    </message>
    <message>
        <source>Your work was copied to {path}</source>
        <translation>Pekerjaan Anda disalin ke {path}</translation>
    </message>
    <message>
        <source>{name}: also for another indicator</source>
        <translation>{name}: juga untuk indikator lain</translation>
    </message>
</context>
<context>
    <name>copying</name>
    <message>
        <source>Choose a place…</source>
        <translation>Pilih tempat…</translation>
    </message>
    <message>
        <source>Copied {moment}</source>
        <translation>Disalin {moment}</translation>
    </message>
    <message>
        <source>Copy NOT made – {n} waiting</source>
        <translation>BELUM disalin – {n} menunggu</translation>
    </message>
    <message>
        <source>Copy everything to a stick…</source>
        <translation>Salin semua ke USB…</translation>
    </message>
    <message>
        <source>Copy now…</source>
        <translation>Salin sekarang…</translation>
    </message>
    <message>
        <source>Copy: another stick – {n} waiting</source>
        <translation>Salinan: USB lain – {n} menunggu</translation>
    </message>
    <message>
        <source>Copy: {n} waiting for the stick</source>
        <translation>Salinan: {n} menunggu USB</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Menyalin…</translation>
    </message>
    <message>
        <source>Folder or stick to copy to</source>
        <translation>Folder atau USB tujuan salinan</translation>
    </message>
    <message>
        <source>No second copy</source>
        <translation>Tanpa salinan kedua</translation>
    </message>
    <message>
        <source>Place of the second copy…</source>
        <translation>Tempat salinan kedua…</translation>
    </message>
    <message>
        <source>Plug the stick in, or choose a place: then they are copied by themselves.</source>
        <translation>Pasang USB-nya atau pilih tempat salinan; paket lalu disalin dengan sendirinya.</translation>
    </message>
    <message>
        <source>Second copy is ready</source>
        <translation>Salinan kedua siap</translation>
    </message>
    <message>
        <source>{n} signed package(s) lie on this laptop alone.</source>
        <translation>{n} paket bertanda tangan hanya ada di laptop ini.</translation>
    </message>
</context>
<context>
    <name>edition_looks</name>
    <message>
        <source>Already here</source>
        <translation>Sudah ada</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Ditahan</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Wawancara</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Latihan</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Diloloskan</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>Data contoh</translation>
    </message>
    <message>
        <source>Site visit</source>
        <translation>Visitasi</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Diterima</translation>
    </message>
</context>
<context>
    <name>fact_words</name>
    <message>
        <source>level {level}</source>
        <translation>tingkat {level}</translation>
    </message>
</context>
<context>
    <name>headquarters</name>
    <message>
        <source>Check paper</source>
        <translation>Periksa kertas</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Editions</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Kotak masuk</translation>
    </message>
    <message>
        <source>Key cards: a drill is due</source>
        <translation>Kartu kunci: perlu latihan</translation>
    </message>
    <message>
        <source>Key cards: still to be made</source>
        <translation>Kartu kunci: belum dibuat</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Panel</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Cetakan</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Peringkat</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Simpan salinan</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Tersimpan: {path}</translation>
    </message>
</context>
<context>
    <name>papers</name>
    <message>
        <source>Paper and copies</source>
        <translation>Kertas dan salinan</translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message>
        <source>Drawing {n} sheets…</source>
        <translation>Menggambar {n} lembar…</translation>
    </message>
    <message>
        <source>Print blank sheets…</source>
        <translation>Cetak lembar kosong…</translation>
    </message>
    <message>
        <source>Print the key card…</source>
        <translation>Cetak kartu tombol…</translation>
    </message>
    <message>
        <source>{n} files written.</source>
        <translation>{n} berkas ditulis.</translation>
    </message>
</context>
<context>
    <name>transcribing</name>
    <message>
        <source>Ctrl+Z takes all of them back at once.</source>
        <translation>Ctrl+Z membatalkan semuanya.</translation>
    </message>
    <message>
        <source>Paper sheet {region}</source>
        <translation>Lembar kertas {region}</translation>
    </message>
    <message>
        <source>The paper is done; the sheet stayed as it was.</source>
        <translation>Kertas ini selesai; lembar penilaian tetap seperti semula.</translation>
    </message>
    <message>
        <source>Type a filled paper sheet in…</source>
        <translation>Pindahkan isi lembar kertas…</translation>
    </message>
    <message>
        <source>{n} answers were taken from the paper into the sheet, {m} of them replaced one.</source>
        <translation>{n} jawaban dari kertas sudah masuk ke lembar, {m} di antaranya mengganti.</translation>
    </message>
    <message>
        <source>{n} answers were taken from the paper into the sheet.</source>
        <translation>{n} jawaban dari kertas dimasukkan ke lembar penilaian.</translation>
    </message>
</context>
<context>
    <name>way_back</name>
    <message>
        <source>A backup can take the place of this database.</source>
        <translation>Cadangan dapat menggantikan basis data ini.</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Cadangan…</translation>
    </message>
</context>
</TS>
