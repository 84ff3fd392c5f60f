from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLineEdit, QPlainTextEdit

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.errors import FileProblem, LineProblem, RubricInvalid
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.ui import background, mistakes, problems, texts, theme
from smartcity_desktop.ui.about_dialog import AboutDialog
from smartcity_desktop.ui.settings_dialog import SettingsDialog
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.delivery_badge import LOOKS, DeliveryBadge
from smartcity_desktop.ui.widgets.dialog_frame import TALLEST, WIDEST, DialogFrame
from smartcity_desktop.ui.widgets.drop_zone import DropZone
from smartcity_desktop.ui.widgets.empty_page import EmptyPage
from smartcity_desktop.ui.widgets.key_card import KeyCard
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.question import ask
from smartcity_desktop.ui.widgets.strength_meter import StrengthMeter

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smartcity_desktop.ui.main_window import MainWindow

READ_ONLY = FileProblem(
    "E:/bukti", Text("hanya-baca.", "is read-only."), Text("Pilih folder lain.", "Choose another folder.")
)


def test_a_banner_says_what_happened_and_what_to_do_in_either_language(
    qtbot: QtBot, own_look: QApplication
) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.words == ""
    banner.show_problem(READ_ONLY)
    assert banner.words == "E:/bukti: is read-only. Choose another folder."
    assert banner.accessibleName() == banner.words
    texts.install(own_look, Language.INDONESIAN)
    qtbot.waitUntil(lambda: banner.accessibleName() == "E:/bukti: hanya-baca. Pilih folder lain.")
    qtbot.mouseClick(banner._close, Qt.MouseButton.LeftButton)
    assert banner.words == ""


def test_a_banner_offers_its_action_and_the_details(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show()
    done: list[str] = []
    banner.show_problem(
        PackageRefused("E_ZIP_CD", "central directory at 17"),
        action=lambda: "Again",
        on_action=lambda: done.append("again"),
    )
    qtbot.mouseClick(banner._action, Qt.MouseButton.LeftButton)
    assert done == ["again"]
    qtbot.mouseClick(banner._details, Qt.MouseButton.LeftButton)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, problems.ProblemDialog))
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "E_ZIP_CD: central directory at 17"
    with qtbot.waitSignal(dialog.finished):
        dialog.accept()


def test_good_news_passes_and_problems_stay(window: MainWindow, qtbot: QtBot) -> None:
    banner = window.banner
    window.activateWindow()
    banner.say("good", lambda: "Saved.")
    short = banner.passes_in
    assert short >= 4_000
    banner.say("info", lambda: "A far longer sentence that takes its time to be read by anybody. " * 2)
    assert banner.passes_in > short + 5_000
    banner._rest.start(0)
    qtbot.waitUntil(lambda: banner.words == "")
    banner.say("good", lambda: "Copied.", action=lambda: "Show", on_action=lambda: None)
    assert banner.passes_in == 0
    banner.say("info", lambda: "Drawing…", stays=True)
    assert banner.passes_in == 0
    banner.say("good", lambda: "Written.", lambda: "Send it to headquarters.")
    assert banner.passes_in == 0
    banner.say("good", lambda: "Copied.", lambda: "In E:/", stays=False)
    assert banner.passes_in > 0
    banner.show_problem(READ_ONLY)
    assert banner.passes_in == 0


def test_good_news_waits_while_somebody_is_at_it_or_away(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.banner.say("good", lambda: "Saved.")
    window.banner._close.setFocus()
    window.banner._rest.timeout.emit()
    assert window.banner.words == "Saved."
    assert window.banner.passes_in > 0
    window.setFocus()
    window.banner._rest.timeout.emit()
    assert window.banner.words == ""


def test_in_dialogs_and_steps_good_news_stays(qtbot: QtBot) -> None:
    dialog, lasting = QDialog(), Banner(lasting=True)
    inside = Banner(dialog)
    for banner in (inside, lasting):
        qtbot.addWidget(banner)
        banner.say("good", lambda: "Saved.")
        assert banner.passes_in == 0
    dialog.deleteLater()


def test_a_banner_is_one_line_in_a_low_window_and_unfolds(window: MainWindow, qtbot: QtBot) -> None:
    banner, long = window.banner, "A sentence that one line cannot hold. " * 6
    window.resize(1024, 540)
    banner.say("warn", lambda: "Interrupted.", lambda: long)
    qtbot.waitUntil(lambda: banner._unfold.isVisible() and banner.height() <= 48)
    one = banner.height()
    assert not banner._more.isVisible()
    assert long.strip() in banner.accessibleName()
    qtbot.mouseClick(banner._unfold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: banner.height() > one)
    assert banner._more.isVisible()
    qtbot.mouseClick(banner._unfold, Qt.MouseButton.LeftButton)
    assert not banner._more.isVisible()
    banner.show_problem(READ_ONLY)
    assert banner._more.isVisible(), "what to do about a problem is seen at once"
    banner.say("info", lambda: "Short.")
    qtbot.waitUntil(banner._unfold.isHidden)
    banner.say("warn", lambda: "Interrupted.", lambda: long)
    window.resize(1366, 768)
    qtbot.waitUntil(banner._more.isVisible)
    assert banner._unfold.isHidden()


def test_escape_closes_the_message_that_came_last(window: MainWindow, qtbot: QtBot) -> None:
    page = QLineEdit()
    window.add_page("page", lambda: "Page", "map-pin", page)
    window.go("page")
    window.banner.say("warn", lambda: "Mind this.")
    assert window.banner._close.accessibleName() == "Close this message"
    assert window.banner._close.focusPolicy() & Qt.FocusPolicy.TabFocus
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.banner.words == ""
    assert page.hasFocus()


def test_a_plain_sentence_has_no_details(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.say("good", lambda: "Done.")
    assert banner._details.isHidden()
    assert banner._action.isHidden()
    assert problems.details(READ_ONLY) == ""


def test_details_of_a_rubric_have_every_line() -> None:
    error = RubricInvalid(
        "r.yaml",
        tuple(
            LineProblem(n, f"X{n}", Text("salah.", "wrong."), Text("Perbaiki.", "Fix it.")) for n in (3, 9)
        ),
    )
    assert problems.details(error) == "r.yaml:3  X3: wrong. Fix it.\nr.yaml:9  X9: wrong. Fix it."


def test_a_report_has_traceback_versions_and_the_end_of_the_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("first\n" + "x" * 30_000 + "\nlast line\n")
    mistakes.keep_log(log)
    try:
        raise KeyError("lost")
    except KeyError as error:
        report = mistakes.report(error)
    mistakes.keep_log(None)
    assert "KeyError: 'lost'" in report
    assert "Qt 6." in report
    assert "last line" in report
    assert "first\n" not in report


def test_a_report_is_saved_where_the_person_says(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "laporan.txt"
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName",
        lambda *_args: (str(target), ""),
    )
    dialog = problems.ProblemDialog(mistakes.Unexpected("the report"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog._save, Qt.MouseButton.LeftButton)
    assert target.read_text() == "the report"
    qtbot.mouseClick(dialog._copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "the report"


@pytest.mark.parametrize("percent", [100, 175])
def test_every_dialog_fits_with_its_buttons_in_sight(
    window: MainWindow, own_look: QApplication, qtbot: QtBot, tmp_path: Path, percent: int
) -> None:
    theme.apply(own_look, "light", percent)
    texts.install(own_look, Language.INDONESIAN)
    dialogs: list[DialogFrame] = [
        KeyCard(window),
        SettingsDialog(window, window.settings, window.change_settings),
        AboutDialog(tmp_path, window),
        problems.ProblemDialog(READ_ONLY, window),
        ask(window, heading="Buang?", sentence="Tidak dapat dikembalikan.", yes="Buang", then=lambda: None),
    ]
    for dialog in dialogs:  # children of the window, deleted when they close
        dialog.show()
        background.drain()
        assert dialog.width() <= WIDEST
        assert dialog.height() <= TALLEST
        assert dialog.rect().contains(
            dialog.buttons.geometry().translated(dialog.buttons.parentWidget().pos())
        )
        dialog.close()


def test_a_question_does_it_only_on_yes(qtbot: QtBot) -> None:
    done: list[str] = []
    for press, wanted in (("yes", ["done"]), ("cancel", [])):
        done.clear()
        question = ask(
            None, heading="Go?", sentence="", yes="Go", then=lambda: done.append("done"), danger=True
        )
        button = (
            question.yes
            if press == "yes"
            else question.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        )
        with qtbot.waitSignal(question.finished):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert done == wanted


def test_the_settings_dialog_acts_at_once(window: MainWindow, qtbot: QtBot) -> None:
    dialog = SettingsDialog(window, window.settings, window.change_settings)
    qtbot.addWidget(dialog)
    dialog.show()
    for name, key, found in (
        ("language", "B", lambda: window.settings.language == "id"),
        ("theme", "G", lambda: theme.dark()),
        ("paper", "F", lambda: window.settings.paper == "F4"),
        ("zone", "W", lambda: window.settings.zone in {"WITA", "WIT"}),
    ):
        box = dialog.box(name)
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
        box.setFocus()
        qtbot.keyClicks(box, key)
        box.activated.emit(box.currentIndex())
        qtbot.waitUntil(found)
        qtbot.waitUntil(lambda: dialog.windowTitle() == "Pengaturan")
    background.drain()


def test_the_key_card_lists_every_key_of_the_interface(qtbot: QtBot) -> None:
    card = KeyCard()
    qtbot.addWidget(card)
    keys = " ".join(key for _title, group in card.groups() for key, _words in group)
    for key in [
        "0",
        "–",
        "5",
        "T",
        "Enter",
        "↓",
        "Shift+Enter",
        "↑",
        "Ctrl+Enter",
        "Ctrl+Shift+Enter",
        "Ctrl+K",
        "F6",
        "Shift+F6",
        "Ctrl+M",
        "Ctrl+B",
        "Ctrl+Z",
        "Ctrl+Y",
        "Ctrl+P",
        "Alt+1",
        "F9",
        "F1",
    ]:
        assert key in keys


def test_the_key_card_is_read_and_closed_by_keys(
    window: MainWindow, own_look: QApplication, qtbot: QtBot
) -> None:
    theme.apply(own_look, "light", 150)
    card = KeyCard(window)
    with qtbot.waitActive(card):
        card.open()
        card.activateWindow()
    bar = card._area.verticalScrollBar()
    qtbot.keyClick(card._area, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    with qtbot.waitSignal(card.finished):
        qtbot.keyClick(card._area, Qt.Key.Key_Return)


def test_about_shows_the_examination(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = AboutDialog(tmp_path, window)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: bool(dialog.lines))
    qtbot.mouseClick(dialog._copy, Qt.MouseButton.LeftButton)
    assert str(tmp_path) in QApplication.clipboard().text()


# -- passphrase ------------------------------------------------------------------------------------------------


def test_a_passphrase_is_hidden_until_the_eye_is_pressed(qtbot: QtBot) -> None:
    edit = PassphraseEdit()
    qtbot.addWidget(edit)
    qtbot.keyClicks(edit, "rahasia sekali")
    assert edit.displayText() != "rahasia sekali"
    edit._eye.trigger()
    assert edit.displayText() == "rahasia sekali"
    assert edit._eye.text() == "Hide the passphrase"
    edit._eye.trigger()
    assert edit.echoMode() == QLineEdit.EchoMode.Password


def test_the_meter_says_how_a_passphrase_holds_and_what_makes_it_better(
    qtbot: QtBot, own_look: QApplication
) -> None:
    meter = StrengthMeter()
    qtbot.addWidget(meter)
    meter.mind(lambda: ("Asesor Contoh", ""))
    assert meter.text().startswith("At least 8 characters.")
    meter.judge("pendek")
    assert meter.text().startswith("The passphrase has fewer than 8 characters.")
    said = []
    for typed in ("Asesor Contoh", "perahu layar", "perahu layar biru senja"):
        meter.judge(typed)
        background.drain()
        assert meter.strength is not None
        said.append((meter.strength.good, meter.text()))
    assert [good for good, _ in said] == [False, True, True]
    assert said[2][1] == "Very strong."
    meter.judge("rahasia123")
    background.drain()
    texts.install(own_look, Language.INDONESIAN)
    qtbot.waitUntil(lambda: meter.text().startswith("Kata sandi ini terlalu mudah ditebak. Tambahkan"))
    meter.judge("")
    assert meter.strength is None


def test_the_meter_forgets_what_was_typed_before(qtbot: QtBot) -> None:
    meter = StrengthMeter()
    qtbot.addWidget(meter)
    meter.judge("perahu layar biru senja")
    meter.judge("pendek")
    background.drain()
    assert meter.text().startswith("The passphrase has fewer than 8 characters.")


# -- small things ----------------------------------------------------------------------------------------------


def test_every_state_of_delivery_has_word_sign_and_colour(qtbot: QtBot, own_look: QApplication) -> None:
    badge = DeliveryBadge()
    qtbot.addWidget(badge)
    texts.install(own_look, Language.INDONESIAN)
    said = []
    for state in AssessmentState:
        badge.show_state(state)
        said.append(badge.words)
        assert not badge._sign.pixmap().isNull()
        assert badge.accessibleName() == badge.words
    assert said[:5] == ["Draf", "Siap dikirim", "Terkirim", "Diterima pusat", "Dikembalikan"]
    assert len(set(said)) == len(AssessmentState)
    assert len({sign for sign, _tone in LOOKS.values()}) == len(LOOKS)
    badge.show_state(None)
    assert badge.isHidden()


def test_an_empty_page_says_what_to_do_and_does_it(qtbot: QtBot) -> None:
    page = EmptyPage("inbox", lambda: "Nothing yet", lambda: "Take in a package.", lambda: "Take in…")
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.pressed):
        qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)


def test_dropped_files_arrive_as_paths_and_are_only_copied(qtbot: QtBot, tmp_path: Path) -> None:
    zone = DropZone("package-open", lambda: "Drop here", lambda: "Choose…")
    qtbot.addWidget(zone)
    zone.show()
    files = [tmp_path / "a b.asice", tmp_path / "ü.asice"]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files] + [QUrl("https://example.org/x")])
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(zone, enter)
    assert enter.isAccepted()
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(zone.dropped) as heard:
        QApplication.sendEvent(zone, event)
    assert heard.args == [tuple(files)]
    assert event.dropAction() == Qt.DropAction.CopyAction
    with qtbot.waitSignal(zone.asked):
        qtbot.mouseClick(zone.button, Qt.MouseButton.LeftButton)
