"""What a page must be free of, found by measuring its widgets: cut words, hidden parts, odd orders, silent controls.

Each check takes what is on show and gives findings: a kind, the widget by class and name, and what is wrong.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWidget,
)

from smartcity_desktop.ui.palette import contrast
from smartcity_desktop.ui.widgets.elided_box import ElidedBox

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 150
"""Presses of Tab on one page."""
ROWS = 12
"""Rows of a view that are looked at: those on show, no more than this many."""


class Finding(NamedTuple):
    """One thing that is wrong: `kind` and `where` say the same thing again on another page or in another size."""

    kind: str
    where: str
    what: str


def shown(root: QWidget) -> Iterator[QWidget]:
    """Give what is on show in `root`, itself left out."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.width() > 0 and widget.height() > 0:
            yield widget


def name(widget: QWidget) -> str:
    """Name a widget for people who look for it in the sources."""
    names = [type(widget).__name__]
    # Never above a window: what Qt's binding has handed out as a dialog's parent it takes for gone with the dialog.
    parent = None if widget.isWindow() else widget.parentWidget()
    while parent is not None and len(names) < 3:
        if type(parent).__module__.startswith(("smartcity_desktop", "tests")):
            names.append(type(parent).__name__)
        parent = None if parent.isWindow() else parent.parentWidget()
    return " < ".join(names)


# -- cut words -------------------------------------------------------------------------------------------------


def cut_words(root: QWidget) -> Iterator[Finding]:
    """Give widgets whose words do not fit into them."""
    for widget in shown(root):
        need = _need(widget)
        if need is None:
            continue
        words, size = need
        over = (size.width() - widget.width(), size.height() - widget.height())
        if over[0] > 1 or over[1] > 2:
            kind = "hint" if isinstance(widget, QLineEdit) else "cut"
            yield Finding(kind, name(widget), f"{words!r} needs {max(0, over[0])} × {max(0, over[1])} more")


def _need(widget: QWidget) -> tuple[str, QSize] | None:
    """Give the words of a widget and the size they need."""
    if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
        return widget.text()[:60], _label(widget)
    if isinstance(widget, (QPushButton, QCheckBox, QRadioButton)) and widget.text():
        return widget.text(), widget.sizeHint()
    if (
        isinstance(widget, QToolButton)
        and widget.text()
        and widget.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly
    ):
        return widget.text(), QSize(widget.minimumSizeHint().width(), widget.sizeHint().height())
    if isinstance(widget, QComboBox) and widget.currentText() and not isinstance(widget, ElidedBox):
        text = widget.currentText()
        return text, QSize(widget.fontMetrics().horizontalAdvance(text) + 34, 0)
    if isinstance(widget, QAbstractSpinBox):
        return widget.text(), QSize(widget.fontMetrics().horizontalAdvance(widget.text()) + 34, 0)
    if isinstance(widget, QLineEdit) and not isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox)):
        text = widget.placeholderText() if not widget.text() else ""
        return (text, QSize(widget.fontMetrics().horizontalAdvance(text) + 20, 0)) if text else None
    return None


def _label(label: QLabel) -> QSize:
    if label.wordWrap() or label.textFormat() == Qt.TextFormat.RichText or "<" in label.text():
        return QSize(0, label.heightForWidth(label.width()) if label.wordWrap() else 0)
    hint = label.sizeHint()
    if getattr(label, "elides", False) and label.toolTip() == label.text():
        return QSize(0, hint.height())
    if label.sizePolicy().horizontalPolicy() == label.sizePolicy().Policy.Ignored and label.toolTip():
        return QSize(0, hint.height())
    return hint


# -- tables, headers, tabs -------------------------------------------------------------------------------------


def cut_cells(root: QWidget) -> Iterator[Finding]:
    """Give headers, cells and tabs whose words are cut short."""
    for widget in shown(root):
        if isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
            yield from _headers(widget)
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            yield from _cells(widget)
        elif isinstance(widget, QTabBar):
            yield from _tabs(widget)


def _headers(header: QHeaderView) -> Iterator[Finding]:
    model = header.model()
    for section in range(header.count()):
        words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        if header.isSectionHidden(section) or not words:
            continue
        over = header.sectionSizeFromContents(section).width() - header.sectionSize(section)
        if over > 1:
            yield Finding("header", name(header), f"{words!r} needs {over} more")


def _cells(view: QAbstractItemView) -> Iterator[Finding]:
    model = view.model()
    if model is None:
        return
    for column in range(_columns(view)):
        worst, words = 0, ""
        for row in range(min(ROWS, model.rowCount(view.rootIndex()))):
            index = model.index(row, column, view.rootIndex())
            place = view.visualRect(index)
            text = str(index.data() or "")
            if not text or not place.isValid() or not view.viewport().rect().intersects(place):
                continue
            hint = view.sizeHintForIndex(index)
            over = hint.width() - place.width()
            if _wraps(view):
                over = hint.height() - place.height()
            if over > worst:
                worst, words = over, text
        if worst > 1:
            yield Finding("cell", f"{name(view)} column {column}", f"{words[:50]!r} needs {worst} more")


def _columns(view: QAbstractItemView) -> int:
    model = view.model()
    if isinstance(model, QAbstractListModel):
        return 1  # it keeps its `columnCount` to itself
    return model.columnCount(view.rootIndex())


def _wraps(view: QAbstractItemView) -> bool:
    return bool(getattr(view, "wordWrap", lambda: False)()) and not hasattr(view, "horizontalHeader")


def _tabs(bar: QTabBar) -> Iterator[Finding]:
    for at in range(bar.count()):
        place, words = bar.tabRect(at), bar.tabText(at)
        if not bar.rect().contains(place):
            yield Finding("tab", name(bar), f"{words!r} lies outside the bar")
        elif QFontMetrics(bar.font()).horizontalAdvance(words) > place.width():
            yield Finding("tab", name(bar), f"{words!r} is cut")


# -- places ----------------------------------------------------------------------------------------------------


def misplaced(root: QWidget) -> Iterator[Finding]:
    """Give what lies outside the window, hangs out of its parent, covers a sibling, or scrolls sideways."""
    window = root.window()
    yield from _overlaps(root)
    for widget in shown(root):
        if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0:
            yield Finding("sideways", name(widget), f"scrolls by {widget.horizontalScrollBar().maximum()}")
        if not _scrolls(widget, window):
            place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
            if not window.rect().adjusted(-1, -1, 1, 1).contains(place):
                yield Finding("outside", name(widget), f"{place.getRect()} of {window.size().toTuple()}")
        yield from _overlaps(widget)


def _scrolls(widget: QWidget, window: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _overlaps(parent: QWidget) -> Iterator[Finding]:
    layout = parent.layout()
    if layout is None:
        return
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and child.isVisible()
        and not child.isWindow()
        and layout.indexOf(child) >= 0
    ]
    for at, one in enumerate(children):
        for other in children[at + 1 :]:
            common = one.geometry().intersected(other.geometry())
            if common.width() > 2 and common.height() > 2 and type(layout).__name__ != "QStackedLayout":
                yield Finding("overlap", name(parent), f"{name(one)} and {name(other)}")


# -- focus -----------------------------------------------------------------------------------------------------


def by_tab(root: QWidget) -> list[QWidget | None]:
    """Give what Tab reaches in `root`, in its order, by pressing it; `None` where it leaves `root` for a while.

    Not by `nextInFocusChain`: Qt's binding takes what that gives for gone with the widget before it.
    """
    first = next((widget for widget in shown(root) if _reached(widget)), None)
    if first is None:
        return []
    first.setFocus(Qt.FocusReason.TabFocusReason)
    found: list[QWidget | None] = []
    focused = QApplication.focusWidget()
    while focused is not None and focused not in found and len(found) < MOST:
        inside = root.isAncestorOf(focused)
        if inside or (found and found[-1] is not None):
            found.append(focused if inside else None)
        if not inside and len(found) > 1 and found.count(None) > 1:
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    return found


def _reached(widget: QWidget) -> bool:
    if isinstance(widget, (QTabWidget, QLineEdit)) and (
        isinstance(widget, QTabWidget) or isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox))
    ):
        return False  # its bar, or the box around it, has the focus
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value) and widget.isEnabled()


def out_of_order(root: QWidget) -> Iterator[Finding]:
    """Give steps of Tab that go back up without going right, or back to the left within a line."""
    chain = by_tab(root)
    tops = [widget.mapTo(root, QPoint(0, 0)).toTuple()[::-1] for widget in chain if widget is not None]
    for one, other in pairwise(chain):
        if one is None or other is None or other.mapTo(root, QPoint(0, 0)).toTuple()[::-1] == min(tops):
            continue
        here = QRect(one.mapTo(root, QPoint(0, 0)), one.size())
        there = QRect(other.mapTo(root, QPoint(0, 0)), other.size())
        common = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
        same_line = common > min(here.height(), there.height()) / 2
        back = same_line and there.right() <= here.left()
        up = not same_line and there.bottom() <= here.top() and there.left() < here.right() - 4
        if back or up:
            yield Finding("order", f"{name(one)} → {name(other)}", f"{_words(one)!r} → {_words(other)!r}")


def silent(root: QWidget) -> Iterator[Finding]:
    """Give controls of which a screen reader can say nothing."""
    for widget in filter(_reached, shown(root)):
        seen = QAccessible.queryAccessibleInterface(widget)
        if seen is None or not seen.text(QAccessible.Text.Name).strip():
            yield Finding("silent", name(widget), "has no name for a screen reader")


def ringless(root: QWidget) -> Iterator[Finding]:
    """Give controls that look the same with and without the focus. The window must be active."""
    window = root.window()
    for widget in filter(_reached, list(shown(root))):
        if widget.visibleRegion().boundingRect() != widget.rect():
            continue  # scrolled out of sight, or partly
        window.setFocus()
        place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-3, -3, 3, 3)
        if QApplication.focusWidget() is widget:
            continue
        before = window.grab(place).toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if widget.hasFocus() and window.grab(place).toImage() == before:
            yield Finding("ring", name(widget), f"{_words(widget)!r} does not show the focus")


def _words(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QAbstractButton, QLineEdit)) else ""
    return re.sub(r"\s+", " ", text or widget.accessibleName() or widget.objectName())[:40]


# -- ink -------------------------------------------------------------------------------------------------------


def pale(root: QWidget) -> Iterator[Finding]:
    """Give labels whose ink and ground, as they are painted, are closer than 4.5:1."""
    window = root.window()
    picture = window.grab().toImage()
    ratio = picture.devicePixelRatio()
    for widget in shown(root):
        if not isinstance(widget, QLabel) or not widget.text() or not widget.isEnabled():
            continue
        if widget.visibleRegion().boundingRect() != widget.rect():
            continue  # scrolled out of sight: what is painted there is something else
        corner = widget.mapTo(window, QPoint(1, 1)) * ratio
        if not picture.rect().contains(corner):
            continue
        ground, ink = picture.pixelColor(corner), widget.palette().color(widget.foregroundRole())
        found = contrast(QColor(ink).name(), ground.name())
        if found < 4.5:
            yield Finding("pale", name(widget), f"{widget.text()[:40]!r} {found:.2f}")
