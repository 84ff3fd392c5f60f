"""The levels of one indicator, as radio buttons that a digit chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QGridLayout, QLabel, QWidget

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.language import show_number
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.level_button import LevelButton

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from smartcity_desktop.core.rubric import Indicator, Scale

_ONE_COLUMN = 6  # more levels than this stand in two columns, so that their descriptors stay in view
_DECIMAL_SIGNS = (int(Qt.Key.Key_Comma), int(Qt.Key.Key_Period))
_TAKE_BACK = (int(Qt.Key.Key_Backspace), int(Qt.Key.Key_Delete))
_DIGITS = range(int(Qt.Key.Key_0), int(Qt.Key.Key_9) + 1)


class LevelGroup(Speaking, QWidget):
    """Shows an indicator's levels; keys act only while one of its buttons has the focus.

    A digit chooses the whole level of that number; a comma or point after it the next part of a level (`2` `,` is
    2,5); left and right go one level down or up; `T` is *not applicable*; Backspace takes the answer back. After a key
    that is no answer here Enter stays, so that nothing is left blank unnoticed; the arrows leave it on purpose.
    """

    chosen = Signal(object)  # Decimal, or None: taken back
    not_applicable = Signal()
    step = Signal(object)  # +1: next indicator, -1: the one before
    built = Signal()  # there are other buttons

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._indicator: Indicator | None = None
        self._scale: Scale | None = None
        self._answer: Answer | None = None
        self._read_only = False
        self._fast = False
        self._tight = False
        self._group = QButtonGroup(self)
        self._buttons: dict[Decimal, LevelButton] = {}
        self._none: LevelButton | None = None
        self._asks: dict[Decimal, str] = {}
        self._grid = QGridLayout(self)
        theme.margins(self._grid, 0, theme.XS)
        self._hint = QLabel(wordWrap=True)  # why a key did nothing; until the next key that does something
        theme.mark(self._hint, role="strong", tone="bad")
        self._hint.hide()
        self._grid.addWidget(self._hint, 0, 0, 1, 2)
        self._group.buttonClicked.connect(self._on_clicked)

    # -- showing -----------------------------------------------------------------------------------------------

    def display(self, indicator: Indicator, scale: Scale, answer: Answer, *, read_only: bool = False) -> None:
        """Show an indicator with what was answered."""
        self._indicator = indicator
        if scale != self._scale:
            self._scale = scale
            self._build()
        if self._none is not None:
            self._none.setVisible(indicator.not_applicable_allowed)
        self._read_only = read_only
        self._hint.hide()
        self.display_answer(answer)
        self.retranslate()

    def display_answer(self, answer: Answer) -> None:
        """Show another answer to the same indicator."""
        if self._answer is None or _level(answer) != _level(self._answer):
            # The same answer comes again when another one is saved: what was said of a key is still news then.
            self._hint.hide()
        self._answer = answer
        wanted = self._none if answer.not_applicable else None
        if answer.value is not None:
            wanted = self._buttons.get(answer.value)
        had_focus = self.has_focus
        self._group.setExclusive(False)
        for button in self.buttons():
            button.setChecked(button is wanted)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._group.setExclusive(True)
        self._stop().setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if had_focus:
            self._stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_evidence(self, asks: Mapping[Decimal, str]) -> None:
        """Draw a clip at levels that ask for evidence; by level the token of its colour."""
        if asks != self._asks:
            self._asks = dict(asks)
            for value, button in self._buttons.items():
                button.ask_evidence(asks.get(value, ""))
                self._describe(value, button)

    def set_fast(self, fast: bool) -> None:
        """In fast mode Tab goes to the next indicator."""
        self._fast = fast

    def set_tight(self, tight: bool) -> None:
        """Take less room, so that the descriptors stay in view in a low window."""
        self._tight = tight
        self._grid.setSpacing(2 if tight else theme.XS)
        for button in self.buttons():
            button.set_tight(tight)
        self._grid.activate()

    @property
    def has_focus(self) -> bool:
        """Whether one of the buttons has the focus."""
        return any(button.hasFocus() for button in self.buttons())

    @property
    def hint(self) -> str:
        """Why the last key did nothing; empty if it did."""
        return "" if self._hint.isHidden() else self._hint.text()

    @property
    def answer(self) -> Answer | None:
        """What is shown as chosen."""
        return self._answer

    def button(self, value: Decimal | None) -> LevelButton:
        """Give the button of a level (`None`: not applicable).

        Raises:
            KeyError: there is none.
        """
        if value is not None:
            return self._buttons[value]
        if self._none is None or self._none.isHidden():
            raise KeyError("not applicable")
        return self._none

    def take_focus(self) -> None:
        """Put the focus on what is chosen, or on the first level."""
        self._stop().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def first_stop(self) -> QWidget:
        """Give the one button that Tab reaches."""
        return self._stop()

    def retranslate(self) -> None:
        """Set every word anew."""
        if self._indicator is None or self._scale is None:
            return
        language, scale = texts.current(), self._scale
        most = show_number(scale.maximum.normalize(), language) if scale.maximum else "0"
        for value, button in self._buttons.items():
            name = scale.label(value)
            level = self._indicator.level(value)
            words = texts.say(name) if name else ""
            description = texts.say(level.description) if level else ""
            button.say(words, description)
            button.setAccessibleName(
                self.tr("Indicator {code}, level {level} of {most}").format(
                    code=self._indicator.code, level=_written(value), most=most
                )
            )
            self._describe(value, button)
        if self._none is not None:
            self._none.say(
                self.tr("Not applicable"),
                self.tr("This does not exist in the region by its nature. A reason is needed."),
            )
            self._none.setAccessibleName(
                self.tr("Indicator {code}, not applicable").format(code=self._indicator.code)
            )

    def _describe(self, value: Decimal, button: LevelButton) -> None:
        """Say to a screen reader what is painted: name, descriptor, and whether the evidence is there."""
        said = [part for part in button.words if part]
        asks = self._asks.get(value)
        if asks == "warn":
            said.append(self.tr("Asks for evidence that is not attached yet"))
        elif asks:
            said.append(self.tr("Asks for evidence, which is attached"))
        button.setAccessibleDescription(". ".join(said))

    # -- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        """Make the buttons of a scale; they stay from indicator to indicator, and so does the order of Tab."""
        assert self._scale is not None
        for button in self.buttons():
            self._group.removeButton(button)
            button.removeEventFilter(self)
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons, self._none, self._asks = {}, None, {}
        levels = self._scale.levels
        rows = len(levels) if len(levels) <= _ONE_COLUMN else (len(levels) + 1) // 2
        for place, value in enumerate(levels):
            button = self._add(_written(value))
            self._buttons[value] = button
            self._grid.addWidget(button, 1 + place % rows, place // rows)
        self._none = self._add("T")
        self._grid.addWidget(self._none, rows + 1, 0, 1, 2 if len(levels) > _ONE_COLUMN else 1)
        self.built.emit()

    def _add(self, key: str) -> LevelButton:
        button = LevelButton(key, self)
        button.set_tight(self._tight)
        button.installEventFilter(self)
        self._group.addButton(button)
        button.show()
        return button

    def buttons(self) -> list[LevelButton]:
        """Give all buttons in the order of Tab, *not applicable* last (hidden where it is not allowed)."""
        return [*self._buttons.values(), *([self._none] if self._none else [])]

    def _stop(self) -> QWidget:
        return next(
            (button for button in self.buttons() if button.isChecked()),
            next(iter(self._buttons.values()), self),
        )

    # -- keys and clicks ---------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys before the radio button does: its own arrows would choose."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if plain != Qt.KeyboardModifier.NoModifier:
            return False
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(-1 if shifted else 1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._fast:
            self._step(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return self._choose_by_key(key)
        return True

    def _step(self, by: int) -> None:
        if by > 0 and self.hint:
            QApplication.beep()
        else:
            self.step.emit(by)

    def _choose_by_key(self, key: int) -> bool:
        if key in _DIGITS:
            self._choose_number(key - int(Qt.Key.Key_0))
        elif key == Qt.Key.Key_T:
            self._choose_none()
        elif key in _TAKE_BACK:
            self._choose(None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(1 if key == Qt.Key.Key_Right else -1)
        elif key in _DECIMAL_SIGNS:
            self._add_part()
        else:
            return False
        return True

    def _choose_number(self, number: int) -> None:
        found = next((value for value in self._buttons if value == number), None)
        if found is not None:
            self._choose(found)
        elif self._buttons and not self._read_only:
            low, high = (_written(value) for value in (min(self._buttons), max(self._buttons)))
            self._explain(
                self.tr("Scale {low}–{high}: {digit} is no level. ↓ goes on without it.").format(
                    low=low, high=high, digit=number
                )
            )

    def _explain(self, words: str) -> None:
        self._hint.setText(words)
        self._hint.setAccessibleName(words)
        self._hint.show()
        QApplication.beep()
        QAccessible.updateAccessibility(QAccessibleEvent(self._hint, QAccessible.Event.Alert))

    def _add_part(self) -> None:
        """Go one part of a level up: `2` `,` is 2,5 on a scale of half levels."""
        value = self._answer.value if self._answer else None
        levels = list(self._buttons)
        if value in levels:
            at = levels.index(value) + 1
            if at < len(levels) and levels[at] % 1 != 0:
                self._choose(levels[at])

    def _move(self, by: int) -> None:
        levels = list(self._buttons)
        value = self._answer.value if self._answer else None
        at = levels.index(value) + by if value in levels else (0 if by > 0 else len(levels) - 1)
        if 0 <= at < len(levels):
            self._choose(levels[at])

    def _choose(self, value: Decimal | None) -> None:
        if self._read_only or self._answer is None:
            return
        self._hint.hide()
        self.display_answer(Answer(self._answer.indicator, value, comment=self._answer.comment))
        self.chosen.emit(value)

    def _choose_none(self) -> None:
        allowed = self._indicator is not None and self._indicator.not_applicable_allowed
        if self._read_only or self._answer is None:
            return
        if not allowed:
            self._explain(
                self.tr("This indicator is scored in every region: “not applicable” is not allowed here.")
            )
            return
        self._hint.hide()
        self.display_answer(
            Answer(
                self._answer.indicator,
                not_applicable=True,
                reason=self._answer.reason,
                comment=self._answer.comment,
            )
        )
        self.not_applicable.emit()

    def _on_clicked(self, button: LevelButton) -> None:
        if self._read_only:
            if self._answer is not None:
                self.display_answer(self._answer)
            return
        button.setFocus(Qt.FocusReason.MouseFocusReason)
        if button is self._none:
            self._choose_none()
            return
        self._choose(next(value for value, one in self._buttons.items() if one is button))

    def where(self) -> tuple[QPoint, int]:
        """Give where the chosen (or first) level stands in this widget and how high it is."""
        stop = self._stop()
        return stop.pos(), stop.height()


def _level(answer: Answer) -> tuple[Decimal | None, bool]:
    return answer.value, answer.not_applicable


def _written(value: Decimal) -> str:
    return (
        show_number(value.normalize() if value else value, texts.current()) if value % 1 else str(int(value))
    )
