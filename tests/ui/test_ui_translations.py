from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QMenu, QMessageBox

from smartcity_desktop.core.language import Language
from smartcity_desktop.ui import texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the scripts of .dev are for a POSIX shell")


def check(script: str) -> None:
    found = subprocess.run(
        ["bash", f".dev/{script}", "--check"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "SMARTCITY_BIN": str(Path(sys.executable).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr


def test_translations_are_fresh_and_finished() -> None:
    check("translations")


def test_a_translation_file_that_changes_under_an_open_window_is_not_missed(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("qt_id.qm", "smartcity_id.qm"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    monkeypatch.setattr(texts, "resource", lambda _folder, name: tmp_path / name)
    texts.install(qapp, Language.INDONESIAN)
    for file in tmp_path.iterdir():
        with file.open("r+b") as opened:
            opened.write(bytes(file.stat().st_size))
    assert QCoreApplication.translate("assessor", "Regions") == "Daerah"


def test_forms_are_fresh() -> None:
    check("forms")


def messages(name: str) -> list[tuple[str, str, list[str]]]:
    tree = ElementTree.parse(FOLDER / f"{name}.ts")
    found = []
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation] or [translation.text or ""]
            found.append((context.findtext("name", ""), message.findtext("source", ""), forms))
    return found


@pytest.mark.parametrize("name", ["qt_id", "smartcity_id", "smartcity_en"])
def test_no_translation_is_empty_or_loses_a_place(name: str) -> None:
    def places(text: str) -> set[str]:
        numbered = {place for place in ("%1", "%2", "%n") if place in text}
        return numbered | {field for _, field, _, _ in Formatter().parse(text) if field}

    for context, source, forms in messages(name):
        for form in forms:
            assert form.strip(), f"{context}: {source}"
            if name != "qt_id":
                assert places(form) == places(source), f"{context}: {source}"


def test_switching_while_running_changes_qts_own_buttons(own_look: QApplication, qtbot: QtBot) -> None:
    standard = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(standard.Ok | standard.Cancel | standard.Save | standard.Yes | standard.No)
    qtbot.addWidget(box)
    box.show()

    def words() -> set[str]:
        return {button.text().replace("&", "") for button in box.buttons()}

    assert words() == {"OK", "Cancel", "Save", "Yes", "No"}
    texts.install(own_look, Language.INDONESIAN)
    qtbot.waitUntil(lambda: words() == {"OK", "Batal", "Simpan", "Ya", "Tidak"})
    texts.install(own_look, Language.ENGLISH)
    qtbot.waitUntil(lambda: words() == {"OK", "Cancel", "Save", "Yes", "No"})


def test_qts_dialogs_and_menus_speak_indonesian(own_look: QApplication, qtbot: QtBot) -> None:
    texts.install(own_look, Language.INDONESIAN)
    question = QMessageBox(QMessageBox.Icon.Question, "", "?", QMessageBox.StandardButton.Retry)
    qtbot.addWidget(question)
    assert question.button(QMessageBox.StandardButton.Retry).text() == "Coba lagi"
    files = QFileDialog()
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(files)
    assert files.labelText(QFileDialog.DialogLabel.FileName).replace("&", "") == "Nama berkas:"
    edit = QLineEdit("kata")
    qtbot.addWidget(edit)
    menu = edit.createStandardContextMenu()
    assert isinstance(menu, QMenu)
    qtbot.addWidget(menu)
    words = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    assert words == ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih semua"]


def test_numbers_and_dates_in_qts_widgets_follow(own_look: QApplication) -> None:
    texts.install(own_look, Language.INDONESIAN)
    assert texts.locale().toString(1234.5, "f", 2) == "1.234,50"
    texts.install(own_look, Language.ENGLISH)
    assert texts.locale().toString(1234.5, "f", 2) == "1,234.50"
    assert texts.locale().textDirection() == Qt.LayoutDirection.LeftToRight
