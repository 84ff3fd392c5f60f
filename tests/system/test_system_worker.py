from __future__ import annotations

import io
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from smartcity_desktop.system import worker_child
from smartcity_desktop.system.worker import DECODED, Decoder, MediaProblem, Trouble, decoder, own_command
from smartcity_desktop.system.worker_frames import ANSWER, FILE_LIMIT, REQUEST, SAY, State

posix = pytest.mark.skipif(sys.platform == "win32", reason="the kernel's limits are POSIX")


@pytest.fixture(scope="module")
def one():
    made = Decoder()
    yield made
    made.close()


def _photo(kind: str, size=(60, 40), mode="RGB", colour="red", **how) -> bytes:
    data = io.BytesIO()
    Image.new(mode, size, colour).save(data, kind, **how)
    return data.getvalue()


def _pdf(*sizes: tuple[int, int]) -> bytes:
    import pypdfium2

    data = io.BytesIO()
    document = pypdfium2.PdfDocument.new()
    for width, height in sizes:
        document.new_page(width, height)
    document.save(data)
    document.close()
    return data.getvalue()


def _speaking(script: str) -> Decoder:
    """A decoder process that says it is ready and then does what the script says."""
    start = (
        "import sys, struct, time\n"
        f"A = struct.Struct({ANSWER.format!r})\n"
        "def say(state, w, h, data): sys.stdout.buffer.write(A.pack(b'SCDA', state, w, h, len(data)) + data)"
        "; sys.stdout.buffer.flush()\n"
        "say(0, 0, 0, b'')\n"
        f"head = struct.unpack({REQUEST.format!r}, sys.stdin.buffer.read({REQUEST.size}))\n"
        "sys.stdin.buffer.read(head[-1])\n"
    )
    return Decoder([sys.executable, "-c", start + script], seconds=1.5)


@pytest.mark.parametrize(
    ("kind", "mode", "colour", "seen"),
    [
        ("JPEG", "RGB", "red", (254, 0, 0)),
        ("PNG", "RGB", "red", (255, 0, 0)),
        ("WEBP", "RGB", "red", (255, 0, 2)),
        ("TIFF", "RGB", "red", (255, 0, 0)),
        ("TIFF", "CMYK", (0, 255, 255, 0), (255, 0, 0)),
        ("PNG", "RGBA", (255, 0, 0, 0), (255, 255, 255)),
        ("PNG", "I;16", 0xFFFF, (255, 255, 255)),
        ("PNG", "1", 1, (255, 255, 255)),
        ("PNG", "P", 0, (0, 0, 0)),
    ],
)
def test_photos_become_raw_pixels(one, kind, mode, colour, seen):
    picture = one.picture(_photo(kind, mode=mode, colour=colour), "foto", 30)
    assert (picture.width, picture.height, len(picture.pixels)) == (30, 20, 30 * 20 * 3)
    assert tuple(picture.pixels[:3]) == seen


def test_a_small_photo_stays_as_it_is_and_a_turned_one_stands_upright(one):
    turned = Image.Exif()
    turned[0x0112] = 6  # the camera lay on its side
    picture = one.picture(_photo("JPEG", exif=turned), "foto", 500)
    assert (picture.width, picture.height) == (40, 60)


def test_pages_of_a_pdf_are_measured_and_drawn(one):
    data = _pdf((595, 842), (842, 595))
    assert [tuple(size) for size in one.page_sizes(data, "surat.pdf")] == [(595, 842), (842, 595)]
    page = one.page(data, "surat.pdf", 1, 400)
    assert (page.width, page.height) == (400, 283)
    assert set(page.pixels) == {255}


# Drawn in the test: the largest takes 400 MB, and every process of a run reads this file.
@pytest.mark.parametrize(
    ("made", "trouble"),
    [
        (lambda: b"", Trouble.UNKNOWN),
        (lambda: b"GIF89a" + bytes(40), Trouble.UNKNOWN),
        (lambda: b"\x00\x00\x00\x18ftypheic" + bytes(40), Trouble.UNKNOWN),
        (lambda: _photo("JPEG", (600, 400))[:2000], Trouble.DAMAGED),
        (lambda: _photo("PNG", (600, 400))[:900], Trouble.DAMAGED),
        (lambda: _photo("PNG", (11_000, 10_000), "1", 0), Trouble.BOMB),
        (lambda: _photo("TIFF", (20_000, 20_000), "1", 0, compression="group4"), Trouble.BOMB),
        (lambda: _photo("PNG", (9_900, 9_900), "RGBA"), Trouble.BOMB),
    ],
    ids=["empty", "gif", "heic", "cut-jpeg", "cut-png", "pixels", "group4", "memory"],
)
def test_what_is_no_whole_photo_is_said_and_the_process_lives_on(one, made, trouble):
    with pytest.raises(MediaProblem) as caught:
        one.picture(made(), "foto.jpg", 100)
    assert caught.value.trouble is trouble
    assert "foto.jpg" in str(caught.value)
    assert caught.value.hostile is (trouble is Trouble.BOMB)
    before = one._process
    assert one.picture(_photo("PNG"), "foto", 10).width == 10
    assert one._process is before


def test_a_pdf_that_is_none_or_is_locked_is_said(one):
    import pypdf

    with pytest.raises(MediaProblem) as caught:
        one.page_sizes(b"%PDF-1.7\nrusak", "a.pdf")
    assert caught.value.trouble is Trouble.DAMAGED
    locked = pypdf.PdfWriter(clone_from=io.BytesIO(_pdf((100, 100))))
    locked.encrypt("rahasia", algorithm="RC4-128")
    data = io.BytesIO()
    locked.write(data)
    with pytest.raises(MediaProblem) as caught:
        one.check(data.getvalue(), "a.pdf", "application/pdf")
    assert caught.value.trouble is Trouble.LOCKED


def test_checking_decodes_whole_and_asks_nothing_of_other_kinds(one):
    one.check(_photo("WEBP"), "a.webp", "image/webp")
    one.check(_pdf((100, 100)), "a.pdf", "application/pdf")
    one.check(b"bukan apa-apa", "a.txt", "text/plain")
    with pytest.raises(MediaProblem) as caught:
        one.check(b"\x89PNG\r\n\x1a\n" + bytes(64), "a.png", "image/png")
    assert caught.value.trouble is Trouble.DAMAGED
    assert "image/heic" not in DECODED


def test_a_file_larger_than_a_package_may_carry_is_not_even_sent(one):
    with pytest.raises(MediaProblem) as caught:
        one.picture(bytes(FILE_LIMIT + 1), "a.jpg", 10)
    assert caught.value.trouble is Trouble.TOO_LARGE


@pytest.mark.parametrize(
    "script",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
        if sys.platform != "win32"
        else "sys.exit(9)",
        "sys.exit(0)",
        "time.sleep(60)",
        "say(1, 10, 10, bytes(10 * 10 * 3 + 1))",
        "say(1, 4000, 4000, bytes(4000 * 4000 * 3))",
        "say(1, 0, 10, b'')",
        "say(77, 0, 0, b'')",
        "say(2, 0, 0, bytes(100000))",
        "say(0, 0, 0, b'')",
        "sys.stdout.buffer.write(b'P6 10 10 255 ' + bytes(400)); sys.stdout.buffer.flush()",
        "say(1, 10, 10, b'')",
        "sys.stdout.buffer.write(A.pack(b'SCDA', 1, 10, 10, 300)); sys.stdout.buffer.flush(); time.sleep(60)",
    ],
)
def test_a_process_that_dies_hangs_or_lies_costs_one_file(script):
    hostile = _speaking(script)
    begun = time.monotonic()
    with pytest.raises(MediaProblem) as caught:
        hostile.picture(_photo("PNG"), "foto.png", 100)
    assert caught.value.trouble is Trouble.STOPPED
    assert caught.value.hostile
    assert hostile._process is None
    assert time.monotonic() - begun < 20
    hostile._command = own_command()
    hostile._seconds = 30.0
    assert hostile.picture(_photo("PNG"), "foto.png", 10).width == 10
    hostile.close()


def test_a_process_that_never_gets_ready_is_ended():
    for script in ("import time; time.sleep(60)", "raise SystemExit(3)", "print('x' * 100000)"):
        silent = Decoder([sys.executable, "-c", script], seconds=1.0)
        with pytest.raises(MediaProblem):
            silent.picture(_photo("PNG"), "foto.png", 100)
        assert silent._process is None


def test_a_process_is_used_for_many_files_and_then_replaced():
    made = Decoder(files=2)
    assert made.picture(_photo("PNG"), "1", 10).width == 10
    first = made._process
    assert first is not None
    assert made.picture(_photo("PNG"), "2", 10).width == 10
    assert made._process is None
    assert first.poll() is not None
    assert made.picture(_photo("PNG"), "3", 10).width == 10
    made.close()
    made.close()
    assert decoder() is decoder()


@posix
def test_the_kernel_holds_the_limits(one):
    one.picture(_photo("PNG"), "foto", 10)
    wanted = {"RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_NPROC", "RLIMIT_NOFILE", "RLIMIT_CPU"}
    assert wanted <= set(one.limits)
    if sys.platform == "linux":
        assert "RLIMIT_AS" in one.limits
    script = (
        "import socket, os, sys\n"
        "from smartcity_desktop.system import worker_child\n"
        "worker_child.limit_itself()\n"
        "for name, deed in (('file', lambda: open('/etc/passwd')), ('network', socket.socket),\n"
        "                   ('memory', lambda: bytearray(worker_child.MEMORY))):\n"
        "    try:\n"
        "        deed()\n"
        "    except (OSError, MemoryError) as error:\n"
        "        os.write(1, name.encode() + b' ')\n"
        "os.write(1, str(len(os.environ)).encode())\n"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout.split()
    assert found[:2] == [b"file", b"network"]
    if sys.platform == "linux":
        assert found[2] == b"memory"


@posix
def test_computing_time_is_counted_anew_for_each_file(monkeypatch):
    import resource

    set_to = []
    monkeypatch.setattr(resource, "setrlimit", lambda what, limits: set_to.append((what, limits[0])))
    worker_child.more_time()
    used = resource.getrusage(resource.RUSAGE_SELF)
    ((what, soft),) = set_to
    assert what == resource.RLIMIT_CPU
    assert soft == int(used.ru_utime + used.ru_stime) + worker_child.CPU_SECONDS


def test_the_process_sees_nothing_of_the_environment(monkeypatch):
    monkeypatch.setenv("SMARTCITY_SECRET", "rahasia")
    teller = _speaking(
        "import os\n"
        "say(2, 0, 0, ','.join(sorted(k for k in os.environ if k not in ('LC_CTYPE', 'SYSTEMROOT'))).encode())"
    )
    with pytest.raises(MediaProblem) as caught:
        teller.picture(_photo("PNG"), "foto.png", 100)
    assert caught.value.detail == "PYTHONPATH"
    teller.close()


def test_the_process_ends_with_the_pipe_and_at_a_wrong_frame():
    for said in (b"", b"x" * REQUEST.size, REQUEST.pack(b"SCDQ", 1, 0, 9, FILE_LIMIT + 1), b"kurang"):
        ran = subprocess.run(list(own_command()), input=said, capture_output=True, timeout=60, check=False)
        assert ran.returncode == (0 if not said else 1)
        assert ran.stdout[:5] == SAY + bytes([State.READY])
        assert not ran.stderr


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_mutated_photo_or_pdf_is_pixels_or_a_typed_error(one, data):
    kind = data.draw(st.sampled_from(("JPEG", "PNG", "WEBP", "TIFF", "PDF")))
    good = bytearray(_pdf((90, 90)) if kind == "PDF" else _photo(kind))
    for _ in range(data.draw(st.integers(1, 8))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(good)))
    trouble = None
    try:
        if kind == "PDF":
            one.check(bytes(good[:cut]), "a.pdf", "application/pdf")
        else:
            one.picture(bytes(good[:cut]), "a", 50)
    except MediaProblem as problem:
        trouble = problem.trouble
    assert trouble is not Trouble.STOPPED
