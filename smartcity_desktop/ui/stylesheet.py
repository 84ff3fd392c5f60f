"""The one stylesheet, built from the tokens.

Properties it knows (set with `theme.mark`):

    QPushButton, QToolButton   kind = primary | quiet | danger | rail | link        (none: secondary)
    QLabel                     role = display | title | heading | caption | muted | strong | code
                               tone = good | warn | bad | accent | practice | muted
    QFrame                     kind = card | well | line | bar | rail ; tone = info | good | warn | bad | practice
    any input, QPushButton     invalid = true
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartcity_desktop.ui.palette import Tokens

_TEXTS = """
QLabel { background: transparent; }
QLabel[role="display"] { font-size: @21pt; font-weight: 700; }
QLabel[role="title"] { font-size: @15pt; font-weight: 700; }
QLabel[role="heading"] { font-size: @11.5pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="caption"] { font-size: @9pt; color: $muted; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="code"] { font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; }
QLabel[role="fingerprint"] {
  font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; font-size: @14pt; font-weight: 600;
}
QLabel[role="key"] {
  background: $sunken; border: 1px solid $line; border-bottom: 2px solid $edge; border-radius: 4px; padding: 1px 6px;
  font-weight: 600; font-size: @9pt;
}
QLabel[tone="good"] { color: $good; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="practice"] { color: $practice; }
QLabel[tone="muted"] { color: $muted; }
QLabel:disabled { color: $edge; }
"""

_FRAMES = """
QMainWindow, QDialog, QMessageBox, QFileDialog { background: $surface; }
QToolTip { background: $text; color: $surface; border: 0; padding: 4px 8px; }
QFrame[kind="card"] { background: $raised; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="well"] { background: $sunken; border: 0; border-radius: 8px; }
QFrame[kind="line"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[kind="bar"] { background: $raised; border: 0; border-top: 1px solid $line; }
QFrame[kind="foot"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[kind="head"] { background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame[kind="rail"] { background: $sunken; border: 0; border-right: 1px solid $line; }
QFrame[kind="practice"] { background: $practice; border: 0; }
QFrame[kind="practice"] QLabel { color: $practice_text; font-weight: 600; }
QFrame[kind="banner"] { border: 0; border-left: 4px solid $accent; border-radius: 6px; background: $accent_soft; }
QFrame[kind="banner"][tone="good"] { border-left-color: $good; background: $good_soft; }
QFrame[kind="banner"][tone="warn"] { border-left-color: $warn; background: $warn_soft; }
QFrame[kind="banner"][tone="bad"] { border-left-color: $bad; background: $bad_soft; }
QFrame[kind="banner"][tone="practice"] { border-left-color: $practice; background: $practice_soft; }
QFrame[kind="pill"] { border: 0; border-radius: 10px; background: $sunken; }
QFrame[kind="pill"][tone="accent"] { background: $accent_soft; }
QFrame[kind="pill"][tone="good"] { background: $good_soft; }
QFrame[kind="pill"][tone="warn"] { background: $warn_soft; }
QFrame[kind="pill"][tone="bad"] { background: $bad_soft; }
QFrame[kind="pill"][tone="practice"] { background: $practice_soft; }
QFrame[kind="drop"] { background: transparent; border: 2px dashed $edge; border-radius: 8px; }
QFrame[kind="drop"][over="true"] { border-color: $accent; background: $accent_soft; }
QScrollArea { border: 0; background: transparent; }
QWidget[kind="desk"] { background: $sunken; }
QScrollArea > QWidget > QWidget[kind="flow"] { background: transparent; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: @9pt; padding: 12px; background: $raised; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; color: $muted; font-weight: 600; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:horizontal { width: 5px; }
QSplitter::handle:vertical { height: 5px; }
"""

_BUTTONS = """
QPushButton {
  background: $raised; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: 6px 14px; font-weight: 500;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $press; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton[invalid="true"] { border: 2px solid $bad; padding: 5px 13px; }
QPushButton:disabled { color: $edge; border-color: $line; background: $surface; }
QPushButton[kind="primary"] { background: $accent; color: $accent_text; border: 1px solid $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_press; border-color: $accent_press; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $press; border-color: $press; color: $muted; }
QPushButton[kind="danger"] { background: $bad; color: $bad_text; border: 1px solid $bad; font-weight: 600; }
QPushButton[kind="danger"]:hover { background: $bad_hover; border-color: $bad_hover; }
QPushButton[kind="danger"]:focus { border: 2px solid $text; }
QPushButton[kind="quiet"], QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; }
QPushButton[kind="quiet"] { color: $accent; }
QPushButton[kind="quiet"]:hover, QToolButton:hover { background: $hover; }
QPushButton[kind="quiet"]:pressed, QToolButton:pressed { background: $press; }
QPushButton[kind="quiet"]:focus, QToolButton:focus { border: 2px solid $accent; }
QPushButton[kind="link"] {
  background: transparent; border: 1px solid transparent; color: $accent; padding: 2px 4px;
  text-align: left; text-decoration: underline;
}
QPushButton[kind="link"]:hover { background: $hover; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 1px 3px; }
QPushButton[kind="choice"] { text-align: left; padding: 12px 16px; border-color: $line; border-radius: 8px; }
QPushButton[kind="choice"]:hover { border-color: $accent; background: $raised; }
QPushButton[kind="choice"]:focus { border: 2px solid $accent; padding: 11px 15px; }
QToolButton { padding: 5px; color: $text; }
QToolButton:focus { padding: 4px; }
QToolButton:checked { background: $accent_soft; color: $accent; }
QToolButton:disabled { color: $edge; }
QToolButton::menu-indicator { image: none; }
QToolButton[kind="rail"] {
  color: $muted; padding: 7px 10px; text-align: left; font-weight: 500; border-radius: 6px; border: 1px solid transparent;
}
QToolButton[kind="rail"]:hover { background: $press; color: $text; }
QToolButton[kind="rail"]:checked { background: $raised; color: $accent; font-weight: 600; border-color: $line; }
QToolButton[kind="rail"]:focus { border: 2px solid $accent; padding: 6px 9px; }
QPushButton, QToolButton, QCheckBox, QRadioButton { outline: 0; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QDialogButtonBox QPushButton { min-width: @52pt; }
"""

_INPUTS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  background: $raised; color: $text; border: 1px solid $edge; border-radius: 6px; padding: 5px 8px;
  selection-background-color: $accent; selection-color: $accent_text;
}
QLineEdit, QComboBox, QAbstractSpinBox { min-height: @13pt; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: 4px 7px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
  background: $surface; color: $muted; border-color: $line;
}
QLineEdit:read-only, QPlainTextEdit:read-only, QTextEdit:read-only { background: $surface; border-color: $line; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"], QAbstractSpinBox[invalid="true"] {
  border: 2px solid $bad; padding: 4px 7px;
}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
  border: 0; padding: 0 4px; min-height: 0; background: transparent;
}
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url(controls:$theme/down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; padding: 4px; outline: 0; }
QAbstractSpinBox { padding-right: 22px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  subcontrol-origin: border; width: 20px; border: 0; background: transparent; margin: 2px;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; border-radius: 3px; }
QAbstractSpinBox::up-arrow { image: url(controls:$theme/up.svg); width: 11px; height: 11px; }
QAbstractSpinBox::down-arrow { image: url(controls:$theme/down.svg); width: 11px; height: 11px; }
QDateEdit::drop-down, QDateTimeEdit::drop-down { border: 0; width: 22px; subcontrol-position: center right; }
QDateEdit::down-arrow, QDateTimeEdit::down-arrow { image: url(controls:$theme/down.svg); width: 14px; height: 14px; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 6px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $edge; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator, QTableView::indicator {
  width: 16px; height: 16px; border: 1px solid $edge; border-radius: 4px; background: $raised;
}
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked, QTableView::indicator:checked {
  background: $accent; border-color: $accent; image: url(controls:$theme/check.svg);
}
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url(controls:$theme/dash.svg); }
QCheckBox::indicator:disabled { border-color: $line; background: $surface; }
QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $edge; border-radius: 9px; background: $raised; }
QRadioButton::indicator:hover { border-color: $accent; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid $accent; }
QRadioButton::indicator:disabled { border-color: $line; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; background: $accent; border: 0; }
QSlider::handle:horizontal:focus { border: 2px solid $text; }
QProgressBar { background: $sunken; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""

_VIEWS = """
QAbstractItemView { background: $raised; alternate-background-color: $surface; border: 1px solid $line; border-radius: 8px; outline: 0; }
QTableView { gridline-color: $line; selection-background-color: $accent_soft; selection-color: $text; }
QListView, QTreeView, QListWidget { selection-background-color: $accent_soft; selection-color: $text; }
QTableView::item { padding: 4px 8px; border: 0; }
QListView::item, QTreeView::item { padding: 5px 8px; border: 0; }
QListView::item { border-radius: 5px; }
QTableView::item:hover, QListView::item:hover, QTreeView::item:hover { background: $hover; color: $text; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $text; }
QAbstractItemView:focus { border: 2px solid $accent; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url(controls:$theme/right.svg); }
QTreeView::branch:has-children:open { image: url(controls:$theme/down.svg); }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
  background: $surface; color: $muted; border: 0; border-bottom: 1px solid $line; padding: 6px 8px 6px 11px;
  font-weight: 600; font-size: @9pt;
}
QHeaderView::section:first { border-top-left-radius: 7px; }
QHeaderView::section:last { border-top-right-radius: 7px; }
QHeaderView::section:only-one { border-top-left-radius: 7px; border-top-right-radius: 7px; }
QHeaderView::section:hover { color: $text; }
QHeaderView::down-arrow, QHeaderView::up-arrow {
  width: 10px; height: 10px; subcontrol-origin: margin; subcontrol-position: top center;
}
QHeaderView::down-arrow { image: url(controls:$theme/down.svg); }
QHeaderView::up-arrow { image: url(controls:$theme/up.svg); }
QTableCornerButton::section { background: $surface; border: 0; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { background: transparent; }
QTabBar::tab {
  background: transparent; color: $muted; padding: 7px 12px; border: 2px solid transparent; border-bottom: 2px solid transparent;
  font-weight: 500;
}
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: 600; }
QTabBar::scroller { width: 44px; }
QTabBar QToolButton { padding: 0; border: 1px solid $edge; border-radius: 5px; background: $raised; }
QTabBar QToolButton::left-arrow { image: url(controls:$theme/left.svg); width: 12px; height: 12px; }
QTabBar QToolButton::right-arrow { image: url(controls:$theme/right.svg); width: 12px; height: 12px; }
QTabBar::tab:focus { border: 2px solid $accent; border-radius: 4px; }
QMenu { background: $raised; border: 1px solid $line; padding: 5px; menu-scrollable: 1; }
QMenu::item { padding: 6px 22px 6px 10px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $edge; }
QMenu::icon { padding-left: 6px; }
QMenu::separator { height: 1px; background: $line; margin: 5px 6px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 6px; }
QMenu::indicator:checked { image: url(controls:$theme/tick.svg); }
QMenu::right-arrow { image: url(controls:$theme/right.svg); width: 12px; height: 12px; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def stylesheet(tokens: Tokens, points: float, percent: int, theme: str) -> str:
    """Build the stylesheet: `$name` becomes a token's colour, `@n pt` a size scaled with the text.

    Args:
        tokens: colours.
        points: size of plain text at 100 %; sizes in the rules are written for 10 points.
        percent: text size.
        theme: `light` or `dark`, the folder of the control images.
    """
    sheet = _TEXTS + _FRAMES + _BUTTONS + _INPUTS + _VIEWS
    scale = points / 10 * percent / 100
    pieces = sheet.split("@")
    for at, piece in enumerate(pieces[1:], start=1):
        number, rest = piece.split("pt", 1)
        pieces[at] = f"{float(number) * scale:.2f}pt{rest}"
    sheet = "".join(pieces).replace("$theme", theme)
    # Longer names first: `$accent_soft` must not be read as `$accent` and a rest.
    for name in sorted(tokens._fields, key=len, reverse=True):
        sheet = sheet.replace(f"${name}", getattr(tokens, name))
    return sheet
