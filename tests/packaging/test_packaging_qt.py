"""The installed PySide6 keeps its references: some releases kill the interpreter after some thousand calls."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import version

CALLS = 100

# In a process of its own: a release that is broken takes the test run down with it.
SCRIPT = f"""
import json, sys
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QTableWidget, QTableWidgetItem,
)
app = QApplication([])
label, edit, combo, rows, button, plain = QLabel(), QLineEdit(), QComboBox(), QListWidget(), QPushButton(), QPlainTextEdit()
table, model = QTableWidget(1, 1), QStandardItemModel(1, 1)
calls = {{
    "QLabel.setText": lambda: label.setText("a"),
    "QLineEdit.setText": lambda: edit.setText("a"),
    "QPushButton.setText": lambda: button.setText("a"),
    "QPlainTextEdit.setPlainText": lambda: plain.setPlainText("a"),
    "QComboBox.addItem": lambda: combo.addItem("a"),
    "QComboBox.addItem with data": lambda: combo.addItem("a", 1),
    "QListWidget.addItem": lambda: rows.addItem("a"),
    "QTableWidget.setItem": lambda: table.setItem(0, 0, QTableWidgetItem("a")),
    "QStandardItemModel.setItem": lambda: model.setItem(0, 0, QStandardItem("a")),
    "QWidget.setToolTip": lambda: label.setToolTip("a"),
    "QWidget.setAccessibleName": lambda: label.setAccessibleName("a"),
    "QWidget.setProperty": lambda: label.setProperty("tone", "a"),
}}
lost = {{}}
for name, call in calls.items():
    call()
    before = sys.getrefcount(None)
    for _ in range({CALLS}):
        call()
    lost[name] = before - sys.getrefcount(None)
print(json.dumps(lost))
sys.stdout.flush()
"""


def test_qt_calls_lose_no_reference_to_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    lost = json.loads(done.stdout)
    assert len(lost) == 12
    assert {name: count for name, count in lost.items() if abs(count) > CALLS // 10} == {}


def test_qt_is_a_release_that_was_proved() -> None:
    assert (6, 8) <= tuple(int(part) for part in version("PySide6_Essentials").split(".")[:2]) < (6, 12)
